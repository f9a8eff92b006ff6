"""The labels of links and images: how much markdown-it may look at while it searches for their ends.

From every `[` on, markdown-it looks for the `]` that ends its label, token by token, and where
another `[` stands in between, from there on as well. Each look is counted, for a whole body: past
the bound no label ends any more, and brackets are text.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

LOOKS_A_CHARACTER = 4
"""How many looks a body may cost for each of its characters; what people write takes below one."""

_LOOKS_AT_LEAST = 20_000
_CHARACTERS_A_LOOK = 16
"""Characters that, passed at one look, cost another one: texts and labels are copied."""

MAX_LABEL_NESTING = 10
"""Links and images within the labels of others; each looks at the whole paragraph anew."""

_LEFT = "label_looks_left"

_InlineRule = Callable[[StateInline, bool], bool]


def bound_looks(state: StateCore) -> None:
    """Note how many looks a body may cost; a rule of markdown-it's core, before any of them."""
    state.env[_LEFT] = _LOOKS_AT_LEAST + LOOKS_A_CHARACTER * len(state.src)


class BoundedInline(ParserInline):
    """markdown-it's parser of what stands in a paragraph, its looks for a label's end counted."""

    def skipToken(self, state: StateInline) -> None:
        """Pass a token of a label; all that is left, once the looks are used up."""
        start = state.pos
        if state.env[_LEFT] <= 0:
            state.pos = state.posMax
            return
        super().skipToken(state)
        state.env[_LEFT] -= 1 + (state.pos - start) // _CHARACTERS_A_LOOK


def bounded_label(rule: _InlineRule) -> _InlineRule:
    """Return a rule for links or images that is asked only where a label may end."""

    def bounded(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] not in "![" or state.pos > state.html_terminator_last("]"):
            return False
        if state.level > MAX_LABEL_NESTING:
            return False
        return rule(state, silent)

    return bounded
