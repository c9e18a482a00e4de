# %% [markdown]
# # Saying goodbye
#
# A connection is opened with three segments, and closed with segments that carry the flag FIN, "finished".
# How many of those are there at the end of a connection between two sockets of the kernel?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import Flag, compare, kernel

segments = kernel.conversation([("client", b"hello")])
compare(prediction, sum(Flag.FIN in segment.flags for segment in segments))

# %%
from loopback import trace

[trace.label_of(row) for row in trace.relative(trace.trace_of(segments))][-3:]

# %% [markdown]
# Two: each side says for itself that it has nothing more to send.
# A connection is two streams, and each has an end of its own.
# Between the first FIN and the second it is **half-closed**: one side still speaks, the other only listens.
#
# Each FIN takes a sequence number, as a byte does.
# So it can be acknowledged, and is sent again if it is lost.
#
# There remains one question.
# The last ACK is acknowledged by nobody.
# What if it is lost?

# %% [markdown]
# ## Eight states
#
# From ESTABLISHED on, a state says three things of a side: how far its own FIN has come, whether the other side's FIN has come, and which was first.
#
# | state | our FIN | their FIN |
# |---|---|---|
# | ESTABLISHED | not sent | has not come |
# | FIN-WAIT-1 | sent, not acknowledged | has not come |
# | FIN-WAIT-2 | acknowledged | has not come |
# | CLOSE-WAIT | not sent | has come |
# | LAST-ACK | sent after theirs had come, not acknowledged | has come |
# | CLOSING | sent before theirs had come, not acknowledged | has come |
# | TIME-WAIT | sent before theirs had come, acknowledged | has come |
# | CLOSED | all is forgotten | all is forgotten |
#
# Four **events** lead from one to another.
#
# | event | what has happened |
# |---|---|
# | `"close"` | our program has closed: a FIN is to be sent behind all that was written |
# | `"fin"` | their FIN has come, and every byte before it: it is to be acknowledged |
# | `"ack"` | our FIN is acknowledged |
# | `"timeout"` | two lifetimes of a segment are over: nothing of this connection can be on its way any more |
#
# One segment may bring two events: a FIN that also acknowledges ours is `"ack"` first, and then `"fin"`.
#
# And TIME-WAIT?
# The side that closed first sends the last ACK.
# If that is lost, the other side sends its FIN again, and somebody must be there to acknowledge it again.
# So this side keeps the connection for two **lifetimes of a segment**, the longest time that one may be on its way.
# The first is for our last ACK, which may be lost at the end of its way; the second is for the FIN that is sent again then.
# RFC 9293 takes two minutes for one lifetime; Linux waits 60 seconds in all.

# %% [markdown]
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
from collections.abc import Mapping

from loopback import kernel, try_out
from loopback.check import NotWritten, check, expect, seeded, when

Row = tuple[str, str | None]  # the next state, and what is to be sent: "FIN", "ACK" or None

# %% [markdown] slug="goodbye-contract" role="contract"
# ## Exercise 1: the table of the teardown (5 points)
#
# Write `teardown_table()`, which returns a dictionary: from `(state, event)` to `(next state, action)`.
# All are words as above; the action is `"FIN"`, `"ACK"` or `None`.
#
# | case | what the table says |
# |---|---|
# | `"close"` is possible in a state | the next state, and `"FIN"` |
# | `"fin"` is possible | the next state, and `"ACK"` |
# | `"ack"` is possible | the next state, and `None` |
# | `"timeout"`, which is possible in TIME-WAIT only | `("CLOSED", None)` |
# | `"fin"` in TIME-WAIT | it has come again, since our ACK was lost: `"ACK"`, and TIME-WAIT once more |
# | an event that is not possible in a state | no row |
#
# There are ten rows.
# The reference answer is 12 lines.
#
# <details><summary>Hint 1: where do I begin?</summary>
#
# With the table of states above.
# Take a state and an event, write down how far both FINs are then, and look which state says that.
# </details>
#
# <details><summary>Hint 2: which events are possible?</summary>
#
# A program closes once, a FIN comes for the first time once, and only a FIN that was sent can be acknowledged.
# In CLOSED nothing is possible any more.
# </details>


# %% slug="goodbye" role="solution"
def teardown_table() -> dict[tuple[str, str], Row]:
    """From a state and an event to the next state and what is to be sent (RFC 9293, section 3.6)."""
    ### BEGIN SOLUTION
    return {
        ("ESTABLISHED", "close"): ("FIN-WAIT-1", "FIN"),
        ("ESTABLISHED", "fin"): ("CLOSE-WAIT", "ACK"),
        ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", None),
        ("FIN-WAIT-1", "fin"): ("CLOSING", "ACK"),
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
        ("CLOSING", "ack"): ("TIME-WAIT", None),
        ("TIME-WAIT", "fin"): ("TIME-WAIT", "ACK"),
        ("TIME-WAIT", "timeout"): ("CLOSED", None),
        ("CLOSE-WAIT", "close"): ("LAST-ACK", "FIN"),
        ("LAST-ACK", "ack"): ("CLOSED", None),
    }
    ### END SOLUTION


# %% [markdown]
# Try it: follow your table along the way of a side that closes first.
# You should see FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT and CLOSED.


# %% slug="given-follow" role="setup"
def follow(table: Mapping[tuple[str, str], Row], events: list[str]) -> list[str]:
    """The states after each event, from ESTABLISHED on, as a table has them; it ends where there is no row."""
    states = ["ESTABLISHED"]
    for event in events:
        if (states[-1], event) not in table:
            break
        states.append(table[states[-1], event][0])
    return states[1:]


# %% tags=["try"]
try_out(lambda: follow(teardown_table(), ["close", "ack", "fin", "timeout"]))

# %% [markdown]
# The tests take a connection of the kernel's along the three ways on which one can end, and compare its states with yours.
# A tick says that a row of yours agrees with the kernel.
# Where one does not, the test names the row, and not the state that would be right.
# The next three cells are the tests' own machinery: run them, and skip them if you like. The tests of exercise 1 follow, with one more such cell (`possible_rows`) among them.


# %% slug="given-way" role="setup"
STATES = ("ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSING", "TIME-WAIT", "CLOSE-WAIT", "LAST-ACK", "CLOSED")
SENDS = {"close": "FIN", "fin": "ACK", "ack": None}


# %% slug="given-missing-row" role="setup"
def missing_row(teardown_table, state, event, why):
    """A hint for a row that is not found: it is missing, or its key is turned round."""
    table = expect(teardown_table, shown="teardown_table()").value
    if isinstance(table, Mapping) and (event, state) in table:
        return when(KeyError, f'the key of this row is turned round: the state comes first, then the event: ("{state}", "{event}")')
    return when(KeyError, f"this row is missing: {why}")


# %% slug="given-goes" role="setup"
def goes(teardown_table, events, hints):
    """Compare the table with the kernel, event by event; `hints` has a sentence for each event."""
    state = "ESTABLISHED"
    for event, after in zip(events, kernel.teardown_states(events), strict=True):
        shown = f'teardown_table()["{state}", "{event}"]'
        missing = missing_row(teardown_table, state, event, f"{event!r} is possible in {state}")
        row = expect(lambda state=state, event=event: teardown_table()[state, event][0], shown=f"{shown}[0]")
        row.predicts(after, STATES, hints[event], missing)
        sending = expect(lambda state=state, event=event: teardown_table()[state, event][1], shown=f"{shown}[1]")
        sends = SENDS[event]
        what = {"FIN": "closing sends a FIN", "ACK": "a FIN that comes is acknowledged", None: "an ACK is answered by nothing"}
        claim, quoted = f"{shown}[1] is {sends!r}, what is to be sent then", when("None", "None stands there without quotes")
        said = sending.outcome  # its None is an entry of the table, and no call that returned nothing
        sending.states(said.returned(sends), claim, quoted, what[sends], expected=repr(sends), got=repr(said.value))
        state = after

# %% slug="goodbye-first" role="tests" points=1
"""The side that closes first."""
goes(teardown_table, ["close", "ack", "fin"], {
    "close": "our FIN is sent and not acknowledged, theirs has not come: which state says that?",
    "ack": "our FIN is acknowledged, theirs has not come: which state says that?",
    "fin": "both FINs are done, and ours was sent first: which state says that?",
})  # fmt: skip

# %% slug="goodbye-second" role="tests" points=1
"""The side that closes second."""
goes(teardown_table, ["fin", "close", "ack"], {
    "fin": "their FIN has come, ours is not sent: which state says that?",
    "close": "ours is sent after theirs had come: which state says that?",
    "ack": "ours was sent second, and is acknowledged: the other side is the one that waits",
})  # fmt: skip

