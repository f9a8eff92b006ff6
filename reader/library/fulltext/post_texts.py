"""A file → the words of its post, as the index holds them: a job for worker processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.corpus import Archive, Loaded, PostFile, load, read_post
from reader.library.fulltext.tokens import tokens_of
from reader.library.records import PostText, Rest
from reader.library.scan.record import NOT_READ, rest_of
from reader.model import Post

if TYPE_CHECKING:
    from reader.article.parsing import Words

File = tuple[int, str, bool]
"""Signature, path, and whether more than its header was read before."""

_VERSION = 1
"""Counted up when texts are cut otherwise, or other words of a post are indexed."""

_APART = f" {chr(0xF8FF)} "
"""Between two headings, or two tags: a token that is in no query."""

_CHARACTERS_TOGETHER = 50_000
"""Of bodies whose posts take each step together: some thirty, or one that is long."""

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
        """Return what files say, `read`, as `marshal` carries it."""
        with suppress(OSError, AttributeError):  # some systems know no niceness
            os.nice(max(_NICENESS - os.nice(0), 0))
        return [_packed(text) for text in self.read(parts)]

    def read(self, files: Sequence[File]) -> list[PostText]:
        """Return the words of the posts in files, and the rest of those that were not read whole.

        That is, of which but the header was read so far; and of those that cannot be read now.
        Never raises on a post. Posts take each step together: so what the step needs is at hand
        for all of them, in the processor's cache, and a tenth of the time is saved.
        """
        from reader.article import words  # its rules take a tenth of a second to load
        from reader.article.context import context_of

        read: list[PostText] = []
        for some in self._loaded(files):
            # A body past the limit is shown as it stands, and found by its beginning.
            articles = words(
                [
                    (loaded.body[: self.size_limit], context_of(loaded, self.archive.site))
                    for _, loaded in some
                ]
            )
            posts = [
                _fields(loaded.post, article)
                for (_, loaded), article in zip(some, articles, strict=True)
            ]
            cut = iter(tokens_of([*chain(*chain(*posts))], variants=self.variants))
            for ((sig, path, is_filled), loaded), fields in zip(some, posts, strict=True):
                text, title, headings, tags, source = (
                    _APART.join(islice(cut, len(field))) for field in fields
                )
                is_lost = any(known.code in NOT_READ for known in loaded.post.problems)
                rest = self._rest(path, loaded.post) if is_lost or not is_filled else None
                read.append(PostText(sig, path, text.encode(), title, headings, tags, source, rest))
        return read

    def _loaded(self, files: Sequence[File]) -> Iterator[list[tuple[File, Loaded]]]:
        """Yield posts of files, as many at once as come to some characters."""
        some: list[tuple[File, Loaded]] = []
        size = 0
        for file in files:
            _, path, is_filled = file
            loaded = load(
                self.archive, _found(path), size_limit=self.size_limit, hashed=not is_filled
            )
            some.append((file, loaded))
            size += len(loaded.body)
            if size >= _CHARACTERS_TOGETHER:
                yield some
                some, size = [], 0
        if some:
            yield some

    def _rest(self, path: str, post: Post) -> Rest:
        """Return what a listing left open of a post; of a large one, by as much as a list reads."""
        if any(known.code == "too-large" for known in post.problems):
            post = read_post(self.archive, _found(path), size_limit=self.size_limit)
        return rest_of(post)


def _found(path: str) -> PostFile:
    """Return a file as a walk finds it, but for what only a listing asks of it."""
    return PostFile(path, size=0, mtime_ns=0)


def _fields(post: Post, article: Words) -> tuple[Sequence[str], ...]:
    """Return what is looked for of a post: its text, title, headings, tags, sources."""
    sources = [*dict.fromkeys(filter(None, (post.media, article.media, post.source)))]
    return [article.text], [post.title], article.headings, post.tags, sources


def unpacked(answer: Any) -> PostText:
    """Return the words that a worker answered."""
    *words, rest = answer
    return PostText._make((*words, rest and Rest._make(rest)))


def _packed(text: PostText) -> tuple[object, ...]:
    return *text[:-1], text.rest and tuple(text.rest)
