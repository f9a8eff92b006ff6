"""Zola's shortcodes: every site has its own, so that most are known by their arguments alone.

`{{ youtube(id="x") }}` and its kind become a link, one with `src`, `path` or `url` that names
a picture an image; of another the words among its arguments stay. Of `{% quote() %}…{% end %}`
what it holds stays. `{{/* … */}}` and `{%/* … */%}` are the tag itself, as text.
Source: https://www.getzola.org/documentation/content/shortcodes/.
"""

from __future__ import annotations

from reader.article.content import Context
from reader.article.dom.elements import names_file
from reader.article.markup.code_regions import CodeRegions
from reader.article.markup.tag_meanings import PLAYERS, Meanings, holds_words
from reader.article.markup.written import Source, Writer
from reader.patterns import regex

_ARGUMENTS = r"\(((?:[^()\"'`]|\"[^\"]*+\"|'[^']*+'|`[^`]*+`|(?!))*+)\)"
_SHORTCODE = regex(
    r"\{\{/\*(?P<shown>(?:[^*{}]|\*(?!/)|(?!))*+)\*/\}\}|\{%/\*(?P<quoted>(?:[^*{}]|\*(?!/)|(?!))*+)\*/%\}"
    rf"|\{{\{{\s*+(?P<name>\w+)\s*+{_ARGUMENTS}\s*+\}}\}}"
    rf"|\{{%\s*+(?P<opened>\w+)\s*+{_ARGUMENTS}\s*+%\}}|\{{%\s*+end\s*+%\}}"
)
_ARGUMENT = regex(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([\w.-]+))")


def render(body: str, context: Context) -> Source:
    """Return `body` with its shortcodes run. Linear; never raises."""
    writer = Writer(body, context.body_line, is_html=context.markup == "html")
    code = CodeRegions(body, markdown=context.markup == "markdown")
    position = 0
    for tag in _SHORTCODE.finditer(body):
        shown = tag["shown"] if tag["shown"] is not None else tag["quoted"]
        if shown is None and code.hold(tag.start()):
            continue
        writer.copy(position, tag.start())
        position = tag.end()
        if shown is not None:
            marks = ("{{", "}}") if tag["shown"] is not None else ("{%", "%}")
            writer.add(shown.join(marks))
        elif tag["name"]:
            _write(Meanings(writer), tag["name"], _arguments(tag[4]))
        writer.skip(*tag.span())
    writer.copy(position, len(body))
    return writer.source()


def _arguments(text: str) -> dict[str, str]:
    return {key: "".join(values) for key, *values in _ARGUMENT.findall(text)}


def _write(means: Meanings, name: str, named: dict[str, str]) -> None:
    address = next((named[key] for key in ("src", "path", "url", "href") if named.get(key)), "")
    caption = named.get("caption", named.get("title", ""))
    if name in PLAYERS and named.get("id"):
        means.player(name, named["id"])
    elif address and (names_file(address.rpartition("/")[2]) or name in ("img", "image", "figure")):
        means.image(address, named.get("alt", ""), caption)
    elif address:
        means.link(address, caption or named.get("text", ""))
    elif words := " ".join(filter(holds_words, named.values())):
        means.text(words)
