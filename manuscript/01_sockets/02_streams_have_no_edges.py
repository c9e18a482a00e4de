# %% [markdown]
# # Streams have no edges
#
# Send three messages over TCP.
# How many will arrive?

# %%
from loopback import connected_pair, delivered

left, right = connected_pair()
for message in (b"one ", b"two ", b"three"):
    left.send(message)
delivered(left)  # wait until the kernel on the other side has it all
right.recv(100)

# %% [markdown]
# One.
# Three calls to `send` went in, and a single `recv` took out all thirteen bytes.
#
# Both sockets are real, and the bytes went through your own kernel.
# Nothing was lost and nothing changed order: that is what TCP promises.
# It never promised to remember where one `send` stopped and the next began.

# %%
from loopback import Strip

Strip([("you sent", [b"one ", b"two ", b"three"]), ("recv returned", [b"one two three"])])

# %% [markdown]
# The upper row shows the cuts that you made, the lower row the cuts that came out.
#
# TCP carries a **stream**: bytes in order, without edges.
# A **message** is something that you and the other side agree on, on top of the stream.
# By the end of this notebook you will have written what does it: a function that reads exactly what you ask for, one that sends all of what you give it, and a pair that puts edges into a stream and finds them again.
#
# ## The other way round
#
# Here a **peer**, a partner on the other side of a live connection, sends `hello`, all of it, in two pieces.
# What will `recv(5)` return?
# Write it into the next cell before you run the one below it.

# %% tags=["predict"]
prediction = b"..."

# %%
from loopback import TCPPeer

with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
    first = sock.recv(5)
first

# %% [markdown]
# `recv(5)` means *at most* five bytes, and at least one, as soon as there are any.
# It did not fail, and it did not wait for the rest.
#
# Why would a sender's `hello` come in two pieces?
# The kernel is free to cut the stream wherever it likes.
# It cuts where a **segment** is full, which is the unit in which TCP sends; where the receiver has no room; where a lost segment leaves a gap that must be filled first.
# On your own desk pieces rarely split, so code that trusts `recv(5)` to return five works there, and breaks for your users.
#
# Each side has two waiting rooms in its kernel.
# `send` copies bytes into the **send buffer** and returns; the kernel sends them when it can.
# What arrives waits in the **receive buffer** until `recv` takes it out.
# Neither room keeps a note of who entered with whom.
#
# ## One `recv` is not one message
#
# Suppose that every message in some protocol is exactly eight bytes long.
# This is how nearly everybody writes the first version.

# %%
def read_record(sock):
    return sock.recv(8)


with TCPPeer([b"balance:", b"+100", b"0.00"]) as peer, peer.connect() as sock:
    records = [read_record(sock) for _ in range(4)]
records

# %% [markdown]
# The first record is right.
# The second says that the balance is `+100`; the rest of it comes out as a record of its own.
# Then `b""`: the peer has closed.
# No error was raised.
#
# The peer keeps a log of what it did, in order.

# %%
peer.log

# %% [markdown]
# The cure is a loop, and the loop has several ways to go wrong.
# You will meet them all, because the peers in this notebook are not kind.
#
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import os
import select
import socket
import struct

from loopback import READ_TO_END, RESET, SOCKETS_ARE_DESCRIPTORS, UNTIL_FULL, FrameTooLong, Log
from loopback import Pause, Pieces, Read, TCPPeer, attempt, check, check_quietly, connected_pair
from loopback import loopback_hosts, measure_scaling, processor_time, seeded, together

CAP = 1 << 20  # bytes: the longest message that anybody may send, 1 MiB


# %% [markdown] slug="recv-exactly-contract" role="contract"
# ## Exercise 1: read exactly *n* bytes (5 points)
#
# `sock.recv(n)` promises **at most** `n` bytes.
# Write `recv_exactly(sock, n)`, which promises **exactly** `n`.
#
# | case | result |
# |---|---|
# | the bytes come in pieces | the `n` bytes, in order, as `bytes` |
# | more than `n` bytes have arrived | the first `n`; the rest stays in the socket for the next call |
# | the peer closes before the last byte | `EOFError`, whose text contains the number of bytes that are missing |
# | the peer resets the connection | the `ConnectionResetError` of `recv`, untouched |
# | `n` is 0 | `b""`, without touching the socket |
# | `n` is negative | `ValueError` |
#
# The stream may be long: a piece must cost the same work whether nothing has come before it or 12 MB, and 12 MB a few seconds at most.
# The reference answer is 9 lines.
#
# <details><summary>Hint 1: what changes on each turn of the loop?</summary>
#
# The number of bytes that are still missing.
# Ask `recv` for that many, never for `n` again.
# </details>
#
# <details><summary>Hint 2: how does a closed connection look from here?</summary>
#
# `recv` returns `b""`.
# As long as you asked for at least one byte, that can mean nothing else.
# Collect the pieces in a `bytearray`, which grows in place.
# </details>

