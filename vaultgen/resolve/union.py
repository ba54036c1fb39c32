"""Union-find: which of a set of keys have been joined, whatever the order of the joins."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, Protocol, Self, TypeVar


class Sortable(Hashable, Protocol):
    """A key that can be hashed and sorted."""

    def __lt__(self, other: Self, /) -> bool: ...


K = TypeVar("K", bound=Sortable)


class Union(Generic[K]):
    """Disjoint sets of keys; the smallest key of a set stands for it."""

    def __init__(self) -> None:
        self._parent: dict[K, K] = {}

    def find(self, key: K) -> K:
        """The key that stands for the set of `key`."""
        if key not in self._parent:
            return key
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(key, key)) != root:
            self._parent[key], key = root, above
        return root

    def join(self, one: K, other: K) -> None:
        """Make the sets of the two keys one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            low, high = (first, second) if first < second else (second, first)
            self._parent[high] = low

    def sets(self, keys: Iterable[K]) -> list[list[K]]:
        """The sets among `keys`, each sorted, sorted by their first key."""
        groups: dict[K, list[K]] = {}
        for key in sorted(set(keys)):
            groups.setdefault(self.find(key), []).append(key)
        return sorted(groups.values())
