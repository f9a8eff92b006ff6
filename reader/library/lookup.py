"""Find the post that a name on the command line, or in a link, names."""

from __future__ import annotations

from operator import itemgetter

from reader.errors import PostAmbiguous, PostNotFound
from reader.folding import fold
from reader.library.store import Answers, Match
from reader.model import Entry
from reader.safe import Clean, clean_line

_CANDIDATES_SHOWN = 10
_POSTS_COMPARED = 200
"""Posts compared with a name that none has."""
_SUGGESTIONS_SHOWN = 5
_LEAST_LIKENESS = 0.6
_CHARACTERS_COMPARED = 100
"""Of a name: the time grows with their square."""


def find(index: Answers, name: str, archive: Clean) -> Entry:
    """Return the post whose path, key or title is `name`, or which alone has it in path or key.

    Raises PostAmbiguous with some of the posts that have it, where several do; PostNotFound
    with those that are nearly called so, where none does. `archive` is what to call the
    archive there.
    """
    key = clean_line(name)
    tries = (
        (Match.PATH, name),
        (Match.KEY, key),
        (Match.TITLE, key),
        (Match.PART_OF_KEY, key),
        (Match.PART_OF_PATH, name),
    )
    for match, text in tries if key else ():
        found = index.matching(match, text, _CANDIDATES_SHOWN + 1)
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(key, found)
    alike = _alike(index, key) if key else ()
    code = "post-unknown-alike" if alike else "post-unknown"
    raise PostNotFound(code, archive=archive, name=key, candidates=alike)


def _alike(index: Answers, name: Clean) -> tuple[str, ...]:
    """Return posts whose key or title is nearly `name`, or whose title has it, the likest first.

    A slip of one character leaves one half of a name whole: only posts that have either
    half are weighed, the newest first, so that a large archive costs no more than a look.
    Of two characters, which title many a post in Chinese, both must be there.
    """
    middle = len(name) // 2
    halves = [half for half in (name[:middle], name[middle:]) if len(half) > 1] or [name]
    weighed = sorted(
        (
            (_likeness(name, entry.key, entry.title), entry)
            for entry in index.resembling(halves, _POSTS_COMPARED)
        ),
        key=itemgetter(0),
        reverse=True,
    )
    alike = [entry for share, entry in weighed if share > _LEAST_LIKENESS]
    return tuple(f"{entry.key}  {entry.title}" for entry in alike[:_SUGGESTIONS_SHOWN])


def _likeness(name: str, key: str, title: str) -> float:
    """Return how much of `name` is in a key or a title, from 0 to 1."""
    name = fold(name)
    if name in fold(title):
        return 1
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", name[:_CHARACTERS_COMPARED], autojunk=False)
    shares = []
    for text in (key, title):
        matcher.set_seq1(fold(text[:_CHARACTERS_COMPARED]))
        shares.append(matcher.ratio())
    return max(shares)


def _several(name: Clean, found: list[Entry]) -> PostAmbiguous:
    shown = found[:_CANDIDATES_SHOWN]
    return PostAmbiguous(
        "post-ambiguous-many" if len(found) > len(shown) else "post-ambiguous",
        name=name,
        count=len(shown),
        candidates=tuple(f"{entry.key}  {entry.title}" for entry in shown),
    )
