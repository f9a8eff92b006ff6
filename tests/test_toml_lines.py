from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.toml_lines import flattened, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", {}),
        ("a = 1\n\n# b = 2\nc = 3", {"a": 1, "c": 4}),
        ("a = [\n  1,\n]\nb = 2\r\nc = 3\r\n", {"a": 1, "b": 4, "c": 5}),
        ('a = """\nb = 1\n"""\nb = 2', {"a": 1, "b": 4}),
        (
            '[keys]\n"mark.star" = "S"\nmark.all = "C"\n',
            {"keys": 1, "keys.mark.star": 2, "keys.mark": 3, "keys.mark.all": 3},
        ),
        ("[a.b]\nc = 1\n[[d]]\ne = 1\n", {"a": 1, "a.b": 1, "a.b.c": 2, "d": 3}),
        ("keys = {preset = 'vim'}", {"keys": 1, "keys.preset": 1}),
    ],
)
def test_each_key_is_told_where_it_begins(text: str, lines: dict[str, int]) -> None:
    assert lines_of(text) == lines


KEYS = st.sampled_from(["a", '"a.b"', "c.d", "e-f", "'g'"])
VALUES = st.sampled_from(["1", "'x'", '"""\n[t]\n"""', "[\n1,\n\n2]", "{h = 1}", "'''\nq = 1'''"])
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(" = ".join), st.sampled_from(["", "# c", "[t]", "[u.v]", "[[w]]"])
)


@given(lines=st.lists(LINES, max_size=8))
def test_no_key_of_a_valid_text_is_without_a_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert lines_of(text).keys() >= flattened(table).keys()
