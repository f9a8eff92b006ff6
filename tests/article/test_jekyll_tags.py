"""Jekyll's includes and the tags of its plugins stand for pictures, links, code, quotations and words."""

from __future__ import annotations

import pytest

from reader.article import Article, parse
from reader.article.content import Code, Context, Image, Paragraph, Style, Tone

HTML = Context(markup="html")


def pictures(article: Article) -> list[tuple[str, str]]:
    return [
        (str(article.links[block.link].href), str(block.alt))
        for block in article.blocks
        if isinstance(block, Image) and block.link is not None
    ]


def captions(article: Article) -> list[str]:
    return [
        str(block.text)
        for block in article.blocks
        if isinstance(block, Paragraph) and block.tone is Tone.CAPTION
    ]


@pytest.mark.parametrize(
    ("tag", "picture", "caption"),
    [
        ('{% include figure.html path="assets/dengta.png" %}', ("/assets/dengta.png", ""), None),
        (
            "{% include figure image_path='/a/dengta.jpg' alt='灯塔' caption='**夜**里的灯塔' %}",
            ("/a/dengta.jpg", "灯塔"),
            "夜里的灯塔",
        ),
        (
            '{% include image.html url="dengta.webp"\ndescription="The old lamp" %}',
            ("/dengta.webp", ""),
            "The old lamp",
        ),
        ('{% include zoom.html src="https://e.org/d.png?w=3" %}', ("https://e.org/d.png?w=3", ""), None),
        ('{% include lib/img.html file=page.photo %}', ("/p/q.svgz", ""), None),
        ("{% img right /i/dengta.png 350 350 '灯塔' '海边的灯塔' %}", ("/i/dengta.png", "海边的灯塔"), "灯塔"),
        ('{% responsive_image path: i/dengta.png alt: "灯塔" %}', ("/i/dengta.png", "灯塔"), None),
    ],
)  # fmt: skip
def test_pictures(tag: str, picture: tuple[str, str], caption: str | None) -> None:
    article = parse(f"前文。\n\n{tag}\n\n后文。", Context(page={"photo": "p/q.svgz"}))
    assert pictures(article) == [picture]
    assert captions(article) == ([caption] if caption else [])
    assert article.text.startswith("前文。") and article.text.endswith("后文。")


@pytest.mark.parametrize(
    ("tag", "href", "words"),
    [
        ('{% include video id="abc" provider="vimeo" %}', "https://vimeo.com/abc", None),
        ('{% include youtube.html id="abc" %}', "https://www.youtube.com/watch?v=abc", None),
        ("{% youtube abc %}", "https://www.youtube.com/watch?v=abc", None),
        ("{% gist 996818 lamp.rb %}", "https://gist.github.com/996818", None),
        ("{% video http://e.org/lamp.mp4 640 320 /poster.png %}", "http://e.org/lamp.mp4", "lamp.mp4"),
        ('{% include button.html text="去看灯塔" url="/lamp/" %}', "/lamp/", "去看灯塔"),
        ("{% include_code Lamp lang:ruby lamp.rb %}", "/downloads/code/lamp.rb", "Lamp"),
        ("看[这里]({% cdn_path /lamp/a.pdf %})", "/lamp/a.pdf", "看这里"),
    ],
)  # fmt: skip
def test_links(tag: str, href: str, words: str | None) -> None:
    article = parse(f"前文。\n\n{tag}\n\n后文。")
    assert [str(link.href) for link in article.links] == [href]
    assert words is None or words in article.text


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ('{% include note.html content="请先 *读完* 说明。" %}', "请先 读完 说明。"),
        ('{% include alert.html text="Read it first, please" %}', "Read it first, please"),
        ('{% include toc.html class="left wide" %}', ""),
        ("{% include ads.html %}", ""),
        ('{% include widget.html content="x12" %}', ""),
    ],
)
def test_words_of_an_include_are_read(tag: str, text: str) -> None:
    assert parse(f"前文。\n\n{tag}\n\n后文。").text == "\n".join(
        filter(None, ["前文。", text, "后文。"])
    )


def test_words_of_an_include_in_a_line_stay_in_it() -> None:
    assert parse('点 {% include key.html text="回车 键" %} 继续。').text == "点 回车 键 继续。"


def test_a_block_of_code_is_code_below_its_title() -> None:
    body = "{% codeblock 点灯 - lamp.rb lang:ruby %}\n# 不是标题\nputs *_x_*\n{% endcodeblock %}\n"
    article = parse(body)
    assert article.blocks[0].text == "点灯 - lamp.rb"
    code = article.blocks[1]
    assert isinstance(code, Code)
    assert (code.language, code.code) == ("ruby", "# 不是标题\nputs *_x_*")
    assert not article.sections


def test_quotations() -> None:
    body = "{% blockquote 林小满, 《灯塔》 %}\n灯亮着。\n{% endblockquote %}\n\n下文。"
    article = parse(body)
    inside = [(str(block.text), [frame.kind for frame in block.inside]) for block in article.blocks]
    assert inside == [("灯亮着。", ["quote"]), ("— 林小满，《灯塔》", ["quote"]), ("下文。", [])]


def test_a_quotation_without_an_end_quotes_nothing() -> None:
    article = parse("{% blockquote %}\n灯亮着。\n\n下文。")
    assert [block.inside for block in article.blocks] == [(), ()]


def test_what_is_folded_keeps_its_title() -> None:
    article = parse("{% details 看 答案 %}\n四十二。\n{% enddetails %}\n\n下文。")
    first = article.blocks[0]
    assert article.text == "看 答案\n四十二。\n下文。"
    assert article.sections or (
        isinstance(first, Paragraph) and Style.STRONG in first.spans[0].style
    )


@pytest.mark.parametrize(
    "tags",
    [
        ("{% highlight java %}", "{% endhighlight %}"),
        ("{% codeblock lang:java %}", "{% endcodeblock %}"),
        ('[code language="java"]', "[/code]"),
    ],
)
def test_code_in_html_is_no_markdown(tags: tuple[str, str]) -> None:
    code = "Set<String> `a` = *b*; // && <c>"
    article = parse(f"<p>上文：\n{tags[0]}\n{code}\n\n  d();\n{tags[1]}</p>\n<p>下文。</p>", HTML)
    assert [type(block).__name__ for block in article.blocks] == ["Paragraph", "Code", "Paragraph"]
    assert article.text == f"上文：\n{code}\n\n  d();\n下文。"
    assert isinstance(article.blocks[1], Code) and article.blocks[1].language == "java"


def test_wordpress_keeps_its_code_as_html() -> None:
    for context in (HTML, Context()):
        article = parse('上文。\n\n[code]\nif (a &lt; b &amp;&amp; c) "d";\n[/code]\n', context)
        assert article.text == '上文。\nif (a < b && c) "d";'
