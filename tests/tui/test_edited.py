"""A post that was edited is read on at the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from driving import article_in, opened, press, until

from reader.tui.app import KanbaoApp


async def test_a_paragraph_put_in_above_does_not_move_the_reader(
    make_app: Callable[..., KanbaoApp], archive_folder: Path
) -> None:
    file = archive_folder / "_posts" / "2022-03-09-library.md"
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter", "]", "]")
        there = article_in(screen).text[screen.body.offset_in_text :][:8]
        await press(pilot, "q")
    text = file.read_text("utf-8")
    file.write_text(text.replace("<p>近年来", "<p>编者按：本文有增补。</p>\n<p>近年来"), "utf-8")
    async with make_app().run_test(size=(80, 12)) as pilot:
        screen = await opened(pilot)
        await until(pilot, lambda: screen.body.post and screen.body.has_focus)
        assert "增补" in article_in(screen).text
        assert article_in(screen).text.startswith(there, screen.body.offset_in_text)
