"""The words around a name that say what it names, as tables."""

from __future__ import annotations

from collections.abc import Mapping

from vaultgen.model import NodeType

_M, _B, _D, _C, _P, _O = (
    NodeType.MODEL, NodeType.BENCHMARK, NodeType.DATASET, NodeType.CONCEPT, NodeType.PRODUCT, NodeType.ORGANIZATION,
)  # fmt: skip

_NOUNS: Mapping[NodeType, str] = {
    _M: """model models lm lms llm llms slm vlm vlms mllm lvlm lmm lmms plm vla vlas transformer transformers network networks
        backbone backbones encoder encoders decoder decoders chatbot checkpoint checkpoints agent agents detector
        classifier classifiers generator tokenizer embedder reranker retriever vae gan autoencoder cnn rnn gnn unet
        diffusion segmenter parser translator assistant predictor regressor variant variants architecture
        architectures series reasoner recommender policy policies critic foundation family families baseline baselines""",
    _B: """benchmark benchmarks leaderboard leaderboards challenge challenges testbed testbeds suite suites exam
        exams competition competitions test tests evaluation evaluations arena questions problems""",
    _D: """dataset datasets corpus corpora database databases collection treebank lexicon ontology data datas split splits
        repository environment environments simulator simulators""",
    _C: """framework frameworks method methods algorithm algorithms approach approaches loss losses technique
        techniques module modules mechanism mechanisms pipeline pipelines system systems library libraries toolkit
        toolkits strategy strategies optimizer optimizers layer layers attention scheme schemes objective objectives
        metric metrics score scores paradigm paradigms procedure solver solvers sampler platform tool tools
        toolbox package protocol protocols regularizer theory formulation estimator kernel prior language
        attack attacks defense defenses taxonomy workflow engine interface plugin infrastructure compiler operator
        representation representations embedding embeddings adapter adapters head heads block blocks unit units
        paradigm perspective recipe solution methodology process code programming scheduler runtime software index
        hypothesis principle extension modification reformulation generalization modelling""",
    _P: """app apps application service services website browser device chip chips gpu accelerator smartphone""",
    _O: """company companies university institute lab labs laboratory consortium""",
}
HEAD_NOUNS: Mapping[str, NodeType] = {w: t for t, words in _NOUNS.items() for w in words.split()}
# Head nouns that say little about the type: something stronger may contradict them.
SOFT_HEADS = frozenset(
    """agent agents architecture architectures code collection data datas diffusion environment environments evaluation
    evaluations exam foundation language policies policy series simulator simulators split splits suite suites system
    systems family families baseline baselines questions problems platform test tests tool tools variant variants unit units head heads embedding embeddings application
    applications process solution representation representations interface index competition competitions""".split()
)
# `a family of open language models`: the noun before `of` is not what the thing is.
COLLECTIVES = frozenset(
    "class collection family group line lineup pair range series set suite trio variant version member".split()
)

# What the long form of a method's abbreviation ends in.
METHOD_NOUNS = frozenset(
    """
    adaptation adjustment aggregation alignment allocation analysis attention augmentation calibration classification
    clustering coding compression condensation correction decoding decomposition denoising detection distillation editing embedding
    encoding enhancement estimation evolution exploration extraction feedback filtering finetuning fusion generation
    guidance identification inference initialization injection integration interpolation learning masking matching
    maximization merging minimization mining mixing modeling modulation normalization optimization oversight planning
    pooling prediction preference processing projection prompting propagation pruning quantization ranking reasoning
    recognition reconstruction refinement regression regularization reinforcement replay representation reranking
    retrieval review routing sampling scaling search segmentation selection sharing shaping smoothing splatting
    steering supervision synthesis training transfer transport tuning tokenization unlearning update verification voting
    weighting rewriting reduction rectification
    """.split()
)

# Where a noun phrase ends.
PHRASE_ENDS = frozenset(
    """about across against aimed aiming allowing along although among and are as at based because before built but by
    called can capable comprising consisting containing covering derived designed developed enabling for from grounded
    has have in including inspired integrating into is leveraging like made on or ranging specifically spanning such
    tailored that through to towards toward trained under using via we when where which while whose with within without
    where""".split()
)

NEW_VERBS = (
    r"introduc(?:es?|ed|ing)|present(?:s|ed|ing)?|propos(?:es?|ed|ing)|releas(?:es?|ed|ing)|develop(?:s|ed|ing)?|"
    r"unveil(?:s|ed)?|describ(?:es?|ed)|design(?:s|ed)?|buil[dt]s?|construct(?:s|ed)?|creat(?:es?|ed|ing)|"
    r"open-sourc(?:es?|ed|ing)|contribut(?:es?|ed|ing)|publish(?:es|ed)?|curat(?:es?|ed|ing)|train(?:s|ed)?|"
    r"formulat(?:es?|ed)|devis(?:es?|ed)|establish(?:es|ed)?|offer(?:s)?|announc(?:es?|ed)|collect(?:s|ed)?|"
    r"provid(?:es?)|instantiat(?:es?|ed)|implement(?:s|ed)?|assembl(?:es?|ed)|compil(?:es?|ed)|prototyp(?:es?|ed)"
)
NAMING_WORDS = r"called|named|dubbed|termed|coined|namely|denoted(?: as| by)?|referred to as|known as|abbreviated as"
