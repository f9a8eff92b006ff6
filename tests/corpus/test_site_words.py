"""Bodies that are nothing but the site around an article, and those that are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.corpus import open_archive, read_post

HOME = "[返回江海晨报新闻](//a.cn/c.html)｜[返回首页](//a.cn/)"
FOOTER = f'<p class="em_media">（文章来源：江海晨报）</p>\n\n<http://a.cn/1>\n\n{HOME}\n'


def codes(folder: Path, body: str) -> list[tuple[str, int | None]]:
    (folder / "2022-02-21-a.md").write_text(f"---\ntitle: 船\n---\n{body}", "utf-8")
    archive = open_archive(folder)
    return [(p.code, p.line) for p in read_post(archive, "2022-02-21-a.md").problems]


@pytest.mark.parametrize(
    "body",
    [
        FOOTER,
        HOME,
        "### 相关文章\n\n- [甲船](/1)\n- [乙船](/2)\n",
        "分享到：[微博](/w) [微信](/x)\n\n上一篇：[甲](/1)\n",
        '<div class="sharedaddy"><h3>共享此文章：</h3><ul><li><a href="/w">微博</a></li></ul></div>',
        "## Leave a Reply\n\nYour email address will not be published.\n",
    ],
)
def test_a_body_without_an_article_is_told(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == [("body-furniture", 4)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        f"船开了\n\n{FOOTER}",
        f"![船](a.png)\n\n{FOOTER}",
        f'<img src="a.png">\n\n{FOOTER}',
        "<http://a.cn/1>\n",
        "[船开了](http://a.cn/1)\n",
        "- [甲船](/1)\n- [乙船](/2)\n",
        "### 相关法规\n\n- [甲法](/1)\n",
        "### 相关文章\n\n这一段说的是另一条船的事。",
    ],
)
def test_a_body_that_says_something_is_not(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == []
