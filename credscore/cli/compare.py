"""``credscore compare``: articles on one story side by side."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from credscore.cli.articles import names_of, read_article
from credscore.cli.exits import SOME_FAILED, InputError, give_up, say
from credscore.cli.options import (
    FILE,
    FileName,
    check_page,
    check_standard_input,
    length_option,
    model_option,
    write_page,
)
from credscore.errors import CredscoreError

if TYPE_CHECKING:
    from credscore.model.model import Model
    from credscore.result import Score

__all__ = ["compare"]


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FileName())
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a summary.")
@click.option(
    "--html",
    "html_out",
    metavar="OUT",
    type=FILE,
    help="Write an HTML page to the file OUT.",
)
@model_option()
@length_option()
def compare(
    files: tuple[str, ...],
    *,
    as_json: bool,
    html_out: Path | None,
    model: Model | None,
    max_chars: int,
) -> None:
    """Put the articles in two or more FILEs side by side.

    Scores, sources they share and sources of one only, sentences in nearly the same words,
    what one states without a source and another attributes. FILEs are read as by "score"
    and called by their names.

    Exit codes: 0 done; 1 some FILEs could not be scored and the others were compared; 2
    fewer than two could be, or unusable arguments.
    """
    if len(files) < 2:
        raise click.UsageError("comparing needs two or more FILEs")
    check_standard_input(files)
    check_page(html_out, files)
    scores = _scores(files, model, max_chars)
    if len(scores) < 2:
        give_up("fewer than two FILEs could be scored: nothing to compare")
    from credscore.comparison import compare as compare_articles

    comparison = compare_articles(scores)
    if html_out is not None:
        write_page(comparison, html_out)
    if as_json:
        click.echo(json.dumps(comparison.to_dict(), allow_nan=False))
    elif html_out is None:
        click.echo(str(comparison))
    if len(scores) < len(files):
        sys.exit(SOME_FAILED)


def _scores(files: Sequence[str], model: Model | None, max_chars: int) -> dict[str, str | Score]:
    """Return the score of each file that has one, by a name told apart from the others."""
    from credscore.api import score

    scores: dict[str, str | Score] = {}
    for name, called in zip(files, names_of(files, "{stem} ({place})"), strict=True):
        try:
            text, title = read_article(name)
            scores[called] = score(text, title, called, model, max_chars=max_chars)
        except (CredscoreError, InputError) as error:
            say(f"{name}: {error}")
    return scores
