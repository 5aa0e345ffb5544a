"""Readers of CSV, JSON lines and Parquet: every row once, bad ones by their place."""

from __future__ import annotations

import csv
import datetime as dt
import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.errors import ColumnError, TableFileError
from credscore.files import csv_file
from credscore.files.columns import choose
from credscore.files.csv_file import CsvReader
from credscore.files.jsonl_file import JsonlReader
from credscore.files.parquet_file import ParquetReader
from credscore.files.readers import open_table
from credscore.plain import readable


def csv_rows(tmp_path, content: bytes, skip: int = 0):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    return list(CsvReader(path).rows(skip))


def jsonl_rows(tmp_path, content: bytes, skip: int = 0):
    path = tmp_path / "in.jsonl"
    path.write_bytes(content)
    return list(JsonlReader(path).rows(skip))


def told(rows):
    return [(row.place, row.problem) for row in rows]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("in.xlsx", 'save the sheet as "CSV UTF-8"'),
        ("in.csv.zip", "unpack it first"),
        ("in.parquet.gz", "unpack it first"),
        ("in.JSON", "write it as JSON lines, an object a line"),
        ("in.txt", 'are read by "credscore score"'),
        ("in", r"\.csv\.gz\)$"),
    ],
)
def test_files_of_other_kinds_are_told_what_to_do(tmp_path, name, says):
    with pytest.raises(TableFileError, match=rf"{name}: the input has to end in \.csv.*{says}"):
        open_table(tmp_path / name)


# CSV


def test_csv_rows_have_their_columns(tmp_path):
    rows = csv_rows(tmp_path, b"id,text\n1,one\n2,two\n")
    assert [row.values for row in rows] == [{"id": "1", "text": "one"}, {"id": "2", "text": "two"}]
    assert told(rows) == [("line 2", None), ("line 3", None)]


def test_csv_lines_are_counted_through_quoted_line_breaks_and_blank_lines(tmp_path):
    content = b'id,text\r\n1,"one\r\nmore, ""and"" more"\r\n\r\n2,two\r\n3\r\n'
    rows = csv_rows(tmp_path, content)
    assert rows[0].values["text"] == 'one\r\nmore, "and" more'
    assert told(rows) == [
        ("line 2", None),
        ("line 5", None),
        ("line 6", "has 1 fields, but the header names 2 columns"),
    ]


def test_csv_ragged_rows_are_kept(tmp_path):
    rows = csv_rows(tmp_path, b"id,text\n1\n2,two,too,many\n3,three\n")
    assert [row.problem is None for row in rows] == [False, False, True]
    assert rows[0].values == {"id": "1"}
    assert "has 4 fields" in rows[1].problem


def test_csv_bytes_that_are_not_utf8_are_reported_by_line(tmp_path):
    rows = csv_rows(tmp_path, b"id,text\n1,caf\xe9\ncaf\xe9,two\n3,caf\xc3\xa9\n")
    advice = (
        "convert the file first, for example with: iconv -f windows-1252 -t utf-8 "
        "(in Excel, save it as CSV UTF-8)"
    )
    assert told(rows) == [
        ("line 2", f"is not UTF-8 (byte 0xe9); {advice}"),
        ("line 3", f"is not UTF-8 (byte 0xe9); {advice}"),
        ("line 4", None),
    ]
    assert rows[1].values["id"] == "caf\ufffd"
    assert rows[2].values["text"] == "café"


def test_csv_byte_order_mark_and_nul_are_no_problem(tmp_path):
    rows = csv_rows(tmp_path, b"\xef\xbb\xbfid,text\n1,a\x00b\n")
    assert rows[0].values == {"id": "1", "text": "a\x00b"}
    assert rows[0].problem is None


def test_csv_fields_may_be_long(tmp_path):
    before = csv.field_size_limit()
    (row,) = csv_rows(tmp_path, b"id,text\n1," + b"x" * 1_000_000 + b"\n")
    assert len(row.values["text"]) == 1_000_000
    assert csv.field_size_limit() == before


