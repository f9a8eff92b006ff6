"""The header of a post in reStructuredText: its title, and the fields below it.

The title is a line that is underlined, or has a line above it, too; a list of `:name: value`
follows, whose values may go on in lines that are indented. Comments may stand before either.
Sources: docutils, "reStructuredText Markup Specification", "Sections", "Field Lists",
"Bibliographic Fields"; Pelican 4, `RstReader`, asked.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.corpus.header.splitting import LONGEST_HEADER, Header
from reader.patterns import regex

_ADORNMENT: Final = regex(r"([!-/:-@\[-`{-~])\1+[ \t]*")
"""A line of one mark, that stands below or above a title."""

_FIELD: Final = regex(r":((?:[^:\\\n]|\\.)+):(?:[ \t]+(.*))?")
_COMMENT: Final = regex(r"\.\.(?:[ \t]|$)")
_MARKED: Final = regex(r"(?<![\w*`])(\*\*|\*|``|`)(?=\S)(.+?)(?<=\S)\1(?![\w*`])")
_MOST_FIELDS: Final = 100
_LONGEST_TITLE: Final = 1000


class _Lines(NamedTuple):
    lines: list[str]

    def blanks(self, at: int) -> int:
        """Return where the blank lines and comments from `at` on end."""
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                at += 1
            elif _COMMENT.match(line):
                at = self.indented(at + 1)
            else:
                break
        return at

    def indented(self, at: int) -> int:
        """Return where the lines from `at` on end that are indented."""
        while at < len(self.lines) and self.lines[at][:1] in (" ", "\t"):
            at += 1
        return at

    def title(self, at: int) -> tuple[str, int]:
        """Return the title that stands at `at`, and where it ends; nothing where none does."""
        upper, title, lower = ([*self.lines[at : at + 3], "", "", ""])[:3]
        if _ADORNMENT.fullmatch(upper) and title.strip() and lower.rstrip() == upper.rstrip():
            return title.strip(), at + 3
        if upper.strip() and upper[:1] not in " \t" and _ADORNMENT.fullmatch(title):
            return upper.strip(), at + 2
        return "", at


def restructured_header(text: str) -> Header:
    """Return the header of a text in reStructuredText, with names in lower case. Never raises."""
    lines = _Lines(text[:LONGEST_HEADER].split("\n"))
    values: dict[str, object] = {}
    start = lines.blanks(0)
    title, end = lines.title(start)
    if title:
        values["title"] = _MARKED.sub(r"\2", title[:_LONGEST_TITLE])
    at = lines.blanks(end)
    while at < len(lines.lines) and len(values) < _MOST_FIELDS:
        field = _FIELD.fullmatch(lines.lines[at])
        if field is None:
            break
        end = lines.indented(at + 1)
        parts = [field[2] or "", *lines.lines[at + 1 : end]]
        values[field[1].strip().lower()] = " ".join(" ".join(parts).split())
        at = lines.blanks(end)
    if not values:
        return Header({})
    body = sum(len(line) + 1 for line in lines.lines[:end])
    return Header(values, min(body, len(text)), end + 1, line=start + 1)
