"""Tags belong to their program: what those of Hexo, Hugo, Zola and WordPress stand for, and what is
text.
"""  # fmt: skip

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, parse, text
from reader.article.content import Code, Context, Image, Paragraph, Style, Tone
from reader.corpus.kinds.site import KindName

HEXO = Context(kind="hexo", stem="dengta")
HUGO = Context(kind="hugo", page={"gatherer": "林小满"})
ZOLA = Context(kind="zola")


def hrefs(article: Article) -> list[str]:
    return [str(link.href) for link in article.links]


def quoted(article: Article) -> list[str]:
    return [
        str(block.text)
        for block in article.blocks
        if [frame.kind for frame in block.inside] == ["quote"]
    ]


# What is text


@pytest.mark.parametrize("kind", ["plain", "pelican", "hexo", "hugo", "zola"])
@pytest.mark.parametrize(
    "said", ["你好 {{ user.name }}，再见", "{{1,2,3}} 是三个数", "写 `{% if x %}` 和 {{ y }}"]
)
def test_liquid_is_text_outside_jekyll(kind: str, said: str) -> None:
    shown = said.replace("`", "")
    assert parse(said, Context(kind=kind)).text == shown  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["jekyll", "plain", "hexo", "hugo", "zola"])
@pytest.mark.parametrize(
    "code",
    [
        "```html\n{{ user.name }}{% if a %}\n```",
        "- 项\n\n  ~~~\n  {{ user.name }}{% if a %}\n  ~~~",
        "> ```\n> {{ user.name }}{% if a %}\n> ```",
        "字\n\n    {{ user.name }}{% if a %}",
        "写 `{{ user.name }}{% if a %}`。",
        "写 ``a`{{ user.name }}{% if a %}`` 。",
        "<pre>{{ user.name }}{% if a %}</pre>",
        "写 <code>{{ user.name }}{% if a %}</code>。",
    ],
)
def test_in_code_everything_is_text(kind: str, code: str) -> None:
    assert "{{ user.name }}{% if a %}" in parse(code, Context(kind=kind)).text  # type: ignore[arg-type]


def test_raw_is_unwrapped_in_code_too() -> None:
    raw = "{% raw %}{{ x }}{% endraw %}"
    for kind in ("jekyll", "hexo"):
        for body in (f"```\n{raw}\n```", f"写 `{raw}`", raw):
            assert parse(body, Context(kind=kind)).text.endswith("{{ x }}"), (kind, body)
    highlighted = parse(f"{{% highlight liquid %}}\n{raw}\n{{% endhighlight %}}")
    assert highlighted.text == "{{ x }}"


def test_beside_code_liquid_is_run() -> None:
    context = Context(site={"title": "江海"})
    assert parse("`{{ a }}` {{ site.title }}", context).text == "{{ a }} 江海"
    assert parse("字 ` 一个 {{ site.title }}\n\n字`", context).text == "字 ` 一个 江海\n字`"


# Hexo


@pytest.mark.parametrize(
    ("tag", "href", "alt"),
    [
        ("{% asset_img lamp.png 一盏灯 %}", "dengta/lamp.png", "一盏灯"),
        ("{% asset_img photo 'lamp 2.png' 300 200 \"一盏灯\" %}", "dengta/lamp2.png", "一盏灯"),
        ("{% img /images/lamp.png 400 '一盏灯' %}", "/images/lamp.png", "一盏灯"),
        ("{% img left https://a.example/lamp.png %}", "https://a.example/lamp.png", ""),
        (
            "{% image https://a.example/lamp.png 600 400 '灯' '灯塔' %}",
            "https://a.example/lamp.png",
            "灯塔",
        ),
    ],
)
def test_hexos_images(tag: str, href: str, alt: str) -> None:
    article = parse(f"字。\n\n{tag}\n\n字。", HEXO)
    (image,) = [block for block in article.blocks if isinstance(block, Image)]
    assert image.alt == alt
    assert hrefs(article) == [href]


