"""What is asked of seeds or of a vault without changing anything: extract, export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from vaultgen.build import understand
from vaultgen.config import Settings
from vaultgen.model import Finding
from vaultgen.seeds import SeedFile, name_files
from vaultgen.workers import Progress


def extract_files(
    files: Sequence[Path], piped: bytes | None, jobs: int, progress: Progress
) -> tuple[str, tuple[Finding, ...]]:
    """The graph that files, folders and what was piped in speak of, as JSON, and what was not understood.

    Raises SeedError for a path that does not exist.
    """
    from vaultgen.export import export_json
    from vaultgen.graph import build_graph

    seeds, findings = name_files(files)
    with TemporaryDirectory() as folder:
        if piped is not None:
            place = Path(folder) / "standard-input"
            place.write_bytes(piped)
            seeds = (*seeds, SeedFile("standard input", place, len(piped)))
        said = understand(seeds, Settings(), jobs, progress)
    return export_json(build_graph(said.knowledge)), (*findings, *said.findings)
