"""Screenshots of notes, as a reader of the vault would see them: markdown-it-py, the vault's CSS, headless Chromium.

usage: docs/screenshots.py VAULT OUT_FOLDER PICTURE=NOTE[@HEIGHT]...

PICTURE: the name of the picture, without .png; NOTE: the path of a note below VAULT, without .md; HEIGHT in pixels.

Needs Debian's `chromium`. A stand-in for Obsidian's reading view: properties, wikilinks, callouts and footnotes.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

WIKILINK = re.compile(r"!?\[\[([^\]\[|#]*)(#[^\]\[|]*)?(?:\\?\|([^\]\[]*))?\]\]")
CALLOUT = re.compile(r"\[!(\w+)\]([+-]?)[ \t]*([^\n]*)(?:\n|$)")
BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]+$")

STYLE = Path(__file__).with_name("reading-view.css").read_text(encoding="utf-8")


def wikilink(state: StateInline, silent: bool) -> bool:
    """Inline rule: `[[Note#part|shown]]`."""
    found = WIKILINK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        target, part, shown = found.groups()
        token = state.push("html_inline", "", 0)
        label = shown or (target + (part or "").replace("#^", " ").replace("#", " > ")).strip()
        dead = "" if target.strip().casefold() in state.env["notes"] or not target else " class=dead"
        token.content = f"<a href='#'{dead}>{html.escape(label)}</a>"
    state.pos = found.end()
    return True


def callouts(state: StateCore) -> None:
    """Core rule: a quote that begins with `[!type] Title` is a callout; block ids are hidden."""
    opened: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            opened.append(token)
            first = state.tokens[index + 2] if len(state.tokens) > index + 2 else None
            found = CALLOUT.match(first.content) if first is not None and first.type == "inline" else None
            if found and first is not None:
                token.tag = "div"
                token.attrs = {"class": "callout", "data-callout": found[1].lower()}
                token.meta["title"] = found[3].strip() or found[1].title()
                token.meta["folded"] = found[2] == "-"
                first.content = first.content[found.end() :]
        elif token.type == "blockquote_close":
            token.tag = opened.pop().tag
        elif token.type == "inline":
            token.content = BLOCK_ID.sub("", token.content)


def blockquote_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: object, env: object) -> str:
    """Render a quote, or a callout with its title."""
    token = tokens[index]
    if token.tag == "blockquote":
        return "<blockquote>"
    mark = " ▸" if token.meta["folded"] else ""
    title = MarkdownIt().renderInline(token.meta["title"])
    kind = token.attrs["data-callout"]
    return f"<div class='callout' data-callout='{kind}'><div class='callout-title'>{title}{mark}</div>"


def property_table(text: str) -> str:
    """The frontmatter as Obsidian's properties view shows it."""
    rows = []
    for key, value in (yaml.safe_load(text) or {}).items():
        values = value if isinstance(value, list) else [value]
        shown = []
        for item in values[:12]:
            found = WIKILINK.fullmatch(str(item))
            label = html.escape((found[3] or found[1]) if found else str(item))
            shown.append(f"<span class=pill>{label}</span>" if isinstance(value, list) else label)
        more = f" … {len(values) - 12} more" if len(values) > 12 else ""
        rows.append(f"<tr><td>{html.escape(key)}</td><td>{''.join(shown)}{more}</td></tr>")
    return f"<table class=properties>{''.join(rows)}</table>"


def page(note: Path, vault: Path) -> str:
    """The whole note as one HTML page."""
    text = note.read_text(encoding="utf-8")
    _, frontmatter, body = text.split("---\n", 2)
    parser = (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    parser.inline.ruler.before("link", "wikilink", wikilink)
    parser.core.ruler.before("inline", "callouts", callouts)
    parser.add_render_rule("blockquote_open", blockquote_open)
    notes = {p.stem.casefold() for p in vault.rglob("*.md")} | {
        p.relative_to(vault).with_suffix("").as_posix().casefold() for p in vault.rglob("*.md")
    }
    css = "".join(p.read_text(encoding="utf-8") for p in sorted((vault / ".obsidian/snippets").glob("*.css")))
    content = parser.render(body, {"notes": notes})
    return (
        f"<!doctype html><meta charset=utf-8><style>{STYLE}{css}</style>"
        f"<body class='markdown-preview-view'>{property_table(frontmatter)}{content}"
    )


def main(vault: Path, out: Path, notes: list[str]) -> None:
    """Write one PNG a note."""
    out.mkdir(parents=True, exist_ok=True)
    for wish in notes:
        picture, _, rest = wish.partition("=")
        name, _, height = rest.partition("@")
        with tempfile.TemporaryDirectory() as scratch:
            source = Path(scratch) / "note.html"
            source.write_text(page(vault / f"{name}.md", vault), encoding="utf-8")
            target = out / f"{picture}.png"
            flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
            command = ["chromium", *flags.split(), "--hide-scrollbars", f"--user-data-dir={scratch}/profile"]
            command += [f"--window-size=860,{height or 1600}", f"--screenshot={target}", source.as_uri()]
            subprocess.run(command, check=True, capture_output=True)
            print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
