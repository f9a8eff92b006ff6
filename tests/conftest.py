"""What tests share: a home of their own, a small archive, the public corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import write_archive
from hypothesis import settings
from real_terminal import kill_terminals

from reader import texts

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("gate")
# The gate is the same each time; `pytest --hypothesis-profile=explore` goes looking.

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which no reader has been: config, cache and data folders of its own."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    for name in ("SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale in Chinese, for this process and those it starts."""
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LC_MESSAGES", "zh_CN.UTF-8")
    texts.use("zh")


@pytest.fixture(autouse=True)
def terminals_closed() -> Iterator[None]:
    """What a test that failed left running does not take the time of those after it."""
    yield
    kill_terminals()


@pytest.fixture
def archive_folder(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "归档")


@pytest.fixture
def corpus() -> Path:
    """The real posts that stand beside the project; skips where they do not."""
    if not CORPUS.is_dir():
        pytest.skip("the public corpus is not beside this checkout")
    return CORPUS
