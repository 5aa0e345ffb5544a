"""``credscore train``: a model of one's own from a table of labelled articles."""

from __future__ import annotations

from pathlib import Path

import click

from credscore.cli.exits import InputError, give_up
from credscore.cli.options import (
    FILE_OR_FOLDER,
    check_output,
    check_page,
    jobs_option,
    unwritable,
)
from credscore.errors import CredscoreError

__all__ = ["train"]


@click.command()
@click.argument("table", metavar="IN", type=FILE_OR_FOLDER)
@click.option("--label", required=True, metavar="COL", help="Column of the labels.")
@click.option("--group", metavar="COL", help="Column of the source, kept whole in every split.")
@click.option("--text", default="text", show_default=True, metavar="COL", help="Column of texts.")
@click.option("--title", metavar="COL", help="Column of headlines.")
@click.option("--weight", metavar="COL", help="Column of sample weights.")
@click.option(
    "--base",
    type=click.Choice(["default", "none"]),
    default="default",
    show_default=True,
    help="Read the shipped scores as well, or start clean.",
)
@click.option(
    "-o",
    "--out",
    "--output",
    "output",
    required=True,
    metavar="MODEL",
    type=FILE_OR_FOLDER,
    help="Where the model goes, a .skops file.",
)
@jobs_option()
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Seed of the folds and of resampling.",
)
@click.option(
    "--html",
    "html_out",
    metavar="OUT",
    type=FILE_OR_FOLDER,
    help="Write the report as an HTML page to the file OUT.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def train(  # noqa: PLR0913 (the options of a command)
    *,
    table: Path,
    label: str,
    group: str | None,
    text: str,
    title: str | None,
    weight: str | None,
    base: str,
    output: Path,
    jobs: int,
    seed: int,
    html_out: Path | None,
    as_json: bool,
) -> None:
    """Learn a model from the labelled articles in IN (.csv, .tsv, .jsonl or .parquet).

    Numbers as labels give a regression, two different labels a yes-or-no outcome, more
    names one of several classes. The report on standard output shows how the model does on
    groups it has not seen.

    Exit codes: 0 done; 2 the table, its columns or its labels cannot be used.
    """
    from credscore.cli.tables import read_labelled
    from credscore.retraining.train import train as learn

    if output.suffix.lower() != ".skops":
        raise click.UsageError(f"-o {output}: a model file ends in .skops")
    check_output("-o", output, [table])
    check_page(html_out, [table])
    if html_out is not None and html_out.resolve() == output.resolve():
        raise click.UsageError(f"--html {html_out}: is where the model goes; give another name")
    try:
        model = learn(
            read_labelled(table, label, weight),
            text,
            label,
            group,
            title,
            None if base == "none" else "default",
            weight=weight,
            n_jobs=jobs,
            seed=seed,
        )
        model.save(output)
        if html_out is not None:
            model.report.to_html(html_out)
    except (CredscoreError, InputError) as error:
        give_up(error)
    except OSError as error:
        raise unwritable(error.filename, error) from error
    click.echo(f"wrote {output}", err=True)
    click.echo(model.report.to_json() if as_json else str(model.report))
