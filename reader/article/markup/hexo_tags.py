"""Hexo's tags, and those of its common themes and plugins → what they stand for.

| tags | become |
|---|---|
| `img`, `image`, `asset_img`, `asset_image` | an image |
| `codeblock`, `code`, `include_code`, `mermaid` | code, its title above it; a link |
| `blockquote`, `quote`, `pullquote`, `cq`, `centerquote` | a quotation, and whose it is |
| `link`, `a`, `anchor`, `post_link`, `asset_link`, `btn`, `button` | a link |
| `post_path`, `asset_path`, `url_for`, `full_url_for` | an address |
| `note`, `subnote`, `noteblock`, `callout`, `alert` | a note, set as a quotation |
| `fold`, `folding`, `spoiler`, `details`, `hideToggle`, `hideBlock`, `tabs` | title and content |
| `youtube`, `vimeo`, `gist`, `iframe`, `video`, `audio`, `pdf` | a link to it |
| `label`, `checkbox`, `span`, `u`, `kbd` and their kind | their words |
| `raw` | what it holds, as it stands |

Of any other tag what it holds stays; one that holds nothing is dropped, unless its
arguments are words to be read. `{{ }}` is text.
Source: https://hexo.io/docs/tag-plugins; the tags of NexT (https://theme-next.js.org/docs/tag-plugins/),
Butterfly (https://butterfly.js.org/posts/4aa8abbe/) and Volantis.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from reader.article.content import Context
from reader.article.markup.paired_tags import PairedTags, nothing
from reader.article.markup.tag_meanings import (
    PLAYERS,
    cite,
    cited,
    holds_words,
    is_address,
)
from reader.article.markup.written import Source
from reader.patterns import regex

_TAG = regex(
    r"\{%-?\s*+([A-Za-z][\w-]*+)((?:[^%\"'{]++|\"(?:[^\"\n%]|%(?!\})|(?!))*+\"|'(?:[^'\n%]|%(?!\})|(?!))*+'"
    r"|%(?!\})|\{(?!%)|[\"']|(?!))*+)%\}"
)
_TAB = regex(r"<!--\s*(end)?(?:tab|timeline)\s*(.*?)\s*-->")
_ARGUMENT = regex(r"\"([^\"]*)\"|'([^']*)'|(\S+)")
_QUOTES = frozenset("blockquote quote pullquote cq centerquote".split())
_NOTES = frozenset("note subnote noteblock callout alert tip".split())
_FOLDED = frozenset("fold folding spoiler details hidetoggle hideblock collapse".split())
_TABBED = frozenset(("tabs", "subtabs", "timeline"))
"""Tags whose parts have their titles in comments."""

_LINKS = frozenset("link a anchor btn button".split())
_WORDS = frozenset(
    "label checkbox radio span p u emp wavy del kbd psw text hideinline ruby badge".split()
)
_FILMS = frozenset("iframe video audio pdf".split())
_ICONS = ("fa-", "fa ", "fab ", "fas ", "far ", "icon-", "#")
_LOOKS = frozenset(
    "primary success info warning danger default no-icon simple modern flat disabled open left right"
    " green red blue yellow orange purple pink cyan gray grey black white light dark quote error bug"
    " done todo modern checked inline center large small radiation message guide download up undo link paperclip bolt question author".split()
)
"""Arguments that tell how a note or a fold looks, no words of it."""

_OF_BUTTONS = _LOOKS | frozenset("true false outline block larger".split())


def render(body: str, context: Context) -> Source:
    """Return `body` with Hexo's tags run. Linear; never raises."""
    run = _Run(body, context)
    run.run()
    return run.writer.source()


def _ended_by(tag: re.Match[str]) -> str | None:
    name = tag[1].lower()
    return name[3:] if name.startswith("end") else None


