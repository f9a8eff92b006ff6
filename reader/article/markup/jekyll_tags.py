"""Jekyll's includes, and tags of its plugins and of Octopress → what they stand for.

| tags | become |
|---|---|
| `include figure.html path="a.png" caption="…"` and its kind | an image, its caption below it |
| `include video id="…" provider="youtube"` | a link to it |
| `include button.html text="…" url="…"` | a link |
| `include note.html content="…"`, any other with words to be read | the words |
| `img`, `picture`, `responsive_image` | an image |
| `codeblock` | code, its title above it |
| `blockquote`, `pullquote` | a quotation, and whose it is |
| `details`, `tab` | title and content |
| `gist`, `youtube`, `vimeo`, `twitter`, `video`, `audio` | a link to it |
| `include_code` | a link to the file |

What an include would read in is not looked at: every site has its own, most of them by these names.
Source: https://jekyllrb.com/docs/includes/, http://octopress.org/docs/blogging/plugins/, and the themes
Minimal Mistakes and al-folio.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from reader.article.dom.elements import names_file
from reader.article.markup.paired_tags import OpenTags, nothing
from reader.article.markup.tag_meanings import (
    PLAYERS,
    Meanings,
    cite,
    cited,
    holds_words,
    is_address,
)
from reader.article.markup.written import Writer
from reader.patterns import regex

HOLDING = frozenset("blockquote pullquote details tab".split())
"""Tags that hold what stands up to their end."""

_ENDS = regex(r"\{%-?\s*end(\w+)")
_ARGUMENT = regex(r"(?:([\w-]+)(?:\s*=\s*|:\s+))?(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'=]+))")
_IMAGES = frozenset("img image picture responsive_image responsive_image_block figure".split())
_FIGURES = regex(r"figure|image|img|picture|photo|pic\b|screenshot|lightbox")
_FILMS = regex(r"youtube|vimeo|bilibili|video|audio|podcast|soundcloud|tweet|twitter|gist|embed")
_ADDRESSES = "src url path image_path image img file filename source href link".split()
_CAPTIONS = "caption description desc title credit".split()
_WORDS = "content text body message quote caption description".split()
_PLAYED = PLAYERS | {"video", "audio"}


class JekyllTags:
    """Writes what tags stand for, in their place in a body."""

    def __init__(self, body: str, writer: Writer) -> None:
        self._writer = writer
        self._means = Meanings(writer)
        self._ends = Counter(_ENDS.findall(body))
        self._open = OpenTags()

    def code(self, start: int, end: int, said: str) -> None:
        """Write what stands in a `codeblock`."""
        self._means.told_code(start, end, said)

    def open(self, name: str, said: str) -> None:
        """Begin a tag of `HOLDING`, unless none of its name ends any more."""
        if self._ends[name] <= 0:
            return
        self._ends[name] -= 1
        close: Callable[[], None] = nothing
        if name in ("details", "tab"):
            self._means.lead(_unquoted(said if name == "details" else said.partition(" ")[2]))
        else:
            author, link, title = cite(_unquoted(said) if name == "blockquote" else "")
            footer = cited(author, link, title)
            self._means.open_quote()
            close = lambda: self._means.close_quote(footer)  # noqa: E731
        self._open.hold(name, close)

    def close(self, name: str) -> None:
        """End the innermost tag of that name."""
        self._open.close(name)

    def alone(self, name: str, said: str, value: Callable[[str], str]) -> None:
        """Write what a tag that holds nothing stands for; `value` is that of a name of Liquid's."""
        if name in ("include", "include_relative", "include_cached"):
            file, _, rest = said.partition(" ")
            self._include(file, _arguments(rest, value)[1])
            return
        words, named = _arguments(said, value)
        if self._writer.column.endswith("]("):
            self._writer.add(next(filter(_is_place, words), ""))
        elif name in _IMAGES:
            if named:
                self._figure(named, "figure")
            self._means.placed_image(words)
        elif name in _PLAYED and words:
            self._means.player(name, words[0])
        elif name == "include_code" and words:
            title = " ".join(word for word in words[:-1] if not word.startswith("lang:"))
            self._means.link(f"/downloads/code/{words[-1]}", title or words[-1])

    def _include(self, file: str, named: dict[str, str]) -> None:
        file = file.rpartition("/")[2].lower()
        if self._figure(named, file):
            return
        film = _FILMS.search(file)
        place = named.get("id") or next((named[key] for key in _ADDRESSES if named.get(key)), "")
        if film and place:
            self._means.player(named.get("provider", film[0]).lower(), place)
            return
        said = [named[key] for key in _WORDS if holds_text(named.get(key, ""))]
        label = named.get("text") or named.get("title") or named.get("label")
        if label and is_address(place) and not names_file(place):
            self._means.link(place, label)
        elif said and self._writer.column.strip():
            self._writer.add(" ".join(said))
        elif said:
            self._writer.begin_block()
            self._writer.add("\n\n".join(said) + "\n\n")

    def _figure(self, named: dict[str, str], file: str) -> bool:
        """Write an image that arguments tell of; return whether they do."""
        said = ((key, named[key]) for key in _ADDRESSES if named.get(key))
        source = next((place for _, place in said if _is_image(place, file)), "")
        if not source:
            return False
        captions = (named[key] for key in _CAPTIONS if named.get(key) and named[key] != source)
        alt = named.get("alt", "")
        if "://" not in source and not source.startswith(("/", ".")):
            source = "/" + source
        self._means.image(source, alt)
        self._means.described(next(captions, ""))
        return True


def holds_text(words: str) -> bool:
    """Tell whether an argument is text to be read: Chinese, or more than a word."""
    words = words.strip()
    return holds_words(words) or (" " in words and "<" not in words[:1] and not is_address(words))


def _is_image(place: str, file: str) -> bool:
    if names_file(place.partition("?")[0].rpartition("/")[2]):
        return True
    return _FIGURES.search(file) is not None and ("/" in place or "." in place)


def _is_place(word: str) -> bool:
    return is_address(word) or "/" in word or "." in word


def _unquoted(said: str) -> str:
    return said.strip().strip("\"'")


def _arguments(said: str, value: Callable[[str], str]) -> tuple[list[str], dict[str, str]]:
    """Return the arguments of a tag without names, and those with; names of Liquid's are their values."""
    words: list[str] = []
    named: dict[str, str] = {}
    for key, double, single, bare in _ARGUMENT.findall(said):
        word = double or single
        if key:
            named[key.lower()] = word or value(bare) or (bare if "/" in bare else "")
        elif word or bare:
            words.append(word or bare)
    return words, named
