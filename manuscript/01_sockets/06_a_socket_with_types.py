# %% [markdown]
# # A socket with types
#
# Here are two variables and one connection.
# The second variable is closed, and the first is never touched.
# Does the first still work?

# %% tags=["raises-exception"]
import socket

from loopback import connected_pair

left, right = connected_pair()
twin = socket.socket(fileno=left.fileno())
twin.close()
left.send(b"still here?")

# %% [markdown]
# It does not: `OSError`, a bad file descriptor.
# `left` and `twin` held the same small number, and `twin` gave it back to the kernel.
#
# It could have been worse.
# The kernel hands out the number again, to the next file or socket that anybody opens; then `left.send` would have sent its bytes to a stranger, without an error.
#
# In the language Rust this program does not compile.
# Its library for sockets, `std::net`, says in the *types* of its functions who may use a connection, how many bytes a call may move, and what can go wrong.
# In this notebook you will build two of its types in Python, a stream and a listener, and see what each of their decisions is good for.

# %%
left.detach()  # forget the number, so that nobody closes it a second time
right.close()

# %% [markdown]
# ## Who owns the number?
#
# A socket is a **descriptor**, a small number, with some code around it.
# One of the texts that this course is drawn from shows how literally Rust takes that: its sockets are a struct with one field, a file descriptor.
#
# ```rust
# pub struct Socket(FileDesc);
# ```
#
# What the struct adds is **ownership**.
# A descriptor has exactly one owner, and the owner closes it, once, when it goes away.
# Handing it on is a **move**: from then on the old owner cannot be used.
#
# Two functions cross the border to bare numbers.
# `from_raw_fd(number)` makes an owner; it is marked `unsafe`, since nobody can check that there was no owner yet.
# `into_raw_fd()` takes the number out, and is a move: the stream is gone.
#
# Python's socket has both, under other names.

# %%
left, right = connected_pair()
number = left.detach()  # into_raw_fd
moved = socket.socket(fileno=number)  # from_raw_fd
moved.send(b"through the new owner")
right.recv(100), left.fileno()

# %% [markdown]
# `-1`: `left` has no number any more.
# What will happen if you use it all the same?

# %% tags=["raises-exception"]
left.send(b"through the old one")

# %% [markdown]
# `OSError` again, from the kernel, to whom Python passed the number -1.
# That is the error for a connection that broke, too, and code that catches the one hides the other.
# Your stream will raise `ValueError` instead: the mistake is in the program, not in the network.

# %%
moved.close()
right.close()

# %% [markdown]
# ## How many bytes?
#
# This is what Rust says of a stream, a little shortened.
#
# ```rust
# impl TcpStream {
#     fn connect(address) -> Result<TcpStream>;
#     fn read(&mut self, buffer: &mut [u8]) -> Result<usize>;
#     fn write(&mut self, data: &[u8]) -> Result<usize>;
#     fn write_all(&mut self, data: &[u8]) -> Result<()>;
#     fn shutdown(&self, how: Shutdown) -> Result<()>;
#     fn peer_addr(&self) -> Result<SocketAddr>;
# }
# ```
#
# Read the types.
# `read` takes a buffer of yours and returns a number: how many bytes it put there.
# `write` returns a number as well.
# Neither name promises *all*, and the number is there to say so; only `write_all`, which returns nothing, does.
# `Result` means that each can fail, and that the caller must look.
#
# In Python, `recv_into` is the call that fills a buffer of yours.
# A `memoryview` is a window on a buffer; a slice of it is a smaller window, and copies nothing.
# What will be in `buffer`?

# %% tags=["predict"]
prediction = (0, b"..........")

# %%
left, right = connected_pair()
right.send(b"hello, world")
buffer = bytearray(b"..........")
count = left.recv_into(memoryview(buffer)[2:7])
count, bytes(buffer)

# %% [markdown]
# Five bytes came, into the window and nowhere else; the rest of the message still waits in the socket.
# Who owns the buffer decides how large it is and how often it is used again: a server that reads a million times can do it with one.
#
# The same goes the other way.
# `write` may take less than it is given, and says how much that was.

# %%
left.setblocking(False)
taken = left.send(bytes(100_000_000))
0 < taken < 100_000_000

# %%
left.close()
right.close()

# %% [markdown]
# ## What the exercises need
#
# `Shutdown` names the directions that a stream can close: `Shutdown.READ`, `Shutdown.WRITE` and `Shutdown.BOTH`.
# `rest_of` reads a socket to the end of its stream: that is how a test sees whether the other end was closed.

# %% slug="given" role="setup"
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Self

from loopback import Shutdown, TCPPeer, connected_pair, loopback_hosts, wait_until_delivered
from loopback.check import attempt, check, check_quietly, seeded
from loopback.peers import Action, ServerUnderTest


# %% slug="given-rest" role="setup"
def rest_of(sock: socket.socket, seconds: float = 5.0) -> bytes | None:
    """Everything up to the end of the stream, after which `sock` is closed; None if the end does not come."""
    sock.settimeout(seconds)
    received = bytearray()
    with sock:
        try:
            while data := sock.recv(65536):
                received += data
        except OSError:
            return None
    return bytes(received)


