"""The widgets, driven without a browser."""

import threading

import pytest

from loopback import Ladder, Truncated, try_out
from loopback.draw import (
    OnesComplementSum,
    ReceiveBuffer,
    explore_header,
    explore_sum,
    header_box,
    replay_run,
    step_through,
)
from loopback.draw.widgets import about
from loopback.headers import TCP, UDP

VIEW = "application/vnd.jupyter.widget-view+json"
SYN_ACK = bytes.fromhex("303900500000006400000007 5012ffff1a2b0000")
WORDS = bytes.fromhex("8001 8002 03")


def handshake() -> Ladder:
    ladder = Ladder("client", "server")
    ladder.arrow("client", "SYN", 0, 0.01)
    ladder.arrow("server", "SYN,ACK", 0.01, 0.02)
    ladder.note("client", "ESTABLISHED", 0.02)
    return ladder


def test_stepping_reveals_one_event_at_a_time_with_its_sentence() -> None:
    box = step_through(handshake())
    controls, sentence, picture = box.children
    _, slider = controls.children
    assert (slider.min, slider.value, slider.max) == (0, 0, 3)
    seen = []
    for step in range(4):
        slider.value = step
        seen.append((picture.value.count('data-part="label"'), "ESTABLISHED" in picture.value))
        assert f"{step} of 3." in sentence.value
        assert picture.value == handshake().svg(steps=step)
    assert seen == [(0, False), (1, False), (2, False), (2, True)]
    assert handshake().sentences()[2] in sentence.value


def test_the_whole_ladder_stands_behind_the_widget() -> None:
    bundle = step_through(handshake())._repr_mimebundle_()
    assert bundle["text/plain"] == handshake().text()
    assert bundle["text/html"] == handshake().svg()
    assert VIEW in bundle


def test_the_widgets_play_nothing_by_themselves() -> None:
    play = step_through(handshake()).children[0].children[0]
    assert play.playing is False


def test_the_sentence_is_announced_and_escaped() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("a", "<script>alert(1)</script>", 0, 1)
    box = step_through(ladder)
    box.children[0].children[1].value = 1
    assert "aria-live='polite'" in box.children[1].value
    assert "<script" not in box.children[1].value + box.children[2].value


def test_picking_a_field_marks_it_and_tells_its_bits() -> None:
    box = explore_header(TCP, SYN_ACK)
    picker = box.children[0].children[0]
    assert picker.value == "Source Port"
    picker.value = "Window"
    assert "bits 112 to 127 of the header" in box.children[1].value
    assert "0xffff = 65535" in box.children[1].value
    assert box.children[2].value == header_box(TCP, SYN_ACK, highlight="Window").svg()
    assert box._repr_mimebundle_()["text/plain"] == header_box(TCP, SYN_ACK).text()


@pytest.mark.parametrize(
    ("name", "bits"),
    [("SYN", "000100[1]0"), ("Data Offset", "[0101]0000"), ("Destination Port", "[00000000] [01010000]")],
)
def test_a_field_is_shown_among_the_bits_around_it(name: str, bits: str) -> None:
    told = about(TCP, SYN_ACK, name)
    marked = told[told.index("<code>") + 6 : told.index("</code>")]
    opening = marked[marked.index("<mark") : marked.index(">") + 1]
    assert marked.replace(opening, "[").replace("</mark>", "]") == bits


def test_a_short_header_is_refused_with_the_counts() -> None:
    with pytest.raises(Truncated, match="3 missing"):
        explore_header(UDP, bytes(5))


def test_a_receivers_buffer_is_stepped_through_event_by_event() -> None:
    buffer = ReceiveBuffer([(4, b"ef"), (0, b"abc"), 1], capacity=8)
    box = step_through(buffer)
    slider, (sentence, picture) = box.children[0].children[1], box.children[1:]
    assert "3 steps to come" in sentence.value
    slider.value = 2
    assert "2 of 3" in sentence.value
    assert "2 arrives" in sentence.value
    assert picture.value == buffer.after(2).svg()
    assert box._repr_mimebundle_()["text/plain"] == buffer.text()


