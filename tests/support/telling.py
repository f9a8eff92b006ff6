"""What an error tells a person, in the language of the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reader.errors import KanbaoError
from reader.texts.errors import sentence


@contextmanager
def telling(error: type[KanbaoError], pattern: str) -> Iterator[None]:
    """Pass if the block raises `error` and its sentence has the regular expression `pattern`."""
    with pytest.raises(error) as raised:
        yield
    assert re.search(pattern, sentence(raised.value)), sentence(raised.value)
