"""What arXiv announces each day (rss.arxiv.org, as Atom and as RSS 2.0): all authors in one `dc:creator`, the id as
`oai:arXiv.org:2403.05530v1`, and before the abstract the id and the kind of announcement."""

from __future__ import annotations

import re

from vaultgen.model import PaperRecord
from vaultgen.read.fields.author_list import read_author_list
from vaultgen.read.fields.paper_fields import categories_of, date_in, doi_in, finished, real_names
from vaultgen.read.records.xml_text import Element

_BEFORE_ABSTRACT = re.compile(r"\s*arXiv:\S+\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?", re.IGNORECASE)


def read_announced(entry: Element) -> PaperRecord | None:
    """An entry of Atom or an item of RSS. The day is that of the paper only where it is new."""
    title = entry.passage("title")
    if title is None:
        return None
    text = entry.passage("summary") or entry.passage("description")
    before = _BEFORE_ABSTRACT.match(text.text) if text else None
    abstract = text.slice(before.end()).strip() if text and before else text
    creators = [line for e in entry.all("creator") if (line := e.passage())]
    authors = read_author_list(creators)
    day = date_in(entry.passage("published") or entry.passage("pubDate"))
    kind = entry.passage("announce_type")
    is_new = kind is not None and kind.text == "new"
    categories = [p for c in entry.all("category") for p in (c.attribute("term"), c.passage())]
    record = PaperRecord(
        title,
        authors=real_names(authors.authors),
        authors_complete=authors.is_complete,
        authors_hidden=authors.hidden,
        abstract=abstract if abstract and abstract.text else None,
        announced=day if is_new else None,
        categories=categories_of(categories),
        doi=doi_in(entry.passage("DOI")),
        venue=entry.stated("journal_reference"),
    )
    return finished(record, [entry.passage("id"), entry.passage("guid"), entry.passage("link"), text])
