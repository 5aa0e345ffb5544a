"""Runs over files: every row once and in its place, also after the run was killed."""

from __future__ import annotations

import csv
import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pandas as pd
import psutil
import pyarrow.parquet as pq
import pytest

import credscore
from credscore.errors import TableFileError
from credscore.files.parts import Parts
from credscore.files.run import execute, prepare
from credscore.rows import row_types

TEXT = "The council of Marl{} voted 7 to {} on Monday to repair the bridge, it said. "
ROWS = [
    {"id": i, "title": f"Vote {i}", "text": "" if i % 10 == 3 else TEXT.format(i, i % 6) * 3}
    for i in range(60)
]


def write_input(path: Path) -> Path:
    frame = pd.DataFrame(ROWS)
    match path.suffix:
        case ".csv":
            frame.to_csv(path, index=False)
        case ".jsonl":
            frame.to_json(path, orient="records", lines=True)
        case ".parquet":
            frame.to_parquet(path, index=False, row_group_size=25)
    return path


def read_output(path: Path) -> pd.DataFrame:
    match path.suffix:
        case ".csv":
            return pd.read_csv(path)
        case ".jsonl":
            return pd.read_json(path, lines=True)
    return pq.read_table(path).to_pandas()


@pytest.fixture
def source(tmp_path) -> Path:
    return write_input(tmp_path / "in.jsonl")


@pytest.mark.parametrize("before", [".csv", ".jsonl", ".parquet"])
@pytest.mark.parametrize("after", [".csv", ".jsonl", ".parquet"])
def test_every_format_into_every_format(tmp_path, before, after):
    out = tmp_path / f"out{after}"
    report = execute(prepare(write_input(tmp_path / f"in{before}"), out), part_rows=17)
    assert (report.rows, report.failed, report.resumed) == (60, 6, 0)
    frame = read_output(out)
    assert list(frame.columns) == ["id", "title", *row_types()]
    assert [int(value) for value in frame["id"]] == list(range(60))
    expected = credscore.score_frame(pd.DataFrame(ROWS), title="title")
    pd.testing.assert_series_equal(frame["credibility"], expected["credibility"], rtol=1e-12)
    assert frame["error"].isna().tolist() == expected["error"].isna().tolist()
    assert not (tmp_path / f"out{after}.parts").exists()


def test_errors_name_the_place_in_the_input(tmp_path):
    source = write_input(tmp_path / "in.csv")
    execute(prepare(source, tmp_path / "out.csv"))
    frame = read_output(tmp_path / "out.csv")
    assert frame["error"][3].startswith("line 5: EmptyTextError: ")


def test_features_on_request(source, tmp_path):
    execute(prepare(source, tmp_path / "out.csv", features=True))
    assert set(row_types(features=True)) <= set(read_output(tmp_path / "out.csv").columns)


def test_a_column_without_a_name_is_no_title(tmp_path):
    # What pandas writes for an index. A number as a title would be an error.
    (tmp_path / "in.jsonl").write_text(json.dumps({"": 7, "text": TEXT * 9}))
    plan = prepare(tmp_path / "in.jsonl", tmp_path / "out.csv")
    assert execute(plan).failed == 0
    assert plan.columns.carried == {"": ""}


