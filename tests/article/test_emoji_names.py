"""Emoji that are written by their names."""

from __future__ import annotations

import pytest

from reader.article import parse


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("开心 :smile: 地 **说** :+1:。", "开心 😄 地 说 👍。"),
        (":tada::rocket: Done", "🎉🚀 Done"),
        ("# 题 :bug:\n\n字", "题 🐛\n字"),
        ("见 :unknown_name: 与 12:100:59", "见 :unknown_name: 与 12:100:59"),
        ("a:x:b 与 :x:y", "a:x:b 与 :x:y"),
        ("`:smile:` 与 <http://e.example/:smile:>", ":smile: 与 http://e.example/:smile:"),
        ("\\:smile:", ":smile:"),
        ("注意 :fire:", "注意 🔥"),
    ],
)
def test_names(body: str, shown: str) -> None:
    assert parse(body).text == shown
