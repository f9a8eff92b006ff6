"""Tidy HTML → drafts of blocks, by walking lexbor's tree."""
