"""What goes to workers: whatever a list of texts holds, the results are those of one process."""

from __future__ import annotations

import io
import threading
from decimal import Decimal

import joblib
import numpy as np
import pandas as pd
import pytest

import credscore

TEXT = "The council of Marl voted 7 to 2 on Monday to repair the bridge, the mayor said. " * 3


class OfAPage(str):
    """A string that holds the page it stands on, as those of parsers do."""

    __slots__ = ("page",)

    def __init__(self, _: str) -> None:
        self.page = threading.Lock()

    def __reduce__(self) -> object:
        raise RecursionError("the page is too deep")


ODD = [None, float("nan"), pd.NA, b"x", 7, Decimal(1), ["a"], {}, io.StringIO("x"), open, object]


def told(results):
    return [
        f"{type(one).__name__}: {one}" if isinstance(one, Exception) else one for one in results
    ]


def test_strings_of_parsed_pages_travel_without_the_page():
    given = OfAPage(TEXT)
    scores = list(
        credscore.score_many([given] * 3, [given, None, "x"], sources=[given] * 3, n_jobs=2)
    )
    expected = list(credscore.score_many([TEXT] * 3, [TEXT, None, "x"], sources=[TEXT] * 3))
    assert scores == expected
    assert {type(score.text) for score in scores} == {str}
    frame = pd.DataFrame({"text": pd.Series([given] * 3, dtype=object)})
    rows = credscore.score_frame(frame, n_jobs=2)
    assert rows["bias"].tolist() == [scores[0].bias] * 3


def test_what_cannot_travel_has_the_same_error_as_in_one_process():
    texts = [TEXT, *ODD, threading.Lock(), (one for one in "ab"), "", TEXT]
    alone = list(credscore.score_many(texts, on_error="record"))
    for batch_size in ("auto", 2):
        spread = credscore.score_many(texts, n_jobs=2, batch_size=batch_size, on_error="record")
        assert told(spread) == told(alone)


def test_what_stands_beside_a_text_has_the_same_error_as_in_one_process():
    beside = [*ODD, threading.Lock(), np.str_("x"), np.float64("nan"), pd.NaT]
    for name in ("titles", "sources"):
        given = {name: beside, "on_error": "record"}
        alone = list(credscore.score_many([TEXT] * len(beside), **given))
        assert told(credscore.score_many([TEXT] * len(beside), n_jobs=2, **given)) == told(alone)
        assert isinstance(alone[2], credscore.Score)


def test_an_error_that_was_found_here_names_its_position():
    with pytest.raises(credscore.TextTypeError, match=r"position 2 .*not lock"):
        list(credscore.score_many([TEXT, TEXT, threading.Lock(), TEXT], n_jobs=2))


def test_an_iterator_that_was_given_up_stops_no_other():
    """The workers are shared: they are stopped with it, and started again for the others."""
    texts = [TEXT] * 300  # the first round has 128, and is over where the next one is asked for
    going_on = credscore.score_many(texts, n_jobs=2)
    first = [next(going_on) for _ in range(128)]
    joblib.Parallel(3)(joblib.delayed(len)(TEXT) for _ in range(3))
    given_up = credscore.score_many(texts, n_jobs=2)
    next(given_up)
    given_up.close()
    assert len(first + list(going_on)) == len(texts)