def test_csv_quote_never_closed_is_reported(tmp_path):
    rows = csv_rows(tmp_path, b'id,text\n1,one\n2,"two\n3,three\n')
    assert told(rows) == [("line 2", None), ("line 3", "opens a quote that is never closed")]


def test_csv_field_past_the_limit_costs_its_own_lines_only(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_file, "MAX_CHARS", 50)
    rows = csv_rows(tmp_path, b'id,text\n1,one\n2,"two\n' + b"x" * 60 + b"\n4,four\n")
    assert [row.place for row in rows] == ["line 2", "line 3", "line 5"]
    assert "is a quote missing?" in rows[1].problem
    assert rows[2].values == {"id": "4", "text": "four"}


@pytest.mark.parametrize(
    "content",
    [
        "id;text;note\n1;one, or two;a|b\n",
        "id\ttext\tnote\n1\tone, or two\ta|b\n",
        "id|text|note\n1|one, or two|a|b\n".replace("a|b", '"a|b"'),
        '"id";"text";"note"\r\n"1";"one, or two";"a|b"\r\n',
        "sep=;\r\nid;text;note\r\n1;one, or two;a|b\r\n",
        'SEP=,\nid,text,note\n1,"one, or two",a|b\n',
        "\ufeffsep=\t\nid\ttext\tnote\n1\tone, or two\ta|b\n",
    ],
)
def test_csv_with_something_else_than_commas(tmp_path, content):
    (row,) = csv_rows(tmp_path, content.encode())
    assert row.values == {"id": "1", "text": "one, or two", "note": "a|b"}
    assert row.problem is None
    assert row.place == f"line {content.count(chr(10))}"
    assert csv_rows(tmp_path, content.encode(), skip=1) == []


def test_csv_with_commas_keeps_what_separates_elsewhere(tmp_path):
    (row,) = csv_rows(tmp_path, b"id;key,text\n1;2,one; two\n")
    assert row.values == {"id;key": "1;2", "text": "one; two"}
    assert [one.values for one in csv_rows(tmp_path, b"text\none; two\n")] == [{"text": "one; two"}]


def test_csv_files_read_in_turns_share_no_limit(tmp_path):
    before = csv.field_size_limit()
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("text\none\n" + "x" * 200_000 + "\n" + "y" * 200_000, "utf-8")
    one, other = (CsvReader(tmp_path / name).rows(0) for name in ("a.csv", "b.csv"))
    next(one), next(other)
    assert csv.field_size_limit() == before
    assert told(one) == told(other) == [("line 3", None), ("line 4", None)]
    assert csv.field_size_limit() == before


def test_csv_of_one_column_whose_quoted_name_holds_what_separates_elsewhere(tmp_path):
    content = b'"text; or not"\none; two\n"three, four"\n'
    found = [(list(row.values.values()), row.problem) for row in csv_rows(tmp_path, content)]
    assert found == [(["one; two"], None), (["three, four"], None)]


@pytest.mark.parametrize(
    ("content", "delimiter"),
    [
        (b"sep=;\nid;text\n", ";"),
        (b"\xef\xbb\xbfSEP=|\r\ntext\r\n", "|"),
        (b"sep=,\nid;text\n", ","),
        (b"id;text\n", ";"),
        (b"text\n", ","),
    ],
)
def test_csv_tells_its_delimiter(tmp_path, content, delimiter):
    (tmp_path / "in.csv").write_bytes(content)
    assert CsvReader(tmp_path / "in.csv").delimiter == delimiter


@pytest.mark.parametrize("name", ["in.tsv", "in.TSV", "in.tsv.gz"])
def test_tsv_has_tabs_whatever_its_header_holds(tmp_path, name):
    path = tmp_path / name
    content = b"id, or key\ttext\n1\tone, or two\n"
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    (row,) = open_table(path).rows(0)
    assert row.values == {"id, or key": "1", "text": "one, or two"}


