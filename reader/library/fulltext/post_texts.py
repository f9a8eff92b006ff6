"""A file → the words of its post, as the index holds them: a job for worker processes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple

from reader.corpus import Archive
from reader.library.fulltext.tokens import tokens
from reader.library.store import PostText

_VERSION = 1
"""Counted up when texts are cut otherwise, or other words of a post are indexed."""

_APART = f" {chr(0xF8FF)} "
"""Between two headings, or two tags: a token that is in no query."""

_NICENESS = 5
"""How far a worker gives way to whoever is at the screen."""


class PostTexts(NamedTuple):
    """How to read the words of an archive's posts."""

    archive: Archive
    size_limit: int
    variants: bool

    @property
    def scheme(self) -> bytes:
        """A hash of everything that the words of a file depend on, but for the file."""
        depends = (_VERSION, self.size_limit, self.variants, self.archive.site)
        return blake2b(repr(depends).encode(errors="replace"), digest_size=16).digest()

    def do(self, parts: Sequence[Any]) -> list[Any]:
        """Return the words of files, signature and path each, as `marshal` carries them."""
        with suppress(OSError, AttributeError):  # some systems know no niceness
            os.nice(max(_NICENESS - os.nice(0), 0))
        return [tuple(self.read(sig, path)) for sig, path in parts]

    def read(self, sig: int, path: str) -> PostText:
        """Return the words of the post at `path`. Never raises on a post."""
        from reader.article import words  # its rules take a tenth of a second to load
        from reader.article.context import context_of
        from reader.corpus import load

        loaded = load(self.archive, path, size_limit=self.size_limit)
        post = loaded.post
        # A body past the limit is shown as it stands, and found by its beginning.
        article = words(loaded.body[: self.size_limit], context_of(loaded, self.archive.site))
        sources = (post.media, article.media, post.source)
        return PostText(
            sig=sig,
            path=path,
            text=self._cut(article.text).encode(),
            title=self._cut(post.title),
            headings=self._cut_each(article.headings),
            tags=self._cut_each(post.tags),
            source=self._cut_each(dict.fromkeys(filter(None, sources))),
        )

    def _cut(self, text: str) -> str:
        return tokens(text, variants=self.variants)

    def _cut_each(self, texts: Iterable[str]) -> str:
        return _APART.join(map(self._cut, texts))
