"""The quality ratchet: figures may rise, and fall only on purpose.

A floor is the least a figure may be; for a figure of which less is better (an error, a loss)
it is the most. Floors lie in one JSON file beside the SHA-256 digest of each data file they
were measured on, since a figure on other data says nothing about a floor::

    {"format": 1, "tolerance": 0.002,
     "sections": {"made_up": {"data": {"made_up.parquet": "ab12..."},
                              "floors": {"F1": {"shipped": 0.871}}}}}

Nothing here measures: see `training.measure`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "TOLERANCE",
    "Figures",
    "Floors",
    "Measured",
    "SectionFloors",
    "check",
    "digest",
    "load",
    "save",
    "update",
]

#: Figure name -> reader (or model) name -> value.
Figures = Mapping[str, Mapping[str, float]]

FORMAT = 1
#: How far below the measured figure its floor is set: more than libraries and machines move
#: a figure, less than anything worth losing.
TOLERANCE = 0.002
#: Floors have four decimals.
_SCALE = 10_000


@dataclass(frozen=True, slots=True)
class SectionFloors:
    """The floors of one section and the digests of its data files."""

    data: Mapping[str, str]
    floors: Figures


Floors = Mapping[str, SectionFloors]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured in one section.

    Attributes
    ----------
    data : Mapping of str to str
        File name -> SHA-256 digest.
    figures : Figures
        Only those that have floors: baselines are left out.
    smaller : frozenset of str
        Figures of which less is better.
    tolerance : float
        How far below its figure a floor is set.
    """

    data: Mapping[str, str]
    figures: Figures
    smaller: frozenset[str] = frozenset()
    tolerance: float = TOLERANCE


def check(
    floors: Floors, measured: Mapping[str, Measured], skipped: Collection[str] = ()
) -> list[str]:
    """Return what is wrong, a sentence each; nothing if no figure has fallen.

    Parameters
    ----------
    floors : Floors
    measured : Mapping of str to Measured
        By section.
    skipped : collection of str
        Sections left out on purpose: their floors are not looked at.

    Returns
    -------
    list of str

    Examples
    --------
    >>> floors = {"made_up": SectionFloors({}, {"F1": {"shipped": 0.9}})}
    >>> check(floors, {"made_up": Measured({}, {"F1": {"shipped": 0.85}})})
    ['made_up, F1, shipped: 0.8500 is below its floor 0.9000']
    """
    problems = [
        f"{name}: has floors, but nothing measures it"
        for name in floors
        if name not in measured and name not in skipped
    ]
    for name, section in measured.items():
        if name not in floors:
            problems.append(f"{name}: no floors yet; record them with --update")
            continue
        changed = _changed_data(name, floors[name], section)
        # A figure on other data can neither hold nor break a floor.
        problems += changed or _falls(name, floors[name], section)
        problems += [
            f"{name}, {figure}, {reader}: no floor yet; record it with --update"
            for figure, readers in section.figures.items()
            for reader in readers
            if reader not in floors[name].floors.get(figure, {})
        ]
    return problems


def update(
    floors: Floors, measured: Mapping[str, Measured], *, lower: bool = False
) -> tuple[dict[str, SectionFloors], list[str]]:
    """Return the floors raised to what was measured, and what stands in the way.

    A floor is set to its figure less the tolerance, and stays where it is if that would lower
    it. Sections that were not measured keep their floors.

    Parameters
    ----------
    floors : Floors
    measured : Mapping of str to Measured
        By section.
    lower : bool
        Lower the floors of figures that fell, forget those of figures no longer measured,
        and start anew where a data file changed.

    Returns
    -------
    dict of str to SectionFloors
        To be saved only if there are no problems.
    list of str
        Falls, changed data and missing figures; with `lower`, only figures that are no numbers.
    """
    updated = dict(floors)
    problems: list[str] = []
    for name, section in measured.items():
        problems += [
            f"{name}, {figure}, {reader}: {value} is not a number a floor can be set from"
            for figure, reader, value in _flat(section.figures)
            if not math.isfinite(value)
        ]
        old = floors.get(name, SectionFloors(section.data, {}))
        changed = _changed_data(name, old, section)
        if not lower:
            problems += changed or _falls(name, old, section)
        updated[name] = _raised(SectionFloors({}, {}) if changed else old, section)
    return updated, list(dict.fromkeys(problems))


def _raised(old: SectionFloors, section: Measured) -> SectionFloors:
    floors: dict[str, dict[str, float]] = {}
    for figure, reader, value in _flat(section.figures):
        floor = old.floors.get(figure, {}).get(reader)
        smaller = figure in section.smaller
        if floor is None or _is_below(value, floor, smaller=smaller):
            floor = _floor_of(value, section.tolerance, smaller=smaller)
        else:
            choose = min if smaller else max
            floor = choose(floor, _floor_of(value, section.tolerance, smaller=smaller))
        floors.setdefault(figure, {})[reader] = floor
    return SectionFloors(dict(section.data), floors)


def _floor_of(value: float, tolerance: float, *, smaller: bool) -> float:
    """Return `value` less the tolerance (more, where less is better), rounded to the lax side."""
    if not math.isfinite(value):
        return value
    if smaller:
        return math.ceil(round((value + tolerance) * _SCALE, 6)) / _SCALE
    return math.floor(round((value - tolerance) * _SCALE, 6)) / _SCALE


def _is_below(value: float, floor: float, *, smaller: bool) -> bool:
    """Tell whether `value` breaks `floor`; what is not a number always does."""
    return not (value <= floor if smaller else value >= floor)


def _falls(name: str, floors: SectionFloors, section: Measured) -> list[str]:
    problems = []
    for figure, reader, floor in _flat(floors.floors):
        value = section.figures.get(figure, {}).get(reader)
        smaller = figure in section.smaller
        if value is None:
            problems.append(f"{name}, {figure}, {reader}: has a floor, but was not measured")
        elif _is_below(value, floor, smaller=smaller):
            side = "above its ceiling" if smaller else "below its floor"
            problems.append(f"{name}, {figure}, {reader}: {value:.4f} is {side} {floor:.4f}")
    return problems


def _changed_data(name: str, floors: SectionFloors, section: Measured) -> list[str]:
    return [
        f"{name}: data file {file} is not the one the floors were measured on; "
        "if that is meant, --update --lower-floors starts its floors anew"
        for file in sorted({*floors.data, *section.data})
        if floors.data.get(file) != section.data.get(file)
    ]


def _flat(figures: Figures) -> list[tuple[str, str, float]]:
    return [(name, reader, v) for name, readers in figures.items() for reader, v in readers.items()]


def digest(path: Path) -> str:
    """Return the SHA-256 digest of a file, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def load(path: Path) -> dict[str, SectionFloors]:
    """Read a file of floors; no file means no floors yet.

    Raises
    ------
    ValueError
        If the file has another format.
    """
    if not path.exists():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        raise ValueError(f"{path} has format {content.get('format')}, expected {FORMAT}")
    return {
        name: SectionFloors(section["data"], section["floors"])
        for name, section in content["sections"].items()
    }


def save(path: Path, floors: Floors) -> None:
    """Write a file of floors."""
    sections = {
        name: {"data": dict(section.data), "floors": dict(section.floors)}
        for name, section in sorted(floors.items())
    }
    content = {"format": FORMAT, "tolerance": TOLERANCE, "sections": sections}
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")
