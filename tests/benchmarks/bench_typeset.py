"""How fast articles become lines: by length, on demand, and the founding article.

Run: python tests/benchmarks/bench_typeset.py
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from rich.cells import cell_len

from reader.article import Article, Context, parse
from reader.article.content import Code, Paragraph, Span
from reader.safe import Clean
from reader.typeset import Layout

SENTENCE = "近年来，天津市社会保险基金管理中心“始终”践行以人民为中心的发展思想（2022年），增长35%。"
ENGLISH = "The quick brown fox doesn’t jump over the lazy dog (again), at https://a.example/b/c. "
FOUNDING = (
    Path(__file__).parents[3] / "shared/corpus/finews/_posts/2022-02-21-NW202202212282783085.md"
)
EVERYTHING = 10**9


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the seconds of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def laid(article: Article) -> Layout:
    """Return a layout of 80 columns."""
    return Layout(article, 80, measure=cell_len)


def single(text: str, kind: type[Code] | type[Paragraph] = Paragraph) -> Article:
    """Return an article of one block."""
    clean = Clean(text)
    block = Code(0, (), clean) if kind is Code else Paragraph(0, (), (Span(clean),))
    return Article((block,), clean)


def report(name: str, article: Article) -> None:
    """Print the cost of all lines, by character, and of the first and last screen."""
    whole = best(lambda: laid(article).lines(0, EVERYTHING), 2 if len(article.text) > 10**6 else 5)
    made = best(lambda: laid(article), 2)
    first = best(lambda: laid(article).lines(0, 40), 2)
    last = best(lambda: laid(article).line_of(len(article.text) - 1), 2)
    each = whole / max(len(article.text), 1)
    print(
        f"{name:24} {len(article.text):>9,} characters  all {whole * 1e3:8.2f} ms "
        f"({each * 1e6:.2f} µs each)  made {made * 1e3:6.2f} ms  "
        f"first screen {first * 1e3:6.2f} ms  last {last * 1e3:6.2f} ms"
    )


def main() -> None:
    """Print one line for each kind of text."""
    for length in (1_000, 10_000, 100_000, 1_000_000):
        report("Chinese, one paragraph", single(SENTENCE * (length // len(SENTENCE))))
    report("English, one paragraph", single(ENGLISH * 1_000))
    report("one word", single("x" * 1_000_000))
    report("blanks", single("x" + " " * 1_000_000))
    report("stops", single("。" * 1_000_000))
    report("emoji", single("👨\u200d👩\u200d👧" * 50_000))
    report("combining marks", single("e" + "\u0e33" * 300_000))
    report("an address", single("https://a.example/" + "x" * 1_000_000))
    report("addresses", single("https://a.example/x " * 50_000))
    report("code", single("x = add(1, 2)\n" * 70_000, Code))
    many = "\n\n".join(SENTENCE for _ in range(20_000))
    report("20,000 paragraphs", parse(many, Context()))
    if FOUNDING.exists():
        report(
            "the founding article", parse(FOUNDING.read_text("utf-8").split("---", 2)[2], Context())
        )


if __name__ == "__main__":
    main()
