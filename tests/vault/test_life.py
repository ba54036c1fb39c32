"""Random lives of a vault: two thousand deeds, and after each of them everything that has to hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.vault.life import CountedLife

_DEEDS = 2000
# Parts, so that they can run beside each other.
_PARTS = 4
_SETTINGS = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    # What went wrong is told as it happened: making it small takes longer than the run.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("part", range(_PARTS))
def test_every_word_stays_where_its_user_put_it_whatever_happens(part: int) -> None:
    del part  # each draws lives of its own
    done = CountedLife.deeds
    # Hypothesis ends some lives after a single deed.
    while CountedLife.deeds - done < _DEEDS // _PARTS:
        run_state_machine_as_test(CountedLife, settings=_SETTINGS)
