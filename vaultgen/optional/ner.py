"""A GLiNER model in a folder of this machine (`pip install 'vaultgen[ner]'`): nothing is fetched, nothing sent."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from vaultgen.config.extractor_tables import NerSettings
from vaultgen.model import NodeType
from vaultgen.optional.source import GivenName, Keep, Trouble

# The model's own words for what is asked: it was trained on plain labels.
_LABELS: Mapping[str, NodeType] = {
    "machine learning model": NodeType.MODEL,
    "benchmark": NodeType.BENCHMARK,
    "dataset": NodeType.DATASET,
    "organization": NodeType.ORGANIZATION,
    "software product": NodeType.PRODUCT,
}


class _Model(Protocol):
    """What we use of `gliner.GLiNER`."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]:
        """The entities of a text: `text`, `label`, `score`."""
        ...


class NerSource:
    """GLiNER as a source of names."""

    name = "ner"
    longest = 1200  # characters; GLiNER reads some 380 words at once and drops the rest

    def __init__(self, settings: NerSettings, vault: Path) -> None:
        self._settings = settings
        self._folder = vault / Path(settings.folder).expanduser()
        self.label = self._folder.name
        self.weight = settings.weight
        self.maker = json.dumps([self.name, self.label, settings.threshold, sorted(_LABELS)])

    def ask(self, texts: Sequence[str], keep: Keep) -> Trouble | None:
        """Hand the names in each text to `keep`."""
        if not self._folder.is_dir():
            return Trouble(f"{self._settings.folder} is no folder", "put the model there, or correct folder")
        try:
            gliner = importlib.import_module("gliner")
        except ImportError as error:
            return Trouble(f"gliner cannot be loaded ({error})", "pip install 'vaultgen[ner]'")
        try:
            model = cast("_Model", gliner.GLiNER.from_pretrained(str(self._folder), local_files_only=True))
            for number, text in enumerate(texts):
                found = model.predict_entities(text, list(_LABELS), threshold=self._settings.threshold)
                keep(number, tuple(_given(e) for e in found if e.get("label") in _LABELS))
        except Exception as error:  # noqa: BLE001 - whatever fails in another package, the build goes on
            message = f"the model failed ({type(error).__name__}: {str(error)[:200]})"
            return Trouble(message, "see that the folder holds a whole GLiNER model, its tokenizer too")
        return None


def _given(entity: Mapping[str, Any]) -> GivenName:
    """What one entity says."""
    score = min(1.0, max(0.0, float(entity["score"])))
    return GivenName(str(entity["text"]), _LABELS[entity["label"]], round(score, 4))
