"""Every command in both languages, in a pipe and on a terminal: no word of the other language.

What an archive holds is its own business, so this one is written in words of neither.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

import click
import pytest
from real_terminal import Terminal

from reader import settings, texts
from reader.cli import kanbao
from reader.errors import Coded
from reader.library.query.conditions import Field, Mark
from reader.texts.errors import SENTENCES, sentence
from reader.texts.languages import Language
from reader.texts.problems import EXPLANATIONS
from reader.tui.keys.keymap import usual_keymap
from reader.tui.keys.presets import PRESETS
from reader.tui.keys.table import COMMANDS

LOCALES: dict[Language, str] = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
HAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff65]")
"""Chinese characters, and the full-width punctuation that comes with them."""
LATIN = re.compile("[A-Za-z]{2,}")

NAMES = {
    "kanbao", "kanbao's", "POST", "ANCHOR", "CODE", "slug", "published: false", "NO_COLOR",
    "LC_ALL", "LC_MESSAGES", "LANG", "TOML", "JSON", "UTF-8", "NUL", "Pelican", "shell", "fg",
    "true", "false", "colors", "config.toml", "YAML", "Markdown", "Liquid", "HTML", "Jekyll", "title", "date",
    "GB18030", "Big5", "MiB", "README", "BOM", "UTF", "https", "htm", "txt", "md", "png", "_posts",
    "_config.yml", "timezone", "Asia/Shanghai", "OR", "Wind*", "Python",
    "jekyll", "hexo", "hugo", "zola", "pelican", "plain",
}  # fmt: skip
"""What is called so in Chinese, too, besides the names that the program gives."""

_FIELDS = [*(field.value for field in Field), "category", "date", "after", "before"]
"""What may stand before a colon in a query."""

TYPED = {
    "titel",
    "nihil",
    "shwo",
    "frmat",
    "lorum",
    "dolar",
    "dol",
    "dolore",
    "measur",
    "mark.sta",
    "ctrl+i",
}
"""What the tests type that nothing is called."""

WORDS_OF_THE_ARCHIVE = set(
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt".split()
)
POSTS = {
    "2024-03-01-lorem.md": (
        "---\ntitle: Lorem ipsum\ncategories: dolor\ntags: [amet]\n---\n"
        "## Ipsum\n\nDolor sit amet.\n\n![elit](/elit.png)\n\n## Elit\n\nSed eiusmod tempor.\n\n"
        "| lorem | ipsum |\n|---|---|\n| dolor | sit |\n\n<https://lorem.ipsum/>\n"
    ),
    "2024-03-02-ipsum.md": "---\ntitle: Ipsum dolor\ncategories: dolore\n---\nAmet.\n",
    "2024-03-03-tempor.md": '---\ntitle: ""\ncategories: dolor\ndate: sed\n---\nTempor.\n',
    "2024-03-04-sed.md": "---\ntitle: Sed\npublished: false\n---\nElit.\n",
    "2024-03-05-amet.md": '---\ntitle: "amet "elit" sed"\n---\nIncididunt.\n',
}

MISTAKES = """\
measur = 3
lorem = 1
gap = 70
hanging = 3
theme = 4
language = "ipsum"
[keys]
preset = "dolor"
"mark.sta" = "S"
"mark.star" = "ctrl+i"
"app.quit" = ["j"]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "lorem"
    (folder / "_posts").mkdir(parents=True)
    for name, text in POSTS.items():
        (folder / "_posts" / name).write_text(text, "utf-8")
    (tmp_path / "ipsum").mkdir()
    (tmp_path / "elit.png").write_bytes(b"\0")
    return folder


