"""What tags of Hexo, Hugo and Zola stand for, written as Markdown and HTML."""

from __future__ import annotations

import re
from html import escape

from reader.article.markup.written import Writer
from reader.characters import HAN, KANA
from reader.patterns import regex

_HAN = regex(f"[{HAN}{KANA}]")
_ADDRESS = regex(r"(?:[a-zA-Z]{3,9}:)?//|/|\.{1,2}/|www\.|mailto:|#")
_PLAYERS = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "gist": "https://gist.github.com/{}",
    "jsfiddle": "https://jsfiddle.net/{}",
    "codepen": "https://codepen.io/{}",
    "tweet": "https://twitter.com/i/status/{}",
    "twitter": "https://twitter.com/i/status/{}",
    "x": "https://twitter.com/i/status/{}",
    "instagram": "https://www.instagram.com/p/{}/",
}
PLAYERS = frozenset(_PLAYERS)
"""Tags that show something of another site, by its name there."""


_OPTION = regex(
    r"(lang|line_number|highlight|first_line|mark|wrap|from|to|line_threshold|language_attr)[:：](\S*)",
    re.IGNORECASE,
)
_FULL_CITE = regex(r"(\S.*?)?\s*(https?://\S+)(?:\s+(.+))?$")


def is_address(text: str) -> bool:
    """Tell whether an argument is an address, not a word."""
    return _ADDRESS.match(text) is not None


def holds_words(text: str) -> bool:
    """Tell whether an argument of an unknown tag is text to be read, and no name or number."""
    return _HAN.search(text) is not None


class Meanings:
    """Writes what tags stand for, in their place in the body."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def image(self, source: str, alt: str = "", caption: str = "") -> None:
        """Write a picture, its caption below it."""
        self._writer.add(f'<img src="{escape(source)}" alt="{escape(alt)}">')
        if caption:
            self.caption(caption)

    def caption(self, text: str) -> None:
        """Write a caption as a paragraph of its own."""
        self._writer.begin_block()
        self._writer.add(f"<figcaption>{escape(text)}</figcaption>\n\n")

    def described(self, text: str) -> None:
        """Write a caption that is Markdown, if there is any."""
        if text:
            self.open_caption()
            self._writer.add(text)
            self.close_caption()

    def open_caption(self) -> None:
        """Begin a caption that is Markdown."""
        self._writer.begin_block()
        self._writer.add('<figcaption markdown="1">\n\n')

    def close_caption(self) -> None:
        """End it."""
        self._writer.begin_block()
        self._writer.add("</figcaption>\n\n")

    def link(self, address: str, text: str) -> None:
        """Write a link, in the line."""
        self._writer.add(f'<a href="{escape(address)}">{escape(text or address)}</a>')

    def placed_image(self, words: list[str], folder: str = "") -> None:
        """Write an image told by `[class] source [width] [height] [title [alt]]`, its file in `folder`."""
        at = next((at for at, word in enumerate(words) if is_address(word) or "." in word), 0)
        if at >= len(words):
            return
        source = words[at]
        rest = [word for word in words[at + 1 :] if not word.isdecimal() and word != "lazy"]
        title, alt = [*rest, "", ""][:2] if len(rest) <= 2 else (" ".join(rest), "")
        if folder and "://" not in source and not source.startswith("/"):
            source = f"{folder}/{source}"
        self.image(source, alt or title, title if alt and title != alt else "")

    def player(self, name: str, what: str) -> None:
        """Write a film, a sound, a page of elsewhere: its address."""
        address = _PLAYERS.get(name, "{}").format(what) if "://" not in what else what
        self._writer.begin_block()
        self._writer.add(f'<iframe src="{escape(address)}"></iframe>\n\n')

    def code(
        self,
        start: int,
        end: int,
        language: str,
        caption: str = "",
        link: str = "",
        linked: str = "",
    ) -> None:
        """Write a stretch of the body as code, below its caption and the link to its source."""
        if caption or link:
            self._writer.begin_block()
            source = f'<a href="{escape(link)}">{escape(linked or link)}</a>' if link else ""
            said = " ".join(filter(None, [escape(caption), source]))
            self._writer.add(f"<figcaption>{said}</figcaption>\n\n")
        self._writer.fence(start, end, language)

    def told_code(self, start: int, end: int, said: str) -> None:
        """Write a stretch of the body as code told by `[title] [lang:language] [url] [link text]`."""
        options = {key.lower(): value for key, value in _OPTION.findall(said)}
        bare = " ".join(_OPTION.sub("", said).split())
        caption, link, title = cite(bare) if "://" in bare else (bare, "", "")
        self.code(start, end, options.get("lang", ""), caption, link, title)

    def open_quote(self, title: str = "") -> None:
        """Begin a quotation, a note, a box: what follows is Markdown."""
        self._writer.begin_block()
        self._writer.add('<blockquote markdown="1">\n\n')
        if title:
            self._writer.add(f"<p><strong>{escape(title)}</strong></p>\n\n")

    def close_quote(self, footer: str = "") -> None:
        """End it, with who said it."""
        self._writer.begin_block()
        if footer:
            self._writer.add(f"<p>{footer}</p>\n\n")
        self._writer.add("</blockquote>\n\n")

    def lead(self, title: str) -> None:
        """Write the title of something that is folded, as a line of its own."""
        if title:
            self._writer.begin_block()
            self._writer.add(f"<p><strong>{escape(title)}</strong></p>\n\n")

    def text(self, words: str) -> None:
        """Write words in the line."""
        self._writer.add(escape(words))


def cite(text: str) -> tuple[str, str, str]:
    """Return author, address and title of `David Levithan, Wide Awake`, `Tim http://… Title`."""
    if match := _FULL_CITE.match(text):
        return match[1] or "", match[2], match[3] or ""
    author, comma, title = text.partition(",")
    return (author.strip(), "", title.strip()) if comma else (text, "", "")


def cited(author: str, source: str, title: str) -> str:
    """Return who is quoted, as HTML: `— author, title`, the title a link to the source."""
    name = escape(title or source.partition("://")[2].rstrip("/") or source)
    work = f'<a href="{escape(source)}">{name}</a>' if source else escape(title)
    parts = [
        part for part in (f"<strong>{escape(author)}</strong>" if author else "", work) if part
    ]
    return "— " + "，".join(parts) if parts else ""
