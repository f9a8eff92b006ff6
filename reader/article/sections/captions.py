"""Captions: lines under an image that say so, are centred like it, or are emphasised whole."""

from __future__ import annotations

from itertools import pairwise

from reader.article.content import Style, Tone
from reader.article.dom.drafts import Draft
from reader.article.facts.notices import is_caption
from reader.article.sections.heading_candidates import is_title
from reader.safe import Clean

_LONGEST = 200
"""Characters of a caption that is one by its place and dress."""

_LEAST_IMAGES = 3
"""Of which each has a line of its own."""


def named_once(drafts: list[Draft]) -> list[Draft]:
    """Take the name off an image that its caption says in the same words, as WordPress writes both."""
    for image, below in pairwise(drafts):
        if (
            image.kind == "image"
            and image.code
            and below.kind == "text"
            and below.text == image.code
        ):
            image.code = Clean("")
            if not below.bold or below.centred:
                below.tone = Tone.CAPTION
    return drafts


def mark_captions(drafts: list[Draft]) -> None:
    """Set the tone of what stands under an image and is its caption."""
    image: Draft | None = None
    is_each = _has_each_a_line(drafts)
    for draft in drafts:
        if not draft.is_body:
            image = draft if draft.kind in ("image", "table") else None
            under_image = draft.kind == "image"
            continue
        if image and (
            is_caption(draft.text)
            or (under_image and _is_emphasised_below(draft, image))
            or (
                under_image
                and draft.centred
                and is_title(draft)
                # Bold it may be in the image's own paragraph; in another it is a heading, mostly.
                and (not draft.bold or is_each or draft.lines[0] == image.lines[-1])
            )
        ):
            draft.tone = Tone.CAPTION
            under_image = False
        else:
            image = None


def _has_each_a_line(drafts: list[Draft]) -> bool:
    """Tell whether every image, of three at least, stands over a centred line, and all of these under one."""
    images = [at for at, draft in enumerate(drafts) if draft.kind == "image"]
    if len(images) < _LEAST_IMAGES or images[-1] + 1 == len(drafts):
        return False
    below = {at + 1 for at in images}
    return all(_is_centred(drafts[at]) for at in below) and not any(
        _is_centred(draft) and at not in below
        for at, draft in enumerate(drafts[images[0] :], images[0])
    )


def _is_centred(draft: Draft) -> bool:
    return draft.is_body and draft.centred and len(draft.text) <= _LONGEST


def _is_emphasised_below(draft: Draft, image: Draft) -> bool:
    """Tell whether a line right below an image is emphasised whole."""
    return (
        len(draft.text) <= _LONGEST
        and draft.lines[0] - image.lines[0] <= 1
        and all(Style.EMPHASIS in span.style for span in draft.spans if span.text.strip())
        and "\n" not in draft.text
    )
