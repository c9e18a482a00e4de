"""HTML in which every text is escaped: what is no Markup becomes text, whatever stands in it."""

import html
import re

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# Control characters, halves of surrogate pairs, and what turns the reading direction of the text around it.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
EMPTY = ("br", "img", "meta")  # elements without an end


class Markup(str):
    """HTML that is finished."""


def plain(text: str) -> str:
    r"""Text with its colours gone and with what cannot be seen spelt out.

    >>> plain("\x1b[31mred\x1b[0m \x07 \u202e")
    'red \\x07 \\u202e'
    """
    text = ANSI.sub("", text.replace("\r\n", "\n"))
    return UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)


def escape(text: str) -> Markup:
    """A text as it is read, both in an element and in an attribute."""
    return text if type(text) is Markup else Markup(html.escape(plain(str(text)), quote=True))


def join(*parts: str) -> Markup:
    """Some parts one after the other."""
    return Markup("".join(map(escape, parts)))


def element(tag: str, /, *inside: str, **attributes: str | None) -> Markup:
    """One element; underscores in attributes' names become hyphens, and None leaves an attribute out.

    >>> element("p", "a < b", class_="claim")
    '<p class="claim">a &lt; b</p>'
    """
    listed = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{listed}>" if tag in EMPTY else f"<{tag}{listed}>{join(*inside)}</{tag}>")