# %% slug="recv-exactly" role="solution"
def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    ### BEGIN SOLUTION
    if n < 0:
        raise ValueError(f"n must not be negative, and it is {n}")
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"the peer closed with {n - len(received)} of {n} bytes missing")
        received += piece
    return bytes(received)
    ### END SOLUTION


# %% [markdown]
# Try it on the peer from before.
# You should see `b'hello'` and then `b'!!'`, which belongs to the next message.

# %% tags=["try"]
with TCPPeer([b"he", b"llo!!"]) as peer, peer.connect() as sock:
    tried = recv_exactly(sock, 5), sock.recv(100)
tried

# %% [markdown]
# The next cell is a **test** that you can run as often as you like.
# It prints a line with a tick for each thing that holds; for the first thing that does not, it tells you what happened.

# %% slug="recv-exactly-pieces" role="tests" points=1
"""recv_exactly gathers a message that arrives in pieces."""
with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
    outcome = attempt(recv_exactly, sock, 5)

check(
    outcome.returned(b"hello"),
    "recv_exactly(sock, 5) returns b'hello', which arrives in two pieces",
    expected=b"hello",
    got=outcome,
    log=peer.log,
    look_at="the bytes are right, their type is not: return bytes(...) of what you collected"
    if type(outcome.value) is bytearray
    else "recv(n) promises at most n bytes; call it again for the bytes that are still missing",
)

with TCPPeer([bytes([letter]) for letter in b"one by one"]) as peer, peer.connect() as sock:
    outcome = attempt(recv_exactly, sock, 10)

check(
    outcome.returned(b"one by one"),
    "recv_exactly(sock, 10) returns ten bytes that arrive one by one",
    expected=b"one by one",
    got=outcome,
    log=peer.log,
    look_at="the loop must go on until all n bytes are there, however many turns that takes",
)

# %% slug="recv-exactly-boundary" role="tests" points=1
"""recv_exactly leaves the next message alone."""
# Hidden until grading: two messages in one segment, lengths drawn by chance, n = 0 and
# n < 0, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("recv-exactly-boundary")
for host in loopback_hosts():
    first, second = rng.randbytes(rng.randrange(5, 40)), rng.randbytes(rng.randrange(5, 40))
    cut = rng.randrange(1, len(first))
    with TCPPeer([first[:cut], first[cut:] + second], host=host) as peer, peer.connect() as sock:
        outcome = attempt(lambda: (recv_exactly(sock, len(first)), recv_exactly(sock, len(second))))
    check(
        outcome.returned((first, second)),
        f"two messages of {len(first)} and {len(second)} bytes, the edge inside one segment, come out whole",
        expected=(first, second),
        got=outcome,
        log=peer.log,
        look_at="each turn of the loop should ask only for the bytes that are still missing",
    )

with TCPPeer([b"mine, yours"]) as peer, peer.connect() as sock:
    outcome = attempt(lambda: (recv_exactly(sock, 4), sock.recv(100)))
check(
    outcome.returned((b"mine", b", yours")),
    "what comes after the n bytes stays in the socket, for whoever reads it next",
    expected=(b"mine", b", yours"),
    got=outcome,
    log=peer.log,
    look_at="do not read ahead, not even into a buffer of your own: the next reader looks into the socket",
)

with TCPPeer([b"next"]) as peer, peer.connect() as sock:
    outcome = attempt(lambda: (recv_exactly(sock, 0), recv_exactly(sock, 4)))
check(
    outcome.returned((b"", b"next")),
    "recv_exactly(sock, 0) returns b'' and leaves what is waiting where it is",
    expected=(b"", b"next"),
    got=outcome,
    log=peer.log,
    look_at="for n = 0 there is nothing to ask recv for",
)

left, right = connected_pair()
with left, right:
    right.sendall(b"waiting")
    outcome = attempt(recv_exactly, left, -1)
check(
    outcome.raised(ValueError),
    "recv_exactly(sock, -1) raises ValueError",
    expected="ValueError",
    got=outcome,
    look_at="the last row of the contract's table: refuse a negative n before the loop",
)
### END HIDDEN TESTS

# %% slug="recv-exactly-early-close" role="tests" points=1
"""recv_exactly says how many bytes are missing when the peer closes early."""
# Hidden until grading: a peer that closes after some of the bytes, one that sends
# nothing, one that resets, one that only pauses.
### BEGIN HIDDEN TESTS
rng = seeded("recv-exactly-early-close")
for sent in (rng.randrange(100, 200), 0):
    wanted = sent + rng.randrange(300, 400)
    with TCPPeer([rng.randbytes(sent)] if sent else []) as peer, peer.connect() as sock:
        outcome = attempt(recv_exactly, sock, wanted)
    check(
        outcome.raised(EOFError, str(wanted - sent)),
        f"asked for {wanted} bytes, given {sent}: recv_exactly raises EOFError, which says that {wanted - sent} are missing",
        expected=f"EOFError with the number {wanted - sent} in its text",
        got=outcome,
        log=peer.log,
        look_at="what is missing is n less the bytes that have come: put that number into the error's text"
        if outcome.raised(EOFError)
        else "once the peer has closed, recv returns b'' at once, every time",
    )

