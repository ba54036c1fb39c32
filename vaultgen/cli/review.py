"""The commands with which a person reviews what a build did: resolve, restore, undo."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

_vault = click.argument("vault", type=click.Path(path_type=Path), default=".")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command(short_help="Settle where you and the seeds differ.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] NOTE")
@click.option(
    "--take",
    type=click.Choice(["mine", "new"]),
    required=True,
    help="mine: what you wrote stays, and this is not proposed again; new: what is generated now replaces it.",
)
def resolve(words: tuple[str, ...], take: str) -> None:
    """Settle for good all places of NOTE in which you and the seeds say different things (`vaultgen status`)."""
    from vaultgen.pipeline.review import settle_conflicts
    from vaultgen.report.lines import finding_line

    vault, name = vault_and_name(words)
    path, settled, left = settle_conflicts(vault, name, take_theirs=take == "new")
    for finding in left:
        click.echo(finding_line(finding), err=True)
    what = "yours stay" if take == "mine" else "replaced by what is generated now"
    click.echo(f"{path}: {settled} place{'' if settled == 1 else 's'} settled: {what}")


@click.command(short_help="Bring a note back that you deleted.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] NAME")
def restore(words: tuple[str, ...]) -> None:
    """Bring the note called NAME back that you deleted, and the links to it."""
    from vaultgen.pipeline.build import Options, build
    from vaultgen.report.lines import summary

    vault, name = vault_and_name(words)
    click.echo(summary(build(vault, Options(restore_names=(name,)))))


@click.command(short_help="Take back what the last build wrote.")
@_vault
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--verbose", "-v", is_flag=True, help="Show all of what would be done.")
def undo(vault: Path, dry_run: bool, verbose: bool) -> None:
    """Make the notes of VAULT what they were before the last build that wrote anything; what you edited since stays.

    Undoing twice is doing it again. The seeds stay as they are: the next build does the same again unless you change
    them first.
    """
    from vaultgen.cli.differences import plan_diff
    from vaultgen.pipeline.review import undo_build
    from vaultgen.report.lines import finding_line
    from vaultgen.vault.texts import VaultTexts

    plan, findings = undo_build(vault, dry_run=dry_run)
    for finding in findings:
        click.echo(finding_line(finding), err=True)
    if dry_run:
        show_diff(plan_diff(plan, VaultTexts(vault), verbose=verbose))
    number = len(plan.writes)
    notes = "1 note" if number == 1 else f"{number} notes"
    click.echo(f"{notes} would be as before the last build" if dry_run else f"{notes} put back")


def vault_and_name(words: tuple[str, ...]) -> tuple[Path, str]:
    """The vault and the name among a command's arguments. A name of several words needs no quotes: only a folder that
    is there can be the vault."""
    has_vault = len(words) > 1 and Path(words[0]).is_dir()
    return (Path(words[0]), " ".join(words[1:])) if has_vault else (Path(), " ".join(words))


def show_diff(lines: Iterable[str]) -> None:
    """Print a diff, in colour on a terminal."""
    for line in lines:
        is_head = line.startswith(("+++", "---"))
        click.secho(line, bold=is_head, fg=None if is_head else _COLOURS.get(line[:1]))
