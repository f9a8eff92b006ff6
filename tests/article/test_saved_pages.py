"""Pages saved from WeChat, Zhihu and their kind: what scripts would show, fetch or lead through."""

from __future__ import annotations

import pytest

from reader.article import Article, parse, text
from reader.article.content import Context, Image, Paragraph, Style

PAGE = Context(kind="plain", markup="html")
LONG = "船开了，灯亮着。" * 30


def hrefs(article: Article) -> list[str]:
    return [str(link.href) for link in article.links]


@pytest.mark.parametrize("style", ["visibility: hidden; opacity: 0;", "opacity:0"])
def test_an_article_that_a_script_would_show_is_shown(style: str) -> None:
    article = parse(f'<div id="js_content" style="{style}"><p>{LONG}</p></div>', PAGE)
    assert article.text == LONG


@pytest.mark.parametrize("style", ["visibility:hidden", "opacity:0", "display:none"])
def test_what_is_hidden_beside_an_article_is_not(style: str) -> None:
    article = parse(f'<p>{LONG}</p><div style="{style}">看不见</div>', PAGE)
    assert article.text == LONG
    assert parse(f'<div style="display:none">{LONG}</div><p>字</p>', PAGE).text == "字"


@pytest.mark.parametrize(
    ("address", "formula"),
    [
        ("https://www.zhihu.com/equation?tex=x_1%2By", "x_1+y"),
        ("//math.jianshu.com/math?formula=a%5E2", "a^2"),
        ("https://latex.codecogs.com/gif.latex?E%3Dm", "E=m"),
        ("http://chart.googleapis.com/chart?cht=tx&amp;chl=%5Cpi", "\\pi"),
        ("https://www.zhihu.com/equation?tex=", "[公式]"),
    ],
)
def test_pictures_of_formulas_are_formulas_in_their_line(address: str, formula: str) -> None:
    article = parse(f'<p>设<img src="{address}" alt="[公式]">为数。</p>', PAGE)
    (paragraph,) = article.blocks
    assert article.text == f"设{formula}为数。"
    assert isinstance(paragraph, Paragraph) and Style.CODE in paragraph.spans[1].style
    assert not article.links


@pytest.mark.parametrize(
    "name", ["data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-echo"]
)
def test_pictures_that_come_later(name: str) -> None:
    for src in ("", 'src="data:image/gif;base64,R0lGODlhAQABAAAAACH5"'):
        article = parse(f'<p>字</p><img {src} {name}="https://e.example/a.png">', PAGE)
        assert hrefs(article) == ["https://e.example/a.png"]


def test_a_film_that_comes_later() -> None:
    article = parse('<p>字</p><iframe data-src="https://v.example/p.html?vid=x"></iframe>', PAGE)
    assert hrefs(article) == ["https://v.example/p.html?vid=x"]


def test_a_picture_for_readers_without_scripts_is_shown_once() -> None:
    picture = (
        '<noscript><img src="https://e.example/a.jpg"></noscript>'
        '<img src="data:image/svg+xml;utf8,x" data-actualsrc="https://e.example/a.jpg">'
    )
    article = parse(f"<figure>{picture}</figure><p>字</p>", PAGE)
    assert [type(block) for block in article.blocks] == [Image, Paragraph]


def test_pictures_within_a_page_stay_and_dots_do_not() -> None:
    whole = "data:image/png;base64," + "A" * 400
    article = parse(f'<img src="{whole}"><p>字</p><img src="data:image/gif;base64,R0l">', PAGE)
    assert [type(block) for block in article.blocks] == [Image, Paragraph]


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://link.zhihu.com/?target=https%3A//e.example/a%3Fb%3D1", "https://e.example/a?b=1"),
        ("https://link.jianshu.com?t=http://e.example/a", "http://e.example/a"),
        ("https://link.juejin.cn/?target=https%3A%2F%2Fe.example%2Fa", "https://e.example/a"),
        ("https://www.douban.com/link2/?type=x&url=https%3A%2F%2Fe.example", "https://e.example"),
        ("https://www.google.com/url?sa=t&q=https://e.example/a&x=1", "https://e.example/a"),
        ("https://link.zhihu.com/?target=javascript%3Aalert(1)", None),
        ("https://link.zhihu.com/?target=https%3A//e.example%0D%0Aa", "https://e.examplea"),
        ("https://e.example/?target=https%3A//f.example", "https://e.example/?target=https%3A//f.example"),
    ],
)  # fmt: skip
def test_links_lead_past_pages_that_ask_back(address: str, href: str | None) -> None:
    expected = href if href is not None else address
    assert hrefs(parse(f'<p><a href="{address}">字</a></p>', PAGE)) == [expected]


