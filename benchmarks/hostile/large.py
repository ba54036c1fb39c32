"""What is large in another way than by repetition: a million records, files of gigabytes, deep nesting, bombs.

    python benchmarks/hostile/large.py [--build] [--gigabytes 2] [NAME ...]

makes one file after the other on the disk and reads it as a build does, each in a process of its own with
`MOST_MEGABYTES` of memory and `MOST_SECONDS` of processor time; with --build a vault is built of it. Prints for each
the size, the seconds, the peak of memory, how many records came of it, and the gravest finding. Ends with 1 where a
process did not end within its bounds.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from vaultgen.config import Settings
from vaultgen.model import Finding, Severity
from vaultgen.pipeline.build import Options, build
from vaultgen.pipeline.per_seed import read_all
from vaultgen.seeds import list_seeds

MOST_SECONDS = 240
MOST_MEGABYTES = 6_000

_MILLION = 1_000_000
_DEEP = 5_000
_FEED = '<feed xmlns="http://www.w3.org/2005/Atom">\n'
_OAI = "<OAI-PMH><ListRecords>\n"
_BIB = "@misc{k%d, title={On Boat %d}, author={Ray, Ann}}"
_RIS = "TY  - JOUR\nTI  - On Boat %d\nAU  - Ray, Ann\nER  - \n"
_CSL = '{"type":"article-journal","id":"k%d","title":"On Boat %d","author":[{"family":"Ray","given":"Ann"}]},'
_ARXIV = (
    '{"id":"2401.%d","title":"On Boat %d","abstract":"It floats.","authors_parsed":[["Ray","Ann",""]],'
    '"versions":[{"version":"v1","created":"Mon, 1 Jan 2024 00:00:00 GMT"}]}\n'
)
_ENTRY = "<entry><title>On Boat %d</title><summary>It floats.</summary></entry>\n"
_RECORD = "<record><metadata><arXiv><id>2401.%d</id><title>On Boat %d</title></arXiv></metadata></record>\n"


def _lines(line: str, head: str = "", tail: str = "", times: int = _MILLION) -> Iterator[bytes]:
    """A line over and over, `%d` its number."""
    yield head.encode()
    for start in range(0, times, 1_000):
        yield "".join(line.replace("%d", str(n)) for n in range(start, min(start + 1_000, times))).encode()
    yield tail.encode()


def _repeated(unit: bytes, size: int, head: bytes = b"", tail: bytes = b"") -> Iterator[bytes]:
    """About so many bytes of one thing."""
    yield head
    block = unit * max(1, _MILLION // len(unit))
    yield from (block for _ in range(max(1, size // len(block))))
    yield tail


Maker = Callable[[int], Iterable[bytes]]

# The name of a file, and what makes its bytes, given the bytes of a huge one.
LARGE: Mapping[str, tuple[str, Maker]] = {
    "bibtex": ("a.bib", lambda _: _lines(_BIB + "\n")),
    "bibtex-one-line": ("a.bib", lambda _: _lines(_BIB)),
    "bibtex-crossref": (
        "a.bib",
        lambda _: _lines(
            "@misc{k%d, title={On %d}, crossref={p%d}}\n@proceedings{p%d, title={P}}\n", times=_MILLION // 2
        ),
    ),
    "bibtex-no-papers": ("a.bib", lambda _: _lines("@proceedings{p%d, title={On Boat %d}}\n")),
    "bibtex-broken": ("a.bib", lambda _: _lines("@misc{k%d, title={On Boat %d, author={Ray, Ann}}\n")),
    "bibtex-untitled": ("a.bib", lambda _: _lines("@misc{k%d, author={Ray, Ann}}\n")),
    "bibtex-strings": ("a.bib", lambda _: _lines("@string{k%d = {On Boat}}\n", tail="@misc{a, title=k5}")),
    "bibtex-one-entry": ("a.bib", lambda _: _lines("x%d = {a},\n", "@misc{a, ", "}")),
    "bibtex-braces": ("a.bib", lambda _: _repeated(b"{", 20 * _MILLION, b"@misc{a, title=")),
    "bibtex-blank-lines": ("a.bib", lambda _: _repeated(b"\n", 190 * _MILLION, b"@misc{a, title={On Boats}}")),
    "bibtex-no-utf-8": ("a.bib", lambda _: _repeated(b"\xff\n", 190 * _MILLION, b"@misc{a, title={On Boats}}\n")),
    "bibtex-huge": ("a.bib", lambda size: _repeated(_BIB.encode() + b"\n", size)),
    "ris": ("a.ris", lambda _: _lines(_RIS)),
    "ris-one-entry": ("a.ris", lambda _: _lines("AU  - Ray, A%d\n", "TY  - JOUR\nTI  - On Boats\n")),
    "ris-untitled": ("a.ris", lambda _: _lines("TY  - JOUR\nAU  - Ray, A%d\nER  - \n")),
    "ris-huge": ("a.ris", lambda size: _repeated(_RIS.encode(), size)),
    "atom": ("a.xml", lambda _: _lines(_ENTRY, _FEED, "</feed>")),
    "atom-broken": ("a.xml", lambda _: _lines("<entry><title>On Boat %d</b></entry>\n", _FEED, "</feed>")),
    "atom-one-entry": ("a.xml", lambda _: _lines("<author><name>Ray %d</name></author>", _FEED + "<entry>")),
    "atom-deep": ("a.xml", lambda _: _repeated(b"<a>", _MILLION, _FEED.encode() + b"<entry>")),
    "atom-huge": ("a.xml", lambda size: _repeated(_ENTRY.encode(), size, _FEED.encode())),
    "oai": ("a.xml", lambda _: _lines(_RECORD, _OAI, "</ListRecords></OAI-PMH>")),
    "csl": ("a.json", lambda _: _lines(_CSL + "\n", "[", "{}]")),
    "csl-one-line": ("a.json", lambda _: _lines(_CSL, "[", "{}]")),
    "csl-huge": ("a.json", lambda size: _repeated(_CSL.encode() + b"\n", size, b"[")),
    "json-lines": ("a.json", lambda _: _lines(_ARXIV)),
    "json-lines-broken": ("a.json", lambda _: _lines('{"id":"2401.%d","title":"On %d" "authors_parsed":[["Ray"]]\n')),
    "json-lines-huge": ("a.json", lambda size: _repeated(_ARXIV.encode(), size)),
    "json-one-record": ("a.json", lambda _: _lines('{"name":"Ray %d"},', '[{"paperId":"1","title":"T","authors":[')),
    "json-deep": ("a.json", lambda _: _repeated(b"[", 5 * _MILLION, b'[{"paperId":"1","title":"T","authors":')),
    "csv": ("a.csv", lambda _: _lines("%d,On Boat %d,Ray Ann,2024\n", "id,title,authors,year\n")),
    "csv-huge": ("a.csv", lambda size: _repeated(b"1,On Boats,Ray Ann,2024\n", size)),
    "links": ("a.md", lambda _: _lines("[[Note %d]]\n", "# Links\n\n")),
    "links-one-line": ("a.md", lambda _: _lines("[[Note %d]] ", "# Links\n\n")),
    "links-to-one": ("a.md", lambda _: _lines("[[Note]]\n", "# Links\n\n")),
    "note-huge": ("a.md", lambda size: _repeated(b"It is on [[Boats]].\n", size, b"# Boats\n\n")),
    "note-deep-list": ("a.md", lambda _: (b" " * (2 * n) + b"- [[a]]\n" for n in range(_DEEP // 4))),
    "note-deep-quote": ("a.md", lambda _: (b"> " * n + b"[!note] [[a]]\n" for n in range(1, _DEEP // 4))),
    "note-deep-yaml": (
        "a.md",
        lambda _: chain((b"---\n",), (b" " * n + b"a:\n" for n in range(_DEEP // 4)), (b"---\n# Deep\n",)),
    ),
    "note-deep-flow": ("a.md", lambda _: _repeated(b"[", 100_000, b"---\na: ", b"\n---\n# Deep\n")),
    "note-brackets": ("a.md", lambda _: _repeated(b"[", _MILLION, b"# Deep\n\n")),
    "html-deep": ("a.html", lambda _: _repeated(b"<div>", _MILLION, b"<html><body>", b"deep")),
    "html-deep-lists": ("a.html", lambda _: _repeated(b"<ul><li>a", _MILLION, b"<html><body>")),
    "html-huge": (
        "a.html",
        lambda size: _repeated(b"<p>On boats there is little to say.</p>\n", size, b"<html><body>"),
    ),
    "canvas-deep": ("a.canvas", lambda _: _repeated(b"[", _MILLION, b'{"nodes":')),
    "nothing-huge": ("a.txt", lambda size: (bytes(_MILLION) for _ in range(size // _MILLION))),
}


def main() -> int:
    """Measure what is asked for; 1 where a process did not end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*LARGE, *PACKED, []])
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--gigabytes", type=float, default=2.0)
    asked = parser.parse_args()
    size = int(asked.gigabytes * 1e9)
    return 1 if sum(_measured(n, size, is_built=asked.build) for n in asked.names or [*LARGE, *PACKED]) else 0


