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


def test_a_column_is_scored_where_it_is(spark):
    from credscore.spark import score_udf

    rows = [(i, None if i == 5 else TEXT.format(i) * 3, f"Vote {i}") for i in range(40)]
    table = spark.createDataFrame(rows, "id int, body string, headline string").repartition(3)
    scored = table.withColumn("score", score_udf()("body", "headline"))
    found = scored.select("id", "score.*").orderBy("id").collect()
    frame = pd.DataFrame(rows, columns=["id", "body", "headline"])
    expected = credscore.score_frame(frame, text="body", title="headline")
    assert [row["id"] for row in found] == list(range(40))
    assert found[0].asDict().keys() == {"id", *row_types()}
    for row, (_, wanted) in zip(found, expected.iterrows(), strict=True):
        for name in row_types():
            value = wanted[name]
            assert row[name] == (None if pd.isna(value) else value)
    # A single column will do, and dots in names need backticks.
    (row,) = (
        table.select(score_udf(features=True)("body").alias("s"))
        .limit(1)
        .select("s.`structure.words`")
        .collect()
    )
    assert row[0] > 0


def test_one_column_will_do_and_what_is_no_text_is_recorded(spark):
    from credscore.spark import score_udf

    table = spark.createDataFrame([(TEXT * 3, 7)], "body string, number int")
    score = score_udf(features=True)
    row = table.select(score("body").alias("a"), score("number").alias("b")).first()
    assert row["a"]["structure.words"] > 0
    assert row["b"]["error"].startswith("TextTypeError: text must be a str, not int")
