"""Papers as databases give them in JSON: one row a format, told apart by the keys of a record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vaultgen.grounding import Passage
from vaultgen.model import PaperRecord, Stated
from vaultgen.read.fields.paper_fields import (
    address_of,
    arxiv_in,
    author_of,
    categories_of,
    date_in,
    doi_in,
    each_once,
    finished,
    parts_of,
    real_names,
    stated_span,
    venue_of,
    with_suffix,
    written_date,
)
from vaultgen.read.records.extra_field import extra_of
from vaultgen.read.records.json_text import Node
from vaultgen.read.records.marked_text import unescaped, untagged

_CITEKEY = re.compile(r"(?!https?:)[^\s,{}\"'#%~\\]{1,200}")
_CSL_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software",
    "song", "speech", "standard", "thesis", "treaty", "webpage",
))  # fmt: skip
_NO_PAPERS = frozenset((
    "bill", "broadcast", "dataset", "event", "figure", "graphic", "legal_case", "legislation", "map",
    "motion_picture", "musical_score", "patent", "performance", "periodical", "regulation", "software", "song",
    "component", "journal-issue", "journal", "proceedings",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """A database's form of a paper: `is_record` tells it by its keys; `read` gives none where it has no title."""

    name: str
    description: str
    is_record: Callable[[Node], bool]
    read: Callable[[Node], PaperRecord | None]


def _has(node: Node, *keys: str) -> bool:
    return node.keys is not None and all(key in node.keys for key in keys)


def _cleaned(passage: Passage | None, clean: Callable[[Passage], Passage] = unescaped) -> Passage | None:
    text = clean(passage) if passage is not None else None
    return text or None


def _texts(nodes: Iterable[Node], *path: str) -> list[Stated[str] | None]:
    return [node.stated(*path) for node in nodes]


def _snapshot(node: Node) -> PaperRecord | None:
    """A line of arXiv's metadata snapshot: `versions` hold the day of each."""
    title = node.passage("title")
    if title is None:
        return None
    versions = [v.passage("created") for v in node.list("versions")]
    parsed = [_reversed_name(name) for name in node.list("authors_parsed")]
    return PaperRecord(
        title,
        authors=real_names(parsed),
        abstract=node.passage("abstract"),
        published=date_in(versions[0]) if versions else None,
        updated=date_in(versions[-1]) if len(versions) > 1 else None,
        categories=categories_of([node.passage("categories")]),
        arxiv=arxiv_in(node.passage("id"), is_marked=False),
        doi=doi_in(node.passage("doi")),
        venue=node.stated("journal-ref"),
        comments=node.stated("comments"),
    )


def _reversed_name(name: Node) -> Passage | None:
    """`["Okafor", "Mira", "Jr"]` as `Okafor, Mira, Jr`; a team stands alone."""
    parts = [p for item in name.list() if (p := item.passage())]
    return Passage.join(parts[:3], ", ") if parts else None


def _openalex(node: Node) -> PaperRecord | None:
    title = _cleaned(node.passage("title") or node.passage("display_name"), untagged)
    if title is None:
        return None
    authorships = node.list("authorships")
    places = [node.at("primary_location"), *node.list("locations")]
    addresses = [place.passage("landing_page_url") for place in places if place]
    institutions = [i for a in authorships for i in a.list("institutions")]
    record = PaperRecord(
        title,
        authors=real_names(a.passage("author", "display_name") for a in authorships),
        authors_complete=node.value("is_authors_truncated") != "true",
        abstract=_indexed_abstract(node.at("abstract_inverted_index")),
        published=date_in(node.passage("publication_date") or node.passage("publication_year")),
        doi=doi_in(node.passage("doi")),
        venue=venue_of(_first(node, ("primary_location", "source", "display_name"), ("host_venue", "display_name"))),
        url=address_of(addresses[0] if addresses else None),
        affiliations=each_once(_texts(institutions, "display_name")),
        keywords=each_once(_texts(node.list("keywords"), "display_name")),
    )
    return finished(record, [node.passage("doi"), node.passage("ids", "arxiv"), *addresses])