def lines_of(folder: Path) -> Iterator[list[str]]:
    """Every command line of the walk, in its order."""
    site, bare = str(folder / "lorem"), str(folder / "ipsum")
    yield from (["--help"], ["--version"])
    for name in kanbao.commands:
        yield [name, "--help"]
    yield ["list", "--limit", "0"]  # No archive was read yet.
    for rest in ([], ["--drafts"], ["--rebuild"]):
        yield ["index", site, *rest]
    for rest in (
        ["--limit", "1"], ["--format", "tsv"], ["--format", "json"], ["--drafts"],
        ["--category", "dolor"], ["--category", "elit"], ["--category", "dol"],
        ["--category", "dolar"],
    ):  # fmt: skip
        yield ["list", site, *rest]
    for place in (bare, str(folder / "nihil"), str(folder / "elit.png"), "~nihil/lorem"):
        yield ["list", place]
    yield ["list", bare, "--drafts"]
    yield ["list", f"{site}/_posts/2024-03-04-sed.md"]
    for rest in (
        ["2024-03-01-lorem"], ["2024-03-01-lorem", "--format", "markdown"],
        ["2024-03-01-lorem", "--color", "always"], ["2024-03-01-lorem#elit"],
        ["2024-03-01-lorem#sed"], ["2024-03-02-ipsum#sed"], ["2024-03-03-tempor"],
        ["2024-03-05-amet"], ["nihil"], ["2024-03-01-lorum"], ["2024"], [site],
    ):  # fmt: skip
        yield ["show", *rest, "--archive", site]
    yield ["outline", "2024-03-01-lorem", "--archive", site]
    for query in ("lorem", "heading:elit", "lorem OR", "titel:lorem", "is:nihil", '"lorem'):
        yield ["search", query, site]
    for rest in (["--count"], ["--facet", "category"], ["--by", "relevance"], ["--format", "json"]):
        yield ["search", "dolor", site, *rest]
    yield ["list", site, "--query", "(lorem"]
    for name in ("categories", "check"):
        yield [name, site]
        yield [name, site, "--format", "json"]
    for code in (*EXPLANATIONS, "nihil"):
        yield ["check", "--explain", code]
    yield from (["themes"], ["themes", "--format", "tsv"], [site, "--theme", "nihil"])
    yield from (["config"], ["config", "--init"], ["config", "--init"])
    yield from WRONG


WRONG = [
    ["nihil"], ["shwo"], ["--nihil"], ["list", "--frmat", "json"], ["list", "--format", "nihil"],
    ["list", "--limit", "nihil"], ["show"], ["show", "sit", "--width"],
    ["show", "sit", "--width", "0"], ["config", "--init=7"], ["outline", "sit", "amet"],
    ["outline", "sit", "amet", "elit"],
]  # fmt: skip
"""Command lines that click refuses, each for another reason."""

WALK = """
import gc, json, os, sys
import reader.__main__
import reader.library.sqlite.open_index, reader.library.scan.scan, reader.tui.app, rich.progress
from reader.article import parse
from reader.article.context import Context
from reader.cli import archives, check, configuring, helping, indexing, lists, naming, search, show, usage
from reader.library import open_library
from reader.typeset import Layout
parse("## Ipsum", Context())
gc.freeze()
for line in json.loads(sys.argv[1]):
    print("\\n$", json.dumps(line), flush=True)
    child = os.fork()
    if not child:
        sys.argv = ["kanbao", *line]
        try:
            reader.__main__.main()
        except SystemExit:
            sys.stdout.flush()
            os._exit(0)
    os.waitpid(child, 0)
"""
"""Runs command lines one after the other, each in a process that has nothing to import any more."""

A_WALK = 30
"""Command lines run in one go, on a terminal that is not waited for endlessly."""

CONTROL = re.compile(r"\x1b\[[\d;?]*[A-Za-z]|\r")


def walked(
    lines: Sequence[list[str]], folder: Path, language: Language, columns: int | None
) -> Iterator[tuple[str, str]]:
    """Run command lines and yield each with all that it printed; `columns` of a terminal, or a pipe."""
    if len(lines) > A_WALK:
        yield from walked(lines[:A_WALK], folder, language, columns)
        yield from walked(lines[A_WALK:], folder, language, columns)
        return
    env = {"LC_MESSAGES": LOCALES[language]}
    arguments = ["-c", WALK, json.dumps(lines)]
    if columns is None:
        done = subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=True,
        )
        printed = done.stdout.decode()
    else:
        terminal = Terminal(*arguments, columns=columns, env=env)
        assert terminal.wait() == 0
        printed = terminal.raw.decode()
    printed = CONTROL.sub("", printed)
    for path in (str(folder), str(settings.config_folder().parents[0])):
        printed = printed.replace(path, "")
    for line, told in zip(lines, re.split(r"(?m)^\$ .*\n", printed)[1:], strict=True):
        yield " ".join(line).replace(str(folder), ""), told


