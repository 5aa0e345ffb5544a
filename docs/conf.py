"""How Sphinx builds the documentation: ``make docs``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs" / "extensions")]

from credscore.version import __version__  # noqa: E402 - found through the path above

project = "credscore"
author = "credscore contributors"
copyright = author  # noqa: A001 - Sphinx's name
version = release = __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "feature_tables",
    "notebook_pages",
]
exclude_patterns = ["_build", "extensions"]

# Every heading can be linked to, as on a page of the repository.
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
# The notebooks are committed with their outputs; tests/test_notebooks.py executes them.
nb_execution_mode = "off"

autodoc_typehints = "none"  # the docstrings say it
autodoc_member_order = "bysource"
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

html_theme = "pydata_sphinx_theme"
html_title = "credscore"
html_static_path = ["static"]
html_css_files = ["tables.css"]
# All pages at the left, by section.
html_sidebars = {"**": ["globaltoc.html"]}
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "navigation_with_keys": False,
    "navbar_center": [],
    "secondary_sidebar_items": ["page-toc"],
    "footer_start": ["copyright"],
    "footer_end": [],
}
