"""Bytes → text: UTF-8 with or without BOM, GB18030, UTF-16 with BOM; the rest as best can be.

Line ends become `\\n` (CRLF and CR alike), so that a line of the text is a line of the file.
"""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARACTERS_SAMPLED: Final = 64 * 1024
"""Characters from which an encoding is guessed."""

_BOM: Final = "\ufeff"
_REPLACEMENT: Final = "\ufffd"


class Decoded(NamedTuple):
    """The text of a file; `code` and `line` name what is wrong with its bytes, if anything.

    `verbatim` says that the file's bytes are the text in UTF-8, but for a BOM before it.
    """

    text: str
    code: str = ""
    line: int | None = None
    verbatim: bool = False


def decode(raw: bytes) -> Decoded:
    """Return the text of `raw`. Linear, never raises.

    `code` is `encoding-damaged` (nearly UTF-8), `encoding-unknown` or `encoding-binary`;
    `line` is the first line with a byte that could not be read.
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
    replaced = raw.decode("utf-8", "replace")
    if _nearly_utf8(replaced[:_CHARACTERS_SAMPLED]):
        return _damaged(replaced, "encoding-damaged")
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.end < len(raw) - 3:
            return _damaged(replaced, "encoding-unknown")
        text = raw.decode("gb18030", "replace")
        if _likely_chinese(text[:_CHARACTERS_SAMPLED]):
            return _damaged(text, "encoding-damaged")
        return _damaged(replaced, "encoding-unknown")
    if _likely_chinese(text[:_CHARACTERS_SAMPLED]):
        return Decoded(_unix(text))
    return _damaged(replaced, "encoding-unknown")


def _nearly_utf8(text: str) -> bool:
    """Say whether bad bytes are few among what is beyond ASCII.

    GB18030 read as UTF-8 is almost all bad bytes, so one in five tells the two apart.
    """
    bad = text.count(_REPLACEMENT)
    beyond = sum(character > "\x7f" for character in text)
    return bad * 5 <= beyond


def _likely_chinese(text: str) -> bool:
    """Say whether what is beyond ASCII is mostly of GB 2312, the characters in daily use.

    Latin-1, Big5 or Shift_JIS read as GB18030 give rare characters; traditional Chinese
    in GB18030 still shares more than half its characters with GB 2312.
    """
    beyond = "".join(character for character in text if character > "\x7f")
    return len(beyond.encode("gb2312", "ignore")) // 2 * 5 >= len(beyond) * 2


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
