"""A verdict and a notebook with an attack in each place that a text can come from."""

from dataclasses import replace

from autograder.feedback import ByHand, Item, Texts
from autograder.grading.verdict import CellVerdict, TestVerdict, Verdict
from autograder.wire.results import TEST_STATUSES
from loopback.check.failure import Failure

OUTSIDE = "http://127.0.0.1:9"  # nobody is there, and it need not be: to ask is too much
ATTACKS = [
    "<script>window.hacked = 1</script>",
    f"<script src='{OUTSIDE}/script.js'></script>",
    "<img src=x onerror='window.hacked = 1'>",
    f"<img src='{OUTSIDE}/pixel.png'>",
    '"><svg onload="window.hacked = 1"><a id=\'n1e1\'>',
    "' onmouseover='window.hacked = 1' autofocus onfocus='window.hacked = 1' x='",
    "</style><script>window.hacked = 1</script>",
    "</title><script>window.hacked = 1</script>",
    "</pre></code></details></main><iframe srcdoc='<script>top.hacked = 1</script>'></iframe>",
    f"<style>@import '{OUTSIDE}/style.css'; body {{ display: none }}</style>",
    f"<link rel=stylesheet href='{OUTSIDE}/style.css'><base href='{OUTSIDE}/'>",
    f"<meta http-equiv=refresh content='0;url={OUTSIDE}/'>",
    f"<form action='{OUTSIDE}/'><button id=go>Show my points</button></form>",
    f"<object data='{OUTSIDE}/x'></object><embed src='{OUTSIDE}/y'><video src='{OUTSIDE}/z'></video>",
    "[here](javascript:window.hacked=1) <a href='javascript:window.hacked=1'>here</a>",
    "<!-- --!> <![CDATA[ ]]> &lt;script&gt;window.hacked = 1&lt;/script&gt; &#60;script&#62;",
    "\x1b]8;;javascript:window.hacked=1\x07here\x1b]8;;\x07 \x1b[31mred\x00\ud800 \u202eevil",
]
EVIL = "\n".join(ATTACKS)
HOSTILE_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked = 1" viewBox="0 0 9 9"><desc>'
    + '" onerror="x'
    f'</desc><script>window.hacked = 1; fetch("{OUTSIDE}/fetched")</script><image href="{OUTSIDE}/inner.png"/>'
    f'<style>@import "{OUTSIDE}/inner.css";</style><foreignObject><body xmlns="http://www.w3.org/1999/xhtml">'
    f'<iframe src="{OUTSIDE}/frame"/><img src="x" onerror="window.hacked = 1"/></body></foreignObject></svg>'
)


def hostile_item() -> Item:
    """An item with an attack in each place that a text can come from."""
    told = Failure(EVIL, (EVIL,), EVIL, "", EVIL, EVIL, (EVIL, EVIL))
    failures = [None, told, *(replace(told, steps=(), svg=svg) for svg in ("", HOSTILE_DRAWING, EVIL))]
    tests = [
        TestVerdict(f"{slug}{EVIL}", f"exercise{EVIL}", 0.0, 1.0, status, EVIL, failure, EVIL, EVIL, EVIL)
        for slug, status in zip("abcdefg", TEST_STATUSES, strict=True)
        for failure in failures
    ]
    statuses = ("raised", "timed out", "crashed", "skipped", EVIL)
    cells = [CellVerdict(f"cell {n}{EVIL}", status, EVIL) for n, status in enumerate(statuses)]
    cells.append(CellVerdict(f"exercise{EVIL}", "raised", EVIL))
    verdict = Verdict(EVIL, EVIL, EVIL, tests, cells, [EVIL], versions={"loopback-course": EVIL})
    own = {cell.id: f"{EVIL}\n" for cell in cells}
    texts = Texts(EVIL, {f"exercise{EVIL}": EVIL}, {f"a{EVIL}": EVIL}, frozenset())
    return Item(
        verdict, own, {f"exercise{EVIL}": ByHand(comment=EVIL), f"b{EVIL}": ByHand(1, 0, EVIL)}, texts
    )
