"""credscore train, evaluate and model: files in, a model and clean output out."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pyarrow as pa
import pytest
from pyarrow import parquet

import credscore
from credscore.cli.tables import read_labelled
from credscore.files.parts import Parts
from credscore.files.run import _manifest, prepare
from tests.commands import run
from tests.labelled_articles import make_table, make_text


def write_csv(path, table) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(table)
        rows.writerows(zip(*table.values(), strict=True))


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A model and what the command printed."""
    folder = tmp_path_factory.mktemp("train")
    write_csv(folder / "in.csv", make_table(40))
    result = run(
        *("train", folder / "in.csv", "--label", "label", "--group", "outlet", "--base", "none"),
        *("-o", folder / "mine.skops", "--json", "--html", folder / "report.html"),
    )
    assert result.exit_code == 0, result.stderr
    return folder / "mine.skops", result


def test_train_prints_clean_json_and_writes_model_and_page(trained):
    path, result = trained
    report = json.loads(result.stdout)
    assert report["kind"] == "binary"
    assert report["counts"]["examples"] == 40
    assert result.stderr == f"wrote {path}\n"
    assert path.with_name("report.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert credscore.load_model(path).head.name == "label"


def test_evaluate_on_other_articles(trained, tmp_path):
    table = make_table(80)
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "more.jsonl").write_text(lines, encoding="utf-8")
    result = run("evaluate", trained[0], tmp_path / "more.jsonl", "--group", "outlet", "--json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["counts"]["examples judged"] == 40
    assert "used to train this model" in report["warnings"][0]
    readable = run("evaluate", trained[0], tmp_path / "more.jsonl")
    assert "AUC" in readable.stdout


def test_parquet_and_numbers_in_csv_give_a_regression(tmp_path):
    table = make_table(40)
    parquet.write_table(pa.table(table), tmp_path / "in.parquet")
    write_csv(tmp_path / "in.csv", table)
    kinds = []
    for name in ("in.parquet", "in.csv"):
        result = run(
            *("train", tmp_path / name, "--label", "heat", "--base", "none"),
            *("-o", tmp_path / "m.skops"),
        )
        assert result.exit_code == 0, result.stderr
        assert "No group was given" in result.stdout
        kinds.append(credscore.load_model(tmp_path / "m.skops").model_id)
    assert kinds[0] == kinds[1]


def test_model_info_and_verify(trained):
    info = run("model", "info", trained[0], "--json")
    assert json.loads(info.stdout)["classes"] == ["rant", "report"]
    assert "kind: binary" in run("model", "info", trained[0]).stdout
    verified = run("model", "verify", trained[0], "--json")
    assert json.loads(verified.stdout)["golden_difference"] == 0.0


def test_the_shipped_model_is_looked_at_by_default():
    assert json.loads(run("model", "info", "--json").stdout)["name"] == "default"
    assert run("model", "verify").stdout.endswith(": ok\n")


def test_a_foreign_model_commands_no_terminal(trained, tmp_path):
    model = credscore.load_model(trained[0])
    evil = "\x1b]0;owned\x07"
    manifest = {**model.manifest, "model_id": evil, "made_with": evil}
    path = tmp_path / "evil.skops"
    replace(model, manifest=manifest, head=replace(model.head, name=evil)).save(path)
    for command in ("info", "verify"):
        result = run("model", command, path)
        assert result.exit_code == 0
        assert "owned" in result.stdout
        assert "\x1b" not in result.stdout


def test_a_damaged_model_is_said_to_be(trained, tmp_path):
    bad = tmp_path / "bad.skops"
    bad.write_bytes(trained[0].read_bytes()[:-100])
    (tmp_path / "in.csv").write_text("text,label\n", encoding="utf-8")
    for command in (
        ("model", "verify", bad),
        ("model", "info", bad),
        ("evaluate", bad, tmp_path / "in.csv"),
    ):
        result = run(*command)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "damaged" in result.stderr


@pytest.mark.parametrize(
    ("content", "options", "says"),
    [
        ("text,label\n", (), "no rows"),
        ("text,label\na b c,x\n", ("--group", "domain"), "no such column"),
        ("text,label\na b c,x\n", (), "1 examples are too few"),
        ("text,label\na b c,\n", (), "labels are missing"),
    ],
)
def test_unusable_tables_end_with_2(tmp_path, content, options, says):
    (tmp_path / "in.csv").write_text(content, encoding="utf-8")
    result = run(
        "train", tmp_path / "in.csv", "--label", "label", "-o", tmp_path / "m.skops", *options
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert not (tmp_path / "m.skops").exists()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.csv", "No such file"),
        ("table.xlsx", "has to end in .csv"),
        ("bad.jsonl", "not an object"),
    ],
)
def test_unreadable_tables_end_with_2(tmp_path, name, says):
    (tmp_path / "bad.jsonl").write_text("[1]\n", encoding="utf-8")
    result = run("train", tmp_path / name, "--label", "l", "-o", tmp_path / "m.skops")
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--seed", "-3"), "--seed"),
        (("--jobs", "0"), "--jobs 0"),
        (("--html", "nowhere/report.html"), "nowhere/report.html: cannot be written (no folder"),
    ],
)
def test_unusable_options_are_refused_before_training(tmp_path, options, says):
    write_csv(tmp_path / "in.csv", make_table(40))
    output = ("--label", "label", "-o", tmp_path / "m.skops")
    result = run("train", tmp_path / "in.csv", *output, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


@pytest.mark.parametrize("command", ["evaluate", "report", "sources"])
def test_no_processes_are_refused(tmp_path, command):
    for name in ("in.csv", "m.skops"):
        (tmp_path / name).write_text("text,source\n", encoding="utf-8")
    files = [tmp_path / "in.csv"] if command != "evaluate" else ["m.skops", tmp_path / "in.csv"]
    options = {"sources": ["--source", "source"], "report": ["--html", tmp_path / "out.html"]}
    result = run(command, *files, *options.get(command, []), "--jobs", 0)
    assert result.exit_code == 2
    assert "--jobs 0" in result.stderr


def test_unknown_labels_are_named_shortly(trained, tmp_path):
    table = {"text": ["The clerk said so."], "label": ["long " * 100]}
    write_csv(tmp_path / "other.csv", table)
    result = run("evaluate", trained[0], tmp_path / "other.csv")
    assert result.exit_code == 2
    assert len(result.stderr) < 300


@pytest.mark.parametrize("output", ["model.pkl", "nowhere/model.skops"])
def test_unusable_outputs_are_refused_before_training(tmp_path, output):
    result = run("train", tmp_path / "in.csv", "--label", "l", "-o", tmp_path / output)
    assert result.exit_code == 2
    assert output in result.stderr


@pytest.mark.parametrize("page", ["in.csv", "m.skops", "nowhere/page.html", "."])
def test_unusable_pages_are_refused_before_training(tmp_path, page):
    write_csv(tmp_path / "in.csv", make_table(40))
    before = (tmp_path / "in.csv").read_bytes()
    result = run(
        *("train", tmp_path / "in.csv", "--label", "label", "--base", "none"),
        *("-o", tmp_path / "m.skops", "--html", tmp_path / page),
    )
    assert result.exit_code == 2
    assert "--html" in result.stderr
    assert (tmp_path / "in.csv").read_bytes() == before
    assert not (tmp_path / "m.skops").exists()


def test_weights_of_a_csv_file_are_numbers(tmp_path):
    table = make_table(40)
    table["weight"] = [1 + row % 3 for row in range(40)]
    write_csv(tmp_path / "in.csv", table)
    wanted = ("--label", "label", "--group", "outlet", "--base", "none", "--weight", "weight")
    result = run("train", tmp_path / "in.csv", *wanted, "-o", tmp_path / "m.skops")
    assert result.exit_code == 0, result.stderr
    table["weight"][7] = "much"
    write_csv(tmp_path / "in.csv", table)
    result = run("train", tmp_path / "in.csv", *wanted, "-o", tmp_path / "n.skops")
    assert result.exit_code == 2
    assert "is no weight above 0" in result.stderr


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["4,5", "3", "2,250", ""], [4.5, 3.0, 2.25, None]),
        (["-0,5", "+1,0", "1,5E-05"], [-0.5, 1.0, 1.5e-05]),
        (["1,000,000", "2"], ["1,000,000", "2"]),
        (["4.5", "3"], [4.5, 3.0]),
    ],
)
def test_numbers_of_a_table_with_semicolons_have_commas(tmp_path, cells, values):
    path = tmp_path / "in.csv"
    path.write_text("stars;text\n" + "".join(f"{cell};a, b\n" for cell in cells), "utf-8")
    table = read_labelled(path, "stars")
    assert table["stars"] == values
    assert set(table["text"]) == {"a, b"}
    path.write_text('stars,text\n"4,5",a\n', "utf-8")
    assert read_labelled(path, "stars")["stars"] == ["4,5"]