# %% [markdown] slug="tcp-stream-contract" role="contract"
# ## Exercise 1: `TcpStream` (8 points)
#
# Write the class `TcpStream`, one end of a TCP connection, which owns its descriptor.
#
# | call | what it does |
# |---|---|
# | `TcpStream(sock)` | a stream that owns `sock`, which is connected already |
# | `TcpStream.connect((host, port))` | connects, over IPv4 or IPv6, and returns a stream, which has no time limit |
# | `read(buffer)` | waits until there is something, puts at most `len(buffer)` bytes at the start of `buffer`, a `bytearray` or a `memoryview`, and returns how many; changes nothing behind them |
# | `read(buffer)`, after the peer has closed | 0 |
# | `read` into a buffer of no bytes | 0, without waiting |
# | `read` into `bytes`, which cannot be written | `TypeError`; what has come waits for the next `read` |
# | `write(data)` | calls `send` once; returns how many bytes it took |
# | `write_all(data)` | calls `self.write` with what is left until all is taken; `ConnectionError` if `write` takes 0 bytes |
# | `shutdown(how)` | closes the directions that `how`, a `Shutdown`, names; anything else is a `TypeError` |
# | `peer_addr()` | `(host, port)` of the other end, for IPv6 too |
# | `TcpStream.from_raw_fd(number)` | a stream that owns this very descriptor, not a copy, and leaves it as it is, waiting or not |
# | `into_raw_fd()` | returns the number and gives up ownership: nothing that is done with the stream afterwards closes it |
# | `close()` | closes the descriptor; does nothing if the stream is closed or has given it up |
# | `with stream:` | closes at the end of the block, however that ends; lets exceptions through |
# | any other method, once the stream is closed or has given up its descriptor; for no bytes, too | `ValueError` |
# | the kernel reports an error | its `OSError`, untouched |
#
# `connect` and `from_raw_fd` are class methods and make an object of the class that they are called on, so that subclasses get their own kind.
# `write_all` sends through `self.write` and through nothing else; in Rust, too, a type that brings a `write` gets its `write_all` for nothing.
#
# The functions below the class are given.
# The tests use them, and they show how the class is used.
# The reference answer is 26 lines.
#
# <details><summary>Hint 1: what does the object hold?</summary>
#
# A socket, or `None` once it is closed or moved.
# Let every method get the socket from one helper, which raises `ValueError` when there is none.
# </details>
#
# <details><summary>Hint 2: which calls of Python's socket do the work?</summary>
#
# `socket.create_connection`, `recv_into`, `send`, `getpeername`, `socket.socket(fileno=...)` and `detach`.
# `recv_into` refuses `bytes` by itself.
# `how.value` is what the socket's own `shutdown` takes.
# </details>

