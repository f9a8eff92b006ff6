"""Raised and lowered text says so in its characters, or stays as it was."""

from __future__ import annotations

import unicodedata

import pytest

from reader.article import markdown, parse
from reader.article.content import Style
from reader.article.dom.scripts import MAX_SCRIPT, written


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("10<sup>5</sup>个", "10⁵个"),
        ("三十m<sup>2</sup>", "三十m²"),
        ("H<sub>2</sub>O", "H₂O"),
        ("SO<sub>4</sub><sup>2-</sup>", "SO₄²⁻"),
        ("10<sup>−9</sup>", "10⁻⁹"),
        ("<sup>14</sup>C测年", "¹⁴C测年"),
        ("x<sup>n+1</sup>", "xⁿ⁺¹"),
        ("e<sup>x/2</sup>", "e^(x/2)"),
        ("e<sup>x<sup>2</sup></sup>", "e^(x²)"),
        ("k<sub>α</sub>", "k_α"),
        ("S<sub>甲乙</sub>", "S_(甲乙)"),
        ("研究<sup>1,2</sup>表明", "研究¹,²表明"),
        ("25<sup>o</sup>C", "25ºC"),
        ("河灯<sup>TM</sup>", "河灯TM"),
        ("Lamp<sup>TM</sup>", "Lamp™"),
        ("10<sup><b>5</b></sup>", "10⁵"),
        ("## 面积 m<sup>2</sup>\n\n字", "面积 m²\n字"),
        ("a|b\n-|-\nm<sup>3</sup>|2", "a\tb\nm³\t2"),
    ],
)
def test_formulae(body: str, shown: str) -> None:
    article = parse(body)
    assert article.text == shown
    assert article.text == "\n".join(block.text for block in article.blocks)
    assert parse(markdown(article)).text == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("1<sup>st</sup>", "1st"),
        ("XIX<sup>e</sup>", "XIXe"),
        ("字<sup>[3]</sup>", "字[3]"),
        ("字<sup>*</sup>", "字*"),
        ("Lamp<sup>®</sup>", "Lamp®"),
        ("标题<sup>新</sup>品", "标题新品"),
        ("Lamp<sup>beta</sup>", "Lampbeta"),
        ("<sub>Photo by No One</sub>", "Photo by No One"),
        ("字[^a]\n\n[^a]: 注", "字[1]\n注"),
    ],
)
def test_what_is_no_formula_stays(body: str, shown: str) -> None:
    assert parse(body).text == shown


def test_what_goes_on_stays() -> None:
    long = "2" * (MAX_SCRIPT + 1)
    assert parse(f"1<sup>{long}</sup>").text == "1" + long


def test_a_reference_keeps_its_link() -> None:
    (block,) = parse('字<sup><a href="https://a.example/">1</a></sup>').blocks
    assert block.text == "字¹"
    assert parse('字<sup><a href="https://a.example/">1</a></sup>').links


@pytest.mark.parametrize("script", [Style.SUPERSCRIPT, Style.SUBSCRIPT])
def test_each_character_folds_into_the_plain_one(script: Style) -> None:
    for plain in map(chr, range(0x21, 0x7F)):
        said = written(plain, script, "y")
        if said is not None and len(said) == 1:
            assert unicodedata.normalize("NFKC", said).replace("−", "-") == plain
