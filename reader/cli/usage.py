"""click's errors of usage as sentences in Chinese, each with where to read on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

import click

from reader.patterns import regex
from reader.safe import clean_line

_EXTRA = regex(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


def usage_sentence(error: click.UsageError) -> str:
    """Return what was wrong with a command line, and which help tells more."""
    help_of = error.ctx.command_path if error.ctx else "kanbao"
    return f"{_what(error)}（用法见 {help_of} --help）"


def near(word: str, known: Iterable[str]) -> str:
    """Return `；是不是 show？` where `word` is nearly one of `known`, else nothing."""
    close = get_close_matches(word, known, n=3)
    return f"；是不是 {' 或 '.join(close)}？" if close else ""


def _what(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有 {clean_line(error.option_name)} 这个选项{near(error.option_name, _options(error.ctx))}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error)}"
    if isinstance(error, click.BadParameter):
        allowed = _allowed(error.param.type) if error.param else ""
        return f"{_name(error)} 的值不对" + (f"，应是{allowed}" if allowed else "")
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 用错了：它要一个值，或不该带值"
    extra = _EXTRA.fullmatch(error.message)
    return f"多出了参数：{clean_line(extra[1])}" if extra else error.message


def _options(ctx: click.Context | None) -> list[str]:
    parameters = ctx.command.get_params(ctx) if ctx else []
    return [name for parameter in parameters for name in parameter.opts if name[:2] == "--"]


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    if isinstance(error.param, click.Argument) and error.param.metavar:
        return error.param.metavar
    return "、".join(error.param.opts)


def _allowed(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return " " + "、".join(map(str, kind.choices)) + " 之一"
    if isinstance(kind, click.IntRange):
        return f" {kind.min} " + ("或更大" if kind.max is None else f"到 {kind.max} ") + "的整数"
    return ""
