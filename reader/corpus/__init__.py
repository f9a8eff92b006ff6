"""Files → posts: which files of a folder are posts, and what each says of itself."""

from typing import TYPE_CHECKING

from reader.on_demand import loader_of

if TYPE_CHECKING:
    from reader.corpus.archive import Archive, open_archive
    from reader.corpus.fields.post_builder import stem
    from reader.corpus.kinds.site import Site
    from reader.corpus.loading import Loaded, fingerprint, load, read_head, read_post
    from reader.corpus.walking import PostFile, walk, walk_in

__all__ = [
    "Archive",
    "Loaded",
    "PostFile",
    "Site",
    "fingerprint",
    "load",
    "open_archive",
    "read_head",
    "read_post",
    "stem",
    "walk",
    "walk_in",
]

__getattr__ = loader_of(
    __name__,
    {
        "archive": ("Archive", "open_archive"),
        "fields.post_builder": ("stem",),
        "kinds.site": ("Site",),
        "loading": ("Loaded", "fingerprint", "load", "read_head", "read_post"),
        "walking": ("PostFile", "walk", "walk_in"),
    },
)
