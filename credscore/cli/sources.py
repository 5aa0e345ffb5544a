"""``credscore sources``: outlets scored from a table of their articles."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.exits import SOME_FAILED, InputError, give_up, say
from credscore.cli.options import FILE, check_output, jobs_option, model_option, unwritable
from credscore.cli.tables import Columns, need_columns, read_table
from credscore.errors import CredscoreError
from credscore.files.writers import csv_lines, neutral
from credscore.plain import plain_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from credscore.model.model import Model

__all__ = ["sources"]

#: Articles without a score that are named one by one.
_REPORTED = 20
#: Columns of a table that `credscore batch` has scored.
_SCORED = ("credibility", "bias")


@click.command()
@click.argument("table", metavar="IN", type=FILE)
@click.option("--source", required=True, metavar="COL", help="Column of the source's name.")
@click.option("--text", default="text", show_default=True, metavar="COL", help="Column of texts.")
@click.option(
    "--date", metavar="COL", help="Column of dates; adds a trend a year to what -o or --json write."
)
@click.option("--prior", type=FILE, help="Table of two columns, source and rating.")
@click.option(
    "--min-articles",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Leave out sources with fewer.",
)
@click.option("-o", "--out", type=FILE, help="Write a .csv or .jsonl file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines instead of a table.")
@model_option()
@jobs_option()
def sources(**options: Any) -> None:
    """Score the sources of the articles in IN, a .csv, .tsv, .jsonl or .parquet file.

    Means of sources with few articles are drawn towards the mean of all. A table that
    "credscore batch" has scored is not scored again, unless there is a MODEL. In what is
    written, the column of names is called "source".

    Exit codes: 0 done; 1 some articles could not be scored (standard error says why, the
    column "failed" counts them and those without enough text); 2 nothing could be scored, or
    unusable arguments.
    """
    out: Path | None = options["out"]
    if out is not None and out.suffix.lower() not in {".csv", ".jsonl"}:
        raise click.UsageError(f"-o {out}: the file has to end in .csv or .jsonl")
    check_output("-o", out, (options["table"], options["prior"]))
    try:
        rows, problems = _rows(options)
    except (CredscoreError, InputError, ValueError) as error:
        give_up(error)
    if not rows:
        give_up("no source has enough scored articles")
    if out is not None:
        try:
            out.write_text(_lines(rows) if out.suffix.lower() == ".jsonl" else _csv(rows), "utf-8")
        except OSError as error:
            raise unwritable(f"-o {out}", error) from error
        click.echo(f"wrote {out}", err=True)
    elif options["as_json"]:
        click.echo(_lines(rows), nl=False)
    else:
        click.echo(_readable(rows))
    if problems:
        sys.exit(SOME_FAILED)


def _rows(options: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows of sources, and what was wrong with articles that have no score."""
    from credscore.sources.cells import is_named, name_of, repeats, spelled_apart, years
    from credscore.sources.columns import Articles, source_columns

    path: Path = options["table"]
    columns = read_table(path)
    model: Model | None = options["model"]
    scored = model is None and all(name in columns for name in _SCORED)
    date, text, source = options["date"], options["text"], options["source"]
    need_columns(path, columns, [source, *([] if scored else [text]), *([date] if date else [])])
    known = [row for row, name in enumerate(columns[source]) if is_named(name)]
    if len(known) < len(columns[source]):
        left = len(columns[source]) - len(known)
        say(f"rows without a source are left out: {left}")
    names = [name_of(columns[source][row]) for row in known]
    texts = columns.get(text, [None] * len(columns[source]))
    known_texts = [texts[row] for row in known]
    for message in filter(None, (spelled_apart(names), repeats(names, known_texts))):
        say(message)
    if scored:
        values, problems = _scored_values(columns, known)
    else:
        values, problems = _new_values(known_texts, known, options["jobs"], model)
    for problem in problems[:_REPORTED]:
        say(problem)
    if problems:
        say(f"{len(problems)} of {len(known)} articles could not be scored")
    dates = years(columns[date], date, first=1)[known] if date else None
    articles = Articles(names, values, dates)
    found = source_columns(articles, _ratings(options["prior"]), options["min_articles"])
    rows = [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]
    return rows, problems


def _new_values(
    texts: Sequence[object], known: Sequence[int], jobs: int, model: Model | None
) -> tuple[dict[str, npt.NDArray[np.float64]], list[str]]:
    """Return new scores of `texts`, which are those of the rows `known`, and what was wrong."""
    from credscore.rows import error_text, value_columns
    from credscore.sources.columns import check_name
    from credscore.sources.scoring import score_values

    check_name("source", value_columns(model))
    values, errors = score_values(texts, jobs, model)
    told = zip(known, map(error_text, errors), strict=True)
    return values, [f"row {row + 1}: {error}" for row, error in told if error is not None]


def _scored_values(
    columns: Columns, known: Sequence[int]
) -> tuple[dict[str, npt.NDArray[np.float64]], list[str]]:
    """Return the scores that the rows `known` have, and what was wrong."""
    import numpy as np

    from credscore.sources.columns import check_scores

    values = {name: check_scores(name, columns[name], first=1)[known] for name in _SCORED}
    nothing = [None] * len(columns[_SCORED[0]])
    said, abstained = columns.get("error", nothing), columns.get("abstained", nothing)
    failed = np.logical_or(*(np.isnan(values[name]) for name in _SCORED)).tolist()
    return values, [
        f"row {row + 1}: {said[row] or 'no score'}"
        for row, fails in zip(known, failed, strict=True)
        # A model that abstains has answered.
        if fails and str(abstained[row]).lower() != "true"
    ]


def _ratings(path: Path | None) -> dict[str, float] | None:
    from credscore.sources.cells import name_of
    from credscore.sources.columns import one_rating_each

    if path is None:
        return None
    columns = read_table(path)
    if len(columns) != 2:
        raise InputError(f"{path}: two columns are needed, source and rating; it has {[*columns]}")
    names, ratings = columns.values()
    return one_rating_each(list(map(name_of, names)), ratings, first=1)


def _lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(plain_of(row), allow_nan=False) + "\n" for row in rows)


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    names = list(rows[0])
    # The name of a source may be a formula to a spreadsheet.
    safe = ({**plain_of(row), "source": neutral(row["source"])} for row in rows)
    return csv_lines([names, *([row[name] for name in names] for row in safe)])


def _readable(rows: Sequence[Mapping[str, Any]]) -> str:
    from credscore.views.formats import printable

    names = [" ".join(printable(row["source"]).split()) for row in rows]
    width = min(max(map(len, [*names, "source"])), 40)
    heads = [key.removesuffix("_low") for key in rows[0] if key.endswith("_low")]
    heads = [head for head in heads if not head.endswith("_trend")]
    lines = [f"{'source':{width}}{'n':>7}" + "".join(f"{head:>24}" for head in heads)]
    for name, row in zip(names, rows, strict=True):
        cells = "".join(f"{_cell(row, head):>24}" for head in heads)
        lines.append(f"{name[:width]:{width}}{row['n']:>7}{cells}")
    return "\n".join(lines)


def _cell(row: Mapping[str, Any], head: str) -> str:
    low, high = row[f"{head}_low"], row[f"{head}_high"]
    if not math.isfinite(low):
        return f"{row[head]:.2f} (no interval)"
    return f"{row[head]:.2f} ({low:.2f} to {high:.2f})"
