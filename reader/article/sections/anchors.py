"""Anchors: the names of sections, as GitHub and kramdown's GFM parser make them.

Lower case, everything but letters, digits, marks, `_` and `-` dropped, blanks to `-`;
a repeat gets `-1`, `-2`, … (https://github.com/Flet/github-slugger tells the rule).
"""

from __future__ import annotations

from reader.article.content import Article, Frame, Section
from reader.errors import AnchorNotFound
from reader.folding import fold
from reader.patterns import regex
from reader.safe import Clean, clean_line

_NOT_WORD = regex(r"[^\w\- ]+")
_NOTE = regex(r"fn:?(.+)")


class Anchors:
    """Gives out anchors, none twice."""

    def __init__(self) -> None:
        self._repeats: dict[str, int] = {}

    def name(self, title: str, given: str = "") -> Clean:
        """Return the anchor of a section: the author's id, else a slug of the title."""
        wanted = given or slug(title)
        anchor, repeat = wanted, self._repeats.get(wanted, -1) + 1
        while repeat and (anchor := f"{wanted}-{repeat}") in self._repeats:
            repeat += 1
        self._repeats[wanted] = repeat
        self._repeats.setdefault(anchor, 0)
        return Clean(anchor)


def slug(title: str) -> Clean:
    """Return the anchor that a title makes: `四、 AI 的账` → `四-ai-的账`; never empty."""
    return Clean(_NOT_WORD.sub("", clean_line(title).lower()).replace(" ", "-") or "section")


def resolve(article: Article, anchor: str) -> Section:
    """Return the section of that anchor: exactly, else in any case and width, else by its title.

    A footnote's anchor (`fn1`), and that of the title where the body repeats it, gives its
    place as a section that is not in the list.
    Raises AnchorNotFound, which names the nearest anchors.
    """
    wanted = clean_line(anchor.removeprefix("#"))
    folded = fold(wanted)
    for matches in (
        lambda section: section.anchor == wanted,
        lambda section: fold(section.anchor) == folded,
        lambda section: fold(section.title) == folded,
        lambda section: slug(section.title) == slug(wanted),
    ):
        for section in article.sections:
            if matches(section):
                return section
    if place := _note(article, wanted) or _title(article, wanted):
        return place
    known = [str(section.anchor) for section in article.sections]
    from difflib import get_close_matches

    near = get_close_matches(str(slug(wanted)), known, n=3, cutoff=0.3) or known[:3]
    if not near:
        raise AnchorNotFound("anchor-unknown", anchor=wanted)
    alike = [f"#{name}" for name in near]
    raise AnchorNotFound("anchor-unknown-alike", anchor=wanted, alike=alike)


def _note(article: Article, anchor: str) -> Section | None:
    match = _NOTE.fullmatch(anchor)
    if match is None:
        return None
    for index, block in enumerate(article.blocks):
        if any(_is_note(frame, match[1]) for frame in block.inside):
            return Section(1, Clean(f"[{match[1]}]"), Clean(anchor), index, 0)
    return None


def _title(article: Article, anchor: str) -> Section | None:
    if not article.repeats_title or slug(article.blocks[0].text) != slug(anchor):
        return None
    return Section(1, article.blocks[0].text, Clean(anchor), 0, 0)


def _is_note(frame: Frame, label: str) -> bool:
    return frame.kind == "note" and frame.marker == f"[{label}]"
