"""A line at the foot of the screen in which a command's words are typed."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input

from reader.tui.widgets.line import Line
from reader.tui.widgets.row_pane import shortened

_BESIDE_WORDS = 2
"""Cells between what is typed and what is wrong with it, the cursor's among them."""


class Prompt(Line):
    """Tells what is typed as it is typed; hidden while nothing is asked for.

    Words that are refused stay to be mended, what is wrong beside them until they are others.

    Keys that were typed ahead, after the one that closed it, are handed back to the app.
    """

    DEFAULT_CSS = """
    Prompt { dock: bottom; display: none; }
    """

    wrong: reactive[str] = reactive("")
    """What is wrong with the words that were refused."""

    class _Told(Message):
        def __init__(self, prompt: Prompt, words: str) -> None:
            super().__init__()
            self.prompt = prompt
            self.words = words

        @property
        def control(self) -> Prompt:
            """The line."""
            return self.prompt

    class Typed(_Told):
        """The words so far."""

    class Entered(_Told):
        """The words, done."""

    class GivenUp(_Told):
        """Nothing is wanted; the words are those typed so far."""

    def open(self, placeholder: str, words: str = "") -> None:
        """Come into view with the focus, to edit `words`; `placeholder` is told while there are none."""
        self.wrong = ""
        with self.prevent(Input.Changed):
            self.value = words
        self.cursor_position = len(words)
        self.placeholder = placeholder
        self.display = True
        self.screen.set_focus(self)  # at once: the next key may be here already

    def close(self) -> None:
        """Go out of view."""
        self.display = False

    def mistake_in(self, words: str) -> str:
        """Return what is wrong with words, in a sentence; empty: they may be entered."""
        return ""

    def watch_value(self) -> None:
        """Other words: what was wrong with those before is so no more."""
        self.wrong = ""

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Typed(self, self.value))  # by now perhaps more than the event's

    async def action_submit(self) -> None:
        """Be done, unless the words are refused."""
        self.wrong = self.mistake_in(self.value)
        if self.wrong:
            return
        self.close()
        self.post_message(self.Entered(self, self.value))

    def action_give_up(self) -> None:
        """Want nothing."""
        self.close()
        self.post_message(self.GivenUp(self, self.value))

    async def on_key(self, event: events.Key) -> None:
        """Let a key act when its turn has come, not when it has gone round to the app.

        By then, what was typed after it would be here already.
        """
        if not self.display:
            event.stop()
            event.prevent_default()
            typed_ahead = events.Key(event.key, event.character)
            self.screen.call_later(self.app.post_message, typed_ahead)
        elif not event.is_printable:
            bound = self.screen.active_bindings.get(event.key)
            if bound is not None and bound.node is self:
                event.stop()
                event.prevent_default()
                await self.run_action(bound.binding.action)

    def render_line(self, y: int) -> Strip:
        """Draw the words; at the right end what is wrong with them, on half the line at least."""
        line = super().render_line(y)
        if not self.wrong or y:
            return line
        width = self.scrollable_content_region.width
        room = max(width - cell_len(self.value) - _BESIDE_WORDS, width // 2)
        told = shortened(self.wrong, room)
        style = self.rich_style + Style.parse(self.app.theme_variables["kb-warning"])
        words = line.adjust_cell_length(width - cell_len(told), self.rich_style)
        return Strip([*words, Segment(told, style)])
