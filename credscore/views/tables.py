"""Tables of the HTML reports."""

from __future__ import annotations

from collections.abc import Iterable

from credscore.views.page import escape

__all__ = ["table"]


def table(headings: Iterable[str], rows: Iterable[str], caption: str = "") -> str:
    """Return a table that scrolls sideways where it is too wide; its caption fits the window.

    Parameters
    ----------
    headings : iterable of str
        Plain text.
    rows : iterable of str
        HTML, from ``<tr>`` to ``</tr>``.
    caption : str
        Plain text; "" for none.
    """
    heads = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in headings)
    note = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="wide"><table>{note}<thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )
