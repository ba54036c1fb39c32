"""The words around a name that say what it names, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from vaultgen.model import NodeType
from vaultgen.text.word_tables import word_tables

_TABLES = word_tables("vaultgen.extract.naming", "name_words.txt")
_HEADED = (
    NodeType.MODEL,
    NodeType.BENCHMARK,
    NodeType.DATASET,
    NodeType.CONCEPT,
    NodeType.PRODUCT,
    NodeType.ORGANIZATION,
)

HEAD_NOUNS: Mapping[str, NodeType] = {w: t for t in _HEADED for w in _TABLES[f"head {t.value}"]}
SOFT_HEADS = _TABLES["soft heads"]
COLLECTIVES = _TABLES["collectives"]
PARTS_OF_MODELS = _TABLES["parts of models"]
METHOD_NOUNS = _TABLES["method nouns"]
NOT_MADE = _TABLES["not made"]
PHRASE_ENDS = _TABLES["phrase ends"]

NEW_VERBS = (
    r"introduc(?:es?|ed|ing)|present(?:s|ed|ing)?|propos(?:es?|ed|ing)|releas(?:es?|ed|ing)|develop(?:s|ed|ing)?|"
    r"unveil(?:s|ed)?|describ(?:es?|ed)|design(?:s|ed)?|buil[dt]s?|construct(?:s|ed)?|creat(?:es?|ed|ing)|"
    r"open-sourc(?:es?|ed|ing)|contribut(?:es?|ed|ing)|publish(?:es|ed)?|curat(?:es?|ed|ing)|train(?:s|ed)?|"
    r"formulat(?:es?|ed)|devis(?:es?|ed)|establish(?:es|ed)?|offer(?:s)?|announc(?:es?|ed)|collect(?:s|ed)?|"
    r"provid(?:es?)|produc(?:es?|ed|ing)|prepar(?:es?|ed|ing)|synthesi[sz](?:es?|ed|ing)|shar(?:es?|ed(?!\s+tasks?\b)|ing)|mak(?:es?|ing)|instantiat(?:es?|ed)|implement(?:s|ed)?|assembl(?:es?|ed)|compil(?:es?|ed)|prototyp(?:es?|ed)"
)
# How these verbs begin.
NEW_VERB_PARTS = (
    r"\bintroduc \bpresent \bpropos \breleas \bdevelop \bunveil \bdescrib \bdesign \bbuil \bconstruct \bcreat "
    r"\bopen-sourc \bcontribut \bpublish \bcurat \btrain \bformulat \bdevis \bestablish \boffer \bannounc \bcollect "
    r"\bprovid \bproduc \bprepar \bsynthesi \bshar \bmak \binstantiat \bimplement \bassembl \bcompil \bprototyp"
)
NAMING_WORDS = r"called|named|dubbed|termed|coined|namely|denoted(?: as| by)?|referred to as|known as|abbreviated as"
