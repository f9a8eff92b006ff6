"""Runs: spans → runs of one role, and what can be done to runs afterwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

from reader.article.content import Span, Style
from reader.safe import Clean
from reader.typeset.lines import Line, Role, Run
from reader.typeset.measure import MeasuredText, Widths
from reader.values import replace

_RAISED = Role.SUPERSCRIPT | Role.SUBSCRIPT


class SpanRoles:
    """The role and link of each stretch of a text, by offset: its spans, in the role of their block.

    Offsets are into `Article.text`. `runs` makes the runs of one line.
    """

    def __init__(self, spans: Iterable[Span], base: Role, start: int) -> None:
        self._starts: list[int] = []
        self._looks: list[tuple[Role, int | None]] = []
        for span in spans:
            if span.text:
                role = base | role_of(span.style, span.link is not None)
                self._starts.append(start)
                self._looks.append((role, span.link))
                start += len(span.text)

    def runs(
        self,
        measured: MeasuredText,
        origin: int,
        start: int,
        end: int,
        gaps: Sequence[int] = (),
    ) -> list[Run]:
        """Return `measured.text[start:end]`, whose text begins at `origin` of `Article.text`.

        A blank cell of the layout's own stands before each of `gaps` (indices, ascending).
        """
        runs: list[Run] = []
        for gap in gaps[bisect_right(gaps, start) : bisect_left(gaps, end)]:
            self._add(runs, measured, origin, start, gap)
            runs.append(Run(Clean(" "), runs[-1].role, None, runs[-1].link, 1))
            start = gap
        self._add(runs, measured, origin, start, end)
        return runs

    def raised(self, origin: int, end: int) -> frozenset[int]:
        """Return where raised or lowered text begins in `Article.text[origin:end]`, from `origin`."""
        within = range(bisect_left(self._starts, origin), bisect_left(self._starts, end))
        return frozenset(self._starts[at] - origin for at in within if self._looks[at][0] & _RAISED)

    def _add(
        self, runs: list[Run], measured: MeasuredText, origin: int, start: int, end: int
    ) -> None:
        at = bisect_right(self._starts, origin + start) - 1
        while start < end:
            later = self._starts[at + 1] - origin if at + 1 < len(self._starts) else end
            stop = min(later, end)
            role, link = self._looks[at]
            text = Clean(measured.text[start:stop])
            runs.append(Run(text, role, origin + start, link, measured.cells(start, stop)))
            start = stop
            at += 1


@cache
def role_of(style: Style, linked: bool = False) -> Role:
    """Return the role of text in `style`."""
    role = Role.LINK if linked else Role.TEXT
    for part in style:
        role |= Role[str(part.name)]
    return role


def plain(text: str, role: Role, widths: Widths, link: int | None = None) -> Run:
    """Return a run of the layout's own, no part of the article's text."""
    return Run(Clean(text), role, None, link, widths.of(text))


def blanks(cells: int, role: Role = Role.TEXT) -> tuple[Run, ...]:
    """Return `cells` blank cells, as no run or one."""
    return (Run(Clean(" " * cells), role, None, None, cells),) if cells > 0 else ()


def total(runs: Iterable[Run]) -> int:
    """Return the cells of `runs`."""
    return sum(run.cells for run in runs)


def marked(line: Line, start: int, end: int, widths: Widths, role: Role) -> Line:
    """Return `line` with `role` added to what it shows of `Article.text[start:end]`."""
    if not any(_meets(run, start, end) for run in line.runs):
        return line
    runs: list[Run] = []
    for run in line.runs:
        if run.start is None or not _meets(run, start, end):
            runs.append(run)
            continue
        low, high = max(start - run.start, 0), min(end - run.start, len(run.text))
        for first, last, added in (
            (0, low, Role.TEXT),
            (low, high, role),
            (high, len(run.text), Role.TEXT),
        ):
            if first < last:
                runs.append(_part(run, first, last, widths, run.role | added))
    return replace(line, runs=tuple(runs))


def _meets(run: Run, start: int, end: int) -> bool:
    return run.start is not None and run.start < end and start < run.start + len(run.text)


def _part(run: Run, first: int, last: int, widths: Widths, role: Role) -> Run:
    text = Clean(run.text[first:last])
    start = None if run.start is None else run.start + first
    return Run(text, role, start, run.link, widths.of(text))


def extent(line: Line, start: int, end: int, widths: Widths) -> tuple[int, int]:
    """Return the cells, from the left, between which `line` shows `Article.text[start:end]`.

    (0, 0) where it shows none of it.
    """
    found: list[int] = []
    at = 0
    for run in line.runs:
        if run.start is not None and _meets(run, start, end):
            low, high = max(start - run.start, 0), min(end - run.start, len(run.text))
            found += at + widths.of(run.text[:low]), at + widths.of(run.text[:high])
        at += run.cells
    return (min(found), max(found)) if found else (0, 0)


def text_at(line: Line, cell: int, widths: Widths) -> tuple[int, int]:
    """Return start and end, in `Article.text`, of the cluster that `line` shows at `cell`.

    Both are one where no text stands there: the end of the text to the left, or the start of
    what comes first.
    """
    at = 0
    last: int | None = None
    for run in line.runs:
        if run.start is not None:
            if cell < at:
                place = run.start if last is None else last
                return place, place
            if cell < at + run.cells:
                measured = MeasuredText(run.text, widths)
                index = measured.base(bisect_right(measured.before, cell - at))
                return run.start + index, run.start + measured.after(index)
            last = run.start + len(run.text)
        at += run.cells
    place = line.start if last is None else last
    return place, place


def windowed(runs: Sequence[Run], shift: int, room: int, widths: Widths) -> tuple[Run, ...]:
    """Return `runs` as seen through `room` cells after the first `shift`.

    The first and the last cell give way to a mark where there is more on that side.
    """
    hidden = shift > 0 and any(run.text.strip() for run in cropped(runs, 0, shift, widths))
    before = (plain("‹", Role.MARKER, widths),) if hidden else blanks(min(shift, 1))
    after = (plain("›", Role.MARKER, widths),) if total(runs) > shift + room else ()
    left, right = total(before), total(after)
    free = room - left - right
    if free < 1:
        return cropped(runs, shift, room, widths)
    shown = cropped(runs, shift + left, free, widths)
    return (*before, *shown, *blanks(free - total(shown) if after else 0), *after)


def cropped(runs: Sequence[Run], shift: int, room: int, widths: Widths) -> tuple[Run, ...]:
    """Return the `room` cells of `runs` that follow the first `shift`.

    A wide character of which half would show leaves a blank.
    """
    kept: list[Run] = []
    at = -shift
    for run in runs:
        if at >= room:
            break
        if at >= 0 and at + run.cells <= room:
            kept.append(run)
        elif at + run.cells > 0:
            kept.extend(_window(run, max(-at, 0), min(room - at, run.cells), widths))
        at += run.cells
    return tuple(kept)


def _window(run: Run, low: int, high: int, widths: Widths) -> tuple[Run, ...]:
    measured = MeasuredText(run.text, widths)
    starts = [index for index in range(len(run.text)) if index not in measured.inner]
    whole = [
        index
        for index in starts
        if measured.before[index] >= low and measured.before[measured.after(index)] <= high
    ]
    if not whole:
        return blanks(high - low, run.role)
    first, last = whole[0], measured.after(whole[-1])
    return (
        *blanks(measured.before[first] - low, run.role),
        _part(run, first, last, widths, run.role),
        *blanks(high - measured.before[last], run.role),
    )
