"""Patterns for paths, as configs of Hexo, Hugo and Zola have them."""

from __future__ import annotations

import pytest

from reader.corpus.kinds.path_patterns import MOST_PATTERNS, any_of, globs


def names(pattern: str, path: str, *, stars_cross: bool = False) -> bool:
    found = globs([pattern], stars_cross=stars_cross)
    return found is not None and found.fullmatch(path) is not None


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("**/a.md", "a.md"),
        ("**/a.md", "x/y/a.md"),
        ("a/**", "a/b/c.md"),
        ("a/*/c?.md", "a/b/c1.md"),
        ("{x,y}-*.{md,htm}", "y-1.htm"),
        ("{a,{b,c}}x", "cx"),
        ("[!a]b", "cb"),
        ("[a-c]b", "bb"),
        (r"a\?b", "a?b"),
        ("a*b*c", "axbxbc"),
        ("a{b", "a{b"),
        ("a(b", "a(b"),
    ],
)
def test_a_pattern_names_a_path(pattern: str, path: str) -> None:
    assert names(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*/a.md", "x/y/a.md"),
        ("*", "a/b"),
        ("a?b", "a/b"),
        ("a/**", "a"),
        ("a*b", "abc"),
        ("[!a]b", "/b"),
        ("[!a]b", "ab"),
        (r"a\?b", "axb"),
        ("!a", "b"),
        ("[z-a]", "z"),
        ("a" * 501, "a" * 501),
        ("**/**/**/a", "a"),
        ("{a,b}" * 9, "a" * 9),
    ],
)
def test_it_does_not_name_another_or_is_not_read(pattern: str, path: str) -> None:
    assert not names(pattern, path)


def test_stars_may_stand_for_slashes() -> None:
    assert names("*.raw.md", "/content/a/b.raw.md", stars_cross=True)
    assert names("**/out.md", "/content/out.md", stars_cross=True)
    assert not names("news/*.md", "/content/news/a.md", stars_cross=True)


@pytest.mark.parametrize("stars_cross", [False, True])
@pytest.mark.parametrize(
    "pattern",
    ["*a" * 200 + "b", "**/**/" + "*a" * 200 + "b", "a*" * 240 + "/" + "?*" * 5 + "b", "{" * 500],
)
def test_no_pattern_takes_long(pattern: str, *, stars_cross: bool) -> None:
    """Without atomic groups the first of these would not end."""
    assert not names(pattern, "a/" * 500 + "a" * 250, stars_cross=stars_cross)


def test_what_cannot_be_read_leaves_the_others() -> None:
    found = any_of(["(", "a", "b" * 30_000, "c"])
    assert found is not None
    assert found.fullmatch("a")
    assert not found.fullmatch("c")  # behind what is too much
    assert globs(["x"] * MOST_PATTERNS + ["y"]).fullmatch("y") is None  # type: ignore[union-attr]
    assert globs([]) is None
