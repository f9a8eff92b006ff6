"""What categories are called: posts that name none by a word that no category goes by."""

from __future__ import annotations

import pytest

from reader import texts
from reader.model import UNCATEGORISED, Category
from reader.safe import Clean
from reader.texts.categories import shown_labels


def word_beside(*labels: str) -> str:
    """What posts of no category are called beside categories of these labels."""
    categories = [Category(Clean(f"slug-{label}"), Clean(label), 1, 1) for label in labels]
    shown = shown_labels([*categories, Category(UNCATEGORISED, Clean(""), 1, 1)])
    assert [shown[category.slug] for category in categories] == list(labels)
    assert shown[UNCATEGORISED] not in labels
    return shown[UNCATEGORISED]


@pytest.mark.parametrize(
    ("labels", "english", "chinese"),
    [
        ((), "Uncategorised", "未分类"),
        (("早报",), "Uncategorised", "未分类"),
        (("未分类",), "No category", "无分类"),
        (("Uncategorized", "早报"), "No category", "无分类"),
        (("UNCATEGORISED",), "No category", "无分类"),
        (("未分類", "无分类", "No Category"), "(No category)", "(无分类)"),
    ],
)
def test_the_word_for_none(labels: tuple[str, ...], english: str, chinese: str) -> None:
    texts.use("en")
    assert word_beside(*labels) == english
    texts.use("zh")
    assert word_beside(*labels) == chinese


def test_the_word_is_known_before_there_are_such_posts() -> None:
    texts.use("en")
    assert shown_labels(()) == {UNCATEGORISED: "Uncategorised"}
