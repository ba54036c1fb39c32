"""The Jinja environment: templates see typed views and can do nothing but write them down."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vaultgen.errors import TemplateError

# In a wheel the templates lie inside the package, in a checkout beside it.
_PACKAGE = Path(__file__).parents[1]
_FOLDERS = (_PACKAGE / "templates", _PACKAGE.parent / "templates")


class Templates:
    """The templates: the user's own where they have one of that name, ours otherwise."""

    def __init__(self, own: Path | None = None) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=_loader(own),
            undefined=StrictUndefined,
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )

    def write(self, template: str, note: object) -> str:
        """The text of a note. Raises TemplateError with the template's name and line."""
        try:
            return tidy(self._environment.get_template(template).render(note=note))
        except JinjaError as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error)
            message = f"does not work: {error.message or type(error).__name__}"
            remedy = "correct the template, or delete it to use the one that comes with vaultgen"
            raise TemplateError(message, path=template, line=line, remedy=remedy) from error


def tidy(text: str) -> str:
    """The text with one line break at its end, no blanks at ends of lines and never two blank lines in a row."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


@lru_cache(maxsize=1)
def shipped_templates() -> Path:
    """The folder with the templates that come with vaultgen."""
    return next((f for f in _FOLDERS if (f / "macros.md.j2").is_file()), _FOLDERS[0])


def _loader(own: Path | None) -> BaseLoader:
    shipped = FileSystemLoader(shipped_templates())
    return ChoiceLoader([FileSystemLoader(own), shipped]) if own else shipped


def _line_of(error: JinjaError) -> int:
    """The line of the template at which rendering stopped; 0 where it is not known."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
