# %% [markdown]
# # The three-way handshake
#
# Here is a server that never calls `accept`.
# Can a client connect to it, and send it something?

# %%
import socket

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
client.send(b"hello")

# %% [markdown]
# It connected, and five bytes went out.
# `accept` only hands your program a connection that exists already.
# The **handshake**, the exchange that makes a connection, was done by the two kernels, before anybody asked.
#
# `TCP_INFO` asks the kernel what it knows about a socket; the first byte of the answer is the state of its connection, and 1 stands for ESTABLISHED.

# %%
known = hasattr(socket, "TCP_INFO")  # Linux has it; elsewhere the kernel keeps this to itself
client.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1) if known else "not shown on this system"

# %%
client.close()
listener.close()

# %% [markdown]
# So somebody else has been writing your handshakes.
# In this notebook you take over.
#
# ## What went over the wire
#
# This is a whole connection between two sockets of the Linux kernel, captured as it happened.
# The client sends `hello`, the server sends it back, and both close.

# %%
from loopback import kernel
from loopback.trace import ladder_of, relative, trace_of

captured = trace_of(kernel.conversation())
ladder_of(relative(captured)[:3])

# %% [markdown]
# The first three **segments** are the three-way handshake.
# A segment is what TCP sends: a header of 20 bytes or more, and perhaps some data.
# Single bits in the header are its **flags**: SYN asks to synchronize, ACK says that the acknowledgement number counts, FIN says that there is no more to come, RST breaks the connection off.
# (One more, PSH, is left out of these drawings: it asks the receiver to hand data on at once, and moves no number.)
#
# The numbers are counted from 0 here, for the eye.
# On the wire each side begins somewhere else, at its **initial sequence number**, and so does the next connection.
# You should see `False`; where a recording answers, it is the same recording twice, and you see `True`.

# %%
# NBVAL_IGNORE_OUTPUT
kernel.conversation()[0].seq == kernel.conversation()[0].seq

# %% [markdown]
# Now a question that many texts get wrong: what does a sequence number count?
# Here is the rest of the same conversation.
# The client's `hello` has five bytes.
# It begins at 1.
# Will it be acknowledged with 2, since it is one segment, or with 6, since it is five bytes?

# %% tags=["predict"]
prediction = "..."

# %%
ladder_of(relative(captured))

# %% [markdown]
# Every **byte** has a number.
# `hello` begins at 1 and is acknowledged with 6, the number of the byte that is expected next.
#
# And why does it begin at 1?
# Because the SYN took number 0, although it carries no data.
# The FIN takes one too.
# This is how both can be acknowledged: what has a number can be confirmed, and sent again.
#
# The next two cells bring in what the exercises need.

# %% slug="given" role="setup"

from loopback import ACK, FIN, RST, SYN, Flag, Segment, kernel, system
from loopback.check import attempt, check, check_transitions, seeded, segment_differences
from loopback.link import Link, LiveLink, UDPHost, VirtualNetwork, run_over_udp
from loopback.peers import SegmentPeer
from loopback.trace import label_of, ladder_of, trace_of


# %% slug="given-segments" role="setup"
WINDOW = 65535  # bytes that each side is ready to take
HERE, THERE = 4000, 80  # the port of the end under test, and of its peer


def sent(flags: Flag, seq: int, ack: int = 0) -> Segment:
    """A segment from the end under test to its peer."""
    return Segment(source_port=HERE, destination_port=THERE, seq=seq, ack=ack, flags=flags)


def came(flags: Flag, seq: int, ack: int = 0, payload: bytes = b"") -> Segment:
    """A segment from the peer."""
    ports = {"source_port": THERE, "destination_port": HERE}
    return Segment(**ports, seq=seq, ack=ack, flags=flags, payload=payload)


# %% [markdown] slug="read-the-trace-contract" role="contract"
# ## Exercise 1: read the trace (4 points)
#
# A **trace** is a list of rows, one for each segment, in order; nothing was lost or sent twice, and each segment had arrived before the next was sent.
#
# `{"sender": "client", "flags": "SYN,ACK", "seq": 300, "ack": 101, "length": 0}`
#
# Somebody has spilt coffee on it, and some of the numbers `seq` and `ack` have become `None`; the rest can be read.
# Write `fill_in(trace)`, which returns the same rows with every hidden number found again.
#
# | case | result |
# |---|---|
# | `seq` | the number of the segment's first byte, or of its SYN or FIN |
# | `ack`, and `flags` has `ACK` | the number that its sender expects next from the other side |
# | `ack`, and `flags` has no `ACK` | stays `None`: there is none |
# | `length` | bytes of data; SYN and FIN are not counted in it, and take one number each |
# | numbers | from 0 to 2³² − 1; after the last comes 0 |
#
# For each side at least one number that counts its bytes can still be read, somewhere in the trace.
# Leave the list that you were given as it is.
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: what do I need to know first?</summary>
#
# How many numbers each side has used before each row.
# That needs no visible number at all: lengths and flags are enough.
# </details>
#
# <details><summary>Hint 2: and then?</summary>
#
# `seq` is the sender's first number plus what the sender has used so far; `ack` is the other side's first number plus what the other side has used.
# Any number that you can read gives you a first number: go through once to find both, and once more to fill in.
# </details>

# %% slug="read-the-trace" role="solution"
def fill_in(trace: list[dict]) -> list[dict]:
    """The rows of `trace` with every hidden number filled in."""
    ### BEGIN SOLUTION
    other = {"client": "server", "server": "client"}
    used, first, offsets = {"client": 0, "server": 0}, {}, []
    for row in trace:
        here, there = row["sender"], other[row["sender"]]
        offsets.append((used[here], used[there]))
        if row["seq"] is not None:
            first[here] = row["seq"] - used[here]
        if row["ack"] is not None:
            first[there] = row["ack"] - used[there]
        used[here] += row["length"] + ("SYN" in row["flags"]) + ("FIN" in row["flags"])
    filled = []
    for row, (seq, ack) in zip(trace, offsets, strict=True):
        here, there = row["sender"], other[row["sender"]]
        ack = (first[there] + ack) % 2**32 if "ACK" in row["flags"] else None
        filled.append(row | {"seq": (first[here] + seq) % 2**32, "ack": ack})
    return filled
    ### END SOLUTION


# %% [markdown]
# Try it on a handshake of which two numbers are left.
# You should see `SYN seq=100`, `SYN,ACK seq=300 ack=101` and `ACK seq=101 ack=301`.

# %% tags=["try"]
spilt: list[dict] = [
    {"sender": "client", "flags": "SYN", "seq": None, "ack": None, "length": 0},
    {"sender": "server", "flags": "SYN,ACK", "seq": 300, "ack": 101, "length": 0},
    {"sender": "client", "flags": "ACK", "seq": None, "ack": None, "length": 0},
]
ladder_of(fill_in(spilt))

# %% slug="read-the-trace-handshake" role="tests" points=1
"""fill_in finds the numbers of a handshake."""
spilt: list[dict] = [
    {"sender": "client", "flags": "SYN", "seq": None, "ack": None, "length": 0},
    {"sender": "server", "flags": "SYN,ACK", "seq": 300, "ack": 101, "length": 0},
    {"sender": "client", "flags": "ACK", "seq": None, "ack": None, "length": 0},
]
outcome = attempt(fill_in, [dict(row) for row in spilt])
found = outcome.value if type(outcome.value) is list else []
for index, seq, ack in ((0, 100, None), (1, 300, 101), (2, 101, 301)):
    expected = spilt[index] | {"seq": seq, "ack": ack}
    check(
        len(found) == 3 and found[index] == expected,
        f"row {index + 1} is {label_of(expected)}",
        expected=expected,
        got=found[index] if len(found) == 3 else outcome,
        log=ladder_of(spilt),
        look_at="a SYN takes one number: the byte after it has the next; without the ACK flag there is no ack",
    )

