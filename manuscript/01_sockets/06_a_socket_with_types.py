# %% [markdown]
# # A socket with types
#
# Here is a function that sends, and says so when the network is down.
# Both ends of the connection are on your own machine, where nothing fails.
# Read what it says all the same.

# %%
def say(sock, text):
    try:
        return f"sent {sock.send(text)} bytes"
    except OSError:  # what the kernel raises when a connection breaks
        return "the network is down"


# %%
from loopback import connected_pair

left, right = connected_pair()
left.close()
say(left, b"hello")

# %% [markdown]
# Nobody asked the network.
# The program closed its own socket and then used it, and the kernel calls that an `OSError` too.
# So an `except` that is meant for a broken network hides this mistake, too.
#
# In the first notebook you saw worse.
# The number of a closed descriptor goes to the next socket that anybody opens, and a call by that number reaches a stranger, without an error.
# A descriptor has one owner, who closes it exactly once: in Python that is a rule for you to remember.
#
# In the language Rust, a program that uses what it has closed does not compile.
# Its library for networks, `std::net`, says in the **types** of its functions who may use a connection, how many bytes a call moves, and what can go wrong.
# In this notebook you will build two of its types in Python, a stream and a listener, and see what each of their decisions is good for.

# %%
right.close()

# %% [markdown]
# ## How many bytes?
#
# This is what Rust says of a stream, a little shortened.
#
# ```rust
# impl TcpStream {
#     fn connect(address: SocketAddr) -> Result<TcpStream>;
#     fn read(&mut self, buffer: &mut [u8]) -> Result<usize>;
#     fn write(&mut self, data: &[u8]) -> Result<usize>;
#     fn write_all(&mut self, data: &[u8]) -> Result<()>;
#     fn shutdown(&self, how: Shutdown) -> Result<()>;
#     fn peer_addr(&self) -> Result<SocketAddr>;
# }
# ```
#
# You need no Rust to read it.
# Here is the key.
#
# | in Rust | means |
# |---|---|
# | `impl TcpStream { … }` | here are the functions of the type `TcpStream`, as behind `class TcpStream:` |
# | `fn` … `-> …;` | a function, and behind the arrow the type of what it returns |
# | `buffer: …` | a parameter, and behind the colon its type |
# | `self` | the object, as in Python; `connect` has none, since it is called on the type, `TcpStream` |
# | `&` | **lent**: the function may look at it, and gives it back when it returns |
# | `&mut` | lent, and the function may change it; nobody else may use it until the function returns |
# | `[u8]` | bytes in a row: a `u8` is a number from 0 to 255 |
# | `usize` | a number that counts what is in memory, an `int` in Python |
# | `Result<…>` | either what stands between `<` and `>`, or an error |
# | `()` | nothing, `None` in Python |
# | `SocketAddr` | a host and a port |
# | `Shutdown` | which directions of a connection to close: one of the two, as in the half-close of the third notebook, or both |
#
# Now read the types.
# `read` is lent a buffer of yours, which it may change, and returns a number: how many bytes it put there.
# `write` is lent your bytes, to look at, and returns a number as well.
# `shutdown` only looks at the stream: what it changes, the connection, is in the kernel.
#
# Neither name promises *all*, and the number is there to say so: these are the short `recv` and the short `send` of the second notebook.
# `write_all` returns no number, and needs none: either all was taken, or there is an error.
#
# ## Whose buffer?
#
# `recv` makes new bytes at each call.
# Python has the other kind too: `recv_into` is lent a buffer of yours, and fills it.
#
# Here the buffer is ten dots, and what is lent is a window on it, a slice of a `memoryview`.
# Twelve bytes have come.
# What will `recv_into` return, and what will be in the buffer?
# Write a pair of a number and ten bytes; if nothing had come, it would be `(0, b"..........")`.

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

left, right = connected_pair()
right.send(b"hello, world")
buffer = bytearray(b"..........")
count = left.recv_into(memoryview(buffer)[2:7])
compare(prediction, (count, bytes(buffer)))

# %% [markdown]
# Five bytes came, into the window and nowhere else; the other seven wait in the socket for the next call.
# Whoever owns the buffer decides how large it is and how often it is used: a server that reads a million times can do it with one.

# %%
left.close()
right.close()

# %% [markdown]
# ## Numbers with names
#
# Python's `sock.shutdown` takes a number.
# A type says which numbers there are, and what each is for.

# %%
from loopback import Shutdown

[(how.name, how.value) for how in Shutdown]

# %% [markdown]
# `Shutdown.WRITE` cannot be taken for anything else, and `2`, or `"write"`, is no `Shutdown`: `isinstance(how, Shutdown)` says so, and a function can refuse it.
#
# ## One class continues another
#
# You will write the stream in two steps, and the second continues the first.
# In Python that is **inheritance**, and the second class is a **subclass** of the first.
# `@classmethod`, in the next cell, is explained below.

# %%
class Greeting:
    @classmethod
    def new(cls):
        return cls()

    def text(self):
        return "hello"


# %%
class LoudGreeting(Greeting):
    def text(self):
        return super().text().upper()


LoudGreeting.new().text()

# %% [markdown]
# `new` is a **class method**: it is called on a class, as Rust's `connect` is, and gets that class as `cls`.
#
# `LoudGreeting` **continues** `Greeting`: it has all of its methods, except that its own `text` takes the place of the other.
# `super()` is the way to the method that was there before.
#
# Called on `LoudGreeting`, the class method made a `LoudGreeting`.
# Had it said `Greeting()` instead of `cls()`, you would have seen small letters.
#
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Self

from loopback import (
    Shutdown,
    TCPPeer,
    compare,
    connected_pair,
    is_readable,
    loopback_hosts,
    try_out,
    wait_until_delivered,
)
from loopback.check import HANGS, check, check_quietly, expect, seeded, when
from loopback.peers import Behaviour, Descriptor, Listener, Pause, listening_socket, read_to_end, reset, still_open


# %% [markdown] slug="tcp-stream-contract" role="contract"
# ## Exercise 1: a stream (6 points)
#
# Complete `class TcpStream`, one end of a TCP connection.
# `__init__` and `owned` are given, and `owned` returns the socket of the stream.
# Let every method ask `self.owned()` for it, even when there is nothing to read or to write, as in `write_all(b"")`.
# Exercise 2 continues this class with an `owned` of its own, which raises an error once the stream has been closed.
#
# | call | what it does |
# |---|---|
# | `TcpStream.connect((host, port))` | connects, over IPv4 or IPv6, and sets no time limit; returns a stream of the class that it is called on |
# | `read(buffer)` | waits until there is something; puts at most `len(buffer)` bytes at the start of `buffer`, a `bytearray`, and leaves the rest of it alone; returns how many, which is 0 at the end of the stream |
# | `read` into `bytes`, which cannot be changed | `TypeError`; what has come waits for the next `read` |
# | `write(data)` | calls `send` once; returns how many bytes it took |
# | `write_all(data)` | calls `self.write` with what is left, until all is taken; `ConnectionError` if `write` takes 0 bytes of what is left |
# | `shutdown(how)` | closes the directions that `how`, a `Shutdown`, names; anything else is a `TypeError` |
# | `peer_addr()` | `(host, port)` of the other end, for IPv6 too |
# | `close()`, and the end of a `with` block | closes the socket; raises nothing if the peer has reset the connection; an exception inside the block goes on |
#
# Where the kernel reports an error, its `OSError` comes out as it is.
# (`-> Self` says that what comes back is of the class that the method was called on.)
#
# The two classes below yours are given: they continue it, and the tests use them.
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: which calls of Python's socket do the work?</summary>
#
# `socket.create_connection`, `recv_into`, `send`, `getpeername`, `shutdown` and `close`.
# Most methods are one line, with one of them.
# `recv_into` refuses `bytes` by itself, and `how.value` is the number that the socket's `shutdown` takes.
# </details>
#
# <details><summary>Hint 2: what is write_all made of?</summary>
#
# A loop, as in `send_all` of the second notebook: keep what is left in a `memoryview`, and cut off what `self.write` says that it took.
# In Rust, too, a type that brings a `write` gets its `write_all` for nothing.
# </details>

