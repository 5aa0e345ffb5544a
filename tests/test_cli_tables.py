"""Tables that commands read whole: numbers as spreadsheets of other countries write them."""

from __future__ import annotations

import pytest

from credscore.cli.tables import read_table


def columns(tmp_path, content: str):
    path = tmp_path / "table.csv"
    path.write_text(content, "utf-8")
    return read_table(path)


@pytest.mark.parametrize("start", ["", "sep=;\n"])
def test_commas_are_points_in_numbers_between_semicolons(tmp_path, start):
    found = columns(tmp_path, f"{start}bias;n;low\n0,38;12;-1,5E-05\n1;7;\n")
    assert found == {"bias": ["0.38", "1"], "n": ["12", "7"], "low": ["-1.5E-05", None]}


def test_commas_stay_in_columns_that_hold_anything_else(tmp_path):
    lines = [
        "outlet;date;thousands;both;list",
        "24,7;3 May, 2020;1,234,567;1,234;1,2,3",
        "Post;4 May, 2020;1,234;0.5;4,5",
    ]
    found = columns(tmp_path, "\n".join(lines))
    assert list(map(list, zip(*found.values(), strict=True))) == [
        line.split(";") for line in lines[1:]
    ]


@pytest.mark.parametrize("content", ['bias,n\n"0,38",1\n', "bias\tn\n0,38\t1\n"])
def test_commas_stay_where_no_semicolons_separate(tmp_path, content):
    assert columns(tmp_path, content) == {"bias": ["0,38"], "n": ["1"]}