# %% slug="read-the-trace-kernel" role="tests" points=2
"""fill_in reads conversations of the kernel's own."""
# Hidden until grading: connections between kernel sockets, captured live, with data
# both ways and holes by chance.
### BEGIN HIDDEN TESTS
rng = seeded("read-the-trace-kernel")


def conversation(rng):
    """A conversation of the kernel's, or the same shape by the rules where there is none to be had."""
    exchange = [(side, rng.randbytes(rng.randrange(2, 400))) for side in ("client", "server", "client", "server")]
    if system.has_namespaces:
        return trace_of(kernel.conversation(exchange))
    next_seq = {"client": rng.getrandbits(32), "server": rng.getrandbits(32)}
    plan = [("client", "SYN", 0), ("server", "SYN,ACK", 0), ("client", "ACK", 0)]
    plan += [(side, "ACK", len(data)) for side, data in exchange]
    plan += [("client", "FIN,ACK", 0), ("server", "FIN,ACK", 0), ("client", "ACK", 0)]
    rows = []
    for side, flags, length in plan:
        ack = next_seq["server" if side == "client" else "client"] if "ACK" in flags else None
        rows.append({"sender": side, "flags": flags, "seq": next_seq[side], "ack": ack, "length": length})
        next_seq[side] = (next_seq[side] + length + ("SYN" in flags) + ("FIN" in flags)) % 2**32
    return rows


def spill(rows, rng, left):
    """The rows with numbers hidden: for each side one that counts its bytes is left, its seq or the other's ack."""
    spilt = [row | {"seq": None, "ack": None} for row in rows]
    for side in ("client", "server"):
        senders = [index for index, row in enumerate(rows) if (row["sender"] == side) == (left == "seq")]
        index = rng.choice([index for index in senders if rows[index][left] is not None])
        spilt[index][left] = rows[index][left]
    return spilt


for left in ("seq", "ack"):
    rows = conversation(rng)
    spilt = spill(rows, rng, left)
    given = [dict(row) for row in spilt]
    outcome = attempt(fill_in, spilt)
    found = outcome.value if type(outcome.value) is list else []
    wrong = next((index for index, row in enumerate(rows) if index >= len(found) or found[index] != row), None)
    check(
        outcome.returned(rows),
        f"{len(rows)} segments of the kernel's, one {left} left for each side: every number is found",
        expected=f"row {wrong + 1}: {label_of(rows[wrong])}" if wrong is not None else rows,
        got=f"row {wrong + 1}: {found[wrong]}" if wrong is not None and wrong < len(found) else outcome,
        log=ladder_of(given),
        look_at="every byte takes a number, a SYN and a FIN take one each, an empty ACK takes none; an ack tells "
        "what the other side has used",
    )
check(
    spilt == given,
    "the list that fill_in was given is still as it was",
    expected=f"row 1: {given[0]}",
    got=f"row 1: {spilt[0]}",
    look_at="build new rows: row | {'seq': ...} makes a new dictionary",
)
### END HIDDEN TESTS

# %% slug="read-the-trace-wrap" role="tests" points=1
"""fill_in counts on from 0 after the last number."""
# Hidden until grading: both sides begin just below 2**32.
### BEGIN HIDDEN TESTS
rng = seeded("read-the-trace-wrap")
below = {"client": 2**32 - 1, "server": 2**32 - 1}
size = rng.randrange(3, 90)
next_seq, rows = dict(below), []
for side, flags, length in (
    ("client", "SYN", 0),
    ("server", "SYN,ACK", 0),
    ("client", "ACK", 0),
    ("client", "ACK", 10),
    ("server", "ACK", 20),
    ("client", "FIN,ACK", size),
    ("server", "FIN,ACK", 2 * size),
    ("client", "ACK", 0),
):
    ack = next_seq["server" if side == "client" else "client"] if "ACK" in flags else None
    rows.append({"sender": side, "flags": flags, "seq": next_seq[side], "ack": ack, "length": length})
    next_seq[side] = (next_seq[side] + length + ("SYN" in flags) + ("FIN" in flags)) % 2**32
