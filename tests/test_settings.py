from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import settings
from reader.settings import Settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "config.toml") == (Settings(), ())


def test_a_file_overrides_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "newsprint"\nmeasure = 66\n')
    chosen = settings.load(tmp_path / "config.toml")
    assert chosen == (Settings(theme="newsprint", measure=66), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measur = 66", "没有叫“measur”的设置，没有理会；是不是 measure？"),
        ("xyz = 66", "有的是：theme、measure"),
        ("measure = 'wide'", 'measure 是 "wide"，应是 20 到 400 的整数；这次用默认的 80'),
        ("measure = true", "measure 是 true，"),
        ("measure = 19", "measure 是 19，"),
        ("measure = 80.0", "measure 是 80.0，"),
        ("ambiguous = 3", "应是 1 到 2 的整数"),
        ("size_limit = -1", "size_limit 是 -1，"),
        ("drafts = 'no'", "应是 true 或 false；这次用默认的 false"),
        ("theme = 1", "应是 放在引号里的文字"),
        ("[measure]\nx = 1", "measure 是 {'x': 1}"),
        (f"measure = 0x{'f' * 9000}", "measure 是 一个极长的数"),
        (f"measure = {'[' * 9000}", "config.toml"),
        ("= 1", "不合 TOML 的语法"),
        ("theme = '\udcff'", "不是 UTF-8"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_holds(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(f"gap = 2\n{text}\n".encode("utf-8", "surrogateescape"))
    chosen, (notice,) = settings.load(file)
    assert said in notice
    assert notice.startswith(str(file))
    whole = "UTF-8" not in notice and "TOML" not in notice and "读不了" not in notice
    assert chosen == Settings(gap=2 if whole else 1)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        chosen, (notice,) = settings.load(path)
        assert chosen == Settings()
        assert str(path) in notice


def test_every_number_has_a_range_that_holds_its_default() -> None:
    numbers = {f.name: f.default for f in fields(Settings) if type(f.default) is int}
    assert numbers.keys() == settings.RANGES.keys()
    assert all(default in settings.RANGES[name] for name, default in numbers.items())


def test_the_readme_tells_every_setting_with_its_default_and_range() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    for field in fields(Settings):
        default = f'"{field.default}"' if isinstance(field.default, str) else field.default
        (line,) = (row for row in readme.splitlines() if row.startswith(f"| `{field.name}` |"))
        assert f"| `{str(default).lower()}` |" in line
        if allowed := settings.RANGES.get(field.name):
            assert line.endswith(f", {allowed.start}–{allowed.stop - 1} |")


@given(raw=st.binary())
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.mktemp("config") / "config.toml"
    file.write_bytes(raw)
    assert isinstance(settings.load(file).settings, Settings)
