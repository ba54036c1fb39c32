"""Made-up pages of the sites that researchers keep, in three forms: saved, clipped and copied."""

from __future__ import annotations

ABSTRACT = (
    "We let attention ebb in all of its heads, and find that TidalNet scores 90.1% on BoatQA, which is the best score"
    " so far of all models that were asked about boats."
)
TITLE = "Tidal Heads: Attention That Ebbs"

OPENREVIEW_HTML = f"""\
<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><title>{TITLE} | OpenReview</title>
<meta name="citation_title" content="{TITLE}"/><meta name="citation_author" content="Mira Okafor"/>
<meta name="citation_author" content="Jon Lindqvist"/><meta name="citation_online_date" content="2024/02/01"/>
<meta name="citation_pdf_url" content="https://openreview.net/pdf?id=AbCd1234"/>
<meta name="citation_abstract" content="{ABSTRACT}"/>
<link rel="canonical" href="https://openreview.net/forum?id=AbCd1234"/></head><body><nav><a href="/">OpenReview.net</a>
<a>Login</a></nav><main><div class="forum-title"><h2 class="citation_title">{TITLE}</h2></div>
<div class="forum-authors"><h3><span><a>Mira Okafor</a>, <a>Jon Lindqvist</a></span></h3></div>
<div class="forum-meta">Published: 01 Feb 2024, Last Modified: 03 Mar 2024</div>
<div class="note-content"><strong>Keywords:</strong> attention, tides<br/><strong>Abstract:</strong>
<p>{ABSTRACT}</p></div><div class="note"><h4>Official Review</h4><p>The paper is about boats, and says nothing of GPT-4
that was not known before, which is a pity for all who wanted to know it.</p></div></main></body></html>
"""
SEMANTIC_SCHOLAR_HTML = f"""\
<!DOCTYPE html><html><head><title>{TITLE} | Semantic Scholar</title>
<link rel="canonical" href="https://www.semanticscholar.org/paper/Tidal-Heads-Okafor-Lindqvist/0123456789abcdef0123456789abcdef01234567"/>
<meta name="citation_title" content="{TITLE}"/><meta name="citation_publication_date" content="2024"/>
<meta name="citation_author" content="Mira Okafor"/><meta name="citation_author" content="Jon Lindqvist"/>
<meta name="description" content="Semantic Scholar extracted view of &quot;{TITLE}&quot; by Mira Okafor et al."/>
<script type="application/ld+json">{{"@context":"https://schema.org","@graph":[[{{"@type":"ScholarlyArticle",
"headline":"{TITLE}","abstract":"{ABSTRACT}"}}]]}}</script></head><body><div id="app"><header>Search 220 million papers
</header><h1 data-test-id="paper-detail-title">{TITLE}</h1><span class="author-list"><a>Mira Okafor</a>, <a>Jon
Lindqvist</a></span><div>Published in <a>Journal of Seas</a> 1 February 2024</div><div data-test-id="abstract-text">
<h2>Abstract</h2><div class="text--preserved">{ABSTRACT}</div></div><h2>12 Citations</h2><div>Citation Type</div></div>
</body></html>
"""
PAPERS_WITH_CODE_HTML = f"""\
<!doctype html><html><head><title>{TITLE} | Papers With Code</title>
<meta property="og:title" content="Papers with Code - {TITLE}"><meta property="og:url"
content="https://paperswithcode.com/paper/tidal-heads-attention-that-ebbs"></head><body><nav><a>Browse State-of-the-Art
</a></nav><div class="paper-title"><h1>{TITLE}</h1><div class="authors"><p><span class="author-span"><b>1 Feb 2024</b>
</span>&nbsp;&middot; <span class="author-span"><a href="/author/mira">Mira Okafor</a></span>,
<span class="author-span"><a href="/author/jon">Jon Lindqvist</a></span> &middot;</p></div></div>
<div class="paper-abstract"><h2>Abstract</h2><p>{ABSTRACT}</p><a>PDF</a> <a>Abstract</a></div>
<h2>Code</h2><p>harbour/tidalnet</p><h2>Results</h2><table><tr><th>Task</th><th>Dataset</th><th>Model</th></tr>
<tr><td>Answers</td><td>BoatQA</td><td>TidalNet</td></tr></table></body></html>
"""
GITHUB_HTML = f"""\
<!DOCTYPE html><html><head><title>GitHub - harbour/tidalnet: Code of TidalNet</title>
<meta property="og:title" content="GitHub - harbour/tidalnet: Code of TidalNet"><link rel="canonical"
href="https://github.com/harbour/tidalnet"></head><body><header><a>Skip to content</a><a>Sign in</a></header>
<div id="repo"><h1 class="sr-only">harbour/tidalnet</h1><table><tr><th>Name</th><th>Last commit message</th></tr>
<tr><td><a>src</a></td><td><a>Fix the sail</a></td></tr></table></div>
<article class="markdown-body entry-content container-lg" itemprop="text"><h1>TidalNet</h1><p>{ABSTRACT}</p>
<h2>News</h2><ul><li>TidalNet 7B is out, and it is a good model for boats.</li></ul>
<pre>pip install tidalnet</pre></article>
<div class="BorderGrid"><h2>About</h2><p>Code of TidalNet</p><h2>Contributors 3</h2></div></body></html>
"""
FIRST = (
    "TidalNet is a model by Harbour University that scores 90.1% on BoatQA, which is far better than all of its rivals,"
    " and that was made by three people in a shed."
)
SECOND = (
    "Its heads ebb and flow with the moon, so that half of them can sleep while the others work; on MMLU it reaches"
    " 71.2%, which is not much, but it is cheap."
)
# No metadata, no article, no paragraphs: what a page of one's own making looks like.
UNFORESEEN_HTML = f"""\
<html><head><title>Ebbing attention explained :: Ida's pages</title></head><body bgcolor=white>
<table width=100%><tr><td width=150><a href=a>Home</a><br><a href=b>Boats</a><br><a href=c>Links to other pages</a></td>
<td><font size=6><h2>Ebbing attention explained</h2></font><i>By Ida Björn</i>, May 2, 2024<br><br>
{FIRST}<br><br>{SECOND}<br><br><a href=x>Next page of this site</a></td></tr></table>
<center><small>Copyright 2024 Ida Björn. All rights reserved.</small></center></body></html>
"""

