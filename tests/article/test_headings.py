"""Finding sections, measured on labelled bodies: `headings/`, those with the site around them in
`headings/site/` and `headings/unseen/`, and real posts where they are.

The floors stand a little under what the rules reach, so that a change for the worse shows;
they are no aims. The labels say what an editor would do, which differs from the rules in
known ways: a heading that is the article's own title, look-alikes above the first real heading,
bold words that their converter closed behind a blank, which kramdown leaves as they stand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from reader.article import parse
from reader.article.content import Context
from reader.article.sections.heading_candidates import opening

LABELS = Path(__file__).parent / "headings"
Heads = list[tuple[int, str]]
_NO_TITLE = Context()


class Score:
    """Hits, false alarms and misses; and how many of the hits have the right level."""

    def __init__(self) -> None:
        self.hits = self.alarms = self.misses = self.levels = 0

    def add(self, wanted: Heads, found: Heads) -> None:
        want, got = (Counter(title for _, title in heads) for heads in (wanted, found))
        self.hits += (want & got).total()
        self.alarms += (got - want).total()
        self.misses += (want - got).total()
        self.levels += (Counter(wanted) & Counter(found)).total()

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.alarms or 1)

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.misses or 1)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}  recall {self.recall:.3f}  "
            f"levels {self.levels}/{self.hits}  alarms {self.alarms}  misses {self.misses}"
        )


def heads(pairs: list[list[object]]) -> Heads:
    return [(int(str(level)), " ".join(str(title).split())) for level, title in pairs]


def found_in(body: str, context: Context = _NO_TITLE) -> Heads:
    return heads([[section.level, section.title] for section in parse(body, context).sections])


def without_header(raw: str) -> tuple[str, str]:
    _, header, body = raw.split("---\n", 2)
    return header, body


def labelled() -> Iterator[tuple[Heads, Heads]]:
    for path in sorted(LABELS.glob("[0-9]*.md")):
        header, body = without_header(path.read_text("utf-8"))
        yield heads(yaml.safe_load(header)["headings"] or []), found_in(body)


def rule_of(title: str) -> str:
    """Name the rule that a title's opening comes under; others are marked up or dressed."""
    found = opening(title)
    return found.kind if found else "real, dressed"


def test_labelled_bodies(capsys: pytest.CaptureFixture[str]) -> None:
    total, rules = Score(), defaultdict[str, Score](Score)
    for wanted, found in labelled():
        total.add(wanted, found)
        for rule in {rule_of(title) for _, title in (*wanted, *found)}:
            both = ([head for head in some if rule_of(head[1]) == rule] for some in (wanted, found))
            rules[rule].add(*both)
    with capsys.disabled():
        print(f"\n  {'all':<16}{total}")
        for rule, score in sorted(rules.items()):
            print(f"  {rule:<16}{score}")
    assert total.precision >= 0.97
    assert total.recall >= 0.97
    assert total.levels >= 0.93 * total.hits


def compared(folder: str) -> tuple[Score, list[str], int]:
    """Return the score of the bodies in a folder, those whose outline is another, and how many there are."""
    total, missed = Score(), []
    paths = sorted((LABELS / folder).glob("[0-9]*.md"))
    for path in paths:
        header, body = without_header(path.read_text("utf-8"))
        told = yaml.safe_load(header)
        wanted = heads(told["headings"])
        found = found_in(body, Context(title=str(told.get("title") or "")))
        total.add(wanted, found)
        missed += [path.name] if wanted != found else []
    return total, missed, len(paths)


def test_bodies_with_the_site_around_them(capsys: pytest.CaptureFixture[str]) -> None:
    total, missed, count = compared("site")
    with capsys.disabled():
        print(f"\n  {'with the site':<16}{total}  outlines {count - len(missed)}/{count} {missed}")
    assert count == 491
    assert total.precision >= 0.975
    assert total.recall >= 0.965
    assert len(missed) <= 0.125 * count


def test_bodies_that_no_rule_was_made_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Which of them fail, and in what, is not told: whoever knows makes rules for them."""
    total, missed, count = compared("unseen")
    with capsys.disabled():
        print(f"\n  {'unseen':<16}{total}  outlines {count - len(missed)}/{count}")
    assert count == 30
    assert total.precision >= 0.94
    assert total.recall >= 0.89
    assert len(missed) <= 10


def test_labelled_real_posts(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    total = Score()
    for name, pairs in json.loads((LABELS / "corpus.json").read_text("utf-8")).items():
        _, body = without_header((corpus / name).read_text("utf-8"))
        total.add(heads(pairs), found_in(body))
    with capsys.disabled():
        print(f"\n  {'real posts':<16}{total}")
    assert total.precision >= 0.96
    assert total.recall >= 0.93
