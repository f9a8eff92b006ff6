"""Liquid in a body → plain Markdown, the way Jekyll runs it before anything else.

What can be known is filled in (`site.*`, `page.*`, literals, simple `assign`), `highlight`
becomes a fenced block, `raw` is unwrapped, `comment` is left out, `post_url` and `link` become
links inside the archive, includes and tags of plugins what they stand for (`jekyll_tags`); every other
tag is dropped and what it wraps is kept. A value
that is not known is dropped too, but where words stand around it: there it is a `…`, for
“see  for more” would be no sentence.
Source: https://jekyllrb.com/docs/liquid/tags/ and https://shopify.github.io/liquid/.
"""

from __future__ import annotations

import re

from reader.article.content import Context
from reader.article.markup.code_regions import CodeRegions
from reader.article.markup.jekyll_tags import HOLDING, JekyllTags
from reader.article.markup.written import Source, Writer
from reader.characters import CJK
from reader.corpus.markup_amount import has_too_much_markup
from reader.patterns import regex

_TAG_NAME = regex(r"-?\s*([a-zA-Z_]\w*)\s*")
_LITERAL = regex(r"\s*(?:\"([^\"]*)\"|'([^']*)'|(-?\d+(?:\.\d+)?)|([\w.-]+))\s*$")
_ASSIGN = regex(r"\s*([\w-]+)\s*=(.*)$", re.DOTALL)
_FOUND = regex(r"\|\s*where\s*:\s*([\"'])([\w-]+)\1\s*,\s*([\"'])([^\"'|]*)\3\s*\|\s*first\s*$")
_LIQUID = regex(r"\{[{%].*?[}%]\}")
_WORD = regex(r"[^\W_]")
_LEADS = regex(f"[ \t\\[(（“‘：:{CJK}]$")
_FOLLOWS = regex(f"[ \t\\])）”’{CJK}]|[.,;:!?%](?:\\s|$)|$", re.MULTILINE)
_NEIGHBOURS_SEARCHED = 200
"""Characters of a line that are looked at for words beside a value."""
_URL_FILTERS = {"relative_url", "absolute_url"}
_OPENERS = regex(r"\{[{%]")
_RAW = regex(r"\{%-?\s*raw\s*-?%\}")
_PROTECTED = regex(r"\s*\{%-?\s*raw\s*-?%\}(.*)\{%-?\s*endraw\s*-?%\}\s*", re.DOTALL)
_WRAPPERS = {"raw", "comment", "highlight", "codeblock"}

WRITTEN_A_CHARACTER = 2
"""Characters that all values of a body may come to, for each of its own."""

WRITTEN_AT_LEAST = 100_000
"""As many are always allowed: a header may be longer than the body that shows it."""


def render(body: str, context: Context) -> Source:
    """Return `body` without its Liquid. Linear; never raises.

    Values may feed each other, and double with every tag: where what they come to is long past
    the body itself, the body is left as it stands.
    """
    if "{%" not in body and "{{" not in body:
        return Source(body, None, context.body_line)
    run = _Run(body, context)
    try:
        run.run()
    except _TooMuch:
        return Source(body, None, context.body_line, is_immense=True)
    written = run.writer.source()
    if len(written.text) > len(body) and has_too_much_markup(written.text):
        return Source(body, None, context.body_line, is_immense=True)
    return written


class _TooMuch(Exception):
    """What Liquid writes is out of all proportion to the body."""


