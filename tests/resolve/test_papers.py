"""The same paper in several seeds is one node; different papers of one title are not."""

from __future__ import annotations

import pytest

from tests.resolve.said import known, listing, note, passage, reading
from vaultgen.model import Block, BlockKind, Entity, Knowledge, NodeType, NoteRecord


def papers(knowledge: Knowledge) -> list[Entity]:
    return [e for e in knowledge.entities if e.type is NodeType.PAPER]


def the_paper(knowledge: Knowledge) -> Entity:
    (paper,) = papers(knowledge)
    return paper


def test_a_title_in_other_letters_is_the_same_paper() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters & Weirs: A Study of Cold-Start")),
        reading("b", listing("b", "Otters and weirs - a study of cold start")),
    )
    assert len(papers(knowledge)) == 1
    assert [j.rule for j in knowledge.joins] == ["same title"]


def test_latex_in_a_title_parts_no_papers() -> None:
    knowledge = known(
        reading("a", listing("a", r"Scaling Otters with $\mu$P")), reading("b", listing("b", "Scaling Otters with μP"))
    )
    assert len(papers(knowledge)) == 1


def test_the_same_arxiv_id_joins_different_titles_and_versions() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", arxiv="2401.00001v1")),
        reading("b", listing("b", "Otters, Revisited", arxiv="arXiv:2401.00001v3")),
    )
    assert the_paper(knowledge).properties["arxiv"] == "2401.00001"


def test_an_id_found_later_does_not_move_a_paper() -> None:
    first = known(reading("a", listing("a", "Otters at Weirs")))
    second = known(
        reading("a", listing("a", "Otters at Weirs")), reading("b", listing("b", "Otters at Weirs", arxiv="2401.00001"))
    )
    assert the_paper(first).id == the_paper(second).id == "paper/otters-at-weirs"


def test_two_papers_of_one_title_with_other_authors_stay_apart_and_are_reported() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters at Weirs", "Ada Poe; Ben Roe", published="2020-01-01")),
        reading("b", listing("b", "Otters at Weirs", "Cy Low; Di Moe", published="2021-01-01")),
    )
    assert [p.id for p in papers(knowledge)] == ["paper/otters-at-weirs", "paper/otters-at-weirs--low"]
    assert "no author is the same: kept as two papers" in knowledge.findings[0].message


def test_two_papers_of_one_title_far_apart_in_time_stay_apart() -> None:
    knowledge = known(
        reading("a", listing("a", "Introduction to Otters", published="1999-01-01")),
        reading("b", listing("b", "Introduction to Otters", published="2020-01-01")),
    )
    assert len(papers(knowledge)) == 2


def test_a_series_of_reports_is_not_one_report() -> None:
    knowledge = known(
        reading("a", listing("a", "Otter 2 Technical Report", "Ada Poe; Ben Roe", published="2024-01-01")),
        reading("b", listing("b", "Otter 3 Technical Report", "Ada Poe; Ben Roe", published="2024-05-01")),
    )
    assert len(papers(knowledge)) == 2


def test_a_misspelt_title_with_the_same_authors_is_the_same_paper() -> None:
    knowledge = known(
        reading("a", listing("a", "Configurable hierarchies for aquatic mammals", "Ada Poe; Ben Roe")),
        reading("b", listing("b", "Configrable hierarchies for aquatic mammals", "Ada Poe; Ben Roe")),
    )
    assert len(papers(knowledge)) == 1


def test_the_first_submission_outranks_a_feeds_date() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", listed="2024-07-31")),
        reading("b", listing("b", "Otters", published="2024-07-29", updated="2024-10-02", announced="2024-07")),
    )
    properties = the_paper(knowledge).properties
    assert (properties["published"], properties["updated"], properties["year"]) == ("2024-07-29", "2024-10-02", 2024)


def test_without_any_date_nothing_is_said_of_it() -> None:
    assert {"published", "year", "updated"}.isdisjoint(
        the_paper(known(reading("a", listing("a", "Otters")))).properties
    )


def test_the_newest_whole_abstract_counts_and_other_versions_are_kept() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", abstract="We study otters.")),
        reading(
            "b", listing("b", "Otters", abstract="We study river otters.", published="2024-01-01", updated="2024-06-01")
        ),
    )
    properties = the_paper(knowledge).properties
    assert properties["abstract"] == "We study river otters."
    assert properties["abstracts"] == [
        {"seed": "b", "abstract": "We study river otters."},
        {"seed": "a", "abstract": "We study otters."},
    ]


def test_a_cut_abstract_never_wins_over_a_whole_one() -> None:
    knowledge = known(
        reading(
            "a", listing("a", "Otters", abstract="We study otters and we…", is_whole=False, published="2024-01-01")
        ),
        reading("b", listing("b", "Otters", abstract="We study otters and weirs.")),
    )
    properties = the_paper(knowledge).properties
    assert properties["abstract"] == "We study otters and weirs."
    assert "abstracts" not in properties


