"""Awkward files, as they were met or may be: what each gives, and what is said to be wrong.

A site in Asia/Shanghai holds them all; a page makes `Career In touxingPEVC` one category.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.corpus import load, open_archive, read_head, read_post, walk
from reader.corpus.archive import Archive
from reader.corpus.problems import CODES
from reader.texts.problems import sentence
from reader.values import replace

NONE: tuple[str, ...] = ()
LONG = "长" * 700


@dataclass(frozen=True)
class Case:
    """A file: its name below `_posts`, its bytes, and what a reader should get of it."""

    name: str
    raw: bytes
    title: str
    date: str | None = "2022-02-21T00:00:00+08:00"
    categories: tuple[str, ...] = NONE
    problems: tuple[tuple[str, int | None], ...] = ()
    body: str | None = None


def case(
    name: str,
    text: str | bytes,
    title: str,
    date: str | None = "2022-02-21T00:00:00+08:00",
    categories: tuple[str, ...] = NONE,
    problems: tuple[tuple[str, int | None], ...] = (),
    body: str | None = None,
) -> Case:
    raw = text.encode() if isinstance(text, str) else text
    return Case(f"2022-02-21-{name}.md", raw, title, date, categories, problems, body)


NINE = "2022-02-21T09:54:33+08:00"

CASES = [
    # -- titles -----------------------------------------------------------------------
    case(
        "unescaped",
        '---\nlayout: post\ntitle: "江海"慢递"开张，签收"三年后"的信"\ndate: 2022-02-21 09:54:33 +0800\n'
        "categories: a\n---\n正文",
        '江海"慢递"开张，签收"三年后"的信',
        NINE,
        ("a",),
        (("quote-unescaped", 3),),
        "正文",
    ),
    case("unescaped-end", '---\ntitle: "他说"好""\n---\n', '他说"好"', problems=(("quote-unescaped", 2),)),
    case(
        "two-quotes",
        '---\ntitle: "A" and "B"\n---\n',
        '"A" and "B"',
        problems=(("quote-unescaped", 2),),
    ),
    case("small", '---\ntitle: "小"而美的生意\n---\n', '"小"而美的生意', problems=(("header-unreadable", 2),)),
    case(
        "unclosed-quote",
        '---\ntitle: "没有结束\ndate: 2022-02-21 09:54:33 +0800\ntags: b\n---\n',
        "没有结束",
        NINE,
        problems=(("quote-unclosed", 2),),
    ),
    case(
        "broken-title",
        '---\ntitle: "第一行"的\n第二行"\ntags: x\n---\n',
        '第一行"的 第二行',
        problems=(("header-unreadable", 2),),
    ),
    case("colons", "---\ntitle: 快讯: 涨停: 三只\n---\n", "快讯: 涨停: 三只", problems=(("header-unreadable", 2),)),
    case("bracket", "---\ntitle: [图]快讯来了\n---\n", "[图]快讯来了", problems=(("header-unreadable", 2),)),
    case("list", "---\ntitle: [图, 快讯]\n---\n", "[图, 快讯]"),
    case("number", "---\ntitle: 2024\n---\n", "2024"),
    case("decimal", "---\ntitle: 1.10\n---\n", "1.10"),
    case("octal", "---\ntitle: 010\n---\n", "010"),
    case("bool", "---\ntitle: yes\n---\n", "yes"),
    case("true", "---\ntitle: true\n---\n", "true"),
    case("date-title", "---\ntitle: 2022-02-21\n---\n", "2022-02-21"),
    case("mapping", "---\ntitle: {a: b}\n---\n", "{a: b}"),
    case("percent", "---\ntitle: %40 的人\n---\n", "%40 的人", problems=(("header-unreadable", 2),)),
    case("at", "---\ntitle: @所有人 速看\n---\n", "@所有人 速看", problems=(("header-unreadable", 2),)),
    case("star", "---\ntitle: *ST 海润 退市\n---\n", "*ST 海润 退市", problems=(("header-unreadable", 2),)),
    case("bang", "---\ntitle: !!重磅 发布\n---\n", "!!重磅 发布", problems=(("header-unreadable", 2),)),
    case("backtick", "---\ntitle: `ls` 命令\n---\n", "`ls` 命令", problems=(("header-unreadable", 2),)),
    case("hash", "---\ntitle: 第一 # 注释\n---\n", "第一"),
    case("single", "---\ntitle: 'it''s'\n---\n", "it's"),
    case("escaped", '---\ntitle: "a\\"b\\u4e2d"\n---\n', 'a"b中'),
    case("folded", "---\ntitle: >\n  第一行\n  第二行\ntags: a\n---\n", "第一行 第二行"),
    case("entities", '---\ntitle: "AT&amp;T &#8220;好&#8221;"\n---\n', "AT&T “好”"),
    case("blank-title", '---\ntitle: ""\n---\n# 一个标题 #\n\n正文', "一个标题", problems=(("title-empty", 2),)),
    case("null-title", "---\ntitle:\n---\n正文第一句。第二句", "正文第一句", problems=(("title-empty", 2),)),
    case("hidden-title", '---\ntitle: "\u200b\u200b"\n---\nword', "word", problems=(("title-empty", 2),)),
    case("no-title", "---\ntags: a\n---\n<p>第一段<b>粗</b></p><p>第二段</p>", "第一段粗"),
    case("setext", "---\ntags: a\n---\n开头的话\n\n真标题\n====\n", "真标题"),
    case("html-heading", "---\ntags: a\n---\n<!-- x --><h2 class='t'>标<i>题</i></h2>", "标题"),
    case("only-image", "---\ntags: a\n---\n![](a.png)\n", "2022-02-21-only-image"),
    case("escape", '---\ntitle: "红\x1b[31m字"\n---\n', "红␛[31m字", problems=(("header-unreadable", 2),)),
    case("bidi", '---\ntitle: "a\u202eb"\n---\n', "ab"),
    case("long", f"---\ntitle: {LONG}\n---\n", LONG[:500]),
    # -- where the header is --------------------------------------------------------------
    case("none", "只有正文，没有头信息。\n第二行", "只有正文，没有头信息", body="只有正文，没有头信息。\n第二行"),
    case("empty", "", "2022-02-21-empty", body=""),
    case("blank", " \n\n\t\n", "2022-02-21-blank"),
    case("only-fence", "---", "2022-02-21-only-fence"),
    case("empty-header", "---\n---\n正文", "正文", body="正文"),
    case("header-only", "---\ntitle: 头\n---", "头", body=""),
    case("rules", "---\n\n一段话\n\n---\n\n另一段", "一段话", body="---\n\n一段话\n\n---\n\n另一段"),
    case("unclosed", "---\ntitle: 甲\ntags: a\n\n正文来了", "甲", problems=(("header-unclosed", 1),), body="\n正文来了"),
    case(
        "unclosed-rule",
        "---\ntitle: 甲\n\n这是：正文 <p>\n\n---\n后面",
        "甲",
        problems=(("header-unclosed", 1),),
        body="\n这是：正文 <p>\n\n---\n后面",
    ),
    case(
        "conflict",
        "---\ntitle: 甲\n<<<<<<< HEAD\ndate: 2022-01-01\n=======\ndate: 2022-01-02\n>>>>>>> b\n---\n正文",
        "甲",
        "2022-01-02T00:00:00+08:00",
        problems=(("header-unreadable", 3),),
        body="正文",
    ),
    case("mapping-key", "---\ntitle: 甲\n? [x, y]\n---\n正文", "甲", problems=(("header-unreadable", 3),), body="正文"),
    case("stray", '---\ntags: b\ntitle: "甲"乙"\n一行\n---\n正文', '甲"乙', problems=(("quote-unescaped", 3), ("header-unreadable", 4)), body="正文"),
    case("stray-body", "---\ntitle: 甲\n一行\n二行\n---\n正文", "甲", problems=(("header-unclosed", 1),), body="一行\n二行\n---\n正文"),
    case("rule-body", "---\n一行\na: b: c\n---\n正文", "一行", body="---\n一行\na: b: c\n---\n正文"),
    case("stray-blank", "---\ntags: b\ntitle: 甲\n一行\n\n---\n正文", "甲", problems=(("header-unclosed", 1),), body="一行\n\n---\n正文"),
    case("setext-body", "---\ntags: b\ntitle: 甲\n\n[toc]\n---\n正文", "甲", problems=(("header-unclosed", 1),), body="\n[toc]\n---\n正文"),
    case("merge", "---\n<<: [1,2]\ntitle: [a, {b: c}]\n---\n正文", "[a, {b: c}]", problems=(("header-unreadable", 2),), body="正文"),
    case("merge-body", "---\n<<: [1,2]\ntitle: 甲\n\n一行\n\n---\n正文", "甲", problems=(("header-unclosed", 1),), body="\n一行\n\n---\n正文"),
    case("merge-alone", "---\n<<: [1,2]\n---\n正文", "正文", problems=(("header-unreadable", 2),), body="正文"),
    case("table", '+++\ntitle = "雨"果"\n[extra]\na = 1\n一行\n+++\n正文', '雨"果', problems=(("header-unreadable", 5),), body="正文"),
    case("toml-unclosed", "+++\ntitle = '雨果'\n\n正文", "雨果", problems=(("header-unclosed", 1),), body="\n正文"),
    case("json-bad", '{\n"title": "杰森",\n"weight": 03,\n"date": "2021-03-04"\n}\n正文', "杰森", "2021-03-04T00:00:00+08:00", problems=(("header-unreadable", 1),), body="正文"),
    case("json-unclosed", '{\n"title": "杰森"\n', '"title": "杰森"', problems=(("header-unclosed", 1),)),
    case("bare-bad", 'title: "小"而美"\ntags: b\n---\n正文', '小"而美', problems=(("quote-unescaped", 1),), body="正文"),
    case("late", "\n\n---\ntitle: 晚\n---\n正文", "晚", problems=(("header-late", 3),), body="正文"),
    case("comment", "<!-- 自动 -->\n---\ntitle: 晚\n---\n", "晚", problems=(("header-late", 2),)),
    case("four", "----\ntitle: 四\n----\n正文", "四", body="正文"),
    case("spaces", "---  \ntitle: 空格\n--- \n正文", "空格", body="正文"),
    case("tabs", "---\ntitle:\t制表\n---\n", "制表"),
    case("tab-indent", "---\n\ttitle: 制表\n---\n", "制表", problems=(("header-tab", 2),)),
    case("twice", "---\ntitle: 一\ntitle: 二\n---\n", "二", problems=(("key-duplicate", 3),)),
    case("no-space", "---\ntitle:紧挨着\ntags: a\n---\n", "紧挨着", problems=(("header-unreadable", 3),)),
    case("fullwidth", "---\ntitle：全角冒号\ntags: a b\n---\n", "全角冒号", problems=(("header-unreadable", 3),)),
    case("toml", '+++\ntitle = "雨果"\ndate = 2022-02-21T09:54:33+08:00\ncategories = ["x", "y z"]\n+++\n正文', "雨果", NINE, ("x", "y z"), body="正文"),
    case("toml-bad", '+++\ntitle = "雨"果"\ntags = ["a"]\n+++\n', '雨"果', problems=(("header-unreadable", 2),)),
    case("json", '{\n"title": "杰森", "categories": ["x"]\n}\n正文', "杰森", categories=("x",), body="正文"),
    case("brace", "{\n不是 JSON\n}\n", "不是 JSON"),
    case("bomb", "---\ntitle: 炸弹\na: &a [x]\nb: [" + "*a, " * 30 + "x]\n---\n", "炸弹", problems=(("header-unsafe", 1),)),
    case("deep", "---\ntitle: 深\na: " + "[" * 9000 + "\n---\n", "深", problems=(("header-unsafe", 1),)),
    case("dashes", "---\ntitle: 深\na:\n" + "- " * 9000 + "x\n---\n", "深", problems=(("header-unsafe", 1),)),
    case("huge-int", "---\ntitle: 大\nn: " + "9" * 5000 + "\n---\n", "大", problems=(("header-unreadable", 3),)),
    # -- dates ----------------------------------------------------------------------------
    case("zone-only", "---\ntitle: a\ndate:  +0900\n---\n", "a", "2022-02-21T00:00:00+09:00", problems=(("date-unreadable", 3),)),
    case("iso-z", "---\ntitle: a\ndate: 2022-02-21T01:54:33Z\n---\n", "a", "2022-02-21T01:54:33+00:00"),
    case("naive", "---\ntitle: a\ndate: 2022-02-21 09:54:33\n---\n", "a", NINE),
    case("colon-zone", "---\ntitle: a\ndate: 2022-02-21 09:54:33+08:00\n---\n", "a", NINE),
    case("quoted", '---\ntitle: a\ndate: "2022-02-21T09:54:33+08:00"\n---\n', "a", NINE),
    case("no-seconds", "---\ntitle: a\ndate: 2022-02-21 09:54\n---\n", "a", "2022-02-21T09:54:00+08:00"),
    case("day", "---\ntitle: a\ndate: 2021-03-04\n---\n", "a", "2021-03-04T00:00:00+08:00"),
    case("slashes", "---\ntitle: a\ndate: 2021/3/4\n---\n", "a", "2021-03-04T00:00:00+08:00"),
    case("chinese", "---\ntitle: a\ndate: 2021年3月4日 9时5分\n---\n", "a", "2021-03-04T09:05:00+08:00"),
    case("rfc", "---\ntitle: a\ndate: Mon, 21 Feb 2022 09:54:33 +0800\n---\n", "a", NINE),
    case("digits", "---\ntitle: a\ndate: 20210304\n---\n", "a", "2021-03-04T00:00:00+08:00"),
    case("epoch", "---\ntitle: a\ndate: 1645408473\n---\n", "a", NINE),
    case("thirty", "---\ntitle: a\ndate: 2022-02-30\n---\n", "a", problems=(("header-unreadable", 3), ("date-unreadable", 3))),
    case("go-zero", "---\ntitle: a\ndate: 0001-01-01T00:00:00Z\n---\n", "a", problems=(("date-unreadable", 3),)),
    case("far", "---\ntitle: a\ndate: 9999-12-31 00:00:00 +0800\n---\n", "a", problems=(("date-unreadable", 3),)),
    case("nonsense", "---\ntitle: a\ndate: 昨天\n---\n", "a", problems=(("date-unreadable", 3),)),
    case("listed", "---\ntitle: a\ndate: [2022, 1]\n---\n", "a", problems=(("date-unreadable", 3),)),
    # -- categories -----------------------------------------------------------------------
    case("split", "---\ntitle: a\ncategories: x y\n---\n", "a", categories=("x", "y")),
    case("whole", "---\ntitle: a\ncategories: Career In touxingPEVC\n---\n", "a", categories=("Career In touxingPEVC",)),
    case("one", "---\ntitle: a\ncategory: x y\n---\n", "a", categories=("x y",)),
    case("both", "---\ntitle: a\ncategory: z\ncategories: x y\n---\n", "a", categories=("x", "y", "z")),
    case("flow", "---\ntitle: a\ncategories: [x, 'y z', 3, x]\n---\n", "a", categories=("x", "y z", "3")),
    case("block", "---\ntitle: a\ncategories:\n- x\n-  y z\n---\n", "a", categories=("x", "y z")),
    case("nested", "---\ntitle: a\ncategories: [[x, [y]], null]\n---\n", "a", categories=("x", "y")),
    case("numeric", "---\ntitle: a\ncategories: 010\n---\n", "a", categories=("010",)),
    case("blank-category", "---\ntitle: a\ncategories: ''\n---\n", "a"),
    # -- bytes ----------------------------------------------------------------------------
    case("bom", "\ufeff---\ntitle: 有 BOM\n---\n正文", "有 BOM", body="正文"),
    case("gbk", "---\ntitle: 过去的副刊\n---\n一九九八年的正文。".encode("gb18030"), "过去的副刊", body="一九九八年的正文。"),
    case("utf16", "---\ntitle: 纸书\n---\n正文".encode("utf-16"), "纸书", body="正文"),
    case("utf16-be", b"\xfe\xff" + "---\ntitle: 纸书\n---\n".encode("utf-16-be"), "纸书"),
    case("utf32", "---\ntitle: 纸书\n---\n".encode("utf-32"), "纸书"),
    case("crlf", "---\r\ntitle: 回车\r\ndate:  +0800\r\n---\r\n一\r\n二", "回车", problems=(("date-unreadable", 3),), body="一\n二"),
    case("cr", "---\rtitle: 老\r---\r一\r二", "老", body="一\n二"),
    case("cut", "---\ntitle: 截断\n---\n正文正文".encode()[:-1], "截断", problems=(("encoding-damaged", 4),), body="正文正�"),
    case("latin", "---\ntitle: Café\n---\nd\xe9j\xe0 vu".encode("latin-1"), "Caf�", problems=(("encoding-unknown", 2),)),
    case("nul", "---\ntitle: a\n---\nx\0y", "a", problems=(("encoding-binary", 4),)),
    case("surrogates", b"---\ntitle: a\n---\n\xed\xa0\x80 x " + "正文".encode() * 20, "a", problems=(("encoding-damaged", 4),)),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("site")
    (root / "_config.yml").write_text("timezone: Asia/Shanghai\n")
    (root / "category").mkdir()
    page = "---\ntitle: Career In投行PEVC\nslug: Career In touxingPEVC\n---\n"
    (root / "category" / "career.html").write_text(page)
    (root / "_posts").mkdir()
    for item in CASES:
        (root / "_posts" / item.name).write_bytes(item.raw)
    return open_archive(root)


def test_the_table_is_long_enough_and_names_no_file_twice() -> None:
    assert len({item.name for item in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("item", CASES, ids=lambda item: item.name[11:-3])
def test_awkward(site: Archive, item: Case) -> None:
    loaded = load(site, f"_posts/{item.name}")
    post = loaded.post
    assert post.title == item.title
    assert post.date and post.date.isoformat() == item.date
    assert not post.date_guessed
    assert post.categories == item.categories
    assert tuple((problem.code, problem.line) for problem in post.problems) == item.problems
    assert item.body in (None, loaded.body)


def test_the_body_begins_on_the_line_that_is_said(site: Archive) -> None:
    for item in CASES:
        loaded = load(site, f"_posts/{item.name}")
        ours = loaded.body.split("\n")[0]
        text = item.raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = text.decode("utf-8", "replace").split("\n")
        if "utf" in item.name or "gbk" in item.name:
            continue
        assert loaded.post.body_line <= len(lines) + 1
        if ours and "damaged" not in str(loaded.post.problems):
            assert lines[loaded.post.body_line - 1] == ours


def test_a_scan_says_the_same_as_an_opening(site: Archive) -> None:
    for found in walk(site):
        assert replace(read_post(site, found), fingerprint="") == load(site, found.path).post
        assert read_post(site, found.path) == read_post(site, found)


def test_a_head_says_what_the_whole_file_says(site: Archive) -> None:
    """But for the tail and the hash of the body, and for bytes that are wrong in it."""
    for found in walk(site):
        head, post = read_head(site, found), read_post(site, found)
        assert (head.title, head.date, head.categories) == (post.title, post.date, post.categories)
        assert (head.tags, head.published, head.body_line) == (
            post.tags,
            post.published,
            post.body_line,
        )
        seen = [problem for problem in post.problems if not problem.code.startswith("encoding")]
        assert [p for p in head.problems if not p.code.startswith("encoding")] == seen


def test_every_code_that_occurs_is_known(site: Archive) -> None:
    codes = {problem.code for found in walk(site) for problem in read_post(site, found).problems}
    assert codes <= set(CODES)


def test_messages_quote_a_post_without_its_control_characters(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b'---\ntitle: "x"\x1b]0;y\x07"\ndate: \x1b[2J\n---\n')
    (post,) = (
        read_post(archive, found) for archive in [open_archive(tmp_path)] for found in walk(archive)
    )
    assert post.problems
    assert all("\x1b" not in f"{problem.values}{sentence(problem)}" for problem in post.problems)
