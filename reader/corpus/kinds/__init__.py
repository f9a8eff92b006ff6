"""What program a folder was made for, and so which of its files are posts."""
