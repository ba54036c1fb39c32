"""Readers that other packages bring: objects of type `Reader` under the entry point group `vaultgen.readers`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points

from vaultgen.model import Finding, Severity
from vaultgen.read.page import Page, Reader, ReadPage
from vaultgen.text.clean import SeedText

GROUP = "vaultgen.readers"


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """The readers found, in the order of their names, and what could not be loaded. `versions` name their packages."""

    readers: tuple[Reader, ...]
    failed: tuple[str, ...]
    versions: tuple[str, ...]


@lru_cache(maxsize=1)
def third_party() -> ThirdParty:
    """The readers of all installed packages; looked up once."""
    readers, failed, versions = [], [], []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            reader = point.load()
        except Exception as error:  # noqa: BLE001 - a broken package of others must not stop a build
            failed.append(f"the reader {point.name} cannot be loaded ({type(error).__name__}: {error})")
            continue
        if not isinstance(reader, Reader):
            failed.append(f"the reader {point.name} is no vaultgen.read.Reader")
            continue
        readers.append(reader)
        versions.append(f"{point.name} {point.dist.name} {point.dist.version}" if point.dist else point.name)
    return ThirdParty(tuple(readers), tuple(failed), tuple(versions))


def safe_match(reader: Reader, page: Page) -> float:
    """How sure a reader of others is, from 0 to 1; one that fails is not."""
    try:
        return min(1.0, max(0.0, float(reader.match(page))))
    except Exception:  # noqa: BLE001 - a fault of another package must not cost the user the seed
        return 0.0


def safe_decode(reader: Reader, seed: str, data: bytes) -> SeedText | None:
    """The lines that a reader of others makes of bytes; none where it fails."""
    if reader.decode is None:
        return None
    try:
        return reader.decode(seed, data)
    except Exception:  # noqa: BLE001 - as above
        return None


def safe_read(reader: Reader, page: Page) -> ReadPage:
    """What a reader of others read, as far as its quotes stand in the lines that they name; else a finding."""
    try:
        read_page = reader.read(page)
    except Exception as error:  # noqa: BLE001 - as above
        message = f"the reader {reader.name} failed ({type(error).__name__}: {error})"
        finding = Finding(page.seed, 0, message, "tell the authors of the reader", Severity.ERROR)
        return ReadPage((), frozenset(), f"Not read by {reader.name}", findings=(finding,))
    kept = tuple(r for r in read_page.records if _stands(r.title.evidence().quote, r.line, page))
    if kept != read_page.records:
        message = f"the reader {reader.name} gave records whose titles stand in no line of the seed; left out"
        finding = Finding(page.seed, 0, message, "tell the authors of the reader", Severity.ERROR)
        findings = (*read_page.findings, finding)
        return ReadPage(kept, read_page.understood, read_page.description, read_page.subject, findings)
    return read_page


def _stands(quote: str, line: int, page: Page) -> bool:
    return 1 <= line <= len(page.raw) and quote in page.raw[line - 1]
