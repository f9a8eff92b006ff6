"""What is pressed at a first start, before anything is listed."""

from __future__ import annotations

from held_looks import POSTS, Reader

from reader.library import Show, View


def test_enter_reads_the_newest_as_soon_as_it_is_listed() -> None:
    reader = Reader(is_first_start=True)
    reader.does(reader.session.enter())
    assert reader.entered == []
    reader.scans_half()
    assert reader.listed == POSTS
    assert reader.entered == [reader.session.catalogue.key]
    reader.ends_scan()
    assert len(reader.entered) == 1


def test_enter_is_forgotten_by_who_goes_to_another_list() -> None:
    reader = Reader(is_first_start=True)
    reader.does(reader.session.enter())
    reader.does(reader.session.open_view(View(show=Show.UNREAD)))
    reader.scans_half()
    assert reader.listed == POSTS
    assert reader.entered == []


def test_enter_in_an_archive_without_posts_does_nothing_later() -> None:
    reader = Reader(is_first_start=True)
    files, reader.world.files = reader.world.files, {}
    reader.does(reader.session.enter())
    reader.ends_scan()
    reader.world.files = files
    reader.does(reader.session.look_for_changes())
    assert reader.listed == POSTS
    assert reader.entered == []
