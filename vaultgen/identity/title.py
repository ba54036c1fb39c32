"""What makes two titles the same: the key of a title, the keys of arXiv ids and DOIs, main title and subtitle."""

from __future__ import annotations

import re
from functools import lru_cache

from vaultgen.text.fold import fold

# LaTeX names of the letters that occur in titles; other commands carry no letters of the title.
_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*")
_ACCENT = re.compile(r"\\[`'^\"~=.](?=\s*\{?[A-Za-z])")
_MARKUP = re.compile(r"[${}^_\\]")
_AND = re.compile(r"\s*(?:&(?:amp;)?|\\&)\s*")
_SUBTITLE = re.compile(r"(?<=\S)(?::\s+|\s+[-–—]\s+|\s*[–—]\s*|\?\s+)(?=\S)")
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?((?:(?<![a-z-])[a-z-]+(?:\.[A-Z]{2})?/\d{7})|(?<![\d.])\d{4}\.\d{4,5}(?!\d))(?:v\d+)?",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@lru_cache(maxsize=100_000)
def title_key(title: str) -> str:
    r"""The words of a title that identify it: no case, accents, punctuation or LaTeX; `&` is `and`.

    `Scaling via $\mu$P` and `Scaling via μP` meet in `scaling via μp`.
    """
    text = _AND.sub(" and ", title)
    text = _ACCENT.sub("", text)
    text = _COMMAND.sub(lambda m: _letter(m[1].lower()), text)
    return fold(_MARKUP.sub("", text))


def joined_title_key(title: str) -> str:
    """The title's key without blanks, under which `cold-start`, `cold start` and `coldstart` meet."""
    return title_key(title).replace(" ", "")


def main_title(title: str) -> str:
    """What stands before the subtitle: `BERT: Pre-training of Transformers` gives `BERT`."""
    return _SUBTITLE.split(title, maxsplit=1)[0].strip()


def arxiv_key(text: str) -> str:
    """The arXiv id within `text` without its version (`arXiv:2312.11805v3` gives `2312.11805`), or an empty string."""
    found = _ARXIV.search(text)
    return found[1].lower() if found else ""


def doi_key(text: str) -> str:
    """The DOI within `text` in lower case without resolver or closing punctuation, or an empty string."""
    found = _DOI.search(text)
    return found[0].lower().rstrip(".,;)") if found else ""


def _letter(command: str) -> str:
    return _GREEK.get(command, "")
