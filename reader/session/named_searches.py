"""A search that has a name, and those that the config names."""

from __future__ import annotations

from collections.abc import Mapping

from reader.errors import Coded
from reader.safe import Clean, clean_line
from reader.settings import KeyChoice
from reader.values import Value


class SavedSearch(Value):
    """A search with a name. `is_of_config`: only there can it be changed.

    `unread` and `new`, hits since it was last looked at, are None until they are counted.
    """

    name: Clean
    query: str
    is_of_config: bool = False
    unread: int | None = None
    new: int | None = None


def searches_of_config(
    choices: Mapping[str, KeyChoice],
) -> tuple[tuple[SavedSearch, ...], tuple[Coded, ...]]:
    """Return the searches that `[searches]` in the config names, and a notice for each that is none."""
    if not choices:
        return (), ()
    from reader.library.query.mistakes import Mistake
    from reader.library.query.parser import parse

    good: list[SavedSearch] = []
    notices: list[Coded] = []
    for name, choice in choices.items():
        fault: Coded | None = None
        if not clean_line(name).strip():
            fault = Coded("search-no-name")
        elif isinstance(choice.value, str):
            found = parse(choice.value)
            if not isinstance(found, Mistake):
                good.append(SavedSearch(clean_line(name), choice.value, is_of_config=True))
                continue
            fault = found.coded
        else:
            fault = Coded("search-no-text")
        told = Coded("search-refused", {"name": clean_line(name), "why": fault})
        notices.append(Coded("at-line", {"path": choice.path, "line": choice.line, "what": told}))
    return tuple(good), tuple(notices)
