"""The contrast of every pair of colours in use, by the formula of WCAG 2.2."""

from __future__ import annotations

import re

import pytest

from credscore.views.style import PALETTES, STYLE

TEXT, GRAPHICS = 4.5, 3.0
#: Text colour -> grounds it stands on.
TEXT_ON = {
    "ink": ["paper", "fill", "warm-fill", "cool-fill", "olive-fill"],
    "grey": ["paper"],
    **{key: ["paper"] for key in ("warm", "cool", "olive", "green", "violet")},
}
#: Underlines, bars and outlines -> grounds.
GRAPHICS_ON = {
    "warm": ["paper", "fill", "warm-fill"],
    "cool": ["paper", "fill", "cool-fill"],
    "olive": ["paper", "fill", "olive-fill"],
    "green": ["paper", "fill"],
    "violet": ["paper", "fill"],
    "edge": ["paper", "fill"],
    "ink": ["fill"],
}
MEDIA = ["light", "dark", "print"]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_published_extremes():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_ON, TEXT), (GRAPHICS_ON, GRAPHICS)])
def test_contrast_is_that_of_level_aa(medium, pairs, least):
    palette = PALETTES[medium]
    low = {
        (front, ground): round(contrast(palette[front], palette[ground]), 2)
        for front, grounds in pairs.items()
        for ground in grounds
        if contrast(palette[front], palette[ground]) < least
    }
    assert low == {}


def test_every_palette_has_every_role_and_the_style_sheet_no_other_colours():
    assert len({frozenset(palette) for palette in PALETTES.values()}) == 1
    used = set(re.findall(r"var\(--([\w-]+)\)", STYLE))
    assert used <= set(PALETTES["light"])
    colours = {c for palette in PALETTES.values() for c in palette.values()}
    shadow = {"#0004"}
    assert set(re.findall(r"#[0-9a-f]{3,8}\b", STYLE)) - colours == shadow
