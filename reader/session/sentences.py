"""What a session says of what was done, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.safe import Clean, clean_line

if TYPE_CHECKING:
    from reader.corpus import Archive
    from reader.library import Changes, Undone


def changes_sentence(changes: Changes) -> str:
    """Return what a look through the archive found, in a sentence."""
    if changes.busy:
        return "另一个看报正在查看这个归档"
    counts = (
        (changes.new, "篇新文章"),
        (changes.changed, "篇改过"),
        (changes.moved, "篇换了位置"),
        (changes.gone, "篇删去了"),
    )
    return "，".join(f"{count:,} {what}" for count, what in counts if count) or "没有新文章"


def undone_sentence(undone: Undone | None) -> str:
    """Return what was taken back, in a sentence."""
    return "已撤销" if undone else "没有可撤销的标记"


def all_read_sentence(count: int) -> str:
    """Return how many posts were marked as read, in a sentence."""
    return f"{count:,} 篇标为已读" if count else "这里没有未读的"


def nothing_sentence(archive: Archive, *, drafts: bool) -> Clean:
    """Return what was looked for in an archive that has no post, and where."""
    unpublished = "" if drafts else "；草稿和未发布（published: false）的要加 --drafts"
    if archive.only is not None:
        return clean_line(f"“{archive.file(archive.only)}”里没有发布的文章{unpublished}")
    return clean_line(f"“{archive.root}”里没有文章：找的是 {archive.rules().wanted}{unpublished}")
