"""What is typed → a condition, or what is wrong with it; never an exception.

    words         all of them, in the text or the title, in any order
    "a phrase"    as it stands, blanks and punctuation too
    Wind*         words that begin so
    -not  a OR b  (…)
    title: text: heading: tag: source:   words, a phrase or (…) in that place alone
    category:     by its label or slug, or a part of one
    date:2022-02  date:2022-02-01..2022-03  after: (that day on)  before: (until the day before)
                  and other days as date_words.py knows them: date:昨天  after:3d
    is:unread  is:read  is:starred

OR binds less than standing side by side. A word ends at a blank or a quotation mark. A colon
after what names no field is a character like others (`http://…`), and so is a parenthesis
within a word. Chinese quotation marks do where a word would begin, and the full-width colon;
full-width parentheses do so in pairs, and alone are characters.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Final, TypeVar

from reader.library.query.conditions import (
    AllOf,
    AnyOf,
    CategoryNamed,
    Condition,
    Dated,
    Field,
    Mark,
    Marked,
    Not,
    Words,
)
from reader.library.query.date_words import days_meant, stretch_meant
from reader.library.query.mistakes import Code, Mistake
from reader.safe import clean_line

_LONGEST: Final = 4000
"""Characters of a query."""
_MOST_TERMS: Final = 200
_DEEPEST: Final = 10
"""Parentheses in each other: SQLite's own parser takes some twenty."""

_OR: Final = "OR"
_QUOTES: Final = {'"': '"', "＂": '"＂', "“": "”", "”": "”"}
"""What opens a phrase, and what ends one opened so."""
_COLONS: Final = ":："
_STARS: Final = "*＊"
_OPEN, _WIDE_OPEN = "(", "（"
_CLOSE, _WIDE_CLOSE = ")", "）"
_LIKENESS: Final = 0.74
"""How like the name of a field a word must be to be taken for a slip of one."""

_WORD_FIELDS: Final = {field.value: field for field in Field if field is not Field.ANY}
_VALUE_FIELDS: Final = ("category", "date", "after", "before", "is")
_FIELDS: Final = (*_WORD_FIELDS, *_VALUE_FIELDS)

_T = TypeVar("_T")


def parse(text: str, today: date | None = None) -> Condition | Mistake:
    """Return what a query asks for, or what is wrong with it. Linear in its length.

    Days without a year, and those counted from now, are as seen from `today`: of the clock.
    """
    if len(text) > _LONGEST:
        return Mistake(Code.TOO_LONG, _LONGEST, len(text))
    try:
        return _Parser(text, today or date.today()).query()
    except _Wrong as wrong:
        return wrong.mistake


