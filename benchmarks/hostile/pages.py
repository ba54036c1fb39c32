"""Notes as web pages, drawn as Obsidian would draw them if it took nothing for dangerous: raw HTML, every address."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

_FRONTMATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%(?<!\\%)%.*?(?:%%|\Z)", re.DOTALL)
_EMBED = re.compile(r"!\[\[([^\[\]\n]+)\]\]")
_WIKILINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def page(note: str) -> str:
    """The page that shows a note: its properties as text, its body as HTML."""
    found = _FRONTMATTER.match(note)
    head, body = (found[0], note[found.end() :]) if found else ("", note)
    return (
        '<!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>'
        f"<pre>{html.escape(head)}</pre>{_drawn(body)}</body></html>"
    )


def body_of(note: str) -> str:
    """The note without its properties."""
    return _FRONTMATTER.sub("", note)


def _drawn(body: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True, "breaks": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(dollarmath_plugin)
    parser.validateLink = lambda _: True  # type: ignore[method-assign] # Obsidian asks the system what to do with it
    # Comments are taken out before anything else is looked at, embeds load what they name.
    shown = _COMMENT.sub("", body)
    shown = _EMBED.sub(lambda m: f'<iframe src="{html.escape(m[1])}"></iframe>', shown)
    return str(parser.render(_WIKILINK.sub(_link, shown)))


def _link(found: re.Match[str]) -> str:
    target, _, shown = found[1].replace("\\|", "|").partition("|")
    return f'<a class="internal-link" href="#{html.escape(target)}">{html.escape(shown or target)}</a>'
