"""expect calls a function and says what came of it; its hints answer what happened."""

import asyncio
import errno
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from loopback import Segment, TCPPeer, loopback_hosts, try_out
from loopback.check import HANGS, CheckFailed, Failure, NotWritten, Outcome, expect, when
from loopback.check.difference import difference
from loopback.check.expect import Expectation, begin_cell
from loopback.check.meanings import meaning_of
from loopback.check.observe import When, wrong_type
from loopback.check.student_line import StudentLine
from loopback.pair import connected_pair, datagram_pair
from loopback.segment import SYN


@pytest.fixture(autouse=True)
def fresh_cell() -> None:
    begin_cell()


def failure(error: "pytest.ExceptionInfo[CheckFailed]") -> Failure:
    assert error.value.failure is not None
    return error.value.failure


def test_a_claim_is_written_from_the_call_and_its_result(capsys: pytest.CaptureFixture[str]):
    expect(max, 1, 2).returns(2, "the larger of the two")
    assert capsys.readouterr().out == "✓ max(1, 2) returns 2, the larger of the two\n"


def test_a_lambda_is_shown_as_the_code_behind_its_colon(capsys: pytest.CaptureFixture[str]):
    expect(lambda: (len("ab"), max(1, 2))).returns((2, 2))
    assert capsys.readouterr().out == '✓ (len("ab"), max(1, 2)) returns (2, 2)\n'


def test_the_open_peer_tells_the_steps():
    with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock, pytest.raises(CheckFailed) as caught:
        expect(sock.recv, 5).returns(b"hello", "in one go")
    told = failure(caught)
    assert told.claim == "recv(5) returns b'hello', in one go"
    assert told.steps[0].startswith("you connected to the peer") and len(told.steps) >= 2
    assert told.expected == "b'hello'" and told.got == "recv(5) returned b'he'"


def test_a_closed_peer_tells_nothing():
    with TCPPeer([b"he"]) as peer, peer.connect():
        pass
    with pytest.raises(CheckFailed) as caught:
        expect(len, "a").returns(2)
    assert failure(caught).steps == ()


def test_a_plain_hint_is_for_another_value_only():
    with pytest.raises(CheckFailed) as caught:
        expect(len, "a").returns(2, "", "count again")
    assert failure(caught).hints == ("count again",)
    for function in (lambda: None, lambda: {}["x"], lambda: (2).__float__()):
        with pytest.raises(CheckFailed) as caught:
            expect(function).returns(2, "", "count again")
        assert "count again" not in failure(caught).hints


def test_a_bound_hint_is_shown_when_it_was_observed_and_replaces_the_plain_one():
    hints = ("plain", when(1, "one"), when(lambda value: value > 5, "many"), when(KeyError, "key"))
    for function, wanted in ((lambda: 1, "one"), (lambda: 6, "many")):
        with pytest.raises(CheckFailed) as caught:
            expect(function).returns(2, "", *hints)
        assert failure(caught).hints == (wanted,)
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: {}["x"]).returns(2, "", *hints)
    assert failure(caught).hints == ("key",)


def answered(folder: Path, text: str) -> Callable[[], object]:
    """A student's function of no arguments, `answer`, as a cell of its own has it."""
    (folder / "answer.py").write_text(text)
    names: dict[str, object] = {}
    exec(compile(text, str(folder / "answer.py"), "exec"), names)
    answer = names["answer"]
    assert callable(answer)
    return answer


def test_what_an_error_means_in_general_is_told_behind_the_author_s_hint_that_fits(tmp_path: Path):
    twice = answered(
        tmp_path, "import socket\ndef answer():\n    sock = socket.socket()\n    sock.close()\n    sock.listen()\n"
    )
    with pytest.raises(CheckFailed) as caught:
        expect(twice).returns(5, "", when(OSError, "close in one place"))
    first, second, third = failure(caught).hints
    assert (first, second) == ("OSError came from sock.listen()", "close in one place")
    assert third.startswith("the descriptor or socket that it uses has been closed already")
    with pytest.raises(CheckFailed) as caught:
        expect(twice).returns(5, "", when(ValueError, "no such thing"))
    (alone,) = failure(caught).hints
    assert alone.startswith("OSError came from sock.listen(): the descriptor or socket that it uses has been closed")


