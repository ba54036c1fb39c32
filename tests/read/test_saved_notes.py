"""Notes that tools make: web clippings, Readwise exports, Zotero's literature notes, canvases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.grounded import assert_grounded
from tests.read.pages import note, papers, read
from vaultgen.model import BlockKind, NoteRecord
from vaultgen.read import read_seed

CLIPPED_POST = """\
---
title: "Ebbing attention explained"
source: "https://blog.example/ebb"
author:
  - "[[Ida Björn]]"
published: 2024-05-02
created: 2024-05-04
description: "A post."
tags:
  - "clippings"
---
## Results
[TidalNet](https://tidal.example) scores **90.1%** on BoatQA.

| Model | BoatQA |
| --- | --- |
| TidalNet | 90.1 |
"""

CLIPPED_PAPER = """\
---
title: "[2402.01234] Tidal Heads: Attention That Ebbs"
source: "https://arxiv.org/abs/2402.01234"
author:
  - "[[Mira Okafor]]"
  - "[[Jon Lindqvist]]"
published:
created: 2024-05-04
description: "Abstract page for arXiv paper 2402.01234: Tidal Heads: Attention That Ebbs"
tags: [clippings]
---
[View PDF](https://arxiv.org/pdf/2402.01234)

> Abstract:We let attention ebb. It is cheap and it is good, with 90% of the quality and more of the cost.
"""

_CLIPPED_TEXT = """\
We let attention ebb in all of its heads. It is cheap and it is good, with 90% of the quality and more of the cost.
"""
LABELLED_CLIPPINGS = {
    "arxiv.org/html/2402.01234v2": f"""\
Mira Okafor <sup>1,2</sup> &nbsp;&nbsp; Alcy One <sup>∗1</sup>
<sup>1</sup> Harbour University &nbsp; <sup>2</sup> Mud Labs

###### Abstract

{_CLIPPED_TEXT}
## 1 Introduction

Authors: are many.
""",
    "huggingface.co/papers/2402.01234": f"""\
Published on Feb 2, 2024

Authors:

[Mira Okafor](https://huggingface.co/miao), Jon Lindqvist

## Abstract

{_CLIPPED_TEXT}
[View arXiv page](https://arxiv.org/abs/2402.01234) [View PDF](https://arxiv.org/pdf/2402.01234)
""",
    "aclanthology.org/2023.emnlp-main.999/": f"""\
## [Tidal Heads](https://aclanthology.org/2023.emnlp-main.999.pdf)

[Mira Okafor](https://aclanthology.org/people/m/mo/), [Jon Lindqvist](https://aclanthology.org/people/j/jl/)

##### Abstract

{_CLIPPED_TEXT}
Anthology ID:

2023.emnlp-main.999

Volume:

[Proceedings of the 2023 Meeting on Seas](https://aclanthology.org/volumes/2023.emnlp-main/)

Month:

December

Year:

2023

DOI:

[10.1000/v1.99](https://doi.org/10.1000/v1.99)
""",
}

CLIPPED_SEARCH = """\
---
title: "Search | arXiv e-print repository"
source: "https://arxiv.org/search/?query=okafor&searchtype=author"
author:
published:
created: 2024-09-01
tags:
  - "clippings"
---
Showing 1–2 of 2 results for author: Okafor, M

1. [arXiv:2402.01234](https://arxiv.org/abs/2402.01234) \\[[pdf](https://arxiv.org/pdf/2402.01234), [other](https://a.b/c)\\]

Tidal Heads: Attention That Ebbs

Authors: [Mira Okafor](https://arxiv.org/search/?query=Okafor%2C+M), [Jon Lindqvist](https://arxiv.org/search/)

Abstract: We let attention… ▽ More We let attention **ebb**. △ Less

Submitted 1 February, 2024; originally announced February 2024.

2. [arXiv:2402.05678](https://arxiv.org/abs/2402.05678) \\[[pdf](https://arxiv.org/pdf/2402.05678)\\]

Small Boats

Authors: [Mira Okafor](https://arxiv.org/search/)

Abstract: A boat is small. △ Less

Submitted 4 June, 2024; originally announced June 2024.
"""

CLIPPED_LIST = """\
---
title: "Computation and Language"
source: "https://arxiv.org/list/cs.CL/new"
created: 2024-09-01
tags:
  - "clippings"
---
## New submissions (showing 2 of 2 entries)

\\[1\\] [arXiv:2402.01234](https://arxiv.org/abs/2402.01234 "Abstract") \\[[pdf](https://arxiv.org/pdf/2402.01234)\\]

Title: Tidal Heads: Attention That Ebbs

Authors: [Mira Okafor](https://arxiv.org/search/cs), [Jon Lindqvist](https://arxiv.org/search/cs)

Subjects: Computation and Language (cs.CL)

We let attention **ebb**.

\\[2\\] [arXiv:2402.05678](https://arxiv.org/abs/2402.05678) \\[[pdf](https://arxiv.org/pdf/2402.05678)\\]

Title: Small Boats

Authors: [Mira Okafor](https://arxiv.org/search/cs)

Subjects: Computation and Language (cs.CL)

A boat is small.
"""

READWISE = """\
# Ebbing attention

![rw-book-cover](https://covers.example/c.png)

## Metadata
- Author: [[Ida Björn]]
- Full Title: Ebbing attention explained
- Category: #articles
- URL: https://blog.example/ebb

## Highlights
- TidalNet scores 90.1% on BoatQA. ([View Highlight](https://read.example/1))
"""

ZOTERO = """\
---
citekey: okafor2024
title: "Tidal Heads: Attention That Ebbs"
authors: Okafor, Mira; Lindqvist, Jon
year: 2024
doi: 10.1000/xyz.12
publicationTitle: Journal of Seas
---
## Annotations
> "We let attention ebb" [p. 3](zotero://open-pdf/library/items/X?page=3)

My thought: [[Ebbing]] is good.
"""

ZOTERO_INLINE = """\
# Tidal Heads

Title:: Tidal Heads: Attention That Ebbs
Authors:: [[Mira Okafor]], [[Jon Lindqvist]]
Citekey:: okafor2024
Year:: 2024

A thought.
"""

CANVAS = """\
{
"nodes":[
  {"type":"text","text":"# Ebbing\\nTidalNet is a \\"model\\" by [[Harbour]].\\n- caf\\u00e9 \\ud83d\\ude00 two"},
  {"id":"2","type":"file","file":"Notes/Tidal Heads.md","x":0,"y":0},
  {"id":"3","type":"file","file":"img/a.png"},
  {"id":"4","type":"group","label":"Models"}
],
"edges":[{"id":"e","fromNode":"1","toNode":"2","label":"cites"}]
}
"""

NOTES = (CLIPPED_POST, CLIPPED_PAPER, READWISE, ZOTERO, ZOTERO_INLINE, CANVAS)


@pytest.mark.parametrize("clipping", [CLIPPED_SEARCH, CLIPPED_LIST])
def test_a_clipped_listing_gives_the_papers_that_it_lists(clipping: str) -> None:
    reading = read(clipping)
    assert_grounded(reading, clipping.encode())
    assert not reading.unread
    assert [
        (p.title.text, [a.text for a in p.authors], p.abstract and p.abstract.text, p.arxiv and p.arxiv.value)
        for p in papers(reading)
    ] == [
        (
            "Tidal Heads: Attention That Ebbs",
            ["Mira Okafor", "Jon Lindqvist"],
            "We let attention ebb.",
            "2402.01234",
        ),
        ("Small Boats", ["Mira Okafor"], "A boat is small.", "2402.05678"),
    ]


def test_a_clipped_post_is_an_article_and_no_note_of_the_persons_own() -> None:
    reading = read(CLIPPED_POST)
    post = note(reading)
    assert (reading.format, reading.description) == ("clipping", "Clipped page (blog.example)")
    assert post.is_clipping
    assert post.title.text == "Ebbing attention explained"
    assert [b.passage.text for b in post.blocks][:2] == ["Results", "TidalNet scores 90.1% on BoatQA."]


def test_a_clipping_without_the_tag_is_known_by_what_clippers_write() -> None:
    assert note(read(CLIPPED_POST.replace('  - "clippings"\n', "  - ai\n"))).is_clipping


def test_a_persons_note_with_a_source_stays_their_own() -> None:
    own = "---\nsource: https://blog.example/ebb\ntags: [ai]\n---\n# My view of ebbing\nI find it [[Good]].\n"
    assert not note(read(own)).is_clipping


def test_a_clipped_page_of_a_paper_is_the_paper() -> None:
    (paper,) = papers(read(CLIPPED_PAPER))
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jon Lindqvist"]
    assert paper.abstract is not None
    assert paper.abstract.text.startswith("We let attention ebb.")
    assert [s.value for s in (paper.arxiv, paper.url) if s] == ["2402.01234", "https://arxiv.org/abs/2402.01234"]
    assert paper.published is None


@pytest.mark.parametrize(("address", "text"), LABELLED_CLIPPINGS.items())
def test_a_clipped_page_states_authors_in_its_words_and_no_label_or_button_is_abstract(address: str, text: str) -> None:
    page = f'---\ntitle: "Tidal Heads"\nsource: "https://{address}"\nauthor:\ntags: [clippings]\n---\n{text}'
    reading = read(page)
    assert_grounded(reading, page.encode())
    (paper,) = papers(reading)
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Alcy One" if "html" in address else "Jon Lindqvist"]
    assert paper.abstract is not None
    assert paper.abstract.text == _CLIPPED_TEXT.strip()


def test_a_clipped_page_of_the_anthology_gives_venue_month_and_doi_and_arxivs_its_subjects() -> None:
    address, text = list(LABELLED_CLIPPINGS.items())[2]
    page = f'---\ntitle: "Tidal Heads"\nsource: "https://{address}"\ntags: [clippings]\n---\n{text}'
    (paper,) = papers(read(page))
    stated = (paper.venue, paper.published, paper.doi)
    assert [s and s.value for s in stated] == ["Proceedings of the 2023 Meeting on Seas", "2023-12", "10.1000/v1.99"]
    table = "\n| Subjects: | Computation and Language (cs.CL); Seas (cs.AI) |\n| --- | --- |\n| Cite as: | x |\n"
    (listed,) = papers(read(CLIPPED_PAPER + table))
    assert [c.value for c in listed.categories] == ["cs.CL", "cs.AI"]


def test_a_readwise_export_is_a_clipping_of_its_highlights() -> None:
    record = note(read(READWISE))
    assert record.is_clipping
    assert record.title.text == "Ebbing attention explained"
    assert [b.passage.text for b in record.blocks] == [
        "Ebbing attention",
        "Highlights",
        "TidalNet scores 90.1% on BoatQA. (View Highlight)",
    ]


def test_a_literature_note_gives_the_paper_and_the_note_on_it() -> None:
    reading = read(ZOTERO)
    (paper,) = papers(reading)
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Okafor, Mira", "Lindqvist, Jon"]
    assert [s.value for s in (paper.published, paper.doi, paper.venue) if s] == [
        "2024",
        "10.1000/xyz.12",
        "Journal of Seas",
    ]
    (own,) = [r for r in reading.records if isinstance(r, NoteRecord)]
    assert not own.is_clipping
    assert [a.value for a in own.aliases] == ["@okafor2024"]
    assert [b.passage.text for b in own.blocks][1:] == [
        '"We let attention ebb" p. 3',
        "My thought: Ebbing is good.",
    ]


def test_a_literature_note_may_state_its_fields_inline() -> None:
    (paper,) = papers(read(ZOTERO_INLINE))
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Mira Okafor", "Jon Lindqvist"]


def test_a_property_in_the_escapes_of_json_is_what_they_stand_for() -> None:
    found = note(read('---\ntitle: Boats\naliases: ["Sail \\ud83d\\udcc5", "Half \\ud83d"]\n---\nThey float.\n'))
    assert [alias.value for alias in found.aliases] == ["Sail 📅", "Half \ufffd"]


def test_a_canvas_is_a_note_of_its_cards() -> None:
    record = note(read(CANVAS))
    assert record.title.text == "Ebbing"
    assert [(b.kind, b.passage.text) for b in record.blocks] == [
        (BlockKind.HEADING, "Ebbing"),
        (BlockKind.PARAGRAPH, 'TidalNet is a "model" by Harbour.'),
        (BlockKind.ITEM, "café 😀 two"),
        (BlockKind.PARAGRAPH, "Tidal Heads"),
        (BlockKind.PARAGRAPH, "Models"),
    ]
    assert [x.target for b in record.blocks for x in b.links] == ["Harbour", "Tidal Heads"]
    assert [e.target for e in record.embeds] == ["img/a.png"]


def test_a_file_on_a_canvas_is_named_by_what_can_be_seen_of_its_name() -> None:
    record = note(read(CANVAS.replace("Tidal Heads.md", r"Ti\u0007dal\u202e He\u200bads.md")))
    assert [x.target for b in record.blocks for x in b.links] == ["Harbour", "Tidal Heads"]


def test_a_canvas_that_is_cut_off_gives_what_can_be_read_and_a_finding() -> None:
    reading = read(CANVAS[: CANVAS.index('"id":"2"')])
    assert note(reading).title.text == "Ebbing"
    assert any("no valid JSON" in f.message for f in reading.findings)


def test_a_canvas_nested_without_end_is_no_trouble() -> None:
    reading = read('{"nodes":[{"type":"text","text":"A card"}],"x":' + "[" * 100_000)
    assert note(reading).title.text == "A card"
    assert reading.findings


def test_a_line_made_to_take_time_takes_none_to_speak_of() -> None:
    for line in (
        "a:: x" + " " * 150_000 + "y",
        "[a:: " + "]" * 150_000,
        "- " + "*" * 150_000,
        "url:: http://(" * 10_000,
    ):
        assert read(f"## Metadata\n{line}\n- [[One]] **two**\n").records


def test_a_clipping_with_a_script_for_an_address_is_no_clipping() -> None:
    assert read(CLIPPED_POST.replace("https://blog.example/ebb", "javascript:alert(1)")).format == "obsidian-note"


@given(
    st.sampled_from(NOTES),
    st.lists(
        st.tuples(
            st.integers(0, 2000), st.sampled_from(['"', "\\", "\n", "---\n", "::", "[[", "]]", "{", "\\u00", ";"])
        ),
        max_size=8,
    ),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_note_is_read_and_every_quote_stands(text: str, damage: list[tuple[int, str]]) -> None:
    for place, what in damage:
        text = text[: place % len(text)] + what + text[place % len(text) + len(what) :]
    data = text.encode()
    assert_grounded(read_seed("seed", data), data)


ZOTERO_CALLOUTS = """\
---
category: literaturenote
citekey: okafor2024
---

> [!Cite]
> Okafor, M., & Lindqvist, J. (2024). Tidal Heads. _Journal of Seas_, _5_(2), 1–9.

>[!md]
> **FirstAuthor**:: Okafor, Mira
> **Author**:: Lindqvist, Jon
> **Title**:: Tidal Heads: Attention That Ebbs
> **Year**:: 2024
> **DOI**:: 10.48550/arXiv.2402.01234

> [!Abstract]
>
> We let attention ebb. It is cheap and it is good, with 90% of the quality.

# Notes
My thought: ebbing is good.
"""


def test_a_zotero_template_of_callouts_gives_the_paper_and_leaves_the_persons_words_on_it() -> None:
    reading = read(ZOTERO_CALLOUTS)
    assert_grounded(reading, ZOTERO_CALLOUTS.encode())
    (paper,) = papers(reading)
    assert paper.title.text == "Tidal Heads: Attention That Ebbs"
    assert [a.text for a in paper.authors] == ["Okafor, Mira", "Lindqvist, Jon"]
    assert [s.value for s in (paper.citekey, paper.arxiv, paper.published) if s] == ["okafor2024", "2402.01234", "2024"]
    assert paper.abstract is not None
    assert paper.abstract.text.startswith("We let attention ebb.")
    (own,) = (r for r in reading.records if isinstance(r, NoteRecord))
    assert own.title.text == paper.title.text
    assert [b.passage.text for b in own.blocks if b.kind is BlockKind.PARAGRAPH] == ["My thought: ebbing is good."]


def test_a_persons_own_callout_stays_theirs_where_a_property_gives_the_abstract() -> None:
    properties = "citekey: a1\ntitle: Tidal Heads\nabstract: We let attention ebb in each of the heads of a decoder."
    text = f"---\n{properties}\n---\n> [!abstract] In short\n> Ebbing is what I shall try next.\n"
    reading = read(text)
    (own,) = (r for r in reading.records if isinstance(r, NoteRecord))
    assert "Ebbing is what I shall try next." in [b.passage.text for b in own.blocks]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Mira Okafor, Jon Lindqvist", ["Mira Okafor", "Jon Lindqvist"]),
        ("Okafor, Mira", ["Okafor, Mira"]),
        ("Okafor, Mira; Lindqvist, Jon", ["Okafor, Mira", "Lindqvist, Jon"]),
        ('"[[Mira Okafor]], [[Jon Lindqvist]]"', ["Mira Okafor", "Jon Lindqvist"]),
    ],
)
def test_people_in_properties_are_parted_as_people_write_them(value: str, names: list[str]) -> None:
    text = f'---\ncitekey: a1\ntitle: "Tidal Heads: Attention That Ebbs"\nauthors: {value}\n---\nMy thought.\n'
    assert [a.text for a in papers(read(text))[0].authors] == names


def test_who_wrote_a_clipped_page_and_where_it_is_is_told_without_brackets() -> None:
    assert [(k, v.value) for k, v in note(read(CLIPPED_POST)).properties if k in {"author", "source", "published"}] == [
        ("author", "Ida Björn"),
        ("published", "2024-05-02"),
        ("source", "https://blog.example/ebb"),
    ]
    said = dict(note(read(READWISE)).properties)
    assert [said[k].value for k in ("author", "source")] == ["Ida Björn", "https://blog.example/ebb"]
