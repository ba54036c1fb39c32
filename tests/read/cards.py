"""Made-up cards of models and datasets as Hugging Face keeps them: whole, broken and hostile ones."""

from __future__ import annotations

MODEL = """\
---
license: apache-2.0
language:
- en
base_model: harbour/Otter-7B-v0.1
datasets:
- marsh/river_chats
- "marsh/TideSet"
pipeline_tag: text-generation
tags:
- chat
model-index:
- name: Heron-7B-beta
  results:
  - task:
      type: text-generation
      name: Text Generation
    dataset:
      name: HellaSwag (10-Shot)
      type: hellaswag
      split: validation
      args:
        num_few_shot: 10
    metrics:
    - type: acc_norm
      value: 84.36
      name: normalized accuracy
    source:
      url: https://huggingface.co/spaces/harbour/board
  - task: {type: text-generation}
    dataset: {name: "MMLU (5-Shot)", type: cais/mmlu}
    metrics: [{type: acc, value: 61.07, name: accuracy}]
---
# Model Card for Heron-7B-beta

Heron-7B-beta is a language model that was made to talk about rivers and that all people may use as they like.

## Training
It was trained on chats.

| Model | MMLU |
| --- | --- |
| Heron-7B-beta | 61.07 |
"""
DATASET = """\
---
pretty_name: TideSet
license: cc-by-4.0
task_categories:
- question-answering
size_categories:
- 10K<n<100K
---
# Dataset Card for TideSet

TideSet has ten thousand questions on tides, all of them asked by people who live by the sea.
"""
BROKEN = MODEL.replace("value: 61.07", "value: [61").replace("pipeline_tag: text", "pipeline_tag: 'text")
HOSTILE = (
    MODEL.replace("harbour/Otter-7B-v0.1", '"harbour/<% tp %> `= 1` [[x]] %%"')
    .replace("value: 84.36", "value: 84.36e99999")
    .replace("- chat", "- &a [x, x]\n- &b [*a, *a, *a]\n- &c [*b, *b, *b]\n- [*c, *c, *c]")
)
NOTE = """\
---
license: mine
tags: [rivers]
metrics: none
---
# Rivers

I like [[Heron]].
"""
CARDS = (MODEL, DATASET, BROKEN, HOSTILE)
