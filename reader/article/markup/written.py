"""Text that is written anew while tags are run, and on which line of the file it stood."""

from __future__ import annotations

from bisect import bisect_right

from reader.characters import unescaped
from reader.patterns import regex
from reader.values import Value, replace

_BACKTICKS = regex("`+")


class Source(Value):
    """Text to be parsed, and the line of the file on which each of its lines stood."""

    text: str
    lines: tuple[int, ...] | None
    first: int
    is_immense: bool = False
    """Its tags would have written too much, and were left as they stand."""

    def above(self, below: Source) -> Source:
        """Return what was written of the text of `below`, on the lines that this stood on."""
        lines = tuple(below.line(line) - self.first for line in self.lines or ())
        return replace(self, lines=lines)

    def line(self, index: int) -> int:
        """Return the line of the file, from 1, of the text's line `index`, from 0."""
        if self.lines is None or not self.lines:
            return self.first + index
        return self.first + self.lines[min(index, len(self.lines) - 1)]


class Writer:
    """One run over a body: `copy` writes what stands in it, `skip` leaves out, `add` adds."""

    def __init__(self, body: str, first: int, *, is_html: bool = False) -> None:
        """`first` is the line of the file on which `body` begins; no Markdown is read in HTML."""
        self.body = body
        self.parts: list[str] = []
        self._first = first
        self._is_html = is_html
        self._lines: list[int] = [0]
        self._line = 0

    def source(self) -> Source:
        """Return what was written."""
        return Source("".join(self.parts), tuple(self._lines), self._first)

    @property
    def column(self) -> str:
        """What is written of the line so far, as far as the last piece of it tells."""
        return self.parts[-1].rpartition("\n")[2] if self.parts else ""

    def copy(self, start: int, end: int) -> None:
        """Write a stretch of the body as it stands."""
        if start < end:
            self._write(self.body[start:end])

    def _write(self, text: str) -> None:
        """Write text whose line ends are those of the body."""
        self.parts.append(text)
        count = text.count("\n")
        self._lines.extend(range(self._line + 1, self._line + count + 1))
        self._line += count

    def skip(self, start: int, end: int) -> None:
        """Leave a stretch of the body out."""
        self._line += self.body.count("\n", start, end)

    def add(self, text: str) -> None:
        """Write text that the body does not hold."""
        if text:
            self.parts.append(text)
            self._lines.extend([self._line] * text.count("\n"))

    def begin_block(self) -> None:
        """Begin a block: below a blank line, unless nothing stands above it."""
        if self.parts:
            self.add("\n\n" if self.column.strip() else "\n" + self.column)

    def fence(self, start: int, end: int, language: str, *, is_escaped: bool = False) -> None:
        """Write a stretch of the body as code, fenced by more backticks than it holds in a row.

        `is_escaped`: it was written as HTML, `&lt;` for `<`.
        """
        content = self.body[start:end]
        if is_escaped and (plain := unescaped(content)).count("\n") == content.count("\n"):
            content = plain
        if self._is_html:
            from html import escape  # most posts need it not

            self.add(f'<pre><code class="language-{escape(language)}">')
            self._write(escape(content, quote=False))
            self.add("</code></pre>")
            return
        longest = max((len(run) for run in _BACKTICKS.findall(content)), default=0)
        fence = "`" * max(3, longest + 1)
        self.add(("\n" if self.column.strip() else "") + fence + language)
        self.add("" if content.startswith("\n") else "\n")
        self._write(content)
        self.add(("" if content.endswith("\n") else "\n") + fence)


class Ends:
    """Where the tags of each name end, found once for a whole body."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[int, int]]] = {}

    def note(self, name: str, start: int, end: int) -> None:
        """Take note of an end tag; to be called in the body's order."""
        self._found.setdefault(name, []).append((start, end))

    def after(self, name: str, offset: int) -> tuple[int, int] | None:
        """Return where the first end tag of that name from `offset` on starts and ends."""
        found = self._found.get(name, [])
        at = bisect_right(found, (offset, -1))
        return found[at] if at < len(found) else None
