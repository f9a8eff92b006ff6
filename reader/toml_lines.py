"""On which line of a TOML text each key stands; `tomllib` does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def lines_of(text: str) -> dict[str, int]:
    """Return for each key of `text`, which is valid TOML, the line from 1 on where it begins.

    Keys of tables have the table's name before them, with a dot: `keys.preset`.
    """
    import tomllib

    found: dict[str, int] = {}
    header, statement, start = "", "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if not statement:
            start = number
        statement += f"{line}\n"
        try:
            table = tomllib.loads(f"{header}\n{statement}")
        except tomllib.TOMLDecodeError:
            continue  # it goes on in the next line
        if statement.lstrip().startswith("["):
            header = statement
        for key in flattened(table):
            found.setdefault(key, start)
        statement = ""
    return found


def flattened(table: Mapping[str, object], before: str = "") -> dict[str, object]:
    """Return what stands in a table, and in those within it, by keys joined with dots."""
    return dict(_flat(table, before))


def _flat(table: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield f"{before}{key}", value
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
