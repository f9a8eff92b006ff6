"""The catalogues of what kanbao says: kept in step with the code, and compiled.

    .venv/bin/python tools/catalogues.py update     # new sentences in, old ones out, then compile
    .venv/bin/python tools/catalogues.py compile

`update` prints the sentences that still lack a translation; write it into the `.po` and run it
once more.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_WIDTH = 100
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = """\
# What kanbao says, in the language {locale}.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
"""Babel's own has dates in it, which would change with every update."""


def po_files(root: Path = ROOT) -> list[Path]:
    """Return the catalogues of every language below the project's folder `root`."""
    return sorted((root / "reader" / "texts").glob("*/LC_MESSAGES/*.po"))


def sentences_in_code(root: Path = ROOT) -> Catalog:
    """Return what the code says, each sentence with the files that say it."""
    catalog = Catalog()
    for path, _, message, comments, _ in extract_from_dir(
        root / "reader", keywords=_KEYWORDS, method_map=[("**.py", "python")]
    ):
        catalog.add(message, locations=[(f"reader/{path}", 0)], auto_comments=comments)
    return catalog


def catalogue(path: Path) -> Catalog:
    """Return the catalogue in the file at `path`."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    catalog.creation_date = _NO_DAY  # what is compiled depends on the file alone
    return catalog


def updated(path: Path, root: Path = ROOT) -> Catalog:
    """Return the catalogue at `path` with what the code says now, and nothing else."""
    catalog = catalogue(path)
    catalog.update(sentences_in_code(root), no_fuzzy_matching=True)
    return catalog


def written(catalog: Catalog) -> bytes:
    """Return the text of a `.po` file."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=_WIDTH,
        sort_by_file=True,
        include_lineno=False,
        ignore_obsolete=True,
        omit_header=True,
    )
    header = _HEADER.format(locale=catalog.locale, plural_forms=catalog.plural_forms)
    return header.encode() + buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """Return the bytes of a `.mo` file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def compile_catalogues(root: Path = ROOT) -> None:
    """Make a `.mo` beside each `.po`."""
    for path in po_files(root):
        path.with_suffix(".mo").write_bytes(compiled(catalogue(path)))


def untranslated(catalog: Catalog) -> list[Message]:
    """Return the sentences that lack a translation."""
    return [each for each in catalog if each.id and not _is_translated(each)]


def _is_translated(message: Message) -> bool:
    strings = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(strings)


def main(command: str) -> None:
    """Do `update` or `compile`."""
    if command == "update":
        for path in po_files():
            catalog = updated(path)
            path.write_bytes(written(catalog))
            for each in untranslated(catalog):
                print(f"{path.relative_to(ROOT)}: {each.id!r} has no translation")
    compile_catalogues()


if __name__ == "__main__":
    main(sys.argv[1])
