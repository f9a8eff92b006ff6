"""Liquid in a body → plain Markdown, the way Jekyll runs it before anything else.

What can be known is filled in (`site.*`, `page.*`, literals, simple `assign`), `highlight`
becomes a fenced block, `raw` is unwrapped, `comment` is left out, `post_url` and `link` become
links inside the archive; every other tag is dropped and what it wraps is kept.
Source: https://jekyllrb.com/docs/liquid/tags/ and https://shopify.github.io/liquid/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.article.model import Context

_TAG_NAME = re.compile(r"-?\s*([a-zA-Z_]\w*)\s*")
_LITERAL = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|(-?\d+(?:\.\d+)?)|([\w.-]+))\s*$")
_ASSIGN = re.compile(r"\s*([\w-]+)\s*=(.*)$", re.DOTALL)
_URL_FILTERS = {"relative_url", "absolute_url"}
_OPENERS = re.compile(r"\{[{%]")
_WRAPPERS = {"raw": "endraw", "comment": "endcomment", "highlight": "endhighlight"}


@dataclass(frozen=True, slots=True)
class Source:
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
    out = _Output()
    _run(body, context, out)
    return Source("".join(out.parts), tuple(out.lines), context.body_line)


class _Output:
    """Text written so far and where its lines came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[int] = [0]
        self.line = 0

    def copy(self, text: str) -> None:
        """Write text of the body as it stands."""
        if text:
            self.parts.append(text)
            count = text.count("\n")
            self.lines.extend(range(self.line + 1, self.line + count + 1))
            self.line += count

    def skip(self, text: str) -> None:
        """Leave text of the body out."""
        self.line += text.count("\n")

    def add(self, text: str) -> None:
        """Write text that the body does not hold."""
        if text:
            self.parts.append(text)
            self.lines.extend([self.line] * text.count("\n"))


def _run(body: str, context: Context, out: _Output) -> None:
    known = {f"site.{key}": value for key, value in context.site.items()}
    known |= {f"page.{key}": value for key, value in context.page.items()}
    known.setdefault("page.title", context.title)
    known.setdefault("site.url", context.url)
    known.setdefault("site.baseurl", context.baseurl)
    unclosed: set[str] = set()
    position = 0
    while opener := _OPENERS.search(body, position):
        out.copy(body[position : opener.start()])
        position = opener.start()
        closer = "}}" if opener[0] == "{{" else "%}"
        end = -1 if closer in unclosed else body.find(closer, opener.end())
        if end < 0:
            unclosed.add(closer)
            out.copy(opener[0])
            position = opener.end()
            continue
        inner, after = body[opener.end() : end].removesuffix("-"), end + 2
        if closer == "}}":
            value = _value(inner.removeprefix("-"), known, context)
            after = _drop_empty_autolink(body, after, value, out)
            out.add(value)
            out.skip(body[position:after])
        else:
            after = _tag(body, inner, position, after, known, context, out, unclosed)
        position = after
    out.copy(body[position:])


def _drop_empty_autolink(body: str, after: int, value: str, out: _Output) -> int:
    if not value and body[after : after + 1] == ">" and out.parts and out.parts[-1][-1:] == "<":
        out.parts[-1] = out.parts[-1][:-1]
        return after + 1
    return after


def _tag(
    body: str,
    inner: str,
    start: int,
    after: int,
    known: dict[str, str],
    context: Context,
    out: _Output,
    unclosed: set[str],
) -> int:
    """Run the tag of body[start:after]; return the offset at which to go on."""
    name_match = _TAG_NAME.match(inner)
    if name_match is None:
        out.copy(body[start : start + 2])
        return start + 2
    name, argument = name_match[1], inner[name_match.end() :].strip()
    if name in _WRAPPERS and _WRAPPERS[name] not in unclosed:
        closing = re.compile(rf"\{{%-?\s*{_WRAPPERS[name]}\s*-?%\}}").search(body, after)
        if closing:
            content = body[after : closing.start()]
            out.skip(body[start:after])
            if name == "comment":
                out.skip(content)
            elif name == "raw":
                out.copy(content)
            else:
                _fence(content, argument, out)
            out.skip(closing[0])
            return closing.end()
        unclosed.add(_WRAPPERS[name])
    elif name == "assign" and (assign := _ASSIGN.match(argument)):
        known[assign[1]] = _value(assign[2], known, context)
    elif name == "post_url":
        out.add(argument.removesuffix(".md"))
    elif name == "link":
        out.add("/" + argument.lstrip("/"))
    out.skip(body[start:after])
    return after


def _fence(content: str, argument: str, out: _Output) -> None:
    """Write a fenced block longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", content)), default=0)
    fence = "`" * max(3, longest + 1)
    language = argument.split()[0] if argument.split() else ""
    column = out.parts[-1].rpartition("\n")[2] if out.parts else ""
    out.add(("\n" if column.strip() else "") + f"{fence}{language}")
    if not content.startswith("\n"):
        out.add("\n")
    out.copy(content)
    out.add(("" if content.endswith("\n") else "\n") + fence)


def _value(expression: str, known: dict[str, str], context: Context) -> str:
    """Return what an output tag shows, empty where it is not known."""
    head, *filters = expression.split("|")
    match = _LITERAL.match(head)
    if match is None:
        return ""
    value = match[1] or match[2] or match[3] or (known.get(match[4], "") if match[4] else "")
    for name in (part.strip().split(":")[0].strip() for part in filters):
        if name in _URL_FILTERS and not value.startswith(("http:", "https:", "//")):
            value = context.baseurl.rstrip("/") + "/" + value.lstrip("/")
            if name == "absolute_url":
                value = context.url.rstrip("/") + value
    return value
