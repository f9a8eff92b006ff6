"""markdown-it taught the rules by which kramdown, Jekyll's parser, differs from CommonMark.

Each rule replaces or joins markdown-it's own through its rulers:

- `*`, `**`, `~~` beside Chinese open and close wherever no blank forbids it (`emphasis`);
- an HTML block lasts until its end tag, its content is not Markdown unless the tag says
  `markdown="1"`, or it plainly is; without an end tag it lasts until a blank line, as in CommonMark; always so
  where the site's own program reads CommonMark (`env["commonmark_html"]`);
- `{: #id .class}` below or above a block, or right after a span, sets attributes;
  `{#id}` ends a heading, and other attributes are no text (`attribute_lists`);
  `{:toc}` marks a list as the place of a contents table;
  `{::comment}` … `{:/}` and other extensions are left out; `*[HTML]: …` defines no text;
- an address in a link may hold blanks;
- a `|` within a span of code parts no cells of a table, which needs no head (`headless_tables`);
- a line is underlined into a heading only where it is a paragraph of its own (`env["kramdown"]`),
  numbered as an item or not (`underlined_items`);
- a link may be written around blocks (`linked_blocks`);
- bold words may be closed behind a blank (`loose_bold`);
- a line end behind bold words is none where it tears sentences (`torn_lines`);
- a line that is bold whole is a line of its own (`bold_lines`), and so is each of a paragraph
  that holds a title over its text (`written_lines`);
- `&#128;` to `&#159;` are what HTML's table makes of them;
- `$$…$$` is mathematics (`formulas`); `\\\\` at the end of a line breaks it.
- `:smile:` is 😄 (`emoji_names`);
- notes, boxes and marks of other dialects lose their marks (`callouts`, `other_marks`).

Source: https://kramdown.gettalong.org/syntax.html, with the GFM parser that Jekyll chooses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import blockquote as commonmark_blockquote
from markdown_it.rules_block import code as commonmark_code
from markdown_it.rules_block import html_block as commonmark_html
from markdown_it.rules_block import lheading as commonmark_underlined
from markdown_it.rules_block import list_block as commonmark_list
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as commonmark_image
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reader.article.markup import (
    attribute_lists,
    bold_lines,
    callouts,
    emoji_names,
    emphasis,
    formulas,
    headless_tables,
    htmlblocks,
    kramdown_attributes,
    linked_blocks,
    loose_bold,
    other_headings,
    other_marks,
    padded_tables,
    task_lists,
    torn_lines,
    underlined_items,
    written_lines,
)
from reader.article.markup.htmlblocks import MAX_NESTING
from reader.article.markup.labels import BoundedInline, bound_looks, bounded_label
from reader.patterns import regex

_SPACED_LINK = regex(r"\[([^\[\]]{1,300})\]\(((?:https?:|mailto:|\.{0,2}/)[^()<>\"']{1,1000})\)")

_FOREIGN_TAG = regex(
    r"</?(?!(?:mailto|tel|sms|news|urn|doi|geo|xmpp):)[a-z][\w-]*:[\w-]+(?:\s[^<>\n]*|/)?>",
    re.IGNORECASE,
)
_TABLE = regex(r"^[ >]*(?:\|[ :]*-|:?-+:? *\||\|[^\n]*\|[ \t]*\n[ >]*\|)", re.MULTILINE)
"""A row of dashes, or a row between bars over another."""

_CODE_IN_LINE = regex(r"(?<![`\\])(`{1,3})(?!`)(?:[^`\n]|(?!\1(?!`))`|(?!))*+\1(?!`)")
_PIPE = regex(r"(?<!\\)\|")
_HIDDEN_PIPE = "\ufdd0"
"""A character that no text has: Unicode keeps it for use within a program."""

_LEAST_PROSE = 20
"""Characters of an indented line that may be a sentence."""

_PROSE = regex("[，。：；！？]")
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
    core.after("block", "empty_marks", other_marks.empty_marks)
    core.after("block", "alerts", callouts.alerts)
    core.after("block", "attributes", attribute_lists.ends_of_paragraphs)
    core.after("block", "other_headings", other_headings.rule)
    core.before("block", "note_spans", attribute_lists.note_spans)
    core.before("block", "torn_underlines", torn_lines.underlines)
    core.after("inline", "task_lists", task_lists.rule)
    core.after("inline", "bold_lines", bold_lines.rule)
    core.after("inline", "written_lines", written_lines.rule)
    core.after("inline", "torn_lines", torn_lines.rule)  # before all these
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    but_lists = interrupts[:3]
    block.at("html_block", _html_until_blank, {"alt": interrupts[:3]})
    block.before("table", "kramdown_html", htmlblocks.rule, {"alt": but_lists})
    block.at("blockquote", _bounded_blockquote, {"alt": interrupts})
    block.at("code", _indented_code)
    block.at("list", _bounded_list, {"alt": but_lists})
    block.before("list", "underlined_items", underlined_items.rule)
    block.at("table", padded_tables.rule, {"alt": ["paragraph", "reference"]})
    block.after(
        "table", "headless_table", headless_tables.rule, {"alt": ["paragraph", "reference"]}
    )
    block.before("fence", "special_line", _special_line, {"alt": interrupts})
    block.before("fence", "written_lines", written_lines.ends_item, {"alt": ["paragraph"]})
    block.at("lheading", _underlined)
    inline.before("entity", "windows_entity", _windows_entity)
    inline.at("link", bounded_label(_span_or_link))
    inline.after("link", "kramdown_link", _spaced_link)
    inline.before("autolink", "foreign_tag", _foreign_tag)
    inline.at("image", bounded_label(commonmark_image))
    inline.after("image", "other_marks", _other_mark)
    inline.at("emphasis", emphasis.emphasis)
    inline.at("strikethrough", emphasis.strikethrough)
    inline.before("escape", "kramdown_break", _line_break)
    inline.after("backticks", "attributes", kramdown_attributes.span_rule)
    inline.before("escape", "formulas", formulas.in_line)
    md.inline.ruler2.after("emphasis", "loose_bold", loose_bold.rule)
    core.after("block", "kramdown_blocks", kramdown_attributes.block_rule)
    md.add_render_rule("footnote_caption", _note_number)
    return md


_LINE_RULES = {
    **dict.fromkeys("{*^", kramdown_attributes.line_rule),
    ":": callouts.container,
    **dict.fromkeys("$\\", formulas.block),
    **dict.fromkeys("[]", linked_blocks.rule),
}
"""Rules for single lines, by the character that they begin with: most begin with none of these."""

_MARK_RULES = {
    "[": other_marks.lost_reference,
    "!": other_marks.placeholder,
    **dict.fromkeys("~^", other_marks.script),
    "=": other_marks.highlighted,
    ":": emoji_names.rule,
}


def _special_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    rule = _LINE_RULES.get(state.src[begin : begin + 1])
    return rule is not None and rule(state, start, end, silent)


def _other_mark(state: StateInline, silent: bool) -> bool:
    rule = _MARK_RULES.get(state.src[state.pos])
    return rule is not None and rule(state, silent)


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
    if _TABLE.search(state.src):
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


def _indented_code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if htmlblocks.holds_no_code(state) or _is_indented_prose(state, start):
        return False
    return commonmark_code(state, start, end, silent)


def _is_indented_prose(state: StateBlock, line: int) -> bool:
    """Tell whether an indented line is a sentence in Chinese, whose first line is indented in print."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    if len(text) < _LEAST_PROSE or not emphasis.IS_CJK.match(text) or not _PROSE.search(text):
        return False
    return 3 * len(emphasis.IS_CJK.findall(text)) > 2 * len(text)


