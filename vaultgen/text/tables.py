"""The tables that come with vaultgen as YAML."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@lru_cache
def shipped_table(package: str, name: str) -> Any:
    """What the file `name` of a package holds; read once, so not to be changed."""
    # The loader in C is made of the safe one, and takes a tenth of its time.
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), yaml.CSafeLoader)
