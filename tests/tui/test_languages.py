"""Both languages at every size: nothing cut, nothing of the other language on a real terminal."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from driving import opened, press
from real_terminal import Terminal
from rich.cells import cell_len
from textual.pilot import Pilot
from two_languages import TITLES, write_archive_in

import reader
from reader import texts
from reader.texts import _
from reader.tui.app import KanbaoApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.line import Line
from reader.tui.widgets.panes import LIST, SIDEBAR

MakeApp = Callable[..., KanbaoApp]

SIZES = [(40, 12), (60, 20), (80, 24), (120, 36), (200, 50)]
DIALOGS = {
    "the list": [],
    "the sidebar": ["backslash"],
    "the article": ["enter"],
    "the end of the article": ["enter", "G"],
    "what is found": ["enter", "slash", "1", "enter"],
    "finding": ["enter", "slash"],
    "the labels": ["enter", "semicolon"],
    "the outline": ["enter", "t"],
    "help": ["question_mark"],
    "the end of help": ["question_mark", "G"],
    "the palette": ["ctrl+p"],
    "the end of the palette": ["ctrl+p", "pagedown", "pagedown", "pagedown", "pagedown"],
    "themes": ["T"],
    "a list of nothing": ["3"],
    "a problem": ["j", "enter"],
    "the filter": ["f"],
    "no such title": ["f", "9", "9"],
    "no such category": ["backslash", "f", "9", "9"],
    "the date": ["d"],
}

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
ADDRESS = re.compile(r"[a-z]?https[:/]*\S*")
"""Of the article's own, perhaps with the letter of its label, or cut in a snippet."""
LATIN_WORD = re.compile(r"[A-Za-z]+")
LATIN = frozenset(
    # Keys, what is typed in a shell, names of themes, the key of a header.
    "ctrl shift tab enter esc PgUp PgDn Home End shell fg POST ink newsprint layout".split()
)
"""What stands in Latin letters on a Chinese screen; a letter alone is a key."""


