"""What was once found open in the sandbox, and stays shut."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.errors import UserError
from autograder.judge.client import Sandbox
from autograder.sandbox import box as boxes
from autograder.sandbox import namespaces, process
from autograder.sandbox.limits import Limits, MiB
from autograder.wire.results import CellResult, StepEnded, TestResult
from tests.support.hand_shake import SHAKES_HANDS

ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(submission=60.0, cell=30.0)
CHILD_TABLE = Path("/proc/sys/net/ipv4/tcp_child_ehash_entries")


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox() as box:
        yield box


def came_of(box: Sandbox, *sources: str, limits: Limits = LIMITS) -> list[TestResult | CellResult]:
    steps = [("run", str(number), source) for number, source in enumerate(sources)]
    reports = box.judge("1", steps, limits)
    return [report.result for report in reports if isinstance(report, StepEnded)]


def test_a_process_that_ends_in_a_cell_is_noticed_at_once(box: Sandbox) -> None:
    (result,) = came_of(box, "import os\nos._exit(3)")
    assert result.status == "crashed" and "exit status 3" in result.message
    assert result.wall < LIMITS.cell / 2


def test_a_submission_inherits_no_open_file(box: Sandbox) -> None:
    source = """import os
for name in os.listdir("/proc/self/fd"):
    target = os.readlink(f"/proc/self/fd/{name}") if os.path.lexists(f"/proc/self/fd/{name}") else ""
    assert not target.startswith("/") or target.startswith(("/dev/null", "/proc/")), target"""
    (result,) = came_of(box, source)
    assert result.status == "ran", result.message


def test_a_submission_sees_no_terminal_of_another_and_can_open_its_own(box: Sandbox) -> None:
    hold = 'import os, signal\nheld = os.openpty()\nraise ValueError("held")'
    neighbour = box.judge("1", [("run", "hold", hold), ("run", "wait", "signal.pause()")], LIMITS)
    assert "held" in next(neighbour).result.message
    seen, own = came_of(
        box, 'import os\nassert os.listdir("/dev/pts") == ["ptmx"]', "import os\nos.openpty()"
    )
    neighbour.close()
    assert seen.status == own.status == "ran", (seen.message, own.message)


def test_shared_memory_counts_towards_the_limit(box: Sandbox) -> None:
    take = """import mmap, threading
memory = mmap.mmap(-1, 512 << 20)
for at in range(0, len(memory), 4096):
    memory[at] = 1
threading.Event().wait(10)"""
    (result,) = came_of(box, take, limits=replace(LIMITS, memory=256 * MiB))
    assert result.status == "crashed" and "too much memory" in result.message


KEY = """import ctypes, platform
libc = ctypes.CDLL(None)
ADD, KEYCTL = {"x86_64": (248, 250), "aarch64": (217, 219)}[platform.machine()]
"""


@pytest.mark.skipif(os.uname().machine not in ("x86_64", "aarch64"), reason="other numbers of system calls")
def test_keys_of_the_session_and_of_other_submissions_are_not_found() -> None:
    namespaces.leave_keyring()  # as after a log-in: a keyring that everything in this session shares
    leave = (
        KEY
        + 'for ring in (-3, -4, -5):\n    libc.syscall(ADD, b"user", b"left", b"x", ctypes.c_size_t(1), ring)'
    )
    found = 'found = [libc.syscall(KEYCTL, 10, ring, b"user", b"left", 0) for ring in (-3, -4, -5)]\n'
    with Sandbox() as box:
        assert came_of(box, leave)[0].status == "ran"
        (result,) = came_of(box, KEY + found + "assert max(found) < 0, found")
    assert result.status == "ran", result.message


def test_names_of_hosts_and_services_are_known(box: Sandbox) -> None:
    source = (
        'import socket\nassert socket.gethostbyname("localhost") == "127.0.0.1"\nsocket.getservbyname("http")'
    )
    (result,) = came_of(box, source)
    assert result.status == "ran", result.message


@pytest.mark.skipif(not CHILD_TABLE.exists(), reason="Linux before 6.1 has one table of connections")
def test_a_submission_and_its_hosts_have_tables_of_connections_of_their_own(box: Sandbox) -> None:
    """A table that all share has a negative size."""
    submission = 'assert int(open("/proc/sys/net/ipv4/tcp_ehash_entries").read()) > 0'
    host = f"""from autograder.sandbox import namespaces
