"""A line at the foot of the screen in which a command's words are typed."""

from __future__ import annotations

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from reader.tui.widgets.line import Line


class Prompt(Line):
    """Tells what is typed as it is typed; hidden while nothing is asked for.

    Keys that were typed ahead, after the one that closed it, are handed back to the app.
    """

    DEFAULT_CSS = """
    Prompt { dock: bottom; display: none; }
    """

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
        with self.prevent(Input.Changed):
            self.value = words
        self.cursor_position = len(words)
        self.placeholder = placeholder
        self.display = True
        self.screen.set_focus(self)  # at once: the next key may be here already

    def close(self) -> None:
        """Go out of view."""
        self.display = False

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.display:
            self.post_message(self.Typed(self, self.value))  # by now perhaps more than the event's

    async def action_submit(self) -> None:
        """Be done."""
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
