"""How many records of the practice seeds are read exactly: `python benchmarks/quality/readers.py [--details]`.

A record counts when its title, authors in order, number of hidden authors, dates and abstract all equal the gold's.
All practice seeds of a format are read and settled together, as one folder of seeds would be.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from vaultgen.model import PaperRecord, Reading, Stated
from vaultgen.read import read_seed, settle

PRACTICE = Path(__file__).parents[3] / "shared" / "practice"
FIELDS = ("title", "authors", "hidden", "first", "last", "announced", "abstract", "id", "comments", "categories")
REQUIRED = {"search": 1.0, "feed": 0.95, "aitopics": 1.0}
COUNTED = FIELDS[:7]

Row = dict[str, object]


def main() -> int:
    """Print the table; 1 where a required share is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--details", action="store_true", help="show what differs, record by record")
    parser.add_argument("--practice", type=Path, default=PRACTICE)
    arguments = parser.parse_args()
    golds = sorted(arguments.practice.glob("*.gold.json"))
    if not golds:
        print(f"no practice seeds in {arguments.practice}")
        return 0
    by_format: dict[str, list[Path]] = defaultdict(list)
    for gold in golds:
        by_format[gold.name.rsplit("_", 1)[0]].append(gold)
    missed = False
    print(f"{'format':10} {'seeds':>5} {'records':>7} {'exact':>7}  " + " ".join(f"{f:>10}" for f in FIELDS))
    for name, paths in by_format.items():
        missed = _report(name, paths, details=arguments.details) or missed
    return int(missed)


def _report(name: str, paths: list[Path], *, details: bool) -> bool:
    readings = settle([_read(path) for path in paths])
    right: dict[str, int] = defaultdict(int)
    exact = total = 0
    failures = []
    for path, reading in zip(paths, readings, strict=True):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = [_gold_row(r) for r in gold["records"]]
        found = [_row(r, reading) for r in reading.records if isinstance(r, PaperRecord)]
        if len(found) != len(wanted):
            failures.append(f"{path.name}: {len(found)} records, not {len(wanted)}")
        for index, want in enumerate(wanted):
            have = found[index] if index < len(found) else {}
            wrong = [f for f in FIELDS if have.get(f) != want[f]]
            total += 1
            exact += not set(wrong) & set(COUNTED)
            for field in FIELDS:
                right[field] += field not in wrong
            failures += [f"{path.name} #{index + 1} {f}\n    want {want[f]!r}\n    have {have.get(f)!r}" for f in wrong]
    shares = " ".join(f"{right[f] / total:10.1%}" for f in FIELDS)
    print(f"{name:10} {len(paths):5} {total:7} {exact / total:7.1%}  {shares}")
    if details:
        print("\n".join(failures))
    return exact / total < REQUIRED.get(name, 0.0)


def _read(gold: Path) -> Reading:
    seed = gold.with_name(gold.name.replace(".gold.json", ".txt"))
    return read_seed(seed.name, seed.read_bytes())


def _gold_row(record: Row) -> Row:
    return {
        "title": record["title"],
        "authors": record["authors_shown"],
        "hidden": record["authors_hidden"] or 0,
        "first": record["first_submitted"],
        "last": record["last_submitted"] or None,
        "announced": record["announced"],
        "abstract": record["abstract"],
        "id": record["id"],
        "comments": record["comments"],
        "categories": record["categories"] or ([record["category"]] if record["category"] else []),
    }


def _row(record: PaperRecord, reading: Reading) -> Row:
    authors = [a.text for a in record.authors]
    if not authors and reading.subject and not reading.subject_inferred:
        last, _, first = reading.subject.value.partition(", ")
        authors = [f"{first} {last}".strip()]
    return {
        "title": record.title.text,
        "authors": authors,
        "hidden": record.authors_hidden.value if record.authors_hidden else 0,
        "first": _value(record.published or record.listed),
        # A paper submitted once: the gold repeats the date, a record leaves `updated` open.
        "last": _value(record.updated or record.published),
        "announced": _value(record.announced),
        "abstract": record.abstract.text if record.abstract else None,
        "id": _value(record.arxiv),
        "comments": _value(record.comments),
        "categories": [c.value for c in record.categories],
    }


def _value(stated: Stated[str] | None) -> str | None:
    return stated.value if stated else None


if __name__ == "__main__":
    raise SystemExit(main())