def test_what_an_error_means_in_general_is_left_out_where_the_author_speaks_of_its_very_kind(tmp_path: Path):
    late = answered(tmp_path, "def answer():\n    raise_late()\ndef raise_late():\n    [].pop()\n")
    for kind, more in ((IndexError, ()), ((KeyError, IndexError), ()), (LookupError, ("there are fewer items",))):
        with pytest.raises(CheckFailed) as caught:
            expect(late).returns(5, "", when(kind, "the author's"))
        first, second, *rest = failure(caught).hints
        assert (first, second) == ("IndexError came from [].pop()", "the author's")
        assert tuple(each.partition(" than")[0] for each in rest) == more


def test_an_assertion_that_failed_is_not_told_again_where_the_author_s_hint_fits(tmp_path: Path):
    asks = answered(tmp_path, "def answer():\n    assert not 'more', 'it is asked for ever'\n")
    with pytest.raises(CheckFailed) as caught:
        expect(asks).returns(5, "", when(AssertionError, "leave the loop"))
    assert failure(caught).hints == ("leave the loop",)
    assert "it is asked for ever" in failure(caught).got


def test_nothing_and_a_coroutine_and_a_generator_are_named():
    async def waits() -> None:
        pass

    def yields():
        yield 1

    for function, word in ((lambda: None, "returned nothing"), (yields, "yield")):
        with pytest.raises(CheckFailed) as caught:
            expect(function).returns(5)
        assert word in failure(caught).hints[0]
    with pytest.raises(CheckFailed) as caught:
        made = expect(waits)
        made.value.close()
        made.returns(5)
    assert "coroutine" in failure(caught).hints[0]


def test_a_right_value_of_a_wrong_type_is_told_as_that():
    for got in (bytearray(b"hi"), memoryview(b"hi"), "hi"):
        with pytest.raises(CheckFailed) as caught:
            expect(lambda got=got: got).returns(b"hi", "", "look at the bytes")
        assert failure(caught).hints == (wrong_type(got, b"hi"),)
        assert type(got).__name__ in failure(caught).hints[0]
    assert "in the list, the value is right" in str(wrong_type([bytearray(b"a")], [b"a"]))
    assert wrong_type(bytearray(b"ho"), b"hi") is None


def test_a_hang_says_what_its_line_waits_for():
    left, right = socket.socketpair()
    with left, right, pytest.raises(CheckFailed) as caught:
        expect(lambda: left.recv(1), deadline=0.1).returns(b"!", "", "plain", when(HANGS, "nobody sends"))
    assert failure(caught).hints[-1] == "nobody sends" and "plain" not in failure(caught).hints


def test_what_held_before_is_named_where_a_later_case_of_the_same_line_differs():
    with pytest.raises(CheckFailed) as caught:
        for number in (1, -1):
            expect(abs, number).returns(number)
    assert (
        failure(caught).got == "abs(-1) returned 1\n     It held for the case before, where abs(1) returns 1"
    )
    assert failure(caught).hints == ()
    with pytest.raises(CheckFailed) as caught:
        for number in (1, -1):
            expect(abs, number).predicts(number, range(9))
    assert failure(caught).got == "abs(-1) returned 1"  # a prediction of another thing says nothing of this one
    begin_cell()
    with pytest.raises(CheckFailed) as caught:
        expect(abs, -1).returns(-1)
    assert failure(caught).hints == ()


def test_what_held_of_the_same_call_is_no_case_before() -> None:
    begin_cell()
    with pytest.raises(CheckFailed) as caught:
        for number in (3, 1, -1):
            call = expect(abs, number)
            call.satisfies(lambda value: value > 0, f"{number} has a size")
            call.satisfies(lambda value, number=number: value == number, f"{number} is its own size")
    assert failure(caught).got.endswith("It held for the case before, where 1 is its own size")
    with pytest.raises(CheckFailed) as caught:
        call = expect(abs, 1)
        call.satisfies(True, "it ends")
        call.satisfies(False, "it is odd")
    assert failure(caught).got == "abs(1) returned 1"


