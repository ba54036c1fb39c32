"""Templates: the user's own come first, and none can do more than write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.render.known import KNOWLEDGE
from vaultgen.config import Settings
from vaultgen.errors import TemplateError
from vaultgen.render import render
from vaultgen.render.environment import tidy


def rendered(templates: Path) -> dict[str, str]:
    return {n.path: n.text for n in render(KNOWLEDGE, Settings(), None, templates)}


def test_a_template_of_the_users_own_is_used_and_the_others_stay_ours(tmp_path: Path) -> None:
    (tmp_path / "author.md.j2").write_text("{{ note.frontmatter }}Hello, {{ note.title }}\n")
    texts = rendered(tmp_path)
    assert texts["Authors/Ana Silva.md"].endswith("---\nHello, Ana Silva\n")
    assert texts["Models/Heron.md"].split("\n---\n")[1].startswith("# Heron\n")


def test_a_template_may_build_on_ours(tmp_path: Path) -> None:
    (tmp_path / "model.md.j2").write_text("{% extends 'thing.md.j2' %}{% block middle %}\nMine.\n{% endblock %}")
    assert "Mine.\n" in rendered(tmp_path)["Models/Heron.md"]


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("one\n{{ note.nothing }}\n", 2, "nothing"),
        ("one\ntwo\n{% if %}\n", 3, "Expected an expression"),
        ("{{ note.__class__.__mro__ }}\n", 1, "unsafe"),
        ("{% include 'no such file' %}\n", 1, "there is no template no such file"),
    ],
)
def test_a_template_that_does_not_work_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, says: str
) -> None:
    (tmp_path / "model.md.j2").write_text(template)
    with pytest.raises(TemplateError, match=says) as caught:
        rendered(tmp_path)
    assert (caught.value.path, caught.value.line) == ("model.md.j2", line)


def test_a_template_that_leaves_the_id_out_is_named_since_its_notes_could_not_be_found_again(tmp_path: Path) -> None:
    (tmp_path / "model.md.j2").write_text("# {{ note.title }}\n")
    with pytest.raises(TemplateError, match="without the property vaultgen-id") as caught:
        rendered(tmp_path)
    assert caught.value.path == "model.md.j2"


def test_text_is_tidied_without_a_word_lost() -> None:
    assert tidy("\n\na  \n\n\n\nb\n   \n") == "a\n\nb\n"
