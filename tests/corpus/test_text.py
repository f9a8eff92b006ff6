"""Posts without markup: what stands in a `.txt` file is meant as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.corpus import open_archive, read_post


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n# 不是标题\n\n正文", "# 不是标题"),
        ("*号*开头", "*号*开头"),
        ("    缩进的一行\n", "缩进的一行"),
        ("AT&amp;T 与 <b>标签</b>", "AT&amp;T 与 <b>标签</b>"),
        ("---\ntitle: 有头信息\n---\n# x", "有头信息"),
        ("——\n\n第一句。第二句。", "第一句"),
        ("", "note"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "TXT"])
def test_a_title_keeps_what_looks_like_markup(
    tmp_path: Path, text: str, title: str, ending: str
) -> None:
    (tmp_path / f"note.{ending}").write_text(text, "utf-8")
    assert read_post(open_archive(tmp_path), f"note.{ending}").title == title
