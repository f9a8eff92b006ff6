"""The category sidebar: the whole archive's lists on top, the categories below."""

from __future__ import annotations

from rich.cells import cell_len

from reader.library import Show, View
from reader.library.store import Facet
from reader.model import UNCATEGORISED
from reader.safe import Clean
from reader.session.catalogue import Catalogue
from reader.session.facets import Facets, narrowed
from reader.session.hits import HitsView
from reader.session.named_searches import SavedSearch
from reader.session.narrowing import Narrowing
from reader.session.saved import SavedSearches
from reader.session.searching import Searching
from reader.texts import N_, _
from reader.tui.widgets.row_pane import Parts, RowPane, fit, narrowed_title
from reader.values import Value, replace


class Rule(Value):
    """A row that parts those above from those below, and says what these are."""

    caption: str = ""


class SidebarRow(Value):
    """A row that opens a view."""

    label: Clean
    view: View
    posts: int | None
    unread: int | None
    new: int = 0
    """Hits of a search since it was last looked at."""


_TOP = (
    (N_("All"), Show.ALL),
    (N_("Unread"), Show.UNREAD),
    (N_("Starred"), Show.STARRED),
    (N_("Today"), Show.TODAY),
)

_CAPTIONS = {
    Facet.MEDIUM: N_("Media"),
    Facet.CATEGORY: N_("Categories"),
    Facet.YEAR: N_("Years"),
}


class Sidebar(RowPane):
    """Rows of `SidebarRow`, and rules between their groups."""

    def __init__(
        self,
        catalogue: Catalogue,
        narrowing: Narrowing,
        searching: Searching,
        saved: SavedSearches,
        id: str,
    ) -> None:
        """Draw the numbers of `catalogue`, its categories, or those that `narrowing` leaves, and
        the searches `saved`; or of hits.
        """  # fmt: skip
        super().__init__(id=id)
        self._narrowing = narrowing
        self._catalogue = catalogue
        self._searching = searching
        self._saved = saved
        self._facets: Facets = {}
        self._rows: list[SidebarRow | Rule] = []
        self.set_titles(_("Categories"))

    def show(self) -> None:
        """Show the numbers as they are now, the cursor staying on its view."""
        if self._searching.is_on and self._facets:
            return
        current = self.view
        totals, categories = self._catalogue.counts.totals, self._narrowing.shown
        counts = (totals.posts, totals.unread, totals.starred, totals.today)
        rows: list[SidebarRow | Rule] = [
            SidebarRow(
                Clean(_(name)),
                View(show=show),
                count,
                count if show is not Show.ALL else totals.unread,
            )
            for (name, show), count in zip(_TOP, counts, strict=True)
        ]
        if self._saved.all:
            rows.append(Rule())
        rows += [
            SidebarRow(
                each.name, HitsView(query=each.query), each.unread, each.unread, each.new or 0
            )
            for each in self._saved.all
        ]
        rows.append(Rule())
        title, words = _("Categories"), self._narrowing.categories
        if words:
            rows = []
            found = _("“{words}” {count:,}").format(words=words, count=len(categories))
            title = narrowed_title(title, found, self.outer_size.width)
        self.set_titles(title)
        rows += [
            SidebarRow(self._catalogue.label_of(c.slug), View(category=c.slug), c.posts, c.unread)
            for c in categories
        ]
        self._rows = rows
        self.rows_changed()
        if current is not None:
            self.point_at(current)
            if self._searching.is_on and self.view != current:  # a search that is kept no longer
                self.point_at(self._searching.came_from)

    def show_search(self) -> None:
        """Show how many hits there are of what, once that is counted; after the search, all again."""
        facets = self._searching.facets if self._searching.is_on else {}
        if facets is self._facets:
            return
        was_shown, self._facets = bool(self._facets), facets
        if facets:
            self._show_facets(facets)
        elif was_shown:
            self.show()
            self.point_at(self._catalogue.view)

    def _show_facets(self, facets: Facets) -> None:
        words = self._searching.facet_words
        count = self._searching.facet_count
        rows: list[SidebarRow | Rule] = [
            SidebarRow(Clean(_("All hits")), HitsView(query=words), count, count)
        ]
        last = None
        uncategorised = self._catalogue.label_of(UNCATEGORISED)
        for facet, value, hits, narrower in narrowed(words, facets, uncategorised):
            if facet is not last:
                rows.append(Rule(_(_CAPTIONS[facet])))
                last = facet
            label = self._catalogue.label_of(value) if facet is Facet.CATEGORY else value
            rows.append(SidebarRow(label, HitsView(query=narrower), hits, hits))
        self.set_titles(_("Hits"))
        self._rows = rows
        self.rows_changed()
        self.put_cursor(0)
        self.point_at(self._catalogue.view)

    @property
    def view(self) -> View | None:
        """The view under the cursor."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row.view if isinstance(row, SidebarRow) else None

    @property
    def saved(self) -> SavedSearch | None:
        """The search under the cursor, if it is one that is kept by name."""
        view = self.view
        return self._saved.named(view.query) if isinstance(view, HitsView) else None

    def point_at(self, view: View) -> None:
        """Put the cursor on `view`, where it has a row."""
        untitled = replace(view, title="")
        for number, row in enumerate(self._rows):
            if isinstance(row, SidebarRow) and row.view == untitled:
                self.put_cursor(number)

    def title_of(self, view: View) -> str:
        """Return what people call `view`: `中国劳动保障报 · 未读`."""
        if isinstance(view, HitsView):
            named = self._saved.named(view.query)
            return named.name if named else _("search for “{query}”").format(query=view.query)
        names = [self._catalogue.label_of(view.category)] if view.category is not None else []
        if view.show is not Show.ALL or not names:
            names.append(Clean(next(_(name) for name, show in _TOP if show is view.show)))
        return " · ".join(names)

    @property
    def empty(self) -> str:
        """No category has the words typed."""
        words = self._narrowing.categories
        return _("No category has “{words}”").format(words=words) if words else ""

    def row_count(self) -> int:
        """Return the rows, the separator among them."""
        return len(self._rows)

    def selectable(self, row: int) -> bool:
        """Return whether `row` opens a view."""
        return 0 <= row < len(self._rows) and isinstance(self._rows[row], SidebarRow)

    def row_parts(self, row: int, width: int) -> Parts:
        """Return the label, and the number of posts at the right edge."""
        entry = self._rows[row]
        if isinstance(entry, Rule):
            begun = f"─ {entry.caption} " if entry.caption else ""
            return [(begun + "─" * (width - cell_len(begun)), "row--muted")]
        count = "" if entry.posts is None else f"{entry.posts:,}"
        if entry.new:
            count = f"+{entry.new:,} {count}"
        label = fit(entry.label, width - cell_len(count) - 3)
        tone = "" if entry.unread else "row--muted"
        return [(" ", ""), (label, tone), (f" {count} ", "row--muted")]
