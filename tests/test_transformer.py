"""TextFeatures behaves as scikit-learn users expect of a text transformer."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
import sklearn
from sklearn.base import clone
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import get_tags

from credscore import EmptyTextError, TextFeatures, TextTypeError

REPORTS = [
    f"The council said on Tuesday that road {n} would be closed for {n} days. Ms Lee, the mayor, "
    "said the work was needed."
    for n in range(2, 8)
]
RANTS = [
    f"What a shameful disgrace road {n} is! Obviously they never cared, and you will pay for "
    "this outrageous farce."
    for n in range(2, 8)
]
TEXTS = [text for pair in zip(REPORTS, RANTS, strict=True) for text in pair]
LABELS = np.tile([0, 1], 6)
GROUPS = np.repeat(np.arange(6), 2)


def test_slice_equals_whole_and_fit_is_idempotent() -> None:
    transformer = TextFeatures()
    whole = transformer.fit_transform(TEXTS)
    np.testing.assert_array_equal(transformer.transform(TEXTS[3:5]), whole[3:5])
    np.testing.assert_array_equal(transformer.fit(TEXTS[:1]).transform(TEXTS), whole)


def test_clone_keeps_parameters_verbatim() -> None:
    families = ("hedging", "sourcing")
    transformer = TextFeatures(families=families)
    assert transformer.families is families
    assert clone(transformer).get_params() == {"families": families}
    assert not hasattr(transformer, "n_features_out_")


def test_names_match_the_columns() -> None:
    transformer = TextFeatures(families=["quotation"]).fit(TEXTS)
    names = transformer.get_feature_names_out()
    assert transformer.transform(TEXTS).shape == (len(TEXTS), len(names))
    assert all(name.startswith("quotation.") for name in names)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_output_as_a_table(library: str) -> None:
    pytest.importorskip(library)
    transformer = TextFeatures(families=["structure"]).set_output(transform=library)
    frame = transformer.fit_transform(TEXTS)
    assert list(frame.columns) == list(transformer.get_feature_names_out())
    assert type(frame).__module__.startswith(library)


@pytest.mark.skipif(
    tuple(map(int, sklearn.__version__.split(".")[:2])) < (1, 8),
    reason="scikit-learn before 1.8 takes the index from tables only",
)
def test_output_keeps_the_index_of_a_series() -> None:
    series = pd.Series(TEXTS, index=[f"row {n}" for n in range(len(TEXTS))])
    frame = (
        TextFeatures(families=["structure"]).set_output(transform="pandas").fit_transform(series)
    )
    assert list(frame.index) == list(series.index)


def test_unfitted_transformer_is_refused() -> None:
    from sklearn.exceptions import NotFittedError

    with pytest.raises(NotFittedError):
        TextFeatures().transform(TEXTS)


def test_pickle_round_trip() -> None:
    transformer = TextFeatures().fit(TEXTS)
    again = pickle.loads(pickle.dumps(transformer))
    np.testing.assert_array_equal(again.transform(TEXTS), transformer.transform(TEXTS))


def test_input_is_not_mutated() -> None:
    texts = list(TEXTS)
    TextFeatures().fit_transform(texts)
    assert texts == TEXTS


@pytest.mark.parametrize(
    ("X", "error", "says"),
    [
        ("one text", TextTypeError, "pass \\[text\\]"),
        (pd.DataFrame({"text": ["one"]}), TextTypeError, "X .* not a DataFrame"),
        (["fine", None], TextTypeError, "row 1"),
        (["fine", float("nan")], TextTypeError, "row 1.*NaN"),
        (["fine", "..."], EmptyTextError, "row 1"),
        ([], ValueError, "no texts"),
    ],
)
def test_bad_input_names_the_row(X: object, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        TextFeatures().fit(X)  # type: ignore[arg-type]


@pytest.mark.parametrize("families", ["hedging", ("hedging", "colour"), 5, [["hedging"]]])
def test_unknown_family_is_refused(families: object) -> None:
    with pytest.raises(ValueError, match="choose a sequence of"):
        TextFeatures(families=families).fit(TEXTS)  # type: ignore[arg-type]


def test_tags_tell_that_it_takes_text() -> None:
    tags = get_tags(TextFeatures())
    assert tags.input_tags.string
    assert not tags.input_tags.two_d_array


def test_works_in_pipeline_search_and_grouped_validation() -> None:
    pipeline = make_pipeline(TextFeatures(), StandardScaler(), LogisticRegression())
    scores = cross_val_score(pipeline, TEXTS, LABELS, groups=GROUPS, cv=GroupKFold(3))
    assert scores.mean() == 1.0
    search = GridSearchCV(
        pipeline, {"textfeatures__families": [("style",), ("sourcing", "loaded")]}, cv=2
    )
    assert search.fit(TEXTS, LABELS).best_score_ > 0.5


def test_joins_a_feature_union() -> None:
    union = FeatureUnion([("features", TextFeatures()), ("words", TfidfVectorizer())])
    assert union.fit_transform(TEXTS).shape[0] == len(TEXTS)


def test_texts_that_can_be_gone_through_once_are_all_measured() -> None:
    transformer = TextFeatures(families=("quotation",))
    expected = transformer.fit_transform(TEXTS)
    np.testing.assert_array_equal(transformer.fit_transform(text for text in TEXTS), expected)


@pytest.mark.parametrize("families", [(), [], iter(["quotation"])])
def test_families_that_would_give_no_column_are_refused(families: object) -> None:
    with pytest.raises(ValueError, match="choose a sequence of"):
        TextFeatures(families=families).fit(TEXTS)
