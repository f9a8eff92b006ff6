"""Elements that are the site and not the article, by the classes and ids of the big systems.

| what | of | names |
|---|---|---|
| sharing | Jetpack, AddToAny, AddThis, ShareThis, Shareaholic, 百度分享, JiaThis | sharedaddy, a2a_kit, bdsharebuttonbox |
| likes | Jetpack, WP ULike, Substack | jetpack-likes-widget-wrapper, wpulike, post-ufi |
| related posts | Jetpack, YARPP, Contextual Related Posts, WordPress Related Posts | jp-relatedposts, yarpp, crp_related, wp_rp_wrap |
| comments | WordPress, Disqus, 多说, 畅言, Gitalk, Valine, Waline, giscus | comments-area, disqus_thread, ds-thread |
| to other posts | WordPress, NexT, Blogger, Drupal | post-navigation, post-nav, blog-pager, book-navigation |
| breadcrumbs | Bootstrap, Yoast, Rank Math, Drupal | breadcrumb, yoast-breadcrumbs |
| lists of tags | WordPress, NexT, Blogger | tags-links, post-tags, post-labels |
| subscription, paywall | Jetpack, Mailchimp, Substack, Ghost | jetpack_subscription_widget, subscription-widget, gh-post-upgrade-cta |
| advertisements | WordAds, AdSense | wpcnt, adsbygoogle |
| for screen readers | WordPress, Drupal, Bootstrap | screen-reader-text, element-invisible, sr-only |

A class or id that has but a word of the site's in it (`postRelated`, `author-card`) is evidence,
which `reader.article.furniture.evidence` weighs.

`paywall` alone is none of them: it is what Google asks sites to call the paid part of the
article itself. Ids count for boxes only: `<h2 id="comments">评论</h2>` is a heading.
Sources: Jetpack's modules sharedaddy, likes and related-posts; WordPress's theme handbook
("Accessibility", `get_the_post_navigation`, `comments_template`); Drupal's system.base.css;
Bootstrap's "Visually hidden"; the manuals of the others; and what exporters leave of them in
the archives at hand.
"""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from reader.article.dom.elements import Element
from reader.patterns import regex

_UNSEEN = frozenset(
    "screen-reader-text screen-reader-only sr-only visually-hidden visuallyhidden element-invisible"
    " assistive-text u-screenreader hide-accessible a11y-hidden offscreen skip-link".split()
)
"""Only for who hears the page read out: of no use beside the article itself."""

_NAMES = frozenset(
    "sharedaddy sd-sharing sd-sharing-enabled sd-block sd-social sharing-hidden share-post share-buttons sharebuttons"
    " share-icons share-links share-bar sharebar share-box sharebox share-tools post-share post-sharing post-share-buttons"
    " entry-share article-share social-share social-sharing social-share-buttons social-links-share"
    " addtoany_share_save_container addtoany_content a2a_kit addthis_toolbox addthis_inline_share_toolbox"
    " addthis_sharing_toolbox sharethis-inline-share-buttons st-inline-share-buttons shareaholic-canvas"
    " heateor_sss_sharing_container ssba essb_links swp_social_panel bdsharebuttonbox bdshare bdshare_b"
    " jiathis_style jiathis_style_24x24 jiathis_style_32x32 ds-share social_share sns-share"
    " jetpack-likes-widget-wrapper jetpack-likes-widget-unloaded post-likes-widget-placeholder sd-like"
    " wpl-likebox wpulike wp_ulike_general_class zilla-likes post-likes post-like like-comment-buttons post-ufi"
    " jp-relatedposts jp-relatedposts-headline wp-block-jetpack-related-posts yarpp yarpp-related"
    " crp_related wp_rp_wrap wp_rp_content related_post related_posts related-posts relatedposts"
    " related-post related-articles related-entries related-content-list post-related rp4wp-related-posts"
    " similar-posts recommended-posts more-from-author read-next readnext up-next"
    " comments comments-area comment-area comments-wrapper comment-respond comment-list commentlist comment-form"
    " comments-list comments-section post-comments entry-comments wp-block-comments wp-block-post-comments"
    " wp-block-post-comments-form disqus_thread ds-thread sohucs uyan_frame gitalk-container gitment-container"
    " vcomments valine waline twikoo tcomment utterances giscus livere fb-comments wpdiscuz wpd-comment-wrap"
    " isso-thread commento remark42 comment-wrapper respond cancel-comment-reply-link"
    " post-navigation posts-navigation comment-navigation nav-links nav-previous nav-next navigation-post"
    " post-nav post-pagination post-prev-next prev-next article-nav article-navigation entry-navigation"
    " single-navigation nav-single nav-below nav-above blog-pager book-navigation pagination page-links pager"
    " breadcrumb breadcrumbs bread-crumb bread-crumbs crumbs crumb-trail yoast-breadcrumb yoast-breadcrumbs"
    " rank-math-breadcrumb woocommerce-breadcrumb aioseo-breadcrumbs breadcrumb-trail"
    " tags-links cat-links post-tags post-tag post-labels entry-tags tag-list taglist tag-links tagcloud"
    " wp-block-tag-cloud wp-block-post-terms article-tags article-tag post-categories"
    " jetpack_subscription_widget wp-block-jetpack-subscriptions jetpack-subscribe-modal subscribe-widget"
    " subscription-widget subscription-widget-wrap subscribe-box subscribe-form newsletter-signup"
    " newsletter-form newsletter-box mc4wp-form mailpoet_form tnp-subscription mc_embed_signup gh-subscribe"
    " kg-signup-card gh-post-upgrade-cta paywall-prompt paywall-cta paywall-overlay paywall-message paywall-title"
    " paywall-jump paywall-content-cta"
    " wpcnt wordads-tag adsbygoogle google-auto-placed ad-container ad-wrapper advertisement"
    " reward-container reward_area qr_code_pc rich_media_tool rich_media_meta_list mw-editsection navbox code-snippet__line-index".split()
)

