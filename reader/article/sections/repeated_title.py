"""The post's title where the body repeats it: at its head, as a heading, a line or a link.

What stands there is the title itself, shown once, in the head of the article, and no section,
whatever its level. It is the title where

| how it stands there | example, of a post called 渡口的早班船 |
|---|---|
| as it is, in any case, width and marks | `# 渡口的早班船`, `**《渡口的早班船》**`, a line of it alone |
| as the link to the original | `[渡口的早班船](http://…)` over `------` |
| after what stands above a title | a picture, `2022-02-21 09:54`, 首页 › 航运, a lead that no heading parts from it |
| as a heading with the site's name, or without | `<h1>渡口的早班船 - 江海晨报</h1>`, `# 早班船` of 早班船_江海网 |
| as a heading below those of the site, which are none of the article's | `# 江海晨报`, `## 航运` over `# 渡口的早班船` |
| as a heading after a column's name | `# WEB特集 渡口的早班船开走了` of 渡口的早班船开走了 |
| as a heading with a label, or without | `## 【航运】渡口的早班船`, `# 渡口的早班船（图）` |
| as a heading that a cut title begins | `# 渡口的早班船改到六点开` of 渡口的早班船… |
| as the one `<h1>` over everything else, where the post has no title, or but the name of a file | `# 渡口的早班船` of 2022-02-21-zaobanchuan |
| as the one heading, with the day of a column, where the post has no title | `# 每日一读 2022-03-14` |

A heading right below it that ends what it began (`### ——江海码头的一天`), has a byline or dateline
below, or is long and deeper than the next or a sentence, is a deck: a line, no section.

A plain line must be the title exactly, and stand before the first sentence. One that is all
there is, or ends as sentences do, is text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.article.content import Article, Span, Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_beside
from reader.article.sections.heading_candidates import ends_open
from reader.characters import CJK, unescaped
from reader.folding import fold
from reader.patterns import regex
from reader.safe import Clean

MAX_ABOVE = 10
"""Blocks that may stand above a title: pictures, datelines, the way back home."""

_LEAST_WORDS = 3
"""Letters that a part of a title must have to stand for the whole."""

_NO_WORD = regex(r"[\W_]+")
_SITE = regex(rf"\s+[-–—·»]+\s+|\s*[|｜_]\s*|\s*——\s*|(?<=[{CJK}])-(?=[{CJK}])")
_LABEL = regex(
    r"^\s*[（(【\[〔][^（）()【】\[\]〔〕]{1,20}[）)】\]〕]|[（(【\[〔][^（）()【】\[\]〔〕]{1,20}[）)】\]〕]\s*$"
)
_LEAST_BELOW = 2
"""Headings below the one `<h1>` that make it the title of a post that has none."""

_ISSUE = regex(
    r"(?:19|20)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|第\s?[\d一二三四五六七八九十百]+\s?[期号回]|#\d+$|\b(?:Issue|No\.|Vol\.) ?#?\d+"
)
_DASHES = ("——", "--", "– ", "— ")
_DECK = 24
"""Cells of a heading that says what a post is about, rather than name a section."""

_LEAST_TITLE = 8
"""Letters of a title that a column's name may stand before, of up to `_COLUMN` letters."""

_COLUMN = 8
_LONGEST_OF_SITE = 200
"""Characters of a paragraph above a title that no site has there."""

_CUT = ("…", "...")
_FILE_NAME = regex(r"[\w.-]*\d[\w.-]*|[a-z0-9]+(?:[-_][a-z0-9]+)+")


def put_first(drafts: list[Draft], title: str) -> list[Draft]:
    """Return the drafts with the title first, where their head repeats `title`; once."""
    wanted = words(title)
    at = _place(drafts, title, wanted)
    if at is None:
        at = _place_in_words(drafts, title, wanted)
    if at is None:
        return drafts
    found = drafts[at]
    said = words(found.text)
    deck = at + 1
    while deck < len(drafts) and _repeats_again(drafts[deck], said):
        deck += 1
    head = [
        _as_text(draft) if place < at or (place == deck and _is_deck(drafts, place)) else draft
        for place, draft in enumerate(drafts[:MAX_ABOVE])
        if place != at and not _repeats_again(draft, said)
    ]
    spans = tuple(
        Span(Clean(span.text.replace("\n", " ")), span.style, span.link) for span in found.spans
    )
    first = replace(found, kind="text", level=0, tone=Tone.TITLE, spans=spans)
    return [first, *head, *drafts[MAX_ABOVE:]]


def fuller(article: Article, title: str) -> str:
    """Return the title by which to call an article: that of its body where it says more."""
    if not article.repeats_title or words(article.blocks[0].text) == words(title):
        return title
    return article.blocks[0].text


