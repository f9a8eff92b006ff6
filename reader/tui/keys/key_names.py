"""Keys by name: what the config may call them, how they are shown, which a terminal can send.

A key is the character it types (`S`, `/`, `】`), or a name as Textual has it: `space`, `escape`,
`pagedown`, `f5`, with `ctrl+`, `alt+`, `shift+` before it where a terminal tells those apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase, digits
from types import MappingProxyType

from reader.errors import Coded
from reader.texts import N_, _

_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        "space": N_("space"),
        "escape": "esc",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "home": "Home",
        "end": "End",
    }
)

_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        " ": "space",
        "esc": "escape",
        "return": "enter",
        "pgup": "pageup",
        "pgdn": "pagedown",
        "ins": "insert",
        "del": "delete",
        "slash": "/",
        "backslash": "\\",
        "comma": ",",
        "plus": "+",
    }
)
"""Other names, in small letters."""

_SAME: Mapping[str, str] = MappingProxyType(
    {
        "ctrl+i": "tab",
        "ctrl+m": "enter",
        "ctrl+j": "enter",
        "ctrl+h": "backspace",
        "ctrl+[": "escape",
        "ctrl+3": "escape",
        "ctrl+8": "backspace",
        "ctrl+enter": "enter",
        "shift+enter": "enter",
        "ctrl+tab": "tab",
        "ctrl+space": "ctrl+@",
        "shift+space": "space",
        "ctrl+backspace": "backspace",
        "shift+backspace": "backspace",
    }
)
"""Keys that arrive as another one does."""

_TRAVELLING = "up down left right home end pageup pagedown insert delete".split()
"""Keys that terminals send with modifiers, too."""

_FUNCTION = [f"f{number}" for number in range(1, 13)]

NAMES = (
    frozenset(
        [
            *_TRAVELLING,
            *_FUNCTION,
            *"enter tab escape space backspace shift+tab".split(),
            *(f"ctrl+{letter}" for letter in ascii_lowercase),
            *(f"alt+{letter}" for letter in ascii_lowercase + digits),
            *(f"{way}+{name}" for way in ("ctrl", "shift") for name in _TRAVELLING),
            *(f"ctrl+{name}" for name in _FUNCTION),
        ]
    )
    - {"ctrl+insert", "shift+insert"}
    - _SAME.keys()
)
"""Names of keys that terminals can send, each by itself."""


_EDITING = frozenset(
    "backspace delete left right home end shift+left shift+right shift+home shift+end ctrl+left "
    "ctrl+right ctrl+a ctrl+c ctrl+d ctrl+e ctrl+k ctrl+u ctrl+v ctrl+w ctrl+x".split()
)
"""Keys by which Textual's line edits what was typed."""


class NoSuchKey(Exception):
    """No key, or none that can be told from another, as `why` says."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.why = Coded(code, values)


def key_of(written: str) -> str:
    """Return the key that somebody wrote; raises NoSuchKey."""
    if len(written) == 1 and written != " " and written.isprintable():
        return written
    name = written.lower()
    name = _ALIASES.get(name, name)
    if name in NAMES or len(name) == 1:
        return name
    way, _, letter = written.rpartition("+")
    if same := _SAME.get(name):
        raise NoSuchKey("key-as-another", key=name, other=shown(same))
    if way.lower() == "shift" and len(letter) == 1 and letter.isalpha():
        raise NoSuchKey("key-written", key=f"shift+{letter.lower()}", letter=letter.upper())
    if way.lower().startswith("ctrl+shift") and len(letter) == 1:
        raise NoSuchKey("key-as-another", key=name, other=f"ctrl+{letter.lower()}")
    from difflib import get_close_matches

    close = get_close_matches(name, [*NAMES, *_ALIASES], n=1)
    if close:
        alike = _ALIASES.get(close[0], close[0])
        raise NoSuchKey("key-unknown-alike", key=written, alike=alike)
    raise NoSuchKey("key-unknown", key=written)


def shown(key: str) -> str:
    """Return a key as people write it in the language spoken: `]`, `ctrl+d`, `space` or `空格`."""
    way, plus, name = key.rpartition("+") if len(key) > 1 else ("", "", key)
    return f"{way}{plus}{_(_SHOWN[name]) if name in _SHOWN else name}"


def is_typing(key: str) -> bool:
    """Whether a line that one types in needs the key: for a character, or to edit."""
    return len(key) == 1 or key == "space" or key in _EDITING


def textual_name(key: str) -> str:
    """Return how a list of Textual's has the key, in which commas part keys."""
    return "comma" if key == "," else key
