"""The folding from its other side: which characters fold to one."""

from __future__ import annotations

import sys

from reader.folding import fold, other_forms


def test_the_other_forms_of_a_character_are_all_that_fold_to_it() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        folded = fold(character)
        has_case = not folded.isascii() and folded.lower() != folded.upper()
        if folded != character and not character.isascii() and not has_case:
            assert character in other_forms(folded), hex(ord(character))


def test_the_other_forms_of_a_character_fold_to_it() -> None:
    assert set(other_forms("2")) == set("²₂２")
    assert set(other_forms("k")) == set("Ｋｋ\N{KELVIN SIGN}")
    assert other_forms("渡") == ""
    for character in "0a-ア":
        assert {*fold(other_forms(character))} == {character}
