"""What a body may refer to, from its post and the site: the same for screen, index and stdout."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from reader.article.content import Context, Markup
from reader.corpus import Loaded
from reader.corpus.kinds.post_files import PLAIN_ENDING, RESTRUCTURED_ENDING
from reader.corpus.kinds.site import Site
from reader.model import Post

_TEXTS = frozenset({"too-large", "markup-immense"})
"""Problems for which a body is shown as the text that it is."""

_NAMES = ("display_name", "name", "displayname", "nickname", "login")
_SCALARS = (str, int, float, date)


def context_of(loaded: Loaded, site: Site) -> Context:
    """Return the context in which the body of a post of `site` is parsed."""
    stem, ending = _parts_of_name(loaded.post.path)
    return Context(
        title=loaded.post.title,
        url=site.url,
        baseurl=site.baseurl,
        site=site.values,
        page=_scalars(loaded.header) | _author(loaded.header),
        body_line=loaded.post.body_line,
        markup=_markup(loaded.post, ending),
        kind=site.kind,
        stem=stem,
        keeps_breaks=site.keeps_breaks,
    )


def _parts_of_name(path: str) -> tuple[str, str]:
    """Return the name of a file without its ending, and that, as `PurePath` tells them apart."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return (name[:dot], name[dot:]) if 0 < dot < len(name) - 1 else (name, "")


def _markup(post: Post, ending: str) -> Markup:
    """Return how a post is written, by its ending; Jekyll converts Markdown's alone.

    One that is too large, or too full of markup, is a text, whatever it is.
    """
    ending = ending.lower()
    if ending == PLAIN_ENDING or not _TEXTS.isdisjoint(problem.code for problem in post.problems):
        return "text"
    if ending == RESTRUCTURED_ENDING:
        return "restructured"
    return "html" if ending in (".html", ".htm") else "markdown"


def _author(header: Mapping[str, object]) -> dict[str, str]:
    """Return who wrote, where the header names several, or tells more of one than the name."""
    said = header.get("author") or header.get("authors")
    if said is None:
        return {}
    if isinstance(said, _SCALARS):
        return {} if "author" in header else {"author": str(said)}
    names = map(_name, said if isinstance(said, list) else [said])
    known = "、".join(filter(None, names))
    return {"author": known} if known else {}


def _name(said: object) -> str:
    """Return the name of `{display_name: 林小满, login: lin}`, or what stands in its place."""
    if isinstance(said, Mapping):
        said = next((said[key] for key in _NAMES if isinstance(said.get(key), str)), "")
    return said if isinstance(said, str) else ""


def _scalars(header: Mapping[str, object]) -> dict[str, str]:
    scalars = {}
    for key, value in header.items():
        if isinstance(value, str):
            scalars[str(key)] = value
        elif isinstance(value, _SCALARS):
            with suppress(ValueError):  # a number of more digits than Python will write
                scalars[str(key)] = str(value)
    return scalars
