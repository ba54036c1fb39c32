"""A vault of hostile seeds, built and opened: whether anything in its notes is active.

    python benchmarks/hostile/run.py [--all] [--dataview FOLDER] [--keep FOLDER]

builds a vault of the seeds of `tests/hostile` (some 400; with --all every attack in every format, about 4,000) and
looks at every note in three ways: `vaultgen check`; a headless Chromium, where one is installed, that shows the notes
with raw HTML let through; and the parser of obsidian-dataview, where FOLDER holds its npm package (`npm pack
obsidian-dataview`, unpacked) and node is installed. Each way is first tried on the attacks themselves, unescaped: a net
that catches nothing proves nothing. Ends with 1 where a note is active.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from browser import Shown, chromium, show  # noqa: E402 - the folders have to be on the path first
from pages import body_of, page  # noqa: E402

from tests.hostile.attacks import ATTACKS, SENTINEL  # noqa: E402
from tests.hostile.seeds import FORMATS, hostile_seeds, some_hostile_seeds  # noqa: E402
from vaultgen.model import Severity  # noqa: E402
from vaultgen.pipeline.build import build  # noqa: E402
from vaultgen.pipeline.queries import check_vault  # noqa: E402

_SHOWN = 20
_TARGET = re.compile(r"(?<=\[\[)[^][|]*\|")  # of a link with a text of its own: a reader sees the text alone


def main() -> int:
    """Build, look, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every attack in every format")
    parser.add_argument("--dataview", type=Path, help="folder with the npm package obsidian-dataview")
    parser.add_argument("--keep", type=Path, help="where the vault is built, and left")
    asked = parser.parse_args()
    root = asked.keep or Path(mkdtemp(prefix="vaultgen-hostile-"))
    seeds = hostile_seeds() if asked.all else some_hostile_seeds()
    for name, data in seeds.items():
        path = root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    begun = time.monotonic()
    build(root)
    notes = {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in _notes(root)}
    print(
        f"{len(seeds)} seeds ({len(ATTACKS)} attacks, {len(FORMATS)} formats): {len(notes)} notes in"
        f" {time.monotonic() - begun:.0f} s"
    )
    faults = [
        *_say("vaultgen check", _checked(root)),
        *(_say("chromium", _in_browser(notes)) if chromium() else _skip("no chromium")),
        *(_say("dataview", _in_dataview(root, asked.dataview)) if asked.dataview else _skip("no obsidian-dataview")),
    ]
    if not asked.keep:
        shutil.rmtree(root)
    return 1 if faults else 0


def _say(what: str, faults: list[str]) -> list[str]:
    print(f"{what}: {len(faults)} faults", flush=True)
    for fault in faults[:_SHOWN]:
        print(f"    {fault}")
    return faults


def _skip(why: str) -> list[str]:
    print(f"skipped: {why}")
    return []


def _checked(root: Path) -> list[str]:
    findings, _ = check_vault(root)
    return [f"{f.seed}:{f.line}: {f.message}" for f in findings if f.severity is Severity.ERROR]


def _notes(root: Path) -> list[Path]:
    return [p for p in sorted(root.rglob("*.md")) if p.relative_to(root).parts[0] not in {"seeds", ".vaultgen"}]


def _in_browser(notes: Mapping[str, str]) -> list[str]:
    """What of the notes is active in a browser."""
    raw, asked_raw = show({name: page(f"{text}\n\n{SENTINEL}") for name, text in ATTACKS.items()})
    caught = [s.name for s in raw if s.ran or s.active or s.links or SENTINEL not in s.text]
    ours = sum(_is_named(r, ATTACKS.values()) for r in asked_raw)
    print(f"  the attacks unescaped: {len(caught)} of {len(ATTACKS)} pages act, {ours} requests leave them")
    found, asked = show({name: page(text) for name, text in notes.items()})
    faults = [f"{shown.name}: {fault}" for shown in found for fault in _faults(shown, notes[shown.name])]
    own = {_host(r) for r in asked if not _is_named(r, notes.values())}
    print(f"  hosts that no note names, asked by the browser itself: {', '.join(sorted(own)) or 'none'}")
    return faults + [f"request: {r}" for r in asked if _host(r) not in own]


def _is_named(request: str, texts: Iterable[str]) -> bool:
    """Whether any of the pages shown can have made a request: the browser has errands of its own."""
    return any(_host(request) in text for text in texts)


def _host(request: str) -> str:
    address = request.partition(" ")[2]
    return (urlsplit(address).hostname if "//" in address else address.partition(":")[0]) or ""


def _faults(shown: Shown, note: str) -> list[str]:
    """What a page did or could do, and whether all of its text can be seen."""
    faults = ["a script ran"] if shown.ran else []
    faults += [f"active: {element}" for element in shown.active]
    faults += [f"link: {address}" for address in shown.links if not re.match(r"http://vault\.invalid/", address)]
    written = _TARGET.sub("", body_of(note)).count(SENTINEL)
    if (seen := shown.text.count(SENTINEL) - note[: -len(body_of(note))].count(SENTINEL)) < written:
        faults.append(f"of {written} times {SENTINEL}, {seen} are to be seen")
    return faults


def _in_dataview(root: Path, folder: Path) -> list[str]:
    """What Dataview would take out of the notes."""
    library = next(iter(sorted(folder.rglob("lib/index.js"))), None)
    if library is None or not shutil.which("node"):
        return [f"there is no lib/index.js below {folder}, or no node"]
    control = root / ".vaultgen" / "attacks"
    control.mkdir(exist_ok=True)
    for name, text in ATTACKS.items():
        (control / f"{name}.md").write_text(text, encoding="utf-8", errors="replace")
    caught = _dataview(library, sorted(control.iterdir()))
    print(f"  the attacks unescaped: {sum(len(f) for f in caught.values())} finds in {len(caught)} of {len(ATTACKS)}")
    shutil.rmtree(control)
    found = _dataview(library, _notes(root))
    return [f"{Path(path).relative_to(root)}: {fault}" for path, faults in found.items() for fault in faults]


def _dataview(library: Path, paths: list[Path]) -> dict[str, list[str]]:
    command = ["node", str(Path(__file__).with_name("dataview.cjs")), str(library)]
    done = subprocess.run(command, input="\n".join(map(str, paths)), capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
