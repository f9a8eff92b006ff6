"""Inline text while it is being read: blanks collapse as in HTML, but none splits Chinese."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from reader.article.content import Span, Style
from reader.article.dom.scripts import MAX_SCRIPT, SCRIPTS, written
from reader.characters import CJK
from reader.patterns import regex
from reader.safe import Clean

_ENDS_CJK = regex(f"[{CJK}\u2014\u2019\u201d\u2026]$")
_BEGINS_CJK = regex(f"[{CJK}\u2014\u2018\u201c\u2026]")
_SOFT_BREAK = regex(
    f"(?<=[{CJK}\u2014\u2019\u201d\u2026])[ \\xa0]*\n[ \\xa0\n]*(?=[{CJK}\u2014\u2018\u201c\u2026])"
)
_BLANKS = regex("[ \n\xa0]+")
_BLANK = " \n\xa0"
_INDENT = " \n\xa0\u3000\u2002\u2003"
_NEVER_FIRST = frozenset("，。、；：）》」』】")
"""Characters that no line of print begins with: the break before them was a converter's."""

_PLAIN = Style.PLAIN

_Part = tuple[str, Style, int | None]


class InlineBuilder:
    """Builds the inline content of one block: pieces of text go in by `add`, `spans` come out.

    `lines` has the line of the file, from 1, of each hard-broken line.
    """

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._waiting = ""
        self._last = ""
        self.lines: list[int] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    @property
    def broken(self) -> bool:
        """True right after a hard break."""
        return self._last == "\n"

    def add(self, text: Clean, style: Style, link: int | None, line: int) -> None:
        """Add text whose first character, a blank or not, stands on `line` of the file."""
        starts = self._last in ("", "\n")
        body = text.lstrip(_INDENT if starts else _BLANK)
        core = body.rstrip(_BLANK)
        if not core:
            self._wait(text)
            return
        if self._last == "\n" and core[0] in _NEVER_FIRST:
            self._parts.pop()
        elif starts:
            self.lines.append(line + text.count("\n", 0, len(text) - len(body)))
        else:
            self._wait(text[: len(text) - len(body)])
            if self._waiting and not self._joins(core):
                self._space(style, link)
        trail = body[len(core) :]
        if "\n" in core:
            core = _SOFT_BREAK.sub("", core)
        core = _collapsed(core)
        self._parts.append((core, style, link))
        self._last, self._waiting = core[-1], ""
        self._wait(trail)

    def add_break(self) -> None:
        """Add a hard line break, unless the text stands at the start of a line."""
        if self._last not in ("", "\n"):
            self._parts.append(("\n", Style.PLAIN, None))
            self._last, self._waiting = "\n", ""

    @property
    def parts(self) -> int:
        """How many parts have been added: a place to come back to with `rewrite`."""
        return len(self._parts)

    def rewrite(self, start: int, script: Style) -> None:
        """Let what was added from part `start` on, a script within one, say so in its characters."""
        parts = self._parts[start : start + MAX_SCRIPT + 1]
        if not parts or len({part[1:] for part in parts}) > 1:
            return
        before = "".join(part[0][-2:] for part in self._parts[max(0, start - 2) : start])
        said = written("".join(part[0] for part in parts), script, before)
        if said is not None and start + len(parts) == len(self._parts):
            self._parts[start:] = [(said, self._parts[start - 1][1], parts[0][2])]
            self._last = said[-1]

    def spans(self) -> tuple[Span, ...]:
        """Return the text as spans, neighbours of one style joined, without blank ends."""
        parts = self._parts
        while parts:
            text, style, link = parts.pop()
            if text := text.rstrip(_INDENT):
                parts.append((text, style, link))
                break
        if any(style is not _PLAIN and style & SCRIPTS for _, style, _ in parts):
            parts = _written_out(parts)
        return tuple([Span(Clean(text), style, link) for text, style, link in _joined(parts)])

    def _wait(self, blanks: str) -> None:
        if blanks and self._waiting != "\n":
            self._waiting = "\n" if "\n" in blanks else " "

    def _joins(self, core: str) -> bool:
        return (
            self._waiting == "\n"
            and _ENDS_CJK.match(self._last) is not None
            and _BEGINS_CJK.match(core) is not None
        )

    def _space(self, style: Style, link: int | None) -> None:
        """Add the one blank between two parts, in what styles they share."""
        _, before, linked = self._parts[-1]
        self._parts.append((" ", before & style, link if link == linked else None))


def spans_of_line(text: Clean, link: int | None) -> tuple[Span, ...]:
    """Return the spans of a block that holds nothing but a line of plain text, as built by `add`."""
    text = Clean(_collapsed(text.strip(_INDENT)))
    return (Span(text, _PLAIN, link),) if text else ()


def _collapsed(text: str) -> str:
    """Return a text in which every run of blanks is one."""
    if "  " in text or "\n" in text or "\xa0" in text:
        return _BLANKS.sub(" ", text)
    return text


def _joined(parts: list[_Part]) -> list[_Part]:
    if len(parts) < 2:
        return parts
    return [
        ("".join(part[0] for part in run), style, link)
        for (style, link), run in groupby(parts, key=itemgetter(1, 2))
    ]


def _written_out(parts: list[_Part]) -> list[_Part]:
    """Return parts in which raised and lowered text says so in its characters."""
    out: list[_Part] = []
    before = ""
    for text, style, link in _joined(parts):
        script = style & SCRIPTS
        said = written(text, script, before) if script and script != SCRIPTS else None
        out.append((text, style, link) if said is None else (said, style & ~script, link))
        before = (before + out[-1][0][-2:])[-2:]
    return out
