from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.session.links import image_of, is_image, labels, names_of, place_of
from reader.session.places import Place


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("#夜里的灯", Place("_posts/2022-01-01-a.md", "夜里的灯")),
        ("#%E7%81%AF", Place("_posts/2022-01-01-a.md", "灯")),
        ("2022-01-02-b", Place("2022-01-02-b")),
        ("2022-01-02-b#x", Place("2022-01-02-b", "x")),
        ("2022-01-02-b.md", Place("_posts/2022-01-02-b.md")),
        ("../old_post/2021-01-01-c.md#y", Place("old_post/2021-01-01-c.md", "y")),
        ("/old_post/2021-01-01-c.md", Place("old_post/2021-01-01-c.md")),
        ("../../../../etc/passwd", Place("../../../etc/passwd")),
    ],
)
def test_a_link_is_a_place_seen_from_its_post(href: str, place: Place) -> None:
    assert place_of(href, "_posts/2022-01-01-a.md") == place


@pytest.mark.parametrize(
    ("post", "names"),
    [
        ("_posts/2024-01-06-other.html", ["_posts/2024-01-06-other.html", "2024-01-06-other"]),
        ("2024/01/06/other.htm", ["2024/01/06/other.htm", "other"]),
        ("_posts/2024-01-06-other.md", ["_posts/2024-01-06-other.md"]),
        ("2024-01-06-other", ["2024-01-06-other"]),
    ],
)
def test_a_page_of_the_site_is_also_called_as_the_post_it_is_made_of(
    post: str, names: list[str]
) -> None:
    assert names_of(post) == names


@given(st.integers(0, 2000))
def test_no_label_is_the_start_of_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    assert len({len(label) for label in made}) <= 1


def test_an_image_is_a_file_of_the_archive_and_no_other(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    (root / "_posts").mkdir(parents=True)
    (root / "图.png").write_bytes(b"")
    (tmp_path / "outside.png").write_bytes(b"")
    (root / "led-out.png").symlink_to(tmp_path / "outside.png")
    path = "_posts/2022-01-01-a.md"
    assert image_of("../%E5%9B%BE.png?w=3#x", path, root) == root / "图.png"
    assert image_of("/图.png", path, root) == root / "图.png"
    for href in ("/none.png", "/led-out.png", "../../outside.png", "/_posts", "/a\0.png"):
        assert image_of(href, path, root) is None
    assert is_image("/图.PNG?x=1")
    assert not is_image("2022-01-01-a.md")
