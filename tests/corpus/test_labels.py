"""Labels for categories and pinyin, by which they are found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus import open_archive, read_post, walk
from reader.corpus.archive import Archive
from reader.corpus.fields.category_labels import Evidence, label_categories
from reader.corpus.pinyin import matches, prefix_lengths, readings
from reader.model import UNCATEGORISED
from reader.safe import Clean


def said(posts: int, tags: dict[str, int], media: dict[str, int] | None = None) -> Evidence:
    clean = {Clean(tag): count for tag, count in tags.items()}
    named = {Clean(name): count for name, count in (media or {}).items()}
    return Evidence(posts, clean, named)


def label(slug: str, evidence: Evidence, pages: dict[str, str] | None = None) -> str:
    titles = {Clean(slug): Clean(title) for slug, title in (pages or {}).items()}
    return label_categories({Clean(slug): evidence}, titles)[Clean(slug)]


@pytest.mark.parametrize(
    ("slug", "tag", "expected"),
    [
        ("zhongguolaodongbaozhangbao", "中国劳动保障报新闻", "中国劳动保障报"),
        ("21shijijingjibaodao", "21世纪经济报道新闻", "21世纪经济报道"),
        ("zhongqingribao", "重庆日报新闻", "重庆日报"),
        ("chongqingribao", "重庆日报新闻", "重庆日报"),
        ("Career In touxingPEVC", "Career In投行PEVC新闻", "Career In投行PEVC"),
        ("lvyoubao", "旅游报新闻", "旅游报"),
        ("luyoubao", "旅游报", "旅游报"),
        ("zheng-quan_shibao", "证券·时报新闻", "证券·时报"),
        ("zhengquanshibao", "上海证券报新闻", "zhengquanshibao"),
        ("en", "English", "en"),
        ("opensuse", "openSUSE", "opensuse"),
        ("zhengquan", "证券A股", "证券"),
        ("", "中国", ""),
    ],
)
def test_a_label_is_the_start_of_a_tag_that_the_slug_spells(
    slug: str, tag: str, expected: str
) -> None:
    assert label(slug, said(100, {tag: 100})) == expected


def test_nearly_all_posts_must_carry_the_tag() -> None:
    slug, tag = "zhengquanshibao", "证券时报新闻"
    assert label(slug, said(100, {tag: 90})) == "证券时报"
    assert label(slug, said(100, {tag: 89})) == slug
    assert label(slug, said(5, {tag: 4})) == "证券时报"
    assert label(slug, said(2, {tag: 1})) == slug


def test_the_medium_breaks_ties() -> None:
    tags = {"证券时报新闻": 10, "证券市报新闻": 10}
    assert label("zhengquanshibao", said(10, tags, {"证券市报": 9})) == "证券市报"
    assert label("zhengquanshibao", said(10, tags, {"证券时报": 9})) == "证券时报"


def test_a_page_names_what_no_tag_does() -> None:
    assert label("essays", said(3, {"随想": 1}), {"essays": "随笔"}) == "随笔"
    assert label("zaobao", said(3, {"早报": 3}), {"zaobao": "每日早报"}) == "早报"


def test_two_categories_never_share_a_label() -> None:
    evidence = {
        Clean("zaobao"): said(5, {"早报": 5}),
        Clean("zao-bao"): said(9, {"早报": 9}),
        Clean("z"): said(1, {}),
        Clean("早报二"): said(1, {}),
    }
    pages = {Clean("zaobao"): Clean("早报二"), Clean("z"): Clean("早报")}
    assert label_categories(evidence, pages) == {
        "zao-bao": "早报",
        "zaobao": "zaobao",
        "z": "z",
        "早报二": "早报二",
    }


SLUGS = st.sampled_from(
    ["zaobao", "zao bao", "Zaobao", "早报", "wanbao", "en", "x", "未分类", str(UNCATEGORISED)]
)
TAGS = st.sampled_from(["早报", "早报新闻", "枣报", "晚报", "en", "x", "未分类"])


@settings(max_examples=150, deadline=None)
@given(
    evidence=st.dictionaries(
        SLUGS, st.tuples(st.integers(1, 20), st.dictionaries(TAGS, st.integers(1, 20)))
    ),
    pages=st.dictionaries(SLUGS.filter(bool), TAGS),
)
def test_labels_are_unique(
    evidence: dict[str, tuple[int, dict[str, int]]], pages: dict[str, str]
) -> None:
    given_ = {Clean(slug): said(posts, tags) for slug, (posts, tags) in evidence.items()}
    titles = {Clean(slug): Clean(title) for slug, title in pages.items()}
    labels = label_categories(given_, titles)
    assert set(labels) == set(given_)
    assert len(set(labels.values())) == len(labels)
    assert labels.get(UNCATEGORISED, "") == ""


# -- pinyin --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("中国劳动保障报", "laodong"),
        ("中国劳动保障报", "laodo"),
        ("中国劳动保障报", "zgldbzb"),
        ("中国劳动保障报", "ldbz"),
        ("中国劳动保障报", "劳动"),
        ("中国劳动保障报", ""),
        ("重庆日报", "cq"),
        ("重庆日报", "zq"),
        ("重庆日报", "chongqing"),
        ("证券时报", "zhqshb"),
        ("旅行家", "lvxing"),
        ("旅行家", "luxing"),
        ("Career In小城职场", "cixczc"),
        ("Career In小城职场", "AREER"),
        ("21世纪经济报道", "21sj"),
        ("21世纪经济报道", "21shiji"),
        ("芯片", "Xin Pian"),
        ("openSUSE", "suse"),
        ("ＡＰＰ新闻", "app"),
        ("芯片", "ｘｉｎ"),
        ("大气CO₂排放", "co2"),
    ],
)
def test_found_by_pinyin(text: str, query: str) -> None:
    assert matches(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("中国", "zx"),
        ("中国", "guozhong"),
        ("中国", "hongguo"),
        ("报", "baoo"),
        ("", "a"),
        ("中国", "美"),
    ],
)
def test_not_found_by_pinyin(text: str, query: str) -> None:
    assert not matches(text, query)


@settings(max_examples=100, deadline=None)
@given(text=st.text(), query=st.text())
def test_any_text_and_query_will_do(text: str, query: str) -> None:
    matches(text, query)
    assert all(0 < length <= len(text) for length in prefix_lengths(query, text))
    assert matches(text, text[:50])


def test_the_table_knows_common_characters_by_every_reading() -> None:
    assert set(readings("重")) >= {"zhong", "chong"}
    assert set(readings("绿")) == {"lv", "lu"}
    assert readings("〇")
    assert readings("A") == readings("。") == readings("か") == ()
    known = sum(bool(readings(chr(code))) for code in range(0x4E00, 0x9FA6, 7))
    assert known > 2900


def test_the_table_is_what_its_script_makes() -> None:
    root = Path(__file__).parents[2]
    space: dict[str, object] = {"__name__": "tools", "__file__": str(root / "tools/make_pinyin.py")}
    exec((root / "tools" / "make_pinyin.py").read_text("utf-8"), space)
    made = space["table"]
    assert callable(made)
    assert made() == (root / "reader" / "corpus" / "pinyin.txt").read_text("utf-8")


# -- real archives -----------------------------------------------------------------------------


def labels_of(archive: Archive) -> dict[Clean, Clean]:
    posts: Counter[Clean] = Counter()
    tags: dict[Clean, Counter[Clean]] = {}
    media: dict[Clean, Counter[Clean]] = {}
    for found in walk(archive):
        post = read_post(archive, found)
        for slug in post.categories:
            posts[slug] += 1
            tags.setdefault(slug, Counter()).update(post.tags)
            media.setdefault(slug, Counter()).update([post.media] if post.media else [])
    evidence = {slug: Evidence(posts[slug], tags[slug], media[slug]) for slug in posts}
    return label_categories(evidence, archive.pages)


def test_the_founding_archive(corpus: Path) -> None:
    archive = open_archive(corpus / "finews" / "_posts")
    (found,) = walk(archive)
    post = read_post(archive, found)
    assert post.media == "中国劳动保障报"
    assert post.source == (
        "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202202212282783085"
    )
    assert post.date is not None
    assert post.date.isoformat() == "2022-02-21T09:54:33+08:00"
    assert (post.body_line, post.problems) == (8, ())
    assert labels_of(archive) == {"zhongguolaodongbaozhangbao": "中国劳动保障报"}


def test_the_ruby_archive(corpus: Path) -> None:
    archive = open_archive(corpus / "ruby-news")
    posts = [read_post(archive, found) for found in walk(archive)]
    assert len(posts) == 392
    assert {slug for post in posts for slug in post.categories} == {
        "en",
        "ja",
        "zh_cn",
        "zh_tw",
        "news",
    }
    assert all(post.date and not post.date_guessed for post in posts)
    assert not [problem for post in posts for problem in post.problems]
    assert all(slug == name for slug, name in labels_of(archive).items())


def test_the_opensuse_archive(corpus: Path) -> None:
    archive = open_archive(corpus / "opensuse-news")
    posts = [read_post(archive, found) for found in walk(archive)]
    assert len(posts) == 191
    assert not [problem for post in posts for problem in post.problems]
    assert all(slug == name for slug, name in labels_of(archive).items())


def test_the_demo_archive() -> None:
    root = Path(__file__).parents[2] / "reader" / "demo" / "archive"
    labels = labels_of(open_archive(root))
    assert labels[Clean("jianghaichenbao")] == "江海晨报"
    assert labels[Clean("Career In xiaochengzhichang")] == "Career In小城职场"
    assert labels[Clean("essays")] == "随笔"
