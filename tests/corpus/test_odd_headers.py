"""Headers with lines that are none of theirs, or too many: where they end, and what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.header.splitting import LONGEST_HEADER, read_header

KEYS = {"title": "甲: 乙: 丙", "layout": "post", "slug": "a-b", "author": "丁", "weight": "3"}
CONFLICT = ["<<<<<<< HEAD", "date: 2022-01-01", "=======", "date: 2022-01-02", ">>>>>>> b"]
DIFF3 = [*CONFLICT[:2], "||||||| a", "date: 2021-12-31", *CONFLICT[2:]]
ODD = st.sampled_from([CONFLICT, DIFF3, ["? [x, y]"], ["? {x: y}", ": z"], ["<<<<<<< HEAD"]])
PROSE = st.text(
    st.characters(codec="utf-8", categories=["L"]) | st.sampled_from("，。！（）"), min_size=1, max_size=40
).map("一段{}。".format)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(PROSE, min_size=1, max_size=3), min_size=1, max_size=4)


@given(keys=st.permutations(list(KEYS)), odd=ODD, at=st.integers(0, 5), body=st.text("-ab: \n"))
def test_odd_lines_of_a_closed_header_cost_no_key(
    keys: list[str], odd: list[str], at: int, body: str
) -> None:
    lines = [f"{key}: {KEYS[key]}" for key in keys]
    lines[at:at] = odd
    text = "\n".join(["---", *lines, "---", body])
    header = read_header(text)
    assert {**header.values, **KEYS} == header.values
    assert header.values.get("date") == ("2022-01-02" if "=======" in odd else None)
    assert text[header.body :] == body
    (fault,) = header.faults
    assert (fault.code, fault.line) == ("header-unreadable", at + 2)
    assert fault.values == {"why": "no-key", "text": odd[0]}


@given(
    paragraphs=PARAGRAPHS, keys=st.integers(1, 5), far=st.integers(0, 30_000), after=st.text("-a\n")
)
def test_a_rule_in_the_body_closes_no_header(
    paragraphs: list[list[str]], keys: int, far: int, after: str
) -> None:
    """However many keys, however far the rule."""
    head = "".join(f"{key}: {value}\n" for key, value in list(KEYS.items())[:keys])
    body = "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n" * far + "\n\n---\n" + after
    text = f"---\n{head}\n{body}"
    header = read_header(text)
    assert header.values == dict(list(KEYS.items())[:keys])
    assert text[header.body :] == f"\n{body}"
    assert [(fault.code, fault.line) for fault in header.faults] == [("header-unclosed", 1)]


@given(lines=st.lists(st.sampled_from([*CONFLICT, "<<: [1, 2]", "title: [a, {b: c}]", "? [x]", ": y",
    "一段话。", "", "  a", "- b", "}", "[c]", "d: e", '"f": g', "a: 'b"]), max_size=9))  # fmt: skip
def test_a_header_that_gives_nothing_is_told(lines: list[str]) -> None:
    for first in ("<<: [1, 2]", "title: [", "? [x, y]\n: z"):
        text = "\n".join(["---", first, *lines, "---", "正文"])
        header = read_header(text)
        assert header.values or header.faults
        assert text[header.body :].endswith("正文")


@pytest.mark.parametrize(
    ("opening", "line", "closing", "told"),
    [
        ("---", "k: v", "---", "---"),
        ("---", "k: v", "-----", "---"),
        ("---", "k: v", "...", "..."),
        ("+++", "k = 'v'", "+++", "+++"),
        (";;;", '"k": "v",', ";;;", ";;;"),
        ('{\n"title": "甲",', '"k": "v",', "}", "}"),
    ],
)
def test_a_long_header_is_told_to_be_long(opening: str, line: str, closing: str, told: str) -> None:
    lines = [line] * (LONGEST_HEADER // len(line))
    text = "\n".join([opening, *lines, line.replace("k", "z"), closing, "正文", "---", "后面"])
    header = read_header(text)
    assert header.values["k"] == header.values["z"] == "v"
    assert text[header.body :] == "正文\n---\n后面"
    (fault,) = header.faults
    assert (fault.code, fault.line) == ("header-too-long", 1)
    assert fault.values == {"fence": told, "limit": LONGEST_HEADER}


@pytest.mark.parametrize(("line", "closing"), [("title: 甲", "---"), ('"title": "甲",', ";;;")])
def test_a_long_header_without_an_opening_fence_is_told(line: str, closing: str) -> None:
    lines = [line] * (LONGEST_HEADER // len(line) + 1)
    text = "\n".join([*lines, closing, "正文"])
    header = read_header(text)
    assert header.values == {"title": "甲"}
    assert text[header.body :] == "正文"
    (fault,) = header.faults
    assert (fault.code, fault.values["fence"]) == ("header-too-long", closing)


@pytest.mark.parametrize("opening", ["", "---\n"])
@pytest.mark.parametrize("value", ["甲", '"甲'])
def test_a_rule_far_below_is_no_fence(opening: str, value: str) -> None:
    body = "一段话。\n\n" * LONGEST_HEADER
    header = read_header(f"{opening}title: {value}\nlayout: post\n\n{body}---\n后面")
    assert "header-too-long" not in [fault.code for fault in header.faults]


def test_bare_lines_without_end_are_body() -> None:
    text = "Title: a\n" * LONGEST_HEADER
    assert read_header(text).body == 0


def test_a_header_as_long_as_allowed_is_a_header() -> None:
    for length, codes in ((LONGEST_HEADER, []), (LONGEST_HEADER + 1, ["header-too-long"])):
        head = "title: 甲\ntext: " + "a" * (length - len("title: 甲\ntext: "))
        header = read_header(f"---\n{head}\n---\n正文")
        assert header.values["title"] == "甲"
        assert [fault.code for fault in header.faults] == codes


def test_a_list_of_text_far_above_a_rule_is_no_long_header() -> None:
    body = "一段话。\n\n" * LONGEST_HEADER + "source: a\n\n---\n后面"
    text = f"---\ntitle: 甲\n\n{body}"
    header = read_header(text)
    assert text[header.body :] == f"\n{body}"
    assert [fault.code for fault in header.faults] == ["header-unclosed"]


def test_what_is_no_fence_at_the_limit_closes_nothing() -> None:
    """A line of text that begins with dashes there."""
    for before in range(LONGEST_HEADER - 8, LONGEST_HEADER + 1):
        head = "title: 甲\ntext: " + "a" * (before - len("title: 甲\ntext: "))
        text = f"---\n{head}\n---- 一段话。\n"
        assert text[read_header(text).body :].endswith("---- 一段话。\n")


@pytest.mark.parametrize("value", ["2023-02-29", "2024-01-28 24:00:00"])
def test_a_value_that_cannot_be_is_told_with_its_line(value: str) -> None:
    (fault,) = read_header(f"---\nlayout: post\ntitle: 甲\ndate: {value}\n---\n字").faults
    assert (fault.code, fault.line) == ("header-unreadable", 4)
    assert fault.values == {"why": "value-impossible", "text": value}
