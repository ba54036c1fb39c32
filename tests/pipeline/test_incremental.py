"""Building on what the last build left: the same vault as from scratch, and no work where nothing has changed."""

from __future__ import annotations

import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_up import LISTING, NOTE, make_vault, notes_of
from vaultgen.cli import main
from vaultgen.config import Settings
from vaultgen.lexicon import Entry
from vaultgen.model import Extraction, Finding, NodeType, Reading
from vaultgen.pipeline import per_seed
from vaultgen.pipeline.build import Options, build, understand
from vaultgen.pipeline.cache import SeedCache, unpacked
from vaultgen.pipeline.last_build import nothing_to_do
from vaultgen.seeds import SeedFile, list_seeds

TERNS = LISTING.replace("On the Patience of Egrets", "On the Impatience of Terns")
# A feed that glues titles to authors: where one ends and the other begins, other seeds know.
FEED = "CLJul 31, 2024\nTidal Heads: Attention That EbbsAda Marsh, Boris Reed et al. · marsh labs\nWe let it ebb.\n"
TEXTS = (LISTING, NOTE, TERNS, FEED, TERNS.replace("Ada Marsh", "Edda Marsh"), "words that are no page at all", "")
LONG_AGO = 1_600_000_000


def run(vault: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["build", str(vault), *options])


def built(tmp_path: Path) -> Path:
    """A vault that has been built by the command."""
    vault = make_vault(tmp_path / "vault")
    assert run(vault).exit_code == 0
    return vault


def test_after_a_build_there_is_nothing_to_do_and_the_same_is_said(tmp_path: Path) -> None:
    vault = built(tmp_path)
    assert nothing_to_do(vault)
    quick, quick_json = run(vault), run(vault, "--json")
    (vault / ".vaultgen/cache.sqlite").unlink()
    thorough, thorough_json = run(vault), run(vault, "--json")
    assert "unchanged" in quick.stdout
    assert (quick.output, quick_json.output) == (thorough.output, thorough_json.output)


@pytest.mark.parametrize("question", [("export",), ("explain", "Ada Marsh")])
def test_what_the_last_build_kept_answers_as_the_seeds_do(tmp_path: Path, question: tuple[str, ...]) -> None:
    vault = built(tmp_path)
    asked = [question[0], str(vault), *question[1:]]
    kept = CliRunner().invoke(main, asked)
    (vault / ".vaultgen/cache.sqlite").unlink()
    assert kept.exit_code == 0
    assert CliRunner().invoke(main, asked).output == kept.output


@pytest.mark.parametrize("path", ["seeds/listing.txt", "Authors/Ada Marsh.md", "vaultgen.toml", "templates/x.md.j2"])
def test_whatever_a_build_depends_on_is_looked_at_again_when_it_changes(tmp_path: Path, path: str) -> None:
    vault = built(tmp_path)
    (vault / path).parent.mkdir(exist_ok=True)
    with (vault / path).open("a", encoding="utf-8") as stream:
        stream.write("\n# a line\n")
    assert nothing_to_do(vault) is None


@pytest.mark.parametrize("path", ["seeds/listing.txt", "Home.md", ".vaultgen/state.sqlite", ".obsidian/graph.json"])
def test_whatever_goes_away_is_missed(tmp_path: Path, path: str) -> None:
    vault = built(tmp_path)
    (vault / path).unlink()
    assert nothing_to_do(vault) is None


def test_a_new_file_is_seen_and_a_hidden_one_is_not(tmp_path: Path) -> None:
    vault = built(tmp_path)
    (vault / ".hidden.md").write_text("secret", encoding="utf-8")
    assert nothing_to_do(vault)
    (vault / "Mine.md").write_text("mine", encoding="utf-8")
    assert nothing_to_do(vault) is None


def test_a_seed_that_was_touched_but_not_changed_is_no_reason_to_build(tmp_path: Path) -> None:
    vault = built(tmp_path)
    os.utime(vault / "seeds/listing.txt", (LONG_AGO, LONG_AGO))
    os.utime(vault / "Home.md", (LONG_AGO, LONG_AGO))
    assert nothing_to_do(vault)


