"""The palette: everything that can be done, by name."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from reader.texts import N_, _
from reader.tui.keys.keymap import Keymap
from reader.tui.widgets.picker import Candidates, Picker
from reader.tui.widgets.row_pane import Parts, fit
from reader.values import Value


class Offer(Value):
    """Something that can be done: its name, its keys as written, the screen's action."""

    name: str
    keys: str
    action: str


class CommandList(Candidates, can_focus=False):
    """One row a command, its keys at the right."""

    NONE = NO_MATCH = N_("No command matches")

    def __init__(self, offers: Sequence[Offer]) -> None:
        super().__init__()
        self._offers = offers

    def on_mount(self) -> None:
        """Offer them all."""
        self.offer([offer.name for offer in self._offers])

    def candidate_parts(self, index: int, width: int) -> Parts:
        """Return the name at the left, the keys at the right; the name gives way."""
        offer = self._offers[index]
        room = width - cell_len(offer.keys) - 3
        return [(f" {fit(offer.name, room)} ", ""), (f"{offer.keys} ", "row--unread")]


class PaletteScreen(ModalScreen[str | None]):
    """Returns the action of the command chosen, or None."""

    CSS = """
    PaletteScreen { align: center middle; background: $kb-background 60%; }
    PaletteScreen Picker { width: 64; max-width: 96%; max-height: 90%; }
    """

    def __init__(self, offers: Sequence[Offer], keymap: Keymap) -> None:
        """Offer `offers`, in this order."""
        super().__init__()
        self._keymap = keymap
        self._offers = offers

    def compose(self) -> ComposeResult:
        """The picker."""
        picker = Picker(CommandList(self._offers), _("Type what to do"))
        ways = self._keymap.offers(("line.enter", _("run")), ("picker.close", _("close")))
        picker.border_title = Content(_("Commands · {keys}").format(keys=ways))
        yield picker

    def on_mount(self) -> None:
        """Let the reader type."""
        picker = self.query_one(Picker)
        picker.make_room_for(len(self._offers))
        picker.take_focus()

    @on(Picker.Picked)
    def _picked(self, message: Picker.Picked) -> None:
        self.dismiss(self._offers[message.index].action)

    @on(Picker.Closed)
    def _given_up(self) -> None:
        self.dismiss(None)
