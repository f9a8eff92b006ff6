"""Rows whose number in a list is known, so that a far page needs no walk from the top.

What is held is good for one state of the index only, which `stamp` names; with another
stamp a view begins anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import TYPE_CHECKING

from reader.library.views import View

if TYPE_CHECKING:
    from reader.library.sqlite.title_looks import TitleLook

_VIEWS_HELD = 16
_POINTS_HELD = 4096
_LOOKS_HELD = 3
"""Views with a title filter of which all entries are held, which may be a million."""

Place = tuple[int, bytes]
"""Age and path: where a row stands in every list."""

ABOVE_ALL_ROWS: tuple[int, Place] = (-1, (-(2**63), b""))
"""Number and place of what stands before the first row of every list."""

BELOW_ALL_ROWS: Place = (2**63 - 1, b"")
"""After every row."""


class _Known:
    def __init__(self, stamp: Hashable) -> None:
        self.stamp = stamp
        self.rows: list[int] = []
        self.places: list[Place] = []
        self.look: TitleLook | None = None


class SeekPoints:
    """What is known of the views looked at last; for any number of threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._views: OrderedDict[View, _Known] = OrderedDict()

    def around(
        self, view: View, stamp: Hashable, row: int
    ) -> tuple[tuple[int, Place] | None, tuple[int, Place] | None]:
        """Return the nearest known rows, number and place, before `row` and at or after it."""
        with self._lock:
            known = self._of(view, stamp)
            at = bisect_left(known.rows, row)
            before = (known.rows[at - 1], known.places[at - 1]) if at else None
            after = (known.rows[at], known.places[at]) if at < len(known.rows) else None
            return before, after

    def up_to(self, view: View, stamp: Hashable, place: Place) -> tuple[int, Place] | None:
        """Return the last known row, number and place, at or before `place`."""
        with self._lock:
            known = self._of(view, stamp)
            at = bisect_right(known.places, place)
            return (known.rows[at - 1], known.places[at - 1]) if at else None

    def learn(self, view: View, stamp: Hashable, row: int, place: Place) -> None:
        """Remember that row number `row` stands at `place`."""
        with self._lock:
            known = self._of(view, stamp)
            at = bisect_left(known.rows, row)
            is_new = at == len(known.rows) or known.rows[at] != row
            if is_new and len(known.rows) < _POINTS_HELD:
                known.rows.insert(at, row)
                known.places.insert(at, place)

    def look(self, view: View, stamp: Hashable) -> TitleLook:
        """Return what was found of a view with a title filter; nothing at first."""
        with self._lock:
            known = self._of(view, stamp)
            if known.look is None:
                from reader.library.sqlite.title_looks import TitleLook

                known.look = TitleLook()
            looked = [other for other in self._views.values() if other.look is not None]
            for other in looked[:-_LOOKS_HELD]:
                other.look = None
            return known.look

    def _of(self, view: View, stamp: Hashable) -> _Known:
        known = self._views.get(view)
        if known is None or known.stamp != stamp:
            known = self._views[view] = _Known(stamp)
        self._views.move_to_end(view)
        while len(self._views) > _VIEWS_HELD:
            self._views.popitem(last=False)
        return known
