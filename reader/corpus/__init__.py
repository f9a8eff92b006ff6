"""Files → posts: which files of a folder are posts, and what each says of itself."""
