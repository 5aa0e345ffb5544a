"""Vectors of words from a public model's table: how words are cut, and how the table is made."""

import json

import numpy as np
import pytest

from training import pretrained
from training.pretrained import (
    DIMENSIONS,
    beside,
    cut,
    pretrained_vectors,
    read_tensor,
    write_pieces,
)

PLACES = {"un": 0, "##fair": 1, "##f": 2, "-": 3, "fair": 4, "'": 5, "s": 6}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("fair", [4]),
        ("unfair", [0, 1]),
        ("un-fair", [0, 3, 4]),
        ("fair's", [4, 5, 6]),
        ("xfair", []),
        ("unx", []),
        ("x-fair", [3, 4]),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word, pieces):
    assert cut(word, PLACES) == pieces


def test_words_of_like_meaning_are_near_and_others_are_not():
    vectors = pretrained_vectors(["awful", "terrible", "maybe", "perhaps", "table", "chair"])
    near = vectors @ vectors.T
    assert vectors.shape == (6, DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    for a, b in ((0, 1), (2, 3), (4, 5)):
        others = [c for c in range(6) if c not in (a, b)]
        assert near[a, b] > near[a, others].max()


def test_a_word_without_pieces_has_no_vector():
    vectors = pretrained_vectors(["awful", "\u1000\u1001", "table"])
    assert vectors.any(axis=1).tolist() == [True, False, True]


def test_pretrained_vectors_stand_beside_the_own_ones_of_the_last_rows():
    own = np.eye(3, 4, dtype=np.float32)
    both = beside(own, ["awful", "table"])
    assert both.shape == (3, 4 + DIMENSIONS)
    assert not both[0, 4:].any()
    assert np.linalg.norm(both[1:], axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_table_is_made_from_the_files_of_the_model(tmp_path, monkeypatch):
    monkeypatch.setattr(pretrained, "DIMENSIONS", 2)
    table = np.array([[9, 9, 9], [4, 0, 0], [-4, 0, 0], [0, 1, 0], [0, -1, 0]], np.float32)
    _write_safetensors(tmp_path / "model.safetensors", table)
    (tmp_path / "vocab.txt").write_text("[PAD]\none\ntwo\nthree\n##é\n", encoding="utf-8")
    write_pieces(tmp_path, tmp_path / "pieces.npz")
    with np.load(tmp_path / "pieces.npz") as kept:
        assert kept["names"].tobytes().decode().split("\n") == ["one", "two", "three", "##é"]
        # The axis of most spread first; what is no text has no say in it.
        assert np.abs(kept["vectors"]).tolist() == [[127, 0], [127, 0], [0, 32], [0, 32]]


def test_pieces_and_vectors_have_to_be_as_many(tmp_path):
    _write_safetensors(tmp_path / "model.safetensors", np.zeros((2, 3), np.float32))
    (tmp_path / "vocab.txt").write_text("one\n", encoding="utf-8")
    with pytest.raises(ValueError, match="1 pieces and 2 vectors"):
        write_pieces(tmp_path, tmp_path / "pieces.npz")


def test_a_file_without_the_tensor_is_named(tmp_path):
    _write_safetensors(tmp_path / "model.safetensors", np.zeros((2, 3), np.float32))
    with pytest.raises(ValueError, match="no tensor other of 32-bit numbers"):
        read_tensor(tmp_path / "model.safetensors", "other")


def _write_safetensors(file, table):
    data = table.astype("<f4").tobytes()
    entry = {"dtype": "F32", "shape": table.shape, "data_offsets": [0, len(data)]}
    header = json.dumps({"embeddings.word_embeddings.weight": entry}).encode()
    file.write_bytes(len(header).to_bytes(8, "little") + header + data)
