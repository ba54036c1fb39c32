"""Made-up pages in the layouts that vaultgen reads."""

from __future__ import annotations

from vaultgen.model import NoteRecord, PaperRecord, Reading
from vaultgen.read import read_seed

SEARCH = """\
-
Tidal Heads: Attention That Ebbs
Authors:
Mira Okafor,
Jon Lindqvist
, et al. (12 additional authors not shown)
Abstract:
We let attention ebb. It is cheap…
▽ More
We let attention ebb. It is cheap and it is good, with 90\\% of the quality.
△ Less
Submitted 3 March, 2024; v1 submitted 1 February, 2024;
originally announced February 2024.
-
Small Boats
Authors:
Mira Okafor
Abstract:
A short abstract.
A short abstract.
△ Less
Submitted 30 July, 2015;
originally announced July 2015.
"""

SEARCH_WITH_IDS = """\
Showing 1–2 of 2 results for author: Okafor, Mira

1. arXiv:2403.05530v2  [pdf, html, other]  cs.CL stat.ML  doi 10.1000/xyz.12
Tidal Heads: Attention
That Ebbs

Authors: Mira Okafor, Jon Lindqvist, Ann K. Ray, Jr.

Abstract: …We let attention ebb. It is… ▽ More

Submitted 3 March, 2024; v1 submitted 1 February, 2024; originally announced February 2024.

Comments: 12 pages, 3 figures
Journal ref: Tides 12 (2024) 1-9
2. arXiv:hep-th/9901001  [pdf]  hep-th
On Boats

Authors: Mira Okafor

Abstract: It floats.

Submitted 1 January, 1999; originally announced January 1999.
"""

FEED = """\
CLJul 31, 2024
Tidal Heads: Attention That Ebbs and FlowsMira Okafor, Jonas Lindqvist, Anna Ray et al. · deepmind, mila
We let attention ebb.
LGJun 3, 2022
A Note on Small BoatsJonas Lindqvist, Mira Okafor
A boat is small.
"""

AITOPICS = """\
Goto

Collaborating Authors

 Okafor, Mira


Tidal Heads: Attention That Ebbs

arXiv.org Artificial Intelligence

We let attention ebb. It scores 90% on boats.


Small Boats

Journal of Floating Things

A boat is small.
"""

ABSTRACT_PAGE = """\
Computer Science > Computation and Language
arXiv:2403.05530 (cs)
[Submitted on 1 Feb 2024 (v1), last revised 3 Mar 2024 (this version, v2)]
Title:Tidal Heads: Attention That Ebbs
Authors:Tide Team: Mira Okafor, Jon Lindqvist (1), Ann Ray ((1) Harbour University)
View PDF
HTML (experimental)
Abstract:We let attention ebb.
Comments:\t12 pages
Subjects:\tComputation and Language (cs.CL); Machine Learning (cs.LG)
Cite as:\tarXiv:2403.05530 [cs.CL]
https://doi.org/10.48550/arXiv.2403.05530
"""

LISTING = """\
Showing new listings for Tuesday, 21 April 2026
Total of 2 entries
[1] arXiv:2604.00001 [pdf, html, other]
Title: Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist
Comments: 12 pages
Subjects: Computation and Language (cs.CL); Machine Learning (cs.LG)

We let attention ebb. It is cheap.

[2] arXiv:2604.00002 (cross-list from stat.ML) [pdf]
Title: Small Boats
Authors: Ann Ray
Subjects: Machine Learning (stat.ML)

A boat is small.
"""

NOTE = """\
---
title: "Tidal Heads: a summary"
aliases: [Tides, The ebb paper]
tags:
  - AI
  - paper/2024
rating: 5
source: 2403.05530
---
![[heads.png]]
# Tidal Heads

It was made by [[Harbour University|the Harbour]] and is **good**.

> [!NOTE] Mind
> It is [[Cheap Models#Price|cheap]].

## Results
*   **Reasoning:** see below
    *   **[[BoatQA]]:** scores **90.1%** [[]]
    \t1. first
*   [[ Sea Trials]] too

| Model | BoatQA |
| --- | --- |
| [[Tidal\\|T]] | 90.1 |

```python
print("[[no link]]")
```
"""


def read(text: str) -> Reading:
    """The reading of a page of which only the text is known."""
    return read_seed("seed.txt", text.encode())


def papers(reading: Reading) -> list[PaperRecord]:
    """The reading's papers."""
    return [r for r in reading.records if isinstance(r, PaperRecord)]


def note(reading: Reading) -> NoteRecord:
    """The reading's only note."""
    (record,) = reading.records
    assert isinstance(record, NoteRecord)
    return record
