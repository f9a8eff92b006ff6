"""Paragraphs whose line ends are the author's: texts of one line a paragraph, titles among them.

    为啥想去柳州？
    十二月的某个晚上,楼下开了一家螺蛳粉,味道顺着电梯井爬到十四楼。…
    提前做功课
    住的是江边的老招待所,暖水瓶上印着编号。…

To kramdown a line end is a blank; so text extraction loses what stood over what. A line end is
kept where a paragraph shows that nobody broke its lines for their width (most have room for the
word that the next begins with), that they end no clause (then they are broken by sense, and one
paragraph), and that a title is among them: a short line without a stop, first of all or below
the end of a sentence, over a longer line; or a line that opens with a mark (■, 【, ・). Where rules part a text, a short first line below one is its title.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.article.facts.notices import is_byline, is_dateline
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

_WHO = regex(r"[Bb]y\b|文|作者|图|撰|(?:19|20)\d\d", begins="Bb文作图撰12")
_LEAST_RULES = 3
_MOST_COLUMNS = 80
"""A line is broken for its width at the latest there."""

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
_TITLE = regex(
    r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]{1,3}章)\s?[^\s。；;，,][^。；;\n]{0,30}[^。；;，,：:\n]$"
    r"|\*\*[^*\n]{1,40}\*\*[ \t]*$"
)
"""A line that is a title by what it begins with, or bold whole: it is no line of the item above."""

_FIELD = regex(r"(?!https?:)[\w\u4e00-\u9fff]{2,8}(?: ?[:：]|：)\s*\S")
_LEAST_FIELDS = 2
_COUNTING = regex(r"(?:[（(](\d{1,2})[)）]|(\d{1,2})(?:、|[.．)）](?!\d)))")
_NO_TITLE = regex(r"虽然|雖然|由于|由於|因为|因為|如果|https?:|\d{3}|\d+[.:]\d|\W*$")
_CONTENTS = regex(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[ 、．]\s?|第[一二三四五六七八九十\d]{1,3}[章节]\s?)[^\s\d][^。；;，,]{0,30}"
)
"""Lines of a table of contents: each has its number, and none ends a sentence."""

_DECIMAL = regex(r"\d{1,2}\.\d{1,2}\.? [^\d\s%]")


def rule(state: StateCore) -> None:
    """Let the line ends of paragraphs that are written so break the line."""
    tokens = state.tokens
    if sum(token.type == "hr" for token in tokens) >= _LEAST_RULES:
        _part_titles(tokens)
    for at, token in enumerate(tokens):
        if token.type != "inline" or "\n" not in token.content:
            continue
        if tokens[at - 1].type == "paragraph_open":
            lines = list(lines_of(token.children or ()))
            if any(sum(part.nesting for part in line) for line in lines):
                continue  # a link, or bold words, go on over the line end
            texts = [_text(line) for line in lines]
            ends = (
                written_ends(token.content.split("\n"), texts)
                if token.level == 1
                else _ends_of_members(texts)
            )
            for line, is_written in zip(lines, ends, strict=False):
                if is_written and line[-1].type == "softbreak":
                    line[-1].type = "hardbreak"


def _part_titles(tokens: Sequence[Token]) -> None:
    """Let a short first line of a paragraph below a rule break the line: it had room for more."""
    paragraphs = [token for token in tokens if token.type == "inline" and token.level == 1]
    widest = max((len(line) for one in paragraphs for line in one.content.split("\n")), default=0)
    for at, token in enumerate(tokens[2:], start=2):
        if token.type != "inline" or "\n" not in token.content or tokens[at - 2].type != "hr":
            continue
        first, second = token.content.split("\n", 2)[:2]
        room = min(widest, _MOST_COLUMNS) - len(first) - len(second.split(" ", 1)[0])
        if room > 0 and first[:1].isupper() and _OPEN.search(first) and not _GOES_ON.match(second):
            parts = token.children or ()
            ends = [part for part in parts if part.type in ("softbreak", "hardbreak")]
            ends[0].type = "hardbreak"


def ends_item(state: StateBlock, line: int, _last: int, silent: bool) -> bool:
    """End the paragraph of a list item before a title, or below one that was taken for an item.

    A rule for blocks; kramdown takes what no blank line parts from an item for a line of it.
    """
    if not silent or state.blkIndent == 0 or state.sCount[line] >= state.blkIndent:
        return False
    if _TITLE.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]):
        return True
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
    if count > 1 and _CONTENTS.match(lines[0]) and all(map(_CONTENTS.fullmatch, lines)):
        return [True] * count
    members = _ends_of_members(lines)
    marked = [_MARKED.match(line) is not None for line in lines]
    widths = [cells_of(line) for line in lines]
    if count > 0 and _DECIMAL.match(lines[0]) and _is_title(lines, widths, 0):
        return [True, *written_ends(written[1:], lines[1:])]
    if count < 1 or len(written) != len(lines):
        return members
    if count == 1 and widths[0] <= _LONGEST and _OPEN.search(lines[0]) and _names_who(lines[1]):
        return [True]
    if max(widths) < _LEAST_LINE and not any(marked):
        return members
    if not (any(marked) or any(_is_title(lines, widths, at) for at in range(count))):
        return members
    ends = [
        of_member or not (_WITHIN.search(line) or _GOES_ON.match(below))
        for of_member, (line, below) in zip(members, itertools.pairwise(lines), strict=True)
    ]
    if 2 * _forced(written, lines) > count or _RUN_ON * ends.count(False) > count:
        return members
    return ends


def _names_who(line: str) -> bool:
    """Tell whether a line says who wrote, or when."""
    if len(line) > _LONGEST or not _WHO.match(line):
        return False
    return is_byline(line) or is_dateline(line)


def _ends_of_members(lines: Sequence[str]) -> list[bool]:
    """Return of each line but the last whether its end parts two fields, or two that are counted. Linear."""
    first = 0 if _FIELD.match(lines[0]) else 1  # what they are fields of
    if len(lines) - first >= _LEAST_FIELDS and all(map(_FIELD.match, lines[first:])):
        return [True] * (len(lines) - 1)
    found = [_COUNTING.match(line) for line in lines]
    counted = [int(number[1] or number[2]) for number in found if number is not None]
    if len(counted) < _LEAST_FIELDS or any(b != a + 1 for a, b in itertools.pairwise(counted)):
        return [False] * (len(lines) - 1)
    return [number is not None for number in found[1:]]


def cells_of(line: str) -> int:
    """Return the cells of a line, about."""
    return len(line) if line.isascii() else len(line.encode("gb18030", "replace"))


def _forced(written: Sequence[str], lines: Sequence[str]) -> int:
    """Return how many lines have no room for the word that the next begins with."""
    widths = [cells_of(line) for line in written]
    widest = max(widths)
    forced = 0
    for number, width in enumerate(widths[:-1]):
        if _MARKED.match(lines[number + 1]) and _STOP.search(lines[number]):
            continue  # nobody breaks a line just where another point begins
        at_blank = _LATIN.match(lines[number][-1:]) or _LATIN.match(lines[number + 1][:1])
        word = (_AT_BLANKS if at_blank else _FIRST_WORD).match(written[number + 1])
        forced += widest - width <= (cells_of(word[0]) if word else 0) + 4
    return forced


def _is_title(lines: Sequence[str], widths: Sequence[int], number: int) -> bool:
    line, below = lines[number], lines[number + 1]
    if not number and _DECIMAL.match(line):
        return widths[0] <= _LONGEST and _OPEN.search(line) is not None and widths[1] > widths[0]
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
