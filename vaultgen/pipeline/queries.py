"""What is asked of seeds or of a vault without changing anything: extract, export, explain, check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vaultgen.config import Settings
from vaultgen.model import Entity, Evidence, Finding, Knowledge, Severity
from vaultgen.model.decisions import vault_place
from vaultgen.other_vault import vault_seeds
from vaultgen.pipeline.build import Asking, Understanding, look, no_progress, open_vault, propose, understand
from vaultgen.pipeline.cache import SeedCache
from vaultgen.pipeline.workers import Progress, map_items
from vaultgen.seeds import SeedFile, name_files, read_bytes
from vaultgen.vault.plan import Action, Plan
from vaultgen.vault.scan import Scan
from vaultgen.vault.teach import taught_decisions
from vaultgen.vault.texts import VaultTexts

if TYPE_CHECKING:
    from vaultgen.vault.note import ParsedNote


def extract_files(
    files: Sequence[Path], piped: bytes | None, jobs: int = 0, progress: Progress = no_progress
) -> tuple[bytes, tuple[Finding, ...]]:
    """The graph that files, folders and what was piped in speak of, as JSON, and what was not understood.

    Raises SeedError for a path that does not exist.
    """
    from vaultgen.export import FORMATS
    from vaultgen.graph import build_graph

    seeds, findings = name_files(files)
    with TemporaryDirectory() as folder:
        if piped is not None:
            place = Path(folder) / "standard-input"
            place.write_bytes(piped)
            seeds = (*seeds, SeedFile("standard input", place, len(piped)))
        said = understand(seeds, Settings(), jobs, progress)
    if not seeds:
        findings += (Finding(", ".join(map(str, files)), 0, "holds no file to read", "name files or a folder of them"),)
    return FORMATS["json"](build_graph(said.knowledge)), (*findings, *said.findings)


def export_vault(vault: Path, form: str, progress: Progress = no_progress) -> bytes:
    """The graph of a vault in one of `export.FORMATS`, with the path of each node's note. Raises VaultError."""
    from vaultgen.export import FORMATS
    from vaultgen.graph import build_graph

    said, plan, scan = _survey(vault, progress, with_cache=True)
    ids = {entity.id for entity in said.knowledge.entities}
    paths = {s.key: s.path for s in plan.steps if s.key in ids and s.action is not Action.DELETED}
    # Before the first build, and after new seeds, a node has no note yet.
    present = {key: path for key, path in paths.items() if path in scan.files}
    return FORMATS[form](build_graph(said.knowledge, present))


def explain_name(vault: Path, name: str, progress: Progress = no_progress) -> tuple[str, bool]:
    """Why the node of that name is one node, as text, and whether the name is known. Raises VaultError."""
    from vaultgen.report.lines import explanation
    from vaultgen.resolve import explain

    settings, _ = open_vault(vault)
    seeds, _ = vault_seeds(vault, settings)
    taught, _ = taught_decisions(*look(vault, settings), VaultTexts(vault))
    cache = SeedCache(vault, settings)
    said = understand(seeds, settings, 0, progress, cache, taught=taught, asking=Asking(vault))
    found = explain(said.knowledge, name)
    return explanation(found), bool(found.nodes or found.ledger)


