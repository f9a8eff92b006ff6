"""What all our widgets have in common: the screen is laid out once for them, not twice."""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class LaidOutOnce(Widget):
    """A widget whose place is settled before it is known how much there is in it to scroll.

    By its styles, or by `get_content_height`. Textual takes note of that in `virtual_size` at the end of each layout, and lays out and
    paints the whole screen once more where it changed. That takes as long as all else that a
    key sets off. Named after a class of Textual's: of several, it takes the styles of the first.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
