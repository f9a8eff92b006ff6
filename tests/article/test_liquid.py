"""Liquid is run as far as it is known; the lines stay those of the file."""

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.content import Code, Context
from reader.article.markup.liquid import render

CONTEXT = Context(
    title="题",
    url="https://news.example.org",
    baseurl="/blog",
    site={"title": "报", "author.name": "甲"},
    page={"date": "2022-02-21"},
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("《{{ site.title }}》", "《报》"),
        ("{{site.author.name}}", "甲"),
        ("{{ page.title }}，{{- page.date -}}", "题，2022-02-21"),
        ("{{ site.url }}/a", "https://news.example.org/a"),
        ("{{ '/a.png' | relative_url }}", "/blog/a.png"),
        ("{{ '/a.png' | absolute_url }}", "https://news.example.org/blog/a.png"),
        ("{{ 'x' | upcase }}", "x"),
        ("a{{ post.unknown }}b", "ab"),
        ("* <{{ release.url.gz }}>", "* "),
        ("{% assign n = '三' %}{{ n }}天", "三天"),
        ("{% if a %}看{% else %}见{% endif %}", "看见"),
        ("看{% comment %} 不看 {% endcomment %}见", "看见"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("{% include a.html %}见", "见"),
        ("{% post_url 2026-11-19-jinze %}#a", "2026-11-19-jinze#a"),
        ("{%link en/news/_posts/2022-11-22-x.md %}", "/en/news/_posts/2022-11-22-x.md"),
        ("{{ 没有结尾", "{{ 没有结尾"),
        ("{% 没有结尾", "{% 没有结尾"),
        ("100{% }", "100{% }"),
        ("{% raw %}没有结尾", "没有结尾"),
    ],
)
def test_render(body: str, expected: str) -> None:
    assert render(body, CONTEXT).text == expected


def test_highlight_is_code() -> None:
    (block,) = parse("{% highlight ruby linenos %}\nputs `ls`\n```\n{% endhighlight %}").blocks
    assert isinstance(block, Code)
    assert (block.language, block.code) == ("ruby", "puts `ls`\n```")


def test_lines_are_those_of_the_body() -> None:
    body = "{% comment %}\na\n{% endcomment %}\n# 一\n{% highlight c %}int x;{% endhighlight %}\n\n# 二"
    source = render(body, Context(body_line=1))
    lines = source.text.split("\n")
    assert [source.line(lines.index(line)) for line in ("# 一", "# 二")] == [4, 7]
    assert [section.line for section in parse(body).sections] == [4, 7]


def test_code_is_safe_from_what_follows() -> None:
    assert text("{% raw %}\n```liquid\n{% for x in y %}\n```\n{% endraw %}") == "{% for x in y %}"


def test_a_record_found_by_a_value_has_that_value() -> None:
    body = (
        '{% assign release = site.data.releases | where: "version", "3.4.0" | first %}\n'
        "Ruby {{ release.version }} is out."
    )
    assert text(body) == "Ruby 3.4.0 is out."


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("See {{ site.docs }} for more.", "See … for more."),
        ("共[{{ r.files }} 个文件](http://a.example)有改动", "共… 个文件有改动"),
        ("长度：{{ r.size }}", "长度：…"),
        ("[说明](http://a.example/{{ r.tag }}/x)", "说明"),
        ('[说明]({{ r.url }} "题")', "说明"),
        ('<p><img alt="图" src="{{ r.src }}">字</p>', "图\n字"),
        ("<{{ r.url }}>", ""),
        ("{{ content }}", ""),
        ("- {{ r.note }}\n- 字", "字"),
        ("{{ greeting }} 字", "字"),
    ],
)
def test_what_is_not_known_leaves_no_hole_in_a_sentence(body: str, shown: str) -> None:
    assert text(body) == shown
