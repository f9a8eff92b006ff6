"""Hugo's shortcodes, and those of its common themes → what they stand for.

| shortcodes | become |
|---|---|
| `figure`, `img`, `image` | an image, its title and caption |
| `highlight`, `code`, `mermaid` | code |
| `ref`, `relref` | the address of that post |
| `admonition`, `notice`, `note`, `tip`, `warning`, `alert`, `callout`, `hint` … | a note, set as a quotation |
| `quote`, `blockquote`, `epigraph` | a quotation, and whose it is |
| `details`, `expand`, `collapse`, `spoiler`, `tab`, `accordion` | title and content |
| `button`, `link` | a link |
| `youtube`, `vimeo`, `bilibili`, `gist`, `tweet`, `x`, `instagram`, `video`, `audio` | a link to it |
| `param` | the header's value |
| `rawhtml`, `math`, `katex` | what they hold, as it stands |
| `{{</* figure */>}}`, `{{%/* note */%}}` | the tag itself, as text, in code too |

Of any other what it holds stays; one that holds nothing is dropped, unless its arguments are
words to be read.
Source: https://gohugo.io/content-management/shortcodes/; the themes LoveIt, Docsy, Relearn and Book.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from reader.article.content import Context
from reader.article.dom.elements import names_file
from reader.article.markup.paired_tags import PairedTags, nothing
from reader.article.markup.tag_meanings import PLAYERS, cited, holds_words
from reader.article.markup.written import Source
from reader.patterns import regex

_SHORTCODE = regex(
    r"\{\{([<%])(?:/\*(?P<escaped>(?:[^*{]|\*(?!/)|\{(?!\{)|(?!))*+)\*/"
    r"|\s*+(?P<end>/?)\s*+(?P<name>[A-Za-z][\w./-]*+)"
    r"(?P<arguments>(?:[^\"`<>%{]|\"(?:[^\"\\{]|\\.|\{(?!\{[<%])|(?!))*+\"|`(?:[^`{]|\{(?!\{[<%])|(?!))*+`"
    r"|[<>%](?!\}\})|\{(?!\{[<%])|(?!))*+))[>%]\}\}",
    re.DOTALL,
)
_ARGUMENT = regex(r"(?:([\w-]+)\s*=\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|([^\s\"`]+))")

_IMAGES = frozenset("figure img image fancybox imgproc picture".split())
_CODES = frozenset("highlight code mermaid".split())
_NOTES = frozenset(
    "admonition notice note tip warning alert callout hint info danger caution important attention"
    " box panel card blockquote-alert success question".split()
)
_QUOTES = frozenset("quote blockquote epigraph".split())
_FOLDED = frozenset(
    "details expand collapse spoiler tab accordion accordion-item fold step".split()
)
_VERBATIM = frozenset("rawhtml raw math katex".split())
_LOOKS = frozenset(
    "note abstract info tip success question warning failure danger bug example quote true false"
    " primary secondary light dark caution important default open closed error notice".split()
)


def render(body: str, context: Context) -> Source:
    """Return `body` with its shortcodes run. Linear; never raises."""
    run = _Run(body, context)
    run.run()
    return run.writer.source()


def _ended_by(tag: re.Match[str]) -> str | None:
    return tag["name"].lower() if tag["end"] else None


class _Run(PairedTags):
    """One run over a body."""

    def __init__(self, body: str, context: Context) -> None:
        super().__init__(body, context, _SHORTCODE, _ended_by)
        self._page = context.page

    def run(self) -> None:
        """Go through the body once."""
        position = 0
        for tag in self._tags:
            if tag.start() < position:
                continue
            if tag["escaped"] is None and self._code.hold(tag.start()):
                continue
            self.writer.copy(position, tag.start())
            position = self._tag(tag)
        self.writer.copy(position, len(self._body))

    def _tag(self, tag: re.Match[str]) -> int:
        """Write what a shortcode stands for; return the offset at which to go on."""
        start, after = tag.span()
        if tag["escaped"] is not None:
            marks = {"<": "{{<", "%": "{{%"}[tag[1]], {"<": ">}}", "%": "%}}"}[tag[1]]
            shown = marks[0] + tag["escaped"] + marks[1]
            self.writer.add(shown if self._code.hold(start) else shown.replace("<", "&lt;"))
            return self._skipped(start, after)
        name = tag["name"].lower()
        self.writer.skip(start, after)
        if (ended := _ended_by(tag)) is not None:
            self._open.close(ended)
            return after
        said = tag["arguments"].removesuffix("/")
        words, named = _arguments(said)
        end = self._ends.after(name, after) if said == tag["arguments"] else None
        if end and name in (*_CODES, *_VERBATIM, "comment"):
            self._verbatim(name, words, named, after, end[0])
            return self._skipped(*end)
        if end:
            self._opened(name, words, named)
        else:
            self._alone(name, words, named)
        return after

    def _skipped(self, start: int, end: int) -> int:
        self.writer.skip(start, end)
        return end

    def _verbatim(
        self, name: str, words: list[str], named: dict[str, str], start: int, end: int
    ) -> None:
        """Write what a shortcode holds as code, or as it stands."""
        if name == "comment":
            self.writer.skip(start, end)
        elif name in _VERBATIM:
            self.writer.copy(start, end)
        else:
            language = "mermaid" if name == "mermaid" else named.get("lang", "")
            language = language or (words[0] if words and "=" not in words[0] else "")
            self._means.code(start, end, language, named.get("title", named.get("caption", "")))

    def _opened(self, name: str, words: list[str], named: dict[str, str]) -> None:
        """Write how a shortcode begins that holds something, and keep how it ends."""
        close: Callable[[], None] = nothing
        if name in _NOTES:
            self._means.open_quote(_title(words, named))
            close = self._means.close_quote
        elif name in _QUOTES:
            author = named.get("author", "") or " ".join(words)
            address = named.get("link") or named.get("url", "")
            footer = cited(author, address, named.get("source", named.get("title", "")))
            self._means.open_quote()
            close = lambda: self._means.close_quote(footer)  # noqa: E731
        elif name in ("button", "link") and (address := named.get("href") or next(iter(words), "")):
            self.writer.add("[")
            close = lambda: self.writer.add(f"](<{address.replace('>', '')}>)")  # noqa: E731
        elif name in _FOLDED or holds_words(_title(words, named)):
            self._means.lead(_title(words, named))
        self._open.hold(name, close)

    def _alone(self, name: str, words: list[str], named: dict[str, str]) -> None:
        """Write what a shortcode that holds nothing stands for."""
        means = self._means
        if name in _IMAGES and (source := named.get("src") or next(iter(words), "")):
            alt = named.get("alt") or (words[1] if len(words) > 1 else "")
            told = [named.get("title", ""), named.get("caption", ""), named.get("attr", "")]
            means.image(source, alt)
            means.described(" ".join(dict.fromkeys(filter(None, told))))
        elif name in ("ref", "relref"):
            self.writer.add(_place(named.get("path") or next(iter(words), "")))
        elif name == "param" and words:
            self.writer.add(self._page.get(words[0], ""))
        elif (player := name.removesuffix("_simple")) in PLAYERS and (
            what := _played(player, words, named)
        ):
            means.player(player, what)
        elif name in ("video", "audio") and (source := named.get("src") or next(iter(words), "")):
            means.player(name, source)
        elif name in ("button", "link") and (address := named.get("href") or next(iter(words), "")):
            said = named.get("text") or named.get("content") or named.get("title")
            means.link(address, said or " ".join(words[1:]))
        elif names_file((source := named.get("src", "")).rpartition("/")[2]):
            means.image(source, named.get("alt", ""))
            means.described(named.get("caption") or named.get("title", ""))
        elif holds_words(said := " ".join(filter(holds_words, [*words, *named.values()]))):
            means.text(said)


def _arguments(text: str) -> tuple[list[str], dict[str, str]]:
    """Return the arguments of a shortcode without names, and those with."""
    words: list[str] = []
    named: dict[str, str] = {}
    for key, quoted, raw, bare in _ARGUMENT.findall(text):
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted else raw or bare
        if key:
            named[key.lower()] = value
        else:
            words.append(value)
    return words, named


def _played(player: str, words: list[str], named: dict[str, str]) -> str:
    """Return what is to be shown: `spf13/7896402`, `BV19S411c7Wu`, `av47027633`."""
    if number := named.get("av") or named.get("aid"):
        return "av" + number.removeprefix("av")
    return named.get("id") or "/".join(words[: 2 if player == "gist" else 1])


def _title(words: list[str], named: dict[str, str]) -> str:
    said = named.get("title") or named.get("header") or named.get("name") or named.get("summary")
    looks = len(list(takewhile(lambda word: word.lower() in _LOOKS, words)))
    return said or " ".join(word for word in words[looks:] if word not in ("true", "false"))


def _place(address: str) -> str:
    """Return where a reference leads, as the stem of a post's file: `posts/x.md#a` is `x#a`."""
    path, mark, anchor = address.partition("#")
    path = re.sub(r"(?:/?_?index)?(?:\.[a-z]{2})?\.(?:md|markdown|html)$", "", path)
    return path.rstrip("/").rpartition("/")[2] + mark + anchor
