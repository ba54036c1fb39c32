"""The words by which a sentence relates what it names: patterns for what stands before, between and after."""

from __future__ import annotations

import re

from vaultgen.extract.gates import gated

__all__ = [
    "ACCESS",
    "ACKNOWLEDGES",
    "APPOSED",
    "DENIED",
    "ELSEWHERE",
    "EVALUATED",
    "EVALUATES",
    "MADE",
    "NO_THING",
    "OWNED",
    "TESTED",
    "THANKS",
    "TRAINED",
    "USES",
]

# A sentence that gives thanks: what it names had a part in the work, but nothing is said of it.
ACKNOWLEDGES = re.compile(
    r"^\W*(?:Acknowledge?ments?\b|(?:[Ww]e|I|[Tt]he authors?)\b[^.;]{0,60}?\b(?:thank|acknowledges?|"
    r"(?:am|are|is) (?:\w+ )?(?:grateful|thankful|indebted))\b|(?:Special |Many )?[Tt]hanks\b|"
    r"This (?:work|research|project|study) (?:was|is|has been) (?:\w+ )?(?:supported|funded|sponsored) by\b)"
)
# What such a sentence cannot do without, looked at first.
THANKS = gated(
    "cknowledg|hank|grateful|indebted|supported|funded|sponsored",
    "cknowledg hank grateful indebted supported funded sponsored",
)
# What takes a statement back, before its verb.
DENIED = gated(
    r"\b(?:not|n[o']t|never|cannot|can't|fail(?:s|ed|ing)? to|unable|hardly|rarely|without|nor|neither|if|whether|"
    r"unless|could|"
    r"might|may|would|should|hope|aim(?:s|ing)? to|expect\w*|potential(?:ly)? to|attempts? to|seek\w* to|"
    r"rather than)\b[^,;]{0,40}$",
    r"\bnot n't no't \bnever \bcannot can't \bfail \bunable \bhardly \brarely \bwithout \bnor \bneither \bif "
    r"\bwhether \bunless \bcould \bmight \bmay \bwould \bshould \bhope \baim \bexpect \bpotential \battempt "
    r"\bseek \brather",
    flags=re.IGNORECASE,
)
EVALUATES = gated(
    r"\b(?:evaluat\w*|evals?|benchmark(?:ed|ing|s)?|experiment\w*|test(?:ed|ing|s)?|results?|outperform\w*|achiev\w*|"
    r"perform\w*|surpass\w*|"
    r"state[- ]of[- ]the[- ]art|sota|accuracy|scor(?:e|es|ing|ed)|improv\w*|demonstrat\w*|validat\w*|assess\w*|"
    r"reach\w*|gains?|obtain\w*|attain\w*|exceed\w*|rank\w*|competitive|f1|comparable|show\w*|superior\w*)\b",
    r"\beval \bbenchmark \bexperiment \btest \bresult \boutperform \bachiev \bperform \bsurpass \bstate "
    r"\bsota \baccuracy \bscor \bimprov \bdemonstrat \bvalidat \bassess \breach \bgain \bobtain \battain "
    r"\bexceed \brank \bcompetitive \bf1 \bcomparable \bshow \bsuperior",
    flags=re.IGNORECASE,
)
EVALUATED = re.compile(
    r"(?:\b(?:generali[sz]\w*|transfers?|robust(?:ness)?) to\s+(?:[\w-]+\s+){0,3}?|"
    r"\b(?:on|across|over|in|for|using|with|from|of|at)\s+(?:[\w'’(),/&.+-]+\s+){0,8}?[(\"“:]?|\b(?:including|"
    r"such as|like|e\.g\.,?|namely|"
    r"i\.e\.,?|and|namely:)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}|[,:(]\s*|^)$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:unlike|existing|prior|previous|compared (?:to|with)|inspired by|extend\w*|built (?:on|upon|"
    r"from)|based on|"
    r"derived from|sourced from|drawn from|variant of|version of|contrast to|larger than|harder than|more \w+ than|"
    r"propos\w*|present(?:s|ed|ing)?|introduc\w*|releas\w*|construct\w*|curat\w*|train\w*|pre-?train\w*|"
    r"fine-?tun\w*|finetun\w*|collected from|annotat\w*)\s(?:[\w'’-]+\s){0,5}$|"
    # what a new set is made of: `by integrating several benchmarks, including A, B`
    r"\b(?:integrat|combin|merg|aggregat|consolidat|unify|curat|compil|collect)(?:es|ing|ed)?(?: from)?\s"
    r"(?:[\w'’-]+\s){0,5}(?:benchmarks|datasets|corpora|sources)\b(?:(?!evaluat|test|achiev|outperform)[^.;])*$",
    re.IGNORECASE,
)
# `experiments conducted on the A, B and C datasets`
TESTED = re.compile(
    r"\b(?:evaluat(?:e[sd]?|ing|ions?)|experiments?|test(?:ed|ing|s)|validated?|benchmarked)\b[^.;:]{0,40}?\b(?:on|across|over)\s"
    r"(?:[\w'’(),/&.+-]+\s){0,8}?$",
    re.IGNORECASE,
)
TRAINED = gated(
    r"\b(?:pre-?trained|trained|fine-?tuned|finetuned|training|pre-?training|fine-?tuning|trains?|instruction-tuned)"
    r"(?: (?:only|solely|jointly|exclusively|entirely|from scratch|and evaluated))? (?:on|with|over|"
    r"using)\s(?:the |a |an |our )?(?:[\w%-]+ ){0,5}(?:(?:KG|corpus|dataset|collection|knowledge (?:base|graph)), )?$",
    r"\btrain \bpre \bfine \binstruction",
    flags=re.IGNORECASE,
)
USES = gated(
    r"\b(?:us(?:es|ing)|we use|leverag(?:es?|ing)|employ(?:s|ing)?|utili[sz](?:es?|ing)|adopt(?:s|ing)?|"
    r"incorporat(?:es?|ing)|integrat(?:es?|ing)|combin(?:es?|ing)|via|by means of|relies on|rely on|appl(?:y|ies|"
    r"ying))\s"
    r"(?:(?!of\b|for\b|to\b|in\b|on\b|and\b|from\b|with\b|as\b|that\b)[\w'’-]+\s){0,4}$",
    r"\bus \bwe \bleverag \bemploy \butili \badopt \bincorporat \bintegrat \bcombin \bvia \bmeans \brel \bappl",
    flags=re.IGNORECASE,
)
MADE = re.compile(
    r"^[^.;]{0,90}?\b(?:developed|created|built|released|trained|designed|made|introduced|"
    r"published) (?:and \w+ )?by (?:the )?$",
    re.IGNORECASE,
)
OWNED = re.compile(r"^['’]s?\s(?:[a-z][\w-]*\s){0,5}$")
# Behind a name and a comma: `A, Burrow's most capable language model`.
APPOSED = re.compile(
    r"^['’]s?\s(?:[a-z][\w-]*\s){0,6}?(?:agent|architecture|assistant|chatbot|family|LLM|model|series|system|VLM)s?\b"
)
ACCESS = gated(
    r"\b(?:availab\w*|access\w*|deploy\w*|offer\w*|serv(?:ed|es|ices?)|integrat\w*|releas\w*)\b[^.;]{0,120}?"
    r"\b(?:through|via|including|like|such as|(?<=available )(?:in|on))\s(?:the )?(?:\w+ ){0,2}(?:[\w ]+, ){0,3}$",
    r"\bavailab \baccess \bdeploy \boffer \bserv \bintegrat \breleas",
    flags=re.IGNORECASE,
)
NO_THING = re.compile(r"^(?:-based|-style|-like|-driven|'s performance)", re.IGNORECASE)
