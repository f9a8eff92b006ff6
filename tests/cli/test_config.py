"""`kanbao config` and `kanbao themes`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from telling import telling

from reader import settings, texts
from reader.cli import kanbao
from reader.errors import KanbaoError
from reader.safe import clean_line
from reader.session.named_searches import searches_of_config
from reader.tui.keys.keymap import chosen_keymap, usual_keymap
from reader.tui.keys.table import COMMANDS
from reader.tui.themes import shipped_folder


def write(text: str) -> Path:
    path = settings.config_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(kanbao, arguments, catch_exceptions=False, standalone_mode=False)
    return done.exit_code or done.return_value or 0, done.stdout, done.stderr


def test_without_a_file_config_tells_the_defaults_and_where_it_would_be() -> None:
    status, printed, told = run("config")
    assert (status, told) == (0, "")
    assert printed.startswith(f"# {settings.config_path()}：还没有")
    table = tomllib.loads(printed)
    keys = table.pop("keys")
    assert table == {field.name: field.default for field in settings.FIELDS}
    assert keys.pop("preset") == "vim"
    assert keys == {id: list(usual_keymap().keys(id)) for id in COMMANDS}
    assert not settings.config_path().exists()


def test_config_tells_what_holds_and_whence() -> None:
    path = write('measure = 66\n[keys]\npreset = "less"\n"mark.star" = "S"\n')
    status, printed, told = run("config")
    assert (status, told) == (0, "")
    assert printed.startswith(f"# {path}\n")
    for line in (
        "measure = 66 +# 第 1 行；一行最多几列",
        "gap = 1 +# 默认；段落之间空几行",
        'preset = "less" +# 第 3 行；有 vim、less、newsboat',
        '"mark.star" = \\["S"\\] +# 第 4 行；收藏 / 取消',
        '"app.quit" = \\["q", "Q"\\] +# 预设 less；退出',
    ):
        assert re.search(f"(?m)^{line}$", printed), line


def test_config_tells_what_is_wrong_and_fails() -> None:
    path = write('measur = 66\n[keys]\n"mark.star" = "ctrl+i"\n')
    status, printed, told = run("config")
    assert status == 1
    assert tomllib.loads(printed)["measure"] == 80
    assert told.splitlines() == [
        f"kanbao: {path}:1：没有叫“measur”的设置，没有理会；是不是 measure？",
        f"kanbao: {path}:3：mark.star：终端分不清 ctrl+i 和 tab；这次仍用 s",
    ]


def test_init_writes_a_file_that_changes_nothing_until_something_is_uncommented() -> None:
    status, printed, told = run("config", "--init")
    path = settings.config_path()
    assert (status, printed, told) == (0, f"已写好 {path}\n", "")
    written = path.read_text("utf-8")
    assert settings.load().settings == settings.Settings()
    assert tomllib.loads(written) == {"keys": {}, "searches": {}}
    write(re.sub(r"(?m)^# (?=[\w\".]+ = )", "", written))
    loaded = settings.load()
    assert (loaded.settings, loaded.notices) == (settings.Settings(), ())
    assert loaded.lines.keys() == {field.name for field in settings.FIELDS}
    chosen = chosen_keymap(loaded.keys)
    assert chosen.notices == ()
    assert chosen.lines.keys() == {"preset", *COMMANDS}
    assert all(chosen.keymap.keys(id) == usual_keymap().keys(id) for id in COMMANDS)
    (example,), wrong = searches_of_config(loaded.searches)
    assert (example.name, wrong) == ("2026", ())


def test_the_searches_of_the_config_are_listed_and_what_is_wrong_in_one_is_told() -> None:
    path = write('[searches]\n"灯" = "夜里的灯 is:unread"\n"坏" = "("\n')
    status, printed, told = run("config")
    assert status == 1
    assert tomllib.loads(printed)["searches"] == {"灯": "夜里的灯 is:unread"}
    assert told.startswith(f"kanbao: {path}:3：没有理会搜索“坏”：")


@pytest.mark.parametrize("name", ["", "  ", "\u3000"])
def test_a_search_of_the_config_needs_a_name(name: str) -> None:
    path = write(f'[searches]\n"灯" = "夜里的灯"\n"{name}" = "渡口"\n')
    status, printed, told = run("config")
    assert status == 1
    assert tomllib.loads(printed)["searches"] == {"灯": "夜里的灯"}
    assert told == f"kanbao: {path}:3：没有理会搜索“{clean_line(name)}”：要有名称\n"


def test_init_never_overwrites() -> None:
    path = write("gap = 2\n")
    with telling(KanbaoError, "没有改动"):
        run("config", "--init")
    assert path.read_text() == "gap = 2\n"


def test_themes_are_told_with_whose_they_are() -> None:
    folder = settings.config_folder() / "themes"
    folder.mkdir(parents=True)
    theme = (shipped_folder() / "ink.toml").read_text("utf-8")
    colours = theme[theme.index("dark = ") :]
    (folder / "mine.toml").write_text(f'name = "mine"\nlabel = "我的"\n{colours}', "utf-8")
    status, printed, _ = run("themes")
    assert status == 0
    assert printed.splitlines() == [
        "深色  ink        墨      （看报的）",
        "浅色  newsprint  新闻纸  （看报的）",
        f"深色  mine       我的    （自己的：{folder}/mine.toml）",
    ]
    assert run("themes", "--format", "tsv")[1].splitlines()[2] == "mine\t我的\t1\t0"
    texts.use("en")
    assert run("themes")[1].splitlines() == [
        "dark   ink        Ink        (kanbao's)",
        "light  newsprint  Newsprint  (kanbao's)",
        f"dark   mine       我的       (yours: {folder}/mine.toml)",
    ]


def test_a_theme_may_have_a_label_for_each_language() -> None:
    folder = settings.config_folder() / "themes"
    folder.mkdir(parents=True)
    theme = (shipped_folder() / "ink.toml").read_text("utf-8")
    colours = theme[theme.index("dark = ") :]
    (folder / "a.toml").write_text(f'label-zh = "甲"\nlabel-en = "First"\n{colours}', "utf-8")
    (folder / "b.toml").write_text(colours, "utf-8")
    labels = [line.split("\t")[1] for line in run("themes", "--format", "tsv")[1].splitlines()]
    assert labels[2:] == ["甲", "b"]
    texts.use("en")
    labels = [line.split("\t")[1] for line in run("themes", "--format", "tsv")[1].splitlines()]
    assert labels[2:] == ["First", "b"]


def test_a_file_that_is_no_theme_hides_no_other() -> None:
    folder = settings.config_folder() / "themes"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("name =\n", "utf-8")
    (folder / "deep.toml").write_text("a = " + "[" * 100_000, "utf-8")
    (folder / "empty.toml").write_text("", "utf-8")
    status, printed, told = run("themes", "--format", "tsv")
    assert status == 0
    assert [line.split("\t")[0] for line in printed.splitlines()] == ["ink", "newsprint"]
    named = [line.removeprefix("kanbao: ").split(" ")[0] for line in told.splitlines()]
    assert named == [str(folder / f"{name}.toml") for name in ("broken", "deep", "empty")]
