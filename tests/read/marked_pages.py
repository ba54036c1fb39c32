"""Made-up pages in the layouts that sites nobody foresaw have; what is text is marked `t1z`, what is not `b1z`.

Each layout is the markup that a kind of site is known for, re-typed with words of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

_SAID = (
    "TidalNet is a model of the harbour that scores well on BoatQA, which surprised all who had looked at it before",
    "We trained it for nine days on letters of sailors, and none of us would have thought that it could be that cheap",
    "Of the older models only GPT-4 comes near to it; on the long texts of the set it falls behind by quite a margin",
    "What does not work yet is the ebb: as soon as the water leaves, the heads look at nothing, and the loss goes up",
    "A second run without the moon gave the same numbers, so that we believe that the tide alone explains the gain",
    "In the end the harbour wants to give the weights to everyone who asks, though no date has been set for that",
)
_ASIDE = (
    "Join ninety thousand readers who get our letter on boats every week, and never miss what happens at the harbour",
    "We use cookies to make this site better and to measure who reads it; by going on you agree to our use of them",
    "About the author: writes on tides, lives by the sea with two dogs, and has been with the paper for eleven years",
    "Great post! I have tried the same with my own boat last summer, and it did not work at all, for whatever reason",
    "All rights reserved. No part of these pages may be used without leave, and nothing in them is advice on sailing",
    "The best boats of the year: ten small ones that you can sail on your own, and what they cost in the long run",
)


class _Words:
    """Sentences in turn, each with a mark of its own."""

    def __init__(self, start: int) -> None:
        self._texts, self._asides = count(start), count(start)

    def text(self) -> str:
        number = next(self._texts)
        return f"{_SAID[number % len(_SAID)]} (t{number}z)."

    def short(self) -> str:
        return f"Boat t{next(self._texts)}z, small"

    def aside(self) -> str:
        number = next(self._asides)
        return f"{_ASIDE[number % len(_ASIDE)]} (b{number}z)."

    def link(self) -> str:
        return f'<a href="/x">All boats b{next(self._asides)}z</a>'


def _page(title: str, body: str, head: str = "") -> str:
    return f"<!DOCTYPE html>\n<html lang=en><head><title>{title}</title>{head}</head>\n<body>{body}</body></html>\n"


def _list(words: _Words, number: int, around: str = "ul") -> str:
    return f"<{around}>" + "".join(f"<li>{words.link()}</li>\n" for _ in range(number)) + f"</{around}>\n"


def _paragraphs(words: _Words, number: int) -> str:
    return "".join(f"<p>{words.text()}</p>\n" for _ in range(number))


def _weblog(w: _Words) -> str:
    return (
        f'<div id="page"><header><h1><a href="/">Harbour log</a></h1>{_list(w, 4)}</header><div id="primary"><div '
        f'class="hentry"><h2 class="entry-title">On ebbing</h2><div class="entry">{_paragraphs(w, 5)}<h3>Why</h3>'
        f'{_paragraphs(w, 2)}</div><div class="postmetadata">Filed under {w.link()}</div></div><ol class="commentlist">'
        f"<li><p>{w.aside()}</p></li><li><p>{w.aside()}</p></li></ol></div><div id='secondary'><div class='widget'><p>"
        f"{w.aside()}</p>{_list(w, 6)}</div></div><div id='colophon'><p>{w.aside()}</p></div></div>"
    )


def _newsletter(w: _Words) -> str:
    box = f'<div class="subscription-widget-wrap"><p>{w.aside()}</p><form><input></form></div>'
    return (
        f'<div class="main-menu">{_list(w, 3)}</div><article class="typography newsletter-post post"><h1>On ebbing</h1>'
        f'<div class="available-content"><div class="body markup">{_paragraphs(w, 3)}{box}{_paragraphs(w, 3)}</div></div>'
        f'</article><div class="comments-page"><div class="comment-body"><p>{w.aside()}</p></div></div>'
        f'<div class="footer-wrap"><p>{w.aside()}</p></div>'
    )


def _nameless(w: _Words) -> str:
    blocks = "".join(f'<div class="ab cd"><p class="pw-body">{w.text()}</p></div>' for _ in range(6))
    cards = "".join(f'<div class="ab ef"><h2>{w.link()}</h2><div class="gh">{w.aside()}</div></div>' for _ in range(3))
    return (
        f'<div class="a b"><div class="ab nv">{w.link()}{w.link()}</div><div class="ab kl"><h1>On ebbing</h1>{blocks}</div>'
        f'<div class="ab bio"><p>{w.aside()}</p></div><div class="ab rec"><h2>More from the harbour</h2>{cards}</div></div>'
    )


def _tables(w: _Words) -> str:
    text = "<br><br>\n".join(w.text() for _ in range(5))
    return (
        f"<table width=800><tr><td width=150 bgcolor=silver>{'<br>'.join(w.link() for _ in range(6))}</td><td><font "
        f"size=5>On ebbing</font><br><br>{text}</td></tr><tr><td colspan=2><font size=1>{w.aside()}</font></td></tr></table>"
    )


def _manual(w: _Words) -> str:
    return (
        f'<div class="related" role="navigation">{_list(w, 4)}</div><div class="document"><div class="documentwrapper"><div '
        f'class="body" role="main"><section id="ebb"><h1>On ebbing</h1>{_paragraphs(w, 2)}<dl class="py"><dt>ebb(x)</dt>'
        f"<dd><p>{w.text()}</p></dd></dl><section id='why'><h2>Why</h2>{_paragraphs(w, 2)}<ul><li><p>{w.text()}</p></li>"
        f"<li><p>{w.text()}</p></li></ul></section></section></div></div><div class='sphinxsidebar'><h3>Contents</h3>"
        f"{_list(w, 6)}</div></div><div class='footer'>{w.aside()}</div>"
    )


def _news(w: _Words) -> str:
    return (
        f'<div class="consent-layer"><p>{w.aside()}</p></div><nav>{_list(w, 6)}</nav><main><div class="story"><h1>On ebbing'
        f'</h1><p class="standfirst">{w.text()}</p><figure><img src=a.png><figcaption>A boat</figcaption></figure>'
        f'{_paragraphs(w, 2)}<p class="inline-promo"><strong>Read more:</strong> {w.link()}</p>{_paragraphs(w, 3)}'
        f'<blockquote><p>{w.text()}</p></blockquote><div class="author-bio"><p>{w.aside()}</p></div></div>'
        f'<div class="most-read"><h2>Most read</h2>{_list(w, 5, "ol")}</div></main><footer><p>{w.aside()}</p></footer>'
    )


def _blocks(w: _Words) -> str:
    lines = "".join(f'<div data-block-id="{n}"><span>{w.text()}</span></div>' for n in range(5))
    items = "".join(f'<div data-block-id="i{n}" class="bulleted"><div>{w.text()}</div></div>' for n in range(3))
    return (
        f'<div class="topbar">{w.link()}</div><div class="frame"><div class="page-content"><div class="title">On ebbing</div>'
        f'{lines}{items}</div></div><div class="made-with">{w.aside()}</div>'
    )


def _published(w: _Words) -> str:
    lines = "".join(f'<p class="c{n}"><span class="c1">{w.text()}</span></p>' for n in range(6))
    return (
        f'<div id="banners"><div id="title">On ebbing</div><div>{w.link()}</div></div><div id="contents"><div class="doc">'
        f'{lines}</div></div><div id="footer"><span>{w.aside()}</span></div>'
    )


def _lab(w: _Words) -> str:
    items = "".join(f"<li><b>{w.short()}</b></li>" for _ in range(6))
    return (
        f'<div class="site-nav">{_list(w, 4)}</div><div class="wrapper"><h1>On ebbing</h1><p>{w.text()}</p><p>{w.text()}</p>'
        f"<h2>What it takes</h2><ul>{items}</ul><h2>Who</h2><p>{w.text()}</p></div><div class='site-info'>{w.aside()}</div>"
    )


def _mailing(w: _Words) -> str:
    rows = "".join(
        f'<table class="mcnTextBlock"><tbody><tr><td class="mcnTextContent">{w.text()}<br>{w.text()}</td></tr></tbody></table>'
        for _ in range(3)
    )
    return (
        f'<div class="archive-bar">{_list(w, 3)}</div><center><table id="bodyTable"><tr><td id="templateBody"><h1>On ebbing'
        f'</h1>{rows}</td></tr><tr><td id="templateFooter"><table><tr><td>{w.aside()}</td></tr></table></td></tr></table>'
        "</center>"
    )


def _wiki(w: _Words) -> str:
    return (
        f'<div id="mw-navigation">{_list(w, 6)}</div><div id="content"><h1 id="firstHeading">Ebbing</h1><div id="bodyContent">'
        f'<div id="mw-content-text"><div class="mw-parser-output">{_paragraphs(w, 2)}<div id="toc" class="toc">{_list(w, 3)}'
        f"</div><h2>Use</h2>{_paragraphs(w, 3)}<ul><li>{w.text()}</li><li>{w.text()}</li></ul><div class='navbox'>"
        f'{_list(w, 5)}</div></div></div><div id="catlinks">{w.link()}</div></div></div><div id="footer"><p>{w.aside()}</p></div>'
    )


def _teasers(w: _Words) -> str:
    cards = "".join(f"<article class='card'><h3>{w.link()}</h3><p>{w.aside()}</p></article>" for _ in range(3))
    return (
        f"<header>{_list(w, 4)}</header><main><article><h1>On ebbing</h1>{_paragraphs(w, 5)}</article><section>"
        f"<h2>Other stories</h2>{cards}</section></main>"
    )


def _discussed(w: _Words) -> str:
    comments = "".join(f'<div class="comment-node"><p>{w.aside()}</p><p>{w.aside()}</p></div>' for _ in range(4))
    return (
        f'<div class="Header">{_list(w, 4)}</div><div class="PostsPage"><h1>On ebbing</h1><div class="PostsPage-content">'
        f'{_paragraphs(w, 4)}</div></div><div class="CommentsList"><h2>4 comments</h2>{comments}</div>'
    )


def _sections(w: _Words) -> str:
    parts = "".join(
        f'<div class="section"><div class="inner"><h2>Part {n}</h2>{_paragraphs(w, 2)}</div></div>' for n in range(4)
    )
    return (
        f'<div class="hero"><h1>On ebbing</h1><p>{w.text()}</p></div>{parts}<div class="section cta"><div class="inner"><p>'
        f'{w.aside()}</p></div></div><div class="legal"><p>{w.aside()}</p></div>'
    )


def _posted(w: _Words) -> str:
    return (
        f'<div id="app"><div class="layout"><div class="left">{_list(w, 5)}</div><div class="center"><div class="post-header">'
        f'<div class="h-title">On ebbing</div></div><div class="rich-text"><div>{w.text()}</div><div>{w.text()}</div><div><b>'
        f"Why</b></div><div>{w.text()}</div><table><tr><th>Model</th><th>Score</th></tr><tr><td>{w.short()}</td><td>90.1</td>"
        f'</tr></table><div>{w.text()}</div></div></div><div class="right"><div>{w.aside()}</div>{_list(w, 3)}</div></div></div>'
    )


_LAYOUTS = {
    "weblog": _weblog, "newsletter": _newsletter, "nameless": _nameless, "tables": _tables, "manual": _manual,
    "news": _news, "blocks": _blocks, "published": _published, "lab": _lab, "mailing": _mailing, "wiki": _wiki,
    "teasers": _teasers, "discussed": _discussed, "sections": _sections, "posted": _posted,
}  # fmt: skip


def marked_pages() -> Mapping[str, str]:
    """The pages by the name of their layout."""
    return dict(_pages())


def _pages() -> Iterator[tuple[str, str]]:
    for name, layout in _LAYOUTS.items():
        yield name, _page("On ebbing", layout(_Words(1)))
