"""What is fuzzed: a function of bytes for each reader and each piece of text work, and what it is fed with first.

A target raises nothing on any bytes, and AssertionError where what comes out breaks a law of that piece.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import gettempdir

from tests.read import cards, citation_lists, latexml_pages, paper_lists, record_seeds, site_pages, web_pages
from tests.read.grounded import assert_grounded, assert_quoted
from tests.read.pages import ABSTRACT_PAGE, AITOPICS, FEED, LISTING, NOTE, SEARCH, SEARCH_WITH_IDS
from tests.read.pdfs import PAPER, Line, pdf
from tests.read.test_copied_page import LETTER, POST
from tests.read.test_saved_notes import NOTES
from vaultgen.archives import ArchiveError, Member, gunzipped, members, unpacked
from vaultgen.extract import extract
from vaultgen.grounding import Passage
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Reading
from vaultgen.read import read_seed, seed_lines, settle
from vaultgen.read.notes.frontmatter import read_frontmatter
from vaultgen.read.page import Page, Reader
from vaultgen.read.pdf import pdf_paper
from vaultgen.read.raw_text import RawText
from vaultgen.read.records import bibtex, json_reader, ris, xml_papers
from vaultgen.read.records import packed as packed_seed
from vaultgen.read.records.record_files import RecordFormat
from vaultgen.read.registry import READERS
from vaultgen.render.escape import inline
from vaultgen.text.clean import LineLayout, LinePart, clean_line, decode, seed_text, split_lines
from vaultgen.text.latex import plain
from vaultgen.text.sentences import split_sentences
from vaultgen.vault.merge.footnotes import without_labels
from vaultgen.vault.merge.note import merge_note
from vaultgen.vault.note import parse_note

_MOST_RECORDS = 1_000
_LEAST_CERTAINTY = 0.5  # a reader that is less sure of a seed is never asked to read it
_PART = b"\x00"
_LIST_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s+|$)")
_COLUMN = re.compile(r"\S(?:.*?\S)??(?=\s{3}|\s*$)")
_LABEL = re.compile(r"\[\^[^\]\s]+\]:\s*")  # a blank after it says nothing
_DEFINED = re.compile(r"\[\^[^\]\s]+\](?=:)")


@dataclass(frozen=True, slots=True)
class Target:
    """A function that is fuzzed, and inputs that it knows what to do with; `longest` in bytes."""

    run: Callable[[bytes], object]
    examples: tuple[bytes, ...]
    longest: int = 4_096


def targets() -> dict[str, Target]:
    """All targets by name."""
    every = tuple(example for examples in _EXAMPLES.values() for example in examples)
    found = {
        f"read-{reader.name}": Target(partial(_read, reader), _EXAMPLES.get(reader.name, every)) for reader in READERS
    }
    found |= {
        f"read-{name}": Target(partial(_read_records, form), _encoded(texts))
        for name, form, texts in (
            ("bibtex", RecordFormat(bibtex.NAME, bibtex.match, bibtex.read), record_seeds.SEEDS["bibtex"]),
            ("ris", RecordFormat(ris.NAME, ris.match, ris.read), record_seeds.SEEDS["ris"]),
            ("csl", _JSON, record_seeds.SEEDS["csl-json"]),
            ("json", _JSON, [t for name in _JSON_NAMES for t in record_seeds.SEEDS[name]]),
            ("atom", _XML, record_seeds.SEEDS["arxiv-atom"]),
            ("announced", _XML, record_seeds.SEEDS["arxiv-announced"]),
            ("oai", _XML, record_seeds.SEEDS["arxiv-oai"]),
        )
    }
    pages = _encoded((SEARCH, FEED, NOTE, record_seeds.ATOM, record_seeds.BIBTEX, *NOTES))
    return found | {
        "any-seed": Target(_read_seed, pages),
        "extract": Target(_extract, _encoded((SEARCH, FEED, NOTE, ABSTRACT_PAGE))),
        "pdf-pages": Target(_read_pages, _encoded((_PAGES,))),
        "extract-body": Target(_extract_body, _encoded((_PAGES,))),
        "zip": Target(_read_zip, (_zipped("a.txt", SEARCH), _zipped("f/b.md", NOTE))),
        "gzip": Target(_read_gzip, (gzip.compress(record_seeds.SNAPSHOT.encode()), b"\x28\xb5\x2f\xfd")),
        "latex": Target(_latex, _encoded(_LATEX)),
        "sentences": Target(_sentences, _encoded((SEARCH, *_LATEX))),
        "frontmatter": Target(_frontmatter, _encoded((NOTE, *NOTES))),
        "merge": Target(_merge, tuple(_PART.join(_encoded(texts)) for texts in _VERSIONS)),
        "escape": Target(_escape, _encoded(_LATEX)),
        "note-parser": Target(_parse_note, _encoded((NOTE, *NOTES))),
    }


_XML = RecordFormat(xml_papers.NAME, xml_papers.match, xml_papers.read)
_JSON = RecordFormat(json_reader.NAME, json_reader.match, json_reader.read)
_JSON_NAMES = ("arxiv-snapshot", "openalex", "semantic-scholar", "crossref", "hugging-face-papers", "dblp")
_LATEX = (
    r"We reach \textbf{74.3\%} of $O(d^2k)$, \'e and {\bf G}emini~1.5 \cite{x} ``so'' \href{u}{v} \begin{x}y\end{x}.",
    "Dr. Ray et al. (see Fig. 3) say: “It works.” It does! [12, 13] costs $5 and $6... i.e. 3.5 GB.",
    "<% tp %> `= this.x` [a:: b] key:: v %% x %% <!-- [[a|b]] ![](u) ==h== ~~s~~ {{t}} #tag ^id https://x.org/$a$b",
)
_VERSIONS = (
    ("---\ntitle: a\n---\n# A\n\n- b\n", "---\ntitle: a\n---\n# A\n\n- b\n- c\n", "---\ntitle: x\n---\n# A\n\nmine\n"),
    (
        "> [!note] x\n> y[^1]\n\n[^1]: z\n",
        "> [!note] x\n> yy[^1]\n\n[^1]: zz\n",
        "> [!note] x\n> y[^1]\n\n[^1]: z\n\nw\n",
    ),
    ("- a[^1]\n- b[^2]\n\n[^1]: x\n[^2]: y\n", "- a[^1]\n\n[^1]: x\n", "- b[^1]\n- a[^x]\n\n[^1]: y\n[^x]: x\n"),
)


def _encoded(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode("utf-8", "replace")[:4_096] for text in texts)


def _zipped(name: str, text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return file.getvalue()


# Lines as `_pages` reads them: `^` before larger letters, `_` before smaller ones, columns parted by three blanks.
_PAGES = """\
^^Tidal Heads: Attention That Ebbs
Mira Okafor1   Jon Lindqvist2
1 Harbour University
^Abstract
We let attention ebb, which is both cheap and good. TidalNet scores 90.1% on MMLU, ahead of GPT-4 and of Llama 2 7B.
^1 Introduction
Boats are old. TidalNet beats GPT-
4 on MMLU by 3.7 points¹, and reaches 60.1% on GSM8K.
^2 Results
_Table 1: Accuracy (%) of all models.
_Model                   MMLU      GSM8K
_GPT-4                   86.4      92.0
_Llama 2         7B      45.3      14.6
_TidalNet (ours)         90.1      -
A. Data
\x0cTidal Heads   2
^References
[1] Ray, A. and Reed, B. On boats. Journal of Seas, 2023.
[2] Okafor, M. Tides. arXiv:2402.01234, 2024.
^A Appendix
A.1 More boats
It is long.
"""
_DOCUMENT = f"<html><article class='ltx_document'>{latexml_pages.PAPER.partition('<article')[2]}"
_READING_LIST = """\
# Papers to read

