"""What narrows the panes: words in the titles of the list, words in the names of categories.

The words of the list are part of its view (`View.title`); those of the sidebar are held here.
"""

from __future__ import annotations

from reader.library import View
from reader.model import Category, Key
from reader.session import effects as do
from reader.session.catalogue import Catalogue
from reader.session.effects import Effect
from reader.values import replace


class Narrowing:
    """Both filters, and where the reader was before they typed one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.categories = ""
        """The words that narrow the sidebar."""
        self._before: tuple[View, Key | None, int] = (View(), None, 0)

    @property
    def titles(self) -> str:
        """The words that narrow the list."""
        return self._catalogue.view.title

    @property
    def shown(self) -> list[Category]:
        """The categories that the sidebar shows."""
        categories = self._catalogue.counts.categories
        if not self.categories:
            return list(categories)
        from reader.corpus.title_words import has_words  # with all of pinyin

        return [
            category
            for category in categories
            if any(
                has_words(name, self.categories)
                for name in (self._catalogue.label_of(category.slug), category.slug)
            )
        ]

    def begin(self) -> None:
        """Note where the reader is: words will be typed."""
        self._before = self._catalogue.standing

    def narrow_titles(self, words: str) -> list[Effect]:
        """List only what has `words` in its title, from the top; without any, all as it was."""
        view = replace(self._before[0], title=words.strip())
        if view == self._catalogue.view:
            return []
        return self._catalogue.open_view(view) if view.title else self._list_as_it_was()

    def narrow_categories(self, words: str) -> list[Effect]:
        """Show only the categories that have `words` in their names, and list the first."""
        words = words.strip()
        if words == self.categories:
            return []
        self.categories = words
        if not words:
            return [do.ShowCategories(), *self._return(self._before[0])]
        first = next((View(category=category.slug) for category in self.shown), None)
        is_another = first not in (None, replace(self._catalogue.view, title=""))
        opened = self._catalogue.open_view(first) if first and is_another else []
        return [do.ShowCategories(), *opened]

    def give_up_titles(self) -> list[Effect]:
        """List all titles again, the cursor on the post that it stood on before words were typed."""
        return self._list_as_it_was()

    def give_up_categories(self) -> list[Effect]:
        """Show all categories again, and the list that there was before words were typed."""
        self.categories = ""
        return [do.ShowCategories(), *self._return(self._before[0])]

    def widen(self) -> list[Effect]:
        """List all titles again, the cursor staying on its post."""
        catalogue = self._catalogue
        return catalogue.show_view(replace(catalogue.view, title=""), catalogue.key)

    def show_all_categories(self) -> list[Effect]:
        """Show all categories again, the list staying as it is."""
        self.categories = ""
        return [do.ShowCategories(), do.PointAtView()]

    def _list_as_it_was(self) -> list[Effect]:
        return self._return(replace(self._before[0], title=""))

    def _return(self, view: View) -> list[Effect]:
        if view == self._catalogue.view:
            return [do.PointAtView()]
        return self._catalogue.show_view(view, *self._before[1:])
