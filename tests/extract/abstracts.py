"""Short made-up papers and notes, and what is found in them."""

from __future__ import annotations

from vaultgen.extract import extract
from vaultgen.grounding import Passage
from vaultgen.lexicon import Entry, Lexicon
from vaultgen.model import Extraction, Mention, NodeType, PaperRecord, Reading, Record

LEXICON = Lexicon(
    (
        Entry(NodeType.MODEL, "Gemini", variants=("Ultra", "Pro", "Nano", "Flash", "Flash-Lite")),
        Entry(NodeType.MODEL, "Gemma", weak=True, variants=("IT",)),
        Entry(NodeType.MODEL, "GPT", variants=("Turbo", "mini")),
        Entry(NodeType.MODEL, "Claude", weak=True, variants=("Opus", "Sonnet", "Haiku")),
        Entry(NodeType.MODEL, "CLIP", expansion="Contrastive Language-Image Pre-training"),
        Entry(NodeType.MODEL, "Griffin", weak=True),
        Entry(NodeType.MODEL, "ComplEx"),
        Entry(NodeType.BENCHMARK, "MMLU", expansion="Massive Multitask Language Understanding"),
        Entry(NodeType.BENCHMARK, "GSM8K"),
        Entry(NodeType.BENCHMARK, "MATH"),
        Entry(NodeType.BENCHMARK, "ImageNet"),
        Entry(NodeType.ORGANIZATION, "Google DeepMind", aliases=("DeepMind",)),
        Entry(NodeType.ORGANIZATION, "Google", weak=True),
        Entry(NodeType.PRODUCT, "Google Play"),
        Entry(NodeType.PRODUCT, "Toad", weak=True),
        Entry(NodeType.CONCEPT, "knowledge distillation"),
        Entry(NodeType.CONCEPT, "prompting"),
        Entry(NodeType.CONCEPT, "model", kind="generic"),
    )
)


def extracted(*records: Record) -> Extraction:
    return extract(Reading("seed.txt", "arxiv-search", "", "", 9, records), LEXICON)


def paper(abstract: str, title: str = "A study of many things") -> PaperRecord:
    return PaperRecord(Passage.of_line(title, "seed.txt", 1), abstract=Passage.of_line(abstract, "seed.txt", 2))


def mentions(abstract: str, title: str = "A study of many things") -> tuple[Mention, ...]:
    return extracted(paper(abstract, title)).mentions


def named(abstract: str, node_type: NodeType, title: str = "A study of many things") -> list[str]:
    """The names of a type in an abstract, each once, in their order; those of the lexicon's generic words left out."""
    found = [m.name for m in mentions(abstract, title) if m.type is node_type and m.weight > 0.3]
    return list(dict.fromkeys(found))


def introduced(abstract: str, title: str = "A study of many things") -> list[str]:
    found = [m.name for m in mentions(abstract, title) if m.rule.startswith("introduced")]
    return list(dict.fromkeys(found))
