"""Going on with what is done already: nothing is scored again, unless something has changed."""

from __future__ import annotations

import json
import math
import os
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from credscore.files.finished import finished
from credscore.files.run import Report, execute, prepare
from tests.commands import command

TEXT = "The council of Marl{} voted 7 to {} on Monday to repair the bridge, it said. "
FORMATS = [".csv", ".jsonl", ".parquet"]


def rows(count: int = 40) -> list[dict]:
    return [{"id": i, "body": "" if i == 3 else TEXT.format(i, i % 6) * 3} for i in range(count)]


def write(path: Path, lines: list[dict]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def older(path: Path, seconds: int = 60) -> None:
    """Make `path` as old as a file that was not touched since."""
    then = path.stat().st_mtime_ns - seconds * 1_000_000_000
    os.utime(path, ns=(then, then))


@pytest.fixture
def source(tmp_path) -> Path:
    return write(tmp_path / "in.jsonl", rows())


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_finished_output_is_left_as_it_is(source, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    assert finished(prepare(source, out)) is None
    made = execute(prepare(source, out))
    found = finished(prepare(source, out))
    assert found == Report(rows=40, failed=1, resumed=40)
    assert (made.rows, made.failed) == (found.rows, found.failed)


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_rows_and_no_numbers_are_finished_too(tmp_path, suffix):
    odd = [{"id": math.nan, "body": TEXT, "more": {"a": [1, None]}}, {"body": None, "id": "x"}]
    source = write(tmp_path / "in.jsonl", odd)
    out = tmp_path / f"out{suffix}"
    execute(prepare(source, out))
    assert finished(prepare(source, out)).rows == 2


def test_every_type_of_parquet_is_the_same_type_again(tmp_path):
    table = pa.table(
        {
            "text": pa.array([TEXT, TEXT]),
            "pairs": pa.array([[("k", "v")], []], pa.map_(pa.string(), pa.string())),
            "record": pa.array([{"a": 1}, None]),
            "time": pa.array([1, None], pa.timestamp("ns", "UTC")),
            "number": pa.array([math.nan, 2.5], pa.float32()),
            "raw": pa.array([b"a", b"\xff"]),
        }
    )
    pq.write_table(table, tmp_path / "in.parquet")
    for suffix in FORMATS:
        out = tmp_path / f"out{suffix}"
        execute(prepare(tmp_path / "in.parquet", out))
        assert finished(prepare(tmp_path / "in.parquet", out)).rows == 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_changed_is_scored_again(source, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    execute(prepare(source, out))
    assert "other columns" in finished(prepare(source, out, features=True))
    assert "other columns" in finished(prepare(source, out, text="id"))
    rant = {"id": 32, "body": "It is a shameful farce, you fools! " * 9}
    for changed, why in (
        (rows(41), "has fewer rows than"),
        (rows()[:-1], "has more rows than"),
        ([*rows()[:32], rant, *rows()[33:]], "other scores"),
        ([*rows()[:-1], {**rant, "id": 39}], "other scores"),
        ([{**row, "id": row["id"] + 1} for row in rows()], "other rows"),
    ):
        # Another file in the place of the input, and older.
        older(write(source, changed))
        assert why in finished(prepare(source, out))
    write(source, rows())
    later = out.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert finished(prepare(source, out)) == f"is older than {source}"


@pytest.mark.parametrize("suffix", FORMATS)
def test_each_of_many_rows_is_compared_to_the_last_digit(tmp_path, suffix):
    def numbered(*swapped: int) -> list[dict]:
        numbers = [10**12 + place for place in range(1100)]
        for place in swapped:
            numbers[place], numbers[place + 1] = numbers[place + 1], numbers[place]
        return [{"id": f"0{number}", "text": "Roe left."} for number in numbers]

    source, out = write(tmp_path / "in.jsonl", numbered()), tmp_path / f"out{suffix}"
    execute(prepare(source, out))
    assert finished(prepare(source, out)) == Report(rows=1100, resumed=1100)
    for place in (700, 1070):
        older(write(source, numbered(place)))
        assert "holds other rows" in finished(prepare(source, out))
    older(write(source, [{**row, "id": row["id"][1:]} for row in numbered()]))
    assert "holds other rows" in finished(prepare(source, out))


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_an_output_that_was_cut_short_is_damaged(source, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    execute(prepare(source, out))
    out.write_bytes(out.read_bytes()[:-120])
    assert "is damaged: line 4" in finished(prepare(source, out))


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_output_of_somebody_else_is_no_finished_one(source, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    out.write_bytes(b"\xff\xfe nothing of ours")
    assert finished(prepare(source, out)) == "cannot be read"
    pd.DataFrame({"id": range(40)}).to_csv(tmp_path / "out.csv", index=False)
    assert "other columns" in finished(prepare(source, tmp_path / "out.csv"))


def test_an_unfinished_run_over_a_finished_output_goes_on(source, tmp_path):
    out = tmp_path / "out.csv"
    execute(prepare(source, out))
    (tmp_path / "out.csv.parts").mkdir()
    assert finished(prepare(source, out)) is None


def test_the_command_says_what_it_did_not_do(source, tmp_path):
    out = tmp_path / "out.csv"

    run = partial(command("batch"), source, "-o", out)

    assert run("--resume").exit_code == 1  # the row without a text
    written = out.stat().st_mtime_ns
    done = run("--resume")
    assert done.exit_code == 1
    assert f"{out} is done, nothing was left to score: 40 rows; 1 have an error" in done.stderr
    assert "wrote" not in done.stderr
    assert out.stat().st_mtime_ns == written
    again = run("--resume", "--features")
    assert "out.csv is there, but holds other columns than this run" in again.stderr
    assert f"wrote {out}: 40 rows" in again.stderr
    assert f"wrote {out}: 40 rows" in run().stderr  # who does not ask for it gets it anew
