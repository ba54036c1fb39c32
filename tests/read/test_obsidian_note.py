"""A person's note keeps its words, its links and its shape."""

from __future__ import annotations

import pytest

from tests.read.grounded import assert_grounded
from tests.read.pages import NOTE, note, read
from vaultgen.model import Block, BlockKind


def block_with(text: str, source: str = NOTE) -> Block:
    return next(b for b in note(read(source)).blocks if text in b.passage.text)


def test_properties_are_read_as_they_are_written() -> None:
    record = note(read(NOTE))
    assert record.title.text == "Tidal Heads: a summary"
    assert [a.value for a in record.aliases] == ["Tides", "The ebb paper"]
    assert [t.value for t in record.tags] == ["AI", "paper/2024"]
    assert [(k, v.value, v.evidence.line) for k, v in record.properties] == [
        ("rating", "5", 7),
        ("source", "2403.05530", 8),
    ]


def test_links_show_their_words_and_know_their_target() -> None:
    block = block_with("the Harbour")
    (link,) = block.links
    assert block.passage.text == "It was made by the Harbour and is good."
    assert (link.target, block.passage.text[link.start : link.end]) == ("Harbour University", "the Harbour")
    assert [block.passage.text[a:b] for a, b in block.bold] == ["good"]
    assert block.section == ("Tidal Heads",)


def test_a_blank_in_a_link_a_heading_part_and_an_empty_link_are_understood() -> None:
    assert [x.target for x in block_with("Sea Trials").links] == ["Sea Trials"]
    assert [(x.target, x.anchor) for x in block_with("cheap").links] == [("Cheap Models", "Price")]
    assert block_with("90.1%").passage.text == "BoatQA: scores 90.1%"


def test_bullets_keep_their_nesting_and_their_lead_in() -> None:
    outer, inner, innermost = block_with("Reasoning"), block_with("90.1%"), block_with("first")
    blocks = note(read(NOTE)).blocks
    assert (outer.depth, inner.depth, innermost.depth) == (0, 1, 2)
    assert inner.parent is not None
    assert blocks[inner.parent] == outer
    assert inner.passage.text[: inner.lead_in_end] == "BoatQA:"
    assert inner.section == ("Tidal Heads", "Results")


def test_a_callout_has_its_type_its_title_and_its_text() -> None:
    (callout,) = [b for b in note(read(NOTE)).blocks if b.kind is BlockKind.CALLOUT]
    assert (callout.callout, callout.callout_title, callout.passage.text) == ("note", "Mind", "It is cheap.")


def test_a_table_has_its_cells() -> None:
    head, row = (b for b in note(read(NOTE)).blocks if b.kind is BlockKind.TABLE_ROW)
    assert head.is_header
    assert [row.passage.text[a:b] for a, b in row.cells] == ["T", "90.1"]
    assert [x.target for x in row.links] == ["Tidal"]


def test_code_and_embeds_are_no_text() -> None:
    record = note(read(NOTE))
    assert all("no link" not in b.passage.text for b in record.blocks)
    assert [e.target for e in record.embeds] == ["heads.png"]


def test_a_note_without_properties_is_a_note() -> None:
    record = note(read("# Reading list\n- [[Tidal Heads]] first\n- then *boats*\n"))
    assert record.title.text == "Reading list"
    assert [b.passage.text for b in record.blocks] == ["Reading list", "Tidal Heads first", "then boats"]


@pytest.mark.parametrize(
    "text",
    [
        "Tidal Heads is worth a look, **not** for its scores.",
        "- read Tidal Heads\n- ask Mira",
        "- [ ] read Tidal Heads",
        "1. Read [Tidal Heads](https://tides.example/1).",
        "See [my list](lists/may.md) of boats.",
        "What I ==keep in mind== of boats.",
        "Boats | Score\n--- | ---\nTidal Heads | 3",
        "A boat.[^1]\n\n[^1]: By hearsay.",
        "My script:\n```python\nrow()\n```",
        "#boats #to-read/soon\nA paper on tides.",
    ],
)
def test_markdown_without_headings_and_wikilinks_is_a_note(text: str) -> None:
    reading = read(text)
    assert reading.format == "obsidian-note"
    assert_grounded(reading, text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Dear diary, the marsh was quiet today.\n",
        "The score was 2 * 3 * 4 == 24, for #1 of the list [1] (see https://tides.example).\n",
        "Boats\n-----\n\nand one thing more:\n- oars\n",
        "1. Tidal Heads, M. Okafor\n2. Small Boats, A. Ray\n",
        "From: Ann\nTo: Mira\n\nHello,\n\nplease bring\n- oars\n- a boat\n\nYours\nAnn\nof\nthe\nmarsh\n",
    ],
)
def test_a_letter_a_list_or_a_formula_in_plain_text_is_no_note(text: str) -> None:
    assert read(text).format == "unknown"


