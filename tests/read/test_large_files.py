"""Files of records larger than anyone has: read in portions, up to limits that are told."""

from __future__ import annotations

import pytest
from bibtexparser.model import Block, ImplicitComment, ParsingFailedBlock
from bibtexparser.splitter import Splitter
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultgen.model import PaperRecord, Reading, Severity
from vaultgen.read import raw_text, read_seed
from vaultgen.read.records import bibtex_portions
from vaultgen.read.records.bibtex_portions import blocks_in

PIECES = (
    "@", "@misc{", "@misc{k1,", "@string{", "@comment{", "@preamble{", "@misc(k2,", "{", "}", '"', "(", ")", ",", "=",
    "#", "\\", "\\{", "\n", "\n", "\n ", "k", " ", '{"}', "title={On Boats}", 'title = "Two", ', "author={Ray, Ann},\n",
    "@misc{k3, title={Whole}}\n", "note={a\n@misc{k4, title={Eaten}}\n}", "@string(v = {Sea} # w)", "% a remark\n",
)  # fmt: skip
ENTRY = "@misc{k%d, title={On Boat %d}, author={Ray, Ann}}\n"


def read(text: str, most: int = 1_000) -> Reading:
    return read_seed("s.bib", text.encode(), most)


def titles(reading: Reading) -> list[str]:
    return [r.title.text for r in reading.records if isinstance(r, PaperRecord)]


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bibtex_portions, "_PORTION", 100)
    monkeypatch.setattr(bibtex_portions, "LONGEST_RECORD", 400)


def said(block: Block) -> str:
    """What a block says; of a broken one only that it is broken."""
    whole = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
    return str(whole.raw) if whole else "broken"


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.integers(10, 90))
@settings(max_examples=400, deadline=None)
def test_bibtex_in_portions_is_bibtex_as_a_whole(text: str, size: int) -> None:
    whole = [said(b) for b in Splitter(text).split().blocks if not isinstance(b, ImplicitComment)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_portions, "_PORTION", size)
        found = [(at, block) for at, block in blocks_in(text) if block is not None]
    assert [said(block) for _, block in found] == whole
    assert all(text.startswith(str(block.raw), at) for at, block in found)


@pytest.mark.usefixtures("small_portions")
def test_macros_and_parents_hold_wherever_they_stand() -> None:
    between = "".join(ENTRY.replace("%d", str(n)) for n in range(30))
    text = "@string{s = {Journal of the Sea}}\n" + between
    text += "@inproceedings{a, title={A Child}, crossref={P}}\n@misc{b, title={Of the Sea}, journal=s}\n" + between
    text += "@proceedings{p, title={Boat Days}, year=2021}\n"
    reading = read(text, 32)
    by_title = {r.title.text: r for r in reading.records if isinstance(r, PaperRecord)}
    child, of_sea = by_title["A Child"], by_title["Of the Sea"]
    assert child.venue is not None
    assert child.venue.value == "Boat Days"
    assert child.published is not None
    assert child.published.evidence.line == 64
    assert of_sea.venue is not None
    assert of_sea.venue.evidence == ("s.bib", 1, "Journal of the Sea")
    assert "only the first 32 are read" in reading.findings[-1].message
    assert reading.findings[-1].line == 34


@pytest.mark.usefixtures("small_portions")
@pytest.mark.parametrize("parted", ["\n", " "])
def test_an_entry_without_end_is_named_and_those_before_and_after_it_are_read(parted: str) -> None:
    text = "@misc{a, title={First}}\n" + parted.join(("@misc{b, title={Second " + "x" * 900, "@misc{c, title={Third}}"))
    reading = read(text)
    assert titles(reading) == (["First", "Third"] if parted == "\n" else ["First"])
    assert [(f.line, f.severity) for f in reading.findings] == [(2, Severity.WARNING)]
    assert reading.findings[0].remedy


