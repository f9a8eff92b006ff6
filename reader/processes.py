"""Processes of our own, for work that would hold up this one: spawn in one way only."""

from __future__ import annotations

import subprocess
import sys


def spawn(module: str) -> subprocess.Popen[bytes]:
    """Start `module` as a process that hears and answers through pipes. Raises OSError.

    What lies in the working folder, an archive perhaps, is never imported (-P). The
    terminal's signals do not reach it: they are ours to answer.
    """
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
