"""The parts of an unfinished output: what lets a run go on after it was killed.

Beside ``OUT`` stands the folder ``OUT.parts`` with a manifest, which says what is being made
of what, and the parts done so far. Every file is written under another name and renamed when
it is complete, so whatever has its final name is whole. How many rows a part holds is in its
name, and how many bytes, by which a part that was cut short later shows.
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

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["Part", "Parts", "parts_of"]

_MANIFEST = "manifest.json"
_NAME = re.compile(r"part-([0-9]{8,})-rows-([0-9]+)-failed-([0-9]+)-bytes-([0-9]+)")


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


def parts_of(out: Path) -> Path:
    """Return the folder of the parts of `out`."""
    # Not `with_name`: what has no name, as ".", is no error here.
    return out.parent / f"{out.name}.parts"


class Parts:
    """The parts of `out`.

    Parameters
    ----------
    out : Path
        The file in the making.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = parts_of(out)
        self.done: list[Part] = []

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make the folder and keep other runs from it; a run that is killed lets go of it.

        Raises
        ------
        TableFileError
            If another run is at work on the same output.
        """
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise TableFileError(f"{self.folder}: is in the way and not credscore's; move it")
        self.folder.mkdir(exist_ok=True)
        if fcntl is None:
            yield
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(folder)
            raise TableFileError(
                f"{self.folder}: another run is writing {self.out}; wait for its end"
            ) from error
        except OSError:  # a file system without locks
            pass
        try:
            yield
        finally:
            os.close(folder)

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
        unfinished = self.folder / f"part-{number:08d}.tmp"
        with unfinished.open("wb") as file:
            write(file)
            size = _synced(file)
        path = self.folder / f"part-{number:08d}-rows-{rows}-failed-{failed}-bytes-{size}"
        unfinished.replace(path)
        self.done.append(Part(path, number, rows, failed))

    def finish(self, join: Callable[[Iterator[Path], BinaryIO], None]) -> None:
        """Put the output together with `join`, and remove the parts."""
        # Through a link, beside the file it leads to: only there can that be replaced at once.
        linked = self.out.is_symlink()
        joined = Path(os.path.realpath(self.out)) if linked else self.folder / "joined"
        with _whole(joined) as file:
            join((part.path for part in self.done), file)
        if not linked:
            joined.replace(self.out)
        # Last parts first, then the manifest: whatever a kill leaves, a later run can go on with.
        for part in reversed(self.done):
            part.path.unlink()
        shutil.rmtree(self.folder)

    def _found(self) -> Iterator[Part]:
        names = [(path, _NAME.fullmatch(path.name)) for path in sorted(self.folder.iterdir())]
        found = [(path, [int(n) for n in name.groups()]) for path, name in names if name]
        for expected, (path, (number, rows, failed, size)) in enumerate(found):
            wrong = "missing" if number != expected else "damaged"
            if number != expected or not path.is_file() or path.stat().st_size != size:
                raise TableFileError(
                    f"{self.folder}: part {expected} is {wrong}; delete the folder to start again"
                )
            yield Part(path, number, rows, failed)

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
        _synced(file)
    unfinished.replace(path)


def _synced(file: BinaryIO) -> int:
    """Bring `file` to the disk and return its size."""
    file.flush()
    os.fsync(file.fileno())
    return os.fstat(file.fileno()).st_size
