"""What `--help` prints: columns and lines measured in cells, not in characters."""

from __future__ import annotations

from collections.abc import Iterable

import click

from reader.cli.output import terminal_columns
from reader.texts import N_, _
from reader.typeset import stdout_measure, wrapped
from reader.typeset.measure import Widths

_WIDEST = 80
_NARROWEST = 20
_MARGIN = 2
"""Cells that stay free at the right."""

_OF_CLICK = frozenset(
    (N_("Options"), N_("Commands"), N_("[OPTIONS]"), N_("COMMAND"), N_("[ARGS]..."))
)
"""The words of click's own."""


class HelpFormatter(click.HelpFormatter):
    """click's formatter, which pads and wraps by `len`, for text that is two cells wide."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        columns = min(terminal_columns(), max_width or _WIDEST)
        super().__init__(indent_increment, width or max(columns - _MARGIN, _NARROWEST), max_width)
        self._measure = stdout_measure()
        self._cells = Widths(self._measure).of

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called, further lines below its first argument."""
        start = (prefix or _("Usage: ")) + f"{prog} "
        args = " ".join(_(word) if word in _OF_CLICK else word for word in args.split(" "))
        indent = min(self._cells(start), self.width // 2)
        lines = self._wrapped(args, self.width - indent, first=self.width - self._cells(start))
        self.write(f"\n{' ' * indent}".join([start + lines[0], *lines[1:]]).rstrip() + "\n")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        told = _("{heading}:").format(heading=_(heading))
        self.write(f"{' ' * self.current_indent}{told}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which blank lines part."""
        indent = " " * self.current_indent
        paragraphs = (
            "\n".join(indent + line for line in self._wrapped(part, self.width - len(indent)))
            for part in text.split("\n\n")
        )
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean in two columns; a long term has a line of its own."""
        rows = list(rows)
        most = min(col_max, self.width // 2)
        column = max((cells for term, _ in rows if (cells := self._cells(term)) <= most), default=0)
        column += col_spacing
        room = max(self.width - self.current_indent - column, 1)
        indent = " " * self.current_indent
        for term, meaning in rows:
            gap = column - self._cells(term)
            lines = self._wrapped(meaning, room)
            if gap >= col_spacing:
                self.write(f"{indent}{term}{' ' * gap}{lines.pop(0)}\n")
            else:
                self.write(f"{indent}{term}\n")
            for line in lines:
                self.write(f"{indent}{' ' * column}{line}\n")

    def _wrapped(self, text: str, room: int, first: int | None = None) -> list[str]:
        return wrapped(text, room, self._measure, first=first)
