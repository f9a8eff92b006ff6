"""Keys that follow and copy: labelled links, the original, the place being read."""

from __future__ import annotations

from textual import on

from reader.article.model import Link
from reader.safe import Clean, clean_line
from reader.session.links import is_image, labels, place_of
from reader.session.places import Place
from reader.tui import links, messages
from reader.tui.screens.labels import LabelScreen
from reader.tui.screens.read_keys import ReadKeys
from reader.tui.widgets.body import BodyPane


class LinkKeys(ReadKeys):
    """A link leads to a post, into the browser, or onto the clipboard."""

    def action_label_links(self) -> None:
        """Label the links in view; the label typed is followed."""
        if not self.has_body_in_view():
            return
        in_view = self.body.links_in_view()
        if not in_view:
            self.say("这一屏没有链接")
            return
        labelled = dict(zip(labels(len(in_view)), in_view, strict=True))
        self.body.show_labels(labelled)

        def follow(link: int | None) -> None:
            self.body.show_labels({})
            if link is not None and self.body.article is not None:
                self.follow(self.body.article.links[link])

        self.app.push_screen(LabelScreen(labelled), follow)

    def action_open_original(self) -> None:
        """Open the original in the browser, or show and copy its address."""
        if source := self._source():
            self.open_outside(source)

    @on(BodyPane.LinkChosen)
    def _link_chosen(self, message: BodyPane.LinkChosen) -> None:
        self.follow(message.link)

    @on(BodyPane.Selected)
    def _text_selected(self, message: BodyPane.Selected) -> None:
        self.app.copy_to_clipboard(message.text)
        self.say(f"已复制 {len(message.text):,} 字")

    def follow(self, link: Link) -> None:
        """Follow a link: inside the archive, in the browser, or onto the clipboard."""
        post = self.body.post
        if links.may_open(link.href):
            self.open_outside(link.href)
        elif post is not None and is_image(link.href):
            self.desk.open_image(link.href, post.path)
        elif post is not None:
            self.go_to(place_of(link.href, post.path), link.web)

    @on(messages.ImageNotOpened)
    def _image_not_opened(self, message: messages.ImageNotOpened) -> None:
        self.copy(message.path)

    def action_copy_link(self) -> None:
        """Copy the link to the original."""
        if source := self._source():
            self.copy(source)

    def _source(self) -> Clean | None:
        entry = self.acted_on()
        if entry is not None and not entry.source:
            self.say("这篇文章没有记下原文链接")
        return entry.source if entry else None

    def action_copy_place(self) -> None:
        """Copy `POST#anchor` of the section being read."""
        entry = self.acted_on()
        if entry is None:
            return
        section = (
            self.body.section
            if self.body.post is not None and self.body.post.path == entry.path
            else None
        )
        anchor = self.body.sections[section].anchor if section is not None else None
        self.copy(clean_line(str(Place(entry.key, anchor))))