# %% slug="tcp-stream" role="solution"
class TcpStream:
    """One end of a TCP connection; owns its descriptor."""

    def __init__(self, sock: socket.socket) -> None:
        ### BEGIN SOLUTION
        self._sock: socket.socket | None = sock

    def _owned(self) -> socket.socket:
        if self._sock is None:
            raise ValueError("this stream is closed, or its descriptor was moved out of it")
        return self._sock
        ### END SOLUTION

    @classmethod
    def connect(cls, address: tuple[str, int]) -> Self:
        """Connect to (host, port)."""
        ### BEGIN SOLUTION
        return cls(socket.create_connection(address))
        ### END SOLUTION

    @classmethod
    def from_raw_fd(cls, number: int) -> Self:
        """Own this descriptor, which nobody else owns."""
        ### BEGIN SOLUTION
        return cls(socket.socket(fileno=number))
        ### END SOLUTION

    def into_raw_fd(self) -> int:
        """Give up the descriptor, and return its number."""
        ### BEGIN SOLUTION
        sock, self._sock = self._owned(), None
        return sock.detach()
        ### END SOLUTION

    def read(self, buffer: bytearray | memoryview) -> int:
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        ### BEGIN SOLUTION
        return self._owned().recv_into(buffer)
        ### END SOLUTION

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Send some of `data`, with one call; return how many bytes were taken."""
        ### BEGIN SOLUTION
        return self._owned().send(data)
        ### END SOLUTION

    def write_all(self, data: bytes | bytearray | memoryview) -> None:
        """Write until all of `data` is taken."""
        ### BEGIN SOLUTION
        self._owned()
        left = memoryview(data)
        while left:
            taken = self.write(left)
            if taken == 0:
                raise ConnectionError(f"{len(left)} bytes are left, and write takes none of them")
            left = left[taken:]
        ### END SOLUTION

    def shutdown(self, how: Shutdown) -> None:
        """Close one direction, or both."""
        ### BEGIN SOLUTION
        sock = self._owned()
        if not isinstance(how, Shutdown):
            raise TypeError(f"how is a Shutdown, not {how!r}")
        sock.shutdown(how.value)
        ### END SOLUTION

    def peer_addr(self) -> tuple[str, int]:
        """Host and port of the other end."""
        ### BEGIN SOLUTION
        return self._owned().getpeername()[:2]
        ### END SOLUTION

    def close(self) -> None:
        """Close the descriptor, unless that is done or the descriptor was given up."""
        ### BEGIN SOLUTION
        sock, self._sock = self._sock, None
        if sock is not None:
            sock.close()
        ### END SOLUTION

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def read_some(stream: TcpStream, size: int) -> tuple[int, bytes]:
    """One read into a new buffer of `size` dots: what read returned, and the buffer (given)."""
    buffer = bytearray(b"." * size)
    return stream.read(buffer), bytes(buffer)


def read_between(stream: TcpStream, size: int, start: int, stop: int) -> tuple[int, bytes]:
    """One read into a window on a buffer of `size` dots: what read returned, and the buffer (given)."""
    buffer = bytearray(b"." * size)
    return stream.read(memoryview(buffer)[start:stop]), bytes(buffer)


def ask(address: tuple[str, int], question: bytes) -> tuple[tuple[str, int], bytes]:
    """Ask a server: its address as the stream tells it, and all that it answers (given)."""
    with TcpStream.connect(address) as stream:
        server = stream.peer_addr()
        stream.write_all(question)
        stream.shutdown(Shutdown.WRITE)
        answer, buffer = bytearray(), bytearray(1000)
        while count := stream.read(buffer):
            answer += buffer[:count]
        return server, bytes(answer)


def adopt(sock: socket.socket) -> TcpStream:
    """A stream that owns the descriptor of `sock`, which gives it up (given)."""
    return TcpStream.from_raw_fd(sock.detach())


def kinds(address: tuple[str, int], sock: socket.socket) -> list[str]:
    """The kind of stream that a subclass makes by connect, and by from_raw_fd of the descriptor of `sock` (given)."""

    class Own(TcpStream):
        pass

    with Own.connect(address) as first, Own.from_raw_fd(sock.detach()) as second:
        return [type(first).__name__, type(second).__name__]


def write_all_in_sips(sock: socket.socket, data: bytes, most: int) -> list[int]:
    """write_all of a stream whose write takes at most `most` bytes; how many it was offered each time (given)."""
    offered = []

    class Sipping(TcpStream):
        def write(self, data: bytes | bytearray | memoryview) -> int:
            offered.append(len(data))
            return super().write(data[:most]) if most else 0

    with Sipping.from_raw_fd(sock.detach()) as stream:
        stream.write_all(data)
    return offered


def hand_over(stream: TcpStream, data: bytes) -> None:
    """Move the descriptor out of the stream, let go of the stream, and send through the descriptor (given)."""
    with stream:
        number = stream.into_raw_fd()
    stream.close()
    with socket.socket(fileno=number) as sock:
        sock.sendall(data)


def fail_inside(stream: TcpStream) -> None:
    """Raise KeyError inside a `with` (given)."""
    with stream:
        raise KeyError("inside the with")


# %% [markdown]
# Try it on a peer that sends `hello` in two pieces.
# You should see 2 and `b'he...'`, then 3 and `b'llo..'`, then 0 and five dots.

# %% tags=["try"]
with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock, TcpStream(sock.dup()) as stream:
    tried = [read_some(stream, 5) for _ in range(3)]
tried

# %% slug="tcp-stream-ask" role="tests" points=1
"""A client made of connect, write_all, shutdown, read and peer_addr gets its answer."""


def shout(listener, stop):
    """Read to the end of the stream, and send it back in capitals."""
    connection, _ = listener.accept()
    with connection:
        question = b"".join(iter(lambda: connection.recv(1000), b""))
        connection.sendall(question.upper())


for host in loopback_hosts():
    with ServerUnderTest(shout, host=host) as server:
        outcome = attempt(ask, server.address, b"is anybody there? ")
        wanted = (server.address, b"IS ANYBODY THERE? ")
    check(
        outcome.returned(wanted),
        f"a client asks over {host}, closes its sending side, and reads the whole answer",
        expected=f"{wanted}",
        got=outcome,
        look_at="each method is a call or two on the socket that the stream owns; read returns a number, and peer_addr host and port only",
    )

# %% slug="tcp-stream-owner" role="tests" points=2
"""A stream owns its descriptor until it is closed or gives it up, and cannot be used afterwards."""
# Hidden until grading: close, close again, the end of a with block, a subclass, from_raw_fd,
# into_raw_fd, a descriptor whose peer reads late, and every method afterwards.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-owner")
host = rng.choice(loopback_hosts())
left, right = connected_pair(host)


def close_twice():
    stream = adopt(left)
    stream.close()
    stream.close()


outcome = attempt(close_twice)
left.close()
received = rest_of(right)
check(
    outcome.returned(None) and received == b"",
    "from_raw_fd owns the descriptor: close ends the connection, and closing again does nothing",
    expected="no error, and the peer sees the end of the stream",
    got=f"{outcome}; the peer {'sees no end' if received is None else 'sees the end'}",
    look_at="from_raw_fd takes this very descriptor, socket.socket(fileno=number): with a copy, the number itself is left open",
)
left, right = connected_pair(host)
with socket.create_server((host, 0), family=left.family) as listener:
    outcome = attempt(kinds, listener.getsockname()[:2], left)
right.close()
check(
    outcome.returned(["Own", "Own"]),
    "on a subclass, connect and from_raw_fd make objects of the subclass",
    expected=["Own", "Own"],
    got=outcome,
    look_at="a class method gets the class that it is called on as cls: return cls(...)",
)
left, right = connected_pair(host)
outcome = attempt(lambda: fail_inside(adopt(left)))
left.close()
received = rest_of(right)
check(
    outcome.raised(KeyError) and received == b"",
    "an exception inside a with block comes out, and the connection is closed",
    expected="KeyError, and the peer sees the end of the stream",
    got=f"{outcome}; the peer {'sees no end' if received is None else 'sees the end'}",
    look_at="__exit__ closes, and returns nothing that is true",
)
left, right = connected_pair(host)
message = rng.randbytes(rng.randrange(10, 20))
outcome = attempt(lambda: hand_over(adopt(left), message))
left.close()
received = rest_of(right)
check(
    outcome.returned(None) and received == message,
    "after into_raw_fd neither the end of a with block nor close touches the descriptor; its new owner closes it",
    expected=f"the peer receives {message!r}, and then the end of the stream",
    got=f"{outcome}; the peer received {received!r}",
    look_at="into_raw_fd moves: detach the socket, so that the stream holds nothing that it could close",
)
data = rng.randbytes(8_000_000)


def late_reader(listener, stop):
    """Read to the end of the stream, after a moment in which the sender's buffer fills up."""
    connection, _ = listener.accept()
    time.sleep(0.3)
    return rest_of(connection)


