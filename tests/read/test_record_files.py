"""Bibliographies and answers of databases: what is read of each, and what of broken and hostile ones."""

from __future__ import annotations

import gzip
import time

import pytest
import rispy
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.record_seeds import (
    ANNOUNCED,
    ANNOUNCED_RSS,
    ATOM,
    BIBTEX,
    BROKEN_ATOM,
    BROKEN_BIBTEX,
    BROKEN_SNAPSHOT,
    CROSSREF,
    CSL,
    DBLP,
    HOSTILE_ATOM,
    HUGGING_FACE,
    OAI,
    OPENALEX,
    RIS,
    SEEDS,
    SEMANTIC_SCHOLAR,
    SNAPSHOT,
)
from vaultgen.grounding import Evidence
from vaultgen.identity.person_name import parse_person_name
from vaultgen.model import PaperRecord, Reading, Stated
from vaultgen.read import read_seed, seed_lines
from vaultgen.text.latex import plain

EVERY = [
    (name, kind, text)
    for name, texts in SEEDS.items()
    for kind, text in zip(("normal", "broken", "hostile"), texts, strict=True)
]


def papers(text: str | bytes, most: int = 1_000) -> list[PaperRecord]:
    reading = read_seed("s", text if isinstance(text, bytes) else text.encode(), most)
    return [r for r in reading.records if isinstance(r, PaperRecord)]


