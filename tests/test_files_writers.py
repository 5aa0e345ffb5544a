"""Writers: parts joined into a file that other programs read as it was meant."""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from credscore.files.writers import CsvWriter, JsonlWriter, ParquetWriter, neutral

NAN = float("nan")


def joined(writer, tmp_path, parts) -> bytes:
    paths = []
    for number, rows in enumerate(parts):
        paths.append(tmp_path / f"part-{number}")
        with paths[-1].open("wb") as file:
            writer.write(file, rows)
    out = tmp_path / "joined"
    with out.open("wb") as file:
        writer.join(iter(paths), file)
    return out.read_bytes()


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=", "-"]
)
def test_formulas_are_neutralised(cell):
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a\rb", "\r", "a\r=1+1", "a\r\nb", 'a\r"b"', "\r=1"])
def test_a_carriage_return_ends_no_row(tmp_path, cell):
    rows = [{"id": "1", "note": cell}, {"id": "2", "note": "b"}]
    content = joined(CsvWriter(["id", "note"]), tmp_path, [rows[:1], rows[1:]])
    found = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    assert found == [["id", "note"], ["1", neutral(cell)], ["2", "b"]]


@pytest.mark.parametrize("cell", ["\0=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"])
def test_formulas_that_begin_in_another_width_are_neutralised(cell):
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "-5", "+5.25", "-1e-9", "1,000", " =1", "'=1"])
def test_what_is_no_formula_stays(cell):
    assert neutral(cell) == cell


def test_csv_is_read_back_by_csv(tmp_path):
    writer = CsvWriter(["a", "=b", "c"])
    rows = [{"a": 'x,"y"\nz', "=b": "=1", "c": 0.1}, {"a": None, "=b": NAN, "c": True}]
    content = joined(writer, tmp_path, [rows[:1], rows[1:], [{}]]).decode("utf-8")
    assert list(csv.reader(io.StringIO(content, newline=""))) == [
        ["a", "'=b", "c"],
        ['x,"y"\nz', "'=1", "0.1"],
        ["", "", "true"],
        ["", "", ""],
    ]


def test_csv_of_values_of_any_type(tmp_path):
    values = {
        "list": [1, NAN, "é"],
        "bytes": b"\x01\xff",
        "day": dt.date(2026, 1, 2),
        "time": dt.datetime(2026, 1, 2, 3, tzinfo=dt.UTC),
        "decimal": decimal.Decimal("1.10"),
        "half": "\ud83d",
        "nul": "\x00",
    }
    content = joined(CsvWriter(list(values)), tmp_path, [[values]]).decode("utf-8")
    assert list(csv.reader(io.StringIO(content, newline="")))[1] == [
        '[1, NaN, "é"]',
        "01ff",
        "2026-01-02",
        "2026-01-02T03:00:00+00:00",
        "1.10",
        "\ufffd",
        "\x00",
    ]


def test_jsonl_is_strict_json(tmp_path):
    rows = [{"a": NAN, "b": [float("inf"), {"c": NAN}]}, {"a": "é\u2028", "b": "\ud83d"}]
    lines = joined(JsonlWriter(), tmp_path, [rows[:1], rows[1:]]).splitlines()

    def refuse(constant):
        raise AssertionError(constant)

    found = [json.loads(line, parse_constant=refuse) for line in lines]
    assert found == [{"a": None, "b": [None, {"c": None}]}, rows[1]]


def test_parquet_keeps_the_types_of_the_input(tmp_path):
    kinds = {
        "list": pa.list_(pa.float64()),
        # Indices of 32 bits: pyarrow before 20 reads no others back.
        "category": pa.dictionary(pa.int32(), pa.string()),
        "time": pa.timestamp("ns", "UTC"),
        "large": pa.large_string(),
        "struct": pa.struct([("x", pa.int32())]),
        "none": pa.null(),
    }
    row = {
        "list": [1.5],
        "category": "a",
        "time": dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
        "large": "b",
        "struct": {"x": 1},
        "none": None,
        "score": NAN,
        "error": None,
    }
    writer = ParquetWriter(kinds, {"score": float, "error": str})
    joined(writer, tmp_path, [[row], [row, row]])
    table = pq.read_table(tmp_path / "joined")
    assert {name: table.schema.field(name).type for name in kinds} == kinds
    assert table.num_rows == 3
    assert table["score"].null_count == 3
    assert table["error"].type == pa.string()


def test_parquet_of_untyped_input_holds_text(tmp_path):
    writer = ParquetWriter({"a": None}, {"score": float})
    rows = [{"a": value, "score": 1.0} for value in ("x", 5, True, None, {"k": [1]}, "\ud83d")]
    joined(writer, tmp_path, [[*rows, {"score": 2.0}]])
    assert pq.read_table(tmp_path / "joined")["a"].to_pylist() == [
        *("x", "5", "true", None, '{"k": [1]}', "\ufffd"),
        None,
    ]


@pytest.mark.parametrize(
    "writer", [CsvWriter(["a"]), JsonlWriter(), ParquetWriter({"a": None}, {})]
)
def test_nothing_gives_a_valid_file(tmp_path, writer):
    content = joined(writer, tmp_path, [])
    if isinstance(writer, ParquetWriter):
        assert pq.read_table(tmp_path / "joined").column_names == ["a"]
    else:
        assert content == (b"a\n" if isinstance(writer, CsvWriter) else b"")
