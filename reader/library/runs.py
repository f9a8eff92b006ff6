"""What an index is filled by: a look through the archive, its full text, or both into a new one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.library.mirror import mirror
from reader.library.scan.changes import Changes, Progress, TextProgress

if TYPE_CHECKING:
    from reader.corpus import Archive
    from reader.library.fulltext.text_builder import TextBuilder
    from reader.library.marks.journal import Marks
    from reader.library.scan.scan import Scan
    from reader.library.store import WritableIndex


class Runs(NamedTuple):
    """The runs over one archive. `progress` is told how far each is, `cancelled` asked meanwhile."""

    archive: Archive
    marks: Marks
    size_limit: int
    drafts: bool
    variants: bool

    def look(
        self,
        index: WritableIndex,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        *,
        bodies: bool,
    ) -> Scan:
        """Return a look through the archive. Without `bodies`, a run over the texts reads them."""
        from reader.corpus.archive import place_of_archive
        from reader.library.scan.scan import Scan  # with all that reads files, which lists need not

        # Gone as a whole, moved or not mounted: none of its posts is deleted for that.
        place_of_archive(Path(root_of(self.archive)))
        return Scan(
            self.archive,
            index,
            self.marks,
            self.size_limit,
            self.drafts,
            progress,
            cancelled,
            bodies=bodies,
        )

    def texts(
        self,
        index: WritableIndex,
        progress: Callable[[TextProgress], None],
        cancelled: Callable[[], bool],
    ) -> TextBuilder:
        """Return a run over the texts that an index lacks."""
        from reader.library.fulltext.post_texts import PostTexts
        from reader.library.fulltext.text_builder import TextBuilder

        texts = PostTexts(self.archive, self.size_limit, self.variants)
        return TextBuilder(index, texts, progress, cancelled)

    def fill(
        self,
        index: WritableIndex,
        progress: Callable[[Progress | TextProgress], None],
        cancelled: Callable[[], bool],
    ) -> Changes:
        """Fill a new index with all that there is, marks too; return what a look came to."""
        mirror(index, self.marks)
        changes = self.look(index, progress, cancelled, bodies=False).run()
        if not cancelled():
            self.texts(index, progress, cancelled).run()
        return changes

    def settle(self) -> None:
        """Note where the archive lies; at first, look for marks it had where it lay before."""
        from reader.library.marks import adoption

        if self.marks.about(adoption.ROOT) is None and self.marks.is_empty():
            adoption.adopt(self.marks, self.archive)
        self.marks.set_about(adoption.ROOT, os.fsencode(root_of(self.archive)))


def root_of(archive: Archive) -> str:
    """Return where an archive lies: what it is known by first."""
    return archive.file(archive.only) if archive.only else str(archive.root)
