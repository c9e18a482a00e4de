"""Drawings to step through and to explore, with the whole figure behind them where widgets cannot live."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from loopback.draw.base import Drawing
from loopback.draw.header.box import HeaderBox
from loopback.draw.header.parts import shown
from loopback.draw.ladder import render_svg
from loopback.draw.ladder.diagram import Ladder
from loopback.draw.ones_complement_sum import OnesComplementSum
from loopback.draw.sequence_ring import SequenceRing
from loopback.draw.sliding_window import SlidingWindow
from loopback.draw.stream.buffer import ReceiveBuffer
from loopback.draw.svg import VERMILLION, escape
from loopback.draw.wording import count, plain
from loopback.headers.table import Field, unpack

MARK = f"background:none;color:inherit;border-bottom:3px solid {VERMILLION};font-weight:bold"
WIDGET_STYLE = "font-family:var(--jp-content-font-family,sans-serif);font-size:14px;line-height:1.5"


def step_through(drawing: Ladder | ReceiveBuffer) -> Any:
    """A slider that reveals a ladder, or what a buffer holds, event by event, with a sentence for each.

    Returns an ipywidgets box; its text and HTML representations are the whole drawing. The events are those
    that the drawing holds now, and of a long ladder those that are drawn.
    """
    if isinstance(drawing, ReceiveBuffer):
        after = drawing.after
        return _stepped(
            drawing, len(drawing.events), lambda step: after(step).now, lambda step: after(step).svg()
        )
    run = drawing.run.shortened()
    sentences = list(run.sentences())
    return _stepped(
        drawing, len(sentences), lambda step: sentences[step - 1], lambda step: render_svg.draw(run, step)
    )


def _stepped(
    drawing: Drawing,
    steps: int,
    told: Callable[[int], str],
    picture: Callable[[int], str],
    *,
    plays: bool = True,
) -> Any:
    """A slider over the steps of a drawing: none at first, then one more each time, of which `told` has a sentence.

    Only the step that is looked at is drawn.
    """
    ipywidgets: Any = import_module("ipywidgets")
    slider = ipywidgets.IntSlider(0, 0, steps, description="Step")
    controls = [slider]
    if plays:
        play = ipywidgets.Play(0, 0, steps, interval=1500, show_repeat=False)
        ipywidgets.jslink((play, "value"), (slider, "value"))
        controls = [play, slider]
    return _live(controls, [slider], _steps(steps, told, picture), drawing)


def _steps(
    steps: int, told: Callable[[int], str], picture: Callable[[int], str]
) -> Callable[[int], tuple[str, str]]:
    """What a slider over steps shows: how far it is and the last step's sentence, and the picture so far."""

    def view(step: int) -> tuple[str, str]:
        what = told(step) if step else f"{count(steps, 'step')} to come."
        return f"<b>{step} of {steps}.</b> {escape(what)}", picture(step)

    return view


def explore_header(fields: Sequence[Field], data: bytes) -> Any:
    """A list of fields beside a header: the one picked is marked, its bits, value and meaning told.

    Returns an ipywidgets box; its text and HTML representations are the whole header. Raises Truncated, a
    ValueError, if `data` is shorter than the header.
    """
    ipywidgets: Any = import_module("ipywidgets")
    names = [field.name for field in fields]
    picker = ipywidgets.Dropdown(options=names, value=names[0], description="Field")

    def view(name: str) -> tuple[str, str]:
        return about(fields, data, name), HeaderBox(fields, data, highlight=name).svg()

    return _live([picker], [picker], view, HeaderBox(fields, data))


def move_arc(ring: SequenceRing, name: str, firsts: Sequence[int], told: Callable[[int], str]) -> Any:
    """A slider that moves the arc of that name along a ring, to each of `firsts`, with what is told of it there.

    `told` takes the arc's first number and returns a sentence. Returns an ipywidgets box; its text and HTML
    representations are the ring as it was given.
    """
    ipywidgets: Any = import_module("ipywidgets")
    options = [(f"{first:,}", first) for first in firsts]
    slider = ipywidgets.SelectionSlider(options=options, description="begins at")

    def view(first: int) -> tuple[str, str]:
        moved = ring.moved(name, first)
        return f"<b>{escape(plain(name))} begins at {first:,}.</b> {escape(told(first))}", moved.svg()

    return _live([slider], [slider], view, ring)


def slide_window(window: SlidingWindow) -> Any:
    """A slider that reveals a sender's window moment by moment, with a sentence for each.

    Returns an ipywidgets box; its text and HTML representations are the whole drawing.
    """
    sentences = window.sentences()
    return _stepped(
        window,
        len(sentences),
        lambda step: sentences[step - 1],
        lambda step: window.svg(steps=step),
        plays=False,
    )


