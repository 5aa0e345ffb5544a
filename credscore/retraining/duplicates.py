"""Copies among the examples: near-duplicate texts belong into one fold.

Word shingles are sampled by their hash (Broder 1997, "On the resemblance and containment of
documents"): two texts are copies when they share half of the smaller one's sampled shingles.
Containment, not resemblance, because copies are often cut short.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

__all__ = ["clusters", "copies", "count_shared", "digests", "sample_shingles"]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_SAMPLE = 4
#: A shingle in more texts than this is page furniture.
_COMMON = 40
_COPY = 0.5
#: Of what more texts than that have in common, this part of a text is more than furniture.
_COPY_OF_MANY = 0.6
#: Each of those is compared with so many others: more would take time that grows with the square.
_NEXT = 8
#: Fewer sampled shingles (some 50 words) are too few to tell a copy from a common phrase.
_LEAST_SKETCH = 10


def digests(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return a 64-bit one-way digest of the words of each text.

    Case, spaces and punctuation do not matter. Used to tell whether a text was seen in
    training without keeping the text.

    Examples
    --------
    >>> first, second = digests(["The council met.", "the  council MET"])
    >>> bool(first == second)
    True
    """
    return np.array(
        [
            int.from_bytes(
                hashlib.sha256(
                    " ".join(_WORD.findall(text.lower())).encode("utf-8", "replace")
                ).digest()[:8],
                "little",
            )
            for text in texts
        ],
        np.uint64,
    )


def copies(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of positions whose texts share half of the smaller one, sorted.

    Examples
    --------
    >>> story = " ".join(f"word{n}" for n in range(80))
    >>> copies([story + " for good", "quite another text " * 9, story])
    [(0, 2)]
    """
    sketches = [sample_shingles(text, _SAMPLE) for text in texts]
    sizes = np.array([len(sketch) for sketch in sketches])
    shared = count_shared(sketches)
    # A story in more than so many versions has no shingle that is not common.
    of_many = _count_neighbours(sketches)
    of_many.update({pair: shared[pair] for pair in of_many})
    near = set()
    for counts, least in ((shared, _COPY), (of_many, _COPY_OF_MANY)):
        for (a, b), n in counts.items():
            smaller = min(sizes[a], sizes[b])
            if smaller >= _LEAST_SKETCH and n >= least * smaller:
                near.add((a, b))
    return sorted(near | _equal(texts))


def _equal(texts: Sequence[str]) -> set[tuple[int, int]]:
    """Return pairs of equal texts: short ones have no shingles, frequent ones too many owners."""
    first: dict[int, int] = {}
    return {
        (earlier, row)
        for row, digest in enumerate(digests(texts).tolist())
        if (earlier := first.setdefault(digest, row)) != row
    }


def clusters(groups: Sequence[str], pairs: Sequence[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Return for each row the number of its cluster: same group, or copies of each other.

    Examples
    --------
    >>> clusters(["a", "b", "a", "c"], [(1, 3)]).tolist()
    [0, 1, 0, 1]
    """
    root = list(range(len(groups)))

    def find(row: int) -> int:
        while root[row] != row:
            root[row] = root[root[row]]
            row = root[row]
        return row

    first: dict[str, int] = {}
    links = [(first.setdefault(name, row), row) for row, name in enumerate(groups)]
    for a, b in [*links, *pairs]:
        low, high = sorted((find(a), find(b)))
        root[high] = low
    roots = [find(row) for row in range(len(root))]
    return np.unique(roots, return_inverse=True)[1].astype(np.int64)


def count_shared(sketches: Sequence[npt.NDArray[np.uint64]]) -> Counter[tuple[int, int]]:
    """Count the hashes that each two texts share; those in many texts count for nothing.

    Parameters
    ----------
    sketches : sequence of ndarray of uint64
        For each text its sampled hashes, without repeats.

    Returns
    -------
    Counter of (int, int)
        Position and later position of two texts that share any.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for members in _owners(sketches):
        if len(members) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return shared


def _count_neighbours(sketches: Sequence[npt.NDArray[np.uint64]]) -> Counter[tuple[int, int]]:
    """Count the hashes in many texts that each text shares with the next few that have them."""
    shared: Counter[tuple[int, int]] = Counter()
    for members in _owners(sketches):
        if len(members) > _COMMON:
            for step in range(1, _NEXT + 1):
                shared.update(zip(members, members[step:], strict=False))
    return shared


def _owners(sketches: Sequence[npt.NDArray[np.uint64]]) -> Iterator[list[int]]:
    """Yield for each hash that several texts have their positions, in order."""
    hashes = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches)), list(map(len, sketches)))
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    bounds = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1], True])
    for start, end in pairwise(bounds.tolist()):
        if end - start > 1:
            yield owners[start:end].tolist()


def sample_shingles(text: str, one_in: int) -> npt.NDArray[np.uint64]:
    """Return the hashes of the word 5-grams of `text`, one in so many, sorted and unique."""
    words = _WORD.findall(text.lower())
    codes = np.array([zlib.crc32(word.encode("utf-8", "replace")) for word in words], np.uint64)
    size = len(codes) - _SHINGLE + 1
    if size < 1:
        return np.zeros(0, np.uint64)
    mixed = np.zeros(size, np.uint64)
    for step in range(_SHINGLE):
        mixed = (mixed ^ codes[step : step + size]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed[mixed % np.uint64(one_in) == 0])
