"""Counts how often words stand in authors' names and in titles: `python benchmarks/quality/name_lists.py [--write]`.

Source are the authors and titles of `abstracts.jsonl`, without every paper that a practice seed holds. Without
`--write`, nothing is changed: feed lines (title, then authors, with no border) are made from every fifth paper, the
words are counted in the other four, and the share of lines that are parted rightly is printed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from vaultgen.grounding import Passage
from vaultgen.read.fields import glued, name_odds

PRACTICE = Path(__file__).parents[3] / "shared" / "practice"
DATA = Path(name_odds.__file__).parent / "data"
Paper = dict[str, list[str] | str]

_LEAST_IN_ABSTRACTS = 4  # occurrences that make a word of abstracts worth keeping


def main() -> None:
    """Measure, or write the counts that vaultgen ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the counts to vaultgen/read/fields/data")
    parser.add_argument("--details", action="store_true", help="show the lines that are parted wrongly")
    arguments = parser.parse_args()
    papers = list(_papers(PRACTICE))
    if arguments.write:
        names, words = _counts(papers)
        _write(DATA / "name_words.tsv", "Words of authors' names, and how often each was counted.", names)
        _write(DATA / "title_words.tsv", "Words of titles and abstracts, and how often each was counted.", words)
        return
    held_out = papers[::5]
    counted = [p for i, p in enumerate(papers) if i % 5]
    odds = name_odds.NameOdds.of_counts(*_counts(counted))
    _measure(held_out, odds, details=arguments.details)


def _papers(folder: Path) -> Iterable[Paper]:
    """The papers of which no practice seed knows."""
    seeds = "\n".join(p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt")))
    for line in (folder / "abstracts.jsonl").read_text(encoding="utf-8").splitlines():
        paper = json.loads(line)
        if paper["title"] not in seeds:
            yield paper


def _counts(papers: list[Paper]) -> tuple[Counter[str], Counter[str]]:
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    of_abstracts: Counter[str] = Counter()
    for paper in papers:
        for author in paper["authors"]:
            names.update(name_odds.letters(w) for w in author.split())
        words.update(name_odds.letters(w) for w in _pieces(str(paper["title"])))
        of_abstracts.update(name_odds.letters(w) for w in _pieces(str(paper["abstract"])))
    # Abstracts have the vocabulary, titles the frequencies.
    words.update({w: max(1, n // 20) for w, n in of_abstracts.items() if n >= _LEAST_IN_ABSTRACTS})
    for counts in (names, words):
        for word in [w for w in counts if len(w) < 2 or not re.fullmatch(r"[^\W\d_]+", w)]:
            del counts[word]
    return names, words


def _pieces(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text)


def _write(path: Path, about: str, counts: Counter[str]) -> None:
    lines = [f"# {about}", "# Made by benchmarks/quality/name_lists.py --write"]
    lines += [f"{word}\t{count}" for word, count in sorted(counts.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(papers: list[Paper], odds: name_odds.NameOdds, *, details: bool) -> None:
    right = total = 0
    for paper in papers:
        title = " ".join(str(paper["title"]).split())
        authors = [" ".join(a.split()) for a in paper["authors"]][:3]
        line = Passage.of_line(title + ", ".join(authors), "", 1)
        found = glued.split_candidates(line, is_cut=len(paper["authors"]) > 3, odds=odds)
        best = found[0] if found else None
        total += 1
        if best and best.title.text == title and [a.text for a in best.authors] == authors:
            right += 1
        elif details:
            second = next((c for c in found if c.title.text == title), None)
            print(
                f"{line.text}\n    {best.title.text[-40:] if best else None!r} {best.score if best else 0:.1f}", end=""
            )
            print(f"    right: {second.score:.1f}" if second else "    right one is not among the candidates")
    print(f"{right} of {total} lines parted rightly: {right / total:.2%}")


if __name__ == "__main__":
    main()
