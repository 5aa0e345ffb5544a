"""The quality ratchet: its logic on made-up figures, and the gate on the data folder."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from training import measure
from training.measure import FLOORS, SECTIONS, Section
from training.ratchet import (
    TOLERANCE,
    Measured,
    SectionFloors,
    check,
    digest,
    load,
    save,
    update,
)

DATA = {"made_up.parquet": "ab12"}


def floors(value: float = 0.8, data: dict[str, str] = DATA) -> dict[str, SectionFloors]:
    return {"reading": SectionFloors(data, {"F1": {"shipped": value}})}


def measured(
    value: float, data: dict[str, str] = DATA, smaller: frozenset[str] = frozenset()
) -> dict[str, Measured]:
    return {"reading": Measured(data, {"F1": {"shipped": value}}, smaller)}


def floor_of(sections: dict[str, SectionFloors]) -> float:
    return sections["reading"].floors["F1"]["shipped"]


# --- check


@pytest.mark.parametrize("value", [0.8, 0.80001, 1.0])
def test_a_figure_at_or_above_its_floor_holds(value: float) -> None:
    assert check(floors(), measured(value)) == []


@pytest.mark.parametrize("value", [0.79999, 0.0, math.nan, -math.inf])
def test_a_figure_below_its_floor_fails(value: float) -> None:
    (problem,) = check(floors(), measured(value))
    assert problem.startswith("reading, F1, shipped: ")
    assert "below its floor 0.8000" in problem


def test_where_less_is_better_the_floor_is_a_ceiling() -> None:
    smaller = frozenset({"F1"})
    assert check(floors(0.1), measured(0.1, smaller=smaller)) == []
    (problem,) = check(floors(0.1), measured(0.11, smaller=smaller))
    assert "0.1100 is above its ceiling 0.1000" in problem
    assert len(check(floors(0.1), measured(math.nan, smaller=smaller))) == 1


@pytest.mark.parametrize(
    "data", [{"made_up.parquet": "cd34"}, {}, {**DATA, "second.parquet": "ef56"}]
)
def test_changed_data_fails_whatever_the_figure(data: dict[str, str]) -> None:
    (problem,) = check(floors(), measured(0.9, data))
    assert "is not the one the floors were measured on" in problem


def test_a_figure_that_was_not_measured_fails() -> None:
    (problem,) = check(floors(), {"reading": Measured(DATA, {})})
    assert problem == "reading, F1, shipped: has a floor, but was not measured"


def test_a_figure_without_a_floor_fails() -> None:
    figures = {"F1": {"shipped": 0.9, "rules only": 0.85}, "recall": {"shipped": 0.7}}
    problems = check(floors(), {"reading": Measured(DATA, figures)})
    assert [problem.split(":")[0] for problem in problems] == [
        "reading, F1, rules only",
        "reading, recall, shipped",
    ]


def test_a_section_without_floors_fails() -> None:
    (problem,) = check({}, measured(0.9))
    assert "no floors yet" in problem


def test_a_section_that_nothing_measures_fails_unless_it_was_left_out() -> None:
    (problem,) = check(floors(), {})
    assert "nothing measures it" in problem
    assert check(floors(), {}, skipped={"reading"}) == []


# --- update


def test_update_raises_a_floor_to_the_figure_less_the_tolerance() -> None:
    updated, problems = update(floors(), measured(0.9))
    assert problems == []
    assert floor_of(updated) == pytest.approx(0.9 - TOLERANCE)
    assert check(updated, measured(0.9)) == []


def test_update_of_a_figure_within_the_tolerance_keeps_the_floor() -> None:
    updated, problems = update(floors(), measured(0.8 + TOLERANCE / 2))
    assert (floor_of(updated), problems) == (0.8, [])
    updated, problems = update(floors(), measured(0.8 + TOLERANCE / 2), lower=True)
    assert (floor_of(updated), problems) == (0.8, [])


def test_update_lowers_a_ceiling() -> None:
    smaller = frozenset({"F1"})
    updated, problems = update(floors(0.1), measured(0.05, smaller=smaller))
    assert problems == []
    assert floor_of(updated) == pytest.approx(0.05 + TOLERANCE)
    assert check(updated, measured(0.05, smaller=smaller)) == []


def test_update_refuses_to_lower() -> None:
    _, problems = update(floors(), measured(0.7))
    assert problems == ["reading, F1, shipped: 0.7000 is below its floor 0.8000"]


def test_floors_are_lowered_on_demand() -> None:
    updated, problems = update(floors(), measured(0.7), lower=True)
    assert problems == []
    assert floor_of(updated) == pytest.approx(0.7 - TOLERANCE)


def test_changed_data_starts_anew_only_on_demand() -> None:
    other = {"made_up.parquet": "cd34"}
    _, problems = update(floors(), measured(0.7, other))
    assert ["made_up.parquet" in problem for problem in problems] == [True]
    updated, problems = update(floors(), measured(0.7, other), lower=True)
    assert problems == []
    assert updated["reading"].data == other
    assert floor_of(updated) == pytest.approx(0.7 - TOLERANCE)


def test_a_missing_figure_is_forgotten_only_on_demand() -> None:
    nothing = {"reading": Measured(DATA, {})}
    assert len(update(floors(), nothing)[1]) == 1
    updated, problems = update(floors(), nothing, lower=True)
    assert (updated["reading"].floors, problems) == ({}, [])


@pytest.mark.parametrize("lower", [False, True])
def test_what_is_not_a_number_sets_no_floor(lower: bool) -> None:
    for value in (math.nan, math.inf):
        _, problems = update({}, measured(value), lower=lower)
        assert len(problems) == 1
        assert "not a number" in problems[0]


def test_sections_that_were_not_measured_keep_their_floors() -> None:
    other = {"model": SectionFloors({}, {"AUC": {"shipped": 0.9}})}
    updated, _ = update({**floors(), **other}, measured(0.9))
    assert updated["model"] == other["model"]


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load(path) == {}
    save(path, floors())
    assert load(path) == floors()
    path.write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(ValueError, match="format 99"):
        load(path)


# --- the command


class Bench:
    """A data folder with one file, and one section whose figure can be set."""

    def __init__(self, folder: Path) -> None:
        self.value = 0.9
        self.folder = folder
        self.file = folder / "made_up.parquet"
        self.file.write_bytes(b"rows")
        self.floors = folder / "floors.json"
        figures = lambda *_: {"F1": {"shipped": self.value, "baseline": 0.1}}  # noqa: E731
        self.sections = {
            "reading": Section("Reading", figures, (self.file.name,), frozenset({"baseline"})),
            "pages": Section("Pages", figures, ("*.parquet",), of_seeds=True),
            "long": Section("Long", figures, (self.file.name,), slow=True),
        }

    def run(self, *options: str) -> int:
        return measure.main([str(self.folder), "--floors", str(self.floors), *options])


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench(tmp_path)
    monkeypatch.setattr(measure, "SECTIONS", made.sections)
    return made


def test_the_command_fails_checks_updates_and_lowers(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run() == 1
    assert bench.run("--update") == 0
    assert bench.run() == 0
    assert "left out: pages" in capsys.readouterr().out
    bench.value = 0.8
    assert bench.run() == 1
    before = bench.floors.read_bytes()
    assert bench.run("--update") == 1
    assert bench.floors.read_bytes() == before
    assert "0.8000 is below its floor 0.8980" in capsys.readouterr().err
    assert bench.run("--update", "--lower-floors") == 0
    assert bench.run() == 0


def test_the_command_fails_on_changed_data(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.run("--update") == 0
    bench.file.write_bytes(b"other rows")
    assert bench.run() == 1
    assert bench.run("--update") == 1
    assert "made_up.parquet is not the one" in capsys.readouterr().err
    assert bench.run("--update", "--lower-floors") == 0
    assert load(bench.floors)["reading"].data == {bench.file.name: digest(bench.file)}


def test_baselines_have_no_floors(bench: Bench) -> None:
    assert bench.run("--update") == 0
    assert load(bench.floors)["reading"].floors == {"F1": {"shipped": 0.898}}


def test_seeds_and_slow_sections_are_measured_when_asked_for(bench: Bench) -> None:
    assert bench.run("--update", "--quick") == 0
    assert set(load(bench.floors)) == {"reading"}
    assert bench.run("--update", "--seeds", str(bench.folder)) == 0
    assert set(load(bench.floors)) == {"reading", "pages", "long"}
    assert bench.run("--quick") == 0


def test_lowering_without_updating_is_an_error(bench: Bench) -> None:
    with pytest.raises(SystemExit, match="2"):
        bench.run("--lower-floors")


def test_a_missing_file_is_named(bench: Bench) -> None:
    bench.file.unlink()
    with pytest.raises(FileNotFoundError, match=r"no made_up\.parquet in"):
        bench.run()


# --- the gate


def test_every_section_has_floors_in_the_repository() -> None:
    assert set(load(FLOORS)) == set(SECTIONS)


@pytest.mark.data
@pytest.mark.parametrize("name", [name for name in SECTIONS if not SECTIONS[name].of_seeds])
def test_no_figure_has_fallen(name: str, data_folder: Path) -> None:
    _, figures = measure.measure_section(SECTIONS[name], data_folder, None)
    assert check(load(FLOORS), {name: figures}, skipped=SECTIONS) == []


@pytest.mark.data
@pytest.mark.parametrize("name", [name for name in SECTIONS if SECTIONS[name].of_seeds])
def test_no_figure_of_the_seeds_has_fallen(name: str, seeds_folder: Path) -> None:
    _, figures = measure.measure_section(SECTIONS[name], seeds_folder, seeds_folder)
    assert check(load(FLOORS), {name: figures}, skipped=SECTIONS) == []
