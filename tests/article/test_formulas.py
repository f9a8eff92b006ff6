"""Mathematics is no Markdown: its signs stay, its lines stay, and prices are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import parse, text
from reader.article.content import Code, Context
from reader.corpus.kinds.site import KindName

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "hexo", "hugo")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "前\n\n$$\na &= b_1 \\\\\n- c_2 \\\\\n\n= d\n$$\n\n后",
            "a &= b_1 \\\\\n- c_2 \\\\\n\n= d",
        ),
        ("前\n$$ x_1\n= y $$.\n后", "x_1\n= y $$."),
        (
            "\\begin{align*}\nx &= *y* \\\\\n+ z\n\\end{align*}\n\n后",
            "\\begin{align*}\nx &= *y* \\\\\n+ z\n\\end{align*}",
        ),
    ],
)
def test_a_block_keeps_its_lines(kind: KindName, body: str, shown: str) -> None:
    article = parse(body, Context(kind=kind))
    (code,) = [block for block in article.blocks if isinstance(block, Code)]
    assert code.code == shown
    assert not article.sections
    assert article.text.endswith("后")


def test_blocks_in_quotes_and_items() -> None:
    for body in ("> $$\n> a_1\n> - b\n> $$", "- 甲\n\n  $$\n  a_1\n  - b\n  $$"):
        (code,) = [block for block in parse(body).blocks if isinstance(block, Code)]
        assert code.code == "a_1\n- b"
        assert code.inside


@pytest.mark.parametrize(
    "body",
    [
        "$$\n没有结尾 a_1",
        "$$\n甲\n\n# 题\n\n乙 a_1\n$$",
        "$$\n全是字\n$$",
        "价格 $$ 到 $$$",
        "\\begin{x}\n甲 \\end{x} 乙",
    ],
)
def test_what_is_no_block(body: str) -> None:
    assert not any(isinstance(block, Code) for block in parse(body).blocks)


@pytest.mark.parametrize(
    "formula",
    [r"$\{a_n\}$", r"$x_1 * y_2 * z$", r"$a*b*c$", r"$2^n_*k*$", r"$\alpha\_\beta$", r"$q_1\in\mathbb{Z}$"],
)  # fmt: skip
@pytest.mark.parametrize("kind", KINDS)
def test_a_formula_stays_as_it_is(kind: KindName, formula: str) -> None:
    assert parse(f"设{formula}为*数*。", Context(kind=kind)).text == f"设{formula}为数。"


def test_brackets_of_tex() -> None:
    assert parse(r"设 \\(x_1*y*z\\) 为数").text == r"设 \(x_1*y*z\) 为数"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("从 $5 到 *$6* 吧", "从 $5 到 $6 吧"),
        ("$HOME/*a*:$PATH", "$HOME/a:$PATH"),
        ("$a *b* $", "$a b $"),
        ("花 $3,*四* 元$ 买", "花 $3,四 元$ 买"),
        (r"花 \$3 与 *\$4*", "花 $3 与 $4"),
    ],
)
def test_dollars_are_no_formula(body: str, shown: str) -> None:
    assert parse(body).text == shown


PIECES = ["$", "$$", "\n$$\n", "\\", "\\\\(", "\\\\)", "\\begin{a}", "\\end{a}", "\n", "\n\n", "> ", "- ", "字", "a_1", "*", "`", "# "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_words_are_lost(body: str) -> None:
    article = parse(body)
    assert article.text == text(body)
    assert article.text.count("字") == body.count("字")
