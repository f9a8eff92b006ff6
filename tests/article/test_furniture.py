"""The article without the site around it: what is left out, and what never is."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

import reader.demo
from reader.article import parse, text
from reader.article.content import Context
from reader.article.dom.addresses import Links
from reader.article.dom.builder import build
from reader.article.dom.drafts import Draft
from reader.article.dom.elements import Element
from reader.article.furniture.labelled import without_site
from reader.article.furniture.marked import is_marked
from reader.article.markup import tags
from reader.article.markup.html import normalised, to_html
from reader.corpus import load, open_archive, walk
from reader.corpus.fields.footer import read_footer
from reader.corpus.site_labels import is_label

TEXT = "<p>船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班。</p>"

LONG = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班，遇雾停航，恢复的时间听码头的广播。"
ARTICLE = f"## 船期\n\n{LONG}\n\n## 票价\n\n两元一位。"

MARKED = [
    '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">共享此文章：</h3><ul><li>微博</li></ul></div>',
    '<div id="jp-relatedposts" class="jp-relatedposts"><h3>相关</h3><p>另一篇讲船的文章</p></div>',
    '<div class="sharedaddy sd-block sd-like jetpack-likes-widget-wrapper"><h3>赞过：</h3><span>赞</span> 正在加载……</div>',
    '<nav class="navigation post-navigation"><h2 class="screen-reader-text">文章导航</h2><a href="/1">上一篇</a></nav>',
    '<div id="comments" class="comments-area"><h2>3 条评论</h2><ol class="comment-list"><li>买伟哥</li></ol></div>',
    '<div id="respond" class="comment-respond"><h3>发表评论</h3><form>邮箱</form></div>',
    '<h2 class="screen-reader-text">船票.pdf</h2>',
    '<h2 class="element-invisible">zhaopian.jpg</h2>',
    '<span class="sr-only">跳到正文</span>',
    '<ol class="breadcrumb"><li><a href="/">首页</a></li><li>航运</li></ol>',
    '<div class="subscription-widget-wrap"><p>订阅本刊，每周一封</p></div>',
    '<div class="paywall-prompt"><h2>余下的要付钱</h2></div>',
    '<div class="bdsharebuttonbox"><a href="#">分享到微博</a></div>',
    '<div id="disqus_thread"><p>评论在装</p></div>',
    '<div class="post-tags"><a href="/t/1">船</a> <a href="/t/2">渡口</a></div>',
    '<p style="position:absolute;left:-9999px">便宜药</p>',
    '<div role="navigation"><a href="/">首页</a></div>',
    '<div class="yarpp-related"><h3>您可能感兴趣的文章</h3><ol><li><a href="/1">甲</a></li></ol></div>',
]


@pytest.mark.parametrize("site", MARKED)
@pytest.mark.parametrize("below", [True, False])
def test_what_systems_mark_as_theirs_is_left_out(site: str, below: bool) -> None:
    body = f"{TEXT}\n{site}" if below else f"{site}\n{TEXT}"
    article = parse(body)
    assert article.text == parse(TEXT).text == text(body)
    assert article.sections == ()


@pytest.mark.parametrize(
    "body",
    [
        f'{TEXT}<div class="paywall"><p>余下的也是正文。</p></div>',
        f"{TEXT}<h2 id='comments'>各方评论</h2>{TEXT}",
        f'{TEXT}<section id="comments" class="level2"><h2>各方评论</h2>{TEXT}</section>',
        f'{TEXT}<div class="has-post-navigation-off"><p>别的名字。</p></div>',
        f'<div class="post-content entry-comments-open">{TEXT}</div>',
        '<div id="comments"><p>这里只有评论，没有别的。</p></div>',
        f'<div class="related-posts">{TEXT}</div>',
    ],
)
def test_what_might_be_the_article_stays(body: str) -> None:
    shown = "".join(re.findall(r"[\u4e00-\u9fff]", re.sub(r"<[^<>]*>", "", body)))
    assert "".join(re.findall(r"[\u4e00-\u9fff]", parse(body).text)) == shown


TAILS = [
    "### 相关文章\n\n- [甲船](/1)\n- [乙船](/2)",
    "**您可能感兴趣的文章**\n\n[甲船](/1)\n\n[乙船](/2)",
    "### 共享此文章：\n\n- [点击以在 Facebook 上共享](/f)\n- [Twitter](/t)\n\n### 赞过：\n\n赞 正在加载……",
    "## 文章导航\n\n[上一篇 甲船](/1)\n[下一篇 乙船](/2)",
    "上一篇：[甲船](/1)\n\n下一篇：[乙船](/2)",
    "标签：[船](/t/1)、[渡口](/t/2)",
    "分享到：[微博](/w) [微信](/x)",
    "### 发表评论 [取消回复](#)\n\n您的邮箱地址不会被公开。 必填项已用\\*标注",
    "### 相关\n\n[甲船](/1)\n2020年1月3日\n在“航运”中\n\n## 文章导航\n\n[甲船](/1)",
    "### Related Posts\n\n* [A](/1)\n* [B](/2)\n\n### Leave a Reply [Cancel reply](#)\n\nYour email address will not be published.",
]


@pytest.mark.parametrize("tail", TAILS)
def test_a_tail_of_links_under_a_label_is_left_out(tail: str) -> None:
    head = "## 船期\n\n六点开，九点收。\n\n## 票价\n\n两元一位。"
    body = f"{head}\n\n{tail}\n"
    article = parse(body)
    assert article.text == parse(head).text == text(body)
    assert [section.title for section in article.sections] == ["船期", "票价"]


@pytest.mark.parametrize(
    "line",
    ["【打印本页】 【关闭窗口】 【返回顶部】", "© 2012–2022 慢账 版权所有", "微信扫一扫，关注公众号", "阅读原文", "分享　收藏　打印"],
)  # fmt: skip
def test_what_closes_a_page_is_left_out_at_its_end_alone(line: str) -> None:
    assert parse(f"六点开，九点收。\n\n{line}\n").text == "六点开，九点收。"
    assert parse(f"六点开。\n\n{line}\n\n九点收。\n").text.endswith("\n九点收。")
    assert len(parse(f"六点开。\n\n{line}\n\n九点收。\n").blocks) == 3


def test_wechats_dialogs_are_left_out_with_all_below_them() -> None:
    lines = (
        "预览时标签不可点", "微信扫一扫\\\n关注该公众号", "[知道了](javascript:;)", "继续滑动看下一个",
        "![](https://a.example/face.png)", "慢船周刊", "向上滑动看下一个", "： ， 。 视频 小程序 赞 ，轻点两下取消赞",
    )  # fmt: skip
    assert parse(f"{ARTICLE}\n\n" + "\n\n".join(lines)).text == parse(ARTICLE).text
    assert parse(f"{ARTICLE}\n\n" + "\n\n".join(lines[3:7])).text == parse(ARTICLE).text
    middle = f"开头。\n\n预览时标签不可点\n\n{'六点开，九点收。' * 20}"
    assert "预览时标签不可点" in parse(middle).text
    assert parse("预览时标签不可点\n\n知道了").text.startswith("预览")


def test_contents_and_places_of_advertisements_are_left_out() -> None:
    contents = "目录\n\n- [船期](#a)\n- [票价](#b)"
    assert parse(f"{contents}\n\n{ARTICLE}").text == parse(ARTICLE).text
    assert parse(f"目录\n\n- [船期](/a)\n- [票价](#b)\n\n{ARTICLE}").text.startswith("目录")
    middle = ARTICLE.replace("\n\n## 票价", "\n\nスポンサーリンク\n\n## 票价")
    assert parse(middle).text == parse(ARTICLE).text
    assert parse("广告").text == "广告"


@pytest.mark.parametrize(
    "tail",
    [
        "### 相关文章\n\n这一段说的是另一条船的事。",
        "### 3 条评论\n\n老周说：早该如此。\n\n#### 买伟哥\n\n便宜。",
        "### 发表评论\n\n以下是读者来信，编辑部选登。\n\n## 来信一\n\n开早些好。",
        "### 最新文章\n\n[甲](/1) 说的是船，值得看。",
    ],
)
def test_a_label_over_text_stays_and_is_no_section(tail: str) -> None:
    body = f"## 船期\n\n六点开，九点收。\n\n## 票价\n\n两元一位。\n\n{tail}\n"
    article = parse(body)
    assert [section.title for section in article.sections] == ["船期", "票价"]
    for character in re.findall(r"[\u4e00-\u9fff]", tail.replace("/1", "")):
        assert character in article.text


@pytest.mark.parametrize(
    "tail",
    [
        "## 参考资料\n\n- [甲船](/1)\n- [乙船](/2)",
        "## 延伸阅读\n\n- [甲船](/1)",
        "- [甲船](/1)\n- [乙船](/2)",
        "## 相关法规\n\n- [甲法](/1)",
        "| 甲 |\n|---|\n| [船](/1) |",
    ],
)
def test_links_under_another_label_are_the_article(tail: str) -> None:
    body = f"六点开，九点收。\n\n{tail}\n"
    assert parse(body).links
    assert parse(body).text.endswith(("船", "法"))


@pytest.mark.parametrize(
    "head", ["[首页](/) > [航运](/h) > 正文", "您的位置：[首页](/) > [航运](/h)"]
)
def test_the_way_home_above_the_title_is_left_out(head: str) -> None:
    body = f"{head}\n\n# 早班船\n\n六点开。\n"
    assert parse(body, Context(title="早班船")).text == "早班船\n六点开。"


def test_the_link_to_the_original_stays() -> None:
    body = "六点开，九点收。\n\n### 相关文章\n\n[甲船](/1)\n\n<http://a.example/x>\n"
    article = parse(body)
    assert article.source == "http://a.example/x"
    assert article.text == "六点开，九点收。\nhttp://a.example/x"


@pytest.mark.parametrize("title", ["# Tabs {.tabset}", "#", "## zhaopian-2.jpg", "## &nbsp;"])
def test_what_names_nothing_is_no_section(title: str) -> None:
    assert [s.title for s in parse(f"# 船期\n\n六点。\n\n{title}\n\n字。").sections] == ["船期"]


@pytest.mark.parametrize(
    "line", ["相关", "相关文章：", "猜你喜欢", "Related Posts", "文章导航", "《早班船》上有 3 条评论", "2 thoughts on “Ferry”",
             "讀者評論", "大 家 都 在 搜", "评论 12", "看过本文的人还看了", "查看全部 36 条回复", "🔥熱門文章 >>", "24小时热榜", "0 則迴響",
             "More from Ann", "In case you missed it", "WHAT OTHERS ARE READING", "You Might Also Like...", "No comments yet", "Share this:",
             "“相关推荐”对你有帮助么？", "Did you make this recipe?", "関連記事", "関連記事（あわせて読みたい）", "猜你喜欢（广告）", "今読まれている記事", "コメント（3）", "週間アクセスランキング", "あわせて読みたい"]
)  # fmt: skip
def test_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line", ["相关规定", "分享", "评论", "喜欢", "相关部门表示", "导航", "Next", "推荐", "最新消息", "关于评论的评论", "订阅", "Comments on the draft", "Related work",
             "More than money", "Share price", "Follow the path", "Join the team", "最新研究", "你喜欢什么样的生活", "1.8 series", "广告", "看板の記事", "评论（节选）"]
)  # fmt: skip
def test_no_labels(line: str) -> None:
    assert not is_label(line)


def titles(body: str, title: str = "") -> list[str]:
    return [section.title for section in parse(body, Context(title=title)).sections]


@pytest.mark.parametrize(
    "tail",
    [
        "## 推薦閱讀 >>\n\n### [甲船](/1)\n\n一条老船。\n\n### [乙船](/2)",
        "## 評論 (3)\n\n#### 老周\n\n早该如此。",
        "## Comments\n\nAnn: Nice.",
        "## About the author\n\nAnn Rowan writes about ferries and the people on them.",
        "## 【会社概要】\n\n渡口丸汽船、港町一丁目。",
        "## 免责声明\n\n本文不构成任何建议，转载请注明出处。",
        "## 全站热搜\n\n## 留言列表 (2)\n\n好。",
        "## 人気記事ランキング\n\n1. [甲](/1)",
        "## 更多专题\n\n[甲](/1) | [乙](/2)",
        "## Was this article helpful?\n\nYes. No.",
        "## 微信扫一扫，关注公众号\n\n每天一条船。",
        "## 延伸閱讀》[甲船](/1)\n\n好。",
        "THE END\n\n## 今日话题\n\n你坐过夜船吗？\n\n## 下期见\n\n不见不散。",
        "## Keep reading\n\n### Free\n\nNo ads.",
    ],
)
def test_what_heads_the_site_is_no_section(tail: str) -> None:
    assert titles(f"{ARTICLE}\n\n{tail}\n") == ["船期", "票价"]


@pytest.mark.parametrize(
    "name", ["评论", "作者简介", "Comments", "Newsletter", "标签", "相关政策", "免责声明", "広告"]
)
def test_a_section_called_like_the_site_stays_where_the_article_goes_on(name: str) -> None:
    body = f"## 船期\n\n{LONG}\n\n## {name}\n\n{LONG}\n\n## 票价\n\n两元一位。\n"
    assert titles(body) == ["船期", name, "票价"]


@pytest.mark.parametrize(
    "box", ["## 广告\n\n[贴膏药](/1)", "## 相关新闻\n\n- [甲](/1)", "**>>>相关链接：[甲](/1)**",
            "## Sign up for our newsletter\n\nFerries in your inbox. No spam.", "**広告**\n\n[甲](/1)"]
)  # fmt: skip
def test_a_box_within_the_article_heads_nothing(box: str) -> None:
    body = f"## 船期\n\n{LONG}\n\n{box}\n\n## 票价\n\n两元一位。\n"
    assert titles(body) == ["船期", "票价"]


def test_an_article_about_the_sites_things_keeps_its_sections() -> None:
    names = ["Tags", "Share", "Subscribe", "Related"]
    said = "A tag is a row in a table, and no tag lies within another. I have tried that."
    body = "\n\n".join(f"## {name}\n\n{said}" for name in names)
    assert titles(f"Every screen has a name.\n\n{body}\n\n**Get updates**\n\n[RSS](/f)") == names
    assert titles(f"## 船期\n\n{LONG}\n\n## 版权声明\n\n{LONG}", "版权声明的来历") == [
        "船期",
        "版权声明",
    ]


def test_what_lies_right_over_sections_shows_how_the_article_dresses_its_headings() -> None:
    entry = f"### 早班\n\n{LONG}\n\n### 晚班\n\n{LONG}\n\n"
    body = f"## 上游进展\n\n{entry}## 开源项目\n\n{entry}## 本周文章推荐\n\n1. [渡口的水](https://a.example/)\n\n{LONG}"
    assert titles(body)[-1] == "本周文章推荐"
    site = "## 推荐阅读\n\n- [渡口的水](/1)\n- [渡口的柴](/2)\n"
    assert titles(f"## 上游进展\n\n{entry}## 开源项目\n\n{entry}{site}")[-1] == "晚班"


@pytest.mark.parametrize("name", ["更多", "See also", "Related links", "最新"])
def test_links_to_other_sites_under_a_heading_of_the_articles_kind_are_its_own(name: str) -> None:
    away = f"{ARTICLE}\n\n## {name}\n\n- [甲](https://jia.example/)\n"
    home = f"{ARTICLE}\n\n#### Elsewhere here\n\n- [甲](/1)\n"
    assert titles(away) == ["船期", "票价", name]
    assert titles(home) == ["船期", "票价"]


UNKNOWN = [
    "## 茶客们正翻到\n\n- [甲船](/1)\n- [乙船](/2)\n\n## 船友圈\n\n## 本埠头条厅",
    "## Aus dem Archiv\n\n[Die Fähre](/1)\n\n[Das Boot](/2)\n\n## Mehr Häfen",
    "© 2019 渡口网\n\n## 编辑部的桌子\n\n## 码头边的灯",
]


@pytest.mark.parametrize("tail", UNKNOWN)
def test_a_tail_under_labels_that_no_list_knows_heads_nothing(tail: str) -> None:
    body = f"## 船期\n\n{LONG}\n\n## 票价\n\n{LONG}\n\n{tail}\n"
    assert titles(body) == ["船期", "票价"]
    assert titles(body.replace(tail, "## 渡口的灯\n\n" + LONG)) == ["船期", "票价", "渡口的灯"]


@pytest.mark.parametrize(
    "label",
    ["' > ' 카테고리의 다른 글", "'[여행](/c/1) > 섬' 카테고리의 다른 글", "함께 보면 좋은 글"],
)
def test_what_korean_blogs_list_below_heads_nothing(label: str) -> None:
    tail = f"### {label}\n\n| [뱃길](https://maru.example/1) (7) | 2024.12.16 |\n| --- | --- |\n"
    assert titles(f"{ARTICLE}\n\n{tail}") == ["船期", "票价"]


@pytest.mark.parametrize("named", ["author-card", "storyRelated", "km-newsletter-box"])
def test_what_a_box_called_like_the_site_holds_heads_nothing(named: str) -> None:
    box = f'<div class="{named}"><h4>渡口的灯</h4><p>灯亮着，人就在。</p></div>'
    heads = "".join(f"<h2>{name}</h2><p>{LONG}</p>" for name in ("船期", "票价", "渡口"))
    assert titles(heads + box + "<h2>尾声</h2><p>" + LONG + "</p>") == [
        "船期",
        "票价",
        "渡口",
        "尾声",
    ]
    assert titles(f'<div class="{named}">{heads}</div>') == ["船期", "票价", "渡口"]


def test_headings_alone_are_an_article() -> None:
    assert titles("## 船期\n\n## 票价\n\n## 渡口") == ["船期", "票价", "渡口"]


def test_contents_that_name_other_things_are_a_section() -> None:
    book = "**目录**\n\n第一章　钟表\n\n**试读**\n\n师傅说，先听。"
    assert titles(f"这本书讲修理。\n\n{book}") == ["目录", "试读"]
    assert titles(f"## 目录\n\n船期\n\n{ARTICLE}") == ["船期", "票价"]


def han(words: str) -> Counter[str]:
    return Counter(re.findall(r"[\u3400-\u9fff]", words))


def shown_by(html: str) -> Counter[str]:
    """Count the Han characters of a document, but of what is marked as the site's or hidden."""
    body = LexborHTMLParser(html).body
    counts: Counter[str] = Counter()

    def visit(node: LexborNode) -> None:
        if node.is_text_node:
            counts.update(han(node.text_content or ""))
        elif node.is_element_node:
            element = Element(node, node.tag or "", node.attributes)
            style = element.get("style").replace(" ", "")
            hidden = (
                "hidden" in element.attributes
                or "none" in style
                or "hidden" in style
                or "-9999" in style
            )
            if is_marked(element) or hidden or element.tag == "nav":
                return
            child = node.first_child
            while child is not None:
                visit(child)
                child = child.next

    if body is not None:
        visit(body)
    return counts


