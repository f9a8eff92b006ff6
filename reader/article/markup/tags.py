"""The tags of the program that a post is made for, run; those of others are text.

| program | run | where |
|---|---|---|
| Jekyll | Liquid: `{{ site.title }}`, `{% highlight %}`, `{% raw %}` | `liquid` |
| | includes, tags of plugins and of Octopress: `{% include figure.html path="…" %}` | `jekyll_tags` |
| Hexo | its tags: `{% asset_img %}`, `{% codeblock %}`, `{% note %}`; `{{ }}` is text | `hexo_tags` |
| Hugo | shortcodes: `{{< figure >}}`, `{{% notice %}}`; what is in `{{</* */>}}` is text | `hugo_shortcodes` |
| Zola | shortcodes: `{{ youtube(id="…") }}`, `{% quote() %}…{% end %}` | `zola_shortcodes` |
| Pelican, plain folders | nothing, but all of reStructuredText | `restructured` |
| WordPress, left in posts of any other | shortcodes: `[caption]…[/caption]` | `wordpress_shortcodes` |

Inside code all of them are text, but for what only keeps a tag from being run (`raw`,
`{{</* */>}}`), which is taken away there too.
"""

from __future__ import annotations

from reader.article.content import Context
from reader.article.markup.written import Source

_OF_WORDPRESS = (
    "[/",
    *(
        f"[{name}"
        for name in "youtube vimeo gist video audio gallery playlist contact-form".split()
    ),
)
"""What bodies with shortcodes hold; most others do not."""


def run(body: str, context: Context) -> Source:
    """Return `body` with its tags run. Linear; never raises."""
    if context.markup == "restructured":
        from reader.article.markup import restructured

        return restructured.render(body, context)
    source = _run_by_program(body, context)
    if source.is_immense or not any(sign in source.text for sign in _OF_WORDPRESS):
        return source
    from reader.article.markup import wordpress_shortcodes

    return wordpress_shortcodes.render(source.text, context).above(source)


def _run_by_program(body: str, context: Context) -> Source:
    if "{%" in body or "{{" in body:
        if context.kind == "jekyll":
            from reader.article.markup import liquid

            return liquid.render(body, context)
        if context.kind == "hexo":
            from reader.article.markup import hexo_tags

            return hexo_tags.render(body, context)
        if context.kind == "hugo":
            from reader.article.markup import hugo_shortcodes

            return hugo_shortcodes.render(body, context)
        if context.kind == "zola":
            from reader.article.markup import zola_shortcodes

            return zola_shortcodes.render(body, context)
    return Source(body, None, context.body_line)
