"""What a body becomes, construct by construct."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import (
    Block,
    Code,
    Context,
    Heading,
    Image,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
    Tone,
)


def texts(body: str) -> list[str]:
    return [str(block.text) for block in parse(body).blocks]


def only(body: str) -> Block:
    (block,) = parse(body).blocks
    return block


def spans(body: str) -> tuple[Span, ...]:
    block = only(body)
    assert isinstance(block, Paragraph)
    return block.spans


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Blanks and breaks
        ("第一行\n第二行", ["第一行第二行"]),
        ("one\ntwo", ["one two"]),
        ("中文，\nEnglish", ["中文， English"]),
        ("中文\n**粗体**", ["中文粗体"]),
        ("<p>中文\n  中文</p>", ["中文中文"]),
        ("<p>　　缩进的段落</p>", ["缩进的段落"]),
        ("<p>&nbsp;&nbsp;&nbsp;&nbsp;也是缩进</p>", ["也是缩进"]),
        ("<p>a   b\t c</p>", ["a b c"]),
        ("甲<br>乙", ["甲\n乙"]),
        ("甲  \n乙", ["甲\n乙"]),
        ("甲\\\\\n乙", ["甲\n乙"]),
        ("<p>甲<br><br>乙</p>", ["甲", "乙"]),
        ("<p>　　甲<br>　　乙</p>", ["甲", "乙"]),
        # Left out
        ("<p>看<!-- 不看 -->见</p>", ["看见"]),
        ("<script>alert('不看')</script>\n\n见", ["见"]),
        ("<style>p{}</style>\n<p>见</p>", ["见"]),
        ('<p>看<span style="display: none">不看</span>见</p>', ["看见"]),
        ("<p hidden>不看</p><p>见</p>", ["见"]),
        ('<p>看<span id="quote_1"></span>见</p>', ["看见"]),
        ("<p></p><p> </p><p>　　</p>", []),
        ('<nav><a href="/">首页</a></nav><p>见</p>', ["见"]),
        ("* 目录\n{:toc}\n\n正文", ["正文"]),
        ("{::comment}\n不看\n{:/comment}\n\n见", ["见"]),
        ("HTML 好\n\n*[HTML]: 超文本", ["HTML 好"]),
        ("{: .note}\n一段", ["一段"]),
        ("一段\n{: .note}", ["一段"]),
        ('[字](x){: target="_blank"}后', ["字后"]),
        # Kept
        ("p {:b=>2, :c=>3}", ["p {:b=>2, :c=>3}"]),
        ("a <enter> b", ["a <enter> b"]),
        ("a <o:p>b</o:p> c", ["a b c"]),
        ("<textarea>见", ["见"]),
        ("<!-- 没有结尾", ["<!-- 没有结尾"]),
        ("<p>1 < 2 && 3 > 2</p>", ["1 < 2 && 3 > 2"]),
        ("<p>没有结尾的<b>粗体</p><p>下一段</p>", ["没有结尾的粗体", "下一段"]),
        ("<div>一<div>二", ["一", "二"]),
        ("<ruby>漢<rt>かん</rt></ruby>字", ["漢(かん)字"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", ["漢(かん)字"]),
        ("$$x_1 * x_2$$", ["x_1 * x_2"]),
        # HTML blocks hold no Markdown, unless they say so
        ("<div>\n\n*星*\n\n</div>", ["*星*"]),
        ('<div markdown="1">\n\n**星**\n\n</div>', ["星"]),
        ('<p markdown="1">**星**</p>', ["星"]),
        ('<dl><dt markdown="1">\n# *星*\n</dt></dl>', ["# 星"]),
        ('<div>\n<pre markdown="1">\n**星**\n</pre>\n</div>', ["**星**"]),
        ('<div>\n<p>*a*</p>\n<div markdown="1">\n*b*\n</div>\n</div>', ["*a*", "b"]),
        ("<p>*a*</p> *b*", ["*a*", "b"]),
        ("<p>*a*</p><p>*b*</p>", ["*a*", "*b*"]),
        ("<div>甲\n\n*乙*", ["甲", "乙"]),
    ],
)
def test_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("**招聘官****网地址**在此", ["招聘官网地址", "在此"]),
        ("**甲****乙****丙**丁", ["甲乙丙", "丁"]),
        ("**甲****乙******", ["甲乙"]),
        ("甲****乙 **丙**", ["甲****乙 ", "丙"]),
    ],
)
def test_bold_words_right_after_bold_words(body: str, shown: list[str]) -> None:
    assert [str(span.text) for span in spans(body)] == shown


@pytest.mark.parametrize(
    ("body", "marker"), [("1. 甲\n2. 乙", "1."), ("1) 甲\n2) 乙", "1)"), ("3) 甲\n4) 乙", "3)")]
)
def test_numbers_of_items_as_they_are_written(body: str, marker: str) -> None:
    assert parse(body).blocks[0].inside[0].marker == marker


@pytest.mark.parametrize(
    "body",
    [
        "**中国。**然后",
        "前面**“中国”**然后",
        "**中国（CN）**的",
        "说：**好**！",
        "**　中国**",
    ],
)
def test_strong_beside_chinese(body: str) -> None:
    (strong,) = [span for span in spans(body) if span.style is Style.STRONG]
    assert "中国" in strong.text or strong.text == "好"
    assert "*" not in only(body).text


def test_strong_follows_commonmark_elsewhere() -> None:
    assert only("foo**(bar)**baz").text == "foo**(bar)**baz"
    assert only("2 * 3 * 4").text == "2 * 3 * 4"
    assert only("snake_case_name").text == "snake_case_name"


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ("*x*", Style.EMPHASIS),
        ("`x`", Style.CODE),
        ("~~铅字。~~后", Style.STRIKE),
        ("<u>x</u>", Style.UNDERLINE),
        ("<sup>x</sup>", Style.SUPERSCRIPT),
        ("<sub>x</sub>", Style.SUBSCRIPT),
        ("<kbd>x</kbd>", Style.KEYBOARD),
        ('<span style="font-weight:700">x</span>', Style.STRONG),
        ('<span style="text-decoration: underline">x</span>', Style.UNDERLINE),
        ('<span style="text-decoration: none">x</span>', Style.PLAIN),
        ("<b><i>x</i></b>", Style.STRONG | Style.EMPHASIS),
    ],
)
def test_styles(body: str, style: Style) -> None:
    assert spans(body)[0].style == style


def test_lists_keep_their_marks_and_nest() -> None:
    blocks = parse("3. a\n   - b\n\n     c\n4. d").blocks
    marks = [[frame.marker for frame in block.inside] for block in blocks]
    assert marks == [["3."], ["3.", "•"], ["3.", "•"], ["4."]]
    assert blocks[1].inside == blocks[2].inside
    assert blocks[0].inside[0] == blocks[1].inside[0]


def test_task_lists() -> None:
    blocks = parse("- [x] 面\n- [ ] 油").blocks
    assert [(b.inside[0].marker, b.text) for b in blocks] == [("[x]", "面"), ("[ ]", "油")]


def test_an_ordered_list_of_one_line_is_a_numbered_line() -> None:
    assert [(b.inside, b.text) for b in parse("1. 备料").blocks] == [((), "1. 备料")]


def test_quotes_nest() -> None:
    blocks = parse("字\n\n> a\n>\n> > b").blocks
    assert [[frame.kind for frame in block.inside] for block in blocks] == [
        [],
        ["quote"],
        ["quote", "quote"],
    ]


def test_definitions() -> None:
    term, first, second = parse("泡\n: 细密\n: 均匀").blocks
    assert isinstance(term, Paragraph)
    assert term.tone is Tone.TERM
    assert first.inside[0].kind == second.inside[0].kind == "definition"
    assert first.inside != second.inside


def test_footnotes() -> None:
    article = parse("字[^a]，又[^a]。\n\n[^a]: 注**文**。\n\n    续。")
    body, note, more = article.blocks
    assert body.text == "字[1]，又[1]。"
    assert isinstance(body, Paragraph)
    assert body.spans[1].style is Style.SUPERSCRIPT
    assert note.text == "注文。"
    assert more.text == "续。"
    assert note.inside == more.inside
    assert (note.inside[0].kind, note.inside[0].marker) == ("note", "[1]")


def test_a_single_footnote_is_a_footnote() -> None:
    _, note = parse("字[^a]\n\n[^a]: 注").blocks
    assert (note.text, note.inside[0].kind) == ("注", "note")


def test_code_keeps_language_and_blanks() -> None:
    block = only("```ruby\nif x\n\n  y\nend\n```")
    assert isinstance(block, Code)
    assert (block.language, block.code) == ("ruby", "if x\n\n  y\nend")
    rouge = '<div class="language-sh highlighter-rouge"><pre class="highlight"><code>ls\n</code></pre></div>'
    block = only(rouge)
    assert isinstance(block, Code)
    assert (block.language, block.code) == ("sh", "ls")
    block = only("<pre>a<br>b</pre>")
    assert isinstance(block, Code)
    assert block.code == "a\nb"


def test_rule() -> None:
    assert isinstance(parse("a\n\n* * *\n\nb").blocks[1], Rule)


def test_table() -> None:
    block = only("| 人 | 面 |\n|---|--:|\n| 1 | **100** g |")
    assert isinstance(block, Table)
    assert block.header_rows == 1
    assert block.text == "人\t面\n1\t100 g"
    assert [cell.align for cell in block.rows[1]] == ["left", "right"]
    for row in block.rows:
        for cell in row:
            assert block.text[cell.start : cell.start + len(cell.text)] == cell.text


def test_table_columns_line_up_below_a_rowspan() -> None:
    block = only(
        "<table><tr><th rowspan=2>名</th><th colspan=2>昨</th></tr>"
        "<tr><th>收</th><th>涨</th></tr><tr><td>甲</td><td>1</td><td>2</td></tr></table>"
    )
    assert isinstance(block, Table)
    assert block.header_rows == 2
    assert [[(c.text, c.columns) for c in row] for row in block.rows] == [
        [("名", 1), ("昨", 2)],
        [("", 1), ("收", 1), ("涨", 1)],
        [("甲", 1), ("1", 1), ("2", 1)],
    ]


def test_cells_of_blocks_are_lines_in_a_cell() -> None:
    block = only("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>")
    assert isinstance(block, Table)
    assert block.text == "a b\tc"


def test_a_table_for_layout_is_read_cell_after_cell() -> None:
    assert texts("<table><tr><td><p>一</p></td></tr><tr><td><p>二</p></td></tr></table>") == [
        "一",
        "二",
    ]
    nested = (
        "<table><tr><td>一</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    )
    assert texts(nested) == ["一", "a\tb"]


def test_an_image_is_not_called_what_its_caption_says() -> None:
    image, caption, other = parse(
        '<img src="a.jpg" alt="渡口的清晨">\n\n渡口的清晨\n\n渡口的清晨'
    ).blocks
    assert (image.text, caption.text, other.text) == ("", "渡口的清晨", "渡口的清晨")
    assert isinstance(caption, Paragraph)
    assert caption.tone is Tone.CAPTION
    assert texts('<img src="a.jpg" alt="渡口">\n\n渡口的清晨') == ["渡口", "渡口的清晨"]


def test_a_caption_is_read_before_its_table() -> None:
    caption, table = parse(
        "<table><caption>表</caption><tr><td>a</td><td>b</td></tr></table>"
    ).blocks
    assert isinstance(caption, Paragraph)
    assert (caption.text, caption.tone) == ("表", Tone.CAPTION)
    assert isinstance(table, Table)


def test_images_stand_alone_and_are_named() -> None:
    article = parse('前![雾](a.png)后\n\n<img src="/x/%E5%9B%BE.jpg">')
    assert [str(block.text) for block in article.blocks] == ["前", "雾", "后", ""]
    image = article.blocks[1]
    assert isinstance(image, Image)
    assert image.link is not None
    assert article.links[image.link].href == "a.png"


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="https://s.example/p?id=1" width="1" height="1">',
        '<img src="https://s.example/p" style="width:1px">',
        '<img src="/pixel.gif">',
        "<img>",
    ],
)
def test_tracking_images_are_dropped(tag: str) -> None:
    assert texts(f"<p>字</p>{tag}") == ["字"]


def test_lazy_images_lead_to_their_file() -> None:
    article = parse('<img src="data:image/gif;base64,AAAA" data-original="//i.example/a.jpg">')
    (image,) = article.blocks
    assert isinstance(image, Image)
    assert image.link is not None
    assert article.links[image.link].href.endswith("//i.example/a.jpg")


@pytest.mark.parametrize("said", ["IMG_0123.JPG", "屏幕截图-2.png", "a.webp"])
def test_the_name_of_a_file_says_nothing_of_an_image(said: str) -> None:
    assert only(f'<img src="/a.png" alt="{said}">').text == ""
    assert only(f'<img src="/a.png" alt="看 {said} 这张">').text == f"看 {said} 这张"


def test_a_film_is_a_link_to_it() -> None:
    article = parse('<video><source src="/m/a.webm">旧浏览器</video>')
    assert article.text == "a.webm"
    assert [link.href for link in article.links] == ["/m/a.webm"]


def test_a_heading_that_holds_an_image_is_followed_by_it() -> None:
    head, image = parse("## 图 ![x](a.png)").blocks
    assert isinstance(head, Heading)
    assert (head.title, image.text) == ("图", "x")


def test_the_line_of_a_heading_is_that_of_the_file() -> None:
    body = (
        "字\n\n## 一\n\n字\n\n<div>\n<p>字</p>\n\n<h2>\n二\n</h2>\n</div>\n\n"
        "> 字\n\n三\n--\n\n<center>\n\n<b>四</b></center>\n<p>字。</p>"
    )
    lines = ["", *body.split("\n")]
    for section in parse(body, Context(body_line=10)).sections:
        assert section.title in lines[section.line - 9]


@pytest.mark.parametrize(
    "body",
    [
        '<p style="text-align:right">青桥县图书馆</p>',
        '<p align="right">青桥县图书馆</p>',
        '<div align="right"><p><b>青桥县图书馆</b></p></div>',
        '青桥县图书馆\n{: style="text-align: right"}',
    ],
)
def test_signatures_stand_right_and_head_nothing(body: str) -> None:
    signature, text = parse(f"{body}\n\n<p>字。</p>").blocks
    assert isinstance(signature, Paragraph)
    assert isinstance(text, Paragraph)
    assert (signature.right, signature.centred, text.right) == (True, False, False)