def _indexed_abstract(index: Node | None) -> Passage | None:
    """The abstract of a list of words with their positions; a gap shows where a position has no word."""
    if index is None or not index.keys:
        return None
    placed: list[tuple[int, Node]] = []
    raw = index.raw.text
    for word, positions in index.keys.items():
        end = raw.rfind('"', index.start, positions.start)
        start = raw.rfind('"', index.start, end)
        literal = Node(index.raw, start, end + 1, raw[start : end + 1])
        if "\\" in literal.text or literal.text[1:-1] != word:
            literal = Node(index.raw, positions.start, positions.end, word)
        placed += [(int(p.text), literal) for p in positions.list() if p.text.isdigit() and len(p.text) < 6]
    pieces = []
    for _, literal in sorted(placed, key=lambda p: p[0]):
        is_itself = literal.text.startswith('"')
        pieces.append(
            (literal.start + 1, literal.end - 1, None) if is_itself else (literal.start, literal.end, literal.text)
        )
    words = [index.raw.passage([piece]) for piece in pieces]
    return _cleaned(Passage.join(words), untagged) if words else None


def _semantic_scholar(node: Node) -> PaperRecord | None:
    inner = node.at("citedPaper") or node.at("citingPaper") or node
    title = _cleaned(inner.passage("title"))
    if title is None:
        return None
    authors = inner.list("authors")
    affiliations = [x for a in authors for x in a.list("affiliations")]
    fields = [
        f.stated("category") or f.stated() for f in (*inner.list("s2FieldsOfStudy"), *inner.list("fieldsOfStudy"))
    ]
    return PaperRecord(
        title,
        authors=real_names(a.passage("name") for a in authors),
        abstract=_cleaned(inner.passage("abstract")),
        published=date_in(inner.passage("publicationDate") or inner.passage("year")),
        arxiv=arxiv_in(inner.passage("externalIds", "ArXiv"), is_marked=False),
        doi=doi_in(inner.passage("externalIds", "DOI")),
        venue=venue_of(_first(inner, ("publicationVenue", "name"), ("venue",), ("journal", "name"))),
        url=address_of(inner.passage("url")),
        affiliations=each_once(_texts(affiliations)),
        keywords=each_once(fields),
    )


def _crossref(node: Node) -> PaperRecord | None:
    title = next((t for n in node.list("title") if (t := _cleaned(n.passage(), untagged))), None)
    if title is None or node.value("type") in _NO_PAPERS:
        return None
    authors = node.list("author")
    dates = [_date_parts(node.at(name)) for name in ("published", "issued", "published-online", "posted", "created")]
    places = [p for a in authors for p in a.list("affiliation")]
    record = PaperRecord(
        title,
        authors=real_names(
            author_of(a.passage("given"), a.passage("family"), a.passage("name"), a.passage("suffix")) for a in authors
        ),
        abstract=_cleaned(node.passage("abstract"), untagged),
        published=next((d for d in dates if d), None),
        doi=doi_in(node.passage("DOI")),
        venue=next((v for n in node.list("container-title") if (v := venue_of(_cleaned(n.passage())))), None),
        affiliations=each_once(_texts(places, "name")),
        keywords=each_once(_texts(node.list("subject"))),
    )
    return finished(record, [node.passage("DOI")])


def _date_parts(node: Node | None) -> Stated[str] | None:
    """`{"date-parts": [[2024, 3, 8]]}`; the words are those from the first part to the last."""
    if node is None:
        return None
    dates = node.list("date-parts")
    parts = dates[0].list() if dates else ()
    if parts and parts[0].text:
        value = written_date(*(p.value() for p in parts[:3]))
        return stated_span(value, node.raw.passage([(parts[0].start, parts[-1].end, None)]).evidence())
    return date_in(node.passage("raw") or node.passage("literal") or node.passage("date-time"))


def _csl(node: Node) -> PaperRecord | None:
    title = _cleaned(node.passage("title"), untagged)
    if title is None or node.value("type") in _NO_PAPERS:
        return None
    names = [_csl_name(a) for a in (node.list("author") or node.list("editor"))]
    extra = extra_of(node.lines("note"))
    key = node.stated("citation-key") or extra.citekey or node.stated("id")
    record = PaperRecord(
        title,
        authors=real_names(names),
        abstract=_cleaned(node.passage("abstract"), untagged),
        published=_date_parts(node.at("issued")) or date_in(node.passage("issued")) or extra.published,
        categories=extra.categories,
        arxiv=extra.arxiv,
        doi=doi_in(node.passage("DOI")) or extra.doi,
        venue=venue_of(_cleaned(_first(node, ("container-title",), ("event-title",)))) or extra.venue,
        comments=extra.comments,
        url=address_of(node.passage("URL")),
        citekey=key if key and _CITEKEY.fullmatch(key.value) else None,
        keywords=parts_of(node.passage("keyword"), ",;"),
    )
    return finished(record, [node.passage(name) for name in ("number", "note", "URL", "DOI", "container-title")])


