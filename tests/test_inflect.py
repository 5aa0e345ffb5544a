"""Inflected forms of lexicon entries."""

from __future__ import annotations

import pytest

from credscore.cues.inflect import expand


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("say/v", "say says said saying"),
        ("slam/v", "slam slams slammed slamming"),
        ("admit/v", "admit admits admitted admitting"),
        ("quip/v", "quip quips quipped quipping"),
        ("aver/v", "aver avers averred averring"),
        ("label/v", "label labels labeled labeling labelled labelling"),
        ("reveal/v", "reveal reveals revealed revealing"),
        ("extol/v", "extol extols extolled extolling"),
        ("visit/v", "visit visits visited visiting"),
        ("flip-flop/v", "flip-flop flip-flops flip-flopped flip-flopping"),
        ("cherry-pick/v", "cherry-pick cherry-picks cherry-picked cherry-picking"),
        (
            "moralize/v",
            "moralize moralizes moralized moralizing moralise moralises moralised moralising",
        ),
        ("seize/v", "seize seizes seized seizing"),
        ("deny/v", "deny denies denied denying"),
        ("play/v", "play plays played playing"),
        ("argue/v", "argue argues argued arguing"),
        ("agree/v", "agree agrees agreed agreeing"),
        ("stress/v", "stress stresses stressed stressing"),
        ("lie/v", "lie lies lied lying"),
        ("have/v", "have has had having"),
        ("be/v", "be is are am was were been being"),
        ("crony/n", "crony cronies"),
        ("day/n", "day days"),
        ("spokesman/n", "spokesman spokesmen"),
        ("strongman/n", "strongman strongmen"),
        ("shaman/n", "shaman shamans"),
        ("memo/n", "memo memos"),
        ("hero/n", "hero heroes"),
        ("plain", "plain"),
    ],
)
def test_marks_expand_to_all_forms(entry: str, forms: str) -> None:
    assert expand(entry) == forms.split()


def test_unknown_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown mark 'q'"):
        expand("run/q")
