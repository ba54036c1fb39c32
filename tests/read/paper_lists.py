"""Made-up lists of papers as proceedings, programmes and search pages show them."""

from __future__ import annotations

ABSTRACT = (
    "We let attention ebb in all of its heads, and find that TidalNet scores 90.1% on BoatQA, which is the best score"
    " so far of all models that were asked about boats. We also say why nobody should sail without it."
)
OPENREVIEW = f"""\
OpenReview.net
Search OpenReview...
Login
Back to Harbour Conference 2024
Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist, Ada B. Reed
Published: 01 Feb 2024, Last Modified: 03 Mar 2024
Harbour 2024 oral
Readers: Everyone
{ABSTRACT}
Scaling Laws for Rivers and Lakes
Ida Björn, Wei Zhang
Published: 02 Feb 2024, Last Modified: 04 Mar 2024
Harbour 2024 poster
Readers: Everyone
Learning to Sail without Reward
Lena van den Berg
Published: 05 Feb 2024, Last Modified: 04 Mar 2024
Harbour 2024 poster
Learning from Storms with Few Examples
Kwame Mensah, Yuki Tanaka, Priya Raman, et al.
Published: 05 Feb 2024, Last Modified: 04 Mar 2024
Harbour 2024 poster
Mooring Language Models to Facts
Anna Rossi, Jürgen Groß
Published: 05 Feb 2024, Last Modified: 04 Mar 2024
Harbour 2024 poster
"""
ACL_VOLUME = """\
Proceedings of the Meeting on Boats
pdf bib abs
Tidal Heads: Attention That Ebbs
Mira Okafor | Jon Lindqvist | Ada B. Reed
pdf bib abs
Scaling Laws for Rivers and Lakes
Ida Björn | Wei Zhang
pdf bib abs
Learning to Sail without Reward
Lena van den Berg | Kwame Mensah
"""
PMLR = """\
Proceedings of Machine Learning on Boats
Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist, Ada B. Reed; Proceedings of the Harbour Conference, PMLR 139:1-10
[abs][Download PDF]
Scaling Laws for Rivers and Lakes
Ida Björn, Wei Zhang; Proceedings of the Harbour Conference, PMLR 139:11-20
[abs][Download PDF]
Learning to Sail without Reward
Lena van den Berg, Kwame Mensah; Proceedings of the Harbour Conference, PMLR 139:21-30
[abs][Download PDF]
"""
PROGRAMME = """\
Accepted papers

12. Tidal Heads: Attention That Ebbs
Mira Okafor (University of Oslo)*; Jon Lindqvist (Harbour Institute); Ada B. Reed (MIT)

14. Scaling Laws for Rivers and Lakes
Ida Björn (Marsh Lab); Wei Zhang (University of Oslo)

27. Learning to Sail without Reward
Lena van den Berg (Marsh Lab); Kwame Mensah (Marsh Lab)
"""
SEMANTIC_SCHOLAR = """\
Semantic Scholar
Search 220,113,000 papers from all fields of science
About 12,300 results for “tidal attention”
Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist, Ada B. Reed
Computer Science
ArXiv
1 February 2024
41
 [PDF]
Save
Alert
Scaling Laws for Rivers and Lakes
Ida Björn, Wei Zhang
Environmental Science, Computer Science
Journal of Seas
2 February 2024
12
Save
Alert
Learning to Sail without Reward
Lena van den Berg, +3 authors Kwame Mensah
Computer Science
ArXiv
5 February 2024
Save
Alert
"""
SEMANTIC_SCHOLAR_TLDR = """\
Semantic Scholar
Search 220,113,000 papers from all fields of science
About 12,300 results for “tidal attention”
Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist, Ada B. Reed
Computer Science
ArXiv
1 February 2024
TLDR
It is shown that attention ebbs in all heads, and that TidalNet is the best model of boats.
41
 [PDF]
Save
Alert
Scaling Laws for Rivers and Lakes
Ida Björn, Wei Zhang
Environmental Science, Computer Science
Journal of Seas
2 February 2024
TLDR
Rivers scale as lakes do.
12
Save
Alert
Cite
Learning to Sail without Reward
Lena van den Berg +3 authors Kwame Mensah
Computer Science
ArXiv
5 February 2024
Save
"""
DAILY = """\
Daily Papers
by AK and the research community
Feb 20

Submitted by
okafor
48

Tidal Heads: Attention That Ebbs

Harbour AI
·
7 authors

4

Submitted by
lbrand
31
Scaling Laws for Rivers and Lakes
· 22 authors
2
Submitted by
jon
12

Boats
· 1 author

Submitted by
mensah
9

Learning to Sail without Reward
· 3 authors
"""
LISTS = {
    "OpenReview, list": OPENREVIEW,
    "ACL Anthology, volume": ACL_VOLUME,
    "PMLR, volume": PMLR,
    "Semantic Scholar, search": SEMANTIC_SCHOLAR,
    "Semantic Scholar, with sentences that sum up": SEMANTIC_SCHOLAR_TLDR,
    "programme of a conference": PROGRAMME,
}
