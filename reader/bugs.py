"""What to do with an exception that nobody expected: a file for us, a sentence for people."""

from __future__ import annotations

from datetime import datetime

from reader import __version__
from reader.safe import clean_line
from reader.settings import cache_folder
from reader.texts import _
from reader.texts.reasons import reason


def bug_report(error: BaseException) -> str:
    """Append the traceback of `error` to `crash.log` in the cache folder; return a sentence.

    The sentence names the file, or says that it could not be written. Never raises.
    """
    import traceback

    return crash_report("".join(traceback.format_exception(error)))


def crash_report(text: str) -> str:
    """Like `bug_report`, of a traceback as text; its last line says what happened."""
    what = clean_line(text.strip().rpartition("\n")[2])[:200]
    log = cache_folder() / "crash.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8", errors="replace") as file:
            now = datetime.now().astimezone().isoformat()
            file.write(f"\n{now} kanbao {__version__}\n{text}\n")
    except OSError as unwritable:
        told = _("kanbao itself failed ({what}), and its report could not be written: {why}")
        return told.format(what=what, why=reason(unwritable))
    return _("kanbao itself failed ({what}), please report it with {log}").format(
        what=what, log=clean_line(str(log))
    )
