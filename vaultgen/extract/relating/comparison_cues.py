"""The words by which a sentence sets one thing beside another: what stands before, between and after the two."""

from __future__ import annotations

import re

from vaultgen.extract.gates import gated

__all__ = [
    "BEATEN",
    "BEATS",
    "BESIDE",
    "BOTH",
    "CLAUSE",
    "COMPARES",
    "DOES",
    "EXAMPLES",
    "LISTED",
    "MEANS",
    "MEANS_FOR",
    "MEASURED",
    "NEXT_VERB",
    "NO_RIVAL",
    "OF_A_KIND",
    "OPEN",
    "OTHER_CLAUSE",
    "OUR_DATA",
    "OUR_TEST",
    "PROVIDED",
    "STUDY",
    "SURE",
    "THEIRS",
    "TWO",
    "WITH",
]

# `Both models achieve` before what they are compared with
BOTH = re.compile(r"(?:both|the two|these|the resulting) (?:models|variants|versions)\b[^,;:.]*", re.IGNORECASE)
OPEN = gated(
    r"\b(?:can|match(?:es)?(?: or)?|(?:matching|(?:par|competitive) with|(?:comparable|close|equal|similar) (?:to|with)"
    r"|equals?|rival\w*|approach\w*)(?:,? (?:or|and (?:even|occasionally|often|sometimes))))\s*"
    r"(?:even |also |often |sometimes )?$",
    r"\bcan \bmatch \bpar \bcompetitive \bcomparable \bclose \bequal \bsimilar \brival \bapproach",
    flags=re.IGNORECASE,
)
# What one is better for having more of; of `greater similarity than` none is the better one.
_MERITS = (
    r"accurac(?:y|ies)|alignment|AUC|AUROC|BLEU|capabilit(?:y|ies)|capacity|coherence|completeness|consistency|correctness|"
    r"correlations?|coverage|efficiency|expressiveness|F1|faithfulness|fidelity|gains?|generali[sz]ation|improvements?|"
    r"IoU|length|mAP|perplexity reduction|performance|pass@1|power|precision|proficiency|PSNR|quality|"
    r"(?:success|win|pass|solve|completion|resolution|acceptance|compression|recall|hit) rates?|recall|reliability|"
    r"results?|rewards?|robustness|safety|scores?|sensitivity|specificity|speed|speedups?|SSIM|stability|throughput|utility"
)
BEATS = gated(
    r"(?:\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|beat(?:s|ing)?|overtakes?|"
    r"(?:superior|better)(?: \w+){0,2} (?:to|than)|"
    rf"(?:higher|stronger|greater) (?:[\w-]+ ){{0,2}}(?:{_MERITS})(?: (?:and|or) [a-z-]+)? than|more accurate than|"
    r"(?<!than )improv(?:e|es|ed|ing|ements?)(?: significantly| substantially| markedly| consistently)? (?:over|upon)|"
    r"improv(?:e|es|ed|ing) (?:[a-z-]+ ){1,4}over|"
    r"(?:gains?|improvements?|boosts?|increases?) (?:of|by) [^,;.()]{1,30}?(?:\.\d[^,;.()]{0,20}?){0,3} over|"
    r"significant improvements? over)|"
    r"(?:[\d%×](?:x|\s?pp)?|\bpoints?)\)? (?:[a-z-]+ ){0,2}over)\s",
    r"\boutperform \bsurpass \bexceed \bbeat \bovertake \bsuperior \bbetter \bimprov \bsignificant \bover \bthan "
    r"\baccurate",
    flags=re.IGNORECASE,
)
# The other way round.
BEATEN = gated(
    r"\b(?:(?:outperformed|surpassed|exceeded|beaten) by|second only to|(?:falls?|fell|falling) (?:short of|behind)|"
    r"lag(?:s|ged|ging)? behind|trail(?:s|ed|ing)|underperform(?:s|ed|ing)?|inferior to|worse than)\s",
    r"\boutperformed \bsurpassed \bexceeded \bbeaten \bsecond \bfall \bfell \blag \btrail \bunderperform "
    r"\binferior \bworse",
    flags=re.IGNORECASE,
)
COMPARES = gated(
    r"\b(?:competitive (?:\w+ )?(?:with|to)|comparabl[ey] (?:\w+ ){0,2}(?:to|with)|on par with|on a par with|"
    r"rival(?:s|ing|ling)|match(?:es|ing)?(?: the (?:\w+ )?(?:performance|accuracy|quality|results|\w+) (?:of|from))?|"
    r"similar (?:\w+ )?to|compar(?:ed|ison) (?:to|with|against)|"
    r"compar(?:e|ed|es|ing) (?:their|its|the) (?:[a-z]+ ){1,4}(?:to|with)|"
    r"in comparison (?:to|with)|versus|vs\.?|against|"
    r"relative to|parity with|advantages? over|leaps? over|(?:step|jump|advance|progress|edge|gains?) over|"
    r"closely approach(?:es)?|approaching|approach(?:es)? the (?:\w+ )?(?:performance|accuracy|quality|results) of|"
    r"(?:faster|smaller|cheaper|lighter|larger|fewer(?: [\w-]+)?|lower(?: [\w-]+){1,3}|less(?: [\w-]+){1,2}) than)\s",
    r"\bcompetitive \bcomparabl \bpar \brival \bmatch \bsimilar \bcompar \bversus \bvs \bagainst \brelative "
    r"\bparity \badvantage \bleap \bstep \bjump \badvance \bprogress \bedge \bgain \bapproach \bthan",
    flags=re.IGNORECASE,
)
# Before `against`, where it compares: one is robust against an attack, too.
MEASURED = re.compile(
    r"\b(?:compar|benchmark|evaluat|compet|assess|experiment|test|win|perform|result)\w*\b[^,;.()]{0,60}$",
    re.IGNORECASE,
)
# Words that compare what does something, so that a name behind them is that of a rival.
SURE = re.compile(r"\b(?:outperform|surpass|exceed|beat|overtake|superior|better|second|short|lag|trail|underperform)")
# Our own work is measured there.
OUR_TEST = re.compile(r"\b(?:experiments?|evaluations?|comparisons?|tests) (?:[a-z-]+ ){0,3}$", re.IGNORECASE)
# `A and B …, comparing their performance against`: of those named last.
THEIRS = re.compile(r"\bcompar\w+ (?:their|its|the) [^,;.()]{0,40}$|^compar\w+ (?:their|its|the) ")
PROVIDED = re.compile(r"\b(?:achieved|given|obtained|provided|reported|set) by\b")
# `a comparison of A and B`, `A and B: A Comparative Study`.
TWO = re.compile(
    r"\b(?:compar(?:e|es|ing|isons? (?:of|between))|comparative (?:analysis|assessment|evaluation|study) of|"
    r"head-to-head (?:of|between))\s(?:the\s)?(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
STUDY = re.compile(r": An? (?:[A-Z][\w-]+ ){0,2}(?:Comparative|Comparison|Head-to-Head)\b")
# Between the subject and the comparing word: `A and B (also) consistently`, `A, which`, `small models (e.g., A) to`.
BESIDE = re.compile(
    r"(?:\s\([^()]*\))?\)?(?:,? (?:models?|series|family|agents?|variants?|backbones?|architectures?|baseline))?"
    r"(?:,? (?:which|that))?(?:,? (?:is|are|was|were|even|also|still|only|alone|to|be|can|often|further|then|performs?|"
    r"performed|achieves?|shows?|remains?|(?:the )?(?:best|better|comparably|competitively)|[a-z]+ly))*,? ?"
)
# What is said of data says nothing of what is trained on them.
OUR_DATA = re.compile(
    r"\bour (?:[\w.-]+ ){0,4}(?:annotations|captions|corpus|data|demonstrations|examples|images|labels|pairs|prompts|"
    r"questions|samples|trajectories)(?: \([^()]*\))? (?:[a-z]+ly )?$",
    re.IGNORECASE,
)
# Before what only helps the subject: `a policy trained with A outperforms`; unlike `with A outperforming B`.
MEANS = re.compile(
    r"\b(?:with|using|on|from|by|via|over|than|to|in|across|against|under|versus|beyond|through|into|vs\.?|"
    r"(?!making|helping|enabling|letting|allowing)\w+ing)\s(?:(?:the|an?|our|its|both)\s)?(?:[a-z-]+\s)?$"
)
MEANS_FOR = re.compile(r"\b(?:for|of)\s(?:(?:the|an?|our|its|both)\s)?(?:[a-z-]+\s)?$")
WITH = re.compile(r"\bwith\s(?:(?:the|an?|our|its)\s)?$")
# Behind a list of names that is the subject of its clause.
DOES = re.compile(
    r"(?:\s\([^()]*\))?(?:\s(?:models?|variants))?(?:\s(?:both|all|each|\w+ly))?\s(?:achiev|reach|attain|obtain|scor|yield|"
    r"demonstrat|show|exhibit|perform|deliver|provid|produc|display|offer|maintain|establish|ha[sd]|have)\w*\b"
)
LISTED = re.compile(
    r"^(?:['’]s|\s?\([^()]*\)|\s(?:models?|LLMs?|family|baselines?)|(?:\s(?:by|at))?\s(?:up to |about )?[+-]?\d[\d.]*"
    r"\s?\\?%?(?:\s(?:points?|pp))?)*+\)?\s*"
    r"(?:as well as (?:[\w-]+\s){1,5}(?:\((?:e\.g\.,? )?|such as |like |including )|"
    r"(?:,\s*and|,|and|&|/|or|as well as)\s*(?:the\s+|a\s+|its\s+)?"
    r"(?:(?!while|whereas|but|which|with|when|where|whose|though|although|thus|as)[a-z][\w-]* ){0,1})$"
)
EXAMPLES = re.compile(
    r"(?:,?\s*(?:including|such as|like|e\.g\.,?|i\.e\.,?|namely|notably)|[(:]|"
    r"\b(?:their|its|the) (?:[a-z-]+ ){0,3}(?:predecessors?|counterparts?|competitors?|baselines?|rivals?|teachers?|"
    r"method|model|approach|models|methods),)\s*(?:e\.g\.,? )?(?:the )?$"
)
OF_A_KIND = re.compile(
    r"\b(?:methods?|approach(?:es)?|models?|baselines?|frameworks?|systems?|techniques?|algorithms?|detectors?|agents?|"
    r"competitors?|networks?|architectures?|predecessors?|counterparts?|optimi[sz]ers?|policies|policy|state-of-the-art|"
    r"SOTA)\b"
)
CLAUSE = re.compile(r"[;,]|\.\s|\b(?:on|when|while|which|that|after)\b")
OTHER_CLAUSE = re.compile(r"[;:,]|\.\s|\b(?:on|by|in|when|while|using|with|for|which|that(?! of)|after)\b")
NEXT_VERB = re.compile(r"\band (?:[a-z]+ly )?[a-z]+(?:s|ing)\b")
NO_RIVAL = re.compile(r"^(?:-[a-z]|\s(?:embeddings?|tokens?|features|labels|annotations|judges?)\b)")
