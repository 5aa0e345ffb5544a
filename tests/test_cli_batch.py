"""``credscore batch`` as a user meets it: messages, exit codes, clean output."""

from __future__ import annotations

import errno
import gzip
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest

from tests.commands import command

TEXT = "The council voted 7 to 2 on Monday to repair the bridge, Mayor Ann Lee said. " * 3


run = command("batch")


@pytest.fixture
def source(tmp_path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text(f"id,headline,body\n1,A,{TEXT!r}\n2,B,{TEXT!r}\n".replace("'", '"'), "utf-8")
    return path


def test_says_what_it_guessed_and_what_it_wrote(source, tmp_path):
    out = tmp_path / "out.csv"
    result = run(source, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "text from column 'body' (--text names another)" in result.stderr
    assert "titles from column 'headline'" in result.stderr
    assert f"wrote {out}: 2 rows\n" in result.stderr
    assert out.read_text("utf-8").startswith("id,headline,credibility,")


def test_columns_that_were_named_need_no_message(source, tmp_path):
    result = run(source, "-o", tmp_path / "out.csv", "--text", "body", "--title", "headline")
    assert "from column" not in result.stderr


def test_some_bad_rows_give_exit_code_1_and_their_lines(source, tmp_path):
    with source.open("ab") as file:
        file.write(b"3,C\n4,D,caf\xe9\n5,E,\n")
    result = run(source, "-o", tmp_path / "out.csv", "--jobs", 2)
    assert result.exit_code == 1
    assert "line 4: has 2 fields" in result.stderr
    assert "line 5: is not UTF-8 (byte 0xe9)" in result.stderr
    assert "line 6: EmptyTextError" in result.stderr
    assert "5 rows; 3 have an error" in result.stderr
    assert len((tmp_path / "out.csv").read_text("utf-8").splitlines()) == 6


def test_many_bad_rows_are_counted_not_all_listed(source, tmp_path):
    with source.open("ab") as file:
        file.write(b"3,C\n" * 100)
    result = run(source, "-o", tmp_path / "out.csv")
    assert "102 rows; 100 have an error" in result.stderr
    assert result.stderr.count("has 2 fields") == 20


def test_only_bad_rows_give_exit_code_2_and_an_output(tmp_path):
    (tmp_path / "in.csv").write_text("text\n?\n!\n", "utf-8")
    assert run(tmp_path / "in.csv", "-o", tmp_path / "out.csv").exit_code == 2
    assert len((tmp_path / "out.csv").read_text("utf-8").splitlines()) == 3


def test_no_rows_are_done_at_once(tmp_path):
    (tmp_path / "in.csv").write_text("text\n", "utf-8")
    assert run(tmp_path / "in.csv", "-o", tmp_path / "out.csv").exit_code == 0


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        ("missing.csv", ["-o", "out.csv"], "missing.csv: No such file"),
        ("in.txt", ["-o", "out.csv"], "has to end in"),
        ("in.csv", ["-o", "out.xlsx"], "has to end in"),
        ("in.csv", ["-o", "out.csv", "--text", "x"], "there are: 'id', 'headline', 'body'"),
        ("in.csv", ["-o", "in.csv"], "is the input"),
        ("in.csv", ["-o", "no/such/folder/out.csv"], "there is no folder no"),
        ("in.csv", ["-o", "."], ".: the output has to end in"),
        ("in.csv", ["-o", "/"], "/: the output has to end in"),
        ("in.csv", ["-o", "out.csv", "--jobs", "0"], "--jobs 0"),
        ("in.csv", [], "Missing option '-o'"),
    ],
)
def test_what_cannot_be_used_gives_exit_code_2(
    source, tmp_path, monkeypatch, name, options, message
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.txt").write_text("text\n")
    result = run(name, *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert source.read_text("utf-8").startswith("id,headline")


def test_an_unfinished_run_is_pointed_to(source, tmp_path):
    out = tmp_path / "out.csv"
    run(source, "-o", tmp_path / "whole.csv")
    (tmp_path / "out.csv.parts").mkdir()
    (tmp_path / "out.csv.parts" / "manifest.json").write_text("{}")
    assert "--resume goes on" in run(source, "-o", out).stderr
    result = run(source, "-o", out, "--resume")
    assert result.exit_code == 2
    assert "other settings" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_message(source, tmp_path):
    # The first file written is the manifest.
    (tmp_path / "out.csv.parts").mkdir()
    (tmp_path / "out.csv.parts" / "manifest.json.tmp").symlink_to("/dev/full")
    result = run(source, "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="folders are always writable")
def test_an_unwritable_folder_is_a_message(source, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    result = run(source, "-o", folder / "out.csv")
    assert result.exit_code == 2
    assert "Permission denied" in result.stderr


def test_parquet_without_pyarrow_says_what_to_install(source, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = run(source, "-o", tmp_path / "out.parquet")
    assert result.exit_code == 2
    assert "pip install 'credscore[files]'" in result.stderr


#: What runs in the background of a shell ignores interrupts, what runs under nohup SIGHUP, and so
#: would what the tests start.
_HEARING_SIGNALS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from credscore.cli import main
main()
"""


@contextmanager
def long_run(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[psutil.Process]]]:
    """Start a batch of two workers, wait until a part of it is there, and give the workers too."""
    (folder / "in.csv").write_text("text\n" + f'"{TEXT}"\n' * 50_000, "utf-8")
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", _HEARING_SIGNALS, "batch", folder / "in.csv"),
            *("-o", folder / "out.csv", "--jobs", "2"),
        ],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        while not list(folder.glob("out.csv.parts/part-*-rows-*")):
            assert process.poll() is None
            time.sleep(0.05)
        workers = psutil.Process(process.pid).children(recursive=True)
        assert len(workers) >= 2
        yield process, workers
    finally:  # nothing of it may outlive a failure
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_an_interrupt_says_what_was_kept_and_how_to_go_on(tmp_path):
    with long_run(tmp_path) as (process, _):
        os.killpg(process.pid, signal.SIGINT)  # what Ctrl-C on a terminal does
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"go on with --resume" in errors
    # joblib's own watcher may find its folder gone already and say so on a busy machine.
    assert not re.search(rb'/credscore/[a-z_]+(?:/[a-z_]+)?[.]py"', errors)


def _first_seen_as_a_dead_worker():
    raise BrokenExecutor("the exit codes of the workers are {SIGINT(-2)}")


def _seen_while_the_workers_are_stopped():
    try:
        raise KeyboardInterrupt  # noqa: TRY301 - as a library does it
    except KeyboardInterrupt:
        raise BrokenExecutor("a worker was stopped")  # noqa: B904


@pytest.mark.parametrize("end", [_first_seen_as_a_dead_worker, _seen_while_the_workers_are_stopped])
def test_an_interrupt_is_one_however_it_is_seen(source, tmp_path, monkeypatch, end):
    monkeypatch.setattr("credscore.files.run.execute", lambda *_, **__: end())
    result = run(source, "-o", tmp_path / "out.csv")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr


def test_a_dead_worker_is_no_interrupt(source, tmp_path, monkeypatch):
    def end(*_, **__):
        raise BrokenExecutor("the exit codes of the workers are {SIGKILL(-9)}")

    monkeypatch.setattr("credscore.files.run.execute", end)
    result = run(source, "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "a worker process died" in result.stderr


def test_pipes_see_no_progress_bar(source, tmp_path):
    result = subprocess.run(
        [
            *(sys.executable, "-W", "error", "-c", "from credscore.cli import main; main()"),
            *("batch", source, "-o", tmp_path / "out.csv"),
        ],
        capture_output=True,
        check=True,
    )
    assert result.stdout == b""
    assert b"\r" not in result.stderr
    assert b"it/s" not in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_a_run_that_is_told_to_stop_stops_like_one_interrupted(tmp_path, number):
    with long_run(tmp_path) as (process, workers):
        process.send_signal(getattr(signal, number))
        _, errors = process.communicate(timeout=60)
        _, left = psutil.wait_procs(workers, timeout=60)
    assert process.returncode == 128 + getattr(signal, number), errors
    assert b"interrupted" in errors
    assert b"go on with --resume" in errors
    assert b"Traceback" not in errors, errors
    assert left == []


def test_a_run_that_cannot_go_on_is_not_advised_to(source, tmp_path):
    parts = tmp_path / "out.csv.parts"
    parts.mkdir()
    (parts / "manifest.json").write_text("{}")
    (parts / "part-00000000-rows-1-failed-0-bytes-2").write_text("x\n")
    errors = run(source, "-o", tmp_path / "out.csv", "--resume").stderr
    assert "delete the folder to start again" in errors
    assert "go on with --resume" not in errors


def test_a_damaged_input_is_not_to_be_gone_on_with(tmp_path):
    packed = gzip.compress(f'text\n"{TEXT * 40}"\n'.encode() + f'"{TEXT}"\n'.encode() * 1500)
    (tmp_path / "in.csv.gz").write_bytes(packed[:-8] + bytes(8))  # another checksum
    errors = run(tmp_path / "in.csv.gz", "-o", tmp_path / "out.csv").stderr
    assert "cannot be unpacked" in errors
    assert f"kept in {tmp_path / 'out.csv.parts'}; delete it to start again" in errors


def test_a_full_disk_is_said_of_the_output(source, tmp_path, monkeypatch):
    def end(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("credscore.files.run.execute", end)
    out = tmp_path / "out.csv"
    result = run(source, "-o", out)
    assert f"credscore: {out}: cannot be written: No space left on device" in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("jobs", [1, 2])
def test_messages_that_cannot_be_written_do_not_end_the_run(source, tmp_path, jobs):
    command = [sys.executable, "-m", "credscore", "batch", source, "--jobs", str(jobs), "-o"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*command, tmp_path / "full.csv"], stderr=full, check=False)
    assert done.returncode == 0
    assert (tmp_path / "full.csv").exists()
    shell = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"]
    done = subprocess.run([*shell, *command, tmp_path / "closed.csv"], check=False)
    assert done.returncode == 0
    assert (tmp_path / "closed.csv").read_bytes() == (tmp_path / "full.csv").read_bytes()


def test_workers_import_nothing_from_the_folder_of_the_call(source, tmp_path):
    for name in ("json", "bz2", "queue"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    start = "import sys; sys.path.remove(''); from credscore.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", start, "batch", source, "-j", "2", "-o", "out.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert b"imported" not in done.stdout + done.stderr
    assert done.returncode == 0, done.stderr
    assert "PYTHONSAFEPATH" not in os.environ
    run("--help")
    assert "PYTHONSAFEPATH" not in os.environ


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes of this kind")
def test_a_pipe_is_refused_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "in.csv")
    result = run(tmp_path / "in.csv", "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "is a pipe or a device" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes of this kind")
def test_an_output_that_is_no_file_is_not_replaced_by_one(source, tmp_path):
    # Root would lose /dev/null to a link that leads there.
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out.csv").symlink_to(tmp_path / "pipe")
    result = run(source, "-o", tmp_path / "out.csv")
    assert result.exit_code == 2
    assert "out.csv: is a pipe or a device" in result.stderr
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "no line is a JSON object with keys; it is empty"),
        ('[{"text": "a"}]', "no line is a JSON object with keys; line 1: holds a JSON list"),
        ("text\nabc\n", "no line is a JSON object with keys; line 1: is not JSON"),
    ],
)
def test_json_lines_without_an_object_say_so(tmp_path, content, message):
    (tmp_path / "in.jsonl").write_text(content, "utf-8")
    result = run(tmp_path / "in.jsonl", "-o", tmp_path / "out.csv", "--text", "text")
    assert result.exit_code == 2
    assert f"{tmp_path / 'in.jsonl'}: {message}" in result.stderr
