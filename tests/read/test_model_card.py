"""Cards of models and datasets: what their properties state is read, and they are nobody's own notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read import cards
from tests.read.grounded import assert_grounded
from tests.read.pages import note, read
from vaultgen.model import Card
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault
from vaultgen.read import read_seed


def card_of(text: str) -> Card:
    found = note(read(text))
    assert found.is_clipping
    assert found.card is not None
    return found.card


def test_a_models_card_states_what_it_was_made_from_and_its_results() -> None:
    card = card_of(cards.MODEL)
    assert card.name.text == "Heron-7B-beta"
    assert [b.text for b in card.bases] == ["Otter-7B-v0.1"]
    assert [d.text for d in card.datasets] == ["river_chats", "TideSet"]
    assert [(r.benchmark.text, r.value.text) for r in card.results] == [
        ("HellaSwag (10-Shot)", "84.36"), ("MMLU (5-Shot)", "61.07"),
    ]  # fmt: skip
    assert [line for r in card.results for line, _ in r.value.lines] == [26, 32]


def test_a_datasets_card_is_on_a_dataset() -> None:
    card = card_of(cards.DATASET)
    assert (card.name.text, card.is_dataset) == ("TideSet", True)


@pytest.mark.parametrize("text", cards.CARDS)
def test_every_quote_of_a_card_stands_in_its_line(text: str) -> None:
    assert_grounded(read_seed("README.md", text.encode()), text.encode())


def test_a_card_with_broken_properties_keeps_its_text_and_says_so() -> None:
    reading = read(cards.BROKEN)
    assert reading.format == "model-card"
    assert note(reading).is_clipping
    assert any("not valid YAML" in f.message for f in reading.findings)


def test_a_hostile_card_states_no_number_that_is_none() -> None:
    card = card_of(cards.HOSTILE)
    assert [r.value.text for r in card.results] == ["61.07"]


def test_a_persons_note_with_a_licence_stays_their_own() -> None:
    assert read(cards.NOTE).format == "obsidian-note"


def test_the_note_of_the_model_says_what_it_is_based_on_and_its_results(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/README.md").write_text(cards.MODEL, encoding="utf-8")
    build(tmp_path)
    assert not check_vault(tmp_path)[0]
    model = (tmp_path / "Models/Heron-7B-beta.md").read_text(encoding="utf-8")
    assert "**Based on:** [[Otter-7B-v0.1]]" in model
    assert "**Trained on:** " in model
    rows = [line for line in model.splitlines() if line.startswith("| [[")]
    assert [("HellaSwag" in row, "MMLU" in row) for row in rows] == [(True, False), (False, True)]
    assert "5-shot" in rows[1]


def test_what_a_card_says_under_no_heading_stands_before_its_results(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = "---\nbase_model: otter/Otter-7B\nmodel-index:\n- name: Heron-7B\n  results:\n  - dataset: {name: GSM8K}\n"
    text += "    metrics:\n    - {type: accuracy, value: 61.2}\n---\n# Heron-7B\n\nHeron-7B is made for long walks.\n"
    (tmp_path / "seeds/card.md").write_text(text, encoding="utf-8")
    build(tmp_path)
    model = (tmp_path / "Models/Heron-7B.md").read_text(encoding="utf-8")
    assert 0 < model.index("for long walks") < model.index("## Results")
    assert (tmp_path / "Sources/Card card.md").is_file()
