"""Paragraphs of several lines, split where a line of them heads the next."""

from __future__ import annotations

from itertools import pairwise

from reader.article.dom.drafts import Draft, join_lines
from reader.article.sections.depth import deeper
from reader.article.sections.heading_candidates import (
    MAX_TITLE_CELLS,
    HeadingCandidate,
    heading_candidate,
    is_title,
    opening,
)
from reader.article.sections.plain_lines import could_be_plain, tells_who

_LEAST_CONTENTS = 3
_LEAST_RULES = 3
"""That part a text into sections."""


def unfolded(drafts: list[Draft]) -> list[Draft]:
    """Split paragraphs of several lines at lines that could be headings over the next."""
    split: list[Draft] = []
    is_ruled = [draft.kind for draft in drafts].count("rule") >= _LEAST_RULES
    for at, draft in enumerate(drafts):
        if draft.kind != "text" or draft.inside or "\n" not in draft.text:
            split.append(draft)
            continue
        lines = draft.by_line()
        if len(lines) >= _LEAST_CONTENTS and all(map(_is_numbered, lines)):
            others = {other.text for other in drafts}
            if sum(line.text in others for line in lines) >= _LEAST_CONTENTS:
                split += lines  # a table of contents
                continue
        heads = [_is_head_of(*two) for two in pairwise(map(heading_candidate, lines))]
        for number, line in enumerate(lines[:-1]):
            above = lines[number - 1] if number else (split[-1] if split else None)
            heads[number] = heads[number] or could_be_plain(line, above, lines[number + 1])
        if is_ruled and at and drafts[at - 1].kind == "rule" and is_title(lines[0]):
            is_prose = max(map(len, draft.text.split("\n"))) > MAX_TITLE_CELLS
            heads[0] = heads[0] or is_prose or len(heads) == 1
        if len(lines) == 2 and tells_who(lines[1]) and is_title(lines[0]):
            heads[0] = True
        heads.append(_heads_next(lines, drafts[at + 1] if at + 1 < len(drafts) else None))
        pieces = [[lines[0]]]
        for number, line in enumerate(lines[1:], start=1):
            if heads[number - 1] or heads[number]:
                pieces.append([line])
            else:
                pieces[-1].append(line)
        split += [join_lines(piece) for piece in pieces] if len(pieces) > 1 else [draft]
    return split


def _is_numbered(line: Draft) -> bool:
    found = heading_candidate(line)
    return found is not None and found.numbered


def _heads_next(lines: list[Draft], below: Draft | None) -> bool:
    """Tell whether the last line of a paragraph is the title of what is below.

    So if it is bold, or numbered, unlike the line above it.
    """
    if below is None or below.kind == "heading" or below.bold:
        return False
    found = heading_candidate(lines[-1])
    if found is None:
        return False
    if lines[-1].bold:
        return not lines[-2].bold
    if not found.numbered or below.kind != "text" or heading_candidate(lines[-2]) is not None:
        return False
    first = opening(below.text)
    return first is None or deeper(found, first)


def _is_head_of(found: HeadingCandidate | None, below: HeadingCandidate | None) -> bool:
    """Tell whether a line is dressed or numbered as a title and the next line is not."""
    if found is None or found.kind == "centred":
        return False
    return below is None or deeper(found, below)
