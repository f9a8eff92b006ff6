"""Searches that a reader keeps by name, and how many hits each had when it was last looked at."""

from __future__ import annotations

import sqlite3

from reader.values import Value


class KeptSearch(Value):
    """A search and its name."""

    name: str
    query: str


def kept(connection: sqlite3.Connection) -> list[KeptSearch]:
    """Return the searches, in the order in which they were first kept."""
    rows = connection.execute("SELECT name, query FROM searches ORDER BY number")
    return [KeptSearch(name, query) for name, query in rows]


def keep(connection: sqlite3.Connection, search: KeptSearch, instead_of: str | None) -> None:
    """Keep a search, in the place of the one of its name, and of the one called `instead_of`."""
    renamed = (search.name, search.query, instead_of)
    connection.execute(
        "DELETE FROM searches WHERE name = ? AND name IS NOT ?", (search.name, instead_of)
    )
    if not connection.execute(
        "UPDATE searches SET name = ?, query = ? WHERE name = ?", renamed
    ).rowcount:
        connection.execute(
            "INSERT INTO searches (name, query) VALUES (?, ?)", (search.name, search.query)
        )


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Keep a search no longer."""
    connection.execute("DELETE FROM searches WHERE name = ?", (name,))


def looks(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many hits each query had when it was last looked at."""
    return dict(connection.execute("SELECT query, hits FROM looks"))


def look(connection: sqlite3.Connection, query: str, hits: int) -> None:
    """Remember how many hits a query has, now that they are looked at."""
    connection.execute("REPLACE INTO looks VALUES (?, ?)", (query, hits))
