"""What the session makes of a search of the archive, fact by fact."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest
from searching_world import REFUSED, SearchingWorld
from world import CATEGORIES, Paper, edited

from reader.library import Show, View
from reader.library.store import Facet
from reader.model import Key
from reader.safe import Clean
from reader.session import effects as do
from reader.session import facts
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.session.facets import narrowed, with_part
from reader.session.finding import Finding
from reader.session.hits import HitsView
from reader.session.listing import PAGE_ROWS
from reader.session.places import Place
from reader.session.session import Session
from reader.values import replace

NEWEST = Key("post-099")


def paper(number: int) -> Paper:
    """`post-000`, `post-001` …, each a day newer than the one before."""
    return Paper(Key(f"post-{number:03}"), number, CATEGORIES[number % 2], is_long=False)


class Reader:
    """Who reads in a world in which work is done at once, but for what is held back."""

    def __init__(self, posts: int = 9, query: str = "") -> None:
        self.world = SearchingWorld([paper(number) for number in range(posts)])
        self.world.scan()
        self.session = Session()
        self.held: list[do.Work] = []
        """What is asked for and not begun."""
        self.shown: list[Effect] = []
        self.does(self.session.start(query=query))

    def does(self, effects: list[Effect], *, holding: tuple[type[Effect], ...] = ()) -> None:
        """Have effects carried out, and all that comes of them, but what is held back."""
        for effect in effects:
            if isinstance(effect, holding):
                assert isinstance(effect, do.Work)
                self.held.append(effect)
            elif isinstance(effect, do.Work):
                for fact in self.world.work(effect):
                    self.does(self.session.learn(fact), holding=holding)
            else:
                self.shown.append(effect)

    def let_go(self) -> None:
        """Do what was held back."""
        held, self.held = self.held, []
        self.does(list(held))

    def searches(self, words: str, *, holding: tuple[type[Effect], ...] = ()) -> None:
        self.does(self.session.begin_search())
        self.does(self.session.search(words), holding=holding)

    def enters(self) -> None:
        self.does(self.session.end_search_typing())

    @property
    def finding(self) -> Finding:
        return self.session.finding

    @property
    def read(self) -> set[Key]:
        return self.world.marks["read"]

    @property
    def here(self) -> Key | None:
        return self.session.catalogue.key


def test_enter_reads_nothing_while_the_words_make_no_sense() -> None:
    reader = Reader()
    reader.searches("标题")
    reader.does(reader.session.search('标题 "'))
    reader.enters()
    searching = reader.session.searching
    assert not reader.read
    assert searching.is_typing
    assert searching.mistake is not None
    assert searching.past == list(reader.world.searched)
    reader.does(reader.session.stop_typing_search())
    assert not reader.session.searching.is_typing
    assert searching.words == "标题"


def test_enter_looks_once_more_for_words_whose_hits_did_not_come() -> None:
    reader = Reader()
    reader.searches("标题")
    reader.does(reader.session.search("post-003"), holding=(do.LoadList,))
    (asked,) = reader.held
    assert isinstance(asked, do.LoadList)
    reader.does(reader.session.learn(facts.WorkFailed(asked.ticket, "磁盘坏了")))
    assert reader.session.searching.words == "post-003"
    reader.enters()
    assert reader.read == {Key("post-003")}


def test_words_typed_after_enter_are_not_read_by_it() -> None:
    reader = Reader()
    reader.searches("标题", holding=(do.LoadList,))
    reader.enters()
    reader.does(reader.session.begin_search())
    reader.let_go()
    assert not reader.read
    assert do.EnterBody() not in reader.shown


def test_who_types_is_taken_nowhere_by_what_they_asked_for_before() -> None:
    reader = Reader()
    wanted = (do.FindPlace, do.FindUnread, do.FindPost)
    reader.does(reader.session.read(Key("post-005")))
    reader.does(reader.session.read(Key("post-004")))
    reader.does(reader.session.go_to(Place("post-001")), holding=wanted)
    reader.does(reader.session.next_unread(1, Key("post-005")), holding=wanted)
    reader.does(reader.session.go_through_history(-1), holding=wanted)
    reader.does(reader.session.begin_search())
    assert len(reader.held) == len(wanted)
    reader.shown.clear()
    reader.let_go()
    assert not reader.shown
    assert reader.read == {Key("post-004"), Key("post-005")}


def test_an_unread_hit_that_is_found_after_the_search_was_left_is_not_read() -> None:
    reader = Reader()
    reader.searches("标题")
    reader.does(reader.session.stop_typing_search())
    reader.does(reader.session.next_unread(1, Key("post-005")), holding=(do.FindUnread,))
    reader.does(reader.session.leave_search())
    reader.let_go()
    assert not reader.read


def test_whoever_leaves_is_where_they_were_on_the_way_to() -> None:
    reader = Reader()
    reader.does(reader.session.put_cursor(3))
    view = View(category=CATEGORIES[1])
    reader.does(reader.session.open_view(view), holding=(do.LoadList,))
    reader.searches("标题")
    reader.does(reader.session.put_cursor(5))
    reader.does(reader.session.leave_search())
    assert reader.session.catalogue.listing.view == view
    assert reader.session.catalogue.row == 0


def test_whoever_leaves_is_where_they_went_while_the_line_stood_open() -> None:
    reader = Reader()
    reader.does(reader.session.begin_search())
    reader.does(reader.session.step_article(1))
    there = reader.here
    for words in (REFUSED, "post-003"):
        reader.does(reader.session.search(words))
    reader.does(reader.session.leave_search())
    assert reader.here == there == Key("post-007")


def test_a_search_that_finds_no_sense_leaves_the_cursor_where_it_was_moved() -> None:
    reader = Reader()
    reader.searches(REFUSED, holding=(do.LoadList,))
    reader.does(reader.session.put_cursor(4))
    reader.let_go()
    assert reader.session.searching.mistake is not None
    assert (reader.session.catalogue.listing.view, reader.here) == (View(), Key("post-004"))


def test_a_place_that_is_found_ends_the_search() -> None:
    reader = Reader()
    reader.searches("post-003")
    reader.does(reader.session.go_to(Place("post-001")))
    searching = reader.session.searching
    assert not (searching.is_on or searching.is_typing or searching.words)
    assert not reader.finding.is_of_archive


def test_words_of_the_article_stay_marked_through_a_reload_and_then_those_of_the_archive() -> None:
    reader = Reader()
    reader.searches("第1版")
    reader.enters()
    assert reader.finding.is_of_archive
    reader.does(reader.session.begin_finding(0))
    reader.does(reader.session.find("河"))
    reader.does(reader.session.end_typing())
    reader.shown.clear()
    reader.does(reader.session.catalogue.reload())
    assert reader.finding.query == "河"
    assert not any(isinstance(effect, do.ShowMatches) for effect in reader.shown)
    reader.does(reader.session.stop_finding())
    assert (reader.finding.query, reader.finding.is_of_archive) == ("第1版", True)
    assert do.ShowMatches(jump=True) not in reader.shown


def test_where_one_was_in_an_article_is_not_where_a_search_took_them() -> None:
    reader = Reader()
    reader.does(reader.session.read(Key("post-008")))
    shown = reader.session.shown
    assert shown is not None
    reader.does(reader.session.reader_is_at(shown.opened, 60))
    left = dict(reader.world.positions)
    assert left
    reader.searches("第2段")
    assert reader.finding.is_of_archive
    reader.does(reader.session.reader_is_at(shown.opened, 30))
    reader.does(reader.session.leave_search())
    reader.does(reader.session.reader_is_at(shown.opened, 30))
    assert reader.world.positions == left
    reader.does(reader.session.read(Key("post-008")))
    reader.does(reader.session.reader_is_at(shown.opened, 30))
    assert reader.world.positions != left


def test_n_pressed_while_the_next_hit_is_on_its_way_goes_on_in_that() -> None:
    reader = Reader()
    reader.searches("第1版")
    reader.enters()
    last = len(reader.finding.matches) - 1
    reader.does(reader.session.step_match(last, None))
    for step in (1, 1, 1):
        reader.does(reader.session.step_match(step, None), holding=(do.ParseArticle,))
    assert reader.read == {Key("post-008"), Key("post-007")}
    reader.let_go()
    assert (reader.here, reader.finding.at) == (Key("post-007"), 2)
    reader.does(reader.session.step_match(-2, None))
    for step in (-1, -1):
        reader.does(reader.session.step_match(step, None), holding=(do.ParseArticle,))
    reader.let_go()
    assert (reader.here, reader.finding.at) == (Key("post-008"), last - 1)


def test_n_before_the_first_hit_leaves_no_trace_in_the_next_one() -> None:
    reader = Reader()
    reader.searches("第1版")
    reader.enters()
    reader.does(reader.session.step_match(-1, None))
    assert reader.here == Key("post-008")
    reader.does(reader.session.put_cursor(1))
    reader.does(reader.session.preview())
    assert reader.finding.at == 0


def test_a_hit_with_nothing_to_mark_is_passed_by_n() -> None:
    reader = Reader()
    reader.searches("title:标题")
    reader.enters()
    assert not reader.finding.matches
    reader.does(reader.session.step_match(1, None))
    assert reader.here == Key("post-007")
    reader.does(reader.session.step_match(-1, 20))
    assert reader.here == Key("post-008")


def test_all_hits_can_be_read_one_after_another_though_none_of_their_rows_is_in_view() -> None:
    for query in ("", "标题"):
        reader = Reader(posts=2 * PAGE_ROWS + 5, query=query)
        for _ in range(2 * PAGE_ROWS + 4):
            reader.does(reader.session.step_article(1))
        assert reader.here == Key("post-000")


def test_a_row_that_keys_typed_ahead_lead_to_is_read_once_it_is_there_unless_left() -> None:
    for is_left in (False, True):
        reader = Reader(posts=3 * PAGE_ROWS)
        days = reader.session.go_to_date("2026-07-11", date(2026, 7, 11))  # of the newest post
        reader.does(days, holding=(do.FindDay,))
        reader.does(reader.session.enter())
        reader.does(reader.session.put_cursor(2 * PAGE_ROWS))
        reader.let_go()
        assert not reader.read
        if is_left:
            reader.does(reader.session.put_cursor(PAGE_ROWS))
        for row in (2 * PAGE_ROWS, PAGE_ROWS):
            reader.does(reader.session.want_rows(row, 1))
        assert reader.read == (set() if is_left else {Key(f"post-{PAGE_ROWS - 1:03}")})


def test_an_unread_hit_far_below_is_gone_to() -> None:
    posts = 5 * PAGE_ROWS
    reader = Reader(posts=posts)
    unread = Key("post-010")
    reader.world.marks["read"] = {key for key in reader.world.index if key != unread}
    reader.searches("标题")
    reader.does(reader.session.stop_typing_search())
    reader.does(reader.session.next_unread(1, Key(f"post-{posts - 1:03}")))
    assert reader.here == unread
    assert reader.session.catalogue.row == posts - 11
    assert reader.session.catalogue.listing.row(posts - 11) is not None


def test_the_cursor_stands_on_a_hit_though_there_are_fewer_than_it_seemed() -> None:
    reader = Reader(posts=PAGE_ROWS + 3)
    reader.searches("标题")
    reader.does(reader.session.put_cursor(PAGE_ROWS))
    for number in range(3):
        del reader.world.index[Key(f"post-{number:03}")]
    reader.does(reader.session.want_rows(PAGE_ROWS - 3, 5))
    assert reader.session.catalogue.listing.total == PAGE_ROWS
    assert reader.here == Key("post-003")


def test_the_cursor_below_all_hits_known_stands_on_one_after_a_reload() -> None:
    reader = Reader(posts=PAGE_ROWS + 3)
    reader.searches("标题")
    reader.does(reader.session.put_cursor(PAGE_ROWS))
    assert reader.session.catalogue.listing.row(PAGE_ROWS) is None
    reader.does(reader.session.catalogue.reload())
    assert (reader.session.catalogue.row, reader.here) == (PAGE_ROWS, Key("post-002"))


@pytest.mark.parametrize(
    ("words", "query"), [("p", "p"), ("po", "po*"), ("灯 p", "灯 p"), ("灯p", "灯p"), ("2", "2")]
)
def test_a_word_may_go_on_from_its_second_letter(words: str, query: str) -> None:
    reader = Reader()
    reader.searches(words)
    assert reader.session.searching.query == query


def test_a_word_that_may_go_on_may_so_when_it_is_narrowed() -> None:
    reader = Reader()
    reader.searches("pos")
    reader.does(reader.session.stop_typing_search())
    searching = reader.session.searching
    for facet, value, count, words in narrowed(
        searching.facet_words, searching.facets, Clean("无")
    ):
        reader.does(reader.session.open_view(HitsView(query=words)))
        assert searching.count == count, (facet, value)
    reader.does(reader.session.narrow_to_time(-1))
    assert (searching.query, searching.count) == ("pos*", 9)
    reader.does(reader.session.narrow_to("2026-01-03"))
    assert searching.count == 1
    reader.does(reader.session.narrow_to_time(-1))
    assert (searching.query, searching.count) == ("pos*", 9)
    reader.does(reader.session.narrow_to_time(-1))
    assert searching.query == "pos*"


def test_a_search_kept_by_name_is_as_wide_as_it_is() -> None:
    reader = Reader()
    reader.does(reader.session.open_view(HitsView(query="第1版")))
    reader.does(reader.session.narrow_to_time(-1))
    assert reader.session.searching.query == "第1版"
    reader.does(reader.session.narrow_to("2026-01-03"))
    reader.does(reader.session.narrow_to_time(-1))
    assert reader.session.searching.query == "第1版"
    reader.does(reader.session.leave_search())
    reader.does(reader.session.narrow_to_time(-1))
    reader.does(reader.session.narrow_to("2026-01-03"))
    reader.does(reader.session.keep_search("名", None))
    assert not reader.session.searching.is_on
    assert set(reader.world.kept) == {"旧的", "未读"}


def test_hits_are_counted_anew_where_those_of_other_words_do_not_come() -> None:
    reader = Reader()
    reader.searches("标题")
    reader.does(reader.session.search(f"标题 {REFUSED}"))
    searching = reader.session.searching
    assert searching.mistake is not None
    assert (searching.query, searching.count) == ("标题", 9)
    assert searching.facets[Facet.CATEGORY]
    assert searching.facet_words == "标题"


def test_words_to_begin_with_that_are_refused_show_the_whole_list_and_can_be_mended() -> None:
    reader = Reader(query=REFUSED)
    searching = reader.session.searching
    assert searching.is_typing
    assert searching.mistake is not None
    assert reader.session.catalogue.listing.total == 9
    assert reader.session.is_at_rest


def test_what_is_typed_amiss_while_hits_are_counted_is_no_part_of_their_numbers() -> None:
    reader = Reader()
    reader.searches("标题", holding=(do.CountHits,))
    reader.does(reader.session.search("标题 ("))
    reader.let_go()
    assert reader.session.searching.facet_words == "标题"


def test_earlier_searches_may_be_broken() -> None:
    reader = Reader()
    reader.session.searching.past = []
    reader.does(reader.session.learn(facts.SearchesKept(("  ", "((", "标题"))))
    reader.does(reader.session.begin_search())
    reader.enters()
    assert reader.session.searching.is_typing
    assert reader.session.searching.words == "(("
    assert not reader.read


def test_a_hit_with_nothing_but_its_files_time_is_of_no_day() -> None:
    reader = Reader()
    reader.searches("标题")
    entry = reader.session.catalogue.entry
    assert entry is not None
    guessed = replace(entry, date_guessed=True)
    with patch.object(Catalogue, "entry", guessed):
        reader.does(reader.session.narrow_to_time(1))
    assert reader.session.searching.query == "标题"


def test_of_several_dates_the_last_holds() -> None:
    assert with_part("船 OR date:2021", "date:2022") == "(船 OR date:2021) date:2022"
    assert with_part("船 date:2021 河", "date:2022") == "船 河 date:2022"
    assert with_part("船 date:2022", "date:2022-02") == "船 date:2022-02"
    assert with_part("(船 OR 河) date:2022", "date:2022-02") == "(船 OR 河) date:2022-02"


def test_a_date_that_was_typed_is_not_widened_by_another() -> None:
    days = "date:2022-01-20..2022-02-10"
    assert with_part(days, "date:2022-02-03") == "date:2022-02-03"
    for wider in ("date:2022-02", "date:2022"):
        assert with_part(days, wider) == f"{days} {wider}"
    assert with_part(f"{days} date:2022-02", "date:2022-02-03") == "date:2022-02-03"
    assert with_part("河 OR date:2022 船", "date:2022-02") == "(河 OR date:2022 船) date:2022-02"
    for words in ("-(河 date:2022)", "-(河 date:2022 船)"):
        assert with_part(words, "date:2022-02") == f"{words} date:2022-02"


def test_there_are_as_many_hits_of_a_time_as_stands_beside_it_though_a_date_was_typed() -> None:
    reader = Reader()
    reader.searches("标题 date:2026-01-02..2026-01-04")
    searching = reader.session.searching
    assert searching.count == 3
    for facet, value, count, words in narrowed(
        searching.facet_words, searching.facets, Clean("无")
    ):
        reader.does(reader.session.open_view(HitsView(query=words)))
        assert searching.count == count, (facet, value)
    reader.does(reader.session.open_view(HitsView(query=searching.facet_words)))
    reader.does(reader.session.narrow_to("2026-01"))
    assert searching.count == 3
    reader.does(reader.session.narrow_to_time(1))
    assert (searching.query, searching.count) == ("标题 date:2026-01-04", 1)


def test_hits_are_not_narrowed_by_a_row_that_is_none_of_them() -> None:
    reader = Reader()
    reader.does(reader.session.begin_search())
    for words in ("标题", "date:2026-01-03"):
        reader.does(reader.session.search(words), holding=(do.LoadList,))
        reader.does(reader.session.narrow_to_time(1), holding=(do.LoadList,))
        assert reader.session.searching.query == words
        reader.let_go()
    reader.does(reader.session.search("标题"))
    reader.does(reader.session.narrow_to("2026"), holding=(do.LoadList,))
    for _ in range(2):  # keys pressed faster than hits come
        reader.does(reader.session.narrow_to_time(1), holding=(do.LoadList,))
    assert reader.session.searching.query == "标题 date:2026-01-09"
    reader.let_go()
    reader.does(reader.session.leave_search(), holding=(do.LoadList,))
    reader.does(reader.session.narrow_to_time(1))
    assert not reader.session.searching.is_on


def test_what_another_kanbao_marks_is_counted_in_searches_kept_by_name() -> None:
    reader = Reader()
    reader.world.marks["read"] = {Key("post-001"), Key("post-002")}
    reader.world.has_news = True
    reader.does(reader.session.look_around())
    assert {each.name: each.unread for each in reader.session.saved.all} == {"旧的": 7, "未读": 7}


def test_a_hit_that_is_edited_is_marked_anew_where_it_says_other_things() -> None:
    reader = Reader()
    reader.searches("第1版 OR 第2版")
    reader.enters()
    key = Key("post-008")
    before = reader.finding.matches
    reader.world.files[key] = edited(reader.world.files[key])
    reader.does(reader.session.look_for_changes())
    assert reader.session.shown is not None
    assert "第2版" in reader.session.shown.opened.article.text
    assert len(reader.finding.matches) == len(before)
    assert reader.session.shown.opened.article.text[slice(*reader.finding.matches.spans[0])] == (
        Clean("第2版")
    )


@pytest.mark.parametrize(
    ("typed", "shows", "words"),
    [
        ("标题", [Show.UNREAD], "标题 is:unread"),
        ("标题", [Show.UNREAD, Show.UNREAD], "标题 is:unread"),
        ("标题", [Show.UNREAD, Show.STARRED], "标题 is:starred"),
        ("标题", [Show.STARRED, Show.ALL], "标题"),
        ("is:read 标题", [Show.UNREAD], "标题 is:unread"),
        ("标题 OR 河", [Show.UNREAD], "(标题 OR 河) is:unread"),
        ("标题 OR 河", [Show.UNREAD, Show.ALL], "标题 OR 河"),
        ("河 OR is:unread", [Show.STARRED], "(河 OR is:unread) is:starred"),
        ("pos", [Show.UNREAD, Show.ALL], "pos*"),
    ],
)
def test_marks_are_asked_for_among_the_hits(typed: str, shows: list[Show], words: str) -> None:
    reader = Reader()
    reader.searches(typed)
    reader.enters()
    for show in shows:
        reader.does(reader.session.show_only(show, reader.here))
    assert reader.session.searching.query == words


def test_unread_ones_of_a_category_lead_back_to_it_and_to_all_hits() -> None:
    reader = Reader()
    reader.searches("标题")
    reader.enters()
    searching = reader.session.searching
    facets = searching.facets
    *_, picked = next(narrowed("标题", facets, Clean("无")))
    reader.does(reader.session.open_view(HitsView(query=picked)))
    reader.does(reader.session.show_only(Show.UNREAD, None))
    reader.does(reader.session.show_only(Show.STARRED, None))
    reader.does(reader.session.show_only(Show.ALL, None))
    assert (searching.query, searching.facet_words, searching.facet_count) == (picked, "标题", 9)
    assert searching.facets == facets


def test_a_search_of_which_only_a_mark_was_looked_for_says_that_it_has_ended() -> None:
    reader = Reader()
    reader.searches("is:unread")
    reader.does(reader.session.show_only(Show.ALL, None))
    assert not reader.session.searching.is_on
    assert any(isinstance(each, do.Say) for each in reader.shown)
