"""Tags of which some hold what stands up to an end tag of their name, and are run where it closes."""

from __future__ import annotations

import re
from collections.abc import Callable, KeysView

from reader.article.content import Context
from reader.article.markup.code_regions import CodeRegions
from reader.article.markup.tag_meanings import Meanings
from reader.article.markup.written import Ends, Writer


def nothing() -> None:
    """At the end of a tag that asks for nothing."""


class OpenTags:
    """What is to be written where tags end that are open."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[Callable[[], None]]] = {}

    @property
    def names(self) -> KeysView[str]:
        """The names of the tags that were opened so far."""
        return self._waiting.keys()

    def hold(self, name: str, close: Callable[[], None]) -> None:
        """Keep what is to be written where the tag of that name ends."""
        self._waiting.setdefault(name, []).append(close)

    def close(self, name: str) -> None:
        """Write what was kept for the end of the innermost tag of that name."""
        if waiting := self._waiting.get(name):
            waiting.pop()()


class PairedTags:
    """One run over a body. Hexo's tags, Hugo's shortcodes and WordPress's say what theirs stand for."""

    def __init__(
        self,
        body: str,
        context: Context,
        tag: re.Pattern[str],
        ended_by: Callable[[re.Match[str]], str | None],
    ) -> None:
        """`tag` finds every tag; `ended_by` gives the name that an end tag ends, None for others."""
        self.writer = Writer(body, context.body_line, is_html=context.markup == "html")
        self._body = body
        self._means = Meanings(self.writer)
        self._code = CodeRegions(body, markdown=context.markup == "markdown")
        self._tags = list(tag.finditer(body))
        self._ends = Ends()
        for each in self._tags:
            if (name := ended_by(each)) is not None:
                self._ends.note(name, *each.span())
        self._open = OpenTags()
