"""HTML of any kind → the few tags an article is made of, balanced and bounded, in one pass.

lexbor builds trees as browsers do, and browsers may be made to work very hard: it is
quadratic in depth, an unclosed `<b>` is opened anew in every paragraph that follows, an
unclosed `<script>` swallows the page. So it never sees what an author wrote, only what
`tidy` writes: known tags with known attributes, none deeper than `MAX_DEPTH`, each with its end.
"""

from __future__ import annotations

import re
from collections import Counter

from reader.patterns import regex

MAX_DEPTH = 200
"""Tags nested deeper are dropped; their text stays."""

LINE_ATTRIBUTE = "data-kanbao-line"
"""The attribute that tells on which line of the file a tag stands."""

_MAX_REOPENED = 20_000
"""How many tags a browser may reopen on account of inline tags that span blocks."""

FORMATTING_TAGS = frozenset(
    "a b big code del dfn em font i ins kbd mark q s samp small span strike strong sub sup"
    " tt u var cite abbr acronym label bdi bdo time ruby rt rp nobr".split()
)
_BLOCK_TAGS = frozenset(
    "address article aside blockquote center dd details dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol p pre"
    " section summary table caption thead tbody tfoot tr td th ul".split()
)
_MEDIA_TAGS = frozenset("video audio iframe embed object source".split())
VOID_TAGS = frozenset("br hr img input wbr embed source".split())
_KNOWN_TAGS = FORMATTING_TAGS | _BLOCK_TAGS | _MEDIA_TAGS | VOID_TAGS

_OPTIONAL_END = frozenset("p li dt dd tr td th thead tbody tfoot caption rt rp".split())
"""Elements that a sibling ends (HTML, 13.1.2.4): open ones do not add to the depth."""

_READING_TAGS = frozenset(("rt", "rp"))
"""Elements that are nothing but in a `<ruby>`."""

_IGNORED_TAGS = frozenset(
    "html head body base meta link title script style template svg math noscript textarea"
    " select option optgroup button canvas map area col colgroup param track picture frame"
    " frameset noframes noembed xmp plaintext listing basefont bgsound marquee blink data"
    " progress meter output datalist dialog slot search applet rb rtc command keygen image"
    " isindex spacer wbr portal menuitem".split()
)
"""Tags of HTML that say nothing to a reader of text, or that change how a page is parsed."""

_SILENT_TAGS = frozenset("script style template svg title datalist noframes noembed canvas".split())
"""Elements whose content is not part of the text."""

_SHOWN_BY_SCRIPT = regex(
    r"src\s*=\s*[\"']?((?:https?:)?//(?:gist\.github\.com/[\w./-]{1,200}|asciinema\.org/a/\w{1,40}))\.js\b"
)
"""Scripts that put something of another page in their place."""

_HEADING_TAGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOX_TAGS = frozenset("div section article center main header footer aside address form".split())
SOURCES = ("data-src", "data-original", "data-actualsrc", "data-lazy-src", "data-echo")
"""Attributes in which pages keep an address until it comes into view."""

_KEPT_ATTRIBUTES = frozenset(
    "href src alt title align style class id name colspan rowspan width height start value"
    " type checked hidden role reversed size color".split()
) | {LINE_ATTRIBUTE, "data-code", "itemprop", *SOURCES}

_ATTRIBUTES = (
    r"(?:[\s/]++|=?[^\s/>=<]++"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'<][^\s><]*+|(?=>))|(?!))?+|(?!))*+"
)
_MARKUP = regex(
    r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\s/><]*+)"
    rf"(?P<attributes>{_ATTRIBUTES})>|!\[CDATA\[|[!?][^<>]*+>)"
)
_ATTRIBUTE = regex(
    r"([^\s/>=<\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'<][^\s><]*+))|(?!))?+"
)
_ENDS = regex(r"</([a-zA-Z][^\s/><]*+)")
_SYNC = regex(rf"<!--{LINE_ATTRIBUTE} (\d{{1,9}})-->")


def sync(line: int) -> str:
    """Return a mark that tells `tidy` that what follows stands on `line` of the file."""
    return f"<!--{LINE_ATTRIBUTE} {line}-->"


def tidy(html: str) -> str:
    """Return `html` as balanced, bounded markup of known tags; its visible text is unchanged.

    Every start tag on a new line carries `LINE_ATTRIBUTE`. Linear in the length.
    """
    return _Tidy(html).run()


