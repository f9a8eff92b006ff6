"""A long body, parsed in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reader.article import Context, parse
from reader.article.parse_process import parse_in_process

BODY = (
    "## 第一节\n\n中国**很大。**然后\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1\n```\n"
)
CONTEXT = Context(title="题", body_line=5, page={"a": "b"})


def test_it_is_what_parsing_here_gives() -> None:
    assert parse_in_process(BODY, CONTEXT, lambda: False) == parse(BODY, CONTEXT)


def test_what_is_no_longer_wanted_is_broken_off() -> None:
    assert parse_in_process("一段话。\n\n" * 200_000, CONTEXT, lambda: True) is None


def test_no_process_is_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    assert parse_in_process(BODY, CONTEXT, lambda: False) == parse(BODY, CONTEXT)


def test_a_process_that_dies_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert parse_in_process(BODY, CONTEXT, lambda: False) == parse(BODY, CONTEXT)


def test_a_process_slow_to_start_gets_the_whole_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.article.parse_process._CANCEL_CHECK_SECONDS", 0.005)
    body = BODY + "一段话。\n\n" * 30_000
    assert parse_in_process(body, CONTEXT, lambda: False) == parse(body, CONTEXT)
