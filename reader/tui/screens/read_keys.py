"""Keys that go from article to article: open, read on, next, previous, to a named place."""

from __future__ import annotations

from contextlib import ExitStack

from textual import on
from textual.timer import Timer

from reader.corpus import Archive
from reader.library import Library, View
from reader.model import Entry
from reader.safe import Clean
from reader.session.places import Place
from reader.tui import messages
from reader.tui.screens.heading_keys import HeadingKeys
from reader.tui.screens.mark_keys import MarkKeys
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.pane import Move
from reader.tui.widgets.panes import BODY

PREVIEW_SECONDS = 0.08
"""How long the cursor rests on an entry before its article opens beside it."""


PAINT_SECONDS = 0.03
"""How long painting waits for an article that was asked for; most take a third of it."""


class ReadKeys(MarkKeys, HeadingKeys):
    """What is asked for is opened by the desk; what comes back late is not shown."""

    _preview: Timer | None = None
    _scanned = False
    """Whether the archive has been looked through: what is not found now is not there."""
    _seeking = False
    """Whether the desk looks for the next unread article."""
    _web: Clean | None = None
    """Where `place` is on the web, if the archive has it not."""
    _further = 0
    """Unread articles to go on by when it is found, signed."""

    def __init__(self, archive: Archive, library: Library, place: Place | None) -> None:
        super().__init__(archive, library, place)
        self._waiting = ExitStack()

    def open(self, entry: Entry | None) -> None:
        """Show the article of `entry` in the body."""
        self.asked = entry
        if entry is None:
            self.shown = None
            self.body.clear()
        else:
            self.desk.open_entry(entry, self.sidebar.label_of(entry.categories[0]))

    def read(self, entry: Entry) -> None:
        """Show the article of `entry`, which counts as reading it."""
        if self.asked is None or entry.key != self.asked.key:
            self._wait_with_painting()
            self.open(entry)
        self.desk.write_visit(entry)
        if not entry.read:
            self.set_read(entry, True)

    def _wait_with_painting(self) -> None:
        """Paint the article together with what else changes, if it comes soon: once, not twice."""
        self._waiting.enter_context(self.app.batch_update())
        self.set_timer(PAINT_SECONDS, self._paint)

    def _paint(self) -> None:
        self._waiting.close()
        self.check_idle()

    def preview_soon(self) -> None:
        """Show what the cursor stands on beside the list, if it rests there."""
        if self._preview:
            self._preview.stop()
        self._preview = self.set_timer(PREVIEW_SECONDS, self._open_preview)

    def _open_preview(self) -> None:
        entry = self.entries.entry
        if self.body.display and self.panes.at != BODY and (entry is None or entry != self.asked):
            self.open(entry)

    @on(messages.ArticleOpened)
    def _article_opened(self, message: messages.ArticleOpened) -> None:
        if self.asked is None or message.entry.key != self.asked.key:
            return
        if self.shown == message.entry and self.body.is_beginning:
            self.body.show_rest(message.opened)
        else:
            self.body.show(message.opened, message.offset)
        self.shown = message.entry
        self._paint()
        if not message.opened.is_whole:
            return
        if self.place and self.place.anchor:
            self.jump_to_anchor(self.place.anchor)
        self.place = None

    @on(BodyPane.Settled)
    def _body_settled(self, message: BodyPane.Settled) -> None:
        if self.shown is not None and message.article is self.body.article:
            self.desk.write_position(self.shown, message.position)

    # -- on through the list -------------------------------------------------------------

    def action_read_on(self) -> None:
        """A page down; at the end of the article, the next unread one."""
        entry = self.current()
        if entry is None:
            self.say("没有可读的文章")
            return
        if not self.body.display:
            self.panes.go(BODY)
        if self.asked is None or entry.key != self.asked.key:
            self.read(entry)
        elif self.shown is not None and self.shown.key == entry.key:
            self.read(entry)
            if self.body.at_end:
                self._to_unread(1)
            else:
                self.body.move(Move.PAGE_DOWN)

    def action_read_back(self) -> None:
        """A page up in the body."""
        if self.has_body_in_view():
            self.body.move(Move.PAGE_UP)

    def action_article(self, step: int) -> None:
        """Read the next or previous article of the list."""
        row = self.entries.cursor + step
        entry = self.entries.listing.row(row)
        if entry is None:
            self.say("这里是列表的末尾" if step > 0 else "这里是列表的开头")
            return
        self.entries.put_cursor(row)
        self._read_in_view(entry)

    def action_unread(self, step: int) -> None:
        """In the body, while a search is on, the next or previous match, else unread article."""
        if self.body.finding and self.panes.at == BODY:
            self.body.step_match(step)
        else:
            self._to_unread(step)

    def _to_unread(self, step: int) -> None:
        if self._seeking:
            self._further += step
        elif entry := self.current():
            self._seek(entry, step)

    def _seek(self, entry: Entry, step: int) -> None:
        self._seeking = True
        self.desk.find_neighbour(self.view, entry, step)

    @on(messages.NeighbourFound)
    def _neighbour_found(self, message: messages.NeighbourFound) -> None:
        self._seeking = False
        if message.view != self.view:
            self._further = 0
            return
        if message.entry is None or message.stored is None:
            self._further = 0
            self.say("后面没有未读的了" if message.step > 0 else "前面没有未读的了")
            return
        self.entries.put_cursor(self.entries.listing.shown(message.stored))
        if self._further:
            step = 1 if self._further > 0 else -1
            self._further -= step
            self._seek(message.entry, step)
        else:
            self._read_in_view(message.entry)

    def _read_in_view(self, entry: Entry) -> None:
        self.read(entry)
        if not self.body.display:
            self.panes.go(BODY)

    # -- to a place ----------------------------------------------------------------------

    def go_to(self, place: Place, web: Clean | None = None) -> None:
        """Read what `place` names; where the archive has it not, open `web`."""
        post = self.body.post
        if place.anchor and post is not None and place.post == post.path:
            self.jump_to_anchor(place.anchor)
            return
        self.place = place
        self._web = web
        self.desk.find_place(place)

    @on(messages.PlaceFound)
    def _place_found(self, message: messages.PlaceFound) -> None:
        if message.place != self.place:
            return
        if message.entry is None:
            if self._web:
                self.open_outside(self._web)
                self.place = self._web = None
            elif self._scanned:
                self.say(f"归档里没有这一篇：{self.place}")
                self.place = None
            return
        self.view = View()
        self.sidebar.point_at(self.view)
        self.desk.load_view(self.view, message.entry)
        if self.shown is not None and self.shown.key == message.entry.key:
            if self.place and self.place.anchor:
                self.jump_to_anchor(self.place.anchor)
            self.place = None
        self.read(message.entry)
        self.panes.go(BODY)

    @on(messages.LastFound)
    def _last_found(self, message: messages.LastFound) -> None:
        if self.asked is None or self.panes.at != BODY:
            self.desk.load_view(self.view, message.entry)
            self.read(message.entry)
            self.panes.go(BODY)

    @on(messages.ScanEnded)
    def _place_may_be_there(self) -> None:
        self._scanned = True
        if self.place:
            self.desk.find_place(self.place)

    @on(messages.WorkFailed)
    def _work_failed(self, message: messages.WorkFailed) -> None:
        self._seeking = False
        self.say(message.sentence)
