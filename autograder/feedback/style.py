"""The page's style sheet, and the policy that lets nothing in but this sheet and the drawings.

Okabe and Ito's colours, on borders and signs; words say the same everywhere.
"""

from base64 import b64encode
from hashlib import sha256

STYLE = """
:root { color-scheme: light dark;
  --ink: #1b1b1b; --paper: #ffffff; --soft: #f4f4f2; --line: #c9c9c4; --quiet: #565650;
  --held: #009e73; --not: #d55e00; --open: #8a6d00; --link: #0072b2; --mark: #fbe9b0; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #ececea; --paper: #16181a; --soft: #212427; --line: #484c50; --quiet: #b3b5b2;
  --held: #2fc79b; --not: #ff8a3d; --open: #f0e442; --link: #56b4e9; --mark: #54461a; } }
*, *::before { box-sizing: border-box; }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 3vw, 3rem) 3rem; max-width: 92rem;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0 0 .4rem; }
h1 { font-size: 1.7rem; }
h2 { font-size: 1.45rem; margin-top: 3rem; padding-top: 1rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.2rem; margin: 2.4rem 0 .8rem; }
h4 { font-size: 1.02rem; }
h5 { font-size: .95rem; margin-top: .9rem; }
p, ul, ol, dl, pre { margin: .4rem 0; }
a { color: var(--link); }
code, pre { font: .86rem/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.total { font-size: 1.3rem; }
.small, .facts, footer { color: var(--quiet); font-size: .9rem; }
.facts { margin-top: -.25rem; }
.points { font-weight: normal; color: var(--quiet); white-space: nowrap; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: left; color: var(--quiet); font-size: .9rem; padding-bottom: .3rem; }
th, td { text-align: left; padding: .3rem clamp(.6rem, 2vw, 1.5rem) .3rem 0;
  border-bottom: 1px solid var(--line);
  font-weight: normal; vertical-align: baseline; }
thead th { color: var(--quiet); font-size: .9rem; }
td:last-child, th:last-child { text-align: right; padding-right: 0; min-width: 5.5rem;
  font-variant-numeric: tabular-nums; }
tbody tr:last-child > * { font-weight: 600; }
.matrix { font-size: .85rem; }
.matrix tr > * { padding: .1rem .35rem; text-align: center; min-width: 0; font-weight: normal; }
.matrix tr > :first-child { text-align: left; white-space: nowrap; }
.matrix td { border-left: 1px solid var(--line); color: var(--held); }
.matrix .whole { color: var(--quiet); text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.faults th { white-space: nowrap; }
.faults tr > :last-child { text-align: left; }
.faults tbody tr:last-child > *, .matrix tbody tr:last-child > * { font-weight: normal; }
.matrix .not { background: var(--mark); }
.matrix .not a { color: var(--ink); font-weight: 700; text-decoration: none; }
.signs { font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 2rem; }
.test { border-left: .3rem solid var(--line); padding: .1rem 0 .1rem .9rem; margin: 0 0 1.4rem; }
.test.passed { border-color: var(--held); }
.test.failed { border-color: var(--not); border-left-style: double; border-left-width: .45rem; }
.test.unwritten { border-color: var(--open); border-left-style: dashed; }
.passed .sign { color: var(--held); }
.failed .sign { color: var(--not); }
ul.claims .sign { color: var(--held); }
.said { white-space: pre-wrap; }
.meaning { max-width: 46rem; }
ul.claims { list-style: none; padding-left: 0; }
.claims li { display: grid; grid-template-columns: 1.3em minmax(0, 1fr); }
ol.steps { padding-left: 2.2rem; }
li.unnumbered { list-style: none; color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem .9rem; align-items: baseline; }
dt { font-weight: 600; }
dd { margin: 0; white-space: pre-wrap; }
blockquote { margin: .8rem 0; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .4rem;
  white-space: pre-wrap; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .8rem;
  overflow-x: auto; overflow-wrap: normal; tab-size: 4; max-height: 40rem; }
pre:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.prose { white-space: pre-wrap; overflow-wrap: anywhere; }
.listing { counter-reset: line; padding-left: 0; padding-right: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.listing code { display: block; }
.line { display: block; counter-increment: line; padding: 0 .8rem 0 5rem; color: inherit; background: none; }
.line::before { content: counter(line); display: inline-block; width: 3.2rem; margin-left: -5rem;
  padding-right: .3rem; margin-right: .8rem; text-align: right; color: var(--quiet); }
mark.line { background: var(--mark); }
mark.line::before { content: "\\25b6\\a0" counter(line); color: var(--ink); font-weight: 700; }
img { display: block; max-width: 100%; height: auto; background: #ffffff; border: 1px solid var(--line);
  border-radius: .4rem; padding: .4rem; color: #1b1b1b; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.stopped { margin: 1.2rem 0; max-width: 60rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .6rem; }
@media (min-width: 64rem) {
  .beside { grid-template-columns: minmax(0, 11fr) minmax(0, 10fr); align-items: start;
    grid-template-rows: auto 1fr; }
  .failing, .holding { grid-column: 1; }
  .own { grid-column: 2; grid-row: 1 / span 2; position: sticky; top: 1rem; }
  .own .listing { max-height: calc(100vh - 7rem); overflow-y: auto; }
}
@media (max-width: 30rem) {
  .line { padding-left: 4rem; }
  .line::before { margin-left: -4rem; width: 2.8rem; margin-right: .4rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: .4rem; }
}
@media print {
  :root { --ink: #000; --paper: #fff; --soft: #fff; --line: #999; --quiet: #333; --held: #009e73; --not: #d55e00;
    --open: #8a6d00; --link: #000; --mark: #eee; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .beside { display: block; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; }
  .own { position: static; }
  .own .listing { max-height: none; }
  details { display: none; }
  h3, h4, h5 { break-after: avoid; }
  img, tr, blockquote { break-inside: avoid; }
}
"""

_DIGEST = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; img-src data:; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"
)
