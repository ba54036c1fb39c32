"""Seeds in every format that vaultgen reads, each of which states an attack in all the places that its format has.

`hostile_seeds()` gives one seed for each attack and format; `some_hostile_seeds()` each attack in three formats and
each format many times. Words that tell what has become of a seed: its number in the title, `SENTINEL` at the end.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping

from tests.hostile.attacks import ATTACKS, SENTINEL
from tests.hostile.clipped_seeds import aitopics_search, paper_by_markdownload, typed_sentences
from tests.hostile.web_seeds import blog_post, html_of_a_paper, page_of_a_paper, page_raw
from tests.hostile.words import abstract, line, xml
from tests.read.pdfs import pdf

Make = Callable[[str, str], bytes | str]
"""A seed of a name (`Otter 7`) and an attack, as the tool that writes the format would write it."""


def hostile_seeds() -> dict[str, bytes]:
    """All attacks in all formats, by path below `seeds/`."""
    return dict(_seed(number, attack, form) for number, (attack, form) in enumerate(_pairs()))


def some_hostile_seeds(formats: int = 3) -> dict[str, bytes]:
    """Each attack in so many formats, by path below `seeds/`; the formats take turns."""
    names = list(FORMATS)
    chosen = {(a, names[(i + 7 * k) % len(names)]) for i, a in enumerate(ATTACKS) for k in range(formats)}
    return dict(_seed(number, *pair) for number, pair in enumerate(_pairs()) if pair in chosen)


def _pairs() -> list[tuple[str, str]]:
    return [(attack, form) for attack in ATTACKS for form in FORMATS]


def _seed(number: int, attack: str, form: str) -> tuple[str, bytes]:
    ending, make = FORMATS[form]
    made = make(f"Otter {number}", ATTACKS[attack])
    data = made if isinstance(made, bytes) else made.encode("utf-8", "replace")
    # The attack itself is in the file's name too, as far as a file system takes it.
    name = re.sub(r"[/\x00]", "-", ATTACKS[attack].splitlines()[0] if ATTACKS[attack].strip() else "")[:40]
    name = name.encode("utf-8", "replace")[:80].decode("utf-8", "ignore").lstrip(".")
    return f"{form}/{number} {name}{ending}", data


def _search(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"Showing 1–1 of 1 results for author: Marsh, {one}\n\n1. arXiv:2403.0{int(name.split()[1]) % 9000 + 1000}v2  [pdf]"
        f"  cs.CL\n{name}: {one} of Boats\n\nAuthors: Ada Marsh, {one} Reed, Boris {one}\n\nAbstract: "
        f"{abstract(name, one)}\n\nSubmitted 3 March, 2024; originally announced March 2024.\n\n"
        f"Comments: 12 pages, {one}\nJournal ref: {one} 12 (2024)\n"
    )


def _search_blocks(name: str, attack: str) -> str:
    # Line breaks stay: a page that is copied has what its author put into it.
    return (
        f"-\n{name}: {line(attack)} Boats\nAuthors:\nAda Marsh,\nBoris {line(attack)} Reed\nAbstract:\n"
        f"{abstract(name, attack)}\n△ Less\nSubmitted 3 March, 2024;\noriginally announced March 2024.\n"
    )


def _listing(name: str, attack: str) -> str:
    one = line(attack)
    return (
        "Showing new listings for Tuesday, 21 April 2026\nTotal of 1 entries\n"
        f"[1] arXiv:2604.0{int(name.split()[1]) % 9000 + 1000} [pdf, html, other]\nTitle: {name}: {one}\n"
        f"Ada Marsh, {one} Reed\nComments: {one}\nSubjects: Computation and Language (cs.CL); {one} (cs.XX)\n\n"
        f"{abstract(name, one)}\n"
    )


def _abstract_page(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"Computer Science > {one}\narXiv:2403.05530 (cs)\n[Submitted on 1 Feb 2024]\nTitle:{name}: {one}\n"
        f"Authors:{one} Team: Ada Marsh, Boris {one} (1) ((1) {one} University)\nView PDF\nAbstract:"
        f"{abstract(name, one)}\nComments:\t{one}\nSubjects:\tComputation and Language (cs.CL)\n"
        f"Journal reference:\t{one}\nDOI:\t10.1000/{one}\n"
    )


def _feed(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"CLJul 31, 2024\n{name}: {one} FlowsAda Marsh, Boris Reed et al. · {one}, marsh labs\n{abstract(name, one)}\n"
    )


def _aitopics(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"Collaborating Authors\n\n Marsh, Ada {one}\n\n\n{name}: {one}\n\n{one} Artificial Intelligence\n\n"
        f"{abstract(name, one)}\n"
    )


def _note(name: str, attack: str) -> str:
    one = line(attack)
    quoted = json.dumps(attack)
    link = re.sub(r"[\[\]|#^]", "", one)
    return (
        f'---\ntitle: {json.dumps(f"{name} {one}")}\naliases: [{quoted}, "{name} too"]\ntags: [{quoted}, birds]\n'
        f"doi: {quoted}\nsource: {quoted}\nown-key: {quoted}\n---\n# {name} {one}\n\n**{name}** is a model by "
        f"[[{link}|{one}]] and [[Marsh Labs {link}]]. {attack}\n\n## {one}\n*   **{one}:** scores **77.0%** on "
        f"[[MMLU]].\n    *   {one}\n\n> [!note] {one}\n> {one}\n\n| Model | MMLU {one} |\n| --- | --- |\n"
        f"| {one} | 77.0 |\n\n{attack}\n\nThe rest is {SENTINEL}.\n"
    )


def _note_raw(name: str, attack: str) -> str:
    """The attack where a person's editor would not have escaped it."""
    return (
        f"---\ntitle: {attack}\naliases: [{attack}]\ntags: {attack}\n---\n{attack}\n# {attack} {name}\n{attack}\n"
        f"- {attack} [[Marsh {attack}]] is a model.\n\nThe rest is {SENTINEL}.\n"
    )


