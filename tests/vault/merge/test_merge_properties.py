"""What becomes of properties that a person or an editor changes."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vaultgen.vault.merge.note import merge_note

BASE = """---
title: "Heron: a model"
aliases:
  - Heron
  - Heron 2
tags:
  - paper/2024
published: 2024-03-08
arxiv: "2403.05530"
authors:
  - "[[Ann Reed]]"
  - "[[Bo Marsh]]"
vaultgen-id: paper/heron
---
# Heron
"""


def changed(*changes: tuple[str, str], text: str = BASE) -> str:
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def merged(new: str, mine: str) -> str:
    result = merge_note(BASE, new, mine)
    assert result.conflicts == ()
    return result.text


def test_an_alias_that_was_added_stays_and_those_of_the_seeds_come_in() -> None:
    mine = changed(("  - Heron 2\n", "  - Heron 2\n  - My bird\n"))
    new = changed(("  - Heron 2\n", "  - Heron 2\n  - H2\n"))
    assert merged(new, mine) == changed(("  - Heron 2\n", "  - Heron 2\n  - H2\n  - My bird\n"))


def test_an_author_that_was_removed_stays_away_and_one_that_the_seeds_drop_goes() -> None:
    mine = changed(('  - "[[Ann Reed]]"\n', ""))
    new = changed(('  - "[[Bo Marsh]]"\n', '  - "[[Cy Ford]]"\n'))
    assert merged(new, mine) == changed(('  - "[[Ann Reed]]"\n', ""), ("Bo Marsh", "Cy Ford"))


def test_a_value_that_was_changed_stays() -> None:
    mine = changed(("published: 2024-03-08", "published: 2024-03-09"))
    new = changed(('title: "Heron: a model"', "title: Heron"))
    assert merged(new, mine) == changed(
        ("published: 2024-03-08", "published: 2024-03-09"), ('"Heron: a model"', "Heron")
    )


def test_a_value_that_both_changed_stays_and_is_reported() -> None:
    mine, new = changed(("2024-03-08", "2024-03-09")), changed(("2024-03-08", "2024-03-10"))
    result = merge_note(BASE, new, mine)
    assert result.text == mine
    assert [(c.path, c.mine, c.new, c.base) for c in result.conflicts] == [
        ("property published", "published: 2024-03-09\n", "published: 2024-03-10\n", "published: 2024-03-08\n")
    ]


def test_keys_that_were_added_stay_and_keys_that_were_deleted_stay_away() -> None:
    mine = changed(("published: 2024-03-08\n", "rating: 5\n"))
    new = changed(("published: 2024-03-08\n", "published: 2024-03-09\nyear: 2024\n"))
    assert merged(new, mine) == changed(("published: 2024-03-08\n", "year: 2024\nrating: 5\n"))


def test_a_key_that_the_seeds_drop_goes_unless_the_user_changed_it() -> None:
    new = changed(("published: 2024-03-08\n", ""), ("tags:\n  - paper/2024\n", ""))
    assert "published" not in merged(new, changed(("Heron 2", "Heron Two")))
    kept = merged(new, changed(("  - paper/2024\n", "  - paper/2024\n  - birds\n")))
    assert "tags:\n  - birds\n" in kept


def test_comments_outlive_the_values_that_they_stand_beside() -> None:
    mine = changed(
        ("published: 2024-03-08", "published: 2024-03-08 # really?"),
        ('  - "[[Ann Reed]]"\n', '  - "[[Ann Reed]]" # my teacher\n'),
        ("tags:", "# below: mine\ntags:"),
    )
    new = changed(("2024-03-08", "2024-03"), ('  - "[[Ann Reed]]"\n', ""), ("tags:\n  - paper/2024\n", ""))
    text = merged(new, mine)
    assert "published: 2024-03 # really?\n" in text
    assert "authors:\n  # my teacher\n" in text
    assert "# below: mine\n" in text


REWRITTEN = """---
arxiv: '2403.05530'
title: 'Heron: a model'
aliases: [Heron, "Heron 2"]
tags: paper/2024
published: "2024-03-08T00:00:00"
authors:
    - '[[Ann Reed]]'
    -   "[[Bo Marsh|B. Marsh]]"
