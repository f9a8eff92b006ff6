"""Where the reader is on the way to: a post that is looked for, then its article, then a section."""

from __future__ import annotations

from reader.model import Key
from reader.safe import Clean
from reader.session import effects as do
from reader.session.articles import ShownArticle
from reader.session.effects import Effect
from reader.session.places import Place
from reader.session.tickets import Tickets
from reader.texts import _


class Destination:
    """One place at a time; none where `place` is None."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets
        self.place: Place | None = None
        self._web: Clean | None = None
        """The same place on the web: for where the archive has it not."""
        self._key: Key | None = None
        """Its post, as soon as that is found."""

    def look_for(self, place: Place, web: Clean | None) -> list[Effect]:
        """Set out for a place, whose post is to be found."""
        self.place, self._web, self._key = place, web, None
        return self.look_again()

    def look_again(self) -> list[Effect]:
        """Look once more for the post, where it is not found yet: it may be listed by now."""
        if self.place is None or self._key is not None:
            return []
        return [do.FindPlace(self._tickets.take("place"), self.place)]

    def found(self, place: Place, key: Key) -> None:
        """Go on to a place whose post is known."""
        self._tickets.drop("place")
        self.place, self._web, self._key = place, None, key

    def not_found(self, *, may_yet_be: bool) -> list[Effect]:
        """Go to the web for what the archive has not; else wait, or say that it is not there."""
        place, web = self.place, self._web
        if place is None or (may_yet_be and not web):
            return []
        self.give_up()
        return [
            do.OpenUrl(web)
            if web
            else do.Say(_("The archive has no such post: {place}").format(place=place))
        ]

    def give_up(self, *, article_only: bool = False) -> None:
        """Go nowhere; `article_only`: where the post is still looked for, go on."""
        if article_only and self._key is None:
            return
        self._tickets.drop("place")
        self.place = self._web = self._key = None

    def arrive(self, shown: ShownArticle | None) -> list[Effect]:
        """Go to the section, once the whole article of its post is shown."""
        place = self.place
        if place is None or shown is None or self._key != shown.key or not shown.opened.is_whole:
            return []
        self.give_up()
        return [do.GoToAnchor(place.anchor)] if place.anchor else []
