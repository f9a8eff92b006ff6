"""Where in an article a reader was, found again when the post was edited meanwhile."""

from __future__ import annotations

from reader.library import Position

_CHARACTERS_HELD = 32


def position_at(text: str, offset: int) -> Position:
    """Return the position of `offset` in an article's text."""
    return Position(offset, text[offset : offset + _CHARACTERS_HELD])


def holds(text: str, position: Position) -> bool:
    """Return whether the words of `position` stand where they stood."""
    return position.offset < len(text) and text.startswith(position.words, position.offset)


def offset_of(text: str, position: Position) -> int:
    """Return the offset of `position` in a text that may have changed.

    Its words where they stood, else where they stand nearest to that, else the old offset.
    """
    offset, words = min(position.offset, len(text)), position.words
    if not words or holds(text, position):
        return offset
    found = (text.rfind(words, 0, offset + len(words)), text.find(words, offset))
    return min((at for at in found if at >= 0), key=lambda at: abs(at - offset), default=offset)
