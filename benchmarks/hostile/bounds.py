"""Repeated patterns in every format: whether the time of a build grows no faster than the seed.

    python benchmarks/hostile/bounds.py [--kilobytes 1000] [--tokens TEXT ...] [--minutes N] [--done FILE] [FORMAT ...]

makes a seed of each of the formats of `tests/hostile`, all of whose fields hold one pattern over and over (an opening
bracket, a link, a name), once an eighth as long and once of that many kilobytes; builds a vault of each, and prints
where processor time grew more than twice as fast as the seed, or passed `MOST_SECONDS`, with the seconds of each stage.
Every pattern in every format takes hours: `--minutes` ends the run after so many, `--done` notes in a file what was
measured, and goes on there the next time. Patterns come in the order of `TOKENS`, each in all formats, so that a short
run sees every format. Ends with 1 where something is out of bounds. What is large in another way: `large.py`.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile.seeds import FORMATS
from vaultgen.errors import VaultgenError
from vaultgen.pipeline.build import Options, build

MOST_SECONDS = 120.0
"""Seconds of processor time for a build of one seed of any size that is read."""

_SHARE = 8  # how much shorter the first of two seeds is
_SLACK = 0.5  # seconds by which a build may be slower than in proportion: what it does whatever the seed
_PACKED = frozenset({"gzip", "pdf", "zip"})  # other formats in a wrapping, or cut to the width of a page

# The opening marks of all formats, words that rules look for, and names; `%d` counts.
TOKENS = (
    "a", "A", "1", " ", "\t", "é", "e\u0301", "\u0301", "\u200b", "\u202e", "𝒜", "中", "😀", "ﬀ", "\u00a0", "\u2028",
    "-", "–", "_", "*", "**", "`", "``` ", "~~~", "#", "# ", ">", "> ", "- ", "1. ", "[", "]", "[[", "[[a]] ",
    "[[a|b]]", "![[", "[a](", "[^1]", "[^%d] ", "[[a%d]] ", "#t%d ", "(", ")", "((a", "{", "}", "{{", "{}", "<", "<a ",
    "<div>", "<!--", "</", "&", "&amp;", "&#", "&#1;", "\\", "\\a", "\\a{", "\\'", "\\textbf{", "$", "$$", "$x^2$ ",
    "%", "%%", "=", "==", ":", "::", "a:: ", "|", "| a ", '"', "'", "“", ".", ". A", "...", "A. ", "A.B.", "e.g. ", "https://",
    "http://a%d.org/ ", "10.1000/%d ", "arXiv:2403.05530 ", "a, ", "and ", "A B, ", "A%d B, ", "A B and ", "et al. ",
    "A-B-", "Gemini ", "Gemini 1.5 Pro, ", "Gemini %d.5 Pro, ", "GPT-4 ", "MMLU ", "MMLU%d ", "90.1% ", "%d% on MMLU ",
    "90% on MMLU, ", "scores ", "outperforms ", "compared to ", "(1) ", "[1] ", "[12,", "1,000", "1.0.0.", "@",
    "@a{b, ", "a={", "Submitted ", "Abstract: ", "Authors: ", "Jul 31, 2024 ", "We introduce X, ", "We introduce X%d. ",
    "X (XYZ) ", "X%d Y (XY%d) ", "Ab ", "aB", "X-1 ", "of the ", "not ", "\x00", "\x0b",
)  # fmt: skip


class _TooLongError(Exception):
    """A build has used its processor time."""


@dataclass(slots=True)
class Run:
    """What a build took, in seconds of processor time: by stage, and what it found. `fault`: why it did not end."""

    stages: dict[str, float] = field(default_factory=dict)
    notes: int = 0
    fault: str = ""

    @property
    def seconds(self) -> float:
        """The whole build."""
        return sum(self.stages.values())

    def __str__(self) -> str:
        told = ", ".join(f"{stage} {s:.1f}" for stage, s in self.stages.items() if s >= 0.1)
        return f"{self.seconds:.1f} s ({told}; {self.notes} notes{'; ' + self.fault if self.fault else ''})"


def main() -> int:
    """Measure what is asked for; 1 where something is out of bounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", choices=[*FORMATS, []])
    parser.add_argument("--kilobytes", type=int, default=1_000)
    parser.add_argument("--tokens", nargs="*", default=TOKENS)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--done", type=Path)
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, _stop)
    built("note.md", b"# A note\n\nof [[B]].\n")  # what is done once is done
    patterns = [*_patterns(asked.formats or [f for f in FORMATS if f not in _PACKED], asked.tokens)]
    done = set(asked.done.read_text(encoding="utf-8").splitlines()) if asked.done and asked.done.exists() else set()
    left = {key: p for p in patterns if (key := json.dumps([*p, asked.kilobytes])) not in done}
    begun, faults, most = time.monotonic(), 0, Run()
    for number, (key, (form, pattern)) in enumerate(left.items()):
        if time.monotonic() - begun > asked.minutes * 60:
            print(f"{len(left) - number} patterns are left", flush=True)
            break
        is_out, large = _is_out_of_bounds(form, pattern, asked.kilobytes * 1_000)
        faults += is_out
        most = max(most, large, key=lambda r: r.seconds)
        if asked.done and not is_out:
            with asked.done.open("a", encoding="utf-8") as file:
                file.write(key + "\n")
    print(
        f"{faults} patterns out of bounds of {len(patterns)}, {len(patterns) - len(left)} done before; at most {most}"
    )
    return 1 if faults else 0


