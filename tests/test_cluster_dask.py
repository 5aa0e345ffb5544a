"""The same calls on a dask cluster of two worker processes, one of them killed meanwhile."""

from __future__ import annotations

import os
import signal

import joblib
import pandas as pd
import pytest

import credscore

distributed = pytest.importorskip("distributed", reason="needs the extra dask")

pytestmark = pytest.mark.cluster

TEXTS = [
    f"The council of Marl{i} voted 7 to {i % 6} on Monday to repair the bridge, it said. " * 3
    for i in range(300)
]


@pytest.fixture(scope="module")
def client():
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def on_the_cluster(client):
    with joblib.parallel_config(backend="dask"):
        yield client


def test_the_same_scores_in_the_same_order(on_the_cluster):
    tasks = on_the_cluster.run_on_scheduler(
        lambda dask_scheduler: dask_scheduler.transition_counter
    )
    found = list(credscore.score_many(iter(TEXTS[:60]), batch_size=5))
    after = on_the_cluster.run_on_scheduler(
        lambda dask_scheduler: dask_scheduler.transition_counter
    )
    assert after > tasks  # it did run there
    assert found == list(map(credscore.score, TEXTS[:60]))


def test_tables_with_bad_rows(on_the_cluster):
    frame = pd.DataFrame({"text": [None, *TEXTS[:40], "?"]})
    with joblib.parallel_config(backend="loky"):
        expected = credscore.score_frame(frame)
    pd.testing.assert_frame_equal(credscore.score_frame(frame), expected)


def test_closing_early_leaves_a_usable_cluster(on_the_cluster):
    results = credscore.score_many(iter(TEXTS), batch_size=2)
    next(results)
    results.close()
    assert len(list(credscore.score_many(TEXTS[:9]))) == 9


def test_a_killed_worker_loses_and_doubles_nothing(on_the_cluster):
    pids = on_the_cluster.run(os.getpid)
    results = credscore.score_many(iter(TEXTS), batch_size=4, on_error="record")
    found = [next(results) for _ in range(30)]
    os.kill(next(iter(pids.values())), signal.SIGKILL)
    found += results
    assert [score.text for score in found] == TEXTS
    assert set(on_the_cluster.run(os.getpid).values()) != set(pids.values())
