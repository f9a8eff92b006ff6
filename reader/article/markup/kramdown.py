"""markdown-it taught the rules by which kramdown, Jekyll's parser, differs from CommonMark.

Each rule replaces or joins markdown-it's own through its rulers:

- `*`, `**`, `~~` beside Chinese open and close wherever no blank forbids it;
- an HTML block lasts until its end tag, its content is not Markdown unless the tag says
  `markdown="1"`; without an end tag it lasts until a blank line, as in CommonMark; always so
  where the site's own program reads CommonMark (`env["commonmark_html"]`);
- `{: #id .class}` below or above a block, or right after a span, sets attributes;
  `{#id}` ends a heading; `{:toc}` marks a list as the place of a contents table;
  `{::comment}` … `{:/}` and other extensions are left out; `*[HTML]: …` defines no text;
- an address in a link may hold blanks;
- a `|` within a span of code parts no cells of a table;
- a line is underlined into a heading only where it is a paragraph of its own (`env["kramdown"]`);
- a line that is bold whole is a line of its own (`bold_lines`), and so is each of a paragraph
  that holds a title over its text (`written_lines`);
- `&#128;` to `&#159;` are what HTML's table makes of them;
- `$$…$$` is mathematics; `\\\\` at the end of a line breaks it.

Source: https://kramdown.gettalong.org/syntax.html, with the GFM parser that Jekyll chooses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import blockquote as commonmark_blockquote
from markdown_it.rules_block import html_block as commonmark_html
from markdown_it.rules_block import lheading as commonmark_underlined
from markdown_it.rules_block import list_block as commonmark_list
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as commonmark_image
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reader.article.markup import bold_lines, htmlblocks, padded_tables, task_lists, written_lines
from reader.article.markup.htmlblocks import MAX_NESTING
from reader.article.markup.labels import BoundedInline, bound_looks, bounded_label
from reader.characters import CJK
from reader.patterns import regex

_IS_CJK = regex(f"[{CJK}\uff61-\uff9f\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]")
_ATTRIBUTE_LINE = regex(r"\{:(?![:/])([^{}\n]*)\}[ \t]*$")
_EXTENSION = regex(r"\{::(\w+)([^{}\n]*?)(/?)\}[ \t]*")
_ABBREVIATION = regex(r"\*\[[^\]\n]+\]:.*$")
_SPAN_ATTRIBUTES = regex(r"\{:(?![:/])[^{}]*\}")
_SPACED_LINK = regex(
    r"\[([^\[\]\n]{1,300})\]\(((?:https?:|mailto:|\.{0,2}/)[^()<>\"'\n]{1,1000})\)"
)
_HEADING_ID = regex(r"[ \t]*\{(?::[ \t]*)?#([\w:.-]+)[^{}\n]*\}[ \t]*$")
_ONE_ATTRIBUTE = regex(r"#([\w:.-]+)|\.([\w-]+)|([\w-]+)=(?:\"([^\"]*)\"|'([^']*)')|([\w-]+)")
_FOREIGN_TAG = regex(
    r"</?(?!(?:mailto|tel|sms|news|urn|doi|geo|xmpp):)[a-z][\w-]*:[\w-]+(?:\s[^<>\n]*|/)?>",
    re.IGNORECASE,
)
_MATH = regex(r"\$\$([^$]++)\$\$")
_DELIMITER_ROW = regex(r"^[ >]*(?:\|[ :]*-|:?-+:? *\|)", re.MULTILINE)
_CODE_IN_LINE = regex(r"(?<![`\\])(`{1,3})(?!`)(?:[^`\n]|(?!\1(?!`))`)*+\1(?!`)")
_PIPE = regex(r"(?<!\\)\|")
_HIDDEN_PIPE = "\ufdd0"
"""A character that no text has: Unicode keeps it for use within a program."""

_UNDERLINE = regex(r"(?:=+|-+)[ \t]*")
_WINDOWS_ENTITY = regex(r"&#(?:(\d{3})|[xX]([89][0-9a-fA-F]));")
_FIRST_OF_WINDOWS, _LAST_OF_WINDOWS = 128, 159

MAX_REFERENCED = 16 * 1024 * 1024
"""Characters that all uses of one link reference may add up to."""


def parser() -> MarkdownIt:
    """Return a new parser with all rules in place."""
    md = _Kramdown("commonmark", {"maxNesting": MAX_NESTING + 40})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    block, inline, core = md.block.ruler, md.inline.ruler, md.core.ruler
    core.before("block", "label_looks", bound_looks)
    core.before("block", "pipes_in_code", _hide_pipes)
    core.after("inline", "pipes_in_code_shown", _show_pipes)
    core.after("block", "references", _bounded_references)
    core.after("inline", "task_lists", task_lists.rule)
    core.after("inline", "bold_lines", bold_lines.rule)
    core.after("inline", "written_lines", written_lines.rule)
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    but_lists = interrupts[:3]
    block.at("html_block", _html_until_blank, {"alt": interrupts[:3]})
    block.before("table", "kramdown_html", htmlblocks.rule, {"alt": but_lists})
    block.at("blockquote", _bounded_blockquote, {"alt": interrupts})
    block.at("list", _bounded_list, {"alt": but_lists})
    block.at("table", padded_tables.rule, {"alt": ["paragraph", "reference"]})
    block.before("fence", "kramdown_line", _special_line, {"alt": interrupts})
    block.before("fence", "written_lines", written_lines.ends_item, {"alt": ["paragraph"]})
    block.at("lheading", _underlined)
    inline.before("entity", "windows_entity", _windows_entity)
    inline.at("link", bounded_label(commonmark_link))
    inline.after("link", "kramdown_link", _spaced_link)
    inline.before("autolink", "foreign_tag", _foreign_tag)
    inline.at("image", bounded_label(commonmark_image))
    inline.at("emphasis", _emphasis)
    inline.at("strikethrough", _strikethrough)
    inline.before("escape", "kramdown_break", _line_break)
    inline.after("backticks", "kramdown_span", _span_attributes)
    inline.after("backticks", "kramdown_math", _mathematics)
    core.after("block", "kramdown_blocks", _block_attributes)
    md.add_render_rule("footnote_caption", _note_number)
    return md


class _Kramdown(MarkdownIt):
    """Leaves addresses alone: `reader.article.dom.addresses` judges them, and those of HTML too."""

    def __init__(self, preset: str, options: Mapping[str, Any]) -> None:
        super().__init__(preset, options)
        self.inline = BoundedInline()
        self.configure(preset, options)

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


def _hide_pipes(state: StateCore) -> None:
    """Let no `|` in a span of code part the cells of a table: it is another character meanwhile."""
    if _DELIMITER_ROW.search(state.src):
        state.src = _CODE_IN_LINE.sub(lambda code: _PIPE.sub(_HIDDEN_PIPE, code[0]), state.src)


def _show_pipes(state: StateCore) -> None:
    if _HIDDEN_PIPE not in state.src:
        return
    for token in state.tokens:
        for part in (token, *(token.children or ())):
            part.content = part.content.replace(_HIDDEN_PIPE, "|")
            part.info = part.info.replace(_HIDDEN_PIPE, "|")
            for key, value in part.attrs.items():
                part.attrs[key] = (
                    value.replace(_HIDDEN_PIPE, "|") if isinstance(value, str) else value
                )


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading that is underlined; in kramdown, of one line."""
    if state.env.get("kramdown") and not _is_underline(state, start + 1, end):
        return False
    return commonmark_underlined(state, start, end, silent)


