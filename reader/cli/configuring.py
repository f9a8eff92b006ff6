"""`kanbao config`: which settings and keys hold, and whence; a commented file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from reader import settings
from reader.cli import output
from reader.errors import KanbaoError
from reader.safe import clean_line
from reader.settings import FIELDS, Chosen, Field, toml
from reader.texts import _
from reader.texts.errors import sentence
from reader.tui.keys.keymap import Chosen as ChosenKeys
from reader.tui.keys.keymap import Keymap, chosen_keymap, usual_keymap
from reader.tui.keys.presets import PRESETS, USUAL
from reader.tui.keys.table import COMMANDS

_COLUMN = 42
"""Where comments begin, if what they speak of is no longer."""


def print_config(path: Path) -> bool:
    """Print what holds, as the file at `path` could say it; return whether anything in it is wrong."""
    chosen = settings.load(path)
    keys = chosen_keymap(chosen.keys)
    missing = "" if path.exists() else "：还没有，kanbao config --init 写一份"
    output.print_text(f"# {clean_line(str(path))}{missing}")
    for line in (*_settings(chosen), "", "[keys]", *_keys(keys)):
        output.print_text(line)
    for notice in (*map(sentence, chosen.notices), *keys.notices):
        output.tell(f"kanbao: {notice}")
    return bool(chosen.notices or keys.notices)


def write_config(path: Path) -> None:
    """Write a file at `path` in which every setting and key stands, commented out, and say so.

    Raises KanbaoError where there is one already, or none can be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in _commented()))
    except FileExistsError as error:
        raise KanbaoError("config-exists", path=path) from error
    except OSError as error:
        raise KanbaoError("config-unwritable", path=path, why=error) from error
    output.print_text(f"已写好 {clean_line(str(path))}")


def _settings(chosen: Chosen) -> Iterator[str]:
    for field in FIELDS:
        line = chosen.lines.get(field.name)
        whence = "默认" if line is None else f"第 {line} 行"
        value = clean_line(toml(getattr(chosen.settings, field.name)))
        yield _with_comment(f"{field.name} = {value}", f"{whence}；{_(field.what)}")


def _keys(keys: ChosenKeys) -> Iterator[str]:
    line = keys.lines.get("preset")
    whence = "默认" if line is None else f"第 {line} 行"
    yield _with_comment(f"preset = {toml(keys.preset)}", f"{whence}；{_presets()}")
    for id, command in COMMANDS.items():
        line = keys.lines.get(id)
        whence = f"预设 {keys.preset}" if line is None else f"第 {line} 行"
        yield _with_comment(_bound(id, keys.keymap), f"{whence}；{command.what}")


def _commented() -> Iterator[str]:
    yield "# 看报的设置。去掉一行开头的 #，改成想要的值，下次打开时就照它办。"
    yield "# kanbao config 列出现在用的是什么。"
    for field in FIELDS:
        yield from (
            "",
            f"# {_(field.what)}{_range(field)}",
            f"# {field.name} = {toml(field.default)}",
        )
    yield ""
    yield "# 按键。preset 是一整套；其余每行是一个命令的键，可以有几个，[] 是不要键。"
    yield "[keys]"
    yield _with_comment(f"# preset = {toml(USUAL)}", _presets())
    group = ""
    for id, command in COMMANDS.items():
        if (name := id.partition(".")[0]) != group:
            yield ""
            group = name
        yield _with_comment(f"# {_bound(id, usual_keymap())}", command.what)


def _range(field: Field) -> str:
    return f"，{sentence(field.may_be)}" if field.allowed or isinstance(field.default, bool) else ""


def _presets() -> str:
    return f"有 {'、'.join(PRESETS)}"


def _bound(id: str, keymap: Keymap) -> str:
    return f'"{id}" = {json.dumps(keymap.keys(id), ensure_ascii=False)}'


def _with_comment(statement: str, comment: str) -> str:
    return f"{statement.ljust(_COLUMN)} # {comment}"
