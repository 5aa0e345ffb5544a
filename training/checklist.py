"""An editor's checklist: which way each signal must count is fixed, how much is learned.

These are all the measured features that a head reads. Ratings of a few hundred outlets teach
the habits of those outlets too: in one set the outlets that copy agency reports are rated low,
and sourcing seems to speak against quality. So the direction of a signal is taken from
published criteria, signals of the W3C Credible Web group, The Trust Project and NewsGuard that
a text itself can show. Learning only decides how far each counts, starting from equal weights.
Constraints of sign are strong protection against what is peculiar to a sample (Dawes 1979,
"The robust beauty of improper linear models in decision making"; Meinshausen 2013,
"Sign-constrained least squares estimation for high-dimensional regression").
"""

from __future__ import annotations

#: Sourcing shown to the reader, and the marks of a report.
FOR = """
sourcing.attributions sourcing.sentence_share sourcing.lead_share sourcing.source_density
sourcing.named_person_share sourcing.named_organisation_share sourcing.expert_share
sourcing.official_share sourcing.document_share sourcing.direct_share
sourcing.say_cues sourcing.according_cues sourcing.statement_cues
style.said.author style.time.author style.numbers.author
quotation.count quotation.paragraph_share
hedging.approximator.author hedging.verification_limit.author
"""

#: Judging, urging and addressing in the writer's own voice; claims hung on nobody, or on
#: "apparently" and "some".
AGAINST = """
sourcing.vague_share sourcing.anonymous_share loaded.sentence_share.author
style.exclamations.author style.questions.author style.contractions.author
style.necessity.author style.negation.author style.demonstrative.author style.present_be.author
style.first_singular.author style.first_plural.author style.second_person.author
style.quantifier.author style.cause.author style.now.author style.ly.author
quotation.scare_quotes structure.short_sentences
hedging.evidential_adverb.author hedging.vague_quantity.author
hedging.epistemic_adverb.author hedging.epistemic_verb.author
"""

#: Families whose every cue, in the writer's voice or in reported speech, counts against a text.
AGAINST_FAMILIES = frozenset({"boosters", "clickbait", "first_person", "loaded"})


def directions(names: list[str]) -> dict[str, float]:
    """Return 1 or -1 for each of the feature `names` that stands on the checklist.

    Raises
    ------
    ValueError
        If the checklist names a feature that is not among `names`.

    Examples
    --------
    >>> directions([*FOR.split(), *AGAINST.split(), "loaded.all.author"])["loaded.all.author"]
    -1.0
    """
    signs = dict.fromkeys(FOR.split(), 1.0) | dict.fromkeys(AGAINST.split(), -1.0)
    unknown = signs.keys() - set(names)
    if unknown:
        raise ValueError(f"the checklist names unknown features: {sorted(unknown)}")
    for name in names:
        family, *_, voice = name.split(".")
        if family in AGAINST_FAMILIES and voice in ("author", "attributed"):
            signs[name] = -1.0
    # A ratio of boosters to hedges says as much about the hedges.
    signs.pop("boosters.to_hedges.author", None)
    return signs
