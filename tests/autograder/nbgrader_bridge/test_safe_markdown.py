"""What a student wrote into a text cell runs in nobody's browser, and reads as it was meant."""

import re

import pytest

from autograder.nbgrader_bridge.safe_markdown import safe_markdown

TAG = re.compile(r"<[a-z][^>]*>")


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>x()</script>",
        "<img src=x onerror=x()>",
        "<svg onload=x()></svg>",
        "<iframe srcdoc='<script>x()</script>'></iframe>",
        "[a](javascript:x())",
        "[a](data:text/html;base64,AAAA)",
        '<a href="java&#x0a;script:x()">a</a>',
        "![p](https://example.org/seen.png)",
        "![p](data:image/svg+xml;base64,AAAA)",
        "<form action=/x><input name=a></form>",
        "<style>* { display: none }</style><base href=//example.org>",
        '<math><mi//xlink:href="data:x,<script>x()</script>">',
        '<p id="why" class="score" style="position: fixed">10</p>',
        "$\\href{javascript:x()}{x}$",
        "```html\n<script>x()</script>\n```",
    ],
)
def test_nothing_runs_and_nothing_is_fetched(nasty: str) -> None:
    html = safe_markdown(f"before\n\n{nasty}\n\nafter")
    assert "before" in html and "after" in html
    for tag in TAG.findall(html):
        assert re.fullmatch(r'<(?:[a-z0-9]+|img alt="p"|(?:div|span) class="(?:highlight|[a-z]{1,2}\d?)")>', tag), tag
    assert "\\href" not in html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**bold** `x < y`", "<strong>bold</strong> <code>x &lt; y</code>"),
        ("[a](https://example.org/a)", '<a href="https://example.org/a">a</a>'),
        ("| a |\n|---|\n| 1 |", "<td>1</td>"),
        ("$x < y$ and $\\frac{1}{2}$", "$x &lt; y$ and $\\frac{1}{2}$"),
        ("![p](data:image/png;base64,AAAA)", 'src="data:image/png;base64,AAAA"'),
        ("```python\nprint(1)\n```", '<span class="nb">print</span>'),
        ("<details><summary>s</summary>\n\ntext\n\n</details>", "<details><summary>s</summary>"),
    ],
)
def test_what_is_meant_to_be_read_is_shown(written: str, shown: str) -> None:
    assert shown in safe_markdown(written)


def test_a_picture_that_was_pasted_into_the_cell_is_shown_and_a_missing_one_stops_no_page() -> None:
    pasted = {"a.png": {"image/png": "AAAA"}, "x.svg": {"image/svg+xml": "PHN2Zz4="}, "none.png": {}}
    assert 'src="data:image/png;base64,AAAA"' in safe_markdown("![p](attachment:a.png)", pasted)
    for source in ("![p](attachment:x.svg)", "![p](attachment:none.png)", "![p](attachment:gone.png)"):
        html = safe_markdown(f"before {source} after", pasted)
        assert "before" in html and "after" in html and "src=" not in html
