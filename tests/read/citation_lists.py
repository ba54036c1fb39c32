"""Made-up lists of citations, in the forms in which researchers copy them."""

from __future__ import annotations

SCHOLAR_RESULTS = """\
Google Scholar
Articles
About 3,210 results (0.05 sec)
Any time
Sort by relevance

[PDF] example.org
Tidal Heads: Attention That Ebbs
M Okafor, J Lindqvist, AB Reed… - arXiv preprint arXiv:2402.01234, 2024 - arxiv.org
… We let attention ebb in all of its heads, and find that TidalNet scores 90.1% …
Save Cite Cited by 41 Related articles All 4 versions

[HTML][HTML] A survey of water in models
IR Björn, L van den Berg - Nature Reviews Seas, 2023 - example.com
… In this survey …
Save Cite Cited by 310 Related articles

Measuring the ebb of attention in very long documents that nobody …
M Okafor - 2022 - example.net
Save Cite Related articles
"""
SCHOLAR_PROFILE = """\
Google Scholar
Mira Okafor
University of Oslo
Verified email at example.org - Homepage
FOLLOW
TITLE\tCITED BY\tYEAR
Tidal Heads: Attention That Ebbs
M Okafor, J Lindqvist, AB Reed, ...
arXiv preprint arXiv:2402.01234, 2024\t41\t2024
A survey of water in models that ebb
IR Björn, M Okafor
Nature Reviews Seas 3 (2), 11-20, 2023\t310*\t2023
Device for the watering of plants
M Okafor
US Patent 11,222,333, 2022\t\t2022
Cited by
View all
"""
SCHOLAR_PROFILE_HTML = """\
<!doctype html><html><head><title>Mira Okafor - Google Scholar</title></head><body><div>Articles</div>
<div id="gsc_prf_in">Mira Okafor</div><div>University of Oslo</div>
<table><thead><tr><th><a>Title</a></th><th><a>Cited by</a></th><th><a>Year</a></th></tr></thead><tbody>
<tr><td><a href="/a">Tidal Heads: Attention That Ebbs</a><div>M Okafor, J Lindqvist, AB Reed, ...</div>
<div>arXiv preprint arXiv:2402.01234<span>, 2024</span></div></td><td><a href="/c">41</a></td><td>2024</td></tr>
<tr><td><a href="/b">A survey of water in models that ebb</a><div>IR Björn, M Okafor</div>
<div>Nature Reviews Seas 3 (2), 11-20<span>, 2023</span></div></td><td><a href="/c">310</a></td><td>2023</td></tr>
</tbody></table></body></html>
"""
DBLP_PERSON = """\
dblp: Mira Okafor
> Home > Persons
2020 – today
2024
[c12]

view
electronic edition via DOI (open access)
Jon Lindqvist, Mira Okafor:
A Survey of Water in Models that Ebb. EMNLP 2024: 1120-1135
[i7]

view
Mira Okafor, Jon Lindqvist, Wei Li 0001:
Tidal Heads: Attention That Ebbs. CoRR abs/2402.01234 (2024)
2019
[j3]
Mira Okafor:
Sparse Attention Revisited. J. Mach. Learn. Res. 20: 55:1-55:30 (2019)
"""
# One paper each, in the styles that reference lists have.
STYLES = {
    "plain": "[1] M. Okafor, J.-P. Lindqvist, and A. B. Reed. Tidal heads: Attention that ebbs. In NeurIPS, 2024.",
    "IEEE": "[1] M. Okafor, J.-P. Lindqvist, and A. B. Reed, “Tidal heads: Attention that ebbs,” in Proc. Conf. Neural"
    " Inf. Process. Syst. (NeurIPS), vol. 30, Jun. 2024, pp. 1–9.",
    "APA": "Okafor, M., Lindqvist, J.-P., & Reed, A. B. (2024). Tidal heads: Attention that ebbs. NeurIPS, 3(1), 1–9.",
    "ACL": "Mira Okafor, Jean-Paul Lindqvist, and Ada B. Reed. 2024. Tidal heads: Attention that ebbs. In NeurIPS,"
    " pages 1–9, Oslo, Norway.",
    "Springer": "1. Okafor, M., Lindqvist, J.P., Reed, A.B.: Tidal heads: Attention that ebbs. In: NeurIPS. pp. 1–9"
    " (2024)",
    "Vancouver": "1. Okafor M, Lindqvist JP, Reed AB. Tidal heads: Attention that ebbs. NeurIPS. 2024;3(1):1-9.",
}
REFERENCES = """\
References
[1] M. Okafor, J. Lindqvist, and A. B. Reed. Tidal heads: Attention that ebbs. In NeurIPS, 2024.
[2] I. Björn et al. A survey of water in models. arXiv:2301.00001, 2023.
[3] K. He, X. Zhang, S. Ren, and J. Sun, “Deep residual rivers for the recog-
nition of boats,” in Proc. Conf. Comput. Vis. (CVPR), Jun. 2016, pp. 770–778, doi: 10.1234/boats.1.
[4] The website of the harbour, last seen on Monday.
"""
LISTS = {
    "Google Scholar, results": SCHOLAR_RESULTS,
    "Google Scholar, profile": SCHOLAR_PROFILE,
    "Google Scholar, profile, saved": SCHOLAR_PROFILE_HTML,
    "DBLP, person": DBLP_PERSON,
    "references": REFERENCES,
}