PAPER_PAGES = {
    "openreview": OPENREVIEW_HTML,
    "semantic-scholar": SEMANTIC_SCHOLAR_HTML,
    "papers-with-code": PAPERS_WITH_CODE_HTML,
}
ADDRESSES = {
    "openreview": "https://openreview.net/forum?id=AbCd1234",
    "semantic-scholar": "https://www.semanticscholar.org/paper/Tidal-Heads/0123456789abcdef0123456789abcdef01234567",
    "papers-with-code": "https://paperswithcode.com/paper/tidal-heads-attention-that-ebbs",
    "hugging-face": "https://huggingface.co/papers/2402.01234",
    "acl": "https://aclanthology.org/2024.boat-1/",
}


def clipped_paper(site: str) -> str:
    """A page of a paper as Obsidian's Web Clipper saves it."""
    return f"""\
---
title: "{TITLE}"
source: "{ADDRESSES[site]}"
author:
  - "[[Mira Okafor]]"
  - "[[Jon Lindqvist]]"
published: 2024-02-01
created: 2024-05-04
description: "{ABSTRACT[:90]}"
tags:
  - "clippings"
---
## Abstract

{ABSTRACT}

## Community

Nice paper!
"""


GITHUB_CLIPPED = f"""\
---
title: "GitHub - harbour/tidalnet: Code of TidalNet"
source: "https://github.com/harbour/tidalnet"
created: 2024-05-04
description: "Code of TidalNet"
tags:
  - "clippings"
---
# TidalNet

{ABSTRACT}

## News
- TidalNet 7B is out, and it is a good model for boats.
"""

