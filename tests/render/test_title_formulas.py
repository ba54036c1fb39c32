"""A formula in a title: drawn in the heading, readable where nothing draws it, and text where it is none."""

from __future__ import annotations

import pytest

from vaultgen.render.escape import heading
from vaultgen.render.file_names import file_name
from vaultgen.render.math_text import readable_title, title_heading


@pytest.mark.parametrize(
    ("title", "shown", "readable"),
    [
        (
            r"Sorting in $\mathcal{O}(n \log n)$ Time",
            r"Sorting in $\mathcal{O}(n \log n)$ Time",
            "Sorting in O(n log n) Time",
        ),
        (r"$\pi_{0.5}$: a *Model* #1", r"$\pi_{0.5}$: a \*Model\* \#1", "pi_0.5: a *Model* #1"),
        ("Attention costs $5 and $10 more", r"Attention costs \$5 and \$10 more", "Attention costs $5 and $10 more"),
        (r"A $\nosuchmacro{x}$ of $L_2$", r"A \$\\nosuchmacro{x}\$ of $L_2$", r"A $\nosuchmacro{x}$ of L_2"),
        ("A $x$ [[Home]] <b>", r"A $x$ \[\[Home]] &lt;b>", "A x [[Home]] <b>"),
        ("No formula", "No formula", "No formula"),
    ],
)
def test_a_formula_is_drawn_in_the_heading_and_readable_elsewhere(title: str, shown: str, readable: str) -> None:
    assert title_heading(title) == shown
    assert readable_title(title) == readable


@pytest.mark.parametrize("title", ["A title # ", "See https://a.org/x_y_z now", "Two  blanks", "`code` == %% #"])
def test_a_title_without_a_formula_is_a_heading_like_any_other(title: str) -> None:
    assert title_heading(title) == heading(title)


def test_a_readable_title_is_what_its_file_is_called() -> None:
    for title in (r"Sorting in $\mathcal{O}(n \log n)$ Time", r"$\pi_{0.5}$ Models", r"$L_2$ and $\ell_1$ Norms"):
        assert file_name(title) == readable_title(title)
