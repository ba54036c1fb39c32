"""The nouns of paper resolution: a listing of a paper in a seed, a person's note on it, and the paper that they are."""

from __future__ import annotations

from dataclasses import dataclass

from vaultgen.identity.title import arxiv_key, doi_key, joined_title_key, title_key
from vaultgen.model import NoteRecord, PaperRecord


@dataclass(frozen=True, slots=True)
class Listing:
    """One record of one seed; `title` is the record's title made plain (LaTeX as text).

    `trust` is the rank of its format among those that are believed, 0 for the first.
    """

    seed: str
    index: int
    record: PaperRecord
    title: str
    trust: int = 0

    @property
    def place(self) -> tuple[str, int]:
        """Where the record stands: what tells listings apart and puts them in order."""
        return self.seed, self.index

    @property
    def rank(self) -> tuple[int, int, int, int, str, int]:
        """Listings in the order in which they are believed: by format, submission dates, a feed's date, no date."""
        record = self.record
        dated = 0 if record.published else 1 if record.listed or record.announced else 2
        return self.trust, dated, not record.authors, not (record.abstract and record.abstract_complete), *self.place

    @property
    def arxiv(self) -> str:
        """The arXiv id without version, or an empty string."""
        return arxiv_key(self.record.arxiv.value) if self.record.arxiv else ""

    @property
    def doi(self) -> str:
        """The publisher's DOI, or an empty string; arXiv's own DOIs say no more than the arXiv id."""
        doi = doi_key(self.record.doi.value) if self.record.doi else ""
        return "" if doi.startswith("10.48550/") else doi

    @property
    def year(self) -> int | None:
        """The year of the earliest date that the record states."""
        dates = (self.record.published, self.record.announced, self.record.listed)
        return next((int(d.value[:4]) for d in dates if d and d.value[:4].isdigit()), None)


@dataclass(frozen=True, slots=True)
class PaperNote:
    """A person's note on a paper."""

    seed: str
    index: int
    record: NoteRecord


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its listings (most trusted first) and the notes on it. `qualifier` parts it from its namesakes."""

    id: str
    title: str
    listings: tuple[Listing, ...]
    notes: tuple[PaperNote, ...] = ()

    @property
    def title_forms(self) -> tuple[str, ...]:
        """Every spelling of the title, the paper's own first."""
        raw = [listing.record.title.text for listing in self.listings]
        plain = [listing.title for listing in self.listings]
        return tuple(dict.fromkeys((self.title, *plain, *raw, *(n.record.title.text for n in self.notes))))

    @property
    def keys(self) -> frozenset[str]:
        """The title keys under which the paper is found: of all titles and of the aliases that notes give it."""
        aliases = [a.value for n in self.notes for a in n.record.aliases]
        return frozenset(k for t in (*self.title_forms, *aliases) if (k := joined_title_key(t)))

    @property
    def sort_key(self) -> str:
        """Papers stand in the order of their titles; the id settles ties."""
        return f"{title_key(self.title)} {self.id}"
