"""A broken seed costs a warning and nothing else."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed.synthetic import listing
from tests.hostile.broken import broken_seed
from vaultgen.model import NodeType
from vaultgen.pipeline.build import build


def test_of_sixty_seeds_twelve_are_broken_which_gives_twelve_warnings_and_forty_eight_papers(tmp_path: Path) -> None:
    seeds = dict(broken_seed(n) for n in range(12))
    seeds |= {f"page-{n}.txt": listing(n, 1).encode() for n in range(48)}
    (tmp_path / "seeds").mkdir()
    for name, data in seeds.items():
        (tmp_path / "seeds" / name).write_bytes(data)
    result = build(tmp_path)
    assert sorted(f.seed for f in result.findings) == sorted(n for n in seeds if n.startswith("broken"))
    assert sum(kind is NodeType.PAPER for kind in result.types.values()) == 48
