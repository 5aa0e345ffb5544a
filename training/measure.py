"""Measure how articles are read, beside baselines, and hold every figure to its floor.

Usage::

    python -m training.measure DATA_DIR [--seeds DIR] [--quick] [--update [--lower-floors]]

prints each figure of each section beside its baselines and exits with 1 if a figure is below
its floor in ``training/floors.json`` or a data file is not the one the floor was measured on.
``--update`` raises the floors to what was measured (less `training.ratchet.TOLERANCE`); it
never lowers one unless ``--lower-floors`` says so. ``--quick`` leaves out slow sections, and
the seeds are left out without ``--seeds``; floors of what is left out are not looked at.

A further section is one entry of `SECTIONS`: a function from the two folders to figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from training import measure_attribution as attribution
from training import measure_body as body
from training import measure_heads as heads
from training import measure_sentences as sentences
from training import measure_sources as sources
from training.ratchet import (
    TOLERANCE,
    Figures,
    Floors,
    Measured,
    check,
    digest,
    load,
    save,
    update,
)

FLOORS = Path(__file__).with_name("floors.json")
#: Features measured before with the same code are not measured again.
_CACHE = Path(__file__).with_name("out") / "cache"


@dataclass(frozen=True, slots=True)
class Section:
    """One group of figures.

    Attributes
    ----------
    title : str
        Printed above the figures.
    measure : callable
        From the data folder and the folder of seeds (None if not given) to the figures:
        figure name -> reader name -> value.
    files : tuple of str
        Files read, by name or pattern (``*.txt``); their digests stand beside the floors.
    baselines : frozenset of str
        Readers that have no floors: they stand there to be compared with.
    smaller : frozenset of str
        Figures of which less is better.
    of_seeds : bool
        Whether the files are those of the folder of seeds.
    slow : bool
        Whether ``--quick`` leaves the section out.
    tolerance : float
        How far below its figure a floor is set: more where another build of the same
        libraries gives other figures.
    """

    title: str
    measure: Callable[[Path, Path | None], Figures]
    files: tuple[str, ...]
    baselines: frozenset[str] = frozenset()
    smaller: frozenset[str] = frozenset()
    of_seeds: bool = False
    slow: bool = False
    tolerance: float = TOLERANCE


def _seeds(_data: Path, seeds: Path | None) -> Figures:
    assert seeds is not None
    return body.seed_figures(seeds)


SECTIONS: dict[str, Section] = {
    "body_seeds": Section(
        "Body against furniture: the seed pages",
        _seeds,
        ("*.txt",),
        baselines=body.BASELINES,
        of_seeds=True,
    ),
    "body_markkula": Section(
        "Body against furniture: Markkula, `raw` against `text`",
        lambda data, _: body.markkula_figures(data),
        ("spans_sourcing_markkula.parquet",),
        baselines=body.BASELINES,
    ),
    "body_allsides": Section(
        "Body against furniture: AllSides",
        lambda data, _: body.allsides_figures(data),
        ("articles_allsides.parquet",),
        baselines=body.BASELINES,
        smaller=frozenset({"sentence-like lines dropped"}),
        slow=True,
    ),
    "attribution_polnear": Section(
        "Attribution: PolNeAR dev",
        lambda data, _: attribution.polnear_figures(data, "dev"),
        ("spans_attribution_polnear_dev.parquet",),
        baselines=attribution.BASELINES,
    ),
    "attribution_markkula": Section(
        "Attribution: sourced statements an article, Markkula",
        lambda data, _: attribution.markkula_figures(data),
        ("spans_sourcing_markkula.parquet",),
        baselines=attribution.BASELINES,
    ),
    "heads": Section(
        "The two scores on unseen outlets: a small part of what training measures",
        lambda data, _: heads.head_figures(data, _CACHE),
        heads.FILES,
        baselines=heads.BASELINES,
        slow=True,
    ),
    "sources_unseen": Section(
        "Scores of outlets by models that never saw them",
        lambda data, _: sources.figures(data),
        ("articles_*.parquet",),
        baselines=sources.BASELINES,
        smaller=sources.SMALLER,
        slow=True,
    ),
    "sentences": Section(
        "Sentence scores on held-out sentences, TF-IDF in the same folds",
        lambda data, _: sentences.sentence_figures(data),
        sentences.FILES,
        baselines=sentences.BASELINES,
        smaller=sentences.ERRORS,
        slow=True,
        # F1 at a threshold and calibration errors of small sets move by this between builds.
        tolerance=0.01,
    ),
    "loaded_words": Section(
        "Loaded words against those that annotators marked, held out",
        lambda data, _: sentences.loaded_figures(data),
        sentences.FILES,
        baselines=sentences.BASELINES,
        slow=True,
    ),
}


def chosen_sections(*, seeds: bool, quick: bool) -> dict[str, Section]:
    """Return the sections to measure."""
    return {
        name: section
        for name, section in SECTIONS.items()
        if (seeds or not section.of_seeds) and not (quick and section.slow)
    }


def measure_section(section: Section, data: Path, seeds: Path | None) -> tuple[Figures, Measured]:
    """Measure one section.

    Parameters
    ----------
    section : Section
    data : Path
        The data folder.
    seeds : Path or None
        The folder of seeds.

    Returns
    -------
    Figures
        With the baselines, to be shown.
    Measured
        Without them, to be held to the floors.

    Raises
    ------
    FileNotFoundError
        If a file of the section is not there.
    """
    folder = seeds if section.of_seeds and seeds else data
    digests = {path.name: digest(path) for path in _paths(folder, section.files)}
    figures = section.measure(data, seeds)
    own = {
        figure: {name: v for name, v in readers.items() if name not in section.baselines}
        for figure, readers in figures.items()
    }
    return figures, Measured(digests, own, section.smaller, section.tolerance)


def _paths(folder: Path, patterns: Iterable[str]) -> list[Path]:
    paths = []
    for pattern in patterns:
        found = sorted(folder.glob(pattern))
        if not found:
            raise FileNotFoundError(f"no {pattern} in {folder}")
        paths += found
    return paths


def table(name: str, section: Section, figures: Figures, floors: Floors) -> str:
    """Return the figures of a section as a table, a row a figure, a column a reader."""
    readers = list(dict.fromkeys(r for values in figures.values() for r in values))
    floors_of = floors[name].floors if name in floors else {}
    lines = [section.title, f"  {'':34}" + "".join(f"{reader:>22}" for reader in readers)]
    for figure, values in figures.items():
        sign = "<=" if figure in section.smaller else ">="
        bounds = floors_of.get(figure, {})
        cells = [_cell(values.get(r), bounds.get(r), sign) for r in readers]
        lines.append(f"  {figure:34}" + "".join(f"{cell:>22}" for cell in cells))
    return "\n".join(lines)


def _cell(value: float | None, floor: float | None, sign: str) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if floor is None else f"{value:.4f} ({sign} {floor:.4f})"


def measure(
    data: Path, seeds: Path | None, floors: Floors, sections: Mapping[str, Section]
) -> dict[str, Measured]:
    """Measure `sections`, printing each as it is done."""
    measured = {}
    for name, section in sections.items():
        figures, measured[name] = measure_section(section, data, seeds)
        print(table(name, section, figures, floors), end="\n\n", flush=True)
    return measured


def main(arguments: list[str] | None = None) -> int:
    """Measure, then check or update the floors; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path, help="folder with the labelled sets")
    parser.add_argument("--seeds", type=Path, help="folder with the seed pages")
    parser.add_argument("--quick", action="store_true", help="leave out slow sections")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument(
        "--lower-floors", action="store_true", help="with --update, lower them as well"
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    options = parser.parse_args(arguments)
    if options.lower_floors and not options.update:
        parser.error("--lower-floors changes floors only together with --update")
    floors = load(options.floors)
    sections = chosen_sections(seeds=options.seeds is not None, quick=options.quick)
    skipped = SECTIONS.keys() - sections.keys()
    measured = measure(options.data, options.seeds, floors, sections)
    if options.update:
        return _update(options.floors, floors, measured, lower=options.lower_floors)
    problems = check(floors, measured, skipped)
    if not problems:
        left_out = f"; left out: {', '.join(sorted(skipped))}" if skipped else ""
        print(f"Every figure of {len(measured)} sections holds its floor{left_out}.")
    return _report(problems)


def _update(path: Path, floors: Floors, measured: Mapping[str, Measured], *, lower: bool) -> int:
    updated, problems = update(floors, measured, lower=lower)
    if not problems:
        if lower:
            # Floors of a section that no longer exists go the same deliberate way.
            updated = {name: section for name, section in updated.items() if name in SECTIONS}
        save(path, updated)
        print(f"Floors written to {path}.")
    return _report(problems)


def _report(problems: list[str]) -> int:
    for problem in problems:
        print("FELL:", problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
