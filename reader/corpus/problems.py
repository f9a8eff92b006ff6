"""What can be wrong with a post or its archive: the codes, each explained to its keeper.

`problem` makes one; `EXPLANATIONS` is what `kanbao check --explain CODE` prints. A code is
kept once it was published; its wording may change.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from reader.model import Problem
from reader.safe import clean_line

_LONGEST_QUOTE: Final = 60

EXPLANATIONS: Final = MappingProxyType(
    {
        "header-unclosed": (
            "文件以一行 --- 开头，却没有第二行 --- 来结束头信息。看报把后面形如“键: 值”的行当作头信息，"
            "从第一行不像头信息的地方起当作正文。Jekyll 会把整个文件当作没有头信息。"
            "补法：在头信息的最后一行之后加一行 ---。"
        ),
        "header-late": (
            "头信息之前有空行或注释。Jekyll 只认从文件第一行开始的头信息，这一篇在它那里不会发布。"
            "看报照常读了。补法：删去头信息之前的内容。"
        ),
        "header-unreadable": (
            "头信息不合 YAML（或 TOML、JSON）的语法，消息里是解析器的原话。"
            "看报逐行读出了能读的键和值；Jekyll 遇到这样的文件会报错，或丢掉全部头信息。"
        ),
        "header-unsafe": (
            "头信息太长、嵌套太深，或引用（*别名）太多，展开后可能耗尽内存。"
            "看报没有让 YAML 解析器去读它，只逐行读了能读的键和值。"
        ),
        "header-tab": (
            "头信息里用制表符缩进。YAML 只准用空格缩进。补法：把制表符换成空格。"
        ),
        "quote-unescaped": (
            "双引号里的值又含双引号，且没有转义：title: \"他说\"好\"\"。采集程序把标题直接夹进引号时常会这样。"
            "看报去掉最外层的引号，其余照原样。补法：里面的引号写作 \\\"，或外面改用单引号。"
        ),
        "quote-unclosed": (
            "值以引号开头，却没有结束的引号。看报读到下一个键为止。补法：补上结束的引号。"
        ),
        "key-duplicate": (
            "同一个键在头信息里出现了两次。看报和 Jekyll 一样取最后一次的值。补法：删去多余的一行。"
        ),
        "title-empty": (
            "头信息里有 title，但它是空的。看报用正文的第一个标题、正文的开头或文件名代替。"
        ),
        "date-unreadable": (
            "头信息里的 date 不是看得懂的日期（例如只有时区“ +0800”），或年份出格。"
            "看报改用文件名里的日期；文件名里也没有，就用文件的修改时间，并标明是猜的。"
        ),
        "name-undated": (
            "_posts 里的文件应以日期命名（2022-02-21-名字.md）。Jekyll 不会发布这个文件；看报照常显示。"
        ),
        "encoding-damaged": (
            "文件大体是 UTF-8（或 UTF-16），但夹有损坏的字节，那些地方显示为 �。"
            "常见的原因是文件在一个字的中间被截断。"
        ),
        "encoding-unknown": (
            "文件不是 UTF-8，不是 GB18030，也不是带 BOM 的 UTF-16。认不出的字节显示为 �。"
            "补法：转成 UTF-8。"
        ),
        "encoding-binary": (
            "文件里有 NUL 字节：可能不是文本，也可能是没有 BOM 的 UTF-16。看报把它们显示为 ␀。补法：转成 UTF-8。"
        ),
        "too-large": (
            "文件超过设定的大小（设置 size_limit，默认 16 MiB）。看报只读它的开头来列出它，正文按纯文本显示。"
        ),
        "unreadable": (
            "文件打不开：没有权限、磁盘出错，或它不是普通文件。看报只能列出文件名和里面的日期。"
        ),
        "vanished": (
            "列出文件之后、读它之前，它被删去或移走了。再看一次变动（R）就好。"
        ),
        "folder-unreadable": (
            "文件夹打不开：没有权限，或磁盘出错。里面的文章没有列出，其余照常。补法：给自己读取和进入它的权限。"
        ),
        "config-unreadable": (
            "_config.yml 读不出来，或不合 YAML 的语法。看报逐行读了能读的键和值；"
            "时区、网址、排除的文件夹可能因此不对。"
        ),
        "timezone-unknown": (
            "_config.yml 的 timezone 不是已知的时区名（如 Asia/Shanghai）。没有写时区的日期按本机时区算。"
        ),
    }
)  # fmt: skip


def problem(code: str, path: str, line: int | None, message: str) -> Problem:
    """Return the problem `code` of the post at `path`; `message` may quote the post.

    `line` counts from 1 in the file. Raises KeyError for a code that is not explained.
    """
    assert code in EXPLANATIONS, code
    return Problem(code, path, line, clean_line(message))


def quoted(text: str) -> str:
    """Return `text` short enough to stand in a message."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
