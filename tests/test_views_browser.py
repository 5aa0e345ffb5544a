"""Reports in a real browser: headless Chromium, where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import credscore
from credscore.views.style import PALETTES

NAMES = ("chromium", "chromium-browser", "google-chrome")
TAMPER = "document.body.dataset.pwned = 1"
HOSTILE = f"""<script>{TAMPER}</script>
The minister </style></main></p><img src=x onerror="{TAMPER}"> said on Monday that
<a href="javascript:{TAMPER}">this link</a> is vile and disgraceful. \u202eSome text is
turned round\u202c and “an unclosed quotation <b onmouseover="{TAMPER}">said Ann Lee.

<svg onload="{TAMPER}"> Critics say the so-called plan may fail, according to John Smith & Sons.
]]> --> <!-- a comment <textarea> <style>* {{ display:none }}</style>
<iframe srcdoc="<script>parent.{TAMPER}</script>"></iframe>
"""

Chromium = Callable[..., str]


@pytest.fixture(scope="module")
def chromium(tmp_path_factory) -> Chromium:
    """Run Chromium headless on a file with some options; returns what it prints."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium to run these tests")
    profile = tmp_path_factory.mktemp("profile")
    # Containers and root have no use for its sandbox; the pages are ours.
    fixed = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]

    def run(file: Path, *options: str) -> str:
        command = [found, *fixed, f"--user-data-dir={profile}", *options, file.as_uri()]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        return done.stdout.decode("utf-8")

    return run


def pixels(chromium: Chromium, page: Path, *options: str) -> set[str]:
    """Return the colours of a screenshot of `page`, as in the style sheet."""
    image = pytest.importorskip("matplotlib.image", reason="reads the screenshot")
    picture = page.with_suffix(".png")
    chromium(page, f"--screenshot={picture}", "--window-size=900,2500", *options)
    red, green, blue = np.moveaxis((image.imread(picture)[:, :, :3] * 255).round(), -1, 0)
    shades = np.unique(red.astype(int) << 16 | green.astype(int) << 8 | blue.astype(int))
    return {f"#{shade:06x}" for shade in shades.tolist()}


def test_nothing_of_a_hostile_article_runs_and_all_of_it_is_shown(chromium, tmp_path):
    page = tmp_path / "hostile.html"
    credscore.score(HOSTILE * 3, title=f"<script>{TAMPER}</script>").to_html(page)
    dom = chromium(page, "--dump-dom")
    assert "data-pwned" not in dom
    assert len(re.findall(r"<script\b", dom)) == 1
    assert not re.findall(r"<(img|iframe|svg onload|textarea|a|b)\b", dom)
    assert "<title>&lt;script&gt;" in dom
    assert "\u202e" not in dom
    assert "srcdoc=" in dom  # as text


def test_nothing_of_a_hostile_article_runs_in_a_comparison(chromium, tmp_path):
    page = tmp_path / "compared.html"
    credscore.compare({f"<script>{TAMPER}</script>": HOSTILE, "b": HOSTILE * 2}).to_html(page)
    dom = chromium(page, "--dump-dom")
    assert "data-pwned" not in dom
    assert len(re.findall(r"<script\b", dom)) == 1
    assert not re.findall(r"<(img|iframe|svg onload|textarea|a|b)\b", dom)


def test_the_policy_stops_a_script_that_escaping_would_have_missed(chromium, tmp_path, opinion):
    page = opinion.to_html()
    smuggled = page.replace("</main>", f"<script>{TAMPER}</script></main>")
    (tmp_path / "with.html").write_text(smuggled, encoding="utf-8")
    without = re.sub(r"<meta http-equiv[^>]*>", "", smuggled)
    (tmp_path / "without.html").write_text(without, encoding="utf-8")
    assert "data-pwned" in chromium(tmp_path / "without.html", "--dump-dom")
    assert "data-pwned" not in chromium(tmp_path / "with.html", "--dump-dom")


def test_the_policy_lets_the_style_sheet_pass_in_light_and_dark(chromium, tmp_path, opinion):
    page = tmp_path / "page.html"
    opinion.to_html(page)
    light, dark = PALETTES["light"], PALETTES["dark"]
    assert {light["paper"], light["warm-fill"]} <= pixels(chromium, page)
    assert {dark["paper"], dark["warm-fill"]} <= pixels(chromium, page, "--force-dark-mode")


def on_a_phone(chromium: Chromium, folder: Path, markup: str, measure: str) -> float:
    """Return the number that the script `measure` gives in a window 320 pixels wide."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", markup)
    page = page.replace("</main>", f"</main><script>parent.postMessage({measure}, '*')</script>")
    (folder / "page.html").write_text(page, encoding="utf-8")
    # Chromium's own window cannot be so narrow.
    frame = folder / "frame.html"
    frame.write_text(
        "<script>onmessage = event => document.body.dataset.found = event.data</script>"
        "<body><iframe width=320 height=800 src=page.html></iframe>",
        encoding="utf-8",
    )
    dom = chromium(frame, "--virtual-time-budget=3000", "--dump-dom")
    (found,) = re.findall(r'data-found="([\d.]+)"', dom)
    return float(found)


def test_nothing_runs_over_the_edge_of_a_phone(chromium, tmp_path, opinion):
    width = "document.documentElement.scrollWidth"
    assert on_a_phone(chromium, tmp_path, opinion.to_html(), width) <= 320


def test_what_a_wide_table_is_about_is_read_without_scrolling(chromium, tmp_path, opinion):
    names = [f"The newspaper number {number}" for number in range(5)]
    markup = credscore.compare(dict.fromkeys(names, opinion)).to_html()

    def furthest(tag: str) -> str:
        edges = f"[...document.querySelectorAll('{tag}')].map(e => e.getBoundingClientRect().right)"
        return f"Math.max(...{edges})"

    assert on_a_phone(chromium, tmp_path, markup, furthest("caption")) <= 320
    assert on_a_phone(chromium, tmp_path, markup, furthest("table")) > 320


def test_a_box_that_is_not_ticked_hides_its_marks(chromium, tmp_path):
    page = tmp_path / "page.html"
    markup = credscore.score("The plan may be shelved soon. " * 12).to_html()
    # The legend shows the colour as well.
    markup = markup.replace('<details open class="filters">', '<details class="filters">')
    page.write_text(markup, encoding="utf-8")
    fill = PALETTES["light"]["cool-fill"]
    assert fill in pixels(chromium, page)
    page.write_text(markup.replace('class="f-hedge" checked', 'class="f-hedge"'), "utf-8")
    assert fill not in pixels(chromium, page)
