"""A post's header: where it ends, what it says, and what is wrong with it.

It stands between fences (`---`, for TOML `+++`, for JSON `;;;`; `...` closes one, too), or
without an opening one (`reader.corpus.header.bare`). Three readers, each for what the one
before it leaves:

1. `plain.parse`, for the plain `key: value` lines that nearly all headers are;
2. python-frontmatter (YAML between `---`, JSON between `{` and `}`) and the standard
   library's TOML reader (between `+++`, as Hugo writes it);
3. `tolerant.read_lines`, for what is no YAML, with a problem that says where and why.

A `---` that is a rule and opens no header leaves the whole file as body: what stands
between the fences must be a mapping. What was meant as a header and gave no value is told of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from reader.corpus.header import plain, tolerant
from reader.corpus.header.bare import bare_header, closed_stretch, may_be_bare
from reader.corpus.header.parsers import Unparsable, front_matter, json_object, toml, typed_texts
from reader.corpus.problems import WHY, ValuesByName, quoted
from reader.patterns import regex

LONGEST_HEADER: Final = 64 * 1024
"""Characters up to which a parser reads a header; a longer one is read line by line."""

_LONGEST_READ: Final = 16 * LONGEST_HEADER
"""Characters of a header that are read at all."""

_REPEATS_TOLD: Final = 20
"""Keys given again that are told of; a header may be made of nothing else."""

_OPENING: Final = {
    "-": regex(r"^-{3,}[^\S\n]*$", re.MULTILINE),
    "+": regex(r"^\+{3,}[^\S\n]*$", re.MULTILINE),
    ";": regex(r"^;{3,}[^\S\n]*$", re.MULTILINE),
}
_CLOSING: Final = {
    **_OPENING,
    "-": regex(r"^(?:-{3,}|\.{3})[^\S\n]*$", re.MULTILINE),
}
_JSON_FENCE: Final = regex(r";{3,}[^\S\n]*\n")
_JSON_OPEN: Final = regex(r"\{[^\S\n]*\n")
_JSON_CLOSE: Final = regex(r"^\}[^\S\n]*$", re.MULTILINE)
_JSON_KEY: Final = regex(r"\{\s*\"[\w-]+\"\s*:")
_BEFORE: Final = regex(r"\s*(?:<!--(?:[^-\n]|-(?!->))*-->\s*)*")
_TOP_KEY: Final = regex(r"^([A-Za-z_][\w-]*)[ \t]*:", re.MULTILINE)
_FENCES: Final = {"-": "---", "+": "+++", ";": ";;;", "}": "}"}
"""What closes a header, by the mark of its opening."""


class Fault(NamedTuple):
    """A problem of the header: its code, the file's line, and its values."""

    code: str
    line: int | None
    values: ValuesByName = MappingProxyType({})


class Header(NamedTuple):
    """What a header says.

    `values` are as the YAML reader makes them; `start` and `end` bound the lines between
    the fences in the text (`start == end` where there is no header); the body begins at
    `body`, on line `body_line` of the file; the first line of the header is `line`.
    """

    values: Mapping[str, object]
    body: int = 0
    body_line: int = 1
    start: int = 0
    end: int = 0
    line: int = 1
    faults: tuple[Fault, ...] = ()


class _Place(NamedTuple):
    """Where a header lies: its first fence, the lines between, the start of the body."""

    fence: int
    start: int
    end: int
    body: int
    is_closed: bool = True


def read_header(text: str) -> Header:
    """Return the header of `text`. Never raises, linear in the length.

    `text` has `\\n` line ends. Without a header, the values are empty and the body is all.
    """
    first = text[:3]
    if first == "---":
        return _fenced(text, 0, "-")
    if not first or not (first[0].isspace() or first[0] in "<+{;"):
        return _bare(text) if may_be_bare(text) else Header({})
    before = _BEFORE.match(text, 0, LONGEST_HEADER)
    fence = before.end() if before else 0
    opening = text[fence : fence + 3]
    if opening in ("---", "+++", ";;;"):
        return _fenced(text, fence, opening[0])
    if opening[:1] == "{" and _JSON_OPEN.match(text, fence):
        return _json(text, fence)
    return Header({})


def raw_value(text: str, header: Header, key: str) -> tuple[str, int] | None:
    """Return what stands behind `key:` as written, without quotes, and the file's line.

    What a YAML reader takes for a number, a date or a list is text to people. None when
    no line of the header begins with the key.
    """
    match = None
    for flags in (re.MULTILINE, re.MULTILINE | re.IGNORECASE):
        pattern = re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*[:：=](.*)$", flags)
        match = match or pattern.search(text, header.start, header.end)
    if not match:
        return None
    line = header.line + text.count("\n", header.start, match.start(1))
    return tolerant.scalar(match[1]), line


