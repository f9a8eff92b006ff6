"""What the config of a Hugo site says: its folders of pages, languages, cascades and dates.

It is one file, or those of `config/_default` and `config/production`, each called for the key
that it holds (`languages.toml`, `languages.zh.toml`), or both. Case is nothing in keys.
Sources: Hugo's manual, "Configuration", of these "Languages", "Module", "Cascade", "Front
matter"; hugo 0.168, asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from reader.corpus.kinds.configs import first_file, read_config
from reader.corpus.kinds.kind import is_true
from reader.corpus.kinds.path_patterns import globs
from reader.corpus.kinds.site import ContentFolder, Defaults, names_of
from reader.model import Problem

FORMATS: Final = ("toml", "yaml", "yml", "json")
NAMES: Final = tuple(f"hugo.{form}" for form in FORMATS)
_OLD_NAMES: Final = tuple(f"config.{form}" for form in FORMATS)
_CONFIGS: Final = "config"
_DEFAULTS: Final = Path(_CONFIGS, "_default")
_ENVIRONMENT: Final = "production"
"""Where `hugo` builds unless it is told otherwise."""

_ROOT_STEMS: Final = ("hugo", "config")
_STEMS: Final = (*_ROOT_STEMS, "languages", "module", "frontmatter", "cascade", "taxonomies")
"""The files of a folder of configs that matter here."""

_MOST_FILES: Final = 200
_MOST_ENTRIES: Final = 100
_CONTENT: Final = "content"
_FIRST_LANGUAGE: Final = "en"


def config_of(folder: Path) -> Path | None:
    """Return the config that tells a Hugo site, None without any."""
    return (
        first_file(folder, *NAMES)
        or first_file(folder / _DEFAULTS, *NAMES)
        or first_file(folder, *_OLD_NAMES)
        or first_file(folder / _DEFAULTS, *_OLD_NAMES)
    )


def is_of_hugo_alone(config: Path) -> bool:
    """Say whether the name of a config is one that other programs' have not."""
    return config.name in NAMES


def settings_of(folder: Path, problems: list[Problem]) -> dict[str, object]:
    """Return what all configs of the site in `folder` say, keys in lower case. Never raises."""
    said: dict[str, object] = {}
    root = first_file(folder, *NAMES) or first_file(folder, *_OLD_NAMES)
    if root:
        _merge(said, _lowered(read_config(root, problems)))
    for inner in (_DEFAULTS, Path(_CONFIGS, _ENVIRONMENT)):
        for path in _files(folder / inner):
            stem, _, language = path.name.rpartition(".")[0].lower().partition(".")
            values: object = _lowered(read_config(path, problems))
            if stem not in _ROOT_STEMS:
                keys = ("languages", language) if language else (stem,)
                for key in reversed(keys):
                    values = {key: values}
            _merge(said, values)
    return said


