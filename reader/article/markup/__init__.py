"""Body → tidy HTML: Liquid, then Markdown with kramdown's rules, then a bounded scan."""
