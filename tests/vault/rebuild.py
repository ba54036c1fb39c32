"""A build without seeds: given notes are brought to a vault as the pipeline does it with rendered ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vaultgen.model import GeneratedNote
from vaultgen.vault.apply import apply_plan
from vaultgen.vault.names import vault_names
from vaultgen.vault.plan import Plan, plan_vault
from vaultgen.vault.recover import recovered
from vaultgen.vault.scan import Scan, scan_vault
from vaultgen.vault.state import State, load_state
from vaultgen.vault.texts import VaultTexts


def note(name: str, body: str = "text", note_id: str = "", folder: str = "Models") -> GeneratedNote:
    """A generated note with frontmatter and id (made of the name, unless given)."""
    note_id = note_id or "model/" + name.casefold().replace(" ", "-")
    text = f"---\ntitle: {name}\nvaultgen-id: {note_id}\n---\n# {name}\n\n{body}\n"
    return GeneratedNote(f"{folder}/{name}.md", note_id, text)


def look(root: Path) -> tuple[Scan, State]:
    """The vault as it stands and the state of the last build."""
    scan = scan_vault(root, "seeds")
    return scan, recovered(load_state(root), scan)


def plan_for(root: Path, *notes: GeneratedNote, restore: bool = False) -> Plan:
    """The plan that brings `notes` to the vault; held paths and hidden notes are honoured as render does it."""
    scan, state = look(root)
    natural = {n.id: n.path for n in notes if n.id}
    texts = VaultTexts(root)
    names = vault_names(scan, state, natural, texts, restore=restore)
    shown = [n for n in notes if n.id not in names.hidden]
    placed = [GeneratedNote(names.held.get(n.id, n.path), n.id, n.text) for n in shown]
    return plan_vault(placed, scan, state, names, natural, texts=texts)


def rebuild(root: Path, *notes: GeneratedNote, restore: bool = False) -> Plan:
    """Plan and apply."""
    plan = plan_for(root, *notes, restore=restore)
    _, state = look(root)
    if plan.changes(state):
        (root / ".vaultgen").mkdir(exist_ok=True)
        apply_plan(root, plan, state)
    return plan


def contents(root: Path) -> Mapping[str, str]:
    """The visible files of a vault with their text."""
    files = sorted(p for p in root.rglob("*") if p.is_file() and ".vaultgen" not in p.parts)
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in files}
