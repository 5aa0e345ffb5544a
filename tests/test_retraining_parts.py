"""The parts of retraining: copies, folds, structure, figures, calibration."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score, roc_auc_score

import credscore
from credscore.model.shipped import read_seen
from credscore.retraining.calibration import calibrate
from credscore.retraining.choosing import _best, _default_shares, _inside, _losses
from credscore.retraining.duplicates import clusters, copies, digests
from credscore.retraining.folds import assign_folds, weights_of
from credscore.retraining.labels import Target, read_labels
from credscore.retraining.measuring import measure_texts
from credscore.retraining.metrics import compare, figures_of
from credscore.retraining.structure import find_structure
from tests.labelled_articles import make_text


def binary(codes) -> Target:
    return Target("binary", ("no", "yes"), np.asarray(codes, np.float64))


def test_cut_and_edited_copies_are_found_and_others_are_not():
    texts = [make_text("report", seed, 12) for seed in range(6)]
    half = texts[0][: len(texts[0]) * 2 // 3]
    edited = texts[1].replace("Monday", "Sunday") + " One more sentence was added here."
    assert copies([*texts, half, edited]) == [(0, 6), (1, 7)]


def varied(stories: int, seed: int, versions: int) -> list[str]:
    """Versions of stories of ten sentences, in turn; each has one sentence of its own."""
    rng = np.random.default_rng(seed)
    whole = [make_text("report", seed + n, 10).split(". ") for n in range(stories)]
    texts = []
    for version in range(versions):
        for place, story in enumerate(whole):
            lines = list(story)
            lines[rng.integers(10)] = make_text("rant", 1000 * (place + 1) + version, 1)
            texts.append(". ".join(lines))
    return texts


@pytest.mark.parametrize("versions", [20, 60])
def test_versions_of_a_story_are_copies_however_many_there_are(versions):
    texts = varied(2, 5, versions)
    rows = list(map(str, range(len(texts))))
    assert clusters(rows, copies(texts)).tolist() == [0, 1] * versions


def test_what_every_page_says_makes_no_copies():
    footer = " ".join(f"subscribe{n}" for n in range(70))
    texts = [f"{' '.join(f'w{row}x{n}' for n in range(70))} {footer}" for row in range(60)]
    assert copies(texts) == []


def test_equal_short_texts_are_copies_whatever_their_spacing():
    assert copies(["Two words.", "Other", "two  WORDS", "two words"]) == [(0, 2), (0, 3)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_clusters_join_groups_and_copies_and_nothing_else(pairs):
    groups = list("aabbccddee")
    found = clusters(groups, pairs)
    links = {frozenset(pair) for pair in pairs} | {frozenset((n, n + 1)) for n in range(0, 10, 2)}
    for link in links:
        assert len({found[row] for row in link}) == 1
    # As many clusters as a plain graph search finds.
    reached: list[set[int]] = []
    for row in range(10):
        here = {row}
        for _ in range(10):
            here |= {other for link in links if link & here for other in link}
        if here not in reached:
            reached.append(here)
    assert len(set(found.tolist())) == len(reached)


def test_the_shipped_digests_are_sorted_and_one_way_of_eight_bytes():
    seen = read_seen()
    assert seen.dtype == np.uint64
    assert (np.diff(seen.astype(object)) > 0).all()
    assert not np.isin(digests([make_text("rant", 1)]), seen).any()


@given(st.integers(0, 1000))
def test_folds_keep_clusters_whole_and_classes_on_both_sides(seed):
    rng = np.random.default_rng(seed)
    cluster = rng.integers(0, 20, 120)
    codes = rng.integers(0, 3, 120)
    target = Target("multiclass", ("a", "b", "c"), codes.astype(np.float64))
    fold = assign_folds(cluster, target, 5, seed)
    for name in np.unique(cluster):
        assert len(set(fold[cluster == name].tolist())) == 1
    for held in range(5):
        assert 5 < (fold == held).sum() < 50
        assert set(codes[fold != held].tolist()) == {0, 1, 2}


def test_few_clusters_give_few_folds_and_one_gives_an_error():
    target = binary([0, 1] * 10)
    assert set(assign_folds(np.arange(20) // 10, target, 5, 0).tolist()) == {0, 1}
    with pytest.raises(credscore.LabelError, match="all examples are one group"):
        assign_folds(np.zeros(20, np.int64), target, 5, 0)


def test_big_groups_do_not_dominate():
    cluster = np.array([0] * 100 + [1])
    weight = weights_of(cluster, np.ones(101))
    assert weight[:100].sum() < 20.5 * weight[100]
    assert weight.mean() == pytest.approx(1.0)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=4, max_size=40))
def test_figures_agree_with_scikit_learn(rows):
    codes = np.array([int(label) for label, _ in rows])
    chance = np.array([value for _, value in rows])
    found = figures_of(binary(codes), np.column_stack((1 - chance, chance)))
    if 0 < codes.sum() < len(codes):
        assert found["AUC"] == pytest.approx(roc_auc_score(codes, chance))
        predicted = np.column_stack((1 - chance, chance)).argmax(axis=1)
        expected = f1_score(codes, predicted, average="macro", zero_division=0.0)
        assert found["macro-F1"] == pytest.approx(expected)
    else:
        assert np.isnan(found["AUC"])


def test_regression_figures_and_their_intervals():
    labels = np.linspace(0.0, 1.0, 40)
    target = Target("regression", (), labels)
    noisy = labels[:, None] + np.random.default_rng(0).normal(0, 0.2, (40, 1))
    figures = {f.name: f for f in compare(target, noisy, labels[:, None], np.arange(40) // 4, 0)}
    assert figures["rank correlation"].baseline == 1.0
    assert figures["R2"].low < figures["R2"].value < figures["R2"].high < 1.0
    assert figures["R2"].gain_high < 0.0


@pytest.mark.parametrize(("steeper", "is_right"), [(1.0, True), (4.0, False)])
def test_the_interval_of_a_calibration_error_allows_for_chance(steeper, is_right):
    rng = np.random.default_rng(1)
    held = 0
    for _ in range(5):
        odds = 1.5 * rng.normal(size=200)
        codes = (rng.random(200) < 1.0 / (1.0 + np.exp(-odds))).astype(float)
        chance = 1.0 / (1.0 + np.exp(-steeper * odds))
        values = np.column_stack((1.0 - chance, chance))
        error = compare(binary(codes), values, None, np.arange(200) // 4, 0)[-1]
        assert error.name == "calibration error"
        assert error.low <= error.value <= error.high
        held += (error.low == 0.0) == is_right
    assert held >= 4


def test_intervals_are_wider_where_clusters_are_few_or_unequal():
    rng = np.random.default_rng(2)
    labels = rng.normal(size=240)
    values = labels[:, None] + rng.normal(size=(240, 1))
    sizes = {"many": [6] * 40, "few": [40] * 6, "unequal": [190, *[10] * 5]}
    width = {}
    for name, rows in sizes.items():
        cluster = np.repeat(np.arange(len(rows)), rows)
        error = compare(Target("regression", (), labels), values, None, cluster, 0)[-1]
        width[name] = error.high - error.low
    # All are independent: what is wider is so because few clusters tell little.
    assert width["many"] < width["few"] < width["unequal"]


@pytest.mark.parametrize("kind", ["binary", "multiclass", "regression"])
def test_calibration_finds_the_slope_of_known_odds(kind):
    rng = np.random.default_rng(3)
    weight = np.ones(4000)
    if kind == "regression":
        raw = rng.normal(size=(4000, 1))
        slope, offset = calibrate(kind, raw, 2.0 * raw + 1.0, weight)
        assert (slope, offset[0]) == pytest.approx((2.0, 1.0))
        return
    n = 1 if kind == "binary" else 3
    raw = rng.normal(size=(4000, n))
    scores = np.hstack((np.zeros((4000, 1)), 2.0 * raw + 0.5)) if n == 1 else 2.0 * raw
    chances = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    drawn = (rng.random((4000, 1)) > chances.cumsum(axis=1)).sum(axis=1)
    outputs = (drawn[:, None] == np.arange(3)[-n if n == 3 else 1 : n + 1 if n == 1 else 3]) * 1.0
    slope, offset = calibrate(kind, raw, outputs, weight)
    assert slope == pytest.approx(2.0, abs=0.15)
    assert offset - offset.mean() + (0.5 if n == 1 else 0.0) == pytest.approx(
        np.full(n, 0.5 if n == 1 else 0.0), abs=0.15
    )


def structure(texts, labels, groups=None, words=None, pairs=()):
    words = np.full(len(texts), 300.0) if words is None else np.asarray(words, np.float64)
    measured = SimpleNamespace(words=words, abstains=np.zeros(len(texts), np.bool_))
    return " ".join(find_structure(texts, read_labels(labels), groups, list(pairs), measured))


def test_sound_examples_give_no_warning():
    texts = [make_text("report", n) for n in range(40)]
    groups = [f"o{n % 8}" for n in range(40)]
    labels = ["ab"[n // 3 % 2] for n in range(40)]
    assert structure(texts, labels, groups, np.arange(40) % 7) == ""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"groups": None}, "No group was given"),
        ({"groups": [f"o{n % 8}" for n in range(40)]}, "8 of 8 groups .* label of the source"),
        ({"words": [100, 900] * 20}, r"length of the text alone \(AUC 1.00\)"),
        ({"pairs": [(0, 1)]}, r"2 rows are near-copies.*differ in 1 of 1 pairs.*\[\(0, 1\)\]\)"),
        ({"texts": ["LISBON (Wire) — They met.", "They met."] * 20}, "dateline.*100%.* 0%"),
        ({"texts": ["On 3 May they met.", "They met."] * 20}, "date in its opening"),
        ({"labels": list(range(40)), "words": range(40)}, "rank correlation 1.00"),
        (
            {"texts": ["LISBON (Wire) — They met.", "PORTO (Wire) — They met."] * 20},
            "place of the dateline: of the 40 articles.*label of 100%.* of 50%",
        ),
        (
            {"texts": ["Updated 3 May 2016. They met.", "Updated 3 May 2018. They met."] * 20},
            "year in its opening: of the 40 articles.*label of 100%",
        ),
        (
            {
                "texts": [f"Since {2010 + n // 10} they met." for n in range(40)],
                "labels": list(range(40)),
                "groups": [f"o{n % 5}" for n in range(40)],
            },
            "year in its opening.*third of the labels",
        ),
    ],
)
def test_suspicious_structure_is_found(change, says):
    plain = {
        "texts": [make_text("report", n) for n in range(40)],
        "labels": ["a", "b"] * 20,
        "groups": [f"o{n // 5}" for n in range(40)],
    }
    assert re.search(says, structure(**{**plain, **change}))


@pytest.mark.parametrize(("n_groups", "is_chance"), [(4, True), (20, False)])
def test_what_a_few_groups_show_by_chance_is_said_to_be_chance(n_groups, is_chance):
    groups = [f"o{n % n_groups}" for n in range(80)]
    of_group = [n % n_groups % 2 for n in range(80)]
    texts = ["On 3 May they met." if odd else "They met." for odd in of_group]
    words = [900 if odd else 300 for odd in of_group]
    found = structure(texts, ["ab"[odd] for odd in of_group], groups, words)
    for says in ("length of the text alone", "a date in its opening"):
        assert says in found
    assert found.count("It may be chance") == (2 if is_chance else 0)
    # Labels that differ inside groups are no matter of groups.
    inside = structure(texts, ["ab"[odd] for odd in of_group], [f"o{n // 20}" for n in range(80)])
    assert "It may be chance" not in inside


def test_a_rare_label_may_be_in_no_group_that_is_dealt_anew():
    groups = [f"o{max(n - 8, 0)}" for n in range(100)]
    labels = ["b" if n < 5 else "a" for n in range(100)]
    words = [900 + n if n < 5 else 300 + n for n in range(100)]
    texts = ["On 3 May they met." if n < 5 else "They met." for n in range(100)]
    found = structure(texts, labels, groups, words)
    assert "length of the text alone" in found
    assert "a date in its opening" in found


def test_texts_that_get_no_score_are_named():
    german = "Der Rat habe am Montag beschlossen, dass die alte Brücke geschlossen werde. " * 4
    measured = measure_texts([german, make_text("report", 1), "Too short."])
    assert measured.abstains.tolist() == [True, False, True]
    texts = [german, "Ministers met."] * 20
    found = find_structure(
        texts,
        read_labels(["a", "a", "b", "b"] * 10),
        None,
        [],
        SimpleNamespace(words=np.full(40, 90.0), abstains=np.array([True, False] * 20)),
    )
    assert "20 of 40 texts (first rows: [0, 2, 4, 6, 8]) are not in English" in found[0]


def test_a_rare_class_is_named():
    found = structure(["text"] * 80, ["a"] * 75 + ["b"] * 5)
    assert "'b' has 5 of 80 examples" in found


@pytest.mark.parametrize(
    ("n", "n_classes", "rare"), [(20, 2, 5), (60, 2, 6), (150, 2, 15), (60, 10, 6), (24, 0, 0)]
)
def test_chance_is_no_finding(n, n_classes, rare):
    """Labels that have nothing to do with length, signs or groups: ten sets of each kind."""
    rng = np.random.default_rng(5)
    warned = []
    for _ in range(10):
        classes = [f"c{k}" for k in range(n_classes) for _ in range(rare)]
        labels = rng.permutation(classes + ["c0"] * (n - len(classes))).tolist()
        places, dates = ["LISBON — ", "PORTO — ", ""], ["On 3 May 2016", "In 2018", "They"]
        texts = [rng.choice(places) + rng.choice(dates) for _ in range(n)]
        groups = [f"o{k}" for k in rng.permutation(n) // 2]
        words = rng.lognormal(6.0, 0.5, n)
        warned.append(structure(texts, labels if n_classes else rng.normal(size=n), groups, words))
    assert sum(map(bool, warned)) <= 1, warned


def test_numbers_that_hardly_differ_inside_groups_are_of_the_source():
    rng = np.random.default_rng(0)
    groups = [f"o{n // 5}" for n in range(50)]
    labels = [rng.normal(n // 5, 0.01) for n in range(50)]
    assert "10 of 10 groups" in structure(["text"] * 50, labels, groups)


@pytest.mark.parametrize("sizes", [[20, 20, 20], [60, *[2] * 20]])
def test_few_groups_or_one_that_outweighs_the_rest_are_named(sizes):
    groups = [f"o{place}" for place, size in enumerate(sizes) for _ in range(size)]
    labels = ["ab"[n % 2] for n in range(len(groups))]
    assert "groups of equal size" in structure(["text"] * len(groups), labels, groups)


@pytest.mark.parametrize(
    "opening", ["PARIS, France (AP) — ", "WASHINGTON, Jan 5 (Reuters) - ", "Washington (CNN) "]
)
def test_datelines_with_a_country_a_day_or_an_agency_are_seen(opening):
    texts = [opening + "Ministers met.", "Ministers met."] * 20
    assert "dateline" in structure(texts, ["a", "b"] * 20, [f"o{n % 9}" for n in range(40)])


@pytest.mark.parametrize(("copies_of_each", "chosen"), [(1, 0), (60, 1)])
def test_a_small_gain_is_believed_only_where_examples_are_many(copies_of_each, chosen):
    rng = np.random.default_rng(34)
    truth = rng.normal(size=(30, 1))
    noise = rng.normal(size=(2, 30, 1))
    default, other = truth + 0.85 * noise[0], truth + 0.85 * noise[1]
    gains = _losses(default, truth) - _losses(other, truth)
    better = (default, other) if gains.sum() > 0 else (other, default)
    in_errors = abs(gains.sum()) / (gains.std() * np.sqrt(30))
    assert 0.3 < in_errors < 0.9  # of a standard error; copies in the same cluster keep it
    candidates = [np.repeat(part, copies_of_each, axis=0) for part in better]
    clusters_only = SimpleNamespace(cluster=np.repeat(np.arange(30), copies_of_each))
    assert _best(candidates, np.repeat(truth, copies_of_each, axis=0), clusters_only) == chosen


@pytest.mark.parametrize("told_by", [0, 1])
def test_default_shares_are_those_of_the_set_that_tells_the_labels(told_by):
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(200, 2))
    wanted = inputs[:, told_by] + rng.normal(size=200)
    found, scale = _default_shares([(1.0, 0.1), (0.1, 1.0)], inputs, wanted, 200)
    assert found[told_by] > 9.0 * found[1 - told_by] > 0.0
    assert found.sum() / scale == pytest.approx(1.1)


def test_default_shares_stay_when_the_examples_speak_against_all_blocks():
    inputs = np.random.default_rng(0).normal(size=(50, 3))
    shares = [(0.5, 0.5), (1.0, 1.0), (0.25, 0.25)]
    found, scale = _default_shares(shares, inputs, -inputs.sum(axis=1), 50)
    assert scale > 0.0
    assert found / scale == pytest.approx([0.5, 1.0, 0.25])


def test_levels_of_folds_do_not_speak_for_a_penalty():
    fold = np.array([0, 2, 0, 2, 0])
    values = np.array([[1.0], [10.0], [2.0], [30.0], [6.0]])
    assert _inside(values, fold).ravel().tolist() == [-2.0, -10.0, -1.0, 10.0, 3.0]
    assert values[0, 0] == 1.0
