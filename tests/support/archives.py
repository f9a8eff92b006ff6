"""A small archive of invented news, as a scraper would write it."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """\
<p>近年来，河湾市图书馆始终把“一盏灯”留给夜里读书的人，被读者称为“不打烊的书房”。</p>
 <p align="center">夜里的灯</p>
<p>馆员刘青说：“灯亮着，人就会来。”她每晚十点关好窗，再把二楼的长桌擦一遍。</p>
 <p align="center">借书的人</p>
<p>常来的有出租车司机、实习护士，也有准备考试的学生。他们各坐一角，互不打扰。</p>
 <p align="center">还书的箱</p>
<p>门口的还书箱二十四小时开着，每天清晨能收回六七十本书，偶尔夹着一张字条。</p>
 <p align="center">明年的事</p>
<p>明年春天，三楼将改成儿童室，书架按孩子的身高重新打。</p><p>（文章来源：河湾晚报）</p>

<http://example.org/news/1.html>

[返回河湾晚报新闻](//example.org/category/hewanwanbao.html)｜[返回首页](//example.org/)
"""

SECTIONS = ["夜里的灯", "借书的人", "还书的箱", "明年的事"]


def post(title: str, date: str, category: str, tag: str, body: str) -> str:
    header = f"title: {title}\ndate: {date}\ncategories: {category}\ntags: {tag}\n"
    return f"---\n{header}---\n{body}"


def write_archive(root: Path) -> Path:
    """Write fourteen posts of three categories under `root`, as a scraper would."""
    posts = root / "_posts"
    posts.mkdir(parents=True)
    (posts / "2022-03-09-library.md").write_text(
        post("不打烊的书房", "2022-03-09 09:54:33 +0800", "hewanwanbao", "河湾晚报新闻", ARTICLE),
        "utf-8",
    )
    (posts / "2022-03-08-markup.md").write_text(
        post(
            '"[red]不是标记[/red] [@click=app.quit]也不是[/]"',
            "2022-03-08 08:00:00 +0800",
            "hewanwanbao",
            "河湾晚报新闻",
            "正文里有一个转义符：\x1b[31m，它不该把字染红。\n",
        ),
        "utf-8",
    )
    for number in range(1, 13):
        category, tag = (("jiangzhoubao", "江州报新闻"), ("notes", "notes"))[number % 2]
        (posts / f"2022-02-{number:02}-note{number}.md").write_text(
            post(
                f"第{number}号短讯：渡口的早班船改到六点",
                f"2022-02-{number:02} 07:30:00 +0800",
                category,
                tag,
                "渡口管理处昨天说，早班船从下周起改到六点开。\n\n" * number,
            ),
            "utf-8",
        )
    return root


SITES = ("jekyll", "hexo", "hugo", "zola", "pelican", "plain")
"""The kinds of archive that `write_site` can write."""

_FILES: dict[str, dict[str, str]] = {
    "jekyll": {
        "_config.yml": "title: T\n",
        "_posts/2022-02-21-a.md": "---\ntitle: A\n---\nbody\n",
        "news/_posts/2022-02-22-b.md": "---\ntitle: B\ncategories: x y\n---\n",
        "about.md": "---\ntitle: About\n---\n",
    },
    "hexo": {
        "_config.yml": "title: T\nurl: http://x.org\ntimezone: Asia/Tokyo\n",
        "source/_posts/a.md": "---\ntitle: A\ndate: 2022-02-21 09:54:33\ncategories: x y\n"
        "tags: p q\n---\none\ntwo\n",
        "source/_posts/b.md": "title: B\ndate: 2013-02-21 09:54:33\ntags:\n- one\n- two\n"
        "categories: [c, d]\n---\nbody\n",
        "source/_posts/j.md": '"title": "J",\n"date": "2013/7/13 20:46:25"\n;;;\nbody\n',
        "source/_posts/k.md": ';;;\n"title": "K",\n"date": "2013/7/13 20:46:25"\n;;;\nbody\n',
        "source/_posts/z.md": "---\ntitle: Z\ndate: 2022-02-21 09:54:33 +0800\ncategory: one\n---\n",
        "source/_posts/2020-01-02-n.md": "no header\n",
        "source/_posts/t.txt": "---\ntitle: T\n---\n",
        "source/_posts/h.html": "---\ntitle: HT\n---\n<p>",
        "source/_posts/sub/deep/s.md": "---\ntitle: S\n---\n",
        "source/_posts/_hid.md": "---\ntitle: H\n---\n",
        "source/_posts/n.md": "---\ntitle: N\ntags: [1.10, on, 007]\ncategories:\n- [a, b]\n"
        "- [c]\n---\n",
        "source/_drafts/d.md": "---\ntitle: D\n---\n",
        "source/about/index.md": "---\ntitle: About\n---\n",
        "themes/t/README.md": "a theme",
        "README.md": "a site",
    },
    "hugo": {
        "hugo.toml": 'baseURL = "https://x.org/"\ntitle = "T"\n',
        "content/posts/a.md": "---\ntitle: A\ndate: 2022-02-21 09:54:33\ncategories: x y\n"
        "tags: [1.10, on, 007]\n---\nbody\n",
        "content/posts/b/index.md": '+++\nTitle = "B"\nDate = 2022-02-21T09:00:00\n'
        'categories=["c","d"]\n+++\nb\n',
        "content/posts/b/res.md": "---\ntitle: R\n---\nof the page\n",
        "content/posts/b/sub/deep.md": "of the page\n",
        "content/posts/_index.md": "---\ntitle: S\n---\n",
        "content/posts/pub.md": "---\ntitle: Pub\npublishDate: 2020-01-02\n---\n",
        "content/posts/j.md": '{\n"title":"J",\n"date":"2019-01-01"\n}\nbody\n',
        "content/posts/d.md": "---\ntitle: D\ndraft: true\n---\n",
        "content/posts/x.txt": "text\n",
        "content/root.md": "---\ntitle: Root\ndate: 2022-02-21\n---\n",
        "content/2021-03-04-named.md": "no header\n",
        "layouts/index.html": "{{ .Title }}",
        "static/a.html": "<p>",
        "themes/t/README.md": "a theme",
        "README.md": "a site",
    },
    "zola": {
        "config.toml": 'base_url = "https://x.org"\ntitle = "T"\n',
        "content/_index.md": '+++\ntitle = "S"\n+++\n',
        "content/a.md": '+++\npath = "2023/01/26/a"\ntitle = "A"\n+++\nbody\n',
        "content/blog/_index.md": "+++\n+++\n",
        "content/blog/2020-05-06-b.md": '+++\ntitle = "B"\n+++\nbody\n',
        "content/blog/2021-07-08-c/index.md": '+++\ntitle = "C"\n+++\nbody\n',
        "content/d.md": '+++\ntitle = "D"\ndate = 2022-02-21T09:54:33\n[taxonomies]\n'
        'categories = ["x", "y"]\ntags = ["t"]\n+++\nbody\n',
        "content/about.md": '+++\ntitle = "About"\n+++\n',
        "content/x.txt": "text",
        "templates/page.html": "{{ page.title }}",
        "themes/t/README.md": "a theme",
    },
    "pelican": {
        "pelicanconf.py": "SITENAME = 'T'\nTIMEZONE = 'Asia/Shanghai'\n",
        "content/a.md": "Title: A: 一\nDate: 2022-09-28 10:20\nCategory: This Week\n"
        "Tags: one two, three\nSummary: short\n    and more\n\n正文。\n",
        "content/news/b.markdown": "title: B\ndate: 2022-09-29\n\nbody\n",
        "content/2021-02-03-c.md": "Title: C\nSlug: c\n\nbody\n",
        "content/news/d.md": "Title: D\nDate: 2022-09-30\nStatus: draft\n\nbody\n",
        "content/pages/about.md": "Title: About\n\nbody\n",
        "themes/t/README.md": "a theme",
    },
    "plain": {
        "README.md": "自述",
        "requirements.txt": "click",
        "requirements-dev.txt": "pytest",
        "robots.txt": "User-agent: *",
        "LICENSE.md": "free",
        "CODE_OF_CONDUCT.md": "be kind",
        "docs/科技/a.md": "甲",
        "docs/科技/深/b.md": "乙",
        "docs/财经/license-plates.md": "车牌",
        "docs/财经/History.md": "历史",
        "docs/2013/10/c.md": "丙",
        "docs/201406/d.txt": "丁",
        "docs/2015/e.md": "戊",
        "docs/2016/07/08/f.md": "己",
        "templates/page.html": "<p>",
        "static/a.html": "<p>",
    },
}


def write_site(root: Path, kind: str) -> Path:
    """Write a small archive of a kind of `SITES` under `root`, as its program would have it."""
    for path, text in _FILES[kind].items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root