# %% slug="goodbye-together" role="tests" points=1
"""Both close before they have heard of each other."""
goes(teardown_table, ["close", "fin", "ack"], {
    "close": "our FIN is sent and not acknowledged, theirs has not come: which state says that?",
    "fin": "theirs has come, and ours, which was sent before, is not acknowledged: which state says that?",
    "ack": "both FINs are done, and ours was sent before theirs had come: which state says that?",
})  # fmt: skip

# %% slug="given-possible" role="setup"
def possible_rows():
    """The state and the event of each row that there can be: those on the kernel's three ways, and two of TIME-WAIT's."""
    found = {("TIME-WAIT", "fin"), ("TIME-WAIT", "timeout")}
    for way in (["close", "ack", "fin"], ["close", "fin", "ack"], ["fin", "close", "ack"]):
        found |= set(zip(["ESTABLISHED", *kernel.teardown_states(way)], way, strict=False))
    return found


# %% slug="goodbye-wait" role="tests" points=2
"""The wait at the end, and no row too many."""
WAIT = "nobody acknowledges our last ACK: if their FIN comes again, it is acknowledged again, and the wait goes on"
OVER = "after two lifetimes of a segment nothing can come any more: the connection is forgotten"
AGAIN = missing_row(teardown_table, "TIME-WAIT", "fin", WAIT)
LAST = missing_row(teardown_table, "TIME-WAIT", "timeout", OVER)
QUOTED = when(lambda row: row[1] == "None", "None stands there without quotes")
again = expect(lambda: teardown_table()["TIME-WAIT", "fin"], shown='teardown_table()["TIME-WAIT", "fin"]')
again.returns(("TIME-WAIT", "ACK"), "since the last ACK may be lost", AGAIN, WAIT)
over = expect(lambda: teardown_table()["TIME-WAIT", "timeout"], shown='teardown_table()["TIME-WAIT", "timeout"]')
over.returns(("CLOSED", None), "since nothing is on its way any more", LAST, QUOTED, OVER)
MANY = {
    "close": "a program closes once: who has closed cannot close again",
    "fin": "a FIN comes for the first time once, and only TIME-WAIT has a row for one that comes again",
    "ack": "only a FIN that was sent and is not acknowledged yet can be acknowledged",
    "timeout": "only TIME-WAIT is a wait that ends by itself",
}
possible = possible_rows()
too_many = expect(lambda: [row for row in teardown_table() if row not in possible], shown="the rows too many of teardown_table()")
hints = [when(lambda got, event=event: any(event in row for row in got), MANY[event]) for event in MANY]
gone = when(lambda got: any("CLOSED" in row for row in got), "in CLOSED the connection is forgotten, and nothing happens any more")
too_many.satisfies(lambda got: not got, "teardown_table() has no row too many", gone, *hints, expected="no row too many")
rows = expect(lambda: len(teardown_table()), shown="len(teardown_table())")
rows.returns(10, "", "take each state, and ask of each event whether it is possible")

# %% [markdown]
# Tables are easier to check than to read.
# Here is yours, drawn: the left half is the side that closes first, the right half the other one.
# (The next three cells make the drawing: run them, and skip them if you like.)

# %% slug="given-drawn" role="setup"
from loopback.draw import StateDiagram
from loopback.transitions import StateTable

PLACES = {  # where the drawing puts each state: column and row
    "ESTABLISHED": (1, 0),
    "FIN-WAIT-1": (0, 1),
    "CLOSE-WAIT": (2, 1),
    "FIN-WAIT-2": (0, 2),
    "CLOSING": (1, 2),
    "LAST-ACK": (2, 2),
    "TIME-WAIT": (0, 3),
    "CLOSED": (2, 3),
}
EVENTS = {"close": "close()", "fin": "< FIN", "ack": "< ACK", "timeout": "timeout()"}

# %% slug="given-rows-checked" role="setup"
def check_rows(table: Mapping[tuple[str, str], Row]) -> None:
    """Check in silence that each row of a table is made of the words of the exercise."""
    if not isinstance(table, Mapping):
        check(False, "the table is a dictionary", expected="a dictionary of ten rows", got=f"{table!r}")
    pairs = [(before, event) for before in PLACES for event in EVENTS]
    for key, row in table.items():
        if key not in pairs:
            words = 'such as ("ESTABLISHED", "close"), in the words of the exercise'
            turned = "the state comes first, then the event" if type(key) is tuple and key[::-1] in pairs else ""
            check(False, "each key is a state and an event", expected=words, got=f"the key {key!r}", hint=turned)
        if type(row) not in (tuple, list) or len(row) != 2 or row[0] not in PLACES:
            words = "the next state, in the words of the exercise, and the action"
            check(False, "each row leads to a state", expected=words, got=f"in the row {key!r}: {row!r}")
        if row[1] not in ("FIN", "ACK", None):
            said, words = f"in the row {key!r} the action is {row[1]!r}", '"FIN", "ACK", or None without quotes'
            check(False, "the action of each row is one of three", expected=words, got=said)


# %% slug="given-picture" role="setup"
def picture_of(table: Mapping[tuple[str, str], Row]) -> StateDiagram:
    """A table of the teardown as a picture."""
    check_rows(table)
    rows = [(*before, after, f"> {sent}" if sent else "") for before, (after, sent) in table.items()]
    lines = [f"{state} {EVENTS[event]} {sends} {after}" for state, event, after, sends in rows]
    return StateDiagram(StateTable("\n".join(lines)), PLACES)


# %% tags=["try"]
try_out(lambda: picture_of(teardown_table()))

# %% [markdown]
# ## Both ends
#
# What does a program see of all this?
# Very little: `close` returns at once, and the kernel does the rest.
# But each end's state can be asked for, and each answer says something about the other end.

# %%
opening = ("server: socket", "server: bind", "server: listen", "client: socket", "client: connect", "server: accept")
ends = kernel.echo_session((*opening, "client: close", "server: close"))
[(record.call, record.client, record.server) for record in ends[-3:]]

# %% [markdown]
# The client closed first.
# Its own end is in FIN-WAIT-2 until the server closes, too, and in TIME-WAIT after that; the server's end is gone at once.
# (After each call we wait until all segments have arrived.)

# %% [markdown] slug="states-contract" role="contract"
# ## Exercise 2: which state is it? (3 points)
#
# Here are two other sessions, each of a connection that was established.
# Predict in `both_ends()` the states of both ends after each call: a tuple of two, the client's state and the server's.
# Copy this, and replace each `...`.
#
# ```python
# return {
#     "A client: shutdown": ...,   # sock.shutdown(socket.SHUT_WR): the client has nothing more to send
#     "A server: send": ...,       # conn.send(b"hello"): the server still has
#     "A server: close": ...,      # conn.close()
#     "B server: shutdown": ...,   # conn.shutdown(socket.SHUT_WR)
#     "B client: close": ...,      # sock.close()
#     "B server: close": ...,      # conn.close(), although it had called shutdown
# }
# ```
#
# The tests hold these sessions between two sockets of your kernel, and compare.
# They look when all that a call sends has arrived, and has been answered.
# The reference answer is 8 lines.


# %% slug="states" role="solution"
def both_ends() -> dict[str, tuple[str, str]]:
    """The client's and the server's state after each call of two sessions."""
    ### BEGIN SOLUTION
    return {
        "A client: shutdown": ("FIN-WAIT-2", "CLOSE-WAIT"),
        "A server: send": ("FIN-WAIT-2", "CLOSE-WAIT"),
        "A server: close": ("TIME-WAIT", "CLOSED"),
        "B server: shutdown": ("CLOSE-WAIT", "FIN-WAIT-2"),
        "B client: close": ("CLOSED", "TIME-WAIT"),
        "B server: close": ("CLOSED", "TIME-WAIT"),
    }
    ### END SOLUTION


# %% [markdown]
# See whether every call has its two states.
# You should see six times 2.
# (Behind it come two cells of the tests' own machinery, which you may skip, and then the two tests.)

# %% tags=["try"]
try_out(lambda: [len(pair) for pair in both_ends().values()])


# %% slug="given-sessions" role="setup"
OPENING = ("server: socket", "server: bind", "server: listen", "client: socket", "client: connect", "server: accept")
FIRST = ("client: shutdown", "server: send", "server: close")
SECOND = ("server: shutdown", "client: close", "server: close")


