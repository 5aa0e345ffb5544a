"""Directives that write tables from the package: ``features`` of a family, closed ``lists``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx.application import Sphinx

from credscore import kinds
from credscore.cues.lexicon import load_cues
from credscore.features.extract import feature_names
from credscore.features.feature import Feature
from credscore.views.phrases import described
from training.checklist import directions

#: Bodies that publish signals of credible journalism, as the sources of features name them.
PUBLISHED = re.compile(r"W3C|Credibility Coalition|Trust Project|NewsGuard")
_LISTS = {
    "evidence": ("kind", kinds.EVIDENCE_KINDS),
    "warnings": ("code", kinds.WARNINGS),
}


class Features(Directive):
    """A table of the features of one family."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        family = self.arguments[0]
        found = [feature for feature in described().values() if feature.family == family]
        if not found:
            raise self.error(f"there is no family of features named {family!r}")
        head = ("name", "unit", "meaning", "follows", "checklist")
        return _table(self, head, [feature_row(feature) for feature in found])


class Lists(Directive):
    """A table of one of the closed lists of `credscore.kinds`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        name, entries = _LISTS[self.arguments[0]]
        return _table(self, (name, "meaning"), [(f"`{key}`", entries[key]) for key in entries])


def feature_row(feature: Feature) -> tuple[str, ...]:
    """Return the cells of `feature`: name, unit, meaning with an example, source, checklist."""
    meaning = feature.meaning
    if example := _example(feature.name):
        meaning += f". *{example}*"
    sign = directions(list(feature_names())).get(feature.name)
    counts = {None: "", 1.0: "for", -1.0: "against"}[sign]
    return (f"`{feature.name}`", feature.unit, meaning, _bold(feature.source), counts)


def _bold(source: str) -> str:
    """Return `source` with the published signals in bold."""
    return "; ".join(
        f"**{part}**" if PUBLISHED.search(part) else part for part in source.split("; ") if part
    )


def _example(name: str) -> str:
    """Return a sentence in which the cue that a feature counts fires, or nothing."""
    group = name.removesuffix(".author").removesuffix("_cues").replace("sourcing.", "", 1)
    for cue in load_cues():
        if cue.fires and group in (cue.id, cue.name):
            return re.sub(r"\[(.+?)\]", r"\1", cue.fires[0])
    return ""


def _table(
    directive: Directive, head: Iterable[str], rows: Iterable[Iterable[str]]
) -> list[nodes.Node]:
    """Return a table parsed from Markdown."""
    head = tuple(head)
    lines = [_line(head), _line(["---"] * len(head)), *map(_line, rows)]
    holder = nodes.Element()
    directive.state.nested_parse(StringList(lines, source=""), directive.content_offset, holder)
    return holder.children


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.add_directive("features", Features)
    app.add_directive("lists", Lists)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
