"""What keys do with the article that is open: headings, finding, links, the clipboard."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.screen import Screen
from textual.timer import Timer

from reader.article import resolve
from reader.errors import AnchorNotFound
from reader.model import Entry
from reader.safe import Clean, clean_line
from reader.session.links import labels, place_of
from reader.session.places import Place
from reader.tui import links
from reader.tui.screens.labels import LabelScreen
from reader.tui.screens.outline import OutlineScreen
from reader.tui.widgets.bars import HintBar
from reader.tui.widgets.body import BodyPane
from reader.tui.widgets.find_bar import FindBar
from reader.tui.widgets.panes import BODY, Panes

NOTICE_SECONDS = 4.0


class ArticleKeys(Screen[None]):
    """The half of the reading screen that needs nothing but the open article."""

    _notice: Timer | None = None

    @property
    def panes(self) -> Panes:
        """The panes."""
        return self.query_one(Panes)

    @property
    def body(self) -> BodyPane:
        """The body pane."""
        return self.panes.body

    def current(self) -> Entry | None:
        """The entry that keys act on: what is being read, or what the cursor stands on."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Read what `place` names."""
        raise NotImplementedError

    def open_link(self, url: Clean) -> None:
        """Open `url` outside kanbao, without waiting."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the screen for a while."""
        if self._notice:
            self._notice.stop()
        bar = self.query_one(HintBar)
        bar.notice = sentence
        self._notice = self.set_timer(NOTICE_SECONDS, partial(setattr, bar, "notice", ""))

    # -- headings ------------------------------------------------------------------------

    def action_heading(self, step: int) -> None:
        """Jump to the next or previous heading."""
        if not self.body.sections:
            self.say("这篇文章没有小标题")
        elif not self.body.step_section(step):
            self.say("已是最后一个小标题" if step > 0 else "已是第一个小标题")

    def action_outline(self) -> None:
        """List the headings, to jump to one."""
        if not self.body.sections:
            self.say("这篇文章没有小标题")
            return

        def jump(section: int | None) -> None:
            if section is not None:
                self.panes.go(BODY)
                self.body.to_section(section)

        self.app.push_screen(OutlineScreen(self.body.sections, self.body.section), jump)

    def jump_to_anchor(self, anchor: str) -> None:
        """Go to the section that `anchor` names in the open article."""
        article = self.body.article
        if article is None:
            return
        try:
            self.body.to_section(article.sections.index(resolve(article, anchor)))
        except AnchorNotFound as error:
            self.say(str(error))

    # -- finding -------------------------------------------------------------------------

    def action_find(self) -> None:
        """Type words to find in the article."""
        if self.body.article is None:
            self.say("先打开一篇文章，再找")
            return
        self.panes.go(BODY)
        self.body.start_finding()
        self._show_find_bar(True)

    def _show_find_bar(self, shown: bool) -> None:
        """Let the find bar take the place of the hints, or give it back."""
        self.query_one(HintBar).display = not shown
        bar = self.query_one(FindBar)
        if shown:
            bar.open()
        else:
            bar.close()

    @on(FindBar.Typed)
    def _words_typed(self, message: FindBar.Typed) -> None:
        self.body.find(message.words)

    @on(FindBar.Entered)
    def _words_entered(self, message: FindBar.Entered) -> None:
        self._show_find_bar(False)
        self.panes.go(BODY)
        if not message.words:
            self.body.stop_finding()
        elif self.body.finding:
            self.body.settle_on_match()
        else:
            self.body.stop_finding()
            self.say(f"本篇没有“{clean_line(message.words)}”")

    @on(FindBar.GivenUp)
    def _finding_given_up(self) -> None:
        self._show_find_bar(False)
        self.body.stop_finding()
        self.panes.go(BODY)

    # -- links ---------------------------------------------------------------------------

    def action_label_links(self) -> None:
        """Label the links in view; the label typed is followed."""
        in_view = self.body.links_in_view()
        if not in_view:
            self.say("这一屏没有链接")
            return
        labelled = dict(zip(labels(len(in_view)), in_view, strict=True))
        self.body.show_labels(labelled)

        def follow(link: int | None) -> None:
            self.body.show_labels({})
            if link is not None and self.body.article is not None:
                self.follow(self.body.article.links[link].href)

        self.app.push_screen(LabelScreen(labelled), follow)

    def action_open_original(self) -> None:
        """Open the original in the browser, or show and copy its address."""
        entry = self.current()
        if entry is None or not entry.source:
            self.say("这篇文章没有记下原文链接")
        else:
            self.follow(entry.source)

    @on(BodyPane.LinkChosen)
    def _link_chosen(self, message: BodyPane.LinkChosen) -> None:
        self.follow(message.href)

    def follow(self, href: Clean) -> None:
        """Follow a link: inside the archive, in the browser, or onto the clipboard."""
        post = self.body.post
        if not links.may_open(href):
            if post is not None:
                self.go_to(place_of(href, post.path))
        elif links.has_desktop():
            self.open_link(href)
        else:
            self.app.copy_to_clipboard(href)
            self.say(f"已复制 {href}")

    def action_copy_link(self) -> None:
        """Copy the link to the original."""
        if (entry := self.current()) and entry.source:
            self.app.copy_to_clipboard(entry.source)
            self.say(f"已复制 {entry.source}")
        else:
            self.say("这篇文章没有记下原文链接")

    def action_copy_place(self) -> None:
        """Copy `POST#anchor` of the section being read."""
        entry = self.current()
        if entry is None:
            return
        section = (
            self.body.section
            if self.body.post is not None and self.body.post.path == entry.path
            else None
        )
        anchor = self.body.sections[section].anchor if section is not None else None
        place = clean_line(str(Place(entry.key, anchor)))
        self.app.copy_to_clipboard(place)
        self.say(f"已复制 {place}")
