"""Which keys a command has: those of a preset, and what the reader's `[keys]` says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reader.errors import Coded
from reader.session.sentences import joined
from reader.settings import KeyChoice
from reader.texts import _
from reader.tui.keys.key_names import NoSuchKey, is_typing, key_of, shown
from reader.tui.keys.presets import PRESETS, USUAL
from reader.tui.keys.table import COMMANDS, SCREENS, TYPED
from reader.tui.keys.twins import twins

Keys = tuple[str, ...]

_IDS = [[command.id for command in commands] for commands in SCREENS.values()]


class Keymap:
    """The keys of every command."""

    def __init__(self, keys: Mapping[str, Keys]) -> None:
        """`keys` are those of each id, none where it is unbound; twins are made here."""
        self._keys = keys
        self._twins = {id: tuple(self._twins_of(id)) for id in keys}

    @property
    def ids(self) -> Iterator[str]:
        """The ids, in the table's order."""
        return iter(COMMANDS)

    def keys(self, id: str) -> Keys:
        """Return the keys of a command, without their twins; the one to show is first."""
        return self._keys[id]

    def with_twins(self, id: str) -> Keys:
        """Return the keys of a command, and those that an input method types for them."""
        return self._keys[id] + self._twins[id]

    def shown(self, id: str) -> list[str]:
        """Return the keys of a command as people write them."""
        return [shown(key) for key in self._keys[id]]

    def key(self, id: str) -> str:
        """Return the key to name for a command, as people write it; empty, if it has none."""
        return next(iter(self.shown(id)), "")

    def offers(self, *offers: tuple[str, str]) -> str:
        """Return `enter 选用，esc 不换` for commands that have a key, by id with a word for each."""
        bound = [f"{key} {word}" for id, word in offers if (key := self.key(id))]
        return joined(bound) if bound else ""

    def usual_twins(self, screen: str) -> list[str]:
        """Return for each punctuation key of a screen the twin that is usually typed."""
        ids = [command.id for command in SCREENS[screen]]
        typed = [made[0] for id in ids for key in self._keys[id] if (made := twins(key))]
        return [twin for twin in typed if any(twin in self._twins[id] for id in ids)]

    def _twins_of(self, id: str) -> Iterator[str]:
        """Yield the twins of a command's keys that no command beside it has for a key of its own."""
        taken = {key for other in _beside(id) for key in self._keys[other]}
        for key in self._keys[id]:
            yield from (twin for twin in twins(key) if twin not in taken)


class Chosen(NamedTuple):
    """The keymap to go by, and a notice of each thing in `[keys]` that was passed over."""

    keymap: Keymap
    preset: str
    lines: Mapping[str, int]
    """The line of each id to which the config gives keys, and that of the preset, where they hold."""
    notices: tuple[Coded, ...] = ()


@cache
def usual_keymap() -> Keymap:
    """Return the keymap of the preset that holds where none is named."""
    return Keymap(_preset(USUAL))


def chosen_keymap(choices: Mapping[str, KeyChoice]) -> Chosen:
    """Return the keymap that the choices of a config make.

    What cannot be is told in a notice each, and falls back to the preset's; the rest holds.
    """
    if not choices:
        return Chosen(usual_keymap(), USUAL, {})
    faults: dict[str, Coded] = {}
    preset = USUAL
    given: dict[str, Keys] = {}
    for id, choice in choices.items():
        try:
            if id == "preset":
                preset = _preset_named(choice.value)
            else:
                given[id] = _keys_given(id, choice.value)
        except _Refused as error:
            faults[id] = error.why
    base = _preset(preset)
    while clash := _first_clash(base | given, given):
        faults[clash.id] = clash.fault
        del given[clash.id]
    notices = tuple(
        Coded(
            "at-line",
            {"path": choice.path, "line": choice.line, "what": _with_rest(faults[id], id, base)},
        )
        for id, choice in choices.items()
        if id in faults
    )
    lines = {id: choice.line for id, choice in choices.items() if id not in faults}
    return Chosen(Keymap(base | given), preset, lines, notices)


class _Refused(Exception):
    """A choice that cannot be, as `why` says."""

    def __init__(self, why: Coded) -> None:
        super().__init__(why)
        self.why = why


class _Clash(NamedTuple):
    id: str
    fault: Coded


def _preset(name: str) -> dict[str, Keys]:
    others = PRESETS[name]
    return {id: tuple(others.get(id, command.keys).split()) for id, command in COMMANDS.items()}


def _preset_named(value: object) -> str:
    if isinstance(value, str) and value in PRESETS:
        return value
    told = {"name": str(value), "known": list(PRESETS), "usual": USUAL}
    raise _Refused(Coded("preset-unknown", told))


def _keys_given(id: str, value: object) -> Keys:
    """Return the keys that `value` names for a command; raises _Refused."""
    command = COMMANDS.get(id)
    if command is None:
        from difflib import get_close_matches

        close = get_close_matches(id, COMMANDS, n=1)
        if close:
            raise _Refused(Coded("command-unknown-alike", {"name": id, "alike": close[0]}))
        raise _Refused(Coded("command-unknown", {"name": id}))
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _Refused(Coded("keys-no-list", {"id": id}))
    if not names and command.is_way_out:
        raise _Refused(Coded("command-needs-key", {"id": id, "what": _(command.what)}))
    try:
        keys = tuple(dict.fromkeys(key_of(name) for name in names))
    except NoSuchKey as error:
        raise _Refused(Coded("key-impossible", {"id": id, "why": error.why})) from error
    if id in TYPED and (own := next(filter(is_typing, keys), None)):
        raise _Refused(Coded("key-is-typed", {"id": id, "key": shown(own)}))
    return keys


def _first_clash(keys: Mapping[str, Keys], given: dict[str, Keys]) -> _Clash | None:
    """Return a choice that has a key of another command: one of the preset first, if there is any."""
    clashes = [
        (id, other, both)
        for id in reversed(given)
        for other in _beside(id)
        if (both := set(keys[id]) & set(keys[other]))
    ]
    if not clashes:
        return None
    id, other, both = min(clashes, key=lambda clash: clash[1] in given)
    told = {"id": id, "key": shown(min(both)), "other": other, "what": _(COMMANDS[other].what)}
    return _Clash(id, Coded("key-taken", told))


@cache
def _beside(id: str) -> Keys:
    """Return the ids of the other commands that have keys where this one has."""
    screens = [ids for ids in _IDS if id in ids]
    return tuple(dict.fromkeys(other for ids in screens for other in ids if other != id))


def _with_rest(fault: Coded, id: str, base: Mapping[str, Keys]) -> Coded:
    """Return what is wrong with a choice, and what holds in its place."""
    if id not in base:
        return fault
    keys = " ".join(map(shown, base[id]))
    return Coded("keys-kept" if keys else "keys-none", {"what": fault, "keys": keys})
