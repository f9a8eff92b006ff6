"""Addresses: what may be followed, and where it leads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import parse
from reader.article.content import Context
from reader.article.dom.addresses import Links, bare
from reader.safe import clean_line

SITE = Context(url="https://news.example.org", baseurl="/blog")


@pytest.mark.parametrize(
    ("address", "href", "web"),
    [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", None),
        ("HTTP://a.example", "HTTP://a.example", None),
        ("mailto:a@b.example", "mailto:a@b.example", None),
        ("//a.example/x", "https://a.example/x", None),
        ("ht\ntps://a.example/\tx", "https://a.example/x", None),
        ("#节", "#节", None),
        ("2021-09-21-guoqu.md#a", "2021-09-21-guoqu.md#a", None),
        ("../x.html", "../x.html", None),
        (
            "/blog/a/2022/02/21/slug.html#x",
            "2022-02-21-slug#x",
            "https://news.example.org/blog/a/2022/02/21/slug.html#x",
        ),
        (
            "http://news.example.org/blog/2022/2/1/slug/",
            "2022-02-01-slug",
            "https://news.example.org/blog/2022/2/1/slug/",
        ),
        ("/blog/img/a.png", "/img/a.png", "https://news.example.org/blog/img/a.png"),
        ("/blog/category/", "https://news.example.org/blog/category/", None),
        ("https://news.example.org.evil/x", "https://news.example.org.evil/x", None),
    ],
)
def test_resolved(address: str, href: str, web: str | None) -> None:
    links = Links(SITE)
    index = links.index(address)
    assert index is not None
    assert (links.found[index].href, links.found[index].web) == (href, web)


def test_without_a_site_a_path_is_a_path_of_the_archive() -> None:
    links = Links(Context())
    assert links.index("/assets/lamp.svg") == 0
    assert links.found[0].href == "/assets/lamp.svg"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "tel:1",
        "ftp://a.example",
        "",
        "x" * 10_000,
    ],
)
def test_no_link(address: str) -> None:
    assert Links(SITE).index(address) is None


def test_a_dropped_link_leaves_its_words() -> None:
    article = parse("[字](javascript:alert%281%29) <a href='data:x'>词</a>")
    assert (article.text, article.links) == ("字 词", ())


@given(st.text())
def test_every_link_is_safe(address: str) -> None:
    links = Links(SITE)
    links.index(address)
    for link in links.found:
        for href in (link.href, link.web or ""):
            assert href == clean_line(href)
            scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", href)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("见 https://a.example/b。下", ["https://a.example/b"]),
        ("（https://a.example/b）", ["https://a.example/b"]),
        ("(https://a.example/b_(c))", ["https://a.example/b_(c)"]),
        ("https://a.example/b, www.c.example.", ["https://a.example/b", "www.c.example"]),
        ("https:// www. http://", []),
    ],
)
def test_bare_addresses(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in bare(text)] == found


def test_bare_addresses_link_in_markdown_and_html_but_not_in_code() -> None:
    article = parse("看 www.a.example 吧\n\n<p>https://b.example</p>\n\n`https://c.example`")
    assert [link.href for link in article.links] == ["https://www.a.example", "https://b.example"]


def test_one_reference_used_everywhere_does_not_fill_the_memory() -> None:
    uses = 20_000
    article = parse("[a]: http://" + "x" * 5 * uses + "\n\n" + "[a]，" * uses)
    assert article.links == ()
    assert article.text == "a，" * uses


@pytest.mark.parametrize(
    ("script", "href"),
    [
        (
            '<script src="https://gist.github.com/zhou/50a.js"></script>',
            "https://gist.github.com/zhou/50a",
        ),
        (
            "<script async src='//gist.github.com/50a.js?file=x.py'></script>",
            "https://gist.github.com/50a",
        ),
        (
            '<script src="https://asciinema.org/a/14.js" id="x"></script>',
            "https://asciinema.org/a/14",
        ),
        ('<script src="https://e.example/gist.github.com/50a.js">字</script>', None),
        ("<script>'//gist.github.com/50a.js'</script>", None),
    ],
)
def test_scripts_that_show_something_are_links_to_it(script: str, href: str | None) -> None:
    article = parse(f"甲\n\n{script}\n\n乙")
    assert [str(link.href) for link in article.links] == ([href] if href else [])
    assert "字" not in article.text
