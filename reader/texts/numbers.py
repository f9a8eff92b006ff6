"""Numbers that are not known exactly, in words."""

from __future__ import annotations

from reader.texts.catalogue import _


class _Rough(int):
    """A number of two digits and noughts; from ten thousand on, as a language counts."""

    @property
    def ten_thousands(self) -> str:
        """So many times 10,000: `1.2`, `120`."""
        return f"{self / 10_000:,.10g}"


def about(number: int) -> str:
    """Return a number of 10,000 at least, to two digits: `about 12,000`, `约 1.2 万`."""
    unit = 10 ** (len(str(number)) - 2)
    return _("about {count:,}").format(count=_Rough(round(number / unit) * unit))