namespaces.new_user(0, namespaces.NEWNET)
{submission}"""
    for result in came_of(box, submission, host):
        assert result.status == "ran", result.message


def test_rehearsing_leaves_no_thread_and_nothing_in_the_shell(box: Sandbox) -> None:
    source = """import threading
from loopback.check import remote
assert threading.enumerate() == [threading.main_thread()] and remote.current is None
assert get_ipython().execution_count == 1 and (In, Out, _) == ([""], {}, "") and "f" not in dir()"""
    (result,) = came_of(box, source)
    assert result.status == "ran", result.message


def test_a_copy_waits_for_room_when_there_is_none_for_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy full of threads that has ended is not gone at once; the next one may have earned marks."""
    full = iter([True, True, False])

    def no_room_twice() -> int:
        if next(full):
            raise BlockingIOError
        return 7

    monkeypatch.setattr(process, "_fork", no_room_twice)
    monkeypatch.setattr(os, "fork", no_room_twice)
    assert process.fork() == 7


def test_a_fork_beside_other_threads_is_pythons_own() -> None:
    """Which renews the locks that those threads may have held; where there are none, nothing is renewed."""
    program = """import os, threading
from autograder.sandbox.process import fork

def once():
    if fork() == 0:
        os.write(1, b"copy ")
        os._exit(0)
    os.wait()

os.register_at_fork(after_in_child=lambda: os.write(1, b"renewed "))
once()
held = threading.Event()
threading.Thread(target=held.wait).start()
once()
held.set()"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "copy renewed copy ", done.stderr


def test_a_submission_can_mount_nothing_but_can_make_a_host_of_its_own(box: Sandbox) -> None:
    mount = "from autograder.sandbox import namespaces\nnamespaces.new_user(0, namespaces.NEWNS)"
    host = "from loopback.kernel.namespace.host import run_task\nrun_task('nothing', None)"
    mounted, hosted = came_of(box, mount, host)
    assert mounted.status == "raised" and "No space left" in mounted.message  # a quota of none
    assert hosted.status == "ran", hosted.message


def test_a_test_and_a_submission_shake_hands_with_a_kernel_host(box: Sandbox) -> None:
    steps = [("own", "cell", SHAKES_HANDS), ("tests", "test", SHAKES_HANDS)]
    reports = box.judge("1", steps, LIMITS)
    came = [report.result for report in reports if isinstance(report, StepEnded)]
    assert [each.status for each in came] == ["ran", "passed"], came


def test_root_of_a_container_that_has_no_other_users_can_grade() -> None:
    program = """from autograder.judge.client import Sandbox
from tests.autograder.test_sandbox import came_of
with Sandbox() as box:
    print(came_of(box, "1"))"""
    words = ["unshare", "--user", "--map-root-user", sys.executable, "-c", program]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    assert "status='ran'" in done.stdout, done.stdout + done.stderr


def test_a_judge_that_does_not_start_is_a_refusal_and_nobodys_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("autograder", "loopback"):
        shutil.copytree(ROOT / package, tmp_path / package)
    broker = tmp_path / "autograder" / "judge" / "broker.py"
    broker.write_text(
        broker.read_text().replace("            judge.main(", "            raise OSError\n            (")
    )
    monkeypatch.setattr(boxes, "_package", lambda name: tmp_path / name)
    with Sandbox() as box, pytest.raises(UserError, match="autograder doctor"):
        came_of(box, "1")


def test_an_environment_in_a_folder_that_the_sandbox_covers_is_seen_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(boxes, "COVERED", (sys.prefix, *boxes.COVERED))
    with Sandbox() as box:
        seen = "import sys, IPython; assert sys.prefix == '/environment', sys.prefix"
        (result,) = came_of(box, seen)
    assert result.status == "ran", result


def test_a_python_that_the_sandbox_covers_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "COVERED", (sys.base_prefix, *boxes.COVERED))
    with pytest.raises(UserError, match="make PYTHON="), Sandbox():
        pass


def test_a_judge_that_an_error_ends_says_so_in_the_tests_that_it_costs(box: Sandbox) -> None:
    steps = [("setup", "given", "raise RuntimeError('no such setup')"), ("tests", "one", "assert True")]
    *reports, _ = box.judge("seed", steps, LIMITS)
    results = {each.slug: each.result for each in reports if isinstance(each, StepEnded)}
    assert "the judge ended: RuntimeError: no such setup" in results["one"].message, results
