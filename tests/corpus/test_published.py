"""What is listed of an archive is what its own program publishes of it.

The programs were run on the awkward sites (`tools/compare_programs.py --record`): Jekyll 4.3.1,
Hexo 8.1.2, Hugo 0.168, Zola 0.22, Pelican 4.12. What they said is in `published/`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from agreed_differences import AGREED
from awkward_sites import AWKWARD, write_awkward
from compare_programs import differences, in_another_zone, recorded
from publishing import ZONE, Published

from reader.corpus import open_archive, read_post, walk

HAVE_THEIR_OWN_ZONE = {
    "jekyll": {"zoned", "isoz", "fraction", "quotedz", "minutesz", "rfc", "pst", "utc"},
    "hugo": set[str](),
    "pelican": set[str](),
    "zola": set[str](),
}
"""Posts whose dates name a zone, which is kept, where the program shows them in the site's.

Not Hexo: what it says of a date has no zone of the site's.
"""


@pytest.fixture(autouse=True)
def where_the_programs_ran(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", ZONE)
        time.tzset()
        yield
    time.tzset()


def listed(root: Path) -> list[Published]:
    archive = open_archive(root)
    posts = (read_post(archive, found) for found in walk(archive))
    return [
        Published(
            path=post.path,
            title=post.title,
            date=post.date.isoformat() if post.date and not post.date_guessed else None,
            categories=post.categories,
            tags=post.tags,
        )
        for post in posts
        if post.published
    ]


@pytest.mark.parametrize("name", AWKWARD)
def test_what_is_listed_is_what_the_program_publishes(tmp_path: Path, name: str) -> None:
    listing = listed(write_awkward(tmp_path / name, name))
    found = {found.place: found.line() for found in differences(recorded(name), listing)}
    assert [found[place] for place in found.keys() - AGREED[name].keys()] == []
    assert AGREED[name].keys() - found.keys() == set(), "agreed on, and no difference any more"


@pytest.mark.parametrize("name", HAVE_THEIR_OWN_ZONE)
def test_dates_without_a_zone_are_in_that_of_the_site(tmp_path: Path, name: str) -> None:
    listing = listed(write_awkward(tmp_path / name, name))
    shifted = {Path(path).stem for path in in_another_zone(recorded(name), listing)}
    assert {stem.removeprefix("2022-02-21-") for stem in shifted} == HAVE_THEIR_OWN_ZONE[name]
