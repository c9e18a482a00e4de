# %% [markdown]
# # The three-way handshake
#
# You have seen a client connect to a server that never called `accept`.
# Who answered it?

# %%
import socket

from loopback import kernel

listener = socket.create_server(("127.0.0.1", 0))
connected = socket.create_connection(listener.getsockname())
kernel.tcp_state(connected)

# %% [markdown]
# The two kernels did it among themselves, before any program was asked.
# The exchange that makes a connection is called the **handshake**; the state of a connection that is made is ESTABLISHED.
# `accept` only hands your program a connection that exists already.

# %%
connected.close()
listener.close()

# %% [markdown]
# So somebody else has been writing your handshakes.
# In this notebook you take over.
#
# ## What went over the wire
#
# This is a whole connection between two sockets of the Linux kernel, captured as it happened.
# The client sends `hello`, the server sends it back, and both close.
# `trace_of` makes a list of the captured segments, `relative` counts the numbers of each side from 0, and `ladder_of` draws them, time running down.

# %%
from loopback.trace import ladder_of, relative, trace_of

captured = trace_of(kernel.conversation())
ladder_of(relative(captured)[:3])

# %% [markdown]
# These three **segments** are the three-way handshake.
# A segment is what TCP sends: a header of 20 bytes or more, and perhaps some data.
# Single bits in the header are its **flags**: SYN asks to synchronize, ACK says that the acknowledgement number counts, FIN says that there is no more to come, RST breaks the connection off.
# (One more, PSH, is left out of these drawings: it asks the receiver to hand data on at once, and moves no number.)
#
# `seq` is the segment's **sequence number**, `ack` its **acknowledgement number**.
# The drawing counts both from 0.
# On the wire each side begins somewhere else for each connection, at its **initial sequence number**.
#
# Now a question that many texts get wrong: what does a sequence number count?
# The client's `hello` has five bytes, and its first number is 1.
# Will the server acknowledge it with 2, since it is one segment, or with 6, since it is five bytes?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

compare(prediction, relative(captured)[4]["ack"])

# %%
ladder_of(relative(captured))

# %% [markdown]
# Every **byte** has a number.
# `hello` begins at 1 and is acknowledged with 6, the number of the byte that is expected next.
#
# And why does it begin at 1?
# The SYN took number 0, although it carries no data.
# The FIN takes a number too.
# What has a number can be acknowledged, and sent again if it was lost.
#
# The next cell brings in what the exercises need.
# Wherever a cell begins with `# For the tests`, run it and read on: nothing in it has to be understood.
# `Segment` is one segment as a value: two ports, `seq`, `ack`, `flags`, `window` (how many bytes its sender is ready to take), and the data in `payload`.

# %% slug="given" role="setup"
from dataclasses import replace

from loopback import ACK, FIN, RST, SYN, Flag, Segment, kernel, try_out
from loopback.check import attempt, check, check_transitions, expect, same, seeded, when
from loopback.draw import StateDiagram
from loopback.link import Link, LiveLink, UDPHost, meet, meet_kernel, run_over_udp
from loopback.trace import label_of, ladder_of, relative, trace_of
from loopback.transitions import StateTable

WINDOW = 65535  # bytes that each side is ready to take
HERE, THERE = 4000, 80  # the port of the end under test, and of its peer


# %% slug="given-traces" role="setup"
# For the tests.
def rows_of(plan, client, server):
    """The rows of a trace whose sides begin at these numbers; `plan` has sender, flags and length of each row."""
    following, rows = {"client": client, "server": server}, []
    for sender, flags, length in (f"{row} 0".split()[:3] for row in plan.split(";")):
        ack = following["server" if sender == "client" else "client"] if "ACK" in flags else None
        seq, size = following[sender], int(length)
        rows.append({"sender": sender, "flags": flags, "seq": seq, "ack": ack, "length": size})
        following[sender] = (seq + size + ("SYN" in flags) + ("FIN" in flags)) % 2**32
    return rows


def hide(rows, *kept):
    """A copy of the rows in which every number is hidden but those kept: (row, "seq") or (row, "ack")."""
    names = ("seq", "ack")
    return [
        row | {name: row[name] if (index, name) in kept else None for name in names}
        for index, row in enumerate(rows)
    ]


def found(index, name, value, sentence):
    """A hint for rows in which this row's number is `value`."""
    return when(lambda rows: rows[index][name] == value, sentence)


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
# | the list that you were given | stays as it is |
#
# Some number of each side can still be read: a `seq` in a row that it sent, or an `ack` in a row that the other side sent.
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
try_out(lambda: ladder_of(fill_in(spilt)))


# %% slug="given-hints-for-row" role="setup"
# For the tests.
def hints_for(outcome, wrong, hints):
    """The hints that speak of no row behind the first wrong one, else all that fit."""
    until = replace(outcome, value=outcome.value[:wrong])
    fitting = [hint for hint in hints if hint.fits(until)] or [hint for hint in hints if hint.fits(outcome)]
    return "\n".join(dict.fromkeys(hint.sentence for hint in fitting)) or None


# %% slug="given-check-rows" role="setup"
# For the tests.
def check_filled(fill_in, rows, hidden, detail, *hints):
    """Check that fill_in finds every number of `rows` again, and tell of the first row that is wrong."""
    given = [dict(row) for row in hidden]
    filling = expect(fill_in, hidden, shown="fill_in(trace)")
    outcome, log = filling.outcome, ladder_of(given)
    claim = f"fill_in finds every number of {len(rows)} rows, {detail}"
    if type(outcome.value) is not list or len(outcome.value) != len(rows):
        filling.satisfies(lambda found: False, claim, *hints, expected=f"a list of {len(rows)} rows", log=log)
    pairs = enumerate(zip(rows, outcome.value, strict=True), 1)
    wrong = next(((index, row, got) for index, (row, got) in pairs if not same(row, got)), None)
    if wrong:
        index, row, got = wrong
        fitting = hints_for(outcome, index, hints)
        drawn = label_of(got) if same({*got}, {*row}) and label_of(got) != label_of(row) else str(got)
        check(
            False, claim, expected=f"row {index}: {label_of(row)}", got=f"row {index}: {drawn}", log=log,
            hint=fitting,
        )  # fmt: skip
    changed = [f"row {index}: {row}" for index, row in enumerate(hidden, 1) if row != given[index - 1]]
    check(
        not changed, f"{claim}, and the list that it was given is still as it was",
        expected="the list as it was given", got=f"{changed[:1]} in it",
        hint="build new rows: row | {'seq': ...} is a new dictionary",
    )  # fmt: skip


# %% slug="read-the-trace-handshake" role="tests" points=1
"""fill_in finds the numbers of a handshake."""
LATER = (
    "nothing in front of row 1 tells its number, but row 2's ack=101 does: look through the whole trace first"
)
SHAKE = "client SYN; server SYN,ACK; client ACK"
drawn = rows_of(SHAKE, 100, 300)
check_filled(
    fill_in,
    drawn,
    hide(drawn, (1, "seq"), (1, "ack")),
    "of which only those of row 2 are visible",
    when((TypeError, KeyError), LATER),
    found(0, "seq", None, LATER),
    found(0, "seq", 101, "row 2's ack=101 is the number after the SYN, which took number 100"),
    when(lambda rows: rows[0]["ack"] is not None, "row 1 has no ACK flag, so it has no ack: that stays None"),
    found(2, "seq", 100, "a SYN takes one number: the client goes on with 101"),
    found(2, "seq", 102, "an ACK without data takes no number"),
    found(2, "ack", 300, "the server's SYN took number 300, so that 301 is expected next"),
    found(
        2, "ack", 101, "ack is the number that is expected from the other side: the server's, not one's own"
    ),
    found(2, "ack", None, "row 3 has ACK: it says which number is expected from the server"),
)

# Hidden until grading: other first numbers, and other rows that are left.
### BEGIN HIDDEN TESTS
rng = seeded("read-the-trace-handshake")
drawn = rows_of(SHAKE, *rng.sample(range(1, 10**9), 2))
check_filled(fill_in, drawn, hide(drawn, (2, "seq"), (2, "ack")), "of which only those of row 3 are visible")
check_filled(
    fill_in, drawn, hide(drawn, (0, "seq"), (1, "seq")), "of which only seq of rows 1 and 2 is visible"
)
### END HIDDEN TESTS

# %% slug="read-the-trace-kernel" role="tests" points=2
"""fill_in reads whole conversations, data and FINs too."""
TALK = "client SYN; server SYN,ACK; client ACK; client ACK 5; server ACK 7; client ACK; "
GOODBYE = "client FIN,ACK 3; server FIN,ACK; client ACK"
drawn = rows_of(TALK + GOODBYE, 100, 300)
NUMBERS = (
    when(
        (TypeError, KeyError),
        "every number that can be read tells a side's first: seq its own, ack the other's",
    ),
    found(4, "ack", 102, "numbers count bytes: row 4 has five of them, from 101 to 105"),
    found(4, "ack", 105, "ack is the number that is expected next, after the last byte"),
    found(1, "seq", 301, "row 5 begins at 301, after the SYN of row 2, which took a number"),
    found(0, "seq", 99, "row 4 begins at 101: an ACK alone takes no number"),
    found(7, "ack", 109, "a FIN takes a number of its own, after those of its data"),
    found(7, "ack", 107, "the data of a FIN counts too: three bytes, and one for the FIN"),
)
for kept, left in (("seq", (3, 4)), ("ack", (3, 4)), ("seq", (6, 7))):
    visible = [(index, kept) for index in left]
    check_filled(
        fill_in, drawn, hide(drawn, *visible), f"of which one {kept} is left for each side", *NUMBERS
    )

# Hidden until grading: conversations of the kernel's own, captured live, with other data and holes by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("read-the-trace-kernel")
for kept in ("seq", "ack"):
    said = [(side, rng.randbytes(rng.randrange(2, 400))) for side in ("client", "server", "client", "server")]
    drawn = trace_of(kernel.conversation(said))
    legible = [(row["sender"], index) for index, row in enumerate(drawn) if row[kept] is not None]
    left = [
        (rng.choice([index for sender, index in legible if sender == side]), kept)
        for side in ("client", "server")
    ]
    check_filled(fill_in, drawn, hide(drawn, *left), f"of which one {kept} is left for each side")
### END HIDDEN TESTS

