"""The query language: what is typed → a condition on posts, and where a text meets it."""
