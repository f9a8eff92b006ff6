"""Shows on the panes what a session says is to be shown."""

from __future__ import annotations

from textual.timer import Timer

from reader.errors import AnchorNotFound
from reader.safe import Clean, clean_line
from reader.session import effects as do
from reader.session.hits import HitsView
from reader.session.sentences import joined
from reader.session.session import Session
from reader.texts import _, ngettext
from reader.texts.errors import sentence
from reader.tui.hints import HintContext
from reader.tui.keys.counts import Count
from reader.tui.keys.keymap import Keymap
from reader.tui.widgets.bars import HintBar, TitleBar, scan_status, text_status
from reader.tui.widgets.panes import BODY, LIST, SIDEBAR, Panes
from reader.tui.widgets.search_bar import SearchBar

NOTICE_SECONDS = 4.0


class Showing:
    """Turns the session's state into what the panes and bars draw."""

    def __init__(
        self,
        session: Session,
        panes: Panes,
        title_bar: TitleBar,
        search_bar: SearchBar,
        hints: HintBar,
        nothing: Clean,
        keymap: Keymap,
        count: Count,
    ) -> None:
        """Show what `session` holds; `nothing` is said where the archive has no post.

        `count` knows the number typed before a key to come.
        """
        self._count = count
        self._keymap = keymap
        self._session = session
        self._panes = panes
        self._title_bar = title_bar
        self._search_bar = search_bar
        self._hints = hints
        self._nothing = nothing
        self._notice: Timer | None = None

    def show(self, effect: do.Shown) -> None:
        """Show what an effect says is to be shown."""
        panes = self._panes
        match effect:
            case do.Say(sentence, offer):
                offered = self._keymap.offers(offer) if offer else ""
                self.say(joined(filter(None, (sentence, offered))))
            case do.ShowCounts():
                self._show_counts()
            case do.ShowList():
                view = self._session.catalogue.listing.view
                panes.entries.show(panes.sidebar.title_of(view))
                self.refresh_hints()
            case do.ShowCursor():
                panes.entries.put_cursor(self._session.catalogue.row)
            case do.ShowRows(rows):
                panes.entries.show_rows(rows)
            case do.ShowCategories():
                self._show_categories()
            case do.EnterList():
                panes.go(LIST)
            case do.PointAtView():
                panes.sidebar.point_at(self._session.catalogue.view)
            case do.ShowArticle(opened, offset):
                panes.body.show(opened, offset)
            case do.ShowAnew(opened):
                panes.body.show_anew(opened)
            case do.ClearArticle():
                panes.body.clear()
            case do.ShowBody():
                if not panes.body.display:
                    panes.go(BODY)
            case do.EnterBody():
                panes.go(BODY)
            case do.GoToAnchor(anchor):
                self._go_to_anchor(anchor)
            case do.ShowMatches(jump):
                panes.body.show_matches(jump=jump)
                self.refresh_hints()
            case do.ReturnFromFinding():
                panes.body.return_to_place()
            case do.ShowSearch():
                self._search_bar.refresh_status()
                panes.sidebar.show_search()
                self.refresh_hints()
            case do.ShowScan(progress):
                self._title_bar.status = "" if progress is None else scan_status(progress)
                self._show_nothing()

            case do.ShowTexts(progress):
                self._title_bar.status = "" if progress is None else text_status(progress)

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the screen for a while; it may hold any text."""
        if self._notice:
            self._notice.stop()
        self._hints.notice = clean_line(sentence)
        self._notice = self._hints.set_timer(NOTICE_SECONDS, self._silence)

    def stop_saying(self) -> None:
        """Let what was said give way."""
        if self._notice:
            self._notice.stop()
            self._silence()

    def refresh_hints(self) -> None:
        """Offer the keys that are of use now, after the number typed before one."""
        panes, body, session = self._panes, self._panes.body, self._session
        searching = session.searching
        self._hints.hint_context = HintContext(
            pane=panes.at,
            show=searching.shows if searching.is_on else session.catalogue.view.show,
            nothing=self._nothing_there,
            finding=self._session.finding.is_on,
            is_hit=self._session.finding.is_of_archive,
            sideways=body.sideways,
            sections=bool(body.sections),
            original=bool(body.post and body.post.source),
            narrowed=bool(
                session.narrowing.titles
                if panes.at == LIST
                else panes.at == SIDEBAR and session.narrowing.categories
            ),
            typing=panes.outline.has_focus_within,
            searching=searching.is_on,
            typing_search=searching.is_typing,
            count=self._count.typed,
        )

    @property
    def _nothing_there(self) -> bool:
        if self._panes.at == BODY:
            return self._session.wanted is None
        return not self._panes.entries.row_count()

    def _show_categories(self) -> None:
        self._panes.sidebar.show()
        self._panes.sidebar.point_at(self._session.catalogue.view)
        self.refresh_hints()

    def _show_counts(self) -> None:
        totals = self._session.catalogue.counts.totals
        self._panes.sidebar.show()
        view = self._session.catalogue.listing.view
        if isinstance(view, HitsView):  # it may have another name now
            self._panes.entries.call_it(self._panes.sidebar.title_of(view))
        posts = ngettext("{count:,} article", "{count:,} articles", totals.posts)
        unread = _("{count:,} unread")
        self._title_bar.numbers = (
            f"{posts.format(count=totals.posts)} · {unread.format(count=totals.unread)}"
        )
        self._show_nothing()

    def _show_nothing(self) -> None:
        """Let the list say why it is empty, if the whole archive is."""
        session = self._session
        words = self._nothing if session.is_scanned else Clean(_("Looking for articles…"))
        has_posts = session.catalogue.counts.totals.posts > 0
        self._panes.entries.nothing = Clean("") if has_posts else words

    def _go_to_anchor(self, anchor: str) -> None:
        article = self._panes.body.article
        if article is None:
            return
        from reader.article import resolve

        try:
            self._panes.body.to_place(resolve(article, anchor))
        except AnchorNotFound as error:
            self.say(sentence(error))

    def _silence(self) -> None:
        self._notice = None
        self._hints.notice = Clean("")
