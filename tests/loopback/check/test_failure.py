"""A failure as text: its lines fit into a notebook, a drawing and what stands in quotes are kept whole."""

from loopback.check.claim import WIDTH, CheckFailed
from loopback.check.failure import Failure, broken


def test_in_a_notebook_sentences_are_broken_between_words_and_a_drawing_is_left_as_it_is() -> None:
    drawing = " client " + "-" * 120 + " server "
    words = "which arrives in pieces of a few bytes each and then goes on for longer than a line " * 2
    words = words.strip()
    seen = Failure(words, picture=drawing, got=f"{words}\n     {words}", hints=(words, "short"))
    text = "\n".join(CheckFailed(seen)._render_traceback_())
    assert [line for line in text.splitlines() if len(line) > WIDTH] == ["  " + drawing]
    assert " ".join(text.split()) == " ".join(seen.text().split())


def test_a_further_line_of_a_step_hangs_below_its_first_word_wherever_it_has_a_dot() -> None:
    line = "line 37 of its cell, in chat_server: taken = client.sock.send(client.outbox.waiting[:65536])"
    step = f"chat_server was given up, and it was here, as its own thread said after some time:\n   {line}"
    text = Failure("it ends", steps=(step,)).text(WIDTH)
    assert [len(each) - len(each.lstrip()) for each in text.splitlines()[-4:]] == [2, 5, 5, 5]


def test_a_value_in_quotes_is_not_broken_at_its_spaces() -> None:
    value = "b'two  words and more of them'"
    assert value in broken(f"it's told that the peer's program sent {value} at once", 20, hang=2)
