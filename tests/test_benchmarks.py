"""The benchmark runs and names real stages; how long anything takes is not tested."""

from __future__ import annotations

import json

from benchmarks import bench_batch, bench_score, texts


def test_the_benchmark_runs_end_to_end(tmp_path, capsys):
    out = tmp_path / "figures.json"
    sizes = [str(size) for size in (1_000, 4_000)]
    options = ["--articles", "3", "--repeats", "1", "--json", str(out)]
    assert bench_score.main([*options, "--sizes", *sizes]) in {0, 1}
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["articles"] == 3
    assert set(figures["stages"]) == {*bench_score.stages.STAGES, "rest", "all"}
    assert "ratio" in capsys.readouterr().out


def test_the_slope_of_linear_growth_is_one():
    assert abs(bench_score.slope({10: 2.0, 100: 20.0, 1000: 200.0}) - 1) < 1e-12


def test_made_up_articles_differ_and_have_the_typical_length():
    articles = texts.made_up(20)
    assert len(set(articles)) == 20
    assert all(0.9 < len(article) / texts.TYPICAL < 1.3 for article in articles)
    assert texts.made_up(20) == articles


def test_a_text_of_a_given_length():
    assert len(texts.of_length(12_345)) == 12_345


def test_memory_of_a_stream_of_texts_is_weighed():
    figures = bench_batch.memory(60)
    assert figures["texts"] == 60
    assert 10 < figures["largest worker MB"] < 1_000


def test_costs_are_compared_and_drawn(tmp_path):
    figures = bench_batch.against(lambda: sum(range(10**6)), lambda: sum(range(10**6)), 1)
    assert figures["speed-up, best"] > 0
    bench_batch.plot({"growth": {"1": {10: 1.0, 100: 9.0}}}, tmp_path / "new" / "plot.png")
    assert (tmp_path / "new" / "plot.png").read_bytes().startswith(b"\x89PNG")
