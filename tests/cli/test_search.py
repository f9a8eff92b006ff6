"""`kanbao search` and `list --query`, run as a person runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import kanbao, records
from real_terminal import Terminal

from reader.cli.ansi import emphasised

POST_FIELDS = "key path title date categories tags source media read starred problems".split()


def test_hits_have_the_fields_that_others_rely_on(archive_folder: Path) -> None:
    found = records("search", "书房", archive_folder)
    assert [hit["key"] for hit in found] == ["2022-03-09-library"]
    assert list(found[0]) == [*POST_FIELDS, "snippet", "score"]
    assert "不打烊的书房" in str(found[0]["snippet"])
    assert isinstance(found[0]["score"], float)


def test_newest_first_or_best_first_and_as_many_as_asked_for(archive_folder: Path) -> None:
    dates = [str(hit["date"]) for hit in records("search", "渡口", archive_folder)]
    assert len(dates) == 12
    assert dates == sorted(dates, reverse=True)
    assert len(records("search", "渡口", archive_folder, "--limit", "5")) == 5
    assert records("search", "渡口", archive_folder, "--limit", "0") == []
    best = records("search", "渡口", archive_folder, "--by", "relevance", "--limit", "4")
    scores = [float(str(hit["score"])) for hit in best]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)


def test_a_heading_that_is_found_is_told_by_its_anchor(archive_folder: Path) -> None:
    (found,) = records("search", "heading:借书", archive_folder)
    assert found["anchor"] == "借书的人"
    shown = kanbao("search", "heading:借书", archive_folder).stdout
    assert "(2022-03-09-library#借书的人)" in shown


def test_counts_and_facets(archive_folder: Path) -> None:
    assert kanbao("search", "渡口", archive_folder, "--count").stdout == "12\n"
    assert records("search", "渡口", archive_folder, "--count") == [{"count": 12}]
    years = records("search", "渡口 OR 书房", archive_folder, "--facet", "year")
    assert years == [{"year": "2022", "count": 13}]
    categories = records("search", "渡口", archive_folder, "--facet", "category")
    assert categories == [
        {"category": "jiangzhoubao", "count": 6},
        {"category": "notes", "count": 6},
    ]
    assert "江州报" in kanbao("search", "渡口", archive_folder, "--facet", "category").stdout
    nothing = kanbao("search", "没有的词", archive_folder, "--facet", "medium")
    assert (nothing.stdout, nothing.stderr) == ("", "没有找到\n")
    media = records("search", "书房", archive_folder, "--facet", "medium")
    assert media == [{"medium": "河湾晚报", "count": 1}]


def test_list_takes_a_query_too(archive_folder: Path) -> None:
    listed = records("list", archive_folder, "--query", "date:2022-02-03..2022-02-06")
    assert [str(post["date"])[:10] for post in listed] == [
        f"2022-02-0{day}" for day in (6, 5, 4, 3)
    ]
    assert list(listed[0]) == POST_FIELDS
    narrowed = records(
        "list", archive_folder, "--query", "date:2022-02-03..2022-02-06", "--category", "notes"
    )
    assert [post["categories"] for post in narrowed] == [["notes"]] * 2
    by_name = records("list", archive_folder, "--query", "category:江州报 渡口")
    assert len(by_name) == 6


@pytest.mark.parametrize("command", [["search"], ["list", "--query"]])
def test_what_is_wrong_with_a_query_is_one_sentence(
    archive_folder: Path, command: list[str]
) -> None:
    for query, place in (("", ""), ("渡口 (早班", "第 4 个字"), ("date:昨", "第 6 个字")):
        done = kanbao(*command, query, archive_folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("kanbao: ")
        assert done.stderr.count("\n") == 1
        assert place in done.stderr


def test_what_changed_is_found_by_the_next_command(archive_folder: Path) -> None:
    assert kanbao("search", "摆渡人", archive_folder, "--count").stdout == "0\n"
    file = archive_folder / "_posts" / "2022-04-01-new.md"
    file.write_text("摆渡人\n", "utf-8")
    assert kanbao("search", "摆渡人", archive_folder, "--count").stdout == "1\n"
    file.unlink()
    assert kanbao("search", "摆渡人", archive_folder, "--count").stdout == "0\n"


def test_on_a_terminal_the_match_stands_out_and_nothing_of_a_post_commands_it(
    archive_folder: Path, home: Path
) -> None:
    command = ("-m", "reader", "search", "转义符", str(archive_folder))
    terminal = Terminal(*command, columns=120)
    assert terminal.wait() == 0
    assert "\x1b[31;1m转义符\x1b[0m".encode() in terminal.raw
    assert b"\x1b[31m\xef" not in terminal.raw
    assert "␛[31m".encode() in terminal.raw
    assert "\x1b" not in kanbao(*command[2:]).stdout


def test_index_tells_how_many_can_be_searched(archive_folder: Path) -> None:
    assert "14 篇可以全文搜索" in kanbao("index", archive_folder).stdout


def test_emphasis_leaves_the_text_as_it_is() -> None:
    assert emphasised("一二三", [(0, 1), (2, 3)]) == "\x1b[31;1m一\x1b[0m二\x1b[31;1m三\x1b[0m"
    assert emphasised("一二三", []) == "一二三"
