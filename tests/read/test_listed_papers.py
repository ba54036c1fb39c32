"""The papers that a person's note lists beside their ids are papers; what may be no title makes none."""

from __future__ import annotations

import pytest

from tests.read.pages import read
from vaultgen.model import PaperRecord
from vaultgen.read import read_seed, settle

ABS = "https://arxiv.org/abs/"


def listed(*lines: str) -> list[PaperRecord]:
    """The papers that a reading list with these lines states."""
    reading = read("\n".join(["# Marsh papers", "", *lines, ""]))
    return [r for r in reading.records if isinstance(r, PaperRecord)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"- **Heron: Models that Wade** [[paper]]({ABS}2401.00001)", "Heron: Models that Wade"),
        (f"- [Scaling laws for wading birds]({ABS}2401.00001)", "Scaling laws for wading birds"),
        (f"- Read [**Scaling laws for wading birds**]({ABS}2401.00001v2) soon", "Scaling laws for wading birds"),
        (f'1. "RiverNet: Sparse Models" (Tanaka et al., {ABS}2401.00001) - fast', "RiverNet: Sparse Models"),
        ("- Do Birds Know Their Limits? arXiv:2401.00001", "Do Birds Know Their Limits?"),
        ("- Reed, A., Marsh, B. (2021). Wading is all you need. arXiv:2401.00001", "Wading is all you need"),
        ("- 2401.00001: Heron: Models that Wade Far", "Heron: Models that Wade Far"),
        (f"- [2024/05] Patience of Egrets in Fog. [[arXiv]]({ABS}2401.00001)", "Patience of Egrets in Fog"),
        (
            "- [Patience of Egrets in Fog](https://marsh.org/egrets) ([pdf](https://arxiv.org/pdf/2401.00001.pdf))",
            "Patience of Egrets in Fog",
        ),
        (
            f"### Patience of Egrets in Fog\n[arXiv]({ABS}2401.00001) | [code](https://a.org)",
            "Patience of Egrets in Fog",
        ),
        (f"- **Patience of Egrets**\n  - [arXiv]({ABS}2401.00001), ICLR 2024", "Patience of Egrets"),
        (f"[[Patience of Egrets in Fog]] ({ABS}2401.00001)", "Patience of Egrets in Fog"),
    ],
)
def test_a_title_beside_an_arxiv_id_is_a_paper(line: str, title: str) -> None:
    (paper,) = listed(line)
    assert (paper.title.text, paper.arxiv and paper.arxiv.value) == (title, "2401.00001")
    assert paper.title.evidence().quote in paper.title.lines[0][1]


@pytest.mark.parametrize(
    "line",
    [
        f"- Read the egret paper by Friday [here]({ABS}2401.00001)",
        f"- [Heron-2]({ABS}2401.00001) is nice, and so is [this work]({ABS}2401.00002), {ABS}2401.00003",
        f"- [Recent work from Reed]({ABS}2401.00001) shows that birds wade",
        f"- **Main takeaway for us**: see [paper]({ABS}2401.00001)",
        f"- [Reed et al. (2024)]({ABS}2401.00001) and [their newest paper on egrets]({ABS}2401.00002)",
        "- Score 2401.00001 on the fog test",
        "- [Patience of Egrets in Fog](https://marsh.org/egrets)",
    ],
)
def test_a_line_without_a_sure_title_lists_no_paper(line: str) -> None:
    assert listed(line) == []


def test_authors_venue_and_doi_are_read_where_nothing_else_stands_beside_the_title() -> None:
    said, told = listed(
        f"- Patience of Egrets in Fog, Ada Marsh, Boris Reed, [arXiv]({ABS}2401.00001)",
        f"- [Heron: Models that Wade]({ABS}2401.00002) by Ada Marsh, Boris Reed et al. (NeurIPS 2023)",
        "- Wading Birds in Deep Rivers - a nice one by Ada. https://doi.org/10.1000/wade.7",
    )
    assert [a.text for a in said.authors] == ["Ada Marsh", "Boris Reed"]
    assert said.authors_complete
    assert [a.text for a in told.authors] == ["Ada Marsh", "Boris Reed"]
    assert not told.authors_complete
    assert told.venue is not None
    assert told.venue.value == "NeurIPS 2023"


def test_a_table_of_papers_gives_what_its_columns_say() -> None:
    first, second = listed(
        "| Title | Authors | Venue | Date | Links |",
        "|---|---|---|---|---|",
        f"| Egrets in Fog | Ada Marsh, Boris Reed | CoRL 2024 | 2024-06-13 | [pdf]({ABS}2401.00001) |",
        f"| [Heron: Models that Wade]({ABS}2401.00002) | | | 2023 | |",
        "| Without an Id at All | Ada Marsh | CoRL 2024 | 2024 | |",
    )
    assert [a.text for a in first.authors] == ["Ada Marsh", "Boris Reed"]
    assert (first.venue and first.venue.value, first.listed and first.listed.value) == ("CoRL 2024", "2024-06-13")
    assert (second.title.text, second.listed and second.listed.value) == ("Heron: Models that Wade", "2023")


def test_a_wikilink_that_is_a_title_beyond_doubt_is_a_paper() -> None:
    title = "Heron-R1: Incentivizing Patience in Wading Birds"
    assert [p.title.text for p in listed(f"See [[{title}|the paper]].")] == [title]
    assert [p.title.text for p in listed("Paper: [[Patience of Egrets in Fog]]")] == ["Patience of Egrets in Fog"]
    plain = "Heron: Slow Walking in Reeds with Patient Birds"
    assert [p.title.text for p in listed(f"See [[{plain}]].")] == [plain]
    assert listed("See [[Meeting: Weekly Sync With The Whole Team]] and [[Patience of Egrets in Fog]]") == []


def test_a_wikilink_to_a_note_of_ones_own_is_no_paper() -> None:
    title = "OKR: Goals for the Third Quarter"
    diary = read_seed("diary.md", f"# Diary\n\nWrote [[{title}]].\n".encode())
    note = read_seed("okr.md", f"# {title}\n\nWade more.\n".encode())
    assert [len(r.records) for r in settle([diary])] == [2]
    assert [len(r.records) for r in settle([diary, note])] == [1, 1]


def test_a_short_title_in_bold_is_one_where_its_authors_or_venue_stand_behind_it() -> None:
    (paper,) = listed(f"**Wade Anything** (Marsh et al., ICCV 2023), {ABS}2401.00001")
    assert (paper.title.text, paper.authors_complete) == ("Wade Anything", False)
    assert listed(f"**Wade Anything** {ABS}2401.00001") == []
