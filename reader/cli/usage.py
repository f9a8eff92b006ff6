"""click's errors of usage as sentences of ours, each with where to read on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import click

from reader.patterns import regex
from reader.safe import clean_line
from reader.texts import _
from reader.texts.errors import listed

_EXTRA = regex(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


def usage_sentence(error: click.UsageError) -> str:
    """Return what was wrong with a command line, and which help tells more."""
    help_of = error.ctx.command_path if error.ctx else "kanbao"
    return _("{what} (see {command} --help)").format(what=_what(error), command=help_of)


def near(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean show?` where `word` is nearly one of `known`, else nothing."""
    close = get_close_matches(word, known, n=3)
    return _("; did you mean {names}?").format(names=_(" or ").join(close)) if close else ""


def _what(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        there_is_none = _("There is no option {name}").format(name=clean_line(error.option_name))
        return there_is_none + near(error.option_name, _options(error.ctx))
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing").format(name=_name(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        told = _("{name} takes no value") if _is_flag(error) else _("{name} needs a value")
        return told.format(name=error.option_name)
    extra = _EXTRA.fullmatch(error.message)
    return _("Too much: {words}").format(words=clean_line(extra[1])) if extra else error.message


def _options(ctx: click.Context | None) -> list[str]:
    return [name for each in _parameters(ctx) for name in each.opts if name[:2] == "--"]


def _is_flag(error: click.BadOptionUsage) -> bool:
    named = (each for each in _parameters(error.ctx) if error.option_name in each.opts)
    return any(isinstance(each, click.Option) and each.is_flag for each in named)


def _parameters(ctx: click.Context | None) -> list[click.Parameter]:
    return ctx.command.get_params(ctx) if ctx else []


def _bad_value(error: click.BadParameter) -> str:
    name = _name(error)
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = listed([str(choice) for choice in kind.choices])
        return _("{name} should be one of {choices}").format(name=name, choices=choices)
    if isinstance(kind, click.IntRange) and kind.max is None:
        return _("{name} should be a whole number from {least} on").format(
            name=name, least=kind.min
        )
    if isinstance(kind, click.IntRange):
        return _("{name} should be a whole number from {least} to {most}").format(
            name=name, least=kind.min, most=kind.max
        )
    if isinstance(kind, click.Path):
        return _("{name} is empty").format(name=name)
    return _("{name} cannot be that").format(name=name)


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Argument) and error.ctx:
        return error.param.make_metavar(error.ctx)
    return listed(error.param.opts) if error.param else _("a parameter")