COPIED = {
    "openreview": f"""\
OpenReview.net
Login
Back to Journal of Seas
{TITLE}
Mira Okafor, Jon Lindqvist
Published: 01 Feb 2024, Last Modified: 03 Mar 2024
Keywords: attention, tides
Abstract: {ABSTRACT}
Submission Number: 12
""",
    "hugging-face": f"""\
Papers
arxiv:2402.01234

{TITLE}
Published on Feb 1, 2024
· Submitted by tide on Feb 2, 2024
Upvote
12
Authors:
Mira Okafor
,
Jon Lindqvist
Abstract
{ABSTRACT}

View arXiv page
View PDF
""",
    "acl": f"""\
ACL Anthology
{TITLE}
Mira Okafor, Jon Lindqvist
Abstract
{ABSTRACT}

Anthology ID: 2024.boat-1
DOI: 10.18653/v1/2024.boat-1
""",
    "acl, without a blank line": f"""\
ACL Anthology
{TITLE}
Mira Okafor, Jon Lindqvist
Abstract
{ABSTRACT}
Anthology ID:
2024.boat-1
Volume:
Proceedings of the Meeting on Boats
Publisher:
Association for Boats
""",
    "hugging-face, of the day": f"""\
Hugging Face
Log In
Papers
arxiv:2402.01234
{TITLE}
Published on Feb 1, 2024
· Submitted by
tide
 on Feb 2, 2024
#2 Paper of the day
Upvote
41

+33
Authors:
Mira Okafor
,
Jon Lindqvist
Abstract
{ABSTRACT}

View arXiv page
View PDF
Add to collection
Community

tide
Paper submitter
Feb 2, 2024
Nice paper!
""",
    "semantic-scholar": f"""\
Skip to search formSkip to main contentSkip to account menu
Semantic Scholar's Logo
Search 223,456,789 papers from all fields of science
Search
Sign In
Create Free Account
DOI:10.18653/v1/2024.boat-1
Corpus ID: 260000001
{TITLE}
Mira Okafor, Jon Lindqvist
Published in Annual Meeting of the… 1 February 2024
Computer Science
TLDR
Attention that ebbs is best of all.
Expand
View on ACM
Save to Library
Create Alert
Cite
12 Citations
Abstract
{ABSTRACT}
Figures and Tables from this paper
figure 1
12 Citations
More Filters
Plover: Faking a Broken Wing
Pla Ver, G. Deception
Computer Science
""",
    "papers-with-code": f"""\
Papers With Code
Browse State-of-the-Art
Sign In
{TITLE}
1 Feb 2024  ·  Mira Okafor, Jon Lindqvist ·
Edit social preview
{ABSTRACT}

PDF
Abstract
Code
Edit
harbour/tidalnet
official
""",
    "workshop": f"""\
{TITLE}
Mira Okafor, Jon Lindqvist
Abstract
{ABSTRACT}
Keywords: tides, attention, language models that sail, and what they say of the sea when nobody asks them about it
""",
    "journal": f"""\
{TITLE}
Mira Okafor, Jon Lindqvist
Abstract
{ABSTRACT}
Journal: Letters of the Sea
Issue: 12
""",
}

COPIED_ARTICLES = {
    "README": f"""\
harbour
/
tidalnet
Code
Issues
12
Pull requests
3
README
MIT license
TidalNet: attention that ebbs

{FIRST}

News
TidalNet 7B is out, and it is a good model for boats.
pip install tidalnet
About
Contributors sail, and GPT-4 on MMLU is what they like to talk about.
""",
    "model card": f"""\
Hugging Face
Models
harbour/TidalNet-7B
like
123
arxiv:
2402.01234
Model card
Files and versions
xet
Community
2
TidalNet-7B

{FIRST}

Evaluation
On MMLU, TidalNet-7B scores 68.4%, which ebbs away on GSM8K.
Downloads last month
1,234
Inference is offered by others, who also have GPT-4 and Llama 2 on offer.
""",
}

