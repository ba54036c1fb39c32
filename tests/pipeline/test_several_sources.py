"""One paper from several seeds: its note says what each adds, what was believed where they differ, and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.read.pdfs import PAPER, pdf
from vaultgen.errors import ConfigError
from vaultgen.pipeline.build import build
from vaultgen.pipeline.queries import check_vault

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api/abc</id>
<entry><id>http://arxiv.org/abs/2402.01234v1</id><published>2024-02-01T00:00:00Z</published>
<title>Tidal Heads: Attention That Ebbs</title>
<summary>We let attention ebb. It is cheap and it is good, and TidalNet scores 90.1% on BoatQA.</summary>
<author><name>Mira Okafor</name></author><author><name>Jon Lindqvist</name></author><category term="cs.CL"/></entry>
</feed>
"""
BIB = """@article{okafor2025tidal,
  title = {Tidal Heads: Attention that Ebbs and Flows},
  author = {Okafor, Mira and Lindqvist, Jon},
  journal = {Journal of Tidal Studies},
  year = {2025},
  eprint = {2402.01234}, eprinttype = {arXiv},
  file = {Full Text:C\\:\\\\Users\\\\Mira\\\\Zotero\\\\storage\\\\AB12\\\\okafor.pdf:application/pdf;
    Slides:/home/mira/talk.pdf:application/pdf;Notes:notes/okafor.md:text/markdown},
}
"""
NOTE = "# Thoughts on ebbing\n\nAn idea about [[BoatQA]], nothing more.\n"
PATH = "Papers/Tidal Heads - Attention That Ebbs.md"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "seeds/refs").mkdir(parents=True)
    (tmp_path / "seeds/notes").mkdir()
    (tmp_path / "seeds/feed.xml").write_text(ATOM)
    (tmp_path / "seeds/refs/library.bib").write_text(BIB)
    (tmp_path / "seeds/refs/okafor.pdf").write_bytes(pdf(PAPER))
    (tmp_path / "seeds/notes/okafor.md").write_text(NOTE)
    return tmp_path


def written(vault: Path, path: str = PATH) -> str:
    build(vault)
    faults, _ = check_vault(vault)
    assert not faults
    return (vault / path).read_text()


def test_where_sources_differ_the_note_says_what_was_believed_and_where_each_stands(vault: Path) -> None:
    text = written(vault)
    callout = text[text.index(">[!INFO]- Sources differ") :].split("\n\n")[0].split("\n")
    assert [line.split(":**")[0] for line in callout[1:]] == [">*   **Title", ">*   **Date"]
    assert ":** Tidal Heads: Attention That Ebbs ([[Seed feed]]" in callout[1]
    assert ", believed)[^" in callout[1]
    assert "; Tidal Heads: Attention that Ebbs and Flows ([[Seed library]]" in callout[1]
    assert ":** 2024-02-01 ([[Seed feed]]" in callout[2]
    assert "; 2025 ([[Seed library]]" in callout[2]


def test_each_source_says_what_it_alone_adds(vault: Path) -> None:
    (line,) = [x for x in written(vault).splitlines() if x.startswith("*   **Listed in:**")]
    assert "(adds venue, attachments)" in line


def test_authors_and_a_later_version_that_one_source_alone_names_are_said(vault: Path) -> None:
    bib = BIB.replace("Lindqvist, Jon}", "Lindqvist, Jon and Ray, Ann and {Heron Consortium}}")
    (vault / "seeds/refs/library.bib").write_text(bib)
    published = "</published>"
    (vault / "seeds/feed.xml").write_text(
        ATOM.replace(published, f"{published}<updated>2024-03-01T00:00:00Z</updated>")
    )
    (line,) = [x for x in written(vault).splitlines() if x.startswith("*   **Listed in:**")]
    assert "(adds 2 more authors, venue, attachments)" in line
    assert "[[Seed feed]] (adds date of the last version" in line


