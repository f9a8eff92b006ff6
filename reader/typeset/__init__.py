"""Article → lines, for any width, without a terminal."""