def _is_underline(state: StateBlock, line: int, end: int) -> bool:
    if line >= end:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    return _UNDERLINE.fullmatch(state.src, begin, state.eMarks[line]) is not None


def _windows_entity(state: StateInline, silent: bool) -> bool:
    """Read `&#147;`, which HTML's table gives what Windows meant by it."""
    match = _WINDOWS_ENTITY.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    code = int(match[1]) if match[1] else int(match[2], 16)
    if not _FIRST_OF_WINDOWS <= code <= _LAST_OF_WINDOWS:
        return False
    if not silent:
        state.pending += unescape(match[0])
    state.pos = match.end()
    return True


def _note_number(
    self: object, tokens: Sequence[Token], index: int, options: object, env: object
) -> str:
    """Return what refers to a footnote: the same number each time."""
    return f"[{tokens[index].meta['id'] + 1}]"


def _bounded_blockquote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < MAX_NESTING and commonmark_blockquote(state, start, end, silent)


def _html_until_blank(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return htmlblocks.ends_at_blank(state) and commonmark_html(state, start, end, silent)


def _bounded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < MAX_NESTING and commonmark_list(state, start, end, silent)


def _special_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that is kramdown's own: attributes, an extension, an abbreviation, `^`."""
    if state.is_code_block(start):
        return False
    position, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    first = state.src[position : position + 1]
    if first == "{":
        if match := _ATTRIBUTE_LINE.match(state.src, position, stop):
            if not silent:
                token = state.push("kramdown_attributes", "", 0)
                token.map, token.hidden = [start, start + 1], True
                token.meta = {
                    "attributes": match[1],
                    "before": start > 0 and not state.isEmpty(start - 1),
                    "after": start + 1 < end and not state.isEmpty(start + 1),
                }
                state.line = start + 1
            return True
        if match := _EXTENSION.match(state.src, position, stop):
            if not silent:
                _extension(state, match, start, end)
            return True
    elif first == "*" and not silent and _ABBREVIATION.match(state.src, position, stop):
        state.line = start + 1
        return True
    elif first == "^" and state.src[position:stop].strip() == "^":
        if not silent:
            state.line = start + 1
        return True
    return False


def _extension(state: StateBlock, match: re.Match[str], start: int, end: int) -> None:
    """Leave out `{::comment}` with what it holds; `{::options /}` and the like alone."""
    state.line = start + 1
    if match[3] or match[1] not in ("comment", "nomarkdown"):
        return
    name = match[1]
    closers: dict[str, list[int]] = state.env.setdefault("kramdown_closers", {})
    if name not in closers:
        closing = re.compile(rf"\{{:/(?:{name})?\}}")
        closers[name] = [found.start() for found in closing.finditer(state.src)]
    position = match.end()
    index = bisect_left(closers[name], position)
    if index == len(closers[name]):
        return
    closer = closers[name][index]
    line = start
    while line < end and state.eMarks[line] < closer:
        line += 1
    if name == "nomarkdown":
        token = state.push("html_block", "", 0)
        token.map = [start, line + 1]
        token.content = state.src[position:closer] + "\n"
    state.line = min(line + 1, end)


def _read_attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for ident, klass, key, double, single, reference in _ONE_ATTRIBUTE.findall(text):
        if ident:
            found["id"] = ident
        elif klass:
            found["class"] = f"{found.get('class', '')} {klass}".strip()
        elif key:
            found[key] = double or single
        elif reference == "toc":
            found["class"] = "kramdown-toc"
    return found


def _bounded_references(state: StateCore) -> None:
    """Forget the address of a reference so long that using it everywhere would fill the memory."""
    longest = MAX_REFERENCED // (state.src.count("[") + 1)
    for reference in state.env.get("references", {}).values():
        if len(reference["href"]) + len(reference.get("title") or "") > longest:
            reference["href"] = reference["title"] = ""


def _block_attributes(state: StateCore) -> None:
    """Give attribute lines to the block above, else the one below; take ids out of headings."""
    waiting: dict[str, str] = {}
    openers: list[int] = []
    last_at: dict[int, int] = {}
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type == "kramdown_attributes":
            found = _read_attributes(token.meta["attributes"])
            target = last_at.get(token.level) if token.meta["before"] else None
            if target is not None:
                _set(tokens[target].attrs, found)
            elif token.meta["after"]:
                waiting = found
        elif token.nesting >= 0 and token.block and token.type != "inline":
            last_at[token.level] = index
            if waiting:
                _set(token.attrs, waiting)
                waiting = {}
        if token.nesting > 0:
            openers.append(index)
        elif token.nesting < 0 and openers:
            openers.pop()
        elif token.type == "inline" and openers:
            opener = tokens[openers[-1]]
            if opener.type == "heading_open" and (match := _HEADING_ID.search(token.content)):
                token.content = token.content[: match.start()]
                opener.attrs.setdefault("id", match[1])


def _set(attributes: dict[str, Any], found: dict[str, str]) -> None:
    for key, value in found.items():
        attributes.setdefault(key, value)


def _span_attributes(state: StateInline, silent: bool) -> bool:
    """Drop `{: …}` right after a span (after text kramdown leaves it as it stands)."""
    if state.src[state.pos] != "{":
        return False
    match = _SPAN_ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if match is None or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type == "text" and state.tokens[-1].content not in ("*", "_", "**", "~~"):
        return False
    state.pos = match.end()
    return True


def _spaced_link(state: StateInline, silent: bool) -> bool:
    """Read `[text](mailto:a@b.c?subject=two words)`, whose blanks CommonMark does not allow."""
    if state.src[state.pos] != "[":
        return False
    match = _SPACED_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("link_open", "a", 1).attrs = {"href": match[2].strip().replace(" ", "%20")}
        state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True


def _foreign_tag(state: StateInline, silent: bool) -> bool:
    """Leave out tags of other vocabularies, Word's `<o:p>`, which CommonMark takes for text."""
    if state.src[state.pos] != "<":
        return False
    match = _FOREIGN_TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    state.pos = match.end()
    return True


def _mathematics(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    match = _MATH.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.content = match[1].strip().replace("\n", " ")
    state.pos = match.end()
    return True


def _line_break(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\\\\n", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 3
    return True


def _flanks(state: StateInline) -> tuple[int, bool, bool]:
    """Return the length of the run of markers here, and whether it can open and can close.

    Beside Chinese, kramdown's rule (`parse_emphasis`): a run opens unless a blank follows
    and closes unless a blank comes before; elsewhere CommonMark's (6.2).
    """
    source, start, marker = state.src, state.pos, state.src[state.pos]
    end = start
    while end < state.posMax and source[end] == marker:
        end += 1
    before = source[start - 1] if start > 0 else " "
    after = source[end] if end < state.posMax else " "
    if marker != "_" and (_IS_CJK.match(before) or _IS_CJK.match(after)):
        return end - start, after not in " \t\n", before not in " \t\n"
    scanned = state.scanDelims(start, marker != "_")
    return scanned.length, scanned.can_open, scanned.can_close


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length, opens, closes = _flanks(state)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(ord(marker), length, len(state.tokens) - 1, -1, opens, closes)
        )
    state.pos += length
    return True


def _strikethrough(state: StateInline, silent: bool) -> bool:
    if silent or state.src[state.pos] != "~":
        return False
    length, opens, closes = _flanks(state)
    if length < 2:
        return False
    if length % 2:
        state.push("text", "", 0).content = "~"
    for _ in range(length // 2):
        token = state.push("text", "", 0)
        token.content = "~~"
        state.delimiters.append(Delimiter(ord("~"), 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos += length
    return True
