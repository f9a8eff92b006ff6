"""Signatures that an index knows: found, wherever they stand, and those that were not met."""

from __future__ import annotations

from itertools import pairwise
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from reader.corpus import PostFile
from reader.library.scan import known_files
from reader.library.scan.known_files import KnownFiles

SIGNATURES = st.integers(-(2**63), 2**63 - 1) | st.integers(-9, 9)


@given(st.sets(SIGNATURES, max_size=200), st.lists(SIGNATURES, max_size=20), st.data())
def test_they_are_found_as_in_a_set(
    known: set[int], others: list[int], data: st.DataObject
) -> None:
    met = data.draw(st.lists(st.sampled_from(sorted(known)))) if known else []
    doubted = set(met[::3])
    wanted = [*met, *others]
    files = [PostFile(str(sig), 0, 0) for sig in wanted]
    held = KnownFiles(sorted(known))
    with mock.patch.object(known_files, "signature", lambda file: int(file.path)):
        rest = held.unmet(files, doubted)
    assert [sig for _, sig in rest] == [sig for sig in wanted if sig not in known or sig in doubted]
    assert [file.path for file, _ in rest] == [str(sig) for _, sig in rest]
    assert list(held.not_met()) == sorted(known - set(wanted))
    assert all(held.has_met(sig) == (sig not in known - set(wanted)) for sig in known | {*wanted})
    assert len(held) == len(known)


def test_most_are_looked_for_among_few() -> None:
    held = KnownFiles(range(-(2**63), 2**63, 2**48))
    starts = list(held._starts)
    assert max(after - before for before, after in pairwise(starts)) <= 32