- **Heron: Models that Wade** [[paper]](https://arxiv.org/abs/2401.00001)
- Reed, A., Marsh, B. (2021). Wading is all you need. arXiv:2401.00002, [code](https://a.org)
1. "RiverNet: Sparse Models" (Tanaka et al., https://doi.org/10.1000/182) - fast

| Paper | Link | Score |
| --- | --- | --- |
| Patience of Egrets in Fog | [pdf](https://arxiv.org/pdf/2401.00003.pdf) | 77.0 |

### Do Birds Know Their Limits?
[arXiv](https://arxiv.org/abs/2401.00004) | [code](https://a.org)
"""


def _table() -> list[Line]:
    """A caption and rows of numbers below each other."""
    rows = (("Table 1: Accuracy.", "", ""), ("Model", "MMLU", "GSM8K"), ("GPT-4", "86.4", "92.0"), ("Marsh", "45", "-"))
    return [
        (left, 400 - 12 * up, 9, cell)
        for up, row in enumerate(rows)
        for left, cell in zip((60, 160, 240), row, strict=True)
        if cell
    ]


_CLIPPINGS = _encoded(NOTES)
_EXAMPLES = {
    "obsidian-note": _encoded((NOTE, _READING_LIST, *NOTES)),
    "arxiv-listing": _encoded((LISTING,)),
    "arxiv-abstract": _encoded((ABSTRACT_PAGE,)),
    "arxiv-search": _encoded((SEARCH, SEARCH_WITH_IDS)),
    "paper-feed": _encoded((FEED,)),
    "aitopics": _encoded((AITOPICS,)),
    "html": _encoded((*web_pages.WEB_PAGES, _DOCUMENT)),
    "pdf": (pdf(PAPER), pdf([*PAPER[:-2], *_table()])),
    "copied-paper": _encoded(site_pages.COPIED.values()),
    "copied-article": _encoded(site_pages.COPIED_ARTICLES.values()),
    "copied-page": _encoded((POST, LETTER)),
    "citation-list": _encoded((*citation_lists.LISTS.values(), "\n".join(citation_lists.STYLES.values()))),
    "paper-list": _encoded(paper_lists.LISTS.values()),
    "clipping": _CLIPPINGS,
    "model-card": _encoded(cards.CARDS),
    "literature-note": _CLIPPINGS,
    "obsidian-canvas": _CLIPPINGS,
}


def _page(reader: Reader, data: bytes) -> Page:
    text = (reader.decode("seed", data) if reader.decode else None) or seed_text("seed", data)
    lines = tuple(clean_line(Passage.of_line(raw, "seed", n)) for n, raw in enumerate(text.lines, 1))
    return Page("seed", text.lines, lines, text.layout)


def _read(reader: Reader, data: bytes) -> None:
    page = _page(reader, data)
    if reader.match(page) < _LEAST_CERTAINTY:
        return
    found = reader.read(page)
    assert_quoted(found.records, page.raw, found.subject)


def _read_records(form: RecordFormat, data: bytes) -> None:
    raw = RawText.of("seed", decode("seed", data)[0])
    form.match(raw)
    found = form.read(raw, _MOST_RECORDS)
    assert_quoted(found.records, raw.lines, found.subject)


def _read_seed(data: bytes) -> None:
    for reading in settle([read_seed("seed", data)]):
        assert reading.records or reading.findings
        assert_grounded(reading, data)


def _extract(data: bytes) -> None:
    (reading,) = settle([read_seed("seed", data)])
    _assert_quoted_mentions(reading, seed_lines("seed", data).lines)


def _assert_quoted_mentions(reading: Reading, lines: Sequence[str]) -> None:
    found = extract(reading, load_lexicon())
    for one in (*(m.evidence for m in found.mentions), *(c.evidence for c in found.claims)):
        assert one.quote in lines[one.line - 1], one
    for mention in found.mentions:
        assert found.passages[mention.field].text[mention.start : mention.end] == mention.text


def _pages(data: bytes) -> Page:
    """A document as its lines show it: pages parted by form feeds, three blanks between the parts of a line."""
    raw: list[str] = []
    layout: list[LineLayout] = []
    number = 1
    for written in split_lines(data.decode("utf-8", "replace").replace("\x0c", "\n\x0c")):
        number += written.startswith("\x0c")
        marked = written.removeprefix("\x0c")
        shown = marked.lstrip("^_")
        size = 10.0 + 3 * marked.count("^", 0, 3) - 2 * marked.count("_", 0, 3)
        spans = [found.span() for found in _COLUMN.finditer(shown)]
        texts = [shown[start:end] for start, end in spans]
        starts = [sum(len(t) + 1 for t in texts[:k]) for k in range(len(texts))]
        raw.append(" ".join(texts))
        parts = (LinePart(a, a + y - x, 5.0 * x, 5.0 * y) for a, (x, y) in zip(starts, spans, strict=True))
        layout.append(LineLayout(number, size, tuple(parts)))
    lines = tuple(clean_line(Passage.of_line(line, "seed", n)) for n, line in enumerate(raw, 1))
    return Page("seed", tuple(raw), lines, tuple(layout))


def _read_pages(data: bytes) -> None:
    page = _pages(data)
    if page.raw:
        assert_quoted(pdf_paper.read(page).records, page.raw)


def _extract_body(data: bytes) -> None:
    page = _pages(data)
    if page.raw:
        records = pdf_paper.read(page).records
        _assert_quoted_mentions(Reading("seed", "pdf", "", "", len(page.raw), records), page.raw)


def _read_zip(data: bytes) -> None:
    path = Path(gettempdir()) / "fuzzed.zip"
    path.write_bytes(data)
    with contextlib.suppress(ArchiveError):
        for member in members(path):
            if isinstance(member, Member) and member.size < 1_000_000:
                with contextlib.suppress(ArchiveError):
                    assert len(unpacked(path, member)) == member.size


def _read_gzip(data: bytes) -> None:
    with contextlib.suppress(ArchiveError):
        assert len(gunzipped(data, 100_000)) <= max(len(data), 100_001)
    assert len(packed_seed.unpacked("seed", data, 100_000)[0]) <= max(len(data), 100_000)


def _latex(data: bytes) -> None:
    line = data.decode("utf-8", "replace").replace("\n", " ")
    passage = plain(Passage.of_line(line, "seed", 1))
    for start in range(0, len(passage.text), max(1, len(passage.text) // 8)):
        assert passage.evidence(start).quote in line


def _sentences(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    spans = split_sentences(text)
    _assert_parts(text, spans)


def _assert_parts(text: str, spans: Sequence[tuple[int, int]]) -> None:
    """The spans follow each other, none is blank, and nothing but blanks stands between them."""
    cursor = 0
    for start, end in spans:
        assert cursor <= start < end <= len(text)
        assert not text[cursor:start].strip()
        assert text[start:end].strip() == text[start:end]
        cursor = end
    assert not text[cursor:].strip()


def _frontmatter(data: bytes) -> None:
    lines = split_lines(data.decode("utf-8", "replace"))
    for _, value in read_frontmatter("seed", lines).values:
        assert value.evidence.quote in lines[value.evidence.line - 1]


def _merge(data: bytes) -> None:
    parts = [p.decode("utf-8", "replace") for p in data.split(_PART)]
    base, new, mine = (*parts, "", "", "")[:3]
    merged = merge_note(base, new, mine).text
    assert [*_lines_of_the_user(base, mine, merged)] == []


def _lines_of_the_user(base: str, mine: str, merged: str) -> Iterator[str]:
    """The lines that only the user has written and that the merged note has not. A generated line with another list
    marker or other numbers of footnotes is none, nor is its footnote where something refers to it by that number."""
    others = {_said(line) for line in base.splitlines()}
    kept = {line.strip() for line in merged.splitlines()}
    for line in map(str.strip, mine.splitlines()):
        is_generated = _said(line) in others
        if is_generated and (label := _DEFINED.match(line)):
            is_generated = line in base or mine.count(label[0]) > 1
        if line and not is_generated and line not in kept:
            yield line


def _said(line: str) -> str:
    """What a line says, whatever an editor may change of its form."""
    said = without_labels(_LIST_MARKER.sub("", line.strip()))
    return _LABEL.sub(lambda found: f"{found[0].rstrip()} ", said, count=1)


def _escape(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    note = parse_note("note.md", inline(text, at_line_start=True))
    assert not note.hazards, note.hazards
    assert not note.links, note.links


def _parse_note(data: bytes) -> None:
    parse_note("note.md", data.decode("utf-8", "replace"))
