"""Small sites whose configs decide which files are posts, and what stands in for their headers.

`CONFIGURED[name]` is path → text, as in `awkward_sites.AWKWARD`, of which it is a part.
"""

from __future__ import annotations


def _yaml(title: str, *lines: str, body: str = "b") -> str:
    return "\n".join(["---", f"title: {title}", *lines, "---", body, ""])


def _dated(title: str, *lines: str) -> str:
    return _yaml(title, "date: 2022-02-21", *lines)


CONFIGURED: dict[str, dict[str, str]] = {
    "jekyll-defaults": {
        "_config.yml": "title: T\nurl: https://x.org\nkeep_files: [_posts]\n"
        "exclude: [news/old/, '*/raw-*', lib]\ninclude: [.well-known]\n"
        "markdown_ext: 'markdown,md,txt'\ndefaults:\n"
        "- scope: {path: '', type: posts}\n"
        "  values: {title: Untitled, categories: [all], tags: [one]}\n"
        "- scope: {path: ''}\n  values: {category: later, tags: [two]}\n"
        "- scope: {path: '', type: drafts}\n  values: {categories: [no]}\n"
        "- scope: {path: news}\n  values: {tags: three four}\n"
        "- scope: {path: '*/_posts/deep', type: posts}\n  values: {published: false}\n"
        "- scope: {path: _posts/2022-03-01-file.md, type: posts}\n"
        "  values: {category: file, date: '2020-01-01'}\n"
        "- scope: {path: ./dotted, type: posts}\n  values: {tags: [dotted]}\n"
        "- scope: {path: /slashed, type: posts}\n  values: {tags: [slashed]}\n"
        "- scope: {path: _posts/2022-03, type: posts}\n  values: {tags: [march]}\n",
        "_posts/2022-02-21-silent.md": "---\n---\nb\n",
        "_posts/2022-02-21-own.md": _yaml("Own", "categories: x y", "tags: [t]"),
        "_posts/2022-02-21-ownone.md": _yaml("Own", "category: x y"),
        "_posts/2022-02-21-null.md": _yaml("Null", "categories:", "tags: ~"),
        "_posts/2022-02-21-empty.md": _yaml("Empty", "categories: []", "tags: ''"),
        "_posts/2022-03-01-file.md": _yaml("File"),
        "_posts/2022-03-02-month.md": _yaml("Month"),
        "news/_posts/2022-02-21-a.md": _yaml("A"),
        "news/_posts/deep/2022-02-21-b.md": _yaml("B"),
        "news/_posts/deep/2022-02-21-c.md": _yaml("C", "published: true"),
        "news/old/_posts/2022-02-21-old.md": _yaml("Old"),
        "news/_posts/raw-2022-02-21-d.md": _yaml("Raw"),
        "news/_posts/2022-02-21-raw-d.md": _yaml("Not raw"),
        "news/older/_posts/2022-02-21-older.md": _yaml("Older"),
        "library/_posts/2022-02-21-a.md": _yaml("Excluded for how it begins"),
        "dotted/_posts/2022-02-21-a.md": _yaml("Dotted"),
        "slashed/_posts/2022-02-21-a.md": _yaml("Slashed"),
        ".well-known/_posts/2022-02-21-a.md": _yaml("Well known"),
        "_drafts/2022-02-21-d.md": _yaml("Draft"),
    },
    "jekyll-exclude": {
        "_config.yml": "title: T\nexclude:\n- /slash\n- ./dot\n- '**/deep'\n- 'dir/*'\n- '*.txt'\n"
        "- _posts/one\n- '_posts/{x,y}*'\n- '[ab]c'\n- '?q'\ninclude: [_more, dir/kept, ac/]\n",
        **{
            f"{folder}_posts/2022-01-01-a.md": _yaml("A")
            for folder in (
                *("slash/", "dot/", "a/deep/", "deep/", "dir/a/", "dir/kept/", "bc/", "cc/"),
                *("aq/", "_more/", "x/bc/", "_other/"),
            )
        },
        "_posts/2022-01-01-t.txt": _yaml("Text"),
        "_posts/one/2022-01-01-o.md": _yaml("One"),
        "_posts/one-more/2022-01-01-p.md": _yaml("One more"),
        "_posts/xx/2022-01-01-r.md": _yaml("Braces"),
        "_posts/sub/deep/2022-01-01-s.md": _yaml("Deep"),
    },
    "jekyll-source": {
        "_config.yml": "title: T\nsource: site/src\ncollections_dir: writings\n"
        "collections:\n  posts: {output: true}\ndefaults:\n"
        "- scope: {path: _posts/sub, type: posts}\n  values: {tags: [sub]}\n"
        "- scope: {path: writings/_posts/full}\n  values: {tags: [full]}\n",
        "site/src/writings/_posts/2022-02-21-a.md": _yaml("A"),
        "site/src/writings/_posts/sub/2022-02-21-b.md": _yaml("B"),
        "site/src/writings/_posts/full/2022-02-21-c.md": _yaml("C"),
        "site/src/writings/news/_posts/2022-02-21-d.md": _yaml("D"),
    },
    "hexo-skip": {
        "_config.yml": "title: T\nurl: http://x.org\nskip_render:\n- _posts/raw/**\n- '*.html'\n"
        "- _posts/{x,y}-*.md\n- _posts/one?.md\n- '**/deep.md'\nignore:\n- '**/ignored/**'\n"
        "- '**/*.bak.md'\n- '**/here'\ndefault_category: none\n",
        "source/_posts/raw/a.md": _dated("Raw"),
        "source/_posts/raw/b/c.md": _dated("Raw, deep"),
        "source/_posts/page.html": _dated("Not in the folder that is named"),
        "source/_posts/x-a.md": _dated("X"),
        "source/_posts/z-a.md": _dated("Z"),
        "source/_posts/one1.md": _dated("One"),
        "source/_posts/one12.md": _dated("One more"),
        "source/_posts/a/b/deep.md": _dated("Deep"),
        "source/_posts/ignored/a.md": _dated("Ignored"),
        "source/_posts/here/a.md": _dated("Here"),
        "source/_posts/a.bak.md": _dated("Backup"),
        "source/_posts/a.md": _dated("A", "categories: [[x, y], [x, z]]", "published: yes"),
        "source/_posts/no.md": _dated("No", "published: no"),
        "source/_posts/word.md": _dated("Word", "published: 'false'"),
        "source/_posts/layout.md": _dated("Layout", "layout: false"),
        "source/_posts/link.md": _dated("Link", "lang: en", "link: http://x.org"),
    },
    "hexo-source": {
        "_config.yml": "title: T\nurl: http://x.org\nsource_dir: ./blog/\nskip_render: _posts/raw.md\n"
        "post_asset_folder: true\nnew_post_name: :year/:month/:day/:title.md\n",
        "blog/_posts/2020/03/04/path.md": _yaml("Path"),
        "blog/_posts/a.md": _dated("A"),
        "blog/_posts/a/aside.html": _dated("Aside"),
        "blog/_posts/a/aside.md": _dated("Aside, in Markdown"),
        "blog/_posts/raw.md": _dated("Raw"),
        "blog/_posts/mark.markdown": _dated("Another ending"),
    },
    "hugo-cascade": {
        "hugo.toml": 'baseURL = "https://x.org/"\ntitle = "T"\n'
        "[[cascade]]\ntags = ['config']\n[cascade.target]\npath = '/posts/**'\n"
        "[[cascade]]\ncategories = ['cc']\n[cascade._target]\npath = '/notes/*'\nkind = 'page'\n"
        "[[cascade]]\ntitle = 'Never'\n[cascade.target]\nkind = 'section'\n"
        "[[cascade]]\ndraft = true\n[cascade.target]\npath = '/{x,y}/**'\n",
        "content/posts/a.md": _dated("A"),
        "content/posts/b.md": _dated("B", "tags: [own]"),
        "content/posts/sub/_index.md": _yaml(
            "Sub", "cascade:", "  tags: [sub]", "  date: 2001-02-03", "  categories: [s]"
        ),
        "content/posts/sub/c.md": _yaml("C"),
        "content/posts/sub/d/index.md": _yaml("D", "date: 2022-02-21"),
        "content/posts/sub/deep/e.md": _yaml("E", "categories: []"),
        "content/posts/sub/null.md": _yaml("Silent", "tags:", "date: 2022-02-21"),
        "content/notes/_index.md": _yaml(
            "Notes",
            "cascade:",
            "- _target: {path: '/notes/x*'}",
            "  tags: [x]",
            "- target: {path: '/notes/**', kind: page}",
            "  tags: [any]",
        ),
        "content/notes/x1.md": _dated("X1"),
        "content/notes/y1.md": _dated("Y1"),
        "content/notes/in/y2.md": _dated("Y2"),
        "content/x/a.md": _dated("Held back"),
        "content/y/b.md": _dated("Not held back", "draft: false"),
        "content/hid/_index.md": _yaml("Hid", "cascade:", "  build: {list: never, render: never}"),
        "content/hid/a.md": _dated("Hidden"),
        "content/old/_index.md": "+++\ntitle = 'Old'\n[cascade]\ndraft = true\n+++\n",
        "content/old/a.md": _dated("In a cascade of drafts"),
        "content/old/b/index.md": _dated("Bundle in it"),
        "content/headless/index.md": _dated("Headless", "headless: true"),
        "content/listed/a.md": _dated("Not in lists", "build:", "  list: never"),
        "content/listed/b.md": _dated("Not rendered", "build:", "  render: never"),
        "content/listed/c.md": _dated("A link", "build:", "  render: link"),
        "content/params/_index.md": _yaml(
            "P", "cascade:", "  params:", "    tags: [p]", "  title: From above"
        ),
        "content/params/a.md": "---\ndate: 2022-02-21\n---\nb\n",
        "content/params/b.md": _dated("Own", "params:", "  tags: [own]", "  categories: [c]"),
    },
    "hugo-languages": {
        "config/_default/hugo.toml": 'baseURL = "https://x.org/"\n'
        'defaultContentLanguage = "zh"\ndisableLanguages = ["fr"]\n',
        "config/_default/languages.toml": '[zh]\ntitle = "甲"\nweight = 1\n'
        'contentDir = "texts/chinese"\n[en]\ncontentDir = "texts/english"\n'
        '[fr]\ncontentDir = "texts/french"\n[de]\ncontentDir = "texts/german"\ndisabled = true\n',
        "config/_default/frontmatter.yaml": "date: ['written', ':default']\n",
        "config/_default/params.toml": 'contentDir = "elsewhere"\n',
        "texts/chinese/news/a.md": _dated("甲"),
        "texts/chinese/news/w.md": _dated("己", "written: 2019-01-02"),
        "texts/english/news/a.md": _dated("A"),
        "texts/english/_index.md": _yaml("Home", "cascade:", "  tags: [english]"),
        "texts/french/news/a.md": _dated("Un"),
        "texts/german/news/a.md": _dated("Ein"),
        "texts/loose.md": _dated("Loose"),
        "content/a.md": _dated("Not here"),
    },
    "hugo-suffixes": {
        "hugo.yaml": "baseURL: https://x.org/\ndefaultContentLanguage: en\n"
        "languages:\n  en: {title: T, weight: 1}\n  zh: {weight: 2}\n"
        "  fr: {weight: 3, disabled: true}\n"
        "cascade:\n- target: {sites: {matrix: {languages: [zh]}}}\n  tags: [chinese]\n",
        "content/posts/a.md": _dated("A"),
        "content/posts/a.zh.md": _dated("甲"),
        "content/posts/a.fr.md": _dated("Un"),
        "content/posts/a.it.md": _dated("Uno"),
        "content/posts/b/index.md": _dated("B"),
        "content/posts/b/index.zh.md": _dated("乙"),
        "content/posts/b/index.fr.md": _dated("Deux"),
        "content/posts/_index.zh.md": _yaml("S", "cascade:", "  categories: [c]"),
    },
    "hugo-dates": {
        "config.yaml": "baseURL: https://x.org/\ntitle: T\ncontentDir: texts\n"
        "frontmatter:\n  date: [':filename', 'publishDate', 'date', ':fileModTime']\n"
        "ignoreFiles: ['\\.knit\\.md$', '/drafts/', '^never', '(a+)+$', 'x.*y\\.md$']\n"
        "buildDrafts: true\n",
        "layouts/x.html": "",
        "texts/posts/2021-03-04-named.md": _dated("Named"),
        "texts/posts/2021-03-04-10-11-12-stamped.md": _dated("Stamped"),
        "texts/posts/2021-03-04/index.md": _dated("Folder named"),
        "texts/posts/2021-03-05-bundle/index.md": _dated("Bundle named"),
        "texts/posts/plain.md": _dated("Plain"),
        "texts/posts/published.md": _dated("Published", "publishDate: 2020-01-02"),
        "texts/posts/page.knit.md": _dated("Knit"),
        "texts/posts/x-and-y.md": _dated("X and y"),
        "texts/drafts/a.md": _dated("Ignored"),
        "texts/posts/draft.md": _dated("Draft", "draft: true"),
    },
    "hugo-bare": {
        "config.toml": 'baseurl = "https://x.org/"\ntitle = "T"\n',
        "content/news/a.md": _dated("A"),
    },
    "hugo-mounts": {
        "hugo.yaml": "baseURL: https://x.org/\ntitle: T\nmodule:\n  mounts:\n"
        "  - {source: texts, target: content}\n"
        "  - {source: archive/old, target: content/blog}\n"
        "  - {source: assets, target: assets}\n",
        "texts/news/a.md": _dated("A"),
        "archive/old/b.md": _dated("B"),
        "archive/old/sub/c.md": _dated("C"),
        "content/d.md": _dated("Not here"),
    },
    "zola-ignored": {
        "config.toml": 'base_url = "https://x.org"\ntitle = "T"\n'
        'ignored_content = ["**/out.md", "*.raw.md", "drafts/**", "news/{x,y}-*.md", "one?.md", '
        '"**/skip"]\n'
        'taxonomies = [{name = "categories"}, {name = "tags"}]\n',
        "content/a.md": '+++\ntitle = "A"\ndate = 2022-02-21\n+++\nb\n',
        "content/one1.md": '+++\ntitle = "One"\ndate = 2022-02-21\n+++\nb\n',
        "content/a.raw.md": '+++\ntitle = "Raw"\ndate = 2022-02-21\n+++\nb\n',
        "content/news/b.raw.md": '+++\ntitle = "Raw, below"\ndate = 2022-02-21\n+++\nb\n',
        "content/news/_index.md": "+++\n+++\n",
        "content/news/x-a.md": '+++\ntitle = "X"\ndate = 2022-02-21\n+++\nb\n',
        "content/news/z-a.md": '+++\ntitle = "Z"\ndate = 2022-02-21\n+++\nb\n',
        "content/news/out.md": '+++\ntitle = "Out"\ndate = 2022-02-21\n+++\nb\n',
        "content/news/skip/a.md": '+++\ntitle = "Skip"\ndate = 2022-02-21\n+++\nb\n',
        "content/drafts/d.md": '+++\ntitle = "D"\ndate = 2022-02-21\n+++\nb\n',
        "content/drafts/_index.md": "+++\n+++\n",
    },
    "pelican-paths": {
        "pelicanconf.py": "SITENAME = 'T'\nTIMEZONE = 'Europe/Paris'\nFEED_ALL_ATOM = None\n"
        "DEFAULT_DATE = (2020, 1, 2, 3, 4)\nDEFAULT_CATEGORY: str = 'General'\n"
        "FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<title>.*)'\n"
        "PATH_METADATA = r'(?P<category>[^/]+)/(?P<date>\\d{4}/\\d{2}/\\d{2})/.*'\n"
        "EXTRA_PATH_METADATA = {'favicon.ico': {'path': 'f.ico'}, 'held': {'status': 'draft'},\n"
        "    'held/but': {'status': 'published', 'title': 'From above 6', 'date': '2020-05-06'}}\n"
        "IGNORE_FILES = ['*.bak.md', 'ignored']\n",
        "content/undated.md": "Title: Undated 1\n\nb\n",
        "content/dated.md": "Title: Dated 2\nDate: 2022-02-21\n\nb\n",
        "content/2021-03-04_A name.md": "Summary: s\n\nb\n",
        "content/2021-03-05-other.md": "Title: Other 3\n\nb\n",
        "content/news/2021/03/06/a.md": "Title: In path 4\n\nb\n",
        "content/news/b.md": "Title: In folder 5\n\nb\n",
        "content/own.md": "Title: Own 8\nCategory: own\n\nb\n",
        "content/held/a.md": "Title: Held back 7\n\nb\n",
        "content/held/but/b.md": "Summary: s\nDate: 2022-02-21\n\nb\n",
        "content/held/c.md": "Title: Not held back 12\nStatus: published\n\nb\n",
        "content/held.md": "Title: Beside 13\n\nb\n",
        "content/x.bak.md": "Title: Backup 10\n\nb\n",
        "content/ignored/a.md": "Title: Ignored 11\n\nb\n",
    },
    "pelican-old": {
        "pelicanconf.py": "SITENAME = AUTHOR = 'T'\nPATH = 'src/'\nARTICLE_DIR = 'blog'\n"
        "PAGE_DIR = 'blog/about'\nFEED_ALL_ATOM = None\nDEFAULT_DATE = 'fs'\n"
        "DEFAULT_METADATA = (('tags', 'x, y'), ('category', 'no'))\n"
        "FILENAME_METADATA = '(?P<slug>.*)'\n",
        "src/blog/a.md": "Title: A\nDate: 2022-02-21\n\nb\n",
        "src/blog/about/b.md": "Title: B\nDate: 2022-02-21\n\nb\n",
        "src/blog/d.html": "<html><head><title>D</title>"
        '<meta name="DATE" contents="2022-02-21"><meta name="tags" content="a, b">'
        "</head><body>b</body></html>\n",
        "src/other/c.md": "Title: C\nDate: 2022-02-21\n\nb\n",
    },
    "pelican-rst": {
        "pelicanconf.py": "SITENAME = 'T'\nFEED_ALL_ATOM = None\nDEFAULT_LANG = 'en'\n"
        "DEFAULT_METADATA = {'category': 'from all', 'tags': 'd'}\n",
        "content/a.rst": "A title 1\n#########\n\n:date: 2022-02-21 09:54\n:tags: one, two\n"
        ":category: cat\n:slug: a\n:summary: of some\n    lines\n\nWords.\n",
        "content/over.rst": "=======\nOver 2\n=======\n:date: 2022-02-21\n\nWords.\n",
        "content/comment.rst": ".. a comment\n\nCommented 3\n===========\n\n:Date: 2022-02-21\n"
        ":Tags: one\n\nWords.\n",
        "content/marked.rst": "A *title* ``4``\n===============\n\n:date: 2022-02-21\n\nWords.\n",
        "content/chinese.rst": "新闻标题 5\n==========\n\n:date: 2022-02-21\n:tags: 甲, 乙\n\n正文。\n",
        "content/draft.rst": "Draft 6\n=======\n\n:date: 2022-02-21\n:status: draft\n\nWords.\n",
        "content/titled.rst": "Heading 7\n=========\n\n:title: Other 8\n:date: 2022-02-21\n\nWords.\n",
        "content/news/sub.rst": "Sub 9\n=====\n\n:date: 2022-02-21\n\nOne\n---\n\nWords.\n\n"
        "Two\n---\n\nWords.\n",
        "content/2021-02-03-named.rst": "Named 10\n========\n\nWords.\n",
        "content/en.md": "Title: Same\nDate: 2022-02-21\nSlug: same\n\nb\n",
        "content/de.md": "Title: Gleich\nDate: 2022-02-21\nSlug: same\nLang: de\n\nb\n",
        "content/hidden.md": "Title: Hidden 11\nDate: 2022-02-21\nStatus: hidden\n\nb\n",
        "content/images/a.md": "Title: Beside pictures 12\nDate: 2022-02-21\n\nb\n",
    },
}
