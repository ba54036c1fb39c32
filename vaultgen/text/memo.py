"""What is found out of words, kept from word to word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["WordMemo"]

_Value = TypeVar("_Value")
_MOST = 20_000  # Words kept, so that reading on and on does not fill the memory.


class WordMemo(dict[str, _Value]):
    """What `of` says of each word, found out when it is first asked for. To look it up is one step in C."""

    def __init__(self, of: Callable[[str], _Value]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, word: str) -> _Value:
        value = self._of(word)
        if len(self) >= _MOST:
            self.clear()
        self[word] = value
        return value
