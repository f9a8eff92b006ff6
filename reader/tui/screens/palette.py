"""The palette: everything that can be done, by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from reader.tui.widgets.picker import Candidates, Picker
from reader.tui.widgets.row_pane import Parts, fit


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: its name, its keys as written, the screen's action."""

    name: str
    keys: str
    action: str


class CommandList(Candidates, can_focus=False):
    """One row a command, its keys at the right."""

    NONE = NO_MATCH = "没有对得上的命令"

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = commands

    def on_mount(self) -> None:
        """Offer them all."""
        self.offer([command.name for command in self._commands])

    def candidate_parts(self, index: int, width: int) -> Parts:
        """Return the name at the left, the keys at the right; the name gives way."""
        command = self._commands[index]
        room = width - cell_len(command.keys) - 3
        return [(f" {fit(command.name, room)} ", ""), (f"{command.keys} ", "row--unread")]


class PaletteScreen(ModalScreen[str | None]):
    """Returns the action of the command chosen, or None."""

    CSS = """
    PaletteScreen { align: center middle; background: $kb-background 60%; }
    PaletteScreen Picker { width: 64; max-width: 96%; max-height: 90%; }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        """Offer `commands`, in this order."""
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """The picker."""
        picker = Picker(CommandList(self._commands), "输入要做的事，拼音也行")
        picker.border_title = Content("命令 · enter 执行，esc 关闭")
        yield picker

    def on_mount(self) -> None:
        """Let the reader type."""
        picker = self.query_one(Picker)
        picker.make_room_for(len(self._commands))
        picker.take_focus()

    @on(Picker.Picked)
    def _picked(self, message: Picker.Picked) -> None:
        self.dismiss(self._commands[message.index].action)

    @on(Picker.Closed)
    def _given_up(self) -> None:
        self.dismiss(None)
