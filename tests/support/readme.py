"""The READMEs, and the commands that they name, as one may type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.texts.languages import Language

_ROOT = Path(__file__).parents[2]
READMES: Mapping[Language, Path] = {"en": _ROOT / "README.md", "zh": _ROOT / "README.zh.md"}
_SPAN = re.compile(r"(?<!`)`(kanbao(?: [^`]*)?)`(?!`)")
_FENCE = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
_IN_FENCE = re.compile(r"(?:^|/|\s)(kanbao(?: [^&|;#\n]*)?)", re.MULTILINE)

VALUES: Mapping[str, str] = {
    "C": "江海晨报",
    "CODE": "title-empty",
    "N": "36",
    "POST": "2026-11-24-huanying",
    "POST[#ANCHOR]": "2026-11-24-huanying#headings",
    "Q": "渡口 -date:2021",
    "QUERY": "渡口",
    "T": "newsprint",
}
"""What stands for each placeholder, besides the archive; a new one in the README needs one here."""


def usages(language: Language = "en") -> list[str]:
    """Return every command that stands in a README, in code or in a fence, each once."""
    text = READMES[language].read_text("utf-8").replace("\\|", "|")
    found = [match[1] for fence in fences(language) for match in _IN_FENCE.finditer(fence)]
    found += _SPAN.findall(_FENCE.sub("", text))
    return list(dict.fromkeys(usage.strip() for usage in found))


def fences(language: Language) -> list[str]:
    """Return what a README gives to a shell, fence by fence."""
    return _FENCE.findall(READMES[language].read_text("utf-8"))


def command_of(usage: str) -> str:
    """Return the command's name, empty where it is the reader's that goes without."""
    first = [*_words(usage)[1:], ""][0]
    return first if re.fullmatch("[a-z]+", first) else ""


def plain(usage: str, archive: str) -> list[str]:
    """Return the arguments of a usage with no option but the archive, where it takes one."""
    return list(_base(usage, archive, _words(usage)[1:]))


def bare(usage: str, archive: str) -> list[str]:
    """Return the arguments of a usage with nothing that may be left out."""
    needed = [word for word in _words(usage)[1:] if not word.startswith("[")]
    return list(_base(usage, archive, needed))


def with_options(usage: str, archive: str) -> Iterator[list[str]]:
    """Yield its arguments with each option alone, with each of its values."""
    for word in _words(usage)[1:]:
        inner = _words(word[1:-1]) if word.startswith("[--") else []
        if not inner or inner[1:] == ["PATH"]:
            continue
        for value in inner[1].split("|") if len(inner) > 1 else [None]:
            given = [] if value is None else [_value(value, archive)]
            yield [*plain(usage, archive), inner[0], *given]


def _base(usage: str, archive: str, words: list[str]) -> Iterator[str]:
    for word in words:
        if word == "[--archive PATH]":
            yield from ("--archive", archive)
        elif not word.startswith("[--"):
            yield _value(word[1:-1] if word.startswith("[") else word, archive)


def _value(word: str, archive: str) -> str:
    if word in ("PATH", "FOLDER"):
        return archive
    return VALUES[word] if word.isupper() or "[" in word else word


def _words(usage: str) -> list[str]:
    """Return the words of a usage, what stands in brackets being one."""
    words, depth = [""], 0
    for character in usage:
        depth += (character == "[") - (character == "]")
        if character == " " and not depth:
            words.append("")
        else:
            words[-1] += character
    return words
