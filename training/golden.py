"""Golden scores: what the shipped model must give for the articles in ``examples/``.

``python -m training.golden models`` writes ``golden.json``, and into the manifest what the model
says of the fixed texts of `credscore.model.golden`, which an installed package can check. A change
of code that is not meant to change scores must leave both as they are; `training.train` writes them
anew.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from credscore.api import score
from credscore.model.golden import golden_scores as scores_of_fixed_texts
from credscore.model.model import Model, shipped_model
from credscore.model.shipped import write_json
from credscore.result import Score

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_DIGITS = 12


def golden_scores(model: Model | None = None) -> dict[str, dict[str, dict[str, object]]]:
    """Return value, interval and contributions of each head for each example article."""
    return {
        path.name: _figures(score(path.read_text(encoding="utf-8"), model=model))
        for path in sorted(EXAMPLES.glob("*.txt"))
    }


def _figures(scored: Score) -> dict[str, dict[str, object]]:
    return {
        name: {
            "value": round(head.value, _DIGITS),
            "interval": [round(bound, _DIGITS) for bound in head.interval],
            "percentile": round(head.percentile, 6),
            "contributions": {
                feature: round(value, _DIGITS) for feature, value in head.contributions.items()
            },
        }
        for name, head in scored.heads.items()
    }


def write_golden(models: Path) -> None:
    """Write the golden scores of the model in the folder `models` into it."""
    manifest, heads, wording = (
        json.loads((models / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("manifest", "heads", "wording")
    )
    model = shipped_model(manifest, heads, wording)
    write_json(models / "golden.json", golden_scores(model), indent=1)
    fixed = [round(value, _DIGITS) for value in scores_of_fixed_texts(model)]
    write_json(models / "manifest.json", {**manifest, "golden": fixed}, indent=2)


def main() -> None:
    """Read the arguments and write the golden scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("models", type=Path, help="folder of the shipped model")
    write_golden(parser.parse_args().models)


if __name__ == "__main__":
    main()
