"""Open a link outside the reader: in a program of the desktop, or not at all.

Only http, https and mailto leave kanbao, as one argument of one program, never through a
shell. On a remote machine, or without a graphical session, a browser would be the wrong
one or a text browser over our screen: then the address is for copying.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.session.links import may_open


def has_desktop(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether the reader sits at this machine with a graphical session."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return False
    if platform in ("darwin", "win32"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def open_url(url: str) -> bool:
    """Open `url` in the desktop's browser; return whether one was started. May block."""
    if not may_open(url) or not has_desktop():
        return False
    if _open(url):
        return True
    import webbrowser

    return webbrowser.open(url)


def open_image(file: Path) -> bool:
    """Open an image with the desktop's viewer; return whether one was started.

    An SVG is not opened: it may hold scripts, and its viewer is often a browser.
    """
    return file.suffix.lower() != ".svg" and has_desktop() and _open(str(file))


def _open(target: str) -> bool:
    opener = {"darwin": "open", "linux": "xdg-open"}.get(sys.platform)
    if opener is None or shutil.which(opener) is None:
        return False
    quiet = subprocess.DEVNULL
    subprocess.Popen(
        [opener, target], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    return True
