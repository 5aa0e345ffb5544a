"""The furniture of a page, told from its article by rules: menus, captions, prompts, comments."""

from __future__ import annotations

from credscore.document.furniture.bodies import bodies_of, find_body

__all__ = ["bodies_of", "find_body"]