with ServerUnderTest(late_reader) as server:
    outcome = attempt(lambda: hand_over(TcpStream.connect(server.address), data))
    server.wait_until_ended()
check(
    outcome.returned(None) and server.outcome is not None and server.outcome.returned(data),
    f"{len(data):,} bytes through the descriptor of a stream from connect wait for a reader who is late",
    expected=f"the peer receives all {len(data):,}",
    got=outcome if outcome.error else "the call returned, and the peer did not receive all",
    look_at="connect makes no time limit: a socket with a timeout has a descriptor that does not wait",
)
USES = {
    "read": lambda stream: stream.read(bytearray(5)),
    "read into no bytes": lambda stream: stream.read(bytearray()),
    "write": lambda stream: stream.write(b"hello"),
    "write_all": lambda stream: stream.write_all(b"hello"),
    "write_all of nothing": lambda stream: stream.write_all(b""),
    "shutdown": lambda stream: stream.shutdown(Shutdown.WRITE),
    "peer_addr": lambda stream: stream.peer_addr(),
    "into_raw_fd": lambda stream: stream.into_raw_fd(),
}
for ending, name in ((lambda stream: stream.close(), "close"), (lambda stream: hand_over(stream, b""), "into_raw_fd")):
    left, right = connected_pair(host)
    right.sendall(b"hello")
    made = attempt(lambda: (stream := adopt(left), ending(stream))[0])
    left.close()
    for use in USES:
        outcome = attempt(lambda: USES[use](made.value))
        if not outcome.raised(ValueError):
            break
    right.close()
    check(
        outcome.raised(ValueError),
        f"after {name} every other method raises ValueError",
        expected=f"{use} raises ValueError",
        got=outcome,
        look_at="a stream that has no descriptor any more must know it: let every method ask one helper for the socket, which raises",
    )
### END HIDDEN TESTS

# %% slug="tcp-stream-read" role="tests" points=2
"""read puts what has come into the caller's buffer, and says how much that was."""
# Hidden until grading: short reads, large and small buffers, windows on a buffer, the end
# of the stream, buffers of no bytes and buffers that cannot be written.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-read")
first, second = rng.randbytes(rng.randrange(3, 8)), rng.randbytes(rng.randrange(3, 8))
for host in loopback_hosts():
    with TCPPeer([first, second], host=host) as peer, peer.connect() as sock:
        copy = sock.dup()

        def three_reads():
            stream = adopt(copy)
            reads = [read_some(stream, 10) for _ in range(3)]
            stream.close()
            return reads

        outcome = attempt(three_reads)
        copy.close()
    wanted = [(len(first), first.ljust(10, b".")), (len(second), second.ljust(10, b".")), (0, b"." * 10)]
    check(
        outcome.returned(wanted),
        f"over {host}, two pieces of {len(first)} and {len(second)} bytes take two reads into ten bytes; the third returns 0",
        expected=wanted,
        got=outcome,
        log=peer.log,
        look_at="recv_into puts what has come into the caller's buffer, which keeps its size, and returns how much; one call, and no loop: a short read is the answer",
    )
left, right = connected_pair()
right.sendall(b"abcdefgh")
wait_until_delivered(right)
start = rng.randrange(1, 5)


def windows():
    stream = adopt(left)
    reads = [read_between(stream, 10, start, start + 3), read_between(stream, 10, start, start), read_some(stream, 0), read_some(stream, 8)]
    stream.close()
    return reads


outcome = attempt(windows)
left.close()
right.close()
wanted = [(3, b"abc".rjust(start + 3, b".").ljust(10, b".")), (0, b"." * 10), (0, b""), (5, b"defgh...")]
check(
    outcome.returned(wanted),
    "a window of three bytes takes three, a buffer of none takes none, and what is left waits for the next read",
    expected=wanted,
    got=outcome,
    look_at="fill the buffer that you were given, from its start, and never beyond its end; a buffer of no bytes is no end of the stream",
)
left, right = connected_pair()
right.sendall(b"hello")
wait_until_delivered(right)
right.close()
made = attempt(lambda: adopt(left))
left.close()
outcome = attempt(lambda: made.value.read(b"....."))
check(
    outcome.raised(TypeError),
    "read into bytes raises TypeError",
    expected="TypeError",
    got=outcome,
    look_at="bytes cannot be written; recv_into says so by itself",
)
outcome = attempt(lambda: read_some(made.value, 5))
check(
    outcome.returned((5, b"hello")),
    "the read that raised TypeError took nothing: what had come is there for the next",
    expected=(5, b"hello"),
    got=outcome,
    look_at="let recv_into put the bytes into the buffer; recv has already taken them when the copy fails",
)
closed = attempt(lambda: made.value.close())
### END HIDDEN TESTS

# %% slug="tcp-stream-write" role="tests" points=2
"""write sends once and says how much was taken; write_all goes on until nothing is left."""
# Hidden until grading: a send buffer with little room, a write that takes a few bytes at a
# time, one that takes none, and a peer that resets.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-write")
data = rng.randbytes(2_000_000)
left, right = connected_pair()
left.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16384)
right.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
left.setblocking(False)


def one_write():
    stream = adopt(left)
    taken = stream.write(data)
    stream.close()
    return taken


