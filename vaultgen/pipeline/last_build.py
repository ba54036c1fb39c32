"""What a build leaves for the next one, which may have nothing to do: what it saw, and what there is to say then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vaultgen.vault.fingerprint import Seen, remember, unchanged_report

if TYPE_CHECKING:
    from vaultgen.report.build_result import BuildResult
    from vaultgen.seeds import SeedFile
    from vaultgen.vault.scan import Scan


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What a build says that finds nothing to do: `data` is for programs (JSON), `lines` and `all_lines` are its
    findings in short and in full, `doubtful` what `status` says of doubtful names, `is_troubled` says whether any
    finding is more than a remark."""

    summary: str
    would: str
    data: str
    lines: tuple[str, ...]
    all_lines: tuple[str, ...]
    doubtful: tuple[str, ...]
    is_troubled: bool


def nothing_to_do(vault: Path) -> Unchanged | None:
    """What the next build of a vault would say, where a listing of the vault tells that it would change nothing."""
    report = unchanged_report(vault)
    if report is None:
        return None
    summary, would, data, lines, all_lines, doubtful, is_troubled = json.loads(report)
    return Unchanged(summary, would, data, tuple(lines), tuple(all_lines), tuple(doubtful), is_troubled)


def remember_build(
    vault: Path, result: BuildResult, *, seeds: Mapping[SeedFile, str], seeds_folder: str, scan: Scan, begun: int
) -> None:
    """Keep what a build that has come to its end saw and did. `seeds` are the seeds with the hashes of their bytes, ""
    where they could not be read; `scan` is the vault as it was before anything was written."""
    from vaultgen.render import obsidian_files
    from vaultgen.vault.plan import Action
    from vaultgen.vault.scan import file_holding

    plan = result.plan
    written = plan.of(Action.CREATE, Action.UPDATE, Action.MOVE)
    if any(s.generated != s.text for s in written) or set(plan.writes) - {*written, *plan.of(Action.RETIRE)}:
        return  # What is said of a note with edits next time only the next build knows.
    files = {path: file for path, file in scan.files.items() if file.digest}
    files |= {s.path: file_holding(s.path, s.text.encode("utf-8")) for s in written}
    digests = {path: file.digest for path, file in files.items()}
    ids = {path: (file.id, file.given_type) for path, file in files.items()}
    digests |= {seed.path.relative_to(vault).as_posix(): hashed for seed, hashed in seeds.items()}
    digests |= {path: "" for path in scan.files if path.endswith((".toml", ".j2"))}
    touched = frozenset(id(s) for s in plan.writes)
    steps = (
        s._replace(action=Action.UNCHANGED) if id(s) in touched else s for s in plan.steps if s.action != Action.RETIRE
    )
    after = replace(result, plan=replace(plan, steps=tuple(steps), firsts=()))
    present = tuple(f.path for f in obsidian_files() if (vault / f.path).exists())
    remember(vault, Seen(seeds_folder, digests, present, begun, _report(after), ids))


def _report(result: BuildResult) -> str:
    """What `Unchanged` holds, as JSON."""
    from vaultgen.model import Severity
    from vaultgen.report.doubtful import doubtful_lines
    from vaultgen.report.lines import build_data, finding_lines, summary

    said: Iterable[Any] = (
        summary(result),
        summary(result, dry_run=True),
        json.dumps(build_data(result), ensure_ascii=False, indent=2),
        finding_lines(result.findings),
        finding_lines(result.findings, verbose=True),
        doubtful_lines(result.doubtful),
        any(f.severity is not Severity.INFO for f in result.findings),
    )
    return json.dumps(list(said))
