"""Images that stand for a character stay in the line, and what programs call any image is no name."""

from __future__ import annotations

import pytest

from reader.article import parse
from reader.article.content import Image

SMILEYS = [
    '<img class="emoji" alt="😀" src="https://s.w.org/core/emoji/72x72/1f600.png">',
    '<img class="wp-smiley" alt="😀" src="/a.gif">',
    '<img alt="😀" src="//h5.example/m/emoticon/icon/x.png" style="width:1em;height:1em;">',
    '<img alt="😀" src="/a.png" style="height: 1em; max-height: 1em">',
    "![😀](/static/image/smiley/face2017/066.png)",
]


@pytest.mark.parametrize("smiley", SMILEYS)
def test_a_smiley_stays_in_its_line(smiley: str) -> None:
    assert parse(f"开心{smiley}地说。").text == "开心😀地说。"
    assert parse(f"{smiley}开心地说。").text == "😀开心地说。"


def test_a_smiley_without_a_name_parts_no_words() -> None:
    assert parse('真是<img src="/image/smiley/a.png">假的').text == "真是假的"


@pytest.mark.parametrize("smiley", SMILEYS)
def test_a_picture_of_a_smiley_alone_is_a_picture(smiley: str) -> None:
    (block,) = parse(f"<p>{smiley}</p>" if "<" in smiley else smiley).blocks
    assert isinstance(block, Image)


def test_a_picture_in_a_line_is_no_smiley() -> None:
    article = parse("开心![灯塔](/a/face/lamp.jpg)地说。")
    assert [type(block).__name__ for block in article.blocks] == ["Paragraph", "Image", "Paragraph"]


@pytest.mark.parametrize(
    "said",
    [
        "在这里插入图片描述",
        "图片",
        "image-20200315153846832",
        "image",
        "Image009",
        "img",
        "1604722369261",
        "v2-3714e93ca1f55c502e48c7baff4dc4af_720w",
        "cover_image",
        "null",
        "Alt text",
        "Untitled 3",
        "image (2)",
        "截屏2021-03-04 下午5.06.07",
    ],
)
def test_what_programs_call_an_image_is_no_name(said: str) -> None:
    (block,) = parse(f"![{said}](/a.png)").blocks
    assert isinstance(block, Image) and block.alt == ""


@pytest.mark.parametrize(
    "said", ["图片展", "image of a lamp", "灯塔", "2013", "Altar", "Picture this"]
)
def test_names_of_images_stay(said: str) -> None:
    (block,) = parse(f"![{said}](/a.png)").blocks
    assert isinstance(block, Image) and block.alt == said


def test_a_placeholder_in_a_title_is_none_either() -> None:
    (block,) = parse('![](/a.png "null")').blocks
    assert isinstance(block, Image) and block.alt == ""