# %% slug="tcp-stream" role="solution"
class TcpStream:
    """One end of a TCP connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock: socket.socket | None = sock

    def owned(self):
        """The socket of this stream (given)."""
        return self.sock

    @classmethod
    def connect(cls, address: tuple[str, int]) -> Self:
        """Connect to (host, port); return the stream."""
        ### BEGIN SOLUTION
        return cls(socket.create_connection(address))
        ### END SOLUTION

    def read(self, buffer: bytearray) -> int:
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        ### BEGIN SOLUTION
        return self.owned().recv_into(buffer)
        ### END SOLUTION

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Send some of `data`, with one call; return how many bytes were taken."""
        ### BEGIN SOLUTION
        return self.owned().send(data)
        ### END SOLUTION

    def write_all(self, data: bytes | bytearray | memoryview) -> None:
        """Write until all of `data` is taken."""
        ### BEGIN SOLUTION
        self.owned()
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
        sock = self.owned()
        if not isinstance(how, Shutdown):
            raise TypeError(f"how is a Shutdown, not {how!r}")
        sock.shutdown(how.value)
        ### END SOLUTION

    def peer_addr(self) -> tuple[str, int]:
        """Host and port of the other end."""
        ### BEGIN SOLUTION
        return self.owned().getpeername()[:2]
        ### END SOLUTION

    def close(self) -> None:
        """Close the socket."""
        ### BEGIN SOLUTION
        self.owned().close()
        ### END SOLUTION

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


class SippingStream(TcpStream):
    """A stream whose `write` takes at most `most` bytes, and notes how many it was offered (given).

    It keeps its socket under a second name, `kept`, so that a test finds it when the stream has let go of it.
    """

    def __init__(self, sock, most=3):
        super().__init__(sock)
        self.most, self.offered, self.kept = most, [], sock

    def write(self, data):
        self.offered.append(len(data))
        assert len(self.offered) < 1_000, "write is asked for ever"
        return super().write(data[: self.most])


class LostStream(TcpStream):
    """A stream that has no socket any more, and says so (given)."""

    def owned(self):
        raise ValueError("this stream has no socket")


# %% [markdown]
# Try it on a peer that sends `hello` in two pieces, and read into five dots each time.
# You should see 2 and `b'he...'`, then 3 and `b'llo..'`, then 0 and five dots.

# %% tags=["try"]
@try_out
def tried_reads():
    seen = []
    with TCPPeer([b"he", b"llo"]) as peer:
        stream = TcpStream(peer.connect())
        for _ in range(3):
            buffer = bytearray(b".....")
            seen.append((stream.read(buffer), bytes(buffer)))
    return seen


tried_reads

# %% [markdown]
# Some tests keep a socket of their own, to look at the connection that your stream has.
# Others need a stream that has its connection to itself: the functions of the next cell make such streams.
# `adopted` is for Exercise 2.

# %% slug="given-owners" role="setup"
def alone(kind, sock: socket.socket):
    """A stream of this class that has the connection of `sock` to itself."""
    stream = kind(sock.dup())
    sock.close()
    return stream


def connected(kind, host: str):
    """A stream of this class, and the other end of its connection."""
    mine, other = connected_pair(host)
    return alone(kind, mine), other


def adopted(kind, sock: socket.socket):
    """The same, made by from_raw_fd from a descriptor."""
    number = Descriptor.of_copy(sock)
    sock.close()
    return kind.from_raw_fd(number)


def class_of(thing) -> str:
    """The name of an object's class, also where the grader hands over that name in place of an object of yours."""
    return getattr(thing, "__name__", type(thing).__name__)


# %% slug="tcp-stream-connect" role="tests" points=1
"""connect makes a stream to an address, and peer_addr tells that address."""
KIND = "connect is called on a class and gets it as cls: return cls(...), not TcpStream(...)"
PARTS = "getpeername tells four things for IPv6: host and port are the first two"
LIMIT = "leave timeout= out: a stream waits as long as it takes"
ASK = "ask self.owned() for the socket, and not self.sock: the class that comes next has an owned() of its own"
FAMILY = when(socket.gaierror, "socket.create_connection finds out which kind of host it is, and copes with both")
THROUGH = "let the error of create_connection through: the caller must learn that there is no connection"


def connects(host):
    with listening_socket(host) as listening:
        at = listening.getsockname()[:2]
        connecting = expect(lambda: TcpStream.connect(at).peer_addr())
        right = f"TcpStream.connect over {host} makes a stream, whose peer_addr() is host and port of the server"
        four = when(lambda address: len(address) > 2, PARTS)
        connecting.satisfies(lambda address: address == at, right, four, FAMILY, "ask the socket for its peer's name", of=tuple)
        limited = expect(lambda: TcpStream.connect(at).owned().gettimeout())
        limited.satisfies(lambda limit: limit is None, f"the stream of TcpStream.connect over {host} has no time limit", LIMIT)
        made = expect(lambda: class_of(SippingStream.connect(at)), shown="type(SippingStream.connect(at)).__name__")
        made.returns("SippingStream", f"the class that connect was called on, over {host}", KIND)


for each_host in loopback_hosts():
    connects(each_host)
with Listener(Behaviour.REFUSES) as nobody:
    expect(lambda: TcpStream.connect(nobody.address)).raises(
        ConnectionRefusedError, "since nobody listens there", THROUGH
    )
mine, other = connected_pair()
with mine, other:
    expect(lambda: LostStream(mine).peer_addr()).raises(ValueError, "since its owned() does", ASK)

# Hidden until grading: another connection, and an address of the other family where nobody listens.
### BEGIN HIDDEN TESTS
host = seeded("tcp-stream-connect").choice(loopback_hosts())
connects(host)
with Listener(Behaviour.REFUSES, loopback_hosts()[-1]) as nobody:
    refusal = expect(lambda: TcpStream.connect(nobody.address))
    refusal.raises(ConnectionRefusedError, "since nobody listens there", THROUGH)
### END HIDDEN TESTS

# %% slug="tcp-stream-read" role="tests" points=1
"""read puts what has come into the caller's buffer, and says how much that was."""
NUMBER = "recv_into fills the buffer that it is given, and returns how many bytes it put there: return that number"
INTO = "the caller's buffer is unchanged: `buffer = ...` only gives the name to other bytes; recv_into fills the buffer"
ONCE = "one call of recv_into, and no loop: a short read is the answer, and the caller decides whether to go on"
SIZE = "the buffer is the caller's and keeps its size: recv_into puts bytes at its start; buffer[:] = data replaces it"
NONE = "a buffer without room is filled at once, with 0 bytes: there is nothing to wait for"
KEPT = "recv takes the bytes out of the socket, and they are lost when the buffer refuses them: recv_into refuses first"
ASK = "ask self.owned() for the socket before you look at the buffer, and use it instead of self.sock"


