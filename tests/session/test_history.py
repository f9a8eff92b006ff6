"""Back and forward through what was read."""

from __future__ import annotations

from reader.model import Key
from reader.session.history import History


def test_back_and_forward_and_no_further_than_the_ends() -> None:
    history = History()
    assert history.step(-1) is None
    for key in "甲乙丙":
        assert history.visit(Key(key))
    assert [history.step(-1) for _ in range(3)] == ["乙", "甲", None]
    assert [history.step(1) for _ in range(3)] == ["乙", "丙", None]


def test_the_same_article_again_is_no_step() -> None:
    history = History()
    history.visit(Key("甲"))
    assert not history.visit(Key("甲"))
    history.visit(Key("乙"))
    assert history.step(-1) == "甲"
    assert not history.visit(Key("甲"))
    assert history.step(1) == "乙"


def test_from_further_back_the_way_forward_is_a_new_one() -> None:
    history = History()
    for key in "甲乙丙":
        history.visit(Key(key))
    history.step(-1)
    history.step(-1)
    history.visit(Key("丁"))
    assert history.step(1) is None
    assert [history.step(-1) for _ in range(2)] == ["甲", None]


def test_the_way_is_not_held_for_ever() -> None:
    history = History()
    for number in range(1000):
        history.visit(Key(str(number)))
    back = []
    while (key := history.step(-1)) is not None:
        back.append(int(key))
    assert back == list(range(998, 998 - len(back), -1))
    assert 100 < len(back) < 300
