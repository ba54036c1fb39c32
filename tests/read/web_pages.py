"""Made-up pages in the markup of the sites that researchers save pages from."""

from __future__ import annotations

ARXIV_SEARCH = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"/><title>Search | arXiv e-print repository</title></head><body>
<header><div>Cornell University</div></header>
<h1 class="title is-clearfix">Showing 1&ndash;2 of 2 results for author: <span class="mathjax">Okafor, Mira</span></h1>
<ol class="breathe-horizontal" start="1">
  <li class="arxiv-result">
    <div class="is-marginless">
      <p class="list-title is-inline-block"><a href="https://arxiv.org/abs/2402.01234">arXiv:2402.01234</a>
        <span>&nbsp;[<a href="https://arxiv.org/pdf/2402.01234">pdf</a>, <a href="x">other</a>]&nbsp;</span>
      </p>
      <div class="tags is-inline-block">
        <span class="tag is-small is-link tooltip" data-tooltip="Computation and Language">cs.CL</span>
        <span class="tag is-small is-grey tooltip" data-tooltip="Machine Learning">stat.ML</span>
      </div>
    </div>
    <p class="title is-5 mathjax">
        Tidal Heads: Attention That Ebbs &amp; Flows
    </p>
    <p class="authors">
      <span class="has-text-black-bis has-text-weight-semibold">Authors:</span>
      <a href="/search/?q=O">Mira Okafor</a>,
      <a href="/search/?q=L">Jon Lindqvist</a>, et al. (12 additional authors not shown)
    </p>
    <p class="abstract mathjax">
      <span class="search-hit mathjax">Abstract</span>:
      <span class="abstract-short" id="s" style="display: inline;">&hellip;ebb. It is cheap&hellip;
        <a class="is-size-7" onclick="x">&#9661; More</a></span>
      <span class="abstract-full" id="f" style="display: none;">
        We let attention ebb. It is cheap and it is good, with 90\\% of the quality &lt; 5.
        <a class="is-size-7" onclick="y">&#9651; Less</a>
      </span>
    </p>
    <p class="is-size-7"><span>Submitted</span> 3 March, 2024; <span>v1</span> submitted 1 February, 2024;
      <span>originally announced</span> February 2024.
    </p>
    <p class="comments is-size-7"><span>Comments:</span> <span class="mathjax">9 pages</span></p>
  </li>
  <li class="arxiv-result"><div class="is-marginless"><p class="list-title is-inline-block"><a>arXiv:1507.00001</a>
  <span>[<a>pdf</a>]</span></p><div class="tags is-inline-block"><span class="tag">cs.AI</span></div></div>
  <p class="title is-5 mathjax">Small Boats</p><p class="authors"><span>Authors:</span> <a>Mira Okafor</a></p>
  <p class="abstract mathjax"><span>Abstract</span>:
  <span class="abstract-short" style="display: inline;">A short abstract.</span>
  <span class="abstract-full" style="display: none;">A short abstract. <a>&#9651; Less</a></span></p>
  <p class="is-size-7"><span>Submitted</span> 30 July, 2015; <span>originally announced</span> July 2015.</p></li>