def _bounded_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    before = len(state.tokens)
    if state.level >= MAX_NESTING or not commonmark_list(state, start, end, silent):
        return False
    if not silent and state.tokens[before].markup == ")":
        state.tokens[before].attrSet("type", ")")  # 1) is not 1.
    return True


def _bounded_references(state: StateCore) -> None:
    """Forget the address of a reference so long that using it everywhere would fill the memory."""
    longest = MAX_REFERENCED // (state.src.count("[") + 1)
    for reference in state.env.get("references", {}).values():
        if len(reference["href"]) + len(reference.get("title") or "") > longest:
            reference["href"] = reference["title"] = ""


def _span_or_link(state: StateInline, silent: bool) -> bool:
    return attribute_lists.span(state, silent) or commonmark_link(state, silent)


def _spaced_link(state: StateInline, silent: bool) -> bool:
    """Read `[text](mailto:a@b.c?subject=two words)`, whose blanks CommonMark does not allow.

    A line may end at one, or behind a hyphen: html2text breaks addresses so.
    """
    if state.src[state.pos] != "[":
        return False
    match = _SPACED_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        address = match[2].strip().replace("-\n", "-").replace("\n", " ").replace(" ", "%20")
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.push("text", "", 0).content = match[1].replace("\n", " ")
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


def _line_break(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\\\\n", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 3
    return True
