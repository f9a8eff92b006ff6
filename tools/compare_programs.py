"""What kanbao lists of an archive beside what the archive's own program publishes of it.

    .venv/bin/python tools/compare_programs.py [FOLDER …] [--record]

Without a FOLDER these are the awkward sites of `tests/support/awkward_sites.py`; `--record` then
keeps what the programs say in `tests/corpus/published/`, to which `tests/corpus/test_published.py`
holds kanbao. Printed is every difference in which posts there are, their titles, dates,
categories and tags, but for those agreed on (`tests/support/agreed_differences.py`). A program
that is not installed is named and left out. Ends with status 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from publishing import PROGRAMS, ZONE, Failed, NotInstalled, Program, Published

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "tests" / "corpus" / "published"
sys.path.insert(0, str(ROOT / "tests" / "support"))


class Difference(NamedTuple):
    """Something in which the two differ: where, and what either says."""

    place: str
    published: object = None
    listed: object = None

    def line(self) -> str:
        """Return it as a line to be printed."""
        if self.published is None and self.listed is None:
            return self.place
        said, read = (json.dumps(v, ensure_ascii=False) for v in (self.published, self.listed))
        return f"{self.place}: {said}, listed {read}"


def differences(
    published: Sequence[Published], listing: Sequence[Published]
) -> Iterator[Difference]:
    """Yield everything in which the two differ, by path. Equal moments are equal dates."""
    ours = {post.path: post for post in listing}
    theirs = {post.path: post for post in published}
    for path in sorted(ours.keys() | theirs.keys()):
        if path not in ours:
            yield Difference(f"{path}: published only")
        elif path not in theirs:
            yield Difference(f"{path}: listed only")
        else:
            yield from _fields(theirs[path], ours[path])


def in_another_zone(published: Sequence[Published], listing: Sequence[Published]) -> list[str]:
    """Return the paths whose dates are one moment, shown in two zones."""
    ours = {post.path: post.date for post in listing}
    return [
        post.path
        for post in published
        if post.date != ours.get(post.path) and _is_same_time(post.date, ours.get(post.path))
    ]


def recorded(name: str) -> list[Published]:
    """Return what the program was seen to publish of the awkward site `name`."""
    lines = (RECORDS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [Published.of(json.loads(line)) for line in lines]


def _fields(theirs: Published, ours: Published) -> Iterator[Difference]:
    for field in ("title", "date", "categories", "tags"):
        said, read = getattr(theirs, field), getattr(ours, field)
        if said != read and not (field == "date" and _is_same_time(said, read)):
            yield Difference(f"{theirs.path}: {field}", said, read)


def _is_same_time(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return datetime.fromisoformat(one) == datetime.fromisoformat(other)


def _listed(folder: Path, passing: Path) -> list[Published]:
    """Return what `kanbao list` says of the archive in `folder`."""
    homes = {f"XDG_{name}_HOME": str(passing / name) for name in ("CACHE", "DATA", "CONFIG")}
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list", str(folder), "--format", "json"],
        env={**os.environ, **homes, "TZ": ZONE, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [Published.of(json.loads(line)) for line in done.stdout.splitlines()]


def _compare(
    name: str, folder: Path, program: Program, agreed: Mapping[str, str], *, record: bool
) -> int:
    """Print how the two differ on the site in `folder`; return in how many ways not agreed on."""
    with TemporaryDirectory() as passing:
        theirs, ours = (Path(passing).resolve() / part for part in ("program", "kanbao"))
        theirs.mkdir()
        try:
            published = program.publish(folder, theirs)
        except NotInstalled as error:
            print(f"{name}: left out: {error}", flush=True)
            return 0
        except Failed as error:
            print(f"{name}: {program.command} gives up: {error}", flush=True)
            return 1
        listing = _listed(folder, ours)
    if record:
        lines = (json.dumps(asdict(post), ensure_ascii=False) for post in published)
        (RECORDS / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    found = list(differences(published, listing))
    new = [difference.line() for difference in found if difference.place not in agreed]
    counts = (
        f"{len(published)} published, {len(listing)} listed, {len(new)} differences,"
        f" {len(found) - len(new)} agreed on,"
        f" {len(in_another_zone(published, listing))} in another zone"
    )
    print(f"{name} ({program.command} {program.version()}): {counts}", *new, sep="\n  ", flush=True)
    return len(new)


def main() -> int:
    """Compare what is asked for; return the status."""
    from agreed_differences import AGREED
    from awkward_sites import AWKWARD, write_awkward

    from reader.corpus import open_archive

    parser = argparse.ArgumentParser("python tools/compare_programs.py", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    found = 0
    for folder in asked.folders:
        kind = open_archive(folder).site.kind
        if kind in PROGRAMS:
            found += _compare(folder.name, folder.resolve(), PROGRAMS[kind], {}, record=False)
        else:
            print(f"{folder}: made for no program")
    for name in AWKWARD if not asked.folders else ():
        with TemporaryDirectory() as passing:
            site = write_awkward(Path(passing).resolve() / name, name)
            program = PROGRAMS[name.split("-")[0]]
            found += _compare(name, site, program, AGREED[name], record=asked.record)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
