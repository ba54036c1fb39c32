"""The papers that a note lists: titles beside an arXiv id, a DOI or a link to either, in lists, tables and headings.

A title must be sure: the words of the link itself, words in bold, in quotes or in a column of titles, or what looks
like one and has nothing but names, venue, date and labels between itself and the id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vaultgen.grounding import Passage
from vaultgen.model import Block, BlockKind, PaperRecord, Stated
from vaultgen.read.fields.dates import iso_date
from vaultgen.read.fields.paper_ids import PaperId, paper_ids
from vaultgen.read.fields.title_shape import LABELS, Beside, can_be_title, is_named_title, is_title, read_beside

Span = tuple[int, int]

_QUOTED = re.compile(r"[“\"«](?P<title>[^“”\"«»]{8,300})[”\"»]")
_LEADING = re.compile(r"(?:\[[^\]]{1,30}\]\s*|\([^)]{1,30}\)\s*|\d{1,3}[.)]\s+|[^\w\s“\"«$([]+\s*)+")
_CITED = re.compile(r"[^()\[\]]{4,300}\((?P<year>(?:19|20)\d\d)[a-z]?(?:, \w+)?\)[.,:]?\s+")  # `Reed, A. (2021). Title`
_CUT = re.compile(r"\.(?=\s|$)|[,|](?=\s)|\s[-–—]+\s|\s*[(\[]|\s+by\s+|\s*$|:\s*$")
_DASH = re.compile(r"\s[-–—]+\s")
_LABELS_BELOW_TITLE = 20  # lines
_LABEL_WITHIN = 40  # characters before a link
_LABELLED = re.compile(r"\b(?:papers?|article|preprint|title)\s*:\s*$", re.IGNORECASE)
_COLUMNS = {
    "title": re.compile(r"(?:paper |article )?titles?|publications?|works?", re.IGNORECASE),
    "paper": re.compile(r"papers?|articles?|references?", re.IGNORECASE),
    "authors": re.compile(r"authors?", re.IGNORECASE),
    "venue": re.compile(r"venues?|conferences?|journals?|published (?:in|at)|where", re.IGNORECASE),
    "date": re.compile(r"dates?|years?|published|released?", re.IGNORECASE),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 1_500  # characters between a block's beginning and an id
_CLOSING = " \t,;:.*|-–—"


@dataclass(frozen=True, slots=True)
class _Found:
    """A title with its span in its block, and what was read beside it."""

    title: Passage
    span: Span
    beside: Beside = field(default_factory=Beside)


def listed_papers(blocks: Sequence[Block]) -> tuple[PaperRecord, ...]:
    """The papers that the blocks of a note list, in order, each once."""
    found: dict[str, PaperRecord] = {}
    header: dict[str, int] = {}
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_ROW:
            header = _header(block) if block.is_header else header
            records = [] if block.is_header else [_in_row(block, header)]
        else:
            header = {}
            records = [*_in_text(blocks, index), *_linked_titles(block)]
        for record in (r for r in records if r):
            known = found.get(key := record.title.text.casefold())
            found[key] = _united(known, record) if known else record
    return tuple(found.values())


def _united(one: PaperRecord, other: PaperRecord) -> PaperRecord:
    """A paper that is listed twice, with what either place states."""
    if one.arxiv and other.arxiv and one.arxiv.value != other.arxiv.value:
        return one
    return replace(
        one,
        arxiv=one.arxiv or other.arxiv,
        doi=one.doi or other.doi,
        authors=one.authors or other.authors,
        venue=one.venue or other.venue,
        listed=one.listed or other.listed,
    )


def _in_text(blocks: Sequence[Block], index: int) -> Iterator[PaperRecord]:
    """The papers of a paragraph, list item or callout."""
    block = blocks[index]
    if block.kind is BlockKind.HEADING and not block.web:
        return
    ids = paper_ids(block)
    begin = 0
    taken: list[tuple[_Found, list[PaperId]]] = []
    for number, one in enumerate(ids):
        following = ids[number + 1].start if number + 1 < len(ids) else len(block.passage.text)
        same = taken[-1] if taken else None
        if same and any(i.stated.value == one.stated.value for i in same[1]):
            continue
        title = _own_words(block, one) or _title_before(block, begin, one)
        if (
            title is None
            and same
            and not {i.kind for i in same[1]} & {one.kind}
            and _is_joined(block, same[1][-1], one)
        ):
            same[1].append(one)
            continue
        title = (
            title or _title_behind(block, one, following) or (_title_above(blocks, index, one) if not taken else None)
        )
        begin = one.end
        if title:
            begin = max(begin, title.span[1])
            taken.append((title, [one]))
    for number, (title, own) in enumerate(taken):
        last = max(own[-1].end, title.span[1])
        end = taken[number + 1][0].span[0] if number + 1 < len(taken) else len(block.passage.text)
        behind = read_beside(_unlinked(block, last, end)) if last < end else None
        yield _record(title.title, own, [title.beside, *([behind] if behind else [])])


def _is_joined(block: Block, one: PaperId, other: PaperId) -> bool:
    """Whether two ids stand side by side, as of one paper."""
    return read_beside(_unlinked(block, one.end, other.start)) is not None


def _own_words(block: Block, one: PaperId) -> _Found | None:
    """The words of the link as title."""
    if not one.is_link:
        return None
    words = block.passage.slice(one.start, one.end).strip("“”\"'‘’ .")
    before, after = block.passage.text[: one.start].rstrip(), block.passage.text[one.end :].lstrip()
    # A sentence that a link begins goes on: `[Recent work by Reed](…) shows …`.
    is_marked = bool(block.cells) or not (_ends_sentence(before) and after[:1].islower())
    return _Found(words, (one.start, one.end)) if is_title(words.text, is_marked=is_marked) else None


def _ends_sentence(text: str) -> bool:
    return not text or text[-1] in ".!?:"


def _title_before(block: Block, begin: int, one: PaperId) -> _Found | None:
    """The marked or plain words before an id that are its title."""
    text = block.passage.text
    marked = [(a, b) for a, b in block.bold if begin <= a and b <= one.start]
    linked = [(x.start, x.end) for x in block.web] + [(x.start, x.end) for x in block.links]
    marked += [(a, b) for a, b in linked if begin <= a and b <= one.start]
    marked += [m.span("title") for m in _QUOTED.finditer(text, begin, one.start)]
    for start, end in sorted(marked, key=lambda s: (-s[1], s[0])):
        words = block.passage.slice(start, end).strip(_CLOSING + "“”\"'")
        if not can_be_title(words.text) or not (beside := read_beside(_unlinked(block, end, one.start))):
            continue
        # A title may be as short as `Segment Anything` where authors or a venue stand behind it.
        if is_title(words.text) or beside.authors or beside.is_cut or beside.venue:
            return _Found(words, (start, end), beside)
    return _plain_title(block, begin, one.start)


def _plain_title(block: Block, begin: int, end: int) -> _Found | None:
    """The words at the beginning of a list item or line that look like a title: `Title, Authors, [arXiv](…)`."""
    text = block.passage.text
    if end - begin > _LONGEST:
        return None
    while begin < end and text[begin] in " ,;.|)]":
        begin += 1
    cited = _CITED.match(text, begin, end)
    lead: re.Match[str] | None = cited or _LEADING.match(text, begin, end)
    start = lead.end() if lead else begin
    leading = read_beside(block.passage.slice(*cited.span("year"))) if cited else Beside()
    leading = read_beside(block.passage.slice(begin, start)) if lead and not cited else leading
    for cut in _CUT.finditer(text, start, end):
        words = block.passage.slice(start, cut.start()).strip(_CLOSING)
        beside = read_beside(_unlinked(block, cut.start(), end)) if is_title(words.text) else None
        # A citation need not be written in capitals.
        is_cited = bool(cited or (beside and (beside.authors or beside.is_cut or beside.venue)))
        is_one = is_title(words.text, is_marked=is_cited) and not _DASH.search(words.text)
        if beside and leading is not None and is_one:
            return _Found(words, (start, cut.start()), _merged([leading, beside]))
    return None


def _title_behind(block: Block, one: PaperId, end: int) -> _Found | None:
    """The title that follows an id which opens its block: `2402.03300: DeepSeekMath: Pushing the Limits …`."""
    text = block.passage.text
    if any(c.isalnum() for c in text[: one.start]) and read_beside(_unlinked(block, 0, one.start)) is None:
        return None
    start = one.end
    while start < end and not (text[start].isalnum() or text[start] in '“"$'):
        start += 1
    marked = [(a, b) for a, b in block.bold if a == start] + [
        m.span("title") for m in _QUOTED.finditer(text, start, end) if m.start() == start
    ]
    for span in marked:
        words = block.passage.slice(*span).strip(_CLOSING)
        if is_title(words.text):
            return _Found(words, span)
    return _plain_title(block, start, end)


def _title_above(blocks: Sequence[Block], index: int, one: PaperId) -> _Found | None:
    """The title in the item or heading above a line that holds nothing but labels and ids."""
    block = blocks[index]
    if block.kind is BlockKind.CALLOUT or read_beside(_unlinked(block, 0, one.start)) is None:
        return None
    above = blocks[block.parent] if block.parent is not None else _heading_above(blocks, index)
    if above is None or paper_ids(above):
        return None
    words = above.passage.strip(_CLOSING + "“”\"'")
    is_marked = bool(above.bold) and above.bold[0][0] == 0 and above.bold[0][1] >= len(words.text)
    if not is_title(words.text, is_marked=is_marked):
        return None
    return _Found(words, (0, 0)) if is_marked or len(words.text.split()) > len(("three", "words", "say")) else None


def _heading_above(blocks: Sequence[Block], index: int) -> Block | None:
    """The heading right above a block, where only labels stand between."""
    for above in reversed(blocks[max(0, index - _LABELS_BELOW_TITLE) : index]):
        if above.kind is BlockKind.HEADING:
            return above
        if read_beside(_unlinked(above, 0, len(above.passage.text))) is None:
            return None
    return None


def _unlinked(block: Block, start: int, end: int) -> Passage:
    """The words of a block between two places, without those of links that are no names: `[project](…)`."""
    passage = block.passage
    inside = [x for x in block.web if start <= x.start and x.end <= end]
    edits = [
        (x.start - start, x.end - start, "")
        for x in inside
        if any(w in LABELS for w in passage.text[x.start : x.end].casefold().split())
    ]
    return passage.slice(start, max(start, end)).replace(sorted(edits)) if start < end else passage.slice(start, start)


def _linked_titles(block: Block) -> Iterator[PaperRecord]:
    """The wikilinks that are titles beyond doubt, or that are called a paper: `Paper: [[…]]`."""
    lines = dict(block.passage.lines)
    for link in block.links:
        line = block.passage.locate(link.start)[0]
        raw = lines[line]
        at = raw.find(link.target)
        is_called = bool(_LABELLED.search(block.passage.text, max(0, link.start - _LABEL_WITHIN), link.start))
        if at >= 0 and (is_named_title(link.target) or (is_called and is_title(link.target, is_marked=False))):
            title = Passage.of_line(raw, block.passage.seed, line).slice(at, at + len(link.target))
            yield PaperRecord(title, authors_complete=False)


def _header(block: Block) -> dict[str, int]:
    """The columns of a table that say what stands in them, by what that is."""
    columns: dict[str, int] = {}
    for index, (start, end) in enumerate(block.cells):
        for kind, pattern in _COLUMNS.items():
            if pattern.fullmatch(block.passage.text[start:end].strip()):
                columns.setdefault(kind, index)
    return columns


def _in_row(block: Block, header: dict[str, int]) -> PaperRecord | None:
    """The paper that a table's row lists, if it is one: a title, and an id anywhere in the row."""
    ids = paper_ids(block)
    if not ids or len({i.stated.value for i in ids if i.kind == "arxiv"}) > 1:
        return None
    title = next((t for i in ids if (t := _own_words(block, i))), None)
    column = header.get("title", header.get("paper"))
    if title is None and column is not None and column < len(block.cells):
        words = block.passage.slice(*block.cells[column]).strip(_CLOSING + "“”\"'")
        is_one = can_be_title(words.text) if "title" in header else is_title(words.text)
        title = _Found(words, block.cells[column]) if is_one else None
    if title is None:
        return None
    cells = {kind: block.passage.slice(*block.cells[n]) for kind, n in header.items() if n < len(block.cells)}
    venue, date = cells.get("venue"), cells.get("date")
    named = read_beside(cells["authors"]) if "authors" in cells else None
    told = Beside(
        named.authors if named else (),
        named.is_cut if named else False,
        Stated(venue.text, venue.evidence()) if venue and any(c.isalpha() for c in venue.text) else None,
        _date(date) if date else None,
    )
    return _record(title.title, ids, [told])


def _date(passage: Passage) -> Stated[str] | None:
    value = iso_date(passage.text)
    year = _YEAR.fullmatch(passage.text.strip())
    value = value or (year[0] if year else None)
    return Stated(value, passage.evidence()) if value else None


def _merged(found: Iterable[Beside | None]) -> Beside:
    told = [b for b in found if b]
    return Beside(
        next((b.authors for b in told if b.authors), ()),
        any(b.is_cut for b in told),
        next((b.venue for b in told if b.venue), None),
        next((b.date for b in told if b.date), None),
    )


def _record(title: Passage, ids: Sequence[PaperId], found: Sequence[Beside]) -> PaperRecord:
    told = _merged(found)
    return PaperRecord(
        title,
        told.authors,
        authors_complete=bool(told.authors) and not told.is_cut,
        listed=told.date,
        arxiv=next((i.stated for i in ids if i.kind == "arxiv"), None),
        doi=next((i.stated for i in ids if i.kind == "doi"), None),
        venue=told.venue,
    )
