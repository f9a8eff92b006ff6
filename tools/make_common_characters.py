"""Make `reader/corpus/common_characters.txt` from jieba's words: characters by how common they are.

Run it at development time, where jieba and opencc-python-reimplemented are installed
(`python tools/make_common_characters.py`); what it writes is shipped. jieba's words, with how
often each was met in its texts, give how often a character was; a traditional form stands
right behind the simplified one that it is written as. The most common come first.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).parents[1] / "reader" / "corpus" / "common_characters.txt"
HELD = 3500
"""Characters with which 99.9 of 100 of a text are written (通用规范汉字表, level 1)."""

IDEOGRAPHS = range(0x4E00, 0xA000)
PER_LINE = 100


def by_use() -> list[str]:
    """Return the most common characters, the most common first."""
    met: Counter[str] = Counter()
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, times, *_ = line.split(" ")
        for character in word:
            if ord(character) in IDEOGRAPHS:
                met[character] += int(times)
    return [character for character, _ in met.most_common(HELD)]


def traditional() -> dict[str, list[str]]:
    """Return the traditional forms of each simplified character."""
    table = files("opencc").joinpath("dictionary/STCharacters.txt").read_text("utf-8")
    return {
        simplified: forms.split()
        for simplified, forms in (line.split("\t") for line in table.splitlines() if line)
    }


def table() -> str:
    """Return the table's text."""
    forms = traditional()
    held = dict.fromkeys(
        form for common in by_use() for form in (common, *forms.get(common, ())) if len(form) == 1
    )
    text = "".join(held)
    return "".join(f"{text[at : at + PER_LINE]}\n" for at in range(0, len(text), PER_LINE))


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
