"""Seeds answer for each other where a title ends, and whose page a listing is."""

from __future__ import annotations

from tests.read.pages import AITOPICS, FEED, SEARCH, papers, read
from vaultgen.read import read_seed, settle


def test_a_name_known_from_another_seed_decides_where_a_title_ends() -> None:
    glued = read_seed("a.txt", b"CLJul 31, 2024\nScaling Tool Use with RLAn Wang, Mira Okafor\nText.\n")
    known = read_seed("b.txt", SEARCH.replace("Jon Lindqvist", "LAn Wang").encode())
    alone, _ = settle([glued, read(SEARCH)])
    settled, _ = settle([glued, known])
    assert [a.text for a in papers(alone)[0].authors] == ["An Wang", "Mira Okafor"]
    assert [a.text for a in papers(settled)[0].authors] == ["LAn Wang", "Mira Okafor"]


def test_a_title_known_from_another_seed_decides_as_well() -> None:
    glued = read_seed("a.txt", b"CLJul 31, 2024\nTidal Heads: Attention That EbbsAnd Flow, Mira Okafor\nText.\n")
    settled, _ = settle([glued, read(SEARCH)])
    assert papers(settled)[0].title.text == "Tidal Heads: Attention That Ebbs"


def test_a_border_that_stays_open_is_reported_with_both_readings() -> None:
    (settled,) = settle([read("CLJul 31, 2024\nLearning Long Songs May Rose, Mira Okafor\nText.\n")])
    (paper,) = papers(settled)
    assert paper.split_candidates[0].score < 2
    (finding,) = settled.findings
    assert (finding.line, bool(finding.remedy)) == (2, True)
    assert all(c.authors[0].text in finding.message for c in paper.split_candidates[:2])


def test_a_name_with_more_than_one_word_before_its_border_is_not_cut() -> None:
    for author in ("Jean-Luc Picard", "Ludwig van Beethoven", "Conan O'Brien", "Maria de la Cruz", "J. R. Smith"):
        text = f"CLJul 31, 2024\nEfficient Retrieval for Long Documents{author}, Mira Okafor, Wei Zhang et al.\nText.\n"
        (paper,) = papers(read(text))
        assert (paper.title.text, paper.authors[0].text) == ("Efficient Retrieval for Long Documents", author)


def test_titles_with_commas_acronyms_and_teams_end_where_they_end() -> None:
    cases = {
        "Reasoning, Planning, and Tool Use in LLMs": "Wei Zhang",
        "Is Scaling All You Need?": "Anna Müller",
        "A Survey of Vision-Language Models (VLMs)": "Xiaoming Li",
        "Efficient Training of BERT": "Ravi Kumar",
        "Zephyr 2 Technical Report": "Zephyr Team",
        "Toward Llama 3.1": "Sofia Rossi",
    }
    for title, author in cases.items():
        text = f"CLJul 31, 2024\n{title}{author}, Thomas Schmidt, Yuki Tanaka et al.\nText.\n"
        (paper,) = papers(read(text))
        assert (paper.title.text, paper.authors[0].text) == (title, author)


def test_a_title_of_four_hundred_characters_is_parted_too() -> None:
    title = "A Study of Attention and Memory in Language Models for Retrieval " * 6 + "and Reasoning"
    (paper,) = papers(read(f"CLJul 31, 2024\n{title}Wei Zhang, Anna Müller\nText.\n"))
    assert paper.title.text == title


def test_the_person_in_every_complete_list_is_the_subject() -> None:
    (settled,) = settle([read(SEARCH)])
    assert settled.subject is not None
    assert (settled.subject.value, settled.subject_inferred) == ("Mira Okafor", True)
    assert settled.subject.evidence.line == 4


def test_two_people_in_every_list_leave_the_subject_open() -> None:
    (settled,) = settle([read(FEED.replace(" et al.", ""))])
    assert settled.subject is None


def test_a_paper_without_the_person_and_without_room_leaves_the_subject_open() -> None:
    (settled,) = settle([read(SEARCH + SEARCH.replace("Mira Okafor", "Ann Ray").replace("Small", "Big"))])
    assert settled.subject is None


def test_a_page_pasted_twice_is_no_second_paper_for_its_only_author() -> None:
    entry = SEARCH[SEARCH.index("-\nSmall") :]
    (settled,) = settle([read(entry + entry)])
    assert settled.subject is None


def test_a_stated_subject_stays() -> None:
    (settled,) = settle([read(AITOPICS)])
    assert settled.subject is not None
    assert not settled.subject_inferred