@pytest.mark.parametrize("options", [["--seed", "-1"], ["--jobs", "0"]])
def test_numbers_that_cannot_be_used_are_refused(tmp_path, options):
    write_csv(tmp_path / "in.csv", make_table(40))
    result = run(
        *("train", tmp_path / "in.csv", "--label", "label", "-o", tmp_path / "m.skops", *options)
    )
    assert result.exit_code == 2
    assert options[0] in result.stderr


def test_a_model_scores_files(trained, tmp_path):
    text = make_text("rant", 900, 12)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text(make_text("report", 900, 12), "utf-8")
    result = run("score", tmp_path / "a.txt", "--json", "--model", trained[0])
    assert result.exit_code == 0, result.stderr
    expected = credscore.score(text, model=credscore.load_model(trained[0]))
    assert json.loads(result.stdout) == expected.to_dict()
    result = run("compare", tmp_path / "a.txt", tmp_path / "b.txt", "--json", "--model", trained[0])
    assert result.exit_code == 0, result.stderr
    assert {"label", "label_low"} <= set(json.loads(result.stdout)["articles"][0])


def test_a_model_scores_tables(trained, tmp_path):
    table = make_table(20)
    write_csv(tmp_path / "in.csv", {name: table[name] for name in ("text", "outlet", "label")})
    out = tmp_path / "out.jsonl"
    result = run("batch", tmp_path / "in.csv", "-o", out, "--model", trained[0], "--jobs", 2)
    assert result.exit_code == 0, result.stderr
    rows = list(map(json.loads, out.read_text("utf-8").splitlines()))
    model = credscore.load_model(trained[0])
    for text, label, row in zip(table["text"], table["label"], rows, strict=True):
        assert row["label"] == credscore.score(text, model=model).heads["label"].value
        assert row["input_label"] == label
        assert "credibility" not in row
    assert "name the model" in report(tmp_path, out).stderr
    result = report(tmp_path, out, "--model", trained[0])
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "pages" / "articles" / "000001.html").read_text("utf-8")
    assert f"{rows[0]['label']:.2f}" in page
    options = ("--source", "outlet", "--json")
    result = run("sources", tmp_path / "in.csv", *options, "--model", trained[0])
    assert result.exit_code == 0, result.stderr
    outlets = list(map(json.loads, result.stdout.splitlines()))
    assert sum(row["n"] for row in outlets) == 20
    assert all(0 <= row["label_low"] <= row["label"] <= row["label_high"] <= 1 for row in outlets)


