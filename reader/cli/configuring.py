"""`kanbao config`: which settings and keys hold, and whence; a commented file to begin with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader import settings
from reader.cli import output
from reader.cli.columns import with_comment
from reader.errors import KanbaoError
from reader.safe import clean_line
from reader.session.named_searches import SavedSearch, searches_of_config
from reader.settings import FIELDS, Chosen, Field, toml
from reader.texts import _
from reader.texts.errors import listed, sentence
from reader.tui.keys.keymap import Chosen as ChosenKeys
from reader.tui.keys.keymap import Keymap, chosen_keymap, usual_keymap
from reader.tui.keys.presets import PRESETS, USUAL
from reader.tui.keys.table import COMMANDS

_COLUMN = 42
"""The cell where comments begin, if what they speak of is no longer."""


def print_config(path: Path) -> bool:
    """Print what holds, as the file at `path` could say it; return whether anything in it is wrong."""
    chosen = settings.load(path)
    keys = chosen_keymap(chosen.keys)
    name = clean_line(str(path))
    missing = _("{path}: not there yet, kanbao config --init writes it").format(path=name)
    output.print_text(f"# {name if path.exists() else missing}")
    searches, passed_over = searches_of_config(chosen.searches)
    for line in (*_settings(chosen), "", "[keys]", *_keys(keys), *_searches(chosen, searches)):
        output.print_text(line)
    notices = (*chosen.notices, *keys.notices, *passed_over)
    for notice in notices:
        output.tell(f"kanbao: {sentence(notice)}")
    return bool(notices)


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
    output.print_text(_("Written: {path}").format(path=clean_line(str(path))))


def _settings(chosen: Chosen) -> Iterator[str]:
    for field in FIELDS:
        line = chosen.lines.get(field.name)
        value = clean_line(toml(getattr(chosen.settings, field.name)))
        yield _with_comment(f"{field.name} = {value}", _whence(line), _(field.what))


def _keys(keys: ChosenKeys) -> Iterator[str]:
    line = keys.lines.get("preset")
    yield _with_comment(f"preset = {toml(keys.preset)}", _whence(line), _presets())
    preset = _("preset {name}").format(name=keys.preset)
    for id, command in COMMANDS.items():
        whence = _whence(keys.lines.get(id), preset)
        yield _with_comment(_bound(id, keys.keymap), whence, _(command.what))


def _searches(chosen: Chosen, searches: Iterable[SavedSearch]) -> Iterator[str]:
    written_at = {clean_line(name): choice.line for name, choice in chosen.searches.items()}
    lines = [
        _with_comment(
            f"{toml(each.name)} = {clean_line(toml(each.query))}",
            _whence(written_at[each.name]),
        )
        for each in searches
    ]
    yield from ("", "[searches]", *lines) if lines else ()


def _whence(line: int | None, otherwise: str | None = None) -> str:
    if line is None:
        return otherwise or _("default")
    return _("line {line}").format(line=line)


def _commented() -> Iterator[str]:
    yield "# " + _(
        "The settings of kanbao. Take the # from the start of a line and write what you want; "
        "it holds from the next start."
    )
    yield "# " + _("kanbao config lists what holds now.")
    for field in FIELDS:
        yield from ("", f"# {_explained(field)}", f"# {field.name} = {toml(field.default)}")
    yield ""
    yield "# " + _(
        "The keys. preset is a whole set; every other line gives the keys of one command, "
        "of which there may be several; [] is none."
    )
    yield "[keys]"
    yield _with_comment(f"# preset = {toml(USUAL)}", _presets())
    group = ""
    for id, command in COMMANDS.items():
        if (name := id.partition(".")[0]) != group:
            yield ""
            group = name
        yield _with_comment(f"# {_bound(id, usual_keymap())}", _(command.what))
    yield ""
    yield "# " + _("Searches for the sidebar, by name, written as for kanbao search.")
    yield "[searches]"
    yield '# "2026" = "date:2026 is:unread"'


def _explained(field: Field) -> str:
    what = _(field.what)
    if not (field.allowed or isinstance(field.default, bool)):
        return what
    return _("{what}: {may_be}").format(what=what, may_be=sentence(field.may_be))


def _presets() -> str:
    return _("there are {names}").format(names=listed(list(PRESETS)))


def _bound(id: str, keymap: Keymap) -> str:
    return f'"{id}" = {json.dumps(keymap.keys(id), ensure_ascii=False)}'


def _with_comment(statement: str, *comments: str) -> str:
    return with_comment(statement, _("; ").join(comments), _COLUMN)
