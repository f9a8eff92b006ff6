"""What holds for every file, whatever stands in it."""

from __future__ import annotations

import io
import time
from itertools import pairwise
from pathlib import Path

import frontmatter
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.corpus import fingerprint, load, open_archive, read_head, read_post, walk
from reader.corpus.encoding import decode
from reader.corpus.fields.footer import Footer, read_footer
from reader.corpus.header.plain import parse
from reader.corpus.header.splitting import read_header
from reader.model import Post
from reader.safe import clean_line
from reader.texts.problems import sentence
from reader.values import replace

FILES = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

WORDS = st.sampled_from(
    ["title", "date", "tags", "categories", "a", "中国", "“好”", "yes", "No", "null", "~", "true",
     "1", "010", "0x1F", "1.5", "1e3", "12:30:45", "2022-02-21", "2022-02-21 09:54:33 +0800",
     "2022-02-21 09:54:33+08:00", "2022-02-21T01:54:33Z", "2022-02-30", "=", "<<", ".inf",
     '"x"', "'y'", '"a"b"', '"', "'", "[a, b]", "[a, 'b c', 3]", "[]", "{a: b}", "*a", "&a", "!x",
     "|", ">", "-", "- ", "?", "%", "@", "`", "#", "# c", "\t", " ", "  ", "\\", ":", "：", ",", "x:y",
     "---", "...", "\u00a0", "\u2028", "\u0085", "\x1b", "\ufeff", "on", "OFF", "y", "n", "-1", "+1"]
)  # fmt: skip
VALUES = st.lists(WORDS, max_size=4).map(" ".join) | WORDS
KEYS = st.sampled_from(["title", "date", "tags", "categories", "category", "layout", "yes", "x-y"])
LINES = (
    st.tuples(KEYS, st.sampled_from([": ", ":", ":  ", " : ", ":\t"]), VALUES).map("".join)
    | st.tuples(st.sampled_from(["- ", "  - ", "-", " "]), VALUES).map("".join)
    | st.sampled_from(
        ["", "# c", "  ", "...", "<<: [1, 2]", "? [a, b]", ": c", "}", "[a]", "text", "作者: 甲"]
    )
    | st.sampled_from(["<<<<<<< HEAD", "||||||| c", "=======", ">>>>>>> b", '"title": "a",'])
)
HEADS = st.lists(LINES, max_size=7).map("\n".join)
FENCES = st.sampled_from(["---\n", "---\r\n", "----\n", "+++\n", "{\n", "}\n", "\n", "\ufeff", ""])
POSTS = st.tuples(FENCES, HEADS, st.sampled_from(["\n---\n", "\n+++\n", "\n}\n", "\n"]), st.text())


def files() -> st.SearchStrategy[bytes]:
    encodings = st.sampled_from(["utf-8", "gb18030", "utf-16", "latin-1", "big5"])
    texts = POSTS.map("".join)
    encoded = st.tuples(texts, encodings).map(lambda it: it[0].encode(it[1], "replace"))
    return st.binary(max_size=300) | encoded


def assert_clean(post: Post) -> None:
    texts = [post.title, *post.categories, *post.tags, *map(sentence, post.problems)]
    texts += [v for p in post.problems for _, v in p.values if isinstance(v, str)]
    texts += [text for text in (post.source, post.media) if text is not None]
    for text in texts:
        assert text == clean_line(text)
    assert post.title
    assert "" not in post.categories
    assert post.date is None or post.date.tzinfo is not None


@FILES
@given(raw=files())
def test_any_bytes_are_a_post(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "2022-02-21-x.md").write_bytes(raw)
    archive = open_archive(tmp_path)
    (found,) = walk(archive)
    post = read_post(archive, found)
    assert_clean(post)
    assert load(archive, found.path).post == replace(post, fingerprint="")
    assert_clean(read_head(archive, found))


@FILES
@given(raw=files())
def test_header_and_body_are_parts_of_the_text(raw: bytes) -> None:
    text = decode(raw).text
    assert "\r" not in text
    header = read_header(text)
    assert 0 <= header.start <= header.end <= header.body <= len(text)
    assert header.body_line == text.count("\n", 0, header.body) + 1
    for fault in header.faults:
        assert fault.line is None or 1 <= fault.line <= text.count("\n") + 1
    is_empty = not text[header.start : header.end].strip()
    assert header.values or header.faults or is_empty or not header.body


@settings(max_examples=600, deadline=None)
@given(head=HEADS)
def test_the_fast_way_agrees_with_frontmatter(head: str) -> None:
    values = parse(head)
    if values is None:
        return
    expected = frontmatter.load(io.StringIO(f"---\n{head}\n---\n")).metadata
    assert values == expected
    assert repr(values) == repr(expected)


@settings(max_examples=200, deadline=None)
@given(head=HEADS, body=st.text(st.characters(exclude_characters="-\r")))
def test_what_frontmatter_reads_we_read_alike(head: str, body: str) -> None:
    text = f"---\n{head}\n---\n{body}"
    try:
        expected = frontmatter.load(io.StringIO(text)).metadata
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return
    header = read_header(text)
    if "..." in head.split("\n"):
        return  # closes a header to Jekyll and to us
    if expected and all(isinstance(key, str) for key in expected) and "---" not in head:
        assert header.values == expected
        assert text[header.body :] == body