def ends_of(calls):
    """The states of both ends after each of these calls, on a connection that was established."""
    records = kernel.echo_session((*OPENING, *calls))[len(OPENING) :]
    return {record.call: (record.client, record.server) for record in records}


def turned(both_ends, session, seen):
    """A hint for a prediction whose pairs are right, each of them turned round."""
    told = expect(lambda: [list(both_ends()[f"{session} {call}"]) for call in seen], shown="both_ends()").value
    pairs = [list(pair[::-1]) for pair in seen.values()]
    return when(lambda _: told == pairs, "in each pair the client's state comes first, in the server's sessions too")


# %% slug="given-pair" role="setup"
def is_pair(both_ends, key):
    """Check in silence that a case is not one text, of which a letter would be compared."""
    case = expect(lambda: both_ends()[key], shown=f'both_ends()["{key}"]')
    wanted, claim = 'a tuple of two texts, such as ("CLOSED", "CLOSED")', f'both_ends()["{key}"] is a tuple of two states'
    hint = "this is one text: write two, the client's state and the server's, with a comma between them"
    case.states(type(case.value) is not str, claim, hint, expected=wanted, got=repr(case.value), quiet=True)


# %% slug="states-first" role="tests" points=1
"""The client closes first, and the server still has something to say."""
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each case is a key")
seen = ends_of(FIRST)
TURNED = turned(both_ends, "A", seen)
for call, hint in (
    ("client: shutdown", "the FIN has arrived and is acknowledged: how far are both FINs, seen from each end?"),
    ("server: send", "data does not change how far a FIN has come: both states stay as they were"),
    ("server: close", "the side that closed first waits, and the other one is done"),
):
    is_pair(both_ends, "A " + call)
    for place in range(2):
        said = expect(lambda call=call, place=place: both_ends()["A " + call][place], shown=f'both_ends()["A {call}"][{place}]')
        said.predicts(seen[call][place], STATES, hint, NO_KEY, TURNED)

# %% slug="states-second" role="tests" points=2
"""The server closes first."""
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each case is a key")
seen = ends_of(SECOND)
TURNED = turned(both_ends, "B", seen)
for call, hint in (
    ("server: shutdown", "the server's FIN has arrived and is acknowledged: how far are both FINs, seen from each end?"),
    ("client: close", "all has arrived, the last ACK too: the side that closed first waits, and the other one is done"),
    ("server: close", "shutdown has sent the FIN already: what is left for close to send?"),
):
    is_pair(both_ends, "B " + call)
    for place in range(2):
        said = expect(lambda call=call, place=place: both_ends()["B " + call][place], shown=f'both_ends()["B {call}"][{place}]')
        said.predicts(seen[call][place], STATES, hint, NO_KEY, TURNED)

# %% [markdown]
# ## Your own TCP
#
# All parts are there now, and you have written them: the handshake, the receiver, the sender with its timer, Reno, and the table of the teardown.
# `from_notebook` brings those of the other notebooks here: it reads the files beside this one and runs the cells of the exercises that it names, and the cells that these need.
# If a part is missing, a sentence says so, and the rest goes on without it.
# Where a step of a part is not written yet, an earlier step stands in for it, if it can, and a sentence says so, too.
# Such a sentence calls an exercise by the short name that is handed to `from_notebook` below; they stand there in the order of that notebook's exercises.
# The whole can do with that; the point for the part itself is sure once all its steps are written.
#
# After you have changed one of the other notebooks, save it, and run this cell again.

# %% slug="given-parts" role="setup"
from loopback import from_notebook
from loopback.kernel import KernelHost, has_host
from loopback.link import Bottleneck, Link, LiveLink, Transfer, UDPHost, VirtualNetwork
from loopback.link import meet, run_against_kernel, run_over_udp
from loopback.pcap import write_pcap
from loopback.segment import ACK, FIN, SYN, Segment
from loopback.stack import Connection, FileServer, HTTPFetch, Parts
from loopback.trace import ladder_of, relative, trace_of

HANDSHAKE = "refuse", "handshake", "handshake-timer", "handshake-trust", "handshake-crossing"
RECEIVER = "reassembler", "reassembler-end", "receiver", "receiver-outside"
SENDER = "rto", "sender", "sender-timer", "sender-probe", "fast-retransmit"
RENO = "reno-growth", "reno-timeout", "reno-recovery"
FullHandshake = from_notebook("03_three_way_handshake", *HANDSHAKE).FullHandshake
Receiver = from_notebook("04_putting_bytes_back_in_order", *RECEIVER).Receiver
FastSender = from_notebook("05_waiting_and_resending", *SENDER).FastSender
Reno = from_notebook("06_sharing_the_road", *RENO).Reno

# %% [markdown]
# `Parts` takes the five parts, and a `Connection` puts them together; both belong to `loopback`, the library that this course calls its lab bench.
# It gives each segment that arrives to the part that it concerns, writes the receiver's acknowledgement and window into each segment that leaves, and follows your table from ESTABLISHED on.
# A **program** uses the connection: whenever something may have changed, the connection calls it, and it reads, writes or closes.
# `HTTPFetch(path)` asks an HTTP server for a file, `FileServer(files)` answers such a request.

# %% [markdown] slug="your-tcp-contract" role="contract"
# ## Exercise 3: your TCP (13 points)
#
# Write `my_tcp(local_port, remote_port, iss, program)`, which returns a `Connection` of your parts, used by a program.
#
# | piece | what it is |
# |---|---|
# | `Parts(handshake, receiver, sender, teardown, congestion)` | the five parts, in this order: each a class, without brackets, but for the fourth: the table that `teardown_table()` returns |
# | `Connection(parts, local_port, remote_port, iss, program=program)` | one end of a connection, with the interface of your handshake: `open_active`, `open_passive`, `on_segment`, `on_timer`, `timer`, `state` |
#
# Below it stand two functions that use it; leave them as they are.
# The tests have your TCP fetch files from your TCP, on a virtual network and over UDP, with loss, duplication and reordering; then from an ordinary server, and for an ordinary client, on the Linux kernel's TCP.
# In the end each of your parts is tried among others.
# The reference answer is 2 lines: the work was in the parts.


# %% slug="your-tcp" role="solution"
def my_tcp(local_port, remote_port, iss, program):
    """One end of a connection, of parts of your own, that a program uses."""
    ### BEGIN SOLUTION
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
    return Connection(parts, local_port, remote_port, iss, program=program)
    ### END SOLUTION


def fetching(iss, path="/file"):
    """A client's end that fetches a path."""
    return my_tcp(4000, 80, iss, HTTPFetch(path))


def serving(iss, data):
    """A server's end that serves these bytes as /file."""
    return my_tcp(80, 4000, iss, FileServer({"/file": data}))


# %% [markdown]
# Try it: your TCP fetches a file of 4,000 bytes from your TCP, on a virtual network that loses the fourth segment from the server.
# You should see that both sides end in CLOSED, and the whole life of the connection, from the first SYN to the last ACK.
# The client's numbers begin five below 2³², so they wrap at once: 2³² - 5 + 1 for the SYN + 22 bytes of request is 18 on the ring, which the server acknowledges.
# The file comes as 4,041 bytes, since 41 bytes of HTTP stand before it.
# TIME-WAIT lasts 60 seconds, as in Linux.
# The two cells above the try cell itself belong to it and to the tests, and may be skipped.
# (A state is drawn once a segment has been dealt with. Two states begin and end within one segment, and so you do not see them: the client's CLOSE-WAIT, since it closes as soon as the server's FIN has come, and the server's FIN-WAIT-2, since the client's answer is ACK and FIN in one.)


# %% slug="given-transfer" role="setup"
START = 2**32 - 5  # an initial sequence number near the end of the numbers
TROUBLE = {"loss": 0.05, "duplication": 0.05, "reordering": 0.05}


def transfer(fetching, serving, data, iss=START, seed="transfer", lose=(), **trouble):
    """A network on which a client has fetched bytes from a server, and both connections."""
    client, server = fetching(iss), serving(iss - 45, data)
    links = [Link(seed=f"{seed} {side}", drop=lost, **trouble) for side, lost in (("there", ()), ("back", lose))]
    network = VirtualNetwork(client, server, to_right=links[0], to_left=links[1])
    server.open_passive()
    network.send("client", client.open_active(0.0))
    network.run(until=600.0, most_events=20_000)
    return network, client, server


