"""Tables of words kept as text."""

from __future__ import annotations

import pytest

from vaultgen.text import word_tables as module


def test_words_stand_under_the_name_before_them() -> None:
    tables = module.word_tables("vaultgen.identity", "model_words.txt")
    assert "turbo" in tables["variants"]
    assert "google" in tables["makers"]


def test_words_under_no_name_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "files", lambda _: _Folder("turbo mini"))
    module.word_tables.cache_clear()
    with pytest.raises(ValueError, match=r"under no \[table\]"):
        module.word_tables("somewhere", "words.txt")
    module.word_tables.cache_clear()


class _Folder:
    """A package's folder with one file in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __truediv__(self, file: str) -> _Folder:
        return self

    def read_text(self, encoding: str) -> str:
        return self.text