# %% slug="read-the-trace-wrap" role="tests" points=1
"""fill_in counts on from 0 after the last number."""
TALK = "client SYN; server SYN,ACK; client ACK; client ACK 10; server ACK 20"
ZERO = "0 is a number like any other: ask `is None` of a number that may be hidden, since `not 0` is true as well"
WRAPS = (
    found(3, "seq", 2**32, "after 2**32 - 1 comes 0: take every number modulo 2**32"),
    found(2, "seq", 2**32, "after 2**32 - 1 comes 0: take every number modulo 2**32"),
    found(2, "seq", 1, "after 2**32 - 1 comes 0, and then 1: none is left out"),
    found(0, "seq", -1, "before 0 comes 2**32 - 1: take every number modulo 2**32"),
    when((TypeError, KeyError), ZERO),
    found(3, "seq", None, ZERO),
)
LASTS = "of which the first numbers, 4294967295, are left", (0, "seq"), (1, "seq")
ZEROS = "of which the zeros after the last number are left", (2, "seq"), (2, "ack")
drawn = rows_of(TALK, 100, 300)  # the holes of ZEROS, without a zero
BEFORE = "rows 1 and 2 come before the numbers that tell theirs: look through the whole trace first"
EARLIER = when((TypeError, KeyError), BEFORE), found(0, "seq", None, BEFORE), found(1, "seq", None, BEFORE)
check_filled(fill_in, drawn, hide(drawn, (2, "seq"), (2, "ack")), "of which those of row 3 are left", *EARLIER)
drawn = rows_of(TALK, 2**32 - 1, 2**32 - 1)
for what, *left in (LASTS, ZEROS):
    check_filled(fill_in, drawn, hide(drawn, *left), what, *WRAPS)

# Hidden until grading: other sizes, and numbers that wrap in the middle of the data.
### BEGIN HIDDEN TESTS
rng = seeded("read-the-trace-wrap")
size = rng.randrange(3, 90)
for below in (1, rng.randrange(2, 10)):
    drawn = rows_of(
        f"{TALK}; client FIN,ACK {size}; server FIN,ACK {2 * size}; client ACK", 2**32 - below, 2**32 - below
    )
    for index in (2, 6, 7):
        left = hide(drawn, (index, "seq"), (index, "ack"))
        check_filled(
            fill_in, drawn, left, f"of which those of row {index + 1} are left, from 2**32 - {below} on"
        )
### END HIDDEN TESTS

# %% [markdown]
# ## "No" is an answer too
#
# When a segment comes for a connection that does not exist, the kernel answers with a **reset**, a segment with RST.
# The other side must believe the reset, so it carries a number that only somebody who saw the segment knows.

# %%
question = Segment(source_port=4000, destination_port=9, seq=100, flags=SYN)
str(kernel.refuses(question))

# %% [markdown]
# Nobody listens on port 9, so the kernel refuses: this is what your program sees as `ConnectionRefusedError`.
# The SYN took number 100, so 101 acknowledges it.

# %% [markdown] slug="refuse-contract" role="contract"
# ## Exercise 2: refuse (3 points)
#
# Write `reset_for(segment)`: what the kernel sends back when a segment arrives at a port on which there is nothing.
# (RFC 9293 is the document that defines TCP; this is its section 3.10.7.1.)
#
# | the segment has | answer |
# |---|---|
# | RST | `None`: a reset is never answered |
# | ACK | `RST`, whose `seq` is the `ack` of the segment, and whose own `ack` is 0 |
# | neither | `RST` and `ACK`, `seq` 0, and an `ack` that acknowledges **all** of the segment: data, SYN and FIN |
#
# The first row that fits decides.
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
try_out(lambda: str(reset_for(question)))


# %% slug="given-check-refusal" role="setup"
# For the tests.
ALL = "acknowledge all of the segment: seq, plus its bytes of data, 1 for a SYN and 1 for a FIN, modulo 2**32"
FIELDS = {
    "window": "the window of the answer is 0, which has to be said: the default is another",
    "source_port": "the answer goes back: its source is the port that the segment was for",
    "flags": "`ACK in segment.flags` decides: RST alone answers a segment with ACK, RST and ACK one without",
    "seq": "seq is the ack of a segment with ACK, and 0 for one without",
    "payload": "the answer carries no data: make a new Segment, and not a copy of the one that arrived",
}


def refused(reset_for, arrived, answer, detail=""):
    """Check what reset_for answers; `answer` is flags, seq and ack, or None, or what the kernel answers."""
    if type(answer) is tuple:
        back = {"source_port": arrived.destination_port, "destination_port": arrived.source_port}
        answer = Segment(**back, flags=answer[0], seq=answer[1], ack=answer[2], window=0)
    said = {**FIELDS, "ack": ALL if answer and ACK in answer.flags else "the answer to a segment with ACK has ack 0"}

    def unlike(got):  # the first field that is another, of a Segment
        return next((name for name in said if getattr(got, name) != getattr(answer, name)), None)

    hints = [when(lambda got, name=name: unlike(got) == name, hint) for name, hint in said.items()]
    hints.append(when(lambda got: type(got) is bytes, "the answer is a Segment, not the bytes of one"))
    hints.append(when(lambda got: answer is None and type(got) is Segment, "a reset is never answered"))
    expect(reset_for, arrived, shown=f"reset_for({arrived})").returns(answer, detail, *hints)


# %% slug="given-asking" role="setup"
# For the tests.
def asking(flags, seq, ack=0, payload=b"", ports=(4000, 9)):
    """A segment to a port where nobody listens."""
    ends = dict(zip(("source_port", "destination_port"), ports, strict=True))
    return Segment(**ends, seq=seq, ack=ack, flags=flags, payload=payload)


# %% slug="refuse-syn" role="tests" points=1
"""reset_for answers a SYN, and never a reset."""
refused(reset_for, asking(SYN, 100), (RST | ACK, 0, 101))
refused(reset_for, asking(RST, 100), None)
refused(reset_for, asking(RST | ACK, 100, 300), None)

# Hidden until grading: the same from other ports, with other numbers.
### BEGIN HIDDEN TESTS
rng = seeded("refuse-syn")
seq, ports = rng.getrandbits(31), (rng.randrange(1024, 65536), rng.randrange(2, 1024))
refused(reset_for, asking(SYN, seq, ports=ports), (RST | ACK, 0, seq + 1))
refused(reset_for, asking(RST, seq, ports=ports), None)
### END HIDDEN TESTS

# %% slug="refuse-kernel" role="tests" points=2
"""reset_for says what the kernel says, whatever the flags."""
refused(reset_for, asking(ACK, 100, 300), (RST, 300, 0))
refused(reset_for, asking(SYN | ACK, 100, 300), (RST, 300, 0))
refused(
    reset_for,
    asking(FIN, 100, payload=b"bye"),
    (RST | ACK, 0, 104),
    "since three bytes and a FIN take four numbers",
)
refused(
    reset_for, asking(Flag(0), 100, payload=b"hi"), (RST | ACK, 0, 102), "since two bytes take two numbers"
)
refused(reset_for, asking(FIN, 100, 300), (RST | ACK, 0, 101), "since without the flag ack says nothing")
refused(
    reset_for, asking(SYN | FIN, 2**32 - 1), (RST | ACK, 0, 1), "since after the last number come 0 and 1"
)

# Hidden until grading: seven mixtures of flags sent to a closed port of the kernel's, with numbers and data by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("refuse-kernel")
for flags in (ACK, SYN | ACK, FIN, FIN | ACK, RST | ACK, SYN | FIN, Flag(0)):
    seq, ack = 2**32 - 1 if flags == SYN | FIN else rng.getrandbits(32), rng.getrandbits(32)
    size, ports = rng.choice([0, 3, 100]), (rng.randrange(1024, 65536), rng.randrange(2, 1024))
    arrived = asking(flags, seq, ack, rng.randbytes(size), ports)
    refused(reset_for, arrived, kernel.refuses(arrived), "as the kernel does")
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
# There are two ways to open a connection.
# The **active** side sends the first SYN, as `connect` does; the **passive** side waits for one, as `listen` does.
#
# The next cell is the whole of it as a table: a state, what happens, what is sent (behind `>`), and the state after it.
# `<` is a segment that arrives, and `now` is the time in seconds.
# `iss` is our initial sequence number, `irs` the other side's: the **initial send** and **initial receive sequence number**.

# %% slug="given-opening" role="setup"
OPENING = StateTable("""
    CLOSED        open_active(now)              > SYN seq=iss                 SYN-SENT
    CLOSED        open_passive()                                              LISTEN
    LISTEN        < SYN seq=irs                 > SYN,ACK seq=iss ack=irs+1   SYN-RECEIVED
    SYN-SENT      < SYN,ACK seq=irs ack=iss+1   > ACK seq=iss+1 ack=irs+1     ESTABLISHED
    SYN-RECEIVED  < ACK seq=irs+1 ack=iss+1                                   ESTABLISHED
""")
PLACES = {  # where the drawing puts each state: column and row
    "CLOSED": (1, 0),
    "LISTEN": (0, 1),
    "SYN-SENT": (2, 1),
    "SYN-RECEIVED": (0, 2),
    "ESTABLISHED": (2, 2),
}

# %% [markdown]
# Tables are easier to check than to read.
# Here is the same one, drawn.

# %%
StateDiagram(OPENING, PLACES)

# %% [markdown]
# The passive side goes down on the left, the active side on the right.
# Follow both at the same time: what one side sends is what the other is waiting for.
#
# The machine owns no socket and no clock.
# Segments go in and segments come out, and the time is told to it.
# So the same machine runs on a virtual network, where a minute passes in no time and each loss is chosen; inside UDP datagrams over your own loopback; and, in the last notebook of this chapter, against the kernel.
#
# You will write it in four steps.
# Each is a class that continues the one before, and adds one thing: first the three segments, then what to do when one is lost, then whom to believe, then what happens when both sides call at once.
# Here is what all of them share.


# %% slug="given-end" role="setup"
class End:
    """One end of a connection: what it knows, and what all four steps need."""

    def __init__(self, local_port: int, remote_port: int, iss: int, rto: float = 1.0) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.rto = iss, rto  # our initial sequence number; the first wait in seconds
        self.irs = 0  # their initial sequence number, once their SYN has come
        self.state = "CLOSED"
        self.entered: list[tuple[str, float]] = []  # what `enter` was told, for the tests
        self.timer: float | None = None  # when on_timer is due; None: no timer runs

    def segment(self, flags: Flag, seq: int, ack: int = 0) -> Segment:
        """A segment from this end; its numbers are taken modulo 2**32."""
        ports = {"source_port": self.local_port, "destination_port": self.remote_port}
        return Segment(**ports, seq=seq % 2**32, ack=ack % 2**32, flags=flags)

    def enter(self, state: str, now: float = 0.0) -> None:
        """Go to a state; `now` is the time."""
        self.state = state
        self.entered.append((state, now))

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        return []


# %% [markdown] slug="handshake-contract" role="contract"
# ## Exercise 3: three segments (4 points)
#
# Complete `class Handshake`.
# Each method returns the list of segments to send; `[]` means none.
#
# | state | what happens | sends | then |
# |---|---|---|---|
# | any | `open_active(now)` | SYN `seq=iss` | SYN-SENT |
# | any | `open_passive()` | nothing | LISTEN |
# | LISTEN | a SYN without ACK arrives; its `seq` is irs | SYN,ACK `seq=iss` `ack=irs+1` | SYN-RECEIVED |
# | SYN-SENT | SYN and ACK with `ack` = iss+1 arrive; its `seq` is irs | ACK `seq=iss+1` `ack=irs+1` | ESTABLISHED |
# | SYN-RECEIVED | an ACK with `ack` = iss+1 arrives | nothing | ESTABLISHED |
# | any | any other segment arrives | nothing | the same |
#
# A row looks only at the flags and numbers that it names: PSH, data, or the `seq` of an ACK that comes in SYN-RECEIVED changes nothing.
# The drawing shows the two openings from CLOSED; here they may come in any state, and begin anew.
# No segment with RST arrives before Exercise 5, and all that arrive are for this connection: their ports need not be looked at.
# Numbers have 32 bits: what you compare with iss+1 must be taken modulo 2³², as `segment` does with what you send.
#
# Keep irs in `self.irs`, and change the state with `self.enter(state, now)` only: the next steps rely on both.
# `open_passive` is told no time, and says `self.enter("LISTEN")`.
# The reference answer is 17 lines.
#
# <details><summary>Hint 1: where do I begin?</summary>
#
# With one `if` for each of the three rows in which a segment arrives, each asking for the state first.
# What fits none of them falls through to `return []`.
# </details>
#
# <details><summary>Hint 2: how do I ask for SYN and ACK together?</summary>
#
# `SYN in segment.flags and ACK in segment.flags`.
# `segment.flags == SYN | ACK` is another question: it is false when PSH is set, too.
# </details>


