"""What the words around a name say of makers and of what people use: organizations, and their products."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vaultgen.extract.gates import gated
from vaultgen.extract.naming.cue import Cue
from vaultgen.extract.naming.institutions import is_institution
from vaultgen.extract.naming.name_span import NameSpan
from vaultgen.model import NodeType

_M, _O, _P = NodeType.MODEL, NodeType.ORGANIZATION, NodeType.PRODUCT

_NAMED_PRODUCT = re.compile(
    r"\s+(?:[Ll]ibrary|framework|platform|package|toolkit|simulator|software|API|SDK|engine|editor|environment|solver|"
    r"database|posts?|users?|games?|server|comment|conversation|data|discussion|submission|thread|video|community|"
    r"communitie|subreddit|forum|prototype|plugin|extension|account|interface|binding|application|app)s?\b"
)
_PLACE_OF_PRODUCT = re.compile(
    r"(?:[a-z]\s+(?:on|from|in|via|using|through|into|with)|\b[Uu](?:se|tili[sz]e)[sd]?)\s+(?:the\s+)?$|"
    r"\b[Uu](?:se|tili[sz]e)[sd]?\s+(?:the\s+)?[A-Z][\w.-]*(?:,|\sand|,\sand)\s$"
)
# `platforms like Foo, Bar and Baz`: each of them is one that people use.
_KINDS_LIKE = re.compile(
    r"\b(?:platforms|apps|applications|services|websites|sites|marketplaces|browsers|networks|forums)\s"
    r"(?:such as|like|including)\s(?:[A-Z][\w.-]*(?:\s\([^()]{1,30}\))?,\s(?:and\s|or\s)?|"
    r"[A-Z][\w.-]*\s(?:and|or)\s){0,5}$"
)
# `problems from the Foo platform`, `users of the Bar app`: what people use, unless it is the paper's own.
_USED_PRODUCT = re.compile(
    r"\s+(?:(?:mobile|web|online|desktop|phone|social|video|search|cloud|learning|streaming|crowdsourcing|judge)\s+)?"
    r"(?:[Aa]pps?|API|SDK|IDE|platform|website|search engine|app store|marketplace|browser|chatbot|operating system|"
    r"social network|forum|smartphone|smartwatch|headset|game engine)s?\b(?!-)"
)
_OF_USE = re.compile(r"\b(?:the|from|on|in|via|using|through|of|with|by|and|popular|commercial)\s+$")
_MADE_WITH = re.compile(r"-(?:based|powered|style|hosted)\b")
_KIND_BEFORE = re.compile(r"\b(?:apps?|browser|engine|games?|library|platforms?|service|simulator|website)(?: of)?\s+$")
_MADE_BY = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)* (?:API|Cloud|SDK|Studio)")
_LIBRARY = re.compile(r"\s+(?:library|toolkit|package|software|simulator)\b(?!-)")
_WITH_THE = re.compile(r"\b(?:us(?:es?|ing|ed)|via|with|through|by|leverag\w+|built (?:up)?on|integrat\w+)\s+the\s+$")
# `researchers at Foo`, `in partnership with Foo`
_MAKER_BEFORE = gated(
    r"\b(?:(?:researchers?|engineers?|scientists|teams?|employees|students|developers|colleagues|physicians) "
    r"(?:at|from)|(?:partnership|collaboration|partnered|collaborated|cooperation) with|"
    r"(?:in production|deployed(?: in production)?|employed|headquartered) (?:at|within)|"
    r"(?:company|startup|vendor|firm|publisher|retailer|manufacturer))\s+(?:the\s+)?$",
    "researcher engineer scientists team employees students developers colleagues physicians partnership "
    "collaboration partnered collaborated cooperation production deployed employed headquartered company "
    "startup vendor firm publisher retailer manufacturer",
)
_FEATURES = re.compile(r"\s+(?:activations|backbones?|checkpoints?|encoders?|features|tokens|weights)\b")
# `Anthropic's agent Claude`, `OpenAI's Sora`
_OWNED = re.compile(r"[A-Za-z]['’]s?\s+(?:[a-z-]+\s+){0,3}$")
_POSSESSIVE = re.compile(r"['’]s?\s|\s+(?:researchers|engineers|scientists|employees|team|announced|released)\b")
_BY = re.compile(r"\b(?:by|from|at|of|with|within)\s+$")


def maker_cues(text: str, span: NameSpan, opened: int) -> Iterator[Cue]:
    """What speaks for a name being an organization that acts, or a product that is used; the words of its sentence open
    the gates `opened`."""
    yield from _known(text, span) if span.entries else _unknown(text, span, opened)


def _unknown(text: str, span: NameSpan, opened: int) -> Iterator[Cue]:
    """What speaks for an unknown name being an organization, or a product that people use."""
    if is_institution(span.name) and not text.endswith((" a ", " an "), 0, span.start):  # an Italian Department
        yield Cue(_O, 1.7, "named like an organization")
    if _MADE_BY.fullmatch(span.name):
        yield Cue(_P, 1.7, "named like a product")
    before = text[max(0, span.start - 60) : span.start]
    if _MAKER_BEFORE.search(opened, before):
        yield Cue(_O, 1.7, "agent or place")
    if _USED_PRODUCT.match(text, span.end) and _OF_USE.search(before):
        yield Cue(_P, 1.7, "used as a product")
    elif _LIBRARY.match(text, span.end) and _WITH_THE.search(before):
        yield Cue(_P, 1.7, "used as a library")


def _known(text: str, span: NameSpan) -> Iterator[Cue]:
    """What speaks for a known name being an organization that acts, or a product that is used."""
    is_organization = any(e.type is _O for e in span.entries)
    if is_organization and _POSSESSIVE.match(text, span.end):
        yield Cue(_O, 0.7, "owner")
    if all(e.type is _P for e in span.entries):
        if _NAMED_PRODUCT.match(text, span.end):
            yield Cue(_P, 0.8, "used as a product")
        if _KIND_BEFORE.search(text[max(0, span.start - 24) : span.start]):
            yield Cue(_P, 0.6, "called a product")
        if _MADE_WITH.match(text, span.end):
            yield Cue(_P, 0.6, "something is made with it")
        if _PLACE_OF_PRODUCT.search(text[max(0, span.start - 40) : span.start]):
            yield Cue(_P, 0.6, "place or means")
        if _KINDS_LIKE.search(text[max(0, span.start - 90) : span.start]):
            yield Cue(_P, 0.6, "listed as a product")
    if span.is_weak and span.types()[0] is _M and _FEATURES.match(text, span.end):
        yield Cue(_M, 0.6, "features of it")
    if span.is_weak and span.types()[0] is _M and _OWNED.search(text[max(0, span.start - 60) : span.start]):
        yield Cue(_M, 0.6, "owned by somebody")
    is_product = any(e.type is _P for e in span.entries)  # code is `at GitHub`, an author too
    if is_organization and not is_product and _BY.search(text[max(0, span.start - 10) : span.start]):
        yield Cue(_O, 0.6, "agent or place")
