"""Real headings: exactly those of the source, over every real post at hand.

`written` counts them a second way, by kramdown's rules and line by line, with none of the
reader's own code: https://kramdown.gettalong.org/syntax.html#headers and #html-blocks, with
the GFM parser that Jekyll chooses. Headings of Markdown within HTML count, against kramdown's
rule (docs/decisions/0027).
"""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import reader.demo
from reader.article import parse
from reader.article.content import Context, Section

_HEADER = re.compile(r"\A\ufeff?---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_BLOCKS = frozenset(
    "address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr iframe li main nav noscript object ol p pre script"
    " section style table tbody td tfoot th thead tr ul video audio embed".split()
)
_LIQUID = re.compile(
    r"\{%-?\s*(comment|highlight)\b.*?\bend\1\s*-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL
)
_FENCE = re.compile(r" {0,3}(```+|~~~+)(?!.*`)")
_HTML = re.compile(r" {0,3}</?([a-zA-Z][\w-]*)")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_QUOTED = re.compile(r"<(pre|blockquote)\b.*?</\1>", re.DOTALL)
_ATX = re.compile(r"#{1,6}[ \t]+(?=[^ \t])(.*)")
_LINK_ALONE = re.compile(r"^#{1,6}[ \t]+(\[[^\]\n]*\]\([^)\n]*\))[ \t]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_NO_TITLE = re.compile(r" {4}|\s*$|\s*(?:[-*+>|#]|\d+\.)\s")


def written(body: str) -> list[str]:
    """Return the headings of a body, their letters and digits alone; empty ones left out."""
    lines = _LIQUID.sub("", body).split("\n")
    titles: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        html = _HTML.match(line)
        if fence := _FENCE.match(line):
            end = re.compile(rf" {{0,3}}{fence[1]}{fence[1][0]}*\s*$")
            at = next((n for n in range(at + 1, len(lines)) if end.match(lines[n])), len(lines))
        elif line.lstrip().startswith("<!--") or (html and html[1].lower() in _BLOCKS):
            block, at = _block(lines, at)
            titles += _Headings.of(block)
            titles += [atx[1] for atx in map(_ATX.match, _QUOTED.sub("", block).split("\n")) if atx]
        elif atx := _ATX.match(line):
            titles.append(atx[1])
        elif at + 1 < len(lines) and _is_setext(lines, at):
            titles.append(line)
            at += 1
        else:
            titles += _Headings.of(line)
        at += 1
    return [words(title) for title in titles if words(title)]


def _is_setext(lines: list[str], at: int) -> bool:
    alone = at == 0 or not lines[at - 1].strip() or _ATX.match(lines[at - 1]) is not None
    return alone and not _NO_TITLE.match(lines[at]) and bool(_UNDERLINE.match(lines[at + 1]))


def _block(lines: list[str], at: int) -> tuple[str, int]:
    """Return the HTML block that begins on line `at`, and its last line."""
    text = "\n".join(lines[at:])
    if (html := _HTML.match(lines[at])) is None:
        end = text.find("-->")
        return "", at + text.count("\n", 0, end) if end > 0 else at
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() == html[1].lower():
            depth += -1 if tag[1] else tag[2].lower() not in ("hr", "embed")
            if depth <= 0:
                last = at + text.count("\n", 0, tag.end())
                return "\n".join(lines[at : last + 1]), last
    last = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
    return "\n".join(lines[at:last]), last


class _Headings(HTMLParser):
    """Collects the text of headings that stand in no quotation."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._reading = False
        self._quotes = 0

    @classmethod
    def of(cls, html: str) -> list[str]:
        parser = cls()
        parser.feed(html)
        parser.close()
        return parser.found

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._quotes += tag == "blockquote"
        if re.fullmatch("h[1-6]", tag) and self._quotes <= 0:
            self._reading = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._quotes -= tag == "blockquote"
        if re.fullmatch("h[1-6]", tag):
            self._reading = False

    def handle_data(self, data: str) -> None:
        if self._reading:
            self.found[-1] += data


def words(title: str) -> str:
    """Return the letters and digits of a title, in Markdown or plain."""
    title = re.sub(r"\{:?\s*#[^}]*\}\s*$|!\[[^\]]*\]\([^)]*\)|&#?\w+;", "", title)
    title = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", title)
    return "".join(re.findall(r"[^\W_]+", re.sub(r"<[^<>]*>", "", title)))


def is_real(section: Section, lines: list[str]) -> bool:
    """Tell whether what a section's line of the file holds is marked up as a heading."""
    line, after = [*lines[section.line - 1 : section.line + 1], ""][:2]
    return bool(
        re.match(r"\s*(?:[>*-]\s+)*#", line)
        or re.search(r"</?h[1-6]\b", line, re.IGNORECASE)
        or _UNDERLINE.match(after)
    )


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("# 一\n字\n## 二 ##\n\n三\n===\n\n四\n---\n", ["一", "二", "三", "四"]),
        ("```\n# 一\n```\n\n    # 二\n\n<!--\n# 三\n-->\n\n字\n五\n===\n", []),
        ("<div>\n# 一\n\n<h2>二</h2>\n<h3></h3></div>\n\n# 三", ["二", "一", "三"]),
        ("<div>\n<pre>\n# 一\n</pre>\n<blockquote>\n\n# 二\n\n</blockquote></div>", []),
        ("<blockquote>\n<h2>一</h2>\n</blockquote>\n\n#二", []),
        ("{% highlight sh %}\n# 一\n{% endhighlight %}\n\n# [二](x){: #b}", ["二"]),
    ],
)
def test_what_the_second_count_counts(body: str, titles: list[str]) -> None:
    assert written(body) == titles


def test_they_are_those_of_the_source() -> None:
    """No post of a Jekyll site needs an exception, but links in a row under a label, marked up as
    headings, may be held for the site's; other programs write other headings.
    """  # fmt: skip
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    folders = [corpus / name for name in ("finews", "ruby-news", "opensuse-news")]
    folders.append(Path(reader.demo.__file__).parent / "archive")
    paths = [path for folder in folders for path in sorted(folder.rglob("*.md"))]
    count = 0
    # A post that had no title would take its only `#` for it; these have one each, and a second
    # count of what repeats it would be the reader's own.
    titled = Context(title="a title that no post repeats")
    for path in paths:
        raw = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        body = _HEADER.sub("", raw)
        lines = body.split("\n")
        real = [words(s.title) for s in parse(body, titled).sections if is_real(s, lines)]
        missing = Counter(written(body)) - Counter(real)
        assert not Counter(real) - Counter(written(body)), path
        assert not missing - Counter(words(title) for title in _LINK_ALONE.findall(body)), path
        count += len(real)
    assert count >= 20


def test_the_subtitle_of_a_post_is_no_section() -> None:
    body = "<h3>{}</h3>\n<h4 class='graf graf--h4 graf--subtitle'>谁都可以喝</h4>\n<p>{}</p>\n<h3>柴</h3>\n<p>{}</p>"
    text = "老周每天五点起来烧水，烧到六点，第一班船的人就来了。"
    title = "渡口烧水十一年"
    context = Context(title=title)
    assert [s.title for s in parse(body.format(title, text, text), context).sections] == ["柴"]
    body = f'### {title}\n\n#### 谁都可以喝 {{#88b4 .graf--h4 .graf--subtitle name="88b4"}}\n\n{text}\n\n### 柴\n\n{text}'
    assert [s.title for s in parse(body, context).sections] == ["柴"]
