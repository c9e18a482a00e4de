"""Test cells in the judge, a student's cells in their own process: what crosses, what does not, what it costs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from autograder.wire.results import CellResult, StepEnded, TestResult

pytestmark = pytest.mark.takes(20)

SETUP = """
import socket, threading
from loopback import *
from loopback.check import *
from loopback.peers import *
"""
SHORT = Limits(submission=60.0, cell=2.0, test=20.0, memory=400 << 20)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def judged(
    sandbox: Sandbox, *steps: tuple[str, str], limits: Limits = SHORT
) -> list[TestResult | CellResult]:
    """What came of each step after the setup: ("run", source) or ("tests", source)."""
    numbered = [
        ("setup", "setup", SETUP),
        *((kind, f"step {n}", source) for n, (kind, source) in enumerate(steps)),
    ]
    reports = sandbox.judge("seed", numbered, limits)
    results = {report.slug: report.result for report in reports if isinstance(report, StepEnded)}
    return [results[f"step {n}"] for n in range(len(steps))]


def tried(sandbox: Sandbox, student: str, test: str) -> TestResult | CellResult:
    """What came of one test of one cell."""
    return judged(sandbox, ("run", student), ("tests", test))[1]


def passes(sandbox: Sandbox, student: str, test: str) -> None:
    result = tried(sandbox, student, test)
    assert (result.status, result.message) == ("passed", "")


def test_a_method_is_called_in_one_message_and_everything_else_is_read(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
class Thing:
    size = 3
    def __init__(self): self.made = [1]
    def read(self, number=1): return "read", number
    def call(self): return "call"
    def names(self): return "names"
    def fails(self): raise LookupError("no")
    def more(self): return self
    @property
    def half(self): return 1.5
    @staticmethod
    def free(): return "free"
    @classmethod
    def of(cls): return cls.size
class Small(Thing):
    call = 7
def make(small): return Small() if small else Thing()
def apply(function, value): return function(value)
""",
        """
thing, small = make(False), make(True)
assert thing.read(2) == thing.read(number=2) == ("read", 2) and thing.names() == "names"
assert type(thing.read).__name__ == "Method" and thing.read.__name__ == "read" and callable(thing.read)
assert (thing.call(), small.call, small.read()) == ("call", 7, ("read", 1))
assert (thing.size, thing.half, thing.made, thing.free(), thing.of()) == (3, 1.5, [1], "free", 3)
assert apply(thing.read, 5) == ("read", 5) and thing.more().more().size == 3
assert attempt(thing.fails).raised(LookupError) and attempt(thing.read, 4).returned(("read", 4))
for wrong in ("nothing", "_nothing"):
    try:
        getattr(thing, wrong)
    except AttributeError:
        continue
    raise AssertionError(wrong)
""",
    )


