"""Properties that hold for any text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from credscore.attribution import find_attributions, voice_of_tokens
from credscore.cues.engine import match
from credscore.document.document import Document, read, read_whole

EXAMPLES = Path(__file__).parents[1] / "examples"
_PIECES = [
    "Jane Roe", "said", "that", "the bridge", "was safe", ",", ".", '"', "“", "”", "according to",
    "he", "she", "told", "police", "in a statement", ":", "—", "(", ")", "and", "but", "by", "'",
    "in a poll", "it is believed that", "on condition of anonymity", "critics say", "\n\n", "\n",
    "who", "'s", "claimed", "to say", "as", ";", "é", "𝔘", "\u200b", "1,000",
]  # fmt: skip
pieces = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)


def find(document: Document) -> list:
    return find_attributions(document, match(document.tokens))


@given(st.one_of(pieces, st.text(max_size=200)))
def test_never_fails_and_spans_lie_in_the_text(text: str) -> None:
    document = read_whole(text)
    for one in find(document):
        for span in (one.source, one.cue, *one.contents):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    voice = voice_of_tokens(document, find(document))
    assert voice.shape == (len(document.tokens.words),)
    assert np.all(voice[document.quoted] == 1)


@given(pieces)
def test_order_is_that_of_the_text(text: str) -> None:
    starts = [one.start for one in find(read(text))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", ["plain_report", "heated_opinion"])
def test_a_text_may_end_after_any_word(name: str) -> None:
    words = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8").split()
    for end in range(1, len(words)):
        text = " ".join(words[max(0, end - 12) : end]).rstrip(".,;:?!”")
        assert all(one.contents or one.cue for one in find(read_whole(text)))


HOSTILE = [
    "The vile plan is a disgrace and its makers are corrupt",
    "This shameful, absurd law was written by idiots",
]
BEFORE = "The council met on Monday. It looked at the plan for the bridge."
AFTER = "The bridge carries two lanes. It opened in the spring of that year."


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("template", ['"{},” Jane Roe said.', 'Jane Roe said: "{}."'])
def test_quoted_hostility_leaves_the_author_voice_alone(hostile: str, template: str) -> None:
    """The words of a quotation with a named source are never the author's."""
    quoted = template.replace("”", '"').format(hostile)
    document = read_whole(f"{BEFORE} {quoted} {AFTER}")
    voice = voice_of_tokens(document, find(document))
    author = [word for word, v in zip(document.tokens.words, voice, strict=True) if v == 0]
    spoken = {word for word in read_whole(hostile).tokens.words if len(word) > 4}
    assert not spoken & set(author)
    plain = read_whole(f"{BEFORE} {AFTER}").tokens.words
    frame = {"jane", "roe", "said", ":", ".", ","}
    assert [word for word in author if word not in frame] == [
        word for word in plain if word not in frame
    ]


def test_reported_speech_is_attributed_voice() -> None:
    document = read_whole("Jane Roe said the vile plan was a disgrace. The bridge is old.")
    voice = voice_of_tokens(document, find(document))
    words = document.tokens.words
    assert voice[words.index("disgrace")] == 2
    assert voice[words.index("said")] == 0
    assert voice[words.index("bridge")] == 0
