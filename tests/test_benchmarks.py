"""The benchmark runs and names real stages; how long anything takes is not tested."""

from __future__ import annotations

import json

from benchmarks import bench_score, texts
from benchmarks.__main__ import main


def test_the_benchmark_runs_end_to_end(tmp_path, capsys):
    out, picture = tmp_path / "figures.json", tmp_path / "new" / "cost.svg"
    quick = "--articles 3 --rounds 1 --stream 60 --sizes 1000 4000 --lengths 1000".split()
    assert main([*quick, "--json", str(out), "--plot", str(picture)]) in {0, 1}
    figures = json.loads(out.read_text(encoding="utf-8"))
    scoring, batch = figures["scoring"], figures["batch"]
    assert scoring["articles"] == 3
    assert set(scoring["stages"]) == {*bench_score.stages.STAGES, "rest", "all"}
    assert batch["spreading"]["score_many"]["speed-up, best"] > 0
    assert batch["long run"]["texts"] == 60
    assert 10 < batch["long run"]["largest worker MB"] < 1_000
    assert "ratio" in capsys.readouterr().out
    assert "<svg" in picture.read_text(encoding="utf-8")


def test_the_slope_of_linear_growth_is_one():
    assert abs(bench_score.slope({10: 2.0, 100: 20.0, 1000: 200.0}) - 1) < 1e-12


def test_made_up_articles_differ_and_have_the_typical_length():
    articles = texts.made_up(20)
    assert len(set(articles)) == 20
    assert all(0.9 < len(article) / texts.TYPICAL < 1.3 for article in articles)
    assert texts.made_up(20) == articles


def test_a_text_of_a_given_length():
    assert len(texts.of_length(12_345)) == 12_345
