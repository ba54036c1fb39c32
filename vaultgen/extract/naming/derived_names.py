"""The names made from the name of what a paper introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaultgen.extract.naming.introductions import Introduction
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.extract.naming.shapes import Shape, shape_of
from vaultgen.identity.model_words import SPACED_VARIANTS

_SIZE_OR_LETTER = re.compile(
    rf"[A-Z]|Bench|Corpus|Eval|Instruct|QA|\s\d+(?:\.\d+)?[BM]|\s(?i:{'|'.join(sorted(SPACED_VARIANTS))})"
)
NAMED_AFTER = "introduced: named after what is introduced"


def derived_introductions(
    spans: Sequence[NameSpan], introduced: Sequence[Introduction], title: str
) -> Iterator[Introduction]:
    """The names made from an introduced one: with Foo come Foo-QA, Foo 7B, FooBench and FooS. `title` is the name that
    the title opens with."""
    names = [i.span.name for i in introduced if not i.span.entries and " " not in i.span.name]
    names += [title] if title and " " not in title else []
    known = {s.name.lower() for s in spans if s.entries}
    # VideoPath-Instruct comes with VideoPath-LLaVA, as all that bears the name of the project.
    projects = [name.partition("-")[0] for name in names if "-" in name]
    projects = [p for p in projects if len(p) > 3 and shape_of(p) is Shape.STRONG and p.lower() not in known]
    stems = tuple(f"{name}-" for name in (*names, *projects))
    seen = {i.span.name for i in introduced} | {title}
    # What the new name goes on from was there before: corpora such as Foo-Web, and our Foo-Web-Max.
    longer = [i.span for i in introduced if "-" in i.span.name]
    seen |= {s.name for new in longer for s in spans if s.start < new.start and new.name.startswith(f"{s.name}-")}
    for span in spans:
        stem = next((n for n in names if span.name.startswith(n)), "")
        is_size = bool(stem and _SIZE_OR_LETTER.fullmatch(span.name[len(stem) :]))
        is_cut = span.name.endswith(("-v", "-V"))  # of Foo-v.2.0
        if not span.entries and span.name not in seen and not is_cut and (is_size or span.name.startswith(stems)):
            seen.add(span.name)
            yield Introduction(span, None, "", NAMED_AFTER)