def how_it_ends(client, server):
    """A sentence that says in which states a run has ended."""
    if client.state == server.state == "CLOSED":
        return "Both sides end in CLOSED."
    states = f"The client ends in {client.state} and the server in {server.state}, and not both in CLOSED"
    return f"{states}: the tests of exercise 1 say which row of your table is missing or wrong."


# %% slug="given-connected" role="setup"
def ports_and_program(made):
    """The ports of a connection, and whether it has a program; None if there is none."""
    return made and ((made.local_port, made.remote_port), made.program is not None)


def is_connection(make, *given, ports=None):
    """Check in silence that my_tcp makes a connection with its program: without one everything would only wait."""
    made = expect(lambda: ports_and_program(make(*given)), shown="my_tcp(local_port, remote_port, iss, program)")
    if not made.value:
        table = when(TypeError, "the exercise's table says what Parts and Connection take, and in which order")
        made.satisfies(bool, "my_tcp returns a Connection", table, expected="a Connection")
    found, has_program = made.value
    claim, lost = "the Connection that my_tcp returns has its program", "hand the program on: `program=program`, behind iss"
    made.states(has_program, claim, lost, expected="the program that my_tcp is given", got="no program", quiet=True)
    if ports is not None:
        claim = f"my_tcp{ports}"[:-1] + ", iss, program) makes a Connection with its ports in this order"
        order = "hand local_port and remote_port on in this order"
        made.states(found == ports, claim, order, expected=f"ports {ports}", got=f"ports {found}", quiet=True)


# %% tags=["try"]
@try_out
def one_is_lost():
    is_connection(fetching, START)
    network, client, server = transfer(fetching, serving, bytes(4000), lose={4})
    print(how_it_ends(client, server))
    return network.ladder


one_is_lost


# %% [markdown]
# The next cell is the tests' own machinery: run it, and skip it if you like; two tests follow.

# %% slug="given-fetched" role="setup"
def is_fetched(fetching, serving, data, where, *hints, **links):
    """Check that a client gets these bytes from a server."""
    is_connection(fetching, START)
    runs = []

    def run():
        runs.append(transfer(fetching, serving, data, **links))
        return runs[0][1].program.body or b""

    size = f"{len(data):,} byte{'s' * (len(data) != 1)}"
    fetch = expect(run, shown=f"fetching a file of {size}", deadline=40.0)
    ladder = runs[0][0].ladder if runs and len(data) < 6000 else None
    claim = f"your TCP fetches a file of {size} from your TCP, {where}"
    got = "the file did not come whole" if fetch.outcome.returned(b"") else None
    fetch.satisfies(lambda body: body == data, claim, *hints, expected="the file", got=got, log=ladder)


# %% slug="your-tcp-quiet" role="tests" points=2
"""Your TCP talks to your TCP on a network that loses nothing."""


def _like(segment):
    return segment.source_port, segment.destination_port, segment.seq, segment.flags


is_connection(fetching, START)
SIZES = 1, 536, 537, 1072, 4096, 4097, 32_768
call = expect(lambda: fetching(START).open_active(0.0)[0], shown="open_active of your TCP")
PORTS = when(lambda got: _like(got)[:2] != (4000, 80), "hand local_port and remote_port on to the Connection, in this order")
ISS = "hand iss on to the Connection: it is the number of its first segment"
right = Segment(source_port=4000, destination_port=80, seq=START, flags=SYN)
wanted = f"a SYN from port 4000 to port 80 with seq={START}"
call.satisfies(lambda got: _like(got) == _like(right), f"the first segment of your TCP is {wanted}", PORTS, ISS, expected=wanted)
ORDER = "are the five parts in the order of the exercise's table, and the ports and iss handed on?"
TICKS = "the tests of the parts, in their own notebooks, say more: are all their ticks there?"
for size in SIZES:
    is_fetched(fetching, serving, bytes(each % 251 for each in range(size)), "on a quiet network", TICKS, when((TypeError, AttributeError), ORDER))

# Hidden until grading: other bytes and numbers, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("your-tcp-quiet")
is_fetched(fetching, serving, rng.randbytes(rng.randrange(9_000, 20_000)), "on a quiet network", iss=rng.getrandbits(32))
### END HIDDEN TESTS

# %% slug="your-tcp-trouble" role="tests" points=2
"""Your TCP gets through loss, duplication and reordering."""
EASIER = "the tests of the parts, in their own notebooks, are easier to read than this picture: are all their ticks there?"
data = bytes(each % 251 for each in range(40_000))
is_fetched(fetching, serving, data, "where 5 of 100 segments are lost, doubled or late", EASIER, **TROUBLE)
is_fetched(fetching, serving, data[:5000], "where 25 of 100 segments are lost", EASIER, loss=0.25)

# Hidden until grading: other bytes, numbers and losses, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("your-tcp-trouble")
for share in (0.025, 0.1):
    drawn, start, name = rng.randbytes(rng.randrange(20_000, 30_000)), rng.getrandbits(32), str(rng.random())
    is_fetched(fetching, serving, drawn, f"where {share:.1%} of the segments are lost", EASIER, iss=start, seed=name, loss=share)
### END HIDDEN TESTS

# %% slug="your-tcp-udp" role="tests" points=1
"""Your TCP runs inside UDP datagrams, over a live link that loses."""


def over_udp(fetching, serving, data, iss, seed):
    """Fetch bytes over a live link; return what came."""
    client, server = fetching(iss), serving(iss - 45, data)
    links = [Link(delay=0.001, seed=f"{seed} {side}", **TROUBLE) for side in ("there", "back")]
    with LiveLink(*links) as link, UDPHost(client, link.left) as left, UDPHost(server, link.right) as right:
        link.join(left.address, right.address)
        right.send(server.open_passive())
        left.send(client.open_active(0.0))
        run_over_udp(left, right, until=lambda: client.program.ended, deadline=30.0)
        return client.program.body or b""


def is_fetched_live(data, *given):
    is_connection(fetching, START)
    fetch = expect(over_udp, fetching, serving, data, *given, shown="a transfer over UDP", deadline=40.0)
    claim = f"your TCP fetches a file of {len(data):,} bytes over a live link that loses, doubles and delays"
    got = "the file did not come whole" if fetch.outcome.returned(b"") else None
    fetch.satisfies(lambda body: body == data, claim, "the clock is real here: what the tests before show comes first", expected="the file", got=got)


is_fetched_live(bytes(each % 251 for each in range(10_000)), START, "udp")

# Hidden until grading: other bytes and losses, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("your-tcp-udp")
is_fetched_live(rng.randbytes(10_000), rng.getrandbits(32), str(rng.random()))
### END HIDDEN TESTS

# %% [markdown]
# And now the kernel.
# `KernelHost` is a host on your own machine, at the other end of a wire; its TCP is Linux's, and a web server that knows nothing of this course waits there.
# (It needs Linux. Where it is not to be had, these two tests say so; they are judged all the same when you hand in.)
# You should see what the server says, and the three segments with which the conversation began.

# %% tags=["try"]
@try_out
def from_the_kernel():
    if not has_host():
        return "hosts of your own are not on this system"
    is_connection(fetching, START, ports=(4000, 80))
    client = fetching(START, "/hello")
    with KernelHost() as host:
        host.serve_files(80, {"/hello": b"Hello from the kernel's side."})
        first = client.open_active(host.now)
        ladder = run_against_kernel(client, host, first, until=lambda: client.program.ended or client.state == "CLOSED")
    print(client.program.body)
    return ladder_of(relative(trace_of(ladder.items[:3])))


from_the_kernel

# %% slug="your-tcp-from-kernel" role="tests" points=2
"""Your TCP fetches a file from an ordinary server on the Linux kernel's TCP."""


def from_kernel(fetching, data, iss):
    client = fetching(iss)
    with KernelHost() as host:
        host.serve_files(80, {"/file": data})
        first = client.open_active(host.now)
        is_over = lambda: client.program.ended or client.state == "CLOSED"  # noqa: E731
        run_against_kernel(client, host, first, until=is_over, deadline=30.0)
    return client.program.body or b""


def is_fetched_from_kernel(data, iss):
    is_connection(fetching, iss, ports=(4000, 80))
    fetch = expect(from_kernel, fetching, data, iss, shown="a transfer from the kernel", deadline=40.0)
    claim = f"your TCP fetches a file of {len(data):,} bytes from a server on the kernel's TCP"
    got = "the file did not come whole" if fetch.outcome.returned(b"") else None
    fetch.satisfies(lambda body: body == data, claim, "the try cell above draws such a run", expected="the file", got=got)


if has_host():
    is_fetched_from_kernel(bytes(each % 251 for each in range(50_000)), START)