def test_an_error_of_the_student_s_own_raise_is_told_as_that(tmp_path: Path):
    (tmp_path / "answer.py").write_text("def refuse():\n    raise EOFError('0 missing')\n")
    names: dict[str, object] = {}
    exec(compile((tmp_path / "answer.py").read_text(), str(tmp_path / "answer.py"), "exec"), names)
    with pytest.raises(CheckFailed) as caught:
        expect(names["refuse"]).returns(b"")
    assert failure(caught).hints[0].startswith("your own `raise` was reached")


def test_a_generator_is_named_where_an_error_was_wanted():
    def refuse():
        yield ValueError

    with pytest.raises(CheckFailed) as caught:
        expect(refuse).raises(ValueError, "", "refuse it before the loop begins")
    assert [hint.split(":")[0] for hint in failure(caught).hints] == ["the call returned a generator"]


def test_what_an_author_knows_of_an_error_stands_in_place_of_the_question_about_its_raise(tmp_path: Path):
    (tmp_path / "answer.py").write_text("def refuse():\n    raise EOFError('0 missing')\n")
    names: dict[str, object] = {}
    exec(compile((tmp_path / "answer.py").read_text(), str(tmp_path / "answer.py"), "exec"), names)
    with pytest.raises(CheckFailed) as caught:
        expect(names["refuse"]).returns(b"", "", when(EOFError, "the stream goes on"))
    assert failure(caught).hints == ("the stream goes on",)


def test_numbers_are_written_as_the_test_writes_them(capsys: pytest.CaptureFixture[str]):
    expect(max, 1, 255, number=hex).returns(255)
    assert capsys.readouterr().out == "✓ max(1, 255) returns 0xff\n"
    with pytest.raises(CheckFailed) as caught:
        expect(max, 1, 16, number=hex).returns(255)
    assert (failure(caught).expected, failure(caught).got) == ("0xff", "max(1, 16) returned 0x10")
    with pytest.raises(CheckFailed) as caught:
        expect(max, True, False, number=hex).returns(255)
    assert failure(caught).got == "max(True, False) returned True"


def test_bytes_are_written_in_one_way_in_what_is_wanted_and_what_came(capsys: pytest.CaptureFixture[str]):
    expect(bytes, [15, 160, 0, 80, 7], octets=4).returns(b"\x0f\xa0\0P\x07")
    assert capsys.readouterr().out == "✓ bytes([15, 160, 0, 80, 7]) returns 0fa00050 07\n"
    with pytest.raises(CheckFailed) as caught:
        expect(bytes, [96], octets=4).returns(b"p\0")
    assert (failure(caught).expected, failure(caught).got) == ("7000", "bytes([96]) returned 60")
    with pytest.raises(CheckFailed) as caught:
        expect(bytes, octets=4).returns(b"p")
    assert failure(caught).got == "bytes() returned b''"


def test_a_memoryview_is_shown_by_its_bytes(capsys: pytest.CaptureFixture[str]):
    expect(len, memoryview(b"hi")).returns(2)
    assert capsys.readouterr().out == "✓ len(memoryview(b'hi')) returns 2\n"


def test_a_long_list_of_lists_is_told_in_a_line():
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: [[b"8 bytes."] * 3_000, [bytes(1_000_000)] * 5]).returns(
            [[b"8 bytes."] * 3_000, [bytes(1_000_000)] * 6]
        )
    assert len(failure(caught).expected) < 180


def test_a_lambda_s_socket_has_the_name_that_the_contract_gives_it(capsys: pytest.CaptureFixture[str]):
    mine, other = socket.socketpair()
    with mine, other:
        expect(lambda: mine.type == socket.SOCK_STREAM).returns(True)
    assert capsys.readouterr().out == "✓ sock.type == socket.SOCK_STREAM returns True\n"


def test_raises_looks_for_numbers_as_numbers():
    def missing(count: int) -> None:
        raise EOFError(f"{count} bytes missing")

    expect(missing, 30).raises(EOFError, saying=30)
    with pytest.raises(CheckFailed) as caught:
        expect(missing, 300).raises(EOFError, saying=30)
    assert failure(caught).hints[0] == "the error is of the right kind; what is missing is 30 in its text"
    with pytest.raises(CheckFailed) as caught:
        expect(len, "a").raises(EOFError, "", "raise it", when(1, "one came"))
    assert failure(caught).hints == ("one came",)


