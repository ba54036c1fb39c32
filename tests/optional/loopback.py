"""A language model's server on loopback that says what a test tells it to say: OpenAI's and Anthropic's interface."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

LEFT_OUT = object()  # what a server says that says nothing until the test lets it go


@dataclass(frozen=True)
class Failure:
    """An answer that is an error, or a body that is no answer. Who may come again need not wait."""

    status: int = 500
    body: str = "out of order"


@dataclass
class Model:
    """What the server says to a text: names with their types, the words of an answer, a `Failure`, or nothing."""

    says: Callable[[str], object]
    asked: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    released: Event = field(default_factory=Event)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def serving(says: Callable[[str], object]) -> Iterator[Model]:
    """A server that runs as long as the test does."""
    model = Model(says)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            text = _text_of(request)
            model.asked.append(text)
            model.headers.append(str(self.headers))
            model.paths.append(self.path)
            said = model.says(text)
            if said is LEFT_OUT:
                model.released.wait(60)
                return
            failure = said if isinstance(said, Failure) else None
            body = failure.body if failure else json.dumps(_answer(self.path, said))
            self.send_response(failure.status if failure else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body.encode())))
            self.send_header("retry-after-ms", "1")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        model.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield model
        finally:
            model.released.set()
            server.shutdown()
            thread.join()


def _text_of(request: dict[str, Any]) -> str:
    """The first text of a seed in a request."""
    said = next(m["content"] for m in request["messages"] if m["role"] == "user")
    words = said if isinstance(said, str) else said[0]["text"]
    return str(words).removeprefix("<text>\n").removesuffix("\n</text>")


def _answer(path: str, said: object) -> dict[str, Any]:
    """An answer in the shape that the interface at a path has."""
    words = said if isinstance(said, str) else json.dumps({"names": [{"name": n, "type": t} for n, t in _pairs(said)]})
    if path.endswith("/messages"):
        content = [{"type": "text", "text": words}]
        usage = {"input_tokens": 1, "output_tokens": 1}
        return {
            "id": "m", "type": "message", "role": "assistant", "model": "m", "content": content,
            "stop_reason": "end_turn", "stop_sequence": None, "usage": usage,
        }  # fmt: skip
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}


def _pairs(said: object) -> list[tuple[str, str]]:
    assert isinstance(said, dict)
    return list(said.items())
