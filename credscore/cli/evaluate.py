"""``credscore evaluate``: how a retrained model does on other labelled articles."""

from __future__ import annotations

from pathlib import Path

import click

from credscore.cli.exits import InputError, give_up
from credscore.cli.options import FILE_OR_FOLDER, jobs_option
from credscore.errors import CredscoreError

__all__ = ["evaluate"]


@click.command()
@click.argument("model", metavar="MODEL", type=FILE_OR_FOLDER)
@click.argument("table", metavar="IN", type=FILE_OR_FOLDER)
@click.option("--label", metavar="COL", help="Column of the labels; the model's own by default.")
@click.option("--group", metavar="COL", help="Column of the source, for the intervals.")
@click.option("--text", default="text", show_default=True, metavar="COL", help="Column of texts.")
@click.option("--title", metavar="COL", help="Column of headlines.")
@jobs_option()
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(  # noqa: PLR0913 (the options of a command)
    *,
    model: Path,
    table: Path,
    label: str | None,
    group: str | None,
    text: str,
    title: str | None,
    jobs: int,
    as_json: bool,
) -> None:
    """Judge MODEL, a .skops file, on the labelled articles in IN.

    Articles the model has learned from are left out, and the output says how many.

    Exit codes: 0 done; 2 the model, the table or its labels cannot be used.
    """
    from credscore.cli.tables import read_labelled
    from credscore.model.files import load_model
    from credscore.retraining.evaluate import evaluate as judge

    try:
        loaded = load_model(model)
        columns = read_labelled(table, label or loaded.head.name)
        report = judge(loaded, columns, text, label, group, title, n_jobs=jobs)
    except (CredscoreError, InputError) as error:
        give_up(error)
    click.echo(report.to_json() if as_json else str(report))
