"""Tokens of several texts at once: those of each by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.fulltext.tokens import tokens, tokens_of

TEXTS = st.lists(
    st.text(
        st.sampled_from("江後后 \u3000\n\tET7é，.。ΣςİK\uf8fe\uf8ff𠀀²") | st.characters(),
        max_size=12,
    ),
    max_size=6,
)


@given(TEXTS, st.booleans())
def test_several_are_cut_as_one_by_one(texts: list[str], variants: bool) -> None:
    assert tokens_of(texts, variants=variants) == [
        tokens(text, variants=variants) for text in texts
    ]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [" ", "江 "], ["\uf8fe", ""], ["a", "b"]])
def test_few_and_empty_ones(texts: list[str]) -> None:
    assert tokens_of(texts) == [tokens(text) for text in texts]