def test_the_fast_way_is_taken_by_the_usual_headers() -> None:
    """Or the test above would prove nothing."""
    usual = (
        'layout: post\ntitle: "让“民生窗口”更有温度"\ndate: 2022-02-21 09:54:33 +0800\ntags: 新闻'
    )
    lists = "author: A B\ntitle: It’s here\ncategories:\n- a\n- b c\ntags: [x, 'y']\ndate: 2022-02-21 08:00:00+01:00"
    typed = "title: x\ncomments: true\nid: 12\nday: 2022-02-21\nempty:\n"
    for head in (usual, lists, typed):
        values = parse(head)
        assert values is not None
        assert values == frontmatter.load(io.StringIO(f"---\n{head}\n---\n")).metadata


@FILES
@given(
    parts=st.lists(
        st.sampled_from(
            ["正文。", "<p>", "</p>", '<p class="em_media">', "（文章来源：甲报）", "来源：乙报", "（", "）", "\n", "\n\n",
             "<http://a.cn/x?a=1&amp;b=2>", "[返回甲报](//a.cn)", "[返回首页](/)", "｜", "责任编辑：丙", "原文链接：http://a.cn"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_a_tail_is_made_of_parts_of_the_body(parts: list[str]) -> None:
    body = "".join(parts)
    footer = read_footer(body)
    spans = [(item.start, item.end) for item in footer.items]
    assert all(start < end for start, end in spans)
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = body[: footer.start]
    assert kept == kept.rstrip() or footer.start == len(body)


@FILES
@given(body=st.text())
def test_any_text_has_a_tail(body: str) -> None:
    assert isinstance(read_footer(body), Footer)


def test_the_hash_is_of_the_text_alone(tmp_path: Path) -> None:
    body = "一段正文\n第二行"
    for name, raw in {
        "a": f"---\ntitle: 甲\n---\n{body}".encode(),
        "b": f"\ufeff---\ntitle: 乙\n---\n\n{body}\n\n".encode(),
        "c": f"---\ntitle: 丙\n---\n{body}".encode("gb18030"),
        "d": f"---\ntitle: 丁\n---\n{body}".replace("\n", "\r\n").encode(),
        "e": f"---\ntitle: 戊\n---\n{body}".encode("utf-16"),
        "f": body.encode(),
    }.items():
        (tmp_path / f"{name}.md").write_bytes(raw)
    archive = open_archive(tmp_path)
    prints = {read_post(archive, found).fingerprint for found in walk(archive)}
    assert prints == {fingerprint(body)}
    assert fingerprint(body) != fingerprint(body + "。")


@pytest.mark.parametrize(
    "raw",
    [
        b"---\n" + b"a" * 2_000_000,
        b"---\n" + b"a: b\n" * 300_000,
        b"---\n" * 400_000,
        b"---\ntitle: \"" + b"x\n" * 500_000,
        b"---\ntitle: x\n---\n" + b"[a](b)|" * 300_000,
        b"---\ntitle: x\n---\n" + b"<p>" * 500_000 + "（文章来源：".encode() * 1000,
        b"<!--" * 500_000,
        b"<h1>" * 500_000,
        b"<script" * 300_000,
        b"\n" * 2_000_000,
        b"\xe4" * 2_000_000,
        b"*" * 1_000_000 + b"_" * 1_000_000,
        "（来源：".encode() * 200_000,
        b"{\n" * 500_000,
        b"---\na: " + b"[" * 60_000 + b"\n---\n",
        b"---\na: &a [x]\n<<: [" + b"*a, " * 9_000 + b"]\n---\n",
        b"---\n" + b"a: b\n" * 300_000 + b"---\n",
        b"---\na: b\n" + b"<<<<<<< H\n" * 150_000 + b"---\n",
        b"---\na: b\n" + b"text\n" * 300_000 + b"---\n",
        b"{\n" + b'"a": 1\n' * 200_000 + b"}\n",
    ],
    ids=range(20),
)  # fmt: skip
def test_hostile_files_take_no_longer_than_their_size(tmp_path: Path, raw: bytes) -> None:
    """Compared with a plain file of the same size, read in the same run."""
    (tmp_path / "plain.md").write_bytes(b"---\ntitle: x\n---\n" + b"word " * (len(raw) // 5))
    (tmp_path / "hostile.md").write_bytes(raw)
    archive = open_archive(tmp_path)
    spent = {}
    for name in ("plain.md", "hostile.md"):
        before = time.process_time()
        assert_clean(load(archive, name).post)
        spent[name] = time.process_time() - before
    assert spent["hostile.md"] < 100 * max(spent["plain.md"], 0.005)


NULLS = b"a: &a [" + b"~," * 3_000 + b"]\n"
NESTED = b"".join(
    b"%c: &%c [*%c,*%c,*%c]\n" % (name, name, name - 1, name - 1, name - 1) for name in b"bcdefg"
)


@pytest.mark.parametrize("key", ["tag", "tags", "category", "categories"])
@pytest.mark.parametrize(
    ("before", "value"),
    [(b"", b"&s [*s]"), (b"", b"&s [[[*s]], x]"), (NULLS + NESTED, b"*g")],
    ids=["itself", "itself below", "one thing over and over"],
)
def test_a_list_that_holds_itself_comes_to_an_end(
    tmp_path: Path, key: str, before: bytes, value: bytes
) -> None:
    header = b"---\ntitle: x\n%b%b: %b\n---\nbody\n" % (before, key.encode(), value)
    (tmp_path / "post.md").write_bytes(header)
    loaded = load(open_archive(tmp_path), "post.md")
    assert_clean(loaded.post)
    assert loaded.post.title == "x"
    assert len(loaded.post.tags) + len(loaded.post.categories) <= 1
