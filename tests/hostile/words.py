"""What hostile seeds of all formats say."""

from __future__ import annotations

import html

from tests.hostile.attacks import SENTINEL


def line(attack: str) -> str:
    """The attack on one line."""
    return " ".join(attack.split())


def abstract(name: str, attack: str) -> str:
    """An abstract that says something of models, benchmarks and results, with the attack in and around their names."""
    return (
        f"We introduce {name} {attack}, a language model that is built on {attack} and follows the Marsh {attack} "
        f"idea. {name} reaches 81.5% on MMLU ({attack}) and outperforms {attack} Llama 2. {attack} The code is at "
        f"https://probe.invalid/{line(attack).replace(' ', '')[:60]} and the rest is {SENTINEL}."
    )


def xml(text: str) -> str:
    """The text as XML writes it; characters that XML cannot hold are left as they are."""
    return html.escape(text)
