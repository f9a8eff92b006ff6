"""Make `reader/corpus/pinyin.txt` from pypinyin: every reading of every common character.

Run it at development time (`python tools/make_pinyin.py`); what it writes is shipped, so
that kanbao needs neither pypinyin's memory nor its time. Each line of the table is a
reading without tone, `v` for ü, a space, and the characters read so.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).parents[1] / "reader" / "corpus" / "pinyin.txt"
COMMON = (0x3007, *range(0x4E00, 0xA000))
"""〇 and CJK Unified Ideographs, some 20,900 of them read; the extensions name no medium."""


def toneless(reading: str) -> str:
    """Return a reading such as `lǜ` as it is typed: `lv`."""
    decomposed = unicodedata.normalize("NFD", reading.replace("ê", "e"))
    umlauted = decomposed.replace("u\u0308", "v")
    letters = (mark for mark in umlauted if not unicodedata.combining(mark))
    return "".join(letters)


def table() -> str:
    """Return the table's text, readings in alphabetical order."""
    characters: dict[str, list[str]] = defaultdict(list)
    for code in COMMON:
        readings = pinyin_dict.get(code, "")
        for reading in dict.fromkeys(toneless(part) for part in readings.split(",") if part):
            characters[reading].append(chr(code))
    lines = (f"{reading} {''.join(read)}" for reading, read in sorted(characters.items()))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