def test_calls_together_are_one_message_and_end_at_the_first_error(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
class Table:
    def __init__(self): self.rows = []
    def add(self, *row): self.rows.append(row)
    def count(self): return len(self.rows)
    def size(self, given): return len(given)
    def refuse(self): raise LookupError(f"after {len(self.rows)}")
""",
        """
from loopback.check import remote
table = Table()
asked = remote.current.channel._count
assert batch((table.add, 1, number) for number in range(20)) == [None] * 20
assert batch([(table.count,), (table.size, [1, 2]), (Table,)])[:2] == [20, 2]
assert remote.current.channel._count == asked + 2
outcome = attempt(batch, [(table.add, 5), (table.refuse,), (table.add, 6)])
assert outcome.raised(LookupError, "after 21") and "def refuse" in outcome.line.source and table.count() == 21
assert batch([]) == [] and batch([(max, 3, 4), (table.count,)]) == [4, 21]
made, = batch([(Table,)])
assert made.count() == 0
outcome = attempt(lambda: batch([(table.nothing, 1)]))
assert outcome.raised(AttributeError)
""",
    )


def test_many_calls_with_whole_numbers_are_packed_and_change_no_result(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
def difference(first, second):
    if first == 77: raise LookupError("first is 77")
    return first - second if second else (type(first), type(second)) == (int, int)
""",
        """
from autograder.judge.handles import numbers_of
pairs = [(number, 3 * number - 2**63) for number in range(1, 500) if number != 77]
assert numbers_of([(difference, *pair) for pair in pairs]) is not None
assert batch([(difference, *pair) for pair in pairs]) == [first - second for first, second in pairs]
assert all(result is True for result in batch([(difference, number, 0) for number in range(100, 300)]))
mixed = batch([(difference, number, number % 2) for number in range(100, 300)])
assert [type(result) for result in mixed] == [bool, int] * 100
outcome = attempt(batch, [(difference, number, 1) for number in range(300)])
assert outcome.raised(LookupError, "first is 77") and "77" in outcome.line.source
for unlike in ((2**63, 1), (1.5, 1), (True, 1), (1, 2, 3), ("a", "b")):
    assert numbers_of([(difference, *pair) for pair in pairs] + [(difference, *unlike)]) is None
assert numbers_of([(difference, 1, 2)] * 9) is None and numbers_of([(max, 1, 2)] * 500) is None
assert batch([(difference, 2**70, 1)] * 200) == [2**70 - 1] * 200
assert batch([(difference, 2**63 - 1, -9)] * 200) == [2**63 + 8] * 200
""",
    )


@pytest.mark.parametrize("packed", ["('q', bytes(8 * 199))", "('?', bytes(201))", "('q', 1)", "(bytes(200),)"])
def test_packed_results_of_another_size_or_kind_end_the_channel(sandbox: Sandbox, packed: str) -> None:
    student = f"""
from autograder.student import serve
serve._packed = lambda found: {packed}
def difference(first, second): return first - second
"""
    result = tried(sandbox, student, "batch([(difference, number, 1) for number in range(200)])")
    assert result.status == "crashed" and "numbers that are none" in result.message


def test_plain_data_crosses_both_ways_with_its_exact_types(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def unchanged(*values): return values",
        """
values = (None, True, 3, -2**70, 0.5, "é", b"b", bytearray(b"a"), [1, (2, {3})], {"k": [None]}, frozenset({1}))
result = unchanged(*values)
assert result == values and [type(v) for v in result] == [type(v) for v in values]
""",
    )


def test_a_subclass_that_equals_everything_comes_as_a_handle_that_equals_nothing(sandbox: Sandbox) -> None:
    student = """
class Always(bytes):
    def __eq__(self, other): return True
    __hash__ = bytes.__hash__
def answer(): return Always(b"zz")
def listed(): return [Always(b"zz")]
"""
    for call, value in (("answer()", 'b"right"'), ("listed()", '[b"right"]')):
        result = tried(sandbox, student, f"assert {call} == {value}")
        assert result.status == "failed"


def test_a_socket_is_lent_for_the_time_of_a_call(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def read(sock): return sock.recv(100), sock.gettimeout()",
        """
left, right = connected_pair()
right.settimeout(3.0)
left.sendall(b"hello")
assert read(right) == (b"hello", 3.0)
right.close()
left.settimeout(3.0)
assert left.recv(1) == b"", "the student's copy is still open"
""",
    )


def test_a_socket_in_a_dead_cycle_is_closed_too(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
def read(sock):
    try:
        raise ValueError
    except ValueError as error:
        keep = error
    cycle = [sock]
    cycle.append(cycle)
    return sock.recv(100)
""",
        """
left, right = connected_pair()
left.sendall(b"hello")
assert read(right) == b"hello"
right.close()
left.settimeout(3.0)
assert left.recv(1) == b""
""",
    )


def test_what_a_call_does_to_a_socket_and_to_a_buffer_comes_back(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
def fill(buffer): buffer[:3] = b"abc"
def nonblocking(sock): sock.setblocking(False)
def close(sock): sock.close()
def grow(items): items.append(3)
""",
        """
buffer, items = bytearray(5), [1, 2]
fill(buffer)
grow(items)
assert buffer == b"abc\\0\\0" and items == [1, 2, 3]
left, right = connected_pair()
nonblocking(left)
assert left.gettimeout() == 0.0
close(left)
right.settimeout(3.0)
assert right.recv(1) == b"" and left.fileno() == -1
""",
    )


