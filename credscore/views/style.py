"""Colours and style sheet of the HTML views: light, dark and print, nothing loaded.

The palettes are data, so that a test can compute the contrast of every pair in use.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from credscore.kinds import EVIDENCE_KINDS, VOICES

__all__ = ["PALETTES", "STYLE"]


def _palette(**colours: str) -> Mapping[str, str]:
    return MappingProxyType({name.replace("_", "-"): value for name, value in colours.items()})


#: Medium -> role -> colour. `ink` and the hues stand as text on `paper` and on the fills;
#: `edge` outlines controls; `line` and `fill` only decorate.
PALETTES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": _palette(
            ink="#1c1c1e",
            paper="#fffefb",
            grey="#5f5f66",
            edge="#76767e",
            line="#d8d6d0",
            fill="#f3f1ea",
            warm="#a82118",
            warm_fill="#fbe4df",
            cool="#1d589c",
            cool_fill="#e1ecf8",
            olive="#635700",
            olive_fill="#f6efc6",
            green="#1f6b3a",
            violet="#6b3fa0",
        ),
        "dark": _palette(
            ink="#ececf0",
            paper="#18181b",
            grey="#a6a6b0",
            edge="#85858f",
            line="#3f3f46",
            fill="#27272a",
            warm="#ff9488",
            warm_fill="#4a211d",
            cool="#8dbdf5",
            cool_fill="#1c3350",
            olive="#e5d35a",
            olive_fill="#3d3711",
            green="#7fd39b",
            violet="#c8a4f4",
        ),
        "print": _palette(
            ink="#000000",
            paper="#ffffff",
            grey="#444444",
            edge="#666666",
            line="#999999",
            fill="#f0f0f0",
            warm="#7a1410",
            warm_fill="#eeeeee",
            cool="#123f73",
            cool_fill="#eeeeee",
            olive="#4a4100",
            olive_fill="#eeeeee",
            green="#114423",
            violet="#432666",
        ),
    }
)


def _variables(medium: str) -> str:
    return " ".join(f"--{name}:{value};" for name, value in PALETTES[medium].items())


_COLOURS = f"""
.credscore {{ {_variables("light")} color-scheme:light; }}
@media (prefers-color-scheme:dark) {{ .credscore {{ {_variables("dark")} color-scheme:dark; }} }}
@media print {{ .credscore {{ {_variables("print")} color-scheme:light; }} }}
"""

_LAYOUT = """
.credscore { color:var(--ink); background:var(--paper); font:17px/1.6 Georgia,'Times New Roman',
  serif; max-width:56rem; margin:0 auto; padding:1rem 1.5rem 3rem; overflow-wrap:anywhere; }
.credscore *, .credscore *::before { box-sizing:border-box; }
.credscore h1 { font-size:1.5rem; line-height:1.25; margin:.2rem 0 .6rem; }
.credscore h2 { font:600 1.15rem/1.3 system-ui,sans-serif; margin:2rem 0 .6rem;
  border-bottom:1px solid var(--line); padding-bottom:.2rem; }
.credscore h3 { font:600 1rem/1.3 system-ui,sans-serif; margin:1.2rem 0 .3rem; }
.credscore p { margin:.7rem 0; }
.credscore a { color:var(--cool); }
.credscore .ui, .credscore table, .credscore fieldset, .credscore summary,
.credscore .furniture, .credscore .tag { font-family:system-ui,sans-serif; }
.credscore .small { font:.85rem/1.45 system-ui,sans-serif; color:var(--grey); }
.credscore .heads { display:flex; flex-wrap:wrap; gap:1rem 2.5rem; }
.credscore .head { flex:1 1 20rem; font:.95rem/1.5 system-ui,sans-serif; }
.credscore .head h2 { border:0; margin:.4rem 0 0; padding:0; }
.credscore .value { font-size:2rem; font-weight:650; margin-right:.3rem; }
.credscore .warning { border:1px solid var(--warm); border-left-width:5px; padding:.3rem .8rem;
  background:var(--warm-fill); color:var(--ink); }
.credscore svg { display:block; width:100%; }
.credscore .scale { height:1.1rem; margin:.25rem 0; }
.credscore .track { fill:var(--fill); stroke:var(--edge); stroke-width:1; vector-effect:
  non-scaling-stroke; }
.credscore .range { fill:var(--cool); fill-opacity:.35; }
.credscore .point { fill:var(--ink); }
.credscore .raises { fill:var(--cool); } .credscore .lowers { fill:var(--warm); }
.credscore .axis { stroke:var(--edge); stroke-width:1; vector-effect:non-scaling-stroke; }
.credscore .bar { height:.9rem; min-width:3rem; }
.credscore .histogram { height:7rem; }
@media (max-width:40rem) { .credscore { padding:.6rem .8rem 2rem; } }
.credscore .ends { display:flex; justify-content:space-between; font:.75rem/1.2 system-ui,
  sans-serif; color:var(--grey); }
.credscore .wide { overflow-x:auto; }
.credscore table { border-collapse:collapse; width:100%; font-size:.88rem; line-height:1.4; }
.credscore caption { text-align:left; color:var(--grey); padding:.2rem 0 .4rem;
  max-width:calc(100vw - 3rem); }