def evidence_of(reading: Reading) -> list[Evidence]:
    found = []
    for record in reading.records:
        if not isinstance(record, PaperRecord):
            continue  # so damaged that it reads as a note
        for passage in (record.title, record.abstract, *record.authors):
            if passage is not None:
                half = len(passage.text) // 2
                spans = [(0, len(passage.text)), (half, half + 1), (half // 2, half + 1)]
                found += [passage.evidence(*span) for span in spans] + [plain(passage).evidence()]
        stated: list[Stated[str] | None] = [record.published, record.updated, record.listed, record.arxiv, record.doi]
        stated += [record.venue, record.comments, record.url, record.citekey, *record.categories]
        stated += [*record.affiliations, *record.keywords, *record.files]
        found += [s.evidence for s in stated if s is not None]
    return found


def assert_grounded(data: bytes) -> Reading:
    reading = read_seed("s", data)
    lines = seed_lines("s", data).lines
    for one in evidence_of(reading):
        assert one.quote in lines[one.line - 1]
    return reading


def values(record: PaperRecord, *names: str) -> list[str | None]:
    return [stated.value if (stated := getattr(record, name)) else None for name in names]


@pytest.mark.parametrize(("name", "kind", "text"), EVERY)
def test_every_quote_stands_in_its_line(name: str, kind: str, text: str) -> None:
    reading = assert_grounded(text.encode())
    assert all(r.title.evidence().quote for r in reading.records)
    assert reading.format == name or kind != "normal"
    assert reading.records or reading.findings


@given(
    st.sampled_from(EVERY),
    st.lists(
        st.tuples(
            st.integers(0, 3_000),
            st.sampled_from([*list('{}[]"\\,:<>&;@=\n\r\té🙂 '), "", "\\u00e", "<!--", "]]>", "and "]),
        ),
        max_size=6,
    ),
)
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_and_every_quote_stands_in_its_line(
    seed: tuple[str, str, str], edits: list[tuple[int, str]]
) -> None:
    text = seed[2][:6_000]
    for at, new in edits:
        text = text[:at] + new + text[at + 1 :]
    assert_grounded(text.encode())


def test_bibtex_gives_accents_macros_and_what_crossref_inherits() -> None:
    first, second, third, fourth = papers(BIBTEX)
    assert first.title.text == "Tidal Heads: Attention That Ebbs & Flows"
    assert [a.text for a in first.authors] == [
        "Okafor, Mira",
        "Lindqvist, Jön",
        "Tide and Moon Team",
        "van der Berg, Ann",
    ]
    assert values(first, "published", "arxiv", "doi", "venue", "citekey") == [
        "2024-03-08",
        "2403.05530",
        "10.1000/xyz_12",
        "Journal of Tidal Studies (Extra)",
        "okafor2024tidal",
    ]
    assert [k.value for k in first.keywords] == ["attention", "language models"]
    assert [f.value for f in first.files] == ["storage/ABC/okafor.pdf"]
    assert (second.authors_complete, [a.text for a in second.authors]) == (False, ["Ray, Ann", "Straße, Loíc"])
    assert values(second, "venue", "published") == ["Proceedings of the 3rd Tidal Conference", "2024-03"]
    assert values(third, "published", "arxiv", "venue") == ["2023-02", "2302.00001", None]
    assert values(fourth, "arxiv", "venue") == ["2401.00002", None]


def test_broken_entries_are_named_by_line_and_the_others_are_read() -> None:
    reading = read_seed("s", BROKEN_BIBTEX.encode())
    assert [r.title.text for r in reading.records] == ["First", "Third", "Fourth"]
    assert {f.line for f in reading.findings} >= {2, 8}


def test_a_key_that_a_line_end_breaks_is_no_citekey() -> None:
    broken = BIBTEX.replace("okafor2024tidal", "o\nkafor2024tidal")
    assert [p.citekey.value if p.citekey else None for p in papers(broken)] == [
        None,
        *[p.citekey.value for p in papers(BIBTEX)[1:] if p.citekey],
    ]
    assert_grounded(broken.encode())


@pytest.mark.parametrize("nothing", ["&#1;", "&nbsp;", "&#8203;&zwj;", "&#x202e;"])
def test_an_entity_that_shows_nothing_makes_no_title_name_or_keyword(nothing: str) -> None:
    entry = "TY  - JOUR\nTI  - {}\nT1  - Tides\nAU  - {}\nAB  - {}\nKW  - {}\nUR  - {}\nER  - \n"
    (paper,) = papers(entry.replace("{}", nothing))
    assert (paper.title.text, paper.authors, paper.abstract, paper.keywords) == ("Tides", (), None, ())
    assert papers(f"@article{{k, title={{{nothing}}}}}") == []
    (paper,) = papers(f"@article{{k, title={{Tides{nothing}}}, abstract={{{nothing}}}}}")
    assert (paper.title.text, paper.abstract) == ("Tides", None)


def test_ris_is_read_as_rispy_reads_it() -> None:
    expected = rispy.loads(RIS)
    read = papers(RIS)
    assert [p.title.text for p in read] == [e.get("title") or e["primary_title"] for e in expected]
    assert [a.text for a in read[0].authors] == expected[0]["authors"]
    assert [k.value for k in read[0].keywords] == expected[0]["keywords"]
    assert values(read[0], "published", "arxiv", "doi", "citekey") == [
        "2024-03-08",
        "2403.05530",
        "10.1000/xyz.12",
        "okafor2024",
    ]


def test_csl_json_keeps_the_citekey_and_reads_escapes() -> None:
    (paper,) = papers(CSL)
    assert paper.title.text == "Tidal Heads: Attention That Ebbs & Flows"
    assert [a.text for a in paper.authors] == ["Okafor, Mira", "Jon Lindqvist", "Tide Team", "Ann van der Berg"]
    assert paper.abstract is not None
    assert paper.abstract.text == "We let attention “ebb”. It scores 90% on MMLU 😀."
    assert "ebb" in paper.abstract.evidence(17, 22).quote
    assert values(paper, "citekey", "published", "arxiv") == ["okaforTidal2024", "2024-03-08", "2403.05530"]


@pytest.mark.parametrize(
    ("note", "stated", "categories"),
    [
        ("arXiv:2402.01234 [cs.CL]", ["2402.01234", None, "k1", None, None], ["cs.CL"]),
        ("arXiv:2402.01234 [cs]\\nversion: 2\\nComment: 12 pages", ["2402.01234", None, "k1", None, "12 pages"], []),
        (
            "Citation Key: okafor2024\\ntex.eprint: 2402.01234\\ntex.eprinttype: arxiv\\ntex.primaryclass: cs.LG",
            ["2402.01234", None, "okafor2024", None, None],
            ["cs.LG"],
        ),
        (
            "PMID: 123\\nDOI: 10.1000/x.1\\nevent-title: Boats 2024\\nRead this: it is good",
            [None, "10.1000/x.1", "k1", "Boats 2024", "Read this: it is good"],
            [],
        ),
        ("bibtex: okafor 2024\\n14 citations (Crossref) [2024-05-01]", [None, None, "k1", None, None], []),
        ("", [None, None, "k1", None, None], []),
    ],
)
def test_lines_that_zotero_puts_in_a_note_are_values_and_what_is_left_is_a_remark(
    note: str, stated: list[str | None], categories: list[str]
) -> None:
    text = f'[{{"id": "k1", "type": "article", "title": "Tidal Heads", "note": "{note}"}}]'
    (paper,) = papers(text)
    assert_grounded(text.encode())
    found = (paper.arxiv, paper.doi, paper.citekey, paper.venue, paper.comments)
    assert [s and s.value for s in found] == stated
    assert [c.value for c in paper.categories] == categories


def test_atom_gives_versions_affiliations_and_entities_as_characters() -> None:
    first, second = papers(ATOM)
    assert first.title.text == "Tidal Heads: Attention That Ebbs & Flows"
    assert [a.text for a in first.authors] == ["Mira Okafor", "Jön Lindqvist"]
    assert first.authors[1].evidence().quote == "J&#246;n Lindqvist"
    assert values(first, "published", "updated", "arxiv", "comments") == [
        "2024-03-08",
        "2024-04-01",
        "2403.05530",
        "12 pages",
    ]
    assert [c.value for c in first.categories] == ["cs.CL"]
    assert values(second, "arxiv") == ["hep-th/9901001"]


@pytest.mark.parametrize(
    "text",
    [
        '[{"type": "book", "title": "x", "author": [{"family": "Ray", "given": "Ann", "suffix": "Jr."}]}]',
        '{"DOI": "10.1000/1", "title": ["x"], "author": [{"given": "Ann", "family": "Ray", "suffix": "Jr."}]}',
        """<OAI-PMH><record><metadata><arXiv><title>x</title><authors><author><keyname>Ray</keyname>
        <forenames>Ann</forenames><suffix>Jr.</suffix></author></authors></arXiv></metadata></record></OAI-PMH>""",
    ],
)
def test_what_stands_behind_a_family_name_is_kept(text: str) -> None:
    assert_grounded(text.encode())
    (paper,) = papers(text)
    assert [parse_person_name(a.text).display for a in paper.authors] == ["Ann Ray Jr."]


def test_bibtex_gives_names_in_every_form_that_tools_write() -> None:
    names = (
        r"Poe, Jr., Ada and given=Zoe, family={R{\'i}os}, prefix=de, given-i=Z and {\relax Ch}ristian, Nguy{\~{\^e}}n"
    )
    entry = f"@article{{a, title = {{On Boats}}, author = {{{names}}}, annotation = {{Read again.}}}}"
    assert_grounded(entry.encode())
    (paper,) = papers(entry)
    shown = [parse_person_name(a.text).display for a in paper.authors]
    assert shown == ["Ada Poe Jr.", "Zoe de Ríos", "Nguyễn Christian"]
    assert values(paper, "comments") == ["Read again."]


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        (r":C$\backslash$:/Users/ann/Ray - 2020 - Boats.pdf:pdf", ["C:/Users/ann/Ray - 2020 - Boats.pdf"]),
        (r":home/ann/M{\"{u}}ller{\_}2020.pdf:pdf", ["home/ann/Müller_2020.pdf"]),
        (
            r"A\: B.pdf:files/1/A\: B\; C.pdf:application/pdf;B:files/2/b.html:text/html",
            ["files/1/A: B; C.pdf", "files/2/b.html"],
        ),
        (r":C\:\\ann\\x.pdf:PDF", [r"C:\ann\x.pdf"]),
        ("C:/ann/My Boat.pdf;/home/ann/x.pdf", ["C:/ann/My Boat.pdf", "/home/ann/x.pdf"]),
    ],
)
def test_attachments_are_found_in_the_forms_of_every_tool(field: str, paths: list[str]) -> None:
    entry = f"@article{{a, title = {{On Boats}}, file = {{{field}}}}}"
    assert_grounded(entry.encode())
    assert [f.value for f in papers(entry)[0].files] == paths


