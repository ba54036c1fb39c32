"""Names, introductions, results and relations on hand-annotated abstracts (benchmarks/quality/gold).

usage: benchmarks/quality/unseen.py [PART] [--details] [--abstracts FILE]

The abstracts go through the product's own road (extract, resolve) as one listing; a name is right for a paper when
the paper is joined to a node of a type that the gold accepts, under a name or form that the gold lists. The parts whose
names begin with `test` are held out: measure with them, never tune to them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from vaultgen.config import Settings
from vaultgen.extract import extract
from vaultgen.extract.scoring.placing import UNNAMED
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Claim, Entity, Evidence, Knowledge, NodeType, PaperRecord, Passage, Reading, Relation, Stated
from vaultgen.resolve import resolve
from vaultgen.text.fold import fold

HERE = Path(__file__).parent
KINDS: Mapping[str, tuple[str, ...]] = {
    "models": ("model",),
    "benchmarks+datasets": ("benchmark", "dataset"),
    "organizations": ("organization",),
    "products": ("product",),
}
SECTIONS = {"models": "model", "benchmarks": "benchmark", "datasets": "dataset", "organizations": "organization",
            "products": "product", "concepts": "concept"}  # fmt: skip


NAMED = "  named benchmark"
RELATED = (
    Relation.VARIANT_OF,
    Relation.BASED_ON,
    Relation.DISTILLED_FROM,
    Relation.COMPARED_WITH,
    Relation.OUTPERFORMS,
)


@dataclass
class Tally:
    """Counts of one kind, and what was wrong and missed."""

    found: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def row(self, label: str, papers: int) -> str:
        """One line of the table."""
        p = self.found / (self.found + len(self.wrong)) if self.found + len(self.wrong) else 1.0
        r = self.found / (self.found + len(self.missed)) if self.found + len(self.missed) else 1.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        rate = len(self.wrong) / papers
        return (
            f"{label:22}{p:7.3f}{r:7.3f}{f1:7.3f}   {self.found:5} {len(self.wrong):5} {len(self.missed):6} {rate:8.2f}"
        )


def squeeze(text: object) -> str:
    """A name without case, accents, blanks and punctuation, as the shared scorer compares."""
    return fold(str(text)).replace(" ", "")


def listing(papers: list[dict[str, Any]]) -> Reading:
    """The abstracts as one reading; line n of the seed is a text of its own."""
    records = []
    line = 0
    for paper in papers:
        title, abstract = (
            Passage.of_line(" ".join(paper[k].split()), "abstracts", line + n)
            for n, k in ((1, "title"), (2, "abstract"))
        )
        authors = tuple(Passage.of_line(name, "abstracts", line + 3) for name in paper["authors"])
        arxiv = Stated(paper["id"], Evidence("abstracts", line + 4, paper["id"]))
        records.append(PaperRecord(title=title, authors=authors, abstract=abstract, arxiv=arxiv))
        line += 4
    return Reading("abstracts", "arxiv-listing", "annotated abstracts", "0", line, tuple(records))


def forms(entry: Mapping[str, Any]) -> set[str]:
    """Every folded form of a gold entry."""
    return {squeeze(x) for x in (entry["name"], *entry.get("forms", ()), *entry.get("aliases", ()))} - {""}


def node_forms(node: Entity) -> set[str]:
    """Every folded form of a node."""
    return {squeeze(x) for x in (node.name, *node.aliases)} - {""}


def measure(gold: list[dict[str, Any]], knowledge: Knowledge) -> dict[str, Tally]:
    """The tallies by kind."""
    nodes = {e.id: e for e in knowledge.entities}
    by_arxiv = {str(e.properties.get("arxiv")): e for e in knowledge.entities if e.type is NodeType.PAPER}
    tallies = {kind: Tally() for kind in (*KINDS, "introduces", "results", NAMED)}
    for paper in gold:
        node = by_arxiv.get(paper["id"])
        edges = [e for e in knowledge.edges if node is not None and e.source == node.id]
        linked = {e.target: nodes[e.target] for e in edges}
        entries = [
            {**entry, "kind": kind, "types": {kind, *entry.get("alt", ())}}
            for section, kind in SECTIONS.items()
            for entry in paper.get(section) or ()
        ]
        entries += [
            {"name": name, "forms": written, "kind": "", "types": set()}
            for name, written in (paper.get("names") or {}).items()
        ]
        for kind, types in KINDS.items():
            tally_names(tallies[kind], paper["id"], types, entries, list(linked.values()))
        introduced = [nodes[e.target] for e in edges if e.relation is Relation.INTRODUCES]
        tally_introduced(tallies["introduces"], paper, entries, introduced)
        reported = [(e, nodes[e.target]) for e in edges if e.relation is Relation.REPORTS]
        tally_results(tallies["results"], paper, entries, reported)
        tally_results(tallies[NAMED], {**paper, "results": [_nameless_optional(r) for r in paper.get("results") or ()]},
                      entries, reported)  # fmt: skip
    return tallies


def tally_names(
    tally: Tally, paper: str, types: tuple[str, ...], entries: list[dict[str, Any]], linked: list[Entity]
) -> None:
    """Count the names of one kind in one paper."""
    hit: set[int] = set()
    for node in linked:
        if node.type.value not in types:
            continue
        match = [i for i, e in enumerate(entries) if node_forms(node) & forms(e) and e["types"] & set(types)]
        if not match:
            tally.wrong.append(f"{paper} {node.name}")
        hit |= set(match)
    tally.found += sum(1 for i in hit if not entries[i].get("optional"))
    for i, entry in enumerate(entries):
        # A gold entry of this kind may also have been found under another type that the gold accepts.
        elsewhere = any(node_forms(n) & forms(entry) and n.type.value in entry["types"] for n in linked)
        if i not in hit and entry["kind"] in types and not entry.get("optional") and not elsewhere:
            tally.missed.append(f"{paper} {entry['name']}")


def tally_introduced(
    tally: Tally, paper: dict[str, Any], entries: list[dict[str, Any]], introduced: list[Entity]
) -> None:
    """Count what a paper is said to introduce, of any type."""
    every = {squeeze(e["name"]): forms(e) for e in entries}
    must = [every.get(squeeze(n), {squeeze(n)}) for n in paper.get("introduces") or ()]
    may = [every.get(squeeze(n), {squeeze(n)}) for n in paper.get("introduces_optional") or ()]
    may += [forms(e) for e in entries if e.get("optional") and e.get("introduced")]
    hit: set[int] = set()
    for node in introduced:
        match = {i for i, wanted in enumerate(must) if wanted & node_forms(node)}
        hit |= match
        if not match and not any(wanted & node_forms(node) for wanted in may):
            tally.wrong.append(f"{paper['id']} {node.name}")
    tally.found += len(hit)
    tally.missed += [f"{paper['id']} {n}" for i, n in enumerate(paper.get("introduces") or ()) if i not in hit]


def tally_results(
    tally: Tally, paper: dict[str, Any], entries: list[dict[str, Any]], reported: list[tuple[Any, Entity]]
) -> None:
    """Count (model, benchmark, value); a model that the gold leaves open counts by the other two.

    Where the abstract only says `our method`, the gold may name what that was made from: such a result is optional, and
    counts neither way for the paper's unnamed method either.
    """
    every = {form: squeeze(e["name"]) for e in entries for form in forms(e)}

    def canon(names: set[str]) -> set[str]:
        return {every.get(n, n) for n in names}

    wanted = list(paper.get("results") or ())
    left = list(range(len(wanted)))
    for edge, benchmark in reported:
        model, value = squeeze(edge.properties.get("model", "")), edge.properties.get("value")
        match = next(
            (
                i
                for i in left
                if abs(float(str(wanted[i]["value"]).strip("%")) - float(str(value))) < 1e-6
                and (
                    not wanted[i].get("benchmark")
                    or canon({squeeze(wanted[i]["benchmark"])}) & canon(node_forms(benchmark))
                )
                and (
                    not wanted[i].get("model")
                    or (model == squeeze(UNNAMED) and wanted[i].get("optional"))
                    or canon({squeeze(wanted[i]["model"])}) & canon({model})
                )
            ),
            None,
        )
        if match is None:
            tally.wrong.append(f"{paper['id']} {edge.properties.get('model')} / {benchmark.name} / {value}")
            continue
        left.remove(match)
        tally.found += not wanted[match].get("optional")
    tally.missed += [
        f"{paper['id']} {wanted[i].get('model')} / {wanted[i]['benchmark']} / {wanted[i]['value']}"
        for i in left
        if not wanted[i].get("optional")
    ]


def measure_relations(gold: list[dict[str, Any]], claims: Sequence[Claim]) -> Tally:
    """How one model is related to another, by the papers' order; a comparison has no direction."""
    tally = Tally()
    for number, paper in enumerate(gold):
        names = {squeeze(x): squeeze(name) for name, written in (paper.get("names") or {}).items() for x in written}
        wanted = list(paper.get("relations") or ())
        left = list(range(len(wanted)))
        for claim in claims:
            if claim.field.record != number or claim.relation not in RELATED:
                continue
            pair = tuple(names.get(squeeze(x.name), squeeze(x.name)) for x in (claim.subject, claim.object))
            match = next((i for i, r in enumerate(wanted) if _is_related(r, claim.relation, pair)), None)
            if match is None:
                tally.wrong.append(f"{paper['id']} {claim.subject.name} {claim.relation} {claim.object.name}")
            elif match in left:
                left.remove(match)
                tally.found += not wanted[match].get("optional")
        tally.missed += [
            f"{paper['id']} {wanted[i]['subject']} {wanted[i]['relation']} {wanted[i]['object']}"
            for i in left
            if not wanted[i].get("optional")
        ]
    return tally


