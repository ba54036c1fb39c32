"""The `[extractors]` of the settings: a slip in them is named with its line."""

from __future__ import annotations

import pytest

from vaultgen.config import parse_settings
from vaultgen.config.extractor_tables import LlmSettings
from vaultgen.errors import ConfigError


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("[extractors.llm]\nweight = 0.4", 1, "has no model"),
        ('[extractors.llm]\nmodel = "gpt"', 2, "names no server and model"),
        ('[extractors.llm]\nmodel = "openai:gpt"\nbase_url = "localhost"', 3, "is no address"),
        ('[extractors.llm]\nmodel = "openai:gpt"\ntimeout_seconds = 0', 3, "too small"),
        ('[extractors.ner]\nfolder = "f"\n\nthreshold = 7', 4, "is no share"),
        ("[extractors]\nllm = 1", 2, "is not a table"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_line(table: str, line: int, message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        parse_settings(table)
    assert caught.value.line == line
    assert caught.value.remedy


def test_a_key_in_the_settings_is_no_setting() -> None:
    settings, findings = parse_settings('[extractors.llm]\nmodel = "openai:gpt"\napi_key = "k"')
    assert settings.extractors.llm == LlmSettings("openai:gpt")
    assert [(f.line, f.message) for f in findings] == [(3, "api_key is no setting; it was left out")]
