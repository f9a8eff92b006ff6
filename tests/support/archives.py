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