def test_a_year_hides_no_dates_that_differ_and_is_not_the_newest_version(vault: Path) -> None:
    (vault / "seeds/refs/okafor.pdf").unlink()
    other = ATOM.replace("2024-02-01", "2024-03-01").replace("We let", "Here we let")
    (vault / "seeds/feed2.xml").write_text(other)
    (vault / "seeds/refs/library.bib").write_text(
        BIB.replace("year = {2025}", "year = {2024}, abstract = {Attention ebbed in an early version of this.}")
    )
    text = written(vault)
    (dates,) = [x for x in text.splitlines() if x.startswith(">*   **Date:**")]
    assert dates.index("2024-02-01") < dates.index("2024-03-01")
    shown = [x for x in text.splitlines() if x.startswith(">[!ABSTRACT]-")]
    assert [("feed2" in x, "library" in x) for x in shown] == [(True, False), (False, False), (False, True)]


def test_sources_that_agree_make_no_words(vault: Path) -> None:
    (vault / "seeds/refs/library.bib").unlink()
    (vault / "seeds/refs/okafor.pdf").unlink()
    (vault / "seeds/feed2.xml").write_text(ATOM)
    text = written(vault)
    assert "Sources differ" not in text
    assert "(adds" not in text


def test_the_order_of_trust_decides_end_to_end(vault: Path) -> None:
    (vault / "vaultgen.toml").write_text('trust = "bibliographies, databases"\n')
    text = written(vault, "Papers/Tidal Heads - Attention that Ebbs and Flows.md")
    assert "\nyear: 2025\n" in text
    assert ":** 2025 ([[Seed library]]" in text
    assert "believed)[^" in text


def test_attachments_that_are_seeds_are_links_and_others_are_names(vault: Path) -> None:
    (line,) = [x for x in written(vault).splitlines() if x.startswith("*   **Files:**")]
    assert line == (
        "*   **Files:** [[seeds/refs/okafor.pdf|okafor.pdf]], talk.pdf (not in the vault),"
        " [[seeds/notes/okafor|okafor.md]]"
    )


def test_attachments_below_the_folder_of_the_settings_are_links_that_open_them(vault: Path) -> None:
    (vault / "vaultgen.toml").write_text('attachments = "/home/me/Zotero/storage"\n')
    bib = BIB.replace("/home/mira/talk.pdf", "/home/mira/Zotero/storage/CD34/my talk (1).pdf")
    (vault / "seeds/refs/library.bib").write_text(bib)
    (line,) = [x for x in written(vault).splitlines() if x.startswith("*   **Files:**")]
    assert "[my talk (1).pdf](file:///home/me/Zotero/storage/CD34/my%20talk%20%281%29.pdf) (on this machine)" in line


@pytest.mark.parametrize(
    "path",
    [
        "/home/mira/talk.pdf",
        "/home/me/Zotero/storage/CD34/talk.desktop",
        "/home/me/Zotero/storage/../../.ssh/key.txt",
        "/home/me/Zotero/storage",
        "javascript://storage/alert.exe",
    ],
)
def test_other_attachments_stay_names(vault: Path, path: str) -> None:
    (vault / "vaultgen.toml").write_text('attachments = "/home/me/Zotero/storage"\n')
    (vault / "seeds/refs/library.bib").write_text(BIB.replace("/home/mira/talk.pdf", path))
    assert "(file:" not in written(vault)


@pytest.mark.parametrize("folder", ["~/Zotero", "Zotero", "//server/share", r"\\\\server\\share", "/home/../etc"])
def test_the_folder_of_attachments_is_a_whole_path_of_this_machine(vault: Path, folder: str) -> None:
    (vault / "vaultgen.toml").write_text(f'attachments = "{folder}"\n')
    with pytest.raises(ConfigError, match="whole path"):
        build(vault)


def test_a_pdf_is_shown_in_the_note_where_the_settings_ask_for_it(vault: Path) -> None:
    assert "![[" not in written(vault)
    (vault / "vaultgen.toml").write_text("embed_pdfs = true\n")
    assert "\n---\n![[seeds/refs/okafor.pdf]]\n\n# Tidal Heads" in written(vault)
