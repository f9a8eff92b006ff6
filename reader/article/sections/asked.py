"""Plain questions below a heading that says that some are asked: 常见问题, FAQ.

雨天开船吗？          two and more, each over its answer
开，浪高三尺才停。

There they need no dress; elsewhere the plain questions of a text, of an interview, are no headings,
nor are those marked as one side of a talk, Q1：… over A1：….
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.article.dom.drafts import Draft
from reader.article.sections.heading_candidates import Candidates
from reader.corpus.site_labels import bare
from reader.patterns import regex

_ANNOUNCED = regex(
    r"(?:.{0,12}(?:常见|常見|热门|熱門|相关|相關)(?:问题|問題|问答|問答|疑问)|问答|問答|问题解答|問題解答"
    r"|よくある(?:質問|ご質問)|자주 묻는 질문|(?:some |other )?(?:frequently asked|common) questions)"
    r"(?:解答|汇总|とその回答|と回答)?(?: about .{1,40})?(?: ?[(（]?(?:faqs?|q ?& ?a)[)）]?)?"
    r"|(?:.{1,30} )?(?:faqs?|q ?& ?a)(?: ?.{0,6}(?:问题|問題|問答|问答|質問))?",
)
_OF_TALK = regex(r"(?:Q|q|问|問)\d{0,2}\s?[.:：、]", begins="Qq问問")
_LONGEST_HEAD = 60
_LONGEST = 80
_LEAST = 2
_ASKS = ("?", "？")


def asked(drafts: Sequence[Draft], candidates: Candidates) -> list[int]:
    """Return the places of such questions. Linear."""
    found: list[int] = []
    some: list[int] = []
    is_under = False
    for at, draft in enumerate(drafts[:-1]):
        known = candidates.get(at)
        if (known is None or known.kind == "plain") and is_under and _asks(draft, drafts[at + 1]):
            some.append(at)
        elif known is not None or draft.level:
            found += some if len(some) >= _LEAST else []
            some = []
            is_under = len(draft.text) <= _LONGEST_HEAD and bool(
                _ANNOUNCED.fullmatch(bare(draft.text))
            )
    return found + some if len(some) >= _LEAST else found


def _asks(draft: Draft, below: Draft) -> bool:
    """Tell whether a draft is a question, and what is below it its answer."""
    return (
        draft.is_body
        and not draft.inside
        and len(draft.text) <= _LONGEST
        and draft.text.endswith(_ASKS)
        and "\n" not in draft.text
        and _OF_TALK.match(draft.text) is None
        and (
            below.kind in ("image", "table", "code")
            or (below.is_body and not below.text.endswith(_ASKS))
        )
    )