def test_spans_on_lines_of_their_own_are_words_apart() -> None:
    body = "<p><span>原创</span>\n<span>林小满</span>\n<b>江海</b>\n晨报</p>"
    assert parse(body, PAGE).text == "原创 林小满江海晨报"


def test_the_half_of_a_page_that_a_script_shows_is_no_article() -> None:
    body = f'<p>{LONG}</p><div style="opacity:0">{LONG}</div>'
    assert parse(body, PAGE).text == LONG


@pytest.mark.parametrize("mark", ["__", "**", "****"])
def test_marks_alone_are_nothing(mark: str) -> None:
    assert "".join(parse(f"甲\n\n{mark}\n\n乙").text.split()) == "甲乙"


def test_images_of_nothing_in_markdown_are_nothing() -> None:
    svg = (
        "data:image/svg+xml,%3C%3Fxml version='1.0'%3F%3E%3Csvg transform='t(-2.0, 1)'%3E%3C/svg%3E"
    )
    article = parse(f"甲![图片]({svg})乙\n\n![图片](data:image/svg+xml,开)")
    assert article.text == "甲乙"


AROUND = "<p>这是别的文章，不是这一篇。</p><ul><li><a href='/1'>别的</a></li></ul>"


def whole(held: str, head: str = "<h1>早班船</h1>", after: str = AROUND) -> list[str]:
    html = f"<html><body><div><h1>江海网</h1><p>天天开船。</p></div><div>{head}{held}</div>{after}</body></html>"
    article = parse(html, Context(kind="plain", markup="html", title="早班船"))
    assert article.text == text(html, Context(kind="plain", markup="html", title="早班船"))
    return [str(block.text) for block in article.blocks]


@pytest.mark.parametrize(
    "named",
    ['id="artibody"', 'class="a entry-content"', 'itemprop="articleBody"', 'id="cnblogs_post_body"'],
)  # fmt: skip
def test_of_a_whole_page_its_article_is_read(named: str) -> None:
    held = f"<p>导语。</p><div {named}><p>{LONG}</p><p>完了。</p></div><p>(责编：甲)</p>"
    assert whole(held) == ["早班船", "导语。", LONG, "完了。"]


def test_of_a_whole_page_the_one_article_or_the_long_one_is_read() -> None:
    held = f"<article><h1>早班船</h1><p>{LONG}</p></article>"
    assert whole(held, "<p>上一层</p>") == ["早班船", LONG]
    other = "<article><h2>晚班船</h2><p>也开了。</p></article>"
    assert whole(held, "", other + AROUND) == ["早班船", LONG]


def test_what_stands_in_one_box_with_the_title_stays() -> None:
    head = "<div><h3>江上的事</h3><h1>早班船</h1></div>"
    assert whole(f'<div id="artibody"><p>{LONG}</p></div>', head) == ["早班船", "江上的事", LONG]


@pytest.mark.parametrize(
    "held",
    [
        f'<div class="e-content"><p>{LONG}</p></div><div class="e-content"><p>{LONG}</p></div>',
        f'<div class="e-content"><p>灯亮着的一段短话，{"灯亮着。" * 6}</p></div><p>{LONG * 2}</p>',
        f"<article><p>{LONG}</p></article><article><p>{LONG}</p></article>",
        f"<div><p>{LONG}</p></div>",
        f'<div class="e-content"><p>灯。</p></div><p>{LONG}</p>',
    ],
)
def test_of_a_page_with_no_one_article_nothing_is_left_out_by_its_place(held: str) -> None:
    assert any("这是别的文章" in block for block in whole(held))


def test_an_element_within_the_article_with_such_a_name_is_not_all_of_it() -> None:
    inner = '<div class="markdown-body"><p>引来的一段话，说的是灯，也说的是船，还说了别的许多事。</p></div>'
    assert LONG in whole(f'<div class="entry-content">{inner}<p>{LONG}</p></div>')


def test_a_piece_of_html_is_no_page() -> None:
    html = f'<h1>早班船</h1><div class="entry-content"><p>{LONG}</p></div>{AROUND}'
    assert "这是别的文章" in parse(html, PAGE).text


def test_a_page_of_many_articles_is_a_list() -> None:
    held = f'<div class="entry-content"><p>{LONG}</p></div>' * 50
    assert any("这是别的文章" in block for block in whole(held))
    assert any("这是别的文章" in block for block in whole(f"<article><p>{LONG}</p></article>" * 50))
