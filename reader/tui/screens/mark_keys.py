"""Keys that mark: read, starred, all read, undo."""

from __future__ import annotations

from textual import on

from reader.model import Entry
from reader.session.listing import with_marks
from reader.tui import messages
from reader.tui.screens.stage import Stage


class MarkKeys(Stage):
    """Marks show at once and are written behind the screen."""

    def set_read(self, entry: Entry, read: bool) -> None:
        """Mark `entry` as read, or as unread again."""
        marked = with_marks(entry, read=read)
        self.desk.write_read(marked)
        self._show_marks(marked)

    def _show_marks(self, entry: Entry) -> None:
        self.entries.listing.update([entry])
        self.entries.refresh()
        if self.asked is not None and self.asked.key == entry.key:
            self.asked = entry

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread again."""
        if entry := self.acted_on():
            self.set_read(entry, not entry.read)

    def action_toggle_star(self) -> None:
        """Star, or no longer."""
        if entry := self.acted_on():
            starred = with_marks(entry, starred=not entry.starred)
            self.desk.write_star(starred)
            self._show_marks(starred)

    def action_read_all(self) -> None:
        """Mark everything in the list as read."""
        self.desk.read_all(self.view)

    def action_undo(self) -> None:
        """Take the last marking back."""
        self.desk.undo()

    @on(messages.MarkFailed)
    def _mark_failed(self, message: messages.MarkFailed) -> None:
        self._show_marks(message.entry)
        self.say(message.sentence)

    @on(messages.MarksWritten)
    def _marks_written(self, message: messages.MarksWritten) -> None:
        self.desk.load_counts()
        if message.sentence:
            self.say(message.sentence)
        if message.many:
            self.reload()
