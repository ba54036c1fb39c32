"""Made-up files of bibliographies and databases, in the forms that the tools export."""

from __future__ import annotations

BIBTEX = r"""% Encoding: UTF-8
@string{tides = "Journal of {Tidal} Studies"}
@proceedings{tac-2024,
  title = "Proceedings of the 3rd Tidal Conference",
  year = "2024",
  month = mar,
}

@article{okafor2024tidal,
  title        = {{Tidal Heads}: Attention That {E}bbs \& Flows},
  author       = {Okafor, Mira and Lindqvist, J{\"o}n and {Tide and Moon Team} and van der Berg, Ann},
  journaltitle = tides # { (Extra)},
  date         = {2024-03-08},
  eprint       = {2403.05530},
  eprinttype   = {arXiv},
  eprintclass  = {cs.CL},
  doi          = {10.1000/xyz\_12},
  keywords     = {attention, language models},
  abstract     = {We let attention ebb.
                  It scores 90\% on MMLU.},
  file         = {Full Text:storage/ABC/okafor.pdf:application/pdf},
}
@inproceedings{ray-2024-small,
    title = "Small {B}oats",
    author = "Ray, Ann  and
      Stra{\ss}e, Lo{\'i}c and others",
    crossref = "tac-2024",
    url = "https://boats.example/1",
}
@misc{x1, title={A Misc}, author={Li, Wei}, year={2023}, month={Feb}, howpublished={arXiv preprint arXiv:2302.00001}}
@article{DBLP:journals/corr/abs-2401-00002,
  author    = {Wei Li and
               Mira Okafor},
  title     = {Rowing},
  journal   = {CoRR},
  volume    = {abs/2401.00002},
  year      = {2024},
}
"""

BROKEN_BIBTEX = """@article{good1, title={First}, author={Ray, Ann}, year=2020}
@article{bad, title={Second {unclosed}, author={Ray, Ann}
@article{good2,
  title={Third}, author={Okafor, Mira}, year={2021}
}
@article{noequals title}
@article{good3, title = "Fourth", author = "Lindqvist, Jon", month = "8~" # mar, year = 2022 }
@article{cut, title={Fif"""

HOSTILE_BIBTEX = (
    "@string{a = a # a}\n@string{b = a # a # a}\n"
    r"@article{k]](javascript:x), title={`= dv.current()` <script>x</script> %% [[x]]}, author={"
    + "{" * 300
    + "A} and "
    + "B, " * 2_000
    + "}, crossref={k]](javascript:x)}\n"
    + "@" * 5_000
    + "\n@x{" * 300
)

RIS = """TY  - JOUR
ID  - okafor2024
TI  - Tidal Heads: Attention That Ebbs
AU  - Okafor, Mira
AU  - Lindqvist, Jon
PY  - 2024
DA  - 2024/03/08/
AB  - We let attention ebb.
It scores 90% on MMLU.
JO  - Journal of Tidal Studies
DO  - 10.1000/xyz.12
KW  - attention
KW  - language models
UR  - https://arxiv.org/abs/2403.05530
L1  - files/okafor.pdf
ER  -\x20

TY  - CPAPER
T1  - Small Boats
A1  - Ray, Ann
Y1  - 2024///
ER  -\x20
"""
BROKEN_RIS = "TY  - JOUR\nAU  - Ray, Ann\nER  - \nTY  - JOUR\nTI  - No End\nTY  - JOUR\nTI  - Third\nAU  - Ray"
HOSTILE_RIS = "TY  - JOUR\nTI  - \u202e<iframe src=x> {{dv}}\n" + "\n" * 99 + "x\n" * 5_000 + "AU  - ,\nER  - \n"

CSL = r"""[
  {
    "id": "okafor2024", "citation-key": "okaforTidal2024", "type": "article-journal",
    "title": "Tidal Heads: Attention That <i>Ebbs</i> &amp; Flows",
    "author": [
      {"family": "Okafor", "given": "Mira"},
      {"given": "Jon", "family": "Lindqvist"},
      {"literal": "Tide Team"},
      {"family": "Berg", "given": "Ann", "non-dropping-particle": "van der"}
    ],
    "issued": {"date-parts": [[2024, 3, 8]]},
    "container-title": "Journal of Tidal Studies",
    "abstract": "We let attention \u201cebb\u201d.\nIt scores 90% on MMLU \ud83d\ude00.",
    "DOI": "10.1000/XYZ.12", "note": "arXiv:2403.05530 [cs]", "keyword": "attention, tides"
  }
]
"""
BROKEN_CSL = '[{"id": "a", "type": "book", "title": "One"},\n {"id": "b", "type": "book", "title": "Tw\n'
HOSTILE_CSL = '[{"type": "article", "title": "x ' + "\\u0000\\ud800" + '", "author": ' + "[" * 500 + "]" * 500 + "}]"

ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query: search_query=au:okafor</title>
  <id>http://arxiv.org/api/abc</id>
  <entry>
    <id>http://arxiv.org/abs/2403.05530v2</id>
    <updated>2024-04-01T00:00:00Z</updated>
    <published>2024-03-08T18:54:20Z</published>
    <title>Tidal Heads: Attention
  That Ebbs &amp; Flows</title>
    <summary>  We let attention ebb &lt; flow.
