"""What is typed on is looked for among what was found before, and nothing is missed by that."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reader.corpus import open_archive
from reader.library import Library, open_library
from reader.library.query.conditions import Condition
from reader.library.query.mistakes import Mistake
from reader.library.query.narrowing import is_narrower
from reader.library.query.parser import parse
from reader.model import Key

POSTS = 40
PIECES = ["甲", "乙", "甲乙", "ab", "a", "b1", "1", " ", "，"]

typed = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Posts that have every run of up to three pieces, some in title and text."""
    root = tmp_path_factory.mktemp("archive") / "_posts"
    root.mkdir()
    for number in range(POSTS):
        words = "".join(PIECES[number // step % len(PIECES)] for step in (1, 2, 3, 5, 9, 14))
        header = f"---\ntitle: 第{number}篇{words[:3]}\ndate: 2022-01-{number // 3 + 1:02}\n---\n"
        (root / f"2022-01-01-p{number:02}.md").write_text(f"{header}\n{words}{words}\n", "utf-8")
    library = open_library(
        open_archive(root.parent), cache=root.parent / ".cache", data=root.parent / ".data"
    )
    library.sync()
    library.index_texts()
    return library


def understood(query: str) -> Condition:
    condition = parse(query)
    assert not isinstance(condition, Mistake)
    return condition


def found(library: Library, condition: Condition, among: list[Key] | None = None) -> list[Key]:
    hits = library.search(condition, None, POSTS, among=among)
    assert hits is not None
    return [hit.entry.key for hit in hits.hits]


@given(words=typed, more=typed, is_start=st.tuples(st.booleans(), st.booleans()))
@settings(max_examples=300, deadline=None)
def test_less_is_found_and_the_same_as_anywhere(
    library: Library, words: str, more: str, is_start: tuple[bool, bool]
) -> None:
    assume(not any(isinstance(parse(each), Mistake) for each in (words, words + more)))
    before, now = (
        understood(each + "*" * (starts and each[-1].isascii() and each[-1].isalnum()))
        for each, starts in zip((words, words + more), is_start, strict=True)
    )
    assume(is_narrower(now, before, variants=library.variants))
    wider, narrower = found(library, before), found(library, now)
    assert set(narrower) <= set(wider)
    assert found(library, now, wider) == narrower


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("甲", "甲乙", True),
        ("甲", "甲 乙", True),
        ("甲", "乙甲", False),
        ("甲乙", "甲", False),
        ("a*", "ab*", True),
        ("a*", "ab", True),
        ("ab", "ab*", False),
        ("a", "ab", False),
        ("甲", "title:甲乙", False),
        ("甲 乙", "甲 乙a", True),
        ("甲 date:2022", "甲乙 date:2022", True),
        ("甲 is:unread", "甲乙 is:unread", False),
        ("甲 -乙", "甲 -乙a", False),
    ],
)
def test_which_is_narrower(before: str, now: str, expected: bool) -> None:
    assert is_narrower(understood(now), understood(before), variants=False) is expected
