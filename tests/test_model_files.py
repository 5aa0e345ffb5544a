"""Models on disk: whole ones come back the same, others are refused."""

from __future__ import annotations

import errno
import json
import os
import pickle
import warnings
from dataclasses import replace
from pathlib import Path

import joblib
import numpy as np
import pytest
import skops.io

import credscore
from credscore.model.archive import read_members
from credscore.model.files import check_golden, load_model
from credscore.model.plain import to_plain
from tests.labelled_articles import make_table, make_text
from tests.model_members import Bomb, signed

TEXT = make_text("rant", 77)


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


def test_an_ending_may_be_in_capitals(model, saved, tmp_path):
    model.save(tmp_path / "M.SKOPS")
    assert (tmp_path / "M.SKOPS").read_bytes() == saved
    assert load_model(tmp_path / "M.SKOPS").model_id == model.model_id


def test_a_link_to_a_model_stays_one(model, saved, tmp_path):
    (tmp_path / "versions").mkdir()
    link = tmp_path / "current.skops"
    link.symlink_to(Path("versions", "third.skops"))
    for _ in range(2):  # also where it leads to no file yet
        model.save(link)
        assert link.is_symlink()
        assert (tmp_path / "versions" / "third.skops").read_bytes() == saved
    assert len(list((tmp_path / "versions").iterdir())) == 1


def test_a_model_that_cannot_be_written_names_the_file_that_was_asked_for(model, tmp_path):
    with pytest.raises(FileNotFoundError, match=r"missing.m\.skops'$"):
        model.save(tmp_path / "missing" / "m.skops")


def test_a_missing_file(tmp_path):
    with pytest.raises(credscore.ModelFileError, match=r"none\.skops: cannot be read: No such"):
        load_model(tmp_path / "none.skops")


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
    from credscore.features.joined import join
    from credscore.features.reading import read_article

    readings = [read_article(make_text(kind, 3)) for kind in ("rant", "report")]
    joined = join(readings)
    values = model.values_of(joined, model.wording.use(joined))
    words = np.array([reading.words.sum() for reading in readings])
    rows = model.score_rows(values, words, np.array([False, True]))
    assert rows[0] == model.score_rows(values[:1], words[:1], np.array([False]))[0]
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
