"""What every group of keys stands on: the panes, the desk behind them, what is being read.

The reading screen is made of groups of keys (`mark_keys`, `heading_keys`, `find_keys`,
`read_keys`, `link_keys`, `list_keys`), each a screen on top of this one.
"""

from __future__ import annotations

from textual.screen import Screen
from textual.timer import Timer

from reader.corpus import Archive
from reader.library import Library, View
from reader.model import Entry
from reader.safe import Clean, clean_line
from reader.session.places import Place
from reader.tui import links
from reader.tui.desk import Desk
from reader.tui.hints import Standing
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.panes import BODY, Panes
from reader.tui.widgets.sidebar import Sidebar

NOTICE_SECONDS = 4.0


class Stage(Screen[None]):
    """A screen with the three panes on it, a desk behind, and a bar to speak through."""

    def __init__(self, archive: Archive, library: Library, place: Place | None = None) -> None:
        """Read `archive` as `library` knows it, from `place` on."""
        super().__init__()
        self.archive = archive
        self.desk = Desk(self, archive, library)
        self.view = View()
        """What the list shows, or will show."""
        self.asked: Entry | None = None
        """Whose article the body shows, or will show."""
        self.shown: Entry | None = None
        """Whose article the body shows."""
        self.place = place
        """Where to go, as long as that is not reached."""
        self._notice: Timer | None = None

    @property
    def panes(self) -> Panes:
        """The panes."""
        return self.query_one(Panes)

    @property
    def sidebar(self) -> Sidebar:
        """The category sidebar."""
        return self.panes.sidebar

    @property
    def entries(self) -> EntryList:
        """The article list."""
        return self.panes.entries

    @property
    def body(self) -> BodyPane:
        """The body pane."""
        return self.panes.body

    def current(self) -> Entry | None:
        """The entry that keys act on: what is being read, or what the cursor stands on."""
        return self.asked if self.panes.at == BODY else self.entries.entry

    def acted_on(self) -> Entry | None:
        """The current entry, if it is in view; else say so."""
        if self.panes.current is self.sidebar and not self.entries.display:
            self.say("先选一篇文章：enter 看列表")
            return None
        entry = self.current()
        if entry is None:
            self.say("这里没有文章")
        return entry

    def has_body_in_view(self) -> bool:
        """Whether an article is in view; else say so."""
        if self.body.display and self.body.article is not None:
            return True
        self.say("先打开一篇文章")
        return False

    def key_pressed(self) -> None:
        """Let what was said give way."""
        if self._notice:
            self._notice.stop()
            self._silence()

    def refresh_hints(self) -> None:
        """Offer the keys that are of use now."""
        body = self.body
        self.query_one(HintBar).standing = Standing(
            pane=self.panes.at,
            show=self.view.show,
            finding=body.finding,
            sideways=body.sideways,
            sections=bool(body.sections),
            typing=self.panes.outline.has_focus_within,
        )

    def reload(self) -> None:
        """Ask for the list anew, the cursor staying on its entry."""
        self.desk.load_view(self.view, self.entries.entry, self.entries.cursor)

    def open_outside(self, url: Clean) -> None:
        """Open `url` in the browser; without a desktop, show and copy it."""
        if links.has_desktop():
            self.desk.open_link(url)
        else:
            self.copy(url)

    def copy(self, words: Clean) -> None:
        """Copy `words`, and say so."""
        self.app.copy_to_clipboard(words)
        self.say(f"已复制 {words}")

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the screen for a while; it may hold any text."""
        if self._notice:
            self._notice.stop()
        self.query_one(HintBar).notice = clean_line(sentence)
        self._notice = self.set_timer(NOTICE_SECONDS, self._silence)

    def _silence(self) -> None:
        self._notice = None
        self.query_one(HintBar).notice = Clean("")
