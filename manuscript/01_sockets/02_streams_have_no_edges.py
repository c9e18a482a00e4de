# %% [markdown]
# # Streams have no edges
#
# Send three messages over TCP.
# How many will arrive?

# %%
from loopback import connected_pair, wait_until_delivered

left, right = connected_pair()
for message in (b"one ", b"two ", b"three"):
    left.send(message)
wait_until_delivered(left)  # wait until the kernel on the other side has it all
right.recv(100)

# %% [markdown]
# One.
# Three calls to `send` went in, and a single `recv` took out all thirteen bytes.
#
# Both sockets are real, and the bytes went through your own kernel.
# Nothing was lost and nothing changed order: that is what TCP promises.
# It never promised to remember where one `send` stopped and the next began.

# %%
from loopback import StreamCuts

StreamCuts([("you sent", [b"one ", b"two ", b"three"]), ("recv returned", [b"one two three"])])

# %% [markdown]
# The upper row shows the cuts that you made, the lower row the cuts that came out; the numbers count the bytes in front of each cut.
#
# TCP carries a **stream**: bytes in order, without edges.
# A **message** is something that you and the other side agree on, on top of the stream.
# By the end of this notebook you will have written what does it: a function that reads exactly what you ask for, one that sends all of what you give it, and a pair that puts edges into a stream and finds them again.
#
# ## The other way round
#
# A **peer** is the program at the other end of a connection.
# Here it is a live one, which follows a script: it sends `hello`, all of it, in two pieces.
# What will `recv(5)` return?
# Write it into the next cell before you run the one below it.

# %% tags=["predict"]
prediction = b"..."

# %%
from loopback import TCPPeer, compare

with TCPPeer([b"he", b"llo"]) as peer, peer.connect() as sock:
    first = sock.recv(5)
compare(prediction, first)

# %% [markdown]
# `recv(5)` means *at most* five bytes, as soon as there is one.
# It did not fail, and it did not wait for the rest.
# If you wrote something else: run the two cells again with `b"he"` in the first, and see.
#
# Why did the two pieces not come out as one, as the three messages did?
# This peer cuts on purpose: it sends a piece only when you have read the one before, so that you see the cut each time.
#
# The kernel is free to cut the stream wherever it likes, too.
# It cuts where a **segment** is full, which is the unit in which TCP sends; where the receiver has no room; where a lost segment leaves a gap that must be filled first.
# On your own desk pieces rarely split, so code that trusts `recv(5)` to return five works there, and breaks for your users.
#
# Each side has two buffers in its kernel.
# `send` copies bytes into the **send buffer** and returns; the kernel sends them when it can.
# What arrives waits in the **receive buffer** until `recv` takes it out.
# Neither buffer keeps a note of which bytes came in together.
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
# A connection can also end badly.
# A peer that **resets** it throws away what is under way, and your next call raises an error.

# %% tags=["raises-exception"]
from loopback.peers import Action

with TCPPeer([b"half a mess", Action.RESET]) as peer, peer.connect() as sock:
    print(sock.recv(11))
    print(sock.recv(100))

# %% [markdown]
# The eleven bytes came; the second `recv` raised `ConnectionResetError`.
# So there are three ways in which `recv` can answer: some bytes, `b""` for the end, or an error.
#
# There is an error that says nothing bad of the connection.
# After `sock.settimeout(0.2)` a `recv` waits for 0.2 seconds at most, and raises `TimeoutError` if nothing has come by then.
#
# The cure for short reads is a loop, and the loop has several ways to go wrong.
# One of them is slow instead of wrong.
# `received += piece` on `bytes` makes a new object each time, and copies all that was there before.
# How many bytes does that copy, for 1 MB in a thousand pieces?

# %%
sum(1000 * pieces for pieces in range(1, 1001))

# %% [markdown]
# Five hundred million, to collect one million.
# Twice the data means four times the copying: the work is **quadratic**, it grows with the square of the size.
# It is **linear** when twice the data means twice the work.
# A `bytearray` grows in place, and `bytes(...)` at the end copies it once.

# %%
collected = bytearray()
collected += b"he"
collected += b"llo"
bytes(collected)

# %% [markdown]
# The next cell brings in what the exercises and their tests need.
# You will use `socket`, `select`, `struct`, `FrameTooLong` and `CAP`; the other names are for the tests.

# %% slug="given" role="setup"
import os
import select
import socket
import struct

