"""Give categories the labels that their posts speak for, where those changed.

What the posts of a category say is kept with it, so that a scan asks only those of the
categories that it changed, and of a large one only the newest.
"""

from __future__ import annotations

from collections import Counter

from reader.corpus import Archive
from reader.corpus.fields.category_labels import Evidence, label_categories
from reader.library.store import WritableIndex
from reader.safe import Clean

_POSTS_ASKED = 100
"""Posts of a category that are asked at most."""

_LEAST_SHARE = 0.3
"""The share of a category's posts below which a tag cannot name it."""


def label_new(index: WritableIndex, archive: Archive) -> None:
    """Label the categories that have no label yet, by the posts they have so far."""
    _label(index, archive, new=True)


def label_anew(index: WritableIndex, archive: Archive) -> None:
    """Label the categories by what their posts say now, where that may have changed."""
    if index.unlabelled(new=False):
        _label(index, archive, new=False)


def _label(index: WritableIndex, archive: Archive, *, new: bool) -> None:
    with index.writing() as writer:
        for slug in index.unlabelled(new=new):
            writer.set_evidence(slug, _evidence(index, slug), is_final=not new)
        known = index.labelled()
        labels = label_categories(
            {slug: _of_all(category.evidence, category.posts) for slug, category in known.items()},
            archive.pages,
        )
        writer.set_labels(
            {slug: label for slug, label in labels.items() if label != known[slug].label}
        )


def _evidence(index: WritableIndex, slug: Clean) -> Evidence:
    """Return what the newest posts of a category say, rare tags and media left out."""
    said = index.said(slug, _POSTS_ASKED)
    tags = Counter(tag for of_post, _ in said for tag in set(of_post))
    media = Counter(medium for _, medium in said if medium is not None)
    few = _LEAST_SHARE * len(said)
    return Evidence(
        len(said),
        {tag: count for tag, count in tags.items() if count >= few},
        {medium: count for medium, count in media.items() if count >= few},
    )


def _of_all(asked: Evidence, posts: int) -> Evidence:
    """Return the evidence of a category of `posts` posts, of which some were asked."""
    share = posts / asked.posts if asked.posts else 0
    return Evidence(
        posts,
        {tag: round(count * share) for tag, count in asked.tags.items()},
        {medium: round(count * share) for medium, count in asked.media.items()},
    )