_BOXES = frozenset(
    "div section aside ul ol dl footer header form main center table p nav menu fieldset".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CALLED = regex(
    r"(?:^|[-_\s])(?:related|recommend\w*|suggest\w*|shar(?:e|ing)|social|sns|comments?|repl(?:y|ies)|respond|discuss\w*|newsletter|subscri\w*|sign-?up"
    r"|promo\w*|advert\w*|ads?|sponsor\w*|sidebar|(?<!elementor-)widget|breadcrumbs?|nav|navigation|pagination|pager|foot|footer|author|bio|popular|trending|most-read|rank\w*|hot"
    r"|tags?|copyright|rewards?|donat\w*|login|paywall|read-?more|(?:read-?)?next|prev|outbrain|taboola|cta|banner|qr-?code|toolbar|feedback|rating|vote|likes?)(?:[-_\s]|$)"
)
_JOINED = regex(r"(?<=[a-z])(?=[A-Z])")
_ROLES = frozenset("navigation search".split())
_SECTION_OF_TEXT = regex(r"(?:^|\s)(?:section|level[1-6]|sect[1-6])(?:\s|$)")
_LEAST_ARTICLE = 20
"""Characters that must remain beside furniture; else what is called so is all there is."""


def is_marked(element: Element) -> bool:
    """Tell whether an element is the site's, by its class, id or role."""
    named, ident = element.get("class"), element.get("id")
    if not named and not ident and "role" not in element.attributes:
        return False
    classes = named.lower().split()
    if not _UNSEEN.isdisjoint(classes):
        return True
    if element.tag in _HEADINGS:
        return False
    if not _NAMES.isdisjoint(classes) or element.get("role").lower() in _ROLES:
        return True
    return (
        ident.lower() in _NAMES and element.tag in _BOXES and _SECTION_OF_TEXT.search(named) is None
    )


def is_called_like_site(element: Element) -> bool:
    """Tell whether a box or a heading has a word of the site's in its class or id."""
    if element.tag not in _BOXES and element.tag not in _HEADINGS:
        return False
    names = f"{element.get('class')} {element.get('id') if element.tag in _BOXES else ''}"
    return names != " " and _CALLED.search(_JOINED.sub("-", names).lower()) is not None


def leaves_an_article(node: LexborNode, whole: int) -> bool:
    """Tell whether there is text beside an element; `whole` is the length of the body's."""
    return whole - len("".join(node.text().split())) >= _LEAST_ARTICLE
