"""The commands. `commands` says what there is; the rest is imported when a command runs."""

from reader.cli.commands import kanbao

__all__ = ["kanbao"]
