"""Where kanbao lists another thing than the program publishes of an awkward site, and why.

`AGREED[name]` of a site of `awkward_sites.AWKWARD` is `path: field` → the reason. A field is that
of a post, `listed only` or `published only`.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS = "without a title, a heading or the first words stand in; Jekyll takes the file's name"
WRITTEN = "names and titles are as written, not what YAML takes them for"
ENTITY = "the program writes the title into the page as it is, and there it reads the same"
BROKEN = "the program gives up on the header, and what can be read of it is read"
UNDATED = "the program wants a date, or one in the name; a post without is listed last"
KEPT = "a post that the program throws out for what it lacks is listed all the same"
AUTHOR = "Jekyll's YAML reader takes it for UTC; here it is meant in the site's zone"
OWN_ZONE = "Hexo takes the date's own zone, or UTC, for the site's; here it is what it says"
NAMED = "names of files and folders, and addresses, give dates in every archive"
LEFT_OUT = "hidden and underscore folders, node_modules and vendor hold no posts"
CAPITALS = "the program wants its endings in small letters"
LENIENT = "a key that is nothing to the program is read where its own is not there"
MANY_LINES = "Pelican takes one line of a value, or all as a list"
ELSEWHERE = "the program shows it within another page, or its folder's page holds it back"
TEXTS_ALONE = "posts are text files, by their endings"

_REASONS: dict[str, dict[str, tuple[str, ...]]] = {
    "jekyll": {
        WORDS: (
            "_posts/2022-02-21-Upper-Case_Name.md: title",
            "_posts/2022-02-21-emptyheader.md: title",
            "_posts/2022-02-21-heading.md: title",
            "_posts/2022-02-21-no-title-here.md: title",
            "_posts/2022-02-21-noheader.md: title",
            "_posts/2022-02-21-null.md: title",
            "_posts/2022-02-21-plain.txt: title",
        ),
        WRITTEN: (
            "_posts/2022-02-21-float.md: title",
            "_posts/2022-02-21-folded.md: title",
            "_posts/2022-02-21-yes.md: title",
            "_posts/2022-02-21-tags1.md: tags",
            "_posts/2022-02-21-cats6.md: categories",
            "_posts/2022-02-21-cats11.md: categories",
        ),
        ENTITY: ("_posts/2022-02-21-entity.md: title",),
        BROKEN: (
            "_posts/2022-02-21-brokenquotes.md: title",
            "_posts/2022-02-21-brokenquotes.md: date",
            "_posts/2022-02-21-cats9.md: title",
            "_posts/2022-02-21-cats9.md: date",
            "_posts/2022-02-21-cats9.md: categories",
            "_posts/2022-02-21-leadingline.md: title",
            "_posts/2022-02-21-heldword.md: published only",
            "_posts/2022-02-31-nosuchday.md: date",
        ),
        AUTHOR: (
            "_posts/2022-02-21-iso.md: date",
            "_posts/2022-02-21-naive.md: date",
            "_posts/2022-02-21-short.md: date",
            "_posts/2022-02-21-summer.md: date",
        ),
        "Jekyll publishes nothing before its date is mended; what the name says stands in": (
            "_posts/2022-02-21-baddate.md: listed only",
            "_posts/2022-02-21-emptydate.md: listed only",
            "_posts/2022-02-21-nosuchtime.md: listed only",
            "_posts/2022-02-21-onlyzone.md: listed only",
        ),
        TEXTS_ALONE: ("_posts/2022-02-21-textile.textile: published only",),
        UNDATED: ("_posts/2022-02-21.md: listed only", "_posts/undated.md: listed only"),
        NAMED: ("news/2022-02-21-loose.md: listed only",),
    },
    "jekyll-config": {
        "every _posts is one, also beside the config's source": (
            "_posts/2022-02-21-h.md: listed only",
            "src/_posts/2022-02-21-i.md: listed only",
        ),
    },
    "jekyll-collections": {},
    "jekyll-defaults": {},
    "jekyll-exclude": {},
    "jekyll-source": {},
    "hexo": {
        WORDS: ("source/_posts/heading.md: title", "source/_posts/noheader.md: title"),
        WRITTEN: (
            "source/_posts/datetitle.md: title",
            "source/_posts/float.md: title",
            "source/_posts/tags1.md: tags",
        ),
        ENTITY: ("source/_posts/entity.md: title",),
        "headers of every kind are read in every archive": (
            "source/_posts/dots.md: title",
            "source/_posts/dots.md: date",
            "source/_posts/toml.md: title",
        ),
        OWN_ZONE: (
            "source/_posts/epoch.md: date",
            "source/_posts/isoz.md: date",
            "source/_posts/rfc.md: date",
            "source/_posts/zoned.md: date",
        ),
        NAMED: ("source/_posts/2020/03/04/path.md: date",),
        LEFT_OUT: (
            "source/_posts/node_modules/n.md: published only",
            "source/_posts/vendor/v.md: published only",
        ),
        CAPITALS: ("source/_posts/big.MD: listed only",),
    },
    "hexo-config": {
        WORDS: ("source/_posts/untitled-post.md: title",),
        NAMED: ("source/_posts/2020-03-04-named.md: date",),
        "drafts are listed when they are asked for": ("source/_drafts/d.md: published only",),
    },
    "hexo-skip": {
        "words that YAML took for false hold a post back": ("source/_posts/no.md: published only",),
    },
    "hexo-source": {},
    "hugo": {
        WORDS: (
            "content/posts/heading.md: title",
            "content/posts/noheader.md: title",
            "content/posts/notitle.md: title",
            "content/posts/plain.html: title",
        ),
        WRITTEN: (
            "content/posts/float.md: title",
            "content/posts/tags1.md: tags",
            "content/posts/cats6.md: categories",
        ),
        ENTITY: ("content/posts/entity.md: title",),
        NAMED: ("content/posts/2021-03-04-named.md: date",),
        LENIENT: ("content/posts/cats3.md: categories", "content/posts/tags3.md: tags"),
        LEFT_OUT: (
            "content/posts/_sub/a.md: published only",
            "content/posts/node_modules/n.md: published only",
            "content/posts/vendor/v.md: published only",
        ),
        "_index.* is a section in any language": ("content/posts/_index.zh.md: published only",),
    },
    "hugo-config": {},
    "hugo-old": {LENIENT: ("content/post/b.md: categories",)},
    "hugo-cascade": {
        "what has a page of its own is listed, though no list of the site has it": (
            "content/listed/a.md: listed only",
        ),
    },
    "hugo-languages": {},
    "hugo-suffixes": {},
    "hugo-dates": {
        "a name gives a day, and no time": ("texts/posts/2021-03-04-10-11-12-stamped.md: date",),
    },
    "hugo-bare": {},
    "hugo-mounts": {},
    "zola": {
        WORDS: ("content/heading.md: title", "content/notitle.md: title"),
        NAMED: ("content/20200506-compact.md: date", "content/pathdashes.md: date"),
        LEFT_OUT: (
            "content/_sub/a.md: published only",
            "content/node_modules/n.md: published only",
            "content/vendor/v.md: published only",
        ),
        CAPITALS: ("content/big.MD: listed only",),
        ELSEWHERE: ("content/hidden/a.md: listed only", "content/norender.md: listed only"),
    },
    "zola-config": {},
    "zola-ignored": {},
    "pelican": {
        KEPT: (
            "content/baddate.md: listed only",
            "content/heading.md: listed only",
            "content/leadingline.md: listed only",
            "content/modified.md: listed only",
            "content/nodate.md: listed only",
            "content/notitle.md: listed only",
            "content/odd.md: listed only",
        ),
        "to Pelican a month's day is that of today": ("content/month.md: date",),
        ENTITY: ("content/colon.md: title",),
        MANY_LINES: (
            "content/multi.md: tags",
            "content/multititle.md: title",
            "content/twice.md: title",
            "content/yamllist.md: tags",
        ),
        LENIENT: ("content/cats2.md: categories", "content/tags3.md: tags"),
        LEFT_OUT: (
            "content/.hidden.md: published only",
            "content/_sub/a.md: published only",
            "content/node_modules/n.md: published only",
            "content/vendor/v.md: published only",
        ),
        CAPITALS: ("content/big.MD: listed only",),
    },
    "pelican-config": {},
    "pelican-paths": {},
    "pelican-old": {},
    "pelican-rst": {
        "a title is its words, without their marks": ("content/marked.rst: title",),
    },
}

AGREED: Mapping[str, Mapping[str, str]] = {
    name: {place: reason for reason, places in reasons.items() for place in places}
    for name, reasons in _REASONS.items()
}
