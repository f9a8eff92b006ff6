"""The outline: an article's sections, narrowed by typing, chosen with enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from reader.texts import N_, _
from reader.tui.keys import table
from reader.tui.keys.bindings import bindings
from reader.tui.widgets.picker import Candidates, Picker
from reader.tui.widgets.row_pane import Parts, fit

if TYPE_CHECKING:
    from reader.article.content import Section
    from reader.tui.keys.keymap import Keymap


class SectionList(Candidates, can_focus=False):
    """The sections of an article, the current one marked."""

    NONE = N_("No headings here")
    NO_MATCH = N_("No heading matches")

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()
        self._current: int | None = None

    def show(self, sections: Sequence[Section]) -> None:
        """Show these sections."""
        self._sections = sections
        self.offer([section.title for section in sections])

    def follow(self, current: int | None) -> None:
        """Mark the section being read, and put the cursor on it."""
        self._current = current
        self.point_at(current)
        self.refresh()

    def candidate_parts(self, index: int, width: int) -> Parts:
        """Return the title, indented by its level."""
        section = self._sections[index]
        here = index == self._current
        indent = "  " * (section.level - 1)
        title = fit(f"{indent}{section.title}", width - 3)
        return [(" ▸ " if here else "   ", "row--unread"), (title, "row--strong" if here else "")]


class Outline(Picker):
    """The sections to pick from, beside the text or over it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(table.OUTLINE)

    class Left(Message):
        """The reader goes back to the text; the outline may stay."""

    def __init__(self, keymap: Keymap) -> None:
        self._list = SectionList()
        jump = keymap.offers(("line.enter", _("jump")))
        super().__init__(self._list, _("Type to narrow, {keys}").format(keys=jump))
        self._sections: Sequence[Section] | None = None

    def show(self, sections: Sequence[Section], current: int | None) -> None:
        """List the sections of an article, `current` being the one that is read."""
        if sections is not self._sections:
            self._sections = sections
            self.border_title = Content(_("Outline · {count}").format(count=len(sections)))
            self._list.show(sections)
            self.forget_typed()
        if not self.typed:
            self._list.follow(current)

    def action_leave(self) -> None:
        """Back to the text, which the outline follows again."""
        self.forget_typed()
        self.post_message(self.Left())
