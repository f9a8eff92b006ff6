"""A long body is parsed in a process of its own, so that this one stays quick meanwhile.

Started as `python -m reader.article.apart`: a body and its context on standard input, the
article on standard output. Where it cannot start, or dies, the body is parsed here.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable

from reader.article.model import Article, Context
from reader.processes import started

_PATIENCE = 0.1
"""Seconds from one look to the next whether the article is still wanted."""


def parse_apart(body: str, context: Context, cancelled: Callable[[], bool]) -> Article | None:
    """Return what `parse` would, or None where that was `cancelled` meanwhile."""
    try:
        process = started(__name__)
    except OSError:
        return _parsed(body, context)
    with process:
        message: bytes | None = pickle.dumps((body, context))
        while True:
            try:
                answer, _ = process.communicate(message, _PATIENCE)
            except subprocess.TimeoutExpired:
                message = None
                if cancelled():
                    process.kill()
                    return None
                continue
            break
    if process.returncode:
        return _parsed(body, context)
    article: Article = pickle.loads(answer)
    return article


def _parsed(body: str, context: Context) -> Article:
    from reader.article.reading import parse

    return parse(body, context)


if __name__ == "__main__":
    # The reader may have gone on, or gone, before there is an answer.
    sys.stdout.buffer.write(pickle.dumps(_parsed(*pickle.load(sys.stdin.buffer))))