class _Run:
    """One run over a body."""

    def __init__(self, body: str, context: Context) -> None:
        self.writer = Writer(body, context.body_line, is_html=context.markup == "html")
        self._plugins = JekyllTags(body, self.writer)
        self._body = body
        self._context = context
        self._code = CodeRegions(body, markdown=context.markup == "markdown")
        self._left = WRITTEN_AT_LEAST + WRITTEN_A_CHARACTER * len(body)
        self._unclosed: set[str] = set()
        self._known = {f"site.{key}": value for key, value in context.site.items()}
        self._known |= {f"page.{key}": value for key, value in context.page.items()}
        self._known.setdefault("page.title", context.title)
        self._known.setdefault("site.url", context.url)
        self._known.setdefault("site.baseurl", context.baseurl)

    def run(self) -> None:
        """Go through the body once."""
        body, position = self._body, 0
        while opener := _OPENERS.search(body, position):
            self.writer.copy(position, opener.start())
            start, closer = opener.start(), "}}" if opener[0] == "{{" else "%}"
            if self._code.hold(start) and not _RAW.match(body, start):
                self.writer.copy(start, opener.end())
                position = opener.end()
                continue
            end = -1 if closer in self._unclosed else body.find(closer, opener.end())
            if end < 0:
                self._unclosed.add(closer)
                self.writer.copy(start, opener.end())
                position = opener.end()
                continue
            inner = body[opener.end() : end].removesuffix("-").removeprefix("-")
            output = closer == "}}"
            position = (self._output if output else self._tag)(inner, start, end + 2)
        self.writer.copy(position, len(body))

    def _output(self, inner: str, start: int, after: int) -> int:
        """Write what `{{ inner }}` shows; return the offset at which to go on."""
        value = self._value(inner)
        parts = self.writer.parts
        autolink = bool(parts) and parts[-1].endswith("<")
        if not value and autolink and self._body.startswith(">", after):
            parts[-1] = parts[-1][:-1]
            after += 1
        self.writer.add(value or self._hole(start, after))
        self.writer.skip(start, after)
        return after

    def _hole(self, start: int, after: int) -> str:
        """Return what stands for a value that is not known: `…` among words, else nothing."""
        before = self._body[max(0, start - _NEIGHBOURS_SEARCHED) : start].rpartition("\n")[2]
        behind = self._body[after : after + _NEIGHBOURS_SEARCHED].partition("\n")[0]
        if before.rfind("<") > before.rfind(">") or before.endswith("]("):
            return ""
        if not _LEADS.search(before) or not _FOLLOWS.match(behind):
            return ""
        return "…" if _WORD.search(_LIQUID.sub("", before + behind)) else ""

    def _tag(self, inner: str, start: int, after: int) -> int:
        """Run `{% inner %}`; return the offset at which to go on."""
        found = _TAG_NAME.match(inner)
        if found is None:
            self.writer.copy(start, start + 2)
            return start + 2
        name, argument = found[1], inner[found.end() :].strip()
        if name in _WRAPPERS and (closing := self._end_of(name, after)):
            writer = self.writer
            writer.skip(start, after)
            if name == "comment":
                writer.skip(after, closing.start())
            elif name == "raw":
                writer.copy(after, closing.start())
            elif name == "codeblock":
                self._plugins.code(after, closing.start(), argument)
            else:
                self._highlight(after, closing.start(), argument.partition(" ")[0])
            writer.skip(closing.start(), closing.end())
            return closing.end()
        if name == "assign" and (assign := _ASSIGN.match(argument)):
            self._known[assign[1]] = self._value(assign[2])
            if found_by := _FOUND.search(assign[2]):
                self._known[f"{assign[1]}.{found_by[2]}"] = found_by[4]
        elif name == "post_url":
            self.writer.add(argument.removesuffix(".md"))
        elif name == "link":
            self.writer.add("/" + argument.lstrip("/"))
        elif name in HOLDING:
            self._plugins.open(name, argument)
        elif name.startswith("end"):
            self._plugins.close(name[3:])
        else:
            self._plugins.alone(name, argument, self._value)
        self.writer.skip(start, after)
        return after

    def _end_of(self, name: str, after: int) -> re.Match[str] | None:
        """Return the tag that ends a wrapper; one look to the end of the body for each."""
        if name in self._unclosed:
            return None
        closing = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(self._body, after)
        if closing is None:
            self._unclosed.add(name)
        return closing

    def _highlight(self, start: int, end: int, language: str) -> None:
        """Write code, out of the `raw` that protects it from Liquid."""
        if protected := _PROTECTED.fullmatch(self._body, start, end):
            self.writer.skip(start, protected.start(1))
            self.writer.fence(*protected.span(1), language)
            self.writer.skip(protected.end(1), end)
        else:
            self.writer.fence(start, end, language)

    def _value(self, expression: str) -> str:
        """Return what an expression comes to, empty where it is not known."""
        head, *filters = expression.split("|")
        match = _LITERAL.match(head)
        if match is None:
            return ""
        value = match[1] or match[2] or match[3] or self._known.get(match[4] or "", "")
        for name in (part.partition(":")[0].strip() for part in filters):
            if name in _URL_FILTERS and not value.startswith(("http:", "https:", "//")):
                value = self._context.baseurl.rstrip("/") + "/" + value.lstrip("/")
                if name == "absolute_url":
                    value = self._context.url.rstrip("/") + value
                self._count(value)
        self._count(value)
        return value

    def _count(self, value: str) -> None:
        """Count what is written; raise _TooMuch past the bound."""
        self._left -= len(value)
        if self._left < 0:
            raise _TooMuch