from loopback import FrameTooLong, TCPPeer, connected_pair, loopback_hosts, system, try_out
from loopback.check import (
    HANGS,
    batch,
    check,
    expect,
    measure_scaling,
    processor_time,
    same_at_every_cut,
    seeded,
    spin,
    when,
)
from loopback.peers import Action, Pause, Pieces, Read, fill_send_buffer

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
# | the peer resets the connection | `recv` raises `ConnectionResetError`; let it through |
# | the socket has a timeout, and not all came in time | `recv` raises `TimeoutError`; let it through |
# | `n` is 0 | `b""`, without touching the socket |
# | `n` is negative | `ValueError` |
#
# The stream may be long, so the work must be linear: a piece costs the same whether nothing came before it or 12 MB.
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
# Collect the pieces in a `bytearray`, which grows in place and knows how long it is: to add up the lengths of all pieces on each turn is slow, too.
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
# `@try_out` calls the function at once and puts its result in its place, or a sentence if it raised an error or did not return.
# You should see `b'hello'` and then `b'!!'`, which belongs to the next message.

# %% tags=["try"]
@try_out
def tried():
    with TCPPeer([b"he", b"llo!!"]) as peer, peer.connect() as sock:
        return recv_exactly(sock, 5), sock.recv(100)


tried

# %% [markdown]
# The next four cells are the tests of this exercise.
# Where the grader goes on with other values, they are drawn **by a seed**: a number of your own, from which the same chance values come each time that you are graded.

# %% slug="recv-exactly-pieces" role="tests" points=1
"""recv_exactly gathers a message that arrives in pieces."""
SHORT = "recv(n) promises at most n bytes; call it again for the bytes that are still missing"
OPEN = when(EOFError, "the peer has not closed: only b'' from a recv that asked for a byte or more says that it has")
with TCPPeer([b"he", b"llo"]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 5).returns(b"hello", "which arrives in two pieces", OPEN, SHORT)

with TCPPeer([bytes([each]) for each in b"\x89PNG\r\n"]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 6).returns(b"\x89PNG\r\n", "which is no text and arrives byte by byte", OPEN, SHORT)

with TCPPeer([b"slow", Pause(0.3), b"ly"]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 6).returns(
        b"slowly",
        "from a peer that pauses",
        when(EOFError, "only b'' from recv says that the peer has closed; that nothing comes for a while says nothing"),
    )

# Hidden until grading: a message cut by chance, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("recv-exactly-pieces")
for host in loopback_hosts():
    drawn, cut = rng.randbytes(rng.randrange(20, 60)), rng.randrange(1, 19)
    with TCPPeer([drawn[:cut], drawn[cut:]], host=host) as other, other.connect() as mine:
        expect(recv_exactly, mine, len(drawn)).returns(drawn, f"cut after {cut} bytes, over {host}", OPEN, SHORT)
### END HIDDEN TESTS

# %% slug="recv-exactly-boundary" role="tests" points=1
"""recv_exactly leaves the next message alone."""
MISSING = when(lambda got: len(got[0]) < 4, "call recv again for the bytes that are still missing: it promises at most n")
AHEAD = "do not read ahead, not even into a buffer of your own: ask recv for what is missing, and leave the rest in the socket"
with TCPPeer([b"mi", b"ne, yours"]) as other, other.connect() as mine:
    expect(lambda: (recv_exactly(mine, 4), mine.recv(100))).returns(
        (b"mine", b", yours"), "and what follows stays in the socket", MISSING, AHEAD
    )

with TCPPeer([b"next"]) as other, other.connect() as mine:
    expect(lambda: (recv_exactly(mine, 0), recv_exactly(mine, 4))).returns(
        (b"", b"next"),
        "since for n = 0 there is nothing to read",
        when(HANGS, "for n = 0 there is nothing to ask recv for"),
        when(EOFError, "recv(0) returns b'' whether or not the peer has closed: do not call it"),
        when(ValueError, "0 is a number of bytes like any other: only a negative n is refused"),
    )

left_end, right_end = connected_pair()
with left_end, right_end:
    UNTOUCHED = when(HANGS, "for n = 0 answer at once: whatever looks into the socket first waits for a byte")
    expect(recv_exactly, left_end, 0).returns(b"", "at once, though nothing has come", UNTOUCHED)

# Hidden until grading: two messages of lengths drawn by chance, the edge inside one segment, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("recv-exactly-boundary")
for host in loopback_hosts():
    first_sent, then_sent = rng.randbytes(rng.randrange(5, 40)), rng.randbytes(rng.randrange(5, 40))
    cut = rng.randrange(1, len(first_sent))
    with TCPPeer([first_sent[:cut], first_sent[cut:] + then_sent], host=host) as other, other.connect() as mine:
        expect(
            lambda: (recv_exactly(mine, len(first_sent)), recv_exactly(mine, len(then_sent))),
            shown=f"recv_exactly(sock, {len(first_sent)}), then recv_exactly(sock, {len(then_sent)}),",
        ).returns(
            (first_sent, then_sent),
            "with the edge inside one segment",
            "each turn of the loop should ask only for the bytes that are still missing",
        )
