"""A long body is parsed in a process of its own, so that this one stays quick meanwhile.

Started as `python -m reader.article.parse_process`: a body and its context on standard input, the
article on standard output, its blocks in parts: other threads here get their turn between.
Where it cannot start, or dies, the body is parsed here.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from threading import Thread
from typing import IO, BinaryIO

from reader.article.content import Article, Block, Context
from reader.processes import spawn
from reader.values import replace

_BLOCKS_A_PART = 500
"""Blocks handed over at once: a millisecond or two."""
_CANCEL_CHECK_SECONDS = 0.1
"""Seconds from one look to the next whether the article is still wanted."""


def parse_in_process(body: str, context: Context, cancelled: Callable[[], bool]) -> Article | None:
    """Return what `parse` would, or None where that was `cancelled` meanwhile."""
    try:
        process = spawn(__name__)
    except OSError:
        return _parsed(body, context)
    with process:
        # Not by `communicate`: past its first timeout it writes no more of a message.
        file, process.stdin = process.stdin, None
        Thread(target=_hand_over, args=(file, pickle.dumps((body, context))), daemon=True).start()
        while True:
            try:
                answer, _ = process.communicate(timeout=_CANCEL_CHECK_SECONDS)
            except subprocess.TimeoutExpired:
                if cancelled():
                    process.kill()
                    return None
                continue
            break
    if process.returncode:
        return _parsed(body, context)
    return _read(BytesIO(answer), len(answer))


def _hand_over(file: IO[bytes], message: bytes) -> None:
    """Write until the process has taken it all, however long it takes to start, or is gone."""
    with suppress(OSError):
        file.write(message)
    with suppress(OSError):
        file.close()


def _parsed(body: str, context: Context) -> Article:
    from reader.article.parsing import parse

    return parse(body, context)


def _write(article: Article, file: BinaryIO) -> None:
    pickle.dump(replace(article, blocks=()), file)
    for at in range(0, len(article.blocks), _BLOCKS_A_PART):
        pickle.dump(article.blocks[at : at + _BLOCKS_A_PART], file)


def _read(file: BinaryIO, size: int) -> Article:
    article: Article = pickle.load(file)
    blocks: list[Block] = []
    while file.tell() < size:
        blocks.extend(pickle.load(file))
    return replace(article, blocks=tuple(blocks))


if __name__ == "__main__":
    _write(_parsed(*pickle.load(sys.stdin.buffer)), sys.stdout.buffer)
