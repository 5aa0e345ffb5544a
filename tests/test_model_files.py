"""Models on disk: whole ones come back the same, all others are refused and run nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import pickle
import random
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path

import joblib
import numpy as np
import pytest
import skops.io

import credscore
from credscore.model import files
from credscore.model.archive import read_members
from credscore.model.files import check_golden, load_model
from credscore.model.plain import from_plain, to_plain
from credscore.model.report import TrainingReport
from tests.labelled_articles import make_table, make_text

TEXT = make_text("rant", 77)


@pytest.fixture(scope="module")
def model():
    return credscore.train(make_table(40), label="tone", base=None, progress=False)


@pytest.fixture(scope="module")
def saved(model, tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("model") / "mine.skops"
    model.save(path)
    return path.read_bytes()


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def signed(members: dict[str, bytes]) -> bytes:
    """A file whose digests are right, as an attacker can make it."""
    digests = {name: files.hashlib.sha256(data).hexdigest() for name, data in members.items()}
    manifest = {"credscore_model": files.FORMAT_VERSION, "digests": digests}
    return zipped({"manifest.json": json.dumps(manifest).encode(), **members})


def refused(tmp_path: Path, data: bytes, says: str, error=credscore.ModelFileError) -> None:
    path = tmp_path / "hostile.skops"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as caught:
        load_model(path)
    assert "hostile.skops" in str(caught.value)


def test_a_saved_model_scores_the_same(model, saved, tmp_path):
    path = tmp_path / "m.skops"
    path.write_bytes(saved)
    again = credscore.load_model(str(path))
    assert credscore.score(TEXT, model=again) == credscore.score(TEXT, model=model)
    assert again.report.figures == model.report.figures
    assert again.manifest == model.manifest
    again.save(tmp_path / "again.skops")
    assert (tmp_path / "again.skops").read_bytes() == saved


def test_a_file_holds_no_text_of_the_examples(saved):
    members = read_members(saved)
    for text in make_table(40)["text"]:
        assert not [name for name, data in members.items() if text[:60].encode() in data]


def test_plain_skops_reads_it_without_trusting_anything(saved):
    assert skops.io.get_untrusted_types(data=saved) == []
    assert isinstance(skops.io.loads(saved), dict)


def test_pickles_and_joblib_are_for_oneself_only(model, tmp_path):
    score = credscore.score(TEXT, model=model)
    assert credscore.score(TEXT, model=pickle.loads(pickle.dumps(model))) == score
    model.save(tmp_path / "m.joblib")
    with pytest.raises(credscore.ModelFileError, match="trusted=True"):
        load_model(tmp_path / "m.joblib")
    again = load_model(tmp_path / "m.joblib", trusted=True)
    assert credscore.score(TEXT, model=again) == score


@pytest.mark.parametrize("trusted", ["no", "False", 1, [0]])
def test_only_true_is_trust(tmp_path, trusted):
    joblib.dump(Bomb(tmp_path / "ran"), tmp_path / "bad.joblib")
    with pytest.raises(credscore.ModelFileError, match="trusted=True"):
        load_model(tmp_path / "bad.joblib", trusted=trusted)
    assert not (tmp_path / "ran").exists()


def test_a_hostile_joblib_file_is_not_opened(tmp_path):
    joblib.dump(Bomb(tmp_path / "ran"), tmp_path / "bad.joblib")
    with pytest.raises(credscore.ModelFileError, match="run any code"):
        load_model(tmp_path / "bad.joblib")
    assert not (tmp_path / "ran").exists()


def test_a_foreign_or_damaged_joblib_file_is_refused(tmp_path):
    joblib.dump([1, 2], tmp_path / "list.joblib")
    with pytest.raises(credscore.ModelFileError, match="but a list"):
        load_model(tmp_path / "list.joblib", trusted=True)
    (tmp_path / "cut.joblib").write_bytes(b"\x80\x04")
    with pytest.raises(credscore.ModelFileError, match="cannot be read"):
        load_model(tmp_path / "cut.joblib", trusted=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.skops")
    with pytest.raises(credscore.ModelFileError, match=r"pipe\.skops: is a pipe or a device"):
        load_model(tmp_path / "pipe.skops")


@pytest.mark.parametrize("name", ["model.pkl", "model", "model.json"])
def test_other_endings_are_refused(model, tmp_path, name):
    for call in (load_model, model.save):
        with pytest.raises(credscore.ModelFileError, match=r"ends in \.skops"):
            call(tmp_path / name)


def test_a_missing_file(tmp_path):
    with pytest.raises(credscore.ModelFileError, match=r"none\.skops: cannot be read: No such"):
        load_model(tmp_path / "none.skops")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_truncated_file(saved, tmp_path, share):
    refused(tmp_path, saved[: int(len(saved) * share)], "damaged or is not a model")


def test_every_changed_byte_is_noticed(saved, tmp_path):
    path = tmp_path / "m.skops"
    whole = read_members(saved)
    for at in np.linspace(0, len(saved) - 1, 60).astype(int).tolist():
        data = bytearray(saved)
        data[at] ^= 0x55
        path.write_bytes(data)
        try:
            load_model(path)
        except (credscore.ModelFileError, credscore.ModelVersionError):
            continue
        # Bytes that carry nothing: dates, attributes.
        assert read_members(bytes(data)) == whole


def test_a_changed_member_is_refused_before_it_is_parsed(saved, tmp_path, monkeypatch):
    members = read_members(saved)
    members["schema.json"] += b" "
    monkeypatch.setattr(skops.io, "loads", lambda *_, **__: pytest.fail("parsed"))
    refused(tmp_path, zipped(members), "do not have the digest")


def test_added_and_removed_members_are_refused(saved, tmp_path):
    members = read_members(saved)
    refused(tmp_path, zipped({**members, "more.npy": b"x"}), r"more\.npy.*digest")
    gone = next(name for name in members if name.endswith(".npy"))
    refused(tmp_path, zipped({k: v for k, v in members.items() if k != gone}), "digest")


def test_a_foreign_skops_file_is_refused(tmp_path):
    from sklearn.linear_model import LogisticRegression

    estimator = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    refused(tmp_path, skops.io.dumps(estimator), "no manifest")
    refused(tmp_path, zipped({"readme.txt": b"hello"}), "no manifest")


def test_a_signed_estimator_is_refused_all_the_same(tmp_path):
    from sklearn.linear_model import LogisticRegression

    estimator = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    refused(
        tmp_path, signed(read_members(skops.io.dumps(estimator))), "LogisticRegression.*no part"
    )


@pytest.mark.parametrize(
    "hostile", [{"a": print}, {"a": Path.touch}, {"a": np.random.default_rng(0)}, {"a": {1, 2}}]
)
def test_signed_functions_and_objects_are_not_built(tmp_path, hostile):
    refused(tmp_path, signed(read_members(skops.io.dumps(hostile))), "no part of a credscore model")


def test_an_object_array_with_a_pickle_inside_runs_nothing(saved, tmp_path):
    members = read_members(saved)
    name = next(name for name in members if name.endswith(".npy"))
    out = io.BytesIO()
    np.save(out, np.array([Bomb(tmp_path / "ran")], dtype=object), allow_pickle=True)
    members[name] = out.getvalue()
    members.pop("manifest.json")
    refused(tmp_path, signed(members), "cannot be parsed")
    assert not (tmp_path / "ran").exists()


def test_an_unknown_loader_is_refused(saved, tmp_path):
    members = read_members(saved)
    schema = json.loads(members["schema.json"])
    schema["content"]["__loader__"] = "FunctionNode"
    members["schema.json"] = json.dumps(schema).encode()
    members.pop("manifest.json")
    refused(tmp_path, signed(members), "no part of a credscore model")


@pytest.mark.parametrize("key", ["__loader__", "__module__", "__class__"])
def test_a_kind_that_is_no_name_is_refused(saved, tmp_path, key):
    members = read_members(saved)
    del members["manifest.json"]
    schema = json.loads(members["schema.json"])
    schema["content"]["described"][key] = ["str"]
    members["schema.json"] = json.dumps(schema).encode()
    refused(tmp_path, signed(members), "no part of a credscore model")


@pytest.mark.parametrize(
    ("name", "value"), [("examples", 90_000), ("made_with", {}), ("golden", []), ("author", "us")]
)
def test_a_manifest_says_what_the_model_says(saved, tmp_path, name, value):
    members = read_members(saved)
    manifest = {**json.loads(members["manifest.json"]), name: value}
    members["manifest.json"] = json.dumps(manifest).encode()
    refused(tmp_path, zipped(members), rf"manifest says of \['{name}'\] what the model does not")


@pytest.mark.parametrize("schema", [b"", b"[]", b"{}", b"[" * 5_000, b"\xff"])
def test_a_broken_schema_is_refused(tmp_path, schema):
    refused(tmp_path, signed({"schema.json": schema}), "schema cannot be read")


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    refused(tmp_path, zipped({"bomb": bytes(50_000_000)}), "times its size")
    many = {f"{n}.npy": b"x" for n in range(500)}
    refused(tmp_path, zipped(many), "members")
    refused(tmp_path, zipped({"a/b": b"x"}), "in folders")


def test_json_that_would_fill_the_memory_is_not_parsed(tmp_path):
    # Not regular enough to be told from its ratio.
    filler = random.Random(0).randbytes(100_000).hex()
    big = f'["{filler}"{",[]" * 7_000_000}]'.encode()
    refused(tmp_path, zipped({"manifest.json": big}), "16,777,216 bytes")


def test_nested_json_is_refused(tmp_path):
    filler = random.Random(0).randbytes(1_000).hex()
    refused(tmp_path, zipped({"manifest.json": b"[" * 50_000 + filler.encode()}), "no manifest")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(saved, tmp_path, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in read_members(saved).items():
            archive.writestr(name, data)
    refused(tmp_path, out.getvalue(), "packed in a way no model is")


def test_a_directory_that_lies_about_sizes_is_refused(saved, tmp_path):
    data = zipped({"bomb": bytes(10_000_000)})
    # The size stands in the local header and in the directory; both say 10 bytes now.
    lied = data.replace((10_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != data
    refused(tmp_path, lied, "damaged|has not the size")


def test_another_format_version_is_refused(saved, tmp_path):
    members = read_members(saved)
    manifest = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps({**manifest, "credscore_model": 99}).encode()
    refused(tmp_path, zipped(members), "format 99", credscore.ModelVersionError)


@pytest.mark.parametrize(
    "change",
    [
        {"coef": None},
        {"coef": np.zeros((2, 2))},
        {"intercept": np.array([np.nan, 0.0, 0.0])},
        {"members": np.array(["a"])},
        {"knots": 3},
        {"idf": {}},
        {"weights": {"own_wording": np.zeros(3)}},
        {"described": "{"},
        {"described": "[]"},
        {"seen": np.zeros(3)},
        {"manifest": {}},
        {"manifest": 5},
    ],
)
def test_damaged_parts_are_refused(model, tmp_path, change):
    plain = {**to_plain(model), **change}
    members = read_members(skops.io.dumps(plain))
    refused(tmp_path, signed(members), "damaged|is not a credscore model")


@pytest.mark.parametrize(
    ("parts", "change"),
    [
        (("knots", "ranks"), lambda array: array[:, :1]),
        (("members",), lambda array: array[:0]),
        (("scale",), lambda array: 0.0 * array),
    ],
)
def test_parts_that_give_no_numbers_are_refused(model, parts, change):
    plain = to_plain(model)
    with pytest.raises(credscore.ModelFileError, match="is damaged"):
        from_plain({**plain, **{name: change(plain[name]) for name in parts}}, model)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("kind", "poetry", "unknown kind 'poetry'"),
        ("base", "mine", "unknown base 'mine'"),
        ("terms", {}, "unknown wordings"),
        ("report", {}, "damaged report"),
        ("terms", [], "damaged"),
        ("classes", ["hot", "hot", "cool"], "classes"),
        ("classes", ["hot", "cool"], "classes"),
        ("bounds", [float("nan"), 1.0], "not finite"),
        ("bounds", [1.0, 0.0], "intervals"),
        ("residuals", [0.0, float("inf")], "not finite"),
        ("residuals", [10**400, 0.0], "damaged"),
    ],
)
def test_damaged_descriptions_are_refused(model, key, value, says):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    plain["described"] = json.dumps({**described, key: value})
    with pytest.raises(credscore.ModelFileError, match=says):
        from_plain(plain, model)


def test_a_term_that_comes_twice_is_refused(model):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    terms = described["terms"]["own_wording"]
    terms[-1] = terms[0]
    with pytest.raises(credscore.ModelFileError, match="stands twice"):
        from_plain({**plain, "described": json.dumps(described)}, model)


def test_a_feature_that_comes_twice_is_refused(model):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    described["features"][-1] = described["features"][0]
    with pytest.raises(credscore.ModelFileError, match="stands twice"):
        from_plain({**plain, "described": json.dumps(described)}, model)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("kind", "poetry"),
        ("kind", []),
        ("counts", 5),
        ("counts", {"examples": [1]}),
        ("figures", [{"name": "AUC", "value": "x"}]),
        ("calibration", [["a", "b", "c"]]),
        ("confusion", {"hot": 5}),
        ("features", [{"output": "hot", "name": "x", "effect": "much"}]),
        ("mistakes", [{"row": "x", "label": "", "predicted": "", "excerpt": ""}]),
        ("settings", [1]),
    ],
)
def test_damaged_reports_are_refused_when_read_not_when_shown(model, part, value):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    described["report"][part] = value
    with pytest.raises(credscore.ModelFileError, match="damaged report"):
        from_plain({**plain, "described": json.dumps(described)}, model)


def test_names_of_a_report_are_texts_whatever_the_file_says(model):
    data = model.report.to_dict()
    data["target"], data["warnings"] = 5, [None]
    data["features"][0]["name"] = 7
    data["calibration"][0][0] = None
    report = TrainingReport.from_dict(data)
    assert "Training report: 5" in report.to_html()
    assert str(report).startswith("5: multiclass")


@pytest.mark.parametrize("golden", ["abc", None, [float("nan")] * 9, [[]]])
def test_golden_scores_that_are_none_agree_with_nothing(model, golden):
    other = replace(model, manifest={**model.manifest, "golden": golden})
    with pytest.raises(credscore.ModelVersionError, match="scores differently here"):
        check_golden(other, "here")


@pytest.mark.parametrize("ending", ["skops", "joblib"])
def test_a_later_format_is_not_guessed_at(model, tmp_path, ending):
    path = tmp_path / f"m.{ending}"
    replace(model, manifest={**model.manifest, "format_version": 99}).save(path)
    with pytest.raises(credscore.ModelVersionError, match="format 99, this credscore reads"):
        load_model(path, trusted=True)


def test_a_feature_this_version_lacks_names_the_cure(model, tmp_path):
    plain = to_plain(model)
    described = json.loads(plain["described"])
    described["features"][0] = "no.such.feature"
    plain["described"] = json.dumps(described)
    data = signed(read_members(skops.io.dumps(plain)))
    path = tmp_path / "m.skops"
    path.write_bytes(data)
    with pytest.raises(credscore.ModelVersionError, match=r"no\.such\.feature.*credscore train IN"):
        load_model(path)


def remade(model, shift: float):
    """The model as if made elsewhere, with golden scores that far off."""
    golden = [value + shift for value in model.manifest["golden"]]
    made = {"credscore": "0.0.1", "scikit-learn": "1.6", "base": "default-0"}
    return replace(model, manifest={**model.manifest, "golden": golden, "made_with": made})


def test_another_version_is_checked_against_the_golden_scores(model, tmp_path):
    path = tmp_path / "m.skops"
    remade(model, 0.0).save(path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_model(path)
    remade(model, 0.01).save(path)
    with pytest.warns(UserWarning, match="a little differently here.*credscore train IN"):
        load_model(path)
    remade(model, 0.1).save(path)
    with pytest.raises(credscore.ModelVersionError, match=r"1\.6.*credscore train IN"):
        load_model(path)


def test_golden_scores_of_a_fresh_model_agree(model):
    assert check_golden(model, "here") == 0.0
    assert len(model.manifest["golden"]) == 9


def test_a_pickle_holds_no_copy_of_the_shipped_model(model):
    assert len(pickle.dumps(model)) < 1_000_000


def test_many_scores_at_once_are_the_same(model):
    from credscore.features.reading import read_article

    readings = [read_article(make_text(kind, 3)) for kind in ("rant", "report")]
    values = np.stack([model.features(reading)[1] for reading in readings])
    words = np.array([reading.words.sum() for reading in readings])
    rows = model.score_rows(values, words, np.array([False, True]))
    assert rows[0] == model.score(values[0], words[0], abstain=False)
    assert np.isnan(rows[1]["tone"].value["hot"])


@pytest.mark.parametrize("name", ["mine.skops", "mine.joblib"])
def test_a_model_is_written_whole_or_not_at_all(model, tmp_path, monkeypatch, name):
    path = tmp_path / name
    model.save(path)
    before = path.read_bytes()

    def full(file, _data):
        with file.open("wb") as begun:
            begun.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(joblib, "dump", lambda data, file: full(file, data))
    with pytest.raises(OSError, match="No space left"):
        model.save(path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
