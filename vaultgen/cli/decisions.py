"""The commands with which a person corrects what the rules have made of the seeds: join, part, retype, ignore."""

from __future__ import annotations

from pathlib import Path

import click

_reason = click.option("--reason", default="", help="Why, for you and others who read the settings later.")


@click.command(short_help="Say that two names are one thing.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] A B")
@_reason
@click.pass_context
def join(ctx: click.Context, words: tuple[str, ...], reason: str) -> None:
    """Say in the settings that A and B are one thing, under the name and in the note of A.

    A name of several words needs quotes. It may be any spelling, or an id (model/sparrow).
    """
    vault, names = _vault_and_names(words, 2)
    _decide(ctx, vault, "join", names, reason=reason)


@click.command(short_help="Say that two names are two things.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] A B")
@_reason
@click.pass_context
def part(ctx: click.Context, words: tuple[str, ...], reason: str) -> None:
    """Say in the settings that A and B are never one thing, whatever the rules find.

    Two authors of one name: `part "Yang Liu @ Title of a paper" "Yang Liu @ Title of another"`. Two papers of one
    title: `part "Title @ one-seed.txt" "Title @ other-seed.txt"`.
    """
    vault, names = _vault_and_names(words, 2)
    _decide(ctx, vault, "part", names, reason=reason)


@click.command(short_help="Say that a name is to have no note.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] A")
@_reason
@click.pass_context
def ignore(ctx: click.Context, words: tuple[str, ...], reason: str) -> None:
    """Say in the settings that A never becomes a note; where seeds name it, it is plain text."""
    vault, names = _vault_and_names(words, 1)
    _decide(ctx, vault, "ignore", names, reason=reason)


@click.command(short_help="Say of what type a name is.")
@click.argument("words", nargs=-1, required=True, metavar="[VAULT] A TYPE")
@_reason
@click.pass_context
def retype(ctx: click.Context, words: tuple[str, ...], reason: str) -> None:
    """Say in the settings that A is a TYPE: model, benchmark, dataset, organization, product or concept."""
    vault, (name, node_type) = _vault_and_names(words, 2)
    _decide(ctx, vault, "retype", (name,), node_type=node_type.lower(), reason=reason)


def _vault_and_names(words: tuple[str, ...], count: int) -> tuple[Path, tuple[str, ...]]:
    """The vault (the current folder, unless named) and so many names."""
    if len(words) == count + 1 and Path(words[0]).is_dir():
        return Path(words[0]), words[1:]
    if len(words) != count:
        raise click.UsageError(f"give {count} name{'s' * (count > 1)}; one of several words needs quotes")
    return Path(), words


def _decide(
    ctx: click.Context, vault: Path, kind: str, names: tuple[str, ...], *, node_type: str = "", reason: str = ""
) -> None:
    """Write a decision down, and say what the next build will make of it."""
    from vaultgen.config import SETTINGS_FILE
    from vaultgen.pipeline.build import Options, build, open_vault
    from vaultgen.pipeline.decision_writing import write_decision
    from vaultgen.report.lines import finding_line, summary

    open_vault(vault)
    line, is_new = write_decision(vault, kind, names, node_type=node_type, reason=reason)
    click.echo(f"{SETTINGS_FILE}, line {line}: {'written' if is_new else 'says so already'}")
    result = build(vault, Options(dry_run=True))
    troubles = [f for f in result.findings if (f.seed, f.line) == (SETTINGS_FILE, line)]
    for finding in troubles:
        click.echo(finding_line(finding), err=True)
    click.echo(f"The next build: {summary(result, dry_run=True)}")
    ctx.exit(1 if troubles else 0)
