"""Which column holds the articles, and which go into the output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from credscore.checks import listed
from credscore.errors import ColumnError
from credscore.plain import readable

__all__ = ["Columns", "choose"]

#: Names of columns, in lower case, best first.
_TEXT = (
    "text article_text full_text fulltext body article_body maintext content article story document"
).split()
_TITLE = "title headline article_title".split()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the input and what becomes of them.

    Attributes
    ----------
    text : str
        Scored, and left out of the output.
    title : str or None
    carried : dict of str to str
        Column of the input -> its name in the output.
    notes : tuple of str
        What was guessed or renamed, for people.
    """

    text: str
    title: str | None
    carried: dict[str, str]
    notes: tuple[str, ...]


def choose(
    there: Sequence[str], new: Iterable[str], text: str | None = None, title: str | None = None
) -> Columns:
    """Return the roles of the columns of an input.

    Parameters
    ----------
    there : sequence of str
        The columns of the input.
    new : iterable of str
        The columns that scoring adds. A column of the input of that name is carried through
        as ``input_`` and the name.
    text, title : str, optional
        The caller's choice; guessed by name otherwise.

    Raises
    ------
    ColumnError
        If a column chosen is not there, or none looks like the text.

    Examples
    --------
    >>> choose(["id", "Headline", "body"], ["bias"]).notes
    ("text from column 'body' (--text names another)", "titles from column 'Headline' ...")
    """
    notes = []
    if text is None:
        text = _guess(there, _TEXT)
        if text is None:
            raise ColumnError(
                f"no column is named like an article's text; there are: {listed(there)}. "
                "Say which it is with --text COLUMN"
            )
        notes.append(f"text from column {text!r} (--text names another)")
    if title is None:
        title = _guess(there, _TITLE)
        if title is not None:
            notes.append(f"titles from column {title!r} (--title names another)")
    for option, column in (("--text", text), ("--title", title)):
        if column is not None and column not in there:
            raise ColumnError(f"{option} {column}: no such column; there are: {listed(there)}")
    carried = {column: column for column in there if column != text}
    for column in sorted(set(new) & set(carried)):
        carried[column] = _free(f"input_{column}", {*there, *new})
        notes.append(f"column {column!r} of the input is carried through as {carried[column]!r}")
    for column in [column for column in carried if readable(column) != column]:
        # Half a character, which JSON can escape and no other file can hold.
        carried[column] = _free(readable(column), {*there, *new, *carried.values()})
    return Columns(text, title, carried, tuple(notes))


def _guess(there: Sequence[str], names: Sequence[str]) -> str | None:
    by_name = {column.strip().lower(): column for column in reversed(there)}
    return next((by_name[name] for name in names if name in by_name), None)


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name = f"input_{name}"
    return name
