"""Markdown for formgrader's pages: what a student wrote into a text cell is shown there, and nothing of it runs.

formgrader shows a submission in the browser of whoever grades, who is logged in there: a script in it could give
points, in all notebooks of the class. nbgrader puts a text cell's HTML into the page as it stands, and its template has
no place for nbconvert's own setting (`sanitize_html`). So the filter that makes the HTML is replaced.
"""

import re

import bleach
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_TAGS = frozenset(
    {"a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em", "hr", "i", "img"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "kbd", "li", "ol", "p", "pre", "s", "span", "strong", "sub"}
    | {"summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"alt", "title"}, "ol": {"start"}}
_HIGHLIGHTED = {"div", "span"}  # code in colours, of which the renderer makes these
_CLASS = re.compile(r"highlight|[a-z]{1,2}\d?")
_PROTOCOLS = frozenset({"http", "https", "mailto", "data"})
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.I)
# What MathJax makes links, classes and styles of; without a backslash directly before it, it is a word.
_COMMAND = re.compile(r"\\(?=(?:href|require|style|class|cssId|unicode|data)\b)")


def safe_markdown(source: str) -> str:
    """The HTML of a text cell, with the tags and attributes of plain text, lists, tables, pictures and code only.

    >>> safe_markdown("**bold** <b onclick='x()'>b</b><script>x()</script>").strip()
    '<p><strong>bold</strong> <b>b</b>&lt;script&gt;x()&lt;/script&gt;</p>'
    """
    html = MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True)).render(source)
    cleaned = bleach.clean(html, tags=_TAGS, attributes=_may_stay, protocols=_PROTOCOLS)
    return _COMMAND.sub(lambda _: "\\\N{ZERO WIDTH SPACE}", cleaned)


def _may_stay(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return tag in _HIGHLIGHTED and _CLASS.fullmatch(value) is not None
    if name == "src":  # any other would be fetched, from wherever it says, as soon as somebody looks
        return tag == "img" and _PICTURE.match(value.strip()) is not None
    if value.strip().lower().startswith("data:"):
        return False
    return name in _ATTRIBUTES.get(tag, ())
