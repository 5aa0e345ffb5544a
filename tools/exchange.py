"""Makes a model, or loads one that was made with other versions of the dependencies.

    python -W error -m tools.exchange make|load FILE

Loading compares golden scores: a model that scores otherwise here is a warning or an error.
"""

from __future__ import annotations

import sys

import sklearn

import credscore
from tests.labelled_articles import make_table, make_text


def main() -> None:
    """Do what the arguments say."""
    action, path = sys.argv[1:]
    if action == "make":
        credscore.train(make_table(40), label="tone", base="default", progress=False).save(path)
    model = credscore.load_model(path)
    value = credscore.score(make_text("rant", 77), model=model).heads["tone"].value
    made = model.manifest["made_with"]["scikit-learn"]
    print(f"made with scikit-learn {made}, loaded with {sklearn.__version__}: {value}")


if __name__ == "__main__":
    main()
