"""What is typed to be searched for: what it means, what is wrong with it, and that it never raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    wanted_words,
)
from reader.library.query.mistakes import Code, Mistake, QueryWrong
from reader.library.query.naming import names_categories, with_categories
from reader.library.query.parser import parse
from reader.library.sqlite.sqlite_store import SqliteStore
from reader.safe import Clean
from reader.texts.errors import SENTENCES, sentence


def words(text: str, field: Field = Field.ANY, *, is_start: bool = False) -> Words:
    return Words(Clean(text), field, is_start)


A, B, C = words("a"), words("b"), words("c")
TODAY = date(2026, 3, 15)


@pytest.mark.parametrize(
    "query, condition",
    [
        ("a", A),
        ("  a\u3000b ", AllOf((A, B))),
        ('"a b"', words("a b")),
        ("“a b”c", AllOf((words("a b"), C))),
        ("让“民生窗口”更", words("让“民生窗口”更")),
        ("-a", Not(A)),
        ("--a", A),
        ('a -"b c"', AllOf((A, Not(words("b c"))))),
        ("e-mail", words("e-mail")),
        ("a OR b c", AnyOf((A, AllOf((B, C))))),
        ("(a OR b) c", AllOf((AnyOf((A, B)), C))),
        ("a or b", AllOf((A, words("or"), B))),
        ('"OR"', words("OR")),
        ("Wind*", words("Wind", is_start=True)),
        ("*", words("*")),
        ("title:a", words("a", Field.TITLE)),
        ("TITLE：a", words("a", Field.TITLE)),
        ('tag:"a b" c', AllOf((words("a b", Field.TAG), C))),
        ("-heading:(a OR b)", Not(AnyOf((words("a", Field.HEADING), words("b", Field.HEADING))))),
        ("source:a text:b*", AllOf((words("a", Field.SOURCE), words("b", Field.TEXT, is_start=True)))),
        ("category:江州报", CategoryNamed(Clean("江州报"))),
        ('category:"Career In x"', CategoryNamed(Clean("Career In x"))),
        ("is:unread", Marked(Mark.UNREAD)),
        ("is:starred", Marked(Mark.STARRED)),
        ("date:2022", Dated(date(2022, 1, 1), date(2022, 12, 31))),
        ("date:2024-02", Dated(date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2022-2-1", Dated(date(2022, 2, 1), date(2022, 2, 1))),
        ("date:２０２２/０２", Dated(date(2022, 2, 1), date(2022, 2, 28))),
        ("date:2022-02-01..2022-03", Dated(date(2022, 2, 1), date(2022, 3, 31))),
        ("date:2022..", Dated(date(2022, 1, 1), None)),
        ("date:..2022", Dated(None, date(2022, 12, 31))),
        ("after:2022-02", Dated(date(2022, 2, 1), None)),
        ("before:2022-02", Dated(None, date(2022, 1, 31))),
        ("date:昨天", Dated(date(2026, 3, 14), date(2026, 3, 14))),
        ("date：２月３日", Dated(date(2026, 2, 3), date(2026, 2, 3))),
        ("after:3d", Dated(date(2026, 3, 12), None)),
        ("before:今天", Dated(None, date(2026, 3, 14))),
        ("date:上月..昨天", Dated(date(2026, 2, 1), date(2026, 3, 14))),
        ('date:"last week"', Dated(date(2026, 3, 2), date(2026, 3, 8))),
        ("http://a.example/b", words("http://a.example/b")),
        ("12:30", words("12:30")),
        ("f(x)", words("f(x)")),
        ("(f(x))", words("f(x)")),
        ("（a OR b）c", AllOf((AnyOf((A, B)), C))),
        ("title：（a b）", AllOf((words("a", Field.TITLE), words("b", Field.TITLE)))),
        ("-（a b）", Not(AllOf((A, B)))),
        ("(a b）", AllOf((A, B))),
        ("防汛（试行）", words("防汛（试行）")),
        ("（防汛（试行））", words("防汛（试行）")),
        ("（a", words("（a")),
        ("a）", words("a）")),
        ('a ""', A),
        ("C++", words("C++")),
    ],
)  # fmt: skip
def test_what_a_query_means(query: str, condition: Condition) -> None:
    assert parse(query, TODAY) == condition


@pytest.mark.parametrize(
    "query, code, start, end",
    [
        ("", Code.EMPTY, 0, 0),
        ("  ", Code.EMPTY, 0, 2),
        ('""', Code.EMPTY, 0, 2),
        ('a "b', Code.QUOTE_OPEN, 2, 3),
        ("a (b", Code.PAREN_OPEN, 2, 3),
        ("a b)", Code.PAREN_STRAY, 3, 4),
        ("a ()", Code.PAREN_EMPTY, 2, 4),
        ("OR a", Code.OR_ALONE, 0, 2),
        ("a OR", Code.OR_ALONE, 2, 4),
        ("(a OR) b", Code.OR_ALONE, 3, 5),
        ("a - b", Code.NOT_ALONE, 2, 3),
        ("a -", Code.NOT_ALONE, 2, 3),
        ("title: a", Code.FIELD_EMPTY, 0, 6),
        ("titel:a", Code.FIELD_UNKNOWN, 0, 6),
        ("a date:2022-13", Code.DATE_WRONG, 7, 14),
        ("date:0000", Code.DATE_WRONG, 5, 9),
        ("date:..", Code.DATE_WRONG, 5, 7),
        ("date:2022..2021", Code.DATE_REVERSED, 5, 15),
        ("is:new", Code.IS_WRONG, 3, 6),
        ("(" * 20 + "a" + ")" * 20, Code.TOO_DEEP, 10, 11),
        ("a " * 300, Code.TOO_LONG, 400, 600),
        ("a" * 5000, Code.TOO_LONG, 4000, 5000),
    ],
)
def test_what_is_wrong_with_a_query_and_where(query: str, code: Code, start: int, end: int) -> None:
    mistake = parse(query)
    assert isinstance(mistake, Mistake)
    assert (mistake.code, mistake.start, mistake.end) == (code, start, end)
    told = sentence(mistake.coded)
    assert "{" not in told
    if code is not Code.EMPTY:
        assert str(start + 1) in told
    assert sentence(QueryWrong(mistake)) == told
    assert QueryWrong(mistake).exit_status == 2


def test_every_mistake_has_a_sentence() -> None:
    assert [code for code in Code if code.value not in SENTENCES] == []


PIECES = st.sampled_from(
    ["a", "中国", '"', "“", "”", "(", ")", "（", "）", " ", "OR", "-", "*", ":", "title:", "date:", "2022",
     "..", "is:", "unread", "category:", "，", "\u3000", "\x00", "\ud800", "\u202e", "'", "ﬀ", "²", "𠀀"]
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    return SqliteStore(tmp_path_factory.mktemp("index"))


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_raises_and_what_is_understood_can_be_asked(store: SqliteStore, query: str) -> None:
    condition = parse(query)
    if isinstance(condition, Mistake):
        assert 0 <= condition.start <= condition.end <= len(query)
        assert sentence(condition.coded)
        return
    list(wanted_words(condition))
    asked = with_categories(condition, ())
    assert not names_categories(asked)
    hits = store.search(asked, None, 5, lambda: False, lambda: False, scored=True)
    assert hits is not None
    assert hits.hits == []
    assert store.count_hits(asked, lambda: False) == 0


NESTED = st.recursive(
    st.sampled_from(["a", "-b", "is:unread", "date:2022", '"c d"']),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: f"({two[0]} {two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]} OR {two[1]})"),
        inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=60,
)


@given(NESTED)
def test_parentheses_in_each_other_are_no_trouble(store: SqliteStore, query: str) -> None:
    condition = parse(query)
    if not isinstance(condition, Mistake):
        assert store.count_hits(condition, lambda: False) == 0
