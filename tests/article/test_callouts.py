"""Notes of other dialects of Markdown lose their marks, and keep their titles and words."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Context, Paragraph, Style
from reader.corpus.kinds.site import KindName

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "hexo", "hugo", "zola", "pelican")


def quoted(body: str, kind: KindName) -> list[str]:
    blocks = parse(body, Context(kind=kind)).blocks
    return [str(block.text) for block in blocks if block.inside]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("> [!NOTE]\n> 船开了。", ["Note", "船开了。"]),
        ("> [!TIP] 小*贴*士\n> 船开了。\n>\n> 再见。", ["小贴士", "船开了。", "再见。"]),
        ("> [!warning]- 小心\n> - 船", ["小心", "船"]),
        ("> [!quote]\n> 船开了。", ["船开了。"]),
        ("> [!NOTE]\n>\n> 船开了。", ["Note", "船开了。"]),
    ],
)
def test_alerts(kind: KindName, body: str, lines: list[str]) -> None:
    assert quoted(body, kind) == lines


def test_the_title_of_an_alert_is_bold() -> None:
    first = parse("> [!NOTE]\n> 船开了。").blocks[0]
    assert isinstance(first, Paragraph) and first.spans[0].style is Style.STRONG


@pytest.mark.parametrize("body", ["[!NOTE] 船", "> 船 [!NOTE]", "> [!1] 船", "> `[!NOTE]` 船"])
def test_what_is_no_alert(body: str) -> None:
    assert parse(body).text == body.removeprefix("> ").replace("`", "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("::: tip\n船**开**了。\n:::\n\n再见。", ["船开了。", "再见。"]),
        (":::note info\n船开了。\n:::", ["船开了。"]),
        ("船：\n::: details 几点 开\n六点。\n:::\n再见。", ["船：", "几点 开", "六点。", "再见。"]),
        (":::caution[小心]\n\n船开了。\n\n:::", ["小心", "船开了。"]),
        ("::: {.callout-note}\n船开了。\n:::", ["船开了。"]),
        (":::: a\n::: b 题\n船\n:::\n::::", ["题", "船"]),
    ],
)
def test_containers(kind: KindName, body: str, lines: list[str]) -> None:
    assert parse(body, Context(kind=kind)).text.split("\n") == lines


@pytest.mark.parametrize("body", [":: a", "他说:::", ":::::?", "```\n::: tip\n```", "    ::: tip"])
def test_what_is_no_container(body: str) -> None:
    assert ":::" in parse(body).text or body == ":: a"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[toc]\n\n船", "船"),
        ("[TOC]\n船", "船"),
        ("@[toc](目录)\n\n船", "船"),
        ("[[_TOC_]]\n\n船", "船"),
        ("船 [toc] 船", "船 [toc] 船"),
        ("[toc] 船", "[toc] 船"),
        ("[tocs]\n\n船", "[tocs]\n船"),
    ],
)
def test_a_table_of_contents_is_asked_for_in_vain(body: str, text: str) -> None:
    assert parse(body).text == text
