"""The ground on which the life of a vault is acted out: the vault, what stands in it, and how a deed comes between a
build and its writing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from unittest import mock

import yaml
from hypothesis import note as log
from hypothesis.stateful import RuleBasedStateMachine

from vaultgen.pipeline.build import Options, build
from vaultgen.vault import apply
from vaultgen.vault.scan import digest

WORD = re.compile(r"\bmine\d+\b")
HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_SHOWN = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]*)\]\]")


class Ground(RuleBasedStateMachine):
    """A vault and the words that its user wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(mkdtemp())
        (self.root / "seeds").mkdir()
        self.count = 0
        # Whether a build from the seeds alone would give the same notes: nobody has a say but the seeds.
        self.is_pristine = True
        self.is_resting = False

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def build(self) -> None:
        build(self.root, Options(jobs=1, yes=True))

    def notes(self) -> list[str]:
        paths = (p.relative_to(self.root) for p in self.root.rglob("*.md"))
        return sorted(p.as_posix() for p in paths if not p.parts[0].startswith((".", "seeds")))

    def contents(self) -> dict[str, bytes]:
        return {p: (self.root / p).read_bytes() for p in self.notes()}

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def digest(self, path: str) -> str:
        file = self.root / path
        return digest(file.read_bytes()) if path and file.is_file() else ""

    def words(self) -> dict[str, list[str]]:
        """The user's words in each note that has any, in their order."""
        found = {p: WORD.findall(self.text(p)) for p in self.notes()}
        return {p: words for p, words in found.items() if words}

    def lines(self) -> dict[str, list[str]]:
        """The lines of the bodies in which the user's words stand, as they are shown."""
        bodies = {p: HEAD.sub("", self.text(p)) for p in self.notes()}
        shown = {p: _SHOWN.sub(lambda link: link[1], body) for p, body in bodies.items()}
        found = {p: [line for line in body.splitlines() if WORD.search(line)] for p, body in shown.items()}
        return {p: lines for p, lines in found.items() if lines}

    def word(self) -> str:
        self.count += 1
        return f"mine{self.count}"

    def choose(self, at: int) -> str:
        notes = self.notes()
        if not notes:
            self.put("Own.md", "nothing yet\n")
            notes = ["Own.md"]
        return notes[at % len(notes)]

    def put(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, encoding="utf-8")

    def rewrite(self, at: int, change: Callable[[str], str]) -> None:
        path = self.choose(at)
        self.put(path, change(self.text(path)))
        log(f"wrote {path}")
        self.is_pristine = False

    def edit(self, at: int, change: Callable[[list[str], int], None]) -> None:
        """Change a note's lines; `first` is the line after its properties."""

        def edit(text: str) -> str:
            lines = text.split("\n")
            head = HEAD.match(text)
            change(lines, head[0].count("\n") if head else 0)
            return "\n".join(lines)

        self.rewrite(at, edit)


def as_obsidian(properties: dict[str, object]) -> str:
    """Properties as Obsidian writes them: lists in block style, quotes only where they are needed."""
    return "".join(
        f"{key}:\n" + "".join(f"  - {_scalar(item)}\n" for item in value)
        if isinstance(value, list)
        else f"{key}: {_scalar(value)}\n"
        for key, value in properties.items()
    )


def _scalar(value: object) -> str:
    text = yaml.safe_dump(value, width=10_000, allow_unicode=True).removesuffix("...\n").strip()
    return text.replace("'", '"') if text.startswith("'[[") else text


@contextmanager
def at_write(number: int, deed: Callable[[], None]) -> Iterator[None]:
    """Do something just before the write of that number: of a text beside its note, of the text into its place, of the
    state, of a folder, or where a file or folder goes."""
    calls = 0

    def first(real: Callable[..., object], *given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            deed()
        return real(*given, **named)

    with ExitStack() as stack:
        for name in ("replace", "unlink", "mkdir", "rmdir", "fsync"):
            stack.enter_context(mock.patch.object(os, name, partial(first, getattr(os, name))))
        for name in ("begin_writing", "save_state"):
            stack.enter_context(mock.patch.object(apply, name, partial(first, getattr(apply, name))))
        yield


@contextmanager
def folder() -> Iterator[Path]:
    folder = Path(mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