outcome = attempt(one_write)
left.close()
received = rest_of(right)
check(
    type(outcome.value) is int and 0 < outcome.value < len(data),
    f"write of {len(data):,} bytes into a send buffer with less room returns how many it took",
    expected=f"a number between 0 and {len(data):,}",
    got=outcome,
    look_at="write is one call of send, on a descriptor that is left as it came: the short count is the answer, and going on is write_all's work",
)
check(
    received is not None and len(received) == outcome.value and data.startswith(received),
    "the peer receives exactly those",
    expected=f"the first {outcome.value:,} bytes",
    got="no end of the stream" if received is None else f"{len(received):,} bytes",
    look_at="write is one call of send, and returns what send returned",
)
data, most = rng.randbytes(rng.randrange(100, 200)), rng.randrange(20, 40)
left, right = connected_pair()
outcome = attempt(lambda: write_all_in_sips(left, data, most))
left.close()
received = rest_of(right)
wanted = list(range(len(data), 0, -most))
check(
    outcome.returned(wanted) and received == data,
    f"write_all of {len(data)} bytes, on a stream whose write takes at most {most}, offers each time what is left",
    expected=f"write is called with {wanted} bytes, and the peer has all {len(data)}",
    got=f"{outcome}; the peer has {received if received is None else len(received)}",
    look_at="write_all is built from self.write: a subclass with another write must be asked, for what is left and no more",
)
left, right = connected_pair()
outcome = attempt(lambda: write_all_in_sips(left, b"hello", 0))
left.close()
right.close()
check(
    outcome.raised(ConnectionError),
    "when write takes no bytes at all, write_all raises ConnectionError",
    expected="ConnectionError",
    got=outcome,
    look_at="a write that takes 0 of what is left would be asked for ever: raise",
)
with TCPPeer([Action.RESET]) as peer, peer.connect() as sock:
    peer.finished()
    copy = sock.dup()

    def twice():
        stream = adopt(copy)
        stream.write_all(b"one")
        stream.write_all(b"two")

    outcome = attempt(twice)
    copy.close()
check(
    outcome.raised(ConnectionError),
    "after a reset write_all raises the kernel's ConnectionError",
    expected="ConnectionResetError or BrokenPipeError",
    got=outcome,
    log=peer.log,
    look_at="let the OSError of send through",
)
### END HIDDEN TESTS

# %% slug="tcp-stream-shutdown" role="tests" points=1
"""shutdown closes the direction that is asked for, and errors of the kernel come out untouched."""
# Hidden until grading: each direction, something that is no direction, a port on which
# nobody listens.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-shutdown")
answer = rng.randbytes(rng.randrange(5, 10))
for how, sending_ends, reading_ends in (
    (Shutdown.WRITE, True, False),
    (Shutdown.READ, False, True),
    (Shutdown.BOTH, True, True),
):
    left, right = connected_pair(rng.choice(loopback_hosts()))

    def shut():
        stream = adopt(left)
        stream.shutdown(how)
        return stream

    made = attempt(shut)
    left.close()
    right.settimeout(0.0)
    if sending_ends:
        right.settimeout(5.0)
    try:
        seen = right.recv(100) == b""
    except (BlockingIOError, TimeoutError):
        seen = False
    if not reading_ends:
        right.sendall(answer)
        wait_until_delivered(right)
    outcome = attempt(lambda: read_some(made.value, 10))
    wanted = (0, b"." * 10) if reading_ends else (len(answer), answer.ljust(10, b"."))
    check(
        made.error is None and seen == sending_ends and outcome.returned(wanted),
        f"after shutdown({how}) the peer {'sees the end' if sending_ends else 'sees no end'}, and reading {'has ended' if reading_ends else 'goes on'}",
        expected=f"{'the end' if sending_ends else 'no end'} at the peer, and read returns {wanted}",
        got=f"{made if made.error else outcome}; the peer {'saw' if seen else 'did not see'} the end",
        look_at="shutdown(how.value) on the socket: SHUT_RD, SHUT_WR or SHUT_RDWR; the descriptor stays open",
    )
    attempt(lambda: made.value.close())
    right.close()
for wrong in ("write", 1):
    left, right = connected_pair()
    outcome = attempt(lambda: adopt(left).shutdown(wrong))
    left.close()
    right.close()
    check(
        outcome.raised(TypeError),
        f"shutdown({wrong!r}) raises TypeError",
        expected="TypeError",
        got=outcome,
        look_at="refuse what is not a Shutdown; socket.shutdown would take a number of any meaning",
    )
with socket.create_server(("127.0.0.1", 0)) as listener:
    address = listener.getsockname()
outcome = attempt(lambda: TcpStream.connect(address))
check(
    outcome.raised(ConnectionRefusedError),
    "connect to a port on which nobody listens raises ConnectionRefusedError",
    expected="ConnectionRefusedError",
    got=outcome,
    look_at="let the OSError of create_connection through",
)
### END HIDDEN TESTS

# %% [markdown]
# ## Errors as values
#
# Rust has no exceptions.
# A function that can fail returns a `Result`: either `Ok` with what was asked for, or `Err` with what went wrong.
# A caller who writes a `?` behind the call passes the error on to its own caller, which is what a Python exception does by itself.
#
# ```rust
# let stream = std::net::TcpStream::connect("server:port")?;
# ```
#
# Where does the difference show?
# In a loop.
# This is a **generator**, a function that yields one value after another; here it fails at the second.

# %%
def numbers(texts):
    for text in texts:
        yield int(text)


generator = numbers(["1", "two", "3"])
next(generator)

# %% tags=["raises-exception"]
next(generator)

# %% [markdown]
# Whoever wants to go on catches the `ValueError` and asks for the next number.
# What will that be?

# %% tags=["predict"]
prediction = 3

