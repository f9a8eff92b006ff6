"""What a session says of what was done, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import TYPE_CHECKING

from reader.safe import Clean, clean_line
from reader.texts import _, ngettext
from reader.texts.errors import sentence

if TYPE_CHECKING:
    from reader.corpus import Archive
    from reader.library import Changes, Undone


def changes_sentence(changes: Changes) -> str:
    """Return what a look through the archive found, in a sentence."""
    if changes.busy:
        return _("Another kanbao is looking through this archive")
    new, changed, moved, gone = changes.new, changes.changed, changes.moved, changes.gone
    counts = (
        (new, ngettext("{count:,} new article", "{count:,} new articles", new)),
        (changed, ngettext("{count:,} changed", "{count:,} changed", changed)),
        (moved, ngettext("{count:,} moved", "{count:,} moved", moved)),
        (gone, ngettext("{count:,} deleted", "{count:,} deleted", gone)),
    )
    told = [what.format(count=count) for count, what in counts if count]
    return joined(told) if told else _("No new articles")


def undone_sentence(undone: Undone | None, title: Clean | None) -> str:
    """Return what was taken back, of the post of that title, or of how many, in a sentence."""
    if undone is None:
        return _("Nothing to undo")
    if title is None:
        posts = ngettext("{count:,} article", "{count:,} articles", undone.posts)
        what = posts.format(count=undone.posts)
    else:
        what = _("“{title}”").format(title=title)
    if undone.mark == "read":
        told = _("Undone, unread again: {what}") if undone.on else _("Undone, read again: {what}")
    elif undone.on:
        told = _("Undone, starred no longer: {what}")
    else:
        told = _("Undone, starred again: {what}")
    return told.format(what=what)


def all_read_sentence(count: int) -> str:
    """Return how many posts were marked as read, in a sentence."""
    if not count:
        return _("Nothing unread here")
    marked = ngettext(
        "{count:,} article marked as read", "{count:,} articles marked as read", count
    )
    return marked.format(count=count)


def joined(clauses: Iterable[str]) -> str:
    """Return clauses as one sentence, parted as the language does."""
    return reduce(
        lambda so_far, more: _("{so_far}, {more}").format(so_far=so_far, more=more), clauses
    )


def nothing_sentence(archive: Archive, *, drafts: bool) -> Clean:
    """Return what was looked for in an archive that has no post, and where."""
    if archive.only is not None:
        told = _("No published articles in “{path}”").format(path=archive.file(archive.only))
    else:
        told = _("No articles in “{path}”: kanbao looked for {wanted}").format(
            path=archive.root, wanted=sentence(archive.rules().wanted)
        )
    unpublished = _("; drafts and unpublished ones (published: false) need --drafts")
    return clean_line(told if drafts else told + unpublished)
