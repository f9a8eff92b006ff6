r"""Marks within a paragraph that the text's own Markdown does not know, and that say nothing to a reader.

- `==words==`, highlighted in Typora, Obsidian and others: the words;
- `__` alone, Pandoc's `\` alone, and images of nothing (`data:image/svg+xml,…`), as they stand in texts from WeChat: nothing;
- `H~2~O` and `x^2^` (Pandoc, markdown-it, Typora): lowered and raised;
- `[words][label]` beside others whose labels are defined, its own in a file that is included, or lost:
  the words. (`[上海][拼多多]` are tags.)
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from reader.characters import CJK
from reader.patterns import regex

_HIGHLIGHTED = regex(r"==(?![=\s])([^=\n]{0,300}[^=\s])==(?!=)")
_PLACEHOLDER = regex(r"!\[[^\[\]\n]{0,100}\]\(data:image/svg\+xml[^\n]{0,2000}?%3C/svg%3E\)")
_SCRIPT = regex(
    r"[A-Za-z)\]]~([0-9n+-]{1,4})~(?!~)|[0-9A-Za-z)\]]\^([0-9+-]{1,4}|st|nd|rd|th)\^(?!\^)"
)
_IN_CODE = regex(r"[0-9A-Za-z_)\]=]")
_REFERENCE = regex(r"\[([^\[\]\n]{2,200})\]\[([^\[\]\n]{0,100})\](?![\[(])")
_WORDS = regex(f"[{CJK}]|[A-Za-z]{{2}}")
_LONG_WORDS = regex(f"[{CJK}]|[^\\W\\d_]{{4}}")
_DRAWN = frozenset("=~#.+_—–─━═＝－…*◆◇★☆●○■□▪▲△·")
_LEAST_DRAWN = 5
_BREAKS_NOTHING = regex(rf"[*\s{CJK}]\\$")
_LABEL = regex(r"\d{1,2}|[a-z][\w.#-]*(?: [\w.#&'-]+)+")


def highlighted(state: StateInline, silent: bool) -> bool:
    """Take the marks off highlighted words; a rule for what stands in a paragraph."""
    if not state.src.startswith("==", state.pos):
        return False
    found = _HIGHLIGHTED.match(state.src, state.pos, state.posMax)
    if found is None or _is_in_code(state, found.end()):
        return False
    _read(state, *found.span(1), silent=silent)
    state.pos = found.end()
    return True


def placeholder(state: StateInline, silent: bool) -> bool:
    """Leave out an image that stood where another was to be fetched; a rule before that for images."""
    if not state.src.startswith("![", state.pos):
        return False
    found = _PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def empty_marks(state: StateCore) -> None:
    """Leave out paragraphs that are nothing but marks: what was emphasised there was a picture.

    So is a break at the end of a paragraph, `\\`, which breaks nothing, and what stands alone beside others
    that do, as Pandoc writes empty lines; a line drawn with one sign, `=====`, is a rule.
    """
    drawn = []
    alone = "\n\\\n" in state.src
    for at, token in enumerate(state.tokens):
        if token.type == "inline":
            if token.content in ("__", "**"):
                token.content = ""
            elif token.content[:1] in _DRAWN and _is_drawn(state.tokens, at):
                drawn.append(at)
            elif alone and token.content.endswith("\\"):
                token.content = token.content.rstrip("\\ \t\n")
            elif token.content.endswith("\\") and _BREAKS_NOTHING.search(token.content[-3:]):
                token.content = token.content[:-1]
    for at in reversed(drawn):
        rule = Token("hr", "hr", 0, map=state.tokens[at].map, block=True)
        rule.level = state.tokens[at - 1].level
        state.tokens[at - 1 : at + 2] = [rule]


def _is_drawn(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a paragraph is a rule drawn with one sign."""
    content = tokens[at].content
    if len(content) < _LEAST_DRAWN or tokens[at - 1].type != "paragraph_open":
        return False
    return content.count(content[0]) == len(content)


def script(state: StateInline, silent: bool) -> bool:
    """Read what is lowered or raised; a rule for what stands in a paragraph."""
    if state.src[state.pos] not in "~^" or not state.pos:
        return False
    found = _SCRIPT.match(state.src, state.pos - 1, state.posMax)
    if found is None:
        return False
    if not silent:
        tag = "sub" if found[1] else "sup"
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = found[1] or found[2]
        state.push(f"{tag}_close", tag, -1)
    state.pos = found.end()
    return True


def lost_reference(state: StateInline, silent: bool) -> bool:
    """Take the marks off a link that leads nowhere; a rule after those for links."""
    if state.src[state.pos] != "[":
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or _IN_CODE.match(state.src[state.pos - 1 : state.pos] or " "):
        return False
    words, label = found[1], found[2]
    known = state.env.get("references")
    if not known or normalizeReference(label or words) in known or not _WORDS.search(words):
        return False
    if label and not (_LABEL.fullmatch(label) and _LONG_WORDS.search(words)):
        return False
    _read(state, *found.span(1), silent=silent)
    state.pos = found.end()
    return True


def _is_in_code(state: StateInline, end: int) -> bool:
    before, after = state.src[state.pos - 1 : state.pos], state.src[end : end + 1]
    return any(_IN_CODE.match(beside) for beside in (before, after) if beside)


def _read(state: StateInline, start: int, end: int, *, silent: bool) -> None:
    """Read what stands between marks as a part of the paragraph."""
    if not silent:
        limit, state.posMax, state.pos = state.posMax, end, start
        state.md.inline.tokenize(state)
        state.posMax = limit
