"""Paragraphs whose line ends are the author's: texts of one line a paragraph, titles among them.

    为啥想去柳州？
    十二月的某个晚上,楼下开了一家螺蛳粉,味道顺着电梯井爬到十四楼。…
    提前做功课
    住的是江边的老招待所,暖水瓶上印着编号。…

To kramdown a line end is a blank; so text extraction loses what stood over what. A line end is
kept where a paragraph shows that nobody broke its lines for their width (most have room for the
word that the next begins with), that they end no clause (then they are broken by sense, and one
paragraph), and that a title is among them: a short line without a stop, first of all or below
the end of a sentence, over a longer line; or a line that opens with a mark (■, 【, ・).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.patterns import regex

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_LONGEST = 40
"""Cells of a title, …"""

_LONGEST_INDENTED = 2 * _LONGEST
"""Characters of a line of the source that may be one, …"""

_TIMES = 2
"""… over a line so many times as long, or one that ends a sentence and is longer."""

_LEAST_LINE = 32
"""Cells of the longest line of such a paragraph."""

_RUN_ON = 4
"""One line end in so many may be within a sentence."""

_STOP = regex("[。！？!?.…][”’」』）)\"'〉》]*$")
_OPEN = regex(r"[^。！!；;，,、.：:…\-—]$")
_WITHIN = regex("[，,、；;（(“「『—和與与及的]$")
_GOES_ON = regex(
    r"(?!https?:)[a-z,.;:!?，。、；：！？）)”」』はがをにのでもとやへ]|以及|并|和|及|与|而|或|的"
)
_LATIN = regex("[A-Za-z0-9]")
_AT_BLANKS = regex(r"\S+")
_NUMBERED = regex(r"\d{1,2}[.)] ")
_FIRST_WORD = regex(r"[\x21-\u2e7f]+|.")
_MARKED = regex(
    "[■□◆◇▍●○◎★☆▲△▼▽►▶※❖・•【〖]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]",
    begins="■□◆◇▍●○◎★☆▲△▼▽►▶※❖・•【〖（(一二三四五六七八九十",
)
_NO_TITLE = regex(r"虽然|雖然|由于|由於|因为|因為|如果|https?:|\d{3}|\d+[.:]\d|\W*$")


def rule(state: StateCore) -> None:
    """Let the line ends of paragraphs that are written so break the line."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type != "inline" or "\n" not in token.content or token.level != 1:
            continue
        if tokens[at - 1].type == "paragraph_open":
            lines = list(lines_of(token.children or ()))
            if any(sum(part.nesting for part in line) for line in lines):
                continue  # a link, or bold words, go on over the line end
            ends = written_ends(token.content.split("\n"), [_text(line) for line in lines])
            for line, is_written in zip(lines, ends, strict=False):
                if is_written and line[-1].type == "softbreak":
                    line[-1].type = "hardbreak"


def ends_item(state: StateBlock, line: int, _last: int, silent: bool) -> bool:
    """End the paragraph of a list item before a title, or below one that was taken for an item.

    A rule for blocks; kramdown takes what no blank line parts from an item for a line of it.
    """
    if not silent or state.blkIndent == 0 or state.sCount[line] >= state.blkIndent:
        return False
    if min(state.eMarks[at] - state.bMarks[at] for at in (line - 1, line)) > _LONGEST_INDENTED:
        return False
    last = min(line + 2, state.lineMax)
    lines = [state.getLines(at, at + 1, 0, False).strip() for at in range(line - 1, last)]
    widths = [cells_of(text) for text in lines]
    if _NUMBERED.match(lines[0]) and _is_title(lines, widths, 0):
        return True
    is_over = len(lines) > 2 and state.sCount[line + 1] < state.blkIndent
    return is_over and _is_title(lines, widths, 1)


def lines_of(parts: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the parts of each line, what ends it the last of them."""
    line: list[Token] = []
    for part in parts:
        line.append(part)
        if part.type in ("softbreak", "hardbreak"):
            yield line
            line = []
    yield line


def _text(line: Sequence[Token]) -> str:
    return "".join(part.content for part in line if part.type != "html_inline").strip()


def written_ends(written: Sequence[str], lines: Sequence[str]) -> list[bool]:
    """Return of each line of a paragraph but the last whether its end breaks the line. Linear.

    `written` are the lines as they stand in the source, `lines` what is seen of them.
    """
    count = len(lines) - 1
    none = [False] * count
    marked = [_MARKED.match(line) is not None for line in lines]
    widths = [cells_of(line) for line in lines]
    if count < 1 or len(written) != len(lines):
        return none
    if max(widths) < _LEAST_LINE and not any(marked):
        return none
    if not (any(marked) or any(_is_title(lines, widths, at) for at in range(count))):
        return none
    ends = [
        not (_WITHIN.search(line) or _GOES_ON.match(below))
        for line, below in itertools.pairwise(lines)
    ]
    if 2 * _forced(written, lines) > count or _RUN_ON * ends.count(False) > count:
        return none
    return ends


def cells_of(line: str) -> int:
    """Return the cells of a line, about."""
    return len(line) if line.isascii() else len(line.encode("gb18030", "replace"))


def _forced(written: Sequence[str], lines: Sequence[str]) -> int:
    """Return how many lines have no room for the word that the next begins with."""
    widths = [cells_of(line) for line in written]
    widest = max(widths)
    forced = 0
    for number, width in enumerate(widths[:-1]):
        at_blank = _LATIN.match(lines[number][-1:]) or _LATIN.match(lines[number + 1][:1])
        word = (_AT_BLANKS if at_blank else _FIRST_WORD).match(written[number + 1])
        forced += widest - width <= (cells_of(word[0]) if word else 0) + 4
    return forced


def _is_title(lines: Sequence[str], widths: Sequence[int], number: int) -> bool:
    line, below = lines[number], lines[number + 1]
    if ", " in line:
        return False
    if not 0 < widths[number] <= _LONGEST or not _OPEN.search(line) or _NO_TITLE.match(line):
        return False
    if number and not _STOP.search(lines[number - 1]):
        return False
    longer = widths[number + 1]
    return longer > widths[number] and (
        longer >= _TIMES * widths[number] if not _STOP.search(below) else True
    )
