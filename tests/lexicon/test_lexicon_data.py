"""The packaged data: whole, sorted, without doubles, and careful with ordinary words."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from vaultgen.lexicon import Entry, load_lexicon
from vaultgen.lexicon.load import DATA_FILES, packaged_entries
from vaultgen.model import NodeType
from vaultgen.text.fold import fold

# Ordinary words, first names and places that models, sets, organizations and apps are called as well.
ORDINARY_WORDS = """
alpaca amber apple aria arctic aurora bark basic behaviour bridge canary chameleon chess chinchilla claude command
compass cosmos coat cora cursor diplomacy discord dolly dolphin donut dragon drive eagle electricity emu ethics exams
falcon ferret firefly flamingo flow fractal frames genie go gopher gorilla granite griffin hawk helix hex include
inspired instructor interaction jester koala luke manus massive mercury mila mind mistral monkey moment muse neptune
newsroom nova nougat oasis octo operator orca oscar overcooked perceiver pika phi platypus poe primer prometheus prophet
pythia quest race reddit replica samba slack solar spider sparrow stamp steam tango titans tower transfusion voyager
whisper yelp zephyr
"""

# A field's vocabulary has to be there at all: some of each type that everybody in it knows.
WELL_KNOWN = {
    NodeType.MODEL: ("GPT-4", "Llama", "BERT", "ResNet", "Stable Diffusion", "Whisper", "AlphaFold", "SASRec", "RT-2"),
    NodeType.BENCHMARK: ("MMLU", "MMLU-Pro", "BBH", "HumanEval+", "AIME", "MTEB", "BEIR", "ImageNet", "MovieLens"),
    NodeType.DATASET: ("Common Crawl", "C4", "The Pile", "LAION-5B", "UltraFeedback", "Wikidata", "Protein Data Bank"),
    NodeType.ORGANIZATION: ("Google", "Google DeepMind", "OpenAI", "meta-ai", "amazon-science", "mit", "cmu", "mila"),
    NodeType.PRODUCT: ("ChatGPT", "Vertex AI", "Google Play", "PyTorch", "H100", "TPU v4", "Hugging Face Hub"),
    NodeType.CONCEPT: ("RLHF", "LoRA", "mixture of experts", "Nash equilibrium", "SOTA", "graph neural networks"),
}
LEAST = {
    NodeType.MODEL: 500,
    NodeType.BENCHMARK: 500,
    NodeType.DATASET: 300,
    NodeType.ORGANIZATION: 400,
    NodeType.PRODUCT: 150,
    NodeType.CONCEPT: 800,
}


def of_type(node_type: NodeType) -> list[Entry]:
    return [e for e in packaged_entries() if e.type is node_type]


@pytest.mark.parametrize("node_type", DATA_FILES)
def test_the_field_is_covered(node_type: NodeType) -> None:
    lexicon = load_lexicon()
    assert len(of_type(node_type)) >= LEAST[node_type]
    missing = [n for n in WELL_KNOWN[node_type] if node_type not in {e.type for e in lexicon.find(n)}]
    assert missing == []


@pytest.mark.parametrize("node_type", DATA_FILES)
def test_no_form_belongs_to_two_entries_of_a_type(node_type: NodeType) -> None:
    forms = Counter(form for entry in of_type(node_type) for form in entry.forms)
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("node_type", DATA_FILES)
def test_no_alias_only_repeats_the_name_in_another_spelling(node_type: NodeType) -> None:
    doubled = [e.name for e in of_type(node_type) if len({fold(n) for n in e.names}) < len(e.names)]
    assert doubled == []


@pytest.mark.parametrize("node_type", DATA_FILES)
def test_every_name_folds_to_something(node_type: NodeType) -> None:
    assert [e.name for e in of_type(node_type) for n in e.names if not fold(n)] == []


@pytest.mark.parametrize("node_type", DATA_FILES)
def test_entries_are_sorted_within_their_kind(node_type: NodeType) -> None:
    faulty = [
        (one.name, two.name)
        for one, two in pairwise(of_type(node_type))
        if one.kind == two.kind and fold(one.name) > fold(two.name)
    ]
    assert faulty == [], "move the second of each pair up, before the first"


@pytest.mark.parametrize("file", DATA_FILES.values())
def test_a_kind_has_one_place_in_its_file(file: str) -> None:
    text = (files("vaultgen.lexicon") / "data" / file).read_text(encoding="utf-8")
    kinds = [line for line in text.splitlines() if line.startswith("[")]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("word", ORDINARY_WORDS.split())
def test_an_ordinary_word_alone_names_nothing_for_sure(word: str) -> None:
    strong = [e for e in load_lexicon().find(word) if e.type is not NodeType.CONCEPT and not e.is_weak(word)]
    assert strong == []


def test_what_goes_without_saying_is_marked_as_generic() -> None:
    lexicon = load_lexicon()
    words = ("neural network", "machine learning", "training", "benchmark", "dataset", "language model", "LLMs")
    assert {e.kind for w in words for e in lexicon.find(w) if e.type is NodeType.CONCEPT} == {"generic"}


def test_names_that_look_alike_stay_apart() -> None:
    lexicon = load_lexicon()
    for one, other in [("MMLU", "MMLU-Pro"), ("MMLU", "MMMU"), ("HumanEval", "HumanEval+"), ("MBPP", "MBPP+"),
                       ("Google", "Google DeepMind"), ("SWE-bench", "SWE-bench Verified"),
                       ("Waymo Open Dataset", "WOMD")]:  # fmt: skip
        assert set(lexicon.find(one)).isdisjoint(lexicon.find(other))