def explore_sum(data: bytes) -> Any:
    """A ones' complement sum that a slider reveals step by step, of `data` or of bytes that the reader writes.

    The field takes pairs of hexadecimal digits, and the slider then begins anew. Returns an ipywidgets box; its text
    and HTML representations are the whole sum of `data`. Raises ValueError for more than sixteen words.
    """
    ipywidgets: Any = import_module("ipywidgets")
    whole = OnesComplementSum(data)
    field = ipywidgets.Text(data.hex(" ", -2), description="Bytes", continuous_update=False)
    slider = ipywidgets.IntSlider(0, 0, len(whole.steps), description="Step")

    def view(written: str, step: int) -> tuple[str, str]:
        try:
            drawn = OnesComplementSum(_written(written))
        except ValueError as error:
            return escape(str(error)), ""
        sentences = drawn.sentences()
        shown = _steps(len(sentences), lambda at: sentences[at - 1], lambda at: drawn.svg(steps=at))
        return shown(min(step, len(drawn.steps)))

    def begin_anew(_change: object) -> None:
        with suppress(ValueError):
            slider.max = len(OnesComplementSum(_written(field.value)).steps)
        slider.value = 0

    box = _live([field, slider], [field, slider], view, whole)
    field.observe(begin_anew, names="value")
    return box


def replay_run(
    run: Callable[..., Drawing],
    choices: Mapping[str, Sequence[Any]],
    begin: Sequence[Any],
    *,
    watch: Callable[[Callable[[], Any]], Any] | None = None,
) -> Any:
    """Sliders for what a run depends on: where one is moved, it runs again and is drawn, with its last sentence.

    `run` takes a value for each name of `choices` and returns a drawing; at first those of `begin`. Each later run is
    called through `watch`, if given, such as try_out; what that returns in place of a drawing is shown as text. Returns
    an ipywidgets box; its text and HTML representations are the first run.
    """
    ipywidgets: Any = import_module("ipywidgets")
    first = run(*begin)
    sliders = [
        ipywidgets.SelectionSlider(
            options=list(values), value=value, description=name, continuous_update=False,
            style={"description_width": "initial"},
        )
        for (name, values), value in zip(choices.items(), begin, strict=True)
    ]  # fmt: skip

    def drawn(drawing: Drawing) -> tuple[str, str]:
        return escape(drawing.sentences()[-1]), drawing.svg()

    def view(*values: Any) -> tuple[str, str]:
        if values == tuple(begin):
            return drawn(first)
        if watch is None:
            return drawn(run(*values))
        seen = watch(lambda: drawn(run(*values)))
        return seen if isinstance(seen, tuple) else (f"<pre>{escape(str(seen))}</pre>", "")

    return _live(sliders, sliders, view, first)


def _written(text: str) -> bytes:
    """Bytes from pairs of hexadecimal digits; ValueError that says how they are written."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise ValueError("Write the bytes as pairs of hexadecimal digits, as in 80 01 80 02.") from None


def about(fields: Sequence[Field], data: bytes, name: str) -> str:
    """One field in HTML: where it stands, its meaning, its value, its bits among those around it."""
    place = [field.name for field in fields].index(name)
    field, first = fields[place], sum(field.bits for field in fields[:place])
    last = first + field.bits - 1
    where = f"bit {first}" if field.bits == 1 else f"bits {first} to {last}"
    start, end = first // 8, last // 8 + 1
    whole = "byte " + str(start) if end - start == 1 else f"bytes {start} to {end - 1}"
    value = shown(field, unpack(fields, data)[name])
    bits = " ".join(
        _marked(data[number], first - 8 * number, last - 8 * number) for number in range(start, end)
    )
    return (
        f"<b>{escape(plain(name))}</b>, {where} of the header: {escape(plain(field.meaning))}.<br>"
        f"Value: <b>{escape(value)}</b><br>"
        f"In {whole}: <code>{bits}</code>"
    )


def _marked(byte: int, first: int, last: int) -> str:
    """The byte's bits, those from `first` to `last` underlined and bold; both may lie outside it."""
    bits, low, high = f"{byte:08b}", max(first, 0), min(last, 7) + 1
    return f"{bits[:low]}<mark style='{MARK}'>{bits[low:high]}</mark>{bits[high:]}"


def _live(
    controls: list[Any], choosers: list[Any], view: Callable[..., tuple[str, str]], drawing: Drawing
) -> Any:
    """Controls over a sentence over a picture, both of which follow the choosers' values."""
    ipywidgets: Any = import_module("ipywidgets")
    sentence, picture = ipywidgets.HTML(), ipywidgets.HTML()

    def show(_change: object = None) -> None:
        told, svg = view(*(chooser.value for chooser in choosers))
        sentence.value = f"<div aria-live='polite' style='{WIDGET_STYLE}'>{told}</div>"
        picture.value = svg

    show()
    for chooser in choosers:
        chooser.observe(show, names="value")
    box = ipywidgets.VBox([ipywidgets.HBox(controls), sentence, picture])
    bundle = box._repr_mimebundle_

    def static_behind(**options: object) -> dict[str, object]:
        """The live view for JupyterLab, the whole drawing for printing, screen readers and nbval."""
        return {**bundle(**options), "text/plain": drawing.text(), "text/html": drawing.svg()}

    box._repr_mimebundle_ = static_behind
    return box