def foreign(language: Language, text: str) -> list[str]:
    """The words in a text that are not of the language, and are no names."""
    if language == "en":
        return HAN.findall(text)
    in_one_line = " ".join(text.split())  # A name of two words may stand in two lines.
    return LATIN.findall(NAME.sub(" ", in_one_line))


def _names() -> Iterator[str]:
    """Every name that the program gives to something."""
    yield from NAMES | TYPED
    for name, command in kanbao.commands.items():
        yield name
        for parameter in command.params:
            yield from (each for each in parameter.opts if each.startswith("--"))
            if isinstance(parameter.type, click.Choice):
                yield from map(str, parameter.type.choices)
    yield from ("--help", "--version", "ink", "newsprint", "keys", "preset", *PRESETS, "searches")
    yield from (f"{name}:" for name in _FIELDS)
    yield from (f"is:{mark.value}" for mark in Mark)
    for field in settings.FIELDS:
        yield field.name
        yield from field.allowed if isinstance(field.allowed, tuple) else ()
    for id in COMMANDS:
        yield from (id, *usual_keymap().keys(id))
    yield from EXPLANATIONS
    yield from (word for each in WORDS_OF_THE_ARCHIVE for word in (each, each.capitalize()))


_LONGEST_FIRST = sorted(set(_names()), key=len, reverse=True)
NAME = re.compile(rf"(?<![A-Za-z_])(?:{'|'.join(map(re.escape, _LONGEST_FIRST))})(?![A-Za-z_])")


@pytest.mark.parametrize("columns", [None, 40, 80], ids=["pipe", "40", "80"])
@pytest.mark.parametrize("language", LOCALES)
def test_no_command_says_a_word_of_the_other_language(
    site: Path, language: Language, columns: int | None
) -> None:
    lines = list(lines_of(site.parent))
    if columns is None:
        lines.append([str(site)])
    mixed = {}
    for line, told in walked(lines, site.parent, language, columns):
        assert told.strip(), line
        assert "Traceback" not in told, told
        text = told if "json" not in line else " ".join(messages(told))
        if found := foreign(language, text):
            mixed[line] = (found, text)
    assert mixed == {}


@pytest.mark.parametrize("language", LOCALES)
def test_what_is_wrong_in_the_config_is_told_in_the_language(
    site: Path, language: Language
) -> None:
    path = settings.config_path()
    path.parent.mkdir(parents=True)
    path.write_text(MISTAKES, "utf-8")
    told = dict(walked([["config"], ["list", str(site)]], site.parent, language, 80))
    for text in told.values():
        assert foreign(language, text) == []
    wrong = [line for line in told["config"].splitlines() if line.startswith("kanbao: ")]
    assert len(wrong) == len(MISTAKES.splitlines()) - 1


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_error_and_notice_is_told_in_the_language(code: str, language: Language) -> None:
    texts.use(language)
    names = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
    told = sentence(Coded(code, dict.fromkeys(names, "7")))
    assert told == told.strip() != ""
    assert foreign(language, told) == []


@pytest.mark.parametrize("language", LOCALES)
def test_each_wrong_usage_has_a_sentence_of_its_own(site: Path, language: Language) -> None:
    told = dict(walked(WRONG, site.parent, language, 80))
    for line, text in told.items():
        (only,) = text.strip().splitlines()
        assert only.startswith("kanbao: "), line
        assert re.search(r"kanbao( [a-z]+)? --help", only), line
    assert len(set(told.values())) == len(WRONG)


def messages(printed: str) -> Iterator[str]:
    """The sentences in what was printed as JSON; all else in it is data."""
    for line in printed.splitlines():
        if not line.startswith("{"):
            yield line
            continue
        record = json.loads(line)
        for each in (record, *record.get("problems", [])):
            yield each.get("message", "")
