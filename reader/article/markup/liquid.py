"""Liquid in a body → plain Markdown, the way Jekyll runs it before anything else.

What can be known is filled in (`site.*`, `page.*`, literals, simple `assign`), `highlight`
becomes a fenced block, `raw` is unwrapped, `comment` is left out, `post_url` and `link` become
links inside the archive; every other tag is dropped and what it wraps is kept. A value
that is not known is dropped too, but where words stand around it: there it is a `…`, for
“see  for more” would be no sentence.
Source: https://jekyllrb.com/docs/liquid/tags/ and https://shopify.github.io/liquid/.
"""

from __future__ import annotations

import re

from reader.article.content import Context
from reader.characters import CJK
from reader.patterns import regex
from reader.values import Value

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
_WRAPPERS = {"raw", "comment", "highlight"}


class Source(Value):
    """Text to be parsed, and the line of the file on which each of its lines stood."""

    text: str
    lines: tuple[int, ...] | None
    first: int

    def line(self, index: int) -> int:
        """Return the line of the file, from 1, of the text's line `index`, from 0."""
        if self.lines is None or not self.lines:
            return self.first + index
        return self.first + self.lines[min(index, len(self.lines) - 1)]


def render(body: str, context: Context) -> Source:
    """Return `body` without its Liquid. Linear; never raises."""
    if "{%" not in body and "{{" not in body:
        return Source(body, None, context.body_line)
    run = _Run(body, context)
    run.run()
    return Source("".join(run.parts), tuple(run.lines), context.body_line)


class _Run:
    """One run over a body: what is written so far, and where its lines came from."""

    def __init__(self, body: str, context: Context) -> None:
        self.parts: list[str] = []
        self.lines: list[int] = [0]
        self._body = body
        self._context = context
        self._line = 0
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
            self._copy(body[position : opener.start()])
            start, closer = opener.start(), "}}" if opener[0] == "{{" else "%}"
            end = -1 if closer in self._unclosed else body.find(closer, opener.end())
            if end < 0:
                self._unclosed.add(closer)
                self._copy(opener[0])
                position = opener.end()
                continue
            inner = body[opener.end() : end].removesuffix("-").removeprefix("-")
            output = closer == "}}"
            position = (self._output if output else self._tag)(inner, start, end + 2)
        self._copy(body[position:])

    def _output(self, inner: str, start: int, after: int) -> int:
        """Write what `{{ inner }}` shows; return the offset at which to go on."""
        value = self._value(inner)
        autolink = bool(self.parts) and self.parts[-1].endswith("<")
        if not value and autolink and self._body.startswith(">", after):
            self.parts[-1] = self.parts[-1][:-1]
            after += 1
        self._add(value or self._hole(start, after))
        self._skip(start, after)
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
            self._copy(self._body[start : start + 2])
            return start + 2
        name, argument = found[1], inner[found.end() :].strip()
        if name in _WRAPPERS and (closing := self._end_of(name, after)):
            content = self._body[after : closing.start()]
            self._skip(start, after)
            if name == "comment":
                self._skip(after, closing.start())
            elif name == "raw":
                self._copy(content)
            else:
                self._fence(content, argument)
            self._skip(closing.start(), closing.end())
            return closing.end()
        if name == "assign" and (assign := _ASSIGN.match(argument)):
            self._known[assign[1]] = self._value(assign[2])
            if found_by := _FOUND.search(assign[2]):
                self._known[f"{assign[1]}.{found_by[2]}"] = found_by[4]
        elif name == "post_url":
            self._add(argument.removesuffix(".md"))
        elif name == "link":
            self._add("/" + argument.lstrip("/"))
        self._skip(start, after)
        return after

    def _end_of(self, name: str, after: int) -> re.Match[str] | None:
        """Return the tag that ends a wrapper; one look to the end of the body for each."""
        if name in self._unclosed:
            return None
        closing = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(self._body, after)
        if closing is None:
            self._unclosed.add(name)
        return closing

    def _fence(self, content: str, argument: str) -> None:
        """Write a fenced block longer than any run of backticks in it."""
        longest = max((len(run) for run in re.findall("`+", content)), default=0)
        fence = "`" * max(3, longest + 1)
        language = argument.partition(" ")[0]
        column = self.parts[-1].rpartition("\n")[2] if self.parts else ""
        self._add(("\n" if column.strip() else "") + fence + language)
        self._add("" if content.startswith("\n") else "\n")
        self._copy(content)
        self._add(("" if content.endswith("\n") else "\n") + fence)

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
        return value

    def _copy(self, text: str) -> None:
        """Write text of the body as it stands."""
        if text:
            self.parts.append(text)
            count = text.count("\n")
            self.lines.extend(range(self._line + 1, self._line + count + 1))
            self._line += count

    def _skip(self, start: int, end: int) -> None:
        """Leave text of the body out."""
        self._line += self._body.count("\n", start, end)

    def _add(self, text: str) -> None:
        """Write text that the body does not hold."""
        if text:
            self.parts.append(text)
            self.lines.extend([self._line] * text.count("\n"))
