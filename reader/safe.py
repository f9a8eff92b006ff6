"""Untrusted text → `Clean`: the only way from a post to screen, stdout, clipboard or title.

A post may hold any character, and some of them command a terminal (C0, C1, DEL; ECMA-48)
or lie about the order of the text (bidi controls, "Trojan Source", CVE-2021-42574), hide
in it (zero-width and tag characters) or pile up on one cell (runs of combining marks).
What commands is made visible by its control picture (U+2400 …), what lies or hides is
dropped. Everything that puts ink on the page stays as it was written.
"""

from __future__ import annotations

import re
from typing import NewType

from reader.patterns import regex

Clean = NewType("Clean", str)
"""Text that may be shown: no control character but `\\n`, no lone surrogate."""

MAX_MARKS = 8
"""Combining marks kept on one base character; real orthographies need four at most."""

_PIECE = 1 << 16
_LINE_ENDS = regex("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_DROPPED = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_UNSAFE = regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + _DROPPED + "]+"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
_MARK_FLOOD = regex(f"([{_MARKS}]{{{MAX_MARKS}}})[{_MARKS}]+")
_JOINER = regex(
    "(?<![\u200d\ufe0f\u2190-\u2bff\u3030\u303d\u00a9\u00ae\U0001f000-\U0001faff])\u200d+|\u200d+(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_SELECTOR = regex("(?<=[\ufe00-\ufe0f])[\ufe00-\ufe0f]+|(?:^|(?<=\\s))[\ufe00-\ufe0f]+")
_BLANKS = regex(r"\s+")
HARMLESS = (
    "\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u3001-\u3029\u3030-\u3098\u309b-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f"
)
"""What most text is made of beside printable ASCII, and no rule below touches, as a class of a regular expression."""

_HARMLESS = regex(f"[ -~{HARMLESS}]*")
"""One look instead of six."""


class _Pictures(dict[int, str]):
    """What each unsafe character is shown as, by its code; made when first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = picture = _picture(code)
        return picture


_PICTURES = _Pictures()


def _visible(match: re.Match[str]) -> str:
    """Return what a run of unsafe characters is shown as: a file may hold nothing else."""
    return match[0].translate(_PICTURES)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if (
        code < 0xA0
        or 0xD800 <= code <= 0xDFFF
        or 0xFDD0 <= code <= 0xFDEF
        or code in (0xFFFE, 0xFFFF)
    ):
        return "\ufffd"
    return ""


def clean_text(text: str) -> Clean:
    """Return `text` fit to be shown, line ends normalised to `\\n`, tabs kept as spaces.

    Idempotent, linear in the length, never raises.
    """
    if (text.isascii() and text.isprintable()) or _HARMLESS.fullmatch(text):
        return Clean(text)
    text = _LINE_ENDS.sub("\n", text).expandtabs(4)
    text = _without_unsafe(text)
    text = _MARK_FLOOD.sub(r"\1", text)
    if "\u200d" in text:
        text = _JOINER.sub("", text)
    return Clean(_SELECTOR.sub("", text))


def _without_unsafe(text: str) -> str:
    """Return `text` with what is unsafe shown or dropped.

    Piece by piece: every other character may be a match, and each takes its own memory.
    """
    if len(text) <= _PIECE:
        return _UNSAFE.sub(_visible, text)
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return "".join(_UNSAFE.sub(_visible, piece) for piece in pieces)


def clean_line(text: str) -> Clean:
    """Like `clean_text`, as one line: every run of blanks becomes one space, ends trimmed."""
    text = clean_text(text)
    if text.isprintable() and "  " not in text:
        # No blank but single spaces: other blanks are not printable.
        return Clean(text.strip())
    return Clean(_BLANKS.sub(" ", text).strip())
