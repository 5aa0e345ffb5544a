"""The pages that the command line writes, and what they must not replace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from credscore.cli.articles import names_of
from tests.commands import run

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = str(EXAMPLES / "plain_report.txt")
OPINION = str(EXAMPLES / "heated_opinion.txt")


def test_html_page_of_one_file(tmp_path):
    out = tmp_path / "page.html"
    result = run("score", "--html", out, REPORT)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert str(out) in result.stderr
    assert "Imogen Tarrow" in out.read_text(encoding="utf-8")


def test_html_pages_of_several_files_go_into_a_folder(tmp_path):
    out = tmp_path / "new" / "pages"
    assert run("score", "--html", out, REPORT, OPINION).exit_code == 0
    assert sorted(p.name for p in out.iterdir()) == ["heated_opinion.html", "plain_report.html"]


def test_html_pages_of_the_same_name_do_not_overwrite_each_other(tmp_path):
    assert run("score", "--html", tmp_path, REPORT, REPORT).exit_code == 0
    assert len(list(tmp_path.iterdir())) == 2


def test_html_and_json_together(tmp_path):
    result = run("score", "--json", "--html", tmp_path / "page.html", REPORT)
    assert json.loads(result.stdout)["abstained"] is False
    assert (tmp_path / "page.html").exists()


def test_html_that_cannot_be_written_is_a_usage_error(tmp_path):
    result = run("score", "--html", tmp_path / "missing" / "page.html", REPORT)
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize("command", ["score", "compare"])
def test_a_page_never_replaces_an_input(tmp_path, command):
    for name in ("one.html", "two.txt"):
        (tmp_path / name).write_text("The vote is set for May 4.", "utf-8")
    one, two = str(tmp_path / "one.html"), str(tmp_path / "two.txt")
    for arguments in ([two, one, "--html", one], [one, two, "--html", two]):
        done = run(command, *arguments)
        assert done.exit_code == 2
    if command == "score":  # into a folder, under the name of the FILE
        assert "one.html: is the input" in run("score", one, two, "--html", tmp_path).stderr
        assert "two.txt: is the input" in run("score", two, "--html", two).stderr
    assert {path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "The vote is set for May 4."
    }


@pytest.mark.parametrize("command", ["score", "compare"])
def test_a_page_replaces_no_file_but_a_page(tmp_path, command):
    article, page = tmp_path / "article.txt", tmp_path / "page"
    article.write_text("The vote is set for May 4.", "utf-8")
    page.write_text("The vote was set for May 4.", "utf-8")
    files = [REPORT] if command == "score" else [REPORT, OPINION]
    for out in (article, page):  # as in `--html article.txt report.txt`
        done = run(command, "--html", out, *files)
        assert done.exit_code == 2
        assert "exists and is no web page; OUT is the file that is written" in done.stderr
        assert out.read_text("utf-8").startswith("The vote")
    assert "--html -: a page is written to a file" in run(command, "--html", "-", *files).stderr
    page.unlink()
    old = tmp_path / "old.HTM"
    old.write_text("", "utf-8")
    for out in (page, page, old):  # a page of its own may have any name
        assert run(command, "--html", out, *files).exit_code == 0
    assert "<!DOCTYPE html>" in old.read_text("utf-8")


def test_pages_in_a_folder_replace_no_page_of_others(tmp_path):
    saved = tmp_path / "plain_report.html"
    saved.write_text("<!DOCTYPE html><p>As it was published.", "utf-8")
    done = run("score", "--html", tmp_path, REPORT, OPINION)
    assert done.exit_code == 2
    assert "plain_report.html is there and no page of credscore" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["plain_report.html"]
    saved.unlink()
    for _ in range(2):  # its own pages are written anew
        assert run("score", "--html", tmp_path, REPORT, OPINION).exit_code == 0


def test_a_page_may_go_to_a_device():
    if not Path("/dev/null").exists():
        pytest.skip("needs /dev/null")
    assert run("score", "--html", "/dev/null", REPORT).exit_code == 0


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["x.txt", "a/y.txt", "-"], ["x", "y", "stdin"]),
        (["x.txt", "a/x.txt", "y.txt"], ["001-x", "002-x", "y"]),
        (["x.txt", "a/X.txt", "{place}"], ["001-x", "002-X", "{place}"]),
        (["x.txt", "a/x.txt", "001-x.txt"], ["001-x", "002-x", "003-001-x"]),
    ],
)
def test_no_two_files_share_a_name(files, names):
    assert names_of(files, "{place:03d}-{stem}") == names
