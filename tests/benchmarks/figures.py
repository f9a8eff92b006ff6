"""A figure beside what was promised of it."""

from __future__ import annotations

from enum import StrEnum

from reader.values import Value


class Unit(StrEnum):
    """What a figure is counted in."""

    TIMES = "×"
    PART = "1/"
    """How small a part of what it is compared with."""
    MS = "ms"
    MIB = "MiB"


class Figure(Value):
    """What was measured, what was promised: at most so much. `of` is what it is compared with."""

    what: str
    found: float
    promised: float
    unit: Unit
    of: str = ""

    @property
    def falls_short(self) -> bool:
        """Whether the promise is not kept."""
        return self.found > self.promised

    def line(self) -> str:
        """Return both side by side."""
        verdict = "FALLS SHORT" if self.falls_short else ""
        found, promised = self._written(self.found), self._written(self.promised)
        return f"{self.what:52} {found:>10}  ≤ {promised:>9} {self.of:20} {verdict}".rstrip()

    def _written(self, value: float) -> str:
        match self.unit:
            case Unit.PART:
                return f"1/{1 / value:.1f}".removesuffix(".0")
            case Unit.TIMES:
                return f"{value:.2f} ×"
            case Unit.MS:
                return f"{value:.1f} ms"
            case Unit.MIB:
                return f"{value:.0f} MiB"
