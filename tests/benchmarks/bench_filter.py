"""How soon a list is narrowed by what is typed, and a date found, in an index of many posts.

Run: python tests/benchmarks/bench_filter.py [POSTS]

Seconds of processor time, and as ratios to SQLite's own `LIKE` over the same titles: first rows
(the first stretch looked through, compiling the expression included), and the whole count.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from made_chinese import COMMON

from reader.library import View
from reader.library.ages import age_of, ages_of_day
from reader.library.records import NewPost, Record
from reader.library.sqlite.sqlite_store import SqliteStore
from reader.library.store import WritableIndex
from reader.model import DateGuess, Key
from reader.safe import Clean

LATIN = ("ETF", "2022年", "HFO-1234yf", "AI", "iPhone 14", "Wind")
TYPED = ("渡口", "社会", "z", "zg", "zgld", "zgldbz", "laodong", "zhongguo", "wind", "zhengzhi")
NEWEST = datetime(2022, 2, 21, tzinfo=UTC)
BATCH = 20_000


def title(luck: random.Random) -> str:
    """A title of 8 to 28 characters, one in three with something Latin in it."""
    made = "".join(luck.choices(COMMON, k=luck.randint(8, 28)))
    return made if luck.random() > 0.3 else f"{made[:4]}{luck.choice(LATIN)}{made[4:]}"


def post(number: int, luck: random.Random) -> NewPost:
    """A post, the higher the number the older."""
    when = NEWEST - timedelta(minutes=5 * number)
    made = Record(
        sig=number, path=f"_posts/{number:08}.md", is_published=True,
        age=age_of(when, guessed=DateGuess.NONE), title=Clean(title(luck)), date=when.isoformat(),
        date_guessed=DateGuess.NONE, categories=(Clean(f"c{number % 20}"),), tags=(), source=None,
        media=None, problems=(), fingerprint=number, is_whole=True,
    )  # fmt: skip
    return NewPost(Key(f"{number:08}"), made)


def fill(index: WritableIndex, posts: int) -> None:
    """Put so many posts into an index."""
    luck = random.Random(1)
    for first in range(0, posts, BATCH):
        with index.writing() as writer:
            writer.add([post(n, luck) for n in range(first, min(first + BATCH, posts))])
    with index.writing() as writer:
        writer.end_listing()


def main(posts: int = 100_000) -> None:
    """Print a line for each of the words typed."""
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        store.write(lambda index: fill(index, posts))
        list(store.look_through(View(title="没有"), 1))  # where its stretches begin
        connection = store._database.connection()
        begin = process_time()
        connection.execute("SELECT count(*) FROM posts WHERE folded LIKE '%没有%'").fetchone()
        like = process_time() - begin
        print(f"{posts:,} posts; LIKE {like:.3f} s")
        for view in (View(), View(Clean("c1"))):
            for typed in TYPED:
                begin = process_time()
                looks = store.look_through(View(view.category, title=typed), 64)
                next(looks)
                first = process_time() - begin
                found = [look.count for look in looks]
                whole = process_time() - begin
                print(
                    f"{view.category or 'all':4} {typed:10} first {first:.3f} s, whole {whole:.3f} s"
                    f" = {whole / like:.1f} x LIKE, found {found[-1] if found else '?'}"
                )
        begin = process_time()
        row = store.row_at(View(), ages_of_day(date(2021, 12, 1))[0])
        print(f"a date, row {row:,}: {process_time() - begin:.4f} s")
        store.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
