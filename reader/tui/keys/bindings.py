"""The table's commands as Textual's bindings.

Those of the reading screen have priority: a key acts before the next one is looked at, so that
keys which arrive together (typed ahead on a slow line) go where they would have gone one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.binding import Binding, BindingType

from reader.tui.keys.key_names import textual_name
from reader.tui.keys.keymap import Keymap, usual_keymap
from reader.tui.keys.table import Command

_NEVER = "unbound"
"""A key that no terminal sends."""


def bindings(commands: Iterable[Command], *, priority: bool = False) -> list[BindingType]:
    """Return bindings of `commands` to their usual keys."""
    return [
        Binding(keys, command.action, command.what, id=command.id, priority=priority)
        for command in commands
        if (keys := _listed(usual_keymap(), command.id))
    ]


def overrides(keymap: Keymap) -> Mapping[str, str]:
    """Return what `App.set_keymap` takes to have the keys of `keymap` in place of the usual ones."""
    return {
        id: _listed(keymap, id) or _NEVER
        for id in keymap.ids
        if keymap.with_twins(id) != usual_keymap().with_twins(id)
    }


def _listed(keymap: Keymap, id: str) -> str:
    return ",".join(map(textual_name, keymap.with_twins(id)))