def test_satisfies_takes_a_condition_and_only_true_itself_holds():
    expect(len, "ab").satisfies(lambda value: value > 1, "it is more than one")
    for condition in (lambda value: value > 5, lambda value: "yes", lambda value: value.upper(), 1):
        with pytest.raises(CheckFailed):
            expect(len, "ab").satisfies(condition, "it holds")


def test_a_stub_says_that_it_is_not_written():
    def stub() -> None:
        raise NotImplementedError("not written yet")

    with pytest.raises(NotWritten, match="is not written yet"):
        expect(stub)
    assert "is not written yet" in repr(try_out(stub))


def test_try_out_shows_a_sentence_for_an_error_and_for_a_hang(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys.modules["loopback.check.try_out"], "TRY_TIMEOUT", 0.1)
    left, right = socket.socketpair()
    with left, right:
        said = repr(try_out(lambda: left.recv(1)))  # which no cell of a student's has in it
        assert said.startswith(
            "This had not ended after 0.1 seconds.\n\nWhere to look: it never came to its end"
        )

    def tried() -> None:
        threading.Event().wait()

    assert repr(try_out(tried)).startswith("tried() had not ended after 0.1 seconds.")
    assert repr(try_out(lambda: {}["x"])).startswith("KeyError came out: 'x'")
    assert try_out(lambda: threading.Event().is_set()) is False


def test_a_long_value_is_told_by_its_first_difference():
    assert difference(b"x" * 200, b"x" * 250) == "the 200 bytes are right, and 50 more follow"
    assert difference(b"", b"x" * 200) == difference(b"x" * 200, b"") == "", "of nothing no byte is right"
    assert difference("", "a" * 80) == difference("a" * 80, "") == ""
    assert difference(["a" * 80, "b"], ["a" * 80, "c"]) == "item 1 is 'c' instead of 'b'"
    assert difference(["a" * 80, "b"], ["a" * 80]) == "item 1, 'b', is missing"
    assert difference("a" * 80, "a" * 80 + "b") == "the 80 characters are right, and 1 more follow: 'b'"
    assert difference("a" * 80, "a" * 70) == "the first 70 characters are right, and the last 10 are missing"
    assert (
        difference("a" * 80 + "b", "a" * 80 + "cd")
        == "the first difference is at character 80: 'cd' instead of 'b'"
    )
    assert difference({"a" * 80: 1}, {"b" * 80: 1}).endswith("is missing")


def test_values_that_look_the_same_when_shortened_are_not_shown_beside_each_other():
    left, right = "ada: 6 " + "." * 1000, "ada: 6 " + "." * 500 + "x" + "." * 499
    end = "the first difference is at character 507: 'x...........' instead of '............'"
    assert difference([left], [right]) == f"item 0 is not as expected: {end}"
    assert difference({1: left}, {1: right}) == f"at 1 it is not as expected: {end}"


def test_a_socket_that_came_back_closed_is_told():
    def closed() -> socket.socket:
        with socket.socket() as sock:
            return sock

    with pytest.raises(CheckFailed) as caught:
        expect(closed).satisfies(lambda sock: sock.getsockname() is not None, "it returns an open socket")
    assert failure(caught).got == "closed() returned a socket that is closed"


def test_a_key_that_the_test_itself_looks_up_is_no_line_of_the_students_to_mend():
    missing = when(KeyError, "the row is missing")
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: {}["x"]).returns(1, "", missing)
    assert failure(caught).hints == ("the row is missing",)
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: {}["x"]).returns(1)
    assert "no such key" in failure(caught).hints[0]


def test_a_hint_may_be_bound_to_the_line_that_raised_or_waited():
    line = StudentLine(3, "serve", "await writer.wait_closed()")
    outcome = Outcome("f()", 5.0, error=ConnectionResetError(), line=line)
    assert when(OSError, "x", at="wait_closed").fits(outcome)
    assert not when(OSError, "x", not_at="wait_closed").fits(outcome)
    assert not when(HANGS, "x", at="wait_closed").fits(outcome)
    assert not when(OSError, "x", at="accept").fits(outcome)
    assert when(OSError, "x", not_at="accept").fits(outcome)