# %% slug="handshake" role="solution"
class Handshake(End):
    """One end of a connection, which opens it with three segments (RFC 9293, section 3.5)."""

    def open_active(self, now: float) -> list[Segment]:
        """Ask the other side for a connection."""
        ### BEGIN SOLUTION
        self.enter("SYN-SENT", now)
        return [self.segment(SYN, self.iss)]
        ### END SOLUTION

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        ### BEGIN SOLUTION
        self.enter("LISTEN")
        return []
        ### END SOLUTION

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        ### BEGIN SOLUTION
        syn, ack = SYN in segment.flags, ACK in segment.flags
        ours = ack and segment.ack == (self.iss + 1) % 2**32
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        if self.state == "SYN-SENT" and syn and ours:
            self.irs = segment.seq
            self.enter("ESTABLISHED", now)
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
        if self.state == "SYN-RECEIVED" and ours:
            self.enter("ESTABLISHED", now)
        return []
        ### END SOLUTION


# %% [markdown]
# Try it on the virtual network: two of your machines, 10 ms apart.
# `meet` lets them exchange segments, checks the states that they reach, and draws what happened.
# You should see a tick, three arrows, and ESTABLISHED on both sides.

# %% tags=["try"]
try_out(
    lambda: meet(Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300), "ESTABLISHED", "ESTABLISHED")
)

# %% [markdown]
# The tests walk your machine through the table, one event a line.
# If it leaves the path, you see the whole conversation up to there.


# %% slug="given-walk" role="setup"
# For the tests.
def walk(kind, claim, script, iss=100, irs=300, rto=1.0, hint=None):
    """Walk a machine through a script; `iss` and `irs` are both sides' first numbers, `hint` replaces all hints."""
    if hint:
        lines = [line.partition("#")[0].rstrip() for line in script.splitlines()]
        script = "\n".join(f"{line}  # {hint}" for line in lines if line)
    check_transitions(
        claim, lambda: kind(HERE, THERE, iss, rto), script, ports=(HERE, THERE), iss=iss, irs=irs
    )


def numbers_by(rng):
    """Two initial sequence numbers by the seed."""
    return rng.randrange(10**6, 10**9), rng.randrange(10**6, 10**9)


def from_peer(flags, seq, ack=0):
    """A segment from the peer to the end under test."""
    return Segment(source_port=THERE, destination_port=HERE, seq=seq, ack=ack, flags=flags)


# %% slug="given-keeps" role="setup"
# For the tests.
def keeps(kind, claim, events, irs, entered, *hints):
    """Make these calls of a machine, and check the irs that it keeps and the states that `enter` was told of."""

    def made():
        machine = kind(HERE, THERE, 100)
        for name, *arguments in events:
            getattr(machine, name)(*arguments)
        return machine.irs, [each for each in machine.entered if each[0] != "LISTEN"]  # which has no time

    told = "a state was changed without self.enter(state, now): `enter` is what the next exercises build on"
    late = "enter was told another time: hand `now` on, as in self.enter(state, now)"
    kept = "keep the seq of their SYN in self.irs, on the active side too: the next exercises read it"
    states = [state for state, _ in entered]
    expect(made, shown="(machine.irs, machine.entered)").satisfies(
        lambda got: got == (irs, entered),
        claim,
        *hints,
        when(lambda got: len(got[1]) < len(entered), told),
        when(lambda got: got[1] != entered and [state for state, _ in got[1]] == states, late),
        when(lambda got: got[1] == entered and got[0] != irs, kept),
        expected=f"{(irs, entered)}",
    )


# %% slug="given-wraps" role="setup"
# For the tests.
LAST = 2**32 - 1  # the last number: the next one is 0
NO_TIMER = "no timer runs, so timer is None, which cannot be compared with a time: ask for None first"
WRAPS_TOO = "with smaller numbers it held: take sums and differences modulo 2**32 before you compare them"

# %% slug="given-opening-hints" role="setup"
# For the tests.
HINTED = StateTable("""
    CLOSED        open_active(now)              > SYN seq=iss                 SYN-SENT
        # nothing: open_active returns a list of one segment: the SYN, whose seq is iss
        # state: an active open leads to SYN-SENT: self.enter("SYN-SENT", now)
    CLOSED        open_passive()                                              LISTEN
        # state: a passive open sends nothing and leads to LISTEN
    LISTEN        < SYN seq=irs                 > SYN,ACK seq=iss ack=irs+1   SYN-RECEIVED
        # ack: their SYN took the number irs, so the number that we expect next is irs+1
        # flags: SYN and ACK share one segment: our own SYN, and the answer to theirs
        # state: a SYN alone does not establish: our own SYN,ACK must be acknowledged first
    SYN-SENT      < SYN,ACK seq=irs ack=iss+1   > ACK seq=iss+1 ack=irs+1     ESTABLISHED
        # nothing: our SYN took the number iss, so that ack = iss+1 acknowledges it: answer with the third segment, ACK
        # seq: our SYN took the number iss, so we go on with iss+1
        # ack: their SYN took the number irs, so the number that we expect next is irs+1
    SYN-RECEIVED  < ACK seq=irs+1 ack=iss+1                                   ESTABLISHED
        # sent: an ACK without data is not answered: two machines that did would never stop
        # state: iss+1 acknowledges our SYN: ESTABLISHED
""")

# %% slug="handshake-active" role="tests" points=1
"""An active open: SYN, SYN,ACK, ACK."""
active_way, _ = HINTED.ways()
walk(Handshake, "the active side sends SYN, takes SYN,ACK, answers ACK, and is ESTABLISHED", active_way)
ANSWERED = ("on_segment", from_peer(SYN | ACK, 300, 101), 6.0)
STATES = [("SYN-SENT", 5.0), ("ESTABLISHED", 6.0)]
keeps(
    Handshake,
    "the active side keeps irs, and enters each state",
    [("open_active", 5.0), ANSWERED],
    300,
    STATES,
)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
walk(Handshake, "an active open with other numbers", active_way, *numbers_by(seeded("handshake-active")))
### END HIDDEN TESTS

# %% slug="handshake-passive" role="tests" points=1
"""A passive open: LISTEN, SYN-RECEIVED, ESTABLISHED."""
_, passive_way = HINTED.ways()
walk(
    Handshake,
    "the passive side answers SYN with SYN,ACK, and is ESTABLISHED by the ACK, not by the SYN",
    passive_way,
)
CALLED = ("on_segment", from_peer(SYN, 300), 5.0), ("on_segment", from_peer(ACK, 301, 101), 6.0)
STATES = [("SYN-RECEIVED", 5.0), ("ESTABLISHED", 6.0)]
keeps(
    Handshake, "the passive side keeps irs, and enters each state", [("open_passive",), *CALLED], 300, STATES
)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
walk(Handshake, "a passive open with other numbers", passive_way, *numbers_by(seeded("handshake-passive")))
### END HIDDEN TESTS

# %% slug="handshake-others" role="tests" points=1
"""Any other segment changes nothing, and PSH or data beside the flags that count do not matter."""
LISTENER = """
    open_passive()                                                         LISTEN
    < ACK seq=irs ack=iss+7                                                LISTEN        # an ACK alone is no call
    < SYN,ACK seq=irs ack=iss+7                                            LISTEN
        # it answers a SYN, and this side has sent none: the row asks for a SYN without ACK
    < SYN,PSH seq=irs            > SYN,ACK seq=iss ack=irs+1               SYN-RECEIVED
        # nothing: SYN,PSH has SYN: ask `SYN in segment.flags`, since == is false when PSH is set too
    < ACK seq=irs+1 ack=iss                                                SYN-RECEIVED
        # state: only iss+1 acknowledges our SYN, whose own number is iss
    < - seq=irs+1 ack=iss+1                                                SYN-RECEIVED
        # state: without ACK among the flags the number in `ack` says nothing
    < ACK,PSH seq=irs+1 ack=iss+1 len=4                                    ESTABLISHED
        # state: ask `ACK in segment.flags`: the third segment may carry PSH, and the first data
    open_passive()                                                         LISTEN        # opened again, it begins anew
    < SYN seq=irs+9 len=4        > SYN,ACK seq=iss ack=irs+10              SYN-RECEIVED
        # ack: irs is the number of this SYN, not of the one before, whatever data it carries
"""
CALLER = """
    < SYN seq=irs                                                          CLOSED        # in CLOSED nothing is sent
    0.0  open_active()           > SYN seq=iss                             SYN-SENT
    < ACK seq=irs ack=iss+1                                                SYN-SENT
        # it acknowledges our SYN, but theirs has not come: the row asks for SYN and ACK
    < SYN,ACK seq=irs+9 ack=iss                                            SYN-SENT      # only iss+1 acknowledges our SYN
    < SYN,ACK,PSH seq=irs ack=iss+1  > ACK seq=iss+1 ack=irs+1             ESTABLISHED
        # nothing: SYN,PSH,ACK has SYN and ACK: ask for each with `in`, since == is false when PSH is set too
        # ack: irs is the number of this SYN, not of the one that was turned away
    < ACK seq=irs+1 ack=iss+1                                              ESTABLISHED   # an ACK without data is not answered
    9.0  open_active()           > SYN seq=iss                             SYN-SENT      # opened again, it begins anew
"""
walk(Handshake, "a listener is moved by a SYN, then by an ACK of its own, and by nothing else", LISTENER)
walk(Handshake, "a caller is moved by SYN and ACK with the right ack, and by nothing else", CALLER)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-others"))
for script in (LISTENER, CALLER):
    walk(Handshake, "with other numbers it is moved by nothing else", script, *drawn)
### END HIDDEN TESTS

# %% slug="handshake-meet" role="tests" points=1
"""Two of your machines meet, and after the last number they go on with 0."""
drawn = meet(Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300), "ESTABLISHED", "ESTABLISHED")
WRAPPED = (
    "the numbers after 4294967295 are 0, 1, 2: take iss+1 modulo 2**32 before you compare it with an ack"
)
drawn = meet(Handshake(4000, 80, LAST), Handshake(80, 4000, LAST), "ESTABLISHED", "ESTABLISHED", hint=WRAPPED)

