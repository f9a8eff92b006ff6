"""Headers without an opening fence, as several programs write them.

- Hexo, for years: `key: value` lines (YAML) up to a `---`, or JSON up to a `;;;`, its braces
  left out (hexo-front-matter, `rFrontMatterOld`).
- Pelican and MultiMarkdown: bare `Title: …` lines up to the first empty one; a line that is
  indented by four goes on with the value before it (Python-Markdown, "Meta-Data").

A text may well begin with a word and a colon. So each line has to be one of a header, and
there has to be a title, or a date among nothing but what Pelican knows.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from reader.patterns import regex

LONGEST: Final = 64 * 1024
"""Characters among which bare lines must end."""

_OPENS: Final = regex(r"\"?[A-Za-z_][\w-]{0,60}\"?[ \t]*:")
_OPENS_YAML: Final = regex(
    r"(?:title|date|updated|layout|tags?|categor(?:y|ies)|author|permalink|slug|id|lang|comments"
    r"|published|description|excerpt|keywords|photos|toc)[ \t]*:"
)
_OPENS_JSON: Final = regex(r"(?:\{\s*)?\"[\w-]+\"[ \t]*:")
_OF_PELICAN: Final = frozenset(
    {"date", "modified", "category", "tags", "keywords", "slug", "author", "authors", "summary"}
    | {"status", "lang", "translation", "template", "save_as", "url"}
)
_META: Final = regex(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
_META_MORE: Final = regex(r"(?: {4,}|\t)(.*)")
_YAML_END: Final = regex(r"(?m)^-{3,}[^\S\n]*$")
_JSON_END: Final = regex(r"(?m)^;{3,}[^\S\n]*$")


class BareHeader(NamedTuple):
    """What bare lines said, and where the body begins."""

    values: dict[str, object]
    end: int
    body: int


class Stretch(NamedTuple):
    """A part of a text that a closing fence makes a header, if its lines are those of one."""

    end: int
    body: int
    is_json: bool


def may_be_bare(text: str) -> bool:
    """Return whether a text begins as a header without a fence does."""
    return bool(_OPENS.match(text) or _OPENS_JSON.match(text))


def closed_stretch(text: str) -> Stretch | None:
    """Return what stands before the first closing fence, for a text that begins as Hexo's do."""
    is_json = bool(_OPENS_JSON.match(text))
    if not is_json and not _OPENS_YAML.match(text):
        return None
    closing = (_JSON_END if is_json else _YAML_END).search(text)
    if not closing:
        return None
    return Stretch(max(closing.start() - 1, 0), min(closing.end() + 1, len(text)), is_json)


def bare_header(text: str) -> BareHeader | None:
    """Return the bare lines at the head of `text`, their keys in lower case; None without any."""
    if not _META.match(text):
        return None
    values: dict[str, object] = {}
    key, at = "", 0
    while at < min(len(text), LONGEST):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if not line.strip():
            break
        if match := _META.match(line):
            key = match[1].lower()
            values.setdefault(key, match[2].strip())
        elif key and (more := _META_MORE.match(line)):
            values[key] = f"{values[key]} {more[1].strip()}".strip()
        else:
            return None
        at = stop + 1
    is_header = values.get("title") or (values.get("date") and values.keys() <= _OF_PELICAN)
    if not is_header or LONGEST <= at < len(text):
        return None
    end = min(max(at - 1, 0), len(text))
    after = text.find("\n", min(at, len(text)))
    return BareHeader(values, end, len(text) if after < 0 else after + 1)
