"""What commands say to people and, as plain data, to programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from vaultgen.model import NODE_TYPES, Evidence, Finding, Naming, Severity
from vaultgen.report.doubtful import doubtful_data
from vaultgen.vault.plan import Action

if TYPE_CHECKING:
    from vaultgen.report.build_result import BuildResult
    from vaultgen.resolve.explain import Explanation

# So many findings are shown unless -v asks for all.
_SHOWN = 10
# So many characters of a quote.
_QUOTED = 100
_WORDS: Mapping[Action, tuple[str, str]] = {
    Action.CREATE: ("created", "would be created"),
    Action.UPDATE: ("updated", "would be updated"),
    Action.MERGE: ("merged with your edits", "would be merged with your edits"),
    Action.MOVE: ("renamed", "would be renamed"),
    Action.UNCHANGED: ("unchanged", "unchanged"),
    Action.KEEP: ("kept as you edited them", "kept as you edited them"),
    Action.RETIRE: ("removed, no longer nodes of their own", "would be removed, no longer nodes of their own"),
    Action.DELETED: ("deleted by you, not written again (vaultgen restore NAME brings one back)",) * 2,
}


def summary(result: BuildResult, *, dry_run: bool = False) -> str:
    """What a build did, for a person: seeds, notes by type, and what happened to them."""
    plan = result.plan
    shown = [s for s in plan.steps if s.action not in {Action.RETIRE, Action.DELETED, Action.CLEAN}]
    types = Counter(t for s in shown if (t := result.types.get(s.key)))
    other = len(shown) - sum(types.values())
    lines = [f"{_count(result.seed_count, 'seed')}: {_count(len(shown), 'note')}"]
    parts = [
        f"{number} {t.value if number == 1 else row.plural.lower()}"
        for t, row in NODE_TYPES.items()
        if (number := types[t])
    ]
    parts += [f"{other} other"] if other else []
    if parts:
        lines[0] += f" ({', '.join(parts)})"
    for action, words in _WORDS.items():
        steps = plan.of(action)
        if steps:
            lines.append(f"  {len(steps):>6} {words[dry_run]}")
    places = sum(len(found) for found in plan.conflicts.values())
    if places:
        lines.append(f"  {places:>6} {'place' if places == 1 else 'places'} where you and the seeds differ (status)")
    if dry_run:
        marks = {Action.CREATE: "+", Action.UPDATE: "~", Action.MERGE: "~", Action.MOVE: ">", Action.RETIRE: "-"}
        lines += [f"{marks[s.action]} {f'{s.old_path} -> ' if s.old_path else ''}{s.path}" for s in plan.of(*marks)]
    return "\n".join(lines)


def _count(number: int, thing: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def finding_lines(findings: Iterable[Finding], *, verbose: bool = False) -> list[str]:
    """The findings as lines, gravest first: all of them with `verbose`, else the first few without the trifles."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    every = sorted(findings, key=lambda f: (order[f.severity], f))
    wanted = [f for f in every if verbose or f.severity is not Severity.INFO]
    shown = wanted if verbose else wanted[:_SHOWN]
    lines = [finding_line(f) for f in shown]
    if shown and len(every) > len(shown):
        lines.append(f"and {_count(len(every) - len(shown), 'more message')}; -v shows all")
    return lines


def finding_line(finding: Finding) -> str:
    """`seed:line: severity: message (remedy)`."""
    place = f"{finding.seed}:{finding.line}" if finding.line else finding.seed
    remedy = f" ({finding.remedy})" if finding.remedy else ""
    return f"{place}: {finding.severity.value}: {finding.message}{remedy}"


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding for programs."""
    return {
        "seed": finding.seed,
        "line": finding.line,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def build_data(result: BuildResult) -> dict[str, Any]:
    """What a build did, for programs."""
    plan = result.plan
    return {
        "seeds": result.seed_count,
        "notes": {action.value: [s.path for s in plan.of(action)] for action in Action},
        "types": dict(sorted(Counter(t.value for t in result.types.values()).items())),
        "conflicts": [
            {"note": s.path, "place": c.path, "mine": c.mine, "new": c.new, "last": c.base}
            for s in plan.steps
            for c in s.conflicts
        ],
        "doubtful": doubtful_data(result.doubtful),
        "findings": [finding_data(f) for f in result.findings],
    }


def explanation(found: Explanation) -> str:
    """Why a name is the node that it is: forms and the rules that joined them, edges, and the words they rest on."""
    lines: list[str] = []
    names = found.entity_names or {}
    for node in found.nodes:
        entity = node.entity
        lines += [f"{entity.name}: {entity.type.value}, id {entity.id}"]
        lines += [f"  also written {', '.join(entity.aliases)}"] if entity.aliases else []
        lines += ["  joined:"] if node.joins else []
        ruled = ((j, j.rule if j.rule.startswith("decided") else f"by {j.rule}") for j in node.joins)
        lines += [f"    {j.form}, {rule} {_quote(j.evidence, j.form)}" for j, rule in ruled]
        lines += ["  edges:"] if node.edges else []
        for edge in node.edges:
            ends = f"{names.get(edge.source, edge.source)} {edge.relation.value} {names.get(edge.target, edge.target)}"
            lines += [f"    {ends} {_quote(edge.evidence[0], entity.name) if edge.evidence else ''}".rstrip()]
        if node.namings:
            lines += ["  named:", *(f"    {_naming(n)}" for n in node.namings)]
        else:
            lines += ["  evidence:", *(f"    {_quote(e, entity.name)}" for e in entity.evidence)]
        lines += [f"  {finding_line(f)}" for f in node.findings]
    for entry in found.ledger:
        lines += [f"{entry.name}: {entry.type.value} without a note: {entry.reason}"]
        lines += [f"    {_naming(n)}" for n in entry.namings]
    if not lines:
        lines = [f"no seed speaks of {found.name}"]
        lines += [f"did you mean {', '.join(found.similar)}?"] if found.similar else []
    return "\n".join(lines)


def _naming(naming: Naming) -> str:
    """What stands at a place that names a thing, what a rule took it for, and how sure the rule was (0 to 1)."""
    place = _quote(naming.evidence, naming.text)
    return f"{naming.text} as {naming.type.value} by {naming.rule}, {naming.weight:.2f} {place}"


def _quote(evidence: Evidence, form: str = "") -> str:
    """`(seed:line “words”)`; of a long quote the part around `form`."""
    words = evidence.quote
    if len(words) > _QUOTED:
        middle = max(0, words.casefold().find(form.casefold())) + len(form) // 2
        start = min(max(0, middle - _QUOTED // 2), len(words) - _QUOTED)
        end = start + _QUOTED
        words = f"{'…' if start else ''}{words[start:end].strip()}{'…' if end < len(words) else ''}"
    return f"({evidence.seed}:{evidence.line} “{words}”)"
