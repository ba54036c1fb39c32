"""Made-up seeds of any number, the same ones every time: listings of papers whose people, models and scores recur as in
real ones (few are in many papers, most in one or two).

python benchmarks/speed/synthetic.py FOLDER NOTES   writes a vault whose seeds give about NOTES notes
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

PAPERS_A_SEED = 25
# What one paper adds to the notes, on average, with these recipes (measured): itself, new people, a model.
NOTES_A_PAPER = 3.7

_ONSETS = ("b", "br", "d", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "eo", "ia")
_CODAS = ("", "n", "r", "l", "s", "nd", "rt", "k")
_GIVEN = (
    "Ada", "Boris", "Chidi", "Dana", "Emre", "Freya", "Gita", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Mira", "Nils",
    "Olga", "Pedro", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wanda", "Xavier", "Yara", "Zoltan",
)  # fmt: skip
_TOPICS = (
    "Long Documents", "Sparse Attention", "Code Review", "Protein Design", "Speech Translation", "Image Captioning",
    "Tool Use", "Tabular Data", "Graph Learning", "Robot Grasping", "Weather Forecasts", "Theorem Proving",
    "Retrieval", "Summaries", "Dialogue", "Medical Questions", "Low-Resource Languages", "Video Understanding",
)  # fmt: skip
_MANNERS = ("Efficient", "Robust", "Scalable", "Faithful", "Simple", "Calibrated", "Modular", "Continual", "Adaptive")
_BENCHMARKS = ("MMLU", "GSM8K", "HumanEval", "HellaSwag", "ARC-Challenge", "MATH", "TriviaQA", "BIG-Bench Hard")
_KNOWN_MODELS = ("GPT-4", "Llama 2 70B", "Gemini 1.5 Pro", "Claude 3 Opus", "Mistral 7B", "PaLM 2")
_OPENINGS = (
    "Work on {topic} has grown quickly, yet most systems still need large amounts of labelled data.",
    "Recent years have seen great progress in {topic}, but errors remain hard to predict.",
    "Models for {topic} are often brittle when the distribution of inputs shifts.",
)
_MIDDLES = (
    "The model is trained on {number} billion tokens drawn from public text, with careful removal of duplicates.",
    "We combine a compact encoder with a decoder that attends to a memory of {number} entries.",
    "Our method needs no labels beyond those that were used before, and adds less than {number}% to the cost.",
    "Training follows a curriculum of {number} stages, from short inputs to long ones.",
    "An ablation over {number} settings shows which parts of the design matter most.",
)
_ENDINGS = (
    "We release weights, data and code to support further research.",
    "We discuss limitations of the approach and risks of its use in practice.",
    "Our analysis suggests that scale alone does not explain these gains.",
)


def listing(number: int, papers: int = PAPERS_A_SEED) -> str:
    """The page of a search with `papers` papers; another number gives other papers by partly the same people."""
    return "".join(f"{k + 1}.\n{_paper(number * PAPERS_A_SEED + k)}" for k in range(papers))


def write_vault(root: Path, notes: int) -> int:
    """Make a vault whose seeds give about that many notes; gives the number of papers."""
    papers = round(notes / NOTES_A_PAPER)
    (root / "seeds").mkdir(parents=True)
    for number, first in enumerate(range(0, papers, PAPERS_A_SEED)):
        text = listing(number, min(PAPERS_A_SEED, papers - first))
        (root / "seeds" / f"page-{number:05}.txt").write_text(text, encoding="utf-8")
    return papers


def _paper(number: int) -> str:
    """One paper as a search page shows it."""
    chance = random.Random(f"paper {number}")
    topic, manner = chance.choice(_TOPICS), chance.choice(_MANNERS)
    model = f"{_word(random.Random(f'model {number}'), 2, 3).capitalize()} {chance.randint(1, 4)}"
    people = list(dict.fromkeys(_person(chance, number) for _ in range(chance.choice((2, 3, 3, 4, 5, 6)))))
    benchmark, other = chance.sample(_BENCHMARKS, 2)
    rival = chance.choice(_KNOWN_MODELS)
    sentences = [
        chance.choice(_OPENINGS),
        f"We introduce {model}, a language model for {{topic}} that learns from few examples.",
        *chance.sample(_MIDDLES, 3),
        f"{model} reaches {chance.randint(600, 990) / 10}% on {benchmark} and outperforms {rival} on {other}.",
        f"On {other}, {model} scores {chance.randint(400, 960) / 10}, ahead of {rival} by {chance.randint(1, 9)}.",
        *chance.sample(_ENDINGS, 2),
    ]
    abstract = " ".join(s.format(topic=topic.lower(), number=chance.randint(2, 90)) for s in sentences)
    year, month, day = chance.randint(2019, 2025), chance.randint(1, 12), chance.randint(1, 28)
    name = _MONTHS[month - 1]
    return (
        f"{model}: {manner} {topic} with {_word(chance, 2, 2).capitalize()} Memories\n"
        "Authors:\n" + ",\n".join(people) + "\n"
        f"Abstract:\n{abstract}\n"
        f"Submitted {day} {name}, {year}; originally announced {name} {year}.\n"
    )


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def _person(chance: random.Random, paper: int) -> str:
    """An author: a third of the places go to people of many papers, the rest to those of the field's corner."""
    is_known = chance.random() < 1 / 3
    rank = int(60 * chance.random() ** 2) if is_known else 1000 + 2 * paper + chance.randint(-20, 20)
    own = random.Random(f"person {rank}")
    return f"{own.choice(_GIVEN)} {_word(own, 2, 3).capitalize()}"


def _word(chance: random.Random, least: int, most: int) -> str:
    """A pronounceable word of so many syllables."""
    parts = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(chance.randint(least, most))
    )
    return "".join(parts)


if __name__ == "__main__":
    made = write_vault(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{made} papers in {Path(sys.argv[1])}/seeds")
