"""A headless Chromium that shows pages one after the other behind a proxy which notes every request."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from tempfile import TemporaryDirectory

_HOST = "vault.invalid"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
    "--no-default-browser-check", "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--proxy-bypass-list=<-loopback>",
)  # fmt: skip
_MOST_SECONDS = 300
_MOST_SECONDS_A_PAGE = 0.2

# Shows the pages in a frame and looks at what became of each: what ran, what could act, what can be read.
_DRIVER = """<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body><script>
const ACTIVE = "script,iframe,frame,object,embed,img,svg,video,audio,link:not([rel=icon]),style,base,form,input," +
  "button,textarea,select,meta:not([charset]),applet,portal,dialog,details,template,noscript,plaintext";
function look(frame, name) {
  const found = {name, ran: false, active: [], links: [], text: ""};
  try {
    const page = frame.contentDocument, view = frame.contentWindow;
    found.ran = Boolean(view.hit || window.hit);
    window.hit = 0;
    found.active = [...page.querySelectorAll(ACTIVE)].map(e => e.outerHTML.slice(0, 120));
    for (const e of page.querySelectorAll("*"))
      for (const a of e.attributes)
        if (/^on|^style$|^srcdoc$|^background$/i.test(a.name) && !/^text-align/.test(a.value))
          found.active.push(a.name + "=" + a.value);
    found.links = [...page.querySelectorAll("a[href]")].map(e => e.href)
      .filter(h => !/^https?:/i.test(h)).slice(0, 5);
    found.text = page.body.innerText;
  } catch (error) { found.active.push("left the page: " + error); }
  return found;
}
async function show(number, name) {
  const frame = document.createElement("iframe");
  frame.style = "width:800px;height:600px";
  document.body.append(frame);
  await new Promise(done => {
    frame.onload = () => setTimeout(done, 4);
    setTimeout(done, 5000);
    frame.src = "/" + number;
  });
  const found = look(frame, name);
  frame.remove();
  return found;
}
(async () => {
  const names = await (await fetch("/names")).json(), found = [];
  for (let i = 0; i < names.length; i++) found.push(await show(i, names[i]));
  await fetch("/found", {method: "POST", body: JSON.stringify(found)});
})();
</script>"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of a page: whether a script ran, what in it could act, links to other than web pages, its text."""

    name: str
    ran: bool
    active: Sequence[str]
    links: Sequence[str]
    text: str


@dataclass(slots=True)
class _Visit:
    pages: Mapping[str, str]
    strays: list[str] = field(default_factory=list)
    found: list[Shown] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


def chromium() -> str:
    """The path of a Chromium; empty where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


def show(pages: Mapping[str, str]) -> tuple[list[Shown], list[str]]:
    """Show all pages. Gives what became of each, and the requests that were for none of them.

    Raises TimeoutError where the browser does not get through.
    """
    visit = _Visit(pages)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(visit))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with TemporaryDirectory(prefix="vaultgen-chromium-", ignore_cleanup_errors=True) as profile:
        proxy = f"--proxy-server=http://127.0.0.1:{server.server_port}"
        command = [chromium(), *_FLAGS, proxy, f"--user-data-dir={profile}", f"http://{_HOST}/"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            if not visit.done.wait(_MOST_SECONDS + _MOST_SECONDS_A_PAGE * len(pages)):
                raise TimeoutError("the browser did not come to its end")
        finally:
            process.terminate()
            process.wait()
            server.shutdown()
    return visit.found, visit.strays


def _handler(visit: _Visit) -> type[BaseHTTPRequestHandler]:
    texts = list(visit.pages.values())

    class Handler(BaseHTTPRequestHandler):
        """The proxy, and the one site behind it."""

        def do_GET(self) -> None:
            path = self.path.removeprefix(f"http://{_HOST}")
            if path == "/":
                self._answer(_DRIVER, "text/html")
            elif path == "/names":
                self._answer(json.dumps(list(visit.pages)), "application/json")
            elif path[1:].isdigit() and int(path[1:]) < len(texts):
                self._answer(texts[int(path[1:])], "text/html; charset=utf-8")
            else:
                self._stray()

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"] or 0))
            if self.path == f"http://{_HOST}/found":
                visit.found += [Shown(**one) for one in json.loads(data)]
                self._answer("", "text/plain")
                visit.done.set()
            else:
                self._stray()

        def do_CONNECT(self) -> None:
            self._stray()

        def _stray(self) -> None:
            visit.strays.append(f"{self.command} {self.path[:200]}")
            with suppress(BrokenPipeError):  # a page that is left waits for no answer
                self.send_error(404)

        def _answer(self, text: str, kind: str) -> None:
            data = text.encode("utf-8", "replace")
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
