"""The demo archive that ships with kanbao."""

from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.texts.languages import Language

ARCHIVE = Path(__file__).parent / "archive"
"""A Jekyll site of our own posts; read only, like any archive."""

WELCOME: Final = MappingProxyType[Language, str](
    {
        "en": "en/notes/_posts/2026-11-24-huanying.md",
        "zh": "_posts/2026-11-24-huanying.md",
    }
)
"""The post of it that shows a reader of each language around."""
