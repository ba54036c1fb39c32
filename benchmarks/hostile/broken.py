"""A vault of which one seed in ten is broken, beside the same vault without them: what it costs, and what is said.

    python benchmarks/hostile/broken.py [SEEDS [ROUNDS]]

makes SEEDS seeds (1,000), a tenth of them broken in the ways of `tests/hostile/broken.py`, and builds the sound ones
alone and all of them by turns, ROUNDS times (3). Prints the median ratio of processor time, how many papers there are
and what the findings name.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.speed.synthetic import listing
from tests.hostile.broken import broken_seed
from vaultgen.model import NodeType, Severity
from vaultgen.pipeline.build import Options, build


def main() -> None:
    """Run the measurement and print what it found."""
    count, rounds = (int(a) for a in (*sys.argv[1:], *("1000", "3")[len(sys.argv) - 1 :]))
    root = Path(mkdtemp(prefix="vaultgen-broken-"))
    broken = dict(broken_seed(n) for n in range(count // 10))
    sound = {f"page-{n:04}.txt": listing(n, 1).encode() for n in range(count - len(broken))}
    ratios, seconds = [], []
    for number in range(rounds):
        alone = _seconds(_vault(root / f"alone-{number}", sound))
        seconds.append(_seconds(_vault(root / f"all-{number}", sound | broken)))
        ratios.append(seconds[-1] / alone)
    result = build(_vault(root / "last", sound | broken), Options(jobs=1))
    papers = sum(kind is NodeType.PAPER for kind in result.types.values())
    warnings = [f.seed for f in result.findings if f.severity is not Severity.INFO]
    print(
        f"{count} seeds, {len(broken)} of them broken: {papers} papers, {len(warnings)} warnings, which name"
        f" {len(broken.keys() & {*warnings})} broken seeds and {len({*warnings} - broken.keys())} sound ones;"
        f" {len(result.findings) - len(warnings)} remarks"
    )
    for finding in result.findings:
        if finding.seed not in broken and finding.severity is not Severity.INFO:
            print(f"    {finding.seed}:{finding.line}: {finding.message}")
    print(
        f"processor time, all / the sound ones alone: {statistics.median(ratios):.2f}"
        f" [{min(ratios):.2f} to {max(ratios):.2f}] ({statistics.median(seconds):.1f} s)"
    )
    shutil.rmtree(root)


def _vault(root: Path, seeds: dict[str, bytes]) -> Path:
    (root / "seeds").mkdir(parents=True)
    for name, data in seeds.items():
        (root / "seeds" / name).write_bytes(data)
    return root


def _seconds(vault: Path) -> float:
    """The processor time of a build in a process of its own."""
    command = [sys.executable, "-m", "vaultgen", "build", "-q", "-j1", str(vault)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the build of {vault} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