It scores 90\\% on MMLU – twice.
</summary>
    <author><name>Mira Okafor</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Tide University</arxiv:affiliation></author>
    <author><name>J&#246;n Lindqvist</name></author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/xyz.12</arxiv:doi>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T50" scheme="http://arxiv.org/schemas/atom"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/hep-th/9901001v1</id>
    <published>1999-01-01T00:00:00Z</published>
    <title>On Boats</title>
    <summary>It floats.</summary>
    <author><name>Ann Ray</name></author>
  </entry>
</feed>
"""
BROKEN_ATOM = ATOM.replace("Mira Okafor</name>", "Mira & Okafor</nam>").rpartition("</entry>")[0] + "</entry><entry><ti"
HOSTILE_ATOM = (
    '<?xml version="1.0"?>\n<!DOCTYPE feed [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    "<feed><entry><id>http://arxiv.org/abs/2403.05530</id><title>&b;</title><summary>&b;</summary></entry></feed>"
)

ANNOUNCED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
  <id>http://rss.arxiv.org/atom/cs.CL</id>
  <title>cs.CL updates on arXiv.org</title>
  <updated>2024-03-11T04:00:12+00:00</updated>
  <entry>
    <id>oai:arXiv.org:2403.05530v1</id>
    <title>Tidal Heads: Attention That Ebbs</title>
    <updated>2024-03-11T04:00:12.1+00:00</updated>
    <link href="https://arxiv.org/abs/2403.05530" rel="alternate" type="text/html"/>
    <summary>arXiv:2403.05530v1 Announce Type: new
Abstract: We let attention ebb. It is cheap.</summary>
    <category term="cs.CL"/>
    <published>2024-03-11T00:00:00-04:00</published>
    <arxiv:announce_type>new</arxiv:announce_type>
    <dc:creator>Mira Okafor (1), J\u00f6n Lindqvist, Jr. (Tide University, Port)</dc:creator>
  </entry>
  <entry>
    <id>oai:arXiv.org:hep-th/9901001v3</id>
    <title>On Boats</title>
    <summary>arXiv:hep-th/9901001v3 Announce Type: replace-cross \nAbstract: It floats.</summary>
    <published>2024-03-11T00:00:00-04:00</published>
    <arxiv:announce_type>replace-cross</arxiv:announce_type>
    <arxiv:DOI>10.1000/xyz.12</arxiv:DOI>
    <arxiv:journal_reference>Boats 4 (1999)</arxiv:journal_reference>
    <dc:creator>Ann Ray</dc:creator>
  </entry>
</feed>
"""
ANNOUNCED_RSS = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>cs.CL updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/cs.CL</link>
    <description>cs.CL updates on the arXiv.org e-print archive.</description>
    <pubDate>Mon, 11 Mar 2024 00:00:00 -0400</pubDate>
    <item>
      <title>Tidal Heads: Attention That Ebbs</title>
      <link>https://arxiv.org/abs/2403.05530</link>
      <description>arXiv:2403.05530v1 Announce Type: new
Abstract: We let attention ebb. It is cheap.</description>
      <guid isPermaLink="false">oai:arXiv.org:2403.05530v1</guid>
      <category>cs.CL</category>
      <pubDate>Mon, 11 Mar 2024 00:00:00 -0400</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>Mira Okafor, J&#246;n Lindqvist, Jr.</dc:creator>
    </item>
  </channel>
</rss>
"""
BROKEN_ANNOUNCED = ANNOUNCED.replace("Ann Ray</dc:creator>", "Ann & Ray</dc>").rpartition("</entry>")[0]
HOSTILE_ANNOUNCED = ANNOUNCED_RSS.replace("cheap", "<![CDATA[<img src=x onerror=y> ```dataviewjs]]> [[Home]] \u202e")

OAI = """<?xml version="1.0"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
<record><header><identifier>oai:arXiv.org:2403.05530</identifier></header><metadata>
 <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2403.05530</id><created>2024-03-08</created><updated>2024-04-01</updated>
 <authors><author><keyname>Okafor</keyname><forenames>Mira</forenames><affiliation>Tide University</affiliation></author>
 <author><keyname>Tide Team</keyname></author></authors>
 <title>Tidal Heads: Attention That Ebbs</title><categories>cs.CL stat.ML</categories><comments>12 pages</comments>
 <journal-ref>Tides 12 (2024)</journal-ref><doi>10.1000/xyz.12</doi><abstract>  We let attention ebb.
