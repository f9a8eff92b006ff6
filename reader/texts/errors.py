"""The sentence of every error and notice, by its code: what happened, where, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reader.errors import Coded, KanbaoError
from reader.safe import Clean, clean_line
from reader.texts.catalogue import N_, _
from reader.texts.reasons import reason

SENTENCES: Final = MappingProxyType(
    {
        # The archive.
        "archive-unreadable": N_("Cannot open “{path}”: {why}."),
        "archive-no-file": N_("“{path}” is neither a folder nor a file."),
        "archive-no-permission": N_("Cannot open “{path}”: no permission to read it."),
        "archive-no-text": N_("“{path}” is no article: an article's name ends in {endings}."),
        "archive-no-user": N_("Cannot open “{path}”: there is no such user."),
        "archive-link-loop": N_("Cannot open “{path}”: the symbolic links form a loop."),
        "archive-nul": N_("Cannot open “{path}”: there is a NUL in the name."),
        "wanted-of-site": N_(
            "files in {folder} whose names end in {endings}, and files elsewhere whose names "
            "begin with a date (2022-02-21-)"
        ),
        "wanted-of-roots": N_("files in {folders} whose names end in {endings}"),
        "wanted-outside": N_(
            "files in the folders that its config names, none of which lies in it"
        ),
        "wanted-of-folder": N_(
            "files whose names end in {endings} (folders whose names begin with . or _ are left "
            "out)"
        ),
        "last-archive-gone": N_(
            "The archive read last is not there. {why} If it has moved, open its new place: "
            "kanbao FOLDER; if it is on a disk that is not connected, connect it and try again."
        ),
        # Posts and their sections.
        "post-unknown": N_("Archive {archive} has no post “{name}”"),
        "post-unknown-alike": N_("Archive {archive} has no post “{name}”; nearly so:"),
        "post-ambiguous": N_("“{name}” fits {count} posts, please write more of it:"),
        "post-ambiguous-many": N_(
            "“{name}” fits more than {count} posts, please write more of it:"
        ),
        "post-is-folder": N_(
            "{name} is a folder, not a post; to list its posts: kanbao list {name}"
        ),
        "anchor-unknown": N_("This article has no section #{anchor}; it has no headings"),
        "anchor-unknown-alike": N_("This article has no section #{anchor}; nearly so: {alike}"),
        "category-unknown": N_("There is no category “{name}”; there are: {known}"),
        "category-unknown-alike": N_("There is no category “{name}”; nearly so: {known}"),
        "category-ambiguous": N_("“{name}” fits {count} categories: {known}"),
        "problem-unknown": N_("There is no problem “{name}”; there are: {known}"),
        # The index and the marks.
        "file-unusable": N_("{what} cannot be used: {why} ({path})"),
        "file-newer": N_("{what} was written by a newer kanbao, please upgrade kanbao ({path})"),
        "index-unbuilt": N_("The index could not be built: {why} ({path})"),
        "index-damaged": N_("The index was damaged; it was deleted and is being rebuilt"),
        "cache-unwritable": N_(
            "The cache folder {path} cannot be written to; this time the index lies in a "
            "temporary folder"
        ),
        "marks-unkept": N_(
            "Marks cannot be written, those made now will not be kept: {why} ({path})"
        ),
        "marks-damaged": N_(
            "The file of marks {path} is damaged ({why}); kanbao left it alone. "
            "Move it away to go on, and keep it"
        ),
        "marks-no-json": N_("Line {line} is no JSON; no marks were imported"),
        "marks-no-object": N_("Line {line} is no JSON object; no marks were imported"),
        "marks-unreadable": N_("Line {line}: “{what}” makes no sense; no marks were imported"),
        "marks-foreign": N_(
            "This is no file of marks that kanbao exported: its first line does not say so; "
            "nothing was imported"
        ),
        "marks-newer": N_(
            "The file of marks was written by a newer kanbao, please upgrade kanbao; "
            "nothing was imported"
        ),
        "the-index": N_("The index"),
        "the-marks": N_("The file of marks"),
        "file-gone": N_("the file is gone"),
        "file-other-version": N_("it is of another version"),
        "file-foreign": N_("it is no file of kanbao's"),
        "no-permission": N_("no permission to write"),
        "disk-full": N_("the disk is full"),
        "disk-failed": N_("the disk failed to read or write"),
        "locked": N_("another kanbao is writing, try again in a while"),
        "as-told": N_("{why}"),
        # The config and the themes.
        "config-exists": N_("There is already {path}; nothing was changed"),
        "config-unwritable": N_("Cannot write {path}: {why}"),
        "config-no-toml": N_("{path} is no valid TOML, all settings are the default ones: {why}"),
        "config-no-utf8": N_("{path} is no text in UTF-8, all settings are the default ones"),
        "config-unreadable": N_("{path} cannot be read, all settings are the default ones"),
        "at-line": N_("{path}:{line}: {what}"),
        "keys-no-table": N_("{name} should be a table, [{name}]; ignored"),
        "search-no-name": N_("it needs a name"),
        "search-no-text": N_("it should be text in quotes"),
        "search-refused": N_("The search “{name}” was left out: {why}"),
        "setting-unknown": N_("There is no setting “{name}”, ignored; there are: {known}"),
        "setting-unknown-alike": N_("There is no setting “{name}”, ignored; is it {alike}?"),
        "setting-invalid": N_(
            "{name} is {value}, but should be {may_be}; the default {default} is used"
        ),
        "number-too-long": N_("a number of very many digits"),
        "value-number": N_("a whole number from {least} to {most}"),
        "value-one-of": N_("one of {values}"),
        "value-switch": N_("true or false"),
        "value-text": N_("text in quotes"),
        "key-as-another": N_("terminals cannot tell {key} from {other}"),
        "key-written": N_("{key} is written {letter}"),
        "key-unknown": N_("there is no key “{key}”, or no terminal sends it"),
        "key-unknown-alike": N_("there is no key “{key}”, or no terminal sends it; is it {alike}?"),
        "key-impossible": N_("{id}: {why}"),
        "key-is-typed": N_("{id} works while typing too, where {key} belongs to the text"),
        "key-taken": N_("{key}, given to {id}, is a key of {other} ({what})"),
        "keys-no-list": N_('{id} should be one key ("S"), several (["q", "Q"]) or none ([])'),
        "keys-kept": N_("{what}; {keys} is kept"),
        "keys-none": N_("{what}; it has no key now"),
        "command-needs-key": N_("{id} ({what}) needs a key: there is no other way out"),
        "command-unknown": N_(
            "There is no command “{name}”, ignored; kanbao config lists them all"
        ),
        "command-unknown-alike": N_("There is no command “{name}”, ignored; is it {alike}?"),
        "preset-unknown": N_(
            "There is no preset of keys “{name}”, there are: {known}; {usual} is used"
        ),
        "theme-unreadable": N_("{path} cannot be read as a theme: {why}"),
        "theme-no-colours": N_("{path} lacks [colors]"),
        "theme-colours-missing": N_("[colors] in {path} lacks: {missing}"),
        "theme-no-table": N_("“{table}” in {path} should be a table"),
        "theme-colours-unknown": N_(
            "[{table}] in {path} has names that are not known: {unknown}; known are: {known}"
        ),
        "theme-no-colour": N_("“{name}” in {path} is no colour: {value}"),
        "theme-unknown": N_("There is no theme “{name}”; there are: {known}"),
        # Queries.
        "query-empty": N_("There is nothing to search for: type some words"),
        "query-too-long": N_(
            "The query is too long from character {place} on: leave something out"
        ),
        "query-too-deep": N_("The parentheses at character {place} are nested too deep"),
        "query-quote-open": N_("The quotation mark at character {place} is not closed"),
        "query-paren-open": N_("The parenthesis at character {place} is not closed"),
        "query-paren-stray": N_(
            "The parenthesis at character {place} closes nothing; to find one, put it in quotes"
        ),
        "query-paren-empty": N_("There is nothing in the parentheses at character {place}"),
        "query-or-alone": N_(
            "OR at character {place} needs words before and after it; to find it, put it in quotes"
        ),
        "query-not-alone": N_("The - at character {place} needs words right after it"),
        "query-field-empty": N_("{text} at character {place} needs a value right after it"),
        "query-field-unknown": N_(
            "There is no {text} (character {place}), perhaps {hint}; to find it, put it in quotes"
        ),
        "query-date-wrong": N_(
            "“{text}” at character {place} is no date: 2022, 2022-02, 2022-02-21, 2022-02..2022-03, yesterday, 3d are"
        ),
        "query-date-reversed": N_("“{text}” at character {place} ends before it begins"),
        "query-is-wrong": N_("“{text}” at character {place} is none of {hint}"),
        # The command line.
        "reading-needs-terminal": N_(
            "Reading needs a terminal; in a pipe use kanbao list or kanbao show"
        ),
    }
)


def sentence(what: KanbaoError | Coded) -> Clean:
    """Return what is told of an error or a notice, in the language spoken, on one line."""
    told = what.coded if isinstance(what, KanbaoError) else what
    values = {name: _worded(value) for name, value in told.values.items()}
    return clean_line(_(SENTENCES[told.code]).format(**values))


def listed(names: Sequence[str]) -> str:
    """Return several names as they stand in a sentence."""
    return _(", ").join(names)


def _worded(value: object) -> str:
    if isinstance(value, Coded | KanbaoError):
        return sentence(value)
    if isinstance(value, OSError):
        return reason(value)
    if isinstance(value, str | Path):
        return str(value)
    if isinstance(value, Sequence):
        return listed(value)
    return str(value)