def _clipping(name: str, attack: str) -> str:
    quoted = json.dumps(line(attack))
    return (
        f"---\ntitle: {json.dumps(f'{name} {line(attack)}')}\nsource: {json.dumps('https://probe.invalid/' + attack)}\n"
        f"author:\n  - {json.dumps(f'[[{line(attack)}]]')}\npublished: 2024-05-02\ncreated: 2024-05-04\n"
        f"description: {quoted}\ntags:\n  - clippings\n  - {quoted}\n---\n## Results {line(attack)}\n{attack}\n\n"
        f"{abstract(name, line(attack))}\n"
    )


def _model_card(name: str, attack: str) -> str:
    quoted = json.dumps(attack)
    return (
        f"---\nlicense: {quoted}\nbase_model: {quoted}\ndatasets: [{quoted}, marsh/{name}]\nmodel-index:\n"
        f"- name: {json.dumps(f'{name} {line(attack)}')}\n  results:\n  - dataset: {{name: {quoted}}}\n    metrics:\n"
        f"    - {{type: {quoted}, value: 77.0}}\n---\n# {line(attack)}\n\n{abstract(name, line(attack))}\n"
    )


def _readwise(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"# {name} {one}\n\n![rw-book-cover](https://probe.invalid/c.png)\n\n## Metadata\n- Author: [[{one}]]\n"
        f"- Full Title: {name} {one}\n- Category: #articles\n- Document Tags: #{one}\n- URL: https://probe.invalid/{one}"
        f"\n\n## Highlights\n- {abstract(name, one)} ([View Highlight](https://probe.invalid/{one}))\n"
    )