def languages_of(settings: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """Return what is said of each language, the one of the site's first."""
    named = settings.get("defaultcontentlanguage")
    first = named.lower() if isinstance(named, str) and named else _FIRST_LANGUAGE
    said = settings.get("languages")
    found: dict[str, Mapping[str, object]] = {}
    for name, values in islice(said.items(), _MOST_ENTRIES) if isinstance(said, dict) else ():
        found[name] = values if isinstance(values, dict) else {}
    return {first: found.pop(first, {}), **found}


def is_disabled(language: str, settings: Mapping[str, object]) -> bool:
    """Say whether pages of a language are published to nobody."""
    values = languages_of(settings).get(language, {})
    named = (name.lower() for name in names_of(settings.get("disablelanguages")))
    return is_true(values.get("disabled")) or language in named


def content_folders(settings: Mapping[str, object]) -> tuple[ContentFolder, ...]:
    """Return the folders that hold pages: those mounted, or else each language's."""
    found = [*_mounted(settings)]
    if not found:
        for name, values in languages_of(settings).items():
            folder = values.get("contentdir") or settings.get("contentdir") or _CONTENT
            if isinstance(folder, str) and not is_disabled(name, settings):
                found.append(ContentFolder(_place(folder), name))
    known: dict[str, ContentFolder] = {}
    for folder in found:
        if folder.path and ".." not in folder.path:
            known.setdefault(folder.path, folder)
    return tuple(known.values())


def date_keys_of(settings: Mapping[str, object], usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of dates that the config names, () for none; `:default` are the `usual`."""
    said = settings.get("frontmatter")
    named = names_of(said.get("date")) if isinstance(said, dict) else ()
    keys = [key for name in named for key in (usual if name == ":default" else (name.lower(),))]
    return tuple(dict.fromkeys(keys))


def cascade_of(values: Mapping[str, object], path: str, language: str = "") -> Iterator[Defaults]:
    """Yield what `cascade` in a config or in the header of a section says of pages.

    `path` is the section's, "" for a config; `language` that of its page, "" for any. What is
    said first counts.
    """
    said = values.get("cascade")
    for entry in islice(said if isinstance(said, list) else [said], _MOST_ENTRIES):
        if not isinstance(entry, dict):
            continue
        known = _lowered(entry)
        target = _lowered(known.pop("target", None)) | _lowered(known.pop("_target", None))
        kinds, place = target.get("kind"), target.get("environment")
        if not _fits(kinds, "page") or not _fits(place, _ENVIRONMENT):
            continue
        aimed = target.get("path")
        yield Defaults(
            path,
            flattened(known),
            target=aimed if isinstance(aimed, str) else "",
            language=_languages_in(target) or language,
        )


def flattened(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return a header with what `params` says where it says nothing itself."""
    params = values.get("params")
    return {**_lowered(params), **values} if isinstance(params, dict) else values


def _mounted(settings: Mapping[str, object]) -> Iterator[ContentFolder]:
    module = settings.get("module")
    mounts = module.get("mounts") if isinstance(module, dict) else None
    for mount in islice(mounts if isinstance(mounts, list) else (), _MOST_ENTRIES):
        known = _lowered(mount)
        source, target = known.get("source"), known.get("target")
        if not isinstance(source, str) or not isinstance(target, str):
            continue
        root, _, section = _place(target).partition("/")
        if root == _CONTENT:
            language = known.get("lang")
            named = language if isinstance(language, str) else _languages_in(known)
            if not is_disabled(named, settings):
                yield ContentFolder(_place(source), named, section)


def _languages_in(target: Mapping[str, object]) -> str:
    """Return the pattern of the languages that a target or a mount names."""
    named = target.get("lang", target.get("language"))
    if isinstance(named, str):
        return named.lower()
    matrix = _lowered(_lowered(target.get("sites")).get("matrix"))
    names = [name.lower() for name in names_of(matrix.get("languages"))]
    return f"{{{','.join(names)}}}" if len(names) > 1 else "".join(names)


def _fits(pattern: object, name: str) -> bool:
    if not isinstance(pattern, str) or not pattern:
        return True
    known = globs([pattern.lower()])
    return known is not None and known.fullmatch(name) is not None


def _place(folder: str) -> str:
    return folder.removeprefix("./").strip("/")


def _files(folder: Path) -> list[Path]:
    """Return the configs in a folder that matter, by name."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _MOST_FILES):
                stem, _, ending = entry.name.lower().rpartition(".")
                if ending in FORMATS and stem.partition(".")[0] in _STEMS and entry.is_file():
                    found.append(Path(entry.path))
    except OSError:
        return []
    return sorted(found)


def _lowered(values: object) -> dict[str, object]:
    """Return a mapping with its keys in lower case, and those of mappings in it; {} of others."""
    if not isinstance(values, dict):
        return {}
    return {
        key.lower(): _lowered(value) if isinstance(value, dict) else value
        for key, value in values.items()
        if isinstance(key, str)
    }


def _merge(known: dict[str, object], more: object) -> None:
    """Put `more` into `known`, mapping by mapping."""
    for key, value in more.items() if isinstance(more, dict) else ():
        held = known.get(key)
        if isinstance(held, dict) and isinstance(value, dict):
            _merge(held, value)
        else:
            known[key] = value