else:
    print("Hosts of your own are not on this system, so this was not tested here.")

# Hidden until grading: other bytes and numbers, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("your-tcp-from-kernel")
is_fetched_from_kernel(rng.randbytes(rng.randrange(40_000, 60_000)), rng.getrandbits(32))
### END HIDDEN TESTS

# %% slug="your-tcp-to-kernel" role="tests" points=2
"""An ordinary client on the Linux kernel's TCP, urllib, fetches a file from your TCP."""


def to_kernel(serving, data, iss):
    server = serving(iss, data)
    server.open_passive()
    with KernelHost() as host:
        fetch = host.fetch("/file", port=80, source_port=4000, timeout=30.0)
        run_against_kernel(server, host, until=lambda: fetch.done, deadline=30.0)
        return fetch.body or b""


def is_served_to_kernel(data, iss):
    is_connection(serving, iss, data, ports=(80, 4000))
    fetch = expect(to_kernel, serving, data, iss, shown="a transfer to the kernel", deadline=40.0)
    claim = f"urllib on the kernel's TCP fetches a file of {len(data):,} bytes from your TCP"
    got = "the file did not come whole" if fetch.outcome.returned(b"") else None
    fetch.satisfies(lambda body: body == data, claim, "does your TCP fetch from the kernel? see the test before", expected="the file", got=got)


if has_host():
    is_served_to_kernel(bytes(each % 251 for each in range(50_000)), START)
else:
    print("Hosts of your own are not on this system, so this was not tested here.")

# Hidden until grading: other bytes and numbers, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("your-tcp-to-kernel")
is_served_to_kernel(rng.randbytes(rng.randrange(40_000, 60_000)), rng.getrandbits(32))
### END HIDDEN TESTS

# %% [markdown]
# How fast is your TCP?
# The next cell has it fetch 300,000 bytes from the kernel's, and beside it an ordinary program fetches the same from another one, with Linux's TCP at both ends.
# You should see `True` twice: yours is slower by far, since each of its segments passes through a few hundred lines of Python, and the kernel's through compiled code.
# What it says is the same, and others can read it: the run is written as `your-tcp.pcap`, beside this notebook, for Wireshark.

# %% tags=["try", "nbval-ignore-output"]
from urllib.request import urlopen

from loopback.peers import WebServer


@try_out
def how_fast():
    if not has_host():
        return "hosts of your own are not on this system"
    is_connection(fetching, START, ports=(4000, 80))
    data, client = bytes(300_000), fetching(START)
    with KernelHost() as host, WebServer({"/file": data}) as server:
        host.serve_files(80, {"/file": data})
        begun = host.now
        first = client.open_active(begun)
        ladder = run_against_kernel(client, host, first, until=lambda: client.program.ended or client.state == "CLOSED")
        yours, begun = host.now - begun, host.now
        with urlopen(f"http://{server.address[0]}:{server.address[1]}/file") as answer:
            answer.read()
        linux = host.now - begun
    write_pcap(ladder, "your-tcp.pcap")
    return {"your TCP is slower": yours > linux, "three times and more": yours > 3 * linux}  # `yours` and `linux` are seconds


how_fast

# %% [markdown]
# One weak part makes the whole fail, and that would be unfair.
# So the last four points are for your parts one by one: the handshake, the receiver, the sender, and Reno together with your table.
# As soon as `my_tcp` is written, each is given for its part, even if another part, or the whole notebook of another, is missing.
# Here you see each of them alone.
# When you hand in, each is also tried in a whole TCP, among parts of the instructor's: only then is `is_sound` called, which stands below.
# The next two cells are the tests' own machinery: run them, and skip them if you like; the four tests follow.


# %% slug="given-written" role="setup"
from loopback.notebooks import must_be_written, stood_in_for


def is_written(my_tcp, *parts):
    """Check that my_tcp and these parts are written; what another part lacks costs the points of that part alone."""
    must_be_written(*parts)
    try:
        expect(lambda: my_tcp(4000, 80, 7, None))
    except NotWritten as unwritten:
        if str(unwritten).startswith("my_tcp "):
            raise


def in_its_notebook(name, part):
    """What to do where a part fails: write the step in its middle that is not written, or look at its own tests."""
    return [each for each in (stood_in_for(part), f"the tests of {name}, in its own notebook, say more") if each]


# %% slug="given-among" role="setup"
def is_sound(parts, part, name, seed):
    """Check that a file comes whole over a network in trouble, with a connection of these parts at both ends."""

    def end(local, remote, program):
        return lambda iss, *data: Connection(parts, local, remote, iss, program=program(*data))

    client = end(4000, 80, lambda: HTTPFetch("/file"))
    server = end(80, 4000, lambda data: FileServer({"/file": data}))
    data = bytes(each % 251 for each in range(20_000))
    run = lambda: transfer(client, server, data, seed=seed, **TROUBLE)[1].program.body or b""  # noqa: E731
    fetch = expect(run, shown=f"a transfer with your {name}", deadline=40.0)
    got = "the file did not come whole" if fetch.outcome.returned(b"") else None
    claim, hints = f"your {name} carries a file over loss", in_its_notebook(name, part)
    fetch.satisfies(lambda body: body == data, claim, *hints, expected="the file", got=got)


# %% slug="your-tcp-handshake" role="tests" points=1
"""Your handshake, alone."""
is_written(my_tcp, FullHandshake)
first, second = FullHandshake(4000, 80, START), FullHandshake(80, 4000, START - 45)
lossy = Link(drop={1}), Link(drop={1})
hint = "; ".join(in_its_notebook("the handshake", FullHandshake))
meet(first, second, "ESTABLISHED", "ESTABLISHED", to_right=lossy[0], to_left=lossy[1], hint=hint)

# Hidden until grading: among the instructor's parts.
### BEGIN HIDDEN TESTS
theirs = from_notebook("04_putting_bytes_back_in_order", *RECEIVER, instructors=True).Receiver
sending = from_notebook("05_waiting_and_resending", *SENDER, instructors=True).FastSender
table = from_notebook("07_saying_goodbye", "goodbye", instructors=True).teardown_table()
is_sound(Parts(FullHandshake, theirs, sending, table), FullHandshake, "FullHandshake", "theirs")
### END HIDDEN TESTS

# %% slug="your-tcp-receiver" role="tests" points=1
"""Your receiver, alone."""
is_written(my_tcp, Receiver)


def received(receiver, irs, pieces):
    """What a receiver gives out of three segments that come in another order, the last with a FIN."""
    made = receiver(irs, 1000)
    for begin, piece, flags in pieces:
        number = (irs + 1 + begin) % 2**32
        made.on_segment(Segment(source_port=80, destination_port=4000, seq=number, payload=piece, flags=flags))
    return made.read(100), made.ack == (irs + 13) % 2**32, made.finished


shuffled = [(6, b"world", FIN | ACK), (2, b"llo ", ACK), (0, b"he", ACK)]
receiving = expect(received, Receiver, START, shuffled, shown="your Receiver, given three segments in another order,")
receiving.returns((b"hello world", True, True), "and acknowledges the FIN behind them", *in_its_notebook("the receiver", Receiver))

# Hidden until grading: among the instructor's parts.
### BEGIN HIDDEN TESTS
shaking = from_notebook("03_three_way_handshake", *HANDSHAKE, instructors=True).FullHandshake
sending = from_notebook("05_waiting_and_resending", *SENDER, instructors=True).FastSender
table = from_notebook("07_saying_goodbye", "goodbye", instructors=True).teardown_table()
is_sound(Parts(shaking, Receiver, sending, table), Receiver, "Receiver", "theirs")
### END HIDDEN TESTS

# %% slug="your-tcp-sender" role="tests" points=1
"""Your sender, alone."""
is_written(my_tcp, FastSender)
sent = bytes(each % 251 for each in range(6000))
sending = expect(
    lambda: Transfer(FastSender(4000, 80, START), sent, START, to_right=Link(loss=0.1, seed="sender")).run().is_complete,
    shown="a transfer by your FastSender",
)
sending.returns(True, "although one segment of ten is lost", *in_its_notebook("the sender", FastSender))

# Hidden until grading: among the instructor's parts.
### BEGIN HIDDEN TESTS
shaking = from_notebook("03_three_way_handshake", *HANDSHAKE, instructors=True).FullHandshake
theirs = from_notebook("04_putting_bytes_back_in_order", *RECEIVER, instructors=True).Receiver
table = from_notebook("07_saying_goodbye", "goodbye", instructors=True).teardown_table()
is_sound(Parts(shaking, theirs, FastSender, table), FastSender, "FastSender", "theirs")
### END HIDDEN TESTS

