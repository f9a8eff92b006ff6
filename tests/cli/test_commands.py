"""The commands, run as a person runs them: what they print, where, and how they end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from archives import SECTIONS, write_archive
from commands import kanbao, records
from rich.cells import cell_len

from reader import settings
from reader.corpus import open_archive
from reader.library import open_library
from reader.library.sqlite.writer_lock import writer_lock

POST_FIELDS = "key path title date categories tags source media read starred problems".split()
FOUNDING = "finews/_posts/2022-02-21-NW202202212282783085.md"


def test_list_prints_the_fields_that_others_rely_on(archive_folder: Path) -> None:
    listed = records("list", archive_folder)
    assert len(listed) == 14
    assert list(listed[0]) == POST_FIELDS
    assert listed[0] == {
        "key": "2022-03-09-library",
        "path": "_posts/2022-03-09-library.md",
        "title": "不打烊的书房",
        "date": "2022-03-09T09:54:33+08:00",
        "categories": ["hewanwanbao"],
        "tags": ["河湾晚报新闻"],
        "source": "http://example.org/news/1.html",
        "media": "河湾晚报",
        "read": False,
        "starred": False,
        "problems": [],
    }


def test_list_puts_what_has_only_its_files_time_last_and_titles_in_line(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# 读我\n\n正文\n", "utf-8")
    for name, date in (("noon", "2021-02-21 12:00:00 +0800"), ("day", "2020-02-21")):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: 读{name}\ndate: {date}\n---\n", "utf-8")
    lines = kanbao("list", tmp_path).stdout.splitlines()
    assert [line[line.index("(") :] for line in lines] == ["(noon)", "(day)", "(README)"]
    assert [line.split()[1] for line in lines] == ["2021-02-21", "2020-02-21", "约"]
    assert {cell_len(line[: line.index("读")]) for line in lines} == {21}


@pytest.mark.parametrize("name", ["江州报", "jiangzhoubao", "江州", "jiangzhou", "jzb"])
def test_list_narrows_by_slug_label_or_a_part_that_one_has(archive_folder: Path, name: str) -> None:
    assert len(records("list", archive_folder, "--category", name, "--limit", "9")) == 6


@pytest.mark.parametrize(
    ("name", "said"), [("报", "河湾晚报"), ("江川报", "相近的有：江州报"), ("x", "有的是：")]
)
def test_no_such_category_is_a_failure_with_candidates(
    archive_folder: Path, name: str, said: str
) -> None:
    wrong = kanbao("list", archive_folder, "--category", name)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert said in wrong.stderr


@pytest.fixture
def some_uncategorised(archive_folder: Path) -> Path:
    """The archive with two posts more, which name no category."""
    for name in ("2021-01-01-a", "2021-01-02-b"):
        (archive_folder / "_posts" / f"{name}.md").write_text("---\ntitle: t\n---\n文\n", "utf-8")
    return archive_folder


@pytest.mark.parametrize(("locale", "word"), [("zh_CN.UTF-8", "未分类"), ("en", "Uncategorised")])
def test_no_category_is_a_word_when_it_is_shown(
    some_uncategorised: Path, monkeypatch: pytest.MonkeyPatch, locale: str, word: str
) -> None:
    kanbao("index", some_uncategorised)
    monkeypatch.setenv("LC_MESSAGES", locale)
    shown = {"slug": "", "label": word, "posts": 2, "unread": 2}
    assert shown in records("categories", some_uncategorised)
    assert f"        2  {word}" in kanbao("categories", some_uncategorised).stdout.splitlines()
    assert [post["categories"] for post in records("list", some_uncategorised)[-2:]] == [[], []]
    failed = kanbao("list", some_uncategorised, "--category", "x")
    assert word in failed.stderr


@pytest.mark.parametrize(
    "name", ["未分类", "Uncategorised", "UNCATEGORISED", "uncat", "weifenlei", "wfl", "未分", ""]
)
@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en"])
def test_what_has_no_category_is_listed_by_its_word_in_any_language(
    some_uncategorised: Path, monkeypatch: pytest.MonkeyPatch, locale: str, name: str
) -> None:
    monkeypatch.setenv("LC_MESSAGES", locale)
    listed = records("list", some_uncategorised, "--category", name)
    assert [post["key"] for post in listed] == ["2021-01-02-b", "2021-01-01-a"]


@pytest.mark.parametrize(("locale", "word"), [("zh_CN.UTF-8", "无分类"), ("en", "No category")])
def test_a_category_that_is_called_so_is_another(
    some_uncategorised: Path, monkeypatch: pytest.MonkeyPatch, locale: str, word: str
) -> None:
    monkeypatch.setenv("LC_MESSAGES", locale)
    named = some_uncategorised / "_posts" / "2021-01-03-c.md"
    named.write_text("---\ntitle: t\ncategories: 未分类\n---\n文\n", "utf-8")
    (post,) = records("list", some_uncategorised, "--category", "未分类")
    assert (post["key"], post["categories"]) == ("2021-01-03-c", ["未分类"])
    assert len(records("list", some_uncategorised, "--category", "Uncategorised")) == 2
    rows = records("categories", some_uncategorised)
    told = {row["label"]: row["posts"] for row in rows if row["slug"] in ("", "未分类")}
    assert told == {word: 2, "未分类": 1}
    assert len(records("list", some_uncategorised, "--category", word)) == 2
    found = records("search", "category:未分类", some_uncategorised)
    assert [post["key"] for post in found] == ["2021-01-03-c"]
    assert len(records("search", f'category:"{word}"', some_uncategorised)) == 2


def test_part_of_a_name_means_a_category_before_our_word_for_none(some_uncategorised: Path) -> None:
    named = some_uncategorised / "_posts" / "2021-01-03-c.md"
    named.write_text("---\ntitle: t\ncategories: [unicode]\n---\n文\n", "utf-8")
    (post,) = records("list", some_uncategorised, "--category", "un")
    assert post["categories"] == ["unicode"]
    (found,) = records("search", "category:un", some_uncategorised)
    assert found["key"] == post["key"]


def test_who_published_a_post_is_never_a_word_for_no_category(some_uncategorised: Path) -> None:
    kanbao("index", some_uncategorised)
    for name in ("2021-01-01-a", some_uncategorised / "_posts" / "2021-01-01-a.md"):
        shown = kanbao("show", name, "--archive", some_uncategorised).stdout
        assert "2021-01-01" in shown
        assert "未分类" not in shown


def test_limit(archive_folder: Path) -> None:
    assert len(records("list", archive_folder, "--limit", "3")) == 3
    assert records("list", archive_folder, "--limit", "0") == []


def test_tsv_has_one_line_a_post_and_as_many_fields(archive_folder: Path) -> None:
    lines = kanbao("list", archive_folder, "--format", "tsv").stdout.splitlines()
    assert len(lines) == 14
    assert {line.count("\t") for line in lines} == {10}


def test_outline_of_a_path_needs_no_index(archive_folder: Path, home: Path) -> None:
    sections = records("outline", archive_folder / "_posts" / "2022-03-09-library.md")
    assert [section["title"] for section in sections] == SECTIONS
    assert [section["anchor"] for section in sections] == SECTIONS
    assert {section["level"] for section in sections} == {1}
    lines = (archive_folder / "_posts" / "2022-03-09-library.md").read_text("utf-8").splitlines()
    assert all(str(s["title"]) in lines[int(str(s["line"])) - 1] for s in sections)
    assert not (home / "cache").exists()


def test_outline_says_that_a_post_has_no_headings(archive_folder: Path) -> None:
    post = archive_folder / "_posts" / "2030-01-01-short.md"
    post.write_text("---\ntitle: 短\n---\n一句话。\n", "utf-8")
    for form in ("text", "json"):
        done = kanbao("outline", post, "--format", form)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == "这篇文章没有小标题\n"
    assert kanbao("outline", archive_folder / "_posts" / "2022-03-09-library.md").stderr == ""


def test_show_starts_at_the_section_asked_for(archive_folder: Path) -> None:
    post = f"{archive_folder / '_posts' / '2022-03-09-library.md'}#还书的箱"
    lines = kanbao("show", post, "--width", "40").stdout.splitlines()
    assert lines[0].endswith("还书的箱")
    assert not any("夜里的灯" in line for line in lines)
    for form in ("text", "markdown", "html", "json"):
        wrong = kanbao("show", post.replace("还书", "借书"), "--format", form)
        assert (wrong.returncode, wrong.stdout) == (1, "")
        assert "借书的人" in wrong.stderr


def test_show_finds_a_post_by_a_part_of_its_key(archive_folder: Path) -> None:
    done = kanbao("show", "library", "--archive", archive_folder)
    assert "不打烊的书房" in done.stdout
    several = kanbao("show", "note1", "--archive", archive_folder)
    assert several.returncode == 1
    assert "2022-02-10-note10" in several.stderr


@pytest.mark.parametrize("name", ["2022-03-09-libary", "不打烊", "不打烊的书店"])
def test_a_post_that_is_not_there_is_a_failure_with_candidates(
    archive_folder: Path, name: str
) -> None:
    wrong = kanbao("show", name, "--archive", archive_folder)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.splitlines()[1].split() == ["2022-03-09-library", "不打烊的书房"]


def test_show_knows_of_a_post_what_list_does(archive_folder: Path) -> None:
    for listed in records("list", archive_folder):
        post = archive_folder / str(listed["path"])
        (named,) = records("show", str(listed["key"]), "--archive", archive_folder)
        (filed,) = records("show", post)
        assert list(filed)[: len(POST_FIELDS)] == POST_FIELDS
        assert {field: filed[field] for field in POST_FIELDS} == listed
        assert named == filed


def test_show_knows_what_is_marked_without_a_scan_before(archive_folder: Path) -> None:
    path = "_posts/2022-03-09-library.md"
    library = open_library(
        open_archive(archive_folder), cache=settings.cache_folder(), data=settings.data_folder()
    )
    library.sync()
    library.set_read([library.find(path).key], True)
    library.set_starred([library.find(path).key], True)
    library.close()
    shutil.rmtree(settings.cache_folder())
    (shown,) = records("show", archive_folder / path)
    assert (shown["key"], shown["read"], shown["starred"]) == ("2022-03-09-library", True, True)


def test_show_of_a_draft_has_the_key_it_is_listed_by(archive_folder: Path) -> None:
    draft = archive_folder / "_drafts" / "soon.md"
    draft.parent.mkdir()
    draft.write_text("草稿", "utf-8")
    assert [shown["key"] for shown in records("show", draft)] == ["soon"]


def test_a_byline_names_the_category_as_the_screen_does(archive_folder: Path) -> None:
    post = archive_folder / "_posts" / "2022-02-12-note12.md"
    for named in (post, "2022-02-12-note12", "note12"):
        shown = kanbao("show", named, "--archive", archive_folder).stdout
        assert shown.splitlines()[1].startswith("江州报 · 2022-02-12 07:30")
    assert kanbao("show", post).stdout == shown
    assert records("show", post)[0]["categories"] == ["jiangzhoubao"]


def test_a_file_is_shown_as_a_post_of_the_archive_given(
    archive_folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "note.md"
    elsewhere.write_text("别处", "utf-8")
    wrong = kanbao("show", elsewhere, "--archive", archive_folder)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "note.md" in wrong.stderr


def test_markdown_and_html_of_an_article(archive_folder: Path) -> None:
    post = archive_folder / "_posts" / "2022-03-09-library.md"
    markdown = kanbao("show", post, "--format", "markdown").stdout
    assert "夜里的灯" in markdown
    assert "返回首页" not in markdown
    page = kanbao("show", post, "--format", "html").stdout
    assert 'id="夜里的灯"' in page


def test_no_escape_sequence_of_a_post_reaches_stdout(archive_folder: Path) -> None:
    post = archive_folder / "_posts" / "2022-03-08-markup.md"
    for form in ("text", "markdown", "html", "json"):
        done = kanbao("show", post, "--format", form)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "字染红" in done.stdout


def test_check_says_file_line_and_problem(tmp_path: Path) -> None:
    root = write_archive(tmp_path / "site")
    assert kanbao("check", root).returncode == 0
    (root / "_posts" / "2022-01-01-bad.md").write_text('---\ntitle: "他说"好""\n---\n文\n', "utf-8")
    found = kanbao("check", root)
    assert found.returncode == 1
    assert found.stdout.startswith("_posts/2022-01-01-bad.md:2: ")
    (problem,) = map(json.loads, kanbao("check", root, "--format", "json").stdout.splitlines())
    assert list(problem) == ["path", "line", "code", "message"]
    explained = kanbao("check", "--explain", problem["code"])
    assert (explained.returncode, explained.stderr) == (0, "")
    assert kanbao("check", "--explain", "nonsense").returncode == 2
    for arguments in ((root, "--explain"), ("--explain", root)):
        both = kanbao("check", *arguments)
        assert (both.returncode, both.stdout) == (1, found.stdout)
        assert explained.stdout.partition("\n\n")[2].strip() in both.stderr
        assert "_config.yml" in both.stderr


def test_index_counts_and_rebuilds(archive_folder: Path) -> None:
    assert "新 14" in kanbao("index", archive_folder).stdout
    assert "未变 14" in kanbao("index", archive_folder).stdout
    assert "新 14" in kanbao("index", archive_folder, "--rebuild").stdout


def test_index_counts_no_change_where_another_looks_for_it(archive_folder: Path) -> None:
    kanbao("index", archive_folder)
    (folder,) = settings.cache_folder().iterdir()
    with writer_lock(folder):
        done = kanbao("index", archive_folder)
    assert "另一个看报" in done.stderr
    assert done.stdout.startswith("14 篇；")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["list", "nowhere"], 2, "nowhere"),
        (["show", "nowhere.md", "--archive", "."], 1, "nowhere.md"),
        (["show", "x" * 300, "--archive", "."], 1, "xxx"),
        (["nowhere"], 2, "nowhere"),
        (["./nowhere"], 2, "没有这个文件或文件夹"),
        (["list", "~nobody-here"], 2, "找不到这个用户"),
        (["list", "x" * 300], 2, "名字太长"),
        (["list", "/dev/null"], 2, "既不是文件夹"),
        (["list", "--format", "xml"], 2, "text、json、tsv 之一"),
        (["list", "--limit", "-1"], 2, "0 或更大的整数"),
        (["list", "--limt", "3"], 2, "是不是 --limit"),
        (["show", "x", "--width", "0"], 2, "1 到 1000 的整数"),
        (["show", "x", "--width"], 2, "--width"),
        (["show", "x", "y"], 2, "多出了参数：y"),
        (["shwo", "x"], 2, "是不是 show"),
        (["two\nlines\x1b[31m"], 2, "two lines␛[31m"),
        (["show"], 2, "POST"),
        (["--nonsense"], 2, "nonsense"),
        (["demo"], 2, "终端"),
        (["show", "."], 1, "kanbao list"),
    ],
)
def test_errors_are_one_clear_line(
    arguments: list[str], status: int, said: str, tmp_path: Path
) -> None:
    done = kanbao(*arguments, cwd=tmp_path)
    assert done.returncode == status
    assert said in done.stderr
    (_,) = done.stderr.splitlines()
    assert done.stdout == ""


def test_an_archive_that_may_not_be_read_is_one_clear_line(archive_folder: Path) -> None:
    archive_folder.chmod(0)
    # Root may read everything, unless it gives that right up.
    as_others = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"]
    done = subprocess.run(
        [
            *(as_others if os.geteuid() == 0 else []),
            *(sys.executable, "-m", "reader", "list", str(archive_folder)),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"kanbao: “{archive_folder}”打不开：没有读取的权限。\n"


def test_a_folder_called_like_a_slip_still_opens(tmp_path: Path) -> None:
    (tmp_path / "shwo").mkdir()
    assert "终端" in kanbao("shwo", cwd=tmp_path).stderr


def test_a_bad_config_is_told_and_keeps_no_one_from_reading(
    archive_folder: Path, home: Path
) -> None:
    config = home / "config" / "kanbao" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("measur = 40\ngap = -1\n")
    done = kanbao("list", archive_folder)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 14
    unknown, wrong = done.stderr.splitlines()
    assert "是不是 measure" in unknown
    assert f"{config}:2：gap 是 -1" in wrong


@pytest.mark.parametrize(
    ("setting", "lines"),
    [
        ("", ["    他说：“读书要慢，读报要快。”又说App", "和iPhone都好用①②③。", ""]),
        ("ambiguous = 2", ["    他说：“读书要慢，读报要快。”又说", "App和iPhone都好用①②③。", ""]),
        ("hanging = true", ["    他说：“读书要慢，读报要快。”又说", "App和iPhone都好用①②③。", ""]),
        ("justify = true", ["    他说：“读书要慢， 读报要快。”又说App", "和iPhone都好用①②③。", ""]),
        (
            "spacing = true",
            ["    他说：“读书要慢，读报要快。”又说 App", "和 iPhone 都好用①②③。", ""],
        ),
        ("indent = 0", ["他说：“读书要慢，读报要快。”又说App和", "iPhone都好用①②③。", ""]),
        ("gap = 0", ["    他说：“读书要慢，读报要快。”又说App", "和iPhone都好用①②③。"]),
        ("gap = 2", ["    他说：“读书要慢，读报要快。”又说App", "和iPhone都好用①②③。", "", ""]),
        (
            "measure = 24",
            ["    他说：“读书要慢，读", "报要快。”又说App和iPhone", "都好用①②③。", ""],
        ),
    ],
)
def test_settings_reach_the_lines_that_show_prints(
    archive_folder: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    lines: list[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    post = archive_folder / "_posts" / "2030-01-01-set.md"
    post.write_text(
        "---\ntitle: 设\n---\n他说：“读书要慢，读报要快。”又说App和iPhone都好用①②③。\n\n第二段。\n",
        "utf-8",
    )
    config = home / "config" / "kanbao" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f"{setting}\n")
    width = [] if setting.startswith("measure") else ["--width", "40"]
    done = kanbao("show", post, *width)
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.splitlines()
    first = next(number for number, line in enumerate(shown) if "他说" in line)
    assert [*shown[first:-1], shown[-1].strip()] == [*lines, "第二段。"]


def test_a_closed_pipe_is_no_error(archive_folder: Path) -> None:
    for number in range(100, 3000):
        (archive_folder / "_posts" / f"2021-01-01-{number}.md").write_text("文" * 50, "utf-8")
    kanbao("index", archive_folder)
    listing = subprocess.Popen(
        [sys.executable, "-m", "reader", "list", str(archive_folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert listing.stdout is not None
    assert listing.stderr is not None
    listing.stdout.readline()
    listing.stdout.close()
    assert listing.stderr.read() == b""
    assert listing.wait() == 0


@pytest.mark.parametrize(
    ("stream", "said"), [(">/dev/full", "写不出去：磁盘已满"), (">&-", "标准输出关着")]
)
@pytest.mark.parametrize("command", ["list {}", "show {}/_posts/2022-03-09-library.md", "--help"])
def test_output_that_cannot_be_written_is_a_failure(
    archive_folder: Path, command: str, stream: str, said: str
) -> None:
    line = command.format(archive_folder)
    done = subprocess.run(
        f"{sys.executable} -m reader {line} {stream}",
        shell=True,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, f"kanbao: {done.stderr[8:].strip()}\n")
    assert said in done.stderr


def test_no_stderr_is_no_error(archive_folder: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m reader show nope --archive {archive_folder} 2>&-",
        shell=True,
        check=False,
    )
    assert done.returncode == 1


def test_no_command_but_the_reader_pays_for_the_screen(archive_folder: Path) -> None:
    script = (
        "import sys; sys.argv = ['kanbao', 'list', sys.argv[1]]\n"
        "from reader.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'markdown_it', 'selectolax', 'pygments', 'html2text', 'rich'}\n"
        "sys.stderr.write(' '.join(sorted(heavy & set(sys.modules))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(archive_folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


def test_the_founding_article(corpus: Path) -> None:
    post = corpus / FOUNDING
    titles = ["建章立制规范服务", "共克时艰抗击疫情", "优化服务提质增效", "增强素质提升能力"]
    sections = records("outline", post)
    assert [(s["title"], s["anchor"], s["level"]) for s in sections] == [
        (title, title, 1) for title in titles
    ]
    (listed,) = records("list", corpus / "finews")
    assert listed["date"] == "2022-02-21T09:54:33+08:00"
    assert listed["media"] == "中国劳动保障报"


@pytest.mark.parametrize(("folder", "posts"), [("ruby-news", 392), ("opensuse-news", 191)])
def test_public_archives_are_listed_whole(corpus: Path, folder: str, posts: int) -> None:
    listed = records("list", corpus / folder, "--drafts")
    assert len(listed) == posts
    assert len({entry["key"] for entry in listed}) == posts
