"""The title bar and the hint bar: one line each, at the head and at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from reader.safe import Clean
from reader.texts import _, ngettext
from reader.texts.durations import left
from reader.tui.hints import Hint, HintContext, hints, last_hints
from reader.tui.widgets.row_pane import fit, shortened

if TYPE_CHECKING:
    from reader.library import Progress, TextProgress


class TitleBar(Widget):
    """`看报  finews        12,345 篇 · 89 未读 · 正在建索引 61%`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleBar { height: 1; dock: top; background: $kb-panel; color: $kb-foreground; }
    """

    archive: reactive[Clean] = reactive(Clean(""))
    numbers: reactive[str] = reactive("")
    status: reactive[str] = reactive("")

    def render(self) -> Text:
        """Draw the name at the left, the numbers at the right; the name gives way, then they do."""
        width = self.size.width
        own = " " + _("kanbao") + " "
        least = cell_len(own)
        parts = [part for part in (self.numbers, self.status) if part]
        right = " · ".join(parts) + " "
        if parts and cell_len(right) > width - least:
            right = shortened(parts[-1], width - least - 1) + " "
        name = fit(
            self.archive,
            max(min(cell_len(self.archive), width - cell_len(right) - least - 3), 0),
        )
        left = Text.assemble((own, "bold"), f" {name}")
        gap = max(width - left.cell_len - cell_len(right), 0)
        return Text.assemble(left, " " * gap, right, no_wrap=True, overflow="crop", end="")


class HintBar(Widget):
    """The keys that matter as things stand, with what they do."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    HintBar { height: 1; dock: bottom; background: $kb-panel; color: $kb-muted; }
    """

    hint_context: reactive[HintContext] = reactive(HintContext())
    notice: reactive[Clean] = reactive(Clean(""))
    """Said instead of the hints while it stands."""

    def __init__(self, key_of: Callable[[str], str]) -> None:
        """`key_of` gives the key to show for a binding's id, empty where it has none."""
        super().__init__()
        self._key_of = key_of

    def render(self) -> Text:
        """Draw as many hints as fit, help and quit always among them."""
        width = self.size.width
        if self.notice:
            return Text(fit(f" {self.notice}", width), no_wrap=True, overflow="crop", end="")
        last = [hint for hint in map(self._hint, last_hints(self.hint_context)) if hint]
        count = self.hint_context.count
        line = Text(f" {count}…  " if count else " ", no_wrap=True, overflow="crop", end="")
        left = width - sum(hint.cell_len for hint in last) - line.cell_len
        for wanted in hints(self.hint_context):
            hint = self._hint(wanted)
            if hint and hint.cell_len <= left:
                line.append_text(hint)
                left -= hint.cell_len
        for hint in last:
            line.append_text(hint)
        return line

    def _hint(self, hint: Hint) -> Text | None:
        binding_id, word = hint
        key = self._key_of(binding_id)
        key_style = f"bold {self.app.theme_variables['kb-accent']}"
        return Text.assemble((key, key_style), f" {_(word)}  ") if key else None


def scan_status(progress: Progress) -> str:
    """Return what the title bar says of a running scan."""
    if not progress.total:
        looking = ngettext(
            "looking at {count:,} article", "looking at {count:,} articles", progress.done
        )
        return looking.format(count=progress.done)
    return _("indexing {bar} {percent}%").format(**_drawn(progress.done, progress.total))


def text_status(progress: TextProgress) -> str:
    """Return what the title bar says of how far the full text is, and how long it takes."""
    if progress.done >= progress.total:
        return ""
    status = _("indexing full text {bar} {percent}%").format(
        **_drawn(progress.done, progress.total)
    )
    return " ".join(filter(None, (status, left(progress.seconds_left))))


def _drawn(done: int, total: int) -> dict[str, object]:
    """Return a bar `▓▓▓░░` and the percents of it."""
    filled = round(5 * done / total)
    return {"bar": "▓" * filled + "░" * (5 - filled), "percent": 100 * done // total}
