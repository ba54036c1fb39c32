"""The commands: arguments in, text out. What a command does is imported when it runs, so that `--help` is quick."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from vaultgen import __version__
from vaultgen.cli.decisions import ignore, join, part, retype
from vaultgen.cli.review import resolve, restore, show_diff, undo
from vaultgen.errors import VaultgenError

if TYPE_CHECKING:
    from vaultgen.model import Finding
    from vaultgen.pipeline.last_build import Unchanged
    from vaultgen.pipeline.workers import Progress
    from vaultgen.report.build_result import BuildResult

DONE, FINDINGS, WRONG_USE = 0, 1, 2

_vault = click.argument("vault", type=click.Path(path_type=Path), default=".")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
_jobs = click.option("--jobs", "-j", type=click.IntRange(0), default=0, help="Processes (0: one for each processor).")
_quiet = click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")
_verbose = click.option("--verbose", "-v", is_flag=True, help="Show every message, not just the gravest.")


class _Commands(click.Group):
    """The commands in the order in which a newcomer meets them, and our errors as a message and an exit code."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.FileError as error:
            # A file named by -o that cannot be written is wrong use; click would say 1, as of findings.
            click.echo(f"vaultgen: {error.ui_filename}: cannot be written ({error.message})", err=True)
            click.echo("  name a file in a folder that you may write to", err=True)
            ctx.exit(WRONG_USE)
        except VaultgenError as error:
            click.echo(f"vaultgen: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="vaultgen")
def main() -> None:
    """Turn a folder of research seeds into an Obsidian vault.

    A vault is a folder with a folder seeds/ in it. Put pages copied from arXiv searches, paper feeds or AITopics, or
    your own notes, into seeds/; `vaultgen build` makes one linked note for every paper, model, benchmark, author and
    so on that they speak of. It never changes a seed, and never overwrites a note that you have edited.
    """


@main.command(short_help="Make a new vault.")
@click.argument("vault", type=click.Path(path_type=Path))
def init(vault: Path) -> None:
    """Make a new vault: settings with comments, seeds/, a welcome. What is there already stays as it is."""
    from vaultgen.pipeline.start import start_vault

    for path in start_vault(vault):
        click.echo(f"made {path}", err=True)
    click.echo(f"Put seeds into {vault / 'seeds'}, then: vaultgen build {vault}", err=True)


@main.command(short_help="Copy seeds into a vault, then build it.")
@click.argument("vault", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_jobs
@_json
@_quiet
@_verbose
def add(*, vault: Path, files: tuple[Path, ...], jobs: int, as_json: bool, quiet: bool, verbose: bool) -> None:
    """Copy FILES into the seeds of VAULT, then build it. A seed of the same name is never replaced."""
    from vaultgen.pipeline.build import Options, build, open_vault
    from vaultgen.pipeline.start import add_seeds

    settings, _ = open_vault(vault)
    for line in add_seeds(vault / settings.seeds, files):
        if not quiet:
            click.echo(line, err=True)
    with _progress(quiet=quiet) as progress:
        result = build(vault, Options(jobs=jobs), progress)
    _show_build(result, as_json=as_json, quiet=quiet, verbose=verbose)


@main.command(short_help="Make or renew the notes from the seeds.")
@_vault
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a seed is not understood.")
@click.option("--yes", is_flag=True, help="Go ahead even if more than a fifth of the notes would go.")
@click.option("--restore", is_flag=True, help="Write the notes that you deleted again.")
@click.option("--seeds", type=click.Path(path_type=Path), help="From now on read this folder, such as a vault, too.")
@_jobs
@_json
@_quiet
@_verbose
@click.pass_context
def build(
    ctx: click.Context,
    *,
    vault: Path,
    dry_run: bool,
    strict: bool,
    yes: bool,
    restore: bool,
    seeds: Path | None,
    jobs: int,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make or renew the notes of VAULT (the current folder by default) from its seeds."""
    if seeds is not None:
        if dry_run:
            raise click.UsageError("--seeds is a setting from then on, which --dry-run would not keep")
        from vaultgen.pipeline.start import read_also

        read_also(vault, seeds)
    if not restore and (last := _nothing_to_do(vault)):
        _show_unchanged(last, as_json=as_json, quiet=quiet, verbose=verbose, dry_run=dry_run)
        ctx.exit(FINDINGS if strict and last.is_troubled else DONE)
    from vaultgen.model import Severity
    from vaultgen.pipeline import build as road

    options = road.Options(jobs=jobs, dry_run=dry_run, yes=yes, restore=restore)
    with _progress(quiet=quiet) as progress:
        result = road.build(vault, options, progress)
    _show_build(result, as_json=as_json, quiet=quiet, verbose=verbose, dry_run=dry_run)
    if dry_run and not as_json and not quiet:
        _show_differences(vault, result, verbose=verbose)
    troubled = any(f.severity is not Severity.INFO for f in result.findings)
    ctx.exit(FINDINGS if strict and troubled else DONE)


@main.command(short_help="Show what waits: edits kept, seeds not understood.")
@_vault
@_json
@_verbose
def status(vault: Path, as_json: bool, verbose: bool) -> None:
    """Show what waits in VAULT: what a build would do, edits kept, notes deleted, seeds and names in doubt."""
    from vaultgen.cli.differences import planned_conflicts, waiting_conflicts
    from vaultgen.report.doubtful import doubtful_lines

    if last := _nothing_to_do(vault):
        _show_unchanged(last, as_json=as_json, verbose=verbose, dry_run=True)
        lines = [*waiting_conflicts(vault), *last.doubtful]
    else:
        from vaultgen.pipeline.build import Options, build

        with _progress(quiet=as_json) as progress:
            result = build(vault, Options(dry_run=True), progress)
        _show_build(result, as_json=as_json, verbose=verbose, dry_run=True)
        lines = [*planned_conflicts(result.plan), *doubtful_lines(result.doubtful)]
    for line in lines if not as_json else ():
        click.echo(line)


@main.command(short_help="Build whenever a seed changes.")
@_vault
@_quiet
@_verbose
def watch(vault: Path, quiet: bool, verbose: bool) -> None:
    """Build VAULT, and again whenever a seed, vaultgen.toml or a template of your own changes. Ctrl-C ends it."""
    from vaultgen.pipeline import watch as watching
    from vaultgen.pipeline.build import Options, build, open_vault

    open_vault(vault)

    def run_build() -> None:
        # No other processes: none may be forked beside the thread that watches.
        _show_build(build(vault, Options(jobs=1)), quiet=quiet, verbose=verbose)
        gc.collect()  # this process, unlike others, goes on

    def say(line: str) -> None:
        click.echo(line, err=True)

    try:
        watching.watch(vault, watching.changes_below(vault), run_build, say)
    except KeyboardInterrupt:
        say("stopped watching")


@main.command(short_help="Look for faults: links, evidence, file names.")
@_vault
@_json
@_verbose
@click.pass_context
def check(ctx: click.Context, vault: Path, as_json: bool, verbose: bool) -> None:
    """Look for faults in VAULT: links, evidence, frontmatter, file names. Exits with 1 when there is one."""
    from vaultgen.model import Severity
    from vaultgen.pipeline.queries import check_vault
    from vaultgen.report.lines import finding_data

    with _progress(quiet=as_json) as progress:
        faults, notes = check_vault(vault, progress)
    grave = [f for f in faults if f.severity is not Severity.INFO]
    if as_json:
        click.echo(_as_json({"notes": notes, "faults": [finding_data(f) for f in faults]}), nl=False)
    else:
        _show_findings(faults, verbose=verbose)
        click.echo(f"{notes} notes checked, {len(grave) or 'no'} fault{'' if len(grave) == 1 else 's'} found")
    ctx.exit(FINDINGS if grave else DONE)


@main.command(short_help="Show why a node is what it is.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] NAME")
@click.pass_context
def explain(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Show why the node called NAME is one node: its forms, the rules that joined them, the evidence."""
    from vaultgen.pipeline.queries import explain_name

    # A name of several words needs no quotes: only a folder that is there can be the vault.
    has_vault = len(words) > 1 and Path(words[0]).is_dir()
    vault, name = (Path(words[0]), words[1:]) if has_vault else (Path(), words)
    with _progress(quiet=False) as progress:
        text, is_known = explain_name(vault, " ".join(name), progress)
    click.echo(text)
    ctx.exit(DONE if is_known else FINDINGS)


@main.command(short_help="Print the graph of files, without a vault.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_jobs
@_quiet
@_verbose
def extract(files: tuple[Path, ...], jobs: int, quiet: bool, verbose: bool) -> None:
    """Print the graph that FILES (or folders; - is standard input) speak of as JSON, without a vault."""
    from vaultgen.pipeline.queries import extract_files

    piped = sys.stdin.buffer.read() if Path("-") in files else None
    with _progress(quiet=quiet) as progress:
        graph, findings = extract_files([f for f in files if f != Path("-")], piped, jobs, progress)
    if not quiet:
        _show_findings(findings, verbose=verbose)
    click.echo(graph, nl=False)


@main.command(short_help="Print the graph of a vault.")
@_vault
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "graphml", "gexf", "csv", "canvas"]),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option("--output", "-o", type=click.File("wb", lazy=True, atomic=True), help="A file instead of the output.")
def export(vault: Path, form: str, output: IO[bytes] | None) -> None:
    """Print the graph of VAULT for other programs. csv is a zip file of two tables."""
    from vaultgen.pipeline.queries import export_vault

    if output is None and form == "csv" and sys.stdout.isatty():
        raise click.UsageError("csv is a zip file: name one with -o")
    with _progress(quiet=False) as progress:
        data = export_vault(vault, form, progress)
    if output is None:
        click.echo(data, nl=False)
    else:
        output.write(data)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """A progress bar while standard error is a terminal, else nothing."""
    from vaultgen.pipeline.build import no_progress

    if quiet or not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    # Refreshed by hand: a refreshing thread must not be alive when processes are forked.
    with Bar(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        tasks: dict[str, Any] = {}

        def show(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)
            if done == total or done % 20 == 0:
                bar.refresh()

        yield show


def _show_build(
    result: BuildResult, *, as_json: bool = False, quiet: bool = False, verbose: bool = False, dry_run: bool = False
) -> None:
    """Print what a build did, or would do."""
    from vaultgen.report.lines import build_data, summary

    if as_json:
        click.echo(_as_json(build_data(result)), nl=False)
    elif not quiet:
        _show_findings(result.findings, verbose=verbose)
        click.echo(summary(result, dry_run=dry_run))


def _nothing_to_do(vault: Path) -> Unchanged | None:
    """What is to be said of a vault in which nothing has changed since the last build; None where anything has."""
    from vaultgen.pipeline.last_build import nothing_to_do

    return nothing_to_do(vault)


def _show_unchanged(
    last: Unchanged, *, as_json: bool = False, quiet: bool = False, verbose: bool = False, dry_run: bool = False
) -> None:
    """Print what a build says that finds nothing to do."""
    if as_json:
        click.echo((last.data + "\n").encode(), nl=False)
    elif not quiet:
        for line in last.all_lines if verbose else last.lines:
            click.echo(line, err=True)
        click.echo(last.would if dry_run else last.summary)


def _show_differences(vault: Path, result: BuildResult, *, verbose: bool) -> None:
    """Print what a build would change in each note."""
    from vaultgen.cli.differences import plan_diff
    from vaultgen.vault.texts import VaultTexts

    show_diff(plan_diff(result.plan, VaultTexts(vault), verbose=verbose))


def _show_findings(findings: Iterable[Finding], *, verbose: bool) -> None:
    """Print findings on standard error."""
    from vaultgen.report.lines import finding_lines

    for line in finding_lines(findings, verbose=verbose):
        click.echo(line, err=True)


def _as_json(value: Any) -> bytes:
    """A JSON text in UTF-8, whatever the terminal's encoding, with a line break at its end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


for _command in (resolve, restore, undo, join, part, retype, ignore):
    main.add_command(_command)
