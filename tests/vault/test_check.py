"""Each check finds its fault, and a sound vault has none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from vaultgen.model import Evidence
from vaultgen.vault.check import CHECKS, CheckedVault, run_checks
from vaultgen.vault.file_names import name_faults
from vaultgen.vault.note import parse_note

PROPERTIES = "title: {name}\naliases: []\ntags:\n  - model\ntype: model\nvaultgen-id: model/{name}\n"


def generated(name: str, body: str, properties: str = PROPERTIES) -> str:
    return f"---\n{properties.format(name=name)}---\n# {name}\n\n{body}\n"


HERON_TEXT = """See [[Egret|the egret]] and [[Egret#Size]], [[Egret#^fact-1]].[^1]

[^1]: [[Egret]]"""
EGRET_TEXT = """## Size

A `[[line]]` of code and \\#1 \\[[no link]].

*   One fact ^fact-1"""
SOUND = {
    "Models/Heron.md": generated("Heron", HERON_TEXT),
    "Models/Egret.md": generated("Egret", EGRET_TEXT),
}


def faults(
    texts: Mapping[str, str],
    edited: frozenset[str] = frozenset(),
    seed_lines: Mapping[str, tuple[str, ...]] | None = None,
    evidence: frozenset[Evidence] = frozenset(),
) -> list[str]:
    """What the checks find, as `file:line severity message`."""
    notes = {path: parse_note(path, text) for path, text in texts.items() if path.endswith(".md")}
    ours = frozenset(path for path, note in notes.items() if "vaultgen-id" in note.properties)
    vault = CheckedVault(notes, ours, edited, frozenset(texts), seed_lines or {}, evidence)
    return [f"{f.seed}:{f.line} {f.severity} {f.message}" for f in run_checks(vault)]


def with_heron(body: str, properties: str = PROPERTIES) -> dict[str, str]:
    return {**SOUND, "Models/Heron.md": generated("Heron", "[[Egret]] " + body, properties)}


def test_a_sound_vault_has_no_fault() -> None:
    assert faults(SOUND) == []


def test_links_find_notes_by_name_path_and_in_any_case() -> None:
    assert faults(with_heron("[[egret]] [[Models/Egret]] [[models/egret.md|x]] [[Egret#size]] [[#Heron]]")) == []


def test_a_table_may_hold_links_with_display_text() -> None:
    assert faults(with_heron("\n\n| a | b |\n| --- | --- |\n| [[Egret\\|x]] | [[Egret]] |\n")) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[[Kestrel]]", "the link [[Kestrel]] leads to no file [links]"),
        ("![[picture.png]]", "the link [[picture.png]] leads to no file [links]"),
        ("[[Papers/Egret]]", "the link [[Papers/Egret]] leads to no file [links]"),
        ("**[[Kestrel|bold]]**", "the link [[Kestrel]] leads to no file [links]"),
        ("[[]]", "the link [[]] leads to no file [links]"),
        ("[[Egret#Weight]]", "Models/Egret.md has no #Weight [links]"),
        ("[[Egret#^fact-2]]", "Models/Egret.md has no #^fact-2 [links]"),
        ("[[Egret", "'[[' shows as text in: [[Egret [parse]"),
        ("**bold", "'**' shows as text in: **bold [parse]"),
        ("one *   two", "'*   ' shows as text in: one *   two [parse]"),
        ("text[^9]", "footnote [^9] has no text [parse]"),
    ],
)
def test_a_dead_link_is_a_fault_with_its_line(link: str, message: str) -> None:
    assert faults(with_heron(f"\n\n{link}")) == [f"Models/Heron.md:13 error {message}"]


def test_a_dead_link_in_a_property_is_a_fault() -> None:
    assert faults(with_heron("", PROPERTIES + 'sources:\n  - "[[Kestrel]]"\n')) == [
        "Models/Heron.md:0 error the link [[Kestrel]] leads to no file [links]"
    ]


def test_a_link_to_a_note_yet_to_be_written_is_the_users_affair() -> None:
    mine = {**SOUND, "My thoughts.md": "[[Kestrel]]"}
    assert faults(mine) == ["My thoughts.md:1 info the link [[Kestrel]] leads to no file [links]"]
    edited = frozenset({"Models/Heron.md"})
    assert [f.split()[1] for f in faults(with_heron("[[Kestrel]]"), edited)] == ["info"]


def test_two_notes_of_one_name_are_a_fault() -> None:
    texts = {**SOUND, "Products/HERON.md": generated("HERON", "[[Egret]]")}
    found = [f for f in faults(texts) if "[names]" in f]
    assert len(found) == 2
    assert "Products/HERON.md has the same name" in found[0]


def test_names_that_differ_in_unicode_form_only_are_one_name() -> None:
    texts = {**SOUND, "A/Am\u00e9lie.md": "mine", "B/Ame\u0301lie.md": generated("x", "[[Egret]]")}
    assert [f for f in faults(texts) if "[names]" in f]


def test_properties_that_are_no_yaml_are_a_fault_on_their_line() -> None:
    (found,) = (f for f in faults(with_heron("", PROPERTIES + 'x: "open\n')) if "[parse]" in f)
    assert found.startswith("Models/Heron.md:")


@pytest.mark.parametrize("value", ["2024-02-30", "9" * 5_000, "!!timestamp x", "!!int x"])
def test_a_value_that_there_is_not_is_a_fault_and_stops_nothing(value: str) -> None:
    found = parse_note("My note.md", f"---\nread: {value}\n---\n# My note\n")
    assert [line for line, message in found.faults if "a property has a value that" in message] == [1]
    assert "my note" in found.headings


def test_a_property_that_comes_twice_is_a_fault() -> None:
    assert any("the key type comes twice" in f for f in faults(with_heron("", PROPERTIES + "type: paper\n")))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: model\n", "", "the property type is missing or is no text"),
        ("type: model\n", "type: bird\n", "the type bird is not one of"),
        ("aliases: []\n", "aliases: Heron bird\n", "the property aliases is missing or is no list of texts"),
        ("aliases: []\n", "aliases:\n  - 3\n", "the property aliases is missing or is no list of texts"),
        ("aliases: []\n", "aliases: []\nnested:\n  a: 1\n", "the property nested is nested"),
        ("  - model\n", "  - two words\n", "two words is no tag"),
        ("  - model\n", "  - 2024\n", "the property tags is missing or is no list of texts"),
        ("  - model\n", '  - "2024"\n', "2024 is no tag"),
        ("aliases: []\n", "aliases:\n  - heron\n", "the alias heron is the note's own name"),
        ("aliases: []\n", "aliases:\n  - EGRET\n", "the alias EGRET is the name of Models/Egret.md"),
        ("model/{name}", "model/Egret", "has the vaultgen-id of Models/Egret.md"),
    ],
)  # fmt: skip
def test_a_faulty_property_is_found(old: str, new: str, message: str) -> None:
    assert message in " ".join(faults(with_heron("", PROPERTIES.replace(old, new))))


def test_an_empty_heading_is_a_fault() -> None:
    assert faults(with_heron("\n\n##\n\nSome words.")) == ["Models/Heron.md:0 error a heading without words [headings]"]


@pytest.mark.parametrize("name", ["On `= 1 + 1`", "=Egret", "%%Egret", "{{title}}"])
def test_a_name_that_acts_where_it_is_linked_is_a_fault(name: str) -> None:
    texts = {**with_heron(f"[[{name}|shown]]"), f"Models/{name}.md": generated("Kestrel", "[[Heron]]")}
    found = [f for f in faults(texts) if "active text" in f]
    assert [f.split(":")[0] for f in found] == sorted(["Models/Heron.md", f"Models/{name}.md"])


@pytest.mark.parametrize(
    "value",
    ["On <% tp.x %>", "{{title}}", "{% x %}", "see [[Egret]] there", "![[Egret]]", "`$= x`", "` = x`", "<img src=x>",
     "[x](obsidian://open)", "[[Egret|<% x %>]]"],
)  # fmt: skip
def test_a_property_of_a_generated_note_that_acts_is_a_fault(value: str) -> None:
    for stated in (f'venue: "{value}"', f'keywords:\n  - "{value}"'):
        heron = SOUND["Models/Heron.md"].replace("\ntype:", f"\n{stated}\ntype:")
        assert "active text [harmless]" in " ".join(faults({**SOUND, "Models/Heron.md": heron}))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("a #word", "#word in the text becomes a tag"),
        ("<b>x</b>", "HTML <b>"),
        ("\n\n<div>\nx\n", "html block"),
        ("\n\n```dataviewjs\nx\n```", "fence dataviewjs"),
        ("![](https://example.org/x.png)", "image https://example.org/x.png"),
        ("[x](obsidian://open)", "link to obsidian://open"),
        ("`= this.file`", "code that a plugin runs"),
    ],
)
def test_what_loads_or_runs_something_has_no_place_in_a_generated_note(body: str, message: str) -> None:
    assert message in " ".join(faults(with_heron(body)))


def test_the_parser_itself_makes_no_links_of_files_and_scripts() -> None:
    assert faults(with_heron("[x](file:///etc/passwd) [x](javascript:alert)")) == []


def test_a_note_that_nothing_links_is_a_fault() -> None:
    texts = {**SOUND, "Models/Kestrel.md": generated("Kestrel", "alone")}
    assert faults(texts) == ["Models/Kestrel.md:0 error no link leads to it or away from it [orphans]"]


def test_evidence_has_to_stand_in_its_seed_at_its_line() -> None:
    seed = {"a.txt": ("first line", "a heron stands")}
    good = Evidence("a.txt", 2, "heron stands")
    assert faults(SOUND, seed_lines=seed, evidence=frozenset({good})) == []
    wrong = {
        Evidence("a.txt", 1, "heron"),
        Evidence("a.txt", 3, "x"),
        Evidence("b.txt", 1, "x"),
        Evidence("a.txt", 1, ""),
    }
    assert len(faults(SOUND, seed_lines=seed, evidence=frozenset(wrong))) == 4


def test_a_footnote_has_to_lead_to_evidence() -> None:
    seed, evidence = {"a.txt": ("a heron stands",)}, frozenset({Evidence("a.txt", 1, "heron")})
    for line, found in ((1, 0), (2, 1)):
        texts = with_heron(f"stands.[^7]\n\n[^7]: [[Egret#^fact-1|a.txt, line {line}]]")
        assert len(faults(texts, seed_lines=seed, evidence=evidence)) == found


@pytest.mark.parametrize(
    "path",
    ["Models/a:b.md", "Models/a#b.md", "Models/CON.md", "Models/nul.txt.md", "Models/a .md", "Models/a..md", ".a.md",
     "Models/" + "ä" * 130 + ".md", "Models/a\u200bb.md", "Models/a|b.md", "Models/a%%b.md", "M/" * 130 + "a.md"],
)  # fmt: skip
def test_a_name_that_some_system_rejects_is_found(path: str) -> None:
    assert list(name_faults(path))


@pytest.mark.parametrize(
    "path", ["Models/Heron 2.5 - a (b).md", "Authors/José Núñez.md", "Home.md", "Models/Console.md"]
)
def test_an_ordinary_name_is_none(path: str) -> None:
    assert list(name_faults(path)) == []


def test_every_check_says_what_it_holds_and_what_to_do() -> None:
    assert all(c.name and c.holds and c.remedy for c in CHECKS)
    assert len({c.name for c in CHECKS}) == len(CHECKS)
