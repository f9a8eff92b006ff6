"""The body pane: an article's lines, of which only those in view are laid out and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from reader.article import Article, Section
from reader.model import Post
from reader.safe import Clean, clean_line
from reader.session.find import Found, find
from reader.session.opening import Opened
from reader.tui.styles import CSS, PART, RoleStyles
from reader.tui.widgets.pane import Move, Pane
from reader.typeset import Layout, Line, Options, Role

_SETTLE_SECONDS = 0.004
"""How long one slice of laying out unseen lines may take: a quarter of a frame."""

_SETTLE_PAUSE = 0.01
"""Seconds between two slices, for keys to come through."""

_REST_SECONDS = 0.6
"""How long the reader stays at a place before it is remembered."""

_EMPTY = "选一篇文章，按 enter 阅读"


class BodyPane(Pane):
    """Shows one article and knows where in it the reader is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*PART.values(), "body--here", "body--label"}
    DEFAULT_CSS = CSS

    class Settled(Message):
        """The reader stayed at `offset` of the article's text for a moment."""

        def __init__(self, article: Article, offset: int) -> None:
            super().__init__()
            self.article = article
            self.offset = offset

    class LinkChosen(Message):
        """A link was clicked."""

        def __init__(self, href: Clean) -> None:
            super().__init__()
            self.href = href

    def __init__(self, options: Options, id: str) -> None:
        super().__init__(id=id)
        self._options = options
        self._opened: Opened | None = None
        self._layout: Layout | None = None
        self._styles = RoleStyles(self)
        self._here: int | None = None
        self._found: Found | None = None
        self._match = 0
        self._left: int | None = None
        self._typing = False
        self._labels: dict[int, str] = {}
        self._rest: Timer | None = None
        self._settling: Timer | None = None
        self._known_offset = 0
        self._laid = (0, 0)
        self.set_titles("正文")

    # -- what is shown -----------------------------------------------------------------

    def show(self, opened: Opened, offset: int = 0) -> None:
        """Show an article from `offset` of its text on."""
        self._opened = opened
        self._here = self._found = self._left = None
        self._known_offset = offset
        self._lay_out(offset)

    def clear(self) -> None:
        """Show no article."""
        self._opened = self._layout = self._here = None
        self.set_titles("正文")
        self.set_height(0)
        self.refresh()

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._opened.article if self._opened else None

    @property
    def post(self) -> Post | None:
        """Its post."""
        return self._opened.post if self._opened else None

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its sections."""
        return self.article.sections if self.article else ()

    @property
    def offset_in_text(self) -> int:
        """The offset of the first text in view; 0 at the very top."""
        if self._layout is None or not self._top:
            return 0
        return self._layout.offset_of(self._top)

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._layout is None or self._top + self.page >= self._layout.height

    @property
    def section(self) -> int | None:
        """The section being read: the one jumped to, else the last whose heading has passed."""
        if self._here is not None or self._layout is None:
            return self._here
        current = None
        for index, section in enumerate(self.sections):
            if self._layout.block_line(section.block) > self._top + 1:
                break
            current = index
        return current

    # -- moving ------------------------------------------------------------------------

    def move(self, move: Move) -> None:
        """Scroll."""
        if self._layout is None:
            return
        self._here = None
        self._scroll(self._top + self.distance(move, self._layout.height))

    def to_section(self, index: int) -> None:
        """Put the heading of a section on top, or as high as the article's end allows."""
        if self._layout is None or not 0 <= index < len(self.sections):
            return
        self._here = index
        self._scroll(self._layout.block_line(self.sections[index].block))
        self.refresh()

    def step_section(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) heading; return whether there was one."""
        if self._layout is None:
            return False
        current = self.section
        if step < 0 and current is not None and self._here is None:
            heading = self._layout.block_line(self.sections[current].block)
            target = current if heading < self._top else current - 1
        else:
            target = step - 1 if current is None else current + step
        if not 0 <= target < len(self.sections):
            return False
        self.to_section(target)
        return True

    # -- finding -----------------------------------------------------------------------

    @property
    def finding(self) -> bool:
        """Whether a search is on that found something."""
        return self._found is not None and bool(self._found.starts)

    def start_finding(self) -> None:
        """Remember where the reader is, to return there."""
        self._left = self._top
        self._typing = True

    def settle_on_match(self) -> None:
        """Go on reading from here, the matches marked."""
        self._typing = False

    def find(self, words: str) -> None:
        """Mark `words` wherever they stand, and go to the first from where the reader was."""
        if self.article is None or self._layout is None:
            return
        self._found = find(self.article.text, words)
        start = self._layout.offset_of(self._left if self._left is not None else self._top)
        match = self._found.next_from(start)
        if match is not None:
            self._to_match(match)
        self._tell_place()
        self.refresh()

    def step_match(self, step: int) -> None:
        """Go to the next (1) or previous (-1) match, going round."""
        if self._found is not None and self._found.starts:
            self._to_match((self._match + step) % len(self._found.starts))

    def stop_finding(self) -> None:
        """Mark nothing any more and return to where the reader was."""
        self._found = None
        self._typing = False
        if self._left is not None:
            self._scroll(self._left)
        self._left = None
        self._tell_place()
        self.refresh()

    def _to_match(self, match: int) -> None:
        assert self._found is not None
        self._match = match
        self._here = None
        if self._layout is not None:
            line = self._layout.line_of(self._found.starts[match])
            if not self._top <= line < self._top + self.page:
                self._scroll(line - self.page // 3)
            self._tell_place()
            self.refresh()

    # -- links -------------------------------------------------------------------------

    def links_in_view(self) -> list[int]:
        """Return the links that are in view, in order, each once."""
        if self._layout is None:
            return []
        lines = self._layout.lines(self._top, self.page)
        links = (run.link for line in lines for run in line.runs if run.link is not None)
        return list(dict.fromkeys(links))

    def show_labels(self, labels: Mapping[str, int]) -> None:
        """Show a label on each of these links, on none if there are none."""
        self._labels = {link: label for label, link in labels.items()}
        self.refresh()

    # -- laying out --------------------------------------------------------------------

    def _lay_out(self, offset: int) -> None:
        if self._opened is None or not self.size.width:
            return
        self._layout = Layout(
            self._opened.article,
            self.inner_width,
            options=self._options,
            measure=cell_len,
            head=self._opened.head,
        )
        self._scroll(self._layout.line_of(offset) if offset else 0)
        self._laid = (self._top, offset)
        self.refresh()
        self._settle()

    def _settle(self) -> None:
        """Lay out what is out of sight in slices, until every number is exact.

        The line on top stays there, whatever number it turns out to have.
        """
        layout = self._layout
        if layout is None or layout.exact:
            return
        place = layout.place_of(self._top)
        layout.settle(_SETTLE_SECONDS)
        self._fit_height()
        line = layout.line_at(place)
        if line != self._top:
            laid = self._laid[0] == self._top
            self.jump_to_row(line)
            if laid:
                self._laid = (self._top, self._laid[1])
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_PAUSE, self._settle)

    def _fit_height(self) -> None:
        if self._layout is not None:
            self.set_height(self._layout.height)
            self._tell_place()

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    def _scroll(self, line: int) -> None:
        self._fit_height()
        self.jump_to_row(max(min(line, self._layout.height - self.page if self._layout else 0), 0))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell on the border where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        self._tell_place()
        if self._rest:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, self._settled)

    @property
    def unsaved_offset(self) -> int | None:
        """Where the reader is, if that is news; None while words to find are typed."""
        offset = self.offset_in_text
        known = self.article is None or self._typing or offset == self._known_offset
        return None if known else offset

    def _settled(self) -> None:
        offset = self.unsaved_offset
        if self.article is not None and offset is not None:
            self._known_offset = offset
            self.post_message(self.Settled(self.article, offset))

    def _tell_place(self) -> None:
        if self._layout is None or self.article is None:
            return
        height = max(self._layout.height, 1)
        percent = min(100, round(100 * (self._top + self.page) / height))
        current = self.section
        parts = []
        if self.sections:
            number = 0 if current is None else current + 1
            parts.append(f"{number}/{len(self.sections)}")
        if current is not None:
            parts.append(self.sections[current].title)
        if self._found is not None:
            number = self._match + 1 if self._found.starts else 0
            parts = [f"“{clean_line(self._found.query)}” {number}/{len(self._found.starts)}"]
        parts.append(f"{percent}%")
        self.set_titles("正文", " · ".join(parts))

    def on_resize(self, event: events.Resize) -> None:
        """Set the lines anew for the new width; the first word in view stays on top.

        However often: what it was when the reader last scrolled, not where it drifted since.
        """
        top, offset = self._laid
        self._lay_out(offset if top == self._top else self.offset_in_text)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._styles.forget()

    # -- drawing -----------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw the line that stands at line `y` of the viewport."""
        width = self.inner_width
        base = self.rich_style
        if self._layout is None:
            words = f" {_EMPTY}" if y == 1 else ""
            muted = self._styles.of(Role.BYLINE)
            return Strip([Segment(words, muted)]).adjust_cell_length(width, base)
        lines = self._layout.lines(self._top + y, 1)
        if not lines:
            return Strip.blank(width, base)
        return Strip(self._segments(lines[0])).adjust_cell_length(width, base)

    def _segments(self, line: Line) -> list[Segment]:
        if self._found is not None and self._layout is not None and line.start < line.end:
            for index, start in self._found.within(line.start, line.end):
                role = Role.MATCH_HERE if index == self._match else Role.MATCH
                line = self._layout.mark(line, start, start + self._found.length, role)
        here = self._here is not None and line.block == self.sections[self._here].block
        highlight = self.get_component_rich_style("body--here", partial=True) if here else Style()
        labels = dict(self._labels)
        segments = []
        for run in line.runs:
            style = self._styles.of(run.role)
            if run.role:
                style += highlight
            segment = Segment(run.text, style)
            if run.link is not None:
                segment = Segment(run.text, style + Style(meta={"link": run.link}))
                label = labels.pop(run.link, None)
                if label is not None:
                    segments.append(Segment(label, self.get_component_rich_style("body--label")))
                    _, segment = segment.split_cells(min(len(label), run.cells))
            segments.append(segment)
        return segments

    def on_click(self, event: events.Click) -> None:
        """Follow the link clicked."""
        link = event.style.meta.get("link")
        if link is not None and self.article is not None:
            self.post_message(self.LinkChosen(self.article.links[link].href))
