"""Random lives of a vault, as tests/vault/test_life.py has them, for as long as is asked for.

    python benchmarks/life.py [DEEDS [SEED]]

acts out about so many deeds (10,000), in rounds that each have a seed of their own: SEED (random, if not given) and
those that follow it. Says after each round what was done so far, and ends with the story of the first deed after
which something does not hold; the same seed tells the same story again.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.vault.life import CountedLife  # the checkout's root has to be on the path first

_LIVES_OF_A_ROUND, _DEEDS_OF_A_LIFE = 10, 50
# Nothing here outlives a crash of the machine: where the system has a disk in memory, that is the faster one.
_IN_MEMORY = Path("/dev/shm")


def main() -> None:
    """Act out as many deeds as the command line asks for."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1_000_000)
    if _IN_MEMORY.is_dir():
        tempfile.tempdir = str(_IN_MEMORY)
    how = settings(
        max_examples=_LIVES_OF_A_ROUND,
        stateful_step_count=_DEEDS_OF_A_LIFE,
        deadline=None,
        database=None,
        # To make a story short takes hundreds of lives: it is told as it happened.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    begin, number = time.perf_counter(), first
    while CountedLife.deeds < wanted:
        print(f"seed {number}: ", end="", flush=True)
        run_state_machine_as_test(seed(number)(CountedLife), settings=how)
        seconds = time.perf_counter() - begin
        print(f"{CountedLife.deeds} deeds, {seconds:.0f} s, every word is where its user put it", flush=True)
        number += 1


if __name__ == "__main__":
    main()