def cut_from(drafts: list[Draft], links: Links) -> Counter[str]:
    kept = without_site(drafts, links, "")
    return han("\n".join(d.plain for d in drafts)) - han("\n".join(d.plain for d in kept))


def loses_nothing(body: str, context: Context) -> None:
    for item in reversed(read_footer(body := normalised(body)).items):
        if item.kind == "navigation":
            body = body[: item.start] + body[item.end :]
    links = Links(context)
    html = to_html(tags.run(body, context), context)
    cut = cut_from(build(html, links).drafts, links)
    article = parse(body, context)
    lost = shown_by(html) - han(article.text) - cut
    title = han(article.blocks[0].text) if article.repeats_title else Counter[str]()
    assert not lost - title, (lost, body[:200])


def test_no_han_character_of_a_real_post_is_lost() -> None:
    corpus = Path(__file__).parents[3] / "shared" / "corpus"
    folders = [Path(reader.demo.__file__).parent / "archive"]
    folders += sorted(path for path in corpus.glob("*") if path.is_dir())
    looked_at = 0
    for folder in folders:
        archive = open_archive(folder)
        for found in walk(archive):
            if found.path.endswith(".txt"):
                continue
            loaded = load(archive, found.path)
            if not re.search(r"[\u4e00-\u9fff]{20}", loaded.body):
                continue
            loses_nothing(loaded.body, Context(title=loaded.post.title, kind=archive.site.kind))
            looked_at += 1
    assert looked_at >= 20