def reads(stream, size, came, detail, *hints):
    """State what one read into a buffer of dots returns, and what is in the buffer then."""
    buffer = bytearray(b"." * size)
    dots = f"(read(buffer), bytes(buffer)), with a buffer of {size} dots,"
    number, resized = when(lambda got: type(got[0]) is not int, NUMBER), when(lambda got: len(got[1]) != size, SIZE)
    unchanged = when(lambda got: type(got[0]) is int and got[0] > 0 and got[1] == b"." * size, INTO)
    reading = expect(lambda: (stream.read(buffer), bytes(buffer)), shown=dots)
    reading.returns((len(came), came.ljust(size, b".")), detail, number, resized, unchanged, *hints)


def read_pieces(first, second, host="127.0.0.1"):
    with TCPPeer([first, Pause(0.2), second], host=host) as peer, peer.connect() as mine:
        stream = TcpStream(mine)
        reads(stream, 10, first, f"since only {len(first)} bytes have come", ONCE)
        reads(stream, 0, b"", "since there is no room", when(HANGS, NONE), NONE)
        reads(stream, 2, second[:2], "after a while", when(BlockingIOError, "leave the socket as it is, so that recv_into waits"), ONCE)
        expect(lambda: stream.read(b"12345678")).raises(TypeError, "since bytes cannot be changed", KEPT)
        reads(stream, 10, second[2:], "which had waited in the socket", KEPT)
        reads(stream, 10, b"", "at the end of the stream", "at its end recv_into returns 0: return that, too")
        expect(lambda: LostStream(mine).read(bytearray())).raises(ValueError, "since its owned() does", ASK)


read_pieces(b"hello", b"world")

# Hidden until grading: other bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
for each_host in loopback_hosts():
    rng = seeded(f"tcp-stream-read {each_host}")
    read_pieces(rng.randbytes(rng.randrange(3, 9)), rng.randbytes(rng.randrange(4, 9)), each_host)
### END HIDDEN TESTS

# %% slug="tcp-stream-write" role="tests" points=1
"""write sends once, and says how much was taken."""
COUNT = "return what send returned: the number of bytes that it took"
ONE_SEND = "write calls send once, and returns what that took: to go on until all is taken is write_all's work"
THROUGH = "let the error of send through: the caller must learn that the connection is broken"
ASK = "ask self.owned() for the socket first, even if there is nothing to send, and use it instead of self.sock"


def writes_once(payload, host="127.0.0.1"):
    mine, other = connected_pair(host, send_buffer=16384, receive_buffer=16384)
    with mine, other:
        mine.settimeout(0.5)  # so that send waits for room, and then takes what there is room for
        writing = expect(TcpStream(mine).write, payload)
        mine.shutdown(socket.SHUT_WR)
        got = read_to_end(other)
        short = f"write, given {len(payload):,} bytes for a smaller send buffer, returns how many it took"
        loops = when(TimeoutError, ONE_SEND)
        writing.satisfies(lambda taken: 0 < taken < len(payload), short, loops, COUNT, of=int)
        first = got == payload[: writing.value]
        number = f"the peer received {len(got or b''):,} bytes"
        writing.satisfies(first, "the peer receives exactly so many, the first ones", ONE_SEND, COUNT, got=number)


writes_once(bytes(range(250)) * 8000)
mine, other = connected_pair()
with mine, other:
    expect(TcpStream(mine).write, b"hello").returns(5, "since there is room for them", COUNT)
    expect(lambda: LostStream(mine).write(b"")).raises(ValueError, "since its owned() does", ASK)
    reset(other)
    broken = expect(TcpStream(mine).write, b"hello")
    broken.raises((ConnectionResetError, BrokenPipeError), "since the peer has reset the connection", THROUGH)

# Hidden until grading: other bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-write")
for each_host in loopback_hosts():
    writes_once(rng.randbytes(rng.randrange(1_000_000, 2_000_000)), each_host)
### END HIDDEN TESTS

# %% slug="tcp-stream-write-all" role="tests" points=1
"""write_all goes on, by self.write, until nothing is left."""
BY_WRITE = "write_all sends by self.write and nothing else: a class that continues this one may bring another write"
LEFT = "offer what is left, and no more: cut off as many bytes as write has just taken"
ZERO = "a write that takes 0 bytes of what is left would be asked for ever: raise ConnectionError then"
THROUGH = "let the error of write through: the caller must learn that the connection is broken"
ASK = "ask self.owned() first, even if there is nothing to write"


def writes_all(payload, most, host="127.0.0.1"):
    mine, other = connected_pair(host)
    with mine, other:
        stream = SippingStream(mine, most)
        writing = expect(stream.write_all, payload)
        mine.shutdown(socket.SHUT_WR)
        got, offered, wanted = read_to_end(other), stream.offered, list(range(len(payload), 0, -most))
        claim = f"write_all offers write, which takes at most {most} bytes, what is left each time: {wanted} bytes"
        hint, words = (LEFT, f"write was offered {offered} bytes") if offered else (BY_WRITE, "write was not called")
        writing.satisfies(offered == wanted, claim, hint, got=words)
        claim = f"the peer receives the {len(payload)} bytes, each once and in order"
        writing.satisfies(got == payload, claim, LEFT, got=f"the peer received {got!r}")


writes_all(b"hello, world", 5)
mine, other = connected_pair()
with mine, other:
    stuck = expect(lambda: SippingStream(mine, 0).write_all(b"hello"))
    stuck.raises(ConnectionError, "since its write takes 0 bytes", when((AssertionError, HANGS), ZERO), ZERO)
    expect(lambda: LostStream(mine).write_all(b"")).raises(ValueError, "since its owned() does", ASK)
    reset(other)
    broken = expect(TcpStream(mine).write_all, b"hello")
    broken.raises((ConnectionResetError, BrokenPipeError), "since the peer has reset the connection", THROUGH)

# Hidden until grading: other bytes, and a write that takes another number of them, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-stream-write-all")
for each_host in loopback_hosts():
    writes_all(rng.randbytes(rng.randrange(20, 60)), rng.randrange(2, 9), each_host)
### END HIDDEN TESTS

# %% slug="tcp-stream-shutdown" role="tests" points=1
"""shutdown closes the directions that it is told, and nothing else."""
BY_VALUE = "the socket's own shutdown takes how.value, and closes that direction alone; the socket stays open"
REFUSE = "refuse what is no Shutdown, as isinstance(how, Shutdown) tells: a number could mean anything"
ASK = "ask self.owned() for the socket, and use it instead of self.sock"


def shuts(how, host="127.0.0.1"):
    mine, other = connected_pair(host)
    watching = mine.dup()  # another descriptor of this end, which the stream cannot close
    with mine, other, watching:
        closing = expect(TcpStream(mine).shutdown, how)
        seen = is_readable(other, 0.2), is_readable(watching, 0.2)  # nothing was sent: only an end can be read
        wanted = how is not Shutdown.READ, how is not Shutdown.WRITE
        words = "{}, sending has {}ended and receiving has {}ended"
        claim = words.format(f"after shutdown({how}), over {host}", *("" if each else "not " for each in wanted))
        got = words.format("as both ends see it", *("" if each else "not " for each in seen))
        closing.satisfies(seen == wanted, claim, when(TypeError, BY_VALUE, at=".shutdown("), BY_VALUE, got=got)


def refuses(wrong):
    mine, other = connected_pair()
    with mine, other:
        refusal = expect(TcpStream(mine).shutdown, wrong)
        refusal.raises(TypeError, "since that is no Shutdown", REFUSE, when(AttributeError, REFUSE))


for each_how in Shutdown:
    shuts(each_how)
refuses(1)
refuses("write")
mine, other = connected_pair()
with mine, other:
    expect(lambda: LostStream(mine).shutdown(Shutdown.BOTH)).raises(ValueError, "since its owned() does", ASK)

