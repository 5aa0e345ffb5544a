"""The parts of an unfinished output: what lets a run go on after it was killed.

Beside ``OUT`` stands the folder ``OUT.parts`` with a manifest, which says what is being made
of what, and the parts done so far. Every file is written under another name and renamed when
it is complete, so whatever has its final name is whole. How many rows a part holds is in its
name.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from credscore.errors import TableFileError

__all__ = ["Part", "Parts"]

_MANIFEST = "manifest.json"
_NAME = re.compile(r"part-([0-9]{8,})-rows-([0-9]+)-failed-([0-9]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is complete.

    Attributes
    ----------
    path : Path
    number : int
        0 for the first.
    rows, failed : int
        How many rows it holds, and how many of them have an error.
    """

    path: Path
    number: int
    rows: int
    failed: int


class Parts:
    """The parts of `out`.

    Parameters
    ----------
    out : Path
        The file in the making.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out.with_name(f"{out.name}.parts")
        self.done: list[Part] = []

    def begin(self, manifest: Mapping[str, Any], *, resume: bool) -> None:
        """Make the folder, or find what an earlier run of the same `manifest` has done.

        Raises
        ------
        TableFileError
            If there is an unfinished run, and `resume` is False or its manifest differs.
        """
        written = self.folder / _MANIFEST
        if written.exists():
            self._check(_read_manifest(written), manifest, resume=resume)
        else:
            self.folder.mkdir(exist_ok=True)
            if any(not path.name.endswith(".tmp") for path in self.folder.iterdir()):
                raise TableFileError(f"{self.folder}: is in the way and not credscore's; move it")
            with _whole(written) as file:
                file.write(json.dumps(dict(manifest), indent=2).encode("utf-8"))
        for unfinished in self.folder.glob("*.tmp"):
            unfinished.unlink()
        self.done = list(self._found())

    def add(self, rows: int, failed: int, write: Callable[[BinaryIO], None]) -> None:
        """Write the next part with `write`."""
        number = len(self.done)
        path = self.folder / f"part-{number:08d}-rows-{rows}-failed-{failed}"
        with _whole(path) as file:
            write(file)
        self.done.append(Part(path, number, rows, failed))

    def finish(self, join: Callable[[Iterator[Path], BinaryIO], None]) -> None:
        """Put the output together with `join`, and remove the parts."""
        joined = self.folder / "joined"
        with _whole(joined) as file:
            join((part.path for part in self.done), file)
        joined.replace(self.out)
        # Last parts first, then the manifest: whatever a kill leaves, a later run can go on with.
        for part in reversed(self.done):
            part.path.unlink()
        shutil.rmtree(self.folder)

    def _found(self) -> Iterator[Part]:
        names = [(path, _NAME.fullmatch(path.name)) for path in sorted(self.folder.iterdir())]
        found = [
            Part(path, *(int(number) for number in name.groups())) for path, name in names if name
        ]
        for expected, part in enumerate(found):
            if part.number != expected:
                raise TableFileError(
                    f"{self.folder}: part {expected} is missing; delete the folder to start again"
                )
            yield part

    def _check(self, before: Mapping[str, Any], now: Mapping[str, Any], *, resume: bool) -> None:
        if not resume:
            raise TableFileError(
                f"{self.folder}: holds an unfinished run; --resume goes on with it, or delete "
                "the folder to start again"
            )
        other = [name for name in now if before.get(name) != now[name]]
        if other:
            changes = "; ".join(
                f"{name}: {before.get(name)!r}, now {now[name]!r}" for name in other
            )
            raise TableFileError(
                f"{self.folder}: cannot go on, because the run was begun with other settings or "
                f"another input ({changes}); delete the folder to start again"
            )


def _read_manifest(path: Path) -> Mapping[str, Any]:
    """Return the manifest of an earlier run.

    Raises
    ------
    TableFileError
        If it is damaged.
    """
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict):
        raise TableFileError(
            f"{path}: is damaged, so nothing can go on from it; delete the folder to start again"
        )
    return manifest


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file that gets its name when all of it is on disk."""
    unfinished = path.with_name(f"{path.name}.tmp")
    with unfinished.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
