"""The two stages that see one seed at a time, for all seeds: in several processes where it pays, a fault of ours in
one seed kept from the others."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from vaultgen.config import Settings
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Extraction, Finding, Reading, Severity
from vaultgen.seeds import SeedFile, read_bytes
from vaultgen.workers import Progress, map_items


def read_all(
    seeds: Sequence[SeedFile], settings: Settings, jobs: int, progress: Progress
) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """What each seed states, in the order of the seeds, and findings for those that could not be read."""
    read = partial(read_one, settings=settings)
    results = list(map_items(read, seeds, sum(s.size for s in seeds), jobs, partial(progress, "read")))
    readings = tuple(r for r in results if isinstance(r, Reading))
    return readings, tuple(r for r in results if isinstance(r, Finding))


def extract_all(
    readings: Sequence[Reading], size: int, settings: Settings, jobs: int, progress: Progress
) -> tuple[Extraction, ...]:
    """What the words of each reading say, in their order. `size` is that of the seeds in bytes."""
    # The first extraction makes an index of the lexicon: forked processes find it made.
    extract_one(Reading("", "unknown", "", "", 0), settings)
    extract = partial(extract_one, settings=settings)
    return tuple(map_items(extract, readings, size, jobs, partial(progress, "extract")))


def read_one(seed: SeedFile, settings: Settings) -> Reading | Finding:
    """What one seed states, or why it could not be read."""
    from vaultgen.read import read_seed

    data = read_bytes(seed, settings)
    if isinstance(data, Finding):
        return data
    try:
        return read_seed(seed.name, data)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one seed must not cost the user all the others
        return _fault(seed.name, "reading", error)


def extract_one(reading: Reading, settings: Settings) -> Extraction:
    """What one reading says; nothing, and a finding, where extraction fails."""
    from vaultgen.extract import extract

    try:
        return extract(reading, load_lexicon(settings.lexicon))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one seed must not cost the user all the others
        return Extraction(reading.seed, {}, findings=(_fault(reading.seed, "extraction", error),))


def _fault(seed: str, stage: str, error: Exception) -> Finding:
    """The finding for an error that no stage should raise."""
    if os.environ.get("VAULTGEN_DEBUG"):
        raise error
    message = f"{stage} failed ({type(error).__name__}: {error}); the other seeds are not affected"
    return Finding(seed, 0, message, "please report it, with what VAULTGEN_DEBUG=1 shows", Severity.ERROR)
