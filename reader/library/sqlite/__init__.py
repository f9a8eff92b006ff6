"""The index in SQLite: the store that ships, and the toolkit it shares with the marks."""
