"""Vectors of words from a public language model: what our articles and labels don't tell of them.

Labelled sentences hold a few thousand different words, and the articles say little of rare
ones. A model that has read far more knows which words are alike. Only its table of input vectors
is used: a word is cut into pieces as the model cuts it (WordPiece, longest piece first: Wu et
al. 2016, arXiv 1609.08144), and its vector is the mean of theirs. What is shipped stays a weight
for each word.

The table is that of all-MiniLM-L6-v2 (Reimers and Gurevych 2019, doi 10.18653/v1/D19-1410; Wang
et al. 2020, arXiv 2002.10957), published under the Apache License 2.0 (`LICENSE-pieces`): its
main axes, a byte a number. It is made again from the model's files by
``python -m training.pretrained FOLDER``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from credscore.arrays import Float32Array

FILE = Path(__file__).with_name("pieces.npz")
DIMENSIONS = 128
#: How much of a word's squared length the pretrained part has; the rest is learned from articles.
SHARE = 0.5
_TABLE = "embeddings.word_embeddings.weight"
#: What a piece that goes on within a word begins with, and a piece that is no text.
_WITHIN, _SPECIAL = "##", "["
_LEVELS = 127
_PARTS = re.compile(r"\w+|[^\w\s]")


def beside(vectors: Float32Array, words: Sequence[str]) -> Float32Array:
    """Return `vectors` with the pretrained ones of `words` beside them.

    Parameters
    ----------
    vectors : ndarray of float32, shape (n_rows, dimensions)
        Of length one; the last rows are those of `words`.
    words : sequence of str

    Returns
    -------
    ndarray of float32, shape (n_rows, dimensions + DIMENSIONS)
        Of length one where both parts know the word.
    """
    pretrained = np.zeros((len(vectors), DIMENSIONS), np.float32)
    pretrained[len(vectors) - len(words) :] = pretrained_vectors(words)
    own = np.float32(np.sqrt(1.0 - SHARE)) * vectors
    return np.hstack((own, np.float32(np.sqrt(SHARE)) * pretrained))


def pretrained_vectors(words: Sequence[str]) -> Float32Array:
    """Return the vectors of `words` less their mean, of length one; zero where no piece is known.

    Parameters
    ----------
    words : sequence of str
        In small letters.

    Returns
    -------
    ndarray of float32, shape (n_words, DIMENSIONS)
    """
    places, table = _pieces()
    found = np.zeros((len(words), table.shape[1]))
    for row, word in enumerate(words):
        if pieces := cut(word, places):
            found[row] = table[pieces].mean(axis=0)
    known = found.any(axis=1)
    found[known] -= found[known].mean(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(lengths, 1e-9), np.float32)


def cut(word: str, places: Mapping[str, int]) -> list[int]:
    """Return the numbers of the pieces of `word`; parts that no pieces make up are left out.

    Examples
    --------
    >>> places = {"un": 0, "##fair": 1, "##f": 2, "-": 3, "fair": 4}
    >>> cut("unfair", places), cut("un-fair", places), cut("xun", places)
    ([0, 1], [0, 3, 4], [])
    """
    return [piece for part in _PARTS.findall(word) for piece in _cut_part(part, places)]


def _cut_part(part: str, places: Mapping[str, int]) -> list[int]:
    pieces: list[int] = []
    start = 0
    while start < len(part):
        prefix = _WITHIN if start else ""
        for end in range(len(part), start, -1):
            piece = places.get(prefix + part[start:end])
            if piece is not None:
                break
        else:
            return []
        pieces.append(piece)
        start = end
    return pieces


@cache
def _pieces() -> tuple[dict[str, int], npt.NDArray[np.int8]]:
    """Return the place of each piece in the table, and the table."""
    with np.load(FILE) as kept:
        names = kept["names"].tobytes().decode("utf-8").split("\n")
        return {name: place for place, name in enumerate(names)}, kept["vectors"]


def write_pieces(folder: Path, file: Path = FILE) -> None:
    """Write the table from the `model.safetensors` and `vocab.txt` in `folder`."""
    names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    table = read_tensor(folder / "model.safetensors", _TABLE)
    if len(names) != len(table):
        raise ValueError(f"{folder}: {len(names)} pieces and {len(table)} vectors")
    chosen = [place for place, name in enumerate(names) if not name.startswith(_SPECIAL)]
    centred = table[chosen] - table[chosen].mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, : -DIMENSIONS - 1 : -1]
    levels = np.rint(reduced * (_LEVELS / np.abs(reduced).max())).astype(np.int8)
    text = "\n".join(names[place] for place in chosen).encode()
    np.savez_compressed(
        file, allow_pickle=False, names=np.frombuffer(text, np.uint8), vectors=levels
    )


def read_tensor(file: Path, name: str) -> npt.NDArray[np.float64]:
    """Return a tensor of 32-bit numbers of a safetensors file: a header in JSON, then raw bytes.

    Raises
    ------
    ValueError
        If the file holds no such tensor.
    """
    data = file.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    if name not in header or header[name]["dtype"] != "F32":
        raise ValueError(f"{file}: no tensor {name} of 32-bit numbers")
    begin, end = header[name]["data_offsets"]
    numbers = np.frombuffer(data[start + begin : start + end], "<f4")
    return numbers.reshape(header[name]["shape"]).astype(np.float64)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="of all-MiniLM-L6-v2, as published")
    write_pieces(parser.parse_args().folder)
    print(f"{FILE.stat().st_size:,} bytes written to {FILE}")


if __name__ == "__main__":
    main()
