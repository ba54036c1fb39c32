r"""The paths of attachments in BibTeX's field `file`.

Better BibTeX gives them bare, Zotero and JabRef as `name:path:type`, semicolons between several; a colon, semicolon or
backslash of a path has a backslash before it, which Mendeley writes as LaTeX
(`:C$\backslash$:/Users/ann/Boats.pdf:pdf`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.grounding import Passage
from vaultgen.model import Stated
from vaultgen.read.records.marked_text import unbraced, unescaped

_BACKSLASH = re.compile(r"\$\\backslash\$|\{\\textbackslash\}|\\textbackslash\{\}|\{\\textbackslash\{\}\}")
# An escaped character, and the colons that part nothing: those of a drive and of an address.
_MARK = re.compile(r"\\.|(?:^|(?<=:))[A-Za-z]:(?=[/\\])|https?:(?=//)|[:;]", re.DOTALL)
_ESCAPED = re.compile(r"\\(?=[:;\\_&%#$])(.)")


def files_in(field: Passage | None) -> Iterator[Stated[str]]:
    """The paths that the field names, in order."""
    if field is None:
        return
    text = unescaped(field)
    text = text.replace([(*found.span(), "\\") for found in _BACKSLASH.finditer(text.text)])
    for part in _split(text, ";"):
        pieces = list(_split(part, ":"))
        path = (pieces[-2] if len(pieces) >= 3 else part).strip()
        path = path.replace([(*found.span(), found[1]) for found in _ESCAPED.finditer(path.text)])
        if "{" in path.text:  # accents, as Mendeley writes them
            path = unbraced(path)
        if path.text:
            yield Stated(path.text, path.evidence())


def _split(passage: Passage, mark: str) -> Iterator[Passage]:
    begin = 0
    for found in _MARK.finditer(passage.text):
        if found[0] == mark:
            yield passage.slice(begin, found.start())
            begin = found.end()
    yield passage.slice(begin)
