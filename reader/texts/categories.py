"""What categories are called where they are shown."""

from __future__ import annotations

from typing import Final

from reader.safe import Clean
from reader.texts.catalogue import N_, _, in_every_language

_UNCATEGORISED: Final = N_("Uncategorised")


def shown_label(label: Clean) -> Clean:
    """Return what people call a category of this label, empty for the posts that name none."""
    return label or Clean(_(_UNCATEGORISED))


def uncategorised_in_every_language() -> tuple[str, ...]:
    """Return what the posts that name no category are called in each language."""
    return in_every_language(_UNCATEGORISED)
