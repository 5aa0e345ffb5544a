"""``credscore batch``: a file of many articles."""

from __future__ import annotations

import sys
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from credscore.cli.exits import INTERRUPTED, SOME_FAILED, UNUSABLE, drop, say
from credscore.cli.options import FILE_OR_FOLDER, jobs_option, model_option
from credscore.errors import CredscoreError

if TYPE_CHECKING:
    from credscore.files.run import Report
    from credscore.model.model import Model

__all__ = ["batch"]


@click.command()
@click.argument("source", metavar="IN", type=FILE_OR_FOLDER)
@click.option(
    "-o", "--out", metavar="OUT", type=FILE_OR_FOLDER, required=True, help="File to write."
)
@click.option("--text", metavar="COL", help="Column of the articles; guessed by name.")
@click.option(
    "--title",
    metavar="COL",
    help="Column of the headlines; guessed by name. The shipped model does not read them.",
)
@model_option()
@click.option("--features", is_flag=True, help="Write every feature, not the key features only.")
@jobs_option()
@click.option(
    "--resume", is_flag=True, help="Go on with a run that was stopped; do nothing if OUT is done."
)
def batch(  # noqa: PLR0913 - the options of the command
    source: Path,
    *,
    out: Path,
    text: str | None,
    title: str | None,
    model: Model | None,
    features: bool,
    jobs: int,
    resume: bool,
) -> None:
    """Score the articles of IN (.csv, .tsv, .jsonl, .parquet) into OUT (.csv, .jsonl, .parquet).

    OUT has a row for each row of IN, in order: the columns of IN but the text, then scores,
    intervals, percentiles, features, warnings and "error", which says what was wrong with a
    row that has no score. Files may be larger than memory; .csv.gz, .tsv.gz and .jsonl.gz are
    read as well. In .csv, semicolons, tabs or bars may stand for commas, as Excel writes them.

    Rows are kept in the folder OUT.parts until all are done. A run that was stopped goes on
    with --resume; one that is done is left as it is, unless IN, the model or the options changed.

    Exit codes: 0 done; 1 some rows failed (they are in OUT with their errors); 2 all rows
    failed, or unusable arguments, input or output; 130 interrupted, 143 or 129
    stopped by SIGTERM or SIGHUP.
    """
    from credscore.files.finished import finished
    from credscore.files.run import Report, execute, prepare

    try:
        plan = prepare(source, out, text=text, title=title, features=features, model=model)
        for note in plan.columns.notes:
            _say(note)
        done = finished(plan) if resume else None
        if isinstance(done, str):
            _say(f"{out} is there, but {done}: every row is scored again")
        report = done if isinstance(done, Report) else execute(plan, n_jobs=jobs, resume=resume)
    except (CredscoreError, OSError, BrokenExecutor, KeyboardInterrupt) as error:
        interrupted = _was_interrupted(error)
        _say("interrupted" if interrupted else _what(error, out))
        _say_what_is_kept(out, error)
        sys.exit(getattr(error, "code", INTERRUPTED) if interrupted else UNUSABLE)
    _summarise(report, out, was_done=done is report)
    if report.failed:
        sys.exit(SOME_FAILED if report.failed < report.rows else UNUSABLE)


def _say(message: str) -> None:
    try:
        say(message)
    except BrokenPipeError:
        raise
    except OSError:  # a log on a full disk is no reason to stop
        drop(sys.stderr)


def _say_what_is_kept(out: Path, error: BaseException) -> None:
    from credscore.files.parts import parts_of

    folder = parts_of(out)
    # An input that is damaged or has changed does not get better by going on with it, and an error
    # about the folder itself has said what to do.
    go_on = not isinstance(error, CredscoreError)
    if any(folder.glob("part-*")) and (go_on or str(folder) not in str(error)):
        what_next = "go on with --resume" if go_on else "delete it to start again"
        _say(f"what was done is kept in {folder}; {what_next}")


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind `error`: workers get it too, and their end may be seen first."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        if isinstance(error, BrokenExecutor) and "SIGINT" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _what(error: BaseException, out: Path) -> str:
    if isinstance(error, BrokenExecutor):
        return f"a worker process died; was there enough memory? ({type(error).__name__})"
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, OSError):  # while a file was written: of the input, errors name the file
        return f"{out}: cannot be written: {error.strerror or error}"
    return str(error)


def _summarise(report: Report, out: Path, *, was_done: bool) -> None:
    for problem in report.problems:
        _say(problem)
    kept = f", {report.resumed:,} of them from an earlier run" if report.resumed else ""
    failed = f"; {report.failed:,} have an error" if report.failed else ""
    if was_done:
        _say(f"{out} is done, nothing was left to score: {report.rows:,} rows{failed}")
    else:
        _say(f"wrote {out}: {report.rows:,} rows{kept}{failed}")