def test_a_subtitle_belongs_to_the_title_whose_hyphens_are_dashes() -> None:
    entry = r"@book{a, title = {{\"U}ber Boote --- 1--2 und $\mathcal{O}(a--b)$}, subtitle = {A Story}}"
    assert_grounded(entry.encode())
    assert papers(entry)[0].title.text == r"Über Boote — 1–2 und $\mathcal{O}(a--b)$: A Story"
    assert papers(entry.replace("A Story", "boote"))[0].title.text == r"Über Boote — 1–2 und $\mathcal{O}(a--b)$"


def test_a_word_that_no_string_defines_is_told_and_stands_as_it_is() -> None:
    text = b"@string{a = b}\n@article{k, title = tides, month = sept, year = 2020}\n@misc{l, title = {T}, journal = a}"
    reading = read_seed("s", text)
    assert [(f.line, f.message.split()[2]) for f in reading.findings] == [(1, "b"), (2, "tides")]


def test_in_ris_entries_without_end_and_lines_outside_of_entries_are_told() -> None:
    text = b"1.\nTY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n\nTI  - Three\nx\nTY  - JOUR\nTI  - Four\n"
    reading = read_seed("s", text)
    assert [r.title.text for r in reading.records if isinstance(r, PaperRecord)] == ["One", "Two", "Four"]
    assert [f.line for f in reading.findings] == [2, 8, 10]


