"""What a person has decided about nodes: in the notes of the vault or in `vaultgen.toml`; an input of `resolve`."""

from __future__ import annotations

from dataclasses import dataclass, fields

from vaultgen.grounding import Evidence
from vaultgen.model.kinds import NodeType

SETTINGS_PLACE = "./vaultgen.toml"


def vault_place(path: str) -> str:
    """How evidence names a file of the vault: `./Notes/Otter.md`, which no seed is called."""
    return f"./{path}"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `names` are names, spellings or ids of nodes; `NAME @ PAPER` is the author of that name of that
    paper, `TITLE @ SEED` the paper of that title in that seed.

    `evidence` is the line that says it. `type` is what a retyped node is to be. `title` is the title of the note that
    says it, by which its node is found where its id has changed.
    """

    names: tuple[str, ...]
    evidence: Evidence
    reason: str = ""
    type: NodeType | None = None
    title: str = ""

    @property
    def is_in_settings(self) -> bool:
        """Whether `vaultgen.toml` says it, which counts more than a note."""
        return self.evidence.seed == SETTINGS_PLACE


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A person's own note in the vault: the names that it goes by (the file's first), the nodes that it says it is
    about (`same-as`), and the links in it with their places. Links are names of nodes, or ids of their notes."""

    path: str
    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    links: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions. `aliases` are names that a person gave to a generated note: (its id, the name).

    Where two contradict each other, `vaultgen.toml` counts before notes, the later line of it before the earlier one,
    and among notes what parts before what joins.
    """

    joins: tuple[Decision, ...] = ()
    parts: tuple[Decision, ...] = ()
    retypes: tuple[Decision, ...] = ()
    ignored: tuple[Decision, ...] = ()
    aliases: tuple[Decision, ...] = ()
    own_notes: tuple[OwnNote, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))

    @property
    def concern_nodes(self) -> bool:
        """Whether anything is decided about nodes themselves, not only about what stands for them."""
        return bool(self.joins or self.parts or self.retypes or self.ignored or self.aliases)

    def __add__(self, other: Decisions) -> Decisions:
        """The decisions of both."""
        return Decisions(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))
