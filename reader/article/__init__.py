"""Body → article: the blocks, sections and plain text of a post's body."""
