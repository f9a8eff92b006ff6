"""`python -m reader` and the command `kanbao`: the last line of defence around the commands."""

from __future__ import annotations

import errno
import gc
import os
import sys
from pathlib import Path

_YOUNG = 10_000
"""Objects made until Python's collector looks at them, which it does at 700: a start makes five
times as many as this, and keeps them."""


def main() -> None:
    """Run kanbao and exit: 0 done, 1 failed, 2 wrong usage. No traceback reaches the reader."""
    os.environ.setdefault("ESCDELAY", "25")
    gc.set_threshold(_YOUNG)
    sys.exit(_run())


def _run() -> int:
    import click

    from reader import settings, texts
    from reader.bugs import bug_report
    from reader.cli import kanbao
    from reader.cli.output import PipeClosed, prepare_stdout, tell
    from reader.errors import KanbaoError, PostNotFound
    from reader.texts import _
    from reader.texts.errors import sentence

    texts.chosen_by(lambda: settings.load().settings.language)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as we run
    if sys.stdout is None:
        tell("kanbao: " + _("Cannot write: the standard output is closed"))
        return 1
    prepare_stdout()
    try:
        status = kanbao.main(prog_name="kanbao", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return 130
    except click.UsageError as error:
        from reader.cli.usage import usage_sentence

        tell(f"kanbao: {usage_sentence(error)}")
        return error.exit_code
    except click.ClickException as error:
        tell(f"kanbao: {error.format_message()}")
        return error.exit_code
    except (PipeClosed, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except PostNotFound as error:
        tell(f"kanbao: {sentence(error)}")
        for candidate in error.candidates:
            tell(f"  {candidate}")
        return error.exit_status
    except KanbaoError as error:
        tell(f"kanbao: {sentence(error)}")
        return error.exit_status
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            tell(f"kanbao: {bug_report(error)}")
            return 1
        from reader.texts.reasons import reason

        tell("kanbao: " + _("Cannot write: {why}").format(why=reason(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as error:
        tell(f"kanbao: {bug_report(error)}")
        return 1
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
