"""The road from seeds to vault. Stages are imported where they are used: what a command does not need is not loaded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from vaultgen.config import Settings, load_settings
from vaultgen.errors import VaultError
from vaultgen.lexicon import load_lexicon
from vaultgen.model import (
    Decisions,
    Entity,
    Extraction,
    Finding,
    GeneratedNote,
    Knowledge,
    Reading,
    VaultNames,
)
from vaultgen.other_vault import vault_seeds
from vaultgen.pipeline.cache import SeedCache, Understood
from vaultgen.pipeline.last_build import remember_build
from vaultgen.pipeline.note_cache import NoteCache
from vaultgen.pipeline.per_seed import extract_all, read_all, seed_digests, understood_seeds
from vaultgen.pipeline.workers import Progress, collection_paused, map_items
from vaultgen.report.build_result import BuildResult
from vaultgen.seeds import SeedFile
from vaultgen.vault.apply import apply_plan
from vaultgen.vault.fingerprint import seen_notes
from vaultgen.vault.lock import refuse_linked_state, vault_lock
from vaultgen.vault.names import foreign_names, vault_names, without_deleted
from vaultgen.vault.plan import Plan, plan_vault
from vaultgen.vault.recover import recovered
from vaultgen.vault.scan import Scan, VaultFile, scan_vault
from vaultgen.vault.state import State, load_state
from vaultgen.vault.teach import taught_decisions
from vaultgen.vault.texts import VaultTexts

if TYPE_CHECKING:
    from vaultgen.optional import Supplemented

# Size, time of change and what they hold, by path.
KnownFiles = Mapping[str, tuple[int, int, VaultFile]]
# The folder of the vault in which a user's own templates lie.
TEMPLATES = "templates"
# A note that an editor writes to so often while a build writes is left to the next build.
_ROUNDS = 3
# Bytes that a note counts for where it is weighed whether a second process pays.
_SIZE_OF_A_NOTE = 500


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. `jobs` 0: one process for each processor; `yes`: also what looks like an accident; `restore`:
    write all notes that the user deleted again, `restore_names` those of these names."""

    jobs: int = 0
    dry_run: bool = False
    yes: bool = False
    restore: bool = False
    restore_names: tuple[str, ...] = ()


_DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the answers of optional extractors are kept, and whether they may be asked: only a build asks."""

    vault: Path
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What the seeds say, stage by stage, and what no stage understood. `kept` is what the next build need not do
    again. `is_whole`: no optional extractor is left to be asked."""

    seeds: tuple[SeedFile, ...]
    readings: tuple[Reading, ...]
    extractions: tuple[Extraction, ...]
    knowledge: Knowledge
    findings: tuple[Finding, ...]
    kept: tuple[Understood, ...] = ()
    is_whole: bool = True


@collection_paused
def build(vault: Path, options: Options | None = None, progress: Progress = no_progress) -> BuildResult:
    """Bring the notes of a vault in line with its seeds. Raises ConfigError and VaultError."""
    options = options or Options()
    begun = time.time_ns()
    settings, unknown = open_vault(vault)
    seeds, unlisted = vault_seeds(vault, settings)
    if not seeds:
        remedy = "put pages or notes into it, and build again"
        unlisted += (Finding(f"{settings.seeds}/", 0, "there are no seeds", remedy),)
    cache = SeedCache(vault, settings)
    known = known_files(vault)
    scan, state = look(vault, settings, options.restore_names, known)
    taught, untaught = taught_decisions(scan, state, VaultTexts(vault))
    asking = Asking(vault, may_ask=not options.dry_run)
    said = understand(seeds, settings, options.jobs, progress, cache, taught=taught, asking=asking, in_full=False)
    written = NoteCache(vault, own_templates(vault))
    plan = propose(vault, said.knowledge, settings, scan, state, options=options, progress=progress, written=written)
    late: tuple[Finding, ...] = ()
    if not options.dry_run:
        _stop_at_alarms(vault, plan, options)
        if plan.changes(state):
            proposed = (scan, state, plan)
            plan, late = _carry_out(
                vault, said.knowledge, settings, options, proposed, progress=progress, written=written, known=known
            )
    types = {entity.id: entity.type for entity in said.knowledge.entities}
    findings = (*unknown, *unlisted, *untaught, *said.findings, *plan.findings, *late)
    doubtful = tuple(entry for entry in said.knowledge.ledger if entry.is_doubtful)
    result = BuildResult(plan, types, len(seeds), findings, doubtful)
    if not options.dry_run:
        cache.save(said.kept)
        written.save()
        # What lies outside the vault is in no listing of it: then every build looks.
        if not late and said.is_whole and not settings.more_seeds:
            digests = {r.seed: r.digest for r in said.readings}
            seen_seeds = {seed: digests.get(seed.name, "") for seed in seeds}
            remember_build(vault, result, seeds=seen_seeds, seeds_folder=settings.seeds, scan=scan, begun=begun)
    return result