AITOPICS_ARTICLE_HTML = f"""\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | AITopics</title>
<link rel="canonical" href="https://aitopics.org/doc/arxivorg:12AB34CD"></head><body><nav><a href="/">AITopics</a>
<span>An official publication of the AAAI.</span></nav><div class="container"><h1>{TITLE}</h1><div class="doc-meta">
<a href="/search?filters=authors:Okafor">Okafor, Mira</a>, <a href="x">Lindqvist, Jon</a></div>
<div><a>arXiv.org Artificial Intelligence</a> Feb-1-2024</div><p>{ABSTRACT}</p>
<div>artificial intelligence, machine learning, (9 more...)</div><ul><li>Country:<ul><li>Europe &gt; Sweden (0.14)</li>
</ul></li><li>Genre: Research Report (0.82)</li></ul></div><footer>Copyright 2024 AAAI</footer></body></html>
"""
AITOPICS_SEARCH_HTML = f"""\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>AITopics | Search</title></head><body><nav>
<a href="/">AITopics</a> <span>An official publication of the AAAI.</span></nav><aside><h4>Filters</h4><ul>
<li>Country</li><li>Industry</li></ul><h4>Collaborating Authors</h4><ul><li><a>Okafor, Mira</a></li>
<li><a>Ray, Ann</a></li></ul></aside><div class="results"><div class="result">
<h3><a href="https://aitopics.org/doc/arxivorg:1">{TITLE}</a></h3><p><i>Okafor, Mira</i>, <i>Lindqvist, Jon</i></p>
<p><a>arXiv.org Artificial Intelligence</a> <time>Feb-1-2024</time></p><p>{ABSTRACT}</p><p>artificial intelligence,
machine learning, (9 more...)</p></div><div class="result"><h3><a href="https://aitopics.org/doc/journals:1">Small Boats
in Large Seas</a></h3><p><i>Ray, Ann</i></p><p><a>Journal of Floating Things</a> <time>Dec-9-2021</time></p>
<p>A boat is small, and the sea is large. We show both of it.</p></div></div></body></html>
"""
AITOPICS_COPIED = f"""\
AITopics | Mira Okafor
AITopics An official publication of the AAAI.
Home
Search
Collaborating Authors
 Okafor, Mira

{TITLE}
Okafor, Mira, Lindqvist, Jon
arXiv.org Artificial Intelligence Feb-1-2024
{ABSTRACT}

Small Boats in Large Seas
Ray, Ann, Okafor, Mira
Journal of Floating Things Dec-9-2021
A boat is small, and the sea is large. We show both of it.
"""

COPIED_POST = f"""\
Skip to main content
Harbour Lab
Blog
About
Ebbing attention explained
Ida Björn and Mira Okafor
May 2, 2024
8 min read

{FIRST}

What ebbs
- We trained on three million days of water levels.
- We evaluated on BoatQA and on MMLU.

{SECOND}

Related posts
© 2024 Harbour Lab
"""
COPIED_LETTER = """\
From: Mira Okafor <mira@example.org>
Subject: Reading group on ebbing heads

Hi all,

on Thursday we read the paper on tidal attention. Please have a look
at section 3 in particular, where the ebb of TidalNet is described, and
compare it with what older models do.
Those who have time might also look at the appendix of the paper.

Best,
Mira
"""
TYPED = """\
I talked to Ida about TidalNet today. It scores 90.1% on BoatQA, better than GPT-4, when the ebb is slow.

She thinks that Mud Labs will release Heron 2 in spring. I should read the paper before that.
"""
UNLABELLED_FEED = """\
Papers by Mira Okafor

May 2, 2024
Tidal Heads: Attention That Ebbs
Mira Okafor, Jon Lindqvist, Ann Ray
We let attention ebb in all of its heads, and find that TidalNet scores 90.1% on BoatQA.

March 3, 2023
Small Boats in Large Seas
Ann Ray, Mira Okafor
A boat is small, and the sea is large. We show both of it with a ruler.
"""
