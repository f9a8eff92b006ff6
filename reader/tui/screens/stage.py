"""What the reading screen stands on: the panes, the session behind them, the runner behind that.

All state of the screen is made here, once; `article_keys` and `reading` add keys and routes.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from reader.model import Entry
from reader.safe import Clean
from reader.session import effects as do
from reader.session.effects import Effect
from reader.session.named_searches import SavedSearch
from reader.session.places import Place
from reader.session.sentences import nothing_sentence
from reader.session.session import Session
from reader.texts import _
from reader.tui.desktop import has_desktop
from reader.tui.keys import table
from reader.tui.keys.counts import Count
from reader.tui.keys.keymap import Keymap
from reader.tui.runner import FactLearned, Runner
from reader.tui.screens.showing import Showing
from reader.tui.widgets.bars import HintBar, TitleBar
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.panes import BODY, LIST, Panes
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.prompts import DateBar, FilterBar, FindBar
from reader.tui.widgets.search_bar import SearchBar, SearchLine

if TYPE_CHECKING:
    from reader.library import Library
    from reader.typeset import Options

_LOOK_SECONDS = 2.0
"""How often to look whether another kanbao wrote something."""

_PREVIEW_SECONDS = 0.12
"""How long the cursor rests on an entry before its article opens beside it."""

_REST_SECONDS = 0.12
"""How long nothing is typed before what hits are followed by is begun: a fast typist's next key."""

_PAINT_SECONDS = 0.03
"""How long painting waits for an article that was asked for; most take a third of it."""

_FIRST_LIST_SECONDS = 0.15
"""How long the very first painting waits for a list, which mostly takes a twentieth of it."""

_FIRST_ROWS_SECONDS = 1.5
"""How long keys wait for a first row of an archive that was never read; mostly a third of it."""

_FIRST_ROWS_LOOK_SECONDS = 0.02

_FIRST = do.LoadCounts | do.LoadList | do.FindLast
"""What a first frame is made of."""


_ACTIONS = frozenset(command.action.partition("(")[0] for command in table.READING)


