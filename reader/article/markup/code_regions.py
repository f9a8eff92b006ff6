"""Where a body holds code, told before Markdown is read: tags within it are text.

Fences (in lists and quotes too), spans between backticks, lines that are indented as code
below a blank one, `<pre>` and `<code>`. Source: CommonMark 4.4, 4.5 and 6.1. Linear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reader.patterns import regex

_CONTAINERS = r"[ \t]*+(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]++|>|(?!))*+"
_FENCE = regex(rf"{_CONTAINERS}(?:(`{{3,}})[^`\n]*+|(~{{3,}}).*+)$")
_CLOSER = regex(r"[ \t>]*+(`{3,}|~{3,})[ \t]*+$")
_BACKTICKS = regex("`+")
_ITEM = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_ELEMENT = regex(
    r"<(pre|code)\b[^<>]*>",
)
_INDENTS = ("    ", "\t")


class CodeRegions:
    """The stretches of a body that are code, as offsets."""

    def __init__(self, body: str, *, markdown: bool) -> None:
        found = list(_elements(body))
        if markdown:
            found += _markdown(body)
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(found):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def hold(self, offset: int) -> bool:
        """Tell whether the character at `offset` stands in code."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _elements(body: str) -> Iterator[tuple[int, int]]:
    unclosed = set()
    at = 0
    while opened := _ELEMENT.search(body, at):
        at = opened.end()
        closer = f"</{opened[1]}>"
        end = -1 if closer in unclosed else body.find(closer, at)
        if end < 0:
            unclosed.add(closer)
        else:
            yield at, end
            at = end


def _markdown(body: str) -> Iterator[tuple[int, int]]:
    offset = opened = 0
    fence = ""
    paragraph = -1
    blank, in_list = True, False
    for line in body.split("\n"):
        end = offset + len(line)
        if fence:
            closer = _CLOSER.match(line)
            if closer and closer[1].startswith(fence):
                yield opened, end
                fence = ""
            offset, blank = end + 1, False
            continue
        is_blank = not line or line.isspace()
        opener = None if is_blank else _FENCE.match(line)
        indented = line.startswith(_INDENTS) and paragraph < 0 and not in_list and not is_blank
        if paragraph >= 0 and (is_blank or opener):
            yield from _spans(body, paragraph, offset)
            paragraph = -1
        if opener:
            opened, fence = offset, opener[1] or opener[2]
        elif indented and (blank or offset == 0):
            yield offset, end
        elif not is_blank:
            paragraph = offset if paragraph < 0 else paragraph
            if not line.startswith((" ", "\t")):
                in_list = False
            in_list = in_list or _ITEM.match(line) is not None
        blank = is_blank or (indented and blank)
        offset = end + 1
    if fence:
        yield opened, len(body)
    elif paragraph >= 0:
        yield from _spans(body, paragraph, len(body))


def _spans(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of code in a paragraph: from a run of backticks to the next as long."""
    if body.find("`", start, end) < 0:
        return
    runs = [match.span() for match in _BACKTICKS.finditer(body, start, end)]
    following: dict[int, list[int]] = {}
    for at in range(len(runs) - 1, -1, -1):
        following.setdefault(runs[at][1] - runs[at][0], []).append(at)
    at = 0
    while at < len(runs):
        first, last = runs[at]
        same = following[last - first]
        while same and same[-1] <= at:
            same.pop()
        if (first > start and body[first - 1] == "\\") or not same:
            at += 1
            continue
        yield first, runs[same[-1]][1]
        at = same[-1] + 1
