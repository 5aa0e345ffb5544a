"""The classes of a word as bits, so that a question about a token is a single ``&``.

Each is a name of its module, which is found sooner than an entry of a dictionary: the rules ask
some hundreds of such questions an article.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ANY", "BIT"]

#: Name of a class -> its bit.
BIT: Final = {
    name: 1 << i
    for i, name in enumerate(
        "be have do modal auxiliary negation pronoun object possessive determiner preposition"
        " coordinator subordinator relative that time adverb mark verb statement stance title"
        " anonymous source_noun official expert witness person_group document organisation"
        " vague_noun".split()
    )
}
(
    BE, HAVE, DO, MODAL, AUXILIARY, NEGATION, PRONOUN, OBJECT, POSSESSIVE, DETERMINER, PREPOSITION,
    COORDINATOR, SUBORDINATOR, RELATIVE, THAT, TIME, ADVERB, MARK, VERB, STATEMENT, STANCE, TITLE,
    ANONYMOUS, SOURCE_NOUN, OFFICIAL, EXPERT, WITNESS, PERSON_GROUP, DOCUMENT, ORGANISATION,
    VAGUE_NOUN,
) = BIT.values()  # fmt: skip
#: Every bit: a mask without any is that of a word in no list.
ANY: Final = (1 << len(BIT)) - 1
#: Classes that several rules ask for together.
ADVERBIAL: Final = TIME | ADVERB
PEOPLE: Final = OFFICIAL | EXPERT | WITNESS | PERSON_GROUP
OFFICE: Final = TITLE | OFFICIAL | EXPERT | WITNESS
SPEAKER: Final = PEOPLE | ORGANISATION
NOUNISH: Final = SPEAKER | DOCUMENT
VERBAL: Final = AUXILIARY | VERB
#: What a noun phrase stands after that goes on with a phrase.
GOVERNS: Final = PREPOSITION | COORDINATOR | MARK | DETERMINER | SUBORDINATOR | ADVERB
