"""Liquid is run as far as it is known; the lines stay those of the file."""

from __future__ import annotations

import pytest

from reader.article import parse, text
from reader.article.liquid import render
from reader.article.model import Code, Context

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