.credscore th, .credscore td { text-align:left; padding:.25rem .8rem .25rem 0;
  vertical-align:top; border-bottom:1px solid var(--line); overflow-wrap:normal;
  font-weight:400; }
.credscore thead th { font-weight:600; white-space:normal; }
.credscore .n { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; }
.credscore .chart { width:30%; vertical-align:middle; }
.credscore details { margin:.5rem 0; }
.credscore summary { cursor:pointer; font-size:.92rem; }
.credscore :focus-visible { outline:3px solid var(--cool); outline-offset:2px; }
.credscore fieldset { border:1px solid var(--line); margin:.6rem 0; padding:.4rem .8rem;
  font-size:.88rem; line-height:1.5; }
.credscore legend { font-weight:600; padding:0 .3rem; }
.credscore label { display:inline-block; margin:.1rem 1.1rem .1rem 0; }
.credscore .kinds label { display:block; }
.credscore input { accent-color:var(--cool); margin:0 .4rem 0 0; vertical-align:middle; }
"""

_MARKS = """
.credscore .furniture { color:var(--grey); font-size:.8rem; line-height:1.4; white-space:pre-line;
  border-left:4px double var(--edge); padding-left:.8rem; margin:.8rem 0; }
.credscore mark { color:inherit; background:none; text-decoration-line:underline;
  text-decoration-thickness:2px; text-underline-offset:3px; }
.credscore .text p { position:relative; line-height:1.8; }
.credscore mark.k-quotation { text-decoration:none; background:var(--fill); font-style:italic; }
.credscore mark.k-named_source { text-decoration:underline solid var(--green) 2px; }
.credscore mark.k-document_source { text-decoration:underline double var(--green) 2px; }
.credscore mark.k-unnamed_source { text-decoration:underline dashed var(--olive) 2px; }
.credscore mark.k-anonymous_source { text-decoration:underline dotted var(--olive) 3px; }
.credscore mark.k-vague_attribution { text-decoration:underline wavy var(--olive) 1.5px; }
.credscore mark.k-first_person { text-decoration:underline dotted var(--violet) 3px; }
.credscore mark.k-clickbait { text-decoration:underline wavy var(--violet) 1.5px; }
.credscore mark.k-hedge { text-decoration:underline dashed var(--cool) 2px; }
.credscore mark.k-booster { text-decoration:underline double var(--warm) 2px; }
.credscore mark.k-loaded { text-decoration:underline wavy var(--warm) 1.5px; }
.credscore mark.v-author.k-loaded, .credscore mark.v-author.k-booster {
  background:var(--warm-fill); }
.credscore mark.v-author.k-hedge { background:var(--cool-fill); }
.credscore mark.v-author.k-vague_attribution { background:var(--olive-fill); }
.credscore .tag { font-size:.65rem; font-weight:600; line-height:1; letter-spacing:.02em;
  padding:.05em .3em; margin:0 .15em; border:1px solid currentColor; border-radius:.3em;
  vertical-align:.2em; white-space:nowrap; user-select:none; cursor:help; font-style:normal; }
.credscore .t-loaded, .credscore .t-booster { color:var(--warm); }
.credscore .t-hedge { color:var(--cool); }
.credscore .t-vague_attribution, .credscore .t-anonymous_source, .credscore .t-unnamed_source {
  color:var(--olive); }
.credscore .t-named_source, .credscore .t-document_source { color:var(--green); }
.credscore .t-first_person, .credscore .t-clickbait { color:var(--violet); }
.credscore .note { display:none; position:absolute; left:0; z-index:1; max-width:34rem;
  margin-top:.15rem; padding:.5rem .8rem; font-size:.88rem; font-weight:400; line-height:1.4;
  letter-spacing:0; white-space:normal; color:var(--ink); background:var(--paper);
  border:2px solid var(--edge); border-radius:.3rem; box-shadow:0 3px 10px #0004; }
.credscore .tag:hover > .note, .credscore .tag:focus > .note { display:block; }
.quiet .credscore .note { display:none !important; }
"""

_PRINT = """
@media print { .credscore { max-width:none; padding:0; font-size:10.5pt; }
  .credscore input, .credscore .note { display:none !important; }
  .credscore mark, .credscore svg, .credscore .warning { print-color-adjust:exact;
    -webkit-print-color-adjust:exact; }
  .credscore details::details-content { content-visibility:visible; height:auto; }
  .credscore h2, .credscore h3 { break-after:avoid; }
  .credscore tr, .credscore .head { break-inside:avoid; } }
"""


def _filter_rules() -> str:
    """Return the rules that hide the marks of every box of `filters` that is not ticked."""
    rules = []
    for prefix, names in (("k", EVIDENCE_KINDS), ("v", VOICES)):
        for name in names:
            off = f".credscore:has(.f-{name}:not(:checked))"
            tag = f"t-{name}" if prefix == "k" else f"v-{name}"
            rules.append(
                f"{off} .text mark.{prefix}-{name} {{ text-decoration:none; background:none; "
                f"font-style:inherit }} {off} .text .tag.{tag} {{ display:none }}"
            )
    return "\n".join(rules)


#: Everything is under ``.credscore``, so that a notebook page keeps its own looks.
STYLE = f"{_COLOURS}\n{_LAYOUT}\n{_MARKS}\n{_filter_rules()}\n{_PRINT}"