def test_hexos_code() -> None:
    body = (
        "{% codeblock 问好 lang:js https://a.example 出处 %}\nalert('{{ x }}');\n{% endcodeblock %}"
    )
    article = parse(body, HEXO)
    caption, code = article.blocks
    assert isinstance(caption, Paragraph)
    assert (caption.text, caption.tone) == ("问好 出处", Tone.CAPTION)
    assert isinstance(code, Code)
    assert (code.code, code.language) == ("alert('{{ x }}');", "js")
    assert hrefs(article) == ["https://a.example"]
    ticks = parse("{% code %}\n```\n{% endcode %}", HEXO).blocks[0]
    assert ticks.text == "```"


@pytest.mark.parametrize(
    ("tag", "footer"),
    [
        ("{% blockquote 季南, 渡口 %}", "— 季南，渡口"),
        ("{% quote 季南 https://a.example/x 渡口 %}", "— 季南，渡口"),
        ("{% blockquote 季南 https://a.example/x %}", "— 季南，a.example/x"),
        ("{% pullquote left %}", ""),
        ("{% cq %}", ""),
    ],
)
def test_hexos_quotations(tag: str, footer: str) -> None:
    name = tag.split()[1]
    article = parse(f"上\n{tag}\n船**开**了\n\n再见\n{{% end{name} %}}\n下", HEXO)
    assert quoted(article) == ["船开了", "再见", *filter(None, [footer])]
    assert article.text.split("\n")[0 :: len(article.blocks) - 1] == ["上", "下"]


@pytest.mark.parametrize(
    ("tag", "shown", "href"),
    [
        ("{% link 渡口 https://a.example/x true 标题 %}", "渡口", "https://a.example/x"),
        ("{% post_link zaobanchuan 早班船 %}", "早班船", "zaobanchuan"),
        ("{% post_link zaobanchuan %}", "zaobanchuan", "zaobanchuan"),
        ("{% asset_link a.zip 下载 %}", "下载", "dengta/a.zip"),
        ("[早班船]({% post_path zaobanchuan %})", "早班船", "zaobanchuan"),
        ("{% btn https://a.example/x, 去看, fa-home %}", "去看", "https://a.example/x"),
        ("{% btn 'https://a.example/x',去看,far fa-hand,outline %}", "去看", "https://a.example/x"),
        ("{% url `wait(n)` wait#Time %}", "wait(n)", "wait#Time"),
        ('{% dplayer "url=https://a.example/x.mp4" "pic=a.png" %}', "\nx.mp4", "https://a.example/x.mp4"),
        ("{% include_code 例子 lang:js a.js %}", "例子", "/downloads/code/a.js"),
    ],
)  # fmt: skip
def test_hexos_links(tag: str, shown: str, href: str) -> None:
    article = parse(f"见 {tag} 吧", HEXO)
    assert article.text.startswith(f"见 {shown}".replace(" \n", "\n"))
    assert hrefs(article) == [href]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("{% note info 注意 %}\n船**开**了\n{% endnote %}", ["注意", "船开了"]),
        ("{% note 'fas fa-bullhorn' simple %}\n开了\n{% endnote %}", ["开了"]),
        ("{% fold 点开 %}\n开了\n{% endfold %}", ["点开", "开了"]),
        ("{% hideToggle 点开,#FF7242,#fff %}\n开了\n{% endhideToggle %}", ["点开", "开了"]),
        ("{% tabs 船 %}\n<!-- tab 早班 -->\n六点\n<!-- endtab -->\n<!-- tab 晚班 -->\n九点\n<!-- endtab -->\n{% endtabs %}",
         ["早班", "六点", "晚班", "九点"]),
        ("{% raw %}\n<p>{{ x }}</p>\n{% endraw %}", ["{{ x }}"]),
        ("{% mermaid %}\ngraph TD\n{% endmermaid %}", ["graph TD"]),
        ("{% hideToggle 点开 看, cyan, white %}\n开了\n{% endhideToggle %}", ["点开 看", "开了"]),
        ("{% timeline 2022,blue %}\n<!-- timeline 01-02 -->\n开船\n<!-- endtimeline -->\n{% endtimeline %}",
         ["2022", "01-02", "开船"]),
        ("猜 {% hideInline 一条 鱼,看答案,#fff,red %} 吧", ["猜 一条 鱼 吧"]),
        ("买 {% label success@鱼 %} 去", ["买 鱼 去"]),
        ("买 {% label info@Cod, smoked %} 去", ["买 Cod, smoked 去"]),
        ("买 {% label 鱼 blue %} 去", ["买 鱼 去"]),
        ("{% site 渡口, url=https://a.example, description=每天开船 %}", ["渡口 每天开船"]),
        ("{% image https://a.example/a.jpg, width=200px, alt=灯塔 %}", ["灯塔"]),
        ("{% checkbox red checked, 买鱼 %}", ["买鱼"]),
        ("{% unknown %}\n里面**的**字\n{% endunknown %}", ["里面的字"]),
        ("前 {% counter 3 %} 后", ["前  后".replace("  ", " ")]),
        ("前 {% shout 大家好 %} 后", ["前 大家好 后"]),
        ("{% note it's %}\n不是 isn't\n{% endnote %}", ["it's", "不是 isn't"]),
        ("{% note %}\n没有结尾", ["没有结尾"]),
        ("没有开头{% endnote %}", ["没有开头"]),
    ],
)  # fmt: skip
def test_hexos_boxes_and_words(body: str, lines: list[str]) -> None:
    assert parse(body, HEXO).text.split("\n") == lines


