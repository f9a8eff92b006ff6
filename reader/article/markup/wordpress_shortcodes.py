"""WordPress's own shortcodes, which a converter left in posts of any program → what they stand for.

| shortcodes | become |
|---|---|
| `[caption width="300"]…[/caption]` | the picture, its caption below it |
| `[sourcecode language="c"]…[/sourcecode]`, `[code lang="c"]…[/code]` | code |
| `[embed]address[/embed]`, `[youtube=address]`, `[audio src="address"]` | a link to it |
| `[vc_custom_heading text="甲" …]`, `[et_pb_toggle title="甲"]`, `[vc_row]`, … of page builders | the heading; nothing |
| `[gallery ids="1,2"]`, `[playlist]`, `[contact-form]` | nothing: what they show is not in the post |

Converters to Markdown escape brackets: `\\[caption width="300"\\]` is one, too.
Whatever else stands in brackets is text, links of Markdown among it.
Source: https://codex.wordpress.org/Shortcode_API and the shortcodes that WordPress, Jetpack and
wordpress.com bring along (https://wordpress.com/support/wordpress-editor/blocks/shortcode-block/).
"""

from __future__ import annotations

import re

from reader.article.content import Context
from reader.article.dom.addresses import MAX_ADDRESS
from reader.article.markup.paired_tags import PairedTags
from reader.article.markup.written import Source
from reader.patterns import regex

_VALUE = r"(?:\"[^\"\n]*+\"|'[^'\n]*+'|(?:[^\s\"'\]\\]|\\(?!\])|(?!))++)"
_BUILDERS = "(?:vc|et_pb|fusion|av|mk|ux|tatsu|nectar)"
_OF_BUILDER = regex(rf"{_BUILDERS}_")
_NAMES = ("text", "title", "heading")
"""Arguments of a page builder's shortcodes that are shown; where the shortcode is called so."""

_TITLED = regex(
    r"_(?:custom_heading|heading|toggle|tab|section|accordion_tab|blurb|text_separator)$"
)
_LEVEL = regex(r"tag:h([1-6])")
_SHORTCODE = regex(
    r"(?:(?P<escaped>(?<!\\)\\)|(?<![\[!\\]))\[(?P<end>/?)(?P<name>caption|wp_caption|sourcecode|code|embed|youtube|vimeo"
    rf"|gist|video|audio|gallery|playlist|contact-form|{_BUILDERS}_[a-z][a-z0-9_]*)\b(?P<said>(?:(?:=|\s++(?:[\w-]++=)?){_VALUE}|(?!))*+)"
    r"\s*+(?(escaped)\\)\]",
    holds="[",
)
_ARGUMENT = regex(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))")
_PICTURE = regex(
    r"(?:<img\b[^<>]*>|!\[[^\[\]\n]*\]\([^()\n]*\))(?:\s*(?:</a>|\]\([^()\n]*\)))?", holds="<!"
)
_ADDRESS = regex(r"https?://[^\s\"'<>\[\]]+")

_OF_LINKS = ("(", "[", ":")
"""What makes a link of Markdown of the bracket before it."""

_CAPTIONS = frozenset(("caption", "wp_caption"))
_CODE = frozenset(("sourcecode", "code"))
_PLAYED = frozenset("embed youtube vimeo gist video audio".split())
_UNSEEN = frozenset("gallery playlist contact-form".split())


def render(body: str, context: Context) -> Source:
    """Return `body` with its shortcodes run. Linear; never raises."""
    run = _Run(body, context, _SHORTCODE, _ended_by)
    run.run()
    return run.writer.source()


def _ended_by(tag: re.Match[str]) -> str | None:
    return tag["name"] if tag["end"] else None


class _Run(PairedTags):
    """One run over a body."""

    def run(self) -> None:
        """Go through the body once."""
        position = 0
        for tag in self._tags:
            if tag.start() < position or self._code.hold(tag.start()):
                continue
            if _OF_BUILDER.match(tag["name"]):
                self.writer.copy(position, tag.start())
                position = tag.end()
                self.writer.skip(*tag.span())
                self._builder(tag)
                continue
            if tag["end"]:
                continue
            if not tag["said"] and self._body[tag.end() : tag.end() + 1] in _OF_LINKS:
                continue
            self.writer.copy(position, tag.start())
            position = self._tag(tag)
        self.writer.copy(position, len(self._body))

    def _tag(self, tag: re.Match[str]) -> int:
        """Write what a shortcode stands for, itself if for nothing; return where to go on."""
        name, (start, after) = tag["name"], tag.span()
        end = self._ends.after(name, after)
        told = {key: "".join(values) for key, *values in _ARGUMENT.findall(tag["said"])}
        if end and name in _CODE | _CAPTIONS:
            self.writer.skip(start, after)
            if name in _CODE:
                language = told.get("language") or told.get("lang", "")
                self.writer.fence(after, end[0], language, is_escaped=True)
            else:
                self._caption(after, end[0], told.get("caption", ""))
            self.writer.skip(*end)
            return end[1]
        if name in _PLAYED and (last := self._player(name, tag, end)):
            self.writer.skip(start, last)
            return last
        if name in _UNSEEN and (tag["said"] or self._is_alone(start, after)):
            self.writer.skip(start, after)
        else:
            self.writer.copy(start, after)
        return after

    def _builder(self, tag: re.Match[str]) -> None:
        """Write the title that a page builder's shortcode has among its arguments."""
        if tag["end"] or not _TITLED.search(tag["name"]):
            return
        told = {key: "".join(values) for key, *values in _ARGUMENT.findall(tag["said"])}
        title = next((told[name].strip() for name in _NAMES if told.get(name)), "")
        if title and (not tag["name"].endswith("_section") or "tta" in tag["name"]):
            level = _LEVEL.search(tag["said"])
            self.writer.begin_block()
            self.writer.add(f"{'#' * int(level[1] if level else 3)} {title}\n\n")

    def _player(self, name: str, tag: re.Match[str], end: tuple[int, int] | None) -> int:
        """Write a link to what a tag, or what it holds, names; return where that ends, 0 for nothing."""
        after = tag.end()
        is_short = end is not None and end[0] - after <= MAX_ADDRESS
        inner = self._body[after : end[0]].strip() if end and is_short else ""
        address = _ADDRESS.search(tag["said"]) or _ADDRESS.fullmatch(inner)
        if address is None:
            return 0
        self._means.player(name, address[0])
        return end[1] if end and is_short and inner in ("", address[0]) else after

    def _caption(self, start: int, end: int, caption: str) -> None:
        """Write the pictures of a stretch, and what is said of them below."""
        said = start
        for picture in _PICTURE.finditer(self._body, start, end):
            said = picture.end()
        self.writer.begin_block()
        self.writer.copy(start, said)
        if caption:
            self.writer.skip(said, end)
            self._means.caption(caption)
        elif any(char.isalnum() for char in self._body[said:end]):
            self._means.open_caption()
            self.writer.copy(said, end)
            self._means.close_caption()

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether a stretch is a line of its own."""
        around = self._body[max(start - 1, 0) : start], self._body[end : end + 1]
        return all(char in ("", "\n") for char in around)
