"""The forms of sites' labels, which are looked for by the script they are written in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.site_forms import FORMS, form_of

WHOLE = [(kind, sure, re.compile(source)) for kind, sure, source in FORMS]


@pytest.mark.parametrize("number", range(len(WHOLE)))
@given(st.data())
def test_a_label_has_the_first_form_that_it_matches_in_whatever_script(
    number: int, data: st.DataObject
) -> None:
    said = data.draw(st.from_regex(WHOLE[number][2], fullmatch=True)).lower()
    first = next(((kind, sure) for kind, sure, form in WHOLE if form.fullmatch(said)), None)
    assert form_of(said) == first


def test_other_lines_have_none() -> None:
    for said in ("", "1", "渡口的早班船", "the early ferry", "渡口 ferry"):
        assert form_of(said) is None
