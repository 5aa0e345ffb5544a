"""``credscore model``: what a model is, and whether it is whole and scores as it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from credscore.cli.exits import give_up
from credscore.cli.options import FILE_OR_FOLDER
from credscore.errors import CredscoreError

__all__ = ["model"]

_PATH = click.argument("path", metavar="[MODEL]", required=False, type=FILE_OR_FOLDER)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def model() -> None:
    """Look at a model: the shipped one, or a .skops file."""


@model.command()
@_PATH
@_JSON
def info(*, path: Path | None, as_json: bool) -> None:
    """Say what MODEL is and how it was made; the shipped one by default.

    Exit codes: 0 done; 2 the model cannot be read.
    """
    from credscore.views.formats import printable

    described = _or_exit(_described, path)
    if as_json:
        click.echo(json.dumps(described))
        return
    for name, value in described.items():
        # Control characters of a foreign file are not for the terminal to obey.
        click.echo(f"{name}: {printable(value) if isinstance(value, str) else json.dumps(value)}")


@model.command()
@_PATH
@_JSON
def verify(*, path: Path | None, as_json: bool) -> None:
    """Check digests, parts and golden scores of MODEL, a .skops file.

    Without MODEL, those of the shipped model.

    Exit codes: 0 whole, and it scores as it did where it was made; 2 it is not, does not, or
    cannot be read.
    """
    from credscore.views.formats import printable

    found = _or_exit(_verified, path)
    click.echo(json.dumps(found) if as_json else f"{printable(found['model'])}: ok")


def _or_exit(look: Callable[[Path | None], dict[str, Any]], path: Path | None) -> dict[str, Any]:
    try:
        return look(path)
    except CredscoreError as error:
        give_up(error)


def _described(path: Path | None) -> dict[str, Any]:
    if path is None:
        from credscore.model.shipped import read_shipped

        manifest, _, _ = read_shipped()
        kept = ("name", "version", "digest", "articles", "outlets", "licence", "data", "metrics")
        return {key: manifest[key] for key in kept if key in manifest}
    from credscore.model.files import load_model

    loaded = load_model(path)
    head = loaded.head
    return {
        "model": loaded.model_id,
        "label": head.name,
        "kind": head.kind,
        "classes": list(head.classes),
        "base": loaded.base or "none",
        **{k: v for k, v in loaded.manifest.items() if k in ("made_with", "examples", "seed")},
        "counts": dict(loaded.report.counts),
        "figures": loaded.report.to_dict()["figures"],
        "warnings": list(loaded.report.warnings),
    }


def _verified(path: Path | None) -> dict[str, Any]:
    if path is None:
        from credscore.model.golden import check_shipped
        from credscore.model.model import default_model

        difference = check_shipped()
        return {"model": default_model().model_id, "ok": True, "golden_difference": difference}
    from credscore.model.files import check_golden, load_model

    loaded = load_model(path)
    return {
        "model": loaded.model_id,
        "ok": True,
        "golden_difference": check_golden(loaded, str(path)),
    }