class _Run(PairedTags):
    """One run over a body."""

    def __init__(self, body: str, context: Context) -> None:
        super().__init__(body, context, _TAG, _ended_by)
        self._stem = context.stem

    def run(self) -> None:
        """Go through the body once."""
        position = 0
        for tag in self._tags:
            if tag.start() < position:
                continue
            name = tag[1].lower()
            if self._code.hold(tag.start()) and name not in ("raw", "endraw"):
                continue
            self._copy(position, tag.start())
            position = self._tag(name, tag)
        self._copy(position, len(self._body))

    def _copy(self, start: int, end: int) -> None:
        """Write what stands between tags; captions of tabs, which are comments, stand out."""
        for comment in _TAB.finditer(self._body, start, end) if _TABBED & self._open.names else ():
            self.writer.copy(start, comment.start())
            start = comment.end()
            if not comment[1]:
                self._means.lead(comment[2].partition("@")[0])
        self.writer.copy(start, end)

    def _tag(self, name: str, tag: re.Match[str]) -> int:
        """Write what a tag stands for; return the offset at which to go on."""
        start, after = tag.span()
        self.writer.skip(start, after)
        if (ended := _ended_by(tag)) is not None:
            self._open.close(ended)
            return after
        end = self._ends.after(name, after)
        said = tag[2].removesuffix("-")
        words = [next(filter(None, found), "") for found in _ARGUMENT.findall(said)]
        if end and name in ("raw", "codeblock", "code", "mermaid", "math"):
            self._verbatim(name, words, after, end[0])
            self.writer.skip(*end)
            return end[1]
        if end:
            self._opened(name, words)
        else:
            self._alone(name, words)
        return after

    def _verbatim(self, name: str, words: list[str], start: int, end: int) -> None:
        """Write what a tag holds as it stands, or as code."""
        if name in ("raw", "math"):
            self.writer.copy(start, end)
            return
        if name == "mermaid":
            self._means.code(start, end, "mermaid")
            return
        self._means.told_code(start, end, " ".join(words))

    def _opened(self, name: str, words: list[str]) -> None:
        """Write how a tag begins that holds something, and keep how it ends."""
        close: Callable[[], None] = nothing
        if name in _QUOTES:
            author, link, title = cite(" ".join(word for word in words if word not in _LOOKS))
            footer = cited(author, link, title)
            self._means.open_quote()
            close = lambda: self._means.close_quote(footer)  # noqa: E731
        elif name in _NOTES:
            self._means.open_quote(_title(words))
            close = self._means.close_quote
        elif name.startswith("hide") or name == "timeline":  # title, colours
            self._means.lead(_parts(words)[0])
        elif name in _FOLDED or (name not in _TABBED and holds_words(_title(words))):
            self._means.lead(_title(words))
        self._open.hold(name, close)

    def _alone(self, name: str, words: list[str]) -> None:
        """Write what a tag without end stands for."""
        means = self._means
        if name == "image" and "," in (words[0] if words else "")[-1:]:
            source, *options = _parts(words)
            means.image(source, dict(map(_option, options)).get("alt", ""))
        elif name in ("img", "image"):
            means.placed_image(words)
        elif name in ("asset_img", "asset_image"):
            means.placed_image(words, self._stem)
        elif name in ("post_link", "asset_link") and words:
            address = words[0] if name == "post_link" else f"{self._stem}/{words[0]}"
            title = " ".join(word for word in words[1:] if word not in ("true", "false"))
            means.link(address, title or words[0].rpartition("/")[2])
        elif name in ("post_path", "asset_path", "url_for", "full_url_for") and words:
            self.writer.add(words[0] if name != "asset_path" else f"{self._stem}/{words[0]}")
        elif name == "url" and len(words) > 1:
            means.link(words[1], words[0])
        elif name in _LINKS:
            self._link(words)
        elif name in ("include_code", "include-code") and words:
            means.link(f"/downloads/code/{words[-1]}", " ".join(words[:-1]) or words[-1])
        elif (name in PLAYERS or name in _FILMS) and words:
            means.player(name, words[0])
        elif name == "dplayer" and (film := dict(map(_option, words)).get("url")):
            means.player("video", film)
        elif name == "hideinline":  # words, what is on the button, colours
            means.text(_parts(words)[0])
        elif name in _WORDS:
            said = " ".join(words)
            _, comma, told = said.partition("@" if "@" in said else ",")
            told = (
                told
                if comma
                else _title(words[:-1] if words[-1:] and words[-1] in _LOOKS else words)
            )
            means.text(told.strip())
        elif holds_words(said := " ".join(filter(holds_words, _said(words)))):
            means.text(said)

    def _link(self, words: list[str]) -> None:
        """Write a link: words and an address, in either order."""
        words = [part for word in words for part in word.split(",") if part]
        at = next((at for at, word in enumerate(words) if is_address(word)), None)
        if at is None:
            self._means.text(" ".join(words))
            return
        rest = [word for word in words[at + 1 :] if word.lower() not in _OF_BUTTONS]
        rest = [word for word in rest if not word.startswith("fa")]
        self._means.link(words[at], " ".join(words[:at] or rest))


def _parts(words: list[str]) -> list[str]:
    """Return arguments that are parted by commas, the first of them first."""
    return [part.strip() for part in " ".join(words).split(",")]


def _option(word: str) -> tuple[str, str]:
    """Return name and value of `alt=灯塔`; the name alone where it has none."""
    name, _, value = word.partition("=")
    return name, value


def _said(words: list[str]) -> list[str]:
    """Return what arguments say: the values of those with names, no addresses."""
    values = [value or name for name, value in map(_option, _title(words).split())]
    return [value for value in values if not is_address(value)]


def _title(words: list[str]) -> str:
    """Return the arguments that are words: neither looks, icons nor colours before them."""
    words = [word for part in words for word in part.split(",") if word]
    looks = takewhile(lambda word: word.lower() in _LOOKS or word.startswith(_ICONS), words)
    said = words[len(list(looks)) :]
    return " ".join(word for word in said if not word.startswith(_ICONS))
