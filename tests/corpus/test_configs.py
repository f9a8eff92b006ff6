"""Configs of sites: whatever they say, opening a site ends soon, and nothing outside is read.

What configs mean is held against the programs' own answers in `test_published.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.corpus import Archive, open_archive, read_post, walk
from reader.corpus.header.restructured import restructured_header
from reader.corpus.kinds.path_patterns import bounded


def write(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def tags(archive: Archive) -> dict[str, tuple[str, ...]]:
    return {found.path: read_post(archive, found).tags for found in walk(archive)}


CASCADE = "---\ntitle: S\ncascade:\n  tags: [above]\n---\n"
PAGE = "---\ntitle: P\n---\nb\n"


def hugo(root: Path, files: dict[str, str], config: str = "title: T\n") -> Archive:
    return open_archive(write(root, {"hugo.yaml": config, **files}))


@pytest.mark.parametrize(
    "config",
    [
        "cascade: 7\nlanguages: [a]\nmodule: {mounts: [7, {source: 1}]}\nfrontmatter: x\n",
        "cascade: [7, {target: 7, tags: [t]}]\nlanguages: {en: 7}\nignoreFiles: [7, '(']\n",
        "cascade: {target: {path: [1], kind: [2], lang: [3], sites: {matrix: 4}}}\n",
        "contentDir: 7\ndisableLanguages: {en: true}\nfrontmatter: {date: [7, ':git']}\n",
        "contentDir: ../..\ndefaultContentLanguage: 7\nlanguages: {7: {contentDir: ..}}\n",
        "module: {mounts: [{source: ../up, target: content}, {source: /, target: content}]}\n",
        "disableLanguages: [EN]\n",
        "frontmatter: {date: ':fileModTime'}\nbuildDrafts: maybe\n",
    ],
)
def test_odd_configs_of_hugo_are_read_as_far_as_they_go(tmp_path: Path, config: str) -> None:
    archive = hugo(tmp_path / "h", {"content/a.md": PAGE, "../up/b.md": PAGE}, config)
    assert archive.site.kind == "hugo"
    assert all(".." not in root for root in archive.site.roots)
    assert set(tags(archive)) <= {"content/a.md"}


def test_a_cascade_is_not_read_through_a_link_out_of_the_site(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"_index.md": CASCADE, "s/_index.md": CASCADE})
    archive = hugo(tmp_path / "h", {"content/s/a.md": PAGE})
    assert tags(archive) == {"content/s/a.md": ()}
    (tmp_path / "h" / "content" / "s" / "_index.md").symlink_to(outside / "_index.md")
    assert tags(open_archive(archive.root)) == {"content/s/a.md": ()}
    (tmp_path / "h" / "content").rename(tmp_path / "h" / "texts")
    (tmp_path / "h" / "content").symlink_to(outside)
    assert open_archive(archive.root).site.defaults == ()


def test_a_section_of_thousands_speaks_by_its_own_page(tmp_path: Path) -> None:
    pages = {f"content/s/{n}.md": PAGE for n in range(2001)}
    archive = hugo(tmp_path, {**pages, "content/s/_index.md": CASCADE})
    assert set(tags(archive).values()) == {("above",)}


def test_sections_are_looked_for_in_so_many_folders_alone(tmp_path: Path) -> None:
    deep = "content/" + "/".join("abcdef")
    wide = {f"content/w/{n:04}/_index.md": CASCADE for n in range(101)}
    many = {f"content/{a}/{n}/_index.md": CASCADE for a in "stuv" for n in range(100)}
    files = {f"{deep}/_index.md": CASCADE, f"{deep}/x.md": PAGE, "content/w/0000/x.md": PAGE}
    archive = hugo(tmp_path, files | wide | many)
    assert tags(archive) == {f"{deep}/x.md": (), "content/w/0000/x.md": ()}
    assert 250 < len(archive.site.defaults) <= 300


def test_a_section_speaks_to_its_own_folder_and_language(tmp_path: Path) -> None:
    files = {
        "content/post/_index.md": CASCADE,
        "content/post/a.md": PAGE,
        "content/post/a.zh.md": PAGE,
        "content/posts/a.md": PAGE,
        "content/Big Post/_index.zh.md": CASCADE,
        "content/Big Post/a.md": PAGE,
        "content/Big Post/a.zh.md": PAGE,
    }
    archive = hugo(tmp_path, files, "title: T\nlanguages: {en: {weight: 1}, zh: {weight: 2}}\n")
    tagged = {path for path, named in tags(archive).items() if named}
    assert tagged == {"content/post/a.md", "content/Big Post/a.zh.md"}


def test_a_changed_cascade_is_another_site(tmp_path: Path) -> None:
    archive = hugo(tmp_path, {"content/_index.md": CASCADE, "content/a.md": PAGE})
    assert repr(open_archive(tmp_path).site) == repr(archive.site)
    write(tmp_path, {"content/_index.md": CASCADE.replace("above", "other")})
    assert repr(open_archive(tmp_path).site) != repr(archive.site)
    assert tags(open_archive(tmp_path)) == {"content/a.md": ("other",)}


@pytest.mark.parametrize(
    "config",
    [
        "DEFAULT_DATE = (2020, 1)\n",
        "DEFAULT_METADATA = (([1], 2), (3,), 'ab', {'c': 1})\n",
        "DEFAULT_DATE = (2020, 13, 'x', None)\nDEFAULT_METADATA = ['x']\n",
        "DEFAULT_DATE = 7\nIGNORE_FILES = 'x'\nFILENAME_METADATA = 7\n",
        "FILENAME_METADATA = r'(a+)+$'\nPATH_METADATA = r'('\nDEFAULT_METADATA = {1: 2}\n",
        "IGNORE_FILES = [1, '[', '*' * 9]\nDEFAULT_CATEGORY: str\n",
        "FILENAME_METADATA = __import__('os').system('touch ran')\n",
    ],
)
def test_odd_configs_of_pelican_are_read_as_far_as_they_go(tmp_path: Path, config: str) -> None:
    post = "Title: P\nDate: 2020-01-02\n\nb\n"
    archive = open_archive(write(tmp_path, {"pelicanconf.py": config, "content/a.md": post}))
    assert (archive.site.kind, tags(archive)) == ("pelican", {"content/a.md": ()})


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("One\n===\n:a: b\n\nbody\n", {"title": "One", "a": "b"}, "\nbody\n"),
        ("One\n===\n", {"title": "One"}, ""),
        ("====\n One\n====\n\nb", {"title": "One"}, "\nb"),
        (
            ".. x\n   y\n\nOne\n---\n\n.. z\n\n:A B: c\n   d\nb",
            {"title": "One", "a b": "c d"},
            "b",
        ),
        (":date: 2020-01-02\n:x:\n\nb", {"date": "2020-01-02", "x": ""}, "\nb"),
        ("One **two** ``3``\n=================\n", {"title": "One two 3"}, ""),
        ("words\n\n:a: b\n", {}, "words\n\n:a: b\n"),
        ("T\n=\n", {}, "T\n=\n"),
        ("----\n\nwords\n", {}, "----\n\nwords\n"),
        ("", {}, ""),
    ],
)
def test_the_header_of_restructured_text(text: str, values: dict[str, str], body: str) -> None:
    header = restructured_header(text)
    assert (dict(header.values), text[header.body :]) == (values, body)
    assert header.body_line == 1 + text[: header.body].count("\n")


def test_no_header_of_restructured_text_takes_long() -> None:
    for line in ("*a " * 30_000, ":a" * 30_000, "=" * 60_000, ":a: b\n" * 10_000, " \n" * 30_000):
        assert len(restructured_header(f"{line}\n{'=' * 90_000}\n").values) <= 100


@pytest.mark.parametrize(
    "expression",
    [
        *("(a+)+$", "(a|b)*", "(?:a?){30}", "(a)\\1", "(?=a)b", "(?i)a", "(", "a**", "(?"),
        *("a*" * 5, "(?:a|b)" * 5, "a?" * 5, "x" * 501, "(?P<n>a+){2}"),
    ],
)
def test_expressions_that_may_take_long_are_not_read(expression: str) -> None:
    assert bounded(expression) is None


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"\.knit\.md$", "/content/a.knit.md"),
        ("/drafts/", "/content/drafts/a.md"),
        ("a|b|c|d|e|f", "f"),
        ("[*+?]", "a?"),
        (r"\(x{2}\)\*", "(xx)*"),
        (r"^/content/[^/]+/.*\.md$", "/content/a/b.md"),
        ("a{b", "a{b"),
        ("(?:draft|old)s?-", "olds-a"),
    ],
)
def test_expressions_that_end_soon_are_read(expression: str, text: str) -> None:
    found = bounded(expression)
    assert found is not None
    assert found.search(text)


def test_an_expression_is_asked_only_of_what_is_short_enough_for_it() -> None:
    found = bounded(".*a.*b.*c")
    assert found is not None
    assert found.match("xaxbxc")
    assert not found.match("a" * 3000 + "abc")
    assert not found.search("a" * 3000 + "abc")