# Hidden until grading: other numbers, and one side's initial number the last of all.
### BEGIN HIDDEN TESTS
here, there = numbers_by(seeded("handshake-meet"))
for mine, other in ((here, there), (LAST, there), (here, LAST)):
    drawn = meet(
        Handshake(4000, 80, mine), Handshake(80, 4000, other), "ESTABLISHED", "ESTABLISHED", hint=WRAPPED
    )
### END HIDDEN TESTS

# %% [markdown]
# ## What is lost
#
# So far the network has been kind.
# `drop={1}` makes a link lose the first segment that is sent over it; `to_right` is the link from the left side to the right one, `to_left` the way back.
# Let the SYN get lost.
# What will your two machines do?
# (`meet` is told how they will end; its tick says that they end so, and not that this is well.)


# %% tags=["try"]
@try_out
def lost_for_good():
    client, server = Handshake(4000, 80, iss=100), Handshake(80, 4000, iss=300)
    return meet(client, server, "SYN-SENT", "LISTEN", to_right=Link(drop={1}))


lost_for_good

# %% [markdown]
# Nothing, for all time: each waits for the other.
# Somebody must send again, and only the sender of the SYN knows that there was one.
# It cannot know that it was lost, either; it can only wait for a while.
# How long it waits is called the **retransmission timeout**, or rto.
# Each further wait is twice as long as the one before, so that a crowded network is not made more crowded by those who wait.
#
# A class can continue another one, and change some of its methods.
# `super()` is the way to the method that was there before.


# %%
class Greeter:
    def answer(self, text):
        return "hello"


# %%
class WaryGreeter(Greeter):
    def answer(self, text):
        return "no, thank you" if text == "buy this" else super().answer(text)


WaryGreeter().answer("buy this"), WaryGreeter().answer("good morning")

# %% [markdown]
# This is how the next three steps work: each looks first, and hands on to the step before what it has nothing to say about.
#
# So a fault in an early step can show in a later one.
# The tests of a step go to the state that they need on the shortest way, and its message shows the whole way: where the line that fails belongs to an earlier exercise, mend it there.
# If you leave a step out, let the next one continue the last that works: write `class CheckedHandshake(Handshake)`, say.
# Only the tests that are called "together" need all steps.

# %% [markdown] slug="handshake-timer-contract" role="contract"
# ## Exercise 4: send again (3 points)
#
# Complete `class TimedHandshake`.
# `timer` is the time at which `on_timer` is due; `rto` is the first wait, in seconds.
#
# | event | result |
# |---|---|
# | `enter` leads to SYN-SENT or SYN-RECEIVED, at `now` | `timer` is `now + rto`, and the count of what was sent again begins at 0 |
# | `enter` leads to another state | `timer` is `None` |
# | `on_timer(now)` before `timer`, or while `timer` is `None` | `[]` |
# | `on_timer(now)`, due, in SYN-SENT | the SYN again, unchanged |
# | `on_timer(now)`, due, in SYN-RECEIVED | the SYN,ACK again, unchanged |
# | a segment was sent again, at `now` | the next wait is twice as long as the last: `timer` is `now` + that wait |
# | `on_timer(now)`, due for the sixth time in this state | `[]`: give up. The state is CLOSED, in a passive open too |
#
# "Due" means `now` is `timer` or later; a busy program may well call late.
# The reference answer is 13 lines.
#
# <details><summary>Hint 1: what do I have to remember?</summary>
#
# How often something was sent again in this state, and nothing else.
# After the *n*-th time the next wait is `rto * 2**n`.
# </details>
#
# <details><summary>Hint 2: what does enter look like?</summary>
#
# It begins with `super().enter(state, now)`, which sets the state.
# Then it sets `timer` and the count.
# </details>


# %% slug="handshake-timer" role="solution"
class TimedHandshake(Handshake):
    """A handshake that sends again what may have been lost."""

    def enter(self, state: str, now: float = 0.0) -> None:
        """Go to a state; `now` is the time."""
        ### BEGIN SOLUTION
        super().enter(state, now)
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
        ### END SOLUTION

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        ### BEGIN SOLUTION
        if self.timer is None or now < self.timer:
            return []
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
        self.again += 1
        self.timer = now + self.rto * 2**self.again
        if self.state == "SYN-SENT":
            return [self.segment(SYN, self.iss)]
        return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        ### END SOLUTION


# %% [markdown]
# Let the SYN get lost again.
# You should see it sent a second time after 1,000 ms, and ESTABLISHED on both sides.
# What is lost is dashed and ends in a cross; what was sent before says "(again)" and is drawn in orange.


# %% tags=["try"]
@try_out
def sent_again():
    client, server = TimedHandshake(4000, 80, iss=100), TimedHandshake(80, 4000, iss=300)
    return meet(client, server, "ESTABLISHED", "ESTABLISHED", to_right=Link(drop={1}))


sent_again

# %% [markdown]
# Now let the first SYN and the first SYN,ACK get lost, and go through it step by step.
# The picture is empty at first: each step of the slider adds one event.
# The server waits three seconds for an answer, so that the client, which waits one, is the first to send again.
# The server does not answer the client's SYN when it comes again; that is one of the faults that Exercise 5 mends.

# %% tags=["try"]
from loopback.draw import step_through


@try_out
def sent_again_twice():
    client, server = TimedHandshake(4000, 80, iss=100), TimedHandshake(80, 4000, iss=300, rto=3.0)
    lossy = {"to_right": Link(drop={1}), "to_left": Link(drop={1})}
    return step_through(meet(client, server, "ESTABLISHED", "ESTABLISHED", **lossy))


sent_again_twice

# %% slug="given-called" role="setup"
# For the tests.
SYN_NEVER, SYN_ACK_NEVER = "SYN seq=iss  SYN-SENT", "SYN,ACK seq=iss ack=irs+1  SYN-RECEIVED"
CALLED_ONCE = """
    5.0  open_active()         > SYN seq=iss                SYN-SENT  timer=6.0
        # timer: entering SYN-SENT starts it at now + rto: a time, not a duration, and `now` is told, not a clock's
        # timer=None: `enter` starts the timer: does it look for SYN-SENT, and does Exercise 3 call self.enter there?
"""
RANG_ONCE = """
    open_passive()                                          LISTEN  timer=None
    5.0  < SYN seq=irs         > SYN,ACK seq=iss ack=irs+1  SYN-RECEIVED  timer=6.0
        # timer: a SYN,ACK can be lost too: entering SYN-RECEIVED starts the timer, at now + rto
        # timer=None: `enter` starts the timer: does it look for SYN-RECEIVED, and does Exercise 3 call self.enter there?
"""


# %% slug="given-resent" role="setup"
# For the tests.
def resent(segment, state):
    return f"""
        5.75  on_timer()                     {state}  timer=6.0    # before its time on_timer sends nothing
        6.0   on_timer()     > {segment}     {state}  timer=8.0
            # nothing: due means that now is `timer` or later
            # seq: it is the same segment again, with the same numbers
            # flags: SYN-SENT sends the SYN again, SYN-RECEIVED the SYN,ACK
            # timer: the wait after the first is 2 * rto: double it before you set the timer
        8.5   on_timer()     > {segment}     {state}  timer=12.5
            # timer: the wait doubles each time, and is counted from now (8.5), though on_timer came late
        12.5  on_timer()     > {segment}     {state}  timer=20.5   # timer: 1, 2, 4, 8: the wait doubles each time
    """


# %% slug="handshake-timer-again" role="tests" points=1
"""What may have been lost is sent again when its time has come, and each wait is twice the one before."""
SYN_AGAIN = CALLED_ONCE + resent("SYN seq=iss", "SYN-SENT")
SYN_ACK_AGAIN = RANG_ONCE + resent("SYN,ACK seq=iss ack=irs+1", "SYN-RECEIVED")
ANEW = "open_active enters SYN-SENT anew, which sets timer and count back: send the segment itself"
keeps(
    TimedHandshake, "a SYN that is sent again enters no state anew",
    [("open_active", 5.0), ("on_timer", 6.0)], 0, [("SYN-SENT", 5.0)],
    when(lambda got: len(got[1]) > 1, ANEW),
    when(lambda got: not got[1], "enter begins with super().enter(state, now)"),
)  # fmt: skip
walk(TimedHandshake, "a SYN is sent again at 6.0, late at 8.5, and at 12.5", SYN_AGAIN)
walk(TimedHandshake, "a SYN,ACK is sent again at 6.0, late at 8.5, and at 12.5", SYN_ACK_AGAIN)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-timer-again"))
walk(TimedHandshake, "a SYN with other numbers is sent again", SYN_AGAIN, *drawn)
walk(TimedHandshake, "a SYN,ACK with other numbers is sent again", SYN_ACK_AGAIN, *drawn)
### END HIDDEN TESTS


# %% slug="given-up" role="setup"
# For the tests.
def never_answered(sends, start, rto=1.0):
    """The lines of a machine that sent at `start`, is never answered, sends again five times and gives up."""
    due, lines = start + rto, [f"{start} open_active() > {sends} timer={start + rto}"]
    if sends == SYN_ACK_NEVER:
        lines = ["open_passive() LISTEN", f"{start} < SYN seq=irs > {sends} timer={start + rto}"]
    lines += ["# timer: whenever a state is entered the first wait is rto, and the count begins at 0"]
    which = ["the first of five: the count begins at 0 when a state is entered", "the second", "the third", "the fourth"]
    which.append("the fifth, which is still sent: on_timer gives up when it is due for the sixth time")
    for count, this in enumerate(which, 1):
        lines += [
            f"{due} on_timer() > {sends} timer={due + rto * 2**count}",
            f"# nothing: this is {this if count in (1, 5) else f'{this} of five, and all five are sent'}",
            "# state: the fifth has been sent, and may be answered: only when its wait is over is it time to give up",
            "# timer: each wait is twice the last, and the first in a state is rto",
        ]
        due += rto * 2**count
    return "\n".join([
        *lines,
        f"{due} on_timer() CLOSED timer=None",
        "# sent: five were sent again in this state, and no more are: give up",
        "# state: giving up leads to CLOSED, after a passive open too",
        '# timer: nothing is waited for in CLOSED: self.enter("CLOSED", now) lets enter stop the timer',
        f"{due + 100} on_timer() CLOSED  # nothing is waited for in CLOSED\n# TypeError: {NO_TIMER}\n",
    ])  # fmt: skip


# %% slug="handshake-timer-limit" role="tests" points=1
"""After five in the same state it gives up, and a new state begins to count anew."""
CALLED, RANG = never_answered(SYN_NEVER, 0.0), never_answered(SYN_ACK_NEVER, 200.0)
walk(TimedHandshake, "a SYN is sent again after 1, 2, 4, 8 and 16 times rto, and given up 32 later", CALLED)
walk(TimedHandshake, "a SYN,ACK is sent again five times, and given up", RANG)
walk(TimedHandshake, "given up, and then opened passively, it counts to five anew", CALLED + RANG)

# Hidden until grading: the same with other numbers and another first wait.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-timer-limit")
rto = rng.choice([0.5, 3.0])
for name, opening in (("SYN", SYN_NEVER), ("SYN,ACK", SYN_ACK_NEVER)):
    script = never_answered(opening, 5.0, rto)
    iss, irs = numbers_by(rng)
    walk(TimedHandshake, f"with rto={rto} a {name} is sent again five times", script, iss, irs, rto)
