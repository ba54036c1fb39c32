"""Random lives of a vault: two thousand deeds, and after each of them everything that has to hold."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

from tests.vault.life import Life

# Four parts, so that they can run beside each other.
_SETTINGS = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    # What went wrong is told as it happened: making it small takes longer than the run.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class FirstLife(Life):
    """A part of the lives."""


class SecondLife(Life):
    """A part of the lives."""


class ThirdLife(Life):
    """A part of the lives."""


class FourthLife(Life):
    """A part of the lives."""


TestFirstLife = FirstLife.TestCase
TestSecondLife = SecondLife.TestCase
TestThirdLife = ThirdLife.TestCase
TestFourthLife = FourthLife.TestCase
TestFirstLife.settings = TestSecondLife.settings = TestThirdLife.settings = TestFourthLife.settings = _SETTINGS
