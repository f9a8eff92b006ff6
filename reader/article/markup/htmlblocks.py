"""HTML blocks within Markdown: where one ends, and what in it is Markdown.

By kramdown's rule that is what an element says `markdown="1"` of. Converters of old sites, from
WordPress above all, left tables and boxes as HTML and made Markdown of what they hold, without
saying so; an element is read so, too, where links, headings, code or bold words of Markdown stand right
in it.

Source: https://kramdown.gettalong.org/syntax.html#html-blocks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from reader.patterns import regex

_SPAN_TAGS = frozenset(
    "a abbr acronym b big bdo bdi br button cite code del dfn em font i img input ins kbd label"
    " mark option q rb rbc rp rt rtc ruby s samp select small span strike strong sub sup time"
    " tt u var nobr wbr".split()
)
"""Elements that start a paragraph, not a block (kramdown's HTML_SPAN_ELEMENTS, and `font`)."""

_BLOCK_TAGS = frozenset(
    "address applet article aside blockquote body caption center col colgroup dd details dialog"
    " dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup"
    " hr html iframe legend li link main map menu meta nav noscript object ol optgroup p pre"
    " script section style summary svg table tbody td template textarea tfoot th thead title tr"
    " ul video audio embed base math marquee".split()
)
_HOLD_SPANS = frozenset("p h1 h2 h3 h4 h5 h6 dt th caption legend label optgroup".split())
"""What `markdown="1"` makes a paragraph of in these (kramdown's HTML_CONTENT_MODEL_SPAN)."""

_HOLD_BLOCKS = frozenset(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption"
    " footer form header hgroup iframe li main map menu nav noscript object section summary"
    " td".split()
)
"""And blocks in these (HTML_CONTENT_MODEL_BLOCK); of all others, tables and scripts, nothing."""

MAX_NESTING = 60
"""Quotes, lists and elements nested deeper stay text; markdown-it would drop what they hold."""

_KNOWN_BY_OFFSET = ("html_elements", "html_markdown", "html_unclosed", "kramdown_closers")
"""What `env` holds of one source, and not of another."""

_VOID_TAGS = frozenset("hr col base link meta embed".split())

_ATTRIBUTES = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+'|(?!))*+"
_TAG = regex(rf"<(/?)([a-zA-Z][\w:-]*+)(?=[\s/>])({_ATTRIBUTES})>")
_OPENING = regex(r"<(?:(!--)|([!?])|(/?)([a-zA-Z][\w:-]*+)(?=[\s/>]|$))", re.MULTILINE)
_MARKDOWN = regex(r"\smarkdown\s*=\s*[\"']?(1|block|span)\b")
_CODE = regex(r"<code[^<>]*+>[^<]*+</code>", holds="<")
_UNSAID = (
    ("#", regex(r"\n[ \t]{0,3}#{1,6}[ \t]+[^\s#]")),
    ("```", regex(r"\n[ \t]{0,3}`{3,}[\w+#.-]{0,30}[ \t]*(?=\n|\Z)")),
    ("~~~", regex(r"\n[ \t]{0,3}~{3,}[\w+#.-]{0,30}[ \t]*(?=\n|\Z)")),
    ("**", regex(r"\*\*(?<![*\w]\*\*)(?![\s*])[^*\n]{0,300}[^\s*]\*\*(?!\*)")),
    ("](", regex(r"\]\((?:https?:/|/)[^()\s]{1,300}\)")),
    ("</summary>", regex(r"</summary>[ \t]*\n[ \t]*\n")),
)
"""A heading, a fence, bold words, a link or an image of Markdown, and a blank line below a summary, as
GitHub asks for; each with what no text is without, and beginning with what is found soonest.
"""

_HOLD_UNSAID = _HOLD_SPANS | _HOLD_BLOCKS | {"center"}
_AS_IT_STANDS = frozenset("pre script style textarea template svg math".split())
"""Elements in which nothing is Markdown, whatever it looks like."""


class _Element(NamedTuple):
    """Offsets into the source: `start` < `inner` <= `close` < `end`."""

    start: int
    inner: int
    close: int
    end: int
    markdown: str
    name: str


def ends_at_blank(state: StateBlock) -> bool:
    """Tell whether an HTML block ends at a blank line, as CommonMark has it, not at its end tag."""
    return bool(state.env.get("commonmark_html"))


def holds_no_code(state: StateBlock) -> bool:
    """Tell whether this is the inside of an element that is indented as HTML is, not to show code."""
    return bool(state.env.get("html_unsaid"))


def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse an HTML block; a rule of markdown-it's block parser."""
    if ends_at_blank(state) or state.is_code_block(start):
        return False
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] != "<":
        return False
    stop = _end_of_block(state, position, start, end)
    if stop is None:
        return False
    if silent:
        return True
    last = _line_of(state, stop, start, end)
    _emit(state, start, last + 1, position, stop)
    state.line = last + 1 if stop >= state.eMarks[last] else _trailing_text(state, stop, last, end)
    return True


