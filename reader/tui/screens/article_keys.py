"""Keys that act in the open article: find words, walk through headings, follow and copy links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on

from reader.safe import Clean, clean_line
from reader.session import effects as do
from reader.session.links import labels
from reader.session.places import Place
from reader.texts import _, ngettext
from reader.tui.screens.stage import Stage
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.outline import Outline
from reader.tui.widgets.pane import Pane
from reader.tui.widgets.panes import BODY, LIST
from reader.tui.widgets.prompts import FindBar
from reader.tui.widgets.search_bar import SearchBar, SearchLine
from reader.tui.widgets.shape import Shape

if TYPE_CHECKING:
    from reader.article.content import Link


class ArticleKeys(Stage):
    """What is typed to find is marked as it is typed; a link leads to a post or the browser."""

    # -- finding ---------------------------------------------------------------------------

    def action_find(self) -> None:
        """Type words to find in the article that is being read; elsewhere, in the archive.

        Where that article is still on its way, they wait for it.
        """
        if self.panes.at != BODY:
            self.action_search()
            return
        if self._has_article:
            self._begin_finding()
        is_there = self._has_article
        self.ask(
            self._find_bar,
            _("Find in this article") if is_there else _("No article to search: open one first"),
        )

    def action_search(self) -> None:
        """Type words to find in the whole archive."""
        self.panes.go(LIST)
        self.carry_out(self.session.begin_search())

    @property
    def _has_article(self) -> bool:
        return self.body.display and self.body.article is not None

    def _begin_finding(self) -> None:
        self.body.remember_place()
        self.carry_out(self.session.begin_finding(self.body.offset_in_text))

    @on(FindBar.Typed, "FindBar")
    def _words_typed(self, message: FindBar.Typed) -> None:
        if message.words in self.keymap.with_twins("read.find"):
            self._find_bar.close()
            self._finding_given_up()
            self.action_search()
        else:
            self._find(message.words)

    def _find(self, words: str) -> None:
        if self._has_article and words != self.session.finding.query:
            self.carry_out(self.session.find(words))

    @on(BodyPane.Moved)
    def _article_may_be_there(self) -> None:
        if self._find_bar.display and self._has_article and not self.session.finding.is_typing:
            self._begin_finding()
            self.carry_out(self.session.find(self._find_bar.value))

    @on(events.DescendantFocus)
    def _typing_left(self) -> None:
        """Whoever goes to a pane types no more; what is found stays marked."""
        if not isinstance(self.focused, Pane):
            return
        if self._find_bar.display:
            self._find_bar.close()
            self._hint_bar.display = True
            self.carry_out(self.session.end_typing())
        if self.session.searching.is_typing:
            self._search_typed()
            self.carry_out(self.session.stop_typing_search())

    @on(FindBar.Entered, "FindBar")
    def _words_entered(self, message: FindBar.Entered) -> None:
        self._hint_bar.display = True
        self._find(message.words)
        if self._has_article:
            self.panes.go(BODY)
            self.carry_out(self.session.end_typing())
        else:
            self.panes.go(self.panes.at)
            self.say(_("Open an article first"))

    @on(FindBar.GivenUp, "FindBar")
    def _finding_given_up(self) -> None:
        self._hint_bar.display = True
        self.carry_out(self.session.leave_finding())
        self.panes.go(BODY if self._has_article else self.panes.at)

    # -- searching the archive -------------------------------------------------------------

    def action_narrow(self, step: int) -> None:
        """Only the hits of the time around the cursor's; or of all the time again."""
        self.carry_out(self.session.narrow_to_time(step))

    def action_keep_search(self) -> None:
        """Ask for a name to keep the search by; for another, of one that is kept."""
        sidebar, searching = self.panes.sidebar, self.session.searching
        is_beside = self.panes.current is sidebar
        saved = sidebar.saved if is_beside else self.session.saved.named(searching.query)
        if saved is None and not searching.is_on:
            self.say(_("Search first, then keep it by a name"))
            return
        if saved is not None and saved.is_of_config:  # no name typed would be taken
            self.carry_out(self.session.keep_search(saved.name, saved))
            return

        from reader.tui.screens.name_screen import NameScreen

        def keep(name: str | None) -> None:
            if name is not None:
                self.carry_out(self.session.keep_search(name, saved))

        title = (
            _("Name of the search") if saved is None else _("Another name, or none to remove it")
        )
        name = searching.words if saved is None else saved.name
        self.app.push_screen(NameScreen(title, name, self.keymap), keep)

    @on(Shape.Chosen)
    def _time_chosen(self, message: Shape.Chosen) -> None:
        self.carry_out(self.session.narrow_to(message.stretch))

    @on(SearchBar.Typed)
    def _search_typed(self) -> None:
        searching = self.session.searching
        if searching.is_typing and self._search_bar.typed != searching.words:
            self.types_on()
            self.carry_out(self.session.search(self._search_bar.typed))

    @on(SearchBar.Entered)
    def _search_entered(self) -> None:
        self._search_typed()
        self.carry_out(self.session.end_search_typing())
        if not self.session.searching.is_typing and self.panes.at != BODY:
            self.panes.go(LIST)

    @on(SearchLine.Left)
    def _search_left(self) -> None:
        self.carry_out(self.session.leave_search())
        self.panes.go(LIST)

    @on(SearchLine.Moved)
    def _moved_among_hits(self, message: SearchLine.Moved) -> None:
        self._search_typed()
        self.entries.move(message.move)
        self.cursor_moved()

    # -- headings --------------------------------------------------------------------------

    def action_heading(self, step: int) -> None:
        """Jump to the next or previous heading."""
        if not self.has_body_in_view():
            return
        if not self.body.sections:
            self.say(_("This article has no headings"))
        elif not self.body.step_section(step * self.count.times):
            self.say(_("This is the last heading") if step > 0 else _("This is the first heading"))

    async def action_outline(self) -> None:
        """List the headings, to jump to one: beside the body, or over it; or no longer."""
        if self.panes.outline.display:
            self.panes.dock_outline(False)
            return
        if not self.has_body_in_view():
            return
        if not self.body.sections:
            self.say(_("This article has no headings"))
        elif self.panes.has_room_for_outline:
            self.panes.dock_outline(True)
            self._follow_in_outline()
            self.panes.outline.take_focus()
        else:
            from reader.tui.screens.outline_screen import OutlineScreen

            outline = OutlineScreen(self.body.sections, self.body.section, self.keymap)
            await self.app.push_screen(outline, self._jump)  # the next key is typed into it

    def _jump(self, section: int | None) -> None:
        if section is not None:
            self.panes.go(BODY)
            self.body.to_section(section)

    @on(Outline.Picked)
    def _picked(self, message: Outline.Picked) -> None:
        self._jump(message.index)

    @on(Outline.Left)
    def _outline_left(self) -> None:
        self.panes.go(BODY)

    @on(Outline.Closed)
    def _outline_closed(self) -> None:
        self.panes.dock_outline(False)

    @on(BodyPane.Moved)
    def _follow_in_outline(self) -> None:
        """Mark in the outline beside the body what is being read."""
        if self.panes.outline.display:
            self.panes.outline.show(self.body.sections, self.body.section)

    # -- links and the clipboard -----------------------------------------------------------

    def action_label_links(self) -> None:
        """Label the links in view; the label typed is followed."""
        if not self.has_body_in_view():
            return
        in_view = self.body.links_in_view()
        if not in_view:
            self.say(_("No links on this screen"))
            return
        from reader.tui.screens.label_screen import LabelScreen

        labelled = dict(zip(labels(len(in_view)), in_view, strict=True))
        self.body.show_labels(labelled)

        def typed(link: int | None) -> None:
            self.body.show_labels({})
            if link is not None and self.body.article is not None:
                self._follow(self.body.article.links[link])

        self.app.push_screen(LabelScreen(labelled, self.keymap.key("labels.close")), typed)

    @on(BodyPane.LinkChosen)
    def _link_chosen(self, message: BodyPane.LinkChosen) -> None:
        self._follow(message.link)

    def _follow(self, link: Link) -> None:
        self.remember_position()
        self.carry_out(self.session.follow(link))

    @on(BodyPane.Selected)
    def _text_selected(self, message: BodyPane.Selected) -> None:
        self.app.copy_to_clipboard(message.text)
        count = len(message.text)
        copied = ngettext("Copied {count:,} character", "Copied {count:,} characters", count)
        self.say(copied.format(count=count))

    def action_open_original(self) -> None:
        """Open the original in the browser, or show and copy its address."""
        if source := self._source():
            self.carry_out([do.OpenUrl(source)])

    def action_copy_link(self) -> None:
        """Copy the link to the original."""
        if source := self._source():
            self.copy(source)

    def _source(self) -> Clean | None:
        entry, shown, post = self.acted_on(), self.session.shown, self.body.post
        if entry is None:
            return None
        source = entry.source
        if not source and post is not None and shown is not None and shown.key == entry.key:
            source = post.source  # what only its body names, the index may not hold yet
        if not source:
            self.say(_("This article names no original"))
        return source

    def action_copy_place(self) -> None:
        """Copy `POST#anchor` of the section being read."""
        entry, shown = self.acted_on(), self.session.shown
        if entry is None:
            return
        section = self.body.section if shown is not None and shown.key == entry.key else None
        anchor = self.body.sections[section].anchor if section is not None else None
        self.copy(clean_line(str(Place(entry.key, anchor))))

    def action_sideways(self, step: int) -> None:
        """Shift wide code and tables in view."""
        if self.body.display and any(self.body.sideways):
            self.body.move_sideways(step * self.count.times)
        else:
            self.say(_("No wide code or tables on this screen"))
