from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readme import READMES

from reader import settings
from reader.settings import Settings
from reader.texts.errors import sentence
from reader.texts.languages import Language


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "config.toml") == settings.Chosen(Settings())


def test_a_file_overrides_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "newsprint"\nmeasure = 66\n')
    chosen = settings.load(tmp_path / "config.toml")
    assert chosen.settings == Settings(theme="newsprint", measure=66)
    assert chosen.notices == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measur = 66", "没有叫“measur”的设置，没有理会；是不是 measure？"),
        ("xyz = 66", "有的是：language、theme"),
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
    chosen, (told,), *_ = settings.load(file)
    notice = sentence(told)
    assert said in notice
    assert notice.startswith(str(file))
    whole = "UTF-8" not in notice and "TOML" not in notice and "读不了" not in notice
    assert chosen == Settings(gap=2 if whole else 1)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        chosen, (notice,), *_ = settings.load(path)
        assert chosen == Settings()
        assert str(path) in sentence(notice)


def test_every_number_has_a_range() -> None:
    numbers = [field for field in settings.FIELDS if type(field.default) is int]
    assert all(isinstance(field.allowed, range) for field in numbers)


def test_every_default_is_one_of_what_a_setting_may_be() -> None:
    bounded = [field for field in settings.FIELDS if field.allowed is not None]
    assert all(field.allowed and field.default in field.allowed for field in bounded)


@pytest.mark.parametrize(
    ("language", "heads", "a_name"),
    [
        ("en", ["| setting", "default", "may be"], "a name"),
        ("zh", ["| 设置", "默认", "可以是"], "名称"),
    ],
)
def test_the_readme_has_the_table_of_settings(
    language: Language, heads: list[str], a_name: str
) -> None:
    rows = [row.split(" | ")[:3] for row in READMES[language].read_text("utf-8").splitlines()]
    start = rows.index(heads) + 2
    table = [
        [f"| `{field.name}`", f"`{settings.toml(field.default)}`", may_be(field) or a_name]
        for field in settings.FIELDS
    ]
    assert rows[start : start + len(table)] == table
    assert rows[start + len(table)] == [""]


def may_be(field: settings.Field) -> str:
    if isinstance(field.allowed, tuple):
        return ", ".join(f"`{settings.toml(value)}`" for value in field.allowed)
    if field.allowed:
        return f"{field.allowed.start}–{field.allowed.stop - 1}"
    return "`true`, `false`" if isinstance(field.default, bool) else ""


def test_a_notice_tells_the_line(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\ngap = 2\n\nmeasure = [\n  1,\n]\nkeys = "vim"\n')
    chosen = settings.load(file)
    assert chosen.lines == {"gap": 2}
    assert [sentence(notice).partition("：")[0] for notice in chosen.notices] == [
        f"{file}:4",
        f"{file}:7",
    ]


@given(raw=st.binary())
def test_no_bytes_break_it(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.mktemp("config") / "config.toml"
    file.write_bytes(raw)
    assert isinstance(settings.load(file).settings, Settings)


@pytest.mark.parametrize("named", ["/elsewhere", "/elsewhere/", "below/here", "~/x", ""])
@pytest.mark.parametrize("home", ["/home/ann", "/home/ann/", "/", "", "ann", None])
def test_the_folders_are_those_that_platformdirs_names(
    monkeypatch: pytest.MonkeyPatch, named: str, home: str | None
) -> None:
    for kind in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", named)
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    folders = settings.config_folder(), settings.cache_folder(), settings.data_folder()
    assert folders == (
        platformdirs.user_config_path("kanbao", appauthor=False),
        platformdirs.user_cache_path("kanbao", appauthor=False),
        platformdirs.user_data_path("kanbao", appauthor=False),
    )
