"""Task lists, `- [ ] what is to be done`, as GitHub has them: the box becomes a check box.

Source: https://github.github.com/gfm/#task-list-items-extension-.
"""

from __future__ import annotations

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reader.patterns import regex

_BOX = regex(r"\[([ xX])\](?=[ \t\n\v\f\r])")


def rule(state: StateCore) -> None:
    """Put check boxes into items that open with one; a rule of markdown-it's, after `inline`."""
    tokens = state.tokens
    for at in range(2, len(tokens)):
        token = tokens[at]
        if (
            token.type == "inline"
            and tokens[at - 1].type == "paragraph_open"
            and tokens[at - 2].type == "list_item_open"
            and (box := _BOX.match(token.content))
        ):
            _check(token, is_done=box[1] != " ")


def _check(token: Token, *, is_done: bool) -> None:
    """Make a check box of the three characters that `token` opens with."""
    box = Token("html_inline", "", 0)
    box.content = f'<input type="checkbox"{" checked" if is_done else ""}>'
    children = token.children or []
    children[0].content = children[0].content[3:]
    token.children = [box, *children]