def test_an_entry_whose_crossref_is_not_there_is_read_and_told() -> None:
    reading = read_seed("s", b"@inproceedings{a, title = {On Boats}, crossref = {sea24}}\n")
    assert len(reading.records) == 1
    assert [f.line for f in reading.findings if "sea24 is not in the file" in f.message] == [1]


def test_of_the_days_of_a_conference_none_is_the_date() -> None:
    entry = "TY  - CONF\nTI  - On Boats\nY1  - {}\nER  - \n"
    days = ("7-10 June 2021", "June 7-10, 2021", "28 June 2021")
    assert [values(papers(entry.format(d))[0], "published")[0] for d in days] == ["2021-06", "2021-06", "2021-06-28"]


def test_a_name_of_parts_has_them_in_any_order_in_braces_and_quotation_marks() -> None:
    names = r"""{van der Berg}, Jan and {\O}rs, III, Chris and prefix=von, given=Hans, family=Harman and
        "family={Ray, Lake and Sons}" and family=de Vries, given-i=T, suffix={Jr}, useprefix=true and others"""
    text = f"@article{{k, title={{x}}, author={{{names}}}}}"
    assert_grounded(text.encode())
    (paper,) = papers(text)
    shown = ["Jan van der Berg", "Chris Ørs III", "Hans von Harman", "Lake and Sons Ray", "T de Vries Jr."]
    assert [parse_person_name(a.text).display for a in paper.authors] == shown
    assert not paper.authors_complete


def test_of_days_in_two_months_the_first_is_the_date_unless_its_year_is_open() -> None:
    entry = "TY  - CONF\nTI  - On Boats\nY1  - {}\nER  - \n"
    days = ("28 June-2 July 2021", "June 28-July 2, 2021", "May/June 2021", "30 Dec-2 Jan 2021", "2021/06/07/")
    expected = ["2021-06-28", "2021-06-28", "2021-05", "2021", "2021-06-07"]
    assert [values(papers(entry.format(d))[0], "published")[0] for d in days] == expected