def raw_items(text: str, header: Header, key: str) -> list[str] | None:
    """Return the items of a list as written, where YAML took one for something else than text.

    `[1.10, on, 007]` are three names to people, and to YAML a number, a truth and a number.
    None where the header is no YAML.
    """
    return typed_texts(text[header.start : header.end], key)


def _fenced(text: str, fence: int, mark: str) -> Header:
    place = _between(text, fence, mark)
    if place is None:
        return Header({})
    if not place.is_closed:
        return _unclosed(text, place, mark)
    if place.end - place.start > LONGEST_HEADER:
        return _tolerated(text, place, mark, None)
    head = text[place.start : place.end]
    if mark == "-" and (said := plain.parse(head)) is not None:
        return _made(text, place, said) if said or not head.strip() else Header({})
    try:
        values = _read(text, place, head, mark)
    except Unparsable as error:
        return _tolerated(text, place, mark, error)
    if not values:
        return Header({})
    return _made(text, place, values, _repeats(text, place) if mark == "-" else ())


def _read(text: str, place: _Place, head: str, mark: str) -> dict[str, object]:
    """Return what a parser reads between fences. Raises Unparsable, its line from the fence."""
    if mark == "+":
        return toml(f"\n{head}")
    if mark == ";":
        return json_object(f"\n{_braced(head)}")
    closing = text[place.end : place.body].strip()
    return front_matter(
        f"---\n{head}\n---\n" if closing == "..." else text[place.fence : place.body]
    )


def _braced(head: str) -> str:
    """Return JSON with the braces that Hexo lets one leave out."""
    bare = head.strip()
    return head if bare[:1] == "{" else f"{{{head.rstrip().removesuffix(',')}}}"


def _bare(text: str) -> Header:
    """Read a header that has no opening fence, if the text begins with one."""
    stretch = closed_stretch(text)
    if stretch:
        values, faults = _of_stretch(text[: stretch.end], is_json=stretch.is_json)
        if not {"title", "date"}.isdisjoint(values):
            return _made(text, _Place(0, 0, stretch.end, stretch.body), values, faults)
    found = bare_header(text)
    if found is None:
        return Header({})
    return _made(text, _Place(0, 0, found.end, found.body), found.values)


def _of_stretch(head: str, *, is_json: bool) -> tuple[Mapping[str, object], tuple[Fault, ...]]:
    """Return what the lines above a closing fence say, nothing where they are no header."""
    error: Unparsable | None = None
    if len(head) <= LONGEST_HEADER:
        try:
            if is_json:
                return json_object(_braced(head)), ()
            return plain.parse(head) or front_matter(f"---\n{head}\n---\n"), ()
        except Unparsable as found:
            error = found
    lines = head[:_LONGEST_READ].split("\n")
    said = tolerant.read_lines(lines, fenced=True, is_long=error is None)
    if said.has_text or (error is None and said.unclosed_quote is not None):
        return {}, ()
    if error is None:
        return said.values, (_too_long(1, ";;;" if is_json else "---"),)
    # Python-frontmatter was given a fence above the lines.
    return said.values, _diagnose(lines, said, error, 1 if is_json else 0, 1)


def _between(text: str, fence: int, mark: str) -> _Place | None:
    """Return where the fences at `fence` and after it lie; None where it is no fence."""
    if not fence and text.startswith("---\n"):
        # What nearly every file has, found without a pattern.
        end = text.find("\n---", 3, LONGEST_HEADER)
        if end >= 0 and text[end + 4 : end + 5] == "\n" and text.find("\n...", 3, end) < 0:
            return _Place(0, 4, max(end, 4), end + 5)
    opening = _OPENING[mark].match(text, fence)
    if not opening:
        return None
    start = min(opening.end() + 1, len(text))
    closing = _CLOSING[mark].search(text, start)
    if not closing:
        return _Place(fence, start, start, start, is_closed=False)
    return _Place(fence, start, max(closing.start() - 1, start), _next_line(text, closing.start()))


def _next_line(text: str, at: int) -> int:
    after = text.find("\n", at)
    return len(text) if after < 0 else after + 1


def _json(text: str, fence: int) -> Header:
    # A text may well begin with a brace: what is no JSON is body.
    is_meant = bool(_JSON_KEY.match(text, fence))
    closing = _JSON_CLOSE.search(text, fence)
    if not closing:
        place = _Place(fence, fence, fence, fence, is_closed=False)
        return _unclosed(text, place, "}") if is_meant else Header({})
    body = _next_line(text, closing.start())
    if fenced := _JSON_FENCE.match(text, body):
        body = fenced.end()
    place = _Place(fence, fence, closing.end(), body)
    error: Unparsable | None = None
    if closing.end() - fence <= LONGEST_HEADER:
        try:
            values = front_matter(text[fence : closing.end()] + "\n")
            return _made(text, place, values) if values else Header({})
        except Unparsable as found:
            error = found
    return _tolerated(text, place, "}", error) if is_meant else Header({})


