"""Bytes → text: UTF-8 with or without BOM, GB18030, Big5, UTF-16 with BOM; the rest as can be.

GB18030 and Big5 are told apart by how common the characters are that each gives. Where lines
of UTF-8 stand among lines of these, each line is read as what it is.

Line ends become `\\n` (CRLF and CR alike), so that a line of the text is a line of the file.
"""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from reader.corpus.commonness import LIKELY, commonness

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARACTERS_SAMPLED: Final = 64 * 1024
"""Characters from which an encoding is guessed."""

_BYTES_SAMPLED: Final = 3 * _CHARACTERS_SAMPLED
_CHINESE: Final = ("big5hkscs", "gb18030")
_LONGEST_CHARACTER: Final = 4
"""Bytes of a character in any of them: a file may end within one."""

_BOM: Final = "\ufeff"
_REPLACEMENT: Final = "\ufffd"


class Decoded(NamedTuple):
    """The text of a file; `code` and `line` name what is wrong with its bytes, if anything.

    `verbatim` says that the file's bytes are the text in UTF-8, but for a BOM before it.
    `is_guessed`: its encoding was told by its characters, of which a part may tell another.
    """

    text: str
    code: str = ""
    line: int | None = None
    verbatim: bool = False
    is_guessed: bool = False


def decode(raw: bytes) -> Decoded:
    """Return the text of `raw`. Linear, never raises.

    `code` is `encoding-damaged` (nearly UTF-8), `encoding-mixed`, `encoding-unknown` or
    `encoding-binary`; `line` is the first line with a byte that could not be read, of a mixed
    file the first that is no UTF-8.
    """
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or raw[:4] == codecs.BOM_UTF32_BE:
        return _marked(raw)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _unmarked(raw)
    verbatim = b"\r" not in raw
    if not verbatim or text[:1] == _BOM:
        text = _unix(text)
    if b"\0" in raw:
        return Decoded(text, "encoding-binary", _line_of(text, "\0"), verbatim)
    return Decoded(text, verbatim=verbatim)


def _marked(raw: bytes) -> Decoded:
    bom, encoding = next((bom, name) for bom, name in _BOMS if raw.startswith(bom))
    body = raw[len(bom) :]
    try:
        return Decoded(_unix(body.decode(encoding)))
    except UnicodeDecodeError:
        return _damaged(body.decode(encoding, "replace"), "encoding-damaged")


def _unmarked(raw: bytes) -> Decoded:
    return _guessed(raw)._replace(is_guessed=True)


def _guessed(raw: bytes) -> Decoded:
    if mixed := _by_line(raw):
        return mixed
    replaced = raw.decode("utf-8", "replace")
    if _nearly_utf8(replaced[:_CHARACTERS_SAMPLED]):
        return _damaged(replaced, "encoding-damaged")
    encoding = _likely(raw[:_BYTES_SAMPLED])
    if encoding is None:
        return _damaged(replaced, "encoding-unknown")
    try:
        return Decoded(_unix(raw.decode(encoding)))
    except UnicodeDecodeError as error:
        if error.end < len(raw) - _LONGEST_CHARACTER + 1:
            return _damaged(replaced, "encoding-unknown")
        return _damaged(raw.decode(encoding, "replace"), "encoding-damaged")


def _likely(raw: bytes) -> str | None:
    """Return the Chinese encoding in which bytes make sense, None where they do in neither."""
    readings = ((commonness(raw.decode(name, "replace")), name) for name in _CHINESE)
    how_common, encoding = max(readings)
    return encoding if how_common >= LIKELY else None


def _by_line(raw: bytes) -> Decoded | None:
    """Return a file that has lines of UTF-8 and lines of another encoding; None for any other.

    Both have to make sense as Chinese: a line of GB18030 may happen to be UTF-8, and a broken
    line of UTF-8 no other encoding.
    """
    lines = raw.split(b"\n")
    texts: list[str | None] = [_strict(line, "utf-8") for line in lines]
    foreign = b"\n".join(line for line, text in zip(lines, texts, strict=True) if text is None)
    ours = "".join(text for text in texts if text is not None and not text.isascii())
    if commonness(ours[:_CHARACTERS_SAMPLED]) < LIKELY:
        return None
    encoding = _likely(foreign[:_BYTES_SAMPLED])
    if encoding is None or _strict(foreign, encoding) is None:
        return None
    text = "\n".join(
        line.decode(encoding) if known is None else known
        for line, known in zip(lines, texts, strict=True)
    )
    return Decoded(_unix(text), "encoding-mixed", texts.index(None) + 1)


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearly_utf8(text: str) -> bool:
    """Say whether bad bytes are few among what is beyond ASCII.

    GB18030 read as UTF-8 is almost all bad bytes, so one in five tells the two apart.
    """
    bad = text.count(_REPLACEMENT)
    beyond = sum(character > "\x7f" for character in text)
    return bad * 5 <= beyond


def _damaged(text: str, code: str) -> Decoded:
    text = _unix(text)
    return Decoded(text, code, _line_of(text, _REPLACEMENT))


def _line_of(text: str, character: str) -> int:
    return text.count("\n", 0, max(text.find(character), 0)) + 1


def _unix(text: str) -> str:
    if text.startswith(_BOM):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
