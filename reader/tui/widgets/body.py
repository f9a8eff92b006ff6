"""The body pane: an article, where the reader is in it, and what stands out for the moment."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.timer import Timer

from reader.safe import clean_line
from reader.session.finding import Finding
from reader.session.matches import Matches
from reader.session.positions import offset_of, position_at
from reader.texts import _
from reader.tui.styles import CSS, PART
from reader.tui.widgets.link_labels import labelled
from reader.tui.widgets.pane import LEFT, Move
from reader.tui.widgets.row_pane import shortened
from reader.tui.widgets.selecting import SelectableText
from reader.tui.widgets.text_pane import Whereabouts
from reader.typeset import Line, Options, Role

if TYPE_CHECKING:
    from reader.article import Section
    from reader.article.content import Link
    from reader.model import Post
    from reader.session.opening import Opened
    from reader.typeset import Layout

_REST_SECONDS = 0.6
"""How long the reader stays at a place before it is remembered."""

_BORDER_CELLS_FREE = 10
"""Cells of the border that the words on it leave free, the dots between them included."""


class BodyPane(SelectableText):
    """Shows one article and knows where in it the reader is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*PART.values(), "body--here", "body--label"}
    DEFAULT_CSS = CSS

    class Settled(Message):
        """The reader stayed for a moment where the text at `offset` is on top."""

        def __init__(self, opened: Opened, offset: int) -> None:
            super().__init__()
            self.opened = opened
            self.offset = offset

    class Moved(Message):
        """Other lines are in view: another section is read, other keys may be of use."""

        def can_replace(self, message: Message) -> bool:
            """Say it once, however often it happens."""
            return isinstance(message, BodyPane.Moved)

    class LinkChosen(Message):
        """A link was clicked."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(
        self, options: Options, finding: Finding, empty: Callable[[], str], id: str
    ) -> None:
        """Set articles as `options` say; mark in them what `finding` finds.

        Where there is no article, say what `empty` tells.
        """
        super().__init__(options, empty, id)
        self._finding = finding
        self._opened: Opened | None = None
        self._here: int | None = None
        self._left: Whereabouts | None = None
        self._labels: dict[int, dict[int, str]] = {}
        self._rest: Timer | None = None
        self._ticks: frozenset[int] = frozenset()
        self._ticks_known: tuple[Matches, int, int] | None = None
        self.set_titles(_("Article"))

    # -- what is shown -----------------------------------------------------------------

    def show(self, opened: Opened, offset: int = 0) -> None:
        """Show an article from `offset` of its text on."""
        self._opened = opened
        self._here = self._left = None
        self.forget_selection()
        self.show_article(opened.article, opened.pieces, opened.head, offset)

    def show_anew(self, opened: Opened) -> None:
        """Show the article as it is now: whole, or edited; the reader stays at the same words."""
        left, offset = self._left, self.offset_in_text
        if self.article is not None:
            at = position_at(self.article.text, offset)
            offset = offset_of(opened.article.text, at) if offset else 0
        self.show(opened, offset)
        self._left = left

    def clear(self) -> None:
        """Show no article."""
        self._opened = self._here = self._left = None
        self.set_titles(_("Article"))
        super().clear()
        self.post_message(self.Moved())

    @property
    def post(self) -> Post | None:
        """The post whose article is shown."""
        return self._opened.post if self._opened else None

    @property
    def is_beginning(self) -> bool:
        """Whether only the beginning of a long article is there yet."""
        return self._opened is not None and not self._opened.is_whole

    @property
    def at_end(self) -> bool:
        """Whether the last line of the whole article is in view."""
        return super().at_end and not self.is_beginning

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections."""
        return self.article.sections if self.article else ()

    @property
    def section(self) -> int | None:
        """The section being read: the one jumped to, else the last whose heading has passed.

        At the end of the article, which no further scrolling brings to the top, the last one
        in view counts as passed.
        """
        if (here := self.here) is not None or self._layout is None:
            return here
        passed = self.top + (self.page - 1 if self.top and self.at_end else 1)
        begun = self._layout.block_begun_by(passed)
        before = bisect_right(self.sections, begun, key=lambda section: section.block)
        return before - 1 if before else None

    @property
    def here(self) -> int | None:
        """The section jumped to, as long as the reader did not move on."""
        if self._here is None or self._layout is None:
            return None
        line = self._line_of_section(self.sections[self._here])
        return self._here if self.top == min(line, self.lowest(line)) else None

    def _line_of_section(self, section: Section) -> int:
        return self._layout.block_line(section.block) if self._layout else 0

    # -- moving ------------------------------------------------------------------------

    def move(self, move: Move, count: int = 0) -> None:
        """Scroll. Whoever reads on from a match does not want back."""
        self._here = self._left = None
        super().move(move, count)
        self.refresh()

    def to_section(self, index: int) -> None:
        """Put the heading of a section on top, or as high as the article's end allows."""
        if not 0 <= index < len(self.sections):
            return
        self.scroll_to_block(self.sections[index].block)
        self._here = index
        self._left = None
        self.place_changed()
        self.refresh()

    def to_place(self, section: Section) -> None:
        """Go to a section, or to a place like one that is not among them: a footnote."""
        if section in self.sections:
            self.to_section(self.sections.index(section))
        else:
            self._here = self._left = None
            self.scroll_to_block(section.block)

    def step_section(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) heading; return whether there was one.

        By several at once, to the last or first where there are not so many.
        """
        if self._layout is None:
            return False
        nearest = self._heading_beside(self._layout, 1 if step > 0 else -1)
        last = len(self.sections) - 1
        if not 0 <= nearest <= last:
            return False
        target = min(nearest + step - 1, last) if step > 0 else max(nearest + step + 1, 0)
        self.to_section(target)
        return True

    def _heading_beside(self, layout: Layout, step: int) -> int:
        """Return the number of the next (1) or previous (-1) heading, if there is one of it."""
        current = self.section
        if current is None:
            return 0 if step > 0 else -1
        if step < 0 and self.here is None:
            above, below = (layout.block_begun_by(self.top + by) for by in (-1, 1))
            is_on_top = above < self.sections[current].block <= below
            return current - 1 if is_on_top else current
        return current + step

    # -- finding -----------------------------------------------------------------------

    def remember_place(self) -> None:
        """Remember where the reader is, to return there."""
        self._left = self.whereabouts

    def return_to_place(self) -> None:
        """Return to where the reader was, unless they read on from there."""
        if self._left is not None:
            self.return_to(self._left)
        self._left = None

    def show_matches(self, *, jump: bool) -> None:
        """Mark what is found now; `jump`: bring the match stood on into view.

        Where there is none, the reader is where they were.
        """
        here = self._finding.here
        if jump and here is not None and self._layout is not None:
            self._here = None
            line = self._layout.line_of(here.start)
            if not self._in_view(line):
                self.scroll_to_line(line - self.page // 3)
            self.bring_sideways(here.start, here.end - here.start)
        elif jump and self._left is not None:
            self.return_to(self._left)
        self.place_changed()
        self.refresh()

    def ticks(self, rows: int) -> frozenset[int]:
        """Return in which rows of a scroll bar of so many the matches stand."""
        layout, matches = self._layout, self._finding.matches
        height = self.virtual_size.height
        if layout is None or not matches or height <= self.page:
            return frozenset()
        known = (matches, rows, height)
        if self._ticks_known != known:
            lines = {layout.about_line(span.start) for span in matches.spans}
            self._ticks = frozenset(min(line * rows // height, rows - 1) for line in lines)
            self._ticks_known = known
        return self._ticks

    @property
    def seen_from(self) -> int | None:
        """From where the next match is looked for: the top of the view; None: the match in view."""
        here = self._finding.here
        if here is None or self._layout is None or self._in_view(self._layout.line_of(here.start)):
            return None
        return self.offset_in_text

    def _in_view(self, line: int) -> bool:
        return self.top <= line < self.top + self.page

    # -- links -------------------------------------------------------------------------

    def links_in_view(self) -> list[int]:
        """Return the links that are in view, in order, each once."""
        links = (
            run.link for line in self.lines_in_view() for run in line.runs if run.link is not None
        )
        return list(dict.fromkeys(links))

    def show_labels(self, labels: Mapping[str, int]) -> None:
        """Show a label before each of these links where it first comes into view, or none."""
        wanted = {link: label for label, link in labels.items()}
        self._labels = {}
        for number, line in enumerate(self.lines_in_view(), self.top):
            for run in line.runs:
                if run.link is not None and (label := wanted.pop(run.link, None)):
                    self._labels.setdefault(number, {})[run.link] = label
        self.refresh()

    @property
    def numbers_hold(self) -> bool:
        """Labels stand on lines by their number."""
        return bool(self._labels)

    # -- where the reader is -------------------------------------------------------------

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell on the border where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        self.place_changed()
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, self._settled)

    def _settled(self) -> None:
        if self._opened is not None:
            self.post_message(self.Settled(self._opened, self.offset_in_text))

    @property
    def opened(self) -> Opened | None:
        """What is shown."""
        return self._opened

    def place_changed(self) -> None:
        """Tell on the border, and whoever listens, where the reader is."""
        if self._layout is None or self.article is None:
            return
        seen = 100 * (self.top + self.page) // max(self._layout.height, 1)
        percent = 100 if self.at_end else min(seen, 99)
        current = self.section
        words, number = "", ""
        finding = self._finding
        if finding.is_on:
            match = finding.at + 1 if finding.matches else 0
            words = f"“{clean_line(finding.query)}”"
            more = "+" if finding.matches.has_more else ""
            found = "…" if self.is_beginning else f"{len(finding.matches)}{more}"
            number = f"{match}/{found}"
        elif current is not None:
            total = "…" if self.is_beginning else len(self.sections)
            number = f"§ {current + 1}/{total}"
            words = self.sections[current].title
        far = _("reading the rest") if self.is_beginning else f"{percent}%"
        room = self.size.width - cell_len(number + far) - _BORDER_CELLS_FREE
        parts = (number, shortened(words, room), far)
        self.set_titles(self._frame_title(), " · ".join(part for part in parts if part))
        self.post_message(self.Moved())

    def _frame_title(self) -> str:
        """Return what the frame calls the pane: by the article's title, once that is out of view."""
        if self._opened is None or self.shows_title:
            return _("Article")
        return shortened(self._opened.post.title, self.size.width - _BORDER_CELLS_FREE)

    # -- drawing -----------------------------------------------------------------------

    def segments(self, line: Line, number: int) -> list[Segment]:
        """Return what to draw of `line`: the found, the marked, labels and headings stand out."""
        line = self._with_marks(line)
        here = self.here
        jumped = here is not None and line.block == self.sections[here].block
        highlight = self.get_component_rich_style("body--here", partial=True) if jumped else Style()
        labels = dict(self._labels.get(number, {}))
        placed: list[tuple[int, str]] = []
        segments: list[Segment] = []
        at = 0
        for run in line.runs:
            style = self._styles.of(run.role)
            if run.role:
                style += highlight
            if run.link is not None:
                style += Style(meta={"link": run.link})
                if label := labels.pop(run.link, None):
                    placed.append((at, label))
            segments.append(Segment(run.text, style))
            at += run.cells
        if placed:
            style = self.get_component_rich_style("body--label")
            return labelled(segments, placed, style, self.text_width)
        return segments

    def _with_marks(self, line: Line) -> Line:
        if self._layout is None or line.start == line.end:
            return line
        for index, span in self._finding.matches.within(line.start, line.end):
            role = Role.MATCH_HERE if index == self._finding.at else Role.MATCH
            line = self._layout.mark(line, span.start, span.end, role)
        if self.selected is not None:
            line = self._layout.mark(line, *self.selected, Role.SELECTED)
        return line

    def on_click(self, event: events.Click) -> None:
        """Follow the link clicked."""
        link = event.style.meta.get("link")
        chosen = event.button == LEFT and not self._dragged
        if link is not None and self.article is not None and chosen:
            self.post_message(self.LinkChosen(self.article.links[link]))