def _csl_name(author: Node) -> Passage | None:
    """The name; a particle (`van`) stands before the family name, wherever the file has it."""
    given, family = author.passage("given"), author.passage("family")
    particle = author.passage("non-dropping-particle") or author.passage("dropping-particle")
    if particle and family:
        return with_suffix(Passage.join([p for p in (given, particle, family) if p]), author.passage("suffix"))
    return author_of(given, family, author.passage("literal"), author.passage("suffix"))


def _hugging_face(node: Node) -> PaperRecord | None:
    inner = node.at("paper") or node
    title = _cleaned(inner.passage("title") or node.passage("title"))
    if title is None:
        return None
    authors = [a for a in inner.list("authors") if a.value("hidden") != "true"]
    organization = inner.at("organization") or node.at("organization")
    affiliation = (organization.stated("fullname") or organization.stated("name")) if organization else None
    return PaperRecord(
        title,
        authors=real_names(a.passage("name") for a in authors),
        authors_complete=len(authors) == len(inner.list("authors")),
        abstract=_cleaned(inner.passage("summary") or node.passage("summary")),
        published=date_in(inner.passage("publishedAt")),
        listed=date_in(inner.passage("submittedOnDailyAt")),
        arxiv=arxiv_in(inner.passage("id"), is_marked=False),
        affiliations=each_once([affiliation]),
        keywords=each_once(_texts(inner.list("ai_keywords"))),
    )


def _dblp(node: Node) -> PaperRecord | None:
    info = node.at("info") or node
    title = _cleaned(info.passage("title"))
    if title is None:
        return None
    authors = info.list("authors", "author")
    record = PaperRecord(
        title.slice(0, len(title.text) - 1) if title.text.endswith(".") else title,
        authors=real_names(_cleaned(a.passage("text") or a.passage()) for a in authors),
        published=date_in(info.passage("year")),
        doi=doi_in(info.passage("doi")),
        venue=venue_of(_cleaned(info.list("venue")[0].passage() if info.list("venue") else None)),
        arxiv=arxiv_in(_first(info, ("volume",)), is_marked=False) if info.value("volume").startswith("abs/") else None,
        url=next((a for n in info.list("ee") if (a := address_of(n.passage()))), None),
    )
    return finished(record, [info.passage("doi"), *(n.passage() for n in info.list("ee"))])


def _first(node: Node, *paths: tuple[str, ...]) -> Passage | None:
    """The first of the values that is there; of a list its first item."""
    for path in paths:
        for item in node.list(*path)[:1]:
            if found := item.passage():
                return found
    return None


def _is_hugging_face(node: Node) -> bool:
    paper = node.at("paper") if _has(node, "paper") else node
    return (
        paper is not None
        and _has(paper, "id", "title", "authors")
        and _has(paper, "summary")
        and "publishedAt"
        in {
            *(paper.keys or ()),
            *(node.keys or ()),
        }
    )


def _is_semantic_scholar(node: Node) -> bool:
    return _has(node, "paperId", "title") or _has(node, "citedPaper") or _has(node, "citingPaper")


# In the order in which they are asked. Crossref's works and CSL items share most keys.
JSON_FORMATS: tuple[JsonFormat, ...] = (
    JsonFormat(
        "arxiv-snapshot", "arXiv metadata snapshot", lambda n: _has(n, "id", "title", "authors_parsed"), _snapshot
    ),
    JsonFormat("openalex", "OpenAlex works", lambda n: _has(n, "id", "authorships"), _openalex),
    JsonFormat("semantic-scholar", "Semantic Scholar papers", _is_semantic_scholar, _semantic_scholar),
    JsonFormat("hugging-face-papers", "Hugging Face papers", _is_hugging_face, _hugging_face),
    JsonFormat("dblp", "DBLP search", lambda n: _has(n, "info") and _is_dblp(n), _dblp),
    JsonFormat("crossref", "Crossref works", lambda n: _has(n, "DOI", "title") and _is_crossref(n), _crossref),
    JsonFormat("csl-json", "CSL-JSON bibliography", lambda n: _has(n, "title") and n.value("type") in _CSL_TYPES, _csl),
)
BY_NAME: Mapping[str, JsonFormat] = {f.name: f for f in JSON_FORMATS}


def _is_dblp(node: Node) -> bool:
    info = node.at("info")
    return info is not None and _has(info, "title") and ("key" in (info.keys or {}) or "venue" in (info.keys or {}))


def _is_crossref(node: Node) -> bool:
    title = node.at("title")
    return title is not None and title.items is not None
