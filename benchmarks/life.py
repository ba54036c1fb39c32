"""Random lives of a vault, as tests/vault/test_life.py has them, for as long as is asked for.

    python benchmarks/life.py 20000

prints the number of deeds and ends with the shortest story that it finds if anything fails to hold.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.vault.life import Life  # the checkout's root has to be on the path first

_DEEDS_OF_A_LIFE = 50


def main() -> None:
    """Act out as many deeds as the command line asks for."""
    deeds = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    lives = max(1, deeds // _DEEDS_OF_A_LIFE)
    how = settings(
        max_examples=lives,
        stateful_step_count=_DEEDS_OF_A_LIFE,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Life, settings=how)
    print(f"{lives} lives of up to {_DEEDS_OF_A_LIFE} deeds: every word is where its user put it")


if __name__ == "__main__":
    main()
