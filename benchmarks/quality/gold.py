"""The five seeds against their hand-made gold, and again with every name of theirs taken out of the lexicon.

usage: benchmarks/quality/gold.py [SHARED_FOLDER] [--details]

Prints what the scorer in SHARED_FOLDER (`../shared` by default) says of the extraction, first with the lexicon as it
is, then blind: without any model, benchmark, dataset, product or organisation that the seeds mention. The second
table shows what context alone finds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from vaultgen.config import Settings
from vaultgen.export.json import json_bytes
from vaultgen.extract import extract
from vaultgen.graph import build_graph
from vaultgen.lexicon import Lexicon, load_lexicon
from vaultgen.model import NodeType
from vaultgen.read import read_seed, settle
from vaultgen.resolve import resolve
from vaultgen.text.fold import fold

NAMES = {NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.PRODUCT, NodeType.ORGANIZATION}


def blind_lexicon(lexicon: Lexicon, texts: list[str]) -> Lexicon:
    """The lexicon without the named things that occur in `texts`."""
    everything = f" {fold(' '.join(texts))} "
    seen = [
        form
        for entry in lexicon.entries
        if entry.type in NAMES
        for form in (entry.name, *entry.aliases, entry.expansion)
        if form and f" {fold(form)} " in everything
    ]
    gone = {fold(s) for s in seen}
    kept = [
        e
        for e in lexicon.entries
        if e.type not in NAMES or not gone & {fold(f) for f in (e.name, *e.aliases, e.expansion) if f}
    ]
    return Lexicon(tuple(kept))


def graph_of(seeds: list[tuple[str, bytes]], lexicon: Lexicon) -> bytes:
    """What `vaultgen extract` prints of the seeds, with a lexicon of our choice."""
    readings = settle([read_seed(name, data) for name, data in seeds])
    knowledge = resolve(readings, [extract(reading, lexicon) for reading in readings], lexicon, Settings())
    return json_bytes(build_graph(knowledge))


def score(shared: Path, graph: bytes, details: bool) -> str:
    """What the scorer prints of the graph."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        file.write(graph)
        file.flush()
        command = [sys.executable, str(shared / "score"), str(shared / "gold/seeds.yaml"), file.name]
        return subprocess.run(
            command + ["--details"] * details, check=True, capture_output=True, encoding="utf-8"
        ).stdout


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[3] / "shared")
    parser.add_argument("--details", action="store_true")
    arguments = parser.parse_args()
    seeds = [(p.name, p.read_bytes()) for p in sorted((arguments.shared / "seeds").iterdir())]
    lexicon = load_lexicon()
    blind = blind_lexicon(lexicon, [data.decode("utf-8", "replace") for _, data in seeds])
    print(f"with the whole lexicon ({len(lexicon.entries)} entries)")
    print(score(arguments.shared, graph_of(seeds, lexicon), arguments.details))
    print(f"without the names of these seeds ({len(blind.entries)} entries)")
    print(score(arguments.shared, graph_of(seeds, blind), arguments.details))


if __name__ == "__main__":
    main()
