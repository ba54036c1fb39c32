"""The questions to a language model: who is asked, what an answer looks like, and when there is no use in going on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from anthropic import AsyncAnthropic
from openai import AsyncOpenAI
from pydantic import BaseModel
from pydantic_ai import Agent, PromptedOutput
from pydantic_ai.exceptions import ModelHTTPError, UnexpectedModelBehavior, UserError
from pydantic_ai.models import Model
from pydantic_ai.models.anthropic import AnthropicModel
from pydantic_ai.models.ollama import OllamaModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.ollama import OllamaProvider
from pydantic_ai.providers.openai import OpenAIProvider

from vaultgen.config.extractor_tables import LlmSettings
from vaultgen.optional.source import ASKED, GivenName, Keep, Trouble

_OLLAMA = "http://localhost:11434/v1"
_AT_ONCE = 4
# So often one request is sent again, a while later, when the server is busy or fails.
_SENT_AGAIN = 2
# After so many failures with no answer in between nobody is asked any more.
_PATIENCE = 3
# What the server says to every text alike: the key, the model or the address is wrong.
_HOPELESS = frozenset({401, 403, 404, 405})
_MOST_NAMES = 200


class AnsweredName(BaseModel):
    """One name, as the model gives it."""

    name: str
    type: str


class Answer(BaseModel):
    """The names of one text."""

    names: list[AnsweredName]


_Client: TypeAlias = AsyncOpenAI | AsyncAnthropic


async def ask_all(
    settings: LlmSettings, key: str, instructions: str, texts: Sequence[str], keep: Keep
) -> Trouble | None:
    """Ask about all texts, some at once, and hand each answer to `keep`. Gives what went wrong last, if anything."""
    client, model = _model(settings, key)
    agent = Agent(model, output_type=PromptedOutput(Answer), instructions=instructions)
    async with client:
        asking = _Asking(agent, settings.timeout_seconds, keep)
        numbered = iter(enumerate(texts))
        await asyncio.gather(*(asking.work_off(numbered) for _ in range(min(_AT_ONCE, len(texts)))))
    return asking.trouble


def _model(settings: LlmSettings, key: str) -> tuple[_Client, Model]:
    """The client of the server, and the model behind it."""
    kind, _, name = settings.model.partition(":")
    url = settings.base_url or None
    if kind == "anthropic":
        claude = AsyncAnthropic(api_key=key, base_url=url, max_retries=_SENT_AGAIN)
        return claude, AnthropicModel(name, provider=AnthropicProvider(anthropic_client=claude))
    if kind == "ollama":
        local = AsyncOpenAI(api_key=key, base_url=url or _OLLAMA, max_retries=_SENT_AGAIN)
        return local, OllamaModel(name, provider=OllamaProvider(openai_client=local))
    gpt = AsyncOpenAI(api_key=key, base_url=url, max_retries=_SENT_AGAIN)
    return gpt, OpenAIChatModel(name, provider=OpenAIProvider(openai_client=gpt))


class _Asking:
    """One round of questions, and what has gone wrong so far."""

    def __init__(self, agent: Agent[object, Answer], seconds: int, keep: Keep) -> None:
        self._agent = agent
        self._seconds = seconds
        self._keep = keep
        self._failures = 0
        self._has_given_up = False
        self.trouble: Trouble | None = None

    async def work_off(self, texts: Iterator[tuple[int, str]]) -> None:
        """Ask about one text after the other, until there is none left or no hope."""
        for number, text in texts:
            try:
                async with asyncio.timeout(self._seconds):
                    answer = await self._agent.run(f"<text>\n{text}\n</text>")
            except Exception as error:  # noqa: BLE001 - servers and clients fail in many ways, and none ends a build
                self.trouble = _trouble(error, self._seconds)
                self._failures += 1
                self._has_given_up |= self._failures >= _PATIENCE or _is_hopeless(error)
            else:
                self._failures = 0
                self._keep(number, _names(answer.output))
            if self._has_given_up:
                return


def _names(answer: Answer) -> tuple[GivenName, ...]:
    """The names of an answer, without those of a type that was not asked for."""
    types = {t.value: t for t in ASKED}
    return tuple(GivenName(n.name, types[n.type]) for n in answer.names[:_MOST_NAMES] if n.type in types)


def _is_hopeless(error: Exception) -> bool:
    """Whether no other text would fare better."""
    return isinstance(error, UserError) or (isinstance(error, ModelHTTPError) and error.status_code in _HOPELESS)


def _trouble(error: Exception, seconds: int) -> Trouble:
    """What a failure says to the user; nothing of what the server wrote, which may repeat the key."""
    again = "look at the server and the network; vaultgen build goes on where it stopped"
    if isinstance(error, TimeoutError):
        return Trouble(f"no answer within {seconds} seconds", "set a longer timeout_seconds, or choose a faster model")
    if isinstance(error, ModelHTTPError):
        remedy = "look at key, model and base_url" if _is_hopeless(error) else again
        return Trouble(f"the server says {error.status_code}", remedy)
    if isinstance(error, UnexpectedModelBehavior | ValueError):
        return Trouble("the answer is no list of names", "choose a model that follows instructions")
    return Trouble(f"the server cannot be reached ({type(error).__name__})", again)