PIECES = [*MARKED, *TAILS, TEXT, "## 船期", "# 早班船", "六点开，九点收。", "[甲船](/1)", "- [乙](/2)", "---", "> 引文",
          "|甲|乙|\n|-|-|\n|丙|丁|", "<ul><li>子</li></ul>", "相关", "评论：好"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join))
def test_no_han_character_is_lost(body: str) -> None:
    context = Context(title="早班船")
    assert text(body, context) == parse(body, context).text
    if sum(han(re.sub(r"<[^<>]*>", "", body)).values()) > 60 and TEXT in body:
        loses_nothing(body, context)


def test_the_day_below_a_title_is_not_the_site() -> None:
    text = "渡口的灯每天傍晚亮起，照着最后一班船靠岸。摆渡的人把缆绳系好，再回头看一眼河面。"
    heads = "## 江海读书会 2021，河湾\n\n## 征稿\n\n### 主题：灯与船"
    body = f"# 读书会征稿\n\n公告 · 2021-06-28 11:00\n\n{heads}\n\n{text}\n\n#### 题目\n\n{text}\n"
    assert "征稿" in titles(body, "读书会征稿")


def test_what_a_template_puts_around_the_article_is_no_section() -> None:
    title = "渡口的早班船改到六点开"
    told = "船从北岸开出，十五分钟到南岸，每天六班，逢集加开两班，遇雾停航。"
    body = (
        f"# {title}\n\n## RSS 摘要\n\n{told}\n\n## 收下的全部\n\n{title}\n\n{told}\n\n"
        f"### 早班\n\n{told}\n\n### 晚班\n\n{told}\n\n{told}"
    )
    found = parse(body, Context(title=f"{title} - 江海网")).sections
    assert [str(section.title) for section in found] == ["早班", "晚班"]
    once = body.replace(f"收下的全部\n\n{title}", "收下的全部")
    assert len(parse(once, Context(title=title)).sections) == 4


