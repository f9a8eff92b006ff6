"""An article in parts: a line that could be a heading, or labels what follows, and what lies below.

What lies below is counted by lines, in the way of those who cut boilerplate out of pages
(jusText, Boilerpipe: sentences, links, short lines that repeat), in no language above others:

| line | example | counted as |
|---|---|---|
| sentences | 船从北岸开出，十五分钟到南岸。 | `prose`: cells |
| a short passage that calls, speaks of the law, of who wrote | 扫码关注，每天一条船。 | `call`, `legal`, `about`: cells, and a third as prose |
| a link, with a date or a count beside it | `[甲船](/1) 2020-01-03` | `home`, `away` |
| a stamp | 老周 3小时前, `Ann says:` | `stamps` |
| a button, a label | 取消回复, 分享, `Your name *` | `buttons` |
| code, a table, a picture | | `shown`, `images` |
| an imprint | © 2012 慢账 | none of the part's |
| another short line | 盐 三克 | `short` |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.article.content import Span
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_dateline
from reader.article.furniture.phrases import ABOUT, CALL, IMPRINT, LEGAL, STAMP
from reader.corpus.site_labels import LONGEST, Label, calls, label_of
from reader.corpus.site_words import BESIDE
from reader.patterns import regex
from reader.safe import Clean

LONG = 80
"""Cells of a paragraph that no box around an article has."""

TOLD = 40
"""Cells of a paragraph that says something."""

_PASSAGE = 240
"""Cells past which a paragraph is no call, nothing of the law, no word on its author; …"""

_DENSE = 90
"""… and among so many it must say so once."""

_SURE = 120
"""Cells of a paragraph that tells that those beside it are the article's, too."""

_SHORT = 60
"""Characters of a line past which it is no stamp and no button."""

_IMPRINT = 160
"""And no imprint."""

_STOP = regex(r"[。！？!?…]|\.(?:\W|$)")
_ENDS = ("。", "！", "？", ".", "!", "?", "…")
_SPLIT = regex(
    r"\W*(\w[^:：》】〉|｜丨>]{0,24}?)\s*[:：》】〉|｜丨>]+\s*(.+)", holds=":：》】〉|｜丨>"
)
_EDGES = " *·|｜-—：:•（）()[]【】/、，,\t\u3000"