vaultgen-id: "paper/heron"
---
# Heron
"""


def test_a_frontmatter_that_an_editor_rewrote_is_no_edit() -> None:
    new = changed(("2024-03-08", "2024-03-10"), ('  - "[[Bo Marsh]]"\n', '  - "[[Bo Marsh]]"\n  - "[[Cy Ford]]"\n'))
    assert merged(new, REWRITTEN) == changed(
        ('"2024-03-08T00:00:00"', "2024-03-10"),
        ('[[Bo Marsh|B. Marsh]]"\n', '[[Bo Marsh|B. Marsh]]"\n    - "[[Cy Ford]]"\n'),
        text=REWRITTEN,
    )


def test_lists_in_other_forms_take_in_what_the_seeds_add() -> None:
    new = changed(("  - paper/2024\n", "  - paper/2024\n  - topic/birds\n"), ("  - Heron 2\n", '  - "Heron, 2"\n'))
    text = merged(new, REWRITTEN)
    assert 'aliases: [Heron, "Heron, 2"]\n' in text
    assert "tags:\n  - paper/2024\n  - topic/birds\n" in text


def test_a_link_without_quotes_is_that_link() -> None:
    mine = changed(('"[[Ann Reed]]"', "[[Ann Reed]]"), ("aliases", "# mine\naliases"))
    new = changed(('  - "[[Bo Marsh]]"\n', '  - "[[Bo Marsh]]"\n  - "[[Cy Ford]]"\n'))
    assert '  - [[Ann Reed]]\n  - "[[Bo Marsh]]"\n  - "[[Cy Ford]]"\n' in merged(new, mine)


def test_a_list_that_was_emptied_stays_empty() -> None:
    mine = changed(("tags:\n  - paper/2024\n", "tags:\n"))
    assert merged(changed(("2024-03-08", "2024-03")), mine) == changed(
        ("tags:\n  - paper/2024\n", "tags:\n"), ("2024-03-08", "2024-03")
    )


@pytest.mark.parametrize("broken", ["title: [open\n", "title: a\ntitle: b\n", "a: b: c\n", "- a list\n", "\ttab: 1\n"])
def test_properties_that_cannot_be_read_are_kept_and_reported(broken: str) -> None:
    mine = f"---\n{broken}---\n# Heron\n\nmine\n"
    result = merge_note(BASE, changed(("2024-03-08", "2024-03"), ("# Heron\n", "# Heron\n\nnews\n")), mine)
    assert result.text.startswith(f"---\n{broken}---\n# Heron\n")
    assert "mine\n" in result.text
    assert [c.path for c in result.conflicts] == ["properties"]


def test_properties_that_were_deleted_altogether_stay_away() -> None:
    assert merged(changed(("2024-03-08", "2024-03")), "# Heron\n") == "# Heron\n"


KEYS = st.sampled_from(["title", "aliases", "tags", "year", "note"])
SCALARS = st.sampled_from(["Heron", "no", "2403.05530", "12:30", "a: b", "2024-03-08", "", "[[Ann|A]]", "x # y", "é"])
PROPERTIES = st.dictionaries(KEYS, SCALARS | st.lists(SCALARS.filter(bool), max_size=4, unique=True), max_size=5)
FORMS = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'"]),
        "indent": st.sampled_from([2, 4]),
        "sort_keys": st.booleans(),
    }
)


def as_note(properties: dict[str, object], form: dict[str, object] | None = None) -> str:
    """A note with these properties, in one of the forms that an editor may give them."""
    shown = {**(form or {})}
    flow = shown.pop("default_flow_style", False)
    # An editor may write lists in flow style; the mapping itself is always in block style.
    lines = [
        yaml.safe_dump({k: v}, default_flow_style=False, allow_unicode=True, width=10_000, **shown)  # type: ignore[call-overload]  # the options are made at random
        if not (flow and isinstance(v, list))
        else f"{k}: {yaml.safe_dump(v, default_flow_style=True, width=10_000, allow_unicode=True).strip()}\n"
        for k, v in (sorted(properties.items()) if shown.get("sort_keys") else properties.items())
    ]
    return f"---\n{''.join(lines)}---\ntext\n"


def loaded(text: str) -> dict[str, object]:
    found = re.match(r"---\n(.*?)---\n", text, re.DOTALL)
    assert found
    return dict(yaml.safe_load(found[1]) or {})


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


@given(PROPERTIES, PROPERTIES, FORMS)
@settings(deadline=None)
def test_properties_that_nobody_changed_follow_the_seeds_in_whatever_form(
    base: dict[str, object], new: dict[str, object], form: dict[str, object]
) -> None:
    result = merge_note(as_note(base), as_note(new), as_note(base, form))
    assert result.conflicts == ()
    found = loaded(result.text)
    assert found.keys() == new.keys()
    for key, value in new.items():
        # A list of one may have become that one, or the other way round; nothing is nothing in either form.
        assert as_list(found[key]) == as_list(value)


@given(PROPERTIES, PROPERTIES, FORMS, st.lists(st.sampled_from(["my a", "my b", "my c"]), max_size=3, unique=True))
@settings(deadline=None)
def test_what_a_person_added_is_in_the_properties_in_their_order(
    base: dict[str, object], new: dict[str, object], form: dict[str, object], added: list[str]
) -> None:
    aliases = base.get("aliases") or []
    mine = {**base, "aliases": [*(aliases if isinstance(aliases, list) else [aliases]), *added], "mine": "my note"}
    found = loaded(merge_note(as_note(base), as_note(new), as_note(mine, form)).text)
    kept = found.get("aliases") or []
    assert [a for a in (kept if isinstance(kept, list) else [kept]) if a in added] == added
    assert found["mine"] == "my note"


@pytest.mark.parametrize(
    "endless",
    [
        "a: &a [*a]\n",
        "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9)),
    ],
)
def test_properties_that_never_end_are_kept_as_they_are(endless: str) -> None:
    mine = f"---\n{endless}---\nmine\n"
    result = merge_note("---\nb: 1\n---\n", "---\nb: 2\n---\n", mine)
    assert result.text == mine
    assert len(result.conflicts) == 1
