"""What is wrong with a query, and where."""

from __future__ import annotations

from enum import Enum

from reader.errors import Coded, WrongUsage
from reader.safe import clean_line
from reader.values import Value


class Code(Enum):
    """What may be wrong, by the code of its sentence."""

    EMPTY = "query-empty"
    TOO_LONG = "query-too-long"
    TOO_DEEP = "query-too-deep"
    QUOTE_OPEN = "query-quote-open"
    PAREN_OPEN = "query-paren-open"
    PAREN_STRAY = "query-paren-stray"
    PAREN_EMPTY = "query-paren-empty"
    OR_ALONE = "query-or-alone"
    NOT_ALONE = "query-not-alone"
    FIELD_EMPTY = "query-field-empty"
    FIELD_UNKNOWN = "query-field-unknown"
    DATE_WRONG = "query-date-wrong"
    DATE_REVERSED = "query-date-reversed"
    IS_WRONG = "query-is-wrong"


class Mistake(Value):
    """A query cannot be understood: what is wrong with its characters from `start` to `end`.

    `text` is what stands there, `hint` what may have been meant, or what there is.
    """

    code: Code
    start: int
    end: int
    text: str = ""
    hint: str = ""

    @property
    def coded(self) -> Coded:
        """What to tell a person: what is wrong, at which character, what to do."""
        values = {"place": self.start + 1, "text": clean_line(self.text), "hint": self.hint}
        return Coded(self.code.value, values)


class QueryWrong(WrongUsage):
    """A query that cannot be understood: `mistake`."""

    def __init__(self, mistake: Mistake) -> None:
        told = mistake.coded
        super().__init__(told.code, **told.values)
        self.mistake = mistake
