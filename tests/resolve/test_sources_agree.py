"""The same papers as listing, BibTeX and Atom are the same graph; where sources differ, trust decides."""

from __future__ import annotations

from vaultgen.config import Settings
from vaultgen.extract import extract
from vaultgen.lexicon import load_lexicon
from vaultgen.model import Knowledge, NodeType, Relation
from vaultgen.read import read_seed, settle
from vaultgen.resolve import resolve

_FIRST = ("Mira", "Jon", "Ann", "Wei", "Lucía", "Tomás", "Ada", "Noor", "Ivo", "Kaja")
_LAST = ("Okafor", "Lindqvist", "Ray", "Zhao", "Álvarez", "Brandt", "Marsh", "Haddad", "Petrov", "Nilsen")
_THEMES = ("Attention", "Retrieval", "Planning", "Alignment", "Decoding", "Distillation", "Pruning", "Tokenization")
_WORDS = (
    "Tidal", "Lunar", "Coral", "Amber", "Cedar", "Basalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo",
    "Juniper", "Kelp", "Lagoon", "Marble", "Nectar", "Opal", "Pebble", "Quartz", "Raven", "Sierra", "Tundra", "Umber",
    "Velvet",
)  # fmt: skip
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def _papers() -> list[tuple[str, str, str, list[tuple[str, str]], tuple[int, int]]]:
    """Number, title, abstract, authors and (month, day) of 200 made-up papers."""
    made = []
    for n in range(200):
        theme, word = _THEMES[n % 8], _WORDS[n // 8]
        authors = [(_FIRST[(n + k * 3) % 10], _LAST[(n // 10 + k * 7) % 10]) for k in range(1 + n % 3)]
        title = f"{word} {theme}: Notes on {theme} & More"
        abstract = f"We introduce {word}{theme}Net, a large language model. It scores {50 + n % 40}.5% on MMLU."
        made.append((f"2403.{n:05}", title, abstract, authors, (1 + n % 10, 1 + n % 28)))
    return made


def _bibtex() -> str:
    accents = str.maketrans({"í": r"{\'i}", "á": r"{\'a}", "Á": r"{\'A}"})
    return "\n".join(
        f"@misc{{p{n},\n title = {{{{{title.replace('&', chr(92) + '&')}}}}},\n"
        f" author = {{{' and '.join(f'{last}, {first}' for first, last in authors).translate(accents)}}},\n"
        f" abstract = {{{abstract.replace('%', chr(92) + '%')}}},\n date = {{2024-{month:02}-{day:02}}},\n"
        f" eprint = {{{arxiv}}},\n archiveprefix = {{arXiv}},\n primaryclass = {{cs.CL}}\n}}\n"
        for n, (arxiv, title, abstract, authors, (month, day)) in enumerate(_papers())
    )


def _atom() -> str:
    entries = "\n".join(
        f"<entry>\n<id>http://arxiv.org/abs/{arxiv}v1</id>\n<published>2024-{month:02}-{day:02}T00:00:00Z</published>\n"
        f"<title>{title.replace('&', '&amp;')}</title>\n<summary>{abstract}</summary>\n"
        + "".join(f"<author><name>{first} {last}</name></author>\n" for first, last in authors)
        + '<category term="cs.CL"/>\n</entry>'
        for arxiv, title, abstract, authors, (month, day) in _papers()
    )
    return f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>http://arxiv.org/api</id>\n{entries}\n</feed>'


def _listing() -> str:
    return "\n".join(
        f"{n}. arXiv:{arxiv}  [pdf, other]  cs.CL\n{title}\n\nAuthors: "
        f"{', '.join(f'{first} {last}' for first, last in authors)}\n\nAbstract: {abstract} △ Less\n\n"
        f"Submitted {day} {_MONTHS[month - 1]}, 2024;\n"
        for n, (arxiv, title, abstract, authors, (month, day)) in enumerate(_papers(), 1)
    )


def _known(*seeds: str, settings: Settings | None = None) -> Knowledge:
    lexicon = load_lexicon()
    readings = settle([read_seed(f"{n}.txt", seed.encode()) for n, seed in enumerate(seeds)])
    return resolve(readings, [extract(r, lexicon) for r in readings], lexicon, settings or Settings())


def _graph(knowledge: Knowledge) -> tuple[dict[str, object], set[object]]:
    """Nodes and edges without evidence, sources, and what only a bibliography has: citekeys."""
    nodes: dict[str, object] = {}
    for entity in knowledge.entities:
        if entity.type is NodeType.SOURCE:
            continue
        own = {k: v for k, v in entity.properties.items() if k not in {"citekey", "sources"}}
        if isinstance(abstract := own.get("abstract"), str):
            own["abstract"] = abstract.replace("\\%", "%")  # an abstract keeps the LaTeX of its source
        aliases = {
            a for a in entity.aliases if not a.startswith("@") and "," not in a and "\\" not in a and "{" not in a
        }
        nodes[entity.id] = (entity.name, frozenset(aliases), own)
    edges: set[object] = {
        (e.source, e.relation, e.target) for e in knowledge.edges if e.relation is not Relation.READ_FROM
    }
    return nodes, edges


def test_listing_bibtex_and_atom_of_the_same_papers_are_the_same_graph() -> None:
    listing, bibtex, atom = (_graph(_known(seed)) for seed in (_listing(), _bibtex(), _atom()))
    assert sum(node.startswith("paper/") for node in atom[0]) == 200
    assert bibtex == atom
    assert listing == atom
    together = _graph(_known(_listing(), _bibtex(), _atom()))
    assert together == atom


def test_the_source_that_is_trusted_more_gives_title_and_date() -> None:
    bib = "@article{tide, title={tidal heads}, author={Okafor, Mira}, year={2025}, eprint={arXiv:2403.05530}}"
    atom = _atom().replace("2403.00000v1", "2403.05530v1")
    for trust, title, year in (
        ("databases", "Tidal Attention: Notes on Attention & More", 2024),
        ("bibliographies", "tidal heads", 2025),
    ):
        known = _known(bib, atom, settings=Settings(trust=trust))
        (paper,) = (e for e in known.entities if e.properties.get("arxiv") == "2403.05530")
        assert (paper.name, paper.properties["year"]) == (title, year)
        assert paper.properties["citekey"] == "tide"
        assert "@tide" in paper.aliases