def test_a_sum_is_revealed_step_by_step_and_the_whole_stands_behind_it() -> None:
    whole = OnesComplementSum(WORDS)
    box = explore_sum(WORDS)
    (field, slider), (sentence, picture) = box.children[0].children, box.children[1:]
    assert (field.value, slider.min, slider.value, slider.max) == ("8001 8002 03", 0, 0, 5)
    assert "5 steps to come" in sentence.value
    slider.value = 3
    assert whole.sentences()[2] in sentence.value
    assert picture.value == whole.svg(steps=3)
    bundle = box._repr_mimebundle_()
    assert (bundle["text/plain"], bundle["text/html"]) == (whole.text(), whole.svg())


def test_the_readers_own_bytes_are_summed_from_the_first_step_on() -> None:
    box = explore_sum(WORDS)
    (field, slider), (sentence, picture) = box.children[0].children, box.children[1:]
    slider.value = 5
    field.value = "ffff0001 ff ff ffff"
    own = OnesComplementSum(bytes.fromhex("ffff0001ffffffff"))
    assert (slider.value, slider.max) == (0, 7)
    slider.value = 7
    assert own.sentences()[6] in sentence.value
    assert picture.value == own.svg(steps=7)
    field.value = "01"
    assert (slider.value, slider.max) == (0, 2)
    assert box._repr_mimebundle_()["text/plain"] == OnesComplementSum(WORDS).text()


@pytest.mark.parametrize(
    ("written", "said"),
    [("xyz", "pairs of hexadecimal digits"), ("800", "pairs of hex"), ("00" * 33, "at most 32 can be drawn")],
)
def test_what_cannot_be_summed_is_answered_with_a_sentence(written: str, said: str) -> None:
    box = explore_sum(WORDS)
    box.children[0].children[0].value = written
    assert said in box.children[1].value
    assert box.children[2].value == ""


def exchange(lost: bool, timeout: int) -> Ladder:
    ladder = Ladder("sender", "receiver")
    ladder.arrow("sender", "DATA 0", 0.0, None if lost else 0.01)
    if lost:
        ladder.arrow("sender", "DATA 0", timeout / 1000, timeout / 1000 + 0.01, again=True)
    return ladder


CHOICES = {"lost": (False, True), "timeout in ms": (40, 80)}


def test_each_move_of_a_slider_runs_again_and_draws_that_run_with_its_last_sentence() -> None:
    box = replay_run(exchange, CHOICES, (True, 40))
    (lost, timeout), (sentence, picture) = box.children[0].children, box.children[1:]
    assert (lost.description, lost.value, timeout.description, timeout.value) == (
        "lost",
        True,
        "timeout in ms",
        40,
    )
    assert picture.value == exchange(True, 40).svg()
    timeout.value = 80
    assert picture.value == exchange(True, 80).svg()
    assert exchange(True, 80).sentences()[-1] in sentence.value
    lost.value = False
    assert picture.value == exchange(False, 80).svg()


def test_the_first_run_stands_behind_the_sliders_wherever_they_are() -> None:
    box = replay_run(exchange, CHOICES, (True, 40))
    box.children[0].children[1].value = 80
    bundle = box._repr_mimebundle_()
    first = exchange(True, 40)
    assert (bundle["text/plain"], bundle["text/html"]) == (first.text(), first.svg())
    assert VIEW in bundle


def test_a_slider_that_is_dragged_runs_once_where_it_is_let_go() -> None:
    box = replay_run(exchange, CHOICES, (True, 40))
    assert [slider.continuous_update for slider in box.children[0].children] == [False, False]


def test_a_later_run_that_fails_or_hangs_is_told_of_and_the_sliders_go_on() -> None:
    def run(lost: bool, timeout: int) -> Ladder:
        if timeout == 80 and lost:
            threading.Event().wait()
        if timeout == 80:
            raise KeyError("<late>")
        return exchange(lost, timeout)

    box = replay_run(run, CHOICES, (True, 40), watch=lambda call: try_out(call, deadline=0.3))
    (lost, timeout), (sentence, picture) = box.children[0].children, box.children[1:]
    timeout.value = 80
    assert "This had not ended after 0.3 s" in sentence.value
    assert picture.value == ""
    lost.value = False
    assert "KeyError came out: '&lt;late&gt;" in sentence.value
    timeout.value = 40
    assert picture.value == exchange(False, 40).svg()


def test_the_first_run_is_not_watched_so_that_its_error_comes_out() -> None:
    with pytest.raises(ZeroDivisionError):
        replay_run(lambda timeout: 1 // timeout, {"timeout": (0, 1)}, (0,), watch=try_out)
