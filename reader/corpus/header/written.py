"""A header's values as they are written, for what a YAML reader took for something else."""

from __future__ import annotations

from typing import NamedTuple

from reader.corpus.header.splitting import Header, raw_items, raw_value


class Written(NamedTuple):
    """The header of a text, to be asked how a value is written in it."""

    source: str
    header: Header

    def text(self, key: str) -> str | None:
        """Return the value of a key, without quotes; None where no line has it."""
        raw = raw_value(self.source, self.header, key)
        return raw[0] if raw else None

    def items(self, key: str) -> list[str] | None:
        """Return the items of a list, None where the header is no YAML."""
        return raw_items(self.source, self.header, key)
