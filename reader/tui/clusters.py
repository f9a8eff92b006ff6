"""What is drawn of characters that terminals give different cells: what all of them agree on.

Textual gives a cluster of several characters the cells that its picture takes (`1️⃣`, `❤️` and
`👨‍👩‍👧` two each); tmux, screen and many terminals add up those of its characters (one, one and
six), and all that stands after it on the line, the frame included, moves by the difference.
So of such a cluster its first character is drawn, which is counted alike everywhere, and blanks
for the rest of the cells that Textual laid out; a flag as the two letters it is made of.

This happens to lines ready to be drawn: what is laid out, found and copied is the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size, split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.patterns import regex

_COUNTED_DIFFERENTLY = regex(
    "[\N{ZERO WIDTH JOINER}\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
"""Joiners, selectors of a picture or a sign, letters of flags, colours of skin."""
_WITHOUT_THEM: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\N{ZERO WIDTH JOINER}\ufe0e\ufe0f")),
    **{ord("\U0001f1e6") + number: chr(ord("A") + number) for number in range(26)},
}


class AgreedClusters(LineFilter):
    """Replaces, in every line of the screen, clusters that terminals count differently."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in as many cells as they had, counted in either way."""
        if not any(_COUNTED_DIFFERENTLY.search(segment.text) for segment in segments):
            return segments
        return [Segment(agreed(text), style, control) for text, style, control in segments]


@lru_cache(1024)
def agreed(text: str) -> str:
    """Return `text` in as many cells as Textual gives it, of characters that all count alike."""
    if not _COUNTED_DIFFERENTLY.search(text):
        return text
    spans, _ = split_graphemes(text)
    drawn = "".join(_drawn(text[start:end], cells) for start, end, cells in spans)
    return set_cell_size(drawn, cell_len(text))


def _drawn(cluster: str, cells: int) -> str:
    """Return of a cluster what all terminals give the same cells, and blanks up to `cells`."""
    plain = cluster.translate(_WITHOUT_THEM)
    if _added_up(plain) != cells:
        plain = plain[:1]
    missing = cells - _added_up(plain)
    return plain + " " * missing if missing >= 0 else " " * cells


def _added_up(characters: Iterable[str]) -> int:
    from wcwidth import wcwidth

    return sum(max(wcwidth(character), 0) for character in characters)
