"""Articles built by hand: blocks take their places in the one text."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Article
from reader.article.content import (
    Block,
    Cell,
    Code,
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
from reader.safe import Clean
from reader.values import replace

QUOTE = Frame("quote", 1)
ITEM = Frame("item", 2, Clean("•"))
INNER = Frame("item", 3, Clean("10."))
NEXT = Frame("item", 4, Clean("•"))
DEFINITION = Frame("definition", 5)
NOTE = Frame("note", 6, Clean("[1]"))


def para(
    *spans: str | Span,
    tone: Tone = Tone.BODY,
    inside: tuple[Frame, ...] = (),
    centred: bool = False,
) -> Paragraph:
    made = (span if isinstance(span, Span) else Span(Clean(span)) for span in spans)
    return Paragraph(0, inside, tuple(made), tone, centred)


def heading(title: str, level: int = 1) -> Heading:
    return Heading(0, (), Clean(title), level, Clean(title))


def code(text: str, language: str = "") -> Code:
    return Code(0, (), Clean(text), Clean(language))


def table(
    rows: Iterable[Iterable[str | Cell]], header_rows: int = 1, inside: tuple[Frame, ...] = ()
) -> Table:
    """A table of texts; a Cell brings its own spans, alignment and columns."""
    at, made = 0, []
    for row in rows:
        cells = []
        for item in row:
            cell = item if isinstance(item, Cell) else Cell(0, (Span(Clean(item)),))
            cells.append(replace(cell, start=at))
            at += len(cell.text) + 1
        at += not cells
        made.append(tuple(cells))
    return Table(0, inside, tuple(made), header_rows)


def article_of(*blocks: Block, links: int = 2) -> Article:
    at, placed = 0, []
    for block in blocks:
        placed.append(replace(block, start=at))
        at += len(block.text) + 1
    text = "\n".join(block.text for block in blocks)
    made = tuple(Link(Clean(f"https://a.example/{number}")) for number in range(links))
    return Article(tuple(placed), Clean(text), links=made)


LONG = "南开分中心认真落实人社部“五制度”要求，增长35％，全面施行Python与API。"


def blocks_of_all_kinds() -> tuple[Block, ...]:
    strong = Span(Clean("着重的话，"), Style.STRONG | Style.EMPHASIS)
    linked = Span(Clean("链接的文字与 link text"), link=0)
    return (
        para("摘要的话：" + LONG, tone=Tone.DIGEST, inside=(QUOTE,)),
        heading("建章立制规范服务"),
        para(LONG, strong, linked, LONG),
        heading("一、自带序号的小标题", 2),
        para("An English paragraph, don’t indent it; https://a.example/one/two?x=1&y=2 ends it."),
        heading("更小的标题", 3),
        para("硬换行\n第二行\n\n第四行"),
        para("第一项" + LONG, inside=(ITEM,)),
        para("里面的一项" + LONG, inside=(ITEM, INNER)),
        para("同一项的第二段", inside=(ITEM, INNER)),
        para("第二项", inside=(NEXT,)),
        para(LONG, inside=(QUOTE,)),
        para("引文的第二段", inside=(QUOTE,)),
        para("引文里的引文", inside=(QUOTE, replace(QUOTE, number=9))),
        code("def add(a, b):\n    # 加起来\n    return a + b  # " + "很长的注释" * 20, "python"),
        table(
            [
                ["名称", "代码", Cell(0, (Span(Clean("涨跌")),), "right")],
                ["巨化股份" * 3, "600160", Cell(0, (Span(Clean("+1.5%"), Style.STRONG),), "right")],
                [Cell(0, (Span(Clean("合计两列")),), "center", 2), "9%"],
            ]
        ),
        para("表：说明", tone=Tone.CAPTION),
        table([[f"栏{n}栏目名称" for n in range(9)], [f"值{n}长一点的值" for n in range(9)]]),
        table([["没有表头", "b"], []], header_rows=0),
        Image(0, (), Clean("图片说明" * 8), 1),
        Image(0, (), Clean(""), None),
        Rule(0, ()),
        para("术语", tone=Tone.TERM),
        para("术语的定义" + LONG, inside=(DEFINITION,)),
        para("脚注" + LONG, inside=(NOTE,)),
        para("居中的一段", centred=True),
        para("（文章来源：中国劳动保障报）", tone=Tone.CREDIT),
        para(Span(Clean("http://a.example/x?infoCode=NW20220221"), link=1), tone=Tone.SOURCE),
    )
