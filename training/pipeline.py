"""Make every part of the shipped model, in order: ``python -m training.pipeline DATA``.

Each part reads what those before it wrote into ``models/`` of this source tree, so each is a
process of its own. The last one learns the two scores and writes manifest, model card and golden
scores. Figures and floors are measured apart (`training.measure`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

MODELS = Path(__file__).resolve().parent.parent / "models"


def steps(data: Path, cache: Path, jobs: int) -> list[list[str]]:
    """Return the commands, each a module of `training` and its arguments."""
    return [
        ["train_attribution", str(data)],
        ["train_loaded", str(data), "-o", str(MODELS / "loaded.json")],
        ["train_sentences", str(data), "-o", str(MODELS / "sentences.json")],
        # The heads' features are measured by a model that has to load.
        ["sign", str(MODELS)],
        ["train", str(data), "-o", str(MODELS), "--cache", str(cache), "--jobs", str(jobs)],
    ]


def run(commands: list[list[str]]) -> None:
    """Run `commands` one after the other; the first that fails ends the run."""
    for module, *arguments in commands:
        began = time.monotonic()
        print(f"== training.{module}", flush=True)
        done = subprocess.run(  # noqa: S603 - modules of this package
            [sys.executable, "-m", f"training.{module}", *arguments],
            check=False,
            cwd=MODELS.parent,
        )
        if done.returncode:
            sys.exit(
                f"training.{module} failed (exit code {done.returncode}); the rest did not run"
            )
        print(f"== training.{module}: {time.monotonic() - began:.0f} s", flush=True)


def main() -> None:
    """Read the arguments and make the model."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="folder with the public data sets")
    parser.add_argument("--cache", type=Path, default=Path("training/out/cache"))
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.error(f"{arguments.data} is not a folder")
    run(steps(arguments.data.resolve(), arguments.cache, arguments.jobs))


if __name__ == "__main__":
    main()