def test_a_broken_entry_is_named_by_its_own_line_and_words() -> None:
    reading = read("@misc{a, title={A \\\n B}}\n\\@misc{b, title={B}} @misc{c, title}\n@misc{d, title={D}}\n")
    assert [(f.line, "(@misc{c, title})" in f.message) for f in reading.findings] == [(3, True)]
    assert titles(reading) == ["A B", "B", "D"]


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{k%d, author={Ray, Ann}}\n",
        "@misc{k%d, title={On Boat, author={Ray, Ann}}\n",
        "TY  - JOUR\nAU  - Ray, A%d\nER  - \n",
        "TY  - PAT\nTI  - Boat %d\nER  - \n",
        '{"paperId": "%d", "year": 2024, "title": null}\n',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><summary>Boat %d</summary></entry>\n</feed>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Boat %d</b></entry>\n</feed>',
    ],
)
def test_of_many_entries_that_say_nothing_the_first_are_named_and_the_others_counted(entry: str) -> None:
    if entry.startswith("<feed"):
        head, entry, tail = entry.partition("<entry>")[0], entry[entry.index("<entry>") : -7], entry[-7:]
    else:
        head = tail = ""
    text = head + "".join(entry.replace("%d", str(n)) for n in range(1_020)) + tail
    found = read(text).findings
    assert len(found) == 21
    assert "1,000 more" in found[-1].message
    assert found[-1].line > found[-2].line


@pytest.mark.parametrize(
    ("before", "record", "after"),
    [
        ("TY  - JOUR\nTI  - First\nER  - \n", "TY  - JOUR\nTI  - Second\n" + "AU  - Ray, Ann\n" * 90, "ER  - \n"),
        ("TY  - JOUR\nTI  - First\nER  - \n", "TY  - JOUR\nTI  - Second\nAB  - It\n" + "floats\n" * 90, "ER  - \n"),
        (
            '[{"paperId": "1", "title": "First"},\n',
            '{"paperId": "2", "title": "Second", "authors": [' + '{"name": "Ann Ray"}, ' * 90,
            "{}]},\n",
        ),
        ('[{"paperId": "1", "title": "First"},\n', '{"paperId": "2", "title": "' + "Second\\u00e9" * 90, '"},\n'),
        ('[{"paperId": "1", "title": "First"},\n', '{"paperId": "2", "title": "Second"' + ', "k": [1]' * 190, "},\n"),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>First</title><summary>x</summary></entry>\n',
            "<entry><title>Second</title><summary>x</summary>" + "<author><name>Ann Ray</name></author>" * 90,
            "</entry>\n",
        ),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>First</title><summary>x</summary></entry>\n',
            "<entry><title>Second</title><summary>" + "&amp;" * 190,
            "</summary></entry>\n",
        ),
    ],
)
def test_a_record_longer_than_any_is_named_and_those_before_and_after_it_are_read(
    before: str, record: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("json_text", "ris", "xml_text"):
        monkeypatch.setattr(f"vaultgen.read.records.{module}.LONGEST_RECORD", 500)
    # The line that follows the long record is the first one again, under another name.
    third = before[before.find("<entry>") if "<entry>" in before else before.find("{") if "{" in before else 0 :]
    reading = read(before + record + after + third.replace("First", "Third"))
    assert titles(reading) == ["First", "Third"]
    (finding,) = [f for f in reading.findings if f.severity is Severity.WARNING][:1]
    assert finding.line == before.count("\n") + 1
    assert "characters" in finding.message
    assert finding.remedy


@pytest.mark.parametrize("end", ["", ",", ",\n", ", "])
def test_a_list_that_is_cut_off_behind_a_record_gives_each_record_once(end: str) -> None:
    reading = read('[{"paperId": "1", "title": "First"},\n{"paperId": "2", "title": "Second"}' + end)
    assert titles(reading) == ["First", "Second"]
    assert reading.findings


def test_of_a_file_of_records_with_lines_without_end_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_text, "MOST_LINES", 3)
    monkeypatch.setattr("vaultgen.read.records.record_files.MOST_LINES", 3)
    reading = read("".join(ENTRY.replace("%d", str(n)) for n in range(9)))
    assert titles(reading) == ["On Boat 0", "On Boat 1", "On Boat 2"]
    assert [(f.line, f.severity) for f in reading.findings] == [(3, Severity.ERROR)]
