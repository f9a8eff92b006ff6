"""Article → Markdown that parses into the same article again; and the ways out by name.

html2text lays out paragraphs, headings, rules and breaks. It is given no word of the post:
every run of text goes in as a mark and is put back, escaped by CommonMark's rules, when the
layout is done. (Left alone with the text, html2text 2025.4.15 puts blanks around bold
Chinese, leaves `#`, `*` and `&lt;` to turn into markup, and wraps.) What it cannot write is
written here: heading ids, the languages of code, footnotes, definition lists, task lists,
paragraphs inside items, autolinks, tables with joined cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import chain, groupby
from operator import attrgetter

from reader.article.content import (
    Article,
    Block,
    Code,
    Context,
    Frame,
    Heading,
    Image,
    Link,
    Paragraph,
    Rule,
    Span,
    Style,
    Table,
    Tone,
)
from reader.article.export.html_page import groups, page, table_html
from reader.article.parsing import parse
from reader.article.sections.anchors import Anchors
from reader.article.sections.repeated_title import fuller
from reader.patterns import regex
from reader.safe import Clean, clean_line
from reader.values import replace

_CONTEXT = Context()
_HEADING_LEVELS = 6
"""Of headings in Markdown and HTML."""
_BULLET = Clean("•")
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = regex(f"{_OPEN}(\\d+){_CLOSE}")
_SPECIAL = regex(r"[\\`*_{}\[\]<>#|~$&!]")
_STARTS_BLOCK = regex(r"^(\d{1,9}(?=[.)])|\[\^[^\]]*\](?=:)|(?=[-+=:^]))")
_AUTOLINK = regex(r"https?://[!#-;=?-Z_a-z~]+")
_NOTE = regex(r"#fn:?([\w-]+)")
_HEADING_ID = regex(r"[\w:.-]+")
_TAGS: dict[Style, str] = {
    Style.UNDERLINE: "u",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.KEYBOARD: "kbd",
}
_MARKERS: tuple[tuple[Style, str, str], ...] = (
    (Style.STRIKE, "~~", "del"),
    (Style.EMPHASIS, "*", "em"),
    (Style.STRONG, "**", "strong"),
)


def html(article: Article | str, context: Context = _CONTEXT, title: str = "") -> Clean:
    """Return a page of an article, or of a body; `title` is by default the context's."""
    if isinstance(article, str):
        article = parse(article, context)
    return page(article, clean_line(title or context.title))


def markdown(article: Article | str, context: Context = _CONTEXT) -> Clean:
    """Return the Markdown of an article, or of a body: parsed again it has the same text."""
    if isinstance(article, str):
        article = parse(article, context)
    return Clean(_Writer(article).write())


def markdown_page(article: Article, title: str, dateline: str = "") -> Clean:
    """Return the Markdown of an article below its title, and a line of who published it when.

    Parsed again it has the same text below those, and the same sections: they stand one
    level below the title, where Markdown's six levels are enough for that.
    """
    if article.repeats_title:
        title = fuller(article, title)
        article = replace(article, blocks=article.blocks[1:])
    head = (f"# {_escaped(title)}" if title else "", _line_start(_escaped(dateline)))
    deepest = max((section.level for section in article.sections), default=1)
    body = _Writer(article, below=int(deepest < _HEADING_LEVELS)).write()
    return Clean("\n\n".join([*filter(None, head), body]))


