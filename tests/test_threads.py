"""Threads share the model and the lexicons, from the first call on."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import credscore
from tests.nasty import nasty_texts

ROOT = Path(__file__).parent.parent
THREADS = 16

#: Sixteen threads reach `score` at the same time in a process that has loaded nothing yet.
COLD = f"""
import json, sys
sys.setswitchinterval(1e-5)
from threading import Barrier, Thread
import credscore
texts = json.loads(sys.stdin.read())
found, barrier = [None] * {THREADS}, Barrier({THREADS})
def run(place):
    barrier.wait()
    found[place] = [credscore.score(text).to_json() for text in texts]
threads = [Thread(target=run, args=(place,)) for place in range({THREADS})]
for thread in threads: thread.start()
for thread in threads: thread.join()
json.dump(found, sys.stdout)
"""


def test_sixteen_threads_give_what_one_gives(report_text, opinion_text):
    texts = [report_text, opinion_text, *nasty_texts(0, 40)]
    alone = [credscore.score(text).to_json() for text in texts]
    barrier = Barrier(THREADS)

    def run(first: int) -> list[str]:
        barrier.wait()
        # Each thread begins elsewhere, so that they do different things at the same time.
        turned = texts[first:] + texts[:first]
        scores = [credscore.score(text).to_json() for text in turned]
        return scores[-first:] + scores[:-first] if first else scores

    with ThreadPoolExecutor(THREADS) as pool:
        for scores in pool.map(run, range(THREADS)):
            assert scores == alone


def test_threads_may_race_to_load_everything(report_text, opinion_text):
    texts = [report_text, opinion_text, *nasty_texts(40, 46)]
    alone = [credscore.score(text).to_json() for text in texts]
    done = subprocess.run(
        [sys.executable, "-c", COLD],
        check=False,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert json.loads(done.stdout) == [alone] * THREADS