def test_a_change_that_keeps_size_and_time_is_seen_while_the_clock_may_not_have_ticked(tmp_path: Path) -> None:
    vault = built(tmp_path)
    note = vault / "Authors/Ada Marsh.md"
    status = note.stat()
    note.write_text(note.read_text(encoding="utf-8").replace("Marsh", "March"), encoding="utf-8")
    os.utime(note, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert note.stat().st_size == status.st_size
    assert nothing_to_do(vault) is None


def test_a_link_among_the_seeds_is_always_followed(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    (vault / "Linked.txt").write_text(TERNS, encoding="utf-8")
    (vault / "seeds/link.txt").symlink_to(vault / "Linked.txt")
    run(vault)
    assert nothing_to_do(vault) is None


def test_a_build_with_nothing_to_do_imports_none_of_the_large_libraries(tmp_path: Path) -> None:
    vault = built(tmp_path)
    code = (
        "import sys\nfrom vaultgen.cli import main\n"
        "try:\n    main(['build', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'networkx', 'jinja2', 'markdown_it', 'yaml'}))\n"
        "print('vaultgen.model' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(vault)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-2:] == ["[]", "False"]
    assert "unchanged" in done.stdout


def test_only_a_new_seed_is_read_and_extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault, Options(jobs=1))
    worked: list[str] = []
    read_one, extract_one = per_seed.read_one, per_seed.extract_one

    def counted_read(seed: SeedFile, settings: Settings) -> Reading | Finding:
        worked.append(f"read {seed.name}")
        return read_one(seed, settings)

    def counted_extract(reading: Reading, settings: Settings) -> Extraction:
        worked.append(f"extract {reading.seed}")
        return extract_one(reading, settings)

    monkeypatch.setattr(per_seed, "read_one", counted_read)
    monkeypatch.setattr(per_seed, "extract_one", counted_extract)
    (vault / "seeds/more.txt").write_text(TERNS, encoding="utf-8")
    build(vault, Options(jobs=1))
    assert [w for w in worked if w != "extract "] == ["read more.txt", "extract more.txt"]


def test_other_settings_have_every_seed_extracted_again(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    seeds, _ = list_seeds(vault / "seeds", vault)
    digests = per_seed.seed_digests(seeds, Settings())
    assert SeedCache(vault, Settings()).load(digests).keys() == {"listing.txt", "note.md"}
    other = Settings(lexicon=(Entry(NodeType.MODEL, "Marsh"),))
    assert SeedCache(vault, other).load(digests) == {}
    assert SeedCache(vault, Settings(seed_max_records=1)).load(digests) == {}
    assert SeedCache(vault, Settings(concept_min_papers=9)).load(digests).keys() == {"listing.txt", "note.md"}
    assert SeedCache(vault, Settings()).load(digests | {"note.md": "0"}).keys() == {"listing.txt"}


def test_what_the_cache_gives_is_what_was_put_into_it(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", a=LISTING, b=NOTE, c=FEED)
    seeds, _ = list_seeds(vault / "seeds", vault)
    fresh = understand(seeds, Settings(), 1, cache=SeedCache(vault, Settings()))
    SeedCache(vault, Settings()).save(fresh.kept)
    kept = understand(seeds, Settings(), 1, cache=SeedCache(vault, Settings()))
    assert kept == fresh


class Attack:
    """What would make a careless reader of pickles run a command."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def test_a_cache_from_elsewhere_cannot_run_anything(tmp_path: Path) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert unpacked(zlib.compress(pickle.dumps(Attack(tmp_path / "made"), protocol))) is None
    assert unpacked(zlib.compress(pickle.dumps([1]))) is None
    assert unpacked(b"no zlib") is None
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("damage", ["file", "entry"])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: str) -> None:
    vault = make_vault(tmp_path / "vault")
    build(vault)
    expected = notes_of(vault)
    cache = vault / ".vaultgen/cache.sqlite"
    if damage == "file":
        cache.write_bytes(b"not a database, and not a short one either" * 99)
    else:
        with closing(sqlite3.connect(cache)) as connection, connection:
            connection.execute("UPDATE understood SET packed = x'00'")
    (vault / "seeds/more.txt").write_text(LISTING, encoding="utf-8")
    build(vault)
    (vault / "seeds/more.txt").unlink()
    build(vault)
    assert notes_of(vault) == expected


_NAMES = st.sampled_from(["a.txt", "b.md", "c.txt"])
_CHANGES = st.lists(st.dictionaries(_NAMES, st.none() | st.sampled_from(TEXTS), min_size=1), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(_CHANGES)
def test_built_step_by_step_a_vault_is_what_it_is_built_at_once(changes: list[Mapping[str, str | None]]) -> None:
    with TemporaryDirectory() as folder:
        step_by_step, at_once = Path(folder) / "steps", Path(folder) / "once"
        (step_by_step / "seeds").mkdir(parents=True)
        for change in changes:
            for name, text in change.items():
                (step_by_step / "seeds" / name).unlink(missing_ok=True)
                if text is not None:
                    (step_by_step / "seeds" / name).write_text(text, encoding="utf-8")
            build(step_by_step, Options(jobs=1, yes=True))
            assert nothing_to_do(step_by_step) is not None
        shutil.copytree(step_by_step / "seeds", at_once / "seeds")
        build(at_once, Options(jobs=1))
        assert notes_of(step_by_step) == notes_of(at_once)


_SETTINGS = (
    "",
    "concept_min_papers = 1\n",
    '[[decisions.join]]\nnames = ["Heron 2", "Reed Warbler"]\n',
    '[[decisions.ignore]]\nname = "MMLU"\n',
)
_TEMPLATES = (None, "{{ note.frontmatter -}}\n# {{ note.title }}\n\nMine.\n")
_DEEDS = st.one_of(
    st.tuples(st.just("seed"), _NAMES, st.none() | st.sampled_from(TEXTS)),
    st.tuples(st.just("settings"), st.just(""), st.sampled_from(_SETTINGS)),
    st.tuples(st.just("template"), st.just("author.md.j2"), st.sampled_from(_TEMPLATES)),
    st.tuples(st.sampled_from(["rename", "edit", "alias", "delete"]), st.sampled_from("AHMR"), st.just("")),
    st.tuples(
        st.just("own note"), st.sampled_from(["Ada Marsh", "MMLU"]), st.none() | st.just("[[Heron 2]] is mine.\n")
    ),
)


def do(vault: Path, deed: str, name: str, text: str | None) -> None:
    """What a person does between two builds; to a note, to the first whose name begins so."""
    places = {"seed": f"seeds/{name}", "settings": "vaultgen.toml", "template": f"templates/{name}"}
    if deed in places or deed == "own note":
        file = vault / places.get(deed, f"{name}.md")
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        if text is not None:
            file.write_text(text, encoding="utf-8")
        return
    note = next((vault / path for path in notes_of(vault) if Path(path).name.startswith(name)), None)
    if note is None:
        return
    said = note.read_text(encoding="utf-8")
    if deed == "edit":
        note.write_text(said + "\nMy own words.\n", encoding="utf-8")
    elif deed == "alias":
        note.write_text(said.replace("---\n", "---\nalias: Marsh Bird\n", 1), encoding="utf-8")
    elif deed == "rename":
        note.rename(note.with_name(f"{note.stem} again.md"))
    else:
        note.unlink()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(_DEEDS, min_size=1, max_size=3), min_size=2, max_size=4))
def test_whatever_is_done_a_vault_with_caches_is_what_it_is_without(
    story: list[list[tuple[str, str, str | None]]],
) -> None:
    with TemporaryDirectory() as folder:
        vaults = make_vault(Path(folder) / "kept"), make_vault(Path(folder) / "forgotten")
        for deeds in ([], *story):
            for vault in vaults:
                for deed in deeds:
                    do(vault, *deed)
                if vault is vaults[1]:
                    (vault / ".vaultgen/cache.sqlite").unlink(missing_ok=True)
                build(vault, Options(jobs=1, yes=True))
            assert notes_of(vaults[0]) == notes_of(vaults[1])


def rendered(vault: Path) -> int:
    """How many notes a build writes anew, as its progress tells."""
    seen: list[int] = [0]

    def progress(stage: str, _done: int, total: int) -> None:
        seen.append(total if stage == "render" else 0)

    build(vault, Options(jobs=1), progress)
    return max(seen)


def test_only_notes_are_rendered_that_a_new_seed_says_something_of(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    everything = rendered(vault)
    assert rendered(vault) == 0
    (vault / "seeds/more.txt").write_text(
        "1.\nA Quite Other Paper\nAuthors:\nZoe Nobody\nAbstract:\nIt says little, on purpose.\n", encoding="utf-8"
    )
    assert 0 < rendered(vault) < everything / 2
    (vault / "templates").mkdir()
    (vault / "templates/author.md.j2").write_text("{% extends 'vaultgen/author.md.j2' %}", encoding="utf-8")
    assert rendered(vault) > everything