class _Writer:
    """Writes one article, its headings `below` levels lower than they are."""

    def __init__(self, article: Article, below: int = 0) -> None:
        self._article = article
        self._below = below
        self._links = article.links
        self._anchors = Anchors()
        self._noted = _are_footnotes(article)

    def write(self) -> str:
        return self._framed(self._article.blocks, 0, top=True) + "\n"

    def _framed(self, blocks: Sequence[Block], depth: int, top: bool) -> str:
        """Return blocks as Markdown, their frames from `depth` on as prefixes.

        `top` says that no prefix stands before what is returned.
        """
        text, before = "", ""
        term, single = False, True
        runs = list(groups(blocks, depth))
        for at, (frame, run) in enumerate(runs):
            if frame is None:
                part, kind, bare = self._leaves(run), "", True
                term = isinstance(run[-1], Paragraph) and run[-1].tone is Tone.TERM
            else:
                kind, defined = frame.kind, term or before == "definition"
                bare = (kind == "definition" and not defined) or (
                    kind == "note" and not self._noted
                )
                part = self._framed(run, depth + 1, top and bare)
                if not bare:
                    alone = top and len(run) == 1 and _stands_alone(runs, at)
                    part = _prefixed(replace(frame, marker=_BULLET) if alone else frame, part)
                term = False
            if part:
                close = kind == before == "item" and single
                text += ("\n" if close else "\n\n") * bool(text) + part
                before, single = "" if bare else kind, "\n" not in part
        return text

    def _leaves(self, blocks: Sequence[Block]) -> str:
        """Return blocks that lie in no further frame."""
        parts = []
        for own, run in groupby(blocks, key=lambda block: isinstance(block, Code | Table)):
            if own:
                parts += [self._own(block) for block in run]
            else:
                parts.append(self._laid_out(run))
        return "\n\n".join(part for part in parts if part)

    def _own(self, block: Block) -> str:
        """Return code or a table, which html2text cannot write without loss."""
        if isinstance(block, Code):
            return _code(block)
        assert isinstance(block, Table)
        if not _has_pipes(block):
            return table_html(block, self._links).replace("{", "&#123;")
        rows = [[self._inline(cell.spans, "<br>") for cell in row] for row in block.rows]
        bars = {"left": "---", "center": ":-:", "right": "--:"}
        rows.insert(1, [bars[cell.align] for cell in block.rows[-1]])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _laid_out(self, blocks: Iterable[Block]) -> str:
        from html2text import HTML2Text

        texts: list[str] = []

        def mark(text: str) -> str:
            texts.append(text)
            return f"{_OPEN}{len(texts) - 1}{_CLOSE}"

        layout = HTML2Text(bodywidth=0)
        layout.unicode_snob = True
        laid_out = layout.handle("".join(self._leaf(block, mark) for block in blocks))
        return _MARK.sub(lambda found: texts[int(found[1])], laid_out.strip("\n"))

    def _leaf(self, block: Block, mark: Callable[[str], str]) -> str:
        """Return a block as HTML in which marks stand for its words."""
        if isinstance(block, Rule):
            return "<hr>"
        if isinstance(block, Heading):
            tag = f"h{min(block.level + self._below, _HEADING_LEVELS)}"
            title = _escaped(block.title)
            if self._anchors.name(block.title) != block.anchor:
                title += f" {{#{block.anchor}}}" * bool(_HEADING_ID.fullmatch(block.anchor))
            return f"<{tag}>{mark(title)}</{tag}>"
        if isinstance(block, Image):
            href = _destination(self._links[block.link]) if block.link is not None else ""
            return f"<p>{mark(f'![{_escaped(block.alt)}]({href})')}</p>"
        assert isinstance(block, Paragraph)
        if block.tone is Tone.TITLE:
            return f"<h1>{mark(self._inline(block.spans, ' '))}</h1>"
        if block.tone is Tone.TERM:
            return f"<p>{mark(_line_start(self._inline(block.spans, '<br>')))}</p>"
        lines = self._inline(block.spans, "\n").split("\n")
        return f"<p>{'<br>'.join(mark(_line_start(line)) for line in lines)}</p>"

    def _inline(self, spans: Sequence[Span], line_break: str) -> str:
        """Return spans as Markdown, hard breaks as `line_break`."""
        pieces: list[str] = []
        done = 0
        for link, run in groupby(spans, key=attrgetter("link")):
            linked = list(run)
            first, done = done, done + len(linked)
            styled = "".join(self._styled(spans, at, line_break) for at in range(first, done))
            words = "".join(span.text for span in linked)
            if link is None:
                pieces.append(styled)
                continue
            href = self._links[link].href
            if self._noted and (label := _label(href, words)):
                pieces.append(f"[^{label}]" * words.count("["))
            elif words == href and _AUTOLINK.fullmatch(words) and len(linked) == 1:
                pieces.append(f"<{words}>")
            else:
                pieces.append(f"[{styled}]({_destination(self._links[link])})")
        return "".join(pieces)

    def _styled(self, spans: Sequence[Span], at: int, line_break: str) -> str:
        """Return one span with its styles, as markers where they are safe, else as tags."""
        span = spans[at]
        text = line_break.join(_escaped(line) for line in span.text.split("\n"))
        if span.text.isspace() or not span.style:
            return text
        core = text.strip(" \n")
        lead, trail = text[: text.index(core)], text[text.index(core) + len(core) :]
        before = spans[at - 1].text[-1:] if at and not lead else ""
        after = spans[at + 1].text[:1] if at + 1 < len(spans) and not trail else ""
        alone = not (
            (at and spans[at - 1].style and not lead)
            or (at + 1 < len(spans) and spans[at + 1].style and not trail)
        )
        bare = span.text.strip(" \n")
        safe = (
            alone
            and "\n" not in bare
            and (bare[:1].isalnum() or not before.strip())
            and (bare[-1:].isalnum() or not after.strip())
        )
        if Style.CODE in span.style:
            plain = not re.search(r"[`\n|]|\{[{%]", bare)
            core = f"`{bare}`" if plain else f"<code>{core}</code>"
        for style, tag in _TAGS.items():
            if style in span.style:
                core = f"<{tag}>{core}</{tag}>"
        marked = [found for found in _MARKERS if found[0] in span.style]
        for _, marker, tag in marked:
            use = safe and len(marked) == 1 and not any(style in span.style for style in _TAGS)
            core = f"{marker}{core}{marker}" if use else f"<{tag}>{core}</{tag}>"
        return f"{lead}{core}{trail}"


