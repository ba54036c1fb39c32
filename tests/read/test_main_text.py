"""The main text of pages nobody foresaw: by our own rules, and with trafilatura beside them where a setting says so."""

from __future__ import annotations

import re
import sys
from types import SimpleNamespace

import pytest

from tests.read.grounded import assert_grounded
from tests.read.marked_pages import marked_pages
from vaultgen.config import Settings
from vaultgen.config.settings import parse_settings
from vaultgen.errors import ConfigError
from vaultgen.model import NoteRecord, Reading
from vaultgen.read import read_seed
from vaultgen.read.html import main_text_library

PAGES = marked_pages()


def read(page: str, main_text: str = "trafilatura") -> Reading:
    return read_seed("s.html", page.encode(), main_text=main_text)


def marks(reading: Reading, kind: str) -> set[str]:
    (note,) = reading.records
    assert isinstance(note, NoteRecord)
    return set(re.findall(rf"\b{kind}\d+z\b", " ".join(block.passage.text for block in note.blocks)))


def every(page: str, kind: str) -> set[str]:
    return set(re.findall(rf"\b{kind}\d+z\b", page))


@pytest.mark.parametrize("name", PAGES)
def test_with_the_library_all_of_a_pages_text_is_kept_and_every_quote_stands(name: str) -> None:
    reading = read(PAGES[name])
    assert marks(reading, "t") == every(PAGES[name], "t")
    assert marks(reading, "b") <= marks(read(PAGES[name], "own"), "b")
    assert_grounded(reading, PAGES[name].encode())


def test_without_the_setting_the_library_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    reading = read(PAGES["mailing"], "own")
    assert reading.records
    assert not reading.findings


@pytest.mark.parametrize("text", [None, "", "nothing that stands in the page", "boat"])
def test_where_the_library_finds_nothing_our_own_rules_stand(monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(extract=lambda *_, **__: text))
    assert read(PAGES["news"]) == read(PAGES["news"], "own")


def test_where_the_library_fails_our_own_rules_stand_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setitem(sys.modules, "trafilatura", SimpleNamespace(extract=fail))
    reading = read(PAGES["news"])
    assert reading.records == read(PAGES["news"], "own").records
    assert ["trafilatura failed (RecursionError)" in f.message for f in reading.findings] == [True]


def test_a_library_that_cannot_be_loaded_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    reading = read(PAGES["news"])
    assert reading.records == read(PAGES["news"], "own").records
    assert ["vaultgen[main-text]" in f.remedy for f in reading.findings] == [True]


def test_a_library_that_is_not_installed_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_text_library, "find_spec", lambda _: None)
    finding = main_text_library.missing_library("trafilatura")
    assert finding is not None
    assert "vaultgen[main-text]" in finding.remedy
    assert main_text_library.missing_library("own") is None


def test_a_page_too_long_for_the_library_is_read_by_our_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("MOST_CHARACTERS", "MOST_TAGS"):
        with monkeypatch.context() as patch:
            patch.setattr(main_text_library, limit, 30)
            reading = read(PAGES["mailing"])
        assert reading.records == read(PAGES["mailing"], "own").records
        assert ["was not asked" in f.message for f in reading.findings] == [True]


def test_hostile_pages_are_read_with_the_library_as_without() -> None:
    deep = "<!DOCTYPE html><html><body>" + "<div><b>" * 3_000 + "deep"
    entity = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html><body><p>&b; is what it says</p>'
    fetched = '<!DOCTYPE html><html><body><iframe src="file:///etc/passwd"></iframe><img src="http://x.invalid/a">'
    for page in (deep, entity, fetched, "<!DOCTYPE html><html>\x00\x01<p>" + "<" * 1_000):
        reading = read(page)
        assert [r.title.text for r in reading.records if isinstance(r, NoteRecord)] == [
            r.title.text for r in read(page, "own").records if isinstance(r, NoteRecord)
        ]
        assert_grounded(reading, page.encode())


def test_the_setting_knows_who_finds_a_main_text() -> None:
    assert Settings().main_text == "own"
    assert parse_settings('main_text = "trafilatura"')[0].main_text == "trafilatura"
    with pytest.raises(ConfigError, match="main_text"):
        parse_settings('main_text = "all"')