# %% slug="your-tcp-reno" role="tests" points=1
"""Your Reno and your table, alone."""
is_written(my_tcp, Reno)
WAY = "the three tests below exercise 1 say which row it is"
way = expect(lambda: follow(teardown_table(), ["close", "ack", "fin", "timeout"]), shown="your table, followed by the side that closes first,")
way.returns(["FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT", "CLOSED"], "", WAY)


def arrived(reno):
    """How many segments get over a bottleneck in ten seconds."""
    road = Bottleneck({"Ann": reno(1000)}, rate=50, queue=10, delay=0.1)
    return sum(road.run(10.0, every=1.0).flows["Ann"].arrived[-1:])


riding = expect(arrived, Reno, shown="a run over a bottleneck with your Reno", deadline=30.0)
claim = "with your Reno 350 of 500 segments at least get over a bottleneck in time"
riding.satisfies(lambda count: count >= 350, claim, *in_its_notebook("Reno", Reno), expected="350 or more")

# Hidden until grading: among the instructor's parts.
### BEGIN HIDDEN TESTS
shaking = from_notebook("03_three_way_handshake", *HANDSHAKE, instructors=True).FullHandshake
theirs = from_notebook("04_putting_bytes_back_in_order", *RECEIVER, instructors=True).Receiver
sending = from_notebook("05_waiting_and_resending", *SENDER, instructors=True).FastSender
is_sound(Parts(shaking, theirs, sending, teardown_table(), Reno), Reno, "Reno", "theirs")
### END HIDDEN TESTS

# %% [markdown]
# ## What others ask of a TCP
#
# People who build TCPs have test suites, which play the other end of a connection: they send segments by hand, sensible ones and others, and look at what comes back.
# Google's packetimpact (P in the last column) asks this of gVisor; the University of Chicago's chiTCP (C) and Stanford's minnow (M) ask it of students.
# The table below asks yours.
# Each row is a conversation of its own, with a section of RFC 9293 (or another RFC) that says how it must go.
# A cross opens below the table: what was due, what came, and the drawing of the conversation.
# Three dots stand where a row waits for a part that is not written yet; a line below the table names the part and counts its rows.
# A dash stands where a row is about something that this course's TCP does not have, such as Nagle's algorithm, which `06_sharing_the_road` measures and your sender leaves out.
# (Nothing here is graded.)

# %% tags=["try"]
from loopback.conformance import table_of

try_out(lambda: is_connection(fetching, START, ports=(4000, 80)) or table_of(my_tcp), deadline=60.0)

# %% [markdown]
# Behind a letter in the last column stands the name of that suite's test, if one asks for this row alone.
# The column before it says which notebook of this chapter the row is about, or "Linux only" where none builds what the row asks for.
#
# The Linux kernel can be asked the same, at the end of a wire, and it has been.
# Of the table's 65 rows, 48 are asked of both, and a tick there says that your TCP does what Linux does: it keeps to each.
#
# Ten are asked of yours alone, since Linux cannot be asked from outside, and there a tick says what the RFC says: six in which two TCPs like yours meet (the last six ticks), and four on what is written before ESTABLISHED, on giving up, and on RFC 6298.
# Seven are asked of Linux alone. They are your seven dashes, and it keeps to each of them, too: it tells what came behind a gap (SACK), for example, and knows old segments by their timestamps.

# %% [markdown]
# ## What an attacker can do
#
# Your TCP believes what a segment says of itself, as every TCP has to: nothing in IP proves where a packet is from.
# Three attacks live on that: the first keeps others out of a server, the second ends their connections, and the third puts bytes into them.
# Here each is a simulation on a virtual network, which no packet leaves, and each is counted.
#
# The first is aimed at a server that listens.
# From the SYN until the third segment of the handshake a connection is **half-open**, and all that time the server keeps two numbers for it, the client's and its own.
# If no third segment comes, it sends its SYN,ACK again, after 1, 3, 7, 15 and 31 seconds, and forgets the client after 63.
# It has room for a fixed number of half-open connections, and drops each SYN that comes when there is none left.
# (Older texts, and the glossary of `03_three_way_handshake`, use "half-open" for another thing, too: one side believes in a connection that the other has forgotten.)
#
# In a **SYN flood** an attacker sends SYNs from forged addresses, at which nobody is.
# So nobody answers, and none of these handshakes goes on.

# %% slug="given-flood" role="setup"
import random

from loopback import compare, wait_until
from loopback.draw import TimeSeries
from loopback.stack import Clients, Listener, cookies_believed

SECONDS = range(120 + 15)  # two minutes, and the time until the last client gives up


def flood(rate, room=128, cookies=False):
    """By the second, how many clients have been let in, and how many connections are half-open."""
    drawn = random.Random("flood")
    forged_times = [drawn.uniform(0, 120) for _ in range(120 * rate)]
    clients, listener = Clients(range(120), forged_times), Listener(80, room=room, cookies=cookies)
    network, let_in, half_open = VirtualNetwork(clients, listener), [], []
    for second in SECONDS:
        network.run(until=second, most_events=100_000)
        let_in.append(len(listener.accepted))
        half_open.append(len(listener.half_open))
    return let_in, half_open


def clients_let_in(rate, room=128, cookies=False):
    """How many of 120 clients a listener has let in, among `rate` forged SYNs a second."""
    return flood(rate, room, cookies)[0][-1]


# %% [markdown]
# For two minutes an ordinary client calls each second: 120 of them.
# A client whose SYN is not answered sends it again after 1, 3 and 7 seconds, and gives up after 15.
# The listener has room for 128 half-open connections.
# (In a `Segment` there are no addresses, so on this network a port stands for one.)
#
# Beside them come ten forged SYNs a second, of 44 bytes each: 440 bytes a second.
# How many of the 120 clients get in?

# %% tags=["predict"]
get_in = ...

# %%
compare(get_in, clients_let_in(10))

# %% [markdown]
# Over the two minutes it looks like this; the line called "limit" is the room.

# %%
let_in, half_open = flood(10)
TimeSeries(SECONDS, {"half-open": half_open, "clients let in": let_in}, unit="connections", limit=128)

# %% [markdown]
# After twelve seconds there is no room any more: of the 108 clients who call from then on, 20 get in.
# They called while places came free, or up to seven seconds before: one that is dropped calls again after 1, 3 and 7 seconds.
# A minute later the upper line dips: 63 seconds after they were taken, the places of the first twelve seconds come free.
# Until all are taken again everybody gets in; how long that lasts, you will work out below.
# (Two minutes after the start nobody forges any more. What was taken in the last minute comes free by and by, some of it after the drawing's end.)
# The attacker needs no fast line, 440 bytes a second, and no answer: it is the server's own memory that keeps the clients out.
#
# How does it go at another rate, with four times the room, and with both four times?
# Each triple has the rate, the room, and the clients let in.

# %%
[(rate, room, clients_let_in(rate, room)) for rate, room in ((3, 128), (10, 512), (40, 512))]

# %% [markdown]
# ## Keeping nothing
#
# More room helps only until the attacker sends more.
# Four times the SYNs fill four times the room in twelve seconds again.
# In 1996, after a provider in New York had been flooded for days, D. J. Bernstein and others found a cure that needs no room.
#
# A server has to know two numbers to believe the third segment: the client's initial number and its own.
# But the third segment brings both back, each plus 1.
# So the server need not keep its number if it can **compute** it again.
# A number that is made like this is called a **SYN cookie**.
# It is the sum of the client's initial number and of these 32 bits:
#
# | bits | what they hold |
# |---|---|
# | 5 | a slow clock, which ticks every 64 seconds |
# | 3 | one of eight sizes, for the maximum segment size that the client announced |
# | 24 | a keyed hash of both addresses and ports, of the tick and of the size, with a secret of the server's |
#
# When a third segment comes that belongs to no half-open connection, the server takes its two numbers, and computes the cookies that it may have made: with each of the eight sizes, for this tick and for the one before.
# If one of them is the one that has come, the client has seen the SYN,ACK, so it is where it says it is: the connection is open.

# %%
let_in, half_open = flood(10, cookies=True)
TimeSeries(SECONDS, {"half-open": half_open, "clients let in": let_in}, unit="connections", limit=128)

# %% [markdown]
# There is as little room as before, and everybody is let in.
# The listener, as Linux does, uses cookies only while it has no room.
# With `room=0` it keeps nothing at all.

