from __future__ import annotations

from pathlib import Path

import pytest

from reader import settings
from reader.errors import SettingsInvalid


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "config.toml") == settings.Settings()


def test_a_file_overrides_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "newsprint"\nmeasure = 66\n')
    chosen = settings.load(tmp_path / "config.toml")
    assert (chosen.theme, chosen.measure, chosen.indent) == ("newsprint", 66, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("them = 'ink'", "them"),
        ("measure = 'wide'", "measure"),
        ("measure = true", "measure"),
        ("= 1", "config.toml"),
        ("theme = '\udcff'", "config.toml"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsInvalid, match=said) as caught:
        settings.load(file)
    assert str(file) in str(caught.value)
