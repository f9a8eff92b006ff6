"""Running text while it is being read: blanks collapse as in HTML, but none splits Chinese."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from reader.article.model import Span, Style
from reader.article.scripts import MAX_SCRIPT, written
from reader.safe import Clean

CJK = (
    "\u2e80-\u303e\u3041-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
)
"""Ideographs, kana and full-width punctuation: what is written without blanks."""

_ENDS_CJK = re.compile(f"[{CJK}\u2014\u2019\u201d\u2026]$")
_BEGINS_CJK = re.compile(f"[{CJK}\u2014\u2018\u201c\u2026]")
_SOFT_BREAK = re.compile(
    f"(?<=[{CJK}\u2014\u2019\u201d\u2026])[ \\xa0]*\n[ \\xa0\n]*(?=[{CJK}\u2014\u2018\u201c\u2026])"
)
_BLANKS = re.compile("[ \n\xa0]+")
_BLANK = " \n\xa0"
_INDENT = " \n\xa0\u3000\u2002\u2003"


class Running:
    """A paragraph in the making: spans, and the line of the file each of its lines is on."""

    def __init__(self) -> None:
        self._parts: list[tuple[str, Style, int | None]] = []
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
        lead = text[: len(text) - len(body)]
        core = body.rstrip(_BLANK)
        if not core:
            self._wait(text)
            return
        if starts:
            self.lines.append(line + lead.count("\n"))
        else:
            self._wait(lead)
            if self._waiting and not self._joins(core):
                self._space(style, link)
        trail = body[len(core) :]
        if "\n" in core:
            core = _SOFT_BREAK.sub("", core)
        if "  " in core or "\n" in core or "\xa0" in core:
            core = _BLANKS.sub(" ", core)
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

    def rewrite(self, start: int, script: Style, around: Style) -> None:
        """Let what was added from part `start` on say in its characters how it is set.

        `script` is `Style.SUPERSCRIPT` or `SUBSCRIPT`, `around` the style that it is set in.
        """
        if start < len(self._parts) and self._parts[start][0] == " ":
            start += 1
        count = len(self._parts) - start
        if not 0 < count <= MAX_SCRIPT or sum(len(p[0]) for p in self._parts[start:]) > MAX_SCRIPT:
            return
        texts, styles, links = zip(*self._parts[start:], strict=True)
        if len({*styles}) > 1 or len({*links}) > 1:
            return
        before = "".join(part[0][-2:] for part in self._parts[max(0, start - 2) : start])
        said = written("".join(texts), script, before.rpartition("\n")[2])
        if said is not None:
            self._parts[start:] = [(said, styles[0] & ~script | around & script, links[0])]
            self._last = said[-1]

    def spans(self) -> tuple[Span, ...]:
        """Return the text as spans, neighbours of one style joined, without blank ends."""
        parts = self._parts
        while parts and not parts[-1][0].strip(_INDENT):
            parts.pop()
        spans: list[Span] = []
        for (style, link), run in groupby(parts, key=itemgetter(1, 2)):
            text = "".join(part[0] for part in run)
            spans.append(Span(Clean(text), style, link))
        if spans:
            last = spans[-1]
            spans[-1] = Span(Clean(last.text.rstrip(_INDENT)), last.style, last.link)
        return tuple(spans)

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
