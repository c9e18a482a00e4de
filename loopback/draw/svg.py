"""What every SVG drawing shares: elements, escaped text, estimated widths, colours, the accessible root."""

from zlib import crc32

from loopback.draw.wording import columns

# Okabe and Ito's palette, told apart by colour-blind readers; no meaning rests on colour alone
BLUE, VERMILLION, PURPLE, SKY = "#0072B2", "#D55E00", "#CC79A7", "#56B4E9"
LOOKS = ((BLUE, None), (VERMILLION, "9 4"), (PURPLE, "3 3"))  # colour and dash of each line in turn

MONOSPACE = "Menlo,Consolas,'DejaVu Sans Mono',monospace"
GLYPH = 0.62  # the width of a character over the font size, with a little to spare
INK = "var(--jp-content-font-color1,currentColor)"  # JupyterLab's text colour, elsewhere the page's


def element(name: str, *inside: str, **attributes: str | float | None) -> str:
    """One element around content that is already escaped.

    Underscores in attribute names become hyphens; an attribute that is None is left out.
    """
    listed = "".join(
        f" {key.replace('_', '-')}={_quoted(value if isinstance(value, str) else number(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{listed}>{''.join(inside)}</{name}>" if inside else f"<{name}{listed}/>"


def escape(text: str) -> str:
    """A text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return '"' + escape(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def words(text: str, x: float, y: float, **attributes: str | float | None) -> str:
    """A text element; `y` is the base line."""
    return element("text", escape(text), x=x, y=y, **attributes)


def number(value: float) -> str:
    """A number with at most one decimal, so that the drawing's bytes are the same everywhere."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def width_of(text: str, size: float) -> float:
    """About how wide the text is, in pixels, in the monospaced font of that size."""
    return columns(text) * GLYPH * size


def path(*points: tuple[float, float]) -> str:
    """The path data of a line through the points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def figure(width: float, height: float, title: str, description: str, *body: str) -> str:
    """The root element: scaling to its column, in the page's text colour, named and told to a reader."""
    name = format(crc32("\0".join([title, description, *body]).encode()), "08x")
    return element(
        "svg",
        element("title", escape(title), id=f"title-{name}"),
        element("desc", escape(description), id=f"desc-{name}"),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_labelledby=f"title-{name}",
        aria_describedby=f"desc-{name}",
        font_family=MONOSPACE,
        font_size=13.0,
        fill="currentColor",
        style=f"width:100%;max-width:{number(width)}px;height:auto;color:{INK}",
    )
