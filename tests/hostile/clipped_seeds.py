"""Hostile clippings of papers and lists of papers: a seed of a name and an attack, as clippers would save it."""

from __future__ import annotations

import json

from tests.hostile.words import abstract, line


def paper_by_markdownload(name: str, attack: str) -> str:
    """A page of Papers with Code with the BibTeX entry that it offers."""
    one = line(attack)
    return (
        f"---\ncreated: 2024-09-01T10:11:12 (UTC +02:00)\ntags: []\nsource: https://paperswithcode.com/paper/otter\n"
        f"author: {json.dumps(one)}\n---\n\n# Papers with Code - {name}: {one}\n\n> ## Excerpt\n> {one}\n\n---\n"
        f"CVPR 2024 {one} · [Ada Marsh](https://paperswithcode.com/author/a), [{one}](https://paperswithcode.com/author/b)"
        f" ·\n\n{abstract(name, one)}\n\n[PDF](https://arxiv.org/pdf/2402.01234) [{one}]({one})\n\n"
        f"**Keywords:** {one}, x\n\n@article{{k,\n"
        f"  title={{{name}: {one}}},\n  author={{Marsh, Ada and {one}}},\n  journal={{{one}}}\n}}\n"
    )


def aitopics_search(name: str, attack: str) -> str:
    """Results of a search on AITopics, with authors and dates."""
    one = line(attack)
    entry = (
        f"#### [{name}: {one}](https://aitopics.org/doc/arxivorg:1)\n\n[Marsh, Ada](https://aitopics.org/x), {one}\n\n"
        f"{one} arXiv.org Artificial Intelligence Feb-1-2024\n\n{abstract(name, one)}\n\n"
        f"{one}, learning, (9 more...)\n\n"
    )
    return (
        f'---\ntitle: "AITopics"\nsource: "https://aitopics.org/search?q=1"\ncreated: 2024-09-01\ntags:\n'
        f'  - "clippings"\n---\n{entry}'
        f"#### [Small Boats](https://aitopics.org/doc/arxivorg:2)\n\n[Marsh, Ada](https://aitopics.org/x)\n\n"
        f"Journal of Boats {one} Feb-2-2024\n\nA boat is small and the sea is {one} large.\n"
    )


def typed_sentences(name: str, attack: str) -> str:
    """What somebody typed without any Markdown but that of the attack."""
    return f"I read on {name} today. {line(attack)} It scores 77.0% on MMLU.\n\nIt is {line(attack)} good.\n"
