"""``credscore features``: every feature, its unit and what it measures."""

from __future__ import annotations

import json

import click

__all__ = ["features"]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines instead of a table.")
def features(*, as_json: bool) -> None:
    """List every feature: its name, its unit and what it measures."""
    from credscore.views.phrases import described

    for feature in described().values():
        if as_json:
            row = {"name": feature.name, "unit": feature.unit, "meaning": feature.meaning}
            click.echo(json.dumps({**row, "source": feature.source}))
        else:
            click.echo(f"{feature.name}\t{feature.unit}\t{feature.meaning}")
