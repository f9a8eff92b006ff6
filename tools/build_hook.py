"""The step of a build that compiles the catalogues, in a wheel and in an editable install."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from catalogues import compile_catalogues


class CompileCatalogues(BuildHookInterface[Any]):
    """Makes a `.mo` beside each `.po` before files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; hatchling calls this at the start of each build."""
        compile_catalogues(Path(self.root))
