"""The Jinja environment: templates see typed views and can do nothing but write them down."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vaultgen.errors import TemplateError

# In a wheel the templates lie inside the package, in a checkout beside it.
_PACKAGE = Path(__file__).parents[1]
_ID = re.compile(r"^vaultgen-id: ", re.MULTILINE)
_CITED_ADDRESS = re.compile(r"((?<!\]\()\bhttps?://[^\s\[\]<>]+)(?=\[\^\d+\])")
_FOLDERS = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


class Templates:
    """The templates: the user's own where they have one of that name, ours otherwise."""

    def __init__(self, own: Path | None = None) -> None:
        self._environment = _environment(own) if own else _shipped_environment()
        self._has_own = own is not None

    def write(self, template: str, note: object, node: str) -> str:
        """The text of the note on `node`. Raises TemplateError with the template's name and line, and that node."""
        try:
            text = tidy(self._environment.get_template(template).render(note=note))
        # A template of the user's own may fail in any way that an expression can.
        except Exception as error:
            name, line = _place(error, template)
            said = (error.message if isinstance(error, JinjaError) else str(error)) or type(error).__name__
            said = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else said
            message = f"does not work for {node}: {said}"
            remedy = "correct the template, or delete it to use the one that comes with vaultgen"
            raise TemplateError(message, path=name, line=line, remedy=remedy) from error
        if self._has_own and not _ID.search(text):
            message = f"gives {node} a note without the property vaultgen-id, by which notes are found again"
            raise TemplateError(message, path=template, remedy="begin it with {{ note.frontmatter }}")
        return text


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which need not think twice about the fields of our own views: they are all that templates read,
    and to prove each reading anew takes a fifth of the time."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read an attribute."""
        fields = getattr(type(obj), "__dataclass_fields__", ())
        return (attr in fields and attr[:1] != "_") or super().is_safe_attribute(obj, attr, value)


def _environment(own: Path | None) -> ImmutableSandboxedEnvironment:
    return _Sandbox(
        loader=_loader(own),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


@lru_cache(maxsize=1)
def _shipped_environment() -> ImmutableSandboxedEnvironment:
    """The templates that come with vaultgen, compiled once for all builds of a process."""
    return _environment(None)


def tidy(text: str) -> str:
    """The text with one line break at its end, no blanks at ends of lines, never two blank lines in a row, and a blank
    between a bare web address and its footnote, which would be taken for a part of it."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    lines = _CITED_ADDRESS.sub(r"\1 ", lines) if "://" in lines else lines
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


@lru_cache(maxsize=1)
def shipped_templates() -> Path:
    """The folder with the templates that come with vaultgen."""
    return next((f for f in _FOLDERS if (f / "macros.md.j2").is_file()), _FOLDERS[0])


def _loader(own: Path | None) -> BaseLoader:
    """Where templates come from: the user's own first. Theirs may extend ours by the name `vaultgen/paper.md.j2`."""
    shipped = FileSystemLoader(shipped_templates())
    return ChoiceLoader([FileSystemLoader(own), shipped, PrefixLoader({"vaultgen": shipped})]) if own else shipped


def _place(error: Exception, template: str) -> tuple[str, int]:
    """The template (it may be an included one) and the line at which writing stopped; 0 where it is not known."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or template).name, error.lineno
    name, line, trace = template, 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            name, line = Path(trace.tb_frame.f_code.co_filename).name, trace.tb_lineno
        trace = trace.tb_next
    return name, line
