"""`python -m reader` and the command `kanbao`: the last line of defence around the commands."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run kanbao. Exits with 0, 1 or 2; a traceback never reaches the reader."""
    os.environ.setdefault("ESCDELAY", "25")
    from reader.bugs import bug_report
    from reader.cli import kanbao

    try:
        kanbao()
    except Exception as error:
        sys.stderr.write(f"kanbao: {bug_report(error)}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