def _made(
    text: str, place: _Place, values: Mapping[str, object], faults: tuple[Fault, ...] = ()
) -> Header:
    fence, start, end, body, _ = place
    line = text.count("\n", 0, start) + 1
    if fence and (late := text.count("\n", 0, fence)):
        faults = (Fault("header-late", late + 1), *faults)
    return Header(values, body, line + text.count("\n", start, body), start, end, line, faults)


def _repeats(text: str, place: _Place) -> tuple[Fault, ...]:
    """Return a fault for each key given again, which YAML readers silently allow."""
    seen: set[str] = set()
    faults: list[Fault] = []
    line, counted = 1, 0
    for match in _TOP_KEY.finditer(text, place.start, place.end):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        if match[1] in seen:
            faults.append(Fault("key-duplicate", line, {"key": match[1]}))
            if len(faults) == _REPEATS_TOLD:
                break
        seen.add(match[1])
    return tuple(faults)


def _tolerated(text: str, place: _Place, mark: str, error: Unparsable | None) -> Header:
    """Read the lines between the fences, after a parser gave up; no error if they are too many."""
    lines = text[place.start : min(place.end, place.start + _LONGEST_READ)].split("\n")
    is_long = error is None
    said = tolerant.read_lines(lines, fenced=True, is_long=is_long, is_toml=mark == "+")
    is_body = not said.is_whole or (is_long and said.unclosed_quote is not None)
    if mark == "-" and is_body:
        # Then the fence is a rule, as Markdown has them.
        return _unclosed(text, place, mark)
    if not said.values and not _opens(lines):
        return Header({})
    fence = text.count("\n", 0, place.fence) + 1
    if error is None:
        closing = "..." if text.startswith("\n.", place.end) else _FENCES[mark]
        return _made(text, place, said.values, (_too_long(fence, closing),))
    first = text.count("\n", 0, place.start) + 1
    return _made(text, place, said.values, _diagnose(lines, said, error, fence, first))


def _unclosed(text: str, place: _Place, mark: str) -> Header:
    """Read a header without a closing fence: as far as its lines look like one."""
    start = place.start
    stop = text.find("\n", start + LONGEST_HEADER)
    lines = text[start : stop if stop >= 0 else len(text)].split("\n")
    if not _opens(lines):
        return Header({})
    said = tolerant.read_lines(lines, fenced=False)
    used = sum(len(line) + 1 for line in lines[: said.used])
    end = min(start + used, len(text))
    line = text.count("\n", 0, place.fence) + 1
    fault = Fault("header-unclosed", line, {"fence": _FENCES[mark]})
    return _made(text, place._replace(end=end, body=end), said.values, (fault,))


def _too_long(line: int, closing: str) -> Fault:
    return Fault("header-too-long", line, {"fence": closing, "limit": LONGEST_HEADER})


def _opens(lines: list[str]) -> bool:
    return next((tolerant.opens_header(line) for line in lines if line.strip()), False)


def _diagnose(
    lines: list[str], said: tolerant.HeaderLines, error: Unparsable, fence: int, first: int
) -> tuple[Fault, ...]:
    """Say what is wrong in the keeper's terms; `lines` begin on line `first` of the file."""
    fault = _fault_of_value(lines, said, error, fence, first)
    if said.odd is None or error.unsafe:
        return (fault,)
    why: ValuesByName = {WHY: "no-key", "text": quoted(lines[said.odd])}
    odd = Fault("header-unreadable", first + said.odd, why)
    return (odd,) if fault.code == odd.code else (fault, odd)


def _fault_of_value(
    lines: list[str], said: tolerant.HeaderLines, error: Unparsable, fence: int, first: int
) -> Fault:
    if error.unsafe:
        return Fault("header-unsafe", fence, error.why)
    if said.unclosed_quote is not None:
        line = lines[said.unclosed_quote]
        return Fault("quote-unclosed", first + said.unclosed_quote, {"text": quoted(line)})
    for at, line in enumerate(lines, first):
        if line.startswith("\t"):
            return Fault("header-tab", at)
        value = line.partition(":")[2].strip()
        if value[:1] == '"' and value.count('"') - value.count('\\"') > 2:
            return Fault("quote-unescaped", at, {"text": quoted(value)})
    return Fault("header-unreadable", fence - 1 + (error.line or 1), error.why)
