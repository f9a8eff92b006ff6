"""Headers as each program writes them: what is written is read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.header.splitting import read_header


class Written(NamedTuple):
    """What a post says."""

    title: str
    day: date
    tags: list[str]
    body: str


LINES = st.text(
    st.sampled_from("ab1 中国《好》：:-#'\"{}[],;.&*!|>%@`\\/=+~？") | st.characters(codec="utf-8", categories=("L", "N", "P", "S")),
    min_size=1, max_size=30,
).map(str.strip).filter(bool)  # fmt: skip
NAMES = st.text(st.sampled_from("ab中国1-"), min_size=1, max_size=8)
BODIES = st.lists(LINES | st.sampled_from(["", "---", ";;;", "+++", "...", "a: b"])).map("\n".join)
POSTS = st.builds(Written, LINES, st.dates(date(1990, 1, 1)), st.lists(NAMES, max_size=3), BODIES)


def yaml_of(post: Written) -> str:
    values = {"title": post.title, "date": post.day, "tags": post.tags}
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000))


def json_of(post: Written, *, braces: bool) -> str:
    values = {"title": post.title, "date": post.day.isoformat(), "tags": post.tags}
    text = json.dumps(values, ensure_ascii=False, indent=2)
    return text if braces else text[1:-1].strip()


def toml_of(post: Written) -> str:
    tags = json.dumps(post.tags, ensure_ascii=False)
    title = json.dumps(post.title, ensure_ascii=False)
    return f"title = {title}\ndate = {post.day}\n[taxonomies]\ntags = {tags}\n"


def pelican(post: Written) -> str:
    tags = ", ".join(post.tags)
    return f"Title: {post.title}\nDate: {post.day}\nTags: {tags}\n\n{post.body}"


FORMS: dict[str, Callable[[Written], str]] = {
    "fenced": lambda post: f"---\n{yaml_of(post)}---\n{post.body}",
    "without an opening fence": lambda post: f"{yaml_of(post)}---\n{post.body}",
    "closed by dots": lambda post: f"---\n{yaml_of(post)}...\n{post.body}",
    "JSON between semicolons": lambda post: f";;;\n{json_of(post, braces=False)}\n;;;\n{post.body}",
    "JSON up to semicolons": lambda post: f"{json_of(post, braces=False)}\n;;;\n{post.body}",
    "JSON in braces": lambda post: f"{json_of(post, braces=True)}\n;;;\n{post.body}",
    "TOML": lambda post: f"+++\n{toml_of(post)}+++\n{post.body}",
    "bare lines": pelican,
}


@pytest.mark.parametrize("form", FORMS)
@given(post=POSTS)
def test_what_is_written_is_read_back(form: str, post: Written) -> None:
    text = FORMS[form](post)
    header = read_header(text)
    values = header.values
    tags = values["taxonomies"] if form == "TOML" else values
    said = tags["tags"] if isinstance(tags, dict) else tags.get("tags")  # type: ignore[attr-defined]
    if form == "bare lines":
        said = [tag for tag in str(said).split(", ") if tag]
    assert (values["title"], str(values["date"])[:10], said) == (
        post.title,
        str(post.day),
        post.tags,
    )
    assert text[header.body :] == post.body
    assert header.faults == ()
    assert header.body_line == text[: header.body].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Date: 2022-02-21\nTags: a\n\nb\n", "b\n"),
        ("Date: 2022-02-21\nFrom: a\n\nb\n", "Date: 2022-02-21\nFrom: a\n\nb\n"),
        ("Tags: a\n\nb\n", "Tags: a\n\nb\n"),
        ("Date:\nTags: a\n\nb\n", "Date:\nTags: a\n\nb\n"),
    ],
)
def test_bare_lines_without_a_title_are_a_header_by_their_date(text: str, body: str) -> None:
    assert text[read_header(text).body :] == body
