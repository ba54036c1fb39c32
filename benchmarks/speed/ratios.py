"""How fast vaultgen is, as ratios to something simple done with the same files in the same run.

python benchmarks/speed/ratios.py [--notes 10000] [--rounds 5] [--full-rounds 1] [--growth] [NAME ...]

Base and variant take turns; a ratio is the median of the rounds' ratios, a time the median of the rounds' times. All
files are synthetic and lie on /dev/shm where there is one, so that the disk has no say. The processes find the code
compiled, as that of an installed package is. NAMEs choose measurements: extract, full, jobs, add, noop, process, start.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.speed.synthetic import listing, write_vault
from vaultgen.extract import extract
from vaultgen.lexicon import load_lexicon
from vaultgen.model import PaperRecord
from vaultgen.pipeline.last_build import nothing_to_do
from vaultgen.read import read_seed


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that has ended: seconds by the clock and of the processors, and the most memory that it held, in
    bytes."""

    seconds: float
    processor: float
    memory: int


def main() -> None:
    """Print the measurements that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full-rounds", type=int, default=1, help="rounds of what takes a minute")
    parser.add_argument("--growth", action="store_true", help="also a vault of four times the notes")
    asked = parser.parse_args()
    shm = Path("/dev/shm")
    with TemporaryDirectory(dir=shm if shm.is_dir() else None, prefix="vaultgen-speed-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
        bench = Bench(Path(folder), asked.notes, asked.rounds, asked.full_rounds)
        for name, measure in bench.measurements().items():
            if not asked.names or name in asked.names:
                measure()
        if asked.growth:
            bench.growth()


class Bench:
    """The measurements, in one folder; they share one built vault."""

    def __init__(self, folder: Path, notes: int, rounds: int, full_rounds: int) -> None:
        self.folder, self.notes, self.rounds, self.full_rounds = folder, notes, rounds, full_rounds
        self._built: Path | None = None

    def measurements(self) -> dict[str, Callable[[], None]]:
        """The measurements by name, in a sensible order."""
        return {
            "start": self.start, "extract": self.extract, "full": self.full, "jobs": self.jobs, "add": self.add,
            "noop": self.noop, "process": self.process,
        }  # fmt: skip

    def start(self) -> None:
        """How soon the commands that do nothing are done."""
        for option in ("--help", "--version"):
            self._take_turns(f"vaultgen {option} / import click", _import_click, lambda o=option: _vaultgen(o).seconds)

    def extract(self) -> None:
        """How much text one process reads and extracts in a second."""
        lexicon = load_lexicon()
        readings = [read_seed(f"page-{n}.txt", listing(n).encode()) for n in range(8)]
        abstracts = [
            len(r.abstract.text) for x in readings for r in x.records if isinstance(r, PaperRecord) and r.abstract
        ]
        extract(readings[0], lexicon)
        seconds = statistics.median(_timed(lambda: [extract(r, lexicon) for r in readings]) for _ in range(self.rounds))
        print(
            f"extract: {sum(abstracts) / seconds / 1e6:.2f} MB/s, {1000 * seconds / len(abstracts):.2f} ms for an"
            f" abstract of {sum(abstracts) // len(abstracts)} bytes"
        )

    def full(self) -> None:
        """A build from nothing, beside copying what it makes."""
        ratios, seconds, processor, memory = [], [], [], 0
        for number in range(self.full_rounds):
            vault = self._seeds(f"full-{number}")
            ran = _vaultgen("build", "-q", "-j1", str(vault))
            copied = _timed(lambda v=vault: subprocess.run(["cp", "-r", str(v), f"{v}-copy"], check=True))
            ratios.append(ran.seconds / copied)
            seconds.append(ran.seconds)
            processor.append(ran.processor)
            memory = max(memory, ran.memory)
            count = sum(1 for _ in vault.rglob("*.md"))
            shutil.rmtree(f"{vault}-copy")
            shutil.rmtree(vault)
        base = _run(sys.executable, "-c", "import networkx, jinja2, markdown_it, click, yaml").memory
        print(
            f"full build, 1 job: {count} notes in {statistics.median(seconds):.1f} s"
            f" ({statistics.median(processor):.1f} s of the processor), {_median(ratios)} x cp -r"
        )
        print(f"memory: {memory / 2**20:.0f} MiB, {(memory - base) / 2**20 / count * 1000:.1f} MiB for 1000 notes")

    def jobs(self) -> None:
        """Two processes beside one."""
        ratios = []
        for number in range(self.full_rounds):
            one, two = self._seeds(f"one-{number}"), self._seeds(f"two-{number}")
            alone = _vaultgen("build", "-q", "-j1", str(one)).seconds
            ratios.append(_vaultgen("build", "-q", "-j2", str(two)).seconds / alone)
            shutil.rmtree(one)
            shutil.rmtree(two)
        print(f"2 jobs / 1 job: {_median(ratios)}")

    def add(self) -> None:
        """One seed of one paper more, beside a build from nothing; and that only notes that change are written."""
        vault = self._vault()
        _vaultgen("build", "-q", str(vault))  # the first look at fresh files reads them; from then on their times do
        ratios, processor, seconds = [], [], []
        for number in range(self.full_rounds):
            before = _contents(vault)
            text = listing(100_000 + number, 1)
            (vault / "seeds" / f"added-{number}.txt").write_text(text, encoding="utf-8")
            added = _vaultgen("build", "-q", "-j1", str(vault))
            after = _contents(vault)
            fresh = self._seeds(f"fresh-{number}")
            full = _vaultgen("build", "-q", "-j1", str(fresh))
            ratios.append(added.seconds / full.seconds)
            processor.append(added.processor / full.processor)
            seconds.append(added.seconds)
            shutil.rmtree(fresh)
            written = {p for p in after if p not in before or before[p][1] != after[p][1]}
            changed = {p for p in after if p not in before or before[p][0] != after[p][0]}
            print(f"one seed added: {len(written)} notes written, {len(changed)} changed")
        print(
            f"one seed added / full build: {_median(ratios)} ({statistics.median(seconds):.1f} s),"
            f" {_median(processor)} by the processor's time"
        )

    def noop(self) -> None:
        """The work of a build with nothing to do, beside a bare look at every file."""
        vault = self._vault()
        _vaultgen("build", "-q", str(vault))  # the first look at fresh files reads them; from then on their times do

        def quick() -> float:
            return _timed(lambda: nothing_to_do(vault) or sys.exit("the vault is not up to date"))

        self._take_turns("no-op, work / scandir and stat", lambda: _timed(lambda: _scan(str(vault))), quick)

    def process(self) -> None:
        """The whole process of such a build, beside one that imports click."""
        vault = self._vault()
        _vaultgen("build", "-q", str(vault))
        run = lambda: _vaultgen("build", str(vault)).seconds  # noqa: E731
        self._take_turns("no-op, process / import click", _import_click, run)

    def growth(self) -> None:
        """Four times the notes, beside one time."""
        small, large = self._seeds("small"), self._seeds("large", 4)
        one = _vaultgen("build", "-q", "-j1", str(small)).seconds
        four = _vaultgen("build", "-q", "-j1", str(large)).seconds
        print(f"growth: {4 * self.notes} notes / {self.notes} notes: {four / one:.2f} ({one:.1f} s, {four:.1f} s)")

    def _take_turns(self, name: str, base: Callable[[], float], variant: Callable[[], float]) -> None:
        pairs = [(base(), variant()) for _ in range(self.rounds)]
        times = statistics.median(v for _, v in pairs)
        print(f"{name}: {_median([v / b for b, v in pairs])} ({1000 * times:.0f} ms)")

    def _seeds(self, name: str, times: int = 1) -> Path:
        vault = self.folder / name
        write_vault(vault, self.notes * times)
        return vault

    def _vault(self) -> Path:
        """A vault that is built."""
        if self._built is None:
            self._built = self._seeds("vault")
            _vaultgen("build", "-q", str(self._built))
        return self._built


def _median(values: Sequence[float]) -> str:
    spread = f" [{min(values):.2f} to {max(values):.2f}]" if len(values) > 1 else ""
    return f"{statistics.median(values):.2f}{spread}"


def _timed(function: Callable[[], object]) -> float:
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


def _run(*command: str) -> Ran:
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Ran(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _vaultgen(*arguments: str) -> Ran:
    return _run(sys.executable, "-m", "vaultgen", *arguments)


def _import_click() -> float:
    return _run(sys.executable, "-c", "import click").seconds


def _scan(folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _scan(entry.path)
            else:
                entry.stat(follow_symlinks=False)


def _contents(vault: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes of every note, and the number of its file, which each write changes."""
    return {str(p): (p.read_bytes(), p.stat().st_ino) for p in vault.rglob("*.md")}


if __name__ == "__main__":
    main()