# %%
[(rate, clients_let_in(rate, room=0, cookies=True)) for rate in (0, 10)]

# %% [markdown]
# And Linux itself?
# The next cell sends 100 SYNs to a listener of your kernel's that has room for 16 (its `backlog`), and answers the last SYN,ACK only.
# You see how many SYNs were answered, and whether fewer than 20 connections were half-open then, hardly more than the room.
# You also see whether the last one is open in the end, and the kinds of the options in the first SYN,ACK and in the last.


# %% tags=["try"]
@try_out
def a_flood_for_linux():
    if not has_host():
        return "hosts of your own are not on this system"
    options, answers = ((2, b"\x05\xb4"), (3, b"\x07")), {}  # the largest segment, and a window that is scaled
    with KernelHost() as host, host.listener(80, backlog=16):
        for port in range(4000, 4100):
            host.send(Segment(source_port=port, destination_port=80, seq=0, flags=SYN, options=options))
            if (answer := host.receive()) is not None:
                answers[answer.destination_port] = answer
        few = list(host.connections().values()).count("SYN-RECEIVED") < 20
        ack = (answers[4099].seq + 1) % 2**32
        host.send(Segment(source_port=4099, destination_port=80, seq=1, ack=ack, flags=ACK))
        is_open = wait_until(lambda: host.connections().get((80, 4099)) == "ESTABLISHED", 3.0)
    return len(answers), few, is_open, [[kind for kind, _ in answers[port].options] for port in (4000, 4099)]


a_flood_for_linux

# %% [markdown]
# All 100 were answered though fewer than 20 places were taken, so most with cookies, and Linux has opened a connection of which it had kept nothing.
# But the last SYN,ACK has no option of kind 3, by which windows are scaled.
#
# So what does a cookie cost?
# Here a client that announces 1,300 bytes is let in twice, once with room and once by a cookie.


# %% slug="given-meeting" role="setup"
def one_client(room, lost=()):
    """A client that takes 1,300 bytes calls a listener with cookies; `lost` counts the client's segments."""
    clients, listener = Clients([0.0], mss=1300), Listener(80, room=room, cookies=True)
    network = VirtualNetwork(clients, listener, to_right=Link(drop=lost))
    network.run()
    return network.ladder, clients, listener


# %%
[one_client(room)[2].accepted[1024].mss for room in (1, 0)]

# %% [markdown]
# Three bits tell eight sizes apart, and 1,200 is the next one below.
# For the other options of the SYN there are no bits: they are forgotten.
#
# Now the third segment of the handshake is lost, the second that the client sends.
# Where there is room, the SYN,ACK is sent again after a second, and the client answers it once more.
# And where there is none, so that the SYN,ACK had a cookie?
# Write down who has the connection in the end: the client, the server.

# %% tags=["predict"]
client_and_server = ...  # such as (True, True)

# %%
drawing, clients, listener = one_client(room=0, lost={2})
compare(client_and_server, (1024 in clients.opened, 1024 in listener.accepted))

# %%
drawing

# %% [markdown]
# A server that keeps nothing has nothing to send again.
# If the client speaks first, its first bytes bring both numbers once more, and all is well.
# If the server should speak first, both wait.

# %% [markdown] slug="flood-said-contract" role="contract"
# ## In your own words: places that come free (2 points)
#
# Choose a rate from 10 to 20, and a room from 32 to 400 other than 128.
# Measure `clients_let_in(rate, room)` and `clients_let_in(rate, room, cookies=True)` in a cell of your own, and answer both rows of this table below.
#
# | row | what you write |
# |---|---|
# | 1 | what you chose, and how many of the 120 clients were let in without cookies and with them |
# | 2 | without cookies: how many forged SYNs come in 63 seconds, and how many of them have room. Therefore: for how many of each 63 seconds a client that calls gets in, and why nobody does in the others |
#
# A person reads what you write, and gives a point for each row; there is no test.
# (More clients get in than the seconds of row 2 say: one that is dropped calls again after 1, 3 and 7 seconds, and there may be room by then.)
#
# <details><summary>Hint: when does a place come free?</summary>
#
# A client that answers frees its place at once.
# For how long does a forged SYN have its place, and so how many SYNs can have one in that time?
# </details>

# %% [markdown] slug="flood-said" role="response" points=2
# <!-- BEGIN SOLUTION -->
# Among 10 forged SYNs a second a listener with room for 256 let in 57 of the 120 clients without cookies, and all 120 with them.
# In 63 seconds 630 forged SYNs come, and 256 have room, since each has its place for 63 seconds: so for about 26 of each 63 seconds there is room for everybody, and then nothing comes free until the first of those places do.
# <!-- END SOLUTION -->

# %% [markdown]
# ## A forged third segment
#
# Before the second attack, a question about the cure of the first: can an attacker also get in with a forged address?
# The SYN,ACK goes to that address, and the attacker does not see it.
# So the number in it has to be guessed.
#
# This listener takes its initial numbers from a clock and nothing else.
# The attacker asks once under an address of their own, and then, half a second later, under a forged one.


# %% slug="given-guess" role="setup"
def from_port(port, seq, flags, ack=0, payload=b""):
    """A segment to port 80."""
    return Segment(source_port=port, destination_port=80, seq=seq, ack=ack, flags=flags, payload=payload)


def ask(listener, port, now):
    """Send a SYN with number 0 from a port; return the number of the SYN,ACK."""
    return listener.on_segment(from_port(port, 0, SYN), now)[0].seq


def believes(listener, port, number, now):
    """Whether a third segment that acknowledges this number is believed."""
    listener.on_segment(from_port(port, 1, ACK, ack=(number + 1) % 2**32), now)
    return listener.accepted.pop(port, None) is not None


# %%
by_clock = Listener(80, initial_number=lambda port, now: int(now * 250_000))
seen_by_attacker = ask(by_clock, 5000, now=1000.0)
ask(by_clock, 4000, now=1000.5)  # the attacker does not see what this returns
believes(by_clock, 4000, seen_by_attacker + 125_000, now=1000.6)

# %% [markdown]
# One guess, and the server has a connection with somebody who has never heard of it.
# (Here time is exact. A real attacker who is wrong by a millisecond is wrong by 250 numbers, so it takes some hundreds of guesses, which is still nothing.)
# With a keyed hash added to the clock (RFC 6528; the extra credit of `02_numbers_that_wrap` made one), the attacker is left with chance.
# These are 10,000 guesses at such a number, and 10,000 at a cookie.

# %%
by_hash, by_cookie = Listener(80), Listener(80, room=0, cookies=True)
tries = random.Random("third").sample(range(2**32), 10_000)
for each in (by_hash, by_cookie):
    ask(each, 4000, now=1000.0)
    print(sum(believes(each, 4000, number, now=1001.0) for number in tries))

# %% [markdown]
# Nothing is believed.
# How many would it take?
# Of a half-open connection one number out of 2³² is right.
# Of cookies all those are right that the server could have made:

# %%
right_ones = cookies_believed((80, 4000), by_cookie.secret, now=1001.0)
len(right_ones), sum(believes(by_cookie, 4000, number, now=1001.0) for number in right_ones)

# %% [markdown]
# Eight sizes and two ticks make 16 numbers, and the listener believes each.
# That is one of 2²⁸, or 268 million: some 45 minutes of guessing at 100,000 segments a second.
# And no SYN needs to come before it, since nothing would be kept of one.
# That is a reason to use cookies only while there is no room.
#
# ## Ending what others have
#
# The second attack is the **blind reset**, an RST from somebody who sees nothing of the connection.
# `02_numbers_that_wrap` sent one to each of three connections, and one connection ended.
# How often does one succeed that is sent at random?
# In a TCP of RFC 793 a reset has to be in the window, in one of RFC 9293 (which took it from RFC 5961) it needs the exact number: a target that is one number wide.
#
# The next cell sends 10,000 resets with random numbers into each of 100 connections.
# It counts the connections that are ended, by the width of the target: a window of 65,535, one of 1 MiB (2²⁰ bytes), which needs the option of scaling, and the exact number.


# %% slug="given-resets" role="setup"
def ended(width):
    """How many of 100 connections 10,000 random resets end, if a target of this width has to be hit."""
    drawn = random.Random("resets")
    expected = [drawn.getrandbits(32) for _ in range(100)]
    resets = [drawn.getrandbits(32) for _ in range(10_000)]
    return sum(any((reset - rcv_nxt) % 2**32 < width for reset in resets) for rcv_nxt in expected)


