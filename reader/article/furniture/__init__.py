"""The site around an article, which scrapers bring along with it: told here, left out of it.

`marked` knows it by the classes and ids that the big systems give it, `labelled` by its words
where a scraper left no classes: a tail of links under a label (相关文章, Related posts), the
way home above the title. Neither cuts what might be the article: a label that has text under
it stays, and is only no section.
"""
