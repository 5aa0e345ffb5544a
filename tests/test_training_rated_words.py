"""Where retraining is judged, nothing is known of the publishers it is judged on."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from credscore.model.model import default_model
from credscore.model.trained import base_names
from training import rated_words
from training.rated_words import RatedWords
from training.wording import Counts

TEXTS = [
    "The council voted on Tuesday to close the pool, the mayor said in a statement.",
    "This is nonsense, and nobody in the mainstream media dares to say so again.",
]
TITLES = ["Council votes to close pool", "Nonsense again"]
#: Articles of three publishers.
GROUPS = np.array(["a.com", "b.com", "c.com"] * 20, object)


def material(careful: np.ndarray) -> SimpleNamespace:
    rng = np.random.default_rng(0)
    terms = list(default_model().wording.rows)
    kept = sparse.csr_matrix(rng.poisson(0.3, (len(GROUPS), len(terms))).astype(float))
    return SimpleNamespace(
        articles=pd.DataFrame({"group": GROUPS}),
        groups=GROUPS,
        topics=np.full(len(GROUPS), "pools", object),
        counts=Counts(terms, kept, kept),
        targets={"careful": careful, "slanted": 1.0 - careful},
    )


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Return what is learned from ratings where the publisher c.com is judged."""

    def learn(careful: np.ndarray, values: np.ndarray) -> np.ndarray:
        monkeypatch.setattr(rated_words, "read_material", lambda *_: material(careful))
        return RatedWords(tmp_path, tmp_path, TEXTS, TITLES).without(values, {"c.com"})

    return learn


def test_ratings_of_the_publishers_that_are_judged_do_not_count(without) -> None:
    careful = np.random.default_rng(1).random(len(GROUPS))
    values = np.zeros((len(TEXTS), len(base_names(default_model()))))
    found = without(careful, values)
    of_judged = np.where(GROUPS == "c.com", 1.0 - careful, careful)
    of_others = np.where(GROUPS == "b.com", 1.0 - careful, careful)
    np.testing.assert_array_equal(without(of_judged, values), found)
    assert (without(of_others, values) != found).any()


def test_nothing_but_what_is_learned_from_ratings_is_replaced(without) -> None:
    values = np.full((len(TEXTS), len(base_names(default_model()))), 7.0)
    found = without(np.random.default_rng(1).random(len(GROUPS)), values)
    changed = np.flatnonzero((found != 7.0).any(axis=0))
    assert [base_names(default_model())[column] for column in changed] == [
        "wording.careful",
        "wording.slanted",
        "title_wording.careful",
        "title_wording.slanted",
    ]
    assert (values == 7.0).all()
