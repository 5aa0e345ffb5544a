"""An editor's checklist with unit weights: what good practice says, whatever our data say.

Ratings of a few hundred outlets teach the habits of those outlets too. The checklist's items come
from published criteria, each counts the same, nothing of it is learned, and it enters a head with
a small share.
Such unit-weighted models generalise well where data are few and noisy (Dawes 1979, "The robust
beauty of improper linear models in decision making"). Items are signals of the W3C Credible
Web group, The Trust Project and NewsGuard's criteria that a text itself can show.
"""

from __future__ import annotations

#: Sourcing shown to the reader, and the marks of a report.
FOR = """
sourcing.attributions sourcing.sentence_share sourcing.lead_share sourcing.source_density
sourcing.named_person_share sourcing.expert_share sourcing.official_share
sourcing.document_share sourcing.direct_share sourcing.say_cues sourcing.according_cues
style.said.author quotation.count style.time.author style.numbers.author
"""

#: Judging, urging and addressing in the writer's own voice; claims hung on nobody.
AGAINST = """
loaded.all.author loaded.sentence_share.author boosters.all.author clickbait.all.author
sourcing.vague_share first_person.all.author style.second_person.author
style.exclamations.author style.questions.author style.contractions.author
style.necessity.author style.negation.author style.demonstrative.author
style.present_be.author
"""