# %%
{width: ended(width) for width in (65_535, 2**20, 1)}

# %% [markdown]
# A window of 1 MiB, such as a fast connection needs, and more than nine of ten are gone, a tenth of a second after the first reset at 100,000 a second.
# By the exact number it would be one connection in 430,000.

# %%
{width: f"{1 - (1 - width / 2**32) ** 10_000:.4%}" for width in (65_535, 2**20, 1)}

# %% [markdown]
# That is what chance says: a connection survives if all 10,000 miss.
#
# And yours?
# A server of your TCP is given 10,000 resets at random, then one in its window, then one with the number that it expects.
# Each time you see how many resets came, how many segments your TCP answered, and its state.
# Only what is in the window should be answered, and only the last should end the connection.


# %% tags=["try"]
@try_out
def resets_at_your_tcp():
    is_connection(serving, START, b"", ports=(80, 4000))
    server = my_tcp(80, 4000, START, None)
    server.open_passive()
    server.on_segment(from_port(4000, 7, SYN), 0.0)
    server.on_segment(from_port(4000, 8, ACK, ack=START + 1), 0.0)
    told = []
    for numbers in (random.Random("yours").sample(range(2**32), 10_000), [8 + 1000], [8]):
        answers = [server.on_segment(from_port(4000, number, Flag.RST), 1.0) for number in numbers]
        told.append((len(numbers), "answers", sum(map(len, answers)), server.state))
    return told


resets_at_your_tcp

# %% [markdown]
# ## Speaking for others
#
# The third attack puts bytes into a stream.
# A segment is **taken at once** if the byte that is expected next is among its bytes: no gap has to be filled before.
# It need not be the first of them.
# So one guess for every 1,460 numbers is enough, if each carries 1,460 bytes.
#
# Your `Receiver` is the victim.
# It has got 2,000 bytes from a client, all dots, and expects number 5,000,001 next.
# The attacker, who does not know that, begins at 0.
# Then the client, who has heard nothing of it, sends 1,000 dots more.
# You should see how many guesses were sent, and what the program reads instead of the last dots.

# %% slug="given-injection" role="setup"
EVES = b"Pay Eve!  " * 146  # 1,460 bytes, and no dot among them


def victim_of(receiver, guesses):
    """A receiver that expects 5,000,001 next, after a segment of the attacker's with each of these numbers."""
    victim = receiver(4_998_000, 65_535)
    victim.on_segment(from_port(4000, 4_998_001, ACK, payload=b"." * 2000))
    victim.read(2000)
    for guess in guesses:
        victim.on_segment(from_port(4000, guess, ACK, payload=EVES))
    return victim


def goes_on(victim, size):
    """The client sends so many dots, in segments of 1,000 bytes; return what the program reads."""
    for begin in range(0, size, 1000):
        victim.on_segment(from_port(4000, 5_000_001 + begin, ACK, payload=b"." * 1000))
    return victim.read(65_535)


# %% tags=["try"]
@try_out
def bytes_of_somebody_else():
    guesses = range(0, 5_001_000, 1460)
    return len(guesses), goes_on(victim_of(Receiver, guesses), 1000)[:40]


bytes_of_somebody_else

# %% [markdown]
# The client's own bytes have numbers that are old by now, and are dropped; the first letter that is missing had a number that had come already.
# Through all 2³² numbers it would have been three million guesses, half a minute at 100,000 a second.
#
# Who can wait needs far fewer.
# Your receiver keeps what lies in its window **until the gap before it is filled**, and the client, who goes on sending, fills it.
# That is what `02_numbers_that_wrap` counted: one guess for each window, however few bytes each carries.
# Again, with a window of 65,535, and now the client sends 60,000 dots.
# You should see how many guesses were sent, what the program reads before the client goes on, and whether it reads bytes of the attacker's after that.

# %% tags=["try"]
@try_out
def bytes_that_wait():
    guesses = range(0, 5_000_001 + 65_535, 65_535)
    victim = victim_of(Receiver, guesses)
    return len(guesses), victim.read(65_535), b"Pay Eve!" in goes_on(victim, 60_000)


bytes_that_wait

# %% [markdown]
# A 44th of the guesses was enough.
# (The client's segments may overlap the attacker's bytes; which of the two are kept then, each TCP decides for itself.)
#
# So far only the sequence number had to be guessed.
# But a segment with data has an acknowledgement number, too.
# By RFC 793 everything is believed but an acknowledgement of what was never sent.
# Half of all numbers count as old, and are believed: of two guesses that are 2³¹ apart, one is right.
# RFC 5961, whose section 5 is about this attack, asks for more: it may be behind what was acknowledged last by one window at most.
# Linux does so.
# (A `Connection` of the lab bench, and so your TCP, keeps to the older rule.)
# These are the guesses that it takes at most, for windows of 65,535 and of 1 MiB: first by the older rule, then by the newer one.


# %%
def guesses_at_most(window, apart):
    """The guesses through all numbers, one for so many, by the older rule for acknowledgements and by the newer."""
    places, windows = (-(-(2**32) // width) for width in (apart, window))
    return f"{places * 2:,} by the older rule, {places * windows:,} by the newer"


for window in (65_535, 2**20):
    print(f"{window:,}, taken at once: {guesses_at_most(window, 1460)}")
    print(f"{window:,}, in the end: {guesses_at_most(window, window)}")

# %% [markdown]
# At 100,000 a second this takes:
#
# | window | taken at once, older rule | taken at once, newer rule | in the end, older rule | in the end, newer rule |
# |---|---|---|---|---|
# | 65,535 | a minute | three weeks | 1.3 seconds | twelve hours |
# | 1 MiB | a minute | a day and a half | a twelfth of a second | three minutes |
#
# A wide window helps the attacker twice: fewer sequence numbers have to be guessed, and fewer acknowledgement numbers.
# And all this is for an attacker who knows both addresses and both ports.
# A client of Linux takes its port out of 28,232, so one who does not know it needs as many times more.
#
# None of it helps against somebody who sees the segments on their way.
# They read the numbers, and need no guess.
# Against them there is cryptography: TLS above TCP, which notices bytes of somebody else, although a reset still ends the connection.

# %% [markdown]
# ## What you can say now
#
# - Each direction of a connection ends for itself, with a FIN that takes a number and can be sent again.
# - The side that closes first waits at the end, since its last ACK may be lost.
# - A TCP is a handful of small machines, none of which owns a socket or a clock. Yours talks to Linux.
# - Whoever sees nothing of a connection has to guess numbers. Memory that a stranger can take, numbers that can be predicted, and wide windows make that easy.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | FIN | a flag: no more bytes come from this side; it takes a sequence number |
# | half-closed | one direction has ended, the other has not |
# | TIME-WAIT | the wait of the side that closed first, for a FIN that may come again |
# | lifetime of a segment | how long one may be on its way at most; two of them are waited for |
# | half-open | between the SYN and the third segment of the handshake |
# | SYN flood | SYNs from forged addresses, which fill a listener's room for half-open connections |
# | blind reset | an RST from somebody who sees nothing of the connection, and has to guess its number |
# | taken at once | said of bytes that the program can read as soon as they come; others wait in the window until the gap before them is filled |
# | SYN cookie | an initial sequence number that the listener can compute again, so that it need keep nothing |
#
# **What does this return, and why?**
#
# 1. `follow(teardown_table(), ["fin", "close", "ack", "fin"])`.
#    <details><summary>Answer</summary>
#
#    `['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']`: in CLOSED there is no row, so the last event is not followed.
#    </details>
# 2. `ends_of(("client: close",))`.
#    <details><summary>Answer</summary>
#
#    `{'client: close': ('FIN-WAIT-2', 'CLOSE-WAIT')}`: the FIN has arrived and is acknowledged, and the server has not closed yet.
#    </details>
# 3. `my_tcp(4000, 80, 7, HTTPFetch("/")).state`, at once.
#    <details><summary>Answer</summary>
#
#    `'CLOSED'`: nobody has called `open_active` or `open_passive` yet.
#    </details>
# 4. `clients_let_in(2)`.
#    <details><summary>Answer</summary>
#
#    `120`: in 63 seconds come about 126 forged SYNs, and there is room for 128.
#    A SYN that is dropped now and then is sent again after a second.
#    </details>
# 5. `believes(Listener(80), 4000, 0, now=0.0)`.
#    <details><summary>Answer</summary>
#
#    `False`: no connection of port 4000's is half-open, and this listener makes no cookies; it answers with an RST.
#    </details>
