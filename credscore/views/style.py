"""The style sheet of the HTML views: light, dark and print, no network, no script."""

from __future__ import annotations

__all__ = ["STYLE"]

#: Everything is under ``.credscore``, so that a notebook page keeps its own looks.
STYLE = """
.credscore { --ink:#1c1c1e; --paper:#fffefb; --grey:#6b6b70; --line:#d8d6d0; --fill:#f1efe8;
  --warm:#b3261e; --warm-fill:#fbe4df; --cool:#1f5fa8; --cool-fill:#e1ecf8; --olive:#6a5d00;
  --olive-fill:#f6efc6; --green:#1f6b3a; --violet:#6b3fa0;
  color:var(--ink); background:var(--paper); font:16px/1.6 Georgia,'Times New Roman',serif;
  max-width:54rem; margin:0 auto; padding:1rem 1.5rem; color-scheme:light dark; }
@media (prefers-color-scheme:dark) { .credscore { --ink:#ececf0; --paper:#18181b;
  --grey:#a1a1aa; --line:#3f3f46; --fill:#27272a; --warm:#ff8a7d; --warm-fill:#4a211d;
  --cool:#8dbdf5; --cool-fill:#1c3350; --olive:#e5d35a; --olive-fill:#3d3711;
  --green:#7fd39b; --violet:#c8a4f4; } }
.credscore h1 { font-size:1.4rem; line-height:1.25; margin:.2rem 0 1rem; }
.credscore h2 { font-size:1.05rem; margin:1.6rem 0 .5rem; border-bottom:1px solid var(--line); }
.credscore p { margin:.6rem 0; }
.credscore .small, .credscore table, .credscore .tag, .credscore .furniture, .credscore .legend,
.credscore .heads { font-family:system-ui,sans-serif; }
.credscore .small, .credscore .legend { font-size:.85rem; color:var(--grey); }
.credscore .heads { display:flex; flex-wrap:wrap; gap:1rem 2.5rem; }
.credscore .head { flex:1 1 18rem; }
.credscore .value { font-size:1.8rem; font-weight:600; }
.credscore .scale { position:relative; height:.9rem; margin:.3rem 0; background:var(--fill);
  border:1px solid var(--line); }
.credscore .range { position:absolute; top:.25rem; bottom:.25rem; background:var(--cool);
  opacity:.45; }
.credscore .point { position:absolute; top:0; bottom:0; width:3px;
  margin-left:-1px; background:var(--ink); }
.credscore .warning { border-left:4px solid var(--warm); padding:.2rem .8rem;
  background:var(--warm-fill); }
.credscore table { border-collapse:collapse; width:100%; font-size:.85rem; }
.credscore th, .credscore td { text-align:left; padding:.15rem .6rem .15rem 0; vertical-align:top;
  border-bottom:1px solid var(--line); }
.credscore .n { text-align:right; font-variant-numeric:tabular-nums; white-space:nowrap; }
.credscore details { margin:.4rem 0; }
.credscore summary { cursor:pointer; font-family:system-ui,sans-serif; font-size:.9rem; }
.credscore .tag { font-size:.62rem; font-weight:600; letter-spacing:.02em; padding:0 .25em;
  margin:0 .15em; border:1px solid currentColor; border-radius:.3em; vertical-align:.25em;
  white-space:nowrap; user-select:none; }
.credscore .furniture { color:var(--grey); font-size:.8rem; line-height:1.4; white-space:pre-line;
  border-left:3px double var(--line); padding-left:.8rem; margin:.8rem 0; }
.credscore [class*="k-"] { text-decoration-line:underline; text-decoration-thickness:2px;
  text-underline-offset:3px; }
.credscore .k-quotation { text-decoration-line:none; font-style:italic; background:var(--fill); }
.credscore .k-named_source { text-decoration:underline solid var(--green); }
.credscore .k-document_source { text-decoration:underline double var(--green); }
.credscore .k-unnamed_source { text-decoration:underline dashed var(--olive); }
.credscore .k-anonymous_source { text-decoration:underline dotted var(--olive); }
.credscore .k-vague_attribution { text-decoration:underline wavy var(--olive); }
.credscore .k-first_person { text-decoration:underline dotted var(--violet); }
.credscore .k-clickbait { text-decoration:underline wavy var(--violet); }
.credscore .k-hedge { text-decoration:underline dashed var(--cool); }
.credscore .k-booster { text-decoration:underline double var(--warm); }
.credscore .k-loaded { text-decoration:underline wavy var(--warm); }
.credscore .v-author.k-loaded, .credscore .v-author.k-booster { background:var(--warm-fill); }
.credscore .v-author.k-hedge { background:var(--cool-fill); }
.credscore .v-author.k-vague_attribution { background:var(--olive-fill); }
.credscore .v-attributed { font-style:italic; }
.credscore .t-loaded, .credscore .t-booster { color:var(--warm); }
.credscore .t-hedge { color:var(--cool); }
.credscore .t-vague_attribution, .credscore .t-anonymous_source, .credscore .t-unnamed_source {
  color:var(--olive); }
.credscore .t-named_source, .credscore .t-document_source { color:var(--green); }
.credscore .t-first_person, .credscore .t-clickbait { color:var(--violet); }
@media print { .credscore { --ink:#000; --paper:#fff; --grey:#444; --line:#999; --fill:#f0f0f0;
  --warm:#7a1410; --cool:#123f73; --olive:#4a4100; --green:#114423; --violet:#432666;
  --warm-fill:#eee; --cool-fill:#eee; --olive-fill:#eee;
  max-width:none; padding:0; font-size:10.5pt; }
  .credscore details::details-content { content-visibility:visible; height:auto; }
  .credscore tr, .credscore .head { break-inside:avoid; } }
"""