# %%
next(generator, "nothing")

# %% [markdown]
# Nothing.
# An exception that leaves a generator ends it for good, and the 3 is lost.
#
# A listener must not be like that.
# `accept` can fail for reasons that pass: there is nobody there yet, the program has too many files open for the moment, a client was gone before it was greeted.
# So Rust's `incoming`, an iterator over the connections of a listener, never ends, and yields a `Result` each time.
#
# ```rust
# impl TcpListener {
#     fn accept(&self) -> Result<(TcpStream, SocketAddr)>;
#     fn incoming(&self) -> Incoming;  // yields Result<TcpStream>
# }
# ```
#
# In Python that means: the error is yielded, not raised.

# %%
def numbers(texts):
    for text in texts:
        try:
            yield int(text)
        except ValueError as error:
            yield error


[type(each).__name__ for each in numbers(["1", "two", "3"])]

# %% [markdown] slug="tcp-listener-contract" role="contract"
# ## Exercise 2: `TcpListener` (6 points)
#
# Write the class `TcpListener`, which owns a listening socket.
#
# | call | what it does |
# |---|---|
# | `TcpListener(sock)` | a listener that owns `sock`, which listens already, and leaves it as it is |
# | `TcpListener.bind((host, port))` | listens there, on IPv4 or IPv6; for port 0 the kernel chooses one |
# | `local_addr()` | `(host, port)` where it listens, for IPv6 too |
# | `accept()` | waits for the next connection; returns `(stream, address)`: a `TcpStream`, which waits even if the listener does not, and `(host, port)` of the client |
# | `incoming()` | an iterator that never ends: each turn accepts one connection, when it is asked to and not before, and yields its `TcpStream` |
# | `accept` fails in a turn of `incoming` | that turn yields the `OSError` itself; the next turn tries again |
# | `set_nonblocking(True)` | from now on `accept` raises `BlockingIOError` instead of waiting; `set_nonblocking(False)` undoes it |
# | `close()` | closes the listener; a second time it does nothing |
# | `with listener:` | closes at the end of the block, however that ends |
# | any other method, and a turn of `incoming`, once the listener is closed | `ValueError`, raised |
# | the kernel reports an error, except in `incoming` | its `OSError`, raised |
#
# The functions below the class are given.
# The reference answer is 21 lines.
#
# <details><summary>Hint 1: what is incoming made of?</summary>
#
# A loop without end around `accept`, in a generator.
# A generator does nothing until it is asked for its first value.
# </details>
#
# <details><summary>Hint 2: where does the try belong?</summary>
#
# Around `accept` alone: an `OSError` there is the value of this turn.
# `ValueError` is no `OSError`, and comes out by itself.
# `socket.create_server((host, port), family=...)` makes the listener; a colon in the host means IPv6.
# </details>

# %% slug="tcp-listener" role="solution"
class TcpListener:
    """A listening socket; owns its descriptor."""

    def __init__(self, sock: socket.socket) -> None:
        ### BEGIN SOLUTION
        self._sock: socket.socket | None = sock

    def _owned(self) -> socket.socket:
        if self._sock is None:
            raise ValueError("this listener is closed")
        return self._sock
        ### END SOLUTION

    @classmethod
    def bind(cls, address: tuple[str, int]) -> Self:
        """Listen at (host, port)."""
        ### BEGIN SOLUTION
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        return cls(socket.create_server(address, family=family))
        ### END SOLUTION

    def local_addr(self) -> tuple[str, int]:
        """Host and port where it listens."""
        ### BEGIN SOLUTION
        return self._owned().getsockname()[:2]
        ### END SOLUTION

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `accept` wait, or raise BlockingIOError instead."""
        ### BEGIN SOLUTION
        self._owned().setblocking(not nonblocking)
        ### END SOLUTION

    def accept(self) -> tuple[TcpStream, tuple[str, int]]:
        """Wait for the next connection; return its stream and the client's address."""
        ### BEGIN SOLUTION
        sock, address = self._owned().accept()
        sock.setblocking(True)
        return TcpStream(sock), address[:2]
        ### END SOLUTION

    def incoming(self) -> Iterator[TcpStream | OSError]:
        """Yield each connection as it comes, or the error that accept met."""
        ### BEGIN SOLUTION
        while True:
            try:
                accepted: TcpStream | OSError = self.accept()[0]
            except OSError as error:
                accepted = error
            yield accepted
        ### END SOLUTION

    def close(self) -> None:
        """Close the listener, unless that is done."""
        ### BEGIN SOLUTION
        sock, self._sock = self._sock, None
        if sock is not None:
            sock.close()
        ### END SOLUTION

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def greet(stream: TcpStream) -> bytes:
    """Read a name, answer it, and close; the name (given)."""
    with stream:
        buffer = bytearray(100)
        name = bytes(buffer[: stream.read(buffer)])
        stream.write_all(b"hello, " + name)
    return name


def greet_accepted(listener: TcpListener) -> tuple[bytes, tuple[str, int]]:
    """Accept one connection and greet it: the name and the client's address (given)."""
    stream, address = listener.accept()
    return greet(stream), address


def greet_incoming(listener: TcpListener, turns: int, before: Callable[[int], None] | None = None) -> list[bytes | str]:
    """So many turns of incoming, each after `before(turn)`: the name that was greeted, or what came instead (given)."""
    told: list[bytes | str] = []
    incoming = iter(listener.incoming())
    for turn in range(turns):
        if before is not None:
            before(turn)
        accepted = next(incoming, None)
        told.append(type(accepted).__name__ if accepted is None or isinstance(accepted, OSError) else greet(accepted))
    return told


