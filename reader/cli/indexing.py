"""`kanbao index`: what a look at every file came to, in counts."""

from __future__ import annotations

from reader.cli import output
from reader.library import Changes
from reader.library.store import Indexed
from reader.texts import _, ngettext


def print_changes(changes: Changes, categories: int, indexed: Indexed) -> None:
    """Print how many posts there are, how many changed and how; tell what was left out.

    What changed another kanbao counts, where it was that one which looked.
    """
    posts = ngettext("{count} post", "{count} posts", changes.total).format(count=changes.total)
    parted = ngettext("{count} category", "{count} categories", categories)
    searchable = ngettext(
        "the full text of {count} can be searched",
        "the full text of {count} can be searched",
        indexed.done,
    )
    if changes.busy:
        output.tell(_("Another kanbao is bringing this index up to date, so it was left to it"))
        told = _("{posts}; {categories}; {searchable}")
    else:
        told = _(
            "{posts}: {new} new, {changed} changed, {moved} moved, {gone} deleted, "
            "{unchanged} unchanged; {categories}; {searchable}"
        )
    output.print_text(
        told.format(
            posts=posts,
            new=changes.new,
            changed=changes.changed,
            moved=changes.moved,
            gone=changes.gone,
            unchanged=changes.unchanged,
            categories=parted.format(count=categories),
            searchable=searchable.format(count=indexed.done),
        )
    )
    if changes.withheld:
        withheld = ngettext(
            "{count} more post is not published (published: false), --drafts lists it too",
            "{count} more posts are not published (published: false), --drafts lists them too",
            changes.withheld,
        )
        output.tell(withheld.format(count=changes.withheld))
