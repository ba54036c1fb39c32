"""How fast one core extracts what abstracts say, and that its memory does not grow with their number.

python benchmarks/speed/extraction.py [--count 10000] [--few 2000] [--abstracts FILE]

The abstracts are made up, about 1.5 KB each and none like another; with --abstracts they are those of a file of JSON
lines (`id`, `title`, `authors`, `abstract`), over and over. They come 25 to a reading, and one reading is in memory at
a time. Each figure is of a process of its own; only the time within `extract` counts, as its processor spends it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.quality.unseen import listing as reading_of
from benchmarks.speed.synthetic import listing
from vaultgen.extract import extract
from vaultgen.lexicon import load_lexicon
from vaultgen.model import PaperRecord
from vaultgen.read import read_seed

_A_READING = 25
_WARM_UP = 100  # Abstracts before the clock starts: tables are loaded, patterns compiled.


def main() -> None:
    """Print speed and memory; with --one, do the work of one process and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=2_000)
    parser.add_argument("--abstracts", type=Path)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_extract(asked.count, asked.abstracts)))
        return
    peaks = []
    for count in (asked.few, asked.count):
        size, seconds, peak = _in_process(count, asked.abstracts)
        peaks.append(peak)
        print(
            f"{count} abstracts of {size // count} bytes: {size / seconds / 1e6:.2f} MB/s on one core,"
            f" {1000 * seconds / count:.2f} ms an abstract, at most {peak / 2**20:.0f} MiB"
        )
    print(f"memory, {asked.count} abstracts / {asked.few}: {peaks[1] / peaks[0]:.2f}")


def _in_process(count: int, abstracts: Path | None) -> tuple[int, float, int]:
    """Bytes of text, seconds and the most bytes of memory that a process needs for so many abstracts."""
    command = [sys.executable, __file__, "--one", "--count", str(count)]
    command += ["--abstracts", str(abstracts)] if abstracts else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    size, seconds = json.loads(said)
    return size, seconds, usage.ru_maxrss * 1024


def _extract(count: int, abstracts: Path | None) -> tuple[int, float]:
    """Bytes of text of `count` abstracts, and the seconds that extracting them took."""
    lexicon = load_lexicon()
    papers = _papers(abstracts)
    extract(reading_of(list(islice(papers, _WARM_UP))), lexicon)
    size, seconds = 0, 0.0
    for first in range(0, count, _A_READING):
        some = list(islice(papers, min(_A_READING, count - first)))
        size += sum(len(paper["abstract"].encode()) for paper in some)
        reading = reading_of(some)
        begun = time.process_time()
        extract(reading, lexicon)
        seconds += time.process_time() - begun
    return size, seconds


def _papers(abstracts: Path | None) -> Iterator[dict[str, Any]]:
    """Papers without end."""
    if abstracts:
        lines = abstracts.read_text(encoding="utf-8").splitlines()
        yield from map(json.loads, cycle(lines))
    number = 0
    while True:
        yield _made_up(number)
        number += 1


def _made_up(number: int) -> dict[str, Any]:
    """A made-up paper whose abstract is as long as those of two."""
    page = read_seed(f"page-{number}.txt", listing(number, 2).encode())
    papers = [r for r in page.records if isinstance(r, PaperRecord) and r.abstract]
    text = " ".join(p.abstract.text for p in papers if p.abstract)
    authors = [a.text for a in papers[0].authors]
    return {"id": f"2501.{number:05}", "title": papers[0].title.text, "authors": authors, "abstract": text}


if __name__ == "__main__":
    main()
