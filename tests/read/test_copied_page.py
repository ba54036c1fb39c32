"""Text that no reader knows but that is written in sentences: title, date, people and text are kept, menus not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.made_up import make_vault
from tests.read.grounded import assert_grounded
from vaultgen.model import BlockKind, NoteRecord, Severity
from vaultgen.pipeline.build import build
from vaultgen.read import read_seed

POST = """\
Skip to main content
Marsh Lab
Blog
About
How we trained TideNet on a single machine
By Ida Björn
May 2, 2026
8 min read
Share

Today we release TideNet, a small transformer for rivers. It reaches an accuracy of 81.0% on RiverSet, up from 74.2%.

What we did
- We pretrained on three million days of water levels.
- We evaluated on RiverSet and on LakeSet.

The weights are free for all, and we are grateful to our colleagues at the University of Oslo for their patience.

Related posts
Scaling laws for rivers
© 2026 Marsh Lab
"""
LETTER = """\
From: Mira Okafor <mira@example.org>
Subject: Reading group on Thursday

Hi all,

on Thursday we read the paper on tidal attention. Please have a look
at section 3 in particular, where the selective scan is described, and
compare it with what older models do.
Those who have time might also look at the appendix of the paper.

Best,
Mira
"""


def page_of(text: str) -> NoteRecord:
    reading = read_seed("a.txt", text.encode())
    assert_grounded(reading, text.encode())
    (record,) = reading.records
    assert isinstance(record, NoteRecord)
    return record


def test_a_copied_post_keeps_title_author_date_and_text_without_its_menus() -> None:
    page = page_of(POST)
    assert page.title.text == "How we trained TideNet on a single machine"
    assert {(name, value.value) for name, value in page.properties} == {
        ("author", "Ida Björn"),
        ("published", "2026-05-02"),
    }
    shown = " ".join(b.passage.text for b in page.blocks)
    assert "TideNet, a small transformer" in shown
    assert "grateful" in shown
    assert not [word for word in ("Skip", "Blog", "Related", "©") if word in shown]


def test_a_list_stands_under_the_line_that_heads_it() -> None:
    items = [b for b in page_of(POST).blocks if b.kind is BlockKind.ITEM]
    assert [i.passage.text for i in items][1] == "We evaluated on RiverSet and on LakeSet."
    assert {i.section for i in items} == {("What we did",)}


def test_lines_broken_for_their_length_are_one_paragraph() -> None:
    page = page_of(LETTER)
    assert page.title.text == "Reading group on Thursday"
    assert any("and compare it with" in b.passage.text for b in page.blocks)


def test_a_page_that_no_reader_knows_is_read_with_a_warning() -> None:
    (finding,) = read_seed("a.txt", POST.encode()).findings
    assert finding.severity is Severity.WARNING
    assert "left out" in finding.message


def test_a_text_in_chinese_is_read() -> None:
    text = "潮汐团队今天发布新的模型。该模型在多个测试集上取得了更好的成绩,并且已经向所有人开放。" * 5
    assert page_of(text).title.text == "潮汐团队今天发布新的模型。"


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01 12:00:01 INFO Starting the server on port 8000 with config.yaml\n" * 20,
        "name,size,score\nOtter,7B,81.0\nBeaver,13B,83.5\n" * 20,
        "for (int i = 0; i < n; i++) { sum += a[i]; }\n" * 20,
        "Home\nAbout\nPapers\nPeople\nNews\nContact\n" * 10,
    ],
)
def test_what_is_not_written_in_sentences_stays_unknown(text: str) -> None:
    assert read_seed("a.txt", text.encode()).format == "unknown"


def test_a_post_whose_sentences_could_be_glued_to_a_name_is_no_paper_feed() -> None:
    text = (
        "Menu\nOtter 430\nBy Ida Björn\nMay 2, 2026\n\nWe introduce Otter 430, a language model that follows the Marsh "
        "idea. Otter 430 reaches 81.5% on MMLU (5 shots) and outperforms Llama 2. The code is free and the rest "
        "is Zebrafinch.\n\nWe thank all who have read this far, and all who have not read it yet.\n"
    )
    assert read_seed("a.txt", text.encode()).format != "paper-feed"


def test_a_newsletter_with_a_date_on_a_line_is_no_paper_feed() -> None:
    text = "The Weekly Tide #88\nMarch 3, 2026\n\nHello friends! This week was all about rivers.\n" + POST
    assert read_seed("a.txt", text.encode()).format == "copied-page"


def test_the_note_of_a_saved_page_says_what_it_is_and_what_it_speaks_of(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", post=POST)
    build(vault)
    note = (vault / "Sources" / "Copied page post.md").read_text("utf-8")
    assert "**Title:** How we trained TideNet on a single machine[^" in note
    assert "**By:** Ida Björn[^" in note
    assert "published: 2026-05-02" in note
    assert "[[University of Oslo]][^" in note


@pytest.mark.parametrize(
    "names", ["Ida Björn and Mira Okafor", "Ida Björn, Mira Okafor", "By Ida Björn and Mira Okafor"]
)
@pytest.mark.parametrize("date", ["May 2, 2026", "May 2, 2026 · 8 min read"])
def test_names_right_below_a_title_wrote_the_post_with_or_without_by(names: str, date: str) -> None:
    for head in (f"{date}\nTides are back\n{names}\n\n", f"Tides are back again\n{date}\n{names}\n"):
        said = page_of(POST[: POST.index("How we")] + head + POST[POST.index("Today") :])
        assert [v.value for k, v in said.properties if k == "author"] == ["Ida Björn", "Mira Okafor"]
        assert not any("Okafor" in b.passage.text for b in said.blocks)


@pytest.mark.parametrize("label", ["Machine Learning", "Marsh Lab Team", "8 min read", "San Francisco", "Product News"])
def test_a_label_below_a_title_is_nobody(label: str) -> None:
    head = f"Tides are back again\nMay 2, 2026\n{label}\n\n"
    said = page_of(POST[: POST.index("How we")] + head + POST[POST.index("Today") :])
    assert not [v.value for k, v in said.properties if k == "author"]
