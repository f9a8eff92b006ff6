"""How a command line is read: a command after its options, names that begin with a dash.

click wants a command before its options, and takes whatever begins with `-` for options.
Here `kanbao --theme newsprint demo` is `kanbao demo --theme newsprint`, and since no option
of ours is called `-2022…`, a post may be.

Helps and placeholders are translated when they are shown, not when the commands are made.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from copy import copy

import click

from reader.patterns import regex
from reader.texts import _

_LIKE_OPTION = regex(r"--.|-[A-Za-z]$")
"""What is an option or a slip of one; a post's name is longer than one letter."""

_Options = Mapping[str, click.Parameter]


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        from reader.cli.helping import HelpFormatter

        return HelpFormatter(width=self.terminal_width, max_width=self.max_content_width)


class Option(click.Option):
    """An option that is told of in the reader's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return how it is written and what it does."""
        translated = copy(self)
        translated.help = _(self.help) if self.help else None
        return super(Option, translated).get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for its value."""
        return _(super().make_metavar(ctx))


class Argument(click.Argument):
    """An operand that is told of in the reader's language."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return what stands for it."""
        return _(super().make_metavar(ctx))


class _Told(click.Command):
    """What is told of a command, in the reader's language."""

    context_class = _Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; an error of the parser names the command as every other does."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return all of its help: a sentence, which is wrapped and not cut to `limit`."""
        return _(self.help) if self.help else ""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message.")
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.get_short_help_str())


class Command(_Told):
    """A command whose operands may begin with a dash."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`, such operands put where click takes them for what they are."""
        operands = list(_operands(args, _options(self, ctx)))
        if any(args[at].startswith("-") for at in operands):
            rest = [word for at, word in enumerate(args) if at not in operands]
            end = rest.index("--") if "--" in rest else len(rest)
            args = [*rest[:end], "--", *(args[at] for at in operands), *rest[end + 1 :]]
        return super().parse_args(ctx, args)


class ReadByDefault(_Told, click.Group):
    """A group whose first operand, where it is no command, is an archive to read."""

    command_class = Command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`, the command put before its options; without one it is `read`."""
        if not args or args[0] not in _options(self, ctx):
            args = self._command_first(ctx, args)
        return super().parse_args(ctx, args)

    def _command_first(self, ctx: click.Context, args: list[str]) -> list[str]:
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        options: dict[str, click.Parameter] = {}
        if args and args[0].startswith("-"):  # else its first word is the operand
            for command in filter(None, commands.values()):
                options |= _options(command, ctx)
        at = next(_operands(args, options), None)
        if at is None:
            return ["read", *args]
        if args[at] in commands:
            return [args[at], *args[:at], *args[at + 1 :]]
        slips = (word for word in args[:at] if _LIKE_OPTION.match(word))
        if all(word.partition("=")[0] in options for word in slips):
            self._check_archive(ctx, args[at])
        return ["read", *args]

    def _check_archive(self, ctx: click.Context, word: str) -> None:
        """Fail where a bare word names nothing: it was rather meant as a command."""
        if os.path.lexists(word) or os.sep in word or word.startswith("~"):
            return
        from reader.cli.usage import near
        from reader.safe import clean_line

        what = _("There is no command “{name}”, nor a file or folder of that name here")
        hint = near(word, self.list_commands(ctx))
        ctx.fail(what.format(name=clean_line(word)) + hint)


def _options(command: click.Command, ctx: click.Context) -> dict[str, click.Parameter]:
    return {
        name: parameter
        for parameter in command.get_params(ctx)
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }


def _operands(args: Sequence[str], options: _Options) -> Iterator[int]:
    """Yield where in `args` the operands stand that come before a `--`."""
    words = iter(enumerate(args))
    for at, word in words:
        if word == "--":
            return
        name, has_value, __ = word.partition("=")
        option = options.get(name)
        if isinstance(option, click.Option):
            if not option.is_flag and not has_value:
                next(words, None)
        elif not _LIKE_OPTION.match(word):
            yield at
