"""Runs notebooks from a clean kernel and keeps their outputs: ``make notebooks``.

Without arguments all of ``notebooks/``. What differs between two runs of the same code (times,
versions) is left out of the files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class _ThisPython(KernelSpecManager):
    """Offers the running interpreter, whatever kernels are installed for the user."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return how to start the kernel."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name=kernel_name, language="python")


def execute(path: Path) -> nbformat.NotebookNode:
    """Return the notebook of `path`, executed from its folder by a kernel of its own.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=300,
        record_timing=False,
        # On a busy machine the lines that a cell prints arrive in several pieces.
        coalesce_streams=True,
        resources={"metadata": {"path": str(path.resolve().parent)}},
    )
    client.create_kernel_manager().kernel_spec_manager = _ThisPython()
    client.execute()
    notebook.metadata = nbformat.from_dict(_METADATA)
    return notebook


def main() -> None:
    """Execute the notebooks named on the command line, or all."""
    for path in map(Path, sys.argv[1:] or sorted(FOLDER.glob("*.ipynb"))):
        nbformat.write(execute(path), path)


if __name__ == "__main__":
    main()
