"""Builds that are killed (SIGKILL) at random moments: whether anything is lost, and whether the next build completes.

    python benchmarks/kill.py [NOTES [TIMES]]

makes a vault of about NOTES notes (5000), edits some of them, and then TIMES times (100) changes seeds, starts a build
as a process of its own and kills it at a random moment. After each kill every word of the edits has to be in its note
and every seed as it was; at the end a last build has to leave the vault as if none had been killed: untouched notes
byte for byte as in a vault built from the same seeds at once.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent / "speed")]

from synthetic import listing, write_vault  # noqa: E402 - the folders have to be on the path first

_WORD = re.compile(r"\bmine\d+\b")
_EDITED = 50
_TOLD_EVERY = 10


def main() -> None:
    """Run the measurement and print what it found."""
    notes, times = (int(a) for a in (*sys.argv[1:], *("5000", "100")[len(sys.argv) - 1 :]))
    chance = random.Random(4711)
    root = Path(mkdtemp(prefix="kill-")) / "vault"
    write_vault(root, notes)
    begin = time.perf_counter()
    _build(root).wait()
    full = time.perf_counter() - begin
    words = _edit(root, chance)
    print(f"{len(_notes(root))} notes, {len(words)} of them edited; a full build takes {full:.1f} s", flush=True)
    finished = half = 0
    lost: list[str] = []
    seeds = sorted((root / "seeds").iterdir())
    for number in range(times):
        changed = chance.sample(seeds, max(1, len(seeds) // 5))
        for seed in changed:
            text = listing(int(re.sub(r"\D", "", seed.stem) or 0) + (number + 1) * 1000)
            seed.write_text(text, encoding="utf-8")
        said = {s: s.read_bytes() for s in seeds}
        process = _build(root)
        _wait(root, process, chance, full, writes=number % 4 > 0)
        process.kill()
        finished += process.wait() == 0
        half += _is_unfinished(root)
        lost += [f"{number}: {path}" for path, found in words.items() if _words(root / path) != found]
        lost += [f"{number}: {s.name}" for s, data in said.items() if s.read_bytes() != data]
        if (number + 1) % _TOLD_EVERY == 0:
            print(f"{number + 1} builds, {half} killed while they wrote; lost: {lost or 'nothing'}", flush=True)
    begin = time.perf_counter()
    _build(root).wait()
    print(f"killed {times - finished} of {times} builds, {half} of them while they wrote; lost: {lost or 'nothing'}")
    print(f"the build after them took {time.perf_counter() - begin:.1f} s and left {_differing(root, words)}")
    shutil.rmtree(root.parent)


def _wait(root: Path, process: subprocess.Popen[bytes], chance: random.Random, full: float, *, writes: bool) -> None:
    """Wait until a random moment of a build; with `writes`, of the part in which it writes."""
    if not writes:
        time.sleep(chance.uniform(0.1, 1.0) * full)
        return
    while process.poll() is None and not _is_unfinished(root):
        time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.05) * full)


def _build(root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "vaultgen", "build", "-q", "--yes", str(root)]
    return subprocess.Popen(command, cwd=Path(__file__).parents[1])


def _notes(root: Path) -> list[Path]:
    return [p for p in sorted(root.rglob("*.md")) if p.relative_to(root).parts[0] not in {"seeds", ".vaultgen"}]


def _edit(root: Path, chance: random.Random) -> dict[str, list[str]]:
    """Write a paragraph into some notes; gives the words by path."""
    words: dict[str, list[str]] = {}
    for number, path in enumerate(chance.sample(_notes(root), _EDITED)):
        path.write_text(f"{path.read_text(encoding='utf-8')}\nmine{number} is what I think.\n", encoding="utf-8")
        words[path.relative_to(root).as_posix()] = [f"mine{number}"]
    return words


def _words(path: Path) -> list[str]:
    return _WORD.findall(path.read_text(encoding="utf-8")) if path.exists() else []


def _is_unfinished(root: Path) -> bool:
    """Whether a build has begun to write and not come to its end."""
    with closing(sqlite3.connect(root / ".vaultgen/state.sqlite")) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0]) < 0


def _differing(root: Path, words: dict[str, list[str]]) -> str:
    """How many untouched notes differ from those of a vault that was built from the same seeds at once. What links to
    an edited note whose title has changed may: it keeps its name."""
    other = root.with_name("other")
    other.mkdir()
    shutil.copytree(root / "seeds", other / "seeds")
    _build(other).wait()
    mine = {p.relative_to(root).as_posix(): p.read_bytes() for p in _notes(root)}
    fresh = {p.relative_to(other).as_posix(): p.read_bytes() for p in _notes(other)}
    strange = [p for p in mine.keys() | fresh.keys() if p not in words and mine.get(p) != fresh.get(p)]
    left = [p.name for p in root.rglob(".vaultgen-writing*")]
    return f"{len(strange)} untouched notes that differ from a fresh build {strange[:5]}, {len(left)} temporary files"


if __name__ == "__main__":
    main()