def test_a_note_in_a_note() -> None:
    body = "{% note %}\n外\n\n{% note %}\n内\n{% endnote %}\n\n外二\n{% endnote %}\n尾"
    depths = [(block.text, len(block.inside)) for block in parse(body, HEXO).blocks]
    assert depths == [("外", 1), ("内", 2), ("外二", 1), ("尾", 0)]


# Hugo


def test_hugos_figures() -> None:
    body = '{{< figure src="/lamp.png" alt="灯" title="灯塔" caption="周禾摄" link="https://a.example" >}}'
    image, caption = parse(body, HUGO).blocks
    assert isinstance(image, Image)
    assert image.alt == "灯"
    assert isinstance(caption, Paragraph)
    assert (caption.text, caption.tone) == ("灯塔 周禾摄", Tone.CAPTION)
    assert parse("{{< img lamp.png 灯 >}}", HUGO).text == "灯"


def test_hugos_code() -> None:
    body = '{{< highlight go "linenos=table" >}}\nfmt.Println("{{< x >}}")\n{{< /highlight >}}'
    (code,) = parse(body, HUGO).blocks
    assert isinstance(code, Code)
    assert (code.code, code.language) == ('fmt.Println("{{< x >}}")', "go")


@pytest.mark.parametrize(
    ("body", "shown", "href"),
    [
        ('见 [早班船]({{< ref "posts/zaobanchuan.md#piao" >}})', "见 早班船", "zaobanchuan#piao"),
        ('见 [早班船]({{% relref "zaobanchuan/index.zh.md" %}})', "见 早班船", "zaobanchuan"),
        (
            '{{< button href="https://a.example/x" >}}去**看**{{< /button >}}',
            "去看",
            "https://a.example/x",
        ),
        ('{{< link "https://a.example/x" 去看 >}}', "去看", "https://a.example/x"),
        (
            "{{< youtube w7Ft2ymGmfc >}}",
            "youtube.com/watch?v=w7Ft2ymGmfc",
            "https://www.youtube.com/watch?v=w7Ft2ymGmfc",
        ),
        ("{{< bilibili av=47027633 p=3 >}}", "bilibili.com/video/av47027633", "https://www.bilibili.com/video/av47027633"),
        ("{{< bilibili BV1kt 3 >}}", "bilibili.com/video/BV1kt", "https://www.bilibili.com/video/BV1kt"),
        ("{{< vimeo_simple 4891 >}}", "vimeo.com/4891", "https://vimeo.com/4891"),
        ('{{< quote author="季南" url="https://a.example" >}}\n开了\n{{< /quote >}}', "开了\n— 季南，a.example", "https://a.example"),
        ('{{< gallery src="a/lamp.png" title="夜**灯**" >}}', "\n夜灯", "a/lamp.png"),
        ("{{< gist zhou 50a >}}", "gist.github.com/zhou/50a", "https://gist.github.com/zhou/50a"),
    ],
)  # fmt: skip
def test_hugos_links(body: str, shown: str, href: str) -> None:
    article = parse(body, HUGO)
    assert article.text == shown
    assert hrefs(article) == [href]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (
            '{{< admonition tip "注意" false >}}\n船**开**了\n{{< /admonition >}}',
            ["注意", "船开了"],
        ),
        (
            '{{< admonition type=tip title="小心 船" >}}\n开了\n{{< /admonition >}}',
            ["小心 船", "开了"],
        ),
        ("{{% notice warning %}}\n开了\n{{% /notice %}}", ["开了"]),
        (
            '{{< quote author="季南" source="渡口" >}}\n开了\n{{< /quote >}}',
            ["开了", "— 季南，渡口"],
        ),
        ('{{< details "点开" >}}\n开了\n{{< /details >}}', ["点开", "开了"]),
        ("采集：{{< param gatherer >}}", ["采集：林小满"]),
        ("{{< unknown a=1 >}}\n里面**的**字\n{{< /unknown >}}", ["里面的字"]),
        ("前 {{< counter 3 />}} 后", ["前 后"]),
        ('前 {{< shout words="大家好" />}} 后', ["前 大家好 后"]),
        ("写 {{</* figure src=1 */>}} 就行", ["写 {{< figure src=1 >}} 就行"]),
        ("```\n{{%/* note */%}}\n{{< note >}}\n```", ["{{% note %}}", "{{< note >}}"]),
        ("{{< rawhtml >}}<p>字</p>{{< /rawhtml >}}", ["字"]),
        ("{{% note %}}\n没有结尾", ["没有结尾"]),
        ("a {{< b", ["a {{< b"]),
    ],
)
def test_hugos_boxes_and_words(body: str, lines: list[str]) -> None:
    assert parse(body, HUGO).text.split("\n") == lines


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('{{ youtube(id="w7Ft") }}', "youtube.com/watch?v=w7Ft"),
        ('{{ image(path="a/lamp.png", alt="灯") }}', "灯"),
        ('{{ box(words="大家好") }}', "大家好"),
        ('{% quote(author="季南") %}\n船**开**了\n{% end %}', "船开了"),
        ('写 {{/* youtube(id="x") */}}', '写 {{ youtube(id="x") }}'),
        ("{{ user.name }}", "{{ user.name }}"),
    ],
)
def test_zolas_shortcodes(body: str, shown: str) -> None:
    assert parse(body, ZOLA).text == shown


