"""The life of a vault, acted out at random: seeds come, change and go while a person edits, moves, renames, deletes
and copies notes, a sync tool loses the state, and builds are killed. After every deed, what has to hold does."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar
from unittest import mock

import yaml
from hypothesis import note as log
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.vault.ground import HEAD, WORD, Ground, as_obsidian, at_write, folder
from vaultgen.config import Settings
from vaultgen.errors import VaultError, VaultgenError
from vaultgen.pipeline.build import Options, build, look
from vaultgen.pipeline.review import settle_conflicts, undo_build
from vaultgen.vault.lock import vault_lock
from vaultgen.vault.scan import note_name, path_key

_TITLES = ("On the Patience of Egrets", "Heron 2: A Small Model for Long Walks", "Reeds and Rain: Notes from the Marsh")
_AUTHORS = ("Ada Marsh", "Boris Reed", "Chen Wu")
_MODELS = ("Egret-1B", "Heron 2", "Egret-7B")
_SETS = ("GSM8K", "MMLU", "MATH")
_TEMPLATE = "{{% extends 'vaultgen/model.md.j2' %}}{{% block middle %}}\nTemplate {0}.\n{{% endblock %}}"
_LINK = re.compile(r"\[\[([^\[\]|#\n\\]+)")
_INDEX = st.integers(0, 10_000)


class Killed(BaseException):
    """The end of a process, as far as one can be had without a process."""


def seed(number: int, variant: int) -> str:
    """A page with one paper; variants say other things of the same paper."""
    title, model, test = _TITLES[number], _MODELS[number], _SETS[(number + variant) % 3]
    authors = ",\n".join(_AUTHORS[number % 2 : number % 2 + 1 + variant % 2])
    return (
        f"1.\n{title}\nAuthors:\n{authors}\nAbstract:\nWe introduce {model}, a language model for walks of length "
        f"{variant + 3}. {model} reaches {70 + variant}.5% on {test} and outperforms {_MODELS[(number + 1) % 3]}. "
        f"Submitted 7 March, 2024; originally announced March 2024.\n"
    )


class Life(Ground):
    """What may happen to a vault and to the words of its user, and what has to hold."""

    @initialize(variant=st.integers(0, 2))
    def begin(self, variant: int) -> None:
        (self.root / "seeds/0.txt").write_text(seed(0, variant), encoding="utf-8")
        self.build()

    # What the seeds do.

    @rule(number=st.integers(0, 2), variant=st.integers(0, 2))
    def a_seed_comes_or_changes(self, number: int, variant: int) -> None:
        (self.root / f"seeds/{number}.txt").write_text(seed(number, variant), encoding="utf-8")

    @rule(number=st.integers(0, 2))
    def a_seed_goes(self, number: int) -> None:
        (self.root / f"seeds/{number}.txt").unlink(missing_ok=True)

    @rule(variant=st.integers(0, 2))
    def a_template_changes(self, variant: int) -> None:
        own = self.root / "templates/model.md.j2"
        own.parent.mkdir(exist_ok=True)
        own.write_text(_TEMPLATE.format(variant), encoding="utf-8")
        if not variant:
            shutil.rmtree(own.parent)

    # What the user does.

    @rule(at=_INDEX, line=_INDEX, place=_INDEX)
    def edits_a_line(self, at: int, line: int, place: int) -> None:
        def edit(lines: list[str], first: int) -> None:
            texts = [n for n in range(first, len(lines)) if re.search(r"\w", lines[n]) and lines[n][0] not in "|[<`>"]
            if texts:
                chosen = texts[line % len(texts)]
                gaps = [m.start() for m in re.finditer(r"(?<=[a-z.,]) (?=[A-Za-z])", lines[chosen])]
                gap = gaps[place % len(gaps)] if gaps else len(lines[chosen])
                if not _in_link(lines[chosen], gap):
                    lines[chosen] = f"{lines[chosen][:gap]} {self.word()}{lines[chosen][gap:]}"

        self.edit(at, edit)

    @rule(at=_INDEX, line=_INDEX)
    def writes_a_paragraph(self, at: int, line: int) -> None:
        def edit(lines: list[str], first: int) -> None:
            gaps = [n for n in range(first, len(lines)) if not lines[n]] or [len(lines)]
            gap = gaps[line % len(gaps)]
            lines[gap:gap] = ["", f"{self.word()} is what I think."]

        self.edit(at, edit)

    @rule(at=_INDEX, line=_INDEX)
    def adds_a_list_item(self, at: int, line: int) -> None:
        def edit(lines: list[str], first: int) -> None:
            items = [n for n in range(first, len(lines)) if lines[n].startswith("*   ")]
            if items:
                lines.insert(items[line % len(items)] + 1, f"*   {self.word()}")

        self.edit(at, edit)

    @rule(at=_INDEX, line=_INDEX)
    def deletes_a_generated_line(self, at: int, line: int) -> None:
        def edit(lines: list[str], first: int) -> None:
            items = [n for n in range(first, len(lines)) if lines[n].startswith(("*   ", "## "))]
            items = [n for n in items if not WORD.search(lines[n])]
            if items:
                del lines[items[line % len(items)]]

        self.edit(at, edit)

    @rule(at=_INDEX, key=st.sampled_from(["tags", "mine", "year", "published", "title"]))
    def edits_a_property(self, at: int, key: str) -> None:
        def edit(text: str) -> str:
            found = HEAD.match(text)
            properties = yaml.safe_load(found[1]) if found else None
            if not found or not isinstance(properties, dict):
                return text
            if key == "tags":
                properties["tags"] = [*(properties.get("tags") or []), self.word()]
            elif not WORD.search(str(properties.get(key, ""))):
                properties[key] = self.word()
            return f"---\n{as_obsidian(properties)}---\n{text[found.end() :]}"

        self.rewrite(at, edit)

    @rule(at=_INDEX, said=st.sampled_from(["type: benchmark", "type: model", "vaultgen: ignore", "aliases: [MMLU]"]))
    def says_something_of_a_node(self, at: int, said: str) -> None:
        def edit(text: str) -> str:
            found = HEAD.match(text)
            key = said.partition(":")[0]
            if not found or "\nvaultgen-id: " not in text or re.search(rf"^{key}:\n", found[1], re.MULTILINE):
                return text
            others = re.sub(rf"^{key}: .*\n", "", found[1], flags=re.MULTILINE)
            return text if WORD.search(found[1]) else f"---\n{others}{said}\n---\n{text[found.end() :]}"

        self.rewrite(at, edit)

    @rule(at=_INDEX)
    def obsidian_rewrites_the_properties(self, at: int) -> None:
        def edit(text: str) -> str:
            found = HEAD.match(text)
            properties = yaml.safe_load(found[1]) if found else None
            if not found or not isinstance(properties, dict):
                return text
            return f"---\n{as_obsidian(properties)}---\n{text[found.end() :]}"

        self.rewrite(at, edit)

    @rule(
        at=_INDEX, folder=st.sampled_from(["", "Mine/", "Papers/"]), form=st.sampled_from(["{}", "{} renamed", "CASE"])
    )
    def moves_or_renames_a_note(self, at: int, folder: str, form: str) -> None:
        path = self.choose(at)
        name = note_name(path)
        new = f"{folder}{name.upper() if form == 'CASE' else form.format(name)}.md"
        taken = {path_key(note_name(p)) for p in self.notes() if p != path}
        if path_key(note_name(new)) in taken or len(new) > 150:
            return
        (self.root / new).parent.mkdir(exist_ok=True)
        (self.root / path).rename(self.root / new)
        self.is_pristine = False

    @rule(at=_INDEX, is_followed=st.booleans())
    def renames_a_note_in_obsidian(self, at: int, is_followed: bool) -> None:
        path = self.choose(at)
        name, new = note_name(path), f"{note_name(path)} too"
        if len(new) > 100 or path_key(new) in {path_key(note_name(p)) for p in self.notes()}:
            return
        (self.root / path).rename(self.root / path.replace(f"{name}.md", f"{new}.md"))
        for other in self.notes() if is_followed else ():
            text = self.text(other)
            self.put(other, re.sub(rf"\[\[{re.escape(name)}(?=[\]|#\\])", f"[[{new}", text))
        self.is_pristine = False

    @rule(at=_INDEX)
    def deletes_a_note(self, at: int) -> None:
        (self.root / self.choose(at)).unlink()
        self.is_pristine = False

    @rule(
        at=_INDEX,
        name=st.sampled_from(["{} 1", "{} (conflicted copy 2026-11-21)", "{}.sync-conflict-20261121-081500-A"]),
    )
    def a_note_is_copied(self, at: int, name: str) -> None:
        path = self.choose(at)
        copy = path.removesuffix(".md")
        copy = f"{name.format(copy)}.md"
        if not (self.root / copy).exists() and len(copy) < 150:
            shutil.copyfile(self.root / path, self.root / copy)
        self.is_pristine = False

    @rule(at=_INDEX)
    def writes_a_note_of_their_own(self, at: int) -> None:
        self.put(f"Own {self.count}.md", f"{self.word()} about [[{note_name(self.choose(at))}]]\n")
        self.is_pristine = False

    @rule()
    def the_state_is_lost(self) -> None:
        shutil.rmtree(self.root / ".vaultgen", ignore_errors=True)

    @rule(take_theirs=st.booleans())
    def settles_conflicts(self, take_theirs: bool) -> None:
        _, state = look(self.root, Settings())
        for key in list(state.conflicts)[:1]:
            before = self.words()
            path, _, _ = settle_conflicts(self.root, key, take_theirs=take_theirs)
            if not take_theirs:
                assert self.words() == before
            log(f"settled {path}")

    @rule()
    def takes_the_last_build_back(self) -> None:
        before = self.words()
        try:
            undo_build(self.root)
        except VaultgenError as error:
            assert "no build" in error.message  # noqa: PT017 - it may or may not be raised
        # What a conflict settled in favour of the new text has cost is there again.
        after = self.words()
        assert all(set(words) <= set(after[path]) for path, words in before.items())

    # What befalls a build.

    @rule(number=st.integers(1, 40), page=_INDEX, is_seen=st.booleans())
    def a_build_is_killed(self, number: int, page: int, is_seen: bool) -> None:
        def die() -> None:
            raise Killed

        self.a_seed_comes_or_changes(page % 3, page // 3 % 3)
        # The user may go on in a vault that is half built.
        self.is_resting = is_seen
        # Who is killed has no time to tidy up.
        with at_write(number, die), mock.patch("vaultgen.vault.apply._discard"):
            try:
                build(self.root, Options(jobs=1, yes=True))
            except Killed:
                log("killed")

    @rule(number=st.integers(1, 25), at=_INDEX, page=_INDEX)
    def obsidian_writes_while_a_build_does(self, number: int, at: int, page: int) -> None:
        self.a_seed_comes_or_changes(page % 3, page // 3 % 3)
        path = self.choose(at)
        text = f"{self.text(path).rstrip()}\n\n{self.word()} came late.\n"

        def write() -> None:
            if (self.root / path).exists():
                self.put(path, text)

        before = self.words()
        with at_write(number, write):
            build(self.root, Options(jobs=1, yes=True))
        after = self.words()
        assert all(after.get(p) == w for p, w in before.items() if p != path)
        self.is_pristine = False

    @rule(page=_INDEX, later=_INDEX)
    def one_builds_between_another_ones_look_and_its_writing(self, page: int, later: int) -> None:
        def lock_late(root: Path) -> AbstractContextManager[None]:
            self.a_seed_comes_or_changes(later % 3, later // 3 % 3)
            with mock.patch("vaultgen.pipeline.build.vault_lock", vault_lock):
                build(self.root, Options(jobs=1, yes=True))
            return vault_lock(root)

        self.a_seed_comes_or_changes(page % 3, page // 3 % 3)
        before = self.words()
        with mock.patch("vaultgen.pipeline.build.vault_lock", lock_late):
            build(self.root, Options(jobs=1, yes=True))
        assert self.words() == before

    @rule(page=_INDEX)
    def two_build_at_once(self, page: int) -> None:
        self.a_seed_comes_or_changes(page % 3, page // 3 % 3)
        before = self.contents()
        with vault_lock(self.root):
            try:
                build(self.root, Options(jobs=1, yes=True))
            except VaultError as error:
                assert f"process {os.getpid()}" in error.message  # noqa: PT017 - not raised where nothing is to be done
        assert self.contents() == before

    # What has to hold.

    @invariant()
    def everything_holds(self) -> None:
        if self.is_resting:
            self.is_resting = False
            return
        before, lines = self.words(), self.lines()
        self.build()
        assert self.words() == before
        assert self.lines() == lines
        assert not list(self.root.rglob("*.tmp"))
        again = build(self.root, Options(jobs=1, yes=True, dry_run=True))
        _, state = look(self.root, Settings())
        assert again.plan.writes == ()
        assert not again.plan.changes(state)
        untouched = {r.seen for r in state.rows.values() if not r.deleted and self.digest(r.seen) == r.digest}
        self.links_resolve(untouched)
        if self.is_pristine:
            self.equals_a_build_from_scratch(untouched)

    def links_resolve(self, paths: set[str]) -> None:
        names = {path_key(note_name(p)) for p in (*self.notes(), *(p.name for p in (self.root / "seeds").iterdir()))}
        for path in paths:
            for target in _LINK.findall(self.text(path)):
                assert path_key(note_name(target.strip())) in names, (path, target)

    def equals_a_build_from_scratch(self, untouched: set[str]) -> None:
        with folder() as other:
            for name in ("seeds", "templates"):
                if (self.root / name).is_dir():
                    shutil.copytree(self.root / name, other / name)
            build(other, Options(jobs=1))
            for path in untouched:
                assert (other / path).read_bytes() == (self.root / path).read_bytes()
            made = {p.relative_to(other).as_posix() for p in other.rglob("*.md")}
            assert made <= set(self.notes())


class CountedLife(Life):
    """A life of which the deeds are counted."""

    deeds: ClassVar[int] = 0

    @invariant()
    def everything_holds(self) -> None:
        """What has to hold after a deed."""
        CountedLife.deeds += 1
        super().everything_holds()


def _in_link(line: str, at: int) -> bool:
    return line.rfind("[[", 0, at) > line.rfind("]]", 0, at)
