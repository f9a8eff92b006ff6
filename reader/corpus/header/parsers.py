"""What the libraries read: python-frontmatter, PyYAML and tomllib behind one exception.

Their constructors raise much beside their own errors on hostile input; all of it becomes
`Unparsable` here. The libraries are imported on first need: most headers never need them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reader.corpus.header.bounds import UnsafeHeader, check_toml, check_yaml
from reader.corpus.problems import WHY, ValuesByName, quoted, told
from reader.patterns import regex

_MOST_ITEMS: Final = 1000
"""Items of a list that are read as written."""

_MOST_NODES: Final = 3 * _MOST_ITEMS
"""Looked at for them, lists and what is empty among them."""

_NULL: Final = "tag:yaml.org,2002:null"
_TOML_LINE: Final = regex(r"at line (\d+)")
_CONSTRUCTOR_ERRORS: Final = (
    ValueError,  # 2022-02-30, a lone surrogate, an integer of 5,000 digits
    TypeError,
    KeyError,  # !!bool maybe
    IndexError,  # !!int ""
    AttributeError,  # !!timestamp x
    OverflowError,
    RecursionError,
)


class Unparsable(Exception):
    """What a parser had to say: a reason of a problem; `line` counts from 1 where it names one."""

    def __init__(self, why: ValuesByName, line: int | None = None, *, unsafe: bool = False) -> None:
        super().__init__(why)
        self.why, self.line, self.unsafe = why, line, unsafe


def front_matter(fenced: str) -> dict[str, object]:
    """Return what python-frontmatter reads from `fenced`: a header with its fences.

    Empty where there is no mapping between the fences. Raises Unparsable; its line is
    that of `fenced`.
    """
    _check(check_yaml, fenced)
    import frontmatter
    import yaml

    try:
        values, _ = frontmatter.parse(fenced)
    except (yaml.YAMLError, *_CONSTRUCTOR_ERRORS) as error:
        raise _unparsable(error, fenced) from error
    return _by_text(values)


def yaml_mapping(text: str) -> dict[str, object]:
    """Return the mapping that a YAML text is; empty where it is none. Raises Unparsable."""
    _check(check_yaml, text)
    import yaml
    from frontmatter.default_handlers import SafeLoader

    try:
        values = yaml.load(text, Loader=SafeLoader)
    except (yaml.YAMLError, *_CONSTRUCTOR_ERRORS) as error:
        raise _unparsable(error, text) from error
    return _by_text(values) if isinstance(values, dict) else {}


def typed_texts(text: str, key: str) -> list[str] | None:
    """Return the list under `key` of a YAML text as it is written there, at any depth.

    None where there is none, or the text is no YAML.
    """
    try:
        _check(check_yaml, text)
    except Unparsable:
        return None
    import yaml
    from frontmatter.default_handlers import SafeLoader

    try:
        root = yaml.compose(text, Loader=SafeLoader)
    except (yaml.YAMLError, *_CONSTRUCTOR_ERRORS):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    found = [value for name, value in root.value if name.value == key]
    if not found or not isinstance(found[-1], yaml.SequenceNode):
        return None
    texts: list[str] = []
    pending = found[-1:]
    for _ in range(_MOST_NODES):  # a list may hold itself, or the same thing over and over
        if not pending or len(texts) >= _MOST_ITEMS:
            break
        node = pending.pop()
        if isinstance(node, yaml.SequenceNode):
            pending.extend(reversed(node.value[:_MOST_ITEMS]))
        elif isinstance(node, yaml.ScalarNode) and node.tag != _NULL:
            texts.append(node.value)
    return texts


def toml(text: str) -> dict[str, object]:
    """Return the table that a TOML text is. Raises Unparsable."""
    _check(check_toml, text)
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _TOML_LINE.search(str(error))
        raise Unparsable(told(str(error)), int(at[1]) if at else None) from error


def json_object(text: str) -> dict[str, object]:
    """Return the object that a JSON text is; empty where it is none. Raises Unparsable."""
    import json

    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unparsable(told(error.msg), error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise Unparsable(told(str(error))) from error
    return _by_text(values) if isinstance(values, dict) else {}


def _check(check: Callable[[str], None], text: str) -> None:
    try:
        check(text)
    except UnsafeHeader as error:
        raise Unparsable({WHY: error.why, "most": error.most}, unsafe=True) from error


def _by_text(values: dict[object, object] | dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if isinstance(key, str)}


def _unparsable(error: Exception, text: str) -> Unparsable:
    """Return what `error` says, with the line it blames (a quote's first, not its last)."""
    import yaml

    if isinstance(error, yaml.reader.ReaderError) and isinstance(error.character, int):
        # A character that YAML forbids; the error has its offset in bytes.
        at = max(text.find(chr(error.character)), 0)
        why: ValuesByName = {WHY: "character-forbidden", "character": error.character}
        return Unparsable(why, text.count("\n", 0, at) + 1)
    if not isinstance(error, yaml.MarkedYAMLError):
        return _impossible(text) or Unparsable(told(f"{type(error).__name__}: {error}"))
    mark = error.problem_mark
    if error.context and "quoted scalar" in error.context and error.context_mark:
        mark = error.context_mark
    words = " ".join(part for part in (error.context, error.problem) if part)
    return Unparsable(told(words), mark.line + 1 if mark else None)


def _impossible(text: str) -> Unparsable | None:
    """Return which value of a mapping looks like what it cannot be: `date: 2023-02-29`."""
    import yaml
    from frontmatter.default_handlers import SafeLoader

    loader = SafeLoader(text)
    try:
        root = (
            loader.get_node() if loader.check_node() else None
        )  # the first: fences part documents
        values = root.value if isinstance(root, yaml.MappingNode) else []
    except (yaml.YAMLError, *_CONSTRUCTOR_ERRORS):
        return None
    for _, node in values[:_MOST_ITEMS]:
        if not isinstance(node, yaml.ScalarNode):
            continue
        try:
            loader.construct_object(node)
        except (yaml.YAMLError, *_CONSTRUCTOR_ERRORS):
            why: ValuesByName = {WHY: "value-impossible", "text": quoted(node.value)}
            return Unparsable(why, node.start_mark.line + 1)
    return None
