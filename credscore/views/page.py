"""What every HTML page shares: the document around its content, and a strict policy.

A page loads nothing. Its Content Security Policy names the one style sheet and the one
script by digest, so that nothing an article could smuggle in would be run or obeyed even
if escaping failed.
"""

from __future__ import annotations

import base64
import hashlib
import html
from pathlib import Path

from credscore.views.formats import printable, shorten
from credscore.views.style import PALETTES, STYLE

__all__ = ["document", "escape", "fragment", "write"]

_PAGE_STYLE = (
    f"{STYLE}body {{ margin:0; background:{PALETTES['light']['paper']} }} "
    f"@media (prefers-color-scheme:dark) {{ body {{ background:{PALETTES['dark']['paper']} }} }} "
    "@media print { body { background:none } }"
)
#: Escape hides the note that is open (WCAG 2.2, 1.4.13); pages are complete without it.
_SCRIPT = (
    'addEventListener("keydown",e=>{if(e.key==="Escape")'
    'document.documentElement.classList.add("quiet")});'
    'for(const name of["focusin","pointerover"])addEventListener(name,()=>'
    'document.documentElement.classList.remove("quiet"));'
)


def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{_digest(_PAGE_STYLE)}'; script-src 'sha256-{_digest(_SCRIPT)}'"
)


def escape(text: str) -> str:
    """Return `text` safe for an HTML text node or a quoted attribute.

    Examples
    --------
    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(printable(text), quote=True)


def document(title: str, content: str) -> str:
    """Return a complete HTML document.

    Parameters
    ----------
    title : str
        Plain text.
    content : str
        HTML without styles of its own; everything from the caller already escaped.
    """
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(shorten(title, 80))} – credscore</title>\n"
        f"<style>{_PAGE_STYLE}</style>\n</head>\n<body>\n"
        f'<main class="credscore">\n{content}\n</main>\n'
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def fragment(content: str) -> str:
    """Return `content` as an element with its style sheet and no script, for notebooks."""
    return f'<div class="credscore">\n<style>{STYLE}</style>\n{content}\n</div>'


class _Written(str):
    """A page that is in a file: at the end of a notebook's cell nobody wants to see its source."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<HTML page of {len(self):,} characters>"


def write(page: str, path: str | Path | None) -> str:
    """Write a page in UTF-8 where `path` is given, and return it.

    What cannot be encoded becomes a character reference in the file. Of a page that was written,
    `repr` tells the length alone.
    """
    if path is None:
        return page
    Path(path).write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
    return _Written(page)
