"""What the gate tries is the same each time, whatever else was imported or changed."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[tuple[int, str]]:
    """Draw as a test of the gate does."""
    made: list[tuple[int, str]] = []

    @settings(max_examples=300, derandomize=True, database=None)
    @given(st.integers(), st.text(max_size=9))
    def draw(number: int, text: str) -> None:
        made.append((number, text))

    draw()
    return made


@pytest.mark.skipif(not settings().derandomize, reason="it is no gate that is run")
def test_what_is_drawn_does_not_depend_on_what_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drawn()
    file = tmp_path / "latecomer.py"
    file.write_text("\n".join(f"N{n} = ({n + 1000}, 'word {n}')" for n in range(500)), "utf-8")
    spec = spec_from_file_location("latecomer", file)
    assert spec is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "latecomer", module)
    assert drawn() == before
