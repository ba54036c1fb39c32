"""Pages as browsers save them: a listing that the text readers know, a paper's page, or an article."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from vaultgen.model import Finding, PaperRecord, Severity
from vaultgen.read.copied.shown_listing import shown_listing
from vaultgen.read.fields.web_address import site_of
from vaultgen.read.html.html_article import article_of_page, main_text
from vaultgen.read.html.html_data import page_data
from vaultgen.read.html.html_paper import address_of, paper_of_page, with_metadata
from vaultgen.read.html.html_scan import MOST_LINES
from vaultgen.read.html.html_text import HtmlText
from vaultgen.read.html.main_text_library import LIBRARY, with_library
from vaultgen.read.page import Page, ReadPage
from vaultgen.text.clean import SeedText, decode, split_lines
from vaultgen.text.fold import fold

NAME = "html"

_SNIFFED = 4_096  # bytes or characters at the beginning that are looked at
_BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?P<name>[\w-]{2,20})", re.IGNORECASE)
# Only encodings that browsers know: others that Python has (UTF-7, unicode_escape) hide what stands in a page.
_ENCODINGS = re.compile(
    r"iso8859-\d{1,2}|cp125\d|cp932|cp949|shift_jis|euc_jp|euc_kr|iso2022_jp|gb2312|gbk|gb18030|big5|koi8-[ru]|mac-roman"
)
_LONGEST_PAGE = 30_000_000  # characters


def decode_html(seed: str, data: bytes) -> SeedText | None:
    """The lines of a saved page, in the encoding that it names; None where the bytes are none.

    Saved pages have lines of any length, so none is cut; the page as a whole is.
    """
    start = data[:_SNIFFED].replace(b"\x00", b"")
    if not _BEGINNING.match(start.decode("latin-1").removeprefix("ï»¿").removeprefix("ÿþ").removeprefix("þÿ")):
        return None
    text, findings = _decoded(seed, data)
    if len(text) > _LONGEST_PAGE:
        message = f"the page has {len(text):,} characters; only the first {_LONGEST_PAGE:,} are read"
        findings += (Finding(seed, 0, message, "save the page without its pictures"),)
    return SeedText(tuple(split_lines(text[:_LONGEST_PAGE])), True, findings)


def _decoded(seed: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    named = _CHARSET.search(data[:_SNIFFED])
    if named and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            encoding = codecs.lookup(named["name"].decode("ascii")).name
            if _ENCODINGS.fullmatch(encoding):
                return data.decode("cp1252" if encoding == "iso8859-1" else encoding), ()
        except (LookupError, UnicodeDecodeError):
            pass  # browsers, too, take a wrong name for a guess
    return decode(seed, data)


def match(page: Page) -> float:
    """Sure of a page that begins with a document type, `<html>` or what stands in its head."""
    return 0.99 if _BEGINNING.match("\n".join(page.raw[:40])[:_SNIFFED].lstrip("\ufeff")) else 0.0


def read(page: Page) -> ReadPage:
    """The papers of a listing, the one paper that the page is about, or the page as a clipping."""
    html = HtmlText(page.seed, page.raw)
    read_page = _read_html(page, html)
    if not html.is_cut:
        return read_page
    message = f"the page shows more than {MOST_LINES:,} lines; only these are read"
    finding = Finding(page.seed, 0, message, "save it in parts")
    return replace(read_page, findings=(*read_page.findings, finding))


def _read_html(page: Page, html: HtmlText) -> ReadPage:
    data = page_data(html)
    everything = frozenset(range(1, len(page.raw) + 1))
    address = address_of(html)
    listing = shown_listing(page, [line.passage for line in html.lines], address.value if address else "")
    if listing is not None and len(listing.records) != 1:
        return replace(listing, understood=everything, description=f"{listing.description} (saved web page)")
    paper = paper_of_page(html, data)
    if listing is not None:
        (record,) = listing.records
        if isinstance(record, PaperRecord) and (paper is None or fold(paper.title.text) == fold(record.title.text)):
            paper = with_metadata(_with_stated_authors(record, paper), html, data)
    site = site_of(address.value) if address else ""
    if paper is not None:
        what = f"Web page of a paper ({site})" if site else "Web page of a paper"
        return ReadPage((paper,), everything, what, findings=_paper_findings(page.seed, paper))
    main = main_text(html.lines)
    told: tuple[Finding, ...] = ()
    if page.main_text == LIBRARY:
        main, told = with_library(page.seed, html.source, html.lines, main)
    article = article_of_page(html, data, main)
    if article is None or not article.blocks:
        remedy = "the page may be drawn by a script: save it again once it is shown, or copy its text"
        finding = Finding(page.seed, 0, "the page holds no text", remedy, Severity.ERROR)
        return ReadPage((), everything, "Web page without text", findings=(*told, finding))
    return ReadPage((article,), everything, f"Web page ({site})" if site else "Web page", findings=told)


def _with_stated_authors(shown: PaperRecord, stated: PaperRecord | None) -> PaperRecord:
    """The authors as the page shows them, unless its metadata states others: buttons may stand beside the names."""
    if stated is None or not stated.authors:
        return shown
    last_names = [fold(a.text.partition(",")[0]).rpartition(" ")[2] for a in stated.authors]
    agree = len(shown.authors) == len(stated.authors) and all(
        fold(a.text).endswith(last) for a, last in zip(shown.authors, last_names, strict=True)
    )
    return shown if agree else replace(shown, authors=stated.authors, authors_complete=True, authors_hidden=None)


def _paper_findings(seed: str, paper: PaperRecord) -> tuple[Finding, ...]:
    if paper.abstract is not None:
        return ()
    return (Finding(seed, paper.line, "the page shows no abstract", severity=Severity.INFO),)
