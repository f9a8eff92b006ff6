"""Every real post at hand, and the demo's: nothing raises, nothing is lost, nothing is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import reader.demo
from reader.article import Article, html, markdown, parse, text, words
from reader.article.content import Code, Context, Paragraph, Span, Style, Table
from reader.article.context import context_of
from reader.corpus import load, open_archive, walk
from reader.corpus.kinds.site import KindName
from reader.safe import clean_text
from reader.values import replace

_HEADER = re.compile(r"\A\ufeff?---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HTML_BLOCK = re.compile(
    r"^ {0,3}</?(?:table|div|blockquote|center|p|ul|ol|dl|h\d|video|main|pre)\b", re.MULTILINE
)
_LEFT_OVER = re.compile(
    r"</?(?:p|div|br|hr|img|table|tr|t[dh]|ul|ol|li|span|font|center|strong|em|[abiu]|h[1-6])\b[^<>]*>"
    r"|\{%|%\}|\{\{|\{:|\{::|&(?:nbsp|lt|gt|quot|#\d+);|(?<!\w)&amp;"
)
_MARKDOWN = re.compile(
    r"(?!\[\d+\]\[\d+\])\[[^\[\]\n]+\](?:\([^)\s]+\)|\[\w*\])|\*\*\S|\S\*\*|^#{1,6} |^[*+>] |```|~~\w|\[\^\w+\]",
    re.MULTILINE,
)
_AS_WRITTEN = {
    "2007/2007-08-23-opensuse-103-beta-2-has-been-released": "`**` that nothing closes",
    "2008/2008-06-19-sneak-peeks-at-opensuse-110-a-plethora-of-improvements": "a link over two paragraphs",
    "2008/2008-09-11-opensuse-education-meeting-4": "`** ` opens nothing",
    "2009/2009-09-24-opensuse-conference-is-over-some-wrap-up": "` **` closes nothing",
    "2011/2011-12-17-opensuse-board-election-2011-results": "` **_` within `**_`",
    "2014/2014-02-24-osc14-the-opensuse-travel-support-is-open": "`** ` opens nothing",
    "2014/2014-07-15-command-line-tuesdays-part-five": "`** ` opens nothing",
    "2015/2015-01-12-xfce-and-opensuse-five-steps-to-perfection": "`** ` opens nothing",
    "2015/2015-08-24-opensuse-asia-summit-2015-logo-design-contest-is-back": "` **` closes nothing",
    "2019/2019-04-29-what-to-know-before-going-to-opensuse-conference-2019": "` **` closes nothing",
    "2024-05-29-ruby-3-1-6-released": "`***` is what make prints",
    "gocn-news/202206/20220623-20220630": "`## ### `",
    "gocn-news/202107/20210725-20210731": "`## ## `",
    "gocn-news/202003/20200316-20200322": "two labels in brackets, `[上海][拼多多]`",
    "gocn-news/201910/20191021-20191027": "two labels in brackets, `[译][Part1]`",
    "gocn-news/201907/20190729-20190804": "a password, `M**e`",
    "2021-11-26-hexo-renderer-ejs-2-0-0-and-hexo-generator-sitemap-2-2-0-released": "`[#36]((`",
    "pelican-news/content/2025-10-22-this-week-in-rust": "two labels in brackets, `[std][BTree]`",
    "pelican-news/content/2023-05-10-this-week-in-rust": "`***` that `**` closes",
}
"""Posts in which Markdown shows, by their address; kramdown shows it too, for that reason."""


_KINDS: dict[str, KindName] = {
    "hexo-site": "hexo",
    "zola-blog": "zola",
    "pelican-news": "pelican",
    "gocn-news": "plain",
    "tv-news": "plain",
    "gb-texts": "plain",
}
"""What the archives at hand are made for, by folder; the others for Jekyll."""


class RealPost(NamedTuple):
    """A post, `name` telling it from all others."""

    name: str
    body: str
    context: Context
    article: Article


def posts_of(folder: Path) -> Iterator[RealPost]:
    archive = open_archive(folder)
    for found in walk(archive):
        loaded = load(archive, found.path)
        context = context_of(loaded, archive.site)
        context = replace(context, kind=_KINDS.get(folder.name, "jekyll"), body_line=1)
        yield RealPost(
            f"{folder.name}/{found.path}", loaded.body, context, parse(loaded.body, context)
        )


@pytest.fixture(scope="module")
def posts() -> list[RealPost]:
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    folders = [Path(reader.demo.__file__).parent / "archive"]
    if corpus.is_dir():
        folders += sorted(path for path in corpus.iterdir() if path.is_dir())
    return [post for folder in folders for post in posts_of(folder)]


def test_the_one_text(posts: list[RealPost]) -> None:
    assert len(posts) >= 30
    for name, body, context, article in posts:
        assert text(body, context) == article.text == "\n".join(b.text for b in article.blocks), (
            name
        )
        (found,) = words([(body, context)])
        assert (found.text, found.media) == (article.text, article.media), name
        assert list(found.headings) == [section.title for section in article.sections], name
        untabbed = article.text.replace("\t", " ")
        assert clean_text(untabbed) == untabbed, name


def test_markdown_comes_back_the_same(posts: list[RealPost]) -> None:
    for name, _, context, article in posts:
        again = parse(markdown(article), Context(title=context.title, kind="plain"))
        assert again.text == article.text, name
        assert [(s.level, s.title, s.anchor) for s in again.sections] == [
            (s.level, s.title, s.anchor) for s in article.sections
        ], name


def test_pages_are_made(posts: list[RealPost]) -> None:
    for name, _, _, article in posts:
        page = html(article, title="题")
        for section in article.sections:
            assert page.count(f'id="{section.anchor}"') == 1 or "&" in section.anchor, name


def outside_code(article: Article) -> Iterator[str]:
    """Give the text of each paragraph, heading and cell, a mark for what is code in it."""
    for block in article.blocks:
        if isinstance(block, Paragraph):
            runs = [block.spans]
        elif isinstance(block, Table):
            runs = [cell.spans for row in block.rows for cell in row]
        else:
            runs = [] if isinstance(block, Code) else [(Span(block.text),)]
        for spans in runs:
            yield "".join("`" if Style.CODE in span.style else span.text for span in spans)


def test_no_markup_is_left_over(posts: list[RealPost]) -> None:
    """kramdown shows the Markdown in HTML blocks as it stands: it is looked for elsewhere."""
    exceptions = set()
    for name, body, context, article in posts:
        if context.markup == "text":
            continue
        for shown in outside_code(article):
            assert _LEFT_OVER.search(shown) is None, (name, shown)
            if not _HTML_BLOCK.search(body) and _MARKDOWN.search(shown):
                exceptions.add(_address(name))
    assert exceptions <= _AS_WRITTEN.keys()


def _address(name: str) -> str:
    """Return what stands below `_posts` of a post's path, all of it where it does not lie there."""
    name = name.removesuffix(".md")
    return name.partition("_posts/")[2] or name


def test_sections_know_their_lines(posts: list[RealPost]) -> None:
    looked_at = 0
    for name, body, context, article in posts:
        if context.markup != "markdown" or _HTML_BLOCK.search(body):
            continue
        lines = re.sub(r"[`*\\]", "", body).split("\n")
        for section in article.sections:
            looked_at += 1
            words = re.findall(r"\w+", section.title)
            written = "\n".join(lines[section.line - 1 : section.line + 2])  # a long one is wrapped
            assert all(word in written for word in words), (name, section)
            assert words[0] in lines[section.line - 1], (name, section)
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
