"""Elements of tables: rows, cells and what stands in a cell; layout tables are boxes."""

from __future__ import annotations

from reader.article.dom.blocks import label
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import Element, aligned
from reader.article.dom.inlines import styled
from reader.article.dom.rows_of_tables import MAX_COLUMNS, TableDraft, is_layout, number
from reader.article.dom.running import Running
from reader.article.dom.scaffold import Leave, Scaffold

_MAX_LAYOUT = 8


def table(scaffold: Scaffold, element: Element) -> Leave:
    """Open a table: of data, or, where it only lays out a page, a box of paragraphs."""
    scaffold.flush()
    if scaffold.layouts < _MAX_LAYOUT and is_layout(element.node):
        close = scaffold.change_block(scaffold.setting)
        scaffold.layouts += 1

        def leave_layout() -> None:
            close()
            scaffold.layouts -= 1

        return leave_layout
    scaffold.table = TableDraft(scaffold.line)
    return lambda: _close_table(scaffold)


def _close_table(scaffold: Scaffold) -> None:
    table, scaffold.table = scaffold.table, None
    if table is not None and (rows := table.finish()):
        draft = Draft("table", scaffold.setting.inside, [table.line])
        draft.rows, draft.header_rows = rows, table.header_rows
        scaffold.drafts.append(draft)


def row(scaffold: Scaffold, element: Element) -> Leave:
    """Open a row."""
    table = scaffold.table
    assert table is not None
    table.open_row()
    return table.close_row


def cell(scaffold: Scaffold, element: Element) -> Leave:
    """Open a cell."""
    scaffold.in_cell, before = True, scaffold.setting
    around, scaffold.run = scaffold.run, Running()

    def leave() -> None:
        run, scaffold.run, scaffold.in_cell = scaffold.run, around, False
        scaffold.setting = before
        if scaffold.table is not None:
            scaffold.table.add(
                run.spans(),
                aligned(element, "left"),
                number(element.get("colspan"), MAX_COLUMNS),
                number(element.get("rowspan"), 65534),
                element.tag == "th",
            )

    return leave


def caption(scaffold: Scaffold, element: Element) -> Leave:
    """Open a caption: it is read before its table, as a paragraph."""
    table, scaffold.table = scaffold.table, None
    leave = label(scaffold, element)

    def leave_caption() -> None:
        leave()
        scaffold.table = table

    return leave_caption


def broken_line(scaffold: Scaffold, element: Element) -> Leave:
    """Open a block within a cell: lines of their own."""
    scaffold.run.add_break()
    leave = styled(scaffold, element)

    def leave_and_break() -> None:
        leave()
        scaffold.run.add_break()

    return leave_and_break