with TCPPeer([b"slow", Pause(0.3), b"ly"]) as peer, peer.connect() as sock:
    outcome = attempt(recv_exactly, sock, 6)
check(
    outcome.returned(b"slowly"),
    "a peer that pauses has not closed: recv_exactly waits for the rest",
    expected=b"slowly",
    got=outcome,
    log=peer.log,
    look_at="only b'' from recv says that the peer has closed; that nothing comes for a while says nothing",
)

with TCPPeer([b"abc", RESET]) as peer, peer.connect() as sock:
    outcome = attempt(recv_exactly, sock, 8)
check(
    outcome.raised(ConnectionResetError),
    "a reset comes out as ConnectionResetError, not as an end of file",
    expected="ConnectionResetError",
    got=outcome,
    log=peer.log,
    look_at="a reset is an error of recv's own; let it through",
)
### END HIDDEN TESTS

# %% slug="recv-exactly-large" role="tests" points=2
"""recv_exactly reads 12 MB in linear time."""
# Hidden until grading: many pieces, 12 MB, and the processor time of a piece behind them.
### BEGIN HIDDEN TESTS
QUADRATIC = (
    "each `+=` on bytes (or a join inside the loop) copies all that came before, so the work grows with the "
    "square of the size: a quadratic loop; collect in a bytearray, or in a list that is joined once"
)
block = seeded("recv-exactly-large").randbytes(100_000)

with TCPPeer([Pieces(b"!", 1_200)]) as peer, peer.connect() as sock:
    outcome = attempt(recv_exactly, sock, 1_200, deadline=20.0)
check(
    outcome.returned(b"!" * 1_200),
    "recv_exactly(sock, 1200) returns 1,200 bytes that arrive one by one",
    expected="the 1,200 bytes",
    got=outcome,
    log=peer.log,
    look_at="a function that calls itself for the rest can do so a thousand times at most: use a loop"
    if outcome.raised(RecursionError)
    else "the loop must go on until all n bytes are there, however many turns that takes",
)


