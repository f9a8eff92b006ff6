"""Does a search find exactly what stands in the texts: `bench_exact.py [ARCHIVE…]`.

For each archive, and for one made for it, whole and after 500 random edits, moves and deletions:
a thousand stretches of its texts, each looked for by a search and by a plain look through all
texts. Prints how many hits there were, how many were missed, and how many wrong.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from made_chinese import stock
from make_archive import body, write
from plain_search import found, holding, needle_of, opened, texts_of

from reader.library import Library

NEEDLES = 1000
CHANGES = 500
POSTS = 4000


def compare(name: str, library: Library, rng: random.Random) -> str:
    """Bring the index up to date, compare, and return what was found."""
    library.sync()
    assert library.index_texts().is_whole
    texts = texts_of(library)
    bodies = [text for text, _ in texts.values() if text]
    looked_for = hits = missed = wrong = unordered = 0
    for needle in _needles(rng, bodies):
        looked_for += 1
        expected, answer = holding(texts, needle), found(library, f'"{needle}"')
        hits += len(expected)
        missed += len(set(expected) - set(answer))
        wrong += len(set(answer) - set(expected))
        unordered += answer != expected and set(answer) == set(expected)
    return (
        f"{name:28} {len(texts):7,} posts, {looked_for:,} needles, {hits:,} hits:"
        f" {missed} missed, {wrong} wrong, {unordered} out of order"
    )


def change(rng: random.Random, root: Path, number: int) -> None:
    """Edit, move or delete a post."""
    files = sorted(root.rglob("*.md"))
    file = rng.choice(files)
    kind = rng.randrange(3)
    if kind == 0:
        header = file.read_text("utf-8").split("---\n")[1]
        length = rng.randint(60, 2500)
        file.write_text(f"---\n{header}---\n{body(rng, length, stock(rng, length))}\n", "utf-8")
    elif kind == 1:
        target = root / "old_post" / f"moved{number % 5}" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
    else:
        file.unlink()


def _needles(rng: random.Random, bodies: list[str]) -> Iterator[str]:
    count = 0
    while count < NEEDLES:
        needle = needle_of(rng, rng.choice(bodies))
        if needle is not None:
            count += 1
            yield needle


def main(*archives: str) -> None:
    """Compare, and print."""
    rng = random.Random(13)
    with TemporaryDirectory() as folder:
        for number, archive in enumerate(archives):
            library = opened(Path(archive), Path(folder, str(number)))
            print(compare(Path(archive).name, library, rng), flush=True)
            library.close()
        root = Path(folder, "archive")
        write(root, POSTS)
        library = opened(root, Path(folder, "home"))
        print(compare("made", library, rng), flush=True)
        for number in range(CHANGES):
            change(rng, root, number)
        print(compare(f"made, after {CHANGES} changes", library, rng), flush=True)
        library.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
