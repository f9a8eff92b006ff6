"""Addresses in a post → links that are safe to show and to follow.

http, https and mailto pass; `//host/…` becomes https; pages of Zhihu and its kind that ask whether
one wants to leave are passed by; what Jekyll would serve from the same
site becomes a place in the archive where its address tells the file (a permalink with a
date, a file that is not a page), with the address on the web kept beside it; every other
scheme (javascript:, data:, file:) is no link at all.
Source of the permalinks: https://jekyllrb.com/docs/permalinks/ (`date` and `pretty`).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from reader.article.content import Context, Link
from reader.patterns import regex
from reader.safe import clean_line

MAX_ADDRESS = 8192
"""Characters past which an address is not one that a person would follow."""

_REDIRECT = regex(
    r"https?://(?:link\.(?:zhihu\.com|juejin\.(?:cn|im)|csdn\.net|jianshu\.com)/?\?(?:target|t)="
    r"|www\.douban\.com/link2/?\?(?:[^#]*&)?url=|(?:weibo\.cn|passport\.weibo\.com)/sinaurl\?(?:[^#]*&)?(?:u|toasturl)="
    r"|www\.google\.com/url\?(?:[^#]*&)?(?:q|url)=)(https?(?:://|%3A)[^&#]+)",
    re.IGNORECASE,
)
"""Pages that ask whether one really wants to leave."""

_INVISIBLE = regex(r"[\x00-\x20\x7f-\x9f]+")
_SCHEME = regex(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PERMALINK = regex(r"/(\d{4})/(\d{1,2})/(\d{1,2})/([^/?#]+?)(?:\.html?|/(?:index\.html?)?)?$")
_FILE = regex(r"/[^/]+\.(?!html?$|php$|aspx?$)[A-Za-z0-9]{1,8}$")
_BARE = regex(
    r"(?:https?://|www\.(?=\w))[^\s<>\"'`|\\^{}\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201f\u2026]+"
)
_TRAILING = ".,:;!?'\"*_~)]}"


class Links:
    """The links of one article, each once, in the order met."""

    def __init__(self, context: Context) -> None:
        self._site = context.url.rstrip("/")
        self._base = "/" + context.baseurl.strip("/") if context.baseurl.strip("/") else ""
        self._host = _after_scheme(self._site)
        self._known: dict[str, int | None] = {}
        self.found: list[Link] = []

    def index(self, address: str) -> int | None:
        """Return the index in `found` of the link to `address`, None where it is no link."""
        if address not in self._known:
            link = self._resolve(address)
            if link is not None and link in self.found[-1:]:
                self._known[address] = len(self.found) - 1
            elif link is None:
                self._known[address] = None
            else:
                self.found.append(link)
                self._known[address] = len(self.found) - 1
        return self._known[address]

    def lead(self, source: str) -> list[str | None]:
        """Return of each link found where it leads: "" to this site, None within the article, else the host.

        `source` is the address that the article is from: its site is this one, too.
        """
        own = {_host(self._site), _host(source), ""}
        return [
            None
            if link.href[:1] == "#" != link.href
            else ""
            if (host := _host(link.href)) in own
            else host
            for link in self.found
        ]

    def _resolve(self, address: str) -> Link | None:
        address = _INVISIBLE.sub("", address) if len(address) <= MAX_ADDRESS else ""
        address = str(clean_line(address)).replace("\\", "/")
        if not address:
            return None
        if redirect := _REDIRECT.match(address):
            address = _INVISIBLE.sub("", str(clean_line(unquote(redirect[1]))))
        if address.startswith("//"):
            address = "https:" + address
        scheme = _SCHEME.match(address)
        if scheme is None:
            return self._within(address) if address.startswith("/") else Link(clean_line(address))
        if scheme[1].lower() not in ("http", "https", "mailto"):
            return None
        if self._host and _after_scheme(address).startswith(self._host + "/"):
            return self._within(_after_scheme(address)[len(self._host) :])
        return Link(clean_line(address))

    def _within(self, path: str) -> Link:
        """Return the link to `path`, absolute within the site."""
        web = clean_line(self._site + path) if self._site else None
        inner = (
            path[len(self._base) :] if self._base and path.startswith(self._base + "/") else path
        )
        place, mark, fragment = inner.partition("#")
        if permalink := _PERMALINK.search(place):
            year, month, day, slug = permalink.groups()
            stem = f"{year}-{int(month):02}-{int(day):02}-{unquote(slug)}"
            return Link(clean_line(stem + mark + fragment), web)
        if web is None or _FILE.search(place):
            return Link(clean_line(inner), web)
        return Link(web)


def _after_scheme(address: str) -> str:
    """Return what follows `http:` or `https:` in an address; all of it where it begins otherwise."""
    begin = "http:" if address.startswith("http:") else "https:"
    return address.removeprefix(begin)


def _host(address: str) -> str:
    """Return the host that an address names, without `www.`; empty where it names none."""
    scheme, mark, rest = address.partition(":")
    if not mark or "/" in scheme:
        return ""
    return rest.lstrip("/").partition("/")[0].lower().removeprefix("www.")


def bare(text: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of `text` that are addresses without markup. Linear."""
    found = []
    for match in _BARE.finditer(text):
        address = match[0]
        unopened = address.count(")") - address.count("(")
        end = len(address)
        while end and address[end - 1] in _TRAILING:
            if address[end - 1] == ")":
                if unopened <= 0:
                    break
                unopened -= 1
            end -= 1
        if end > len("https://"):
            found.append((match.start(), match.start() + end))
    return found