class Stage(Screen[None]):
    """Panes that show what a session holds. What it asks for is shown or done here."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        library: Library,
        options: Options,
        keymap: Keymap,
        place: Place | None = None,
        hint: str = "",
        searches: tuple[SavedSearch, ...] = (),
        query: str = "",
    ) -> None:
        """Read what `library` has, set as `options` say, from `place` on; `hint` is said at first.

        `keymap` tells which keys commands have, to name them; `searches` are those of the config; with a `query`, its hits are listed at first.
        """
        super().__init__()
        self.keymap = keymap
        self._pressed: events.Key | None = None
        self._outs = keymap.with_twins("pane.out")
        bound = {key for command in table.READING for key in keymap.with_twins(command.id)}
        self.count = Count(bound.__contains__)
        self.session = Session(searches)
        self._library = library
        self._runner = Runner(self, library)
        self._place = place
        self._query = query
        self._hint = hint
        self._title_bar = TitleBar()
        self.panes = Panes(self.session, options, keymap)
        self._search_bar = SearchBar(self.session.searching, self.session.catalogue)
        self._find_bar = FindBar()
        self._filter_bar = FilterBar()
        self._date_bar = DateBar()
        self._hint_bar = HintBar(keymap.key)
        nothing = nothing_sentence(library.archive, drafts=library.drafts)
        self._showing = Showing(
            self.session,
            self.panes,
            self._title_bar,
            self._search_bar,
            self._hint_bar,
            nothing,
            keymap,
            self.count,
        )
        self._preview: Timer | None = None
        self._rest: Timer | None = None
        """Runs while the reader types a search; None once they rest."""
        self._unhurried: dict[type[do.Unhurried], do.Unhurried] = {}
        """What is to be done then, the newest of each kind."""
        self._waiting = ExitStack()
        self._early: list[events.Key] | None = []
        """Keys that came before there was a list to act on; None from then on."""
        self._put_off: list[do.Lengthy] | None = []
        """What is to be done once a first list is painted; None from then on."""

    def compose(self) -> ComposeResult:
        """Bars at head and foot, panes between; what no first frame shows follows it."""
        yield self._title_bar
        yield self._search_bar
        yield self.panes
        yield self._hint_bar

    def _mount_rest(self) -> None:
        """Mount the lines to type in, and the outline: after a first frame, or before a first key."""
        is_composed = self.is_attached and self._hint_bar.is_attached  # and not being left already
        if is_composed and self._find_bar.parent is None:
            prompts = self._find_bar, self._filter_bar, self._date_bar
            self.mount(*prompts, before=self._hint_bar)
            self.panes.mount(self.panes.outline)

    async def on_event(self, event: events.Event) -> None:
        """Leave out what a first frame needs not: all that is mounted for it has its styles by then."""
        if isinstance(event, events.ScreenResume) and self._put_off is not None:
            event.refresh_styles = False
        await super().on_event(event)

    async def on_mount(self) -> None:
        """Show what the index knows, then look through the archive."""
        self._title_bar.archive = self._library.archive.name
        self.panes.go(LIST)
        await self._begin()
        self.set_interval(_LOOK_SECONDS, lambda: self.carry_out(self.session.look_around()))
        if self._hint:
            self.say(self._hint)

    @property
    def body(self) -> BodyPane:
        """The body pane."""
        return self.panes.body

    @property
    def entries(self) -> EntryList:
        """The article list."""
        return self.panes.entries

    # -- between the session and the rest --------------------------------------------------

    async def _begin(self) -> None:
        """Let the first frame have a list, if that comes soon; what takes long follows it."""
        effects = self.session.start(self._place, self._query)
        until = monotonic() + _FIRST_LIST_SECONDS
        while first := [effect for effect in effects if isinstance(effect, _FIRST)]:
            self.carry_out(effect for effect in effects if not isinstance(effect, _FIRST))
            learned = await self._runner.at_once(first, until - monotonic())
            effects = [effect for fact in learned for effect in self.session.learn(fact)]
        self.carry_out(effects)
        self.call_after_refresh(self._begin_lengthy)
        self._await_rows(monotonic() + _FIRST_ROWS_SECONDS)

    def _await_rows(self, until: float) -> None:
        """Let keys act that waited once there is a list to act on, or it is clear that none comes soon."""
        is_all = self.session.is_scanned and self.session.is_at_rest
        if self.entries.row_count() or is_all or monotonic() >= until:
            self.app.call_later(self._act_on_early_keys)
        else:
            self.set_timer(_FIRST_ROWS_LOOK_SECONDS, partial(self._await_rows, until))

    async def _act_on_early_keys(self) -> None:
        """Let keys act that waited: before it, the beginning would undo what they do."""
        early, self._early = self._early or [], None
        for key in early:
            await self.app.on_event(key)

    def _begin_lengthy(self) -> None:
        self._mount_rest()
        put_off, self._put_off = self._put_off or [], None
        for effect in put_off:
            self._runner.work(effect)

    def carry_out(self, effects: Iterable[Effect]) -> None:
        """Show what is to be shown, and have done what is to be done."""
        for effect in effects:
            if isinstance(effect, do.Shown):
                self._showing.show(effect)
                if isinstance(effect, do.ShowArticle | do.ShowAnew):
                    self._paint()
                if isinstance(effect, do.ShowList | do.ShowCursor) and self.panes.at != BODY:
                    self.preview_soon()
            elif isinstance(effect, do.Copy):
                self.copy(effect.text)
            elif isinstance(effect, do.OpenUrl) and not has_desktop():
                self.copy(effect.url)
            elif isinstance(effect, do.Quit):
                self.run_worker(self._end())
            elif isinstance(effect, do.Lengthy) and self._put_off is not None:
                self._put_off.append(effect)
            elif isinstance(effect, do.Unhurried) and self._rest is not None:
                self._unhurried[type(effect)] = effect
            elif isinstance(effect, do.Work):
                self._runner.work(effect)

    @on(FactLearned)
    def _fact_learned(self, message: FactLearned) -> None:
        self.carry_out(self.session.learn(message.fact))

    async def _end(self) -> None:
        await self._runner.finish_writing()
        self.app.exit()

    def copy(self, words: Clean) -> None:
        """Put text on the clipboard, and say so."""
        self.app.copy_to_clipboard(words)
        self.say(_("Copied {text}").format(text=words))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the line that one types in; the palette comes by one that is no text."""
        if not isinstance(self.focused, Input) or action not in _ACTIONS:
            return True
        is_text = self._pressed is not None and self._pressed.is_printable
        is_moving = isinstance(self.focused, SearchLine)
        return action == "palette" and not is_text and not is_moving

    def takes_key(self, key: events.Key) -> bool:
        """Take note of a key before it acts, and let what was said give way.

        Return whether it does not act: it counts how often the next one is to be done, or
        takes such a number back, or has to wait.
        """
        if self._early is not None:
            # A terminal that nobody has set up yet makes a line end of enter.
            self._early.append(events.Key("enter", "\r") if key.key == "ctrl+j" else key)
            return True
        self._pressed = key
        self._mount_rest()
        self._showing.stop_saying()
        is_count = not isinstance(self.focused, Input) and (
            (key.key in self._outs and self.count.drop()) or self.count.takes(key.character or "")
        )
        self._showing.refresh_hints()
        return is_count

    async def finish_writing(self) -> None:
        """Return when all that was marked, and where the reader is, is on disk."""
        self.remember_position()
        await self._runner.finish_writing()

    def ask(self, prompt: Prompt, placeholder: str, words: str = "") -> None:
        """Let a line to type in take the place of the hints; whoever hears of its end shows them."""
        self._hint_bar.display = False
        prompt.open(placeholder, words)

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the screen for a while; it may hold any text."""
        self._showing.say(sentence)

    # -- what keys act on ------------------------------------------------------------------

    def current(self) -> Entry | None:
        """The entry that keys act on: what is being read, or what the cursor stands on."""
        return self.session.wanted if self.panes.at == BODY else self.session.catalogue.entry

    def acted_on(self) -> Entry | None:
        """The current entry, if it is in view; else say so."""
        if self.panes.current is self.panes.sidebar and not self.entries.display:
            enter = self.keymap.key("pane.enter")
            way = _("Choose an article: {key} lists them")
            self.say(way.format(key=enter) if enter else _("Choose an article first"))
            return None
        entry = self.current()
        if entry is None:
            self.say(_("No articles here"))
        return entry

    def has_body_in_view(self) -> bool:
        """Whether an article is in view; else say so."""
        if self.body.display and self.body.article is not None:
            return True
        self.say(_("Open an article first"))
        return False

    def cursor_moved(self) -> None:
        """Take note of where the list's cursor stands now."""
        if self.entries.cursor != self.session.catalogue.row:
            self.carry_out(self.session.put_cursor(self.entries.cursor))
            self._search_bar.refresh_shape()
            self.preview_soon()

    def types_on(self) -> None:
        """Let what can wait wait until the reader rests from typing."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(_REST_SECONDS, self._rests)

    def _rests(self) -> None:
        self._rest = None
        unhurried, self._unhurried = self._unhurried, {}
        self.carry_out(unhurried.values())

    def preview_soon(self) -> None:
        """Show what the cursor stands on beside the list, if it rests there."""
        if self._preview:
            self._preview.stop()
        self._preview = self.set_timer(_PREVIEW_SECONDS, self._open_preview)

    def _open_preview(self) -> None:
        if self._rest is not None:
            self.preview_soon()
        elif self.body.display and self.panes.at != BODY:
            self.remember_position()
            self.carry_out(self.session.preview())

    def wait_with_painting(self) -> None:
        """Paint the article together with what else changes, if it comes soon: once, not twice."""
        self._waiting.enter_context(self.app.batch_update())
        self.set_timer(_PAINT_SECONDS, self._paint)

    def _paint(self) -> None:
        self._waiting.close()
        self.check_idle()

    def remember_position(self) -> None:
        """Let the session know where in the article the reader is."""
        if self.body.opened is not None:
            self.carry_out(self.session.reader_is_at(self.body.opened, self.body.offset_in_text))
