"""Hostile and damaged model files are refused and run nothing."""

from __future__ import annotations

import io
import json
import random
import zipfile
from pathlib import Path

import numpy as np
import pytest
import skops.io

import credscore
from credscore.model.archive import read_members
from credscore.model.files import load_model
from tests.model_members import Bomb, refused, signed, zipped


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


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        (b"#!/bin/sh\n", b""),
        (b"", b"\n"),
        (b"", bytes(512)),
        (b"", b"PK\x05\x06" + bytes(18)),
        (zipped({"more.npy": b"x"}), b""),
        (b"", zipped({"more.npy": b"x"})),
    ],
)
def test_bytes_before_or_behind_the_archive_are_refused(saved, tmp_path, before, behind):
    # Readers of zip archives pass over them, and no digest covers them.
    refused(tmp_path, before + saved + behind, "before or behind the model|no manifest")


def test_a_comment_of_the_archive_is_refused(saved, tmp_path):
    path = tmp_path / "m.skops"
    path.write_bytes(saved)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"#!/bin/sh"
    refused(tmp_path, path.read_bytes(), "before or behind the model")


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_that_was_packed_again_is_the_same_model(saved, tmp_path, how):
    path = tmp_path / "m.skops"
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, data in read_members(saved).items():
            archive.writestr(name, data)
    model_id = load_model(path).model_id
    path.write_bytes(saved)
    assert load_model(path).model_id == model_id


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
