"""Coverage-guided fuzzing of every reader and of the work on text, with atheris (`pip install atheris`).

    python benchmarks/fuzz/run.py [--minutes 10] [--corpus FOLDER] [TARGET ...]

runs each target in a process of its own for so many minutes, or until it breaks a law of `targets.py`, raises, or takes
longer than `MOST_SECONDS` for one input; prints what was run and found, and leaves inputs that broke something in the
corpus folder. Without TARGETs all of them are run; `--list` names them.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parents[2]))

MOST_SECONDS = 3.0
"""Seconds of processor time for one input of at most a few kilobytes, while coverage is measured."""

_RUNS = re.compile(r"^#(\d+)\s|stat::number_of_executed_units:\s*(\d+)", re.MULTILINE)
_FAULT = re.compile(r"^(?:.*Error|.*Exception).*$|^SUMMARY: .*$|^==\d+== ERROR: .*$", re.MULTILINE)


def main() -> int:
    """Run the targets one after the other; 1 where one of them broke."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path, help="folder that keeps the inputs from run to run")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    folder = asked.corpus or Path(mkdtemp(prefix="vaultgen-fuzz-"))
    if asked.inside:
        fuzz(asked.targets[0], folder, asked.minutes)
    from targets import targets  # noqa: PLC0415 - inside, it is imported under measurement

    known = targets()
    if asked.list:
        print("\n".join(known))
        return 0
    if unknown := [name for name in asked.targets if name not in known]:
        parser.error(f"no such target: {', '.join(unknown)}; --list names them")
    broken = [name for name in asked.targets or known if not run(name, folder, asked.minutes)]
    print(f"broken: {', '.join(broken) or 'none'}; inputs in {folder}")
    return 1 if broken else 0


def run(name: str, folder: Path, minutes: float) -> bool:
    """Fuzz one target in a process of its own; whether it held."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, __file__, "--inside", name, "--minutes", str(minutes), "--corpus", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    count = max((int(a or b) for a, b in _RUNS.findall(done.stderr)), default=0)
    minutes = (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before) / 60
    said = "held" if done.returncode == 0 else "; ".join(_FAULT.findall(done.stdout + done.stderr)[:3]) or "broke"
    print(f"{name}: {count:,} inputs in {minutes:.1f} minutes of processor time: {said}", flush=True)
    if done.returncode:
        (folder / f"{name}.log").write_text(done.stdout + done.stderr[-20_000:], encoding="utf-8")
    return done.returncode == 0


def fuzz(name: str, folder: Path, minutes: float) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - no dependency of vaultgen

    with atheris.instrument_imports(include=["vaultgen", "bibtexparser"]):
        from targets import targets  # noqa: PLC0415

    target = targets()[name]
    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, example in enumerate(target.examples):
        (corpus / f"example-{number}").write_bytes(example)
    words = folder / f"{name}.dict"
    words.write_text(_dictionary(target.examples), encoding="utf-8")

    def timed(data: bytes) -> None:
        begun = time.process_time()
        target.run(data)
        if (taken := time.process_time() - begun) > MOST_SECONDS:
            raise TimeoutError(f"{taken:.1f} s for {len(data)} bytes")

    options = [f"-max_total_time={int(minutes * 60)}", f"-max_len={target.longest}", f"-dict={words}", "-timeout=60"]
    options += ["-rss_limit_mb=4096", f"-artifact_prefix={folder}/{name}-", "-print_final_stats=1", str(corpus)]
    atheris.Setup([sys.argv[0], *options], timed)
    atheris.Fuzz()


def _dictionary(examples: tuple[bytes, ...]) -> str:
    """The words and marks of the examples, as libFuzzer reads them."""
    found = sorted({w for e in examples for w in re.findall(rb"[\w:-]{2,24}|[^\w\s]{1,4}", e)})
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in found)


if __name__ == "__main__":
    sys.exit(main())
