"""Keys that find words in the open article."""

from __future__ import annotations

from textual import on

from reader.tui.screens.stage import Stage
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.panes import BODY


class FindKeys(Stage):
    """What is typed into the find bar is marked in the body as it is typed."""

    def action_find(self) -> None:
        """Type words to find in the article."""
        if not self.has_body_in_view():
            return
        self.panes.go(BODY)
        self.body.start_finding()
        self._show_find_bar(True)

    def _show_find_bar(self, shown: bool) -> None:
        """Let the find bar take the place of the hints, or give it back."""
        self.query_one(HintBar).display = not shown
        bar = self.query_one(FindBar)
        if shown:
            bar.open()
        else:
            bar.close()

    @on(FindBar.Typed)
    def _words_typed(self, message: FindBar.Typed) -> None:
        self.body.find(message.words)

    @on(FindBar.Entered)
    def _words_entered(self, message: FindBar.Entered) -> None:
        self._show_find_bar(False)
        self.panes.go(BODY)
        if not message.words:
            self.body.stop_finding()
        elif self.body.finding:
            self.body.settle_on_match()
            if not self.body.has_matches:
                self.say(f"开头没有“{message.words}”，其余正在读入")
        else:
            self.body.stop_finding()
            self.say(f"本篇没有“{message.words}”")

    @on(FindBar.GivenUp)
    def _finding_given_up(self) -> None:
        self._show_find_bar(False)
        self.body.stop_finding()
        self.panes.go(BODY)
