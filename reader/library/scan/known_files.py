"""The files that an index knows, by their signatures: found in a moment, and which of them were met.

There may be a million of them, so they are held as plain numbers, in order. Signatures are spread
evenly, so that their first bits tell nearly where each stands.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence

from reader.corpus import PostFile
from reader.library.scan.record import signature

_SIGNATURE_BITS = 64
_STRETCH_BITS = 4
"""Some 2 ** 4 signatures begin alike, and are looked through: the more, the fewer stretches to hold."""


class KnownFiles:
    """Signatures, given in order."""

    def __init__(self, signatures: Sequence[int]) -> None:
        self._signatures = array("q", signatures)
        self._met = bytearray(len(self._signatures))
        bits = max(len(self._signatures).bit_length() - _STRETCH_BITS, 1)
        self._shift = _SIGNATURE_BITS - bits
        self._half = 1 << bits - 1  # signatures are signed
        firsts = (stretch << self._shift for stretch in range(-self._half, self._half))
        self._starts = array("L", (bisect_left(self._signatures, first) for first in firsts))
        self._starts.append(len(self._signatures))

    def __len__(self) -> int:
        return len(self._signatures)

    def unmet(
        self, files: Iterable[PostFile], doubted: Container[int]
    ) -> list[tuple[PostFile, int]]:
        """Return those of `files` that are not known, or are `doubted`, with their signatures.

        All that are known count as met from now on.
        """
        signatures, met, starts = self._signatures, self._met, self._starts
        shift, half, count = self._shift, self._half, len(self._signatures)
        rest = []
        for file in files:
            sig = signature(file)
            stretch = (sig >> shift) + half
            at = bisect_left(signatures, sig, starts[stretch], starts[stretch + 1])
            if at < count and signatures[at] == sig:
                met[at] = 1
                if sig not in doubted:
                    continue
            rest.append((file, sig))
        return rest

    def has_met(self, sig: int) -> bool:
        """Return whether a file of this signature was met; also where it is not known."""
        at = bisect_left(self._signatures, sig)
        is_known = at < len(self._signatures) and self._signatures[at] == sig
        return not is_known or bool(self._met[at])

    def not_met(self) -> Iterator[int]:
        """Yield the signatures of files that were not met."""
        return (sig for sig, met in zip(self._signatures, self._met, strict=True) if not met)