# Hidden until grading: the same directions on the other family, and something else that is no direction.
### BEGIN HIDDEN TESTS
for each_how in Shutdown:
    shuts(each_how, loopback_hosts()[-1])
refuses(seeded("tcp-stream-shutdown").choice([0, 2, "both", None]))
### END HIDDEN TESTS

# %% slug="tcp-stream-close" role="tests" points=1
"""close, and the end of a with block, close the socket."""
CLOSE = "close the socket that self.owned() returns, by its own close(): shutdown would leave it open"
SHUT = when(lambda sock: sock.fileno() >= 0, "shutdown ends the connection, and the socket keeps its descriptor: call its close()")
NO_SHUTDOWN = "a connection that was reset has nothing left to shut down: the socket's own close() needs no shutdown before it"
GOES_ON = "an __exit__ that returns True says that the exception has been dealt with: let it return nothing"


def block_that_fails(stream):
    with stream:
        raise KeyError("inside the block")


def closes(host="127.0.0.1"):
    stream, other = connected(SippingStream, host)
    closing = expect(stream.close)
    left = still_open(other)
    closing.satisfies(not left, f"after close(), over {host}, the connection has ended", CLOSE, got=left)
    expect(lambda: stream.kept).satisfies(lambda sock: sock.fileno() < 0, "the socket is closed", SHUT)
    stream, other = connected(SippingStream, host)
    reset(other)
    closing = expect(stream.close)
    closing.satisfies(True, "close() after the peer has reset the connection raises nothing", when(OSError, NO_SHUTDOWN))
    expect(lambda: stream.kept).satisfies(lambda sock: sock.fileno() < 0, "and it closes the socket", SHUT)
    stream, other = connected(SippingStream, host)
    leaving = expect(block_that_fails, stream, shown="a with block that ends in a KeyError")
    leaving.raises(KeyError, "and does not swallow it", GOES_ON)
    left = still_open(other)
    check(not left, "at the end of the block the connection has ended", got=left, hint=CLOSE)
    expect(lambda: stream.kept).satisfies(lambda sock: sock.fileno() < 0, "at the end of the block, too, the socket is closed", SHUT)


closes()

