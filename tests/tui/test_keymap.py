"""The table of keys, presets, and what the reader's `[keys]` makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from readme import READMES
from textual.binding import Binding
from textual.widgets import Input

from reader import settings, texts
from reader.texts.errors import sentence
from reader.texts.languages import Language
from reader.tui.keys import key_names
from reader.tui.keys.key_names import NoSuchKey, is_typing, key_of, shown, textual_name
from reader.tui.keys.keymap import Chosen, Keymap, chosen_keymap, usual_keymap
from reader.tui.keys.presets import PRESETS
from reader.tui.keys.table import COMMANDS, COMMON, SCREENS, TYPED
from reader.tui.keys.twins import twins


def chosen(folder: Path, text: str) -> Chosen:
    """The keymap of a config whose `[keys]` is `text`."""
    file = folder / "config.toml"
    file.write_text(f"[keys]\n{text}", "utf-8")
    loaded = settings.load(file)
    assert not loaded.notices
    return chosen_keymap(loaded.keys)


def clashes(keymap: Keymap) -> Iterator[str]:
    for screen, commands in SCREENS.items():
        for one, other in combinations(commands, 2):
            if both := {*keymap.with_twins(one.id)} & {*keymap.with_twins(other.id)}:
                yield f"{screen}: {one.id} and {other.id} on {both}"


@pytest.mark.parametrize("preset", PRESETS)
def test_no_preset_has_two_commands_of_one_screen_on_a_key(tmp_path: Path, preset: str) -> None:
    made = chosen(tmp_path, f'preset = "{preset}"')
    assert made.notices == ()
    assert not list(clashes(made.keymap))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_a_preset_might_stand_in_a_config(tmp_path: Path, preset: str) -> None:
    keymap = chosen(tmp_path, f'preset = "{preset}"').keymap
    assert PRESETS[preset].keys() <= COMMANDS.keys()
    for id in COMMANDS:
        assert keymap.keys(id), id
        assert [key_of(key) for key in keymap.keys(id)] == list(keymap.keys(id))
        assert id not in TYPED or not any(map(is_typing, keymap.keys(id)))


def test_the_palette_begins_with_commands_that_there_are() -> None:
    assert {*COMMON} <= COMMANDS.keys()


@pytest.mark.parametrize(
    ("language", "heading", "sentence_of_twins"),
    [
        ("en", "| keys | what |", r"Full-width punctuation \((.*?)\)"),
        ("zh", "| 键 | 作用 |", "全角标点（(.*?)）"),
    ],
)
def test_the_readme_tells_keys_that_work(
    language: Language, heading: str, sentence_of_twins: str
) -> None:
    texts.use(language)
    text = READMES[language].read_text("utf-8")
    table = text[text.index(heading) : text.index("\n\n", text.index(heading))]
    told = {
        key
        for row in table.split("\n")[2:]
        for key in re.findall(r"`([^`]+)`", row.split(" | ")[0])
    }
    bound = {shown(key) for id in COMMANDS for key in usual_keymap().with_twins(id)}
    assert told - bound == set()
    assert len(told) > 30
    sentence = re.search(sentence_of_twins, text)
    assert sentence
    assert {*re.findall(r"`(.)`", sentence[1])} <= bound


@pytest.mark.parametrize(
    "key", [*map(chr, range(ord("!"), ord("~") + 1)), *"、【】《》「」。￥·／；？"]
)
def test_a_character_is_a_key_that_textual_knows(key: str) -> None:
    assert key_of(key) == key == shown(key)
    (binding,) = Binding.make_bindings([Binding(textual_name(key), "nothing")])
    assert binding.key != key or key.isalnum()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Esc", "escape"), ("PgDn", "pagedown"), (" ", "space"), ("slash", "/"), ("comma", ","),
        ("Ctrl+D", "ctrl+d"), ("alt+x", "alt+x"), ("shift+up", "shift+up"), ("F5", "f5"),
    ],
)  # fmt: skip
def test_keys_have_other_names_too(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ctrl+i", "终端分不清 ctrl+i 和 tab"),
        ("ctrl+j", "终端分不清 ctrl+j 和 enter"),
        ("ctrl+m", "终端分不清 ctrl+m 和 enter"),
        ("CTRL+H", "终端分不清 ctrl+h 和 backspace"),
        ("ctrl+[", "终端分不清 ctrl+[ 和 esc"),
        ("ctrl+shift+p", "终端分不清 ctrl+shift+p 和 ctrl+p"),
        ("shift+s", "shift+s 写作 S"),
        ("pagedwn", "没有叫“pagedwn”的键，或终端送不出它；是不是 pagedown？"),
        ("super+x", "没有叫“super+x”的键"),
        ("", "没有叫“”的键"),
        ("hello", "没有叫“hello”的键"),
    ],
)
def test_a_key_that_cannot_be_is_refused_by_name(written: str, said: str) -> None:
    with pytest.raises(NoSuchKey) as refused:
        key_of(written)
    assert sentence(refused.value.why).startswith(said)


@pytest.mark.parametrize(
    ("key", "made"),
    [("/", "／"), ("]", "】］"), ("\\", "、＼"), ("<", "《＜"), ("?", "？"), ("a", ""), ("1", ""),
     ("space", ""), ("ctrl+d", ""), ("】", "")],
)  # fmt: skip
def test_punctuation_has_full_width_twins(key: str, made: str) -> None:
    assert "".join(twins(key)) == made


def test_twins_follow_the_key_and_give_way_to_a_key_of_its_own(tmp_path: Path) -> None:
    keymap = chosen(tmp_path, '"read.find" = "}"\n"mark.star" = "】"\n').keymap
    assert keymap.with_twins("read.find") == ("}", "」", "｝")
    assert keymap.with_twins("heading.next") == ("]", "］")
    assert "／" not in keymap.usual_twins("reading")
    assert not list(clashes(keymap))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"mark.sta" = "S"', "没有叫“mark.sta”的命令，没有理会；是不是 mark.star？"),
        ('"xyz" = "S"', "没有叫“xyz”的命令，没有理会；kanbao config 列出全部"),
        ('preset = "emacs"', "没有叫“emacs”的按键预设，有 vim、less、newsboat；这次用 vim"),
        ('"mark.star" = "ctrl+i"', "mark.star：终端分不清 ctrl+i 和 tab；这次仍用 s"),
        ('"mark.star" = "j"', "mark.star 的 j 已是 move.line_down（下一行）的键；这次仍用 s"),
        ('"mark.star" = 1', 'mark.star 应是一个键（"S"）、几个键（["q", "Q"]）或没有（[]）；这次仍用 s'),
        ('"help.close" = []', "help.close（关闭）不能没有键：没有它就出不来"),
        ('"picker.close" = "x"', "x 在那里是用来输入的；这次仍用 esc"),
        ('"find.give_up" = "ctrl+u"', "ctrl+u 在那里是用来输入的；这次仍用 esc"),
        ('"line.enter" = "escape"', "esc 已是 picker.close（关闭）的键"),
        ('"app.suspend" = "ctrl+p"', "ctrl+p 已是 app.palette"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_the_rest_holds(tmp_path: Path, text: str, said: str) -> None:
    made = chosen(tmp_path, f'"read.on" = "x"\n{text}\n')
    (notice,) = map(sentence, made.notices)
    assert notice.startswith(f"{tmp_path}/config.toml:3：")
    assert said in notice
    assert made.keymap.keys("read.on") == ("x",)
    assert made.keymap.keys("mark.star") == ("s",)
    assert not list(clashes(made.keymap))


def test_keys_may_be_exchanged(tmp_path: Path) -> None:
    made = chosen(tmp_path, 'mark.star = "m"\nmark.read = ["s", "s"]\n')
    assert made.notices == ()
    assert made.keymap.keys("mark.star") == ("m",)
    assert made.keymap.keys("mark.read") == ("s",)


def test_of_two_choices_on_one_key_the_first_holds(tmp_path: Path) -> None:
    made = chosen(tmp_path, 'mark.star = "x"\nmark.read = "x"\n')
    (notice,) = map(sentence, made.notices)
    assert notice.endswith("mark.read 的 x 已是 mark.star（收藏 / 取消）的键；这次仍用 m")
    assert made.keymap.keys("mark.star") == ("x",)


def test_what_falls_back_takes_its_key_from_a_choice_that_had_it(tmp_path: Path) -> None:
    made = chosen(tmp_path, 'mark.star = "j"\nmark.read = "s"\n')
    assert len(made.notices) == 2
    assert made.keymap.keys("mark.star") == ("s",)
    assert made.keymap.keys("mark.read") == ("m",)


def test_keys_that_edit_what_one_types_are_textuals_own() -> None:
    """Else a command that works while one types would never get its key."""
    own = {key.key for key in Binding.make_bindings(Input.BINDINGS)} - {"enter"}
    assert not [key for key in own if key in key_names.NAMES and not is_typing(key)]
