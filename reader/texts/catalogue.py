"""The catalogue of the language spoken: English sentences in, the reader's out.

The language is chosen when the first sentence is asked for, so that a start in which nothing
is said pays nothing for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

from reader.texts.languages import AUTO, Language, language_for

DOMAIN: Final = "kanbao"
LOCALES: Final = Path(__file__).parent
"""The folder of the catalogues: a folder a locale, laid out as gettext has it."""

_LOCALE_OF: Final[dict[Language, str]] = {"zh": "zh_CN"}
"""The catalogue of each language; English stands in the code."""


def _auto() -> str:
    return AUTO


class _Spoken:
    """The language in use, and its catalogue."""

    choice: Callable[[], str] = staticmethod(_auto)
    language: Language | None = None
    translations: NullTranslations = NullTranslations()


def use(choice: str) -> None:
    """Speak as the setting `choice` says ("auto", "zh" or "en"), from now on."""
    chosen = language_for(choice, os.environ)
    locale = _LOCALE_OF.get(chosen)
    _Spoken.language = chosen
    _Spoken.translations = (
        translation(DOMAIN, LOCALES, [locale], fallback=True) if locale else NullTranslations()
    )


def chosen_by(choice: Callable[[], str]) -> None:
    """Let `choice` tell what the setting is, once the first sentence is asked for."""
    _Spoken.choice = staticmethod(choice)
    _Spoken.language = None


def language() -> Language:
    """Return the language spoken."""
    if _Spoken.language is None:
        use(_Spoken.choice())
    assert _Spoken.language is not None
    return _Spoken.language


def _(english: str) -> str:
    """Return a sentence in the language spoken; itself where the catalogue lacks it."""
    language()
    return _Spoken.translations.gettext(english)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for `count` things: `one` in English for 1, else `many`."""
    language()
    return _Spoken.translations.ngettext(one, many, count)


def in_every_language(english: str) -> tuple[str, ...]:
    """Return a sentence in English and in each language that has a catalogue."""
    catalogues = (
        translation(DOMAIN, LOCALES, [each], fallback=True) for each in _LOCALE_OF.values()
    )
    return (english, *(each.gettext(english) for each in catalogues))


def N_(english: str) -> str:
    """Mark a sentence that is shown later, by `_`; returns it as it is."""
    return english
