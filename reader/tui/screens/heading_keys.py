"""Keys that walk through the headings of the open article."""

from __future__ import annotations

from textual import on

from reader.article import resolve
from reader.errors import AnchorNotFound
from reader.tui.screens.outline import OutlineScreen
from reader.tui.screens.stage import Stage
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.outline import Outline
from reader.tui.widgets.panes import BODY


class HeadingKeys(Stage):
    """Next and previous heading, the outline, and anchors."""

    def action_heading(self, step: int) -> None:
        """Jump to the next or previous heading."""
        if not self.has_body_in_view():
            return
        if not self.body.sections:
            self.say("这篇文章没有小标题")
        elif not self.body.step_section(step):
            self.say("已是最后一个小标题" if step > 0 else "已是第一个小标题")

    async def action_outline(self) -> None:
        """List the headings, to jump to one: beside the body, or over it; or no longer."""
        if self.panes.outline.display:
            self.panes.dock_outline(False)
            return
        if not self.has_body_in_view():
            return
        if not self.body.sections:
            self.say("这篇文章没有小标题")
        elif self.panes.has_room_for_outline:
            self.panes.dock_outline(True)
            self.follow_in_outline()
            self.panes.outline.take_focus()
        else:
            outline = OutlineScreen(self.body.sections, self.body.section)
            await self.app.push_screen(outline, self._jump)  # the next key is typed into it

    def _jump(self, section: int | None) -> None:
        if section is not None:
            self.panes.go(BODY)
            self.body.to_section(section)

    @on(Outline.Picked)
    def _picked(self, message: Outline.Picked) -> None:
        self._jump(message.section)

    @on(Outline.Left)
    def _outline_left(self) -> None:
        self.panes.go(BODY)

    @on(Outline.Closed)
    def _outline_closed(self) -> None:
        self.panes.dock_outline(False)

    @on(BodyPane.Moved)
    def follow_in_outline(self) -> None:
        """Mark in the outline beside the body what is being read."""
        if self.panes.outline.display:
            self.panes.outline.show(self.body.sections, self.body.section)

    def jump_to_anchor(self, anchor: str) -> None:
        """Go to the section that `anchor` names in the open article."""
        article = self.body.article
        if article is None:
            return
        try:
            self.body.to_place(resolve(article, anchor))
        except AnchorNotFound as error:
            self.say(str(error))
