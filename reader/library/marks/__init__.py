"""The marks: what the reader did, read and starred; theirs, never rebuilt, never lost."""