def ask_for_nothing(listener: TcpListener) -> None:
    """Call incoming, and take no turn (given)."""
    listener.incoming()


# %% [markdown]
# Try it with two clients that are there before anybody accepts.
# You should see both names, and what Bob was answered.

# %% tags=["try"]
with TcpListener.bind(("127.0.0.1", 0)) as listener:
    ada, bob = (socket.create_connection(listener.local_addr()) for _ in range(2))
    ada.send(b"Ada")
    bob.send(b"Bob")
    told = greet_incoming(listener, 2)
told, bob.recv(100)

# %% slug="tcp-listener-greet" role="tests" points=1
"""Clients are accepted one by one, each with its address."""
for host in loopback_hosts():
    made = attempt(lambda: (listener := TcpListener.bind((host, 0)), listener.local_addr()))
    at = made.value[1] if type(made.value) is tuple else None
    check(
        type(at) is tuple and len(at) == 2 and at[0] == host and type(at[1]) is int and at[1] > 0,
        f"bound to {host} and port 0, a listener has a port",
        expected=f"({host!r}, the port that the kernel chose)",
        got=made if made.error else at,
        look_at="a host with a colon needs the family AF_INET6; getsockname tells where a socket is; for IPv6 it has four parts, of which two are wanted",
    )
    listener = made.value[0]
    with socket.create_connection(at) as ada:
        ada.sendall(b"Ada")
        outcome = attempt(greet_accepted, listener)
        wanted = (b"Ada", ada.getsockname()[:2])
        answered = rest_of(ada)
    check(
        outcome.returned(wanted) and answered == b"hello, Ada",
        "accept returns a stream that works, and the address of the client",
        expected=f"{wanted}, and the client gets b'hello, Ada'",
        got=f"{outcome}; the client got {answered!r}",
        look_at="wrap the socket that accept returns in a TcpStream, and cut its address down to host and port",
    )
    attempt(lambda: listener.close())

# %% slug="tcp-listener-incoming" role="tests" points=3
"""incoming accepts when it is asked to, and yields failures instead of raising them."""
# Hidden until grading: turns with nobody there, clients that come between the turns,
# clients that wait while nobody asks, a listener with a time limit.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-listener-incoming")
host = rng.choice(loopback_hosts())
names = [b"%s%d" % (name, rng.randrange(100)) for name in (b"Ada", b"Bob", b"Cat")]
clients = []


def call(at, name):
    client = socket.create_connection(at)
    client.sendall(name)
    wait_until_delivered(client)
    clients.append(client)


made = attempt(lambda: (listener := TcpListener.bind((host, 0)), listener.local_addr()))
check_quietly(
    type(made.value) is tuple,
    f"a listener is bound to {host}, and tells its address",
    expected="a TcpListener with an address",
    got=made,
    look_at="bind and local_addr, in the contract's table",
)
listener, at = made.value[0], made.value[1][:2]
log = [f"client {number} connected and sent {name!r}" for number, name in enumerate(names, 1)]
for name in names:
    call(at, name)


def take_turns():
    ask_for_nothing(listener)
    return [greet_incoming(listener, 1), greet_accepted(listener)[0], greet_incoming(listener, 1)]


outcome = attempt(take_turns)
wanted = [[names[0]], names[1], [names[2]]]
check(
    outcome.returned(wanted),
    "three clients wait: incoming is called and not asked, asked once, then accept, then incoming once more",
    expected=wanted,
    got=outcome,
    log=log,
    look_at="accept one connection in each turn and none ahead, and yield its stream alone; in a generator, nothing happens until next asks for it",
)
answers = [rest_of(client) for client in clients]
check(
    answers == [b"hello, " + name for name in names],
    "each client gets its own greeting",
    expected=[b"hello, " + name for name in names],
    got=answers,
    log=log,
    look_at="yield the TcpStream of the connection that this turn accepted",
)
clients.clear()
log = ["the listener was made non-blocking, so that accept fails when nobody is there", "nobody came before turns 1, 2 and 4; one client each before turns 3 and 5"]