### END HIDDEN TESTS

# %% slug="recv-exactly-early-close" role="tests" points=1
"""recv_exactly says how many bytes are missing when the peer closes early, and lets other errors through."""
CLOSED = "once the peer has closed, recv returns b'' at once, every time: that is when to raise EOFError"
FEWER = when(lambda got: got != b"", "fewer than n bytes are no answer, whatever flags recv was given: call it until it returns b'', and then raise EOFError")
MISSING = when(EOFError, "the number that is asked for is that of the bytes still missing: n less those that came")
with TCPPeer([b"abcde"]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 8).raises(
        EOFError, "since the peer closes after 5 of 8 bytes", FEWER, MISSING, CLOSED, when(HANGS, CLOSED), saying=3
    )

with TCPPeer([]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 8).raises(EOFError, "since the peer sends nothing at all", CLOSED, saying=8)

with TCPPeer([b"abc", Action.RESET]) as other, other.connect() as mine:
    expect(recv_exactly, mine, 8).raises(
        ConnectionResetError,
        "since the peer resets",
        when(EOFError, "a reset is no end of the stream: it is an error of recv's own, so let it through"),
        when(lambda got: len(got) < 8, "what recv has returned is no answer yet: call it again, and its error comes out by itself"),
    )

left_end, right_end = connected_pair()
with left_end, right_end:
    right_end.sendall(b"waiting")
    expect(recv_exactly, left_end, -1).raises(ValueError, "", "refuse a negative n before the loop begins")
    left_end.settimeout(0.2)
    LATE = "that nothing came in time is no end of the stream, and no answer: let the error of recv through"
    too_late = expect(recv_exactly, left_end, 8)
    too_late.raises(TimeoutError, "since 7 bytes have come, and no more within 0.2 seconds", when((EOFError, HANGS), LATE), LATE)

# Hidden until grading: other lengths, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("recv-exactly-early-close")
for sent in (rng.randrange(100, 200), 0):
    wanted = sent + rng.randrange(300, 400)
    with TCPPeer([rng.randbytes(sent)] if sent else []) as other, other.connect() as mine:
        expect(recv_exactly, mine, wanted).raises(
            EOFError, f"since the peer closes after {sent}", FEWER, MISSING, CLOSED, when(HANGS, CLOSED), saying=wanted - sent
        )

### END HIDDEN TESTS

# %% slug="recv-exactly-large" role="tests" points=2
"""recv_exactly reads 12 MB in linear time."""
QUADRATIC = (
    "each `+=` on bytes (or a join inside the loop) copies all that came before, so the work grows with the "
    "square of the size: a quadratic loop; collect in a bytearray, or in a list that is joined once"
)
BYTEWISE = when(HANGS, "ask recv for all that is missing: byte by byte it takes millions of calls", at="recv(1)")
SLOW = when(HANGS, QUADRATIC, not_at="recv(1)")


def cost_behind(size, fill, host="127.0.0.1"):
    """The processor time of 100 pieces that come behind `size` bytes."""
    times, head = [], fill * size
    script = [head, lambda: times.append(processor_time()), Pieces(b"piece", 100)]
    script += [lambda: times.append(processor_time()), b"end"]
    with TCPPeer(script, host=host) as other, other.connect(receive_buffer=1 << 18) as mine:
        reading = expect(recv_exactly, mine, size + 503, deadline=20.0)
    whole = head + b"piece" * 100 + b"end"
    if not reading.outcome.returned(whole):
        reading.returns(whole, "the last 503 in small pieces", BYTEWISE, SLOW, log=other.log)
    return times[1] - times[0]


def linear(fill, host="127.0.0.1"):
    with TCPPeer([Pieces(fill, 1_200)], host=host) as other, other.connect() as mine:
        expect(recv_exactly, mine, 1_200, deadline=20.0).returns(fill * 1_200, "which come one by one")
    measured = measure_scaling(
        small=lambda: cost_behind(1_000, fill, host), large=lambda: cost_behind(12_000_000, fill, host)
    )
    claim = "100 pieces behind 12 MB take no more processor time than 100 pieces behind 1,000 bytes"
    check(measured.linear, claim, expected="about the same processor time", got=str(measured), hint=QUADRATIC)


linear(b"!")