def _end_of_block(state: StateBlock, position: int, start: int, end: int) -> int | None:
    """Return the offset at which the block that begins at `position` ends, None if none does."""
    source = state.src
    limit = state.eMarks[end - 1] if end > start else len(source)
    stop: int | None = None
    while (match := _OPENING.match(source, position)) and position < limit:
        after = _end_of_one(state, match, limit)
        if after is None:
            if match[1] or match[2] or not match[4] or match[4].lower() not in _BLOCK_TAGS:
                break
            return _blank_line(state, position, start, end)
        stop = position = after
        while position < limit and source[position] in " \t":
            position += 1
    return stop


def _end_of_one(state: StateBlock, match: re.Match[str], limit: int) -> int | None:
    source = state.src
    if match[1] or match[2]:
        closer = "-->" if match[1] else ">"
        if closer in state.env.setdefault("html_unclosed", set()):
            return None
        found = source.find(closer, match.end())
        if found < 0:
            state.env["html_unclosed"].add(closer)
        return found + len(closer) if 0 <= found < limit else None
    name = match[4].lower()
    if name in _SPAN_TAGS or name not in _BLOCK_TAGS:
        return None
    tag = _TAG.match(source, match.start())
    if tag is None:
        return None
    if match[3]:
        return tag.end()
    if name in _VOID_TAGS or tag[3].rstrip().endswith("/"):
        return tag.end()
    element = _elements(state).get(match.start())
    return element.end if element and element.end <= limit else None


def _blank_line(state: StateBlock, position: int, start: int, end: int) -> int:
    line = _line_of(state, position, start, end)
    while (
        line + 1 < end
        and not state.isEmpty(line + 1)
        and (state.sCount[line + 1] >= state.blkIndent)
    ):
        line += 1
    return state.eMarks[line]


def _elements(state: StateBlock) -> dict[int, _Element]:
    """Return every element of the source that has an end tag, by its offset; found once."""
    known: dict[int, _Element] | None = state.env.get("html_elements")
    if known is not None:
        return known
    known = state.env["html_elements"] = {}
    marked: list[_Element] = []
    stacks: dict[str, list[re.Match[str]]] = {}
    for tag in _TAG.finditer(state.src):
        name = tag[2].lower()
        if name in _SPAN_TAGS:
            continue
        if not tag[1]:
            stacks.setdefault(name, []).append(tag)
        elif stack := stacks.get(name):
            opened = stack.pop()
            told = _MARKDOWN.search(opened[3]) if "markdown" in opened[3] else None
            if told and told[1] == "1" and name not in _HOLD_SPANS | _HOLD_BLOCKS:
                told = None
            element = _Element(
                opened.start(), opened.end(), tag.start(), tag.end(), told[1] if told else "", name
            )
            known[opened.start()] = element
            if told:
                marked.append(element)
    marked += _unsaid(state.src, sorted(known.values()))
    state.env["html_markdown"] = sorted(marked)
    return known


def _unsaid(source: str, elements: Sequence[_Element]) -> Collection[_Element]:
    """Return the innermost elements around Markdown of which none says so itself."""
    places = [
        match.end() - 1
        for sign, pattern in _UNSAID
        if sign in source
        for match in pattern.finditer(source)
    ]
    shown = [match.span() for match in _CODE.finditer(source)] if places else []
    found: dict[int, _Element] = {}
    around: list[_Element] = []
    at = 0
    for place in sorted(places):
        code = bisect_right(shown, (place, len(source))) - 1
        if code >= 0 and place < shown[code][1]:
            continue
        while at < len(elements) and elements[at].inner <= place:
            element = elements[at]
            at += 1
            if element.name in _HOLD_UNSAID or element.name in _AS_IT_STANDS:
                _leave(around, element.start)
                around.append(element)
        _leave(around, place)
        if around and not around[-1].markdown and around[-1].name in _HOLD_UNSAID:
            found[around[-1].start] = around[-1]._replace(markdown="unsaid")
    return found.values()


