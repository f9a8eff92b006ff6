from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.safe import MAX_MARKS, clean_line, clean_text

ANYTHING = st.text(st.characters())  # lone surrogates among them


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7fc", "a␀b␡c"),
        ("\x9b31m", "�31m"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("\U000e0041tag", "tag"),
        ("\ud800", "�"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("x\u200dy", "xy"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("é", "é"),
        ("让“民生窗口”更有温度……", "让“民生窗口”更有温度……"),
    ],
)
def test_what_commands_is_shown_what_hides_is_dropped(raw: str, shown: str) -> None:
    assert clean_text(raw) == shown


def test_marks_do_not_pile_up() -> None:
    assert len(clean_text("e" + "\u0301" * 1000)) == 1 + MAX_MARKS


@given(ANYTHING)
def test_nothing_unsafe_remains_and_cleaning_twice_is_cleaning_once(raw: str) -> None:
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in clean.replace("\n", ""))
    clean.encode("utf-8")


@given(ANYTHING)
def test_a_line_is_one_line(raw: str) -> None:
    line = clean_line(raw)
    assert line == " ".join(line.split())
    assert clean_line(line) == line


def test_a_character_is_treated_alike_alone_and_beside_what_must_be_cleaned() -> None:
    """Harmless text takes a shortcut, which a control character in the text closes."""
    for code in range(0x30000):
        text = chr(code) * 10
        assert clean_text(f"a{text}b") + "␀" == clean_text(f"a{text}b\0"), hex(code)


def test_a_text_of_nothing_but_control_characters_is_their_pictures() -> None:
    assert clean_text("\0" * 200_000) == "␀" * 200_000
    assert clean_text("\0a\x7f\u202e" * 50_000) == "␀a␡" * 50_000