def check_vault(vault: Path, progress: Progress = no_progress) -> tuple[tuple[Finding, ...], int]:
    """What is wrong with a vault, and the number of notes looked at. Raises VaultError.

    The seeds are read again, so that every quote the notes rest on is proved against the seed as it is now.
    """
    from vaultgen.vault.check import CheckedVault, run_checks

    said, plan, scan = _survey(vault, progress)
    paths = [p for p in scan.files if p.endswith(".md")]
    size = sum((vault / p).stat().st_size for p in paths if (vault / p).exists())
    notes: dict[str, ParsedNote] = {}
    findings: list[Finding] = []
    for parsed in map_items(partial(_parse_file, vault), paths, size * 10, 0, partial(progress, "check")):
        if isinstance(parsed, Finding):
            findings.append(parsed)
        else:
            notes[parsed.path] = parsed
    ours = {s.old_path or s.path for s in plan.steps if s.action not in {Action.CREATE, Action.DELETED}}
    evidence = frozenset(_evidence_of(said.knowledge))
    checked = CheckedVault(
        notes,
        frozenset(ours & set(notes)),
        frozenset(s.path for s in plan.of(Action.KEEP)),
        frozenset({*scan.files, *scan.seed_notes, *_seed_paths(vault, said)}),
        _seed_lines(said.seeds, open_vault(vault)[0]) | _vault_lines(vault, evidence),
        evidence,
    )
    findings += run_checks(checked)
    if plan.writes:
        number = len(plan.writes)
        message = f"{number} {'note is' if number == 1 else 'notes are'} not what the seeds give now"
        findings.append(Finding(str(vault), 0, message, "vaultgen build", Severity.INFO))
    return tuple(findings), len(notes)


def _seed_paths(vault: Path, said: Understanding) -> set[str]:
    """The paths of the seeds in the vault, by which links lead to documents."""
    return {seed.path.relative_to(vault).as_posix() for seed in said.seeds if seed.path.is_relative_to(vault)}


def _survey(vault: Path, progress: Progress, *, with_cache: bool = False) -> tuple[Understanding, Plan, Scan]:
    """What the seeds of a vault say, what a build would do, and the vault as it stands; `with_cache` takes what the
    last build understood of the seeds that are the same."""
    settings, _ = open_vault(vault)
    seeds, _ = vault_seeds(vault, settings)
    scan, state = look(vault, settings)
    taught, _ = taught_decisions(scan, state, VaultTexts(vault))
    cache = SeedCache(vault, settings) if with_cache else None
    said = understand(seeds, settings, 0, progress, cache, taught=taught, asking=Asking(vault))
    return said, propose(vault, said.knowledge, settings, scan, state), scan


def _parse_file(vault: Path, path: str) -> ParsedNote | Finding:
    """A note of the vault, taken apart; a finding where it is no text."""
    from vaultgen.vault.note import parse_note

    try:
        return parse_note(path, (vault / path).read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError):
        return Finding(path, 0, "cannot be read as UTF-8", "save it as UTF-8", Severity.INFO)


def _seed_lines(seeds: Sequence[SeedFile], settings: Settings) -> dict[str, tuple[str, ...]]:
    """The lines of each seed as evidence counts them: those of its text, or of the text that its format holds."""
    from vaultgen.read import seed_lines

    lines: dict[str, tuple[str, ...]] = {}
    for seed in seeds:
        data = read_bytes(seed, settings)
        if not isinstance(data, Finding):
            lines[seed.name] = seed_lines(seed.name, data).lines
    return lines


def _vault_lines(vault: Path, evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """The lines of the settings and of the notes that evidence names: decisions and links of the user's own."""
    places = {e.seed for e in evidence if e.seed.startswith(vault_place(""))}
    texts = {place: VaultTexts(vault).on_disk(place.removeprefix(vault_place(""))) for place in sorted(places)}
    return {place: tuple(text.split("\n")) for place, text in texts.items() if text is not None}


def _of_differences(entity: Entity) -> list[Evidence]:
    """The places of what the sources of a paper say differently."""
    said = entity.properties.get("differences")
    tables = [x for x in said if isinstance(x, dict)] if isinstance(said, list) else []
    return [Evidence(x["seed"], int(x["line"]), x["quote"]) for x in tables]


def _evidence_of(knowledge: Knowledge) -> set[Evidence]:
    """Everything that nodes, edges, statements and joins rest on."""
    evidence = {e for entity in knowledge.entities for e in (*entity.evidence, *_of_differences(entity))}
    evidence |= {e for edge in knowledge.edges for e in edge.evidence}
    evidence |= {e for entry in knowledge.ledger for e in entry.evidence}
    evidence |= {join.evidence for join in knowledge.joins}
    return evidence | {s.evidence for said in knowledge.statements.values() for s in said}
