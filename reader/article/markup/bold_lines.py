"""Lines of a paragraph that are bold whole: as they are written, each is a line of its own.

To kramdown a line end is a blank. Whoever wrote, or scraped, a paragraph for each line put
headings so, and no one breaks running text right before and after bold words, at the end of a
sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from reader.article.markup.written_lines import lines_of
from reader.patterns import regex

_LONGEST = 40
"""Characters past which bold words are a sentence."""

_ENDS_OPEN = regex(r"[^。！？!?；;，,、.：:]$")
_ENDS_SENTENCE = regex("[。！？!?.…][”’」』）)\"']*\\s*$")


def rule(state: StateCore) -> None:
    """Let the line ends around lines that are bold whole break the line."""
    for token in state.tokens:
        if token.type == "inline" and "\n**" in f"\n{token.content}" and "\n" in token.content:
            lines = list(lines_of(token.children or ()))
            for number, line in enumerate(lines):
                if _is_bold(line, asks=not number) and (
                    not number or _ends_sentence(lines[number - 1])
                ):
                    _break_around(lines, number)


def _is_bold(line: Sequence[Token], *, asks: bool) -> bool:
    """Tell whether a line is bold whole, and no sentence; the first of a paragraph may ask."""
    parts = [part for part in line if part.content or part.type not in ("text", "softbreak")]
    if len(parts) < 3 or parts[0].type != "strong_open" or parts[-1].type != "strong_close":
        return False
    closes = [part for part in parts if part.type == "strong_close"]
    words = "".join(part.content for part in parts)
    is_open = _ENDS_OPEN.search(words) is not None or (asks and words.endswith(("？", "?")))
    return len(closes) == 1 and len(words) <= _LONGEST and is_open


def _ends_sentence(line: Sequence[Token]) -> bool:
    return _ENDS_SENTENCE.search("".join(part.content for part in line)) is not None


def _break_around(lines: Sequence[Sequence[Token]], number: int) -> None:
    for line in lines[max(number - 1, 0) : number + 1]:
        if line and line[-1].type == "softbreak":
            line[-1].type = "hardbreak"