# Hidden until grading: the same on the other family.
### BEGIN HIDDEN TESTS
closes(loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## Who owns the number?
#
# A socket is a descriptor with some code around it.
# In Rust's library a `Socket` holds a descriptor that has an owner, and nothing else.
# The same library says of a stream how it is made from a bare number, and how the number is taken out.
#
# ```rust
# pub struct Socket(FileDesc);
#
# impl TcpStream {
#     unsafe fn from_raw_fd(number: RawFd) -> TcpStream;
#     fn into_raw_fd(self) -> RawFd;
#     fn set_nonblocking(&self, nonblocking: bool) -> Result<()>;
# }
# ```
#
# | in Rust | means |
# |---|---|
# | `struct Socket(FileDesc);` | a type that holds one value, of the type `FileDesc`; `pub` lets others use it |
# | `FileDesc` | a descriptor that has an owner |
# | `RawFd` | the bare number |
# | `self` without `&` | **taken**, not lent: whoever called cannot use the object any more |
# | `unsafe` | the compiler cannot prove that this is right, and whoever calls answers for it |
# | `bool` | true or false |
#
# What `FileDesc`, and so `Socket`, has and the bare number has not is **ownership**: there is one owner, who closes the descriptor when it goes away.
#
# `into_raw_fd` takes the stream, and returns what was in it.
# Handing a descriptor on like that is a **move**: there is still one owner, and it is another.
# `from_raw_fd` makes an owner of a number; it is `unsafe`, since nobody can prove that the number had none.
#
# Python has both, and you know them: `detach` takes the number out, and `socket.socket(fileno=number)` makes an owner.
# `set_nonblocking` says whether calls wait, which in Python is the work of `setblocking`.
#
# ## What moves along?
#
# A descriptor moves from one socket object to another.
# The first was told not to wait, as in the second notebook; nobody has said anything to the other.
# Nothing has come.
# What does the new owner's `recv` do, `"waits"` or `"BlockingIOError"`?

# %% tags=["predict"]
prediction = ...

# %%
left, right = connected_pair()
left.setblocking(False)
moved = socket.socket(fileno=left.detach())

# %%
try:
    seen = moved.recv(100)
except BlockingIOError as error:
    seen = type(error).__name__
compare(prediction, seen)

# %% [markdown]
# Whether calls wait is kept in the kernel, with the connection: it moves along with the descriptor.
#
# And the old owner?

# %% tags=["raises-exception"]
left.send(b"through the old owner")

# %% [markdown]
# Python cannot forbid that line, and so the kernel was asked about descriptor -1.
# Out came the `OSError` that `say` took for a broken network.
#
# Your stream will do better: it knows when it owns nothing, and raises `ValueError`.
# The mistake is in the program, and no `except OSError` hides it.

# %%
moved.close()
right.close()

# %% [markdown] slug="tcp-owner-contract" role="contract"
# ## Exercise 2: the owner (4 points)
#
# Complete `class OwnedStream`, which continues `TcpStream` and knows whether it still has its descriptor.
# `self.sock` is the socket, as `__init__` has set it, and it is yours to change: `None` means that the stream owns nothing, since it was closed or its descriptor given up.
#
# | call | what it does |
# |---|---|
# | `OwnedStream.from_raw_fd(number)` | a stream, of the class that it is called on, that owns this very descriptor, not a copy of it; calls on it wait, or do not wait, as before |
# | `into_raw_fd()` | returns the number and gives the descriptor up: whatever is done with the stream afterwards does not close it |
# | `close()`, and the end of a `with` block | closes the descriptor; does nothing if that has been done, or if the descriptor has been given up |
# | `owned()`, and any other method, once the stream owns nothing | `ValueError` |
# | `set_nonblocking(True)` | from now on `read` and `write` raise `BlockingIOError` instead of waiting |
# | `set_nonblocking(False)` | from now on they wait |
#
# The class below yours is given: a test uses it.
# The reference answer is 10 lines.
#
# <details><summary>Hint 1: how does a stream give up its socket?</summary>
#
# Take the socket out and put `None` in its place, in one line: `sock, self.sock = self.owned(), None`.
# What is done with `sock` comes after.
# </details>
#
# <details><summary>Hint 2: what must change in close?</summary>
#
# The `close` of Exercise 1 asks `owned`, which raises when there is nothing to close.
# So look at `self.sock` first, and call `super().close()` only if it is a socket.
# </details>

# %% slug="tcp-owner" role="solution"
class OwnedStream(TcpStream):
    """A stream that knows whether it still owns its descriptor."""

    def owned(self):
        """The socket of this stream; ValueError once it has been closed or given up."""
        ### BEGIN SOLUTION
        if self.sock is None:
            raise ValueError("this stream has been closed, or has given up its descriptor")
        return self.sock
        ### END SOLUTION

    @classmethod
    def from_raw_fd(cls, number: int) -> Self:
        """Own this descriptor, which nobody else owns; return the stream."""
        ### BEGIN SOLUTION
        return cls(socket.socket(fileno=number))
        ### END SOLUTION

    def into_raw_fd(self) -> int:
        """Give up the descriptor; return its number."""
        ### BEGIN SOLUTION
        sock, self.sock = self.owned(), None
        return sock.detach()
        ### END SOLUTION

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `read` and `write` raise BlockingIOError instead of waiting, or let them wait again."""
        ### BEGIN SOLUTION
        self.owned().setblocking(not nonblocking)
        ### END SOLUTION

    def close(self) -> None:
        """Close the descriptor, unless there is none any more."""
        ### BEGIN SOLUTION
        if self.sock is not None:
            super().close()
        self.sock = None
        ### END SOLUTION


class FurtherStream(OwnedStream):
    """A class that continues OwnedStream, for the tests (given)."""


# %% [markdown]
# Try it: the descriptor of a connection moves from one stream to another.
# You should see what both have written, and the `ValueError` of the first when it is used again.

# %% tags=["try"]
@try_out
def tried_move():
    with TCPPeer([]) as peer:
        first = OwnedStream(peer.connect())
        first.write_all(b"one ")
        with OwnedStream.from_raw_fd(first.into_raw_fd()) as second:
            second.write_all(b"two")
        if not peer.finished(2):
            return "second was closed, and the peer sees no end: a descriptor of the connection is still open"
    try:
        first.write_all(b"three")
    except (ValueError, OSError) as error:
        return bytes(peer.received), repr(error)


tried_move

# %% [markdown]
# The next cell lists what a stream can be asked for; a test tries all of it on a stream that owns nothing.
# (`stream.owned() and None` calls `owned` and keeps nothing of what it returns.)

# %% slug="given-uses" role="setup"
STREAM_USES = {
    "read(buffer)": lambda stream: stream.read(bytearray(5)),
    "read into no bytes": lambda stream: stream.read(bytearray()),
    "write(b'hello')": lambda stream: stream.write(b"hello"),
    "write_all(b'')": lambda stream: stream.write_all(b""),
    "shutdown(Shutdown.WRITE)": lambda stream: stream.shutdown(Shutdown.WRITE),
    "peer_addr()": lambda stream: stream.peer_addr(),
    "set_nonblocking(False)": lambda stream: stream.set_nonblocking(False),
    "owned()": lambda stream: stream.owned() and None,
    "into_raw_fd()": lambda stream: stream.into_raw_fd(),
}


def closed_twice(owner) -> None:
    """Close a stream or a listener inside its with block, whose end closes it again."""
    with owner:
        owner.close()

# %% slug="tcp-owner-takes" role="tests" points=1
"""from_raw_fd takes a descriptor over, as it is."""
THIS_ONE = "own this very descriptor, socket.socket(fileno=number): beside a copy, the number itself is never closed"
AS_IT_IS = "socket.socket(fileno=number) leaves the descriptor as it is: call neither setblocking nor settimeout"
CLOSE = "close closes the descriptor, while self.sock has one: super().close(); to forget it or to give it up is not enough"
EARLY = "was self.sock None by then? close the socket, or take the number out, before you set self.sock to None"


def takes(host):
    stream, other = connected(OwnedStream, host)
    closing = expect(stream.close)
    left = still_open(other)
    closing.satisfies(not left, f"close() ends a connection over {host}", when(ValueError, EARLY, at="raise "), CLOSE, got=left)
    mine, other = connected_pair(host)
    closing = expect(lambda: adopted(OwnedStream, mine).close(), shown="OwnedStream.from_raw_fd(fd).close()")
    left = still_open(other)
    closing.satisfies(not left, f"close() ends a connection over {host} that from_raw_fd took", when(ValueError, EARLY, at="raise "), THIS_ONE, got=left)
    mine, other = connected_pair(host)
    with other:
        mine.setblocking(False)
        waiting = expect(lambda: adopted(OwnedStream, mine).read(bytearray(5)), shown="read, on that stream,")
        hung = waiting.outcome.timed_out
        check(not hung, f"from_raw_fd leaves a descriptor that does not wait as it is, over {host}", got=waiting.outcome, hint=AS_IT_IS)
        waiting.raises(BlockingIOError, "since nothing has come")
    with TCPPeer([Pause(0.3), b"late"], host=host) as peer:
        mine = peer.connect()
        waiting = expect(lambda: adopted(OwnedStream, mine).read(bytearray(9)), shown="read, from a descriptor that waits,")
        waiting.returns(4, "when they have come", when((BlockingIOError, TimeoutError), AS_IT_IS))


takes("127.0.0.1")

# Hidden until grading: the same on the other family.
### BEGIN HIDDEN TESTS
takes(loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tcp-owner-moves" role="tests" points=1
"""A move: from_raw_fd makes a stream of its class, and the one that gave the descriptor up neither uses nor closes it."""
DETACH = "detach takes the number out of the socket, so that the stream has nothing to close; fileno only tells it"
KIND = "from_raw_fd is called on a class and gets it as cls: return cls(...), and name no class"
EMPTY = when(ValueError, "was self.sock None by then? take the number out, or close, before you set it to None", at="raise ")


def moves(before, after, host="127.0.0.1"):
    mine, other = connected_pair(host)
    made = expect(lambda: class_of(adopted(FurtherStream, mine)), shown="type(FurtherStream.from_raw_fd(fd)).__name__")
    other.close()
    made.returns("FurtherStream", f"the class that from_raw_fd was called on, over {host}", KIND)
    mine, other = connected_pair(host)

    def move():
        first = OwnedStream.from_raw_fd(Descriptor.of_copy(mine))
        first.write_all(before)
        second = OwnedStream.from_raw_fd(first.into_raw_fd())
        with contextlib.suppress(ValueError):  # whether a second close may raise is another test's question
            first.close()
        second.write_all(after)
        second.close()

    moving = expect(move, shown="a move from one stream to another")
    with mine:
        mine.shutdown(socket.SHUT_WR)
    steps = ["first wrote", "first.into_raw_fd() became second", "first was closed", "second wrote, and was closed"]
    claim = f"the peer receives what both streams wrote over {host}"
    got, clash = read_to_end(other), when(OSError, DETACH)
    moving.satisfies(got == before + after, claim, clash, EMPTY, DETACH, got=f"the peer received {got!r}", log=steps)


moves(b"one ", b"two")

# Hidden until grading: other bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-owner-moves")
for each_host in loopback_hosts():
    moves(rng.randbytes(rng.randrange(3, 20)), rng.randbytes(rng.randrange(3, 20)), each_host)
### END HIDDEN TESTS

# %% slug="tcp-owner-nothing" role="tests" points=1
"""A stream that owns nothing any more can be closed again, and refuses everything else."""
AGAIN = (
    "close must do nothing when there is nothing to close: look whether self.sock is None before you close it, "
    "and set self.sock to None when it is closed or given up"
)
LEFT = "into_raw_fd must leave the stream nothing that it could close: detach the socket, and set self.sock to None"
FILENO = when(OSError, "into_raw_fd gave a number that is closed by now: detach takes it out of the socket, fileno only tells it")
REFUSE = "owned() raises ValueError when self.sock is None, and every method asks owned() first"
KERNEL = when(OSError, "the kernel was asked: self.sock must be None by now, and owned() must look at it first")
NONE = when(AttributeError, "self.sock is None and was used all the same: ask owned(), which looks first")


def give_up(stream):
    OwnedStream.from_raw_fd(stream.into_raw_fd()).close()


def refuses_after(act, shown, host="127.0.0.1"):
    mine, other = connected_pair(host)
    with other:
        stream = alone(OwnedStream, mine)
        hints = when(ValueError, AGAIN), *([FILENO] if act is give_up else [])
        expect(act, stream, shown=shown).satisfies(True, f"{shown} raises no error", *hints)
        for name, use in STREAM_USES.items():
            using = expect(use, stream, shown=name)
            if not using.outcome.raised(ValueError):
                break
        claim, raised = f"after {shown}, {name} raises ValueError, as every method does", using.outcome.raised(ValueError)
        using.states(raised, claim, REFUSE, KERNEL, NONE, when((TypeError, HANGS), REFUSE), expected="ValueError", got=str(using.outcome))
        again = f"after {shown}, closing again does nothing"
        expect(stream.close).satisfies(True, again, when(ValueError, AGAIN), when(OSError, LEFT))


refuses_after(closed_twice, "close() inside a with block")
refuses_after(give_up, "into_raw_fd()")

# Hidden until grading: the same on the other family.
### BEGIN HIDDEN TESTS
refuses_after(give_up, "into_raw_fd()", loopback_hosts()[-1])
refuses_after(closed_twice, "close() inside a with block", loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tcp-owner-waits" role="tests" points=1
"""set_nonblocking says whether read and write wait."""
OPPOSITE = "the socket's setblocking says the opposite: set_nonblocking(True) is setblocking(False)"
BACK = "set_nonblocking(False) is setblocking(True): what is said the last time counts"


def fill(stream):
    for _ in range(10_000):
        stream.write(bytes(65536))


def waits(late, host="127.0.0.1"):
    mine, other = connected_pair(host, send_buffer=16384, receive_buffer=16384)
    with mine, other:
        stream = OwnedStream(mine)
        reading = expect(lambda: (stream.set_nonblocking(True), stream.read(bytearray(9))))
        hung = reading.outcome.timed_out
        check(not hung, "after set_nonblocking(True) read does not wait", got=reading.outcome, hint=OPPOSITE)
        reading.raises(BlockingIOError, "since nothing has come")
        full = expect(fill, stream, shown="write, again and again,")
        full.raises(BlockingIOError, "once there is no room")
        later = threading.Timer(0.3, other.sendall, [late])
        later.start()
        reading = expect(lambda: (stream.set_nonblocking(False), stream.read(bytearray(9))))
        later.join()
        reading.returns((None, len(late)), "since it waits for what comes a little later", when(BlockingIOError, BACK))


waits(b"late")

# Hidden until grading: other bytes, on the other family.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-owner-waits")
waits(rng.randbytes(rng.randrange(1, 9)), loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## What can go wrong?
#
# Rust has no exceptions: what can go wrong is part of what a function returns.
# A `Result` is `Ok` with what was asked for, or `Err` with an error, and nobody gets at what was asked for without saying what becomes of the error.
#
# ```rust
# let stream = std::net::TcpStream::connect("127.0.0.1:7")?;
# ```
#
# | in Rust | means |
# |---|---|
# | `let stream = …;` | `stream = …` in Python |
# | `std::net::TcpStream` | `::` leads from a module or a type to what is in it, as the dot does in Python |
# | `"127.0.0.1:7"` | a host and a port, in one text |
# | `?` | if it is an `Err`, return it to whoever called; if it is `Ok`, go on with what is in it |
#
# `?` does what a Python exception does by itself.
# So where is the difference?
# In a loop.
#
# Here is a **generator**, a function with `yield` in it, which hands out one value each time it is asked with `next`.
# It fails at its second value.

# %%
def numbers(texts):
    for text in texts:
        yield int(text)


generator = numbers(["1", "two", "3"])
next(generator)

# %% tags=["raises-exception"]
next(generator)

# %% [markdown]
# Whoever wants to go on catches the `ValueError`, and asks for the next number.
# What will that be?
# Write a number, or `"nothing"`, which `next(generator, "nothing")` returns when the generator has come to its end.

# %% tags=["predict"]
prediction = ...

# %%
compare(prediction, next(generator, "nothing"))

# %% [markdown]
# An exception that leaves a generator ends it for good, and the 3 is lost.
#
# A listener must not be like that.
# `accept` fails for reasons that pass: nobody is there yet, the program has too many files open for the moment, a client was gone before it was greeted.
# This is what Rust says of a listener.
#
# ```rust
# impl TcpListener {
#     fn bind(address: SocketAddr) -> Result<TcpListener>;
#     fn local_addr(&self) -> Result<SocketAddr>;
#     fn accept(&self) -> Result<(TcpStream, SocketAddr)>;
#     fn incoming(&self) -> Incoming;  // an iterator of Result<TcpStream>
# }
# ```
#
# | in Rust | means |
# |---|---|
# | `(TcpStream, SocketAddr)` | a pair, as in Python |
# | `//` | a comment, as behind `#` in Python |
# | `Incoming` | an **iterator**: something that can be asked for one value after another, as a generator can |
#
# `incoming` hands out the connections of a listener, one a turn, and never ends.
# What it hands out is a `Result`: an error is the value of one turn, and the next turn tries again.
#
# In Python that means: the error is yielded, not raised.

# %%
def numbers(texts):
    for text in texts:
        try:
            yield int(text)
        except ValueError as error:
            yield error


# %%
[type(each).__name__ for each in numbers(["1", "two", "3"])]

# %% [markdown]
# The next cell has what the last exercise needs: a client that says its name, and how that is heard.
# (`wait_until_delivered` waits until the other end's kernel has all that was sent.)

# %% slug="given-clients" role="setup"
def call(address, name: str) -> socket.socket:
    """A client that has connected to `address` and said its name."""
    client = socket.create_connection(address)
    client.sendall(name.encode())
    wait_until_delivered(client)
    return client


def heard(stream) -> str:
    """What a client has said to its stream; for anything but a stream, the name of its class."""
    if hasattr(stream, "owned"):
        return stream.owned().recv(100).decode()
    return class_of(stream)


def accepted(listener) -> tuple:
    """What is heard of the client whom `accept` returns, and that client's address, None if there is none."""
    pair = listener.accept()
    stream, address = pair if type(pair) is tuple else (pair, None)
    return heard(stream), address


# %% slug="given-turn" role="setup"
def turn(incoming) -> str:
    """What is heard of the client whom one turn of `incoming` yields; the name of the error's class, if it is one."""
    came = next(incoming, None)
    return "the end" if came is None else heard(came)


# %% [markdown] slug="tcp-listener-contract" role="contract"
# ## Exercise 3: a listener (5 points)
#
# Write `class TcpListener`, which owns a listening socket, as an `OwnedStream` owns a connected one.
#
# | call | what it does |
# |---|---|
# | `TcpListener.bind((host, port))` | listens there, on IPv4 or IPv6; for port 0 the kernel chooses one |
# | `local_addr()` | `(host, port)` where it listens, for IPv6 too |
# | `accept()` | waits for the next connection; returns `(stream, address)`: a `TcpStream`, and `(host, port)` of the client |
# | `set_nonblocking(True)` | from now on `accept` raises `BlockingIOError` instead of waiting; `set_nonblocking(False)` undoes it |
# | `incoming()` | an iterator that never ends: each turn accepts one connection, when it is asked to and not before, and yields its `TcpStream` |
# | `accept` raises an `OSError` in a turn of `incoming` | the turn yields that error; the next turn tries again |
# | `close()`, and the end of a `with` block | closes the socket; does nothing if that has been done |
# | any other method, and a turn of `incoming`, once the listener is closed | `ValueError`, raised |
#
# The calls of the stream that `accept` returns wait, even if the listener's do not.
# On Linux they do so by themselves; on other systems they may not.
# Outside of `incoming`, what the kernel reports is raised as it is.
# An `OwnedStream` is a `TcpStream` too, so you may hand out those.
# (`Iterator[TcpStream | OSError]` is an iterator whose values are streams or errors.)
# The reference answer is 19 lines.
#
# <details><summary>Hint 1: what is incoming made of?</summary>
#
# A loop without end around `self.accept()`, in a generator.
# A generator does nothing until it is asked for its first value.
# </details>
#
# <details><summary>Hint 2: where does the try belong?</summary>
#
# Around `accept` alone: an `OSError` there is the value of this turn.
# `ValueError` is no `OSError`, and comes out by itself.
# </details>
#
# <details><summary>Hint 3: which call makes a listening socket?</summary>
#
# `socket.create_server((host, port), family=...)`, with `socket.AF_INET6` if there is a colon in the host, and `socket.AF_INET` otherwise.
# </details>

# %% slug="tcp-listener" role="solution"
class TcpListener:
    """A listening socket and its owner."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock: socket.socket | None = sock

    def owned(self):
        """The listening socket; ValueError once it has been closed."""
        ### BEGIN SOLUTION
        if self.sock is None:
            raise ValueError("this listener is closed")
        return self.sock
        ### END SOLUTION

    @classmethod
    def bind(cls, address: tuple[str, int]) -> Self:
        """Listen at (host, port); return the listener."""
        ### BEGIN SOLUTION
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        return cls(socket.create_server(address, family=family))
        ### END SOLUTION

    def local_addr(self) -> tuple[str, int]:
        """Host and port where it listens."""
        ### BEGIN SOLUTION
        return self.owned().getsockname()[:2]
        ### END SOLUTION

    def accept(self) -> tuple[TcpStream, tuple[str, int]]:
        """Wait for the next connection; return its stream and the client's address."""
        ### BEGIN SOLUTION
        sock, address = self.owned().accept()
        sock.setblocking(True)
        return TcpStream(sock), address[:2]
        ### END SOLUTION

    def set_nonblocking(self, nonblocking: bool) -> None:
        """Let `accept` raise BlockingIOError instead of waiting, or let it wait again."""
        ### BEGIN SOLUTION
        self.owned().setblocking(not nonblocking)
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
        """Close the socket, unless that has been done."""
        ### BEGIN SOLUTION
        if self.sock is not None:
            self.sock.close()
        self.sock = None
        ### END SOLUTION

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


# %% [markdown]
# Try it with two clients that are there before anybody accepts.
# You should see both names.

# %% tags=["try"]
@try_out
def tried_listener():
    with TcpListener.bind(("127.0.0.1", 0)) as listener:
        clients = [call(listener.local_addr(), name) for name in ("Ada", "Bob")]
        incoming = listener.incoming()
        return [turn(incoming) for _ in clients]


tried_listener

# %% slug="tcp-listener-accept" role="tests" points=1
"""A listener is bound to an address, and accepts connections there."""
FOUR = "the kernel tells four things of an IPv6 address: host and port are the first two"
STREAM = "the listening socket's accept returns a socket: make a TcpStream of it"
PAIR = when(lambda got: got[1] is None, "accept returns a pair: the stream, and the client's address")
FAMILY = when(OSError, "a host with a colon needs family=socket.AF_INET6")
LISTENS = when(OSError, "nobody listens where local_addr() says: bind makes a socket that listens, as create_server does")


def accepts(name, host="127.0.0.1"):
    kept = []  # so that the listener is not thrown away, which would close it

    def bound():
        kept.append(TcpListener.bind((host, 0)))
        return kept[0].local_addr()

    binding = expect(bound, shown=f"TcpListener.bind(({host!r}, 0)).local_addr()")
    claim = f"bound to {host} and port 0, a listener tells that host, and the port that the kernel chose"
    binding.satisfies(lambda at: at[0] == host and at[1] > 0 and len(at) == 2, claim, FOUR, FAMILY, of=tuple)

    calling = expect(call, binding.value, name, shown="a client's call of that address")
    calling.satisfies(True, f"a client that calls that address over {host} is connected", LISTENS)
    with calling.value as client:
        accepting = expect(accepted, kept[0], shown="accept(), with the client's name read from the stream,")
        right = (name, client.getsockname()[:2])
        claim = f"accept() over {host} returns a stream from that client, and the client's host and port"
        four = when(lambda got: len(got[1]) > 2, FOUR)
        plain = when(lambda got: got[0] == "socket", STREAM)
        accepting.satisfies(lambda got: got == right, claim, four, plain, PAIR, "whose connection, and whose address, is it?")


for each_host in loopback_hosts():
    accepts("Ada", each_host)
with listening_socket() as taken:
    expect(lambda: TcpListener.bind(taken.getsockname())).raises(OSError, "since somebody listens there", "let the error through")

# Hidden until grading: other names, on the other family.
### BEGIN HIDDEN TESTS
accepts(f"Bob {seeded('tcp-listener-accept').randrange(100)}", loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tcp-listener-waits" role="tests" points=1
"""set_nonblocking says whether accept waits, and nothing of the streams."""
OPPOSITE = "the socket's setblocking says the opposite: set_nonblocking(True) is setblocking(False)"
BACK = "set_nonblocking(False) is setblocking(True): what is said the last time counts"
PLAIN = when("socket", "accept returns a TcpStream, and not the bare socket")
STREAMS = "set_nonblocking is about the listener: let the stream of a client wait, by setblocking(True) on its socket"


def waits_for(name, host="127.0.0.1"):
    with listening_socket(host) as listening:
        listener, at = TcpListener(listening), listening.getsockname()[:2]
        accepting = expect(lambda: (listener.set_nonblocking(True), listener.accept()))
        hung = accepting.outcome.timed_out
        check(not hung, "after set_nonblocking(True) accept() does not wait", got=accepting.outcome, hint=OPPOSITE)
        accepting.raises(BlockingIOError, "since nobody has called")
        with socket.create_connection(at) as client:
            later = threading.Timer(0.3, client.sendall, [name.encode()])
            later.start()
            hearing = expect(lambda: accepted(listener)[0], shown="accept(), and a read from the stream,")
            later.join()
            hearing.returns(name, "since the stream waits for what comes a little later", when(BlockingIOError, STREAMS), PLAIN)
        callers = []
        later = threading.Timer(0.3, lambda: callers.append(call(at, name)))
        later.start()

        def at_last():
            listener.set_nonblocking(False)
            return accepted(listener)[0]

        hearing = expect(at_last, shown="set_nonblocking(False), then accept() and a read,")
        later.join()
        hearing.returns(name, "since accept waits for somebody who calls late", when(BlockingIOError, BACK))
        callers[0].close()


waits_for("Ada")

# Hidden until grading: another name, on the other family.
### BEGIN HIDDEN TESTS
waits_for(f"Bob {seeded('tcp-listener-waits').randrange(100)}", loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tcp-listener-incoming" role="tests" points=1
"""incoming accepts one connection in each turn, when it is asked to and not before."""
ONE = "accept one connection in each turn and none ahead; in a generator nothing happens until a turn is asked for"
ALONE = "accept returns a pair, of which a turn yields the stream alone"
PLAIN = "a turn yields what self.accept() makes of the connection, a TcpStream, and not the bare socket"
NEXT = when((TypeError, AttributeError), "incoming returns an iterator, such as a generator: one that `next` can ask for a turn")


def one_a_turn(names, host="127.0.0.1"):
    with listening_socket(host) as listening:
        listener = TcpListener(listening)
        clients = [call(listening.getsockname()[:2], name) for name in names]

        def three():
            incoming = listener.incoming()
            return [turn(incoming), accepted(listener)[0], turn(incoming)]

        def begun():
            incoming = listener.incoming()
            return [accepted(listener)[0], turn(incoming)]

        pair, plain = when(lambda got: "tuple" in got, ALONE), when(lambda got: "socket" in got, PLAIN)
        taking = expect(three, shown="a turn of incoming(), then accept(), then another turn,")
        taking.returns(names[:3], "since each takes the client who has waited longest", pair, plain, NEXT, ONE)
        taking = expect(begun, shown="incoming(), then accept(), and only then its first turn,")
        taking.returns(names[3:], "since incoming() alone accepts nobody", ONE)
        for client in clients:
            client.close()


one_a_turn(["Ada", "Bob", "Cat", "Dan", "Eve"])

# Hidden until grading: other names, on the other family.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-listener-incoming")
one_a_turn([f"client {rng.randrange(1000)}" for _ in range(5)], loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tcp-listener-failures" role="tests" points=1
"""A turn in which accept fails yields the error, and the next turn tries again."""
OVER = "the iterator has come to its end: after a failure, too, go on with the next accept"
YIELD = "catch OSError, of every kind, around accept and inside the loop, and yield it: raised, it ends the generator"
NEXT = when((TypeError, AttributeError), "incoming returns an iterator: one that `next` can ask for a turn after another")
ONE = "each turn calls accept once, and yields what comes of it: the stream, or the error"
AT_ONCE = "a turn in which accept fails yields the error: do not try again until the next turn is asked for"


def failures_are_values(names, limit, error):
    with listening_socket() as listening:
        listening.settimeout(limit)
        begun = []
        calling = expect(lambda: begun.append(TcpListener(listening).incoming()), shown="incoming()")
        calling.satisfies(True, f"incoming() hands out an iterator; accept fails with {error} while nobody is there")
        for number, name in enumerate((None, None, names[0], None, names[1]), 1):
            client = call(listening.getsockname(), name) if name else None
            taking = expect(turn, begun[0], shown=f"turn {number}, with {'a client' if name else 'nobody'} there,")
            ended = not taking.outcome.timed_out
            check_quietly(ended, f"turn {number} ends, though accept fails", got=taking.outcome, hint=AT_ONCE)
            taking.returns(name or error, "", when("the end", OVER), when(OSError, YIELD), NEXT, ONE)
            if client:
                client.close()


failures_are_values(["Ada", "Bob"], 0.1, "TimeoutError")
failures_are_values(["Cat", "Dan"], 0.0, "BlockingIOError")

# Hidden until grading: other names, and another time limit.
### BEGIN HIDDEN TESTS
rng = seeded("tcp-listener-failures")
failures_are_values([f"client {rng.randrange(1000)}" for _ in range(2)], rng.uniform(0.1, 0.2), "TimeoutError")
### END HIDDEN TESTS

# %% slug="tcp-listener-close" role="tests" points=1
"""A listener can be closed, also twice, and refuses everything else afterwards."""
CLOSE = "close the listening socket, so that the kernel takes no more calls for it"
AGAIN = "close must do nothing when there is nothing to close: look whether self.sock is None first, and set it to None after"
REFUSE = "owned() raises ValueError when self.sock is None, and every method asks owned() first"
KERNEL = when(OSError, "the kernel was asked: self.sock must be None by now, and owned() must look at it first")
NONE = when(AttributeError, "self.sock is None and was used all the same: ask owned(), which looks first")
ENDED = when("the end", "incoming has no end: `while True`, and accept asks owned(), which raises ValueError")
VALUE = when("ValueError", "a turn yields no ValueError: that is a mistake of the program, and is raised")
USES = {
    "local_addr()": lambda listener: listener.local_addr(),
    "accept()": lambda listener: listener.accept(),
    "set_nonblocking(True)": lambda listener: listener.set_nonblocking(True),
    "a turn of incoming()": lambda listener: turn(listener.incoming()),
}


def closes_for_good(host="127.0.0.1"):
    listening = listening_socket(host)
    at, listener = listening.getsockname()[:2], alone(TcpListener, listening)
    closing = expect(closed_twice, listener, shown="close() inside a with block")
    closing.satisfies(True, f"after close() over {host}, closing again does nothing", when(ValueError, AGAIN))
    with socket.socket(listening.family) as client:
        check(client.connect_ex(at) != 0, "a client that calls then is refused", hint=CLOSE)
    for name, use in USES.items():
        using = expect(use, listener, shown=name)
        if not using.outcome.raised(ValueError):
            break
    raised, claim = using.outcome.raised(ValueError), f"after close(), {name} raises ValueError, as every method does"
    using.states(raised, claim, ENDED, VALUE, REFUSE, KERNEL, NONE, expected="ValueError", got=str(using.outcome))


closes_for_good()

# Hidden until grading: the same on the other family.
### BEGIN HIDDEN TESTS
closes_for_good(loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# This is how a server goes through its clients in Rust.
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
# | in Rust | means |
# |---|---|
# | `match … { … }` | what to do, by what it is |
# | `Ok(stream) => …,` | if it is an `Ok`, call what is in it `stream`, and do what is behind the arrow |
# | `println!("{error}")` | print it, as `print(f"{error}")` does |
#
# The compiler refuses a `match` that forgets the `Err`.
#
# Python has a `match` too.
# `case OSError() as error` is for an `OSError`, which it calls `error`, and `case stream` is for anything else.
#
# The next cell has both functions, for the one below it.

# %% slug="given-greeting" role="setup"
def greet(stream):
    with stream:
        buffer = bytearray(100)
        count = stream.read(buffer)
        stream.write_all(b"hello, " + buffer[:count])


def serve_next(incoming):
    match next(incoming):
        case OSError() as error:
            return type(error).__name__
        case stream:
            return greet(stream)


# %% [markdown]
# Here your listener does not wait, and there is nobody in its first turn.
# Then Ada and Bob call.
# You should see an error, which did not end the loop, and what each of the two was answered.

# %% tags=["try"]
@try_out
def served():
    with TcpListener.bind(("127.0.0.1", 0)) as listener:
        listener.set_nonblocking(True)
        incoming = listener.incoming()
        first = serve_next(incoming)
        clients = [call(listener.local_addr(), name) for name in ("Ada", "Bob")]
        for _ in clients:
            serve_next(incoming)
        return first, [client.recv(100) for client in clients]


served

# %% [markdown]
# ## What you can say now
#
# - A descriptor has one owner; handing it on is a move, after which the old owner refuses to be used.
# - `read` and `write` return how much they did because they promise no more; `write_all` is a loop around `write`, whoever wrote that.
# - A failure that a loop must outlive is a value; a mistake of the program is raised.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | owner | whoever closes a descriptor, once |
# | move | handing on ownership; the old owner is of no more use |
# | lent | to be used until a call returns, and still owned by whoever called |
# | class method | a function that is called on a class, and gets it as `cls` |
# | `Result` | Rust's type for what can fail: `Ok` with a value, or `Err` with an error |
# | generator | a function that yields values one at a time, as it is asked for them |
# | iterator | anything that can be asked for one value after another |
#
# **What does this return, and why?**
#
# 1. `stream.read(bytearray())`, while a thousand bytes are waiting.
#
# <details><summary>Answer</summary>
#
# 0: there is room for none.
# So 0 means the end of the stream only if the buffer had room.
# </details>
#
# 2. `OwnedStream.from_raw_fd(stream.into_raw_fd()).peer_addr()`, compared with what `stream.peer_addr()` returned before; and `stream.peer_addr()` once more.
#
# <details><summary>Answer</summary>
#
# The same address: the connection is in the kernel, and has only changed hands.
# The second raises `ValueError`, since `stream` owns nothing any more.
# </details>
#
# 3. `next(incoming)`, where the listener does not wait and nobody is there; and the same again.
#
# <details><summary>Answer</summary>
#
# A `BlockingIOError`, returned and not raised; and another one.
# The iterator goes on however often `accept` fails.
# </details>