It is cheap. </abstract></arXiv></metadata></record>
<record><header status="deleted"><identifier>oai:arXiv.org:1</identifier></header></record>
<record><metadata><oai_dc:dc xmlns:oai_dc="o" xmlns:dc="d"><dc:title>Small Boats</dc:title><dc:creator>Ray, Ann</dc:creator>
 <dc:subject>Computer Science - Computation and Language</dc:subject><dc:description>They float well.</dc:description>
 <dc:description>Comment: 3 pages</dc:description><dc:date>2024-01-05</dc:date><dc:date>2024-02-05</dc:date>
 <dc:identifier>http://arxiv.org/abs/2401.00002</dc:identifier></oai_dc:dc></metadata></record>
</ListRecords></OAI-PMH>
"""
BROKEN_OAI = OAI.replace("<keyname>Tide Team</keyname>", "<keyname>Tide</forenames>")
HOSTILE_OAI = "<OAI-PMH>" + "<record>" * 500 + "x"

SNAPSHOT = (
    r'{"id":"2403.05530","submitter":"M. Okafor","authors":"Mira Okafor and J\\\"on Lindqvist","title":"Tidal Heads:'
    r'\n  Attention That Ebbs","comments":"12 pages","journal-ref":null,"doi":null,"categories":"cs.CL stat.ML",'
    r'"abstract":"  We let attention ebb.\n  It scores $90\\%$ on MMLU.\n","versions":[{"version":"v1","created":'
    r'"Fri, 8 Mar 2024 18:54:20 GMT"},{"version":"v2","created":"Mon, 1 Apr 2024 00:00:00 GMT"}],"update_date":'
    r'"2024-04-02","authors_parsed":[["Okafor","Mira",""],["Lindqvist","J\u00f6n","Jr"]]}' + "\n"
    r'{"id":"hep-th/9901001","title":"On Boats","categories":"hep-th","abstract":"It floats.","versions":[{"created":'
    r'"Fri, 1 Jan 1999 00:00:00 GMT"}],"authors_parsed":[["Ray","Ann",""]]}' + "\n"
)
BROKEN_SNAPSHOT = SNAPSHOT[:300] + "\n" + SNAPSHOT + '{"id": "1", "title": NOPE}\n' + SNAPSHOT.split("\n")[1]
HOSTILE_SNAPSHOT = SNAPSHOT + ('{"a":' * 70 + "\n") * 50 + '{"id":' * 50_000

OPENALEX = """{"meta": {"count": 1}, "results": [
 {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2403.05530", "title": "Tidal Heads",
  "publication_date": "2024-03-08", "primary_location": {"landing_page_url": "https://arxiv.org/abs/2403.05530",
  "source": {"display_name": "arXiv (Cornell University)"}},
  "authorships": [{"author": {"display_name": "Mira Okafor"}, "institutions": [{"display_name": "Tide University"}]}],
  "keywords": [{"display_name": "Attention"}],
  "abstract_inverted_index": {"We": [0], "let": [1, 4], "attention": [2], "ebb.": [3], "it": [5], "\\u00e9bb.": [6]}}]}
"""
BROKEN_OPENALEX = OPENALEX.replace("[1, 4]", '["x", -3, 99999999999]').replace('"publication_date"', '"x" "y"')
HOSTILE_OPENALEX = OPENALEX.replace('"We": [0]', '"<script>": [0], "We": [' + "0," * 9_000 + "0]")

SEMANTIC_SCHOLAR = """{"total": 1, "data": [{"paperId": "abc", "externalIds": {"ArXiv": "2403.05530", "DOI": "10.1000/xyz.12"},
 "title": "Tidal Heads", "abstract": "We let attention ebb.", "venue": "arXiv.org", "year": 2024,
 "publicationDate": "2024-03-08", "authors": [{"authorId": "1", "name": "Mira Okafor"}], "tldr": null,
 "s2FieldsOfStudy": [{"category": "Computer Science", "source": "s2"}], "url": "https://www.semanticscholar.org/paper/abc"}]}
