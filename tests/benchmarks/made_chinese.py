"""Chinese text that nobody wrote, with the frequencies of Chinese that people write.

What makes an index large and a search slow is how often which character stands where, so
this follows what was counted in real text:

- *Characters*: the law of Deng, Allahverdyan and others (Rank-frequency relation for Chinese
  characters, Eur. Phys. J. B 87, 2014, arXiv:1309.1536): a power law for the common ones that
  turns into an exponential one for the others. Its three numbers were fitted to what Jun Da
  counted in modern Chinese (Modern Chinese Character Frequency List, 2004): the commonest 100
  characters cover 42 % of the text, 200 55 %, 500 75 %, 1,000 89 %, 2,000 97 %. They are those
  of GB 2312's first level, which cover 99.7 %.
- *Words*: Zipf's law over 20,000 words; about half of the words of a running text have one
  character, nearly all others two (国家语委, 现代汉语常用词表, has the same shares of its words).
- *A text* has its own few words again and again: the first 500 Chinese characters of one have
  230 to 290 different ones, the first 1,000 have 360 to 420, the first 2,000 550 to 590
  (counted in 112 long articles of the corpus of news, Chinese and translated). Were each word drawn
  anew, they would have 330, 530 and 810. So each text draws its words from a stock drawn for it.
- Between two marks of punctuation stand some eight characters; to 1,000 there are some 27 words
  of Latin letters and numbers (the same articles).

`tests/test_made_chinese.py` holds what is made against these figures. Which characters make a
word is chance. The same random numbers make the same text.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from math import exp

COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建"
)
"""The commonest characters, commonest first. Which of the others is commoner is chance."""

LATIN = (
    "App AI 5G ETF IPO GDP CPI ET7 Wind ESG PPI PMI CEO CNY USD NBA iPhone WTO SUV GPS APP LPR "
    "MLF REITs 4K VR DNA IT CBD OLED P2P O2O QFII IDC SaaS COVID Omicron mRNA ICU CT CBA MBA PPP "
    "BOT LED LNG TCL BYD COP26 G20 RCEP BRICS Model iOS Android Windows Linux Python Reuters"
).split()
"""Words of Latin letters, the commonest first."""

ENDS = "，，，，，。。；！"
"""What stands between two clauses, as often as here."""

VOCABULARY = 20_000
_SINGLE_CHARACTERS = 3755
_EXPONENT, _DECAY = 0.6, 950
"""Of the law of characters: rank to the power of minus the one, e to minus rank by the other."""

_WORD_SHIFT = 1.0
"""Of the law of words, 1 / (rank + shift): the commonest word is one of twenty."""

_TABLE = 1 << 20
"""Words drawn from, each as often as it is common."""

_TRIES = 40
_SIZES = range(2, 10)
_INSERTED = ("",) * 39 + ("Latin",) * 5 + ("number",) * 6
"""What stands in a clause beside Chinese, as often as here."""

_STOCK, _STOCK_POWER = 1.6, 0.88
"""The stock of a text of n words has so many times n to the power of this."""

_CHARACTERS_A_WORD = 1.6


def shares_of_characters() -> list[float]:
    """Return which share of a text each character has, the commonest first."""
    weights = [exp(-rank / _DECAY) / rank**_EXPONENT for rank in range(1, _SINGLE_CHARACTERS + 1)]
    whole = sum(weights)
    return [weight / whole for weight in weights]


@cache
def characters() -> str:
    """Return GB 2312's first level, the commonest characters first."""
    rows = range(0xB0, 0xD8)
    level = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    known = [pair.decode("gb2312") for pair in level[:_SINGLE_CHARACTERS]]
    common = [each for each in dict.fromkeys(COMMON) if each in set(known)]
    others = sorted(set(known) - set(common))
    random.Random(2312).shuffle(others)
    return "".join(common + others)


@cache
def vocabulary() -> list[str]:
    """Return words, the commonest first.

    Each takes of its characters' shares what it is common, so that what all take is the law.
    """
    rng = random.Random(20_000)
    known, shares = characters(), shares_of_characters()
    bounds = list(accumulate(shares))
    weights = [1 / (rank + _WORD_SHIFT) for rank in range(1, VOCABULARY + 1)]
    lengths = [_length(rng, rank) for rank in range(VOCABULARY)]
    whole = sum(weight * length for weight, length in zip(weights, lengths, strict=True))
    left = list(shares)
    words: dict[str, None] = {}
    singles = iter(range(len(known)))

    def drawn(weight: float) -> int:
        for _ in range(_TRIES):
            at = min(bisect(bounds, rng.random() * bounds[-1]), len(known) - 1)
            if left[at] >= weight and rng.random() < left[at] / shares[at]:
                break
        return at

    for weight, length in zip(weights, lengths, strict=True):
        share = weight / whole
        while True:
            word = [next(singles)] if length == 1 else [drawn(share) for _ in range(length)]
            text = "".join(known[at] for at in word)
            if text not in words:
                break
        words[text] = None
        for at in word:
            left[at] -= share
    return list(words)


def _length(rng: random.Random, rank: int) -> int:
    """Return how many characters a word has: the commoner it is, the fewer."""
    if rank < 30:
        return 1
    single = 0.6 if rank < 300 else 0.3 if rank < 2_000 else 0.06
    kind = rng.random()
    if kind < single:
        return 1
    rest = (kind - single) / (1 - single)
    return 2 if rest < 0.84 else 3 if rest < 0.94 else 4


@cache
def _table() -> list[str]:
    weights = [1 / (rank + _WORD_SHIFT) for rank in range(1, VOCABULARY + 1)]
    whole = sum(weights)
    table: list[str] = []
    covered = 0.0
    for word, weight in zip(vocabulary(), weights, strict=True):
        covered += weight / whole * _TABLE
        table += [word] * (round(covered) - len(table))
    return table


@cache
def _latin_weights() -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, len(LATIN) + 1)))


def words(rng: random.Random, count: int) -> list[str]:
    """Return so many words, each as often as it is common."""
    return rng.choices(_table(), k=count)


def stock(rng: random.Random, length: int) -> list[str]:
    """Return the words that a text of so many characters draws its words from."""
    return words(rng, max(8, round(_STOCK * (length / _CHARACTERS_A_WORD) ** _STOCK_POWER)))


def clauses(rng: random.Random, of: Sequence[str], count: int) -> list[str]:
    """Return so many clauses of two to nine words, drawn from a stock."""
    sizes = rng.choices(_SIZES, k=count)
    drawn = rng.choices(of, k=sum(sizes))
    made: list[str] = []
    at = 0
    for size, kind, end in zip(
        sizes, rng.choices(_INSERTED, k=count), rng.choices(ENDS, k=count), strict=True
    ):
        if kind:
            drawn[at + int(rng.random() * size)] += _latin(rng) if kind == "Latin" else _number(rng)
        made.append("".join(drawn[at : at + size]) + end)
        at += size
    return made


def sentence(rng: random.Random) -> str:
    """Return one clause, its words drawn from all."""
    return clauses(rng, words(rng, _SIZES[-1]), 1)[0]


def _latin(rng: random.Random) -> str:
    return rng.choices(LATIN, cum_weights=_latin_weights())[0]


def _number(rng: random.Random) -> str:
    return f"{rng.randint(1, 9999)}"
