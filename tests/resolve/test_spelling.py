"""How the names of a family of models are written."""

from __future__ import annotations

import pytest

from vaultgen.resolve.spelling import family_spellings


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"Zorilla 2.5 Flash": 3, "Zorilla-2.5 Pro": 1}, {"Zorilla-2.5 Pro": "Zorilla 2.5 Pro"}),
        ({"Zor-4o": 3, "Zor-4O mini": 1}, {"Zor-4O mini": "Zor-4o mini"}),
        ({"Zorilla 3": 3, "ZoRILLA 3 8B": 1}, {"ZoRILLA 3 8B": "Zorilla 3 8B"}),
        ({"Zorilla 3": 1, "ZoRILLA 3 8B": 1}, {}),
        ({"Zorilla 2.5": 3, "Bittern-2.5": 1}, {}),
        ({"Zorilla 2.5": 3, "Zorilla2.5-7B-IT": 1}, {"Zorilla2.5-7B-IT": "Zorilla 2.5 7B IT"}),
        ({"Zorilla 3": 3, "Zorilla-2": 1, "Zorilla-2B": 1}, {"Zorilla-2": "Zorilla 2", "Zorilla-2B": "Zorilla 2B"}),
        ({"Zor-4": 3, "Zor 4 Turbo": 1}, {}),
        ({"Zorilla2": 3, "Zorilla v1": 1}, {}),
    ],
)
def test_a_name_is_written_as_most_of_its_family_are(names: dict[str, int], expected: dict[str, str]) -> None:
    assert family_spellings(names) == expected