def report(folder, scored, *options):
    return run("report", scored, "--html", folder / "pages", "--texts", folder / "in.csv", *options)


def test_another_model_is_not_resumed_with(trained, tmp_path):
    write_csv(tmp_path / "in.csv", {"text": make_table(20)["text"]})
    plan = prepare(tmp_path / "in.csv", tmp_path / "out.csv")
    Parts(plan.out).begin(_manifest(plan, 1_000), resume=False)
    result = run(
        *("batch", tmp_path / "in.csv", "-o", tmp_path / "out.csv", "--resume"),
        *("--model", trained[0]),
    )
    assert result.exit_code == 2
    assert "model" in result.stderr


@pytest.mark.parametrize("command", ["score", "compare", "sources", "batch"])
def test_a_model_that_cannot_be_read_is_a_usage_error(tmp_path, command):
    (tmp_path / "in.csv").write_text("text,outlet\na,b\n", "utf-8")
    (tmp_path / "bad.skops").write_bytes(b"no model")
    options = {"sources": ("--source", "outlet"), "batch": ("-o", tmp_path / "out.csv")}
    result = run(
        *(command, tmp_path / "in.csv", *options.get(command, ())),
        *("--model", tmp_path / "bad.skops"),
    )
    assert result.exit_code == 2
    assert "bad.skops" in result.stderr
    assert not (tmp_path / "out.csv").exists()