class _Tidy:
    """The state of one pass."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.out: list[str] = []
        self.last_close = html.rfind("-->")
        self.ends = Counter(name.lower() for name in _ENDS.findall(html))
        self.closed = frozenset(self.ends)
        self.open: Counter[str] = Counter()
        self.dropped: Counter[str] = Counter()
        self.depth = 0
        self.inline = 0
        self.reopened = 0
        self.head = ""
        self.line = 1
        self.told = 0

    def run(self) -> str:
        html, position = self.html, 0
        while match := _MARKUP.search(html, position):
            self._text(html[position : match.start()])
            position = match.end()
            if match["comment"]:
                position = self._comment(match)
                continue
            if name := (match["name"] or "").lower():
                if match["end"]:
                    self._end(name)
                elif name in _SILENT_TAGS:
                    if name == "script" and (shown := _SHOWN_BY_SCRIPT.search(match["attributes"])):
                        self._write("iframe", f' src="{shown[1]}"')
                        self.out.append("</iframe>")
                    position = self._skip(name, position)
                else:
                    self._start(name, match)
            self.line += html.count("\n", match.start(), match.end())
        self._text(html[position:])
        return "".join(self.out)

    def _text(self, text: str) -> None:
        if not text:
            return
        self.line += text.count("\n")
        if self.head and "\n" in text:
            line, rest = text.split("\n", 1)
            self.out.append(line.replace("<", "&lt;"))
            self._end_head()
            text = "\n" + rest
        self.out.append(text.replace("<", "&lt;") if "<" in text else text)

    def _comment(self, match: re.Match[str]) -> int:
        if told := _SYNC.match(self.html, match.start()):
            self.line, self.told = int(told[1]), 0
            return told.end()
        end = self.html.find("-->", match.end()) if match.end() <= self.last_close else -1
        if end < 0:
            self.out.append("&lt;!--")
            return match.end()
        self.line += self.html.count("\n", match.start(), end)
        return end + 3

    def _skip(self, name: str, position: int) -> int:
        if self.ends[name] <= 0:
            return position
        end = re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE).search(self.html, position)
        if end is None:
            self.ends[name] = 0
            return position
        for inner in _ENDS.findall(self.html, position, end.end()):
            self.ends[inner.lower()] -= 1
        self.line += self.html.count("\n", position, end.end())
        return end.end()

    def _start(self, name: str, match: re.Match[str]) -> None:
        if name not in _KNOWN_TAGS:
            if name in _IGNORED_TAGS:
                return
            if name.isalpha() and name not in self.closed and not match["attributes"].strip(" /"):
                self.out.append(match[0].replace("<", "&lt;"))
            return
        if name in _BLOCK_TAGS:
            self._end_head()
            self.reopened += self.inline
        if name in _READING_TAGS and not self.open["ruby"]:
            return
        if name not in VOID_TAGS and name not in _OPTIONAL_END:
            if self.ends[name] <= self.open[name] + self.dropped[name]:
                self._unclosed(name, match)
                return
            if self.depth >= MAX_DEPTH or (
                name in FORMATTING_TAGS and self.reopened > _MAX_REOPENED
            ):
                self.dropped[name] += 1
                return
            self.depth += 1
            self.inline += name in FORMATTING_TAGS
        if name not in VOID_TAGS:
            self.open[name] += 1
        self._write(name, match["attributes"])

    def _unclosed(self, name: str, match: re.Match[str]) -> None:
        if name in _HEADING_TAGS:
            self._write(name, match["attributes"])
            self.head = name
        elif name in _BOX_TAGS:
            self.open["p"] += 1
            self._write("p", match["attributes"])
        elif name in _MEDIA_TAGS:
            self._write(name, match["attributes"])
            self.out.append(f"</{name}>")

    def _write(self, name: str, attributes: str) -> None:
        kept = ""
        told = self.told
        if attributes and not attributes.isspace():
            seen = set()
            for name_as_written, double, single, bare in _ATTRIBUTE.findall(attributes):
                key = name_as_written.lower()
                if key not in _KEPT_ATTRIBUTES or key in seen:
                    continue
                seen.add(key)
                value = double or single.replace('"', "&quot;") or bare
                if key == LINE_ATTRIBUTE and value.isdecimal():
                    self.line = told = int(value[:9])
                kept += f' {key}="{value}"'
        if self.line != told:
            kept += f' {LINE_ATTRIBUTE}="{self.line}"'
        self.told = self.line
        self.out.append(f"<{name}{kept}>")

    def _end_head(self) -> None:
        if self.head:
            self.out.append(f"</{self.head}>")
            self.head = ""

    def _end(self, name: str) -> None:
        self.ends[name] -= 1
        if self.dropped[name] > 0:
            self.dropped[name] -= 1
        elif self.open[name] > 0:
            self.open[name] -= 1
            if name not in _OPTIONAL_END:
                self.depth -= 1
                self.inline -= name in FORMATTING_TAGS
            if name in _BLOCK_TAGS:
                self._end_head()
            self.out.append(f"</{name}>")