# Of any body whatever

PIECES = ["{% note %}", "{% endnote %}", "{% blockquote 甲 %}", "{% endblockquote %}", "{% img a.png 图 %}", "{% raw %}",
          "{% endraw %}", "{% codeblock %}", "{% endcodeblock %}", "{{< note >}}", "{{< /note >}}", "{{</* a */>}}",
          "{{< highlight go >}}", "{{< /highlight >}}", "{{ a(b='丙') }}", "{% end %}", "{%", "%}", "{{", "}}", "{{<", ">}}",
          "`", "\n```\n", "\n", "\n\n", "    ", "- ", "> ", "字", "“", '"', "'", "<pre>", "</pre>"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(["hexo", "hugo", "zola"]),
)
def test_any_body_is_an_article(body: str, kind: str) -> None:
    context = Context(kind=kind)  # type: ignore[arg-type]
    article = parse(body, context)
    assert article.text == text(body, context)
    assert article.text.count("字") == body.count("字")


@pytest.mark.parametrize("kind", ["hexo", "hugo", "zola"])
def test_lines_are_those_of_the_file(kind: str) -> None:
    tags = {
        "hexo": "{% note %}\n甲\n{% endnote %}",
        "hugo": "{{< note >}}\n甲\n{{< /note >}}",
        "zola": "{% note() %}\n甲\n{% end %}",
    }
    body = f"{tags[kind]}\n\n## 一\n\n字。\n\n{tags[kind]}\n\n## 二\n\n字。\n"
    sections = parse(body, Context(kind=kind)).sections  # type: ignore[arg-type]
    lines = body.split("\n")
    assert [lines[section.line - 1] for section in sections] == ["## 一", "## 二"]