def _literature_note(name: str, attack: str) -> str:
    one = json.dumps(line(attack))
    title = json.dumps(f"{name} {line(attack)}")
    return (
        f"---\ncitekey: {one}\ntitle: {title}\nauthors: {json.dumps(f'Marsh, {line(attack)}; Reed, Boris')}\nyear: 2024\n"
        f'doi: {one}\nurl: {one}\npublicationTitle: {one}\n---\n## Annotations\n> "{abstract(name, line(attack))}" '
        f"[p. 3](zotero://open-pdf/library/items/X?page=3)\n\n{attack}\n"
    )


def _bibtex(name: str, attack: str) -> str:
    one = line(attack)
    balanced = one if one.count("{") == one.count("}") and not one.endswith("\\") else re.sub(r"[{}\\]", "", one)
    fields = {
        "title": f"{name}: {balanced}",
        "author": f"Marsh, Ada {balanced} and {balanced} and {{{balanced} Team}}",
        "journal": balanced,
        "doi": f"10.1000/{balanced}",
        "url": f"https://probe.invalid/{balanced}",
        "keywords": f"birds, {balanced}",
        "abstract": abstract(name, balanced),
        "file": f"{balanced}:storage/{balanced}.pdf:application/pdf",
        "note": balanced,
        "year": "2024",
    }
    key = re.sub(r"[\s,{}=@\"]", "", one) or "key"
    return f"@article{{{key},\n" + "".join(f"  {k} = {{{v}}},\n" for k, v in fields.items()) + "}\n"


def _ris(name: str, attack: str) -> str:
    one = line(attack)
    return (
        f"TY  - JOUR\nID  - {one}\nTI  - {name}: {one}\nAU  - Marsh, {one}\nAU  - {one}\nPY  - 2024\n"
        f"AB  - {abstract(name, one)}\nJO  - {one}\nDO  - 10.1000/{one}\nKW  - {one}\n"
        f"UR  - https://probe.invalid/{one}\nUR  - {one}\nL1  - {one}.pdf\nN1  - {one}\nER  - \n"
    )


def _csl(name: str, attack: str) -> str:
    record = {
        "id": attack, "citation-key": attack, "type": "article-journal", "title": f"{name}: {attack}",
        "author": [{"family": attack, "given": "Ada"}, {"literal": attack}], "issued": {"date-parts": [[2024, 3, 8]]},
        "container-title": attack, "abstract": abstract(name, attack), "DOI": f"10.1000/{attack}", "URL": attack,
        "keyword": attack, "note": attack,
    }  # fmt: skip
    return json.dumps([record])


def _atom(name: str, attack: str) -> str:
    text = xml(attack)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"\n'
        f' xmlns:arxiv="http://arxiv.org/schemas/atom"><title>{text}</title><entry>\n'
        f"<id>http://arxiv.org/abs/2403.0{int(name.split()[1]) % 9000 + 1000}v1</id><published>2024-03-08T18:54:20Z"
        f"</published><title>{name}: {text}</title><summary>{xml(abstract(name, attack))}</summary><author><name>"
        f"{text}</name><arxiv:affiliation>{text}</arxiv:affiliation></author><arxiv:comment>{text}</arxiv:comment>"
        f"<arxiv:journal_ref>{text}</arxiv:journal_ref><arxiv:doi>10.1000/{text}</arxiv:doi>"
        f'<category term="cs.CL"/><category term="{text}"/></entry></feed>\n'
    )


def _oai(name: str, attack: str) -> str:
    text = xml(attack)
    return (
        '<?xml version="1.0"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><metadata>\n'
        f'<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>{text}</id><created>2024-03-08</created><authors><author>'
        f"<keyname>{text}</keyname><forenames>Ada</forenames><affiliation>{text}</affiliation></author></authors>"
        f"<title>{name}: {text}</title><categories>cs.CL {text}</categories><comments>{text}</comments><journal-ref>"
        f"{text}</journal-ref><doi>{text}</doi><abstract>{xml(abstract(name, attack))}</abstract></arXiv>"
        "</metadata></record></ListRecords></OAI-PMH>\n"
    )


