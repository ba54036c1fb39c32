"""How hypothesis runs: no deadlines (machines differ); in continuous integration the same examples every time, so that
a change is judged by what it changes. The long random runs are commands in `benchmarks/`."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("developer", deadline=None)
settings.register_profile("integration", deadline=None, derandomize=True, database=None)
settings.load_profile("integration" if os.environ.get("CI") else "developer")