def test_an_error_that_bytes_in_append_or_a_short_readexactly_raises_is_told_with_its_cure():
    line = StudentLine(3, "put", "self.waiting.append(data)")
    with pytest.raises(TypeError) as caught:
        bytearray().append(b"x")  # type: ignore[arg-type]
    assert "+= or extend" in meaning_of(caught.value, line)
    assert not meaning_of(caught.value, StudentLine(3, "put", "x = a[b]"))
    assert "it is a kind of EOFError" in meaning_of(asyncio.IncompleteReadError(b"", 4))


@pytest.mark.parametrize("source", ["while len(data) < n:", "data += piece"])
def test_who_knows_why_a_call_hangs_need_not_ask(source: str):
    outcome = Outcome("f()", 5.0, timed_out=True, line=StudentLine(3, "f", source))

    def hints(*given: When) -> tuple[str, ...]:
        with pytest.raises(CheckFailed) as caught:
            Expectation(outcome, [], source).returns(b"", "", *given)
        return failure(caught).hints

    assert len(hints()) == 1
    assert hints()[0].endswith("?")
    assert hints(when(HANGS, "each turn copies all")) == ("each turn copies all",)
    assert hints(when(EOFError, "another")) == hints()


@pytest.mark.parametrize(
    ("number", "source", "says"),
    [
        (errno.EBADF, "connection.shutdown(socket.SHUT_RDWR)", "the connection has ended already"),
        (errno.ENOTCONN, "connection.shutdown(socket.SHUT_RDWR)", "the connection has ended already"),
        (errno.EBADF, "connection.recv(9)", "closed already"),
        (errno.EINPROGRESS, "sock.connect(address)", "connect has only begun"),
        (errno.EAGAIN, "sock.recv(9)", "the call has done nothing"),
        (errno.ECONNRESET, "await writer.wait_closed()", "wait_closed raises what the connection ended with"),
    ],
)
def test_what_an_error_means_depends_on_the_line_that_raised_it(number: int, source: str, says: str):
    assert says in meaning_of(OSError(number, "no"), StudentLine(1, "f", source))


def dies_in_the_background() -> str:
    def reads_none() -> None:
        raise KeyError("no such client")

    thread = threading.Thread(target=reads_none)
    thread.start()
    thread.join()
    return "as if nothing had happened"


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_a_thread_whose_socket_another_closed_is_told_to_close_it_itself(kind: socket.SocketKind):
    def is_closed_meanwhile() -> str:
        ours, theirs = connected_pair() if kind == socket.SOCK_STREAM else datagram_pair()

        def repeats() -> None:
            while data := ours.recv(9):
                theirs.send(data)

        ours.close()
        thread = threading.Thread(target=repeats)
        thread.start()
        thread.join()
        theirs.close()
        return "as if nothing had happened"

    with pytest.raises(CheckFailed) as caught:
        expect(is_closed_meanwhile).returns("served")
    [hint] = failure(caught).hints
    assert hint.startswith("a thread of yours died of OSError: [Errno 9]")
    assert "while data := ours.recv(9); the socket was closed by then" in hint
    assert "let this thread close it, when its work is done" in hint
    assert ("shuts the socket down" in hint) == (kind == socket.SOCK_STREAM)
    begin_cell()


def test_a_thread_that_died_is_named_before_all_other_hints(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(CheckFailed) as caught:
        expect(dies_in_the_background).returns("served", "", "the plain hint")
    first, second = failure(caught).hints
    assert (
        first.startswith("a thread of yours died of KeyError: 'no such client'")
        and second == "the plain hint"
    )
    assert "Traceback" not in capfd.readouterr().err
    assert "But a thread of yours died" in repr(try_out(dies_in_the_background))
    begin_cell()
    with pytest.raises(CheckFailed) as caught:
        expect(len, "").returns(1)
    assert failure(caught).hints == ()


def test_a_pair_that_was_left_as_three_dots_is_told_so():
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: {"x": ...}["x"][0], shown="both()").predicts("FIN", ("SYN", "FIN"), "think")  # type: ignore[index]
    assert failure(caught).hints[0].endswith("what it uses is still the `...` that stood there to be replaced")


