"""The product's paper resolver on pairs of bibliographic records: DBLP against ACM, and against Google Scholar.

usage: benchmarks/quality/dblp.py [SHARED_FOLDER] [--errors]

Reads `yardsticks/dblp` in SHARED_FOLDER (`../shared` by default); each line is two records (`COL name VAL value`) and
1 or 0. Prints precision, recall and F1 of `same_paper`, which sees title, authors, year and venue and nothing else.
"""

from __future__ import annotations

import argparse
import html
import re
from pathlib import Path

from vaultgen.identity.person_name import parse_person_name
from vaultgen.resolve.same_paper import Description, same_paper

FILES = ("acm_train", "acm_valid", "acm_test", "scholar_valid")
_COLUMN = re.compile(r"COL (\w+) VAL (.*?)(?= COL \w+ VAL |$)")
_GLUED = re.compile(r"^[a-z]{2}(?= )")


def description(text: str) -> Description:
    """A record as the resolver sees it."""
    columns = {name: value.strip() for name, value in _COLUMN.findall(text.strip())}
    authors = re.sub(r"&\s*#\s*(\d+)\s*;\s*", lambda m: html.unescape(f"&#{m[1]};"), columns.get("authors", ""))
    year = re.match(r"\d{4}", columns.get("year", ""))
    return Description(
        title=html.unescape(re.sub(r"&\s*#\s*(\d+)\s*;\s*", r"&#\1;", columns.get("title", ""))),
        authors=tuple(parse_person_name(_GLUED.sub(_capitals, a.strip())) for a in authors.split(" , ") if a.strip()),
        year=int(year[0]) if year else None,
        venue=columns.get("venue", ""),
    )


def _capitals(glued: re.Match[str]) -> str:
    """Scholar's initials (`dj dewitt`) in capitals; the sets are in lower case throughout."""
    return glued[0].upper()


def main() -> None:
    """Print a row a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=Path(__file__).parents[3] / "shared")
    parser.add_argument("--errors", action="store_true", help="show the pairs that are told wrongly")
    arguments = parser.parse_args()
    print(f"{'':16}{'P':>7}{'R':>7}{'F1':>7}   right wrong missed")
    for file in FILES:
        right = wrong = missed = 0
        errors: list[str] = []
        for line in (arguments.shared / "yardsticks/dblp" / f"{file}.txt").read_text("utf-8").splitlines():
            one, other, label = line.split("\t")
            verdict = same_paper(description(one), description(other))
            right += verdict.same and label == "1"
            wrong += verdict.same and label == "0"
            missed += not verdict.same and label == "1"
            if verdict.same != (label == "1"):
                errors.append(f"  {'wrong' if verdict.same else 'missed'} ({verdict.rule})\n    {one}\n    {other}")
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{file:16}{precision:7.3f}{recall:7.3f}{f1:7.3f}   {right:5} {wrong:5} {missed:6}")
        if arguments.errors:
            print("\n".join(errors))


if __name__ == "__main__":
    main()