def _is_related(wanted: Mapping[str, Any], relation: Relation, pair: tuple[str, ...]) -> bool:
    """Whether a relation between two squeezed names is a wanted one."""
    names = (squeeze(wanted["subject"]), squeeze(wanted["object"]))
    is_pair = set(pair) == set(names) if relation is Relation.COMPARED_WITH else pair == names
    return is_pair and relation.value in (wanted["relation"], *wanted.get("alt", ()))


def _nameless_optional(result: dict[str, Any]) -> dict[str, Any]:
    """A result that counts neither way where the abstract names no benchmark: the graph has no place for it."""
    return result if result.get("benchmark") else {**result, "optional": True}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "part", nargs="?", default="dev", choices=sorted(p.stem for p in (HERE / "gold").glob("*.yaml"))
    )
    parser.add_argument("--details", action="store_true")
    shared = Path(__file__).parents[3] / "shared"
    parser.add_argument("--abstracts", type=Path, default=shared / "practice/abstracts.jsonl")
    arguments = parser.parse_args()
    gold = yaml.safe_load((HERE / f"gold/{arguments.part}.yaml").read_text(encoding="utf-8"))["papers"]
    wanted = {paper["id"] for paper in gold}
    with arguments.abstracts.open(encoding="utf-8") as lines:
        texts = {p["id"]: p for p in map(json.loads, lines) if p["id"] in wanted}
    reading = listing([texts[p["id"]] for p in gold])
    lexicon = load_lexicon()
    extraction = extract(reading, lexicon)
    knowledge = resolve([reading], [extraction], lexicon, Settings())
    print(f"{'':22}{'P':>7}{'R':>7}{'F1':>7}   found wrong missed wrong/abstract ({len(gold)} abstracts)")
    only_results = not any("models" in paper for paper in gold)
    only_names = not any("results" in paper for paper in gold)
    tallies = measure(gold, knowledge)
    if any("relations" in paper for paper in gold):
        tallies = {"relations": measure_relations(gold, extraction.claims)}
        only_results = only_names = False
    for kind, tally in tallies.items():
        if (only_results and kind not in ("results", NAMED)) or (only_names and kind in ("results", NAMED)):
            continue
        print(tally.row(kind, len(gold)))
        if arguments.details:
            for label, names in (("wrong", tally.wrong), ("missed", tally.missed)):
                for name in names:
                    print(f"    {label}: {name}")


if __name__ == "__main__":
    main()