### END HIDDEN TESTS

# %% slug="handshake-timer-states" role="tests" points=1
"""A timer runs in SYN-SENT and SYN-RECEIVED only, and a lost SYN or SYN,ACK does no harm."""
STOPS = "timer: nothing is waited for here: a timer that runs on would send into an open connection"
ACTIVE = f"""
    1.0  on_timer()                                                    CLOSED        # no timer runs: timer is None
        # TypeError: {NO_TIMER}
    5.0  open_active()                > SYN seq=iss                    SYN-SENT      timer=6.0
    6.0  on_timer()                   > SYN seq=iss                    SYN-SENT      timer=8.0
    6.1  < SYN,ACK seq=irs ack=iss+1  > ACK seq=iss+1 ack=irs+1        ESTABLISHED   timer=None   # {STOPS}
    9.0  on_timer()                                                    ESTABLISHED   # no timer runs in ESTABLISHED
"""
PASSIVE = f"""
    0.0  open_active()                > SYN seq=iss                    SYN-SENT      timer=1.0
    open_passive()                                                     LISTEN        timer=None   # {STOPS}
    4.0  on_timer()                                                    LISTEN        # no timer runs: timer is None
    5.0  < SYN seq=irs                > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED  timer=6.0
    6.0  on_timer()                   > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED  timer=8.0
    6.1  < ACK seq=irs+1 ack=iss+1                                     ESTABLISHED   timer=None   # {STOPS}
"""
RESENT = "timer says when; on_timer at that time sends the SYN or the SYN,ACK again, with the same numbers as before"


def survives(to_right, to_left, mine=100, other=300):
    links = {"to_right": Link(drop=to_right), "to_left": Link(drop=to_left)}
    ends = TimedHandshake(4000, 80, mine), TimedHandshake(80, 4000, other)
    meet(*ends, "ESTABLISHED", "ESTABLISHED", hint=RESENT, **links)


walk(TimedHandshake, "the timer of an active open stops when it is ESTABLISHED", ACTIVE)
walk(TimedHandshake, "the timer of a passive open starts in SYN-RECEIVED and stops in ESTABLISHED", PASSIVE)
survives({1}, set())
survives(set(), {1})
# Hidden until grading: several losses at once, with other numbers.
### BEGIN HIDDEN TESTS
survives({1, 2}, {1}, *numbers_by(seeded("handshake-timer-states")))
### END HIDDEN TESTS

# %% [markdown]
# ## Whom to believe
#
# Your machine believes whatever it is told.
# Here are four stories that end badly.
# In the first one the ACK of the client gets lost; the client is ESTABLISHED and thinks that all is well.


# %% tags=["try"]
@try_out
def lost_ack():
    client, server = TimedHandshake(4000, 80, iss=100), TimedHandshake(80, 4000, iss=300)
    return meet(client, server, "ESTABLISHED", "CLOSED", to_right=Link(drop={2}))


lost_ack

# %% [markdown]
# The server sent its SYN,ACK six times; the one answer to it was lost, and to the other five there was none.
# The client should have said again what it knows.
#
# Two rules mend this.
# A SYN,ACK that comes when we are ESTABLISHED gets the ACK again.
# A SYN that comes again while we are in SYN-RECEIVED gets the SYN,ACK again, since that may have been lost.
#
# In the second story some router has kept an old SYN of the client's, numbered 90, as networks do.
# It arrives just before the client's real call, with number 100.
# In the drawing it leaves the client 5 ms before that call.


# %% slug="given-old" role="setup"
def from_client(flags: Flag, seq: int, ack: int = 0) -> Segment:
    """A segment from port 4000 to port 80."""
    return Segment(source_port=4000, destination_port=80, seq=seq, ack=ack, flags=flags)


# %% tags=["try"]
@try_out
def old_syn():
    client, server = TimedHandshake(4000, 80, iss=100), TimedHandshake(80, 4000, iss=300)
    return meet(client, server, "CLOSED", "CLOSED", first=[from_client(SYN, 90)])


old_syn

# %% [markdown]
# The server takes the old SYN for a call, and then has no ear for the real one.
# It cannot know better, for an old SYN looks like a new one; but the client can.
# The SYN,ACK in answer to 90 asks: "I heard number 90; is that you?"
# A client that does not call with 90 should say no, with a reset.
#
# Two rules again.
# Whoever waits for iss+1 and gets an ACK with another number answers with a RST, whose `seq` is that number.
# And in SYN-RECEIVED a RST with the number that we expect, irs+1, leads back to LISTEN.
#
# This is why there are three segments, and not two: a server that believed a SYN at once would open connections with nobody.
#
# In the third story the client has crashed, starts again, and calls with a new number.
# The server still believes in the old connection, which is now **half-open**.


# %% tags=["try"]
@try_out
def half_open():
    reborn, server = TimedHandshake(4000, 80, iss=5000), TimedHandshake(80, 4000, iss=300)
    server.open_passive()
    server.on_segment(from_client(SYN, 100), 0.0), server.on_segment(from_client(ACK, 101, 301), 0.0)
    return meet(reborn, server, "SYN-SENT", "ESTABLISHED", names=("client", "server"), until=0.5)


half_open

# %% [markdown]
# The server ignores the new call and keeps a dead connection for ever.
#
# Two more rules: a SYN in ESTABLISHED gets an ACK, which asks about the connection, and a RST with the number irs+1 ends it.
#
# The last story is short: a call to a port where nobody listens, and the answer that you wrote in Exercise 2.


# %% tags=["try"]
@try_out
def refused_call():
    client = TimedHandshake(4000, 80, iss=100)
    [call] = client.open_active(0.0)
    client.on_segment(reset_for(call), 0.01)
    return client.state


refused_call

# %% [markdown]
# It goes on calling, although it was told that there is nobody.
# A RST in SYN-SENT ends the call if it has ACK, with `ack` = iss+1: only somebody who saw our SYN knows that number.
# And a listener, which has no connection yet, answers an ACK as a closed port does, with a RST.
#
# In all four stories a number decides whom to believe: iss+1 in an `ack`, or irs+1 in the `seq` of a RST.

# %% [markdown]
# What about a `seq` that is not irs+1?
# A side is ready to take some number of bytes; the numbers of these bytes are its **window**.
# Here the window is the `WINDOW` numbers from irs+1 on.
# A segment whose `seq` is outside the window comes from an older time, or from a stranger.
# We answer it with an ACK that says what is expected: a real peer will correct its error, and a stranger never sees it.
# Only a RST from outside the window gets no answer.
#
# A RST inside the window, but not with irs+1, is doubtful, and so is a SYN: each gets this ACK too, and must prove itself.
# Such an ACK is called a **challenge ACK** (RFC 5961, sections 3.2 and 4.2).

# %%
expected, window = 2**32 - 3, 65535
[(seq - expected) % 2**32 < window for seq in (2**32 - 4, 2**32 - 3, 2**32 - 1, 0, 500, 70_000)]

# %% [markdown]
# This is how to ask whether a number is inside a window: how far is it from the first one, modulo 2³²?
# Above, the window begins at 2³² − 3 and goes on at 0 after the last number; the first number asked about lies before it and the last one behind it.

# %% [markdown] slug="handshake-trust-contract" role="contract"
# ## Exercise 5: whom to believe (5 points)
#
# Complete `class CheckedHandshake`.
# In each state the first row that fits decides; a row looks only at the flags that it names.
# *ACK* in the column "sends" is ACK `seq=iss+1` `ack=irs+1`.
#
# | state | what arrives | sends | then |
# |---|---|---|---|
# | LISTEN, SYN-SENT | RST | nothing | the same, but CLOSED where it refuses our call |
# | LISTEN | ACK | RST, `seq` = its `ack` | the same |
# | SYN-RECEIVED | SYN with neither ACK nor RST, `seq` = irs: their SYN again | SYN,ACK again | the same, and `timer` too |
# | SYN-RECEIVED, ESTABLISHED | RST, `seq` = irs+1 | nothing | LISTEN if it was SYN-RECEIVED, else CLOSED |
# | SYN-RECEIVED, ESTABLISHED | RST, other `seq` | *ACK* if `seq` is inside the window, else nothing | the same |
# | SYN-RECEIVED, ESTABLISHED | SYN, or `seq` outside the window | *ACK* | the same |
# | SYN-SENT, SYN-RECEIVED | ACK, and `ack` is not iss+1 | RST, `seq` = its `ack` | the same |
# | any | anything else | as `TimedHandshake` does | |
#
# A RST refuses our call if we are in SYN-SENT and it has ACK, with `ack` = iss+1.
#
# CLOSED still sends nothing, and a reset is never answered with a reset.
# Each segment that you send has the default window, resets too.
# The reference answer is 23 lines.
#
# <details><summary>Hint 1: how do I keep the rows in order?</summary>
#
# Translate them from top to bottom: each becomes an `if` with a `return`.
# The last line is `return super().on_segment(segment, now)`.
# </details>
#
# <details><summary>Hint 2: how do I ask whether seq is inside the window?</summary>
#
# `(segment.seq - self.irs - 1) % 2**32 < WINDOW`.
# The same difference is 0 when `seq` is irs+1, the number that is expected next.
# </details>
#
# <details><summary>How this differs from the RFC</summary>
#
# The rows follow RFC 9293, section 3.10.7.
# Five things differ: like Linux, we answer a repeated SYN with the SYN,ACK again; a SYN inside the window in SYN-RECEIVED gets an ACK, where the RFC sends a listener back to LISTEN; a CLOSED machine is silent, since answering there is the work of `reset_for`; in ESTABLISHED we do not yet look at `ack`, where the RFC answers one that is too high with an ACK; and whether a segment is inside the window is asked of its first number only.
# </details>


# %% slug="handshake-trust" role="solution"
class CheckedHandshake(TimedHandshake):
    """A handshake that believes nothing without a number that proves it."""

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        ### BEGIN SOLUTION
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        ours = ack and segment.ack == (self.iss + 1) % 2**32
        ahead = (segment.seq - self.irs - 1) % 2**32
        here = self.segment(ACK, self.iss + 1, self.irs + 1)
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        if self.state in ("SYN-RECEIVED", "ESTABLISHED"):
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
            if rst:
                return [here] if ahead < WINDOW else []
            if syn or ahead >= WINDOW:
                return [here]
        if self.state in ("SYN-SENT", "SYN-RECEIVED") and ack and not ours:
            return [self.segment(RST, segment.ack)]
        return super().on_segment(segment, now)
        ### END SOLUTION


# %% [markdown]
# The first three stories again.
# You should see the client say again what it knows when the SYN,ACK comes a second time.


# %% tags=["try"]
@try_out
def lost_ack_mended():
    client, server = CheckedHandshake(4000, 80, iss=100), CheckedHandshake(80, 4000, iss=300)
    return meet(client, server, "ESTABLISHED", "ESTABLISHED", to_right=Link(drop={2}))


lost_ack_mended