def _snapshot(name: str, attack: str) -> str:
    record = {
        "id": f"2403.0{int(name.split()[1]) % 9000 + 1000}", "submitter": attack, "title": f"{name}: {attack}",
        "authors": attack, "comments": attack, "journal-ref": attack, "doi": attack, "categories": f"cs.CL {attack}",
        "abstract": abstract(name, attack), "authors_parsed": [[attack, "Ada", ""], ["Reed", attack, "Jr"]],
        "versions": [{"version": "v1", "created": "Fri, 8 Mar 2024 18:54:20 GMT"}],
    }  # fmt: skip
    return json.dumps(record) + "\n"


def _openalex(name: str, attack: str) -> str:
    words = abstract(name, line(attack)).split()
    record = {
        "id": "https://openalex.org/W1", "doi": f"https://doi.org/10.1000/{attack}", "title": f"{name}: {attack}",
        "publication_date": "2024-03-08", "keywords": [{"display_name": attack}],
        "primary_location": {"landing_page_url": attack, "source": {"display_name": attack}},
        "authorships": [{"author": {"display_name": attack}, "institutions": [{"display_name": attack}]}],
        "abstract_inverted_index": {w: [i for i, x in enumerate(words) if x == w] for w in words},
    }  # fmt: skip
    return json.dumps({"meta": {"count": 1}, "results": [record]})


def _semantic_scholar(name: str, attack: str) -> str:
    record = {
        "paperId": "abc", "externalIds": {"DOI": attack}, "title": f"{name}: {attack}", "url": attack,
        "abstract": abstract(name, attack), "venue": attack, "year": 2024, "publicationDate": "2024-03-08",
        "authors": [{"authorId": "1", "name": attack}], "s2FieldsOfStudy": [{"category": attack, "source": "s2"}],
        "openAccessPdf": {"url": attack},
    }  # fmt: skip
    return json.dumps({"total": 1, "data": [record]})


def _crossref(name: str, attack: str) -> str:
    message = {
        "DOI": f"10.1000/{attack}", "type": "journal-article", "title": [f"{name}: {attack}"],
        "container-title": [attack], "URL": attack, "abstract": f"<jats:p>{abstract(name, attack)}</jats:p>",
        "author": [{"given": attack, "family": "Marsh", "affiliation": [{"name": attack}]}, {"name": attack}],
        "published": {"date-parts": [[2024, 3]]}, "subject": [attack],
    }  # fmt: skip
    return json.dumps({"status": "ok", "message-type": "work", "message": message})


def _hugging_face(name: str, attack: str) -> str:
    paper = {
        "id": attack, "authors": [{"name": attack, "hidden": False}], "title": f"{name}: {attack}",
        "publishedAt": "2024-03-08T18:54:20.000Z", "summary": abstract(name, attack), "ai_keywords": [attack],
        "organization": {"name": attack, "fullname": attack},
    }  # fmt: skip
    return json.dumps([{"paper": paper, "publishedAt": "2024-03-10T20:00:00.000Z", "title": f"{name}: {attack}"}])


def _dblp(name: str, attack: str) -> str:
    info = {
        "authors": {"author": [{"@pid": "1", "text": attack}]}, "title": f"{name}: {attack}.", "venue": attack,
        "year": "2024", "key": attack, "ee": attack, "doi": attack, "volume": attack,
    }  # fmt: skip
    return json.dumps({"result": {"hits": {"@total": "1", "hit": [{"@score": "1", "info": info}]}}})


def _pdf(name: str, attack: str) -> bytes:
    shown = line(attack).encode("cp1252", "ignore").decode("cp1252")[:90]
    return pdf([
        (100, 700, 17, f"{name}: {shown[:60]}"),
        (100, 650, 11, f"Ada Marsh, {shown[:40]}"),
        (100, 635, 10, f"1 {shown[:40]} University"),
        (60, 560, 12, "Abstract"),
        (60, 540, 10, f"We introduce {name}, a model."),
        (60, 528, 10, shown),
        (60, 516, 10, f"The rest is {SENTINEL}."),
        (60, 480, 12, "1 Introduction"),
    ])  # fmt: skip