def test_csv_last_line_without_an_end(tmp_path):
    assert len(csv_rows(tmp_path, b"id,text\n1,one\n2,two")) == 2


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", TableFileError, "is empty"),
        (b"id,caf\xe9\n1,a\n", TableFileError, "header.*not UTF-8"),
        ("id,text\n".encode("utf-16"), TableFileError, "iconv -f utf-16 "),
        ("id,text\n".encode("utf-32"), TableFileError, "UTF-32 mark.*iconv -f utf-32"),
        ("id,text\n".encode("utf-16-le"), TableFileError, "without a mark.*iconv -f utf-16le"),
        ("id,text\n".encode("utf-16-be"), TableFileError, "without a mark.*iconv -f utf-16be"),
        (b"text,id,text\n", ColumnError, "names 'text' more than once"),
    ],
)
def test_csv_that_cannot_be_used(tmp_path, content, error, message):
    with pytest.raises(error, match=message):
        csv_rows(tmp_path, content)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2),
        max_size=8,
    ),
    st.integers(0, 9),
)
def test_csv_written_by_python_is_read_back(tmp_path_factory, rows, skip):
    path = tmp_path_factory.mktemp("csv") / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    found = list(CsvReader(path).rows(skip))
    assert [list(row.values.values()) for row in found] == rows[skip:]


# JSON lines


def test_jsonl_rows_may_differ_in_their_keys(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"text": "a", "n": 1}\n\n{"more": null, "text": "b"}\n')
    reader = JsonlReader(path)
    assert reader.columns == ["text", "n", "more"]
    rows = list(reader.rows(0))
    assert [row.values for row in rows] == [{"text": "a", "n": 1}, {"more": None, "text": "b"}]
    assert [row.place for row in rows] == ["line 1", "line 3"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": "caf\xe9"}', "is not UTF-8 (byte 0xe9)"),
        (b'{"text": ', "is not JSON"),
        (b'["text"]', "holds a JSON list, not an object"),
        (b"7", "holds a JSON int"),
        (b"[" * 100_000, "is not JSON"),
    ],
)
def test_jsonl_bad_lines_are_kept_with_their_number(tmp_path, line, problem):
    rows = jsonl_rows(tmp_path, b'\xef\xbb\xbf{"text": "a"}\n' + line + b'\n{"text": "b"}')
    assert [row.problem is None for row in rows] == [True, False, True]
    assert rows[1].place == "line 2"
    assert rows[1].problem.startswith(problem)


def test_jsonl_numbers_that_are_no_json_are_null(tmp_path):
    assert jsonl_rows(tmp_path, b'{"x": NaN}')[0].values == {"x": None}


def test_jsonl_skips_rows_not_lines(tmp_path):
    rows = jsonl_rows(tmp_path, b'{"x": 1}\n\nbad\n{"x": 2}\n', skip=2)
    assert told(rows) == [("line 4", None)]


# packed files


def test_packed_files_are_read(tmp_path):
    path = tmp_path / "in.csv.gz"
    path.write_bytes(gzip.compress(b"text\none\n"))
    assert [row.values for row in CsvReader(path).rows(0)] == [{"text": "one"}]


@pytest.mark.parametrize("cut", [5, -9])
def test_packed_files_that_are_damaged_are_refused(tmp_path, cut):
    path = tmp_path / "in.csv.gz"
    path.write_bytes(gzip.compress(b"text\n" + b"one two three\n" * 10_000)[:cut])
    with pytest.raises(TableFileError, match="cannot be unpacked"):
        list(CsvReader(path).rows(0))


# Parquet


@pytest.mark.parametrize("skip", [0, 1, 9, 10, 11, 25, 29, 30])
def test_parquet_rows_behind_those_skipped(tmp_path, skip):
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"n": range(30)}), path, row_group_size=10)
    rows = list(ParquetReader(path).rows(skip))
    assert [row.values["n"] for row in rows] == list(range(skip, 30))
    assert [row.place for row in rows] == [f"row {n}" for n in range(skip + 1, 31)]