def _are_footnotes(article: Article) -> bool:
    """Tell whether all notes stand at the end and are referred to, 1, 2, 3, in this order."""
    notes: list[str] = []
    referred: list[str] = []
    for block in article.blocks:
        note = next((f.marker.strip("[]") for f in block.inside if f.kind == "note"), "")
        if notes and not note:
            return False
        if note and note not in notes:
            notes.append(note)
        for link, run in groupby(_spans(block), key=attrgetter("link")):
            if link is not None:
                label = _label(article.links[link].href, "".join(span.text for span in run))
                if label and isinstance(block, Table) and not _has_pipes(block):
                    return False
                referred.append(label)
    wanted = [str(number + 1) for number in range(len(notes))]
    return bool(notes) and notes == wanted == [label for label in dict.fromkeys(referred) if label]


def _has_pipes(table: Table) -> bool:
    """Tell whether Markdown can write a table: one row of headers, no joined cells."""
    even = len({len(row) for row in table.rows}) == 1 == table.header_rows
    return even and all(cell.columns == 1 for row in table.rows for cell in row)


def _spans(block: Block) -> Iterable[Span]:
    if isinstance(block, Paragraph):
        return block.spans
    cells = chain.from_iterable(block.rows) if isinstance(block, Table) else ()
    return chain.from_iterable(cell.spans for cell in cells)


def _label(href: str, words: str) -> str:
    """Return the label of the note that linked words refer to: `1` for `[1]`, else nothing."""
    note = _NOTE.fullmatch(href)
    return note[1] if note and words and not words.replace(f"[{note[1]}]", "") else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _line_start(line: str) -> str:
    """Return a line of Markdown whose first characters start no block."""
    return _STARTS_BLOCK.sub(r"\1\\", line)


def _destination(link: Link) -> str:
    href = link.href.replace("{", "%7B").replace("}", "%7D")
    escaped = re.sub(r"[<>\\]", r"\\\g<0>", href)
    return f"<{escaped}>"


def _code(block: Code) -> str:
    if re.search(r"\{[{%]", block.code):
        kind = f' class="language-{escape(block.language)}"' if block.language else ""
        text = escape(block.code).replace("{", "&#123;")
        return f"<pre><code{kind}>{text}\n</code></pre>"
    longest = max((len(run) for run in re.findall("`+", block.code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.language}\n{block.code}\n{fence}"


def _stands_alone(runs: Sequence[tuple[Frame | None, list[Block]]], at: int) -> bool:
    """Tell whether a run is the only item of a numbered list, which would parse as a line."""
    around = sum(_is_numbered(frame) for frame, _ in runs[max(at - 1, 0) : at + 2])
    return _is_numbered(runs[at][0]) and around == 1


def _is_numbered(frame: Frame | None) -> bool:
    return frame is not None and frame.kind == "item" and frame.marker[:1].isalnum()


def _prefixed(frame: Frame, text: str) -> str:
    """Return the Markdown of what a frame holds, behind the frame's mark."""
    if frame.kind == "quote":
        return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    marker, indent = "- ", ""
    if frame.kind == "definition":
        marker = ": "
    elif frame.kind == "note":
        marker, indent = f"[^{frame.marker.strip('[]')}]: ", "    "
    elif frame.marker.startswith("["):
        marker, indent = f"- {frame.marker} ", "  "
    elif frame.marker[:1].isalnum():
        number, end = frame.marker[:-1], frame.marker[-1]
        marker = f"{number if number.isdecimal() else ord(number[0].lower()) - 96}{end} "
    indent = indent or " " * len(marker)
    first, *rest = text.split("\n")
    return "\n".join([marker + first, *(f"{indent}{line}" if line else "" for line in rest)])
