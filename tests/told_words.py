"""What holds of the words that any model tells of."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.parts import MOST_WORDS, WordContribution


def assert_in_place(words: Sequence[WordContribution], text: str) -> None:
    """Check that `words` are a few, the weightiest first, each where it stands in `text`."""
    assert 0 < len(words) <= MOST_WORDS
    sizes = [abs(each.contribution) for each in words]
    assert sizes == sorted(sizes, reverse=True)
    assert len({each.word for each in words}) == len(words)
    for each in words:
        assert each.spans == tuple(sorted(each.spans)) != ()
        assert {text[start:end].lower() for start, end in each.spans} == {each.word}
