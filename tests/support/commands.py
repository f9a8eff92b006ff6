"""kanbao's commands, run as a person runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def kanbao(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run kanbao, stdout and stderr apart, no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
    )


def records(*arguments: str | Path) -> list[dict[str, object]]:
    """Return what a command prints as JSON Lines, without a word on stderr."""
    done = kanbao(*arguments, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]