for name, known in (("the first numbers", (0, 1)), ("the zeros after the last", (2,)), ("the last numbers", (6, 7))):
    spilt = [row if index in known else row | {"seq": None, "ack": None} for index, row in enumerate(rows)]
    outcome = attempt(fill_in, [dict(row) for row in spilt])
    found = outcome.value if type(outcome.value) is list else []
    wrong = next((index for index, row in enumerate(rows) if index >= len(found) or found[index] != row), 0)
    check(
        outcome.returned(rows),
        f"both sides begin at 2**32 - 1, with data in the FINs, only {name} visible: every number is found",
        expected=f"row {wrong + 1}: {rows[wrong]}",
        got=f"row {wrong + 1}: {found[wrong]}" if wrong < len(found) else outcome,
        log=ladder_of(spilt),
        look_at="numbers have 32 bits, and 0 is one of them: take everything modulo 2**32, and compare with None; "
        "a FIN takes a number besides those of its data",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## Why three?
#
# Two would do, if no segment could come late.
# Suppose that a server believed every SYN at once.
# A client calls, and some router keeps a second copy of its SYN for a while, as networks do.

# %%
copies = Link(delay=60.0, repeat={1}).carry(came(SYN, seq=100), 0.0)
[f"after {copy.at:g} s: {copy.item}" for copy in copies]

# %% [markdown]
# If the client calls at once, talks and hangs up within the half minute between them, the second copy finds a server that remembers nothing.
# That server would open a connection with nobody at the other end.
# It cannot know better: an old SYN looks like a new one.
#
# So the server asks back.
# Its SYN,ACK says "I heard number 100; is that you?", and only a client that is in the middle of such a call says yes.
# To an old SYN's echo the client answers with RST, and the ghost is gone.
# Each side thus sends a SYN and gets it acknowledged; the server's ACK and SYN share one segment, which makes three.
#
# ## "No" is an answer too
#
# When a segment comes for a connection that does not exist, the kernel answers with a **reset**.
# The reset must be believed by the other side, so it carries a number that nobody who has not seen the segment can easily guess.

# %%
question = Segment(source_port=4000, destination_port=9, seq=100, flags=SYN)
str(kernel.refuses(question)) if system.has_namespaces else "not on this system; on Linux: RST,ACK seq=0 ack=101"

# %% [markdown]
# Nobody listens on port 9, so the kernel refuses: this is what your program sees as `ConnectionRefusedError`.
# The SYN took number 100, so 101 acknowledges it.

# %% [markdown] slug="refuse-contract" role="contract"
# ## Exercise 2: refuse (3 points)
#
# Write `reset_for(segment)`: what the kernel sends back when a segment arrives at a port on which there is nothing (RFC 9293, section 3.10.7.1).
#
# | the segment has | answer |
# |---|---|
# | RST | `None`: a reset is never answered |
# | ACK | `RST`, whose `seq` is the `ack` of the segment, and whose own `ack` is 0 |
# | neither | `RST` and `ACK`, `seq` 0, and an `ack` that acknowledges **all** of the segment: data, SYN and FIN |
#
# The ports change places, and the answer has `window=0`; it is a `Segment`.
# `SYN in segment.flags` asks for a flag, and `RST | ACK` puts two together.
# The reference answer is 8 lines.
#
# <details><summary>Hint 1: why two forms?</summary>
#
# The other side believes a reset only if it fits.
# A segment with ACK says which number its sender expects; one without does not, so the answer proves itself by acknowledging.
# </details>
#
# <details><summary>Hint 2: what is "all of the segment"?</summary>
#
# `seq` plus the bytes of the payload, plus 1 for a SYN, plus 1 for a FIN, modulo 2³².
# </details>

# %% slug="refuse" role="solution"
def reset_for(segment: Segment) -> Segment | None:
    """The reset that answers `segment` where there is no connection, or None."""
    ### BEGIN SOLUTION
    if RST in segment.flags:
        return None
    ports = {"source_port": segment.destination_port, "destination_port": segment.source_port}
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    length = len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
    acknowledged = (segment.seq + length) % 2**32
    return Segment(**ports, seq=0, ack=acknowledged, flags=RST | ACK, window=0)
    ### END SOLUTION


# %% [markdown]
# Try it on the question from above.
# You should see `RST,ACK seq=0 ack=101`.

# %% tags=["try"]
str(reset_for(question))

# %% slug="refuse-syn" role="tests" points=1
"""reset_for answers a SYN, and never a reset."""
arrived = Segment(source_port=4000, destination_port=9, seq=100, flags=SYN)
expected = Segment(source_port=9, destination_port=4000, seq=0, ack=101, flags=RST | ACK, window=0)
outcome = attempt(reset_for, arrived)
check(
    outcome.returned(expected),
    "SYN seq=100 from port 4000 is answered with RST,ACK seq=0 ack=101 to port 4000",
    expected=expected,
    got=f"{outcome.value} ({segment_differences(outcome.value, expected)})" if type(outcome.value) is Segment else outcome,
    look_at="ports exchanged, window 0; without ACK the answer acknowledges all of the segment, a SYN included",
)
outcome = attempt(reset_for, Segment(source_port=4000, destination_port=9, seq=100, flags=RST))
check(
    outcome.returned(None),
    "RST seq=100 is not answered",
    expected=None,
    got=outcome,
    look_at="two hosts that answered each other's resets would never stop",
)

# %% slug="refuse-kernel" role="tests" points=2
"""reset_for says what the kernel says."""
# Hidden until grading: segments with seven mixtures of flags, sent to a closed port of
# the kernel's; numbers by chance.
### BEGIN HIDDEN TESTS
rng = seeded("refuse-kernel")
for flags in (ACK, SYN | ACK, FIN, FIN | ACK, RST | ACK, SYN | FIN, Flag(0)):
    seq = 2**32 - 1 if flags == SYN | FIN else rng.getrandbits(32)
    arrived = Segment(
        source_port=rng.randrange(1024, 65536),
        destination_port=rng.randrange(2, 1024),
        seq=seq,
        ack=rng.getrandbits(32),
        flags=flags,
        payload=rng.randbytes(rng.choice([0, 3, 100])),
    )
    if system.has_namespaces:
        expected = kernel.refuses(arrived)
    elif RST in flags:
        expected = None
    else:
        back = {"source_port": arrived.destination_port, "destination_port": arrived.source_port, "window": 0}
        size = len(arrived.payload) + bool(flags & SYN) + bool(flags & FIN)
        with_ack = Segment(**back, seq=arrived.ack, flags=RST)
        expected = with_ack if ACK in flags else Segment(**back, seq=0, ack=(seq + size) % 2**32, flags=RST | ACK)
    outcome = attempt(reset_for, arrived)
    check(
        outcome.returned(expected),
        f"{arrived}: reset_for answers what the kernel answers",
        expected=str(expected),
        got=f"{outcome.value} ({segment_differences(outcome.value, expected)})"
        if type(outcome.value) is type(expected) is Segment
        else f"reset_for returned {outcome.value}"
        if outcome.error is None and not outcome.timed_out
        else outcome,
        look_at="with ACK: seq is the segment's ack; without: acknowledge payload, SYN and FIN, modulo 2**32; "
        "RST: no answer",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## A machine without a socket
#
# You will now write the handshake itself, as a **state machine**: an object that is always in one of a few states, and for each event says what to send and where to go.
#
# | state | meaning |
# |---|---|
# | CLOSED | there is no connection |
# | LISTEN | waiting for somebody's SYN |
# | SYN-SENT | our SYN is out; we wait for an answer |
# | SYN-RECEIVED | both SYNs are known; ours is not acknowledged yet |
# | ESTABLISHED | we have their SYN, and ours is acknowledged: this side may send data |
#
# The machine owns no socket and no clock.
# Segments go in and segments come out, and the time is told to it.
# That sounds poorer than it is: the same machine runs on a virtual network, where a minute passes in no time and losses can be chosen one by one; inside UDP datagrams over your own loopback; and, in the last notebook of this chapter, against the kernel.
#
# Opening a connection has two forms.
# The **active** side sends the first SYN, as `connect` does; the **passive** side waits for one, as `listen` does.
# Normally one side does the one and the other side the other.
# Both may also be active at once, and TCP copes: two SYNs cross, which is called a **simultaneous open**.

# %% [markdown] slug="handshake-contract" role="contract"
# ## Exercise 3: the handshake (14 points)
#
# Complete `class Handshake`, one end of one connection.
# `iss` is our initial sequence number; write *irs* for the other side's, once its SYN has told you.
# All arithmetic is modulo 2³². Each segment that you send has the default window.
#
# **Opening**
#
# | call | sends | then |
# |---|---|---|
# | `open_active(now)` | SYN `seq=iss` | SYN-SENT |
# | `open_passive()` | nothing: `[]` | LISTEN |
#
# **A segment arrives**: `on_segment(segment, now)` returns the list of segments to send.
# In each state the first row that fits decides; a row looks only at the flags that it names, and PSH beside them changes nothing.
#
# | state | what arrives | sends | then |
# |---|---|---|---|
# | CLOSED | anything | nothing | CLOSED |
# | LISTEN | RST | nothing | LISTEN |
# | LISTEN | ACK | RST, `seq` = its `ack` | LISTEN |
# | LISTEN | SYN | SYN,ACK `seq=iss` `ack=irs+1` | SYN-RECEIVED |
# | SYN-SENT | ACK with another `ack` than iss+1 | RST, `seq` = its `ack`; nothing if it is a RST | SYN-SENT |
# | SYN-SENT | RST, ACK | nothing | CLOSED |
# | SYN-SENT | RST without ACK | nothing | SYN-SENT |
# | SYN-SENT | SYN, ACK | ACK `seq=iss+1` `ack=irs+1` | ESTABLISHED |
# | SYN-SENT | SYN without ACK | SYN,ACK `seq=iss` `ack=irs+1` | SYN-RECEIVED |
# | SYN-RECEIVED | SYN without ACK and RST, `seq` = irs: their SYN again | SYN,ACK again | SYN-RECEIVED |
# | SYN-RECEIVED | SYN,ACK without RST, `seq` = irs, `ack` = iss+1 | nothing | ESTABLISHED |
# | SYN-RECEIVED, ESTABLISHED | RST, `seq` = irs+1 | nothing | LISTEN if it was SYN-RECEIVED after a passive open, else CLOSED |
# | SYN-RECEIVED, ESTABLISHED | RST, other `seq` inside the window | ACK `seq=iss+1` `ack=irs+1` | the same |
# | SYN-RECEIVED, ESTABLISHED | RST, `seq` outside the window | nothing | the same |
# | SYN-RECEIVED, ESTABLISHED | SYN, or `seq` outside the window | ACK `seq=iss+1` `ack=irs+1` | the same |
# | SYN-RECEIVED | ACK with `ack` = iss+1 | nothing | ESTABLISHED |
# | SYN-RECEIVED | ACK with another `ack` | RST, `seq` = its `ack` | SYN-RECEIVED |
# | any | anything else | nothing | the same |
#
# A side is ready to take so many bytes; their numbers are its **window**: here the `WINDOW` numbers from irs+1 on.
# The ACK that answers a doubtful RST or SYN is a **challenge ACK** (RFC 5961, sections 3.2 and 4.2): a real peer that has lost the connection answers it with a RST that fits, and a stranger never sees it.
#
# **Time**: `timer` says when `on_timer` is due, or is `None`.
# `rto`, the retransmission timeout, is the first wait, in seconds.
#
# | event | result |
# |---|---|
# | entering SYN-SENT or SYN-RECEIVED from another state at `now` | `timer` is `now + rto`, and the count begins again |
# | SYN-RECEIVED, their SYN again | `timer` stays as it is |
# | `on_timer(now)` before `timer`, or with no timer | `[]` |
# | `on_timer(now)` in SYN-SENT or SYN-RECEIVED, due | the SYN, or the SYN,ACK, once more; the next wait, from `now`, is twice as long as the last |
# | `on_timer(now)`, due after five of these in the same state | `[]`, and CLOSED, after a passive open too |
# | any other state | `timer` is `None` |
#
# The reference answer is 79 lines.
#
# The rows follow RFC 9293, section 3.10.7.
# Six things differ:
#
# - like Linux, we answer a repeated SYN with the SYN,ACK again;
# - we let the SYN,ACK of a simultaneous open through, as the RFC's own figure 7 does;
# - a SYN inside the window in SYN-RECEIVED gets an ACK, where the RFC sends a listener back to LISTEN;
# - a CLOSED machine is silent, since answering there is the work of `reset_for`;
# - in ESTABLISHED we do not yet look at `ack`, where the RFC answers one that is too high with an ACK;
# - whether a segment is inside the window is asked of its first number only.
#
# Data and FIN come in later notebooks.
#
# <details><summary>Hint 1: how do I keep so many rows in order?</summary>
#
# One method a state, called from `on_segment`, and one more for what SYN-RECEIVED and ESTABLISHED have in common.
# Translate the rows from top to bottom; each becomes one `if` with a `return`.
# </details>
#
# <details><summary>Hint 2: how do I ask whether a number is inside the window?</summary>
#
# `(segment.seq - expected) % 2**32 < WINDOW`, where `expected` is irs+1.
# The difference modulo 2³² is right even when the numbers wrap in between.
# </details>

# %% slug="handshake" role="solution"
class Handshake:
    """One end of a TCP connection, up to ESTABLISHED (RFC 9293, section 3.10.7)."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.rto = iss, rto
        self.state = "CLOSED"
        self.timer: float | None = None
        ### BEGIN SOLUTION
        self._passive = False
        self._expected = 0  # RCV.NXT: irs + 1
        self._tries = 0
        ### END SOLUTION

    def _segment(self, flags: Flag, seq: int, ack: int = 0) -> Segment:
        """A segment from this end."""
        return Segment(
            source_port=self.local_port,
            destination_port=self.remote_port,
            seq=seq % 2**32,
            ack=ack % 2**32,
            flags=flags,
        )

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        ### BEGIN SOLUTION
        self._passive = False
        self._enter("SYN-SENT", now)
        return self._opening()
        ### END SOLUTION

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        ### BEGIN SOLUTION
        self._passive = True
        self._enter("LISTEN")
        return []
        ### END SOLUTION

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        ### BEGIN SOLUTION
        if self.state == "LISTEN":
            return self._in_listen(segment, now)
        if self.state == "SYN-SENT":
            return self._in_syn_sent(segment, now)
        if self.state in ("SYN-RECEIVED", "ESTABLISHED"):
            return self._in_both(segment)
        return []
        ### END SOLUTION

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        ### BEGIN SOLUTION
        if self.timer is None or now < self.timer:
            return []
        self._tries += 1
        if self._tries > 5:
            self._enter("CLOSED")
            return []
        self.timer = now + self.rto * 2**self._tries
        return self._opening()

    def _enter(self, state: str, now: float = 0.0) -> None:
        self.state, self._tries = state, 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None

    def _opening(self) -> list[Segment]:
        if self.state == "SYN-SENT":
            return [self._segment(SYN, self.iss)]
        return [self._segment(SYN | ACK, self.iss, self._expected)]

    def _in_listen(self, segment: Segment, now: float) -> list[Segment]:
        if RST in segment.flags:
            return []
        if ACK in segment.flags:
            return [self._segment(RST, segment.ack)]
        if SYN in segment.flags:
            self._expected = (segment.seq + 1) % 2**32
            self._enter("SYN-RECEIVED", now)
            return self._opening()
        return []

    def _in_syn_sent(self, segment: Segment, now: float) -> list[Segment]:
        if ACK in segment.flags and segment.ack != (self.iss + 1) % 2**32:
            return [] if RST in segment.flags else [self._segment(RST, segment.ack)]
        if RST in segment.flags:
            if ACK in segment.flags:
                self._enter("CLOSED")
            return []
        if SYN not in segment.flags:
            return []
        self._expected = (segment.seq + 1) % 2**32
        if ACK in segment.flags:
            self._enter("ESTABLISHED")
            return [self._segment(ACK, self.iss + 1, self._expected)]
        self._enter("SYN-RECEIVED", now)
        return self._opening()

    def _in_both(self, segment: Segment) -> list[Segment]:
        challenge = [self._segment(ACK, self.iss + 1, self._expected)]
        right_ack = ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
        ahead = (segment.seq - self._expected) % 2**32
        if self.state == "SYN-RECEIVED" and SYN in segment.flags and ahead == 2**32 - 1:
            if ACK not in segment.flags:
                return self._opening()
            if right_ack:
                self._enter("ESTABLISHED")
                return []
        if RST in segment.flags:
            if ahead == 0:
                self._enter("LISTEN" if self._passive and self.state == "SYN-RECEIVED" else "CLOSED")
                return []
            return challenge if ahead < WINDOW else []
        if SYN in segment.flags or ahead >= WINDOW:
            return challenge
        if self.state == "ESTABLISHED" or ACK not in segment.flags:
            return []
        if not right_ack:
            return [self._segment(RST, segment.ack)]
        self._enter("ESTABLISHED")
        return []
        ### END SOLUTION


# %% [markdown]
# Try it on the virtual network: two of your machines, 10 ms apart.
# You should see three arrows, and ESTABLISHED on both sides.

# %% tags=["try"]
client, server = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300)
server.open_passive()
network = VirtualNetwork(client, server)
network.send("client", client.open_active(0.0))
network.run()
network.ladder

# %% [markdown]
# `check_transitions` in the tests walks your machine through a table, one event a line: what arrives, what must be sent, and the state after it.
# If it leaves the path, you see the whole conversation up to there.

# %% slug="handshake-active" role="tests" points=1
"""An active open: SYN, SYN,ACK, ACK."""
check_transitions(
    "the active side sends SYN, takes SYN,ACK, answers ACK, and is ESTABLISHED",
    lambda: Handshake(HERE, THERE, iss=100),
    [
        (("open_active", 0.0), [sent(SYN, 100)], "SYN-SENT", "the first row of the first table"),
        (
            ("on_segment", came(SYN | ACK, 300, 101), 0.02),
            [sent(ACK, 101, 301)],
            "ESTABLISHED",
            "our SYN took number 100, so we go on with 101; their SYN took 300, so we expect 301",
        ),
    ],
)

# %% slug="handshake-passive" role="tests" points=1
"""A passive open: LISTEN, SYN-RECEIVED, ESTABLISHED; and who is turned away."""
# Hidden until grading: a SYN to a listener, the ACK that completes it, and segments
# that a listener must not believe.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-passive")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
check_transitions(
    "the passive side answers SYN with SYN,ACK, and is ESTABLISHED by the ACK, not by the SYN",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_passive",), [], "LISTEN", "a passive open sends nothing"),
        (
            ("on_segment", came(SYN, irs), 0.0),
            [sent(SYN | ACK, iss, irs + 1)],
            "SYN-RECEIVED",
            "a SYN alone does not establish: our own SYN,ACK must be acknowledged first",
        ),
        (("on_segment", came(ACK, irs + 1, iss + 1), 0.1), [], "ESTABLISHED", "our SYN is acknowledged by iss+1"),
    ],
)
check_transitions(
    "a listener ignores RST, answers ACK with RST, ignores a segment without flags, and goes on listening",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_passive",), [], "LISTEN"),
        (("on_segment", came(RST, irs), 0.0), [], "LISTEN", "a RST is never answered"),
        (("on_segment", came(RST | ACK, irs, iss + 77), 0.0), [], "LISTEN", "RST,ACK is a RST: the first row that fits"),
        (
            ("on_segment", came(SYN | ACK, irs, iss + 77), 0.0),
            [sent(RST, iss + 77)],
            "LISTEN",
            "SYN,ACK has ACK, and that row stands above the one for SYN: this answers a SYN that we never sent",
        ),
        (
            ("on_segment", came(ACK, irs, iss + 77), 0.1),
            [sent(RST, iss + 77)],
            "LISTEN",
            "an ACK here belongs to no connection: RST, whose seq is the segment's ack",
        ),
        (("on_segment", came(Flag(0), irs), 0.2), [], "LISTEN", "the last row: anything else"),
        (
            ("on_segment", came(SYN | Flag.PSH, irs), 0.3),
            [sent(SYN | ACK, iss, irs + 1)],
            "SYN-RECEIVED",
            "a row looks only at the flags that it names: SYN,PSH has SYN",
        ),
    ],
)
### END HIDDEN TESTS

# %% slug="handshake-simultaneous" role="tests" points=1
"""Two SYNs that cross make one connection."""
# Hidden until grading: both sides open actively at once, as in figure 7 of RFC 9293.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-simultaneous")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
check_transitions(
    "a simultaneous open goes from SYN-SENT over SYN-RECEIVED to ESTABLISHED",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT"),
        (
            ("on_segment", came(SYN, irs), 0.1),
            [sent(SYN | ACK, iss, irs + 1)],
            "SYN-RECEIVED",
            "a SYN without ACK while ours is out: the two have crossed; send SYN,ACK with the same seq as before",
        ),
        (
            ("on_segment", came(SYN | ACK, irs, iss + 1), 0.2),
            [],
            "ESTABLISHED",
            "SYN,ACK with seq = irs and ack = iss+1 in SYN-RECEIVED acknowledges our SYN",
        ),
    ],
)


def crossed():
    ends = Handshake(4000, 80, iss), Handshake(80, 4000, irs)
    network = VirtualNetwork(*ends, names=("left", "right"))
    opening = ends[0].open_active(0.0), ends[1].open_active(0.0)
    network.send("left", opening[0])
    network.send("right", opening[1])
    network.run(until=10.0)
    return network.ladder, [ends[0].state, ends[1].state]


outcome = attempt(crossed)
ladder, states = outcome.value or (None, None)
check(
    states == ["ESTABLISHED", "ESTABLISHED"],
    "two of your machines that open at once both become ESTABLISHED",
    expected=["ESTABLISHED", "ESTABLISHED"],
    got=outcome if states is None else states,
    log=ladder,
    look_at="the two SYN rows of SYN-SENT and the two SYN rows of SYN-RECEIVED",
)
### END HIDDEN TESTS

# %% slug="handshake-wrong-ack" role="tests" points=2
"""An acknowledgement of something that was never sent is answered with RST."""
# Hidden until grading: wrong acknowledgement numbers in SYN-SENT and in SYN-RECEIVED.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-wrong-ack")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
for wrong in (iss, iss + 2, iss - rng.randrange(2, 1000)):
    check_transitions(
        f"SYN-SENT, and an ACK that is {wrong - iss:+d} from iss instead of +1: RST, and the real answer still counts",
        lambda: Handshake(HERE, THERE, iss=iss),
        [
            (("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT"),
            (
                ("on_segment", came(SYN | ACK, irs + 9, wrong), 0.1),
                [sent(RST, wrong)],
                "SYN-SENT",
                "only iss+1 acknowledges our SYN; any other ack gets a RST whose seq is that ack",
            ),
            (
                ("on_segment", came(ACK, irs + 9, wrong), 0.2),
                [sent(RST, wrong)],
                "SYN-SENT",
                "the row asks for ACK and looks at no other flag",
            ),
            (
                ("on_segment", came(ACK, irs, iss + 1), 0.3),
                [],
                "SYN-SENT",
                "it acknowledges our SYN, but their SYN has not come: the last row",
            ),
            (("on_segment", came(SYN | ACK, irs, iss + 1), 0.3), [sent(ACK, iss + 1, irs + 1)], "ESTABLISHED"),
        ],
    )
    check_transitions(
        f"SYN-RECEIVED, and an ACK that is {wrong - iss:+d} from iss instead of +1: RST, and the real one still counts",
        lambda: Handshake(HERE, THERE, iss=iss),
        [
            (("open_passive",), [], "LISTEN"),
            (("on_segment", came(SYN, irs), 0.0), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
            (
                ("on_segment", came(ACK, irs + 1, wrong), 0.1),
                [sent(RST, wrong)],
                "SYN-RECEIVED",
                "only iss+1 acknowledges our SYN,ACK; any other ack gets a RST whose seq is that ack",
            ),
            (("on_segment", came(ACK, irs + 1, iss + 1), 0.2), [], "ESTABLISHED"),
        ],
    )
check_transitions(
    "a simultaneous open: a SYN,ACK that acknowledges something else gets an ACK, and does not establish",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT"),
        (("on_segment", came(SYN, irs), 0.1), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
        (
            ("on_segment", came(SYN | ACK, irs, iss + 2), 0.2),
            [sent(ACK, iss + 1, irs + 1)],
            "SYN-RECEIVED",
            "only a SYN,ACK with ack = iss+1 establishes; any other is a SYN in SYN-RECEIVED",
        ),
        (("on_segment", came(SYN | ACK, irs, iss + 1), 0.3), [], "ESTABLISHED"),
    ],
)
### END HIDDEN TESTS

# %% slug="handshake-resets" role="tests" points=2
"""A reset is believed only when its number proves it, and is never answered with a reset."""
# Hidden until grading: right, wrong and nearly right resets in every state.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-resets")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
inside, outside = irs + 1 + rng.randrange(1, WINDOW - 1), irs + 1 + WINDOW + rng.randrange(0, 1000)
challenge = sent(ACK, iss + 1, irs + 1)
PROVES = "a RST counts only with the very number that is expected next, irs+1"
check_transitions(
    "SYN-SENT: a RST without ACK or with a wrong one is ignored; RST,ACK with iss+1 means refused",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT"),
        (("on_segment", came(RST, 0), 0.1), [], "SYN-SENT", "a RST without ACK proves nothing here"),
        (
            ("on_segment", came(RST | ACK, 0, iss), 0.1),
            [],
            "SYN-SENT",
            "a RST with a wrong ack proves nothing, and a RST is never answered",
        ),
        (("on_segment", came(RST | ACK, 0, iss + 1), 0.1), [], "CLOSED", "this one acknowledges our SYN: refused"),
        (("on_segment", came(SYN, irs), 0.2), [], "CLOSED", "in CLOSED nothing is sent"),
    ],
)
for opening, after, name in (
    ([(("open_passive",), [], "LISTEN")], "LISTEN", "SYN-RECEIVED after a passive open"),
    ([(("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT")], "CLOSED", "SYN-RECEIVED after an active open"),
):
    check_transitions(
        f"{name}: only RST with seq = irs+1 is believed, and leads to {after}",
        lambda: Handshake(HERE, THERE, iss=iss),
        [
            *opening,
            (("on_segment", came(SYN, irs), 0.1), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
            (("on_segment", came(RST, outside), 0.2), [], "SYN-RECEIVED", f"outside the window: {PROVES}"),
            (("on_segment", came(RST, inside), 0.3), [challenge], "SYN-RECEIVED", f"inside the window: {PROVES}"),
            (("on_segment", came(RST, irs + 1), 0.4), [], after, "back to where this side came from"),
        ],
    )
check_transitions(
    "RST,ACK is a RST: its ack does not matter; a listener that was reset twice takes the third call for itself",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_passive",), [], "LISTEN"),
        (("on_segment", came(SYN, irs), 0.1), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
        (
            ("on_segment", came(RST | ACK, irs + 1, iss + 7), 0.2),
            [],
            "LISTEN",
            "the rows for RST stand above those for ACK: a RST is never answered with a RST",
        ),
        (
            ("on_segment", came(SYN, irs + 5000), 0.3),
            [sent(SYN | ACK, iss, irs + 5001)],
            "SYN-RECEIVED",
            "irs is the number of this SYN, not of the one before",
        ),
        (("on_segment", came(RST, irs + 5001), 0.4), [], "LISTEN", "it is still a listener"),
        (("on_segment", came(SYN, irs + 9000), 0.5), [sent(SYN | ACK, iss, irs + 9001)], "SYN-RECEIVED"),
    ],
)
check_transitions(
    "ESTABLISHED: a RST outside the window is ignored, inside it is questioned, with seq = irs+1 it ends all",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_passive",), [], "LISTEN"),
        (("on_segment", came(SYN, irs), 0.1), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
        (("on_segment", came(ACK, irs + 1, iss + 1), 0.2), [], "ESTABLISHED"),
        (("on_segment", came(RST, irs), 0.3), [], "ESTABLISHED", f"one below the window: {PROVES}"),
        (("on_segment", came(RST, outside), 0.4), [], "ESTABLISHED", f"outside the window: {PROVES}"),
        (("on_segment", came(RST | ACK, inside, iss + 1), 0.5), [challenge], "ESTABLISHED", PROVES),
        (("on_segment", came(RST, irs + 1), 0.6), [], "CLOSED", "an established connection that is reset is CLOSED"),
    ],
)
### END HIDDEN TESTS

# %% slug="handshake-duplicates" role="tests" points=2
"""Old segments do no harm."""
# Hidden until grading: repeated SYNs, old SYNs, a lost ACK, and a peer that has crashed
# and comes back.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-duplicates")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
challenge = sent(ACK, iss + 1, irs + 1)
check_transitions(
    "SYN-RECEIVED: the same SYN again gets the same SYN,ACK, another SYN only an ACK",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_passive",), [], "LISTEN"),
        (("on_segment", came(SYN, irs), 0.1), [sent(SYN | ACK, iss, irs + 1)], "SYN-RECEIVED"),
        (
            ("on_segment", came(SYN, irs), 0.2),
            [sent(SYN | ACK, iss, irs + 1)],
            "SYN-RECEIVED",
            "their SYN again: our SYN,ACK may have been lost, so send it once more, unchanged",
        ),
        (("on_segment", came(SYN, irs - 5000), 0.3), [challenge], "SYN-RECEIVED", "an old SYN: say what you expect"),
        (
            ("on_segment", came(SYN, irs + 50), 0.3),
            [challenge],
            "SYN-RECEIVED",
            "another SYN, though inside the window: ACK",
        ),
        (
            ("on_segment", came(SYN | ACK, irs + 50, iss + 1), 0.3),
            [challenge],
            "SYN-RECEIVED",
            "its seq is not irs, so it is not the SYN,ACK of a simultaneous open",
        ),
        (("on_segment", came(Flag(0), irs + 1), 0.3), [], "SYN-RECEIVED", "without ACK it acknowledges nothing"),
        (("on_segment", came(ACK, irs - 5000, 7), 0.4), [challenge], "SYN-RECEIVED", "seq outside the window"),
        (
            ("on_segment", came(ACK, irs + 1 + WINDOW, iss + 1), 0.4),
            [challenge],
            "SYN-RECEIVED",
            "the window ends one number before this one",
        ),
        (
            ("on_segment", came(ACK | Flag.PSH, irs + 50, iss + 1, b"data"), 0.5),
            [],
            "ESTABLISHED",
            "inside the window the row looks at ack only, and PSH beside ACK changes nothing",
        ),
        (("on_segment", came(SYN, irs + 50), 0.6), [challenge], "ESTABLISHED", "a SYN inside the window: ACK"),
        (("on_segment", came(ACK, irs + 1, iss + 999), 0.7), [], "ESTABLISHED", "the last row"),
    ],
)
check_transitions(
    "ESTABLISHED: a repeated SYN,ACK, an old SYN and an old segment get the ACK again; data is left for later",
    lambda: Handshake(HERE, THERE, iss=iss),
    [
        (("open_active", 0.0), [sent(SYN, iss)], "SYN-SENT"),
        (("on_segment", came(SYN | ACK, irs, iss + 1), 0.1), [challenge], "ESTABLISHED"),
        (
            ("on_segment", came(SYN | ACK, irs, iss + 1), 0.2),
            [challenge],
            "ESTABLISHED",
            "the other side did not get our ACK: send it again",
        ),
        (("on_segment", came(SYN, irs - 70_000), 0.3), [challenge], "ESTABLISHED", "an old SYN must not reset us"),
        (("on_segment", came(ACK, irs - 70_000, iss + 1), 0.4), [challenge], "ESTABLISHED", "seq outside the window"),
        (("on_segment", came(ACK, irs + 1, iss + 1, b"data"), 0.5), [], "ESTABLISHED", "the last row"),
    ],
)


def half_open():
    """Figure 9 of RFC 9293: one side has crashed and calls again; the other still believes in the old connection."""
    old, new = Handshake(80, 4000, irs), Handshake(4000, 80, iss)
    network = VirtualNetwork(new, old, names=("crashed", "survivor"))
    network.send("survivor", old.open_passive())
    old.on_segment(Segment(source_port=4000, destination_port=80, seq=iss - 9999, flags=SYN), 0.0)
    old.on_segment(
        Segment(source_port=4000, destination_port=80, seq=iss - 9998, ack=irs + 1, flags=ACK), 0.0
    )
    believed = old.state
    network.send("crashed", new.open_active(0.0))
    network.run(until=0.1)
    return network.ladder, [believed, old.state, new.state]


outcome = attempt(half_open)
ladder, states = outcome.value or (None, None)
check(
    states == ["ESTABLISHED", "CLOSED", "SYN-SENT"],
    "a survivor of a crash questions the new SYN, gets a RST for it, and lets the old connection go",
    expected="the survivor was ESTABLISHED and is CLOSED; the crashed side is in SYN-SENT and will try again",
    got=outcome if states is None else f"the survivor was {states[0]} and is {states[1]}; the crashed side: {states[2]}",
    log=ladder,
    look_at="SYN in ESTABLISHED: ACK; a wrong ACK in SYN-SENT: RST; RST with the expected number: CLOSED",
)
### END HIDDEN TESTS

# %% slug="handshake-timer" role="tests" points=2
"""What is lost is sent again, unchanged, after longer and longer waits, and not for ever."""
# Hidden until grading: a lost SYN, a lost SYN,ACK, a lost ACK, a peer that never answers.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-timer")
iss, irs = rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)
rto = rng.choice([0.5, 1.0, 3.0])


def connect_over(to_server, to_client):
    client, server = Handshake(4000, 80, iss, rto), Handshake(80, 4000, irs, rto)
    network = VirtualNetwork(client, server, to_right=to_server, to_left=to_client)
    network.send("server", server.open_passive())
    network.send("client", client.open_active(0.0))
    network.run(until=100.0)
    return network.ladder, [client.state, server.state]


for lost, to_server, to_client in (
    ("SYN", Link(drop={1}), Link()),
    ("SYN,ACK", Link(), Link(drop={1})),
    ("ACK", Link(drop={2}), Link()),
    ("first SYN and the first SYN,ACK", Link(drop={1}), Link(drop={1})),
):
    outcome = attempt(lambda there=to_server, back=to_client: connect_over(there, back), deadline=10.0)
    ladder, states = outcome.value or (None, None)
    check(
        states == ["ESTABLISHED", "ESTABLISHED"],
        f"lost: {lost}; both sides become ESTABLISHED all the same",
        expected=["ESTABLISHED", "ESTABLISHED"],
        got=outcome if states is None else states,
        log=ladder,
        look_at="timer says when; on_timer sends the SYN or the SYN,ACK again, with the same numbers as before",
    )

AGAIN = "on_timer at its time sends the same segment again, same numbers; the wait doubles each time"
syn_ack = sent(SYN | ACK, iss, irs + 1)
for name, segment, state, opening in (
    ("SYN", sent(SYN, iss), "SYN-SENT", [(("open_active", 5.0), [sent(SYN, iss)], "SYN-SENT")]),
    (
        "SYN,ACK",
        syn_ack,
        "SYN-RECEIVED",
        [(("open_passive",), [], "LISTEN"), (("on_segment", came(SYN, irs), 5.0), [syn_ack], "SYN-RECEIVED")],
    ),
):
    rows, due, wait = list(opening), 5.0 + rto, rto
    for _ in range(5):
        rows.append((("on_timer", due - rto / 4), [], state, "before its time on_timer sends nothing"))
        rows.append((("on_timer", due), [segment], state, AGAIN))
        wait *= 2
        due += wait
    rows.append((("on_timer", due - rto / 4), [], state, "the last wait is 32 times rto"))
    rows.append((("on_timer", due), [], "CLOSED", "after five retransmissions without an answer it gives up"))
    rows.append((("on_timer", due + 100 * rto), [], "CLOSED", "no timer runs in CLOSED"))
    check_transitions(
        f"with rto={rto:g} a {name} is sent again after waits of 1, 2, 4, 8 and 16 times rto, and given up after 32",
        lambda: Handshake(HERE, THERE, iss, rto),
        rows,
    )


def timers():
    """What `timer` says in each state on the way."""
    machine, seen = Handshake(HERE, THERE, iss, rto), {}
    seen["CLOSED"] = machine.timer
    machine.open_active(5.0)
    seen["SYN-SENT"] = machine.timer
    machine.on_timer(5.0 + rto)
    seen["SYN-SENT, sent again"] = machine.timer
    machine.on_segment(came(SYN, irs), 20.0)
    seen["SYN-RECEIVED"] = machine.timer
    machine.on_segment(came(SYN, irs), 20.1)
    seen["their SYN again"] = machine.timer
    machine.on_timer(20.0 + rto)
    seen["SYN-RECEIVED, sent again"] = machine.timer
    machine.on_segment(came(SYN | ACK, irs, iss + 1), 20.2 + rto)
    seen["ESTABLISHED"] = machine.timer
    for name in ("LISTEN", "CLOSED"):
        other = Handshake(HERE, THERE, iss, rto)
        if name == "LISTEN":
            other.open_passive()
        else:
            other.open_active(6.0)
        other.on_segment(came(SYN, irs), 7.0)
        other.on_segment(came(RST, irs + 1), 7.1)
        seen[f"reset, in {name}"] = other.timer
    refused = Handshake(HERE, THERE, iss, rto)
    refused.open_active(8.0)
    refused.on_segment(came(RST | ACK, 0, iss + 1), 8.1)
    seen["refused"] = refused.timer
    tired = Handshake(HERE, THERE, iss, rto)
    tired.open_active(0.0)
    while tired.state == "SYN-SENT":
        tired.on_timer(tired.timer)
    seen["given up"] = tired.timer
    return seen


outcome = attempt(timers)
expected = {
    "CLOSED": None,
    "SYN-SENT": 5.0 + rto,
    "SYN-SENT, sent again": 5.0 + 3 * rto,
    "SYN-RECEIVED": 20.0 + rto,
    "their SYN again": 20.0 + rto,
    "SYN-RECEIVED, sent again": 20.0 + 3 * rto,
    "ESTABLISHED": None,
    "reset, in LISTEN": None,
    "reset, in CLOSED": None,
    "refused": None,
    "given up": None,
}
seen = outcome.value if type(outcome.value) is dict else {}
wrong = [state for state, at in expected.items() if state not in seen or seen[state] != at]
check(
    outcome.error is None and not outcome.timed_out and not wrong,
    "timer is set on entering SYN-SENT and SYN-RECEIVED, stays for a repeated SYN, and is None elsewhere",
    expected="; ".join(f"{state}: {expected[state]}" for state in wrong),
    got="; ".join(f"{state}: {seen.get(state)}" for state in wrong) if seen else outcome,
    look_at="entering a state begins with a wait of rto again; a timer that still ran after ESTABLISHED, a reset or "
    "giving up would send into nothing",
)
### END HIDDEN TESTS

# %% slug="handshake-wrap" role="tests" points=1
"""Numbers wrap inside the handshake."""
# Hidden until grading: both initial sequence numbers are 2**32 - 1, so that the very
# next number is 0.
### BEGIN HIDDEN TESTS
LAST = 2**32 - 1
check_transitions(
    "with both initial numbers at 2**32 - 1 an active open acknowledges 0 and goes on with 0",
    lambda: Handshake(HERE, THERE, iss=LAST),
    [
        (("open_active", 0.0), [sent(SYN, LAST)], "SYN-SENT"),
        (
            ("on_segment", came(SYN | ACK, LAST, 0), 0.1),
            [sent(ACK, 0, 0)],
            "ESTABLISHED",
            "iss+1 and irs+1 are taken modulo 2**32 before they are compared or sent",
        ),
        (("on_segment", came(RST, 40), 0.2), [sent(ACK, 0, 0)], "ESTABLISHED", "40 is inside the window from 0 on"),
        (("on_segment", came(RST, LAST), 0.3), [], "ESTABLISHED", "2**32 - 1 is one below the window, outside it"),
        (("on_segment", came(RST, 0), 0.4), [], "CLOSED"),
    ],
)
near = 2**32 - 10
check_transitions(
    "a window that reaches over the end of the numbers goes on at 0",
    lambda: Handshake(HERE, THERE, iss=LAST),
    [
        (("open_passive",), [], "LISTEN"),
        (("on_segment", came(SYN, near), 0.0), [sent(SYN | ACK, LAST, near + 1)], "SYN-RECEIVED"),
        (("on_segment", came(SYN, near), 0.1), [sent(SYN | ACK, LAST, near + 1)], "SYN-RECEIVED"),
        (
            ("on_segment", came(RST, 500), 0.2),
            [sent(ACK, 0, near + 1)],
            "SYN-RECEIVED",
            "the distance from irs+1, modulo 2**32, says whether a number is inside the window",
        ),
        (("on_segment", came(ACK, near + 1, 0), 0.3), [], "ESTABLISHED"),
    ],
)
### END HIDDEN TESTS

# %% slug="handshake-live" role="tests" points=2
"""The same machine shakes hands inside live UDP datagrams."""
# Hidden until grading: with a live peer, and two machines over a live link that loses
# some of their segments.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-live")
iss, irs = rng.getrandbits(32), rng.getrandbits(32)


def answer_syn(segment):
    return [came(SYN | ACK, irs, (segment.seq + 1) % 2**32)]


def meet(peer):
    machine = Handshake(HERE, THERE, iss, rto=60.0)  # nothing is lost here
    with UDPHost(machine, peer.address) as host:
        host.send(machine.open_active(0.0))
        reached = run_over_udp(host, until=lambda: machine.state == "ESTABLISHED", deadline=12.0)
        return reached and peer.wait_for(2)


with SegmentPeer([answer_syn]) as peer:
    outcome = attempt(lambda: meet(peer), deadline=15.0)
expected = [sent(SYN, iss), sent(ACK, (iss + 1) % 2**32, (irs + 1) % 2**32)]
check(
    outcome.returned(True) and peer.received == expected,
    "a live peer receives our SYN, answers it, and receives our ACK",
    expected=" and then ".join(map(str, expected)),
    got=outcome if outcome.error or outcome.timed_out else f"{' and then '.join(map(str, peer.received)) or 'nothing'}",
    log=peer.ladder,
    look_at="the machine is the same as on the virtual network: compare the numbers in the ladder",
)


def over_a_bad_link():
    # The client is patient, so that on a busy machine, too, the third segment that it sends is its first ACK.
    client, server = Handshake(4000, 80, iss, rto=1.0), Handshake(80, 4000, irs, rto=0.05)
    with (
        LiveLink(Link(delay=0.0, drop={1, 3}), Link(delay=0.0, drop={1})) as link,
        UDPHost(client, link.left) as left,
        UDPHost(server, link.right) as right,
    ):
        link.join(left.address, right.address)
        right.send(server.open_passive())
        left.send(client.open_active(0.0))
        run_over_udp(left, right, until=lambda: client.state == server.state == "ESTABLISHED", deadline=10.0)
        return [client.state, server.state]


outcome = attempt(over_a_bad_link, deadline=15.0)
check(
    outcome.returned(["ESTABLISHED", "ESTABLISHED"]),
    "two of your machines connect over a live link that loses the first SYN, a SYN,ACK and an ACK",
    expected=["ESTABLISHED", "ESTABLISHED"],
    got=outcome,
    look_at="whoever waits must have a timer; a repeated SYN,ACK in ESTABLISHED gets the ACK again",
)
### END HIDDEN TESTS

# %% [markdown]
# ## What your machine can take
#
# Let the server's SYN,ACK get lost.
# You should see the client's SYN again after a second, and both sides ESTABLISHED in the end.

# %% tags=["try"]
client, server = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300, rto=3.0)
server.open_passive()
network = VirtualNetwork(client, server, to_left=Link(drop={1}))
network.send("client", client.open_active(0.0))
network.run()
network.ladder

# %% [markdown]
# Go through the same run step by step.

# %% tags=["try"]
from loopback.draw import step_through

step_through(network.ladder)

# %% [markdown]
# Now let both sides call at once.
# You should see two SYNs that cross, and one connection.

# %% tags=["try"]
left, right = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300)
network = VirtualNetwork(left, right, names=("left", "right"))
opening = left.open_active(0.0), right.open_active(0.0)
network.send("left", opening[0])
network.send("right", opening[1])
network.run()
network.ladder

# %% [markdown]
# Why three, then? An old SYN, numbered 90, arrives while the client's new one gets lost.
# You should see the SYN,ACK for 90 answered with RST, the server back in LISTEN, and the true call succeed a second later.

# %% tags=["try"]
client, server = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300)
server.open_passive()
network = VirtualNetwork(client, server, to_right=Link(drop={2}))
network.send("client", [sent(SYN, 90), *client.open_active(0.0)])
network.run()
network.ladder

# %% [markdown]
# Next, the client has crashed and calls again with another number; the server still believes in the old connection, which is now **half-open**.
# Who lets go, and why?

# %% tags=["try"]
server, reborn = Handshake(80, 4000, iss=300), Handshake(4000, 80, iss=5000)
server.open_passive()
server.on_segment(sent(SYN, 100), 0.0), server.on_segment(sent(ACK, 101, 301), 0.0)
network = VirtualNetwork(reborn, server, names=("reborn", "server"))
network.send("reborn", reborn.open_active(0.0))
network.run(until=0.5)
network.ladder

# %% [markdown]
# The server does.
# Its ACK asks about a connection that the reborn client never had; the client says so with a RST whose number fits, and the server believes it.
#
# And here is the same machine with real sockets on both sides, its segments inside UDP datagrams on your loopback.
# You should see `['ESTABLISHED', 'ESTABLISHED']`.

# %% tags=["try"]
client, server = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300)
with UDPHost(client) as left, UDPHost(server) as right:
    left.remote, right.remote = right.address, left.address
    right.send(server.open_passive())
    left.send(client.open_active(0.0))
    run_over_udp(left, right, until=lambda: client.state == server.state == "ESTABLISHED")
[client.state, server.state]

# %% [markdown]
# When is a connection established?
# Each side says so for itself: the client when the SYN,ACK has come, the server when the ACK of that has come, a moment later.
# A program that calls `accept` learns of it later still.
#
# ## What you can say now
#
# - Sequence numbers count bytes; a SYN and a FIN take one each, so that they can be acknowledged and sent again.
# - The third segment is there for the server: it proves that the SYN was not an old one.
# - A reset counts only with a number that a stranger could hardly guess, and is never answered with another.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | segment | what TCP sends: a header, and perhaps data |
# | sequence number | the number of a segment's first byte |
# | acknowledgement number | the number of the byte that is expected next |
# | initial sequence number | where a side begins to count; its SYN takes it |
# | SYN, ACK, FIN, RST | flags: synchronize, acknowledgement counts, no more to come, reset |
# | active, passive open | sending the first SYN; waiting for it |
# | simultaneous open | both sides send the first SYN |
# | window | the numbers of the bytes that a side is ready to take |
# | challenge ACK | an ACK that asks a doubtful RST or SYN to prove itself |
# | half-open | one side believes in a connection that the other has forgotten |
# | retransmission timeout (rto) | how long to wait for an answer before sending again |
#
# **What does this return, and why?**
#
# 1. `reset_for(reset_for(segment))`, for any segment without RST. And for one with it?
# 2. `server.on_segment(sent(ACK, seq=101, ack=301), 0.0)`, on a server in LISTEN.
# 3. `client.timer` before the SYN,ACK arrives, and after it.
