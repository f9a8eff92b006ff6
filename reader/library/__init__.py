"""What is known of an archive: the index (a cache) and the marks (the reader's own)."""
