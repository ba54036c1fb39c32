"""Hostile web pages: a seed of a name (`Otter 7`) and an attack, as a site would write it."""

from __future__ import annotations

import json

from tests.hostile.words import abstract, xml


def page_of_a_paper(name: str, attack: str) -> str:
    text = xml(attack)
    return (
        f'<!DOCTYPE html><html><head><title>{text}</title><meta name="citation_title" content="{name}: {text}"/>'
        f'<meta name="citation_author" content="{text}"/><meta name="citation_author" content="Marsh, Ada"/>'
        f'<meta name="citation_date" content="2024/02/01"/><meta name="citation_doi" content="{text}"/>'
        f'<meta name="citation_conference_title" content="{text}"/><link rel="canonical" href="{text}"/></head><body>'
        f"<h1>{name}: {text}</h1><section><h2>Abstract</h2><p>{xml(abstract(name, attack))}</p></section></body></html>"
    )


def html_of_a_paper(name: str, attack: str) -> str:
    """A paper as LaTeXML writes it."""
    text = xml(attack)
    return (
        f'<html><head><title>{text}</title></head><body><article class="ltx_document"><h1 class="ltx_title '
        f'ltx_title_document">{name}: {text}</h1><div class="ltx_authors"><span class="ltx_personname">Ada Marsh, '
        f'{text}</span><span class="ltx_contact">{text} University</span></div><div class="ltx_abstract">'
        f'<p class="ltx_p">{xml(abstract(name, attack))}</p></div><section class="ltx_section"><h2 class="ltx_title '
        f'ltx_title_section">1 {text}</h2><p class="ltx_p">GPT-4 {text} scores 77.0% on MMLU. GPT-4 {text} is old.</p>'
        '<figure class="ltx_table">'
        f'<figcaption class="ltx_caption">Table 1: Accuracy {text}</figcaption><table class="ltx_tabular"><tr><th>Model'
        f"</th><th>MMLU</th></tr><tr><td>GPT-4</td><td>77.1</td></tr><tr><td>{text}</td><td>70.0</td></tr></table>"
        f'</figure></section><ul><li class="ltx_bibitem">{text}. On boats. 2023.</li></ul></article></body></html>'
    )


def blog_post(name: str, attack: str) -> str:
    data = json.dumps({"@type": "BlogPosting", "headline": f"{name} {attack}", "author": {"name": attack}})
    data = data.replace("<", r"\u003c")
    return (
        f'<html><head><title>{xml(attack)}</title><link rel="canonical" href="https://probe.invalid/{xml(attack)}">'
        f'<script type="application/ld+json">{data}</script></head><body><article>'
        f"<h1>{name} {xml(attack)}</h1><p>{xml(abstract(name, attack))}</p><h2>{xml(attack)}</h2>"
        f"<ul><li><b>{xml(attack)}:</b> scores 77.0% on MMLU, which is more than any other model of its size.</li></ul>"
        f"<table><tr><th>Model</th><th>{xml(attack)}</th></tr><tr><td>{xml(attack)}</td><td>77.0</td></tr></table>"
        f'<p><a href="{xml(attack)}">{xml(attack)}</a></p></article></body></html>'
    )


def page_raw(name: str, attack: str) -> str:
    """A page whose author put the attack in as it is."""
    return (
        f"<!DOCTYPE html><html><body><h1>{name}</h1><p>{abstract(name, attack)}</p>{attack}<p>More.</p></body></html>"
    )
