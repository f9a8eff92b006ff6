"""Time reading on a real pty: `python tests/benchmarks/bench_reading.py [COLSxROWS]`.

The same keys in the founding article, in one of 100,000 characters and in one of 5 MB:
open, scroll, resize, find. Where the founding article is not at hand, a made one of its
length stands in for it.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from made_chinese import sentence
from terminal import Terminal, bare_app, entered, report

FOUNDING = (
    Path(__file__).parents[3] / "shared/corpus/finews/_posts/2022-02-21-NW202202212282783085.md"
)
NUMERALS = "甲乙丙丁戊己庚辛"
STILL_READING = "其余正在读入"


def body_of(characters: int) -> str:
    """Return paragraphs of so many characters in all, a heading before every tenth."""
    rng = random.Random(characters)
    parts: list[str] = []
    written = 0
    while written < characters:
        if len(parts) % 11 == 0:
            parts.append(f'<p align="center">第{len(parts) // 11}节见闻</p>')
        text = "".join(sentence(rng) for _ in range(rng.randint(2, 7)))
        parts.append(f"<p>{text}</p>")
        written += len(text)
    return "\n".join(parts)


def founding_body() -> str:
    """Return the body of the founding article, or one of its length."""
    if FOUNDING.exists():
        return FOUNDING.read_text("utf-8").split("---", 2)[2]
    print(f"{FOUNDING.name} is not at hand: a made article stands in for it")
    return body_of(1_500)


def write_copies(folder: Path, body: str) -> list[str]:
    """Write posts of the same body and different titles; return the titles, newest first."""
    posts = folder / "_posts"
    posts.mkdir(parents=True)
    for number, numeral in enumerate(NUMERALS):
        header = f"title: {numeral}篇见闻\ndate: 2022-02-{20 - number} 09:54:33 +0800\n"
        (posts / f"2022-02-{20 - number}-{number}.md").write_text(
            f"---\n{header}---\n{body}\n", "utf-8"
        )
    return [f"{numeral}篇见闻" for numeral in NUMERALS]


def measure(name: str, body: str, folder: Path, columns: int, rows: int) -> float:
    """Print what the keys take in copies of one article; return the median of opening."""
    titles = write_copies(folder / "archive", body)
    kanbao = [sys.executable, "-m", "reader", str(folder / "archive")]
    reader = Terminal(kanbao, columns, rows, str(folder))
    reader.until("●")
    time.sleep(3)
    reader.settle(0.5)
    opened = report(f"{name}: enter", entered(reader, titles[1:]))
    reader.key("\r")
    report(f"{name}: space and b at once", [reader.key(key) for key in " b" * 10])
    reader.until_gone(STILL_READING)
    reader.settle(1)
    report(f"{name}: j and k", [reader.key(key) for key in "jk" * 30])
    report(f"{name}: space and b", [reader.key(key) for key in " b" * 20])
    report(f"{name}: G and g", [reader.key(key) for key in "Gg" * 10])
    reader.key("\x06")
    sizes = ((columns - 20, rows), (columns, rows)) * 8
    report(f"{name}: resized", [reader.resize(*size) for size in sizes])
    report(f"{name}: find, typed", [reader.key(key) for key in ("/", *"工作管理")])
    reader.key("\x7f" * 2)
    reader.key("\r")
    report(f"{name}: n and N", [reader.key(key) for key in "nnN" * 10])
    print(f"{name}: resident memory {reader.memory()} MiB")
    reader.kill()
    return opened


def main(size: str = "120x36") -> None:
    """Measure and print."""
    columns, rows = map(int, size.split("x"))
    founding = founding_body()
    articles = {
        "founding": founding,
        "100,000 characters": body_of(100_000),
        "5 MB": body_of(5_000_000 // 3),
    }
    with tempfile.TemporaryDirectory() as folder:
        bare_app(columns, rows, folder)
        opened = {}
        for number, (name, body) in enumerate(articles.items()):
            opened[name] = measure(name, body, Path(folder, str(number)), columns, rows)
        for name in list(articles)[1:]:
            print(f"{name}: opened in {opened[name] / opened['founding']:.2f} × the founding one")


if __name__ == "__main__":
    main(*sys.argv[1:])