# Hidden until grading: another byte, over IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
linear(seeded("recv-exactly-large").randbytes(1), loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## `send` can be short too
#
# The send buffer has a size.
# Give it more than it can hold, and see what `send` says.

# %%
left, right = connected_pair()
left.setblocking(False)  # do not wait: take what fits, and say how much that was
accepted = left.send(bytes(100_000_000))
accepted < 100_000_000

# %% [markdown]
# `send` returned the number of bytes that it took, and it took fewer than it was given.
# The rest is yours to send, from where it stopped.
# Now the buffer is full, or nearly: the kernel still moves a little on.
# The next cell calls `send` again and again; how will that end?

# %% tags=["raises-exception"]
while True:
    left.send(bytes(100_000_000))

# %% [markdown]
# `BlockingIOError` is how a **non-blocking** socket says "not now".
# A **blocking** socket would have stopped your program there until the other side read something.
# A socket with a timeout lies between the two: it waits for room, then takes what fits and returns; if no room comes in time, it raises `TimeoutError`.
# (Even a blocking `send` may be short, though on Linux it rarely is: it waits until all is taken, unless something interrupts it.)
#
# Which of the three a socket is, and with what timeout, is its **blocking mode**.
# `setblocking` and `settimeout` set it, and `gettimeout` tells it: `0.0` is non-blocking, and `None` blocking.

# %%
left.gettimeout(), right.gettimeout()

# %% [markdown]
# When there is no room, asking again and again would keep a processor busy with nothing.
# `select.select([], [sock], [])` sleeps until the socket has room, which is what you want.
# Its arguments are three lists of sockets: those that you want to read from, those that you want to write to, and those with something exceptional, which hardly anybody needs.
# It returns three lists again, of the sockets that are ready.
# A fourth argument is the longest that it may sleep, in seconds; with 0 it only looks.
#
# Before the right side reads, `select` finds no socket ready for writing; after it has read, it finds one.

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

# %% [markdown]
# What is left to send is a slice, and a slice of `bytes` copies.
# A `memoryview` is a window on bytes that somebody else holds: its slices copy nothing.

# %%
data = memoryview(b"hello")
data = data[2:]
bytes(data), len(data)

# %% [markdown] slug="send-all-contract" role="contract"
# ## Exercise 2: send all of it (5 points)
#
# Write `send_all(sock, data)` with nothing but `sock.send` (and something to wait with).
# It returns how many calls of `send` took bytes; one that raised `BlockingIOError` took none.
#
# | case | result |
# |---|---|
# | `send` takes fewer bytes than it was given | go on from where it stopped |
# | the socket is non-blocking and its buffer is full | wait until there is room, without keeping the processor busy |
# | `data` is a few bytes, and there is room for them | 1: they go in one call |
# | `data` is empty | 0, and no call to `send` |
# | `data` is `bytes`, a `bytearray` or a `memoryview` of bytes | all three work, and stay as they are |
# | the socket has a timeout, and no room came in time | `send` raises `TimeoutError`; let it through |
# | the peer resets the connection | `send` raises a `ConnectionError`; let it through |
# | after `send_all` has returned or raised | the socket's blocking mode is unchanged |
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
# The socket has a timeout: without one, `send` would wait until it has taken all, and one call would do.
# You should see `True` twice: it took more than one call, and all the bytes arrived.

# %% tags=["try"]
@try_out
def tried():
    with TCPPeer([Action.WAIT_UNTIL_FULL, Action.READ_TO_END], receive_buffer=4096) as peer:
        with peer.connect(send_buffer=4096) as sock:
            sock.settimeout(5)
            calls = send_all(sock, bytes(1_000_000))
        peer.finished()
    return calls > 1, peer.received == bytes(1_000_000)


tried

# %% slug="send-all-slow-reader" role="tests" points=1
"""send_all goes on from where send stopped."""
AGAIN = "send returns how many bytes it took; the next call must start there, not at the beginning"
AT_ONCE = when(HANGS, "give send all that is left, not one byte at a time")


def slow_reader(payload, host="127.0.0.1"):
    with TCPPeer([Action.WAIT_UNTIL_FULL, Action.READ_TO_END], receive_buffer=4096, host=host) as other:
        with other.connect(send_buffer=4096) as mine:
            mine.settimeout(5)
            sending = expect(send_all, mine, payload)
        sending.delivers(other, payload, "although it reads late", AGAIN, AT_ONCE)
        sending.satisfies(
            lambda calls: type(calls) is int and calls > 1,
            "send_all returns how many calls of send that took, which is more than one",
            when(1, "one call took it all: use send, not sendall, and leave the timeout of the socket as it is"),
            "count the calls of send that returned",
            log=other.log,
        )


slow_reader(bytes(range(250)) * 4000)

# Hidden until grading: other bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
for host in loopback_hosts():
    slow_reader(seeded("send-all-slow-reader").randbytes(900_000), host)
### END HIDDEN TESTS

# %% slug="send-all-counts" role="tests" points=1
"""send_all returns the number of calls, for every kind of data."""
KINDS = "a memoryview over data copes with all three kinds"


def counted(payload, calls, host="127.0.0.1"):
    whole = bytes(payload)
    with TCPPeer([Action.READ_TO_END], host=host) as other:
        with other.connect() as mine:
            if not whole:  # so that any call of send would raise an error
                mine.shutdown(socket.SHUT_WR)
            sending = expect(send_all, mine, payload)
        NO_CALL = when(BrokenPipeError, "with nothing left to send there is nothing to call: look before you send")
        BYTES = when(lambda got: got == len(whole) > 1, "the number of calls of send is asked for, not of bytes")
        ONCE = when(lambda got: 1 < got < len(whole), "give send all that is left: a few bytes find room in one call")
        kind = f"for {len(whole)} bytes as {type(payload).__name__}"
        sending.returns(calls, kind, NO_CALL, BYTES, ONCE, when((TypeError, AttributeError, ValueError), KINDS))
        sending.delivers(other, whole)
        sending.satisfies(bytes(payload) == whole, "data is as it was: it is the caller's", "cut a memoryview of data, not data itself")


for given in (b"a few bytes", b"", bytearray(b"a few bytes"), memoryview(b"a few bytes")):
    counted(given, 1 if given else 0)

REFUSED = when(lambda got: got > 1, "count a call of send when it has returned, not when you make it")
waited = "BlockingIOError means that send took nothing: select.select([], [sock], []) waits for room, then send the same bytes"
with TCPPeer([Action.WAIT_UNTIL_FULL, Pause(0.1), Action.READ_TO_END], receive_buffer=4096) as other:
    with other.connect(send_buffer=4096) as mine:
        taken_before = fill_send_buffer(mine)
        sending = expect(send_all, mine, b"!")
    sending.returns(1, "although the buffer was full at first", REFUSED, when(BlockingIOError, waited), waited, log=other.log)
    sending.delivers(other, bytes(taken_before) + b"!", "the last one behind those that filled the buffer")

# Hidden until grading: other bytes of each kind, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("send-all-counts")
few = rng.randbytes(rng.randrange(100, 500))
for host in loopback_hosts():
    for kind in (few, bytearray(few), memoryview(few)):
        counted(kind, 1, host)
### END HIDDEN TESTS

# %% slug="send-all-waits" role="tests" points=2
"""send_all waits for room on a non-blocking socket, sleeps while it waits, and leaves it non-blocking."""
WAIT = "BlockingIOError means that send took nothing: select.select([], [sock], []) waits for room, then send the same bytes"


def waits(payload):
    with TCPPeer([Action.WAIT_UNTIL_FULL, lambda: spin(0.4), Action.READ_TO_END], receive_buffer=4096) as other:
        with other.connect(send_buffer=4096) as mine:
            mine.setblocking(False)
            sending = expect(send_all, mine, payload, deadline=10.0)
            # the kernel's flag is one for all who hold the socket
            blocks = os.get_blocking(mine.fileno()) if system.sockets_are_descriptors else mine.getblocking()
        other.finished()
        stopped = len(other.received) < len(payload)
        cure = WAIT if stopped else "send returns how many bytes it took; the next call must start there, not at the beginning"
        sending.delivers(other, payload, "through a non-blocking socket", cure, when(BlockingIOError, WAIT))
    sending.satisfies(
        not blocks,
        "the non-blocking socket is non-blocking still when send_all has returned",
        "the caller's other calls rely on the mode of the socket: leave it alone, or set it back before you return",
        log=other.log,
    )
    sending.satisfies(
        sending.outcome.cpu < 0.15,
        "send_all sleeps while it waits for room: where a busy loop uses 0.4 seconds of a processor, it uses next to none",
        "a loop that asks again at once keeps the processor busy; select.select([], [sock], []) sleeps until there is room",
        got=f"{sending.outcome.cpu:.2f} seconds of processor time",
        log=other.log,
    )


waits(bytes(range(250)) * 400)

# Hidden until grading: more bytes, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("send-all-waits")
waits(rng.randbytes(rng.randrange(100_000, 200_000)))
### END HIDDEN TESTS

# %% slug="send-all-reset" role="tests" points=1
"""send_all lets the caller know that the peer has reset the connection, or that no room came in time."""
CATCH = "catch BlockingIOError only; what else comes out of send is for the caller to see"
LONG = "send waits by itself and raises TimeoutError in time: call it first, let that through; select without a time waits on"


def reset_midway(timeout, size=2_000_000):
    resets = []
    script = [Action.WAIT_UNTIL_FULL, Pause(0.2), Read(1000), lambda: resets.append(True), Action.RESET]
    with TCPPeer(script, receive_buffer=4096) as other, other.connect(send_buffer=4096) as mine:
        mine.settimeout(timeout)
        how = "does not block" if timeout == 0 else f"has a timeout of {timeout:g} seconds"
        sending = expect(send_all, mine, bytes(size))
        sending.raises(
            ConnectionError,
            f"since the peer resets; the socket {how}",
            CATCH if resets else "there was more to send, and send_all had returned before the peer reset: go on until all is sent",
            when(BlockingIOError, "send took nothing: wait for room with select.select([], [sock], []), then send again"),
            when((RuntimeError, ValueError, TimeoutError, EOFError, HANGS), CATCH),
        )
        mode = "after the reset the socket's blocking mode is unchanged"
        check(mine.gettimeout() == timeout, mode, hint="set the mode back in a finally, or never change it")


def no_room_in_time(timeout):
    script = [Action.WAIT_UNTIL_FULL, Pause(1.0), Action.READ_TO_END]
    with TCPPeer(script, receive_buffer=4096) as other, other.connect(send_buffer=4096) as mine:
        mine.settimeout(timeout)
        OTHER, late = when((Exception, HANGS), CATCH), f"the peer reads nothing for longer than the timeout, {timeout:g} s"
        expect(send_all, mine, bytes(100_000)).raises(TimeoutError, f"since {late}", OTHER, LONG)


reset_midway(timeout=5.0)
reset_midway(timeout=0.0)
no_room_in_time(timeout=0.2)

# Hidden until grading: a reset while a non-blocking socket waits; another timeout.
### BEGIN HIDDEN TESTS
reset_midway(timeout=4.0, size=5_000_000)
no_room_in_time(timeout=seeded("send-all-reset").uniform(0.1, 0.3))
### END HIDDEN TESTS

# %% [markdown]
# ## Putting edges in
#
# Two functions move bytes now, exactly as many as they should.
# What is still missing is the edge: how does the reader know where a message ends?
#
# There are three common ways.
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
StreamCuts([("frames", frames), ("may arrive as", arrived)])

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
# | a length above `CAP` arrives | `FrameTooLong`, as soon as its four bytes are there, without waiting for the message; messages that the same `feed` completed before it are lost |
#
# `CAP` is 1 MiB, and `FrameTooLong` a kind of `ValueError` that the lab bench has for this; both are given.
# After `FrameTooLong` nobody uses that Deframer again, so it does not matter what is left in it.
# Without the last row, four bytes from a stranger could make your program wait for 4 GiB, and keep all of it.
# Thousands of short frames must cost no more when megabytes come behind them in the same `feed`: the work is linear.
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
@try_out
def tried():
    sent = frame(b"hi") + frame(b"") + frame(b"yes")
    deframer = Deframer()
    return deframer.feed(sent[:8]), deframer.feed(sent[8:])


tried

# %% slug="frames-round-trip" role="tests" points=1
"""What frame makes, a Deframer takes apart."""
LENGTH = 'struct.pack("!I", len(message)) makes the four bytes that go in front of the message'
ORDER = when(b"\x05\x00\x00\x00hello", 'the most significant byte goes first: "!I" says so')
ITSELF = when(b"\x00\x00\x00\x09hello", "the length counts the message only, not its own four bytes")
expect(frame, b"hello").returns(b"\x00\x00\x00\x05hello", "four bytes of length and the message", ORDER, ITSELF, LENGTH)
expect(frame, b"").returns(b"\x00\x00\x00\x00", "since an empty message is a message", LENGTH)
EMPTY = when(
    lambda messages: messages == [], "four bytes are a whole frame when they say 0: go on while four are there"
)
TAKE = "go on taking frames out of the buffer until what is left is not a whole one"
WHOLE = when(lambda got: got[0][:4] == b"\x00\x00\x00\x02", "hand out the message, without the four bytes of its length")
expect(lambda: Deframer().feed(b"\x00\x00\x00\x02hi\x00\x00\x00\x05there")).returns([b"hi", b"there"], "", WHOLE, TAKE)
expect(lambda: Deframer().feed(b"\x00\x00\x00\x00")).returns([b""], "an empty message", EMPTY)
expect(lambda: Deframer().feed(b"")).returns([], "since nothing came")

# Hidden until grading: messages of any bytes, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("frames-round-trip")
drawn = rng.randbytes(rng.randrange(256, 600))
expect(frame, drawn).returns(len(drawn).to_bytes(4, "big") + drawn, "", LENGTH)
expect(lambda: Deframer().feed(len(drawn).to_bytes(4, "big") + drawn)).returns([drawn], "", TAKE)
### END HIDDEN TESTS

# %% slug="frames-every-cut" role="tests" points=2
"""A Deframer gives the same messages wherever the stream is cut."""
KEEP = "keep what is left over after the last whole frame, even if it is half a length, for the next feed"
HALF = when(struct.error, "the four bytes of a length may come in two pieces: look whether four are there before you unpack them")
INSIDE = when(FrameTooLong, "bytes of a message were read as a length: take a frame out only when all of it is there, and keep the rest")


def in_frames(messages):
    return b"".join(len(message).to_bytes(4, "big") + message for message in messages)


def twice_out(messages):
    return when(
        lambda got: len(got) > len(messages), "a message came out twice: feed returns only what this data completed"
    )


def same_everywhere(messages):
    last, full = messages[:-1], [each for each in messages if each]
    EMPTY = when(lambda got: [*map(bytes, got)] == full, "the empty messages are missing: a length of 0 is a whole frame")
    LAST = when(lambda got: [*map(bytes, got)] == last, "b'', the last, is missing: four bytes that say 0 are a whole frame")
    ALL = when(
        lambda got: got == messages[: len(got)] and len(got) < len(messages) - 1,
        "go on taking frames out of the buffer until what is left is not a whole one",
    )
    expect(lambda: Deframer().feed(in_frames(messages)), shown="Deframer().feed, given all in one piece,").returns(
        messages, "uncut", EMPTY, LAST, ALL
    )
    EARLY = when(lambda got: any(each not in messages for each in got), "a message came out before its last byte was there")
    same_at_every_cut(Deframer, in_frames(messages), messages, twice_out(messages), EARLY, INSIDE, HALF, KEEP)


same_everywhere([b"hi", b"", b"yes", b""])

# Hidden until grading: other messages, of any bytes, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("frames-every-cut")
drawn = [b"\xff\xfe" + rng.randbytes(rng.randrange(1, 9)), b"", rng.randbytes(rng.randrange(1, 9)), b"\x00\x00\x00\x01", b""]
same_everywhere(drawn)
### END HIDDEN TESTS

# %% slug="frames-two-connections" role="tests" points=1
"""Two connections with a Deframer each do not mix."""
OWN = "make the buffer in __init__, with self: one outside of it is shared by every Deframer there is"
ALONE = "here nothing is shared yet: see the tests above, on one Deframer, first"


def in_turns(messages, step):
    """Feed a Deframer for each of the streams, in turns, `step` bytes at a time; return what came out of each."""
    streams = [b"".join(len(each).to_bytes(4, "big") + each for each in own) for own in messages]
    deframers, taken = [Deframer() for _ in streams], [[] for _ in streams]
    for at in range(0, max(map(len, streams)), step):
        for number, whole in enumerate(streams):
            taken[number] += deframers[number].feed(whole[at : at + step])
    return taken


def do_not_mix(messages, step):
    for own in messages:
        alone = expect(in_turns, [own], step, shown=f"a Deframer of its own, fed {step} bytes at a time,")
        alone.returns([own], "while there is no other", when(Exception, ALONE), ALONE)
    shown = f"two Deframers, fed in turns, {step} bytes at a time,"
    expect(in_turns, messages, step, shown=shown).returns(messages, "each its own", OWN, when((Exception, HANGS), OWN))


do_not_mix([[b"to Ann", b"and more"], [b"to Bob", b""]], 7)

# Hidden until grading: messages and steps by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("frames-two-connections")
for step in (3, 7):
    # The first message is so long that a step cuts the length of the second.
    first_sizes = [size for size in range(7, 22) if (size + 4) % step not in (0, step)]
    drawn = [
        [rng.randbytes(rng.choice(first_sizes)), *(rng.randbytes(rng.randrange(1, 20)) for _ in range(2))]
        for _ in range(2)
    ]
    do_not_mix(drawn, step)
### END HIDDEN TESTS

# %% slug="frames-too-long" role="tests" points=1
"""A length above the cap is refused before anything is stored."""
AT_ONCE = "compare the length with CAP as soon as its four bytes are there, before you look whether the message is"
EACH = "look at every length, not only at the first of a feed"
SIGNED = when([b""], 'a length has no sign: unpack it with "!I", since "!i" makes negative numbers of the largest')


def byte_by_byte(announced):
    deframer = Deframer()
    return [deframer.feed(announced[at : at + 1]) for at in range(4)]


def refused(announced, claim):
    feeding = expect(lambda: Deframer().feed(announced), shown=f"Deframer().feed({announced!r})")
    feeding.raises(FrameTooLong, claim, SIGNED, AT_ONCE)
    feeding = expect(byte_by_byte, announced, shown=f"the same, fed byte by byte: {announced!r},")
    feeding.raises(FrameTooLong, "with the fourth byte", AT_ONCE)


refused(struct.pack("!I", CAP + 1), "since it announces a byte more than CAP")
refused(b"\xff\xff\xff\xff", "since it announces 4 GiB")
expect(lambda: Deframer().feed(struct.pack("!I", 2) + b"hi" + struct.pack("!I", CAP + 1))).raises(FrameTooLong, "", EACH)
expect(frame, bytes(CAP + 1)).raises(FrameTooLong, "since no Deframer would take it", "compare with CAP here, too")
CAP_ITSELF = when(FrameTooLong, "the cap itself is allowed: compare with >, not with >=")
below = expect(lambda: [len(message) for message in Deframer().feed(frame(bytes(CAP - 1)))])
below.returns([CAP - 1], "a byte below CAP")
whole = expect(lambda: [len(message) for message in Deframer().feed(frame(bytes(CAP)))])
whole.returns([CAP], "since CAP bytes are not too many", CAP_ITSELF)

# Hidden until grading: other lengths above the cap, some by the seed.
### BEGIN HIDDEN TESTS
for length in (0x80000000, CAP + seeded("frames-too-long").randrange(2, 10_000)):
    refused(struct.pack("!I", length), f"since it announces {length:,} bytes")
### END HIDDEN TESTS

# %% slug="frames-many" role="tests" points=1
"""A Deframer takes many frames in one piece, in linear time."""
QUADRATIC = (
    "taking each frame off the front with a slice copies all that is behind it, so the work grows with the "
    "square of the number of frames: quadratic; walk with a position and cut once"
)


def cost_of(feeds, expected, what):
    """The processor time of these feeds, each to a Deframer of its own."""
    feeding = expect(
        lambda: batch([(Deframer().feed, fed) for fed in feeds]),
        deadline=20.0,
        shown=f"Deframer().feed, given thousands of frames of 12 bytes, {what},",
    )
    if not feeding.outcome.returned(expected):
        FEWER = when(lambda got: sum(map(len, got)) < sum(map(len, expected)), "messages stayed inside: take out every whole frame that a feed brings")
        other_ones = "what comes out of a long feed is not what went in: is each message cut out behind its own length?"
        feeding.returns(expected, "", when(HANGS, QUADRATIC), FEWER, other_ones)
    return feeding.outcome.cpu


def same_cost(short, long, count, millions):
    many = (struct.pack("!I", len(short)) + short) * count
    behind = (struct.pack("!I", len(long)) + long) * millions
    measured = measure_scaling(
        small=lambda: cost_of([many, behind], [[short] * count, [long] * millions], "and megabytes with another feed"),
        large=lambda: cost_of([many + behind], [[short] * count + [long] * millions], "and megabytes behind them"),
    )
    claim = f"{count:,} short frames take no more processor time when {millions} MB come behind them in the same feed"
    check(measured.linear, claim, expected="about the same processor time", got=str(measured), hint=QUADRATIC)


same_cost(b"8 bytes.", bytes(1_000_000), 1_000, 3)
same_cost(b"8 bytes.", bytes(1_000_000), 3_000, 6)

# Hidden until grading: other messages, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("frames-many")
same_cost(rng.randbytes(8), rng.randbytes(1_000_000), 3_000, 6)
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# Three messages went in at the top of this notebook, and one lump came out.
# Send them again, with your own functions, to a reader that takes seven bytes at a time.
# You should see the three messages, each with its edges.
# `shutdown(socket.SHUT_WR)` closes only the sending side: the reader gets `b""` after the last byte, and the connection could still carry an answer.

# %% tags=["try"]
@try_out
def three_messages():
    left, right = connected_pair()
    with left, right:
        send_all(left, b"".join(map(frame, (b"one ", b"two ", b"three"))))
        left.shutdown(socket.SHUT_WR)
        deframer, messages = Deframer(), []
        while piece := right.recv(7):
            messages += deframer.feed(piece)
    return messages


three_messages

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
#
# <details><summary>Answer</summary>
#
# `b""` both times, at once: you asked for at most 0 bytes.
# So `recv(0)` cannot tell you whether the peer has closed.
# </details>
#
# 2. `sock.recv(5)` on a non-blocking socket with nothing waiting.
#
# <details><summary>Answer</summary>
#
# It raises `BlockingIOError`: nothing has come, and the end has not come either.
# </details>
#
# 3. `Deframer().feed(b"\x00\x00\x00")`, and then, fed to the same one, `b"\x00"`.
#
# <details><summary>Answer</summary>
#
# `[]`, since three bytes are not yet a length; then `[b""]`, since the length is 0 and an empty message is complete.
# </details>
