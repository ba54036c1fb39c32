"""Frontmatter: what is written is what both kinds of YAML reader read."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from vaultgen.render.yaml_text import emit, frontmatter

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
TRICKY = st.sampled_from(
    ["yes", "No", "on", "null", "~", "2403.05530", "1e5", "0x10", "12:30", "2024-03-08", "2024", "- a", "a: b", "a #b",
     "*x", "&x", "!x", "[[Note|shown]]", "{x}", "%x", "@x", "`x`", "=", "<<", ".inf", "a:", " a", "a ", "'", '"',
     "x\ny", "1_000", "0o7", "+1", "true", "y", "n", "NaN", "\u2028",
     "\ufeff", "\x85", "2024-03", "#tag", "é: è", "a\tb"]
)  # fmt: skip
SCALARS = st.one_of(TEXT, TRICKY, st.integers(-(2**63), 2**63), st.booleans(), st.floats(allow_nan=False))
PROPERTIES = st.dictionaries(
    st.from_regex(r"[a-z][a-z-]{0,12}", fullmatch=True), st.one_of(SCALARS, st.lists(st.one_of(TEXT, TRICKY)))
)


def newer(text: str) -> Any:
    """What a reader of YAML 1.2 reads, as plain dicts and lists."""
    loaded = YAML(typ="safe", pure=True).load(io.StringIO(text))
    return {k: list(v) if isinstance(v, list) else v for k, v in (loaded or {}).items()}


@given(PROPERTIES)
def test_a_reader_of_yaml_1_1_reads_what_was_meant(properties: dict[str, Any]) -> None:
    assert (yaml.safe_load(emit(properties)) or {}) == properties


@given(PROPERTIES)
def test_a_reader_of_yaml_1_2_reads_the_same(properties: dict[str, Any]) -> None:
    assert newer(emit(properties)) == properties


def test_the_block_looks_as_obsidian_writes_it() -> None:
    text = frontmatter(
        {
            "title": "Heron: Models that wade",
            "tags": ["paper/2024", "LongContext"],
            "published": date(2024, 3, 8),
            "announced": "2024-03",
            "year": 2024,
            "arxiv": "2403.05530",
            "introduces": ["[[Heron 2]]"],
        }
    )
    assert text == (
        "---\n"
        'title: "Heron: Models that wade"\n'
        "tags:\n"
        "  - paper/2024\n"
        "  - LongContext\n"
        "published: 2024-03-08\n"
        "announced: 2024-03\n"
        "year: 2024\n"
        'arxiv: "2403.05530"\n'
        "introduces:\n"
        '  - "[[Heron 2]]"\n'
        "---\n"
    )


@pytest.mark.parametrize("word", ["Yes", "off", "Null", "y", "12:30", "007", "a: b", "ends in:"])
def test_only_what_would_be_misread_is_quoted(word: str) -> None:
    assert emit({"key": word}) == f'key: "{word}"\n'


@pytest.mark.parametrize("word", ["Yesterday", "GPT-4o", "cs.CL", "a/b", "It's 5 o'clock", "x:y", "C#"])
def test_plain_words_stay_plain(word: str) -> None:
    assert emit({"key": word}) == f"key: {word}\n"


def test_a_long_text_stays_on_one_line() -> None:
    assert emit({"title": "marsh " * 100 + "end"}).count("\n") == 1
