"""The kernel host: Linux's own TCP at the other end of a wire, for root, for everybody, and in the sandbox."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loopback import ACK, FIN, PSH, RST, SYN, Flag, Segment, kernel, system, wait_until
from loopback.check import remote
from loopback.kernel.host import kernel_host
from loopback.kernel.host.kernel_host import KernelHost, has_host
from loopback.kernel.namespace import host as namespaces
from loopback.recordings import say_once
from tests.support.hand_shake import SHAKES_HANDS

ROOT = Path(__file__).resolve().parents[4]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
LAST = 2**32 - 1


@pytest.fixture
def host() -> Iterator[KernelHost]:
    with KernelHost() as host:
        yield host


def segment(flags: Flag, seq: int, ack: int = 0, payload: bytes = b"", *, source: int, to: int) -> Segment:
    return Segment(
        source_port=source,
        destination_port=to,
        seq=seq % 2**32,
        ack=ack % 2**32,
        flags=flags,
        payload=payload,
    )


def received(host: KernelHost) -> Segment:
    found = host.receive()
    assert found is not None
    return found


def test_a_closed_port_refuses_a_syn(host: KernelHost):
    host.send(segment(SYN, LAST, source=4000, to=9))
    refusal = received(host)
    assert (refusal.flags, refusal.seq, refusal.ack) == (RST | ACK, 0, 0)
    assert (refusal.source_port, refusal.destination_port) == (9, 4000)


def test_a_client_of_ours_connects_to_the_kernel_and_talks_across_the_wrap(host: KernelHost):
    with host.listener(80) as listener:
        host.send(segment(SYN, LAST - 1, source=4001, to=80))
        answer = received(host)
        assert (answer.flags, answer.ack) == (SYN | ACK, LAST)
        host.send(segment(ACK, LAST, answer.seq + 1, source=4001, to=80))
        connection, client = listener.accept()
        with connection:
            assert client == (host.own_address, 4001)
            assert kernel.tcp_state(connection) == "ESTABLISHED"
            assert host.connections()[80, 4001] == "ESTABLISHED"
            host.send(segment(ACK | PSH, 1, answer.seq + 1, b"late", source=4001, to=80))
            assert received(host).ack == LAST  # asks for what is missing
            host.send(segment(ACK | PSH, LAST, answer.seq + 1, b"in", source=4001, to=80))
            assert received(host).ack == 5
            assert connection.recv(100) == b"inlate"
            connection.sendall(b"back")
            data = received(host)
            assert (data.seq, data.payload) == ((answer.seq + 1) % 2**32, b"back")
            host.send(segment(RST, 5, source=4001, to=80))


def test_a_client_of_the_kernels_connects_to_us(host: KernelHost):
    with host.client(80, source_port=4002) as client:
        call = received(host)
        assert (call.flags, call.source_port, call.destination_port) == (SYN, 4002, 80)
        assert kernel.tcp_state(client) == "SYN-SENT"
        host.send(segment(SYN | ACK, LAST, call.seq + 1, source=80, to=4002))
        assert received(host).ack == 0
        assert kernel.tcp_state(client) == "ESTABLISHED"
        host.send(segment(RST, 0, source=80, to=4002))


def test_a_segment_with_a_wrong_checksum_gets_no_answer(host: KernelHost, monkeypatch: pytest.MonkeyPatch):
    right = kernel_host.tcp_packet

    def wrong(*arguments: object) -> bytes:
        packet = right(*arguments)  # type: ignore[arg-type]
        return packet[:-1] + bytes([packet[-1] ^ 1])

    monkeypatch.setattr(kernel_host, "tcp_packet", wrong)
    host.send(segment(SYN, 1, payload=b"x", source=4003, to=9))
    assert host.receive(0.2) is None


def test_long_data_comes_in_segments_no_longer_than_the_default_mss(host: KernelHost):
    with host.listener(81) as listener:
        host.send(segment(SYN, 0, source=4004, to=81))
        first = received(host)
        host.send(segment(ACK, 1, first.seq + 1, source=4004, to=81))
        connection, _ = listener.accept()
        with connection:
            connection.sendall(bytes(5000))
            pieces = [received(host).payload for _ in range(5000 // 536)]
            assert {len(piece) for piece in pieces} == {536}
            host.send(segment(RST, 1, source=4004, to=81))


def test_an_ordinary_server_gives_a_file(host: KernelHost):
    page = os.urandom(300)
    host.serve_files(8080, {"/file": page})
    with pytest.raises(OSError, match="in use"):
        host.serve_files(8080, {})
    ends = {"source": 4005, "to": 8080}
    host.send(segment(SYN, LAST, source=4005, to=8080))
    answer = received(host)
    host.send(segment(ACK, 0, answer.seq + 1, b"GET /file HTTP/1.0\r\n\r\n", **ends))
    stream = b""
    while b"\r\n\r\n" + page not in stream:
        piece = received(host)
        stream += piece.payload
        host.send(segment(ACK, 22, piece.seq + len(piece.payload), **ends))
    assert stream.startswith(b"HTTP/1.0 200")
    host.send(segment(RST, 22, **ends))


def test_an_ordinary_client_fetches_a_file():
    with KernelHost() as host:
        fetch = host.fetch("/file", port=80, source_port=4006)
        assert not fetch.done and fetch.body is None and fetch.error is None
        call = received(host)
        assert (call.source_port, call.destination_port, call.flags) == (4006, 80, SYN)
        host.send(segment(SYN | ACK, 0, call.seq + 1, source=80, to=4006))
        requests = [received(host), received(host)]
        assert requests[1].payload.startswith(b"GET /file HTTP/1.1\r\n")
        following = requests[1].seq + len(requests[1].payload)
        host.send(segment(FIN | ACK, 1, following, b"HTTP/1.0 200 OK\r\n\r\nHi", source=80, to=4006))
        assert wait_until(lambda: fetch.done, 10.0)
        assert (fetch.body, fetch.error) == (b"Hi", None)


def test_a_client_that_is_refused_says_so():
    with KernelHost() as host:
        fetch = host.fetch("/", port=80, source_port=4007)
        call = received(host)
        host.send(segment(RST | ACK, 0, call.seq + 1, source=80, to=4007))
        assert wait_until(lambda: fetch.done, 10.0)
        assert fetch.body is None and "refused" in str(fetch.error)


def test_a_client_whose_host_is_closed_says_so():
    with KernelHost() as host:
        fetch = host.fetch("/", port=80, source_port=4008)
    assert wait_until(lambda: fetch.done, 10.0)
    assert fetch.error == "the kernel host has ended"


def test_hosts_know_nothing_of_each_other():
    with KernelHost() as one, KernelHost() as other, one.listener(80):
        other.send(segment(SYN, 1, source=4000, to=80))
        assert received(other).flags == RST | ACK
        assert one.receive(0.05) is None


def test_a_host_is_there_in_less_than_half_a_second():
    """By the processor's clock: that of the wall tells how busy the machine is."""
    took = []
    for _ in range(3):
        began = sum(os.times()[:4])  # of this process and of its children that have ended
        KernelHost().close()
        took.append(sum(os.times()[:4]) - began)
    assert min(took) < 0.5


