from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.library import Position
from reader.session.positions import holds, offset_of, position_at

TEXT = "第一段话，说渡口。\n第二段话，说图书馆。\n第三段话，说早班船。\n"


@given(st.text(), st.integers(0, 300))
def test_a_text_that_did_not_change_keeps_every_place(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert offset_of(text, position_at(text, offset)) == offset


@given(st.text(max_size=80), st.integers(0, len(TEXT) - 1))
def test_what_is_put_in_above_does_not_move_the_reader(above: str, offset: int) -> None:
    there = position_at(TEXT * 3, offset + len(TEXT))
    found = offset_of(above + TEXT * 3, there)
    assert (above + TEXT * 3)[found:].startswith(there.words)


def test_of_several_places_the_nearest_is_it() -> None:
    there = position_at(TEXT, TEXT.index("第三"))
    changed = "第三段话，说早班船。\n" + TEXT.replace("第一段话，", "")
    assert offset_of(changed, there) == changed.rindex("第三")


def test_what_is_gone_is_where_it_was_or_at_the_end() -> None:
    there = position_at(TEXT, TEXT.index("第三"))
    assert offset_of("换了一篇文章" * 20, there) == there.offset
    assert offset_of("短", there) == 1
    assert offset_of(TEXT, Position(5)) == 5


def test_a_beginning_holds_what_stands_in_it() -> None:
    there = position_at(TEXT, TEXT.index("第二"))
    assert holds(TEXT[:25], there) is False  # its last words are not all there
    assert holds(TEXT, there)
    assert not holds(TEXT[:5], there)
    assert holds(TEXT, Position())