# %% [markdown]
# You should see the SYN,ACK for 90 answered with RST, the server back in LISTEN, and the real call succeed a second later.
# The first real SYN comes while the server still waits for the caller numbered 90, and gets an ACK that asks the same question.
# The client answers both questions with the same RST, so the drawing calls the second one "(again)".


# %% tags=["try"]
@try_out
def old_syn_mended():
    client, server = CheckedHandshake(4000, 80, iss=100), CheckedHandshake(80, 4000, iss=300)
    return meet(client, server, "ESTABLISHED", "ESTABLISHED", first=[from_client(SYN, 90)])


old_syn_mended

# %% [markdown]
# And who lets go of the half-open connection?


# %% tags=["try"]
@try_out
def half_open_mended():
    reborn, server = CheckedHandshake(4000, 80, iss=5000), CheckedHandshake(80, 4000, iss=300)
    server.open_passive()
    server.on_segment(from_client(SYN, 100), 0.0), server.on_segment(from_client(ACK, 101, 301), 0.0)
    return meet(reborn, server, "SYN-SENT", "CLOSED", until=0.5)


half_open_mended

# %% [markdown]
# The server does.
# Its ACK asks about a connection that the new client never had; the client says so with a RST whose number fits, and the server believes it.
# The drawing ends after half a second.
# The client calls again after one, but this server has no machine that listens; a real one has a listener beside its connections.


# %% slug="given-wrong-acks" role="setup"
# For the tests.
def each_wrong(lines):
    """The lines, once for each number that is not iss+1."""
    return "\n".join(lines.replace("WRONG", wrong) for wrong in ("iss", "iss+2", "iss-700"))


# %% slug="handshake-trust-acks" role="tests" points=1
"""An acknowledgement of something that was never sent is answered with RST."""
TO_LISTEN = "open_passive() LISTEN" + each_wrong("""
    < ACK seq=irs ack=WRONG           > RST seq=WRONG                   LISTEN
        # an ACK here belongs to no connection: RST alone, whose seq is the segment's ack
        # window: each segment that you send has the default window, resets too: use self.segment
    < SYN,ACK seq=irs ack=WRONG       > RST seq=WRONG                   LISTEN
        # SYN,ACK has ACK, and that row stands above the one for SYN: it answers a SYN that we never sent
""")  # fmt: skip
TO_SYN_SENT = "0.0 open_active() > SYN seq=iss SYN-SENT" + each_wrong("""
    < SYN,ACK seq=irs+9 ack=WRONG     > RST seq=WRONG                   SYN-SENT
        # only iss+1 acknowledges our SYN; any other gets a RST whose seq is that ack, and ends nothing
    < ACK seq=irs+9 ack=WRONG         > RST seq=WRONG                   SYN-SENT     # no row asks for SYN
    < ACK seq=irs ack=iss+1                                             SYN-SENT
        # sent: iss+1 modulo 2**32 acknowledges our SYN; their SYN has not come yet
""") + "< SYN,ACK seq=irs ack=iss+1 > ACK seq=iss+1 ack=irs+1 ESTABLISHED" + each_wrong("""
    < ACK seq=irs+1 ack=WRONG                                           ESTABLISHED  # no row looks at ack here
""")  # fmt: skip
TO_SYN_RECEIVED = "open_passive() LISTEN\n < SYN seq=irs > SYN,ACK seq=iss ack=irs+1 SYN-RECEIVED" + each_wrong("""
    < ACK seq=irs+1 ack=WRONG         > RST seq=WRONG                   SYN-RECEIVED
        # only iss+1 acknowledges our SYN,ACK; any other ack gets a RST whose seq is that ack
""")  # fmt: skip
SCRIPTS = {"LISTEN": TO_LISTEN, "SYN-SENT": TO_SYN_SENT, "SYN-RECEIVED": TO_SYN_RECEIVED}
for state, script in SCRIPTS.items():
    walk(CheckedHandshake, f"in {state} an ack that was not earned is answered with RST", script)
    walk(CheckedHandshake, f"in {state} it is so where iss+1 is 0, too", script, LAST, hint=WRAPS_TOO)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
for script in SCRIPTS.values():
    drawn = numbers_by(seeded("handshake-trust-acks"))
    walk(CheckedHandshake, "with other numbers a wrong ack is answered with RST", script, *drawn)
### END HIDDEN TESTS

# %% slug="handshake-trust-refused" role="tests" points=1
"""A reset to a listener is ignored, and in SYN-SENT it is believed only with the right ack."""
LISTENS = """
    open_passive()                                                      LISTEN
    < RST seq=irs                                                       LISTEN   # a RST is never answered
    < SYN,RST seq=irs                                                   LISTEN   # it has RST, whatever else it has
    < RST,ACK seq=irs ack=iss+7                                         LISTEN
        # RST,ACK is a RST: its row stands above the one for ACK, and it is never answered
"""
CALLS = """
    < RST seq=irs                                                       CLOSED
    0.0  open_active()                > SYN seq=iss                     SYN-SENT
    < RST seq=0                                                         SYN-SENT   # state: without ACK it proves nothing
    < RST,ACK seq=0 ack=iss                                             SYN-SENT
        # state: a RST with a wrong ack proves nothing
        # sent: a RST is never answered, whatever its ack
    < RST,ACK seq=0 ack=iss+1                                           CLOSED     # it acknowledges our SYN: refused
    < SYN seq=irs                                                       CLOSED     # in CLOSED nothing is sent
    < ACK seq=irs ack=iss+7                                             CLOSED     # in CLOSED nothing is sent
"""
RESETS = {
    "a RST to a listener is ignored": LISTENS,
    "a RST in SYN-SENT is believed only with ack = iss+1": CALLS,
}
for claim, script in RESETS.items():
    walk(CheckedHandshake, claim, script)
    walk(CheckedHandshake, f"{claim}, where numbers wrap", script, LAST, LAST, hint=WRAPS_TOO)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-trust-refused"))
for claim, script in RESETS.items():
    walk(CheckedHandshake, f"{claim}, with other numbers", script, *drawn)
### END HIDDEN TESTS

# %% slug="handshake-trust-resets" role="tests" points=1
"""In SYN-RECEIVED and ESTABLISHED a reset is believed only when its number proves it."""
PROVES = "a RST counts only with the very number that is expected next, irs+1"
RECEIVED = "< SYN seq=irs  > SYN,ACK seq=iss ack=irs+1  SYN-RECEIVED\n# ack: irs is the number of this SYN\n"
OPEN = f"open_passive() LISTEN\n{RECEIVED}"


def numbered(state, after):
    return f"""
        < RST seq=irs                                                   {state}   # one below the window: {PROVES}
            # sent: the window begins at irs+1, and outside it a RST gets no answer
        < RST seq=irs+1+{WINDOW}                                        {state}
            # the window has {WINDOW} numbers from irs+1 on, and this is the first behind it: {PROVES}
        < RST seq=irs+2                   > ACK seq=iss+1 ack=irs+1     {state}
            # ack: the ACK says what we expect, irs+1, whatever came
            # seq: the ACK has our own next number, iss+1, whatever came
            # inside the window, but not the number: an ACK lets a real peer prove itself
        < RST,ACK seq=irs+{WINDOW} ack=iss+1  > ACK seq=iss+1 ack=irs+1 {state}
            # the last number of the window is inside it, and RST,ACK is a RST
        < RST,ACK seq=irs+1 ack=iss+7                                   {after}
            # sent: the rows for RST stand above the one for a wrong ack: a RST is never answered with a RST
            # state: this is the number that is expected: LISTEN from SYN-RECEIVED, CLOSED from ESTABLISHED
    """


RESETS = {
    "a RST in SYN-RECEIVED is believed only with seq = irs+1, and the listener goes on": OPEN
    + numbered("SYN-RECEIVED", "LISTEN") + RECEIVED.replace("irs", "irs+5000"),
    "a RST in ESTABLISHED is believed only with seq = irs+1": OPEN
    + "< ACK seq=irs+1 ack=iss+1 ESTABLISHED\n" + numbered("ESTABLISHED", "CLOSED"),
}  # fmt: skip
for claim, script in RESETS.items():
    walk(CheckedHandshake, claim, script)
    walk(CheckedHandshake, f"{claim}, where numbers wrap", script, LAST, 2**32 - 10, hint=WRAPS_TOO)
    walk(CheckedHandshake, f"{claim}, where irs+1 is 0", script, 100, LAST, hint=WRAPS_TOO)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-trust-resets"))
for claim, script in RESETS.items():
    walk(CheckedHandshake, f"{claim}, with other numbers", script, *drawn)
### END HIDDEN TESTS

# %% slug="given-theirs" role="setup"
# For the tests.
THEIRS = """
    0.0  open_active()                 > SYN seq=iss                     SYN-SENT
    < SYN,ACK seq=irs ack=iss+1        > ACK seq=iss+1 ack=irs+1         ESTABLISHED
    < SYN,ACK seq=irs ack=iss+1        > ACK seq=iss+1 ack=irs+1         ESTABLISHED
        # the other side did not get our ACK: say it again
        # ack=1: irs is still 0: Exercise 3 must keep it in self.irs in SYN-SENT too
    < SYN seq=irs                      > ACK seq=iss+1 ack=irs+1         ESTABLISHED
        # the row for their SYN again is for SYN-RECEIVED only; here any SYN gets an ACK
    < SYN seq=irs-70000                > ACK seq=iss+1 ack=irs+1         ESTABLISHED   # an old SYN ends nothing
    < ACK seq=irs-70000 ack=iss+1      > ACK seq=iss+1 ack=irs+1         ESTABLISHED
        # seq is outside the window: an ACK says what you expect
    < ACK seq=irs+1 ack=iss+1 len=4                                      ESTABLISHED   # data is left for a later notebook
"""

# %% slug="handshake-trust-duplicates" role="tests" points=1
"""Old segments do no harm."""
AGAIN = """
    open_passive()                                                       LISTEN
    < SYN seq=irs                      > SYN,ACK seq=iss ack=irs+1       SYN-RECEIVED
    < SYN seq=irs                      > SYN,ACK seq=iss ack=irs+1       SYN-RECEIVED
        # their SYN again: our SYN,ACK may have been lost, so send it once more, unchanged
    < SYN seq=irs-5000                 > ACK seq=iss+1 ack=irs+1         SYN-RECEIVED
        # an old SYN changes nothing: say with an ACK what you expect, irs+1
    < SYN,RST seq=irs                                                    SYN-RECEIVED
        # it has RST, and the row for their SYN again asks for none: a RST outside the window gets no answer
    < SYN seq=irs+50                   > ACK seq=iss+1 ack=irs+1         SYN-RECEIVED
        # another SYN, though inside the window: only seq = irs is their SYN again; an ACK says what you expect
    < SYN,ACK seq=irs+50 ack=iss+1     > ACK seq=iss+1 ack=irs+1         SYN-RECEIVED
        # it has SYN, so the row for SYN decides first
    < ACK seq=irs-5000 ack=7           > ACK seq=iss+1 ack=irs+1         SYN-RECEIVED
        # seq is outside the window: that row stands above the one for a wrong ack, and sends an ACK
    < ACK seq=irs+65536 ack=iss+1      > ACK seq=iss+1 ack=irs+1         SYN-RECEIVED
        # the last number of the window is irs+65535: this one is outside, and gets an ACK
    < ACK seq=irs+50 ack=iss+1                                           ESTABLISHED
        # any number inside the window will do, not irs+1 alone
    < SYN seq=irs+50                   > ACK seq=iss+1 ack=irs+1         ESTABLISHED   # a SYN gets an ACK here, too
"""
OLD = {"in SYN-RECEIVED old segments do no harm": AGAIN, "in ESTABLISHED old segments do no harm": THEIRS}
for claim, script in OLD.items():
    walk(CheckedHandshake, claim, script)
    walk(CheckedHandshake, f"{claim}, where numbers wrap", script, LAST, 2**32 - 10, hint=WRAPS_TOO)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-trust-duplicates"))