"""
BROKEN_SEMANTIC_SCHOLAR = '{"data": [{"paperId": "a", "title": null}, {"paperId": "b", "title": "Two", "year": }]}'
HOSTILE_SEMANTIC_SCHOLAR = (
    '[{"paperId": [], "title": {"x": 1}, "authors": 5}, {"paperId": 1, "title": 7, "authors": [1, [2]]}]'
)

CROSSREF = """{"status": "ok", "message-type": "work", "message": {"DOI": "10.1000/xyz.12", "type": "journal-article",
 "title": ["Tidal Heads: Attention That Ebbs"], "container-title": ["Journal of Tidal Studies"],
 "author": [{"given": "Mira", "family": "Okafor", "sequence": "first", "affiliation": [{"name": "Tide University"}]},
            {"name": "Tide Team"}],
 "abstract": "<jats:title>Abstract</jats:title><jats:p>We let attention <jats:italic>ebb</jats:italic> if a &lt; b.</jats:p>",
 "published": {"date-parts": [[2024, 3]]}, "issued": {"date-parts": [[2024]]}}}
"""
BROKEN_CROSSREF = CROSSREF.replace("[[2024, 3]]", "[[null, 13]]").replace('"Okafor"', "null")
HOSTILE_CROSSREF = CROSSREF.replace("<jats:p>", "<" * 3_000 + "<jats:p onload='x'>" + "<b" * 3_000)

HUGGING_FACE = """[{"paper": {"id": "2403.05530", "authors": [{"_id": "1", "name": "Mira Okafor", "hidden": false}],
  "publishedAt": "2024-03-08T18:54:20.000Z", "submittedOnDailyAt": "2024-03-11T00:00:00.000Z", "title": "Tidal Heads",
  "summary": "We let attention ebb.", "upvotes": 12, "ai_keywords": ["attention"],
  "organization": {"name": "tide", "fullname": "Tide University"}},
  "publishedAt": "2024-03-10T20:00:00.000Z", "title": "Tidal Heads", "summary": "We let attention ebb."}]
"""
BROKEN_HUGGING_FACE = HUGGING_FACE[:-120]
HOSTILE_HUGGING_FACE = HUGGING_FACE.replace("Tidal Heads", "$= dv.view('x') \\u202e[[a|b]]")

DBLP = """{"result": {"hits": {"@total": "2", "hit": [
 {"@score": "1", "info": {"authors": {"author": [{"@pid": "1", "text": "Wei Li 0001"}, {"@pid": "2", "text": "Mira Okafor"}]},
  "title": "Tidal Heads: Attention &amp; Ebb.", "venue": "CoRR", "volume": "abs/2403.05530", "year": "2024",
  "key": "journals/corr/abs-2403-05530", "ee": "https://doi.org/10.48550/arXiv.2403.05530"}},
 {"info": {"authors": {"author": {"text": "Ann Ray"}}, "title": "Small Boats.", "venue": ["TAC", "X"], "year": "2023",
  "key": "conf/tac/Ray23", "doi": "10.1000/BOAT.1"}}]}}}
"""
BROKEN_DBLP = DBLP.replace('"year": "2024",', '"year": "20x4" "')
HOSTILE_DBLP = DBLP.replace("Ann Ray", "-->%%<img src=http://x>")

SEEDS = {
    "bibtex": (BIBTEX, BROKEN_BIBTEX, HOSTILE_BIBTEX),
    "ris": (RIS, BROKEN_RIS, HOSTILE_RIS),
    "csl-json": (CSL, BROKEN_CSL, HOSTILE_CSL),
    "arxiv-atom": (ATOM, BROKEN_ATOM, HOSTILE_ATOM),
    "arxiv-announced": (ANNOUNCED, BROKEN_ANNOUNCED, HOSTILE_ANNOUNCED),
    "arxiv-oai": (OAI, BROKEN_OAI, HOSTILE_OAI),
    "arxiv-snapshot": (SNAPSHOT, BROKEN_SNAPSHOT, HOSTILE_SNAPSHOT),
    "openalex": (OPENALEX, BROKEN_OPENALEX, HOSTILE_OPENALEX),
    "semantic-scholar": (SEMANTIC_SCHOLAR, BROKEN_SEMANTIC_SCHOLAR, HOSTILE_SEMANTIC_SCHOLAR),
    "crossref": (CROSSREF, BROKEN_CROSSREF, HOSTILE_CROSSREF),
    "hugging-face-papers": (HUGGING_FACE, BROKEN_HUGGING_FACE, HOSTILE_HUGGING_FACE),
    "dblp": (DBLP, BROKEN_DBLP, HOSTILE_DBLP),
}
