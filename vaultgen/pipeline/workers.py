"""The same function over many items, in several processes where that pays; results in the order of the items."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")

# What is being done, how much of it is done, of how much.
Progress = Callable[[str, int, int], None]

# Below so many bytes of seeds a second process costs more than it saves.
_WORTH_FORKING = 300_000


def map_items(
    function: Callable[[T], R], items: Sequence[T], size: int, jobs: int, progress: Callable[[int, int], None]
) -> Iterator[R]:
    """`function` of each item, in order. `size` is the items' bytes together; `jobs` 0 means one for each processor.

    Processes are forked, so that they find the lexicon loaded, the function and the items as they are; only results
    are sent. Where a system cannot fork, the work is done in one.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(items))
    if jobs < 2 or size < _WORTH_FORKING or "fork" not in multiprocessing.get_all_start_methods():
        for number, item in enumerate(items, 1):
            yield function(item)
            progress(number, len(items))
        return
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, len(items) // (jobs * 8))
    forked = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, mp_context=forked, initializer=_begin, initargs=(function, items)) as pool:
        for number, result in enumerate(pool.map(_do, range(len(items)), chunksize=chunk), 1):
            yield result
            progress(number, len(items))


# The work of this process, in one that was forked to do it.
_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _begin(function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    """Take up a work: called once in each process, which inherits the arguments."""
    _work[:] = [(function, items)]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that forked it is gone: a build that was killed leaves nobody waiting for work."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(number: int) -> Any:
    """The result for one item."""
    ((function, items),) = _work
    return function(items[number])


def collection_paused(function: Callable[P, R]) -> Callable[P, R]:
    """`function` without the search for cyclic garbage: the stages make millions of objects and no cycles, and going
    through them again and again takes a third of the time."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return function(*args, **kwargs)
        finally:
            if was_enabled:
                gc.enable()

    return run