def words(text: str) -> str:
    """Return what two titles must share to be one: their letters and digits, folded."""
    return _NO_WORD.sub("", fold(unescaped(text)))


def _place(drafts: list[Draft], title: str, wanted: str) -> int | None:
    """Return where the title stands at the head of an article; `wanted` are its words."""
    running = False
    document_title: int | None = None
    is_first = True
    for at, draft in enumerate(drafts[:MAX_ABOVE]):
        if draft.kind == "heading" and draft.text:
            if running and not is_first:
                return document_title
            if not draft.inside and _names(draft, title, wanted):
                return at
            if is_first and not running and _is_document_title(drafts, at, title):
                document_title = at
            is_first = False
        elif draft.is_body and not draft.inside and not running:
            if wanted and _stands_alone(draft, drafts, title) and words(draft.text) == wanted:
                return at
            running = not _stands_above(draft)
        elif draft.kind in ("code", "table"):
            running = True
    return document_title


def _place_in_words(drafts: list[Draft], title: str, wanted: str) -> int | None:
    """Return where a line says a title that is long, word for word; whatever of a site is above, but no article."""
    if len(wanted) < _LEAST_TITLE:
        return None
    for at, draft in enumerate(drafts[:MAX_ABOVE]):
        is_line = draft.is_body and not draft.inside and _stands_alone(draft, drafts, title)
        if is_line and words(draft.text) == wanted:
            return at
        if draft.kind == "text" and len(draft.text) > _LONGEST_OF_SITE:
            return None
    return None


def _as_text(draft: Draft) -> Draft:
    return replace(draft, kind="text", level=0) if draft.kind == "heading" else draft


def _is_deck(drafts: list[Draft], at: int) -> bool:
    """Tell whether a draft, the one below the title, says in a heading what the post is about."""
    if len(drafts) <= at + 1 or drafts[at].kind != "heading" or drafts[at].inside:
        return False
    deck, below = drafts[at], drafts[at + 1]
    if deck.text.startswith(_DASHES):
        return True
    if below.kind == "text" and _stands_above(below) and not below.inside:
        return True
    if len(fold(deck.text).encode("gb18030", "replace")) < _DECK:
        return False
    levels = (draft.level for draft in drafts[at + 1 :] if draft.kind == "heading" and draft.text)
    return deck.text.endswith((".", "。")) or deck.level > next(levels, 9)


def _names(draft: Draft, title: str, wanted: str) -> bool:
    """Tell whether a heading says the title, with more or less around it."""
    said = words(draft.text)
    if not said or not wanted:
        return False
    if said == wanted:
        return True
    if len(wanted) >= _LEAST_TITLE and said.endswith(wanted):
        return len(said) - len(wanted) <= _COLUMN
    if title.rstrip().endswith(_CUT) and said.startswith(wanted):
        return True
    return said in _cores(title) or wanted in _cores(draft.text)


def _cores(text: str) -> Iterator[str]:
    """Yield the words of a title without the site's name, without a label."""
    text = unescaped(text)
    for core in (text, *(text[: site.start()] for site in _SITE.finditer(text))):
        for bare in (core, _LABEL.sub("", core)):
            if len(said := words(bare)) >= _LEAST_WORDS:
                yield said


def _is_document_title(drafts: list[Draft], at: int, title: str) -> bool:
    """Tell whether a heading is the one `<h1>` over all others, of a post without a title."""
    if drafts[at].level != 1 or drafts[at].inside or (title and not _FILE_NAME.fullmatch(title)):
        return False
    levels = [draft.level for draft in drafts[at + 1 :] if draft.kind == "heading" and draft.text]
    if 1 in levels:
        return False
    if title:
        return bool(levels)
    return len(levels) >= _LEAST_BELOW or _ISSUE.search(drafts[at].text) is not None


def _stands_alone(draft: Draft, drafts: list[Draft], title: str) -> bool:
    return len(drafts) > 1 and (draft.text == title or ends_open(draft.text))


def _stands_above(draft: Draft) -> bool:
    """Tell whether a paragraph may stand above a title: a dateline, a byline, links alone."""
    if all(span.link is not None for span in draft.spans if any(map(str.isalnum, span.text))):
        return True
    return is_beside(draft.text) or (len(draft.text) <= 2 * MAX_ABOVE and ends_open(draft.text))


def _repeats_again(draft: Draft, said: str) -> bool:
    """Tell whether a heading, or a link alone, says once more what the title says."""
    if draft.inside or words(draft.text) != said or draft.tone is not Tone.BODY:
        return False
    linked = all(span.link is not None for span in draft.spans)
    return draft.kind == "heading" or (draft.kind == "text" and linked)
