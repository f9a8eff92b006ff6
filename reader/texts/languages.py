"""Which language to speak: the reader's choice, else what the locale says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["en", "zh"]
AUTO: Final = "auto"
_LANGUAGES: Final[dict[str, Language]] = {"zh": "zh", "en": "en"}
CHOICES: Final = (AUTO, *_LANGUAGES)
"""What the setting `language` may be."""

_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set and not empty decides (POSIX, Base Definitions 8.2)."""


def language_for(choice: str, environment: Mapping[str, str]) -> Language:
    """Return the language for the setting `choice` and the variables of `environment`.

    A locale of any Chinese-speaking place is Chinese; one that says nothing (C, POSIX, none)
    and every other is English.
    """
    if choice in _LANGUAGES:
        return _LANGUAGES[choice]
    locale = next((value for name in _LOCALE_VARIABLES if (value := environment.get(name))), "")
    return "zh" if locale.lower().partition("_")[0].partition(".")[0] == "zh" else "en"