def test_a_socket_that_is_returned_belongs_to_the_test(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "import socket\ndef listener(): return socket.create_server(('127.0.0.1', 0))",
        """
first = listener()
address = first.getsockname()
first.close()
again = socket.socket()
again.bind(address)  # refused if the student's process had kept it
""",
    )


def test_an_owned_descriptor_is_the_students_alone(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "import os\ndef close(fd):\n    os.close(fd)\n    return type(fd) is int",
        """
left, right = connected_pair()
copy = Descriptor.of_copy(left)
left.close()
assert close(copy) is True
right.settimeout(3.0)
assert right.recv(1) == b""
""",
    )


def test_callbacks_run_in_the_judge_while_the_call_waits(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def each(items, report):\n    return [report(item, b'x') for item in items]",
        """
seen = []
def report(item, data):
    seen.append((item, data))
    return item * 2
assert each([1, 2], report) == [2, 4] and seen == [(1, b"x"), (2, b"x")]
""",
    )


def test_an_error_of_a_callback_is_an_error_over_there(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def call(report):\n    try:\n        report()\n    except KeyError as error:\n        return str(error)",
        "def report():\n    raise KeyError('k')\nassert call(report) == 'k' or call(report)",
    )


def test_an_event_that_the_test_sets_is_set_over_there(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def wait(stop): return stop.wait(10), stop.is_set()",
        """
stop = threading.Event()
found = []
thread = threading.Thread(target=lambda: found.append(wait(stop)))
thread.start()
stop.set()
thread.join()
assert found == [(True, True)]
""",
    )


def test_records_of_the_lab_bench_cross_by_name(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "from loopback import *\nfrom loopback.check import *\nfrom loopback.peers import *\n"
        "def answer(s): return [Segment(source_port=1, destination_port=2, seq=s.seq + 1, flags=SYN | ACK)]",
        """
[reply] = answer(Segment(source_port=5, destination_port=6, seq=9))
assert type(reply) is Segment and (reply.seq, reply.flags) == (10, SYN | ACK) and type(reply.flags) is Flag
""",
    )


