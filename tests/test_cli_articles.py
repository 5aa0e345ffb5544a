"""Names of files on the command line, and what files of articles may be packed in."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from credscore.cli import articles
from credscore.cli.articles import names_of, read_article
from tests.commands import run

REPORT = Path(__file__).parent.parent / "examples" / "plain_report.txt"


@pytest.mark.parametrize("name", ["report.txt.gz", "REPORT.TXT.GZ", "report.gz"])
def test_a_packed_article_is_read_as_it_is(tmp_path, name):
    packed = tmp_path / name
    packed.write_bytes(gzip.compress(REPORT.read_bytes()))
    result = run("score", "--json", packed)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(run("score", "--json", REPORT).stdout)


def test_a_packed_web_page_is_a_web_page(tmp_path):
    pytest.importorskip("trafilatura")
    paragraphs = REPORT.read_text("utf-8").split("\n\n")
    page = "<html><head><title>The bridge</title></head><body><article>{}</article></body></html>"
    page = page.format("".join(f"<p>{part}</p>" for part in paragraphs))
    (tmp_path / "page.html").write_text(page, "utf-8")
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(page.encode()))
    assert read_article(str(tmp_path / "page.html.gz")) == read_article(str(tmp_path / "page.html"))


def test_packed_files_are_called_what_is_in_them(tmp_path):
    assert names_of(["a/x.txt.gz", "y.txt", ".gz"], "{stem} ({place})") == ["x", "y", ".gz"]
    packed = tmp_path / "report.txt.gz"
    packed.write_bytes(gzip.compress(REPORT.read_bytes()))
    assert run("score", "--html", f"{tmp_path}/pages/", packed).exit_code == 0
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["report.html"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"The mayor said it may open.", "cannot be unpacked: Not a gzipped file"),
        (gzip.compress(b"The mayor said it may open.")[:-9], "cannot be unpacked: "),
        (gzip.compress(b"The mayor.")[:12] + b"\xff" * 9, "cannot be unpacked: "),
        (gzip.compress(b"x" * 2000), "unpacks to more than 1,000 bytes"),
        (
            gzip.compress("The café.".encode("cp1252")),
            "not UTF-8: byte 0xe9 at offset 7 (invalid continuation byte); convert it first, for \
example with: iconv -f windows-1252 -t utf-8 FILE",
        ),
        (gzip.compress(gzip.compress(b"The mayor.")), "is packed with gzip: unpack it first"),
    ],
)
def test_what_cannot_be_unpacked_is_a_message(tmp_path, monkeypatch, data, says):
    monkeypatch.setattr(articles, "_MOST_BYTES", 1000)
    packed = tmp_path / "article.txt.gz"
    packed.write_bytes(data)
    result = run("score", packed)
    assert result.exit_code == 2
    assert f"article.txt.gz: {says}" in result.stderr


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (
            b"\x1f\x8b\x08\x00",
            "is packed with gzip: unpack it first; a file whose name ends in .gz",
        ),
        (b"BZh91AY&SY", "is packed with bzip2: unpack it first\n"),
        (b"\xfd7zXZ\x00", "is packed with xz: unpack it first\n"),
    ],
)
def test_packed_files_of_other_names_are_to_be_unpacked_first(start, says):
    result = run("score", "-", stdin=start + b" The mayor said the bridge would open.")
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", ""],
        ["score", "--html", "", str(REPORT)],
        ["score", "--html", "", str(REPORT), str(REPORT)],
        ["score", "--model", "", str(REPORT)],
        ["compare", str(REPORT), ""],
        ["compare", "--html", "", str(REPORT), str(REPORT)],
        ["batch", "", "-o", "out.csv"],
        ["batch", "in.csv", "-o", ""],
        ["sources", "", "--source", "outlet"],
        ["report", "in.csv", "--html", ""],
        ["train", "", "--label", "label", "-o", "m.skops"],
        ["evaluate", "m.skops", ""],
        ["model", "info", ""],
    ],
)
def test_an_empty_name_is_not_the_folder_we_are_called_in(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert "the name of the file is empty" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("credscore score rep", "file,rep"),
        ("credscore score a.txt --html rep", "file,rep"),
        ("credscore compare a.txt rep", "file,rep"),
        ("credscore batch rep", "file,rep"),
        ("credscore sc", "plain,score"),
    ],
)
def test_a_shell_that_completes_commands_completes_files(monkeypatch, words, offered):
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    monkeypatch.setenv("_CREDSCORE_COMPLETE", "bash_complete")
    result = run(prog_name="credscore")
    assert result.stdout.split() == [offered]


def test_a_slash_at_the_end_makes_a_folder_of_one_page(tmp_path):
    result = run("score", "--html", f"{tmp_path}/new/pages/", REPORT)
    assert result.exit_code == 0
    assert (tmp_path / "new" / "pages" / "plain_report.html").is_file()
    result = run("score", "--html", f"{tmp_path}/new/pages/plain_report.html/", REPORT)
    assert result.exit_code == 2
    assert "a folder is needed, and it cannot be made" in result.stderr
