"""``credscore report``: pages of a scored table, whatever names and kinds of files it has."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest

import credscore
from tests.commands import command

HOSTILE = "<script>alert(1)</script> The plan may fail, Ann Lee said on Monday. " * 5


run = command("report")


@pytest.fixture
def tables(tmp_path, report_text, opinion_text):
    """A table of texts, and the same scored with and without its texts."""
    texts = [report_text, opinion_text, "", HOSTILE]
    rows = []
    for text in texts:
        row = {"text": text, "domain": "one.com", "title": "<b>Title"}
        try:
            score = credscore.score(text)
        except credscore.EmptyTextError as error:
            row["error"] = str(error)
        else:
            for name, head in score.heads.items():
                low, high = head.interval
                row |= {name: head.value, f"{name}_low": low, f"{name}_high": high}
            row["warnings"] = ";".join(score.warnings)
        rows.append(row)
    paths = {}
    names = list(dict.fromkeys(name for row in rows for name in row))
    for kind, columns in {
        "scored": names,
        "bare": [name for name in names if name != "text"],
        "texts": ["text"],
    }.items():
        paths[kind] = tmp_path / f"{kind}.csv"
        with paths[kind].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return paths


def links_of(page):
    markup = page.read_text(encoding="utf-8")
    return {page.parent / link for link in re.findall(r'<a href="([^"]*)"', markup)}


def test_every_article_with_a_text_has_its_page(tables, tmp_path):
    done = run(tables["scored"], "--html", tmp_path / "out")
    assert done.exit_code == 0, done.output
    index = tmp_path / "out" / "index.html"
    assert all(link.is_file() for link in links_of(index))
    pages = sorted(path.name for path in (tmp_path / "out" / "articles").glob("0*.html"))
    assert pages == ["000001.html", "000002.html", "000004.html"]
    article = (tmp_path / "out" / "articles" / "000004.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in article
    assert "<script>alert" not in article
    assert "one.com" in index.read_text(encoding="utf-8")


def test_a_file_has_its_other_pages_beside_it(tables, tmp_path):
    done = run(tables["scored"], "--html", tmp_path / "batch.html")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "batch-articles" / "000001.html").is_file()
    found = links_of(tmp_path / "batch.html")
    assert found
    assert all(link.is_file() for link in found)
    back = links_of(tmp_path / "batch-articles" / "list-0001.html")
    assert (tmp_path / "batch.html").resolve() in {link.resolve() for link in back}


def test_texts_may_come_from_the_table_that_was_scored(tables, tmp_path):
    done = run(tables["bare"], "--html", tmp_path / "out", "--texts", tables["texts"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "articles" / "000001.html").is_file()


def test_without_texts_the_report_says_how_to_get_pages(tables, tmp_path):
    done = run(tables["bare"], "--html", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "--texts" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "out" / "articles" / "000001.html").exists()


def test_what_cannot_be_used_says_why(tables, tmp_path):
    def why(*arguments: object) -> str:
        done = run(*arguments)
        assert done.exit_code == 2
        return done.stderr

    out = tmp_path / "out"
    assert "no scores with their intervals among the columns 'text'" in why(
        tables["texts"], "--html", out
    )
    assert "no column 'body'" in why(tables["scored"], "--html", out, "--text", "body")
    short = tmp_path / "short.csv"
    short.write_text("text\none\n", encoding="utf-8")
    message = why(tables["bare"], "--html", out, "--texts", short)
    assert "has 1 rows" in message
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert "--html" in why(tables["scored"], "--html", blocked / "out")
    assert "file: exists and is no folder" in why(tables["scored"], "--html", blocked)
    assert "--html -: pages are written to a folder" in why(tables["scored"], "--html", "-")
    words = tmp_path / "words.csv"
    words.write_text("bias,bias_low,bias_high\n0.5,0.1,0.9\nleft,0.1,0.9\n", encoding="utf-8")
    assert "bias, row 2: 'left' is no number" in why(words, "--html", out)


def test_a_table_that_a_spreadsheet_wrote_with_commas_in_numbers_is_read(tables, tmp_path):
    edited = tmp_path / "edited.csv"
    frame = pd.read_csv(tables["bare"])
    frame.to_csv(edited, sep=";", decimal=",", index=False, encoding="utf-8-sig")
    assert run(edited, "--html", tmp_path / "out").exit_code == 0
    # The same numbers, of a table of another name.
    assert run(tables["bare"], "--html", tmp_path / "as_it_was").exit_code == 0
    pages = [(tmp_path / name / "index.html").read_text("utf-8") for name in ("out", "as_it_was")]
    assert pages[0].replace("edited.csv", tables["bare"].name) == pages[1]


def test_a_report_never_replaces_a_table_it_reads(tables, tmp_path):
    for read in ("bare", "texts"):
        before = tables[read].read_bytes()
        for out, page in (
            (tmp_path / f"{read}.html", tmp_path / f"{read}.html"),
            (tmp_path / read, tmp_path / read / "index.html"),
            (tmp_path / read, tmp_path / read / "articles" / "000001.html"),
        ):
            page.parent.mkdir(parents=True, exist_ok=True)
            page.symlink_to(tables[read])
            done = run(tables["bare"], "--html", out, "--texts", tables["texts"])
            assert done.exit_code == 2, page
            assert "is the input" in done.stderr
            assert tables[read].read_bytes() == before
            page.unlink()


def test_a_report_in_a_folder_replaces_no_page_of_others(tables, tmp_path):
    out = tmp_path / "site"
    for name in ("index.html", "articles/list-0001.html", "articles/000002.html"):
        other = out / name
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text("<!DOCTYPE html><p>Our own home page.", encoding="utf-8")
        done = run(tables["scored"], "--html", out)
        assert done.exit_code == 2, name
        assert f"{other.name} is there and no page of credscore" in done.stderr
        assert [path for path in out.rglob("*") if path.is_file()] == [other]
        other.unlink()
    for _ in range(2):  # its own pages are written anew
        assert run(tables["scored"], "--html", out).exit_code == 0