def test_a_closed_host_leaves_no_process():
    with KernelHost() as host:
        process = host._process
        assert process.poll() is None
    assert process.returncode is not None


@pytest.mark.parametrize("how", ["os.kill(os.getpid(), 9)", "os._exit(0)", "del host; time.sleep(60)"])
def test_a_host_is_gone_when_its_notebook_is(how: str):
    program = "import os, time; from loopback import kernel; host = kernel.KernelHost()\n"
    program += f"print(host._process.pid, flush=True); {how}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT) as notebook:
        assert notebook.stdout is not None
        child = int(notebook.stdout.readline())
        try:
            assert wait_until(lambda: not is_running(child), 10.0)
        finally:
            notebook.kill()


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def test_an_interrupt_for_the_notebook_leaves_the_host_alone(host: KernelHost):
    host._process.send_signal(2)
    host.send(segment(SYN, 1, source=4009, to=9))
    assert received(host).flags == RST | ACK


def test_an_ordinary_user_has_a_host():
    """With Debian's Python, since that of the tests may lie where only root may read."""
    words = [sys.executable, "-c", SHAKES_HANDS]
    if os.geteuid() == 0:
        words = [
            "setpriv",
            "--reuid",
            "65534",
            "--regid",
            "65534",
            "--clear-groups",
            "/usr/bin/python3",
            *words[1:],
        ]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr


def test_where_there_is_none_one_line_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def refused(*_: object, **__: object) -> None:
        raise kernel.Unavailable(f"this system forbids namespaces; {namespaces.REMEDY}")

    monkeypatch.setattr(kernel_host, "start_task", refused)
    kernel_host._reason_against.cache_clear()
    say_once.cache_clear()
    try:
        assert not has_host() and not has_host()
        told = capsys.readouterr().out
        assert told.count("\n") == 1 and "forbids namespaces" in told and "sysctl" in told
        monkeypatch.setattr(remote, "current", object())
        assert has_host()  # in the grader nothing is passed over
        with pytest.raises(kernel.Unavailable, match="forbids namespaces"):
            KernelHost()
    finally:
        kernel_host._reason_against.cache_clear()


@pytest.mark.parametrize("said", ["this system gives no pair of network devices", ""])
def test_a_child_that_cannot_make_its_network_says_why(monkeypatch: pytest.MonkeyPatch, said: str):
    def fails(*_: object, **__: object) -> "subprocess.Popen[bytes]":
        program = f"import sys; sys.exit(print({said!r}, file=sys.stderr) or {3 if said else 1})"
        return subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    monkeypatch.setattr(kernel_host, "start_task", fails)
    with pytest.raises(kernel.Unavailable if said else RuntimeError, match=said or "it said nothing"):
        KernelHost()


def test_this_machine_has_a_kernel_host():
    """Not a skip: the promise that code meets the kernel is tested wherever these tests run on Linux."""
    assert system.has_namespaces and has_host()


def test_a_segment_that_no_frame_carries_is_refused_with_what_the_wire_carries(host: KernelHost) -> None:
    host.send(segment(ACK, 1, payload=bytes(1460), source=4000, to=80))
    with pytest.raises(ValueError, match=r"1,461 bytes of data was sent, and the wire carries 1,460 at most"):
        host.send(segment(ACK, 1, payload=bytes(1461), source=4000, to=80))