@dataclass(slots=True)
class Part:
    """A line that could be a heading or labels what follows (`at`; -1 above the first), and the rest.

    `dress` is what it is as a heading: `h2`, `cbold`, `n一、`; empty where it is but a label.
    `linked` tells where all its words lead, if they do: `` to this site, else the host named.
    `dirt` counts the lines of the site between it and the last sentences above it.
    """

    at: int
    dress: str
    label: Label | None
    text: str = ""
    linked: str | None = None
    listed: bool = False
    boxed: bool = False
    """It stands in an element that is called like a piece of the site."""
    dirt: int = 0
    prose: int = 0
    longest: int = 0
    """Cells of its longest paragraph of prose."""
    call: int = 0
    legal: int = 0
    about: int = 0
    home: int = 0
    away: int = 0
    hosts: Counter[str] = field(default_factory=Counter)
    stamps: int = 0
    buttons: int = 0
    shown: int = 0
    images: int = 0
    short: int = 0

    @property
    def boxes(self) -> int:
        """How many lines there are that boxes around articles are made of."""
        return self.home + self.stamps + self.buttons

    @property
    def lines(self) -> int:
        """How many lines there are that say little: no sentences."""
        return self.boxes + self.away + self.short

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing below."""
        return not (
            self.prose or self.lines or self.images or self.shown or self.call or self.legal
        )


def has_site(drafts: list[Draft], heads: Mapping[int, str]) -> bool:
    """Tell whether there may be a site around an article: soon, for of most there is none.

    There is none where no line is a label, and all that could be headings are dressed alike and
    stand over long paragraphs.
    """
    dresses = set(heads.values())
    if len(dresses) > 1 or any(drafts[at].boxed for at in heads):
        return True
    is_over_text = True
    for at, draft in enumerate(drafts):
        if at in heads:
            if not is_over_text:
                return True
            is_over_text = False
        elif draft.kind == "text" and len(draft.text) >= LONG:
            is_over_text = True
            continue
        if _label(draft, heads.get(at, "")) is not None:
            return True
    return not is_over_text


def parts_of(
    drafts: list[Draft], heads: Mapping[int, str], leads: Sequence[str | None]
) -> list[Part]:
    """Return an article's parts. Linear.

    `heads` are the lines that could be headings, by their dress; `leads` tells of each link
    where it leads: `` to this site, None within the article, else the host.
    """
    counting = _Counting(leads)
    for at, draft in enumerate(drafts):
        dress = heads.get(at, "")
        label = _label(draft, dress)
        if dress or label is not None:
            part = Part(at, dress, label, draft.text, counting.where_all_leads(draft.spans))
            part.listed, part.boxed = bool(draft.inside), draft.boxed
            counting.begin(part)
        else:
            counting.add(at, draft)
    counting.end()
    return _home_found(counting.parts)


class _Counting:
    """Counts the lines of one part after the other."""

    def __init__(self, leads: Sequence[str | None]) -> None:
        self.parts = [Part(-1, "", None)]
        self._part = self.parts[0]
        self._leads = leads
        self._passages: list[tuple[str, int]] = []
        """Short ones, not yet told to be prose or not, with their cells."""
        self._since = 0
        """Lines of boxes since the last sentences."""

    def begin(self, part: Part) -> None:
        dirt = self.end()
        part.dirt = dirt
        self._since = int(part.label is not None and part.label.sure)
        self.parts.append(part)
        self._part = part

    def end(self) -> int:
        """End a part; return its dirt for the next."""
        part = self._part
        flagged = self._tell_passages()
        boxes, self._since = self._since, 0
        if part.at < 0 and boxes == part.stamps == part.short == 1:
            boxes = 0  # the line below a title that says by whom and when
        return boxes if part.prose >= TOLD else part.dirt + boxes + flagged

    def add(self, at: int, draft: Draft) -> None:
        if self._part.boxed and not draft.boxed and draft.kind == "text":
            self.begin(Part(at, "", None))  # below the box
        part = self._part
        if draft.kind in ("code", "table"):
            part.shown += 1
        elif draft.kind == "image":
            part.shown += draft.link is None
            part.images += 1
        elif draft.kind in ("text", "heading"):
            if all(span.link is None for span in draft.spans):
                for line in draft.text.split("\n"):
                    self._add_line(at, line, line, True)
            else:
                for spans in _lines(draft.spans):
                    self._add_linked(at, spans)

    def where_all_leads(self, spans: tuple[Span, ...]) -> str | None:
        """Return where all words of a line lead, if they do."""
        where: str | None = None
        for span in spans:
            if not _says(span.text):
                continue
            if span.link is None:
                return None
            where = self._leads[span.link] if where is None else where
        return where

    def _add_linked(self, at: int, spans: list[Span]) -> None:
        text = "".join(span.text for span in spans)
        own = "".join(span.text if span.link is None else " " for span in spans)
        linked = [span.link for span in spans if span.link is not None and _says(span.text)]
        bare = own.strip(_EDGES)
        if not linked or not (
            not _says(bare)
            or is_dateline(bare)
            or BESIDE.fullmatch(bare)
            or (len(bare) <= _SHORT and 3 * len(bare) < len(text) and not _STOP.search(own))
        ):
            local = all(not self._leads[link] for link in linked)
            self._add_line(at, text, own, local)
            return
        part = self._part
        for where in (self._leads[link] for link in linked):
            if where:
                part.away += 1
                part.hosts[where] += 1
            elif where is not None:
                part.home += 1
                self._since += 1

    def _add_line(self, at: int, text: str, own: str, local: bool) -> None:
        """Count a line; `own` is what of it is no link, `local` tells that none leads to another site."""
        if not _says(text):
            return
        part = self._part
        size = len(text)
        if size <= _IMPRINT and IMPRINT.search(text.lower()):
            self._since += 1
        elif size > _SHORT or _STOP.search(own):
            if 2 * len(own) < size:
                part.short += 1
            elif local and size <= _SHORT and not text.endswith(_ENDS) and _stamps(text):
                part.stamps += 1
                self._since += 1
            else:
                self._add_passage(at, text, own)
        elif local and _stamps(text):
            part.stamps += 1
            self._since += 1
        elif BESIDE.fullmatch(text.strip(_EDGES)) or label_of(text) is not None:
            part.buttons += 1
            self._since += 1
        elif CALL.search(text.lower()):
            part.call += size
            self._since += 1
        elif LEGAL.search(text.lower()):
            part.legal += size
            self._since += 1
        else:
            part.short += 1

    def _add_passage(self, at: int, text: str, own: str) -> None:
        part = self._part
        cells = len(own) if own.isascii() else len(own.encode("gb18030", "replace"))
        boxes = part.lines if part.label is not None else part.boxes
        goes_on = cells >= LONG and not part.longest and not self._passages
        if goes_on and _is_box(part, boxes) and not (cells <= _PASSAGE and _told(text, cells)):
            # A box within the article, or above it: its text goes on.
            self.begin(Part(at, "", None))
            part = self._part
        if cells <= _PASSAGE:
            self._passages.append((text, cells))
        else:
            part.prose += cells
            part.longest = max(part.longest, cells)
        if cells >= TOLD:
            self._since = 0

    def _tell_passages(self) -> int:
        """Count the passages of a part; return how many of them are no prose."""
        part = self._part
        flagged = 0
        is_text = part.label is None and part.longest > _SURE
        for text, cells in sorted(self._passages, key=_by_cells, reverse=True):
            told = "" if is_text else _told(text, cells)
            if told == "call":
                part.call += cells
            elif told == "legal":
                part.legal += cells
            elif told:
                part.about += cells
            else:
                part.longest = max(part.longest, cells)
                is_text = is_text or (part.label is None and cells > _SURE)
            part.prose += cells // 3 if told else cells
            flagged += bool(told) and cells <= LONG
        self._passages.clear()
        return flagged


def _by_cells(passage: tuple[str, int]) -> int:
    return passage[1]


def _is_box(part: Part, boxes: int) -> bool:
    if part.label is None:
        return boxes > 1
    return boxes > 0 or not part.dress


def _home_found(parts: list[Part]) -> list[Part]:
    """Count as links to this site those to where its own lists of links lead."""
    own = {
        host
        for part in parts
        if part.label is not None and part.label.sure and part.label.kind == "links"
        for host in part.hosts
    }
    for part in parts if own else ():
        for host in own & part.hosts.keys():
            part.home += part.hosts[host]
            part.away -= part.hosts.pop(host)
        if part.linked in own:
            part.linked = ""
    return parts


def _lines(spans: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Yield the spans of each line."""
    line: list[Span] = []
    for span in spans:
        if "\n" not in span.text:
            line.append(span)
            continue
        for number, piece in enumerate(span.text.split("\n")):
            if number:
                yield line
                line = []
            if piece:
                line.append(Span(Clean(piece), span.style, span.link))
    yield line


def _stamps(text: str) -> bool:
    return STAMP.search(text.lower()) is not None


def _told(text: str, cells: int) -> str:
    """Return what the site says in a passage, if it says it often enough."""
    lower = text.lower()
    least = cells // _DENSE
    for kind, said in (("call", CALL), ("legal", LEGAL), ("about", ABOUT)):
        if said.search(lower) and (not least or sum(1 for _ in said.finditer(lower)) > least):
            return kind
    return ""


def _label(draft: Draft, dress: str) -> Label | None:
    """Return what a line that could be a heading, or a short one of text, labels."""
    if draft.kind not in ("text", "heading") or (draft.inside and not dress):
        return None
    text = draft.text
    if len(text) > LONGEST or "\n" in text:
        return None
    found = label_of(text)
    if found is not None and not dress and found.kind == "call":
        return Label("call", False)  # a sentence may say as much
    if found is not None or not dress:
        return found
    if told := _SPLIT.fullmatch(text):
        first = label_of(told[1])
        linked = any(span.link is not None for span in draft.spans)
        if first is not None and (first.sure or linked or first.kind in ("advert", "legal")):
            return Label(first.kind, True)
    return Label("call", True) if not dress.startswith("n") and calls(text) else None


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))
