"""Pages made of blocks of text, and what credscore takes for their article."""

from __future__ import annotations

from collections.abc import Sequence

from credscore.document.furniture import find_body

__all__ = ["body", "found_inside"]


def body(*blocks: str) -> list[str]:
    """Return the paragraphs of the article on a page of `blocks`."""
    text = "\n\n".join(blocks)
    return [text[start:end] for start, end in find_body(text)]


def found_inside(article: Sequence[str], *blocks: str) -> list[str]:
    """Return what is found in the middle of `article` besides its own six paragraphs."""
    page = body(*article[:3], *blocks, *article[3:])
    assert [block for block in page if block in article] == article
    return [block for block in page if block not in article]
