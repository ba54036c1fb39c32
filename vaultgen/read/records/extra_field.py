"""What Zotero and Better BibTeX put on lines of an item's `note`: `arXiv:2402.01234 [cs]`, `Citation Key: okafor2024`.

Zotero keeps there what has no field of its own (its "Extra"): ids, values for other styles, and a person's remarks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.fields.paper_fields import arxiv_in, categories_of, date_in, doi_in, venue_of
from vaultgen.read.page import joined

_FIELD = re.compile(r"(?P<key>[\w][\w .*-]{0,40}?)\s*[:=]\s*(?P<value>.*)")
_ARXIV = re.compile(r"arxiv\s*:\s*\S+(?P<about>.*)", re.IGNORECASE)
_CITEKEY = re.compile(r"[^\s,{}\"#%'()=~\\]{1,200}")
_KEYS = frozenset({"citation key", "citationkey", "citekey", "bibtex", "bibtex*"})
_EPRINT = frozenset({"arxiv", "arxiv id", "eprint", "tex.eprint"})
_CLASS = frozenset({"primaryclass", "tex.primaryclass", "eprintclass", "tex.eprintclass"})
_VENUES = frozenset((
    "booktitle", "container-title", "event-title", "journal", "publication title", "tex.booktitle", "tex.journal",
    "tex.journaltitle",
))  # fmt: skip
_DATES = frozenset({"date", "issued", "original date", "original-date"})
_REMARKS = frozenset({"comment", "comments", "remark", "note"})
# Keys of databases and of styles, which say nothing to a reader.
_OF_TOOLS = re.compile(
    r"tex\..*|pmc?id|pmcid|issn|isbn|oclc|wos.*|ads ?bibcode|mag ?id|s2id|corpusid|version|place|publisher-place|type"
    r"|ids?|citation key alias|accession number|archive ?prefix|eprint ?type|_?eprint.*|number|extent|medium|status"
    r"|submitted|accessed|library catalog(?: \(.*\))?|citations?.*|read_status.*|reading.?status|zscc|section|genre"
    r"|original-.*|event-.*|\d+ citations.*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d+ (?:citations?|cites)\b.*|zscc\b.*|[◎⏳📊🏷️].*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extra:
    """What the lines state that a record has a place for, and the remarks that are left."""

    arxiv: Stated[str] | None = None
    doi: Stated[str] | None = None
    citekey: Stated[str] | None = None
    published: Stated[str] | None = None
    venue: Stated[str] | None = None
    categories: tuple[Stated[str], ...] = ()
    comments: Stated[str] | None = None


def extra_of(lines: Sequence[Passage]) -> Extra:
    """What the lines of a note state, the first of several values."""
    values: dict[str, Passage] = {}
    classes: list[Passage] = []
    remarks: list[Passage] = []
    for line in lines:
        found = _FIELD.fullmatch(line.text)
        key = found["key"].lower() if found else ""
        value = line.slice(found.start("value")).strip() if found and found["value"].strip() else line
        if arxiv := _ARXIV.fullmatch(line.text):
            values.setdefault("arxiv", line)
            classes += [line.slice(*arxiv.span("about"))] if arxiv["about"] else []
        elif key in _EPRINT | _VENUES | _DATES | _KEYS or key == "doi":
            values.setdefault(key, value)
        elif key in _CLASS:
            classes.append(value)
        elif key in _REMARKS:
            remarks.append(value)
        elif line.text and not _OF_TOOLS.fullmatch(key) and not _COUNT.fullmatch(line.text):
            remarks.append(line)
    said = joined(remarks)
    key_line = next((values[k] for k in values if k in _KEYS), None)
    eprints = [values[k] for k in values if k in _EPRINT]
    return Extra(
        arxiv=next((a for p in eprints if (a := arxiv_in(p, is_marked=False))), None),
        doi=doi_in(values.get("doi")),
        citekey=_stated(key_line) if key_line and _CITEKEY.fullmatch(key_line.text) else None,
        published=date_in(next((values[k] for k in values if k in _DATES), None)),
        venue=venue_of(next((values[k] for k in values if k in _VENUES), None)),
        categories=tuple(c for c in categories_of(classes) if "." in c.value),
        comments=_stated(said) if said else None,
    )


def _stated(passage: Passage) -> Stated[str]:
    return Stated(passage.text, passage.evidence())
