"""What the address of a page says: the paper it is about, the site it is from."""

from __future__ import annotations

import re

from vaultgen.grounding import Passage
from vaultgen.model import Evidence, Stated
from vaultgen.read.arxiv.arxiv_fields import ARXIV_ID

# Sites whose pages are each about one arXiv paper that the address names.
_PAPER_PAGE = re.compile(
    rf"(?:arxiv\.org/(?:abs|html|pdf)|ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)|ar5iv\.labs\.arxiv\.org/html"
    rf"|huggingface\.co/papers|alphaxiv\.org/(?:abs|overview|pdf))/{ARXIV_ID}",
    re.IGNORECASE,
)
_PUBLISHER_PAGE = re.compile(
    r"aclanthology\.org/[A-Z0-9][\w.-]+|openreview\.net/(?:forum|pdf)\?id=|semanticscholar\.org/paper/"
    r"|proceedings\.(?:mlr\.press|neurips\.cc)/|papers\.n(?:eur)?ips\.cc/paper|doi\.org/10\.|paperswithcode\.com/paper/"
    r"|aitopics\.org/doc/(?:arxivorg|conferences|journals)(?::|%3A)",
    re.IGNORECASE,
)
_PERSONS_PAGE = re.compile(
    r"https?://[^/\s]+/(?:[^\s?#]*/)?(?:authors?|people|pid|pers)/|/profile\?id=~|\bsearchtype=author\b"
    r"|/citations\?(?:[^#\s]*&)?user=|[?&]filters=author",
    re.IGNORECASE,
)
_SITE = re.compile(r"https?://(?:www\.)?(?P<site>[^/\s?#:@]+)", re.IGNORECASE)


def arxiv_of_address(address: Stated[str]) -> Stated[str] | None:
    """The arXiv id of the paper that the page at `address` is about."""
    found = _PAPER_PAGE.search(address.value)
    if not found or found["id"] not in address.evidence.quote:
        return None
    return Stated(found["id"], Evidence(address.evidence.seed, address.evidence.line, found["id"]))


def is_paper_page(address: str) -> bool:
    """Whether the page at `address` is about one paper."""
    return bool(_PAPER_PAGE.search(address) or _PUBLISHER_PAGE.search(address))


def is_persons_page(address: str) -> bool:
    """Whether the page at `address` is about a person, or lists what one wrote."""
    return _PERSONS_PAGE.search(address) is not None


def site_of(address: str) -> str:
    """The site of a web address in lower case, without `www.`; an empty text where it is none."""
    found = _SITE.match(address)
    return found["site"].lower() if found else ""


def stated_address(passage: Passage) -> Stated[str] | None:
    """The web address that the passage is; None for anything but http and https."""
    text = passage.text
    if not _SITE.match(text) or any(c.isspace() or c in "<>\"'`" for c in text):
        return None
    return Stated(text, passage.evidence())
