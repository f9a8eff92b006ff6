"""What tests share: a home of their own, a small archive, the public corpus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import write_archive
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from real_terminal import kill_terminals

from reader import texts

settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("shrink", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("gate")
# The gate is the same each time; `pytest --hypothesis-profile=explore` goes looking. `shrink` is
# the gate for whoever mends: what fails is made small, however long that takes.

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """Let what is derandomized draw the same alone, in the whole suite, and after other changes.

    Hypothesis mixes in the literals of whatever of `reader` is imported by then, and no setting
    of it says otherwise. `test_gate` tells when it does so by another name.
    """
    if settings().derandomize:
        none = getattr(providers, "_local_constants", None)
        pytest.MonkeyPatch().setattr(providers, "_get_local_constants", lambda: none, raising=False)


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