for claim, script in OLD.items():
    walk(CheckedHandshake, f"{claim}, other numbers", script, *drawn)
### END HIDDEN TESTS

# %% slug="handshake-trust-together" role="tests" points=1
"""Timer and trust together: a lost ACK, an old SYN, a half-open connection."""


def three_stories(mine, other):
    """A lost ACK, an old SYN, a server with an old connection."""
    kinds = [(CheckedHandshake(4000, 80, mine), CheckedHandshake(80, 4000, other)) for _ in range(3)]
    meet(
        *kinds[0], "ESTABLISHED", "ESTABLISHED", to_right=Link(drop={2}),
        hint="a SYN,ACK that comes again in ESTABLISHED gets the ACK again",
    )  # fmt: skip
    meet(
        *kinds[1], "ESTABLISHED", "ESTABLISHED", first=[from_client(SYN, mine - 10)], to_right=Link(drop={2}),
        hint="SYN-SENT: a wrong ack gets a RST; SYN-RECEIVED: a RST with irs+1 leads back to LISTEN",
    )  # fmt: skip
    server = kinds[2][1]
    old = from_client(SYN, 50), from_client(ACK, 51, other + 1)
    believed = attempt(lambda: [server.open_passive(), *(server.on_segment(each, 0.0) for each in old)])
    check(believed.error is None, "the server has an old connection", got=believed)
    meet(
        *kinds[2], "SYN-SENT", "CLOSED", until=0.5,
        hint="SYN in ESTABLISHED: ACK; a wrong ack in SYN-SENT: RST; a RST with the expected number: CLOSED",
    )  # fmt: skip


three_stories(5000, 300)
STAYS = """
    open_passive()                                              LISTEN
    5.0  < SYN seq=irs   > SYN,ACK seq=iss ack=irs+1            SYN-RECEIVED  timer=6.0
    5.5  < SYN seq=irs   > SYN,ACK seq=iss ack=irs+1            SYN-RECEIVED  timer=6.0
        # timer: no state was entered: a SYN that comes again starts no new wait
    5.6  < RST seq=irs+1                                        LISTEN        timer=None
        # timer: self.enter("LISTEN", now) lets enter stop the timer
"""
walk(CheckedHandshake, "a SYN that comes again leaves the timer as it is, and a reset stops it", STAYS)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
three_stories(*numbers_by(seeded("handshake-trust-together")))
### END HIDDEN TESTS

# %% [markdown]
# ## Both at once
#
# Normally one side calls and the other listens.
# What if both call at the same moment?
# Two SYNs cross, and each side gets a SYN where it expected a SYN,ACK.


# %% tags=["try"]
@try_out
def both_call():
    ends = CheckedHandshake(4000, 80, iss=100), CheckedHandshake(80, 4000, iss=300)
    return meet(*ends, "CLOSED", "CLOSED", names=("left", "right"), calls=("left", "right"))


both_call

# %% [markdown]
# Both give up, although each has heard the other call.
# TCP copes: a SYN that crosses ours asks for a connection as well as any other, and the two calls become one connection.
# This is a **simultaneous open** (RFC 9293, figure 7).
# It needs two more arrows, which are dashed in the drawing.


# %% slug="given-crossing" role="setup"
CROSSING = StateTable("""
    SYN-SENT      < SYN seq=irs                 > SYN,ACK seq=iss ack=irs+1   SYN-RECEIVED
    SYN-RECEIVED  < SYN,ACK seq=irs ack=iss+1                                 ESTABLISHED
""")

# %%
StateDiagram(OPENING, PLACES, new=CROSSING)

# %% [markdown] slug="handshake-crossing-contract" role="contract"
# ## Exercise 6: both at once (5 points)
#
# Complete `class FullHandshake`.
#
# | state | what arrives | sends | then |
# |---|---|---|---|
# | SYN-SENT | SYN with neither ACK nor RST; its `seq` is irs | SYN,ACK `seq=iss` `ack=irs+1` | SYN-RECEIVED |
# | SYN-RECEIVED | SYN and ACK, but no RST, `seq` = irs, `ack` = iss+1 | nothing | ESTABLISHED |
# | SYN-RECEIVED, reached from SYN-SENT | RST, `seq` = irs+1 | nothing | CLOSED |
# | any | anything else | as `CheckedHandshake` does | |
#
# The third row is about who has called: a listener that is reset goes on listening, while a side that called by itself has nothing to go back to.
# A machine that was CLOSED may be opened again, in the other way.
# The last two points are for all steps together: the Linux kernel is on the other side.
# The reference answer is 15 lines.
#
# <details><summary>Hint 1: how do I know from where SYN-RECEIVED was reached?</summary>
#
# Keep a note, and set it when SYN-RECEIVED is entered from SYN-SENT: `self.crossed = True`.
# `crossed = False` in the first line of the class gives each machine its first value.
# </details>
#
# <details><summary>Hint 2: and a machine that is opened again?</summary>
#
# The note must not survive the next passive open: `open_passive` sets it back, and goes on with `super().open_passive()`.
# </details>


# %% slug="handshake-crossing" role="solution"
class FullHandshake(CheckedHandshake):
    """A handshake that copes with two sides that call at once (RFC 9293, figure 7)."""

    crossed = False  # a note: SYN-RECEIVED was reached from SYN-SENT

    def open_passive(self) -> list[Segment]:
        """Wait for the other side to ask."""
        ### BEGIN SOLUTION
        self.crossed = False
        return super().open_passive()
        ### END SOLUTION

    def on_segment(self, segment: Segment, now: float) -> list[Segment]:
        """Take a segment that arrived; return the segments to send."""
        ### BEGIN SOLUTION
        syn, ack, rst = (flag in segment.flags for flag in (SYN, ACK, RST))
        ours = ack and segment.ack == (self.iss + 1) % 2**32
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
        if self.state == "SYN-RECEIVED" and syn and ours and not rst and segment.seq == self.irs:
            self.enter("ESTABLISHED", now)
            return []
        if self.state == "SYN-RECEIVED" and self.crossed and rst and segment.seq == (self.irs + 1) % 2**32:
            self.enter("CLOSED", now)
            return []
        return super().on_segment(segment, now)

        ### END SOLUTION


# %% [markdown]
# Let both sides call at once.
# You should see two SYNs that cross, and one connection.


# %% tags=["try"]
@try_out
def both_call_mended():
    ends = FullHandshake(4000, 80, iss=100), FullHandshake(80, 4000, iss=300)
    return meet(*ends, "ESTABLISHED", "ESTABLISHED", names=("left", "right"), calls=("left", "right"))


both_call_mended


# %% slug="given-crossing-hints" role="setup"
# For the tests.
CROSSING_HINTED = StateTable("""
    SYN-SENT      < SYN seq=irs                 > SYN,ACK seq=iss ack=irs+1   SYN-RECEIVED
        # nothing: a SYN without ACK while ours is out: the two have crossed, and theirs is answered all the same
        # seq: it is our SYN again, beside the ACK: the same number as before, iss
        # flags: SYN and ACK: our SYN once more, and the answer to theirs
        # state: both SYNs are known, and ours is not acknowledged yet: SYN-RECEIVED
    SYN-RECEIVED  < SYN,ACK seq=irs ack=iss+1                                 ESTABLISHED
        # sent: seq = irs and ack = iss+1 (modulo 2**32) complete it, before the row for SYN of Exercise 5; send nothing
        # ack=1: irs is still 0: keep the seq of their SYN in self.irs when SYN-SENT is left
        # state: SYN,ACK with seq = irs and ack = iss+1 acknowledges our SYN
""")


# %% slug="given-crossed" role="setup"
# For the tests.
def crossed(kind, mine, other):
    """Let two machines call at once."""
    ends = kind(4000, 80, mine), kind(80, 4000, other)
    meet(*ends, "ESTABLISHED", "ESTABLISHED", names=("left", "right"), calls=("left", "right"))


# %% slug="handshake-crossing-states" role="tests" points=1
"""Two SYNs that cross make one connection."""
CALLED = "0.0 open_active() > SYN seq=iss SYN-SENT\n"
crossing_way = CALLED + CROSSING_HINTED.ways("SYN-SENT")[0]
ALMOST = f"""
    {CALLED}
    < SYN,RST seq=irs                                                  SYN-SENT       # it has RST: no call, and no answer
    < SYN,PSH seq=irs              > SYN,ACK seq=iss ack=irs+1         SYN-RECEIVED   # ask `SYN in segment.flags`: PSH changes nothing
    < SYN,ACK seq=irs ack=iss+2    > ACK seq=iss+1 ack=irs+1           SYN-RECEIVED
        # only ack = iss+1 acknowledges our SYN; any other SYN gets an ACK, as in Exercise 5
    < SYN,ACK seq=irs+50 ack=iss+1 > ACK seq=iss+1 ack=irs+1           SYN-RECEIVED
        # its seq is not irs, so it is not the SYN,ACK of a simultaneous open
    < SYN seq=irs                  > SYN,ACK seq=iss ack=irs+1         SYN-RECEIVED
        # without ACK it acknowledges nothing: their SYN again, as in Exercise 5
    < SYN,ACK seq=irs ack=iss+1                                        ESTABLISHED
"""
LISTENER = """
    open_passive()                                                     LISTEN
    < SYN seq=irs                  > SYN,ACK seq=iss ack=irs+1         SYN-RECEIVED
    < SYN,ACK seq=irs ack=iss+1                                        ESTABLISHED
        # this row looks at the state and the numbers, not at how SYN-RECEIVED was reached
"""
walk(FullHandshake, "a simultaneous open goes from SYN-SENT over SYN-RECEIVED to ESTABLISHED", crossing_way)
walk(FullHandshake, "only a SYN,ACK with the right numbers completes it", ALMOST)
walk(
    FullHandshake, "a simultaneous open where iss+1 and irs+1 are 0", crossing_way, LAST, LAST, hint=WRAPS_TOO
)
walk(FullHandshake, "a listener in SYN-RECEIVED takes a SYN,ACK for the ACK, too", LISTENER)
crossed(FullHandshake, 100, 300)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-crossing-states"))
walk(FullHandshake, "a simultaneous open with other numbers", crossing_way, *drawn)
walk(FullHandshake, "only the right numbers complete it", ALMOST, *drawn)
crossed(FullHandshake, *drawn)
### END HIDDEN TESTS