def test_what_a_reader_noted_stands_behind_the_remark() -> None:
    entry = "@article{a, title={On Boats}, note={12 pages}, annote={Read again.}, annotation={Citation Key: a}}"
    assert values(papers(entry)[0], "comments") == ["12 pages"]
    assert values(papers(entry.replace("Citation Key: a", "Mine."))[0], "comments") == ["12 pages; Mine."]


def test_a_key_given_twice_is_told_and_both_entries_are_read() -> None:
    entry = "@article{ray23, title = {On Boats}, author = {Ray, Ann}}\n"
    reading = read_seed("s", (entry + entry.replace("On", "More") + entry.replace("ray23", "Ray23")).encode())
    assert len(reading.records) == 3
    assert [(f.line, "at line 1;" in f.message) for f in reading.findings] == [(2, True), (3, True)]


def test_a_note_in_ris_is_a_remark_unless_it_only_says_where_the_paper_lies() -> None:
    entry = "TY  - JOUR\nTI  - On Boats\nN1  - {}\nER  - \n"
    notes = ("<p>Read again: &amp; slowly</p>", "arXiv:2403.05530 [cs]", "Export Date: 4 May 2024")
    found = [values(papers(entry.format(note))[0], "comments")[0] for note in notes]
    assert found == ["Read again: & slowly", None, None]


def test_an_attachment_in_ris_that_lies_on_the_web_is_an_address_and_no_file() -> None:
    (paper,) = papers("TY  - JOUR\nTI  - On Boats\nL1  - files/boats.pdf\nL4  - https://boats.invalid/x.html\nER  - \n")
    assert [f.value for f in paper.files] == ["files/boats.pdf"]
    assert values(paper, "url") == ["https://boats.invalid/x.html"]


def test_the_page_of_a_paper_that_dblp_leads_to_is_its_address() -> None:
    entry = (
        '{"result": {"hits": {"hit": [{"info": {"title": "x", "key": "y", "ee": ["https://doi.org/10.1/2", "%s"]}}]}}}'
    )
    assert values(papers(entry % "https://boats.invalid/x")[0], "url") == ["https://boats.invalid/x"]


@pytest.mark.parametrize("text", [ANNOUNCED, ANNOUNCED_RSS])
def test_a_daily_announcement_gives_authors_id_and_an_abstract_of_its_own_words(text: str) -> None:
    assert assert_grounded(text.encode()).format == "arxiv-announced"
    paper, *_ = papers(text)
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jön Lindqvist, Jr."]
    assert paper.abstract is not None
    assert paper.abstract.text == "We let attention ebb. It is cheap."
    assert values(paper, "arxiv", "announced", "published", "listed") == ["2403.05530", "2024-03-11", None, None]
    assert [c.value for c in paper.categories] == ["cs.CL"]


def test_the_day_of_a_paper_announced_again_is_no_date_of_its_own() -> None:
    again = papers(ANNOUNCED)[1]
    expected = ["hep-th/9901001", None, None, "10.1000/xyz.12", "Boats 4 (1999)"]
    assert values(again, "arxiv", "announced", "listed", "doi", "venue") == expected


def test_the_feed_of_a_blog_is_no_list_of_papers() -> None:
    assert papers(ANNOUNCED_RSS.replace("arxiv.org", "blog.invalid")) == []


def test_after_a_fault_in_xml_the_next_record_is_read() -> None:
    reading = read_seed("s", BROKEN_ATOM.encode())
    assert [r.title.text for r in reading.records] == ["On Boats"]
    assert all(f.line for f in reading.findings)


def test_an_entity_bomb_is_refused_and_named() -> None:
    reading = read_seed("s", HOSTILE_ATOM.encode())
    assert reading.records == ()
    assert "entity bomb" in reading.findings[0].message


def test_oai_gives_arxivs_fields_and_dublin_core() -> None:
    first, second = papers(OAI)
    assert [a.text for a in first.authors] == ["Okafor, Mira", "Tide Team"]
    assert values(first, "published", "updated", "venue") == ["2024-03-08", "2024-04-01", "Tides 12 (2024)"]
    assert values(second, "arxiv", "comments", "published") == ["2401.00002", "3 pages", "2024-01-05"]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.ZstdCompressor().compress, bytes])
