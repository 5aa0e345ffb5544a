"""The command line, in process by click's runner; its exit codes are part of the contract."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import credscore
from credscore.cli import main
from credscore.result import Score
from credscore.views.phrases import LIMITS
from tests.commands import run

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = str(EXAMPLES / "plain_report.txt")
OPINION = str(EXAMPLES / "heated_opinion.txt")


@pytest.fixture
def latin(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("The café was closed, the mayor said.".encode("cp1252"))
    return path


# what a run prints


def test_prints_a_summary():
    result = run("score", REPORT)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert re.search(r"^Credibility +0\.\d\d ", result.stdout, re.MULTILINE)
    assert re.search(r"^Sources +\d+ attributions", result.stdout, re.MULTILINE)
    assert LIMITS in result.stdout


def test_prints_a_summary_for_each_of_several_files():
    result = run("score", REPORT, OPINION)
    assert result.exit_code == 0
    assert result.stdout.index(f"== {REPORT}") < result.stdout.index(f"== {OPINION}")
    assert result.stdout.count(LIMITS) == 2


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_what_the_output_cannot_encode_is_written_plainly(encoding):
    # As on Windows, where the output goes into a file or a pipe: a lost minus is another number.
    for name, in_plain in (("utf-8", False), (encoding, True)):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, "score", OPINION],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONIOENCODING": name},
        )
        text = done.stdout.decode(name)
        assert ("(\N{MINUS SIGN}0." in text, "(-0." in text) == (not in_plain, in_plain)
        assert "?" not in text
        assert text.startswith("Let's stop" if encoding == "cp437" and in_plain else "Let’s stop")


def test_json_of_one_file_is_the_score():
    result = run("score", "--json", REPORT)
    assert result.exit_code == 0
    assert result.stderr == ""
    text = Path(REPORT).read_text(encoding="utf-8")
    assert Score.from_dict(json.loads(result.stdout)) == credscore.score(text)


def test_json_of_several_files_is_a_line_for_each():
    result = run("score", "--json", REPORT, OPINION)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row.pop("file") for row in rows] == [REPORT, OPINION]
    assert [Score.from_dict(row).text[:4] for row in rows] == ["Home", "Menu"]


def test_reads_the_standard_input():
    text = Path(REPORT).read_text(encoding="utf-8")
    assert run("score", "--json", "-", stdin=text).stdout == run("score", "--json", REPORT).stdout


def test_a_byte_order_mark_is_no_text():
    result = run("score", "--json", "-", stdin=b"\xef\xbb\xbfThe vote is set for May 4.")
    assert json.loads(result.stdout)["text"] == "The vote is set for May 4."


def test_line_endings_are_kept_so_that_offsets_fit_the_file(tmp_path):
    path = tmp_path / "crlf.txt"
    path.write_bytes(b"One line here.\r\n\r\nAnother line here.")
    assert json.loads(run("score", "--json", path).stdout)["text"].count("\r\n") == 2


def test_title_goes_with_the_score():
    result = run("score", "--json", "--title", "Bridge shut", REPORT)
    assert json.loads(result.stdout)["title"] == "Bridge shut"
    assert run("score", "--title", "Bridge shut", REPORT).stdout.startswith("Bridge shut\n")


def test_an_abstention_is_a_result_not_a_failure():
    result = run("score", "--json", "-", stdin="Too short to say.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["abstained"] is True
    assert "No score" in run("score", "-", stdin="Too short to say.").stdout


def test_features_are_listed():
    rows = [line.split("\t") for line in run("features").stdout.splitlines()]
    assert len(rows) >= 50
    assert {len(row) for row in rows} == {3}
    lines = run("features", "--json").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == [row[0] for row in rows]


def test_version_is_that_of_the_package():
    assert run("--version").stdout == f"credscore, version {credscore.__version__}\n"


@pytest.mark.parametrize("command", main.list_commands(None))
def test_every_command_explains_itself(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout) > 100


# the output


SCRIPT = "import sys; from credscore.cli import main; main(sys.argv[1:])"


@pytest.mark.skipif(os.name == "nt", reason="signals of pipes are those of POSIX")
def test_a_reader_that_goes_away_is_told_from_files_that_failed():
    command = [sys.executable, "-c", SCRIPT, "score", "--json", *[REPORT, OPINION] * 4]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run_:
        assert run_.stdout.read(5) == b'{"fil'
        run_.stdout.close()
        assert run_.stderr.read() == b""
    assert run_.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command", [("score", REPORT), ("compare", REPORT, OPINION), ("features",), ("--help",)]
)
def test_an_output_that_takes_nothing_is_a_message(command):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, *command],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"credscore: cannot write the output: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_message_that_cannot_be_written_is_no_partial_failure(tmp_path):
    for command in ("score", str(tmp_path / "none.txt")), ("nonsense",):
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-c", SCRIPT, *command], stderr=full, check=False
            )
        assert done.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="closed by a POSIX shell")
def test_a_closed_standard_output_is_a_message_where_it_is_needed(tmp_path):
    def run_closed(*command: str) -> subprocess.CompletedProcess[str]:
        shell = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-c", SCRIPT]
        return subprocess.run([*shell, *command], capture_output=True, text=True, check=False)

    for command in ("score", REPORT), ("score", "--json", REPORT), ("--help",), ("--version",):
        done = run_closed(*command)
        assert done.stderr == "credscore: cannot write the output: Bad file descriptor\n"
        assert done.returncode == 2
    done = run_closed("score", REPORT, "--html", str(tmp_path / "page.html"))
    assert done.returncode == 0
    assert (tmp_path / "page.html").stat().st_size > 10_000


def test_a_closed_standard_input_is_a_message():
    # `credscore score - <&-`, a service, a process without a console.
    command = [sys.executable, "-c", f"import sys; sys.stdin = None; {SCRIPT}", "score", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "credscore: -: the standard input is closed: there is nothing to read\n"


# web pages as input


def test_a_web_page_is_extracted_first(tmp_path):
    pytest.importorskip("trafilatura", reason="needs the extra web")
    body = "".join(f"<p>{line}</p>" for line in Path(REPORT).read_text("utf-8").split("\n\n")[9:16])
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Bridge shut</title></head><body><nav>Home News</nav>"
        f"<article><h1>Bridge shut</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    result = run("score", "--json", path)
    assert result.exit_code == 0
    score = json.loads(result.stdout)
    assert score["title"] == "Bridge shut"
    assert "said Imogen Tarrow" in score["text"]
    assert "<p>" not in score["text"]


def test_a_web_page_without_an_article(tmp_path):
    pytest.importorskip("trafilatura", reason="needs the extra web")
    path = tmp_path / "empty.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    result = run("score", path)
    assert result.exit_code == 2
    assert "no article was found on the page" in result.stderr


def test_a_web_page_without_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "page.HTML"
    path.write_text("<html></html>", encoding="utf-8")
    result = run("score", path)
    assert result.exit_code == 2
    assert "pip install 'credscore[web]'" in result.stderr


# what cannot be used


def test_undecodable_bytes_are_named_with_the_way_out(latin):
    result = run("score", latin)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "byte 0xe9 at offset 7" in result.stderr
    assert f"iconv -f windows-1252 -t utf-8 {latin}" in result.stderr


def test_the_way_out_can_be_copied_whatever_the_name(tmp_path):
    path = tmp_path / "the café; a report.txt"
    path.write_bytes(b"caf\xe9 closed")
    assert f"-t utf-8 '{path}'" in run("score", path).stderr


@pytest.mark.parametrize("name", ["table.csv", "TABLE.JSONL", "table.csv.gz", "a.tsv", "b.parquet"])
def test_a_table_is_no_article(tmp_path, name):
    path = tmp_path / name
    path.write_text("text\nThe vote is set for May 4.\n", "utf-8")
    result = run("score", path)
    assert result.exit_code == 2
    assert 'is a table, no article: score its rows with "credscore batch"' in result.stderr


def test_json_is_no_article(tmp_path):
    path = tmp_path / "article.JSON"
    path.write_text(json.dumps({"text": Path(REPORT).read_text(encoding="utf-8")}), "utf-8")
    result = run("score", path)
    assert result.exit_code == 2
    assert "article.JSON: is JSON, no plain text: save the text" in result.stderr


def test_a_web_address_is_not_fetched():
    result = run("score", "https://news.example/a.html")
    assert result.exit_code == 2
    assert "is a web address, and nothing is fetched: save the page" in result.stderr


def test_undecodable_bytes_after_a_mark_are_counted_from_the_start():
    result = run("score", "-", stdin=b"\xef\xbb\xbfcaf\xe9 closed")
    assert "byte 0xe9 at offset 6" in result.stderr


def test_utf_16_is_recognised():
    result = run("score", "-", stdin="The vote is set.".encode("utf-16"))
    assert result.exit_code == 2
    assert "iconv -f utf-16" in result.stderr


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-32", "utf-32"), ("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be")],
)
def test_wide_encodings_are_recognised_by_mark_and_without(encoding, name):
    result = run("score", "-", stdin="The “vote” is set for May.".encode(encoding))
    assert result.exit_code == 2
    assert f"iconv -f {name} " in result.stderr


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04", "a Word document"),
        (b"{\\rtf1\\ansi", "rich text"),
        (b"\xd0\xcf\x11\xe0", "an old Word document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
    ],
)
def test_documents_are_no_plain_text(start, kind):
    result = run("score", "-", stdin=start + b" The mayor said the bridge would open.")
    assert result.exit_code == 2
    assert kind in result.stderr
    assert "as plain text first" in result.stderr


@pytest.mark.parametrize("text", ["", " \n", "?!", "—"])
def test_text_without_words(text):
    result = run("score", "-", stdin=text)
    assert result.exit_code == 2
    assert "no word characters" in result.stderr


def test_a_text_that_is_too_long():
    result = run("score", "--max-chars", "100", REPORT)
    assert result.exit_code == 2
    assert "max_chars=100" in result.stderr


def test_a_missing_file_and_a_folder(tmp_path):
    result = run("score", tmp_path / "missing.txt", tmp_path)
    assert result.exit_code == 2
    assert "missing.txt: cannot be read: No such file" in result.stderr
    assert "Is a directory" in result.stderr


def test_the_others_are_scored_when_some_fail(latin):
    result = run("score", "--json", REPORT, latin, OPINION)
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [("error" in row) for row in rows] == [False, True, False]
    assert "not UTF-8" in rows[1]["error"]
    assert str(latin) in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "--max-chars", "0", REPORT],
        ["score", "--title", "x", REPORT, OPINION],
        ["score", "-", "-"],
        ["score", "--nonsense", REPORT],
        ["nonsense"],
    ],
)
def test_unusable_arguments_exit_with_2(arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error" in result.stderr


def test_a_terminal_without_the_characters_is_no_crash():
    runner = CliRunner(charset="ascii")
    result = runner.invoke(main, ["score", "-"], input=b"The \xe2\x80\x9cvile\xe2\x80\x9d plan.")
    assert result.exit_code == 0


@pytest.mark.parametrize("command", [("score", REPORT), ("compare", REPORT, OPINION)])
def test_ctrl_c_is_told_from_files_that_failed(command, monkeypatch):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("credscore.api.score", stop)
    result = run(*command)
    assert result.exit_code == 130
    assert result.stderr == "credscore: interrupted\n"
