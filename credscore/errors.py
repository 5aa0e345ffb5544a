"""The exceptions of credscore.

::

    CredscoreError
    ├── TextTypeError      (TypeError)   not a str
    ├── EmptyTextError     (ValueError)  no word characters
    ├── TextTooLongError   (ValueError)  longer than max_chars
    ├── ColumnError        (KeyError)    no such column in a table
    ├── LabelError         (ValueError)  labels that cannot be learned from
    ├── TableFileError     (ValueError)  a file of articles that cannot be read or resumed
    └── ModelError
        ├── ModelFileError     (ValueError)  damaged, untrusted or foreign model file
        └── ModelVersionError  (ValueError)  a model this version cannot run faithfully

Each is also a subclass of the builtin named beside it, so ``except ValueError`` works as
users of scikit-learn and pandas expect. Messages say what was wrong, where, and what to do.
"""

from __future__ import annotations

__all__ = [
    "ColumnError",
    "CredscoreError",
    "EmptyTextError",
    "LabelError",
    "ModelError",
    "ModelFileError",
    "ModelVersionError",
    "TableFileError",
    "TextTooLongError",
    "TextTypeError",
]


class CredscoreError(Exception):
    """Root of the errors about texts, tables, labels and models.

    An option that cannot be used raises the plain `ValueError` or `TypeError`.

    Examples
    --------
    >>> import credscore
    >>> try:
    ...     credscore.score("...")
    ... except credscore.CredscoreError as error:
    ...     print(type(error).__name__)
    EmptyTextError
    """


class TextTypeError(CredscoreError, TypeError):
    """The text is not a `str`: None, NaN, bytes, a list, a number; also a `TypeError`."""


class EmptyTextError(CredscoreError, ValueError):
    """The text holds no word characters, so there is nothing to score; also a `ValueError`."""


class TextTooLongError(CredscoreError, ValueError):
    """The text is longer than `max_chars`; also a `ValueError`."""


class ColumnError(CredscoreError, KeyError):
    """A table lacks a column; the message names the columns there are. Also a `KeyError`."""

    def __str__(self) -> str:
        # KeyError shows the repr of its argument, which would print quotes and escapes.
        return str(self.args[0]) if self.args else ""


class LabelError(CredscoreError, ValueError):
    """The labels cannot be learned from: too few, one class, missing; also a `ValueError`."""


class TableFileError(CredscoreError, ValueError):
    """A file of articles cannot be read, or a run not be resumed; also a `ValueError`."""


class ModelError(CredscoreError):
    """Root of the errors about models."""


class ModelFileError(ModelError, ValueError):
    """A model file is missing, damaged, not trusted or no such file; also a `ValueError`."""


class ModelVersionError(ModelError, ValueError):
    """A version made the model that this one cannot reproduce faithfully; also a `ValueError`."""