def cost_behind(size):
    """The processor time of 100 pieces that come behind so many bytes."""
    data, times = (block * (size // len(block) + 1))[:size], []
    pieces = [lambda: times.append(processor_time()), Pieces(b"piece", 100), lambda: times.append(processor_time())]
    with TCPPeer([data, *pieces, b"end"]) as peer, peer.connect(receive_buffer=65536) as sock:
        outcome = attempt(recv_exactly, sock, size + 503, deadline=20.0)
    check_quietly(
        outcome.returned(data + b"piece" * 100 + b"end"),
        f"recv_exactly reads {size + 503:,} bytes, the last 503 in small pieces",
        expected=f"the {size + 503:,} bytes that the peer sent",
        got=outcome,
        log=peer.log,
        look_at=f"ask recv for all that is missing: byte by byte it takes millions of calls. Or: {QUADRATIC}"
        if outcome.timed_out
        else "return all of the bytes, and as bytes",
    )
    return times[1] - times[0]


measured = measure_scaling(small=lambda: cost_behind(1_000), large=lambda: cost_behind(12_000_000))
check(
    measured.linear,
    "100 pieces behind 12 MB take no more processor time than 100 pieces behind 1,000 bytes",
    expected="about the same processor time",
    got=str(measured),
    look_at=QUADRATIC,
)
### END HIDDEN TESTS

# %% [markdown]
# ## `send` can be short too
#
# The send buffer is a room with walls.
# Give it more than it can hold, and see what `send` says.

# %%
left, right = connected_pair()
left.setblocking(False)  # do not wait: take what fits, and say how much that was
accepted = left.send(bytes(100_000_000))
accepted < 100_000_000

# %% [markdown]
# `send` returned the number of bytes that it took, and it took fewer than it was given.
# The rest is yours to send again, from where it stopped.
# Now the room is full; what does the next call do?

# %% tags=["raises-exception"]
for _ in range(100):  # the kernel still moves a little on; soon there is no room at all
    left.send(bytes(100_000_000))

# %% [markdown]
# `BlockingIOError` is how a **non-blocking** socket says "not now".
# A **blocking** socket would have stopped your program there until the other side read something.
# A socket with a timeout lies between the two: it waits for room, then takes what fits and returns; if no room comes in time, it raises `TimeoutError`.
# Even a blocking `send` may be short, though on Linux it rarely is: it waits until all is taken, unless something interrupts it.
#
# When there is no room, asking again and again would keep a processor busy with nothing.
# `select.select([], [sock], [])` sleeps until the socket has room, which is what you want.
# Before the right side reads, `select` finds no socket ready; after it has read, it finds one.

# %%
import select

before = select.select([], [left], [], 0)[1]
while not select.select([], [left], [], 0)[1]:
    right.recv(1_000_000)
after = select.select([], [left], [], 0)[1]
len(before), len(after)

# %%
left.close()
right.close()

# %% [markdown] slug="send-all-contract" role="contract"
# ## Exercise 2: send all of it (5 points)
#
# Write `send_all(sock, data)` with nothing but `sock.send` (and something to wait with).
# It returns how many times `send` took bytes.
#
# | case | result |
# |---|---|
# | `send` takes fewer bytes than it was given | go on from where it stopped |
# | the socket is non-blocking and its buffer is full | wait until there is room, without keeping the processor busy |
# | `data` is a few bytes, and there is room for them | 1: they go in one call |
# | `data` is empty | 0, and no call to `send` |
# | `data` is `bytes`, a `bytearray` or a `memoryview` of bytes | all three work |
# | the socket has a timeout, and no room came in time | the `TimeoutError` of `send`, untouched |
# | the peer resets the connection | the `ConnectionError` of `send`, untouched |
# | `send_all` is over, however it ended | a non-blocking socket is non-blocking still |
#
# The reference answer is 9 lines.
#
# <details><summary>Hint 1: how do I go on from where it stopped?</summary>
#
# Keep what is left in a variable, and cut off as many bytes as `send` says that it took.
# A slice of a `memoryview` copies nothing.
# </details>
#
# <details><summary>Hint 2: how do I wait for room?</summary>
#
# Catch `BlockingIOError` around `send` only, and call `select.select([], [sock], [])` there.
# Then try again with the same bytes.
# </details>

# %% slug="send-all" role="solution"
def send_all(sock: socket.socket, data: bytes | bytearray | memoryview) -> int:
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    ### BEGIN SOLUTION
    left, calls = memoryview(data), 0
    while left:
        try:
            taken = sock.send(left)
        except BlockingIOError:
            select.select([], [sock], [])
            continue
        left, calls = left[taken:], calls + 1
    return calls
    ### END SOLUTION


# %% [markdown]
# Try it with a peer that reads nothing until your send buffer is full.
# You should see `True` twice: it took more than one call, and all the bytes arrived.

# %% tags=["try"]
with TCPPeer([UNTIL_FULL, READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.settimeout(5)
        calls = send_all(sock, bytes(1_000_000))
    peer.finished()
calls > 1, peer.received == bytes(1_000_000)

# %% slug="send-all-slow-reader" role="tests" points=1
"""send_all goes on from where send stopped."""
data = seeded("send-all-slow-reader").randbytes(1_000_000)
with TCPPeer([UNTIL_FULL, READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.settimeout(5)
        outcome = attempt(send_all, sock, data)
    peer.finished()

check(
    outcome.error is None and not outcome.timed_out and bytes(peer.received) == data,
    "a peer that reads late receives all 1,000,000 bytes, each once and in order",
    expected="1,000,000 bytes at the peer, as sent",
    got=f"{outcome}; the peer received {len(peer.received):,} bytes"
    + ("" if data.startswith(peer.received) else ", and not in that order"),
    log=peer.log,
    look_at="give send many bytes at once: a million, one by one, take too many calls"
    if outcome.timed_out
    else "send returns how many bytes it took; the next call must start there, not at the beginning",
)
check(
    type(outcome.value) is int and outcome.value > 1,
    "send_all returns how many calls that took, which is more than one",
    expected="a number above 1",
    got=outcome,
    log=peer.log,
    look_at="count the calls of send that returned",
)

# %% slug="send-all-counts" role="tests" points=1
"""send_all returns the number of calls, for every kind of data."""
# Hidden until grading: empty data, a few bytes, a bytearray, a memoryview, on IPv4 and
# IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("send-all-counts")
few = rng.randbytes(rng.randrange(100, 500))
for kind, calls in ((b"", 0), (few, 1), (bytearray(few), 1), (memoryview(few), 1)):
    host = rng.choice(loopback_hosts())
    with TCPPeer([READ_TO_END], host=host) as peer:
        with peer.connect() as sock:
            outcome = attempt(send_all, sock, kind)
            sock.shutdown(socket.SHUT_WR)
        peer.finished()
    named = f"{len(kind)} bytes in a {type(kind).__name__}"
    check(
        outcome.returned(calls) and bytes(peer.received) == bytes(kind),
        f"{named}: send_all returns {calls}, and the peer receives them",
        expected=f"send_all returns {calls}, and the peer has {len(kind)} bytes",
        got=f"{outcome}; the peer has {len(peer.received)} bytes",
        log=peer.log,
        look_at="give send all of a few bytes at once: there is room for them in one call"
        if type(outcome.value) is int and outcome.value > 1
        else "with nothing left to send there is nothing to call; a memoryview over data copes with all three kinds",
    )
### END HIDDEN TESTS

# %% slug="send-all-waits" role="tests" points=2
"""send_all waits for room on a non-blocking socket, and sleeps while it waits."""
# Hidden until grading: a non-blocking socket, which must stay one, a tiny send buffer, and a
# peer that lets you wait for a second.
### BEGIN HIDDEN TESTS
rng = seeded("send-all-waits")
data = rng.randbytes(rng.randrange(300_000, 400_000))
with TCPPeer([UNTIL_FULL, Pause(0.5), READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.setblocking(False)
        outcome = attempt(send_all, sock, data, deadline=10.0)
        # the kernel's flag is one for all who hold the socket
        blocks = os.get_blocking(sock.fileno()) if SOCKETS_ARE_DESCRIPTORS else sock.getblocking()
    peer.finished()

check(
    outcome.error is None and not outcome.timed_out and bytes(peer.received) == data,
    f"on a non-blocking socket the peer receives all {len(data):,} bytes, each once and in order",
    expected=f"{len(data):,} bytes at the peer, as sent",
    got=f"{outcome}; the peer received {len(peer.received):,} bytes"
    + ("" if data.startswith(peer.received) else ", and not as sent"),
    log=peer.log,
    look_at="BlockingIOError means that send took nothing: wait for room, then send the same bytes",
)
check(
    not blocks,
    "a non-blocking socket is non-blocking still when send_all is over",
    expected="a non-blocking socket",
    got="a socket that blocks",
    log=peer.log,
    look_at="the caller's other calls rely on the mode of the socket: leave it alone, or set it back before you return",
)
filled = 0
with TCPPeer([UNTIL_FULL, Pause(0.1), READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.setblocking(False)
        try:
            while True:
                filled += sock.send(bytes(65536))
        except BlockingIOError:
            outcome = attempt(send_all, sock, b"!", deadline=10.0)
    peer.finished()
check(
    outcome.returned(1) and bytes(peer.received) == bytes(filled) + b"!",
    "with the buffer full from the start, one byte takes one call: refusals are not counted",
    expected="1, and the byte at the peer, behind those that filled the buffer",
    got=outcome,
    log=peer.log,
    look_at="count a call of send when it has returned, not when you make it",
)
with TCPPeer([UNTIL_FULL, Pause(1.0), READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.setblocking(False)
        outcome = attempt(send_all, sock, bytes(30_000), deadline=10.0)
    peer.finished()
check(
    outcome.error is None and not outcome.timed_out and outcome.cpu < 0.05,
    "send_all sleeps while it waits for a second: it uses next to no processor time",
    expected="less than 0.05 seconds of processor time",
    got=f"{outcome}, after {outcome.cpu:.2f} seconds of processor time",
    log=peer.log,
    look_at="a loop that asks again at once is a busy loop; select.select([], [sock], []) sleeps until there is room",
)
### END HIDDEN TESTS

# %% slug="send-all-reset" role="tests" points=1
"""send_all lets the caller know that the peer has reset the connection, or that no room came in time."""
# Hidden until grading: a peer that reads a little and then resets, and one that reads nothing
# for longer than the socket's timeout.
### BEGIN HIDDEN TESTS
for blocking in (True, False):
    with TCPPeer([UNTIL_FULL, Pause(0.2), Read(1000), RESET], receive_buffer=4096) as peer:
        with peer.connect(send_buffer=4096) as sock:
            sock.settimeout(5.0 if blocking else 0.0)
            outcome = attempt(send_all, sock, bytes(5_000_000))
        peer.finished()
    check(
        outcome.raised(ConnectionError),
        f"after a reset send_all raises a ConnectionError ({'a timeout' if blocking else 'non-blocking'})",
        expected="ConnectionResetError or BrokenPipeError",
        got=outcome,
        log=peer.log,
        look_at="catch BlockingIOError only; a ConnectionError says that the rest will never arrive",
    )

with TCPPeer([UNTIL_FULL, Pause(1.0), READ_TO_END], receive_buffer=4096) as peer:
    with peer.connect(send_buffer=4096) as sock:
        sock.settimeout(0.2)
        outcome = attempt(send_all, sock, bytes(100_000))
    peer.finished()
check(
    outcome.raised(TimeoutError),
    "a socket's timeout is the caller's: when no room came in time, send's TimeoutError comes out",
    expected="TimeoutError",
    got=outcome,
    log=peer.log,
    look_at="catch BlockingIOError only, and wait for as long as you like only where it was raised",
)
### END HIDDEN TESTS

# %% [markdown]
# ## Putting edges in
#
# Two functions move bytes now, exactly as many as they should.
# What is still missing is the edge: how does the reader know where a message ends?
#
# There are three customs.
# A message may have a **fixed length**, like the eight-byte records above.
# It may end in a **delimiter**, a byte, or a few, that never occur inside, as a line ends in `\n`.
# Or its length may go ahead of it, in a **length prefix** of fixed size.
#
# A delimiter is easy to read, and here is what it costs.

# %%
b"\n".join([b"first line", b"a note\nof two lines"]).split(b"\n")

# %% [markdown]
# Two messages went in and three came out, since one of them held the delimiter.
# A length prefix lets a message hold any bytes at all.
#
# A **frame** here is the length of the message in four bytes, then the message.
# The four bytes are **big-endian**, most significant byte first, which is the order that network protocols use.

# %%
import struct

struct.pack("!I", 5) + b"hello"

# %% [markdown]
# In `"!I"` the exclamation mark means network byte order, and `I` an unsigned number of four bytes.
#
# The reader has a new problem.
# A `recv` may return half a length, or one frame and a half, or three frames at once.
# So the reader keeps what it cannot use yet, and hands out each message when its last byte is there.
# That is a **deframer**: bytes in, messages out, and no socket inside, so that it works wherever the bytes come from.
#
# Here is one stream of three frames, and a few places where `recv` may cut it.

# %%
stream = b"".join(struct.pack("!I", len(message)) + message for message in (b"hi", b"", b"yes"))
frames = [stream[:6], stream[6:10], stream[10:]]
arrived = [stream[:3], stream[3:12], stream[12:]]
Strip([("frames", frames), ("may arrive as", arrived)])

# %% [markdown] slug="frames-contract" role="contract"
# ## Exercise 3: frames (6 points)
#
# Write `frame(message)`, which puts the four-byte big-endian length in front, and `Deframer`, whose `feed(data)` returns the messages that `data` completed, in order.
#
# | case | result |
# |---|---|
# | a frame arrives in pieces | `[]` until its last byte is there, then `[message]` |
# | several frames arrive at once | all their messages, as `bytes`, in order |
# | an empty message | is a message: `b""` |
# | `feed(b"")` | `[]` |
# | two connections | one `Deframer` each, and they share nothing |
# | `frame` of a message longer than `CAP` | `FrameTooLong` |
# | a length above `CAP` arrives | `FrameTooLong`, as soon as its four bytes are there, without waiting for the message; messages that the same `feed` completed are lost with it, and the Deframer is of no more use |
#
# Without the last row, four bytes from a stranger could make your program wait for 4 GiB, and keep all of it.
# Ten thousand small frames in one `feed` must take no longer, frame for frame, than ten.
# The reference answer is 17 lines.
#
# <details><summary>Hint 1: what must a Deframer remember?</summary>
#
# The bytes that it was fed and has not handed out.
# Make the buffer in `__init__`, so that each Deframer has its own.
# </details>
#
# <details><summary>Hint 2: how do I take many frames out of one buffer without copying it each time?</summary>
#
# Walk through the buffer with a position, and throw away what you have passed once, at the end.
# `struct.unpack_from("!I", buffer, position)` reads four bytes in the middle.
# </details>

# %% slug="frames" role="solution"
def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian; FrameTooLong above CAP."""
    ### BEGIN SOLUTION
    if len(message) > CAP:
        raise FrameTooLong(f"a message of {len(message)} bytes; the cap is {CAP}")
    return struct.pack("!I", len(message)) + message
    ### END SOLUTION


class Deframer:
    """Takes a stream in pieces and gives back the messages in it."""

    def __init__(self) -> None:
        ### BEGIN SOLUTION
        self._buffer = bytearray()
        ### END SOLUTION

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
        ### BEGIN SOLUTION
        self._buffer += data
        messages, position = [], 0
        while len(self._buffer) - position >= 4:
            (length,) = struct.unpack_from("!I", self._buffer, position)
            if length > CAP:
                raise FrameTooLong(f"a frame announces {length} bytes; the cap is {CAP}")
            end = position + 4 + length
            if len(self._buffer) < end:
                break
            messages.append(bytes(self._buffer[position + 4 : end]))
            position = end
        del self._buffer[:position]
        return messages
        ### END SOLUTION


# %% [markdown]
# Try it on a stream that is fed in two pieces.
# You should see `[b'hi']` and then `[b'', b'yes']`.

# %% tags=["try"]
stream = frame(b"hi") + frame(b"") + frame(b"yes")
deframer = Deframer()
deframer.feed(stream[:8]), deframer.feed(stream[8:])

# %% slug="frames-round-trip" role="tests" points=1
"""What frame makes, a Deframer takes apart."""
outcome = attempt(frame, b"hello")
check(
    outcome.returned(b"\x00\x00\x00\x05hello"),
    "frame(b'hello') is four bytes of length, most significant first, and the message",
    expected=b"\x00\x00\x00\x05hello",
    got=outcome,
    look_at='struct.pack("!I", length) makes the four bytes',
)

outcome = attempt(lambda: Deframer().feed(b"\x00\x00\x00\x02hi\x00\x00\x00\x05there"))
check(
    outcome.returned([b"hi", b"there"]),
    "two frames in one piece come out as two messages",
    expected=[b"hi", b"there"],
    got=outcome,
    look_at="a list of bytes objects is wanted: make each message with bytes(...)"
    if type(outcome.value) is list and any(type(message) is bytearray for message in outcome.value)
    else "go on taking frames out of the buffer until what is left is not a whole one",
)

# %% slug="frames-every-cut" role="tests" points=2
"""A Deframer gives the same messages wherever the stream is cut."""
# Hidden until grading: one stream, cut in every place, and fed byte by byte; empty
# messages and messages of any bytes.
### BEGIN HIDDEN TESTS
rng = seeded("frames-every-cut")
messages = [b"\xff\xfe" + rng.randbytes(rng.randrange(1, 9)), b"", rng.randbytes(rng.randrange(1, 9)), b"\x00\x00\x00\x01", b""]
stream = b"".join(struct.pack("!I", len(message)) + message for message in messages)


def fed(*pieces):
    deframer = Deframer()
    return [message for piece in pieces for message in deframer.feed(piece)]


def all_fed():
    deframers = together([(Deframer,)] * len(pieces))
    taken = together((each.feed, piece) for each, two in zip(deframers, pieces, strict=True) for piece in two)
    return [[*first, *second] for first, second in zip(taken[::2], taken[1::2], strict=True)]


pieces = [(stream[:cut], stream[cut:]) for cut in range(len(stream) + 1)]
if attempt(all_fed).returned([messages] * len(pieces)):  # else one by one, to say where
    del pieces[1:]
for two in pieces:
    outcome = attempt(fed, *two)
    if not outcome.returned(messages):
        break
check(
    outcome.returned(messages),
    f"a stream of {len(messages)} frames, cut once in each of its {len(stream) + 1} places, gives the same messages",
    expected=messages,
    got=f"cut after {len(two[0])} of {len(stream)} bytes: {outcome}",
    look_at="keep what is left over after the last whole frame, even if it is half a length, for the next feed",
)

outcome = attempt(fed, *[stream[at : at + 1] for at in range(len(stream))], b"")
check(
    outcome.returned(messages),
    "fed byte by byte, it gives the same messages, the empty one too",
    expected=messages,
    got=outcome,
    look_at="an empty message is a message: its frame is complete when its four bytes are there",
)

outcome = attempt(lambda: frame(messages[0]) + frame(b""))
check(
    outcome.returned(struct.pack("!I", len(messages[0])) + messages[0] + bytes(4)),
    "frame puts the length of any bytes in front of them, of none too",
    expected=struct.pack("!I", len(messages[0])) + messages[0] + bytes(4),
    got=outcome,
    look_at="the length counts the message only, not its own four bytes",
)
### END HIDDEN TESTS

# %% slug="frames-two-connections" role="tests" points=1
"""Two live connections with a Deframer each do not mix."""
# Hidden until grading: frames from two sockets, received in turns, a few bytes at a time.
### BEGIN HIDDEN TESTS
rng = seeded("frames-two-connections")
# The first message is so long that turns of 7 bytes cut the length of the second.
wanted = [
    [rng.randbytes(rng.choice([7, 8, 9, 14, 15, 16])), *(rng.randbytes(rng.randrange(1, 20)) for _ in range(2))]
    for _ in range(2)
]
pairs = [connected_pair() for _ in wanted]
log = Log()
for number, ((left, _), messages) in enumerate(zip(pairs, wanted, strict=True), 1):
    left.sendall(b"".join(struct.pack("!I", len(message)) + message for message in messages))
    left.shutdown(socket.SHUT_WR)
    log.note(f"peer {number} sent {len(messages)} frames, of {', '.join(str(len(m)) for m in messages)} bytes")


def take_turns():
    deframers, open_ends = [Deframer() for _ in pairs], [right for _, right in pairs]
    taken = [[] for _ in pairs]
    while any(open_ends):
        for index, right in enumerate(open_ends):
            if right and (piece := right.recv(7)):
                taken[index] += deframers[index].feed(piece)
            else:
                open_ends[index] = None
    return taken


outcome = attempt(take_turns)
for left, right in pairs:
    left.close()
    right.close()
check(
    outcome.returned(wanted),
    "two connections, received in turns of 7 bytes, give each its own messages",
    expected=wanted,
    got=outcome,
    log=log,
    look_at="a buffer outside __init__ is shared by every Deframer there is",
)
### END HIDDEN TESTS

# %% slug="frames-too-long" role="tests" points=1
"""A length above the cap is refused before anything is stored."""
# Hidden until grading: a header that announces 4 GiB; one byte over the cap; the same behind
# another frame; exactly the cap.
### BEGIN HIDDEN TESTS
for length in (0xFFFFFFFF, CAP + 1):
    header = struct.pack("!I", length)
    outcome = attempt(lambda header=header: Deframer().feed(header))
    check(
        outcome.raised(FrameTooLong),
        f"four bytes that announce {length:,} bytes raise FrameTooLong at once",
        expected="FrameTooLong",
        got=outcome,
        look_at="compare the length with CAP as soon as you have read it, before you look whether the message is there",
    )
header = struct.pack("!I", CAP + 1)


def byte_by_byte():
    deframer = Deframer()
    for at in range(3):
        deframer.feed(header[at : at + 1])
    return deframer.feed(header[3:])


outcome = attempt(byte_by_byte)
check(
    outcome.raised(FrameTooLong),
    "fed byte by byte, they raise FrameTooLong with the fourth",
    expected="FrameTooLong",
    got=outcome,
    look_at="look at the length when four bytes are in the buffer, however they came there",
)
outcome = attempt(lambda: Deframer().feed(struct.pack("!I", 2) + b"hi" + header))
check(
    outcome.raised(FrameTooLong),
    "behind a whole frame, in the same feed, they raise FrameTooLong as well",
    expected="FrameTooLong",
    got=outcome,
    look_at="look at every length, not only at the first of a feed",
)
outcome = attempt(frame, bytes(CAP + 1))
check(
    outcome.raised(FrameTooLong),
    "frame refuses a message one byte over the cap",
    expected="FrameTooLong",
    got=outcome,
    look_at="what no Deframer will take, frame must not make: it must raise FrameTooLong",
)
outcome = attempt(lambda: [len(message) for message in Deframer().feed(frame(bytes(CAP)))])
check(
    outcome.returned([CAP]),
    "a message of exactly the cap goes through",
    expected=[CAP],
    got=outcome,
    look_at="the cap itself is allowed: compare with >, not with >=",
)
### END HIDDEN TESTS

# %% slug="frames-many" role="tests" points=1
"""A Deframer takes many frames in one piece, in linear time."""
# Hidden until grading: 3,000 short frames with 6 MB behind them in a single feed, and the
# processor time that they take.
### BEGIN HIDDEN TESTS
QUADRATIC = (
    "taking each frame off the front with a slice copies all that is behind it, so the work grows with the "
    "square of the number of frames: quadratic; walk with a position and cut once"
)
rng = seeded("frames-many")
short, long = rng.randbytes(8), rng.randbytes(1_000_000)
many = (struct.pack("!I", 8) + short) * 3_000
behind = (struct.pack("!I", 1_000_000) + long) * 6


def cost(feeds, expected, what):
    """The processor time of these feeds, each to a Deframer of its own."""
    outcome = attempt(lambda: together([(Deframer().feed, data) for data in feeds]), deadline=20.0)
    check_quietly(
        outcome.returned(expected),
        f"3,000 frames of 12 bytes come out of a feed, {what}",
        expected="3,000 messages of 8 bytes, and six of a megabyte",
        got=outcome,
        look_at="a function that calls itself for the rest can do so a thousand times at most: use a loop"
        if outcome.raised(RecursionError)
        else QUADRATIC,
    )
    return outcome.cpu


measured = measure_scaling(
    small=lambda: cost([many, behind], [[short] * 3_000, [long] * 6], "and 6 MB come with another one"),
    large=lambda: cost([many + behind], [[short] * 3_000 + [long] * 6], "with 6 MB behind them"),
)
check(
    measured.linear,
    "3,000 short frames take no more processor time when 6 MB come behind them in the same feed",
    expected="about the same processor time as when the 6 MB come with another feed",
    got=str(measured),
    look_at=QUADRATIC,
)
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# Three messages went in at the top of this notebook, and one lump came out.
# Send them again, with your own functions, to a reader that takes seven bytes at a time.
# You should see the three messages, each with its edges.

# %% tags=["try"]
left, right = connected_pair()
send_all(left, b"".join(map(frame, (b"one ", b"two ", b"three"))))
left.close()
deframer, messages = Deframer(), []
while piece := right.recv(7):
    messages += deframer.feed(piece)
messages

# %% [markdown]
# Every protocol that runs over TCP has a Deframer somewhere: TLS and HTTP/2 put lengths in front, SMTP and the head of an HTTP/1.1 message end in delimiters.
#
# ## What you can say now
#
# - TCP keeps the order of bytes; where a message ends is for the two programs to agree.
# - `recv(n)` returns between 1 and `n` bytes, or `b""` once the peer has closed; `send` returns how many bytes it took.
# - A reader keeps what it cannot use yet, one buffer for each connection, and refuses a length that is too large before it stores anything.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | stream | bytes in order, without edges |
# | message | what two programs agree to treat as one thing |
# | segment | the unit in which TCP sends pieces of a stream |
# | send buffer, receive buffer | where the kernel keeps bytes that are not sent, or not read, yet |
# | blocking, non-blocking | a call that waits, or one that raises `BlockingIOError` instead |
# | frame | a message with its edges marked, here by a length prefix |
# | delimiter | a byte, or a few, that mark an end and may not occur inside |
# | big-endian | most significant byte first; network byte order |
#
# **What does this return, and why?**
#
# 1. `sock.recv(0)` on a connection with data waiting, and on one that the peer has closed.
# 2. `sock.recv(5)` on a non-blocking socket with nothing waiting.
# 3. `Deframer().feed(b"\x00\x00\x00")`, and then, fed to the same one, `b"\x00"`.
