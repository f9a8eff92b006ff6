"""Attributes in braces, of Pandoc, goldmark and others, are no text; what only looks so is."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Context
from reader.corpus.kinds.site import KindName

TEXT = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班。"


@pytest.mark.parametrize("kind", ["plain", "jekyll", "hexo", "hugo", "zola"])
@pytest.mark.parametrize(
    ("line", "anchor"),
    [
        ("## 渡口 {.wp-block-heading}", "渡口"),
        ("## 渡口 {#ferry}", "ferry"),
        ("## 渡口 {#3 .a .b-c key=\"v w\" data-x='y'}", "3"),
        ("## 渡口 { #ferry .a }", "ferry"),
        ("## 渡口 {: .no_toc}", "渡口"),
        ("## 渡口 {.unnumbered}", "渡口"),
        ("## 渡口 {-}", "渡口"),
        ("## 渡口{.md:w-1/2} ##", "渡口"),
        ('## [渡口]{.ez-toc-section id="x"} {#ferry .wp-block-heading}', "ferry"),
        ('## <span id="a"></span>渡口<span></span> {.wp-block-heading}', "渡口"),
        ("渡口 {#ferry .title}\n----", "ferry"),
    ],
)
def test_they_end_a_heading(line: str, anchor: str, kind: KindName) -> None:
    section, *others = parse(f"{TEXT}\n\n{line}\n\n{TEXT}", Context(kind=kind)).sections
    assert (section.title, section.anchor, others) == ("渡口", anchor, [])


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("[浇水]{.underline}之后", "浇水之后"),
        ("[**浇** [水](https://a.example/)]{.mark key=v}之后", "浇 水之后"),
        ('[站点](https://a.example/){target="_blank" rel="noopener"}上', "站点上"),
        ("`x`{.py} 与 **粗**{.red}", "x 与 粗"),
        ("一段话 {.lead}", "一段话"),
        ("一段话\n{.lead #a}", "一段话"),
        ("- 甲 {.x}\n- 乙", "甲\n乙"),
        ("::: {.box}\n里面的话\n:::", "里面的话"),
    ],
)
def test_they_are_no_text(body: str, text: str) -> None:
    assert parse(body).text == text


@pytest.mark.parametrize(
    "body",
    [
        "## 集合 {a, b}",
        "## 模板 {name}",
        "花括号 {x}",
        "[甲]{乙}",
        "`a{.b}`",
        "a {.b} c",
        "{}",
        "{1}",
    ],
)
def test_what_sets_nothing_is_text(body: str) -> None:
    plain = body.replace("`", "").removeprefix("## ")
    assert parse(f"{TEXT}\n\n{body}\n\n{TEXT}").text == f"{TEXT}\n{plain}\n{TEXT}"


def test_the_place_of_tabs_is_no_section() -> None:
    body = f"# Tabs {{.tabset}}\n\n{TEXT}\n\n## 渡口\n\n{TEXT}"
    assert [section.title for section in parse(body).sections] == ["渡口"]
