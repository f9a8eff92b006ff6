"""The terminal: the only room that imports Textual."""

from __future__ import annotations

import os

# What is to be painted soon after a frame waits for one or two beats: at Textual's own 60 a second
# up to 33 ms, for the second of two keys or one that follows a preview.
os.environ.setdefault("TEXTUAL_FPS", "240")
