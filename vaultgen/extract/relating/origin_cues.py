"""The words by which a sentence says what a model was made from: what stands before, between and behind the two."""

from __future__ import annotations

import re

from vaultgen.extract.gates import gated

__all__ = [
    "BASED",
    "DESIGN",
    "DISTILLED",
    "FIRST",
    "IS_BASED",
    "ITSELF",
    "KIND",
    "LIST_GOES_ON",
    "MADE_INTO",
    "NO_ORIGIN",
    "RESULT",
    "ROLE",
    "STUDENT",
    "TEACHES",
    "THEN",
    "THEN_HAVE",
    "THEN_NEW",
    "VARIANT",
    "VARIANT_CALLED",
]

BASED = gated(
    r"\b(?:based (?:up)?on|built (?:up)?on(?: top of)?|building (?:up)?on|builds (?:up)?on|derived from|"
    r"initiali[sz]ed (?:from|with)|"
    r"fine-?tuned from|adapted from|adapting|adapts|adapt(?:at)?ions? of|"
    r"(?:extension|improvement|modification|enhancement)s? (?:to|of)|"
    r"starting from|warm-?start(?:ed|ing) (?:from|with)|built atop|"
    r"(?:(?:fine|instruction|domain|LoRA)-?(?:tuned|adapted)|finetuned|adapted|post-?trained|modified|extended|improved|"
    r"speciali[sz]ed|customi[sz]ed|quanti[sz]ed|pruned|compressed) (?:version|variant)s? of|"
    r"on top of|powered by|extends?|extending|"
    r"instantiated (?:on|with)|continued pre-?training (?:of|from)|"
    r"leverag(?:es|ing) the (?:power|strengths?|capabilit(?:y|ies)|knowledge) of)"
    r"\s(?:the |a |an )?(?:[\w-]+ ){0,4}$|"
    r",? (?:is )?an? (?:[\w-]+ ){0,2}(?:fine-?tuned|instruction-tuned|domain-adapted|post-?trained) $",
    r"\bbased \bbuilt \bbuild \bderived \binitiali \bfine \badapt \bexten \bimprov \bmodif \benhanc \bstarting \bwarm "
    r"\bversion \bvariant \btop \bpowered \binstantiated \bcontinued \bleverag \binstruction "
    r"\bdomain \bpost",
    flags=re.IGNORECASE,
)
DISTILLED = gated(
    r"\bdistill(?:ed|ing|ation)(?: \w+){0,3} (?:from|of)\s(?:the |a |an )?(?:[\w-]+ ){0,3}$",
    r"\bdistill",
    flags=re.IGNORECASE,
)
# `a frozen A teacher to a compact B student`
TEACHES = re.compile(
    r"^\s(?:teacher|model as (?:the|a) teacher)s?\b[^.;]{0,40}?\b(?:in)?to (?:an? |the )?(?:[a-z-]+ ){0,3}$"
)
STUDENT = re.compile(r"^\sstudents?\b")
# `… of A, we introduce B` behind what B is based on; `uses A's architecture`.
THEN_NEW = re.compile(
    r"^(?: models?| family)?, (?:we|this (?:paper|work|report)) (?:\w+ly )?(?:introduc|present|propos|develop|releas|"
    r"build|design)\w* (?:the |a |an |our )?(?:[a-z][\w-]* ){0,3}$"
)
# `Built on A, B reaches`; `Building on A, our model`.
THEN = re.compile(
    r"^(?:['’]s?)?(?: [\w-]+){0,4}(?: \([^()]*\))?, "
    r"(?:(?P<ours>it|we|our|the (?:proposed|resulting|final) [a-z]+)\b|(?:our |the )?$)"
)
# The paper's own thing as the subject right before what it was made from.
ITSELF = re.compile(
    r"(?:^|[.,;] |\band |\bthat )(?:it|(?:our|the|this)(?: (?:proposed|resulting|final|new|[a-z-]+))?"
    r" (?:model|framework|system|method|approach|pipeline|agent|architecture|network))"
    r"(?:,? (?:which )?(?:is|was|are|has been))?(?: [a-z]+ly)?,? $|"
    r"\b(?:we|this (?:[a-z]+ )?(?:paper|report|study|work)) (?:describ|develop|introduc|present|propos)\w* "
    r"(?:an? |the )?(?:[a-z][\w-]* ){0,4}$",
    re.IGNORECASE,
)
# Of `A, a fine-tuned B, and C` none is made from another.
LIST_GOES_ON = re.compile(r",? and\b")
# `an enhanced variant termed B`, of what B's name begins with.
VARIANT_CALLED = re.compile(r"\b(?:variant|version),? (?:(?:called|denoted|dubbed|named|termed) )?(?:as )?[(“\"]?$")
# Behind a name that no list knows: it is that of something to build on.
KIND = gated(
    r" (?:architecture|backbone|detector|encoder|framework|method|model|network|pipeline|system)\b",
    "architecture backbone detector encoder framework method model network pipeline system",
)
DESIGN = re.compile(r"^ (?:architecture|backbone|base model)\b")
VARIANT = gated(
    r"\b(?:variants?|versions?|members?|checkpoints?|addition) (?:of|to|in) (?:the |our )?(?:[\w-]+ ){0,2}$",
    r"\bvariant \bversion \bmember \bcheckpoint \baddition",
    flags=re.IGNORECASE,
)
# `fine-tune A …` and `… to obtain B`.
MADE_INTO = gated(
    r"\b(?:fine-?tun(?:e|es|ed|ing)|finetun(?:e|es|ed|ing)|adapt(?:s|ed|ing)?|extend(?:s|ed|ing)?|"
    r"post-?train(?:s|ed|ing)?|continu\w+ (?:to )?(?:pre-?)?train\w*|convert(?:s|ed|ing)?|transform(?:s|ed|ing)?|"
    r"distill(?:s|ed|ing)?|train(?:s|ed|ing)?|quanti[sz](?:e|es|ed|ing)|upgrad(?:e|es|ed|ing)) "
    r"(?:the |an? )?(?:[\w-]+ ){0,3}$",
    r"\bfine \badapt \bextend \bpost \bcontinu \bconvert \btransform \bdistill \btrain \bquanti \bupgrad",
    flags=re.IGNORECASE,
)
RESULT = re.compile(
    r"^[^.;]{0,140}?\b(?:to (?:obtain|create|build|produce|develop|form|get|construct|yield)|resulting in|yields?|"
    r"yielding|into|called|named|dubbed|termed|producing|obtaining|creating|to|as) "
    r"(?:our |the |an? )?(?:[a-z0-9][\w-]* ){0,4}(?:\(?|, )$"
)
# `After fine-tuning A on …, we present our model, B`.
FIRST = re.compile(r"\b(?:after|by|through) (?:[a-z]+ly )?$", re.IGNORECASE)
THEN_HAVE = re.compile(
    r"^[^.;]{0,140}?, we (?:[a-z]+ly )?(?:arrive at|build|built|creat|deriv|develop|get|introduc|obtain|present|produc|"
    r"releas|train)\w* (?:our |the |an? )?(?:[a-z][\w-]*,? ){0,4}$"
)
# `using A as the backbone`, `with A as a teacher`.
ROLE = gated(
    r"^(?: models?)?(?: \([^()]*\))? as (?:the |our |its |an? )?(?:[a-z-]+ ){0,2}?(?:(?P<teacher>teacher)|backbone|"
    r"base|foundation|initiali[sz]ation|starting point)\b",
    r"\bteacher \bbackbone \bbase \bfoundation \binitiali \bstarting",
)
# `B is an A-based model`.
IS_BASED = re.compile(r"(?:,| is| as) (?:an?|our|the) (?:[a-z0-9][\w-]* ){0,3}$")
# Between a model and what another one was made from.
NO_ORIGIN = re.compile(r"\b(?:experiments?|results?|evaluat\w+|outperform\w*|than|while|and)\b|[.;:]\s")