# %% slug="handshake-crossing-reset" role="tests" points=1
"""A reset leads back to where this side came from."""
CROSSED = """
    0.0  open_active()      > SYN seq=iss                    SYN-SENT
    < SYN seq=irs           > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED
    < RST seq=irs+2         > ACK seq=iss+1 ack=irs+1        SYN-RECEIVED   # not the number: an ACK, as in Exercise 5
    < SYN,ACK,RST seq=irs ack=iss+1                          SYN-RECEIVED   # it has RST: it completes nothing
    < RST seq=irs+1                                          CLOSED
        # state: seq is irs+1 (modulo 2**32), and this side has called by itself: nothing to listen for, CLOSED
"""
LISTENED = """
    open_passive()                                           LISTEN
    < SYN seq=irs           > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED
    < RST seq=irs+1                                          LISTEN
        # state: this side was a listener, and is one again, whatever it was before: the note must not survive
    < SYN seq=irs+9         > SYN,ACK seq=iss ack=irs+10     SYN-RECEIVED
    < RST seq=irs+10                                         LISTEN
        # state: it is a listener still, after the second reset too
"""
CALLS_AGAIN = """
    0.0  open_active()      > SYN seq=iss                    SYN-SENT
    < RST seq=irs+1                                          SYN-SENT
        # state: the row is for SYN-RECEIVED only: in SYN-SENT a RST is believed by its ack, as in Exercise 5
"""
walk(FullHandshake, "reset after a simultaneous open, it is CLOSED", CROSSED)
walk(FullHandshake, "reset after a passive open, it listens again, each time", LISTENED)
walk(FullHandshake, "opened passively after a simultaneous open, it is a listener", CROSSED + LISTENED)
walk(FullHandshake, "opened actively after a simultaneous open, it is a caller", CROSSED + CALLS_AGAIN)
WRAPPED = "reset after a simultaneous open, where irs+1 is 0, it is CLOSED"
walk(FullHandshake, WRAPPED, CROSSED, LAST, LAST, hint=WRAPS_TOO)

# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-crossing-reset"))
walk(FullHandshake, "reset after a simultaneous open, then as a listener", CROSSED + LISTENED, *drawn)
walk(FullHandshake, "reset after a simultaneous open, then as a caller", CROSSED + CALLS_AGAIN, *drawn)
### END HIDDEN TESTS

# %% [markdown]
# ## Over real sockets
#
# Last, the same machine with real sockets on both sides: each segment travels inside a UDP datagram on your loopback.
# A `UDPHost` is a machine at a UDP socket, its `remote` the address that it sends to, and `run_over_udp` lets hosts exchange what their machines send.
# You should see `['ESTABLISHED', 'ESTABLISHED']`.


# %% tags=["try"]
@try_out
def over_udp():
    client, server = FullHandshake(4000, 80, iss=100), FullHandshake(80, 4000, iss=300)
    with UDPHost(client) as left, UDPHost(server) as right:
        left.remote, right.remote = right.address, left.address
        right.send(server.open_passive())
        left.send(client.open_active(0.0))
        run_over_udp(left, right, until=lambda: client.state == server.state == "ESTABLISHED")
    return [client.state, server.state]


over_udp

# %% slug="handshake-crossing-together" role="tests" points=1
"""All four steps together: the timer of a simultaneous open, and live UDP that loses segments."""
TIMES = """
    5.0  open_active()              > SYN seq=iss                    SYN-SENT      timer=6.0
    6.0  on_timer()                 > SYN seq=iss                    SYN-SENT      timer=8.0
    6.5  < SYN seq=irs              > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED  timer=7.5
        # timer: SYN-RECEIVED is a new state, so its first wait is rto again: self.enter does that
    7.5  on_timer()                 > SYN,ACK seq=iss ack=irs+1      SYN-RECEIVED  timer=9.5
        # timer: the count of what was sent again begins anew in SYN-RECEIVED, too: self.enter does that
    7.6  < SYN,ACK seq=irs ack=iss+1                                 ESTABLISHED   timer=None
        # timer: nothing is waited for in ESTABLISHED
"""


def over_a_bad_link(mine, other):
    """Connect two machines over live UDP; the client is patient, so that its third segment is its first ACK."""
    client, server = FullHandshake(4000, 80, mine, rto=0.4), FullHandshake(80, 4000, other, rto=0.05)
    links = Link(delay=0.0, drop={1, 3}), Link(delay=0.0, drop={1})
    with LiveLink(*links) as link, UDPHost(client, link.left) as left, UDPHost(server, link.right) as right:
        link.join(left.address, right.address)
        right.send(server.open_passive())
        left.send(client.open_active(0.0))
        run_over_udp(left, right, until=lambda: client.state == server.state == "ESTABLISHED", deadline=10.0)
        return client.state, server.state


walk(FullHandshake, "a SYN that crosses ours starts a new wait, and a new count", TIMES)
expect(over_a_bad_link, 100, 300, deadline=15.0, shown="an exchange over live UDP").satisfies(
    lambda states: states == ("ESTABLISHED", "ESTABLISHED"),
    "two of your machines connect over a live link that loses the first SYN, a SYN,ACK and an ACK",
    "whoever waits must have a timer, and a SYN,ACK that comes again in ESTABLISHED gets the ACK again",
    expected="ESTABLISHED and ESTABLISHED",
)
# Hidden until grading: the same with other numbers.
### BEGIN HIDDEN TESTS
drawn = numbers_by(seeded("handshake-crossing-together"))
walk(FullHandshake, "a SYN with another number that crosses ours starts a new wait", TIMES, *drawn)
expect(over_a_bad_link, *drawn, deadline=15.0, shown="an exchange over live UDP").returns(
    ("ESTABLISHED", "ESTABLISHED")
)
### END HIDDEN TESTS

# %% [markdown]
# ## Against the Linux kernel
#
# So far your machine has met itself.
# Now it meets the TCP that your browser uses: the one in the Linux kernel.
#
# The kernel gets a network of its own for this, with a single wire; the other end of the wire is in this notebook.
# What your machine returns is put on the wire inside an IP packet, and what the kernel sends is given to your machine.
# The kernel does not know that you are no kernel.
#
# Where no such network can be made, `kernel.has_host()` says why, once, and the cells show nothing.
#
# `meet_kernel` lets your machine, at port 4000, call a program that listens at port 80 of the kernel, and asks the kernel for the state of its side.
# The drawing counts from 0 again, since the kernel begins somewhere else each time.
# You should see the three segments with which this notebook began, and your machine is the client.


# %% tags=["try"]
@try_out
def you_call_the_kernel():
    if kernel.has_host():
        run = meet_kernel(FullHandshake(4000, 80, iss=100), 4000, 80)
        return ladder_of(relative(trace_of(run.items)))


you_call_the_kernel

# %% [markdown]
# And the other way round: a program calls `connect`, its kernel sends a SYN, and your machine is the server.
# Here your first number is the last one that there is.


# %% tags=["try"]
@try_out
def the_kernel_calls_you():
    if kernel.has_host():
        run = meet_kernel(FullHandshake(80, 4000, iss=2**32 - 1), 80, 4000, calls=("kernel",))
        return ladder_of(relative(trace_of(run.items)))


the_kernel_calls_you

# %% [markdown]
# Last, both call at once.
# Two ordinary programs hardly ever manage this: one of the two SYNs would have to leave before the other arrives.
# You can do it on purpose, and the kernel copes.
# These are the first four segments; you are drawn as the client.


# %% tags=["try"]
@try_out
def you_and_the_kernel_call():
    if kernel.has_host():
        run = meet_kernel(FullHandshake(4000, 80, iss=100), 4000, 80, calls=("you", "kernel"))
        return ladder_of(relative(trace_of(run.items[:4])))


you_and_the_kernel_call

# %% slug="handshake-crossing-kernel" role="tests" points=1
"""Your machine opens a connection to the Linux kernel, and takes one from it."""
if kernel.has_host():
    meet_kernel(FullHandshake(HERE, THERE, 100), HERE, THERE, deadline=8.0)
    meet_kernel(FullHandshake(THERE, HERE, LAST), THERE, HERE, calls=("kernel",), deadline=8.0)

# Hidden until grading: the same with other numbers and ports.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-crossing-kernel")
if kernel.has_host():
    for calls in (("you",), ("kernel",)):
        here, there = rng.randrange(1024, 30000), rng.randrange(30000, 60000)
        machine = FullHandshake(here, there, 2**32 - rng.randrange(1, 3))
        meet_kernel(machine, here, there, calls=calls, deadline=8.0)
### END HIDDEN TESTS


# %% slug="given-crossed-live" role="setup"
# For the tests.
def cross_with_kernel(kind, here, there, iss):
    """Let a machine and the kernel call at once, and check what the machine answers to the SYN that crosses its own."""
    run = meet_kernel(kind(here, there, iss), here, there, calls=("you", "kernel"), deadline=8.0)
    sent = [segment for segment in run.items if segment.source_port == here]
    check(
        [segment.flags for segment in sent[:2]] == [SYN, SYN | ACK],
        "your machine answers the kernel's SYN, which has crossed its own, with SYN,ACK",
        expected="SYN, then SYN,ACK", got=", then ".join(str(segment) for segment in sent[:2]), log=run,
        hint="their SYN in SYN-SENT is answered at once, whether or not a SYN,ACK of theirs comes later",
    )  # fmt: skip


# %% slug="handshake-crossing-live" role="tests" points=1
"""Your machine and the Linux kernel call each other at once."""
if kernel.has_host():
    cross_with_kernel(FullHandshake, HERE, THERE, 100)

# Hidden until grading: the same with other numbers and ports.
### BEGIN HIDDEN TESTS
rng = seeded("handshake-crossing-live")
if kernel.has_host():
    here, there = rng.randrange(1024, 30000), rng.randrange(30000, 60000)
    cross_with_kernel(FullHandshake, here, there, 2**32 - rng.randrange(1, 3))
### END HIDDEN TESTS

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
# | retransmission timeout (rto) | how long to wait for an answer before sending again |
# | window | the numbers of the bytes that a side is ready to take |
# | challenge ACK | an ACK that asks a doubtful RST or SYN to prove itself |
# | half-open | one side believes in a connection that the other has forgotten |
# | simultaneous open | both sides send the first SYN |
#
# **What does this return, and why?**
#
# 1. `reset_for(reset_for(segment))`, for a segment without RST.
#    <details><summary>Answer</summary>
#
#    `None`: what `reset_for` returns is a reset, and a reset is never answered.
#    For a segment with RST the inner call returns `None`, which is no segment, and the outer one raises.
#    </details>
# 2. `server.on_segment(from_client(ACK, seq=101, ack=301), 0.0)`, on a `FullHandshake` in LISTEN.
#    <details><summary>Answer</summary>
#
#    A list with one RST, whose `seq` is 301: the ACK belongs to no connection, and the RST carries the number that its sender expects next.
#    </details>
# 3. `client.timer`, before the SYN,ACK arrives, and after it.
#    <details><summary>Answer</summary>
#
#    A time in seconds, at which the SYN is sent again; then `None`, since in ESTABLISHED the handshake waits for nothing.
#    </details>