</ol></body></html>
"""

ARXIV_LISTING = """\
<!DOCTYPE html>
<html><head><title>Computation and Language</title></head><body><div id="dlpage"><h1>Computation and Language</h1>
<h3>New submissions (showing 2 of 2 entries)</h3><dl id="articles">
<dt><a name="item1">[1]</a> <a href="/abs/2402.01234">arXiv:2402.01234</a> [<a>pdf</a>, <a>html</a>]</dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span>
Tidal Heads: Attention That Ebbs</div>
<div class="list-authors"><a>Mira Okafor</a>, <a>Jon Lindqvist</a></div>
<div class="list-comments mathjax"><span class="descriptor">Comments:</span> 9 pages</div>
<div class="list-subjects"><span class="descriptor">Subjects:</span>
<span class="primary-subject">Computation and Language (cs.CL)</span>; Machine Learning (cs.LG)</div>
<p class="mathjax">We let attention ebb. It is cheap.</p></div></dd>
<dt><a name="item2">[2]</a> <a href="/abs/2402.01235">arXiv:2402.01235</a> [<a>pdf</a>]</dt>
<dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> Small Boats</div>
<div class="list-authors"><a>Mira Okafor</a></div>
<div class="list-subjects"><span class="descriptor">Subjects:</span> Computation and Language (cs.CL)</div>
<p class="mathjax">A short abstract.</p></div></dd></dl></div></body></html>
"""

ARXIV_ABSTRACT = """\
<!DOCTYPE html><html lang="en"><head><title>[2402.01234] Tidal Heads</title>
<link rel="canonical" href="https://arxiv.org/abs/2402.01234"/>
<meta name="citation_title" content="Tidal Heads: Attention That Ebbs" />
<meta name="citation_author" content="Okafor, Mira" /><meta name="citation_author" content="Lindqvist, Jon" />
<meta name="citation_date" content="2024/02/01" /><meta name="citation_arxiv_id" content="2402.01234" /></head><body>
<div id="header"><a>Computer Science</a> &gt; Computation and Language</div>
<div class="dateline">[Submitted on 1 Feb 2024 (<a>v1</a>), last revised 3 Mar 2024 (this version, v2)]</div>
<h1 class="title mathjax"><span class="descriptor">Title:</span>Tidal Heads: Attention That Ebbs</h1>
<div class="authors"><span class="descriptor">Authors:</span><a>Mira Okafor</a>, <a>Jon Lindqvist</a></div>
<blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>We let attention ebb, and TidalNet scores
90.1% on BoatQA.</blockquote>
<table summary="Additional metadata"><tr><td class="tablecell label">Comments:</td><td>9 pages</td></tr>
<tr><td class="tablecell label">Subjects:</td><td>Computation and Language (cs.CL); Machine Learning (cs.LG)</td></tr>
</table></body></html>
"""

ARXIV_HTML_PAPER = """\
<!DOCTYPE html><html><head><title>Tidal Heads: Attention That Ebbs</title></head><body>
<article class="ltx_document"><h1 class="ltx_title ltx_title_document">Tidal Heads: Attention That Ebbs</h1>
<div class="ltx_authors"><span class="ltx_creator ltx_role_author"><span class="ltx_personname">Mira Okafor
</span><span class="ltx_author_notes">Harbour University</span></span>
<span class="ltx_creator ltx_role_author"><span class="ltx_personname">Jon Lindqvist</span></span></div>
<div class="ltx_abstract"><h6 class="ltx_title ltx_title_abstract">Abstract</h6><p class="ltx_p">We let attention ebb
with <math alttext="\\alpha&lt;1" display="inline"><mi>&#945;</mi><mo>&lt;</mo><mn>1</mn></math> in all of its heads,
and find that TidalNet scores 90.1% on BoatQA, which is the best so far.</p></div>
<section class="ltx_section"><h2 class="ltx_title ltx_title_section">1 Introduction</h2><p>Boats.</p></section>
</article></body></html>
"""

ACL_PAGE = """\
<!doctype html><html lang=en><head><title>Tidal Heads - ACL Anthology</title>
<meta content="Tidal Heads: Attention That Ebbs" name=citation_title><meta content="Mira Okafor" name=citation_author>
<meta content="Jon Lindqvist" name=citation_author><meta content="2024/8" name=citation_publication_date>
<meta content="Proceedings of the Boat Conference" name=citation_conference_title>
<meta content="10.18653/v1/2024.boat-1" name=citation_doi>
<link rel=canonical href=https://aclanthology.org/2024.boat-1/>
</head><body><nav><a href=/>ACL Anthology</a></nav><section id=main><h2 id=title>Tidal Heads: Attention That Ebbs</h2>
<div class="card-body acl-abstract"><h5 class=card-title>Abstract</h5><span>We let attention ebb in all of its heads,
and find that TidalNet scores 90.1% on BoatQA, which is the best score so far.</span></div></section></body></html>
"""

HUGGING_FACE_PAPER = """\
<!doctype html><html><head><title>Paper page - Tidal Heads</title>
<meta property="og:url" content="https://huggingface.co/papers/2402.01234"></head><body><header>Hugging Face</header>
<main><h1 class="mb-2">Tidal Heads: Attention That Ebbs</h1><div>Published on Feb 1, 2024</div>
<div><span>Authors:</span><span class="author"><a>Mira Okafor</a></span>,<span><a>Jon Lindqvist</a></span></div>
<div><h2>Abstract</h2><p>We let attention ebb in all of its heads, and find that TidalNet scores 90.1% on BoatQA, which
is the best score so far of all.</p></div><h2>Community</h2><p>Nice paper!</p></main></body></html>
"""

MODEL_CARD = """\
<!doctype html><html><head><title>harbour/tidalnet-7b · Hugging Face</title>
<meta property="og:title" content="harbour/tidalnet-7b · Hugging Face">
<meta property="og:url" content="https://huggingface.co/harbour/tidalnet-7b"></head><body><nav><a>Models</a></nav>
<main><div class="model-card-content prose"><h1>TidalNet 7B</h1><p>TidalNet 7B is a model by Harbour University. It was
made to answer questions about boats, in all the languages of the sea, and in some others.</p><h2>Results</h2>
<table><thead><tr><th>Model</th><th>BoatQA</th></tr></thead><tbody><tr><td>TidalNet 7B</td><td>90.1</td></tr>
<tr><td>GPT-4</td><td>88.0</td></tr></tbody></table><ul><li>Cheap</li><li>Good<ul><li>Very</li></ul></li></ul>
<pre><code>import tidalnet</code></pre></div><aside>Downloads last month 5</aside></main></body></html>
"""

BLOG_POST = """\
<html><head><meta charset="iso-8859-1"><title>Ebb - My blog</title>
<meta property="og:title" content="Ebbing attention explained"><link rel="canonical" href="https://blog.example/ebb">
<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"BlogPosting","headline":
"Ebbing attention explained","author":{"@type":"Person","name":"Ida Börn"},"datePublished":"2024-05-02T10:00:00Z"}]}
</script><style>p{}</style></head>
<body><div class="menu"><a href="/">Home</a><a href="/all">All posts of this blog</a></div><div class="content">
<h1>Ebbing attention explained</h1><p>TidalNet is a model by <b>Harbour</b> that scores 90.1% on BoatQA, which is far
better than all of its rivals today.</p><p>Another paragraph that is long enough to be counted as a paragraph of the
main text of this page.</p></div><div class="comments"><p>A comment that is quite as long as a paragraph of the text,
and that names GPT-4 in passing, for no reason at all.</p></div><div>About me and my boats</div></body></html>
"""

WEB_PAGES = (
    ARXIV_SEARCH,
    ARXIV_LISTING,
    ARXIV_ABSTRACT,
    ARXIV_HTML_PAPER,
    ACL_PAGE,
    HUGGING_FACE_PAPER,
    MODEL_CARD,
    BLOG_POST,
)
