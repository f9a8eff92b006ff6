"""The tables of the marks file, version by version: never edit a script that was released.

`marked` holds a row for each post that carries a mark, or whose key its file does not tell.
Each mark has the time it was last set (seconds since 1970), so that two files can be merged
mark by mark. `position` is an offset into the article's text and `words` what stands there,
by which it is found again when the post was edited. `path` is where the post's file was last seen. `journal` tells the index what
changed, in order; a marking may be taken back, by who made it, until it is trimmed. `searches` are kept by name;
`looks` tells how many hits a query had when it was last looked at.
"""

APPLICATION = 0x6B62_6D6B  # "kbmk"

MIGRATIONS = (
    """
    CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        mark TEXT NOT NULL,
        value INTEGER NOT NULL,
        keys BLOB NOT NULL,
        undoes INTEGER REFERENCES journal(seq),
        undone INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE state (
        key TEXT PRIMARY KEY,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        at REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE known (path BLOB PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX known_by_key ON known (key);
    """,
    """
    CREATE TABLE marked (
        key TEXT PRIMARY KEY,
        path BLOB UNIQUE,
        read INTEGER NOT NULL DEFAULT 0,
        read_at REAL NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        starred_at REAL NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0,
        position_at REAL NOT NULL DEFAULT 0,
        visited_at REAL NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX marked_visited ON marked (visited_at) WHERE visited_at > 0;
    INSERT INTO marked (key, read, read_at, starred, starred_at, position, position_at)
        SELECT key, read, at, starred, at, position, at FROM state;
    INSERT INTO marked (key, path) SELECT key, max(path) FROM known WHERE true GROUP BY key
        ON CONFLICT (key) DO UPDATE SET path = excluded.path;
    DROP TABLE state;
    DROP TABLE known;
    CREATE TABLE marking (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        mark TEXT NOT NULL,
        value INTEGER NOT NULL,
        keys BLOB NOT NULL,
        can_undo INTEGER NOT NULL
    );
    INSERT INTO marking SELECT seq, mark, value, keys, undone = 0 AND undoes IS NULL FROM journal;
    DROP TABLE journal;
    ALTER TABLE marking RENAME TO journal;
    """,
    """
    ALTER TABLE marked ADD COLUMN words TEXT NOT NULL DEFAULT '';
    """,
    """
    CREATE TABLE searches (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL
    );
    CREATE TABLE looks (query TEXT PRIMARY KEY, hits INTEGER NOT NULL) WITHOUT ROWID;
    """,
)