def test_what_a_template_says_of_the_article_in_fields_is_no_section() -> None:
    title = "渡口的早班船改到六点开"
    fields = f"- Author: [[季南]]\n- Full Title: {title}\n- Category: #articles"
    body = f"# {title}\n\n## Metadata\n{fields}\n\n## Full Document\n{LONG}\n\n{ARTICLE}"
    assert titles(body, title) == ["船期", "票价"]
    assert titles(body.replace(f"Title: {title}", "Title: 灯塔"), title)[0] == "Metadata"


@pytest.mark.parametrize("label", ["正文", "原文正文", "## 📖 正文全文"])
def test_a_label_for_all_of_the_article_is_no_section(label: str) -> None:
    told = "船从北岸开出，十五分钟到南岸，每天六班。"
    body = f"## {label}\n\n{told}\n\n## 早班\n\n{told}\n\n## 晚班\n\n{told}"
    assert [str(section.title) for section in parse(body).sections] == ["早班", "晚班"]


def test_steps_that_count_are_the_articles_own_however_little_is_below() -> None:
    doings = ("认木头", "学会给工具开刃", "看懂一张图纸", "做两件小活，做完再说：")
    steps = [f"第 {number} 步：{doing}" for number, doing in enumerate(doings, 1)]
    below = "> **资源：**\n>\n> 1. [https://a.example/1](https://a.example/1)\n\n"
    body = f"{LONG}\n\n## 起头\n\n{LONG}{LONG}\n\n## 后来\n\n{LONG}{LONG}\n\n## 方法\n\n我把步骤分享给大家。\n\n"
    found = parse(body + "".join(f"**{step}**\n\n{below}" for step in steps)).sections
    assert [section.title for section in found][-4:] == steps
