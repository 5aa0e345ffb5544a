"""``credscore sources``: tables of articles in, tables of sources out."""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from tests.commands import command

ROWS = [(f"s{i % 6}", 0.4 + 0.05 * (i % 6) + 0.01 * (i % 5)) for i in range(60)]


@pytest.fixture
def scored(tmp_path):
    path = tmp_path / "scored.csv"
    lines = ["domain,credibility,bias,date"]
    lines += [f"{s},{v},{1 - v},202{i % 5}-01-01" for i, (s, v) in enumerate(ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


run = command("sources")


def test_a_table_for_people(scored):
    done = run(scored, "--source", "domain")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["source", "n", "credibility", "bias"]
    assert lines[1].split()[:2] == ["s0", "10"]
    assert len(lines) == 7


def test_json_lines_and_files_hold_the_same(scored, tmp_path):
    done = run(scored, "--source", "domain", "--json", "--date", "date")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["n"] for row in rows] == [10] * 6
    assert "credibility_trend" in rows[0]
    for name in ("out.csv", "out.jsonl", "OUT.JSONL"):
        out = tmp_path / name
        assert run(scored, "--source", "domain", "-o", out).exit_code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        again = list(csv.DictReader(file))
    assert float(again[2]["credibility"]) == pytest.approx(rows[2]["credibility"])
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["source"] == "s0"
    assert json.loads((tmp_path / "OUT.JSONL").read_text("utf-8").splitlines()[0]) == first


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_texts_of_every_kind_of_file_are_scored(tmp_path, report_text, opinion_text, kind):
    columns = {"text": [report_text, opinion_text, None], "outlet": ["a", "b", "b"]}
    path = tmp_path / f"in.{kind}"
    if kind == "parquet":
        pa = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        parquet.write_table(pa.table(columns), path)
    else:
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        with path.open("w", encoding="utf-8", newline="") as file:
            if kind == "csv":
                writer = csv.DictWriter(file, list(columns))
                writer.writeheader()
                writer.writerows(rows)
            else:
                file.writelines(json.dumps(row) + "\n" for row in rows)
    done = run(path, "--source", "outlet", "--json")
    assert done.exit_code == 1
    assert "row 3: TextTypeError: text must be a str, not None" in done.stderr
    assert "1 of 3 articles could not be scored" in done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["source"], row["n"], row["failed"]) for row in rows] == [("a", 1, 0), ("b", 1, 1)]


@pytest.mark.parametrize(
    ("rows", "code", "says"),
    [
        ("a,0.5,0.1,false,\nb,,,true,\n", 0, ""),
        ("a,0.5,0.1,false,\nb,,,false,line 3: EmptyTextError: no words\n", 1, "row 2: line 3: Em"),
        ("a,0.5,0.1,false,\nb,0.5,,false,\n", 1, "row 2: no score"),
    ],
    ids=["abstained", "error", "missing"],
)
def test_rows_that_failed_before_are_told_from_abstentions(tmp_path, rows, code, says):
    path = tmp_path / "scored.csv"
    path.write_text("domain,credibility,bias,abstained,error\n" + rows, "utf-8")
    done = run(path, "--source", "domain")
    assert done.exit_code == code
    assert says in done.stderr
    assert "0.50 (no interval)" in done.stdout


def test_names_that_look_the_same_are_told(tmp_path):
    path = tmp_path / "scored.csv"
    path.write_text("domain,credibility,bias\nPost,0.5,0.1\npost ,0.6,0.2\n", "utf-8")
    done = run(path, "--source", "domain", "--json")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 2
    assert "only are kept apart: 'Post', 'post '; write them alike" in done.stderr


def test_copies_are_told(tmp_path):
    path = tmp_path / "scored.csv"
    row = "Post,It rained.,0.5,0.1\n"
    path.write_text(f"domain,text,credibility,bias\n{row}{row}", "utf-8")
    done = run(str(path), "--source", "domain", "--json")
    assert done.exit_code == 0
    assert "1 row has a text that its source has already" in done.stderr
    assert '"credibility_share_between": null' in done.stdout


@pytest.mark.parametrize("option", ["table", "prior"])
def test_the_input_is_never_overwritten(scored, tmp_path, option):
    prior = tmp_path / "prior.csv"
    prior.write_text("domain,rating\n" + "".join(f"s{i},{i}\n" for i in range(6)), "utf-8")
    out = {"table": scored, "prior": prior}[option]
    before = out.read_bytes()
    done = run(scored, "--source", "domain", "--prior", prior, "-o", out)
    assert done.exit_code == 2
    assert "is the input" in done.stderr
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("out", "says"), [("no/out.csv", "no folder"), ("f.csv", "is a directory")]
)
def test_an_output_that_cannot_be_is_refused_before_scoring(tmp_path, monkeypatch, out, says):
    monkeypatch.setattr("credscore.sources.scoring.score_values", None)
    (tmp_path / "f.csv").mkdir()
    (tmp_path / "in.csv").write_text("domain,text\na,The vote is set for May.\n", "utf-8")
    done = run(tmp_path / "in.csv", "--source", "domain", "-o", tmp_path / out)
    assert done.exit_code == 2
    assert says in done.stderr