def test_parquet_times_finer_than_pythons(tmp_path):
    path = tmp_path / "in.parquet"
    kinds = [pa.timestamp("ns", "UTC"), pa.timestamp("ns"), pa.time64("ns"), pa.duration("ns")]
    columns = {f"c{place}": pa.array([1_500], kind) for place, kind in enumerate(kinds)}
    pq.write_table(pa.table(columns), path)
    (row,) = ParquetReader(path).rows(0)
    assert row.values["c1"] == dt.datetime(1970, 1, 1, microsecond=1)  # noqa: DTZ001
    assert row.values["c3"] == dt.timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (pa.array([b"on", b"caf\xe9", b"off"]).cast(pa.string(), safe=False), "byte 0xe9"),
        (pa.array([0, 3_000_000_000_000, 0], pa.timestamp("s")), "out of range"),
        (pa.array([0, 4_000_000, 0], pa.date32()), "out of range"),
        (pa.array([0, 1 << 62, 0], pa.duration("s")), "has a value of 'c'"),
    ],
    ids=["not utf-8", "after the year 9999", "date", "duration"],
)
def test_parquet_value_that_python_lacks_is_a_problem_of_its_row(tmp_path, values, said):
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"text": ["one", "two", "three"], "c": values}), path)
    one, two, three = ParquetReader(path).rows(0)
    assert one.problem is None
    assert three.problem is None
    assert one.values["c"] == values[0].as_py()
    assert two.place == "row 2"
    assert two.problem.startswith("has a value of 'c' that cannot be read")
    assert said in two.problem
    assert two.values == {"text": "two"}
    (behind,) = ParquetReader(path).rows(2)
    assert behind == three


def test_parquet_that_is_none_is_refused(tmp_path):
    path = tmp_path / "in.parquet"
    path.write_bytes(b"no such thing")
    with pytest.raises(TableFileError, match="no Parquet file"):
        ParquetReader(path)


def test_parquet_damage_inside_is_reported(tmp_path):
    path = tmp_path / "in.parquet"
    pq.write_table(pa.table({"text": [f"text {n}" for n in range(9_999)]}), path)
    content = bytearray(path.read_bytes())
    content[50:20_000] = b"\xff" * 19_950
    path.write_bytes(content)
    with pytest.raises(TableFileError, match="is damaged"):
        list(ParquetReader(path).rows(0))


# columns


@pytest.mark.parametrize(
    ("there", "text", "title"),
    [
        (["id", "text", "title"], "text", "title"),
        (["Content", "HEADLINE"], "Content", "HEADLINE"),
        (["content", " Body "], " Body ", None),
    ],
)
def test_columns_are_guessed_by_name(there, text, title):
    chosen = choose(there, [])
    assert (chosen.text, chosen.title) == (text, title)
    assert repr(text) in chosen.notes[0]


def test_columns_named_are_not_guessed():
    chosen = choose(["a", "b", "text"], [], text="a", title="b")
    assert (chosen.text, chosen.title, chosen.notes) == ("a", "b", ())
    assert chosen.carried == {"b": "b", "text": "text"}


def test_columns_not_there_are_named_with_those_that_are():
    with pytest.raises(ColumnError, match=r"there are: 'x', 'y'.*--text"):
        choose(["x", "y"], [])
    with pytest.raises(ColumnError, match=r"--title z: no such column; there are: 'text'"):
        choose(["text"], [], title="z")


def test_columns_of_the_score_displace_none_of_the_input():
    chosen = choose(["text", "bias", "input_bias"], ["bias"])
    assert chosen.carried == {"bias": "input_input_bias", "input_bias": "input_bias"}
    assert "carried through as" in chosen.notes[-1]


def test_columns_of_half_characters_have_names_that_every_file_can_hold():
    chosen = choose(["text", "\ud83d", "\ud83e", "\ufffd", "é"], ["bias"])
    names = ["input_\ufffd", "input_input_\ufffd", "\ufffd", "é"]
    assert list(chosen.carried.values()) == names
    assert choose(["text", "\ud83d"], ["bias"]).carried == {"\ud83d": "\ufffd"}


def test_half_characters_become_replacement_marks():
    assert readable("a\udce9b\ud83d") == "a\ufffdb\ufffd"