@pytest.mark.parametrize(
    ("name", "content", "columns"),
    [
        ("in.csv", b"id,text\n", ["id", *row_types()]),
        ("in.csv", b"text", [*row_types()]),
    ],
)
def test_no_rows_give_a_header(tmp_path, name, content, columns):
    (tmp_path / name).write_bytes(content)
    report = execute(prepare(tmp_path / name, tmp_path / "out.csv"))
    assert report.rows == 0
    with (tmp_path / "out.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [columns]


# a run that was stopped


class StoppedError(Exception):
    """Stands for whatever ends a run."""


def stop_after(parts: int, plan, monkeypatch, error: Exception) -> None:
    """Run until `parts` parts are done, then fail with `error`."""
    add = Parts.add

    def failing(self, *args):
        if len(self.done) == parts:
            raise error
        add(self, *args)

    monkeypatch.setattr(Parts, "add", failing)
    with pytest.raises(type(error)):
        execute(plan, part_rows=10)
    monkeypatch.setattr(Parts, "add", add)


@pytest.fixture
def half_done(source, tmp_path, monkeypatch) -> Path:
    """The input of a run to ``out.csv`` that stopped with 30 rows done."""
    stop_after(3, prepare(source, tmp_path / "out.csv"), monkeypatch, StoppedError())
    return source


def test_a_stopped_run_leaves_no_output_and_goes_on(half_done, tmp_path):
    out = tmp_path / "out.csv"
    assert not out.exists()
    report = execute(prepare(half_done, out), resume=True, part_rows=10)
    assert (report.rows, report.failed, report.resumed) == (60, 6, 30)
    execute(prepare(half_done, tmp_path / "whole.csv"))
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not (tmp_path / "out.csv.parts").exists()


@pytest.mark.parametrize("removed", [0, 1, 3, 6])
def test_a_run_that_was_stopped_while_it_cleared_up_goes_on(source, tmp_path, monkeypatch, removed):
    out, left, unlink, rmdir = tmp_path / "out.csv", [removed], os.unlink, os.rmdir

    def stopping(remove):
        def failing(path, *args, **options):
            if out.exists():  # what comes before is not clearing up
                if not left[0]:
                    raise StoppedError
                left[0] -= 1
            remove(path, *args, **options)

        return failing

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", stopping(unlink))
        patched.setattr(os, "rmdir", stopping(rmdir))
        with pytest.raises(StoppedError):
            execute(prepare(source, out), part_rows=10)
    first = out.read_bytes()
    assert execute(prepare(source, out), resume=True, part_rows=10).rows == 60
    assert out.read_bytes() == first
    assert not (tmp_path / "out.csv.parts").exists()


def test_what_was_half_written_is_not_used(half_done, tmp_path):
    (tmp_path / "out.csv.parts" / "part-00000003-rows-10-failed-1.tmp").write_text("half")
    report = execute(prepare(half_done, tmp_path / "out.csv"), resume=True, part_rows=10)
    assert report.rows == 60


def test_resuming_what_never_began_begins(source, tmp_path):
    assert execute(prepare(source, tmp_path / "out.csv"), resume=True).rows == 60


def test_an_unfinished_run_is_not_thrown_away(half_done, tmp_path):
    with pytest.raises(TableFileError, match="--resume goes on with it"):
        execute(prepare(half_done, tmp_path / "out.csv"), part_rows=10)


def test_a_changed_input_is_not_resumed(half_done, tmp_path):
    half_done.write_bytes(half_done.read_bytes().replace(b"Monday", b"Friday", 1))
    with pytest.raises(TableFileError, match="input sha256"):
        execute(prepare(half_done, tmp_path / "out.csv"), resume=True, part_rows=10)


@pytest.mark.parametrize(
    ("options", "named"),
    [({"text": "title"}, "text: 'text', now 'title'"), ({"features": True}, "features: False")],
)
def test_changed_options_are_not_resumed(half_done, tmp_path, options, named):
    with pytest.raises(TableFileError, match=named):
        execute(prepare(half_done, tmp_path / "out.csv", **options), resume=True, part_rows=10)


def test_a_missing_part_is_noticed(half_done, tmp_path):
    next((tmp_path / "out.csv.parts").glob("part-00000001-*")).unlink()
    with pytest.raises(TableFileError, match="part 1 is missing"):
        execute(prepare(half_done, tmp_path / "out.csv"), resume=True, part_rows=10)


def test_an_input_that_changes_meanwhile_is_noticed(source, tmp_path):
    plan = prepare(source, tmp_path / "out.csv")
    with source.open("ab") as file:
        file.write(b'{"text": "more"}\n')
    with pytest.raises(TableFileError, match="was changed"):
        execute(plan)
    assert not (tmp_path / "out.csv").exists()


def test_a_full_disk_keeps_what_was_done(source, tmp_path, monkeypatch):
    full = OSError(errno.ENOSPC, "No space left on device")
    stop_after(2, prepare(source, tmp_path / "out.csv"), monkeypatch, full)
    assert execute(prepare(source, tmp_path / "out.csv"), resume=True, part_rows=10).resumed == 20


def test_a_folder_of_somebody_else_is_left_alone(source, tmp_path):
    (tmp_path / "out.csv.parts").mkdir()
    (tmp_path / "out.csv.parts" / "diary.txt").write_text("private")
    with pytest.raises(TableFileError, match="in the way"):
        execute(prepare(source, tmp_path / "out.csv"), resume=True)


@pytest.mark.parametrize("manifest", ["{oops", "[]", "null", b"\xff"])
@pytest.mark.parametrize("resume", [True, False])
def test_a_damaged_manifest_is_said_to_be(source, tmp_path, manifest, resume):
    folder = tmp_path / "out.csv.parts"
    folder.mkdir()
    content = manifest if isinstance(manifest, bytes) else manifest.encode()
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(TableFileError, match=r"manifest.json: is damaged.*delete the folder"):
        execute(prepare(source, tmp_path / "out.csv"), resume=resume)


RUN = """
import pathlib, sys
from credscore.files.run import execute, prepare
plan = prepare(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
print("ready", flush=True)
execute(plan, resume=True, part_rows=5, n_jobs=int(sys.argv[3]))
"""


@pytest.mark.parametrize(("suffix", "jobs"), [(".csv", 1), (".jsonl", 2), (".parquet", 1)])
def test_kills_at_random_moments_lose_and_repeat_no_row(tmp_path, suffix, jobs):
    source, out = write_input(tmp_path / f"in{suffix}"), tmp_path / "out.jsonl"
    moments = random.Random(suffix)
    kills = 0
    for _ in range(30):
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, source, out, str(jobs)], stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout.readline() == b"ready\n"
            if kills < 3:
                # Between making the folder and the last rows: parts come every few ms. The first
                # at once, so that a fast machine is killed at least one time.
                time.sleep(moments.uniform(0, 0.25 * jobs) if kills else 0.0)
                workers = psutil.Process(process.pid).children(recursive=True)
                process.send_signal(signal.SIGKILL)
                for worker in workers:  # they would notice, but only after minutes
                    with suppress(psutil.NoSuchProcess):
                        worker.kill()
        if process.wait() == 0:
            break
        kills += 1
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [int(row["id"]) for row in rows] == list(range(60))
    assert kills
    assert not (tmp_path / "out.jsonl.parts").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such locks")
