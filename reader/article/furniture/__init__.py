"""The site around an article, which scrapers bring along with it: told here, left out of it.

`marked` knows it by the classes and ids that the big systems give it, `labelled` by its words
where a scraper left no classes: a tail of links under a label (相关文章, Related posts), the
way home above the title. Neither cuts what might be the article: what stays is judged by
`around`, which lines head the site's things and are no sections.
"""