def _carry_out(
    vault: Path,
    knowledge: Knowledge,
    settings: Settings,
    options: Options,
    proposed: tuple[Scan, State, Plan],
    *,
    progress: Progress,
    written: NoteCache,
    known: KnownFiles,
) -> tuple[Plan, tuple[Finding, ...]]:
    """Apply what was proposed under the vault's lock, or plan again if the vault has changed since. Notes that change
    while we write are merged again. Gives the plan that was carried out and what could not be done."""
    scan, state, plan = proposed
    done: Plan | None = None
    late: tuple[Finding, ...] = ()
    with vault_lock(vault):
        for _ in range(_ROUNDS):
            seen, (scan, state) = (scan, state), look(vault, settings, () if done else options.restore_names, known)
            if (scan, state) != seen:
                plan = propose(vault, knowledge, settings, scan, state, options=options, written=written)
            if done is None:
                _stop_at_alarms(vault, plan, options)
            done = done.followed_by(plan, {f.seed for f in late}) if done else plan
            late = apply_plan(vault, plan, state, partial(progress, "write"))
            if not late:
                break
    return done or plan, late


@collection_paused
def understand(
    seeds: Sequence[SeedFile],
    settings: Settings,
    jobs: int = 0,
    progress: Progress = no_progress,
    cache: SeedCache | None = None,
    *,
    taught: Decisions | None = None,
    asking: Asking | None = None,
    in_full: bool = True,
) -> Understanding:
    """What the seeds say: read, settle, extract, ask, resolve. The same for any number of jobs, any order of seeds,
    and whatever of it the cache knows. `taught` is what the notes of the vault say about nodes, `in_full` as `resolve`
    has it."""
    from vaultgen.read import settle
    from vaultgen.resolve import SeedUses, resolve

    seeds = tuple(sorted(seeds))
    size = sum(seed.size for seed in seeds)
    known = cache.load(seed_digests(seeds, settings)) if cache else {}
    alone, unread = read_all(seeds, settings, jobs, progress, known)
    readings = settle(alone)
    extractions = extract_all(readings, size, settings, jobs, progress, known=known)
    kept = understood_seeds(alone, readings, extractions, known) if cache else ()
    asked = _ask(extractions, settings, asking, progress) if settings.extractors and asking else None
    extractions = asked.extractions if asked else extractions
    progress("resolve", 0, 1)
    decisions = settings.decisions + (taught or Decisions())
    uses = {u.reading.seed: SeedUses(u.extraction, u.uses) for u in kept}
    lexicon = load_lexicon(settings.lexicon)
    knowledge = resolve(readings, extractions, lexicon, settings, decisions, uses=uses, in_full=in_full)
    progress("resolve", 1, 1)
    said = chain(*(r.findings for r in readings), *(e.findings for e in extractions), knowledge.findings)
    findings = tuple(sorted({*unread, *said}))
    # The source notes and the home note show what every stage did not understand; not whether a server was there.
    knowledge = replace(knowledge, findings=findings)
    findings += asked.findings if asked else ()
    return Understanding(seeds, readings, extractions, knowledge, findings, kept, asked is None or asked.is_whole)


def _ask(extractions: tuple[Extraction, ...], settings: Settings, asking: Asking, progress: Progress) -> Supplemented:
    """The extractions with what the optional extractors in the settings say."""
    from vaultgen.optional import supplement

    return supplement(extractions, settings.extractors, asking.vault, partial(progress, "ask"), may_ask=asking.may_ask)


