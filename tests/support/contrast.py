"""How well a colour can be read on another."""

from __future__ import annotations

from rich.color import Color


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2.2 defines it: from 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = [channel / 255 for channel in colour.get_truecolor()]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
