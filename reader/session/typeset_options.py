"""The reader's settings, as options of the typeset room: on screen and on stdout the same."""

from __future__ import annotations

from reader.settings import Settings
from reader.texts import _
from reader.typeset import Options, Words


def options_of(settings: Settings, measure: int | None = None) -> Options:
    """Return how to set an article, in the language spoken.

    `measure` (cells) goes before the one in `settings`.
    """
    return Options(
        measure=settings.measure if measure is None else measure,
        indent=settings.indent,
        gap=settings.gap,
        hanging=settings.hanging,
        spacing=settings.spacing,
        justify=settings.justify,
        words=Words(image=_("Image"), source=_("Original")),
    )