def test_a_prediction_is_judged_and_not_corrected(capsys: pytest.CaptureFixture[str]):
    words = ("SYN", "FIN", "nothing")
    expect(lambda: "FIN", shown="who()").predicts("FIN", words, "think")
    assert capsys.readouterr().out == "✓ who() predicts what happens\n"
    for value, hint in (("SYN", "think"), ("fin", "the prediction is none of the words that were asked for")):
        with pytest.raises(CheckFailed) as caught:
            expect(lambda value=value: value, shown="who()").predicts("nothing", words, "think")
        told = failure(caught)
        assert told.hints[0].startswith(hint)
        among = "'SYN' or 'FIN' or 'nothing'"
        assert told.expected == ("'FIN' or 'nothing'" if value == "SYN" else among)
        assert told.got == f"who() returned {value!r}"
    for dots in (..., "..."):
        with pytest.raises(CheckFailed) as caught:
            expect(lambda dots=dots: dots, shown="who()").predicts("nothing", words, "think")
        assert failure(caught).hints[0].startswith("this prediction is still the `...` that was copied")
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: {}["x"], shown="who()").predicts("FIN", words, "think", when(KeyError, "a key"))
    assert failure(caught).hints == ("a key",)


@pytest.mark.parametrize(("value", "hint"), [(1, "think"), (9, "think"), ("2", "the prediction is none of the words")])
def test_a_predicted_number_is_not_narrowed_down(value: object, hint: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        expect(lambda: value, shown="how_many()").predicts(2, (1, 2, 3), "think")
    told = failure(caught)
    assert told.hints[0].startswith(hint)
    assert told.expected == ("1 or 2 or 3" if value == "2" else "another number")


@pytest.mark.skipif(not loopback_hosts()[1:], reason="needs IPv6")
@pytest.mark.parametrize(
    "bind",
    [
        lambda: socket.create_server(("::1", 0), family=socket.AF_INET),
        lambda: socket.socket(socket.AF_INET).bind(("::1", 0)),
    ],
)
def test_a_host_of_the_other_family_is_told_whoever_binds_it(bind: Callable[[], object]):
    with pytest.raises(CheckFailed) as failed:
        expect(bind).returns(None)
    assert "a host with a colon needs AF_INET6" in failure(failed).hints[0]


def test_where_none_is_a_result_nobody_asks_for_a_return():
    for hint, seen in ((when(None, "it matched"), 1), (when(lambda got: got is None, "it matched"), 2)):
        with pytest.raises(CheckFailed) as caught:
            expect(lambda: None).returns(b"", "", hint)
        assert len(failure(caught).hints) == seen and failure(caught).hints[-1] == "it matched"


def test_a_thread_that_died_is_told_of_where_no_result_came_either():
    def waits_for_a_thread_that_died() -> None:
        dies_in_the_background()
        raise TimeoutError("nobody answers")

    told = repr(try_out(waits_for_a_thread_that_died))
    assert "TimeoutError came out: nobody answers" in told
    assert "Where to look: a thread of yours died of KeyError: 'no such client'" in told


def test_the_colon_of_a_line_that_raised_is_left_out(tmp_path: Path):
    names: dict[str, object] = {}
    (tmp_path / "answer.py").write_text("def wait_for(numbers):\n    while numbers[5]:\n        pass\n")
    exec(compile((tmp_path / "answer.py").read_text(), str(tmp_path / "answer.py"), "exec"), names)
    with pytest.raises(CheckFailed) as failed:
        expect(names["wait_for"], [1]).returns(None)  # type: ignore[arg-type]
    assert failure(failed).hints[0].startswith("IndexError came from while numbers[5]: there are fewer items")


def test_a_text_with_all_numbers_in_it_states_none():
    def missing():
        raise EOFError(" ".join(map(str, range(300, 400))))

    with pytest.raises(CheckFailed):
        expect(missing).raises(EOFError, saying=350)


def test_the_ports_of_a_segment_are_told_where_the_claim_is_about_them():
    made = expect(lambda: Segment(source_port=80, destination_port=4000, seq=7, flags=SYN), shown="the call")
    with pytest.raises(CheckFailed, match="returned SYN seq=7, from port 80 to port 4000"):
        made.satisfies(lambda got: got.source_port == 4000, "the segment goes from port 4000 to port 80")
    with pytest.raises(CheckFailed, match=r"returned SYN seq=7$"):
        made.satisfies(lambda got: got.seq == 8, "the segment has number 8")