def test_two_runs_do_not_write_one_output(half_done, tmp_path):
    out = tmp_path / "out.csv"
    with Parts(out).held(), pytest.raises(TableFileError, match="another run is writing"):
        execute(prepare(half_done, out), resume=True, part_rows=10)
    assert execute(prepare(half_done, out), resume=True, part_rows=10).rows == len(ROWS)


@pytest.mark.parametrize("place", [0, 1])
def test_a_part_that_was_cut_short_is_noticed(half_done, tmp_path, place):
    part = next((tmp_path / "out.csv.parts").glob(f"part-0000000{place}-*"))
    part.write_bytes(part.read_bytes()[:-100])
    with pytest.raises(TableFileError, match=f"part {place} is damaged"):
        execute(prepare(half_done, tmp_path / "out.csv"), resume=True, part_rows=10)


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_in_the_place_of_the_folder_is_left_alone(source, tmp_path, kind):
    parts = tmp_path / "out.csv.parts"
    if kind == "file":
        parts.write_text("private")
    else:
        (tmp_path / "elsewhere").mkdir()
        parts.symlink_to("elsewhere")
    with pytest.raises(TableFileError, match="in the way"):
        execute(prepare(source, tmp_path / "out.csv"))


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_written_through(source, tmp_path, there):
    (tmp_path / "store").mkdir()
    target, link = tmp_path / "store" / "scores", tmp_path / "out.csv"
    if there:
        target.write_text("old")
    link.symlink_to("store/scores")
    execute(prepare(source, link))
    assert link.is_symlink()
    assert len(read_output(link)) == len(ROWS)
    assert sorted(path.name for path in target.parent.iterdir()) == ["scores"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_a_link_to_no_folder_is_refused(source, tmp_path):
    (tmp_path / "out.csv").symlink_to("nowhere/scores.csv")
    with pytest.raises(TableFileError, match="there is no folder"):
        prepare(source, tmp_path / "out.csv")