@collection_paused
def propose(
    vault: Path,
    knowledge: Knowledge,
    settings: Settings,
    scan: Scan,
    state: State,
    *,
    options: Options = _DEFAULTS,
    progress: Progress = no_progress,
    written: NoteCache | None = None,
) -> Plan:
    """What to do to a vault so that it shows `knowledge`. `written` knows which notes need not be written again."""
    from vaultgen.render import HOME, HOME_ID, note_paths, obsidian_files, render_changed

    texts = VaultTexts(vault)
    natural: Mapping[str, str] = {}
    if not scan.by_id.keys() <= state.rows.keys():
        # Notes without a state: only the names that they would get tell which of them the user has moved.
        natural = {HOME_ID: HOME, **note_paths(knowledge, VaultNames(taken=foreign_names(scan, state)))}
    names = vault_names(scan, state, natural, texts, restore=options.restore)

    def each(function: Callable[[Entity], GeneratedNote], entities: list[Entity]) -> Iterator[GeneratedNote]:
        size = len(entities) * _SIZE_OF_A_NOTE
        return map_items(function, entities, size, options.jobs, partial(progress, "render"))

    before = written.load(scan, state, texts) if written else None
    rendered = render_changed(knowledge, settings, names, own_templates(vault), each, before=before)
    if written:
        written.remember(rendered)
    firsts = tuple(f for f in obsidian_files() if _is_missing(vault, f.path))
    spoken_for = _spoken_for(knowledge)
    plan = plan_vault(rendered.notes, scan, state, names, natural, texts=texts, spoken_for=spoken_for)
    return replace(plan, firsts=firsts)


def _spoken_for(knowledge: Knowledge) -> dict[str, str]:
    """What the user has decided about the nodes that have no note of their own, by id."""
    said = {
        node: f"is now one with {other}; this note is kept as it is" for node, other in knowledge.joined_ids.items()
    }
    said |= {
        node: f"has your note {path} in its place; it is kept as it is" for node, path in knowledge.own_notes.items()
    }
    return said | dict.fromkeys(knowledge.ignored, "is ignored, as you said; this note is kept as it is")


def own_templates(vault: Path) -> Path | None:
    """The folder of a user's own templates; None where there is none."""
    folder = vault / TEMPLATES
    return folder if folder.is_dir() and any(folder.glob("*.j2")) else None


def _is_missing(vault: Path, path: str) -> bool:
    """Whether one of the editor's files is to be made: not where its folder is a link to one that vaults share."""
    return not (vault / path).exists() and not any((vault / p).is_symlink() for p in Path(path).parents)


def open_vault(vault: Path) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a vault and what of them was not understood. Raises VaultError for a folder that is no vault."""
    if not vault.is_dir():
        remedy = f"check the name, or make a new vault: vaultgen init {vault}"
        raise VaultError("there is no such folder", path=vault, remedy=remedy)
    settings, findings = load_settings(vault)
    if not (vault / settings.seeds).is_dir():
        remedy = f"make it one: vaultgen init {vault}"
        raise VaultError(f"is not a vault: it has no folder {settings.seeds}/", path=vault, remedy=remedy)
    refuse_linked_state(vault)
    return settings, findings


def known_files(vault: Path) -> KnownFiles:
    """What builds before know of files, as long as these have their size and time."""
    return {path: (size, changed, VaultFile(path, *known)) for path, size, changed, *known in seen_notes(vault)}


def look(
    vault: Path, settings: Settings, restore: Sequence[str] = (), known: KnownFiles | None = None
) -> tuple[Scan, State]:
    """The vault as it stands and the state of the last build, in which the deleted notes of these names are forgotten,
    so that they are written again. Raises VaultgenError where there is none of such a name."""
    scan = scan_vault(vault, settings.seeds, known_files(vault) if known is None else known)
    return scan, without_deleted(recovered(load_state(vault), scan), scan, restore)


def _stop_at_alarms(vault: Path, plan: Plan, options: Options) -> None:
    """Raise VaultError where a plan looks like an accident and the user has not said that it is none."""
    if plan.alarms and not options.yes:
        remedy = "look with --dry-run; if it is meant, --yes goes ahead"
        raise VaultError("; ".join(plan.alarms), path=vault, remedy=remedy)
