"""``credscore report``: a scored batch as pages to click through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from credscore.cli.exits import InputError, give_up
from credscore.cli.options import (
    FILE,
    FILE_OR_FOLDER,
    check_page,
    check_pages_within,
    jobs_option,
    model_option,
)
from credscore.cli.tables import Columns, need_columns, read_table
from credscore.errors import CredscoreError

if TYPE_CHECKING:
    from credscore.model.model import Model
    from credscore.views.batch_table import Batch

__all__ = ["report"]

_NO_TEXTS = (
    "The table holds no texts, so articles have no pages of their own. Run credscore report "
    "again with --texts and the table that was scored, or with --text and the column of texts."
)
_SOURCES = ("source", "domain", "outlet", "publisher")


@click.command()
@click.argument("table", metavar="TABLE", type=FILE)
@click.option(
    "--html",
    "out",
    required=True,
    metavar="OUT",
    type=FILE_OR_FOLDER,
    help="A folder, or a .html file; further pages go into a folder beside it.",
)
@click.option("--text", metavar="COL", help="Column of texts.  [default: text, where there is one]")
@click.option("--title", metavar="COL", help="Column of titles.  [default: title]")
@click.option("--source", metavar="COL", help="Column of sources.  [default: source, domain, ...]")
@click.option("--texts", type=FILE, help="The table that was scored, where TABLE lacks texts.")
@model_option()
@jobs_option()
def report(**options: Any) -> None:
    """Write a report on TABLE, which "credscore batch" or score_frame has scored.

    Distributions, sources, outliers, warnings and rows with errors, and lists of all
    articles. Where the texts are known each article is scored for a page of its own, by the MODEL
    that has scored TABLE.

    Exit codes: 0 done; 2 unusable arguments or input.
    """
    try:
        home = _write(options)
    except (CredscoreError, InputError, ValueError) as error:
        give_up(error)
    except OSError as error:
        give_up(f"--html {options['out']}: {error.strerror or error}")
    click.echo(f"wrote {home}", err=True)


def _write(options: dict[str, Any]) -> Path:
    """Write all pages; return the first."""
    from credscore.views.batch_report import ROWS_A_LIST, Links, listing, overview
    from credscore.views.batch_table import read_batch
    from credscore.views.page import write

    path: Path = options["table"]
    columns = read_table(path)
    texts = _texts(path, columns, options["text"], options["texts"])
    title = _column(path, columns, options["title"], ("title",))
    source = _column(path, columns, options["source"], _SOURCES)
    batch = read_batch(columns, title=title, source=source, texts=texts)
    if texts is not None:
        _check_model(path, batch, options["model"])
    lists = [
        range(at, min(at + ROWS_A_LIST, len(batch))) for at in range(0, len(batch), ROWS_A_LIST)
    ]
    list_names = [f"list-{place:04d}.html" for place in range(1, len(lists) + 1)]
    home, folder = _places(options["out"])
    articles = _pages(folder, batch) if texts is not None else []
    _check_places(options, home, [*articles, *(folder / name for name in list_names)])
    folder.mkdir(parents=True, exist_ok=True)
    titles = columns[title] if title else None
    names = _write_articles(batch, texts, titles, folder, options)
    missing = "" if texts else _NO_TEXTS
    beside = Links(names, list_names, missing)
    for rows, name in zip(lists, list_names, strict=True):
        back = f"../{home.name}"
        write(listing(path.name, batch, beside, rows, back), folder / name)
    above = Links(
        [name and f"{folder.name}/{name}" for name in names],
        [f"{folder.name}/{name}" for name in list_names],
        missing,
    )
    write(overview(path.name, batch, above), home)
    return home


def _places(out: Path) -> tuple[Path, Path]:
    """Return the first page and the folder of the others.

    Raises
    ------
    click.UsageError
        If neither can be.
    """
    if out.suffix.lower() in {".html", ".htm"}:
        return out, out.with_name(f"{out.stem}-articles")
    if str(out) == "-":
        raise click.UsageError("--html -: pages are written to a folder; give its name")
    if out.exists() and not out.is_dir():
        raise click.UsageError(
            f"--html {out}: exists and is no folder; give another, or a name that ends in .html"
        )
    return out / "index.html", out / "articles"


def _pages(folder: Path, batch: Batch) -> list[Path]:
    return [folder / f"{row + 1:06d}.html" for row in range(len(batch))]


def _check_places(options: Mapping[str, Any], home: Path, others: Sequence[Path]) -> None:
    """Check that no page would replace a table, or what is not ours.

    Raises
    ------
    click.UsageError
        If one would.
    """
    read = [options["table"], options["texts"]]
    if home == options["out"] and home.exists():
        check_page(home, read)
    check_pages_within(home.parent, others if home == options["out"] else [home, *others], read)


def _column(path: Path, columns: Columns, named: str | None, guesses: Sequence[str]) -> str | None:
    if named is not None:
        need_columns(path, columns, [named])
        return named
    return next((guess for guess in guesses if guess in columns), None)


def _texts(path: Path, columns: Columns, named: str | None, other: Path | None) -> list[Any] | None:
    """Return the texts, from the table or the one that was scored; None without any."""
    if other is None:
        column = _column(path, columns, named, ("text",))
        return columns[column] if column else None
    scored = read_table(other)
    column = named or "text"
    need_columns(other, scored, [column])
    size = len(next(iter(columns.values()), []))
    if len(scored[column]) != size:
        raise InputError(
            f"{other} has {len(scored[column])} rows and {path} has {size}: --texts must be the "
            "table that was scored, with the rows in the same order"
        )
    return scored[column]


def _check_model(path: Path, batch: Batch, model: Model | None) -> None:
    """Check that the pages of articles say what the report on `path` says of them.

    Raises
    ------
    InputError
        If none of its scores are those of `model`.
    """
    from credscore.rows import value_columns

    there, expected = [head.name for head in batch.heads], list(value_columns(model))
    if set(there).isdisjoint(expected):
        raise InputError(
            f"{path} has scores of {there}, the model of the pages gives {expected}: "
            "name the model that has scored the table with --model"
        )


def _write_articles(
    batch: Batch,
    texts: Sequence[Any] | None,
    titles: Sequence[Any] | None,
    folder: Path,
    options: Mapping[str, Any],
) -> list[str | None]:
    """Write a page for each article that has a text; return its name, None without one."""
    if texts is None:
        return [None] * len(batch)
    from joblib import Parallel, delayed
    from tqdm import tqdm

    places = _pages(folder, batch)
    rows = [row for row in range(len(batch)) if not batch.errors[row]]
    sources = batch.sources or [None] * len(batch)
    pages = Parallel(n_jobs=options["jobs"], return_as="generator", batch_size=16)(
        delayed(_write_article)(
            *(texts[row], titles[row] if titles else None, sources[row]),
            *(options["model"], places[row]),
        )
        for row in rows
    )
    written = tqdm(pages, total=len(rows), unit=" pages", disable=None)
    done = {row for row, success in zip(rows, written, strict=True) if success}
    return [place.name if row in done else None for row, place in enumerate(places)]


def _write_article(
    text: object, title: object, source: str | None, model: Model | None, place: Path
) -> bool:
    """Write the page of one article; False if its text cannot be scored."""
    from credscore.api import score_each
    from credscore.result import Score

    (result,) = score_each([text], [title if isinstance(title, str) else None], [source], model)
    if not isinstance(result, Score):
        return False
    result.to_html(place)
    return True
