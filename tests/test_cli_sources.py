from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner

from credscore.cli import main

ROWS = [(f"s{i % 6}", 0.4 + 0.05 * (i % 6) + 0.01 * (i % 5)) for i in range(60)]


@pytest.fixture
def scored(tmp_path):
    path = tmp_path / "scored.csv"
    lines = ["domain,credibility,bias,date"]
    lines += [f"{s},{v},{1 - v},202{i % 5}-01-01" for i, (s, v) in enumerate(ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(*arguments: str):
    return CliRunner().invoke(main, ["sources", *arguments])


def test_a_table_for_people(scored):
    done = run(str(scored), "--source", "domain")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["source", "n", "credibility", "bias"]
    assert lines[1].split()[:2] == ["s0", "10"]
    assert len(lines) == 7


def test_json_lines_and_files_hold_the_same(scored, tmp_path):
    done = run(str(scored), "--source", "domain", "--json", "--date", "date")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["n"] for row in rows] == [10] * 6
    assert "credibility_trend" in rows[0]
    for name in ("out.csv", "out.jsonl"):
        out = tmp_path / name
        assert run(str(scored), "--source", "domain", "-o", str(out)).exit_code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8") as file:
        again = list(csv.DictReader(file))
    assert float(again[2]["credibility"]) == pytest.approx(rows[2]["credibility"])
    first = json.loads((tmp_path / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["source"] == "s0"


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
    done = run(str(path), "--source", "outlet", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["source"], row["n"], row["failed"]) for row in rows] == [("a", 1, 0), ("b", 1, 1)]


def test_a_prior_is_read_from_a_table(scored, tmp_path):
    prior = tmp_path / "prior.csv"
    prior.write_text("domain,rating\n" + "".join(f"s{i},{i}\n" for i in range(6)), "utf-8")
    done = run(str(scored), "--source", "domain", "--prior", str(prior), "--json")
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) == 6


def test_what_cannot_be_used_says_why(scored, tmp_path):
    def why(*arguments: str) -> str:
        done = run(*arguments)
        assert done.exit_code == 2
        return done.stderr

    assert "no column 'outlet'; it has domain" in why(str(scored), "--source", "outlet")
    assert "cannot be read" in why(str(tmp_path / "none.csv"), "--source", "domain")
    assert "end in .csv or .jsonl" in why(str(scored), "--source", "domain", "-o", "o.parquet")
    assert "has to end in .csv, .jsonl or .parquet" in why(
        str(tmp_path / "none.xls"), "--source", "domain"
    )
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"a": 1}\n{oops\n', "utf-8")
    assert "line 2: is not JSON" in why(str(bad), "--source", "a")
    bad.write_text("[1]\n", "utf-8")
    assert "line 1: holds a JSON list, not an object" in why(str(bad), "--source", "a")
    broken = tmp_path / "bad.parquet"
    broken.write_bytes(b"no")
    assert "is no Parquet file" in why(str(broken), "--source", "a")
    assert "is no date" in why(str(scored), "--source", "domain", "--date", "domain")
    assert "enough" in why(str(scored), "--source", "domain", "--min-articles", "99")
