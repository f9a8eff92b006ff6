"""The terminal: the only room that imports Textual."""
