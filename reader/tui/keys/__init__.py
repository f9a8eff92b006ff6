"""Keys: every command's id and usual keys, presets, the reader's own choice; Textual's bindings."""
