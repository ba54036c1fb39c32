"""What a build would change, and where a person and the seeds differ, as lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from vaultgen.vault.conflict import WHOLE_NOTE, Conflict
from vaultgen.vault.names import NoteTexts
from vaultgen.vault.plan import Action, Plan, Step
from vaultgen.vault.state import load_state
from vaultgen.vault.texts import VaultTexts

# So many lines of differences are shown unless all are asked for.
_SHOWN = 120
# So many lines of either side of a conflict.
_SHOWN_OF_SIDE = 12
# What changes a note comes before what makes one; new notes are shown as a whole only when all is asked for.
_ORDER = (Action.MERGE, Action.UPDATE, Action.MOVE, Action.RETIRE, Action.CREATE)


def plan_diff(plan: Plan, texts: NoteTexts, *, verbose: bool = False) -> list[str]:
    """A unified diff for each note that a plan writes: all of them with `verbose`, else the first few."""
    steps = [s for action in _ORDER for s in plan.of(action) if verbose or action is not Action.CREATE]
    lines: list[str] = []
    for number, step in enumerate(steps):
        if not verbose and len(lines) > _SHOWN:
            return [*lines[:_SHOWN], f"… and the rest of {len(steps) - number + 1} notes; -v shows all"]
        lines += _step_diff(step, texts)
    if not verbose and len(lines) > _SHOWN:
        return [*lines[:_SHOWN], "… and more of this note; -v shows all"]
    return lines


def _step_diff(step: Step, texts: NoteTexts) -> Iterator[str]:
    """The diff of one note."""
    old = "" if step.action is Action.CREATE else texts.on_disk(step.old_path or step.path) or ""
    before = "/dev/null" if step.action is Action.CREATE else step.old_path or step.path
    after = "/dev/null" if step.action is Action.RETIRE else step.path
    yield from unified_diff(old.splitlines(), step.text.splitlines(), before, after, n=1, lineterm="")


def planned_conflicts(plan: Plan) -> list[str]:
    """What waits once a plan is carried out: every place where a person and the seeds differ, with both sides."""
    lines: list[str] = []
    for step in plan.steps:
        lines += _conflict_lines(step.path, step.conflicts, step.generated, step.text)
    return lines


def waiting_conflicts(vault: Path) -> list[str]:
    """What waits since the last build, with both sides; nothing is built to see it."""
    state, texts = load_state(vault), VaultTexts(vault)
    lines: list[str] = []
    for key, found in state.conflicts.items():
        row = state.rows.get(key)
        if row:
            path = row.seen or row.path
            lines += _conflict_lines(path, found, texts.last(row.digest) or "", texts.on_disk(path) or "")
    return lines


def _conflict_lines(path: str, conflicts: Iterable[Conflict], generated: str, mine: str) -> Iterator[str]:
    """Both sides of each conflict of a note."""
    for conflict in conflicts:
        if conflict.path == WHOLE_NOTE:
            yield f"{path}: edited, but what it was is not known (- yours, + generated now)"
            diff = list(unified_diff(mine.splitlines(), generated.splitlines(), n=0, lineterm=""))[2:]
            yield from _cut([f"    {line}" for line in diff if not line.startswith("@@")])
        else:
            yield f"{path}: {conflict.path}"
            yield from ("  yours:", *_side(conflict.mine), "  generated now:", *_side(conflict.new))


def _side(text: str) -> Sequence[str]:
    """What one side says, set in."""
    return _cut([f"    {line}" for line in text.strip("\r\n").splitlines()]) or ["    (nothing)"]


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - _SHOWN_OF_SIDE
    return [*lines[:_SHOWN_OF_SIDE], f"    … {more} more lines"] if more > 1 else lines
