"""Every real post at hand, and the demo's: nothing raises, nothing is lost, nothing is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader.demo
from reader.article import Article, html, markdown, parse, text
from reader.article.model import Code, Context, Paragraph, Style
from reader.safe import clean_text

_HEADER = re.compile(r"\A\ufeff?---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HTML_BLOCK = re.compile(
    r"^ {0,3}</?(?:table|div|blockquote|center|p|ul|ol|dl|h\d|video|main|pre)\b", re.MULTILINE
)
_LEFT_OVER = re.compile(
    r"</?(?:p|div|br|td|span|strong|em|a)\b[^>]*>|\{%|\{\{|\{:|\[[^\[\]\n]+\]\((?:http|/)|&nbsp;"
)


def bodies(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*.md")):
        raw = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        yield str(path.relative_to(folder)), _HEADER.sub("", raw)


@pytest.fixture(scope="module")
def posts() -> list[tuple[str, str, Article]]:
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    folders = [Path(reader.demo.__file__).parent / "archive"]
    if corpus.is_dir():
        folders.append(corpus)
    return [(name, body, parse(body)) for folder in folders for name, body in bodies(folder)]


_BROKEN_LINKS = {
    "opensuse-news/_posts/2008/2008-06-19-sneak-peeks-at-opensuse-110-a-plethora-of-improvements.md"
}
"""A link that opens in one paragraph and closes in another shows as written, in kramdown too."""


def test_the_one_text(posts: list[tuple[str, str, Article]]) -> None:
    assert len(posts) >= 30
    for name, body, article in posts:
        assert text(body) == article.text == "\n".join(b.text for b in article.blocks), name
        untabbed = article.text.replace("\t", " ")
        assert clean_text(untabbed) == untabbed, name


def test_markdown_comes_back_the_same(posts: list[tuple[str, str, Article]]) -> None:
    for name, _, article in posts:
        again = parse(markdown(article))
        assert again.text == article.text, name
        assert [(s.level, s.title, s.anchor) for s in again.sections] == [
            (s.level, s.title, s.anchor) for s in article.sections
        ], name


def test_pages_are_made(posts: list[tuple[str, str, Article]]) -> None:
    for name, _, article in posts:
        page = html(article, title="题")
        for section in article.sections:
            assert page.count(f'id="{section.anchor}"') == 1 or "&" in section.anchor, name


def test_no_markup_is_left_over_in_posts_of_markdown(
    posts: list[tuple[str, str, Article]],
) -> None:
    """kramdown shows the Markdown in HTML blocks as it stands: such posts are not looked at."""
    looked_at = 0
    for name, body, article in posts:
        if _HTML_BLOCK.search(body) or name in _BROKEN_LINKS:
            continue
        looked_at += 1
        for block in article.blocks:
            if isinstance(block, Code):
                continue
            shown = str(block.text)
            if isinstance(block, Paragraph):
                shown = "".join(s.text for s in block.spans if Style.CODE not in s.style)
            found = _LEFT_OVER.search(shown)
            assert found is None, (name, found)
    assert looked_at >= 20


def test_sections_know_their_lines(posts: list[tuple[str, str, Article]]) -> None:
    looked_at = 0
    for name, body, article in posts:
        if _HTML_BLOCK.search(body):
            continue
        lines = body.split("\n")
        for section in article.sections:
            looked_at += 1
            words = re.findall(r"\w+", section.title)
            assert all(word in lines[section.line - 1] for word in words), (name, section)
    assert looked_at >= 20


def test_the_founding_article(corpus: Path) -> None:
    path = corpus / "finews/_posts/2022-02-21-NW202202212282783085.md"
    raw = path.read_text("utf-8")
    body = _HEADER.sub("", raw)
    first = raw[: len(raw) - len(body)].count("\n") + 1
    article = parse(body, Context(body_line=first))
    titles = ["建章立制规范服务", "共克时艰抗击疫情", "优化服务提质增效", "增强素质提升能力"]
    assert [(s.level, s.title, s.anchor) for s in article.sections] == [(1, t, t) for t in titles]
    lines = raw.split("\n")
    assert all(section.title in lines[section.line - 1] for section in article.sections)
    assert article.media == "中国劳动保障报"
    assert article.source is not None
    assert article.source.endswith("infoCode=NW202202212282783085")
    assert "返回" not in article.text