def test_code_words_keep_their_style() -> None:
    (paragraph,) = parse("写 `{% if %}`", HEXO).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans[-1].style is Style.CODE


# WordPress's, left in posts of any program

KINDS: tuple[KindName, ...] = ("jekyll", "plain", "pelican", "hexo", "hugo", "zola")


def blocks(article: Article) -> list[tuple[str, str]]:
    """Return the kind of each block, a caption told apart, and its text."""
    return [
        (
            "Caption"
            if isinstance(block, Paragraph) and block.tone is Tone.CAPTION
            else type(block).__name__,
            str(block.text),
        )
        for block in article.blocks
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            '[caption id="a" caption="灯 & 塔"][![灯](/a.png)](//b.cn/d)[/caption]\n后',
            [("Image", "灯"), ("Caption", "灯 & 塔"), ("Paragraph", "后")],
        ),
        (
            '前 [caption width="3"]<a href="/b"><img src="/a.png"></a> 灯塔 *林*[/caption]\n\n后',
            [("Paragraph", "前"), ("Image", ""), ("Caption", "灯塔 林"), ("Paragraph", "后")],
        ),
        ('[caption id="a"]____[/caption]\n字', [("Paragraph", "字")]),
        ('[sourcecode language="c"]\n# a\n[b](c)\n[/sourcecode]', [("Code", "# a\n[b](c)")]),
        ("[code]\nls\n[/code]", [("Code", "ls")]),
        ("[youtube=http://youtu.be/x]\n\n字", [("Paragraph", "youtu.be/x"), ("Paragraph", "字")]),
        ("[embed]https://a.cn/b[/embed]", [("Paragraph", "a.cn/b")]),
        ('[video src="https://a.cn/v.mp4"][/video]', [("Paragraph", "v.mp4")]),
        (
            r'\[caption id="a\_1"\]![灯](/a.png) 灯塔\[/caption\]' + "\n后",
            [("Image", "灯"), ("Caption", "灯塔"), ("Paragraph", "后")],
        ),
        ('[gallery ids="1,2"]\n\n字\n\n[gallery]', [("Paragraph", "字")]),
    ],
)
def test_what_a_converter_left_of_wordpress(
    kind: KindName, body: str, shown: list[tuple[str, str]]
) -> None:
    assert blocks(parse(body, Context(kind=kind))) == shown


@pytest.mark.parametrize(
    "body",
    [
        "见 [gallery] 与其他",
        "没有结尾的 [caption id=x] 和 [code]",
        "没有地址的 [youtube] 和 [embed]x[/embed]",
        r"写 \[gallery ids=1]",
    ],
)
def test_what_is_none_of_wordpress_stays(body: str) -> None:
    assert parse(body).text == body.replace("\\", "")


def test_links_called_so_are_links_and_code_is_code() -> None:
    article = parse("[code](/a) [gallery][g] `[gallery ids=1]`\n\n[g]: /b\n")
    assert article.text == "code gallery [gallery ids=1]"
    assert hrefs(article) == ["/a", "/b"]


def test_headings_below_shortcodes_and_tags_know_their_lines() -> None:
    body = '一\n\n{% raw %}x{% endraw %}\n\n[gallery ids="1"]\n\n[caption id="a"]\n![](/a.png)\n图[/caption]\n\n## 题\n\n字'
    (section,) = parse(body, Context(kind="jekyll", body_line=5)).sections
    assert section.line == 15
