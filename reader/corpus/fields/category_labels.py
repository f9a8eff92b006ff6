"""What people call a category: labels for slugs, no label twice.

A scraper names a category by pinyin (`zhongguolaodongbaozhangbao`) and says in a tag of
every post what that stands for (`中国劳动保障报新闻`). The label is the start of such a tag
that the slug's letters spell, any reading of a character: 中国劳动保障报. Of several, the
one that the posts' source lines name wins. Failing that, the title of the category's page
is its label; failing that, the slug.

A tag that most posts merely share is no label, for nothing in the slug spells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from reader.corpus.pinyin import prefix_lengths
from reader.safe import Clean, clean_line
from reader.values import Value

_SHARE_OF_POSTS: Final = 0.9
_FEW_POSTS: Final = 10
"""Posts up to which one without the tag does not count against it."""


class Evidence(Value):
    """What the posts of one category say: how many there are, their tags and media.

    `tags` and `media` count the posts that carry each; rare ones may be left out.
    """

    posts: int
    tags: Mapping[Clean, int] = {}
    media: Mapping[Clean, int] = {}


def label_categories(
    evidence: Mapping[Clean, Evidence], pages: Mapping[Clean, Clean]
) -> dict[Clean, Clean]:
    """Return a label for every slug of `evidence`, unique among them. Pure.

    `pages` is `Archive.pages`: slug → title. Where two categories claim one label, the
    larger has it, and the other goes on to its next best.
    """
    labels: dict[Clean, Clean] = {}
    taken: set[Clean] = set(evidence)
    for slug in sorted(evidence, key=lambda slug: (-evidence[slug].posts, slug)):
        candidates = _candidates(slug, evidence[slug], pages)
        label = next((name for name in candidates if name == slug or name not in taken), slug)
        taken.add(label)
        labels[slug] = label
    return labels


def _candidates(slug: Clean, evidence: Evidence, pages: Mapping[Clean, Clean]) -> Iterator[Clean]:
    """Yield the names a category may go by, the best first."""
    yield from _spelled(slug, evidence)
    title = pages.get(slug)
    if title:
        yield title


def _spelled(slug: Clean, evidence: Evidence) -> list[Clean]:
    """Return the starts of tags that `slug` spells: named media first, then commonest."""
    found: dict[Clean, tuple[int, int]] = {}
    for tag, posts in evidence.tags.items():
        if not _carried(posts, evidence.posts):
            continue
        for length in prefix_lengths(slug, tag)[:1]:
            name = clean_line(tag[:length])
            rank = (evidence.media.get(name, 0), posts)
            if _has_chinese(name):
                found[name] = max(rank, found.get(name, rank))
    return sorted(found, key=lambda name: (*(-count for count in found[name]), name))


def _carried(posts: int, of: int) -> bool:
    """Say whether nearly all posts of a category carry a tag."""
    spared = 1 if 2 < of <= _FEW_POSTS else 0
    return posts > 0 and posts + spared >= of * _SHARE_OF_POSTS


def _has_chinese(name: str) -> bool:
    return any(character >= "\u3007" and character.isalpha() for character in name)