def test_a_note_with_the_title_of_a_paper_joins_it_with_its_aliases() -> None:
    knowledge = known(
        reading("a", listing("a", "Otter: A Family of Swimmers")),
        reading(
            "n", note("n", "Otter - A Family of Swimmers", "This report introduces Otter.", aliases="Otter Report")
        ),
    )
    assert "Otter Report" in the_paper(knowledge).aliases


def test_a_note_on_a_paper_that_no_seed_lists_becomes_that_paper() -> None:
    knowledge = known(reading("n", note("n", "Otter: A Family of Swimmers", "This paper introduces Otter, a model.")))
    assert the_paper(knowledge).name == "Otter: A Family of Swimmers"


def test_a_note_on_nothing_in_particular_is_only_a_source() -> None:
    assert papers(known(reading("n", note("n", "My reading list", "Otters first, weirs later.")))) == []


@pytest.mark.parametrize(
    ("file", "properties"),
    [("n.md", {"citekey": "poe2024"}), ("n.md", {"doi": "10.1000/x.1"}), ("@poe2024.md", {})],
)
def test_a_note_that_bears_a_papers_citekey_or_doi_is_about_it(file: str, properties: dict[str, str]) -> None:
    knowledge = known(
        reading("a", listing("a", "Swimming Otters at Large", "Ada Poe", citekey="poe2024", doi="10.1000/X.1")),
        reading(file, note(file, "My view", "It is good.", **properties)),
    )
    assert file in {e.seed for e in the_paper(knowledge).evidence}


def test_a_note_that_may_be_about_two_papers_is_given_to_neither() -> None:
    knowledge = known(
        reading("a", listing("a", "Otters", "Ada Poe; Ben Roe", published="2020-01-01")),
        reading("b", listing("b", "Otters", "Cy Low; Di Moe", published="2021-01-01")),
        reading("n", note("n", "Otters", "This paper is good.")),
    )
    assert any("given to neither" in f.message for f in knowledge.findings)
    assert all("n" not in {e.seed for e in p.evidence} for p in papers(knowledge))


def test_a_list_cut_without_a_number_is_incomplete_unless_another_seed_has_it_whole() -> None:
    cut = reading("a", listing("a", "Otters", "Mira Okafor; Jon Lindqvist", et_al=True))
    whole = reading("b", listing("b", "Otters", "Mira Okafor; Jon Lindqvist; Ann Ray"))
    counted = reading("c", listing("c", "Otters", "Mira Okafor; Jon Lindqvist", hidden=3))
    assert the_paper(known(cut)).properties["authors-incomplete"] is True
    assert "authors-incomplete" not in the_paper(known(cut, whole)).properties
    assert "authors-incomplete" not in the_paper(known(cut, counted)).properties


def test_a_page_that_only_counts_authors_hides_none_that_another_seed_names() -> None:
    counted = reading("a", listing("a", "Otters", hidden=3))
    whole = reading("b", listing("b", "Otters", "Mira Okafor; Jon Lindqvist; Ann Ray"))
    assert the_paper(known(counted)).properties["authors-not-shown"] == 3
    assert "authors-not-shown" not in the_paper(known(counted, whole)).properties


def test_records_of_one_seed_joined_by_title_with_wholly_other_abstracts_are_reported() -> None:
    one = listing("a", "Same Otters?", "Mira Okafor", abstract="We count animals near rivers every spring.")
    other = listing("a", "SAME OTTERS!", "Mira Okafor", abstract="Boats need faster sails, says theory.", line=90)
    knowledge = known(reading("a", one, other))
    assert len(papers(knowledge)) == 1
    assert [j.rule for j in knowledge.joins if j.entity == the_paper(knowledge).id] == ["same title"]
    assert [f.line for f in knowledge.findings if "wholly different abstract" in f.message] == [90]


@pytest.mark.parametrize(
    ("properties", "tags"),
    [
        ({"author": "Ada Poe", "published": "2024-01-01", "source": "obsidian://open?vault=x"}, ""),
        ({"author": "Ada Poe", "source": "[[The Lake Book]]"}, ""),
        ({"author": "Ada Poe", "year": "1999", "type": "book"}, ""),
        ({"authors": "Ada Poe", "published": "2024-01-01"}, "clippings"),
    ],
)
def test_a_note_from_a_book_or_another_place_with_an_author_is_no_paper(properties: dict[str, str], tags: str) -> None:
    said = note("n.md", "Otters of the lake", "- Otter swims.", tags=tags, **properties)
    assert papers(known(reading("n.md", said))) == []


def test_a_note_with_authors_and_a_year_or_a_venue_is_still_on_a_paper() -> None:
    for properties in ({"authors": "Ada Poe", "year": "2024"}, {"venue": "WATER 2024", "source": "[[Shelf]]"}):
        said = note("n.md", "Otters at the weir", "- Otter swims.", **properties)
        assert len(papers(known(reading("n.md", said)))) == 1


def test_sentences_without_a_title_make_no_paper_of_their_beginning() -> None:
    text = passage("This paper is good. I like it.", "n.md")
    said = NoteRecord(text.slice(0, 19), blocks=(Block(BlockKind.PARAGRAPH, text),))
    assert papers(known(reading("n.md", said))) == []