def words_on(pilot: Pilot[Any]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> str:
    """The language spoken in this process."""
    chosen: str = request.param
    texts.use(chosen)
    return chosen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_of_ours_is_cut(
    make_app: MakeApp, tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    folder = write_archive_in(language, tmp_path / {"en": "river", "zh": "河湾"}[language])
    async with make_app(folder).run_test(size=size) as pilot:
        screen = await opened(pilot)
        for name, keys in DIALOGS.items():
            await press(pilot, *keys)
            shown = words_on(pilot)
            assert "…" not in shown, (name, shown)
            if pilot.app.screen is not screen:
                titles = [str(each.border_title or "") for each in pilot.app.screen.query("*")]
                assert all(title in shown for title in titles), (name, titles, shown)
            bar = screen.query_one(HintBar)
            covered = pilot.app.screen is not screen or bar.hint_context.typing or bar.notice
            if bar.display and not covered:
                assert f"{_('help')}  q {_('quit')}" in shown, (name, shown)
            await back_to_the_list(pilot, screen)


async def back_to_the_list(pilot: Pilot[Any], screen: ReadingScreen) -> None:
    while pilot.app.screen is not screen or screen.panes.at != LIST or types(screen):
        await press(pilot, "l" if screen.panes.at == SIDEBAR and not types(screen) else "escape")
    await press(pilot, "1", "g")


def types(screen: ReadingScreen) -> bool:
    return isinstance(screen.focused, Line)


def sentences_said() -> Iterator[str]:
    """What the screens say at the foot, where it is a whole sentence of ours."""
    for path in sorted((Path(reader.__file__).parent / "tui" / "screens").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "say":
                for each in ast.walk(node):
                    if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "_":
                        (told,) = each.args
                        assert isinstance(told, ast.Constant)
                        yield str(told.value)


def test_what_is_said_at_the_foot_fits_the_smallest_screen(language: str) -> None:
    said = set(sentences_said())
    assert len(said) > 8
    assert [each for each in said if cell_len(f" {_(each)}") > SIZES[0][0]] == []


@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_walk_meets_no_word_of_the_other_language(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    folder = write_archive_in(language, tmp_path / {"en": "river", "zh": "河湾"}[language])
    locale = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}[language]
    terminal = Terminal(
        "-m", "reader", str(folder), columns=size[0], rows=size[1], env={"LC_ALL": locale}
    )
    for step in walk(language):
        terminal.press(step.keys)
        if step.gone:
            terminal.until(step.gone, gone=True)
        terminal.until(step.shown)
        terminal.until_so(lambda shown: not strangers(shown, language))
    terminal.press("q")
    assert terminal.wait() == 0


SENTENCES_OF_QUERIES = {"en": "The quotation mark", "zh": "第"}


class Step(NamedTuple):
    """Keys, what is on the screen then, and what is no more."""

    keys: str
    shown: str
    gone: str = ""


def walk(language: str) -> Iterator[Step]:
    """Keys, and what is on the screen then: every screen, every dialog, most of what is said."""
    newest, _older, oldest = TITLES[language]
    listed, helping, palette, themes, outline, labels = map(
        begins,
        (
            _("Articles · {view}"),
            _("Help · {keys}"),
            _("Commands · {keys}"),
            _("Themes · {keys}"),
            _("Outline · {count}"),
            _("Type the letters of a link, {key} cancels"),
        ),
    )
    yield Step("", newest)
    yield Step("h", _("Today"))
    yield Step("l", _("next unread"))
    yield Step("3", _("No articles here"))
    yield Step("1", oldest)
    yield Step("\r", f"[{_('Image')} 1]")
    yield Step("o", begins(_("Copied {text}")))
    yield Step("Y", begins(_("Copied {text}")))
    yield Step(">", f"< {_('left')}")
    yield Step("<", f"> {_('right')}")
    yield Step(";", labels)
    yield Step("\x1b", _("next heading"), labels)
    yield Step("t", outline)
    yield Step("999", _("No heading matches"))
    yield Step("\x1b", _("next heading"), outline)
    yield Step("]", "§ 1/2")
    yield Step("/", _("Find in this article"))
    yield Step({"en": "coin\r", "zh": "硬币\r"}[language], _("next match"))
    yield Step("\x1b", _("read on"), _("next match"))
    yield Step("J", "layout")
    yield Step("J", _("Article"))
    yield Step("t", _("This article has no headings"))
    yield Step("J", _("The list ends here"))
    yield Step("\x1b", _("next unread"))
    yield Step("?", helping)
    yield Step("G", _("copy a word"))
    yield Step("q", listed, helping)
    yield Step("\x10", palette)
    yield Step("999", _("No command matches"))
    yield Step("\x1b", listed, palette)
    yield Step("T", themes)
    yield Step("\x1b", listed, themes)
    yield Step("ggm", _("next unread"))
    yield Step("A", _("Undo"))
    yield Step("u", begins(_("Undone, unread again: {what}")))
    yield Step("R", _("No new articles"))
    yield Step("f", _("Titles: words or pinyin"))
    yield Step("999", begins(_("No title here has “{words}”")))
    yield Step("\x1b", oldest, begins(_("No title here has “{words}”")))
    yield Step("f" + {"en": "brid", "zh": "q"}[language] + "\r", _("show all"), oldest)
    yield Step("\x1b", oldest, _("show all"))
    yield Step("hf", _("Categories: name or pinyin"))
    yield Step("999", begins(_("No category has “{words}”")))
    yield Step("\x1b", _("Today"), begins(_("No category has “{words}”")))
    yield Step("l", _("next unread"))
    yield Step("d", begins(_("Date: 2022-02-21, 2022-02, 02-21, yesterday, 3d, 2w, 5m, 1y")))
    yield Step(
        "9\r", _("Not a date: try 2022-02-21, 2022-02, 02-21, yesterday, 3d, 2w, 5m, 1y")[:10]
    )
    yield Step("\x7f2022-03-08\r", _("At {day}").format(day="2022-03-08"))
    yield Step("d2022-02\r", "2022-03-07")
    yield Step("d2023-03\r", _("{first} to {last}").format(first="2023-03-01", last="2023-03-31"))
    yield Step("gg", _("next unread"))
    yield Step("/", _("search the archive"))
    yield Step({"en": "coin", "zh": "硬币"}[language], begins(_("search for “{query}”")))
    yield Step("999", _("Nothing found"))
    yield Step("\x7f" * 3, begins(_("search for “{query}”")), _("Nothing found"))
    yield Step(' "', begins(SENTENCES_OF_QUERIES[language]))
    yield Step("\x7f" * 2 + "\r", _("match before"))
    yield Step("\x1b", _("edit the search"))
    yield Step("-", _("The search is as wide as it was typed"))
    yield Step("w", _("Name of the search"))
    yield Step("\x1b", _("end the search"), _("Name of the search"))
    yield Step("\x1b", oldest, _("end the search"))
    yield Step("\x03", _("Do you want to quit?"))


def begins(sentence: str) -> str:
    """The words of a sentence before its first value."""
    return sentence.split("{", maxsplit=1)[0]


def strangers(shown: str, language: str) -> list[str]:
    """What is on the screen in the other language."""
    if language == "en":
        return HAN.findall(shown)
    ours = ADDRESS.sub("", shown)
    return [word for word in LATIN_WORD.findall(ours) if len(word) > 1 and word not in LATIN]
