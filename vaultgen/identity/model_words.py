"""The words that follow a family's name in the names of models. Those of one family only stand in the lexicon."""

from __future__ import annotations

# Sizes, ranks and roles that makers choose again and again.
VARIANTS = frozenset(
    """
    adaptive advanced air alpha audio base behemoth beta coder code codex deep distill distilled dpo
    edge embed embedding exp experimental extended fast flash giant guard haiku heavy high huge hybrid image instant
    large lightning lite long low live math mav maverick max med medium micro mini mixture mobile moe multimodal nano
    next ocr omni on-device opus plus premier preview prime pro prover reasoning realtime rl rlhf scout sft
    small sonnet speech super think thinking tiny tts turbo ultra vision vl vla vlm xl xlarge xs xxl zero
    speciale terminus
    """.split()
)

# Those of them that name a model even after a blank and in a title, where other words are capitalised too.
SPACED_VARIANTS = frozenset(
    """
    base chat codex flash haiku heavy instant instruct large lite max medium micro mini nano omni opus plus premier
    preview pro small sonnet speciale super terminus tiny turbo ultra vl vla xl xlarge xxl
    """.split()
)

TUNINGS = frozenset({"it", "pt", "instruct", "chat", "instructed", "instruction"})
SAME_TUNING: dict[str, str] = {"it": "instruct", "instructed": "instruct", "instruction": "instruct"}

# What may stand after a name without being part of it.
DROPPED = frozenset({"model", "models", "family", "families", "series", "baseline", "baselines", "hf", "llm", "llms"})

# Makers whose name before a family's says nothing new (`OpenAI o1`, `Meta Llama 3`).
MAKERS = frozenset(
    {"alibaba", "anthropic", "google", "google's", "googles", "ibm", "meta", "meta's", "microsoft", "nvidia", "openai",
     "openai's", "tencent", "xai", "xiaomi", "zhipu"}
)  # fmt: skip
