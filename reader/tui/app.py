"""The application: themes and the reading screen on an archive."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Sequence
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter

from reader.errors import SettingsInvalid
from reader.session import recent
from reader.session.named_searches import SavedSearch
from reader.session.places import Place
from reader.session.typeset_options import options_of
from reader.settings import Settings
from reader.texts import _
from reader.tui import themes
from reader.tui.clusters import AgreedClusters
from reader.tui.drawing import on_a_terminal
from reader.tui.escape import with_prompt_escape
from reader.tui.hang_up import is_hung_up, that_outlasts_its_terminal
from reader.tui.keyboard import without_protocol
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings, overrides
from reader.tui.keys.keymap import Keymap, usual_keymap
from reader.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from reader.corpus import Archive
    from reader.library import Library

STARTED_SECONDS = 2.0
"""Until the first article stands there, with all that parsing it took."""
_LOOK_SECONDS = 2.0
"""How often to look whether the terminal is still there."""


class KanbaoApp(App[None]):
    """kanbao in a terminal."""

    ENABLE_COMMAND_PALETTE = False
    """Textual's; ours is `PaletteScreen`."""
    TITLE = "kanbao"
    BINDINGS: ClassVar[list[BindingType]] = bindings(table.APP, priority=True)

    def __init__(
        self,
        archive: Archive,
        library: Library,
        settings: Settings,
        place: Place | None = None,
        hint: str = "",
        keymap: Keymap | None = None,
        searches: tuple[SavedSearch, ...] = (),
        query: str = "",
    ) -> None:
        """Read `archive` with `settings`, from `place` on, with a `hint` said at first.

        `keymap` tells which keys commands have; without it they have the usual ones. `searches`
        are those that the config names; with a `query`, its hits are listed at first.
        Raises SettingsInvalid on its theme.
        """
        self._themes, no_themes = themes.known_themes()
        if settings.theme not in self._themes:
            known = sorted(self._themes)
            unknown = SettingsInvalid("theme-unknown", name=settings.theme, known=known)
            raise no_themes.get(settings.theme, unknown)
        self._no_themes = tuple(no_themes.values())
        self._library = library
        self._settings = settings
        self._place = place
        self._hint = hint
        self._searches = searches
        self._query = query
        self._keys = keymap or usual_keymap()
        super().__init__()
        self.set_keymap(overrides(self._keys))
        for name in list(self.available_themes):
            self.unregister_theme(name)
        for file in self._themes.values():
            self.register_theme(themes.as_textual(file, self.console.color_system))
        kept = recent.last_theme(settings.theme)
        self.theme = kept if kept in self._themes else settings.theme
        self._agreed = AgreedClusters()
        self._crash = StringIO()
        self.error_console = Console(file=self._crash, width=120)

    @property
    def no_themes(self) -> tuple[SettingsInvalid, ...]:
        """What is wrong with the theme files that were passed over."""
        return self._no_themes

    @property
    def crash(self) -> str:
        """The traceback that ended the app, kept from the terminal; empty if none did."""
        return self._crash.getvalue()

    def get_driver_class(self) -> type[Driver]:
        """Leave the terminal's keyboard as it is, tell Escape at once, take no harm when it is closed.

        Draw on it wherever errors go.
        """
        driver = with_prompt_escape(without_protocol(on_a_terminal(super().get_driver_class())))
        return that_outlasts_its_terminal(driver)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw nothing that terminals count differently, wherever it stands."""
        return [*super().get_line_filters(), self._agreed]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give Textual every variable of ours, for the moment before a theme is set."""
        return {f"kb-{name}": "#808080" for name in themes.COLOURS}

    def on_ready(self) -> None:
        """Let Python's collector work again, but not on what lives as long as the app.

        It rests until now that a first frame is painted. To look through all that was made for
        it, and is made for a first article, would take 40 ms every few articles.
        """
        gc.freeze()
        gc.enable()
        self.set_timer(STARTED_SECONDS, gc.freeze)

    def on_mount(self) -> None:
        """End as by `q` when asked to by a signal, or when the terminal is closed.

        Come back from the shell whole.
        """
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._quit_soon)
        self.app_resume_signal.subscribe(self, self._paint_anew)
        self.set_interval(_LOOK_SECONDS, self._quit_if_hung_up)

    def get_default_screen(self) -> ReadingScreen:
        """Return the reading screen: what stands below all others, and is painted first."""
        options = options_of(self._settings)
        return ReadingScreen(
            self._library,
            options,
            self._keys,
            self._place,
            self._hint,
            self._searches,
            self._query,
        )

    async def on_event(self, event: events.Event) -> None:
        """Tell the reading screen of a key before it acts, unless it takes it for itself."""
        if (
            isinstance(event, events.Key)
            and isinstance(screen := self.screen, ReadingScreen)
            and screen.takes_key(event)
        ):
            return
        await super().on_event(event)

    def search_themes(self) -> None:
        """Choose a theme: it is kept, until the settings name another than now."""
        from reader.tui.screens.theme_screen import ThemeScreen

        def keep(chosen: str | None) -> None:
            if chosen is not None:
                write = partial(recent.remember_theme, chosen, self._settings.theme)
                self.run_worker(write, thread=True, group="theme", exclusive=True)

        offered = list(self._themes.values())
        self.push_screen(ThemeScreen(offered, self.theme, self._keys), keep)

    def action_help_quit(self) -> None:
        """Tell whoever presses ctrl+c how one quits."""
        quits = self._keys.key("app.quit")
        if quits:
            sentence = _("Press {quit} to quit (while typing, {leave} first)").format(
                quit=quits, leave=self._keys.key("find.give_up")
            )
        else:
            sentence = _("Press {quit} to quit").format(quit=self._keys.key("app.quit_anywhere"))
        self.notify(sentence, title=_("Do you want to quit?"))

    def _paint_anew(self, _: App[object]) -> None:
        """Paint everything: other programs had the terminal meanwhile."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def _quit_soon(self) -> None:
        """Quit as by `q`: the terminal was closed, or the system asks for it."""
        self.run_worker(self.action_quit())

    def _quit_if_hung_up(self) -> None:
        """Not every program is told by a signal: only the one in the foreground."""
        if is_hung_up():
            self._quit_soon()

    async def action_suspend(self) -> None:
        """Go to the background, as by the shell's ctrl+z, once every mark is on disk."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                await screen.finish_writing()
        self.action_suspend_process()

    async def action_quit(self) -> None:
        """Quit as by `q`, once every mark is on disk."""
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                await screen.action_quit()
                return
        self.exit()
