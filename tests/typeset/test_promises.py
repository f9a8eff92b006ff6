"""Lines begin and end as print has it: judged by rules written down here a second time.

A line may start or end badly only where it had no choice: where no two plain ideographs
stand together in the line before, between which it could have ended.
"""

from __future__ import annotations

import re
from itertools import pairwise

from building import article_of, para
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.typeset import Layout, Line, Measure, Options, stdout_measure

NO_START = frozenset(
    "，。、；：！？）》」』】〉〕”’…·・々～％,.;:!?)]}%‰℃°"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯー゛゜ゝヽ"
)
NO_END = frozenset("（《「『【〈〔“‘([{")
WHOLE = re.compile(r"——|……|[A-Za-z]{2}|\d[%‰％℃°\d]|\d[万亿元年月日]|[¥$€]\d")
OPENS_WORD = re.compile(r"\.\d|%[A-Za-z]")
"""After a blank, no end of a word but the beginning of one: a decimal, the name of a variable."""
PLAIN = "天地玄黄宇宙洪荒列张寒来暑往秋收冬藏"
CHOICE = re.compile(f"[{PLAIN}](?=[{PLAIN}])")
MARKS = ") ] } ! ? , . ; % ( [ ， 。 、 ！” 。） ？》 “ ‘ （ （《 「 『 【 〔 …… —— · ％".split()
NUMBERS = "35% 2022年 3亿元 ¥100 25℃".split()
FOREIGN = [
    "Python",
    "GDP",
    "don’t ",
    "well-known ",
    "한국어는 ",
    "ちょっと",
    "スーパー",
    "ｼｮｯﾋﾟﾝｸﾞ",
    "々",
    "臺灣",
]
OTHERS = [" ", "\n", "👨\u200d👩\u200d👧", "🇨🇳", "e\u0301"]
WORDS = st.one_of(
    st.text(st.sampled_from(PLAIN), min_size=1, max_size=5),
    st.sampled_from(MARKS + NUMBERS + FOREIGN + OTHERS),
)
TEXTS = st.lists(WORDS, min_size=20, max_size=80).map("".join)
WIDTHS = st.one_of(st.integers(1, 40), st.integers(1, 200))
MEASURES = st.sampled_from([cell_len, stdout_measure(), stdout_measure(2)])
OPTIONS = st.builds(
    Options,
    indent=st.integers(0, 3),
    hanging=st.booleans(),
    spacing=st.booleans(),
    justify=st.booleans(),
)


def is_bad(text: str, at: int) -> bool:
    """Return whether a line should rather not end before `at`."""
    if text[at - 1] == " " and OPENS_WORD.match(text, at):
        return False
    before, after = text[:at].rstrip(" "), text[at:]
    parted = WHOLE.match(text[at - 1 : at + 1])
    return after[0] in NO_START or before[-1:] in NO_END or parted is not None


def set_lines(text: str, width: int, measure: Measure, options: Options) -> list[Line]:
    article = article_of(para(text))
    layout = Layout(article, width, measure=measure, options=options, centred=False)
    return layout.lines(0, 10**9)


@settings(max_examples=300, deadline=None)
@given(TEXTS, WIDTHS, MEASURES, OPTIONS)
def test_no_line_starts_or_ends_badly_that_had_a_choice(
    text: str, width: int, measure: Measure, options: Options
) -> None:
    for line, following in pairwise(set_lines(text, width, measure, options)):
        if following.continues and following.start < len(text) and is_bad(text, following.start):
            assert not CHOICE.search(text, line.start, line.end)


@settings(max_examples=300, deadline=None)
@given(TEXTS, WIDTHS, MEASURES, OPTIONS)
def test_a_line_that_another_ideograph_would_fit_is_not_left_short(
    text: str, width: int, measure: Measure, options: Options
) -> None:
    room = min(width - (2 if options.hanging and width > 8 else 0), options.measure)
    for line, following in pairwise(set_lines(text, width, measure, options)):
        at = following.start
        if following.continues and CHOICE.match(text, at) and text[at - 1] in PLAIN:
            assert line.cells + measure(text[at]) > room
