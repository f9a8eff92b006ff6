"""The fields of a post: title, date, categories, labels, source."""