def test_names_are_no_formulas_and_no_orders_to_a_terminal(tmp_path):
    path = tmp_path / "scored.csv"
    name = "=cmd()\x1b[31m"
    path.write_text(f"domain,credibility,bias\n{name},0.5,0.1\n{name},0.6,0.2\n", "utf-8")
    out = tmp_path / "out.csv"
    assert run(path, "--source", "domain", "-o", out).exit_code == 0
    with out.open(encoding="utf-8") as file:
        assert next(csv.DictReader(file))["source"] == f"'{name}"
    assert "\x1b" not in run(path, "--source", "domain").stdout


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("semi.csv", b"domain;text\na;b\na\n", "line 3: has 1 fields"),
        ("wide.csv", "domain,text\na,b\n".encode("utf-16"), "iconv -f utf-16"),
        ("latin.csv", b"domain,text\na,caf\xe9\n", "line 2: is not UTF-8 (byte 0xe9)"),
        ("ragged.csv", b"domain,text\na,b\na\n", "line 3: has 1 fields"),
        ("quote.csv", b'domain,text\na,"b\n', "line 2: opens a quote"),
        ("twice.csv", b"domain,domain\na,b\n", "names 'domain' more than once"),
        ("empty.csv", b"", "is empty"),
    ],
)
def test_tables_are_read_as_by_batch(tmp_path, name, content, says):
    (tmp_path / name).write_bytes(content)
    done = run(tmp_path / name, "--source", "domain")
    assert done.exit_code == 2
    assert says in done.stderr


def test_packed_tables_are_read(scored):
    packed = scored.with_name("scored.csv.gz")
    packed.write_bytes(gzip.compress(scored.read_bytes()))
    plain = run(scored, "--source", "domain", "--json")
    assert run(packed, "--source", "domain", "--json").stdout == plain.stdout != ""


def test_a_prior_is_read_from_a_table(scored, tmp_path):
    prior = tmp_path / "prior.csv"
    prior.write_text("domain,rating\n" + "".join(f"s{i},{i}\n" for i in range(6)), "utf-8")
    done = run(scored, "--source", "domain", "--prior", prior, "--json")
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) == 6


def test_what_cannot_be_used_says_why(scored, tmp_path):
    def why(*arguments: str) -> str:
        done = run(*arguments)
        assert done.exit_code == 2
        return done.stderr

    assert "no column 'outlet'; it has 'domain', 'cred" in why(str(scored), "--source", "outlet")
    assert "cannot be read" in why(str(tmp_path / "none.csv"), "--source", "domain")
    assert "end in .csv or .jsonl" in why(str(scored), "--source", "domain", "-o", "o.parquet")
    assert "has to end in .csv, .tsv" in why(str(tmp_path / "none.xls"), "--source", "domain")
    assert "--jobs 0" in why(str(scored), "--source", "domain", "--jobs", "0")
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"a": 1}\n{oops\n', "utf-8")
    assert "line 2: is not JSON" in why(str(bad), "--source", "a")
    bad.write_text("[1]\n", "utf-8")
    assert "line 1: holds a JSON list, not an object" in why(str(bad), "--source", "a")
    broken = tmp_path / "bad.parquet"
    broken.write_bytes(b"no")
    assert "is no Parquet file" in why(str(broken), "--source", "a")
    assert "is no date" in why(str(scored), "--source", "domain", "--date", "domain")
    rated = tmp_path / "rated.csv"
    rated.write_text("domain,rating\ns0,1\ns1,85 %\n", "utf-8")
    said = why(str(scored), "--source", "domain", "--prior", str(rated))
    assert "prior, row 2: '85 %' is no number" in said
    named = tmp_path / "named.csv"
    named.write_text("domain,credibility,bias\n ,0.5,0.1\na.com,0.5,0.1\n", "utf-8")
    done = run(named, "--source", "domain")
    assert done.exit_code == 0
    assert "rows without a source are left out: 1" in done.stderr
    others = tmp_path / "others.csv"
    others.write_text("text,domain,credibility,bias\nA text.,a.com,high,left\n", "utf-8")
    said = why(str(others), "--source", "domain")
    assert "credibility, row 1: 'high' is no number" in said
    assert "rename them" in said
    assert "enough" in why(str(scored), "--source", "domain", "--min-articles", "99")
