"""reStructuredText, in which Pelican's posts may be → Markdown, as far as articles use it.

Titles become headings, by the order in which their marks come; links, images, quotes, notes,
code, tables and literal blocks what they are in Markdown, or as good as. What commands the
program is left out (comments, `contents`, `meta`, …); of an unknown directive the content stays.
Source: docutils, "reStructuredText Markup Specification" and "Directives".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reader.article.content import Context
from reader.article.markup.written import Source
from reader.patterns import regex

_ADORNMENT: Final = regex(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*")
_DIRECTIVE: Final = regex(r"\.\.[ \t]+(?:\|([^|]+)\|[ \t]+)?([\w-]+)::(?:[ \t]+(.*))?")
_TARGET: Final = regex(r"\.\.[ \t]+_`?([^`:]+)`?:[ \t]+(\S+)[ \t]*")
_FOOTNOTE: Final = regex(r"\.\.[ \t]+(\[[#*\w-]+\][ \t].*)")
_OPTION: Final = regex(r"[ \t]*:([\w-]+):(?:[ \t]+(.*))?")
_ITEM: Final = regex(r"(?:[-*+•]|\d{1,3}[.)]|#[.)])[ \t]")
_COUNTED: Final = regex(r"(?m)^([ \t]*)#[.)](?=[ \t])")
_LINE_BLOCK: Final = regex(r"\|(?:[ \t]+(.*))?")
_TABLE: Final = regex(r"\+[-=+]{2,}\+[ \t]*|={2,}(?:[ \t]+={2,})+[ \t]*")
_INLINE: Final = regex(
    r"``(?P<literal>[^`]+(?:`[^`]+)*)``"
    r"|:[\w:-]{1,40}:`(?P<role>[^`]+)`"
    r"|`(?P<text>[^`<]*)<(?P<url>[^`<>]+)>`__?"
    r"|`(?P<named>[^`]+)`__?(?!\w)"
    r"|`(?P<title>[^`]+)`"
    r"|\|(?P<put>[^|\s][^|\n]*)\|_{0,2}"
    r"|(?<![\w/.:@-])(?P<word>[^\W_]+)_(?!\w)"
    r"|\\(?P<escaped>[ \n])|(?P<less><)"
)
_BACKTICKS: Final = regex("`+")
_CODE: Final = frozenset(
    {"code", "code-block", "sourcecode", "highlight", "parsed-literal", "math"}
)
_PICTURES: Final = frozenset({"image", "figure"})
_COMMANDS: Final = frozenset(
    {"contents", "meta", "include", "class", "role", "default-role", "sectnum", "target-notes"}
    | {"header", "footer", "title"}
)
_QUOTES: Final = frozenset(
    {"note", "warning", "tip", "important", "attention", "caution", "danger", "error", "hint"}
    | {"epigraph", "highlights", "pull-quote"}
)
_TITLED: Final = frozenset({"admonition", "topic", "sidebar"})
_FIRST_LEVEL: Final = 2
_LAST_LEVEL: Final = 6
_WIDEST: Final = 200
_MOST_NESTED: Final = 8
"""How deep blocks in blocks are looked at; what lies deeper is text."""


class _Line(NamedTuple):
    """A line, and which one of the body it is."""

    at: int
    text: str


def render(body: str, context: Context) -> Source:
    """Return `body` as Markdown. Linear; never raises."""
    lines = [_Line(at, _without_tabs(text)) for at, text in enumerate(body.split("\n"))]
    written = _Renderer(lines).blocks(lines, 0)
    text = "\n".join(line.text for line in written)
    return Source(text, tuple(line.at for line in written), context.body_line)


class _Renderer:
    """Writes blocks; knows the names that the whole body gives, and the marks of its titles."""

    def __init__(self, lines: list[_Line]) -> None:
        self._levels: dict[str, int] = {}
        self._addresses: dict[str, str] = {}
        self._put: dict[str, str] = {}
        for _, text in lines:
            if target := _TARGET.fullmatch(text):
                self._addresses[_name(target[1])] = target[2]
            elif (found := _DIRECTIVE.fullmatch(text)) and found[1] and found[3]:
                is_picture = found[2] in _PICTURES
                self._put[_name(found[1])] = f"![]({found[3].strip()})" if is_picture else found[3]

    def blocks(self, lines: list[_Line], depth: int) -> list[_Line]:
        """Return the blocks that stand in `lines`, as Markdown."""
        found: list[_Line] = []
        at = 0
        is_list = is_literal = False
        while at < len(lines):
            first = lines[at]
            if not first.text.strip():
                found.append(_Line(first.at, ""))
                at += 1
                continue
            heading = _heading(lines, at)
            if first.text[:2] == ".." and first.text[2:3] in ("", " "):
                end = _indented(lines, at + 1)
                found += _apart(self._explicit(first, lines[at + 1 : end], depth), first.at)
                is_list = is_literal = False
            elif heading:
                end = at + heading
                found += _apart([self._title(lines[at:end])], first.at)
                is_list = is_literal = False
            elif first.text[0] == " ":
                end = _indented(lines, at)
                block = lines[at:end]
                if is_literal:
                    found += _apart(_fenced(_dedented(block), ""), first.at)
                elif is_list:
                    found += self._words(block)
                else:
                    found += _apart(self._quote(_dedented(block), depth), first.at)
                is_literal = False
            elif _TABLE.fullmatch(first.text):
                end = _filled(lines, at)
                found += _apart(_fenced(lines[at:end], ""), first.at)
            else:
                end = _paragraph(lines, at)
                is_list = _ITEM.match(first.text) is not None
                is_literal = lines[end - 1].text.rstrip().endswith("::")
                found += self._words(lines[at:end])
            at = end
        return found

    def _title(self, lines: list[_Line]) -> _Line:
        """Return a title with its level; a line of marks alone parts what is around it."""
        if len(lines) == 1:
            return _Line(lines[0].at, "* * *")
        style = f"{lines[-1].text[0]}{len(lines)}"
        level = self._levels.setdefault(style, _FIRST_LEVEL + len(self._levels))
        words = self._inline(lines[len(lines) - 2].text.strip())
        return _Line(lines[0].at, f"{'#' * min(level, _LAST_LEVEL)} {words}")

    def _explicit(self, first: _Line, block: list[_Line], depth: int) -> list[_Line]:
        """Return what a directive, a footnote or a comment with its `block` is."""
        if note := _FOOTNOTE.fullmatch(first.text):
            return self._words([_Line(first.at, note[1]), *_dedented(block)])
        directive = _DIRECTIVE.fullmatch(first.text)
        if directive is None or directive[1] or directive[2] in _COMMANDS:
            return []
        name, argument = directive[2], (directive[3] or "").strip()
        options: dict[str, str] = {}
        while block and (option := _OPTION.fullmatch(block[0].text)):
            options[option[1]] = (option[2] or "").strip()
            block = block[1:]
        content = _dedented(block)
        if name in _CODE:
            return _fenced(content, argument)
        if name == "raw":
            return content if argument == "html" else []
        if name in _PICTURES:
            picture = [_Line(first.at, f"![{options.get('alt', '')}]({argument})")]
            return [*picture, *_apart(self._nested(content, depth), first.at)]
        if name in _QUOTES or name in _TITLED:
            said = [_Line(first.at, argument)] if argument else []
            parted = [_Line(first.at, "")] if name in _TITLED else []
            return self._quote([*said, *parted, *content], depth)
        return self._nested(content, depth)

    def _nested(self, lines: list[_Line], depth: int) -> list[_Line]:
        return self.blocks(lines, depth + 1) if depth < _MOST_NESTED else lines

    def _quote(self, lines: list[_Line], depth: int) -> list[_Line]:
        return [_Line(at, f"> {text}".rstrip()) for at, text in self._nested(lines, depth)]

    def _words(self, lines: list[_Line]) -> list[_Line]:
        """Return lines of text, what stands in them as Markdown has it."""
        text = "\n".join(line.text for line in lines)
        if text.startswith("__ "):
            return []
        if text[:1] == "|" and text[1:2] in ("", " ", "\n"):
            parts = (_LINE_BLOCK.sub(r"\1", line.text) + "  " for line in lines)
            text = "\n".join(parts)
        text = _COUNTED.sub(r"\g<1>1.", self._inline(text))
        stripped = text.rstrip()
        if stripped.endswith("::"):
            text = stripped[:-2].rstrip() + ("" if stripped[-3:-2] in ("", " ", "\n") else ":")
        kept = text.split("\n")
        return [_Line(lines[min(n, len(lines) - 1)].at, line) for n, line in enumerate(kept)]

    def _inline(self, text: str) -> str:
        return _INLINE.sub(self._meant, text)

    def _meant(self, found: re.Match[str]) -> str:
        """Return in Markdown what stands between marks."""
        kind, said = found.lastgroup, found[found.lastgroup or 0]
        if kind == "url":
            words = found["text"] or said
            return f"[{words}]({''.join(said.split())})"
        if kind in ("named", "word"):
            address = self._addresses.get(_name(said))
            return f"[{said}]({address})" if address else said if kind == "named" else found[0]
        if kind == "put":
            return self._put.get(_name(said), found[0])
        plain = {"literal": found[0], "role": said, "title": f"*{said}*", "less": "\\<"}
        return plain.get(kind or "", "\n" if said == "\n" else "")


def _heading(lines: list[_Line], at: int) -> int:
    """Return how many lines a title at `at` has, one for a line of marks alone, 0 for none."""
    first, second, third = (line.text for line in _three(lines, at))
    if _ADORNMENT.fullmatch(first):
        if second.strip() and third[:1] == first[:1] and _ADORNMENT.fullmatch(third):
            return 3
        return 0 if second.strip() else 1
    return 2 if first[0] != " " and _ADORNMENT.fullmatch(second) else 0


def _three(lines: list[_Line], at: int) -> Iterator[_Line]:
    yield from lines[at : at + 3]
    yield from [_Line(0, "")] * (at + 3 - len(lines))


def _indented(lines: list[_Line], at: int) -> int:
    """Return where the indented lines from `at` on end; blank ones count between such alone."""
    end = at
    while at < len(lines) and (not lines[at].text.strip() or lines[at].text[0] == " "):
        at += 1
        if lines[at - 1].text.strip():
            end = at
    return end


def _filled(lines: list[_Line], at: int) -> int:
    while at < len(lines) and lines[at].text.strip():
        at += 1
    return at


def _paragraph(lines: list[_Line], at: int) -> int:
    """Return where a paragraph ends: at a blank line, or at one indented otherwise."""
    is_list = _ITEM.match(lines[at].text) is not None
    at += 1
    while at < len(lines) and lines[at].text.strip():
        if lines[at].text[0] == " " and not is_list:
            break
        at += 1
    return at


def _dedented(lines: list[_Line]) -> list[_Line]:
    """Return lines without the blanks that all of them begin with, and no blank one before."""
    blank = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    lines = lines[blank:]
    widths = [len(text) - len(text.lstrip()) for _, text in lines if text.strip()]
    width = min(widths, default=0)
    return [_Line(at, text[width:]) for at, text in lines]


def _fenced(lines: list[_Line], language: str) -> list[_Line]:
    """Return lines as code."""
    if not lines:
        return []
    runs = (len(run) for _, text in lines for run in _BACKTICKS.findall(text))
    fence = "`" * (max(runs, default=0) + 3)
    opening = fence + "".join(language.split()[:1])
    return [_Line(lines[0].at, opening), *lines, _Line(lines[-1].at, fence)]


def _apart(lines: list[_Line], at: int) -> list[_Line]:
    """Return a block with blank lines around it."""
    return [_Line(at, ""), *lines, _Line(lines[-1].at, "")] if lines else []


def _without_tabs(text: str) -> str:
    """Return a line with blanks for the tabs that it begins with."""
    inner = text.lstrip(" \t")
    before = text[: len(text) - len(inner)][:_WIDEST]
    return before.expandtabs() + inner if "\t" in before else text


def _name(text: str) -> str:
    return " ".join(text.lower().split())