def _measured(name: str, size: int, *, is_built: bool) -> int:
    """Read or build one file in a process of its own: 0, or 1 where that did not end within its bounds."""
    with TemporaryDirectory(prefix="vaultgen-large-") as folder:
        (Path(folder) / "seeds").mkdir()
        file_name, write = PACKED.get(name) or (LARGE[name][0], partial(_write, make=LARGE[name][1], size=size))
        seed = Path(folder) / "seeds" / file_name
        write(seed)
        child = os.fork()
        if not child:
            os._exit(_run(name, Path(folder), seed.stat().st_size, is_built=is_built))
        status = os.waitstatus_to_exitcode(os.wait4(child, 0)[1])
    if status:
        print(f"{name:18} did not end within its bounds ({status})", flush=True)
    return int(status != 0)


def _run(name: str, vault: Path, size: int, *, is_built: bool) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEGABYTES << 20, MOST_MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    begun = time.process_time()
    try:
        count, findings = _built(vault) if is_built else _read(vault)
    except MemoryError:
        return 2
    seconds, peak = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    told = [f for f in findings if f.severity is not Severity.INFO]
    gravest = min(told, key=lambda f: f.severity is not Severity.ERROR, default=None)
    said = f"; line {gravest.line}: {gravest.message[:150]} [{gravest.remedy}]" if gravest else ""
    print(f"{name:18} {size / 1e6:7.1f} MB {seconds:7.1f} s {peak:7.0f} MB {count:7,}{said}", flush=True)
    return 0


def _read(vault: Path) -> tuple[int, tuple[Finding, ...]]:
    """The number of records of all seeds, and what there is to say of them."""
    seeds, unlisted = list_seeds(vault / "seeds", vault)
    readings, unread = read_all(seeds, Settings(), 1, lambda *_: None)
    return sum(len(r.records) for r in readings), (*unlisted, *unread, *(f for r in readings for f in r.findings))


def _built(vault: Path) -> tuple[int, tuple[Finding, ...]]:
    """The number of notes of a vault, and what there is to say of it."""
    result = build(vault, Options(jobs=1, yes=True))
    return len(result.plan.steps), result.findings


def _write(path: Path, make: Maker, size: int) -> None:
    with path.open("wb") as file:
        file.writelines(make(size))


def _gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as file:
        file.writelines(_repeated(_BIB.encode() + b"\n", 2_000 * _MILLION))


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(12):
            archive.writestr(f"{number}.txt", b"boat " * (5 * _MILLION))


PACKED: Mapping[str, tuple[str, Callable[[Path], None]]] = {
    "gzip-bomb": ("a.bib.gz", _gzip_bomb),
    "zip-bomb": ("a.zip", _zip_bomb),
}


if __name__ == "__main__":
    sys.exit(main())
