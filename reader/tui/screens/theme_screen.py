"""The themes, tried on as the cursor comes to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from reader.safe import clean_line
from reader.texts import _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.keys.keymap import Keymap
from reader.tui.themes import ThemeFile
from reader.tui.widgets.pane import Move
from reader.tui.widgets.row_pane import Parts, RowPane, fit

_NAME_CELLS = 18
"""Cells that the name of a theme takes at most."""


class ThemeList(RowPane):
    """One row a theme."""

    def __init__(self, themes: Sequence[ThemeFile], keymap: Keymap) -> None:
        super().__init__()
        self.themes = themes
        ways = keymap.offers(("themes.choose", _("use")), ("themes.close", _("cancel")))
        self.set_titles(_("Themes · {keys}").format(keys=ways))

    def row_count(self) -> int:
        """Return how many themes there are."""
        return len(self.themes)

    def row_parts(self, row: int, width: int) -> Parts:
        """Return the theme's label, and its name."""
        theme = self.themes[row]
        kinds = {True: _("dark"), False: _("light")}
        kind = fit(kinds[theme.dark], max(map(cell_len, kinds.values())))
        names = [clean_line(theme.name) for theme in self.themes]
        name = fit(names[row], min(max(map(cell_len, names)), _NAME_CELLS))
        rest = f" {name}  {kind} "
        label = fit(f" {clean_line(theme.label)}", max(width - cell_len(rest), 1))
        return [(label, ""), (rest, "row--muted")]


class ThemeScreen(ModalScreen[str | None]):
    """Returns the name of the theme chosen, or None; until then shows each in its colours."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.THEMES)

    CSS = """
    ThemeScreen { align: center bottom; background: transparent; }
    ThemeScreen ThemeList { width: 56; max-width: 96%; height: auto; max-height: 60%;
        border: round $kb-accent; border-title-color: $kb-accent; background: $kb-background;
        color: $kb-foreground; margin-bottom: 1; }
    """

    def __init__(self, themes: Sequence[ThemeFile], current: str, keymap: Keymap) -> None:
        """Offer `themes`; `current` is the name of the one in use."""
        super().__init__()
        self._keymap = keymap
        self._themes = themes
        self._current = current

    def compose(self) -> ComposeResult:
        """The list."""
        yield ThemeList(self._themes, self._keymap)

    def on_mount(self) -> None:
        """Start on the theme in use."""
        rows = self.query_one(ThemeList)
        names = [theme.name for theme in self._themes]
        rows.focus()
        rows.rows_changed()
        rows.put_cursor(names.index(self._current))

    def action_move(self, move: str) -> None:
        """To another theme."""
        self.query_one(ThemeList).move(Move(move))

    @on(RowPane.Highlighted)
    def _try_on(self, message: RowPane.Highlighted) -> None:
        self.app.theme = self._themes[message.row].name

    @on(RowPane.Chosen)
    def action_choose(self) -> None:
        """Keep the theme under the cursor."""
        self.dismiss(self._themes[self.query_one(ThemeList).cursor].name)

    def action_give_up(self) -> None:
        """Back to the theme that was."""
        self.app.theme = self._current
        self.dismiss(None)
