"""Posts made to hurt: a few hundred patterns, each of any size.

A pattern is a unit that is repeated, with what stands around it; `Pattern.make` gives the bytes
of a file of a size. Where one says no more, it is the body of a Markdown file.
"""

from __future__ import annotations

from typing import NamedTuple

MIB = 1024 * 1024
_ROOM_FOR_FENCES = 128
"""Bytes left for what stands around a pattern: a header may be 64 KiB long, fences included."""


class Pattern(NamedTuple):
    """`before`, as many `unit`s as there is room for, as many `after`, then `end`.

    `{n}` in a unit becomes its number.
    """

    name: str
    unit: str
    after: str = ""
    before: str = ""
    end: str = ""
    ending: str = ".md"

    def make(self, size: int) -> bytes:
        """Return a file of about `size` bytes."""
        each = len(self.unit.encode("utf-8", "surrogatepass")) + len(self.after.encode())
        room = size - _ROOM_FOR_FENCES - len(self.before) - len(self.end)
        times = max(room // each, 1)
        if "{n}" in self.unit:
            middle = "".join(self.unit.replace("{n}", str(at)) for at in range(times))
        else:
            middle = self.unit * times
        text = f"{self.before}{middle}{self.after * times}{self.end}"
        return text.encode("utf-8", "surrogatepass")


class Immense(NamedTuple):
    """A file of a size of its own, in MiB."""

    name: str
    mebibytes: int
    pattern: Pattern


def _repeated(group: str, *units: str, ending: str = ".md") -> list[Pattern]:
    return [Pattern(f"{group} {unit!a}", unit, ending=ending) for unit in units]


def _nested(group: str, *pairs: tuple[str, str]) -> list[Pattern]:
    return [Pattern(f"{group} {a!a} … {b!a}", a, b) for a, b in pairs]


def _headers(
    group: str, fence: str, *units: str, after: str = "", before: str = ""
) -> list[Pattern]:
    closing = "}" if fence == "{" else fence
    return [
        Pattern(
            f"{group} {before + unit!a}",
            unit, after, f"{fence}\n{before}", f"\n{closing}\n正文。\n",
        )
        for unit in units
    ]  # fmt: skip


MARKDOWN = [
    *_repeated(
        "markdown",
        "[", "[a][", "[a](", "[a](b", "[a](<", "[a]( ", "[](", "![", "![a][", "![a](", "[a]", "[a][b]",
        "[[]]", "[[a]", "[a]]", "]", "[a](b) ", "![a](b) ", "[![a](b)](c) ", "[a](b \"", "[a](b 'c' ",
        "[a\\]", "[`a][", "[*a](", "(", "[a](((", "<a>[", "[\n", "[a]\n", "[a\n\n",
        "*", "**", "**a ", "*a_ ", "_a ", "a**b", "*a **b ", "***a* ", "a*_", "*_*", "**a*", "__a_b",
        "~~", "~~a ", "~a", "字**字", "**字", "*字_", "“**”",
        "`", "`a``", "``` ", "`a ", "```a\n", "~~~\n", "~~~a\n```\n", "\\", "\\\\\n", "\\`", "a  \n",
        "&", "&#", "&#x", "&amp", "&lt;", "&#38;", "&nbsp;", "&a", "&#1114112;",
        "<", "<a", "<a@b.c>", "<http://a>", "<http:", "http://", "http://a ", "www.a.b ", "http://a)", "a@b.c ",
        "<http://a>\n\n", "http://a.b/c?d=e&f\n", "://", "://a/", "https://a.b,",
        "|", "|\n", "a|b\n-|-\n", "|a|\n|-|\n|b|\n\n", "`|", "\\|",
    ),
    *_repeated(
        "blocks",
        ">", "> ", "> a\n", "> a\n\n", ">> a\n> b\n", "> - ", "> > a\n\n",
        "- ", "- a\n", "- a\n\n", "* a\n", "+ a\n- a\n", "1. ", "1. a\n", "1) a\n2. b\n", "- a\n  - b\n", "-\n",
        "- [ ] x\n", "- [ ] x\n\n", "- [x] ", "1. [ ] x\n", "> - [ ] x\n", "- [ ] \n", "* [ ] x\n* y\n",
        "# x\n", "# x\n\n", "## x {#a}\n", "#", "# \n", "###### x\n", "a\n=\n", "a\n-\n\n", "a\n===\n\n", "---\n", "***\n\n",
        "a\n", "a\n\n", "字\n", "字\n\n", "\n", " \n", "\t", "    a\n", "    a\n\n", "\ta\n", "a\tb\n",
        ":\n", "a\n: b\n\n", "a\n: b\n", ": a\n", "a\n\n: b\n\n",
        "[a]: b\n", "[{n}]: b\n", "[{n}]: b '\n", "[a]:\n", "[a]: <\n", "[{n}]: b\n[{n}]\n", "[a]: b 'c\n",
        "[^{n}]: x\n\n", "[^a]: x\n", "[^{n}] ", "[^a]", "[^{n}]: x\n[^{n}]\n\n", "[^", "[^{n}]: [^{n}] ", "^[a",
        "*[a]: b\n", "^\n", "{: .a}\n", "{:", "{:a}", "{#a}\n", "a\n{: #b}\n\n", "{::comment}\n", "{::comment}{:/}\n",
        "{::nomarkdown}\n{:/}\n", "$$", "$$a$$", "$$a\n", "{:toc}\n", "* a\n{:toc}\n\n",
    ),
    Pattern("markdown one definition of 1/3, used", "[a] ", before="[a]: " + "b" * 5000 + "\n\n"),
    Pattern("markdown a footnote used often", "[^a]", before="[^a]: 注\n\n"),
    Pattern("markdown a table of one wide row", "a|", end="\n" + "-|" * 100 + "\n"),
    Pattern("markdown a table of many columns", "|a", end="\n|-|\n"),
    Pattern("markdown a table of many rows", "|a|b|\n", before="|a|b|\n|-|-|\n"),
    Pattern("markdown a table of wide rows", "|" * 60 + "\n", before="|a" * 60 + "|\n" + "|-" * 60 + "|\n"),
    Pattern("markdown a wide header, short rows", "|a\n", before="|a" * 500 + "|\n" + "|-" * 500 + "|\n"),
    Pattern("markdown code, then lazy lines", "> a\nb\n"),
    Pattern("markdown a fence in a list", "- ```\n  a\n"),
    *_nested(
        "nested",
        ("[", "]"), ("![", "]"), ("[", "](a)"), ("![", "](a)"), ("[a][", "]"), ("(", ")"), ("[a](", ")"), ("**", "**"),
        ("*a ", "*"), ("*a **b ", "**c*"), ("_", "_"), ("~~", "~~"), ("`", "`"), ("[*", "*]"), ("<b>[", "](a)</b>"),
        ("“", "”"), ("（", "）"), ("$$", "$$"), ("{", "}"),
    ),
]  # fmt: skip

HTML = [
    *_repeated(
        "html",
        "<div>", "<div>\n", "<div>\n\n", "<b>", "<b>a", "<b><p>", "<p><b>", "<font color=1>", "<a href=x>", "<a href=x>a",
        "<table><tr><td>", "<table>", "<tr>", "<td>", "<td>a", "<ul><li>", "<ul>", "<li>", "<li>x", "<ol start=9>", "<pre>",
        "<pre>a\n", "<code>", "<blockquote>", "<dl><dt>a<dd>b", "<dd>x", "<center>", "<q>", "<sup>1", "<ruby>a<rt>b", "<rt>",
        "<p>", "<p>x", "<p>x\n", "<p>x\n\n", "<p>x</p>", "<p>x</p>\n", "<p align=center>x</p>\n", "<p><b>x</b></p>\n",
        "<h2>a", "<h2>a</h2>", "<h2>a</h2>\n", "<h1>字</h1>\n", "<h2></h2>", "<h6>a\n", "<h2 id=a>a</h2>\n", "<h2 id=a{n}>a</h2>\n",
        "</p>", "</div>", "</b>", "<b></i>", "<p>x</b>", "<br>", "<br/>\n", "<br>字", "<hr>", "<img>", "<img src=a>", "<img src=a alt=b>字",
        "<input type=checkbox>", "<span>", "<span></span>", "<span>字</span>", "<a></a>", "<a name=a{n}></a>", "<a href=a{n}>字</a>", "<a href=#a>字</a>",
        "<!--", "<!-- a -->", "<!-->", "-->", "<!", "<?", "<?a?>", "<![CDATA[", "<!-- a\n\n", "<!a>",
        "<script>", "<script></script>", "<style>a</style>", "<svg>", "<title>", "<textarea>", "<noscript>", "<template>", "<math>",
        "<a ", '<a x="', "<a x='", "<p\n", "<p a", "<a\n\n", "<div a=b ", '<div a="b" ', "<div =", "<a b=c>", "<a/", "<a/a", "</", "</a",
        "<o:p>", "<o:p></o:p>", "<x-y>", "<字>", "<b a=1 a=2>", "<iframe src=a>", "<video>", "<object>", "<details><summary>a",
        '- <div markdown="1">\n', '> <div markdown="block">\n> - ', '<div markdown="1">\n', '<div markdown="1">a</div>\n', '<p markdown="1">*a*</p>\n', '<li markdown="1">', "<div hidden>", "<div hidden>a</div>",
        '<p style="text-align:center">x', '<div class="highlight"><pre>a</pre></div>', "<figure><figcaption>a", "<kbd>a</kbd>", "<td colspan=1000>a",
        '<td rowspan=1000>a', "<table><tr><td>a</table>", "<table><tr><td><table><tr><td>", "<tr><td>a", "<caption>a",
    ),
    *_nested(
        "html nested",
        ("<div>", "</div>"), ("<b>", "</b>"), ("<q>", "</q>"), ("<ul><li>", "</li></ul>"), ("<blockquote>", "</blockquote>"),
        ("<table><tr><td>", "</td></tr></table>"), ("<p>", "</p>"), ("<div><b>", "</b></div>"), ("<i><p>", "</p></i>"), ("<a href=x>", "</a>"),
        ("<h2>", "</h2>"), ("<pre>", "</pre>"), ("<sup>", "</sup>"), ("<b><i>", "</b></i>"), ("<dl><dd>", "</dd></dl>"),
    ),
    Pattern("html many attributes", " a{n}=b", before="<div", end=">a</div>"),
    Pattern("html many classes", " a{n}", before='<p class="', end='">a</p>'),
    Pattern("html a table of many cells", "<td>a</td>", before="<table><tr>", end="</tr></table>"),
    Pattern("html a table of many rows", "<tr><td>a</td></tr>", before="<table>", end="</table>"),
    Pattern("html a table of short rows", "<tr><td>a", before="<table><tr>" + "<td>b" * 300, end="</table>"),
    Pattern("html a list of items", "<li>a</li>", before="<ul>", end="</ul>"),
    Pattern("html fonts over paragraphs", "<p>字</p>", before="<p>" + "".join(f"<font class=c{n}>" for n in range(150)) + "</p>", end="</font>" * 150),
    *_repeated("html file", "<div>", "<p>x", "<b><p>", "<h2>a</h2>", "<li>a", "字<br>", "<table><tr><td>", "<!--", "&#x", "a\n", ending=".html"),
]  # fmt: skip

LIQUID = [
    *_repeated(
        "liquid",
        "{{", "{%", "{% ", "{{ x }}", "{{ page.title }}", "{{ x", "{% raw %}", "{% raw %}{% endraw %}", "{% endraw %}", "{% comment %}",
        "{% highlight a %}", "{% highlight a %}\n`\n{% endhighlight %}\n", "{% if x %}", "{% for a in b %}", "{% for i in (1..1000000) %}a{% endfor %}",
        "{% include a.html %}", "{% assign a = 'b' %}", "{% assign a{n} = 'b' %}", "{% capture a %}b", "{% post_url a %}", "{% link a %}\n",
        "{{ 'a' | b", "{{ a | b | c }}", "{{ 'a' | relative_url }}", "{{ '", "{%}", "{{}}", "字{{ x }}字", "{% highlight %}`", "<{{ x }}>", "{%\n", "{{-", "{% - %}",
        "{% raw %}{{ ", "{% endhighlight %}{% highlight a %}", "{{ a | where: 'b', 'c' | first }}",
    ),
    Pattern("liquid a long value, shown often", "{{ a }}", before="{% assign a = '" + "字" * 2000 + "' %}"),
    Pattern("liquid a long value grows with the file", "{{ a }}"),
    Pattern("liquid values that feed each other", "{% assign a = a | relative_url %}{{ a }}", before="{% assign a = '/x' %}"),
    Pattern("liquid absolute feed", "{% assign a = a | absolute_url %}{{ a }}\n", before="{% assign a = '/x' %}"),
    Pattern("liquid the page's title", "{{ page.title }}", before="---\ntitle: " + "题" * 300 + "\n---\n"),
    Pattern("liquid the page's long value", "{{ page.a }}\n", before="---\ntitle: x\na: " + "题" * 4000 + "\n---\n"),
    Pattern("liquid the page's value of lines", "{{ page.a }}", before='---\ntitle: x\na: "' + "x\\n" * 4000 + '"\n---\n'),
]  # fmt: skip

HEADERS = [
    *_headers(
        "yaml", "---",
        "a{n}: b\n", "a: b\n", "title: x\n", "- a\n", "? a\n", "a{n}: [b]\n", "a{n}: {b: c}\n", "a{n}: &a{n} b\n", "# a\n", "\n", "\t", "字",
        "a{n}: 'b'\n", "a{n}: |\n  b\n", "a{n}: 2022-02-21\n", "a{n}: \"\\u4e2d\"\n", "a{n}: b # c\n", "a{n}: 1_0\n", "a{n}:\n- b\n",
    ),
    *_headers("yaml", "---", "[", "{", "- ", "? ", "a: ", "{a: ", "!!a ", "&a ", "'", '"', "a:\n", "a ", "x", "\\", "1:", "1_", "0", ".", "%", "<<: ", before="a: "),
    *_headers("yaml", "---", " a: b,", before="a: {"),
    *_headers("yaml", "---", "b, ", before="tags: [") ,
    *_headers("yaml", "---", "- b{n}\n", "- a b\n", before="categories:\n"),
    *_headers("yaml", "---", "b{n} ", before="categories: "),
    *_headers("yaml", "---", "*a, ", before="a: &a [b]\nb: ["),
    *_headers("yaml", "---", "a{n}: &a{n} [*a, *a]\n", before="a: &a [x]\n"),
    *_headers("yaml closed", "---", "[", after="]", before="a: "),
    *_headers("yaml closed", "---", "{a: ", after="}", before="a: "),
    *_headers("yaml", "---", "字", "x", "x ", "\"\"", "\\\"", before='title: "'),
    *_headers("yaml", "---", "9", "1:59", "1e", before="date: "),
    *_headers(
        "toml", "+++",
        "a{n} = 1\n", "a = 1\n", "a{n} = 'b'\n", "[a{n}]\n", "[a.b{n}]\n", "[[a]]\n", "[[a{n}]]\n", "a.b{n} = 1\n", "# a\n", "[a{n}.b.c]\n", "\n", "x",
        "a{n} = [1]\n", "a{n} = {b = 1}\n", "a{n}.b.c.d = 1\n", "a{n} = 2022-02-21\n", "'a{n}' = 1\n", "[[a.b]]\n", "[a]\n",
    ),
    *_headers("toml", "+++", "a.", after="", before=""),
    *_headers("toml", "+++", "[", "{a=", "[{a=", "1,", "'x',", "{},", "1\n", before="a = ["),
    *_headers("toml closed", "+++", "[", after="]", before="a = "),
    *_headers("toml closed", "+++", "{a=", after="}", before="a = "),
    *_headers("toml", "+++", "x", "\\n", "\n", '"', "\\", before='a = """'),
    *_headers("toml", "+++", "b.", before="["),
    *_headers("toml", "+++", "1", "1_1", "0x", before="a = 1"),
    *_headers("json", "{", '"a{n}": 1,\n', '"a": 1,\n', "\n", before=""),
    *_headers("json", "{", "[", '{"a":', "1,", '"x",', "1", before='"a": ['),
    *_headers("json closed", "{", "[", after="]", before='"a": '),
    Pattern("header unclosed", "a{n}: b\n", before="---\n"),
    Pattern("header unclosed, quoted", 'title: "b\n', before="---\n"),
    Pattern("header late", "<!-- a -->\n", end="---\ntitle: a\n---\n"),
    Pattern("header late, open comments", "<!-- a", end="---\ntitle: a\n---\n"),
    Pattern("header after blanks", " ", end="\n---\ntitle: a\n---\n"),
    Pattern("header of fences", "---\n"),
    Pattern("header of long fences", "-"),
    Pattern("header broken, many lines", 'title: "a"b"\n', before="---\n", end="---\n"),
]  # fmt: skip

TEXT = [
    *_repeated(
        "text",
        "字", "近年来始终践行以人民为中心的发展思想，增长35%。", "x", "a ", " ", "\u3000", "\xa0", "。", "，", "“", "”", "（", "—", "…", "'", '"', "1", "1.", "、",
        "\0", "\0a", "\x1b[31m", "\ud800", "\ufffd", "\u0301", "e\u0301", "e" + "\u0301" * 20, "\u200d", "👨\u200d👩\u200d👧", "👍🏽", "\ufe0f", "a\ufe0f", "🇨🇳", "🇨",
        "\u202e", "\u200b", "a\u200b", "\u0e33", "กำ", "각", "\u1100\u1161", "नि", "\u0600", "ا", "ﷺ", "\u2028", "\x85", "\x0b", "\r", "a\r", "\r\n", "\x7f", "\xad", "\ue000", "𠀀",
        "https://a.example/", "x" * 999 + " ", "35%", "1.5万亿", "ETF", "-", "a-", "/", "a/b", "=", "*", "字 ", "A字", "㍿", "①", "⒈",
    ),
    *_repeated("plain", "字", "a\n", "a\n\n", "\0", "x", "\u3000字\n", "www.a.b ", "\n", "e\u0301", ending=".txt"),
]  # fmt: skip

LOOKALIKES = [
    *_repeated(
        "heading-like",
        "一、字\n\n", "一、字\n\n文字。\n\n", "（一）字\n\n（1）字\n\n", "1. 字\n\n文\n\n", "01\n\n", "01\n\n字\n\n", "■ 字\n\n文。\n\n", "【字】\n\n", "【字】文字。\n\n", "第一章 字\n\n",
        "**字**\n\n", "**字**\n\n文字。\n\n", "**字**  \n", "<p align=center>字</p>\n文。\n", "<center>字</center>\n\n", "PART {n}\n\n", "{n}、字\n\n文。\n\n", "## 字\n\n**字**\n\n文。\n\n",
        "## 字\n", "## {n}\n\n文。\n\n", "# a\n###### b\n", "# 字{n}\n", "### 字-1\n", "# 字\n# 字-1\n", "2022年2月21日\n\n", "**2022年**\n\n文。\n\n", "图：字\n\n", "![](a)\n\n**字**\n\n", "-\n\n字\n\n",
        "**主持人**\n\n文。\n\n", "**罗小西{n}**\n\n文。\n\n", "**什么？**\n\n", "> **字**\n\n", "| **字** |\n\n", "转发！\n\n", "**字**：文字。\n\n", "一、字<br>", "<b>一、字</b><br>文字。<br>", "字<br>\n",
        "**01**\n\n**字**\n\n文。\n\n",
    ),
    *_repeated(
        "byline-like",
        "本报记者 张三\n\n", "记者 张三 编辑 李四 ", "文/张三\n\n", "（文章来源：报）", "（文章来源：", "来源：报 ", "责任编辑：张三\n\n", "[返回首页](/a)｜", "返回", "原文链接：http://a\n", "（编辑：", "<p>来源：",
        "（完）\n\n", "记者", "—— 张三\n\n", "By Ann\n\n", "摄\n\n", "电话 010-12345678\n\n", "编", "源", "编辑：", "（（", "来源：" + "x" * 190,
    ),
    Pattern("byline-like a long line", "记者、", before="本报记者 "),
    Pattern("byline-like after text", "（来源：报）", before="字" * 100 + "\n\n"),
]  # fmt: skip

LINES = [
    Pattern("one line of words", "word "),
    Pattern("one line of paragraphs", "<p>字</p>"),
    Pattern("lines of 1,000", "字" * 333 + "\n"),
    Pattern("a mixture", "字*[<a>`{{|&\n"),
    Pattern("another mixture", "> - [a](b **c `d\n\n"),
    Pattern("a third mixture", "<p>*[a][b]</p>\n- [ ] {{ a }}\n\n"),
]

PATTERNS = (*MARKDOWN, *HTML, *LIQUID, *HEADERS, *TEXT, *LOOKALIKES, *LINES)

IMMENSE = (
    *(
        Immense(f"50 MiB of {pattern.unit!a}", 50, pattern)
        for pattern in _repeated("immense", "\0", "\0a", "x", "字", " ", "\n", "a\n", "[", "<div>", "\x1b[31m", "e\u0301")
    ),
    *(
        Immense(f"15 MiB of {pattern.unit!a}", 15, pattern)
        for pattern in _repeated(
            "immense", "\0", "x", "字", "word ", " ", "\n", "字" * 333 + "\n\n", "字" * 30 + "\n\n", "[a][", "[a](b) ", "**a** ", "*", "`a` ", "&amp;", "<b>字</b>" + "字" * 60,
            "<p>" + "字" * 40 + "</p>\n", "- " + "字" * 30 + "\n", "[", "|", "> ", "http://a.b ", "\\", "{{ a }}", "e\u0301", "a_", "字**字", "\t",
        )
    ),
)  # fmt: skip
