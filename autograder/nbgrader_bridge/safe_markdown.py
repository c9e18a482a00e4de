"""Markdown for formgrader's pages: what a student wrote into a text cell is shown there, and nothing of it runs.

formgrader shows a submission in the browser of whoever grades, who is logged in there: a script in it could give
points, in all notebooks of the class. nbgrader puts a text cell's HTML into the page as it stands, and its template has
no place for nbconvert's own setting (`sanitize_html`). So the filter that makes the HTML is replaced.
"""

import re

import bleach
from jinja2 import pass_context
from jinja2.runtime import Context
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


class _Renderer(IPythonRenderer):
    """nbconvert's own, for which a picture that is missing from the cell is an empty one, and not an error."""

    def _embed_image_or_attachment(self, src: str) -> str:
        kinds = self.attachments.get(src.removeprefix("attachment:"))
        return super()._embed_image_or_attachment(src) if kinds or not src.startswith("attachment:") else ""


@pass_context
def markdown_filter(context: Context, source: str) -> str:
    """The filter `markdown2html` of a template: the safe HTML of its text, with the pictures of the cell it is in."""
    return safe_markdown(source, context.get("cell", {}).get("attachments", {}))


def safe_markdown(source: str, attachments: dict[str, dict[str, str]] | None = None) -> str:
    """The HTML of a text cell, with the tags and attributes of plain text, lists, tables, pictures and code only.

    `attachments` has the pictures that were pasted into the cell: by name, in base64 by kind.

    >>> safe_markdown("**bold** <b onclick='x()'>b</b><script>x()</script>").strip()
    '<p><strong>bold</strong> <b>b</b>&lt;script&gt;x()&lt;/script&gt;</p>'
    """
    renderer = _Renderer(escape=False, exclude_anchor_links=True, attachments=attachments)
    html = MarkdownWithMath(renderer=renderer).render(source)
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
