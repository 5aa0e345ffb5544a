"""Puts the notebooks, which stand beside ``docs/``, where Sphinx looks for pages."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx


def copy_notebooks(app: Sphinx) -> None:
    """Copy ``notebooks/*.ipynb`` to ``docs/notebooks``, which is not committed."""
    source = Path(app.srcdir).parent / "notebooks"
    target = Path(app.srcdir) / "notebooks"
    target.mkdir(exist_ok=True)
    for page in target.glob("*.ipynb"):
        if not (source / page.name).exists():
            page.unlink()
    for notebook in source.glob("*.ipynb"):
        copy = target / notebook.name
        # An untouched copy spares Sphinx reading the page again.
        if not copy.exists() or copy.read_bytes() != notebook.read_bytes():
            shutil.copyfile(notebook, copy)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("builder-inited", copy_notebooks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
