"""What tables and programs made of characters is read as the characters were."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from credscore import score
from credscore.document.escapes import escape_ends, without_escapes
from credscore.document.tokens import visible
from tests.contract import check_alike


def _straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def _misread(text: str) -> str:
    return text.encode().decode("latin-1")


#: How cells of tables hold an article.
FORMATS: dict[str, Callable[[str], str]] = {
    "line ends written out": lambda text: text.replace("\n", r"\n"),
    "line ends of Windows written out": lambda text: text.replace("\n", r"\r\n"),
    "line ends written out twice": lambda text: text.replace("\n", r"\\n"),
    "line ends of Excel": lambda text: text.replace("\n", "_x000D_\n"),
    "JSON": json.dumps,
    "printed": repr,
    "bytes, printed": lambda text: repr(text.encode()),
    "bytes of Windows, printed": lambda text: repr(text.encode("cp1252")),
    "a list, printed": lambda text: repr(text.split("\n\n")),
    "read as Windows": lambda text: text.encode().decode("cp1252", "ignore"),
    "read as Latin-1": _misread,
    "read as Latin-1 twice": lambda text: _misread(_misread(text)),
    "Windows, read as Latin-1": lambda text: text.encode("cp1252").decode("latin-1"),
}  # fmt: skip
#: The same for straight marks.
STRAIGHT: dict[str, Callable[[str], str]] = {
    "doubled marks": lambda text: text.replace('"', '""'),
    "a cell of a CSV file": lambda text: '"' + text.replace('"', '""') + '"',
    "JSON": json.dumps,
    "printed": repr,
    "a list, printed": lambda text: repr(text.split("\n\n")),
}


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_table_made_of_a_text_moves_nothing(article: str, name: str) -> None:
    check_alike(score(article), score(FORMATS[name](article)))


@pytest.mark.parametrize("name", STRAIGHT)
def test_what_a_table_made_of_straight_marks_moves_nothing(article: str, name: str) -> None:
    text = _straight(article)
    check_alike(score(text), score(STRAIGHT[name](text)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (r"It rained.\n\nIt fell.", "It rained. It fell."),
        (r"the pier\nfell. \nIt rained.\r\nIt\tfell.", "the pier fell. It rained. It fell."),
        (r"It\u2019s wet\u00a0here\ud83d\ude00.", "It’s wet here."),
        (r"It\xe2\x80\x99s a caf\xe9, a caf\xc3\xa9.", "It’s a café, a café."),
        (r"\"It\'s wet,\" she said.", "\"It's wet,\" she said."),
        ("Itâ€™s wet,â€\x9d he said. â€œNoâ€ at cafÃ©s.", "It’s wet,” he said. “No” at cafés."),
        ("ItÃ¢Â\x80Â\x99s 5Â degrees ðŸ˜€.", "It’s 5 degrees 😀."),
        ("\x93It\x92s\x85 wet\x94 \x97 here", "“It’s… wet” — here"),
        ("\ufffdIt isn\ufffdt wet,\ufffd he said.", "“It isn’t wet,” he said."),
        (r"a caf\xe9, \x93wet\x94", "a café, “wet”"),
        ("NÃƒO, itâ€™s Ã”", "NÃO, it’s Ô"),
        ("5Â degrees", "5 degrees"),
        ("It rained. Â It fell. Â It dried.", "It rained. It fell. It dried."),
        ("A \ufffd\ufffd\ufffdwet\ufffd\ufffd\ufffd pier", "A “wet” pier"),
        ("['It rained.', \"It's wet.\"]", "It rained. It's wet."),
        ("b'It rained.'", "It rained."),
        ('He said ""no"" and ""yes."" ""Why?""', 'He said "no" and "yes." "Why?"'),
    ],
)  # fmt: skip
def test_characters_are_read_as_they_were(text: str, seen: str) -> None:
    plain = without_escapes(text)
    assert len(plain) == len(text)
    assert visible(plain).split() == seen.split()


@pytest.mark.parametrize(
    "text",
    [
        r"See C:\new\text\report for it.",
        r"The path \\server\notes\u20 and \x2 are none",
        '"It rained," she said. "It fell."',
        "'It rained,' she said. 'It fell.'",
        '"It rained all day."',
        'He said "" and left.',
        'It was "accurate.""Do you regret it?" he asked.',
        "[“It rained.”]",
        "CAFÉ” — “ÉCOLE”…",
        "NÃO, Â, ÇA",
        "“MAÇÃ” and “IRMÔ",
        "The letter Â occurs.",
        r"the angle \theta and the ratio \rho",
        r"\textbf{x} and \tau",
        r'"\temp" and "\new folder" and ..\new',
        r"C:\x64\bin and C:\xface and C:\\xfa and the regex \x41",
        '["It rained," she said. "It fell"]',
        "b as in bad",
        "5 \ufffd 6 and \ufffdlvarez",
        "",
    ],
)
def test_what_only_looks_so_is_left(text: str) -> None:
    assert without_escapes(text) == text


def test_what_ends_with_an_escape_has_all_of_it() -> None:
    text = r"\u201cIt is a shame,\u201d Mayor Ann Roe said. She called it \u201ca scandal.\u201d"
    scored = score(text)
    quoted = [e.text for e in scored.evidence if e.kind == "quotation"]
    assert quoted == [r"\u201cIt is a shame,\u201d", r"\u201ca scandal.\u201d"]
    assert scored.sentences[-1].end == len(text)
    assert escape_ends(r"It is \u201ca shame\u201c") == {7: 12, 20: 25}
    assert escape_ends("â€œNo,â€\x9d he said") == {1: 3, 7: 9}