def _canvas(name: str, attack: str) -> str:
    nodes = [
        {"id": "1", "type": "text", "text": f"# {name} {attack}\n{abstract(name, attack)}\n[[{attack}]]"},
        {"id": "2", "type": "file", "file": f"Notes/{attack}.md"},
        {"id": "3", "type": "file", "file": f"{attack}.png"},
        {"id": "4", "type": "link", "url": attack},
        {"id": "5", "type": "group", "label": attack},
    ]
    return json.dumps({"nodes": nodes, "edges": [{"id": "e", "fromNode": "1", "toNode": "2", "label": attack}]})


def _unknown(name: str, attack: str) -> str:
    return f"{name}\n{attack}\n{SENTINEL}\n"


def _copied_page(name: str, attack: str) -> str:
    return f"Menu\n{name}\nBy {attack}\nMay 2, 2026\n\n{abstract(name, attack)}\n\n{attack}\n- {attack}\n" + (
        f"We thank all who have read this far, {attack}, and all who have not read it yet.\n" * 3
    )


def _citations(name: str, attack: str) -> str:
    cited = (f"[{i}] M. Okafor and A. Reed. {name} {i} {line(attack)}. In {line(attack)}, 2024." for i in range(1, 5))
    return "References\n" + "\n".join(cited) + "\n"


def _programme(name: str, attack: str) -> str:
    papers = (f"{name} {word} of the {line(attack)}\nMira Okafor, Ada Reed\n{line(attack)}" for word in ("A", "B", "C"))
    return "Accepted papers\n" + "\n".join(papers) + "\n"


def _zip(name: str, attack: str) -> bytes:
    file = io.BytesIO()
    member = re.sub(r"[/\\\x00]", "-", line(attack))[:60] or "x"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(f"folder/{member}.txt"), _search(name, attack).encode("utf-8", "replace"))
        archive.writestr(zipfile.ZipInfo(f"../{member}.txt"), b"out of the archive")
    return file.getvalue()


def _gzip(name: str, attack: str) -> bytes:
    return gzip.compress(_snapshot(name, attack).encode("utf-8", "replace"), mtime=0)


FORMATS: Mapping[str, tuple[str, Make]] = {
    "arxiv-search": (".txt", _search),
    "arxiv-search-blocks": (".txt", _search_blocks),
    "arxiv-listing": (".txt", _listing),
    "arxiv-abstract": (".txt", _abstract_page),
    "feed": (".txt", _feed),
    "aitopics": (".txt", _aitopics),
    "note": (".md", _note),
    "note-raw": (".md", _note_raw),
    "clipping": (".md", _clipping),
    "clipped-paper": (".md", paper_by_markdownload),
    "clipped-list": (".md", aitopics_search),
    "typed-sentences": (".md", typed_sentences),
    "model-card": (".md", _model_card),
    "readwise": (".md", _readwise),
    "literature-note": (".md", _literature_note),
    "bibtex": (".bib", _bibtex),
    "ris": (".ris", _ris),
    "csl": (".json", _csl),
    "atom": (".xml", _atom),
    "oai": (".xml", _oai),
    "snapshot": (".json", _snapshot),
    "openalex": (".json", _openalex),
    "semantic-scholar": (".json", _semantic_scholar),
    "crossref": (".json", _crossref),
    "hugging-face": (".json", _hugging_face),
    "dblp": (".json", _dblp),
    "html-paper": (".html", page_of_a_paper),
    "html-document": (".html", html_of_a_paper),
    "html-article": (".html", blog_post),
    "html-raw": (".html", page_raw),
    "pdf": (".pdf", _pdf),
    "programme": (".txt", _programme),
    "canvas": (".canvas", _canvas),
    "citations": (".txt", _citations),
    "copied-page": (".txt", _copied_page),
    "unknown": (".txt", _unknown),
    "zip": (".zip", _zip),
    "gzip": (".json.gz", _gzip),
}