def test_the_snapshot_is_read_packed_or_not(pack: type[bytes]) -> None:
    data = pack(SNAPSHOT.encode())
    first, second = papers(data)
    assert first.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in first.authors] == ["Okafor, Mira", "Lindqvist, Jön, Jr"]
    assert values(first, "published", "updated", "arxiv") == ["2024-03-08", "2024-04-01", "2403.05530"]
    assert values(second, "arxiv") == ["hep-th/9901001"]
    assert_grounded(data)


def test_a_broken_line_of_the_snapshot_costs_that_line_alone() -> None:
    assert len(papers(BROKEN_SNAPSHOT)) == 3


def test_openalex_puts_the_words_of_an_abstract_in_their_order() -> None:
    (paper,) = papers(OPENALEX)
    assert paper.abstract is not None
    assert paper.abstract.text == "We let attention ebb. let it ébb."
    assert values(paper, "arxiv", "doi", "venue") == ["2403.05530", None, None]
    assert [a.value for a in paper.affiliations] == ["Tide University"]


def test_other_databases_give_ids_dates_and_names() -> None:
    assert values(papers(SEMANTIC_SCHOLAR)[0], "arxiv", "doi", "published", "venue") == [
        "2403.05530",
        "10.1000/xyz.12",
        "2024-03-08",
        None,
    ]
    (work,) = papers(CROSSREF)
    assert work.abstract is not None
    assert work.abstract.text == "We let attention ebb if a < b."
    assert values(work, "published", "venue") == ["2024-03", "Journal of Tidal Studies"]
    assert values(papers(HUGGING_FACE)[0], "arxiv", "published", "listed") == ["2403.05530", "2024-03-08", "2024-03-11"]
    first, second = papers(DBLP)
    assert [a.text for a in first.authors] == ["Wei Li", "Mira Okafor"]
    assert (first.title.text, values(first, "arxiv", "venue")) == ("Tidal Heads: Attention & Ebb", ["2403.05530", None])
    assert values(second, "doi", "venue", "published") == ["10.1000/BOAT.1", "TAC", "2023"]


def test_more_records_than_the_setting_allows_are_left_out_and_the_setting_named() -> None:
    reading = read_seed("s", (SNAPSHOT * 20).encode(), 5)
    assert len(reading.records) == 5
    assert any("seed_max_records" in f.remedy for f in reading.findings)


def test_a_bomb_of_gzip_is_unpacked_no_further_than_allowed() -> None:
    from vaultgen.read.records.packed import unpacked

    data, findings = unpacked("s", gzip.compress(b"x\n" * 4_000_000), 1 << 20)
    assert len(data) <= 1 << 20
    assert findings


@pytest.mark.parametrize(
    "text",
    [
        "@" * 60_000,
        "@a{" * 20_000,
        "@article{k, title={" + "{" * 60_000,
        "@article{k, author={" + "A and " * 20_000 + "}, title={T}}",
        "TY  - JOUR\n" * 20_000,
        '[{"paperId": "1", "title": "' + "\\u0041" * 30_000,
        '{"paperId":' * 20_000,
        ('{"paperId": 1, "title"\n') * 20_000,
        "<feed>" + "<entry>" * 30_000,
        "<feed>" + "<entry><title>&x;</title></entry>" * 5_000,
    ],
)
def test_hostile_repetition_takes_bounded_time(text: str) -> None:
    begun = time.process_time()
    assert_grounded(text.encode())
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_bibliography_in_wide_characters_with_their_mark_is_read(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    seed = mark + "@article{a, title={Küsten und Boote}, author={Okafor, Mira}, year={2024}}".encode(encoding)
    (paper,) = read_seed("a.bib", seed).records
    assert isinstance(paper, PaperRecord)
    assert (paper.title.text, paper.authors[0].text) == ("Küsten und Boote", "Okafor, Mira")
