"""The legend of the article's marks, which also filters them: no script, style rules only.

A box that is not ticked hides its marks by ``:has()``. A browser that does not know it
shows all marks, whatever is ticked.
"""

from __future__ import annotations

from collections import Counter

from credscore.kinds import EVIDENCE_KINDS, VOICES
from credscore.result import Score
from credscore.views.highlight import TAGS, VOICE_NAMES
from credscore.views.page import escape

__all__ = ["filters"]


def filters(score: Score) -> str:
    """Return the explanation of the marks that occur, a tick box each; "" without marks.

    Parameters
    ----------
    score : Score

    Returns
    -------
    str
        HTML: one group for kinds, one for voices.
    """
    kinds = Counter(item.kind for item in score.evidence)
    voices = Counter(item.voice for item in score.evidence)
    if not kinds:
        return ""
    kind_boxes = [
        _box(
            kind,
            f'<mark class="k-{kind} v-author">{escape(TAGS.get(kind) or kind)}</mark> '
            f"({kinds[kind]}): {escape(meaning)}",
        )
        for kind, meaning in EVIDENCE_KINDS.items()
        if kinds[kind]
    ]
    voice_boxes = [
        _box(voice, f"{escape(VOICE_NAMES[voice])} ({voices[voice]})")
        for voice in VOICES
        if voices[voice]
    ]
    return (
        '<details open class="filters"><summary>What the marks mean; untick to hide</summary>'
        f'<fieldset class="kinds"><legend>Kinds</legend>{"".join(kind_boxes)}</fieldset>'
        f"<fieldset><legend>Whose words</legend>{''.join(voice_boxes)}</fieldset>"
        '<p class="small">Words in the writer’s own voice stand on a coloured ground; words of '
        "sources do not, and do not count against the writer. Grey text behind a double bar is "
        "page furniture and was not scored. Point at a label after a mark, or move to it with "
        "the tab key, to see why the words count.</p></details>"
    )


def _box(name: str, content: str) -> str:
    return (
        f'<label><input type="checkbox" class="f-{name}" checked autocomplete="off"> '
        f"{content}</label>"
    )
