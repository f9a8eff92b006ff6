"""The terminal: the only room that imports Textual."""

from __future__ import annotations

import os

# What a key changes is painted at the next beat: at Textual's own 60 a second up to 16 ms late.
os.environ.setdefault("TEXTUAL_FPS", "120")
