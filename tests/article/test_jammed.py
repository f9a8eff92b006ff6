"""What Discuz writes between the lines of a post against copying is no text."""

from __future__ import annotations

import random

import pytest

from reader.article import parse

LINES = [
    "国庆本来想去看海，孩子说要看乌篷船，于是改了车票。",
    "第一天在码头等到天黑，船家说潮水不对。",
    "第二天下雨，我们在邮局里写了四张明信片。",
    "回来的车上孩子睡着了，手里还攥着一只贝壳。",
]


def noise(seed: int) -> str:
    """Return what the program writes: five to fifteen pairs (`jammer`)."""
    chance = random.Random(seed)
    pairs = chance.randint(6, 15)
    return "".join(
        f"{chr(chance.randint(33, 59))} {chr(chance.randint(63, 126))}" for _ in range(pairs)
    )


@pytest.mark.parametrize("seed", range(30))
def test_it_is_left_out(seed: int) -> None:
    body = "\n".join(
        f"{noise(9 * seed + at)} {line}{noise(7 * seed + at)}" for at, line in enumerate(LINES)
    )
    assert "".join(parse("\n" + body).text.split()) == "".join(LINES)


def test_no_line_of_it_is_a_heading() -> None:
    body = f'{LINES[0]}+ N6 g\' Z7 p0 _. W7 x7 N\n\n# D1 T7 a8 ^$ D/ O" i {LINES[1]}\n1 n, D" U& N3 L: {{: B7 v8 q7 R) f {LINES[2]}\n1 b, D" U& N3 L {LINES[3]}'
    article = parse(body)
    assert article.sections == ()
    assert "".join(article.text.split()) == "".join(LINES)


@pytest.mark.parametrize(
    "body",
    [
        "1 a\n2 b\n3 c\n4 d\n5 e",
        "选项：1 A 2 B 3 C 4 D 5 E 6 F",
        "\n1 x; 2 y; 3 z\n4 x; 5 y; 6 z",
        "- a - b - c - d - e - f",
    ],
)
def test_what_people_write_stays(body: str) -> None:
    kept = [char for char in body if char.isalnum()]
    assert [char for char in parse(body).text if char.isalnum() and char in kept] != []
    assert {char for char in body if char.isalpha()} <= set(parse(body).text)
