"""The header of a post: where it ends, what it says, what is wrong with it."""
