"""Which archive a command takes without PATH, and what it says where there is none, or nothing in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from archives import post, write_archive
from commands import kanbao
from real_terminal import Terminal

from reader.demo import ARCHIVE

DEMO_POST = "-202205262391921712"
DEMO_NAME = "灯下看报"


def read(*arguments: str | Path, until: str = "未读") -> None:
    """Open the reader, and quit it once `until` is on the screen."""
    terminal = Terminal("-m", "reader", *map(str, arguments))
    terminal.until(until)
    terminal.press("q")
    assert terminal.wait() == 0


def memory(home: Path) -> bytes | None:
    file = home / "data" / "kanbao" / "last-archive"
    return file.read_bytes() if file.exists() else None


@pytest.mark.parametrize("name", ["归档", "a folder, with a blank at its end "])
def test_what_was_read_last_is_taken(tmp_path: Path, home: Path, name: str) -> None:
    read(write_archive(tmp_path / name), until="14 篇")
    assert len(kanbao("list").stdout.splitlines()) == 14
    read(until="14 篇")


def test_what_was_read_last_is_for_the_readers_eyes(archive_folder: Path, home: Path) -> None:
    read(archive_folder)
    assert (home / "data" / "kanbao" / "last-archive").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "command",
    ["list", "index", "categories", "check", "show library", f"show {DEMO_POST}", "outline x", ""],
)
def test_an_archive_that_is_gone_is_named_and_stays_remembered(
    archive_folder: Path, home: Path, command: str
) -> None:
    read(archive_folder)
    remembered = memory(home)
    archive_folder.rename(archive_folder.with_name("elsewhere"))
    if command:
        done = kanbao(*command.split())
        status, told = done.returncode, done.stderr
        assert done.stdout == ""
    else:
        terminal = Terminal("-m", "reader", columns=300)
        status, told = terminal.wait(), terminal.raw.decode()
    assert status == 1
    (line,) = told.splitlines()
    assert f"上次读的归档“{archive_folder}”打不开" in line
    assert "kanbao 文件夹" in line
    assert memory(home) == remembered
    archive_folder.with_name("elsewhere").rename(archive_folder)
    read(until="14 篇")


@pytest.mark.parametrize("arguments", [["demo"], [str(ARCHIVE)], [str(ARCHIVE / "_posts")], []])
def test_the_demo_is_never_remembered(
    archive_folder: Path, home: Path, arguments: list[str]
) -> None:
    read(*arguments, until=DEMO_NAME)
    assert memory(home) is None
    read(archive_folder, until="14 篇")
    remembered = memory(home)
    if arguments:
        read(*arguments, until=DEMO_NAME)
    assert memory(home) == remembered


def test_a_first_start_shows_the_demo_and_says_so_in_the_reader() -> None:
    terminal = Terminal("-m", "reader")
    terminal.until("还没有读过归档，先看随附的示例")
    terminal.until(DEMO_NAME)
    terminal.press("q")
    assert terminal.wait() == 0
    before, left, after = terminal.raw.rpartition(b"\x1b[?1049l")
    assert left
    assert "示例".encode() not in before[:200] + after


def test_other_commands_take_the_demo_at_first_and_say_so() -> None:
    done = kanbao("show", DEMO_POST)
    assert done.returncode == 0
    assert done.stdout.startswith("没有日期的文件名")
    assert done.stderr == "还没有读过归档，先看随附的示例。打开自己的：kanbao 文件夹\n"


@pytest.mark.parametrize("command", ["list", "index", "categories", "check"])
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "扩展名为 md、markdown、html、htm、txt 的文件"),
        (["photo.png", "_hidden/a.md"], "扩展名为 md、markdown、html、htm、txt 的文件"),
        (["_config.yml", "about.md"], "_posts 文件夹里扩展名为"),
        (["_posts/photo.png"], "文件名以日期（2022-02-21-）开头的"),
    ],
)
def test_an_empty_archive_says_what_was_looked_for_and_where(
    tmp_path: Path, command: str, files: list[str], said: str
) -> None:
    root = tmp_path / "夹"
    root.mkdir()
    for name in files:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("")
    done = kanbao(command, root)
    assert done.returncode == 0
    *kind, line = done.stderr.splitlines()
    assert len(kind) == (command == "check")
    assert f"“{root}”里没有文章" in line
    assert said in line
    assert "--drafts" in line


def test_what_is_not_published_is_no_post_until_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\npublished: false\n---\n文", "utf-8")
    assert "没有发布的文章；" in kanbao("list", file).stderr
    assert kanbao("list", file, "--drafts").stderr == ""


@pytest.mark.parametrize("command", ["list", "index", "categories", "check", "show", "read"])
def test_a_file_that_is_no_post_is_one_clear_line(tmp_path: Path, command: str) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    done = kanbao(command, file)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"kanbao: “{file}”不是文章：文章的扩展名是 md、markdown、html、htm、txt。\n"
    )


def test_an_empty_folder_says_in_the_reader_what_was_looked_for(tmp_path: Path) -> None:
    root = tmp_path / "夹"
    root.mkdir()
    terminal = Terminal("-m", "reader", str(root), columns=120)
    terminal.until("里没有文章")
    shown = "".join(terminal.shown().split())
    assert "md、markdown、" in shown
    (root / "a.md").write_text("# 来了\n\n文\n", "utf-8")
    terminal.press("R")
    terminal.until("来了")
    terminal.until("里没有文章", gone=True)
    terminal.press("q")
    assert terminal.wait() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--drafts", "list"],
        ["--limit", "2", "list"],
        ["--format=json", "categories"],
        ["--rebuild", "index"],
        ["--width", "30", "--archive", "{}", "show", "library"],
    ],
)
def test_options_may_come_before_the_command(archive_folder: Path, arguments: list[str]) -> None:
    given = [word.format(archive_folder) for word in arguments]
    if "show" not in given:
        given.append(str(archive_folder))
    command = next(word for word in given if word in ("list", "categories", "index", "show"))
    kanbao("index", archive_folder, "--rebuild")
    before = kanbao(*given)
    after = kanbao(command, *(word for word in given if word != command))
    assert (before.returncode, before.stderr) == (0, "")
    assert before.stdout == after.stdout != ""


def test_an_option_before_demo_is_an_option_of_demo() -> None:
    read("--theme", "newsprint", "demo", until=DEMO_NAME)
    done = kanbao("--theme", "plaid", "demo")
    assert done.returncode == 2


def test_a_file_that_is_no_theme_keeps_nobody_from_reading(home: Path) -> None:
    folder = home / "config" / "kanbao" / "themes"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text("name =\n", "utf-8")
    read("demo", until=DEMO_NAME)
    done = kanbao("--theme", "broken", "demo")
    assert done.returncode == 2


def test_a_folder_called_like_a_command_is_read_after_two_dashes(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "a.md").write_text("我的", "utf-8")
    terminal = Terminal("-c", f"import os; os.chdir({str(tmp_path)!r}); {RUN}", "--", "demo")
    terminal.until("1 篇")
    terminal.press("q")
    assert terminal.wait() == 0


RUN = "import sys; sys.argv[0] = 'kanbao'; from reader.__main__ import main; main()"


@pytest.mark.parametrize("name", [DEMO_POST, DEMO_POST[:8], f"{DEMO_POST}.md"])
def test_a_post_whose_name_begins_with_a_dash_needs_no_dashes(name: str) -> None:
    orders: tuple[tuple[str | Path, ...], ...] = (
        ("show", name, "--archive", ARCHIVE, "--width", "40"),
        ("show", "--archive", ARCHIVE, name, "--width", "40"),
        ("show", "--width", "40", "--archive", ARCHIVE, "--", name),
    )
    for arguments in orders:
        done = kanbao(*arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("没有日期的文件名")
    assert kanbao("outline", name, "--archive", ARCHIVE).returncode == 0
    read(ARCHIVE, "--at", name, until="打瞌睡")


def test_a_file_whose_name_begins_with_a_dash_is_read(tmp_path: Path) -> None:
    (tmp_path / "-a post.md").write_text("破折号\n", "utf-8")
    assert kanbao("show", "-a post.md", cwd=tmp_path).stdout.startswith("破折号")
    assert "破折号" in kanbao("list", "-a post.md", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "-n", "3"], "没有 -n 这个选项"),
        (["--limt", "3", "list"], "没有 --limt 这个选项"),
        (["-x"], "没有 -x 这个选项"),
        (["show", "x", "--width"], "--width 用错了"),
        (["--theme", "ink", "dmo"], "是不是 demo"),
        (["list", ""], "[归档] 是空的"),
        (["read", ""], "[归档] 是空的"),
        (["show", "x", "--archive", ""], "--archive 是空的"),
    ],
)
def test_slips_are_still_told(arguments: list[str], said: str) -> None:
    done = kanbao(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_title_names_a_post(archive_folder: Path) -> None:
    posts = archive_folder / "_posts"
    for number in (1, 2):
        (posts / f"2023-01-0{number}-twin.md").write_text(
            post("双胞胎 #1", f"2023-01-0{number}", "notes", "notes", "文"), "utf-8"
        )
    (posts / "2023-01-03-sharp.md").write_text(
        post('"C# 入门"', "2023-01-03", "notes", "notes", "# 一节\n\n文\n\n# 二节\n\n字"), "utf-8"
    )

    def show(name: str) -> subprocess.CompletedProcess[str]:
        return kanbao("show", name, "--archive", archive_folder)

    assert show("不打烊的书房").stdout.startswith("不打烊的书房")
    assert show("不打烊的书房#还书的箱").stdout.startswith("■ 还书的箱")
    assert show("C# 入门").stdout.startswith("C# 入门")
    assert show("C# 入门#二节").stdout.startswith("■ 二节")
    twins = show("双胞胎 #1")
    assert (twins.returncode, twins.stdout) == (1, "")
    assert [line.split()[0] for line in twins.stderr.splitlines()[1:]] == [
        "2023-01-02-twin",
        "2023-01-01-twin",
    ]
    nearly = show("不打烊的书")
    assert (nearly.returncode, nearly.stdout) == (1, "")
    assert "2022-03-09-library  不打烊的书房" in nearly.stderr
    assert "2022-03-09-library  不打烊的书房" in show("书房").stderr


@pytest.mark.parametrize(
    "command", ["list", "show 2022-03-09-library --archive", "search 灯", "index", "categories"]
)
def test_where_marks_cannot_be_written_commands_say_so_and_work(
    archive_folder: Path, home: Path, command: str
) -> None:
    (home / "data").write_text("", "utf-8")
    done = kanbao(*command.split(), archive_folder)
    assert done.returncode == 0
    assert done.stdout
    (told,) = done.stderr.splitlines()
    assert told.startswith("kanbao: 标记写不进去，这次做的不会保留：")


def test_where_marks_cannot_be_written_the_reader_opens_and_says_so(
    archive_folder: Path, home: Path
) -> None:
    (home / "data").write_text("", "utf-8")
    terminal = Terminal("-m", "reader", str(archive_folder))
    terminal.until_so(lambda shown: "标记写不进去" in shown.splitlines()[-1])
    terminal.press("s")
    terminal.until("★")
    terminal.press("q")
    assert terminal.wait() == 0