TALKED = (
    "Talked to Ida about TidalNet today. It scores 90.1% on BoatQA, better than GPT-4.\nI should read the paper about"
    " tides before Friday, and send her the notes.\n\nShe thinks that Mud Labs will release Heron 2 in spring, and that"
    " nobody else has a model as good for boats.\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Llama 3 is better than I thought.\n",
        "TidalNet\n\nA model of the harbour. Scores 90.1% on BoatQA.\nCompare with GPT-4 and Claude 3.\n\nAsk Jon\n",
        "今日はGPT-4とLlama 3を比べた。次はTidalNetを読む。\n",
        TALKED,
    ],
)
def test_sentences_that_somebody_typed_are_a_note_of_theirs(text: str) -> None:
    reading = read(text)
    assert_grounded(reading, text.encode())
    assert reading.format == "obsidian-note"
    own = note(reading)
    assert not own.is_clipping
    assert [b.passage.text for b in own.blocks] == [line for line in text.splitlines() if line]
    assert any("read as a note of yours" in f.message for f in reading.findings)


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("We introduce TidalNet, a model of the sea. It scores 90.1% on BoatQA.\n", "unknown"),
        ("Authors: Mira Okafor\n\nBoats are small. They are good for us all.\n", "unknown"),
        ("Tides\nBoats\nOars\nThe sea is wide today.\n", "unknown"),
        ("Tides are back.\n\nBy Ida Björn, May 2, 2024\n\nThe sea is wide today.\n", "unknown"),
        (
            "A boat is small, and the sea is large, as everyone knows who ever went out to the sea in one. " * 4,
            "copied-page",
        ),
        ("BEGIN; INSERT INTO boats VALUES (1, 'a small boat');\nThe end of this file is here.\n", "unknown"),
    ],
)
def test_what_may_be_a_page_an_abstract_or_a_program_is_no_note_of_theirs(text: str, reader: str) -> None:
    assert read(text).format == reader


def test_properties_that_are_no_yaml_are_read_line_by_line_and_reported() -> None:
    reading = read("---\ntitle: Tides: a note\naliases:\n  - One\n---\nWords with a [[Link]].\n")
    record = note(reading)
    assert [a.value for a in record.aliases] == ["One"]
    assert record.title.text == "Tides: a note"
    assert any("YAML" in f.message and f.line == 2 for f in reading.findings)


def test_signs_that_only_yaml_takes_for_line_ends_break_no_property() -> None:
    text = '---\ntitle: "Tidal\r\r\u2028\x85 Heads"\ntags:\n  - "ebb"\n---\n# Tidal Heads\n\nWords [[Sea]].\n'
    record = note(read(text))
    assert record.title.text == "Tidal Heads"
    assert [(t.value, t.evidence.line) for t in record.tags] == [("ebb", 4)]


def test_older_ways_to_write_aliases_and_tags_are_understood() -> None:
    record = note(read("---\nalias: One, Two\ntags: '#a b, c'\n---\n#d #e/f\nText.\n"))
    assert [a.value for a in record.aliases] == ["One", "Two"]
    assert [t.value for t in record.tags] == ["a", "b", "c", "d", "e/f"]


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    text = "# T\nThis line is long enough to have been wrapped by an editor at some\ncolumn or other.\n\nNext.\n"
    assert [b.passage.text for b in note(read(text)).blocks][1:] == [
        "This line is long enough to have been wrapped by an editor at some column or other.",
        "Next.",
    ]


def test_signs_that_are_no_markup_stay() -> None:
    text = "# T\n- 2 * 3 = 6, snake_case_name, $x^2$ and a * b, `code **kept**`, 5\\* and ==marked==\n"
    assert note(read(text)).blocks[1].passage.text == (
        "2 * 3 = 6, snake_case_name, $x^2$ and a * b, code **kept**, 5* and marked"
    )


def test_the_words_of_a_link_lead_back_to_the_raw_line() -> None:
    block = block_with("the Harbour")
    (link,) = block.links
    assert block.passage.evidence(link.start, link.end).quote == "the Harbour"
    assert block.passage.evidence().quote in NOTE


def test_aliases_of_yaml_that_multiply_end_with_a_warning() -> None:
    bomb = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))
    reading = read(f"---\ntitle: Boats\na0: &a0 [x, x, x, x, x, x, x, x, x]\n{bomb}---\n# Boats\nThey float.\n")
    assert note(reading).title.text == "Boats"
    assert any("only so many are read" in f.message for f in reading.findings)


def test_a_link_to_the_web_is_no_wikilink_whatever_brackets_its_words_stand_in() -> None:
    line = "- Boots [[guide]](https://marsh.org/a_(b)) [of *reeds* [2]](http://fog.org) [x](obsidian://open)"
    block = block_with("Boots", f"# A list\n{line} [[Reed]](a marsh bird)\n")
    assert block.passage.text == "Boots [guide] of reeds [2] x Reed(a marsh bird)"
    assert [(x.address, block.passage.text[x.start : x.end]) for x in block.web] == [
        ("https://marsh.org/a_(b)", "guide"),
        ("http://fog.org", "of reeds [2]"),
    ]
    assert [x.target for x in block.links] == ["Reed"]


def test_of_a_note_with_more_links_than_a_person_writes_the_first_count_and_the_finding_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("vaultgen.read.link_limit.MOST_LINKS", 3)
    reading = read("# Boats\n[[One]] [[Two]]\n\n- [[Three]] and [[Four]]\n- [[Five]]\n")
    blocks = note(reading).blocks
    assert [link.target for b in blocks for link in b.links] == ["One", "Two", "Three"]
    assert [b.passage.text for b in blocks] == ["Boats", "One Two", "Three and Four", "Five"]
    assert [f.message for f in reading.findings] == [
        "the seed has 5 links; only the first 3 count, the others are words"
    ]
    assert read("# Boats\n[[One]] [[Two]] [[Three]]\n").findings == ()


def test_words_before_a_label_lead_where_a_line_of_the_note_says() -> None:
    text = """# Links

See [the **paper**][1], [Marsh][] and [this][none].

[1]: https://arxiv.org/abs/2401.00001 "A paper"
[marsh]: <https://marsh.org/>
[evil]: javascript:x
"""
    blocks = note(read(text)).blocks
    assert [b.passage.text for b in blocks[1:]] == ["See the paper, Marsh and [this][none].", "[evil]: javascript:x"]
    links = [(blocks[1].passage.text[x.start : x.end], x.address) for x in blocks[1].web]
    assert links == [("the paper", "https://arxiv.org/abs/2401.00001"), ("Marsh", "https://marsh.org/")]
