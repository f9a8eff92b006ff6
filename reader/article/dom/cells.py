"""Elements of tables: rows, cells and what stands in a cell; layout tables are boxes."""

from __future__ import annotations

from reader.article.dom.blocks import label
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import Element, aligned
from reader.article.dom.inline_builder import InlineBuilder
from reader.article.dom.inlines import styled
from reader.article.dom.table_draft import MAX_COLUMNS, TableDraft, is_layout, number
from reader.article.dom.walk_state import Leave, WalkState

_MAX_NESTED_LAYOUTS = 8


def table(state: WalkState, element: Element) -> Leave:
    """Open a table: of data, or, where it only lays out a page, a box of paragraphs."""
    state.flush()
    if state.layouts < _MAX_NESTED_LAYOUTS and is_layout(element.node):
        close = state.change_block(state.inherited)
        state.layouts += 1

        def leave_layout() -> None:
            close()
            state.layouts -= 1

        return leave_layout
    state.table = TableDraft(state.line)
    return lambda: _close_table(state)


def _close_table(state: WalkState) -> None:
    table, state.table = state.table, None
    if table is not None and (rows := table.finish()):
        draft = Draft("table", state.inherited.inside, [table.line])
        draft.rows, draft.header_rows = rows, table.header_rows
        state.drafts.append(draft)


def row(state: WalkState, element: Element) -> Leave:
    """Open a row."""
    table = state.table
    assert table is not None
    table.open_row()
    return table.close_row


def cell(state: WalkState, element: Element) -> Leave:
    """Open a cell."""
    state.in_cell, before = True, state.inherited
    around, state.inline = state.inline, InlineBuilder()

    def leave() -> None:
        inline, state.inline, state.in_cell = state.inline, around, False
        state.inherited = before
        if state.table is not None:
            state.table.add(
                inline.spans(),
                aligned(element, "left"),
                number(element.get("colspan"), MAX_COLUMNS),
                number(element.get("rowspan"), 65534),
                element.tag == "th",
            )

    return leave


def caption(state: WalkState, element: Element) -> Leave:
    """Open a caption: it is read before its table, as a paragraph."""
    table, state.table = state.table, None
    leave = label(state, element)

    def leave_caption() -> None:
        leave()
        state.table = table

    return leave_caption


def broken_line(state: WalkState, element: Element) -> Leave:
    """Open a block within a cell: lines of their own."""
    state.inline.add_break()
    leave = styled(state, element)

    def leave_and_break() -> None:
        leave()
        state.inline.add_break()

    return leave_and_break
