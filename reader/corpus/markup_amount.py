"""How much markup a body holds: past a bound it is no article that someone wrote, but a burden.

Every mark costs its reader time and memory, a few characters of text next to nothing. So they are
counted, in one look and before any parser: a body with too many, or with little else over more
than a few pages, is shown as its lines. The largest posts of the archives at hand come to half of
`MOST_A_BYTE`; floods of marks, which markdown-it reads at 5 to 30 seconds a MiB, to twice as much
and more (`tests/benchmarks/bench_hostile.py`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reader.patterns import regex

MAX_MARKS: Final = 400_000
"""Marks past which reading a body would take more than some ten seconds, and 300 MiB."""

MOST_A_BYTE: Final = 4.5
"""Microseconds of reading, for each byte of the body, past which it is a flood of marks."""

SHORTEST_FLOOD: Final = 32 * 1024
"""Characters up to which a body may be as full of marks as it likes: it is read at once anyway."""

_SHORTEST_LINES: Final = 13
"""Bytes a line, on average and with its end, below which a long text is none; blank ones aside.

Each line is looked at for whether it heads a section, in some 60 microseconds.
"""

_MARKS: Final = MappingProxyType(
    {
        "\n": 25,
        "\n\n": 35,
        "\n#": 55,
        "\n>": 65,
        "\n:": 70,
        "|": 20,
        "|-": 70,
        "<": 14,
        "<p": 25,
        "<h": 20,
        "<l": 15,
        "<a": 10,
        "<d": 10,
        "<br": 20,
        "@": 25,
        "[": 18,
        "]": 18,
        "![": 30,
        "*": 18,
        "_": 18,
        "`": 18,
        "~": 10,
        "&": 10,
        "{": 8,
        "\\": 6,
        "://": 30,
    }
)
"""What a mark costs, in microseconds and about; a longer one beside those that it begins with."""

_ITEM: Final = regex(r"\n[ >]*+(?:[-*+]|\d{1,9}[.)])(?=\s)")
_ITEM_COST: Final = 110


def has_too_much_markup(body: str) -> bool:
    """Tell whether a body is better shown as its lines than read as Markdown or HTML. Linear."""
    if len(body) <= SHORTEST_FLOOD:
        return False
    counts = {mark: body.count(mark) for mark in _MARKS}
    if sum(counts[mark] for mark in _MARKS if len(mark) == 1) > MAX_MARKS:
        return True
    cost = sum(cost * counts[mark] for mark, cost in _MARKS.items())
    cost += _ITEM_COST * sum(1 for _ in _ITEM.finditer(body))
    if cost > MOST_A_BYTE * len(body) and cost > MOST_A_BYTE * _bytes(body):
        return True
    return is_hardly_text(body)


def is_hardly_text(body: str) -> bool:
    """Tell whether a body is thousands of lines of a few letters each."""
    least = (body.count("\n") - body.count("\n\n")) * _SHORTEST_LINES
    return least > len(body) > SHORTEST_FLOOD and least > _bytes(body)


def _bytes(body: str) -> int:
    return len(body.encode("utf-8", "surrogatepass"))