def test_an_object_comes_as_a_handle_with_methods_and_attributes(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
class Counter:
    def __init__(self, start): self.value = start
    def add(self, n): self.value += n; return self.value
    def __enter__(self): return self
    def __exit__(self, *error): self.value = 0
    def __iter__(self): return iter([self.value])
def value_of(counter): return counter.value
""",
        """
with Counter(5) as counter:
    assert counter.add(2) == 7 and counter.value == 7 and value_of(counter) == 7 and list(counter) == [7]
assert counter.value == 0
outcome = attempt(lambda: counter.nothing)
assert outcome.raised(AttributeError, "nothing")
""",
    )


def test_a_block_of_the_student_s_swallows_no_failed_check(sandbox: Sandbox) -> None:
    made = "class Quiet:\n    def __enter__(self): return self\n    def __exit__(self, *error): return True\n"
    result = tried(sandbox, made, "with Quiet():\n    check(1 == 2, 'one is two')")
    assert isinstance(result, TestResult) and result.status == "failed"
    assert result.failure and result.failure.claim == "one is two"


@pytest.mark.parametrize(
    ("made", "kind"),
    [("def answer(): yield b'hi'", "generator"), ("async def answer(): return b'hi'", "coroutine")],
)
def test_what_is_returned_in_place_of_a_value_is_told_by_its_kind(
    sandbox: Sandbox, made: str, kind: str
) -> None:
    result = tried(sandbox, made, "expect(answer).returns([b'hi'])")
    assert isinstance(result, TestResult) and result.failure
    assert result.failure.hints[0].startswith(f"the call returned a {kind}")


def test_errors_cross_by_type_and_text_with_the_students_line(sandbox: Sandbox) -> None:
    result = tried(
        sandbox,
        "def fail(n):\n    raise EOFError(f'{n} bytes missing')",
        """
outcome = attempt(fail, 3)
assert outcome.raised(EOFError, "3")
assert type(outcome.error) is EOFError
print(outcome)
""",
    )
    assert result.status == "passed"
    assert "raised EOFError: 3 bytes missing" in result.output
    assert "line 2 of its cell, in fail: raise EOFError" in result.output


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        ("ConnectionResetError(104, 'gone')", "ConnectionResetError"),
        ("UnicodeDecodeError('utf-8', b'x', 0, 1, 'bad')", "UnicodeDecodeError"),
        ("FrameTooLong('9')", "FrameTooLong"),
        ("SystemExit(3)", "SystemExit"),
        ("KeyboardInterrupt()", "KeyboardInterrupt"),
        ("type('Own', (Exception,), {})('mine')", "Own"),
        ("BadStr()", "BadStr"),
    ],
)
def test_every_error_arrives_as_what_it_is(sandbox: Sandbox, raised: str, kind: str) -> None:
    student = f"""
from loopback import *
from loopback.check import *
from loopback.peers import *
class BadStr(Exception):
    def __str__(self): raise RuntimeError
def fail(): raise {raised}
"""
    passes(
        sandbox, student, f"outcome = attempt(fail)\nassert type(outcome.error).__name__ == {kind!r}, outcome"
    )


def test_a_call_that_hangs_is_told_with_its_line(sandbox: Sandbox) -> None:
    result = tried(
        sandbox,
        "def wait(sock):\n    while True:\n        sock.recv(1)",
        """
left, right = connected_pair()
check(attempt(wait, left, deadline=0.3).returned(None), "wait returns", got=attempt(wait, left, deadline=0.3))
""",
    )
    assert result.status == "timed out"
    assert "line 3 of its cell, in wait: sock.recv(1)" in result.failure.got


def test_a_test_goes_on_after_it_let_go_of_a_call(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "def wait(sock):\n    while True:\n        sock.recv(1)\ndef fine(): return 3",
        """
left, right = connected_pair()
assert attempt(wait, left, deadline=0.2).timed_out and attempt(fine).returned(3)
""",
    )


def test_a_test_that_hangs_itself_ends_at_its_deadline(sandbox: Sandbox) -> None:
    limits = Limits(submission=60.0, cell=2.0, test=1.0)
    steps = ("run", "def wait():\n    while True: pass"), ("tests", "wait()"), ("tests", "assert True")
    hung, after = judged(sandbox, *steps, limits=limits)[1:]
    assert hung.status == "timed out" and "line 2 of its cell, in wait" in hung.text
    assert after.status == "passed"


def test_what_a_test_may_keep_of_a_students_data_has_a_limit_of_its_own(sandbox: Sandbox) -> None:
    tells = "def tell_much(tell):\n    for _ in range(30): tell(bytes(10 << 20))"
    keeps = "kept = []\ntell_much(kept.append)"
    least = replace(SHORT, test_memory=200 << 20)
    _, result = judged(sandbox, ("run", tells), ("tests", keeps), limits=least)
    assert result.status in ("out of memory", "crashed"), result
    assert judged(sandbox, ("run", tells), ("tests", keeps))[1].status == "passed"


def test_each_test_meets_a_fresh_copy_of_the_students_state(sandbox: Sandbox) -> None:
    student = "state = []\ndef add():\n    state.append(1)\n    return len(state)"
    test = ("tests", "assert add() == 1")
    assert [each.status for each in judged(sandbox, ("run", student), test, test)[1:]] == [
        "passed",
        "passed",
    ]


@pytest.mark.parametrize(
    "left",
    [
        "threading.Thread(target=threading.Event().wait, daemon=True).start()",
        "import subprocess\nsubprocess.Popen(['sleep', '600'])",
        "import builtins\nbuiltins.kept = socket.socket()",
    ],
    ids=["a thread", "a child", "a descriptor"],
)
def test_no_test_shares_a_process_with_what_another_left(sandbox: Sandbox, left: str) -> None:
    first, second = f"import os\nprint(os.getpid())\n{left}", "import os\nprint(os.getpid())"
    results = judged(sandbox, ("tests", first), ("tests", second))
    assert [each.status for each in results] == ["passed", "passed"]
    assert results[0].output != results[1].output


def test_no_test_sees_the_names_of_another(sandbox: Sandbox) -> None:
    steps = ("tests", "mine = 1"), ("tests", "assert 'mine' not in globals()")
    assert [each.status for each in judged(sandbox, *steps)] == ["passed", "passed"]


def test_a_crash_costs_its_own_test_and_no_other(sandbox: Sandbox) -> None:
    student = (
        "import os, ctypes\ndef leave(): os._exit(3)\ndef fault(): ctypes.string_at(0)\ndef fine(): return 1"
    )
    tests = [
        ("tests", source) for source in ("assert fine() == 1", "leave()", "fault()", "assert fine() == 1")
    ]
    results = judged(sandbox, ("run", student), *tests)[1:]
    assert [each.status for each in results] == ["passed", "crashed", "crashed", "passed"]
    assert "exit status 3" in results[1].ending and "SIGSEGV" in results[2].ending


def test_no_message_names_a_line_of_the_judges_own(sandbox: Sandbox) -> None:
    result = tried(sandbox, "import os\ndef leave(): os._exit(3)", "print(attempt(leave))\nassert False")
    assert "leave() raised Gone" in result.output and "of its cell" not in result.output


def test_a_process_that_leaves_after_it_answered_has_not_passed(sandbox: Sandbox) -> None:
    student = (
        "import os, threading\ndef answer():\n    threading.Timer(0, os._exit, [0]).start()\n    return 1"
    )
    result = tried(sandbox, student, "answer()\nattempt(answer)\nattempt(answer)\nassert True")
    assert result.status == "crashed"


def test_marks_earned_before_the_process_dies_stay(sandbox: Sandbox) -> None:
    steps = ("run", "def f(): return 1"), ("tests", "assert f() == 1"), ("run", "import os; os._exit(7)")
    first, earned, died, after = judged(sandbox, *steps, ("tests", "assert f() == 2"))
    assert (first.status, earned.status, died.status) == ("ran", "passed", "crashed")
    assert after.status == "failed" and "exit status 7" in died.message


def test_a_cell_that_runs_on_is_stopped_and_the_notebook_goes_on(sandbox: Sandbox) -> None:
    steps = ("run", "while True: pass"), ("run", "def f(): return 1"), ("tests", "assert f() == 1")
    assert [each.status for each in judged(sandbox, *steps)] == ["timed out", "ran", "passed"]


def test_a_cell_that_cannot_be_stopped_is_ended(sandbox: Sandbox) -> None:
    deaf = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
    steps = (
        ("run", "def f(): return 1"),
        ("tests", "assert f() == 1"),
        ("run", deaf),
        ("tests", "assert f() == 1"),
    )
    assert [each.status for each in judged(sandbox, *steps)] == ["ran", "passed", "timed out", "passed"]


def test_a_name_that_nobody_defined_is_missing(sandbox: Sandbox) -> None:
    result = tried(sandbox, "pass", "assert nothing() == 1")
    assert result.status == "missing" and "nothing is not defined" in result.message


def test_a_test_cell_that_does_not_compile_is_told_and_earns_nothing(sandbox: Sandbox) -> None:
    broken, sound = judged(sandbox, ("tests", "assert (1"), ("tests", "assert 1"))
    assert broken.status == "failed" and "SyntaxError" in broken.message, broken
    assert sound.status == "passed"


def test_a_test_cell_may_await(sandbox: Sandbox) -> None:
    passes(sandbox, "x = 1", "import asyncio\nawait asyncio.sleep(0)\nassert x == 1")


def test_openssl_is_there_for_the_cell_that_asks_for_it_and_for_no_other(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        """
def libraries(): return "libcrypto" in open("/proc/self/maps").read()
def context():
    import ssl
    return type(ssl.create_default_context()).__name__
""",
        """
assert not libraries()
assert (context(), libraries()) == ("SSLContext", True)
""",
    )


def test_the_stub_is_not_written(sandbox: Sandbox) -> None:
    result = tried(sandbox, 'def f():\n    raise NotImplementedError("not written yet")', "attempt(f)")
    assert result.status == "not written" and "f is not written yet" in result.message


def test_the_students_names_do_not_cover_the_tests_own(sandbox: Sandbox) -> None:
    student = "def attempt(*_): return None\ndef check(*_, **__): return None\nlen = lambda _: 5\ndef f(): return [1]"
    result = tried(sandbox, student, 'check(len(f()) == 5, "five")')
    assert result.status == "failed"


def test_processor_time_is_measured_from_outside(sandbox: Sandbox) -> None:
    student = """
import time
time.thread_time = time.process_time = lambda: 0.0
def work():
    total = 0
    for n in range(3_000_000): total += n
def rest(): time.sleep(0.3)
"""
    passes(
        sandbox,
        student,
        "busy, idle = attempt(work).cpu, attempt(rest).cpu\nassert busy > 0.02 > idle, (busy, idle)",
    )


def test_the_time_of_one_call_is_not_counted_for_the_next(sandbox: Sandbox) -> None:
    student = "def work(n):\n    for _ in range(n): pass"
    test = """
first, second = attempt(work, 5_000_000).cpu, attempt(work, 10).cpu
assert second < first / 3, (first, second)
"""
    passes(sandbox, student, test)


def test_memory_beyond_the_limit_is_told_as_that(sandbox: Sandbox) -> None:
    student = "def hoard():\n    held = []\n    while True: held.append(bytearray(b'x' * 20_000_000))"
    result = tried(sandbox, student, 'check(attempt(hoard, deadline=15.0).returned(None), "hoard returns")')
    assert result.status == "out of memory", result.message


def test_memory_that_copies_share_counts_once(sandbox: Sandbox) -> None:
    student = """
import time
data = b"x" * 100_000_000
def rest():
    time.sleep(0.6)  # long enough that all tests run at once, and that somebody looks
    return len(data)
"""
    test = ("tests", "assert rest() == 100_000_000")
    results = judged(sandbox, ("run", student), test, test, test, limits=Limits(memory=250 << 20))
    assert [each.status for each in results] == ["ran", "passed", "passed", "passed"]


def test_a_result_that_is_too_large_is_an_error_of_the_call(sandbox: Sandbox) -> None:
    student = """
def large(): return bytes(100_000_000)
def deep():
    x = []
    for _ in range(10**6): x = [x]
    return x
"""
    passes(
        sandbox,
        student,
        "assert attempt(large).raised(TypeError, 'too much')\nassert attempt(deep).raised(TypeError, 'deep')",
    )


def test_what_a_test_leaves_behind_is_gone_before_the_next_exercise(sandbox: Sandbox) -> None:
    student = """
import socket, subprocess, sys
def leave(port):
    code = f"import socket, time; s = socket.create_server(('127.0.0.1', {port}))\\n"
    code += "print('up', flush=True); time.sleep(600)"
    child = subprocess.Popen([sys.executable, '-S', '-c', code], stdout=subprocess.PIPE)
    return child.stdout.readline()
"""
    test = ("tests", "assert leave(40000) == b'up\\n'")  # the second time the port must be free again
    steps = ("run", student), test, ("run", "pass"), test
    assert [each.status for each in judged(sandbox, *steps)] == ["ran", "passed", "ran", "passed"]


def test_what_cells_leave_running_on_purpose_stays_for_the_tests(sandbox: Sandbox) -> None:
    student = """
import socket, subprocess, sys
code = "import socket; s = socket.create_server(('127.0.0.1', 40001)); print('up', flush=True)\\n"
code += "while True: s.accept()[0].send(b'hi')"
child = subprocess.Popen([sys.executable, '-S', '-c', code], stdout=subprocess.PIPE)
child.stdout.readline()
"""
    test = ("tests", "assert socket.create_connection(('127.0.0.1', 40001)).recv(2) == b'hi'")
    assert [each.status for each in judged(sandbox, ("run", student), test, test)[1:]] == [
        "passed",
        "passed",
    ]


def test_a_thread_that_died_in_the_student_s_process_is_named_in_the_first_hint(sandbox: Sandbox) -> None:
    result = tried(
        sandbox,
        "import threading\ndef serve():\n    t = threading.Thread(target=lambda: {}['ada'])\n"
        "    t.start()\n    t.join()",
        'from loopback.check import expect\nexpect(serve).returns(1, "", "plain")',
    )
    assert result.status == "failed"
    assert result.failure.hints[0].startswith("a thread of yours died of KeyError: 'ada', line 3 of its cell")


SUBCLASSES = """
import collections, enum, typing
class Row(typing.NamedTuple):
    waiting: int
    backlog: int
class Answer(enum.StrEnum):
    OPEN = "open"
class Number(enum.IntEnum):
    ONE = 1
class Bytes(bytes): pass
class Text(str):
    def __eq__(self, other): return True
    __hash__ = str.__hash__
class Words(dict): pass
class Served(dict):
    def hears(self): return "hello"
def row(): return Row(1, 2)
def rows(): return [Row(1, 2)]
def answer(): return Answer.OPEN
def number(): return Number.ONE
def data(): return Bytes(b"abc")
def counted(): return collections.Counter("aab")
def ordered(): return collections.OrderedDict(a=1)
def words():
    found = collections.defaultdict(list)
    found["a"].append(Row(1, 2))
    return found
def own(): return Words(a=1)
def liar(): return Text("no")
"""


@pytest.mark.parametrize(
    ("call", "value"),
    [
        ("row()", "(1, 2)"),
        ("rows()", "[(1, 2)]"),
        ("answer()", "'open'"),
        ("number()", "1"),
        ("data()", "b'abc'"),
        ("counted()", "{'a': 2, 'b': 1}"),
        ("ordered()", "{'a': 1}"),
        ("words()", "{'a': [(1, 2)]}"),
        ("own()", "{'a': 1}"),
    ],
)
def test_a_value_of_a_subclass_crosses_as_the_plain_value_that_it_is(
    sandbox: Sandbox, call: str, value: str
) -> None:
    passes(sandbox, SUBCLASSES, f"assert {call} == {value} and type({call}) is type({value}), {call}")


def test_a_text_that_claims_to_equal_everything_is_the_text_that_it_is(sandbox: Sandbox) -> None:
    assert tried(sandbox, SUBCLASSES, "assert liar() == 'yes'").status == "failed"


def test_an_object_with_methods_of_the_notebooks_own_is_called_and_not_copied(sandbox: Sandbox) -> None:
    passes(sandbox, SUBCLASSES, "served = Served()\nassert served.hears() == 'hello'")


def test_a_batch_reads_attributes_too_and_leaves_objects_of_the_test_where_they_are(sandbox: Sandbox) -> None:
    passes(
        sandbox,
        "class Counter:\n    total = 0\n    def add(self, n):\n        self.total += n",
        """
class Ours:
    total = 5
    def add(self, n): self.total += n
theirs, ours = Counter(), Ours()
assert batch([(theirs.add, 2), (getattr, theirs, "total")]) == [None, 2]
assert batch([(ours.add, 2), (getattr, ours, "total")]) == [None, 7]
""",
    )
