"""The bar that shows on stderr how far a scan is, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from reader.library import Progress, TextProgress
from reader.texts import _, ngettext
from reader.texts.durations import left

_BAR_CELLS = 40
_WORDS_CELLS = 52
"""What the words around it take with numbers of seven digits; a line that wraps stays behind."""


@contextmanager
def scan_bar() -> Iterator[Callable[[Progress | TextProgress], None]]:
    """Give what draws a bar; it comes up once a scan has more to do than a look: most have not."""
    with ExitStack() as stack:
        draw: Callable[[Progress | TextProgress], None] | None = None

        def show(progress: Progress | TextProgress) -> None:
            nonlocal draw
            if draw is None and progress.done != progress.total:
                draw = stack.enter_context(_bar())
            if draw is not None:
                draw(progress)

        yield show


@contextmanager
def _bar() -> Iterator[Callable[[Progress | TextProgress], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(max(min(_BAR_CELLS, console.width - _WORDS_CELLS), 1)),
        TextColumn("{task.fields[posts]}"),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(_("Indexing"), total=None, posts="")

        def draw(progress: Progress | TextProgress) -> None:
            total = progress.total or None  # without one the bar pulses
            done = f"{progress.done:,}" + (f"/{total:,}" if total else "")
            many = total or progress.done
            posts = ngettext("{count} post", "{count} posts", many).format(count=done)
            what = _("Indexing")
            if isinstance(progress, TextProgress):
                what = _("Indexing full text")
                posts = "  ".join(filter(None, (posts, left(progress.seconds_left))))
            bar.update(task, completed=progress.done, total=total, posts=posts, description=what)

        yield draw
