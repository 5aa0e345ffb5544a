"""Scoring in a local Spark session; runs where pyspark and Java are."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pandas as pd
import pytest

import credscore
from credscore.rows import row_types

pytestmark = [
    pytest.mark.cluster,
    # pyspark 4 warns of pandas 3 on every import of its pandas functions.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

TEXT = "The council voted {} to 2 on Monday to repair the bridge, Mayor Ann Lee said. "


@pytest.fixture(scope="module")
def spark():
    sql = pytest.importorskip("pyspark.sql", reason="needs the extra spark")
    if shutil.which("java") is None:
        pytest.skip("needs Java")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(Path(credscore.__file__).parent.parent))
        session = (
            sql.SparkSession.builder.master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "1")
            .getOrCreate()
        )
        yield session
        session.stop()


def test_columns_are_scored_where_they_are(spark):
    from credscore.spark import score_udf

    rows = [(i, None if i == 5 else TEXT.format(i) * 3, f"Vote {i}") for i in range(40)]
    score, everything = score_udf(), score_udf(features=True)
    # One job for all, because starting one takes seconds.
    found = (
        spark.createDataFrame(rows, "id int, body string, headline string")
        .repartition(2)
        .select(
            "id",
            score("body", "headline").alias("both"),
            everything("body").alias("body"),
            score("id").alias("number"),
        )
        .select("id", "both.*", "body.`structure.sentences`", "number")
        .orderBy("id")
        .collect()
    )
    frame = pd.DataFrame(rows, columns=["id", "body", "headline"])
    expected = credscore.score_frame(frame, text="body", title="headline")
    assert [row["id"] for row in found] == list(range(40))
    for row, (_, wanted) in zip(found, expected.iterrows(), strict=True):
        for name in row_types():
            assert row[name] == (None if pd.isna(wanted[name]) else wanted[name])
    assert found[0]["structure.sentences"] == 3
    assert found[0]["number"]["error"].startswith("TextTypeError: text must be a str, not int")


def test_without_pyspark_it_says_what_to_install(monkeypatch):
    from credscore.spark import score_udf

    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(ImportError, match=r"needs pyspark.*pip install 'credscore\[spark\]'"):
        score_udf()