def _patterns(formats: list[str], tokens: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A format and what is repeated in it; on lines of its own, too, where the format keeps lines."""
    for token in tokens:
        for form in formats:
            make = FORMATS[form][1]
            keeps_lines = make("Otter 1", "a\nb") != make("Otter 1", "a b")
            yield from ((form, token + end) for end in ("", "\n")[: 1 + keeps_lines])


def _is_out_of_bounds(form: str, pattern: str, size: int) -> tuple[bool, Run]:
    """Whether a pattern takes too long in a format, and the build of the larger seed."""
    small, large = (built(*_seed(form, pattern, n)) for n in (size // _SHARE, size))
    is_slow = large.seconds > 2 * _SHARE * max(small.seconds, 0.05) + _SLACK
    is_out = bool(is_slow or small.fault or large.fault)
    if is_out:
        print(f"{form}: {pattern!r}: {small}, then {large}", flush=True)
    return is_out, large


def _seed(form: str, token: str, size: int) -> tuple[str, bytes]:
    """A seed of about that many bytes."""
    ending, make = FORMATS[form]
    # A format says a pattern in several places, and may write a character as several.
    each = (len(_encoded(make("Otter 1", token * 101))) - len(_encoded(make("Otter 1", token)))) / 100
    times = max(1, int(size / max(each, 1)))
    pattern = "".join(token.replace("%d", str(n)) for n in range(times)) if "%d" in token else token * times
    return f"seed{ending}", _encoded(make("Otter 1", pattern))


def _encoded(made: str | bytes) -> bytes:
    return made if isinstance(made, bytes) else made.encode("utf-8", "replace")


def built(name: str, data: bytes) -> Run:
    """A vault built of one seed."""
    run = Run()
    with TemporaryDirectory(prefix="vaultgen-bounds-") as folder:
        seed = Path(folder) / "seeds" / name
        seed.parent.mkdir()
        seed.write_bytes(data)
        with _timed(run) as tell:
            run.notes = len(build(Path(folder), Options(jobs=1, yes=True), tell).plan.steps)
    return run


@contextmanager
def _timed(run: Run) -> Iterator[object]:
    """Note the time of each stage, and what ends a build before its time."""
    begun, stage = time.process_time(), "start"

    def tell(name: str, _done: int, _total: int) -> None:
        nonlocal begun, stage
        now = time.process_time()
        run.stages[stage] = run.stages.get(stage, 0.0) + now - begun
        begun, stage = now, name

    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        yield tell
    except _TooLongError:
        run.fault = "stopped"
    except VaultgenError as error:
        run.fault = str(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        tell("", 0, 0)


def _stop(*_: object) -> None:
    raise _TooLongError


if __name__ == "__main__":
    sys.exit(main())
