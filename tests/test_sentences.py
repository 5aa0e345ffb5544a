"""The sentence splitter: equal to nltk's Punkt, and the repairs on top of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from credscore.document import punkt
from credscore.document.folding import fold, plain_blanks
from credscore.document.mark_places import find_places
from credscore.document.sentences import split_sentences


def sentences(text: str) -> list[str]:
    """Return the sentences of a one-paragraph text."""
    return [text[start:end] for start, end in split_sentences(text, fold(text), [whole(text)])]


def whole(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), max(len(text.rstrip()), len(text) - len(text.lstrip()))


def parts(marked: str) -> tuple[str, list[str]]:
    """Return a text, written with "|" at its sentence boundaries, and its sentences."""
    text = marked.replace("|", "")
    return text, [part.strip() for part in marked.split("|")]


# --- the same as nltk -------------------------------------------------------------------------

OWN_TEXTS = [
    "Mr. Brown met Dr. Ngo at 5 p.m. on Friday. They left at 6 p.m. The rest stayed.",
    "The U.S. The U.K. and the U.N. agreed. U.S. troops left. J. K. Lamb and J.K. Lamb wrote it.",
    "Sales rose 3.5 percent in 2015. No. 4 was closed. He said no. 17 others said yes.",
    'She asked, "Why?" He said: "Because." (Nobody laughed.) It was late.',
    "“It is over.” “Is it?” ‘Perhaps.’ «Oui.» [Applause.] {End.} Next.",
    "Wait... what? Wait... The end... And so on. . . . More. .. Odd.",
    "What?! No!! Yes!!! Really?? He wrote ?! and left. ?! ! . .. ...",
    "A. B. C. D. The letter E. ended it. Vitamin C. It helps. Type B. blood.",
    "Inc. magazine wrote of Acme Inc. The firm, Acme Co., fell. Its co. rose, etc. Then etc.)",
    "A line\nthat is wrapped.\nAnd another. \n\n With a gap.\tAnd a tab.",
    "No space.After it. See www.example.org. Or a@b.com. End--begin.--Then.",
    "Non-breaking.\xa0Space. Thin.\u2009Space. Line.\u2028Separator. File.\x1cSeparator.",
    "He is 6 ft. Tall men are few. On Jan. 6. In Jan. The vote. well-known Gov. Then pre-Jan. x.",
    "Yahoo!’s plan. Dr. Yahoo!’s plan. Mr. A.”) Then. U.S.'s view. etc., and so on; e.g. this.",
    "",
    ".",
    "?!",
    " . ",
    "\u0301. Combining. e\u0301. \u2167. Roman. ² Two. x². Next.",
]

WORDS = [
    "Mr", "Gov", "the", "The", "they", "U.S", "u.n", "J", "a", "B", "p.m", "5", "2,500", "1.5",
    "No", "no", "Inc", "etc", "said", "Said", "Berlin", "well-known", "x-Jan", "And", "it's",
    "don’t", "É", "ß", "Ⅳ", "²", "\u0301", "_", "##number##", "--", "www.a.org", "I", "However",
]  # fmt: skip
MARKS = [".", "..", "...", "…", "?", "!", "?!", ",", ";", ":", "-", '"', "'", "”", "“", "’", "‘",
         "»", "(", ")", "[", "]", "{", "}", "*", "@", "#", "&", "`"]  # fmt: skip
SPACES = [" ", " ", " ", "\n", "\n\n", "\t", "\xa0", "\u2009", "\x1c", "\x85", "\r\n", "  ", ""]
#: Behind a space nltk takes such a separator for a word, and its next step does not see it.
TAKEN_FOR_WORDS = re.compile(r"\s[\x1c-\x1f]")
news_like = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.sampled_from(SPACES), max_size=40
).map("".join)


def assert_as_nltk(text: str) -> None:
    pytest.importorskip("nltk", reason="needs the extra train")
    from training.train_punkt import reference_splitter

    text = plain_blanks(text)  # as documents have it; to nltk no-break spaces end no word
    start, end = whole(text)
    stops = find_places([text])[0].stops
    (ours,), _ = punkt.punkt_spans(text, fold(text), [(start, end)], stops)
    theirs = reference_splitter().span_tokenize(text[start:end])
    assert ours == [(start + a, start + b) for a, b in theirs]


@pytest.mark.parametrize("text", OWN_TEXTS)
def test_same_as_nltk_on_own_texts(text):
    assert_as_nltk(text)


@settings(max_examples=600)
@given(news_like)
@example("a.\xa0B. C")
@example(". . .\n.")
@example("?!x")
def test_same_as_nltk_on_generated_texts(text):
    assume(not TAKEN_FOR_WORDS.search(text))
    assert_as_nltk(text)


@settings(max_examples=200)
@given(st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=("Cn", "Cs")), max_size=60))
def test_same_as_nltk_on_any_characters(text):
    assume(not TAKEN_FOR_WORDS.search(text))
    assert_as_nltk(text)


def test_paragraphs_are_split_apart():
    text = "One. Two\n\nThree. Four"
    spans = split_sentences(text, fold(text), [(0, 8), (10, 21)])
    assert [text[a:b] for a, b in spans] == ["One.", "Two", "Three.", "Four"]


# --- repairs ----------------------------------------------------------------------------------

BOUNDARIES = [
    # a missing space after a stop
    "They ended the process.|Speak to the press office.",
    "A new government.|The US agreed.|It was signed in 2016.|Then came NATO.|The rest is known.",
    "“It is a broken system.”|A UN envoy agreed.",
    'He said, "It is a broken system."|A UN envoy agreed.',
    "(They had left.)|Nobody knew.",
    "The war ended.|US troops left.|UK ones stayed.",
    "Is that so?|Yes.",
    "He paid 5%.|She paid nothing.",
    'He agreed.|"We must go," she said.',
    # none after an abbreviation, in addresses, domains or file names
    "Write to Ann.Lee@example.org about Example.Com or report.Pdf at www.example.Travel/Page.",
    "The U.S.Army, Mr.Lee and J.Lamb were there, and a Ph.D. from St.Albans.",
    "See https://example.org/a.Page?x=1.B for more.",
    # the sentence goes on after a quoted question
    '"Are you mad?" he asked.| "Yes!" cried the man.',
    "“No!” said Ms Lee.| “Never!” she said.",
    "“Why?” Ms Lee asked.| Nobody answered.",
    "“Why?” Ms Lee asked Mr Lamb.| Nobody answered.",
    "“Why?” Ms Lee said last week.| Nobody answered.",
    "''Why?'' Ms Lee asked.| Nobody answered.",
    "“Why!”| Mr Lamb said Ms Lee had lied.",
    "“Why!”| Mr Lamb said Ms Lee, his aide, had lied.",
    "“It is late,” Ann D. Long said.| Nobody answered.",
    "It was late, said Ann D. Hill.| Nobody answered.",
    "He took vitamin C.| Long queues formed.",
    "Ms Lee asked: “Why?”| Mr Lamb said nothing of use.",
    "(Was it true?) they wondered.",
    "The Wham! album sold well.",
    "“I see …” he said.",
    # titles and abbreviations
    "Rep. Will Hill and Gov. Bill Lamb met Sen. Rich Young.",
    "“Gen. Young left,” she said.",
    "The D.H.S. denies it.| The [Ed. note] stays.",
    "A report by the U.S. Travel Association.| She lives in the U.S.| She likes it.",
    "It took . . . three days.",
    # initials, more titles, numbers after an abbreviation, an ellipsis inside a sentence
    "He told J. K. Rowling so.| She left.",
    "As F. A. Hayek and G. K. Chesterton said, J. K. A. van der Berg was right.| He left.",
    "They took vitamin C.| The U.S. advised it.",
    "Cllr. Ann Lee met Smt. Lakshmi Rao and Pfc. Bo Dahl.| They ate.",
    "He paid Rs. 500 crore under Art. 5 of the act.| In 2016 he paid Rs. 400.| 500 others paid.",
    "Dep. Mohd. Grey and Engr. Wg. Cdr. Will Poe met.| The Rt. Hon. Shri. May Roe ate.",
    "It cost Ksh. 500 in Brgy. 88 and Brgy. San Roe, on Rt. 9, Bldg. 7, Apt. 3 (built c. 1850).",
    "He took vitamin C.| 50 men ate.",
    "It rose 2 pct. in May and 3 pct. in June.| It is 5 ft. tall, of 12 lbs.| It is old.",
    "Roe Sdn. Bhd. made it; write to P.O. Box 12.| Its 3rd ed. sells.",
    "He writes for RT.| Previously he lived in Holm.| The SDN.| The list is long.",
    "It finished 2nd.| iPhone sales rose 2 pct. in May.",
    # streets
    "He of 114 W. 3rd Ave. met her on the block of N. Harbor Blvd.| Men at 12 S. Main St. left.",
    "They sent 9 S.| Main points follow.",
    # pairs of states
    "The book China-U.S. Cooperation sold well.| It was China-U.S.| The talks failed.",
    "“Maybe it was ... worse.”| She left.",
    'He was "just not giving it up for ... nothing."| She left.',
    "They left...| They came back.",
    "They left…| They came back.",
    "They left …| In May they came back…| But why?",
    "They left … Lamb stayed.",
    "They left …and came …(in May) … back.",
    "“They left…” Lamb stayed.",
    # interviews
    "Q. Has it improved?| Really?",
    "A. Not really.| We get little.",
    "He got an A.| Not really.",
    # what has no word in it is no sentence
    "1. Wash your hands.",
    "They grew fast.[12]| Then they fell.",
    "They grew fast.[citation needed]| Then they fell.",
    "What ?!| Nothing.",
    # quotation marks on the right side
    "He came.| “ We saw him,” she said.",
    "They won (in the U.S.), and left.",
    "no stop at the end of this",
]


@pytest.mark.parametrize("marked", BOUNDARIES)
def test_boundaries_are_where_a_reader_sees_them(marked):
    text, expected = parts(marked)
    assert sentences(text) == expected


@settings(max_examples=400)
@given(st.lists(news_like | st.text(max_size=30), max_size=4))
@example(["MrMr. \x1cMr"])
def test_sentences_cover_their_paragraphs(pieces):
    text, letter = "\n\n".join(pieces), re.compile(r"[^\W\d_]")
    spans, position = [], 0
    for piece in pieces:
        start, end = whole(piece)
        if start < end:
            spans.append((position + start, position + end))
        position += len(piece) + 2
    found = split_sentences(text, fold(text), spans)
    covered = [False] * len(text)
    last = 0
    for start, end in found:
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        assert any(first <= start and end <= stop for first, stop in spans)
        covered[start:end] = [True] * (end - start)
        last = end
    assert all(covered[i] or text[i].isspace() for first, stop in spans for i in range(first, stop))
    for first, stop in spans:
        inside = [span for span in found if first <= span[0] < stop]
        if letter.search(text, first, stop):
            assert all(letter.search(text, *span) for span in inside)


@pytest.mark.parametrize(
    "unit",
    ["a. ", ".", ". ", "?", "x", "a.B", 'A?" Bo said; ', "x?” ", "a.)", "“ ", "Mr. A. ", "U.S. "],
)
def test_very_long_paragraphs_come_to_an_end(unit):
    text = unit * (200_000 // len(unit))
    assert split_sentences(text, fold(text), [whole(text)])[-1][1] == len(text.rstrip())


# --- the shipped parameters -------------------------------------------------------------------


def test_parameters_are_plain_lower_case_data():
    raw = files("credscore.document").joinpath("punkt.json").read_text("utf-8")
    data = json.loads(raw)
    assert len(raw) < 300_000
    assert data["_comment"]
    assert data["trained_on"]["articles"] > 0
    for words in [data["abbreviations"], data["starters"], *data["orthography"].values()]:
        assert words == words.lower()
        assert words.split() == sorted(set(words.split()))


def test_starters_and_orthography_hold_no_word_that_is_always_capitalised():
    known = punkt.parameters()
    assert known.starters <= known.orthography.keys()
    assert all(flags & punkt.LOWER for flags in known.orthography.values())


def test_splitting_does_not_import_nltk():
    code = (
        "import sys; from credscore.document.sentences import split_sentences as split; "
        "split('Mr. A. B. C.', 'mr. a. b. c.', [(0, 12)]); sys.exit('nltk' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shots were heard at 2 a.m. “It was dark,” said Ann Poe.", 2),
        ('He works for Holt Inc. "It is late," said Ann Poe.', 2),
        ("She lives in the U.S. “Why?” asked Ann Poe.", 2),
        ("The U.S. “War on Weeds” went on.", 1),
        ('She met Gen. "Old Dog" Poe.', 1),
    ],
)
def test_what_somebody_says_begins_behind_an_abbreviation(text: str, count: int) -> None:
    assert len(split_sentences(text, fold(text), [(0, len(text))])) == count