def before(turn):
    if turn in (2, 4):
        call(at, names[turn // 2])


def five_turns():
    listener.set_nonblocking(True)
    return greet_incoming(listener, 5, before)


outcome = attempt(five_turns)
wanted = ["BlockingIOError", "BlockingIOError", names[1], "BlockingIOError", names[2]]
check(
    outcome.returned(wanted),
    "a turn in which accept fails yields the error, and the next turn tries again",
    expected=wanted,
    got=outcome,
    log=log,
    look_at="catch OSError around accept, inside the loop, and yield it: raised, or followed by a return, it ends the generator for good",
)
answers = [rest_of(client) for client in clients]
check(
    answers == [b"hello, " + name for name in names[1:]],
    "the clients that came in between are greeted",
    expected=[b"hello, " + name for name in names[1:]],
    got=answers,
    log=log,
    look_at="after a failure the loop goes on with the next accept",
)
closed = attempt(lambda: listener.close())
with socket.create_server(("127.0.0.1", 0)) as sock:
    sock.settimeout(0.1)
    outcome = attempt(lambda: greet_incoming(TcpListener(sock), 2))
check(
    outcome.returned(["TimeoutError"] * 2) or outcome.returned(["BlockingIOError"] * 2),
    "on a socket with a time limit, a turn in which nobody comes yields TimeoutError, and so does the next",
    expected=["TimeoutError"] * 2,
    got=outcome,
    look_at="accept fails in more ways than one: every OSError is the value of its turn",
)
### END HIDDEN TESTS

# %% slug="tcp-listener-owner" role="tests" points=2
"""A listener owns its socket: it can be closed, and not used afterwards; errors of the kernel come out."""
# Hidden until grading: a port that is taken, accept without waiting, clients who are late, close, close again,
# and every method afterwards.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-listener-owner")
host = rng.choice(loopback_hosts())
with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as other:
    outcome = attempt(lambda: TcpListener.bind(other.getsockname()[:2]))
check(
    outcome.raised(OSError),
    "bind to a port that somebody else listens on raises the kernel's OSError",
    expected="OSError: the address is in use",
    got=outcome,
    look_at="let the OSError of bind through",
)
made = attempt(lambda: (listener := TcpListener.bind((host, 0)), listener.local_addr()))
check_quietly(
    type(made.value) is tuple,
    f"a listener is bound to {host}, and tells its address",
    expected="a TcpListener with an address",
    got=made,
    look_at="bind and local_addr, in the contract's table",
)
listener, at = made.value[0], made.value[1][:2]


def accept_without_waiting():
    listener.set_nonblocking(True)
    return listener.accept()


outcome = attempt(accept_without_waiting)
check(
    outcome.raised(BlockingIOError),
    "after set_nonblocking(True), accept with nobody there raises BlockingIOError",
    expected="BlockingIOError",
    got=outcome,
    look_at="set_nonblocking(True) is setblocking(False); accept lets the error through, only incoming makes a value of it",
)
name = b"Ada%d" % rng.randrange(100)
with socket.create_connection(at) as ada:
    later = threading.Timer(0.3, ada.sendall, [name])
    later.start()
    outcome = attempt(greet_accepted, listener)
    later.join()
check(
    outcome.returned((name, outcome.value[1] if type(outcome.value) is tuple else None)),
    "a client of a listener that does not wait says its name late: its stream waits for it",
    expected=f"{name!r} and the client's address",
    got=outcome,
    look_at="set_nonblocking is about the listener; let the stream of a client wait, by setblocking(True)",
)
name = b"Bob%d" % rng.randrange(100)


def come_late():
    with socket.create_connection(at) as bob:
        bob.sendall(name)
        rest_of(bob)


def accept_with_waiting():
    listener.set_nonblocking(False)
    return greet_incoming(listener, 1)


later = threading.Timer(0.3, come_late)
later.start()
outcome = attempt(accept_with_waiting)
later.join()
check(
    outcome.returned([name]),
    "after set_nonblocking(False) the listener waits again, for a client who comes late",
    expected=[name],
    got=outcome,
    look_at="set_nonblocking(False) is setblocking(True)",
)


def close_both():
    listener.close()
    listener.close()


closed = attempt(close_both)
refused = attempt(lambda: socket.create_connection(at).close())
check(
    closed.returned(None) and refused.raised(ConnectionRefusedError),
    "close ends the listening, and a second close does nothing",
    expected="no error, and a client is refused",
    got=f"{closed}; for a client, {refused}",
    look_at="close the socket, and forget it, so that the second close has nothing to do",
)
USES = {
    "local_addr": lambda: listener.local_addr(),
    "accept": lambda: listener.accept(),
    "set_nonblocking": lambda: listener.set_nonblocking(True),
    "a turn of incoming": lambda: greet_incoming(listener, 1),
}
for use in USES:
    outcome = attempt(USES[use])
    if not outcome.raised(ValueError):
        break
check(
    outcome.raised(ValueError),
    "after close every other method raises ValueError, and so does a turn of incoming",
    expected=f"{use} raises ValueError",
    got=outcome,
    look_at="let every method ask one helper for the socket, which raises ValueError when there is none; incoming catches OSError only",
)
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# This is how a server reads in Rust, in the words of `std::net`.
#
# ```rust
# for stream in listener.incoming() {
#     match stream {
#         Ok(stream) => greet(stream),
#         Err(error) => println!("{error}"),
#     }
# }
# ```
#
# And this is yours.
# You should see an error, which did not end the loop, and then two names.

# %% tags=["try"]
with TcpListener.bind(("127.0.0.1", 0)) as listener:
    listener.set_nonblocking(True)
    incoming, clients, seen = listener.incoming(), [], []
    while len(seen) < 3:
        match next(incoming):
            case OSError() as error:
                seen.append(type(error).__name__)
                for name in (b"Ada", b"Bob"):
                    clients.append(socket.create_connection(listener.local_addr()))
                    clients[-1].send(name)
                    wait_until_delivered(clients[-1])
            case stream:
                seen.append(greet(stream))
seen

# %% [markdown]
# ## What you can say now
#
# - A descriptor has one owner; handing it on is a move, after which the old owner refuses to be used.
# - `read` and `write` return how much they did because they promise no more; `write_all` is a loop around `write`, whoever wrote that.
# - A failure that the loop must outlive is a value; a mistake of the program is raised.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | descriptor | the small number by which a process names an open file or socket |
# | owner | whoever closes a descriptor, once |
# | move | handing on ownership; the old owner is of no more use |
# | short read, short write | one that moved fewer bytes than there was room, or data, for |
# | `Result` | Rust's type for what can fail: `Ok` with a value, or `Err` with an error |
# | generator | a function that yields values one by one, as it is asked for them |
#
# **What does this return, and why?**
#
# 1. `stream.read(bytearray())`, while a thousand bytes are waiting.
# 2. `TcpStream.from_raw_fd(other.into_raw_fd()).peer_addr()`, compared with what `other.peer_addr()` returned before.
# 3. `next(listener.incoming())`, on a listener that does not wait, with nobody there; and the same again.
