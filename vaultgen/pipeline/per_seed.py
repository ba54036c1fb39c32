"""The two stages that see one seed at a time, for all seeds: in several processes where it pays, a fault of ours in
one seed kept from the others, and what the cache knows not done again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from vaultgen.config import Settings
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Extraction, Finding, Reading, Severity
from vaultgen.pipeline.cache import Understood
from vaultgen.pipeline.workers import Progress, map_items
from vaultgen.seeds import SeedFile, read_bytes, read_bytes_told
from vaultgen.vault.scan import note_id

_NOTHING_KNOWN: Mapping[str, Understood] = {}


def read_all(
    seeds: Sequence[SeedFile],
    settings: Settings,
    jobs: int,
    progress: Progress,
    known: Mapping[str, Understood] = _NOTHING_KNOWN,
) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """What each seed states, in the order of the seeds, and findings for those that could not be read."""
    missing = _missing_library(settings)
    settings = replace(settings, main_text="own") if missing else settings
    new = [seed for seed in seeds if seed.name not in known]
    read = partial(read_one, settings=settings)
    results = list(map_items(read, new, sum(s.size for s in new), jobs, partial(progress, "read")))
    found = dict(zip((seed.name for seed in new), results, strict=True))
    every = [known[s.name].reading if s.name in known else found[s.name] for s in seeds]
    unread = [r for r in every if isinstance(r, Finding)]
    return tuple(r for r in every if isinstance(r, Reading)), (*unread, *([missing] if missing else []))


def _missing_library(settings: Settings) -> Finding | None:
    if settings.main_text == "own":
        return None
    from vaultgen.read import missing_library

    return missing_library(settings.main_text)


def extract_all(
    readings: Sequence[Reading],
    size: int,
    settings: Settings,
    jobs: int,
    progress: Progress,
    *,
    known: Mapping[str, Understood] = _NOTHING_KNOWN,
) -> tuple[Extraction, ...]:
    """What the words of each reading say, in their order. `size` is that of the seeds in bytes.

    What is known of a seed counts only while the seed reads as it did, which the other seeds have a say in.
    """
    new = [r for r in readings if r.seed not in known or known[r.seed].settled != r]
    if new:
        # The first extraction makes an index of the lexicon: forked processes find it made.
        extract_one(Reading("", "unknown", "", "", 0), settings)
    extract = partial(extract_one, settings=settings)
    share = size * len(new) // max(1, len(readings))
    results = map_items(extract, new, share, jobs, partial(progress, "extract"))
    found = dict(zip((r.seed for r in new), results, strict=True))
    return tuple(found[r.seed] if r.seed in found else known[r.seed].extraction for r in readings)


def seed_digests(seeds: Iterable[SeedFile], settings: Settings) -> dict[str, str]:
    """The hash of each seed's bytes by its name, as readings have it; those that cannot be read are left out."""
    found: dict[str, str] = {}
    for seed in seeds:
        data = read_bytes(seed, settings)
        if isinstance(data, bytes):
            found[seed.name] = hashlib.blake2b(data, digest_size=16).hexdigest()
    return found


def understood_seeds(
    readings: Sequence[Reading],
    settled: Sequence[Reading],
    extractions: Sequence[Extraction],
    known: Mapping[str, Understood],
) -> tuple[Understood, ...]:
    """What there is to keep of each seed: what was known where it is so still; nothing where a stage failed."""
    from vaultgen.resolve import uses_in

    kept: list[Understood] = []
    for reading, final, extraction in zip(readings, settled, extractions, strict=True):
        old = known.get(reading.seed)
        if old is not None and old.extraction is extraction:
            kept.append(old)
        elif not any(f.severity is Severity.ERROR for f in extraction.findings):
            last = reading if reading == final else final
            kept.append(Understood(reading, last, extraction, tuple(uses_in(extraction).uses)))
    return tuple(kept)


def read_one(seed: SeedFile, settings: Settings) -> Reading | Finding:
    """What one seed states, or why it could not be read."""
    from vaultgen.read import read_seed

    data, told = read_bytes_told(seed, settings)
    if isinstance(data, Finding):
        return data
    if note_id(data):
        # What we wrote is evidence of nothing: the seeds that it was made from are.
        message, remedy = "is a note that vaultgen made, and no seed; left out", "move it back among the notes"
        return Finding(seed.name, 0, message, remedy)
    try:
        reading = read_seed(seed.name, data, settings.seed_max_records, settings.main_text)
        return replace(reading, findings=(*told, *reading.findings)) if told else reading
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
