"""Pages saved from the web say when they were published, where they are from, and in what."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.corpus import load, open_archive
from reader.model import Post

WECHAT = """<html><head><meta property="og:url" content="http://mp.example/s?a=1&amp;b=2"/>
<meta property="og:site_name" content="微信公众平台"/><title></title>
<script>var ct = "1709164020";</script></head><body><h1 id="activity-name">灯塔</h1>
<a href="javascript:void(0);" id="js_name">
江海晨报 </a><em id="publish_time" class="x">{}</em>
<div id="js_content" style="visibility: hidden;"><p>灯亮着。</p></div></body></html>"""


def page(folder: Path, text: str, name: str = "a.html") -> Post:
    (folder / name).write_text(text, "utf-8")
    return load(open_archive(folder), name).post


@pytest.mark.parametrize(
    ("shown", "date"), [("2024-02-29 07:47", "2024-02-29 07:47"), ("", "2024-02-28")]
)
def test_wechats_pages(tmp_path: Path, shown: str, date: str) -> None:
    post = page(tmp_path, WECHAT.format(shown))
    assert (post.title, post.media) == ("灯塔", "江海晨报")
    assert post.source == "http://mp.example/s?a=1&b=2"
    assert post.date and post.date.strftime("%Y-%m-%d %H:%M").startswith(date[:9])


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2022-02-21T09:54:33+08:00">', "2022-02-21"),
        ("<meta content='2022-02-21 09:54' itemprop='datePublished'/>", "2022-02-21"),
        ('<meta name="created" content="2015-03-02 08:00:00 +0000"/>', "2015-03-02"),
        ('<meta name="pubdate" content="gestern">', None),
        ("", None),
    ],
)  # fmt: skip
def test_dates_of_heads(tmp_path: Path, head: str, date: str | None) -> None:
    post = page(tmp_path, f"<html><head>{head}</head><body><h1>题</h1><p>字。</p></body></html>")
    told = post.date.strftime("%Y-%m-%d") if post.date and not post.date_guessed else None
    assert told == date


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>早班船--江海网</title>", "<h3>船期</h3><h1>早班船</h1>", "早班船"),
        ("<title>船票 - 甲 - 博客</title>", "<h1><a>甲</a></h1><h2>记</h2><h1>船票</h1>", "船票"),
        ('<meta property="og:title" content="早班船 | 江海晨报">', "<p>字。</p>", "早班船 | 江海晨报"),
        ('<meta property="og:title" content="A &amp; B"><title>x</title>', "<h1>x</h1>", "A & B"),
        ("<title>江海晨报</title>", "<h1>题</h1>", "题"),
    ],
)  # fmt: skip
def test_titles_of_pages(tmp_path: Path, head: str, body: str, title: str) -> None:
    text = f"<html><head>{head}</head><body>{body}<p>船开了。</p></body></html>"
    assert page(tmp_path, text).title == title


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ('<time class="a" datetime="2022-02-21T09:54:33Z">Monday</time>', "2022-02-21"),
        ('posted @ <span id="post-date">2021-03-04 10:11</span>', "2021-03-04"),
        ('<span class="news-time">发布：2023年06月07日 09:20</span>', "2023-06-07"),
        ('<time datetime="PT4M">4 min</time><em class="pub_date">2020-05-06</em>', "2020-05-06"),
        ('<span class="update">见 2020-05-06 的报</span>', None),
        ("<p>正文。</p><div>发布于 2021-03-04 08:00</div>", "2021-03-04"),
    ],
)
def test_dates_in_pages(tmp_path: Path, body: str, date: str | None) -> None:
    other = '<div>快讯 <time datetime="2030-01-01">一月</time></div>'
    post = page(tmp_path, f"<html><body>{other}<h1>题</h1><p>字。</p>{body}</body></html>")
    told = post.date.strftime("%Y-%m-%d") if post.date and not post.date_guessed else None
    assert told == date


def test_a_date_alone_on_a_line_below_the_title(tmp_path: Path) -> None:
    head = "<div>Jan 1, 2020</div><h1>On bread</h1><h3>Why</h3><div><a>Ann</a></div>"
    post = page(tmp_path, f"<html><body>{head}<div>Mar 3, 2024</div><p>Flour.</p></body></html>")
    assert post.date and post.date.strftime("%Y-%m-%d") == "2024-03-03"


def test_addresses_and_media_of_heads(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://e.example/a"><meta property="og:site_name" content="江海晨报">'
    post = page(tmp_path, f"<html><head>{head}</head><body><p>字。</p></body></html>")
    assert (post.source, post.media) == ("https://e.example/a", "江海晨报")
    relative = page(tmp_path, '<link rel="canonical" href="/a"><p>字。</p>', "b.html")
    assert relative.source is None


def test_what_has_a_header_or_is_no_page_says_nothing_so(tmp_path: Path) -> None:
    head = '<meta property="og:url" content="https://e.example/a">'
    assert page(tmp_path, f"---\ntitle: 题\n---\n{head}<p>字。</p>").source is None
    assert page(tmp_path, f"{head}\n\n字。", "a.md").source is None


def test_a_name_outranks_a_page(tmp_path: Path) -> None:
    post = page(tmp_path, WECHAT.format("2024-02-29 07:47"), "2023-01-02-a.html")
    assert post.date and post.date.strftime("%Y-%m-%d") == "2023-01-02"
