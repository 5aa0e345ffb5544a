"""The shipped model: plain data, checked by digest, additive, honest about damage."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import credscore
from credscore.features.extract import feature_names, measure
from credscore.features.joined import join
from credscore.features.reading import read_article
from credscore.model import shipped
from credscore.model.head import Head
from credscore.model.model import Model, default_model
from credscore.model.terms import plain_words
from credscore.model.wording import ArticleWording

MODELS = Path(__file__).resolve().parent.parent / "models"


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the shipped model that the package reads instead of its own."""
    folder = tmp_path / "models"
    shutil.copytree(MODELS, folder)
    monkeypatch.setattr(shipped, "model_file", lambda name: folder / name)
    monkeypatch.setattr(
        shipped, "read_json", lambda name: json.loads((folder / name).read_text("utf-8"))
    )
    return folder


def test_shipped_model_is_read_and_names_itself():
    model = default_model()
    assert [head.name for head in model.heads] == ["credibility", "bias"]
    assert model.model_id.startswith(f"default-{credscore.__version__}-")


def test_manifest_tells_how_the_model_was_made():
    manifest = json.loads((MODELS / "manifest.json").read_text("utf-8"))
    for key in ("format_version", "features", "libraries", "data", "licence", "seed", "metrics"):
        assert manifest.get(key) not in (None, "", [], {})
    assert manifest["features"] == list(default_model().heads[0].features)
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((MODELS / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize(
    "name", ["heads.json", "wording.json", "sentences.json", "loaded.json", "attribution.json"]
)
def test_a_changed_file_is_refused_before_it_is_parsed(copied, name):
    with (copied / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(credscore.ModelFileError, match="digest of its manifest"):
        shipped.read_shipped()


def test_another_format_is_refused(copied):
    manifest = json.loads((copied / "manifest.json").read_text("utf-8"))
    (copied / "manifest.json").write_text(json.dumps(manifest | {"format_version": 99}))
    with pytest.raises(credscore.ModelVersionError, match="format 99"):
        shipped.read_shipped()


def test_writing_and_reading_gives_the_same_model(copied):
    manifest, heads, wording = shipped.read_shipped()
    kept = {k: v for k, v in manifest.items() if k not in ("files", "digest", "format_version")}
    shipped.write_shipped(copied, heads, wording, kept)
    assert shipped.read_shipped() == (manifest, heads, wording)


def scored(head, features, words):
    """What `head` says of one article."""
    inputs, outside = head.transform(features[None]), head.transform.outside(features)
    share = np.array([outside.mean()])
    return head.score_rows(inputs, share, np.array([words]), np.array([False]))[0]


def measured(wording, reading):
    return wording.measure(wording.use(join([reading])))[0]


def test_head_round_trip():
    head = default_model().heads[0]
    again = Head.from_dict(json.loads(json.dumps(head.to_dict())))
    features = np.linspace(0.0, 2.0, len(head.features))
    assert scored(again, features, 500) == scored(head, features, 500)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"coef": [1.0]}, "damaged head"),
        ({"coef": None}, "damaged head"),
        ({"kind": "poetry"}, "unknown kind 'poetry'"),
        ({"quantiles": [float("nan")] * 101}, "finite"),
    ],
)
def test_damaged_head_is_refused(change, says):
    data = default_model().heads[1].to_dict() | change
    with pytest.raises(credscore.ModelFileError, match=says):
        Head.from_dict(data)


@pytest.mark.parametrize(
    "change",
    [
        {"words": ["a"]},
        {"words": lambda words: [*words[:-1], words[0]]},
        {"idf": None},
        {"idf": lambda idf: [10**400, *idf[1:]]},
        {"outputs": ["x"]},
        {"offsets": []},
    ],
)
def test_damaged_word_weights_are_refused(change):
    data = default_model().wording.to_dict()
    data |= {key: value(data[key]) if callable(value) else value for key, value in change.items()}
    with pytest.raises(credscore.ModelFileError, match="wording weights are damaged"):
        ArticleWording.from_dict(data)


def test_a_head_over_unknown_features_names_the_cure():
    model = default_model()
    names = ("no.such.feature", *model.heads[0].features[1:])
    head = replace(model.heads[0], features=names)
    with pytest.raises(credscore.ModelVersionError, match=r"no\.such\.feature.*train it again"):
        Model.build("mine", (head,), model.wording)


def test_many_articles_get_to_the_bit_what_each_gets_alone():
    model = default_model()
    rng = np.random.default_rng(0)
    n_features = len(feature_names()) + len(model.wording.names)
    values = np.abs(rng.normal(size=(40, n_features))) * 3.0
    words, abstain = rng.uniform(1, 3000, 40), rng.random(40) < 0.2
    alone = [
        model.score_rows(values[i : i + 1], words[i : i + 1], abstain[i : i + 1])[0]
        for i in range(len(words))
    ]
    # NaN is not equal to itself: numbers are compared as they are written.
    assert repr(model.score_rows(values, words, abstain)) == repr(alone)
    assert model.score_rows(values[:0], words[:0], abstain[:0]) == []


def test_a_model_can_be_sent_to_another_process(report, report_text):
    again = pickle.loads(pickle.dumps(default_model()))
    assert credscore.score(report_text, model=again) == report


def test_shorter_and_stranger_texts_get_wider_intervals():
    head = default_model().heads[0]
    middle = head.transform.knots[:, 6]
    width = {}
    for words in (2000, 150):
        low, high = scored(head, middle, words).interval
        width[words] = high - low
    assert width[150] >= width[2000] > 0


def test_wording_ignores_names_quotations_and_numbers():
    wording = default_model().wording
    plain = "The mayor said on Monday that the road would be closed for 9 days, and left."
    named = "The mayor said on Friday that the road would be closed for 7 days, and left."
    first, other = (measured(wording, read_article(text)) for text in (plain, named))
    np.testing.assert_array_equal(first, other)


def test_words_are_found_as_the_reference_finds_them(report_text, opinion_text):
    wording = default_model().wording
    for text in (
        report_text,
        opinion_text,
        "Said.",
        "9",
        '"Quoted only."',
        "Ann Lee. Ann Lee said",
    ):
        reading = read_article(text)
        kept, _ = plain_words(reading)
        rows = [wording.rows[word] for word in kept if word in wording.rows]
        uses = np.bincount(rows, minlength=len(wording.idf))
        vector = np.sqrt(uses) * wording.idf
        wanted = vector / max(np.sqrt(vector @ vector), 1e-300) @ wording.weights + wording.offsets
        np.testing.assert_allclose(measured(wording, reading), wanted, atol=1e-12)


def test_no_head_reads_the_length_of_a_text():
    for head in default_model().heads:
        assert not {"structure.words", "structure.sentences", "structure.paragraphs"} & set(
            head.features
        )


def test_heads_agree_with_scikit_learns_linear_predictors(report, report_text):
    from sklearn.linear_model import LogisticRegression

    head = default_model().heads[1]
    values = dict(zip(feature_names(), measure(read_article(report_text)).tolist(), strict=True))
    values |= {name: report.features[name] for name in default_model().wording.names}
    inputs = head.transform(np.array([values[name] for name in head.features]))
    model = LogisticRegression()
    model.classes_ = np.array([0, 1])
    model.coef_, model.intercept_ = head.coef[None, :], np.array([head.intercept])
    assert model.predict_proba(inputs[None, :])[0, 1] == pytest.approx(report.bias, abs=1e-12)
