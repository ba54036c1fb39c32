"""The road from seeds to vault. Stages are imported where they are used: what a command does not need is not loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from vaultgen.config import Settings, load_settings
from vaultgen.errors import VaultError
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Extraction, Finding, Knowledge, NodeType, Reading, VaultNames
from vaultgen.per_seed import extract_all, read_all
from vaultgen.seeds import SeedFile, list_seeds
from vaultgen.vault.apply import apply_plan
from vaultgen.vault.lock import vault_lock
from vaultgen.vault.plan import Plan, foreign_names, plan_vault, vault_names
from vaultgen.vault.scan import Scan, scan_vault
from vaultgen.vault.state import State, load_state
from vaultgen.workers import Progress


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `jobs` 0: one process for each processor; `yes`: also what looks like an accident; `restore`:
    write the notes that the user deleted again."""

    jobs: int = 0
    dry_run: bool = False
    yes: bool = False
    restore: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the seeds say, stage by stage, and what no stage understood."""

    seeds: tuple[SeedFile, ...]
    readings: tuple[Reading, ...]
    extractions: tuple[Extraction, ...]
    knowledge: Knowledge
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, or with `dry_run` would do. `types` gives the node type by note id."""

    plan: Plan
    types: Mapping[str, NodeType]
    seed_count: int
    findings: tuple[Finding, ...]


def build(vault: Path, options: Options | None = None, progress: Progress = no_progress) -> BuildResult:
    """Bring the notes of a vault in line with its seeds. Raises ConfigError and VaultError."""
    options = options or Options()
    settings, unknown = open_vault(vault)
    seeds, unlisted = list_seeds(vault / settings.seeds, vault)
    if not seeds:
        remedy = "put pages or notes into it, and build again"
        unlisted += (Finding(f"{settings.seeds}/", 0, "there are no seeds", remedy),)
    said = understand(seeds, settings, options.jobs, progress)
    progress("render", 0, 1)
    scan, state = look(vault, settings)
    plan = propose(vault, said.knowledge, settings, scan, state, restore=options.restore)
    progress("render", 1, 1)
    late: tuple[Finding, ...] = ()
    if not options.dry_run:
        _stop_at_alarms(vault, plan, options)
        if plan.changes(state):
            # The lock is taken only to write; what somebody wrote in between is seen now.
            with vault_lock(vault):
                seen, (scan, state) = (scan, state), look(vault, settings)
                if (scan, state) != seen:
                    plan = propose(vault, said.knowledge, settings, scan, state, restore=options.restore)
                    _stop_at_alarms(vault, plan, options)
                late = apply_plan(vault, plan, state, partial(progress, "write"))
    types = {entity.id: entity.type for entity in said.knowledge.entities}
    return BuildResult(plan, types, len(seeds), (*unknown, *unlisted, *said.findings, *plan.findings, *late))


def understand(
    seeds: Sequence[SeedFile], settings: Settings, jobs: int = 0, progress: Progress = no_progress
) -> Understanding:
    """What the seeds say: read, settle, extract, resolve. The same for any number of jobs and any order of seeds."""
    from vaultgen.read import settle
    from vaultgen.resolve import resolve

    seeds = tuple(sorted(seeds))
    size = sum(seed.size for seed in seeds)
    readings, unread = read_all(seeds, settings, jobs, progress)
    readings = settle(readings)
    extractions = extract_all(readings, size, settings, jobs, progress)
    progress("resolve", 0, 1)
    knowledge = resolve(readings, extractions, load_lexicon(settings.lexicon), settings)
    progress("resolve", 1, 1)
    said = chain(*(r.findings for r in readings), *(e.findings for e in extractions), knowledge.findings)
    findings = tuple(sorted({*unread, *said}))
    # The source notes and the home note show what every stage did not understand.
    return Understanding(seeds, readings, extractions, replace(knowledge, findings=findings), findings)


def propose(
    vault: Path, knowledge: Knowledge, settings: Settings, scan: Scan, state: State, *, restore: bool = False
) -> Plan:
    """What to do to a vault so that it shows `knowledge`."""
    from vaultgen.render import note_paths, obsidian_files, render

    natural: Mapping[str, str] = {}
    if not scan.by_id.keys() <= state.rows.keys():
        # Notes without a state: only the names that they would get tell which of them the user has moved.
        natural = note_paths(knowledge, VaultNames(taken=foreign_names(scan, state)))
    names = vault_names(scan, state, natural, restore=restore)
    notes = render(knowledge, settings, names)
    firsts = tuple(f for f in obsidian_files() if not (vault / f.path).exists())
    return replace(plan_vault(notes, scan, state, names, natural), firsts=firsts)


def open_vault(vault: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a vault and what of them was not understood. Raises VaultError for a folder that is no vault."""
    if not vault.is_dir():
        remedy = f"check the name, or make a new vault: vaultgen init {vault}"
        raise VaultError("there is no such folder", path=vault, remedy=remedy)
    settings, findings = load_settings(vault)
    if not (vault / settings.seeds).is_dir():
        remedy = f"make it one: vaultgen init {vault}"
        raise VaultError(f"is not a vault: it has no folder {settings.seeds}/", path=vault, remedy=remedy)
    return settings, findings


def look(vault: Path, settings: Settings) -> tuple[Scan, State]:
    """The vault as it stands and the state of the last build."""
    return scan_vault(vault, settings.seeds), load_state(vault)


def _stop_at_alarms(vault: Path, plan: Plan, options: Options) -> None:
    """Raise VaultError where a plan looks like an accident and the user has not said that it is none."""
    if plan.alarms and not options.yes:
        remedy = "look with --dry-run; if it is meant, --yes goes ahead"
        raise VaultError("; ".join(plan.alarms), path=vault, remedy=remedy)