def _leave(around: list[_Element], place: int) -> None:
    while around and around[-1].close <= place:
        around.pop()


def _line_of(state: StateBlock, offset: int, start: int, end: int) -> int:
    """Return the line, within start..end, on which the character before `offset` stands."""
    return min(max(bisect_right(state.eMarks, offset - 1, start, end), start), end - 1)


def _emit(state: StateBlock, start: int, after: int, position: int, stop: int) -> None:
    _elements(state)
    marked: list[_Element] = state.env["html_markdown"]
    first, after_last = (
        bisect_left(marked, offset, key=attrgetter("start")) for offset in (position, stop)
    )
    inside = marked[first:after_last] if state.level < MAX_NESTING else []
    is_within = state.parentType != "root"
    if is_within or not inside:
        text = state.getLines(start, after, state.blkIndent, False)
        cut = state.eMarks[after - 1] - stop
        text = text[: len(text) - cut] if cut > 0 else text
        if inside:
            _parse_alone(state, text, start)
            return
        token = state.push("html_block", "", 0)
        token.map = [start, after]
        token.content = text
        return
    for element in inside:
        if element.start < position:
            continue
        _raw(state, position, element.inner)
        _markdown(state, element)
        position = element.close
    _raw(state, position, stop)


def _parse_alone(state: StateBlock, text: str, line: int) -> None:
    """Parse a block that lies in a list, a quote or the like, without the marks of these.

    `text` are its lines, the first of which is `line` of `state`.
    """
    kept = {name: state.env.pop(name) for name in _KNOWN_BY_OFFSET if name in state.env}
    inner = StateBlock(text, state.md, state.env, [])
    inner.level = state.level
    state.md.block.tokenize(inner, 0, inner.lineMax)
    for name in _KNOWN_BY_OFFSET:
        state.env.pop(name, None)
    state.env.update(kept)
    for token in inner.tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
    state.tokens += inner.tokens


def _raw(state: StateBlock, start: int, stop: int) -> None:
    if start < stop:
        token = state.push("html_block", "", 0)
        line = _line_of(state, start + 1, 0, state.lineMax)
        token.map = [line, line + 1]
        token.content = state.src[start:stop]


def _markdown(state: StateBlock, element: _Element) -> None:
    """Parse the inside of an element whose content is Markdown."""
    first = _line_of(state, element.inner, 0, state.lineMax)
    last = _line_of(state, element.close, first, state.lineMax)
    text = state.src[element.inner : element.close]
    spans = element.markdown == "span" or (
        element.markdown in ("1", "unsaid") and element.name in _HOLD_SPANS
    )
    if spans or "\n" not in text:
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = text.strip(), [first, last + 1], []
        return
    marks = (state.bMarks, state.eMarks, state.tShift, state.sCount)
    kept = [(mark[first], mark[last]) for mark in marks]
    limit, line = state.lineMax, state.line
    rest = text[: text.find("\n")]
    indent = len(rest) - len(rest.lstrip())
    state.bMarks[first], state.tShift[first], state.sCount[first] = element.inner, indent, 0
    state.eMarks[last] = min(state.eMarks[last], element.close)
    state.tShift[last] = min(state.tShift[last], max(0, state.eMarks[last] - state.bMarks[last]))
    state.lineMax = last + 1
    state.level += 1
    was_unsaid = holds_no_code(state)
    state.env["html_unsaid"] = element.markdown == "unsaid"
    state.md.block.tokenize(state, first, last + 1)
    state.env["html_unsaid"] = was_unsaid
    state.level -= 1
    for mark, (at_first, at_last) in zip(marks, kept, strict=True):
        mark[first], mark[last] = at_first, at_last
    state.lineMax, state.line = limit, line


def _trailing_text(state: StateBlock, stop: int, line: int, end: int) -> int:
    """Parse the text after the end tag, up to a blank line, as a paragraph of its own."""
    after = line + 1
    while after < end and not state.isEmpty(after) and state.sCount[after] >= state.blkIndent:
        begin = state.bMarks[after] + state.tShift[after]
        if state.src[begin : begin + 1] == "<":
            break
        after += 1
    text = state.src[stop : state.eMarks[line]]
    if after > line + 1:
        text += "\n" + state.getLines(line + 1, after, state.blkIndent, False)
    if text.strip():
        token = state.push("paragraph_open", "p", 1)
        token.map = [line, after]
        token = state.push("inline", "", 0)
        token.content, token.map, token.children = text.strip(), [line, after], []
        state.push("paragraph_close", "p", -1)
    return after
