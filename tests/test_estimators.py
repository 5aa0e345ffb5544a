"""The conformance suite of the text estimators (scikit-learn's own runs one check on them)."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn import config_context
from sklearn.base import clone, is_classifier, is_regressor
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_score, cross_validate
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.utils import get_tags

import credscore
from credscore import ArticleClassifier, ArticleRegressor, TextFeatures
from tests.labelled_articles import make_table, make_text

TABLE = make_table(40, n_outlets=8)
TEXTS, LABELS, HEAT, OUTLETS = (TABLE[name] for name in ("text", "label", "heat", "outlet"))
FRESH = [make_text(kind, seed, 20) for seed in (500, 501) for kind in ("rant", "report")]
CASES = [
    (ArticleClassifier(base=None), LABELS),
    (ArticleRegressor(base=None), HEAT),
]
ids = pytest.mark.parametrize(("estimator", "y"), CASES, ids=["classifier", "regressor"])


@pytest.fixture(scope="module")
def classifier():
    return ArticleClassifier(base=None).fit(TEXTS, LABELS, groups=OUTLETS)


@pytest.fixture(scope="module")
def regressor():
    return ArticleRegressor(base=None).fit(TEXTS, HEAT, groups=OUTLETS)


@ids
def test_parameters_are_kept_verbatim_and_cloned(estimator, y):
    assert estimator.get_params() == {"base": None, "n_jobs": None, "random_state": 0}
    again = clone(estimator).set_params(random_state=7)
    assert again.random_state == 7
    assert estimator.random_state == 0
    assert not hasattr(again, "model_")
    with pytest.raises(ValueError, match="Invalid parameter"):
        again.set_params(colour="red")


@ids
def test_unfitted_is_refused(estimator, y):
    with pytest.raises(NotFittedError):
        clone(estimator).predict(FRESH)


def test_predictions_are_of_the_right_kind(classifier, regressor):
    assert classifier.classes_.tolist() == ["rant", "report"]
    chances = classifier.predict_proba(FRESH)
    assert chances.shape == (4, 2)
    np.testing.assert_allclose(chances.sum(axis=1), 1.0)
    assert classifier.predict(FRESH).tolist() == ["rant", "report", "rant", "report"]
    heat = regressor.predict(FRESH)
    assert heat.shape == (4,)
    assert heat[0] > heat[1]
    assert is_classifier(classifier)
    assert is_regressor(regressor)


def test_predictions_are_those_of_the_score(classifier, regressor):
    for row, text in enumerate(FRESH):
        head = credscore.score(text, model=classifier.model_).heads["label"]
        assert head.value == pytest.approx(classifier.predict_proba(FRESH)[row, 1], abs=1e-12)
        head = credscore.score(text, model=regressor.model_).heads["label"]
        assert head.value == pytest.approx(regressor.predict(FRESH)[row], abs=1e-12)


def test_fitting_again_gives_the_same_and_changes_no_input(classifier):
    texts, labels, groups = list(TEXTS), list(LABELS), list(OUTLETS)
    again = clone(classifier)
    assert again.fit(texts, labels, groups=groups) is again
    assert (texts, labels, groups) == (TEXTS, LABELS, OUTLETS)
    expected = classifier.predict_proba(FRESH)
    np.testing.assert_array_equal(again.predict_proba(FRESH), expected)
    again.fit(TEXTS[::-1], LABELS[::-1])
    again.fit(texts, labels, groups=groups)
    np.testing.assert_array_equal(again.predict_proba(FRESH), expected)
    assert again.get_params() == classifier.get_params()


def test_slice_equals_whole(classifier, regressor):
    np.testing.assert_array_equal(
        classifier.predict_proba(FRESH)[1:3], classifier.predict_proba(FRESH[1:3])
    )
    np.testing.assert_array_equal(regressor.predict(FRESH)[1:3], regressor.predict(FRESH[1:3]))
    assert classifier.predict_proba([]).shape == (0, 2)
    assert regressor.predict([]).shape == (0,)


def test_any_container_of_texts_will_do(classifier):
    expected = classifier.predict_proba(FRESH)
    for container in (tuple, np.array, pd.Series, pl.Series, iter):
        np.testing.assert_array_equal(classifier.predict_proba(container(FRESH)), expected)


@pytest.mark.parametrize("container", [np.array, pd.Series, pl.Series, tuple])
def test_labels_of_any_container(container, regressor):
    again = clone(regressor).fit(container(TEXTS), container(HEAT), groups=container(OUTLETS))
    np.testing.assert_array_equal(again.predict(FRESH), regressor.predict(FRESH))


def test_numbers_as_classes_come_back_as_numbers():
    classifier = ArticleClassifier(base=None).fit(TEXTS, np.array([3, 1] * 20))
    assert classifier.classes_.tolist() == [1, 3]
    assert classifier.predict(FRESH).tolist() == [3, 1, 3, 1]


@pytest.mark.parametrize("table", [np.array, pd.DataFrame, pl.DataFrame])
@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("y", credscore.LabelError),
        ("groups", credscore.ColumnError),
        ("sample_weight", credscore.ColumnError),
    ],
)
def test_what_stands_beside_texts_is_one_column(table, name, error):
    beside = {"y": HEAT, name: table([[1.0]] * len(TEXTS))}
    with pytest.raises(error, match=f"{name} has rows and columns; pass one column"):
        ArticleRegressor(base=None).fit(TEXTS, **beside)


def test_models_that_say_other_things_have_other_names():
    def name(estimator, y):
        return estimator(base=None).fit(TEXTS, y).model_.model_id

    assert name(ArticleRegressor, HEAT) == name(ArticleRegressor, HEAT)
    assert name(ArticleRegressor, HEAT) != name(ArticleRegressor, [h + 1.0 for h in HEAT])
    assert name(ArticleClassifier, [0, 1] * 20) != name(ArticleClassifier, ["no", "yes"] * 20)


def test_pickling_keeps_predictions(classifier):
    again = pickle.loads(pickle.dumps(classifier))
    np.testing.assert_array_equal(again.predict_proba(FRESH), classifier.predict_proba(FRESH))


@ids
@pytest.mark.parametrize(
    ("X", "error", "says"),
    [
        (None, credscore.TextTypeError, "X must be an iterable of str, not None"),
        (5, credscore.TextTypeError, "X must be an iterable of str, not int"),
        ("one text", credscore.TextTypeError, r"pass \[text\]"),
        ({"one", "two"}, credscore.TextTypeError, "X must be in an order, not a set"),
        (np.array([["one"], ["two"]]), credscore.TextTypeError, "not of rows: pass one column"),
        (["fine", None], credscore.TextTypeError, "row 1"),
        (["fine", "..."], credscore.EmptyTextError, "row 1"),
    ],
)
def test_bad_texts_name_the_row(estimator, y, X, error, says):
    with pytest.raises(error, match=says):
        clone(estimator).fit(X, y[:2])


@ids
@pytest.mark.parametrize("n_jobs", [0, 1.5, "2"])
def test_n_jobs_is_checked_in_fit(estimator, y, n_jobs):
    with pytest.raises(ValueError, match=f"n_jobs must be a number .* not {n_jobs!r}"):
        clone(estimator).set_params(n_jobs=n_jobs).fit(TEXTS, y)
    with pytest.raises(ValueError, match=f"n_jobs must be a number .* not {n_jobs!r}"):
        credscore.train(TABLE, n_jobs=n_jobs)


def test_a_weight_is_shown_as_a_number():
    weights = np.array([1.0, 0.0] * (len(TEXTS) // 2))
    with pytest.raises(credscore.ColumnError, match=r"sample_weight, row 1 .*: 0\.0 is no weight"):
        ArticleRegressor(base=None).fit(TEXTS, HEAT, sample_weight=weights)


@pytest.mark.parametrize("random_state", [None, np.random.RandomState(3), np.int64(3)])
def test_any_random_state_of_scikit_learn_will_do(random_state):
    fitted = ArticleClassifier(base=None, random_state=random_state).fit(TEXTS, LABELS)
    assert fitted.random_state is random_state
    assert fitted.predict(FRESH).tolist() == ["rant", "report", "rant", "report"]


def test_weights_of_any_size_give_the_same(classifier):
    heavy = clone(classifier).fit(TEXTS, LABELS, groups=OUTLETS, sample_weight=[1e308] * 40)
    np.testing.assert_allclose(heavy.predict_proba(FRESH), classifier.predict_proba(FRESH))


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        ({"y": LABELS[:-1]}, credscore.LabelError, "39 labels for 40 texts"),
        ({"y": [None, *LABELS[1:]]}, credscore.LabelError, r"rows \[0\]"),
        ({"y": None}, credscore.LabelError, "y is None"),
        ({"y": 3}, credscore.LabelError, "y is one int; pass a label for each"),
        (
            {"sample_weight": 2.0},
            credscore.ColumnError,
            "sample_weight is one float; pass an entry",
        ),
        ({"groups": [None, *OUTLETS[1:]]}, credscore.ColumnError, "groups is missing in 1 rows"),
        ({"groups": ["one"] * 40}, credscore.LabelError, "one group.*at least 2"),
        ({"sample_weight": ["much"] * 40}, credscore.ColumnError, "'much' is no weight"),
        ({"sample_weight": [float("inf")] * 40}, credscore.ColumnError, "inf is no weight"),
        ({"groups": OUTLETS[:-1]}, credscore.ColumnError, "groups has 39"),
        ({"sample_weight": [1.0]}, credscore.ColumnError, "sample_weight has 1"),
        ({"sample_weight": [0.0] * 40}, credscore.ColumnError, "above 0"),
    ],
)
def test_bad_labels_groups_and_weights(arguments, error, says):
    with pytest.raises(error, match=says):
        ArticleClassifier(base=None).fit(**{"X": TEXTS, "y": LABELS, **arguments})


def test_parameters_are_validated_in_fit():
    with pytest.raises(ValueError, match="base='mine'"):
        ArticleClassifier(base="mine").fit(TEXTS, LABELS)


@pytest.mark.parametrize("estimator", [TextFeatures(), ArticleClassifier(), ArticleRegressor()])
def test_tags_tell_that_text_goes_in(estimator):
    tags = get_tags(estimator)
    assert tags.input_tags.string
    assert not tags.input_tags.two_d_array
    assert tags.requires_fit


def test_in_a_pipeline_with_grouped_validation():
    pipeline = Pipeline(
        [("tidy", FunctionTransformer(lambda X: [t.strip() for t in X])), ("model", CASES[0][0])]
    )
    scores = cross_val_score(
        pipeline, np.array(TEXTS), LABELS, groups=OUTLETS, cv=GroupKFold(2), scoring="roc_auc"
    )
    assert scores.mean() > 0.8


def test_in_a_grid_search():
    search = GridSearchCV(ArticleRegressor(), {"base": [None, "default"]}, cv=2)
    assert search.fit(TEXTS, HEAT).best_score_ > 0.0


def test_groups_and_weights_are_routed():
    with config_context(enable_metadata_routing=True):
        estimator = ArticleClassifier(base=None)
        estimator.set_fit_request(groups=True, sample_weight=True)
        estimator.set_score_request(sample_weight=True)
        results = cross_validate(
            estimator,
            TEXTS,
            LABELS,
            cv=GroupKFold(2),
            params={"groups": OUTLETS, "sample_weight": np.ones(40)},
            return_estimator=True,
        )
    assert results["test_score"].mean() > 0.7
    # Eight outlets, half of them in each fold: the inner folds held outlets out, not rows.
    assert all(fitted.model_.report.counts["groups"] == 4 for fitted in results["estimator"])


def test_weights_move_predictions(regressor):
    heavy = [5.0 if label == "rant" else 1.0 for label in LABELS]
    moved = ArticleRegressor(base=None).fit(TEXTS, HEAT, groups=OUTLETS, sample_weight=heavy)
    assert moved.predict(FRESH).mean() > regressor.predict(FRESH).mean()


def test_features_join_a_union_with_tfidf_and_a_grid_search():
    union = FeatureUnion(
        [
            ("features", make_pipeline(TextFeatures(families=("loaded",)), StandardScaler())),
            ("words", TfidfVectorizer()),
        ]
    )
    search = GridSearchCV(
        make_pipeline(union, LogisticRegression()), {"logisticregression__C": [0.1, 1.0]}, cv=2
    )
    assert search.fit(TEXTS, LABELS).best_score_ > 0.7


def test_features_as_a_table_in_a_pipeline():
    pipeline = make_pipeline(TextFeatures(families=("quotation",)), StandardScaler())
    frame = pipeline.set_output(transform="pandas").fit_transform(TEXTS[:4])
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(pipeline.get_feature_names_out())
