"""What to do with an exception that nobody expected: a file for us, a sentence for people."""

from __future__ import annotations

import traceback
from datetime import datetime

from reader import __version__
from reader.safe import clean_line
from reader.settings import cache_folder


def bug_report(error: BaseException) -> str:
    """Append the traceback of `error` to `crash.log` in the cache folder; return a sentence.

    The sentence names the file, or says that it could not be written. Never raises.
    """
    what = clean_line(f"{type(error).__name__}: {error}")[:200]
    log = cache_folder() / "crash.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"\n{datetime.now().astimezone().isoformat()} kanbao {__version__}\n")
            file.write("".join(traceback.format_exception(error)))
    except OSError as unwritable:
        return f"看报自身出错（{what}），报告也写不下来：{unwritable}"
    return f"看报自身出错（{what}），请附上 {log} 报告"
