"""Search finds what a plain look through the texts finds: nothing more, nothing less."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from plain_search import found, holding, holds, needle_of, opened, plain, texts_of

from reader.demo import ARCHIVE
from reader.library import Library

NEEDLES = 300


def check(library: Library, rng: random.Random, needles: int) -> None:
    """Draw needles from the texts of an archive, and compare."""
    assert library.index_texts().is_whole
    texts = texts_of(library)
    bodies = [text for text, _ in texts.values() if text]
    looked_for = 0
    for _ in range(needles):
        needle = needle_of(rng, rng.choice(bodies))
        if needle is None:
            continue
        looked_for += 1
        expected = holding(texts, needle)
        assert found(library, f'"{needle}"') == expected, needle
        if " " not in plain(needle):
            in_text = [key for key in expected if holds(texts[key][0], plain(needle))]
            assert found(library, f'text:"{needle}"') == in_text, needle
    assert looked_for > needles / 2


def test_on_the_demo(home: Path) -> None:
    library = opened(ARCHIVE, home)
    library.sync()
    check(library, random.Random(1), NEEDLES)
    library.close()


@pytest.mark.parametrize("name", ["finews", "gocn-news", "opensuse-news", "hexo-site", "gb-texts"])
def test_on_real_archives(corpus: Path, home: Path, name: str) -> None:
    if not (corpus / name).is_dir():
        pytest.skip(f"no {name} in the public corpus")
    library = opened(corpus / name, home)
    library.sync()
    check(library, random.Random(name), NEEDLES)
    library.close()


WORDS = (
    "渡口 早班 图书馆 灯 Wind ET7 2022年 的 ， 。 “人” 后 後 ＡＰＰ app m² 第一 — 35% C++".split()
)


def post_text(rng: random.Random) -> str:
    lines = ["".join(rng.choices(WORDS, k=rng.randint(3, 30))) for _ in range(rng.randint(1, 4))]
    day = rng.randint(1, 28)
    header = f"title: '{''.join(rng.choices(WORDS[:5], k=3))}'\ndate: 2022-02-{day:02} 08:00:00\n"
    return f"---\n{header}---\n" + "\n\n".join(lines) + "\n"


def some_file(rng: random.Random, posts: Path) -> Path:
    return rng.choice(sorted(posts.rglob("*.md")))


def change(rng: random.Random, posts: Path, number: int) -> None:
    """Add, edit, move or delete a post."""
    kind = rng.randrange(4)
    if kind == 0:
        (posts / f"2022-02-01-new{number}.md").write_text(post_text(rng), "utf-8")
    elif kind == 1:
        some_file(rng, posts).write_text(f"{post_text(rng)}{number}\n", "utf-8")
    elif kind == 2:
        file = some_file(rng, posts)
        target = posts / rng.choice(["", "old", "older"]) / file.name
        target.parent.mkdir(exist_ok=True)
        file.replace(target)
    else:
        some_file(rng, posts).unlink()


def test_after_edits_moves_and_deletions(tmp_path: Path, home: Path) -> None:
    rng = random.Random(7)
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number in range(40):
        file = posts / f"2022-02-01-post{number}.md"
        file.write_text(post_text(rng), "utf-8")
    library = opened(posts.parent, home)
    library.sync()
    check(library, rng, 20)
    for number in range(90):
        change(rng, posts, number)
        if number % 15 == 14:
            library.sync()
            check(library, rng, 20)
    library.close()


@pytest.fixture
def both_scripts(tmp_path: Path) -> Path:
    posts = tmp_path / "site" / "_posts"
    posts.mkdir(parents=True)
    for number, text in enumerate(["以後再說", "以后再说", "頭髮", "发展"]):
        (posts / f"2022-02-0{number + 1}-p{number}.md").write_text(f"{text}\n", "utf-8")
    return posts.parent


def test_traditional_and_simplified_are_told_apart_or_not(both_scripts: Path, home: Path) -> None:
    for variants, after, hair in ((False, 1, 1), (True, 2, 2), (False, 1, 1)):
        library = opened(both_scripts, home, variants=variants)
        library.sync()
        assert library.index_texts().is_whole
        assert len(found(library, "text:以后")) == after
        assert len(found(library, "text:以後")) == after
        assert len(found(library, "text:髮")) == hair
        assert len(found(library, "text:发")) == hair
        library.close()
