"""Show in the index what is marked: the marks' journal, entry by entry, or the whole state.

The index remembers which marks file it mirrors and up to which entry of its journal.
"""

from __future__ import annotations

import sys

from reader.library.marks.journal import Marks
from reader.library.store import WritableIndex

ANY_NUMBER = sys.maxsize
"""Of markings shown, where the whole state was."""


def mirror(index: WritableIndex, marks: Marks) -> int:
    """Bring the index up to date with the marks; return how many markings it showed."""
    if index.mirrored() == (marks.id, marks.last):
        return 0
    with index.writing() as writer:
        # Asked again: in one transaction, or a slower kanbao would undo what another showed.
        known, seq = index.mirrored()
        last = marks.last
        news = marks.since(seq) if known == marks.id else None
        if news is None:
            writer.mark_only((state.key, state.read, state.starred) for state in marks.states())
            shown = ANY_NUMBER
        else:
            for marking in news:
                writer.mark(marking.mark, marking.value, marking.keys)
                last = marking.seq
            shown = len(news)
        writer.set_mirrored(marks.id, last)
    return shown