class _Wrong(Exception):
    """What is being parsed is wrong. It does not leave this module."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.code)
        self.mistake = mistake


class _Parser:
    """Recursive descent; `_at` is the character that comes next."""

    def __init__(self, text: str, today: date) -> None:
        self._text = text
        self._today = today
        self._at = 0
        self._terms = 0
        self._open: list[int] = []
        """Where the parentheses stand that are open."""

    def query(self) -> Condition:
        found = self._any_of(Field.ANY)
        if self._at < len(self._text):
            raise self._wrong(Code.PAREN_STRAY, self._at, self._at + 1)
        if found is None:
            raise self._wrong(Code.EMPTY, 0, len(self._text))
        return found

    def _any_of(self, field: Field) -> Condition | None:
        """Parse what may be joined by OR; None where nothing stands here."""
        found = [self._all_of(field)]
        while (at := self._take_or()) is not None:
            found.append(self._all_of(field))
            if found[-1] is None or found[-2] is None:
                raise self._wrong(Code.OR_ALONE, at, at + len(_OR))
        parts = tuple(part for part in found if part is not None)
        return (parts[0] if len(parts) == 1 else AnyOf(parts)) if parts else None

    def _all_of(self, field: Field) -> Condition | None:
        found = []
        while not self._is_at_end() and not self._is_at_or():
            part = self._part(field)
            if part is not None:
                found.append(part)
        return (found[0] if len(found) == 1 else AllOf(tuple(found))) if found else None

    def _part(self, field: Field) -> Condition | None:
        """Parse one thing and what stands before it; None where there is nothing to find in it."""
        start = self._at
        nots = 0
        while self._next() == "-":
            self._at += 1
            nots += 1
        if nots and (self._is_at_end(skip=False) or self._next().isspace() or self._is_at_or()):
            raise self._wrong(Code.NOT_ALONE, self._at - 1, self._at)
        self._terms += 1
        if self._terms > _MOST_TERMS:
            raise self._wrong(Code.TOO_LONG, start, len(self._text))
        found = self._term(field)
        return Not(found) if found is not None and nots % 2 else found

    def _term(self, field: Field) -> Condition | None:
        if self._is_at_group():
            return self._group(field)
        if self._next() in _QUOTES:
            return _words(self._phrase(), field)
        name = self._field_name()
        if name is None:
            return self._word(field)
        start, called = self._at, self._text[self._at : self._at + len(name) + 1]
        self._at += len(called)
        if self._is_at_end(skip=False) or self._next().isspace():
            raise self._wrong(Code.FIELD_EMPTY, start, self._at, called)
        if name in _WORD_FIELDS:
            inner = _WORD_FIELDS[name]
            if self._is_at_group():
                return self._group(inner)
            is_phrase = self._next() in _QUOTES
            return _words(self._phrase(), inner) if is_phrase else self._word(inner)
        return self._valued(name)

    def _group(self, field: Field) -> Condition:
        start = self._at
        if len(self._open) >= _DEEPEST:
            raise self._wrong(Code.TOO_DEEP, start, start + 1)
        self._open.append(start)
        self._at += 1
        found = self._any_of(field)
        self._open.pop()
        if self._at >= len(self._text):
            raise self._wrong(Code.PAREN_OPEN, start, start + 1)
        self._at += 1
        if found is None:
            raise self._wrong(Code.PAREN_EMPTY, start, self._at)
        return found

    def _phrase(self) -> str:
        start = self._at
        ends = _QUOTES[self._next()]
        self._at += 1
        begin = self._at
        while self._at < len(self._text) and self._next() not in ends:
            self._at += 1
        if self._at >= len(self._text):
            raise self._wrong(Code.QUOTE_OPEN, start, start + 1)
        self._at += 1
        return self._text[begin : self._at - 1]

    def _word(self, field: Field) -> Words | None:
        word = self._run()
        is_start = len(word) > 1 and word[-1] in _STARS
        return _words(word[:-1] if is_start else word, field, is_start=is_start)

    def _run(self) -> str:
        """Take the characters up to the end of a word."""
        start, own = self._at, 0
        while self._at < len(self._text):
            character = self._next()
            if character.isspace() or character in '"＂':
                break
            if own == 0 and self._closes(character):
                break
            own += (character in (_OPEN, _WIDE_OPEN)) - (
                character in (_CLOSE, _WIDE_CLOSE) and own > 0
            )
            self._at += 1
        return self._text[start : self._at]

    def _valued(self, name: str) -> Condition:
        """Parse the value of a field that takes no words."""
        start = self._at
        value = self._phrase() if self._next() in _QUOTES else self._run()
        if name == "category":
            called = clean_line(value)
            if not called:
                raise self._wrong(Code.FIELD_EMPTY, start, self._at, f"{name}:")
            return CategoryNamed(called)
        if name == "is":
            marks = {mark.value: Marked(mark) for mark in Mark}
            hint = " ".join(f"{name}:{mark}" for mark in marks)
            return self._known(marks.get(value), Code.IS_WRONG, start, value, hint)
        if name == "date":
            first, last = self._known(
                stretch_meant(value, self._today), Code.DATE_WRONG, start, value
            )
            if first and last and first > last:
                raise self._wrong(Code.DATE_REVERSED, start, self._at, value)
            return Dated(first, last)
        begin, _ = self._known(days_meant(value, self._today), Code.DATE_WRONG, start, value)
        if name == "after":
            return Dated(begin, None)
        if begin.toordinal() == 1:  # nothing comes before the first of all days
            return Not(AllOf(()))
        return Dated(None, begin - timedelta(days=1))

    def _known(self, found: _T | None, code: Code, start: int, value: str, hint: str = "") -> _T:
        if found is None:
            raise self._wrong(code, start, self._at, value, hint)
        return found

    def _field_name(self) -> str | None:
        """Return the name of the field that stands here with a colon; None where there is none."""
        end = self._at
        while end < len(self._text) and self._text[end].isascii() and self._text[end].isalpha():
            end += 1
        if end == self._at or end >= len(self._text) or self._text[end] not in _COLONS:
            return None
        name = self._text[self._at : end].lower()
        if name in _FIELDS:
            return name
        if near := get_close_matches(name, _FIELDS, 1, _LIKENESS):
            called = self._text[self._at : end + 1]
            raise self._wrong(Code.FIELD_UNKNOWN, self._at, end + 1, called, f"{near[0]}:")
        return None

    # -- characters ----------------------------------------------------------------------

    def _next(self) -> str:
        return self._text[self._at : self._at + 1]

    def _is_at_end(self, *, skip: bool = True) -> bool:
        """Return whether the query, or the parentheses one is in, end here."""
        self._pass(str.isspace if skip else lambda character: False)
        if self._at >= len(self._text):
            return True
        return self._closes(self._next())

    def _is_at_group(self) -> bool:
        """Return whether parentheses begin here; full-width ones only where they end, too."""
        return self._next() == _OPEN or (
            self._next() == _WIDE_OPEN and self._text.find(_WIDE_CLOSE, self._at) > 0
        )

    def _closes(self, character: str) -> bool:
        """Return whether a character, not within a word's own, ends what is open."""
        return character == _CLOSE or (character == _WIDE_CLOSE and bool(self._open))

    def _is_at_or(self) -> bool:
        end = self._at + len(_OR)
        rest = self._text[end : end + 1]
        return self._text[self._at : end] == _OR and (
            not rest or rest.isspace() or rest in '()（）"'
        )

    def _take_or(self) -> int | None:
        """Pass an OR; return where it stood."""
        if self._is_at_end() or not self._is_at_or():
            return None
        self._at += len(_OR)
        return self._at - len(_OR)

    def _pass(self, belongs: Callable[[str], bool]) -> None:
        while self._at < len(self._text) and belongs(self._next()):
            self._at += 1

    def _wrong(self, code: Code, start: int, end: int, text: str = "", hint: str = "") -> _Wrong:
        return _Wrong(Mistake(code, start, end, text, hint))


def _words(text: str, field: Field, *, is_start: bool = False) -> Words | None:
    """Return the condition for words as typed; None where nothing of them can be seen."""
    cleaned = clean_line(text)
    return Words(cleaned, field, is_start) if cleaned else None
