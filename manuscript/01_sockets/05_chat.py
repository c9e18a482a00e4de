# %% [markdown]
# # A chat
#
# Fifty people are connected, and a single thread listens to them all.
# One of them speaks.
# How many calls does it take to find out who?

# %%
import selectors

from loopback import connected_pair

selector, room = selectors.DefaultSelector(), [connected_pair() for _ in range(50)]
for number, (server_side, _) in enumerate(room):
    selector.register(server_side, selectors.EVENT_READ, number)
room[37][1].send(b"hello?")
[key.data for key, _ in selector.select()]

# %% [markdown]
# One.
# `select` slept until somebody had something to say, and returned number 37, without a look at the other forty-nine.
#
# No thread waits in a `recv` for each of them, and none goes round asking.
# The kernel knows which of its sockets have something for you, and a **selector** is how you ask it.
#
# By the end of this notebook you will have written a chat server around that call.
# One of the texts that this course is drawn from has a heading "Python Chat Example" with nothing under it; this notebook fills the gap.

# %%
for pair in room:
    for sock in pair:
        sock.close()
selector.close()

# %% [markdown]
# ## Ready for what?
#
# A socket is **readable** when `recv` would not wait, and **writable** when `send` would not.
# That is called **readiness**, and it says nothing about *what* the call will bring.
#
# Here are four sockets.
# On one nothing has happened, one has bytes waiting, the peer of one has closed, and one has a full send buffer.
# Which are readable, and which are writable?
# Write it down before you run the cell below.

# %% tags=["predict"]
prediction = {"quiet": "...", "has bytes": "...", "peer closed": "...", "full": "..."}

# %%
import select

pairs = {name: connected_pair() for name in ("quiet", "has bytes", "peer closed", "full")}
pairs["has bytes"][1].send(b"hello")
pairs["peer closed"][1].close()
pairs["full"][0].setblocking(False)
while select.select([], [pairs["full"][0]], [], 0.2)[1]:
    pairs["full"][0].send(bytes(1_000_000))

# %%
def ready(sock):
    """What a selector says of one socket."""
    with selectors.DefaultSelector() as selector:
        selector.register(sock, selectors.EVENT_READ | selectors.EVENT_WRITE)
        events = sum(events for _, events in selector.select(0.2))
    return {0: "neither", 1: "readable", 2: "writable", 3: "both"}[events]


{name: ready(left) for name, (left, _) in pairs.items()}

# %% [markdown]
# A quiet socket is writable: there is room in its send buffer.
# It nearly always is, so a server that asks `select` about writing when it has nothing to write is woken at once, for ever: a busy loop.
#
# A socket whose peer has closed is readable: `recv` would return `b""` without waiting.
# A reset makes it readable too, and `recv` raises.
# A listener is readable when `accept` would not wait.
#
# Only the full one is neither, until its peer reads.

# %%
for pair in pairs.values():
    for sock in pair:
        sock.close()

# %% [markdown]
# ## One reader goes to lunch
#
# A chat server repeats what one person says to all others.
# Nearly everybody's first version is this loop.
# The timeout is there so that the notebook goes on; without it you would wait for ever.

# %%
def broadcast(members, message):
    for sock in members:
        sock.sendall(message)


(eve, eve_reads), (bob, bob_reads) = connected_pair(), connected_pair()
for sock in (eve, bob):
    sock.settimeout(0.3)
broadcast([eve, bob], b"lunch?")
bob_reads.recv(100), eve_reads.recv(100)

# %% [markdown]
# It works, and it works in every test in which everybody reads.
# Now Bob goes on reading, and Eve goes to lunch without closing her window.

# %% tags=["raises-exception"]
said = 0
while said < 10_000:
    broadcast([eve, bob], bytes(65_536))
    said += 1
    bob_left = 65_536
    while bob_left:
        bob_left -= len(bob_reads.recv(bob_left))

# %%
said < 10_000

# %% [markdown]
# `TimeoutError`: `sendall` to Eve did not come back, and the next line would have been for Bob.
# He read everything that he was given, and he gets nothing more.
# One person at lunch has silenced the room.
#
# Nobody did anything wrong in TCP's eyes.
# Eve's receive buffer filled up; her kernel told yours to send no more; your send buffer filled up; `sendall` waited.
# A reader that slows its sender down is called **back-pressure**, and between two programs it is a good thing.
# In a room of many, the server has to choose who feels it.
#
# | the server | who pays |
# |---|---|
# | waits for the slowest | everybody |
# | keeps what the slowest has not taken, however much | its own memory, until it is gone |
# | keeps some, and then lets the slowest go | the slowest |
#
# Real chat servers do the third.

# %%
for sock in (eve, eve_reads, bob, bob_reads):
    sock.close()

# %% [markdown]
# ## A queue for each reader
#
# The cure is to stop waiting.
# Each connection gets a **queue** in the server: bytes that its kernel would not take yet.
# `put` adds to the queue; `pump` hands over what the kernel takes now, and never waits.

# %%
class Queue:
    def __init__(self, sock):
        self.sock, self.waiting = sock, bytearray()
        sock.setblocking(False)

    def put(self, data):
        self.waiting += data
        self.pump()

    def pump(self):
        try:
            while self.waiting:
                del self.waiting[: self.sock.send(self.waiting)]
        except BlockingIOError:
            pass


# %% [markdown]
# Let Bob and Eve look at photographs.
# In every round the server puts one into both queues.
# Bob reads each as it comes.
# Eve reads none in the first eight rounds; then she is back, and reads two in every round.
#
# The buffers in the kernel are made small, so that they hold less than one photograph, and what you see is the server's own queue.

# %%
import socket

PHOTO = 256 * 1024  # bytes


def viewer():
    """A queue in the server, and the socket of the person who reads what comes out."""
    server_side, client_side = connected_pair()
    server_side.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16384)
    client_side.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16384)
    return Queue(server_side), client_side


def watch(queue, client_side, photos):
    """Read so many photographs, while the server pumps whenever there is room."""
    left = photos * PHOTO
    while left:
        readable, writable, _ = select.select([client_side], [queue.sock] if queue.waiting else [], [], 5)
        if writable:
            queue.pump()
        if readable:
            left -= len(client_side.recv(min(left, 65_536)))


# %%
def lunch(appetite, limit=None):
    """How many photographs wait in the server after each round; it lets go of a reader at the limit."""
    (queue, client_side), waiting = viewer(), []
    for photos in appetite:
        queue.put(bytes(PHOTO))
        watch(queue, client_side, photos)
        waiting.append(-(-len(queue.waiting) // PHOTO))  # rounded up: a part of one counts
        if limit is not None and waiting[-1] >= limit:
            break
    queue.sock.close()
    client_side.close()
    return waiting


bob, eve = [1] * 16, [0] * 8 + [2] * 8
queues = {"bob": lunch(bob), "eve": lunch(eve), "eve, let go at 5": lunch(eve, limit=5)}
queues["eve"]

# %%
from loopback.draw import QueueLengths

QueueLengths(queues, unit="photographs waiting", step="round", limit=5)

# %% [markdown]
# Here is the same run as text.

# %%
print(QueueLengths(queues, unit="photographs waiting", step="round", limit=5).text())

# %% [markdown]
# Bob's queue, the solid line at the bottom, is empty after every round: Eve costs him nothing any more.
# Eve's queue, the line of long dashes, grows by one photograph a round for as long as she is away, and shrinks by one a round when she reads two.
# Had she not come back, it would have grown until the server had no memory left.
# The dotted line that climbs beside hers ends in a cross, at the limit: there the server let go of her, in round 5.
#
# ## Waiting for two things at once
#
# Who calls `pump` when there is room again?
# The selector: a server asks it about reading always, and about writing only while a queue is not empty.

# %%
selector = selectors.DefaultSelector()
queue, client_side = viewer()
queue.put(bytes(PHOTO))
selector.register(queue.sock, selectors.EVENT_READ | selectors.EVENT_WRITE, queue)
turns = 0
while queue.waiting:
    for key, _ in selector.select(0.2):
        key.data.pump()
        turns += 1
    if select.select([client_side], [], [], 0)[0]:
        client_side.recv(PHOTO)
selector.modify(queue.sock, selectors.EVENT_READ, queue)  # nothing to write: ask no more
turns > 0, selector.select(0)

# %% [markdown]
# While the queue held something, `select` said when there was room.
# Once it was empty, the server asked about reading only, and `select` has nothing to report.
#
# One more trap, which has no socket in it.
# When somebody leaves while you walk over the members, you must not take them out of what you are walking over.

# %%
selector.close()
queue.sock.close()
client_side.close()
members = ["ada", "broken", "bob", "cat"]
for name in members:
    if name == "broken":
        members.remove(name)
    else:
        print("to", name)

# %% [markdown]
# Bob was skipped, without an error.
# A `set` or a `dict` would have raised `RuntimeError` instead.
# Walk over a copy, `list(members)`, or remember who has to go and remove them afterwards.
#
# ## What the exercises need
#
# Messages travel in frames, as in the notebook "Streams have no edges": four bytes of length, then the message.
# Here are `frame` and `Deframer`, given, and the numbers of this chat.

# %% slug="given" role="setup"
import asyncio
import selectors
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from itertools import pairwise

from loopback import FrameTooLong, loopback_hosts
from loopback.check import check, check_quietly, measure_scaling, processor_time, seeded
from loopback.peers import FramedClient, ServerUnderTest

CAP = 4096  # bytes: the longest message that a client may send
LIMIT = 65536  # bytes: the most that the server keeps for one client


def frame(message: bytes) -> bytes:
    """The message with its length in front, in four bytes, big-endian."""
    return struct.pack("!I", len(message)) + message


# %% slug="given-deframer" role="setup"
class Deframer:
    """Takes a stream in pieces and gives back the messages in it; FrameTooLong above CAP."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next piece of the stream; return the messages that it completed."""
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


# %% [markdown]
# `Client` is what a server has to know of one connection.
# Use it, or something of your own.

# %% slug="given-client" role="setup"
@dataclass(eq=False)
class Client:
    """One connection of the server; `name` is None until it has joined."""

    sock: socket.socket
    name: str | None = None
    deframer: Deframer = field(default_factory=Deframer)
    outgoing: bytearray = field(default_factory=bytearray)  # what its kernel has not taken yet


# %% [markdown]
# The tests talk to your server as guests do.
# `ServerUnderTest(chat_server)` runs it in a thread, with a listener of its own, and tells it to stop at the end of the `with`.
# A `FramedClient` connects, says things, and waits for lines.
# `seat` lets guests join one after the other, and checks that everybody is told.

# %% slug="given-seat" role="setup"
def seat(server: ServerUnderTest, *names: str, receive_buffer: int | None = None, room: tuple[FramedClient, ...] = ()) -> list[FramedClient]:
    """Guests who have joined under these names; everybody, those in `room` too, has read that they did."""
    seated: list[FramedClient] = []
    for name in names:
        guest = server.framed_client(name, receive_buffer=receive_buffer)
        seated.append(guest)
        guest.say(f"/join {name}")
        for other in (guest, *room, *seated[:-1]):
            heard = other.lines(1)
            check_quietly(
                heard == [f"* {name} joined"],
                f"when {name} joins, {other.name} is told",
                expected=[f"* {name} joined"],
                got=heard,
                log=server.log,
                look_at="who joins is announced, in a frame, to every member, the new one included",
            )
    return seated


# %% [markdown] slug="chat-server-contract" role="contract"
# ## Exercise 1: a chat server (12 points)
#
# Write `chat_server(listener, stop)`, which serves everybody who connects, until the event `stop` is set.
# All messages are frames that hold text in UTF-8.
# A **member** is a connection that has joined under a name.
#
# | what happens | what the server does |
# |---|---|
# | `/join ada`, from a connection without a name | every member, the new one included, gets `* ada joined` |
# | the name is not 1 to 16 letters or digits (`str.isalnum`) | that connection alone gets `! bad name`, and may try again |
# | a member has exactly that name | that connection alone gets `! ada is taken`, and may try again |
# | anything else before a name | that connection alone gets `! join first` |
# | a message from Ada, who is a member | every *other* member gets `ada: ` and the message, whatever it is: an empty one and `/join bob` too |
# | a client closes the connection, or its sending side | what it sent in whole frames still counts; then its connection is closed |
# | a client resets the connection | its connection is closed |
# | a message is not UTF-8, or a frame announces more than `CAP` bytes | the connection that sent it is closed |
# | the server would have to keep more than `LIMIT` bytes for a client | that client's connection is closed, and what was kept is dropped |
# | Ada's connection is closed, for whatever reason | every member that is left gets `* ada left`, once, and the name is free |
# | `stop` is set | within a second, all connections are closed and `chat_server` returns; the listener stays open |
#
# What one member says reaches each other member whole, once and in order.
# No client, however slow, silent or broken, keeps the others waiting.
# While nothing happens, the server sleeps.
# `listener` listens already, on IPv4 or IPv6.
# The reference answer is 77 lines.
#
# <details><summary>Hint 1: what is the main loop?</summary>
#
# Register the listener and every connection, all non-blocking, with one selector.
# Ask it with a timeout of a tenth of a second, so that you can look at `stop`.
# The listener is ready: accept.
# A connection is readable: `recv` once, feed its Deframer, handle each message.
# It is writable: send what its queue holds, and cut off what was taken.
# </details>
#
# <details><summary>Hint 2: who has to go, and when?</summary>
#
# Closing a client in the middle of a broadcast leads to another broadcast, `* … left`, inside the first.
# Only note who has to go; when the message has been handed to everybody, take those clients out one by one, and announce each.
# That may make more clients too slow: go on until nobody is noted.
# `FrameTooLong` and `UnicodeDecodeError` are both `ValueError`s.
# </details>

# %% slug="chat-server" role="solution"
def chat_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve a chat on `listener` until `stop` is set."""
    ### BEGIN SOLUTION
    selector = selectors.DefaultSelector()
    clients: dict[Client, None] = {}
    doomed: list[Client] = []

    def tell(text: str, receivers: list[Client]) -> None:
        for client in receivers:
            client.outgoing += frame(text.encode())
            pump(client)

    def members() -> list[Client]:
        return [client for client in clients if client.name is not None]

    def pump(client: Client) -> None:
        try:
            while client.outgoing:
                del client.outgoing[: client.sock.send(client.outgoing)]
        except BlockingIOError:
            if len(client.outgoing) > LIMIT:
                doomed.append(client)
        except OSError:
            client.outgoing.clear()
            doomed.append(client)
        writing = selectors.EVENT_WRITE if client.outgoing else 0
        selector.modify(client.sock, selectors.EVENT_READ | writing, client)

    def hear(client: Client, text: str) -> None:
        if client.name is not None:
            tell(f"{client.name}: {text}", [other for other in members() if other is not client])
        elif not text.startswith("/join "):
            tell("! join first", [client])
        elif not (text[6:].isalnum() and len(text[6:]) <= 16):
            tell("! bad name", [client])
        elif any(member.name == text[6:] for member in members()):
            tell(f"! {text[6:]} is taken", [client])
        else:
            client.name = text[6:]
            tell(f"* {client.name} joined", members())

    def read(client: Client) -> None:
        try:
            data = client.sock.recv(65536)
            for message in client.deframer.feed(data):
                hear(client, message.decode())
        except BlockingIOError:
            return
        except (OSError, ValueError):
            data = b""
        if not data:
            doomed.append(client)

    def dismiss() -> None:
        while doomed:
            client = doomed.pop()
            if client in clients:
                del clients[client]
                selector.unregister(client.sock)
                client.sock.close()
                if client.name is not None:
                    tell(f"* {client.name} left", members())

    def welcome() -> None:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        sock.setblocking(False)
        client = Client(sock)
        clients[client] = None
        selector.register(sock, selectors.EVENT_READ, client)

    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ)
    while not stop.is_set():
        for key, events in selector.select(0.1):
            if key.data is None:
                welcome()
            elif key.data in clients:
                if events & selectors.EVENT_WRITE:
                    pump(key.data)
                if events & selectors.EVENT_READ:
                    read(key.data)
            dismiss()
    for client in clients:
        client.sock.close()
    selector.close()
    ### END SOLUTION


# %% [markdown]
# Try it with three guests.
# You should see what Bob was told: that Ada and Cat joined, what Ada said, and that Cat left; nothing that he said himself.

# %% tags=["try"]
with ServerUnderTest(chat_server) as server:
    ada, bob, cat = (server.framed_client(name) for name in ("ada", "bob", "cat"))
    for guest in (bob, ada, cat):
        guest.say(f"/join {guest.name}")
        guest.until(f"* {guest.name} joined")
    bob.say("anybody here?")
    ada.say("hello, Bob")
    ada.until("bob: anybody here?")
    told = bob.until("ada: hello, Bob")
    cat.close()
    told += bob.until("* cat left")
told

# %% slug="chat-server-talk" role="tests" points=1
"""What one member says reaches every other member, and who comes and goes is announced."""
for host in loopback_hosts():
    with ServerUnderTest(chat_server, host=host) as server:
        ada, bob, cat = seat(server, "ada", "bob", "cat")
        ada.say("hello", "is it lunch yet?")
        heard = [bob.lines(2), cat.lines(2)]
        check(
            heard == [["ada: hello", "ada: is it lunch yet?"]] * 2,
            f"over {host} two messages from Ada reach Bob and Cat, in order",
            expected=[["ada: hello", "ada: is it lunch yet?"]] * 2,
            got=heard,
            log=server.log,
            look_at="each message from a member goes out as one frame, name and colon in front; one recv may bring two frames, which is what a Deframer is for",
        )
        bob.say("not yet")
        heard = [ada.lines(1), cat.lines(1)]
        check(
            heard == [["bob: not yet"]] * 2,
            "Ada hears Bob's answer, and nothing of what she said herself",
            expected=[["bob: not yet"]] * 2,
            got=heard,
            log=server.log,
            look_at="a message goes to every member except the one who sent it",
        )
        cat.close()
        heard = [ada.lines(1), bob.lines(1)]
        check(
            heard == [["* cat left"]] * 2,
            "when Cat closes her connection, Ada and Bob are told",
            expected=[["* cat left"]] * 2,
            got=heard,
            log=server.log,
            look_at="recv returns b'' when the client has closed: take it out, then announce that it left",
        )

# %% slug="chat-server-stop" role="tests" points=1
"""The server sleeps while nothing happens, and ends when it is told to."""
with ServerUnderTest(chat_server) as server:
    guests = [*seat(server, "ada", "bob"), server.framed_client("a silent stranger")]
    time.sleep(0.5)  # nothing happens: that is what is tested
    stopped = server.stop()
    listening = server.is_listening
    ended = [guest.ended() for guest in guests]

check(
    stopped and server.outcome.returned(None),
    "chat_server returns None once stop is set",
    expected="chat_server returns None",
    got=server.outcome if stopped else server.got("stopped is False"),
    log=server.log,
    look_at="look at stop.is_set() on every turn, and let no call wait longer than a tenth of a second",
)
check(
    ended == [True] * 3,
    "all connections are closed then, that of a stranger who never said anything too",
    expected=[True] * 3,
    got=ended,
    log=server.log,
    look_at="at the end close every socket that accept has returned",
)
check(
    listening,
    "the listener, which is the caller's, stays open",
    expected="an open listener",
    got="the listener is closed",
    log=server.log,
    look_at="close what accept has returned and your selector, and leave the listener as it is",
)
check(
    server.outcome.cpu < 0.05,
    "in half a second in which nobody says anything, the server uses next to no processor time",
    expected="less than 0.05 seconds of processor time",
    got=f"{server.outcome.cpu:.2f} seconds of processor time",
    log=server.log,
    look_at="ask about EVENT_WRITE only while there is something to write: a quiet socket is always writable, which makes a busy loop",
)

# %% slug="chat-server-names" role="tests" points=2
"""A name is checked, held by one member at a time, and free again when that member has left."""
# Hidden until grading: messages before a name, bad names, names taken, a second /join,
# and a name that was given up.
### BEGIN HIDDEN TESTS
rng = seeded("chat-server-names")
long = "n" * 16
bob_name = f"bob{rng.randrange(10, 99)}"
with ServerUnderTest(chat_server) as server:
    ada, cat = seat(server, "ada", "cat")
    stranger = server.framed_client("a stranger")
    for sent, answer in (
        ("hello", "! join first"),
        ("/join", "! join first"),
        ("", "! join first"),
        ("/join ", "! bad name"),
        ("/join two words", "! bad name"),
        ("/join bob\n", "! bad name"),
        (f"/join {long}n", "! bad name"),
        ("/join ada", "! ada is taken"),
    ):
        stranger.say(sent)
        heard = stranger.lines(1)
        check(
            heard == [answer],
            f"a connection without a name sends {sent!r}, and is answered {answer!r}",
            expected=[answer],
            got=heard,
            log=server.log,
            look_at="the first rows of the contract's table; after a refusal the connection stays, and may try again",
        )
    seat(server, long, room=(ada, cat))
    ada.say("who is at the door?")
    cat.lines(1)
    stranger.say(f"/join {bob_name}")
    heard = [stranger.lines(1), ada.lines(1)]
    check(
        heard == [[f"* {bob_name} joined"]] * 2,
        f"then it joins as {bob_name}; Ada heard nothing of it before, and it heard nothing of what the members were told",
        expected=[[f"* {bob_name} joined"]] * 2,
        got=heard,
        log=server.log,
        look_at="who has no name yet is no member: it is told nothing but its own answers, and nobody else is told those",
    )
    stranger.say("/join eve", "")
    heard = ada.lines(2)
    check(
        heard == [f"{bob_name}: /join eve", f"{bob_name}: "],
        "what a member sends is a message, /join eve and an empty one too",
        expected=[f"{bob_name}: /join eve", f"{bob_name}: "],
        got=heard,
        log=server.log,
        look_at="look whether the client has a name first, at the text afterwards",
    )
    seat(server, "Ada", "Zoë", "ë" * 16, room=(ada, stranger))
    stranger.close()
    heard = ada.lines(1)
    check(
        heard == [f"* {bob_name} left"],
        f"{bob_name} leaves, and Ada is told",
        expected=[f"* {bob_name} left"],
        got=heard,
        log=server.log,
        look_at="whoever had a name is announced when the connection is closed",
    )
    again = server.framed_client("another")
    again.say(f"/join {bob_name}")
    heard = again.lines(1)
    check(
        heard == [f"* {bob_name} joined"],
        "the name of a member who has left is free",
        expected=[f"* {bob_name} joined"],
        got=heard,
        log=server.log,
        look_at="a name belongs to a member; when the member is gone, so must be whatever keeps the name",
    )
### END HIDDEN TESTS

# %% slug="chat-server-pieces" role="tests" points=2
"""Eight people talk, and their frames arrive cut anywhere."""
# Hidden until grading: eight clients on IPv4 and IPv6, frames cut in random places, many
# frames in one piece, half a frame that waits while others talk.
### BEGIN HIDDEN TESTS
rng = seeded("chat-server-pieces")
PIECES = "keep a Deframer for each connection, feed it what recv returned, and handle every message that comes out"
names = [f"{word}{rng.randrange(100)}" for word in ("ada", "bob", "cat", "dan", "eve", "fay", "gus", "hal")]
with ServerUnderTest(chat_server, host=rng.choice(loopback_hosts())) as server:
    guests = seat(server, *names)
    for guest in guests[:4]:
        texts = ["žluťoučký kůň", "", "x" * rng.randrange(1, CAP), *(str(rng.random()) for _ in range(3))]
        stream = b"".join(frame(text.encode()) for text in texts)
        cuts = sorted({0, len(stream), 1, 6, *rng.sample(range(len(stream)), 12)})
        guest.send_pieces(stream[start:end] for start, end in pairwise(cuts))
        expected = [f"{guest.name}: {text}" for text in texts]
        heard = [other.lines(len(texts)) for other in guests if other is not guest]
        check_quietly(
            heard == [expected] * 7,
            f"{len(texts)} messages from {guest.name}, cut into {len(cuts) - 1} pieces, reach the seven others",
            expected=expected,
            got=next((lines for lines in heard if lines != expected), None),
            log=server.log,
            look_at=PIECES,
        )
    check(True, "messages cut anywhere, from four of eight members, reach the seven others whole and in order")

    stream, cut = frame(b"at last"), rng.randrange(1, 10)
    guests[0].send(stream[:cut], f"{cut} of the {len(stream)} bytes of a frame")
    guests[1].say("meanwhile")
    heard = [guest.lines(1) for guest in guests if guest is not guests[1]]
    check(
        heard == [[f"{names[1]}: meanwhile"]] * 7,
        "while one client has sent half a frame, the others talk",
        expected=[f"{names[1]}: meanwhile"],
        got=heard,
        log=server.log,
        look_at="never wait for the rest of one client's frame: that keeps all others waiting",
    )
    guests[0].send(stream[cut:], "the rest of the frame")
    heard = [guest.lines(1) for guest in guests[1:]]
    check(
        heard == [[f"{names[0]}: at last"]] * 7,
        "the rest of the frame makes the message whole",
        expected=[f"{names[0]}: at last"],
        got=heard,
        log=server.log,
        look_at=PIECES,
    )
    late = server.framed_client("late")
    late.say("/join late", "sorry", "for being late")
    late.half_close()
    expected = ["* late joined", "late: sorry", "late: for being late", "* late left"]
    heard = guests[0].lines(4)
    check(
        heard == expected,
        "a client that says everything in one piece and closes its sending side is heard, and then has left",
        expected=expected,
        got=heard,
        log=server.log,
        look_at="handle every message that a feed returns, and only then the end of the stream",
    )
### END HIDDEN TESTS

# %% slug="chat-server-broken" role="tests" points=2
"""A broken client costs nobody but itself anything."""
# Hidden until grading: resets, half a frame and then the end, bytes that are no UTF-8,
# frames that are too long, from members and from strangers.
### BEGIN HIDDEN TESTS
rng = seeded("chat-server-broken")
TROUBLES = {
    "resets the connection": lambda guest: guest.reset(),
    "closes after half a frame": lambda guest: (guest.send(frame(b"never whole")[: rng.randrange(1, 14)]), guest.close()),
    "sends bytes that are no UTF-8": lambda guest: guest.send(frame(b"caf\xe9 " + rng.randbytes(4) + b"\xff")),
    "sends a frame that announces one byte over the cap": lambda guest: guest.send(struct.pack("!I", CAP + 1)),
    "sends a frame that announces 4 GiB": lambda guest: guest.send(b"\xff\xff\xff\xff"),
    "closes its sending side": lambda guest: guest.half_close(),
}
with ServerUnderTest(chat_server) as server:
    ada, bob = seat(server, "ada", "bob")
    for number, (trouble, act) in enumerate(TROUBLES.items()):
        gone = "resets" in trouble or "closes after" in trouble
        look_at = (
            "catch OSError around recv and send, and ValueError around feed and decode; close that one client, "
            "and announce that it left, just as when it closes"
        )
        stranger = server.framed_client("a stranger")
        stranger.say("may I come in?")
        stranger.lines(1)  # so that the server has accepted it
        act(stranger)
        heard = []
        for text in (f"number {number}?", "still there?"):
            bob.say(text)
            heard += ada.lines(1)
        expected = [f"bob: number {number}?", "bob: still there?"]
        check_quietly(
            heard == expected,
            f"a stranger who has not joined {trouble}, and the members talk on",
            expected=expected,
            got=heard,
            log=server.log,
            look_at=look_at,
        )
        (eve,) = seat(server, "eve", room=(ada, bob))
        act(eve)
        heard = [ada.lines(1), bob.lines(1)]
        check(
            heard == [["* eve left"]] * 2,
            f"Eve {trouble}: the others are told that she left",
            expected=[["* eve left"]] * 2,
            got=heard,
            log=server.log,
            look_at=look_at,
        )
        ended = [gone or guest.ended() for guest in (stranger, eve)]
        check_quietly(
            ended == [True, True],
            f"a client that {trouble} finds its connection closed, member or not",
            expected=[True, True],
            got=ended,
            log=server.log,
            look_at="close the socket of a client that has to go",
        )
        ada.say(f"that was number {number}")
        heard = bob.lines(1)
        check_quietly(
            heard == [f"ada: that was number {number}"],
            "after that, Ada and Bob talk on: Eve's leaving was announced once, the stranger's not at all",
            expected=[f"ada: that was number {number}"],
            got=heard,
            log=server.log,
            look_at="announce a client that leaves once, and only if it had a name",
        )
    check(True, "Ada and Bob talk on after each; a stranger in the same trouble is not announced")
### END HIDDEN TESTS

# %% slug="chat-server-stalled" role="tests" points=3
"""A client that does not read keeps nobody waiting, and the server does not keep everything for it."""
# Hidden until grading: one that reads late gets all of it; two that never read are let go
# once the server would keep more than LIMIT bytes, and the others go on.
### BEGIN HIDDEN TESTS
rng = seeded("chat-server-stalled")
with ServerUnderTest(chat_server, send_buffer=16384) as server:
    ada, bob = seat(server, "ada", "bob")
    eve, fay = seat(server, "eve", "fay", room=(ada, bob), receive_buffer=4096)
    cat, *_ = seat(server, "cat", room=(ada, bob, eve, fay))
    texts = [f"{number} " + "." * rng.randrange(900, 1000) for number in range(50)]
    ada.say(*texts)
    expected = [f"ada: {text}" for text in texts]
    heard = [bob.lines(50), cat.lines(50)]
    check(
        heard == [expected] * 2,
        "Eve and Fay do not read; 50 messages of about 1,000 bytes still reach Bob and Cat",
        expected="50 messages each",
        got=f"{len(heard[0])} messages at Bob, {len(heard[1])} at Cat" + "".join(f"; and then {line!r}" for line in [line for line in heard[0] + heard[1] if line not in expected][:2]),
        log=server.log,
        look_at="no call may wait for one reader: sendall does; send what the kernel takes now and keep the rest, up to LIMIT bytes",
    )
    heard = [eve.lines(50), fay.lines(50)]
    check(
        heard == [expected] * 2,
        "Eve and Fay read late, and find all 50, whole and in order",
        expected="50 messages each, as Ada sent them",
        got=f"{len(heard[0])} messages at Eve, {len(heard[1])} at Fay" + ("" if heard == [expected[: len(lines)] for lines in heard] else ", not as Ada sent them"),
        log=server.log,
        look_at="send returns how many bytes it took; what it did not take stays in that client's queue for later",
    )
    total, left, complete, when = 0, [], True, {}
    while len(left) < 2 and total < 5 * LIMIT and complete:
        texts = [f"{total} {number} " + "." * 2000 for number in range(10)]
        ada.say(*texts)
        total += sum(len(text) + 9 for text in texts)
        for listening in (bob, cat):
            lines = listening.until(f"ada: {texts[-1]}")
            said = [line for line in lines if not line.startswith("*")]
            complete = complete and said == [f"ada: {text}" for text in texts]
            if listening is bob:
                left += [line for line in lines if line.startswith("*")]
        when |= {line: total for line in left if line not in when}
    check(
        complete,
        "while Eve and Fay do not read at all, everything that Ada says reaches Bob and Cat",
        expected="every message of Ada's, once and in order",
        got=f"after {total:,} bytes, the last messages were not all there",
        log=server.log,
        look_at="walk over a copy of the members: a client that is let go in the middle of a broadcast must not skip or stop the rest",
    )
    left += bob.lines(2 - len(left), 1.0) if total < 5 * LIMIT else []
    check(
        sorted(left) == ["* eve left", "* fay left"],
        f"before {5 * LIMIT:,} bytes have been said, Eve and Fay have been let go, and Bob was told of both",
        expected=["* eve left", "* fay left"],
        got=f"{left} after {total:,} bytes",
        log=server.log,
        look_at="a queue without a bound grows until there is no memory left: when it would pass LIMIT bytes, close that client",
    )
    check(
        min(when.values()) > LIMIT,
        f"they were kept as long as no more than {LIMIT:,} bytes were waiting",
        expected=f"more than {LIMIT:,} bytes said before the first was let go",
        got=f"{min(when.values()):,} bytes",
        log=server.log,
        look_at="a full send buffer is no reason to close: only a queue that would pass LIMIT bytes is",
    )
    ended = [eve.ended(), fay.ended()]
    check(
        ended == [True, True],
        "their connections are closed",
        expected=[True, True],
        got=ended,
        log=server.log,
        look_at="close the socket of a client that is let go",
    )
### END HIDDEN TESTS

# %% slug="chat-server-many" role="tests" points=1
"""Three hundred people come and go, and the server forgets them."""
# Hidden until grading: 300 visitors one after the other, each heard, announced and closed,
# and the processor time that messages take afterwards.
### BEGIN HIDDEN TESTS
GHOSTS = "forget a client when it leaves: whatever still walks over those who are gone grows with everybody who ever came"


came = []


def visit():
    name = f"v{len(came)}"
    came.append(name)
    visitor = server.framed_client(name)
    visitor.say(f"/join {name}", "hello")
    visitor.half_close()
    expected = [f"* {name} joined", f"{name}: hello", f"* {name} left"]
    heard, ended = ada.lines(3), visitor.ended()
    check_quietly(
        heard == expected and ended,
        f"visitor number {len(came)} joins, says hello, and leaves",
        expected=f"Ada hears {expected}, and the visitor's connection is closed",
        got=f"Ada heard {heard}, and the visitor's connection was {'' if ended else 'not '}closed",
        log=server.log,
        look_at="close the socket of whoever leaves, however many have left before",
    )


def cost_after(many):
    """The processor time of 100 messages, once so many visitors have come and gone."""
    while len(came) < many:
        visit()
    texts, began = [f"message {number}" for number in range(100)], processor_time()
    bob.say(*texts)
    heard, spent = ada.lines(100), processor_time() - began
    check_quietly(
        heard == [f"bob: {text}" for text in texts],
        f"when {len(came)} visitors have come and gone, Ada hears 100 messages of Bob's",
        expected="all 100, in order",
        got=f"{len(heard)} lines",
        log=server.log,
        look_at="handle every message that a feed returns",
    )
    return spent


with ServerUnderTest(chat_server) as server:
    ada, bob = seat(server, "ada", "bob")
    measured = measure_scaling(small=lambda: cost_after(0), large=lambda: cost_after(300))
check(True, "300 visitors, one after the other, are heard, announced and closed")
check(
    measured.linear,
    "100 messages take no more processor time when 300 visitors have come and gone than at the beginning",
    expected="about the same processor time",
    got=str(measured),
    look_at=GHOSTS,
)
### END HIDDEN TESTS

# %% [markdown]
# ## The same, told differently
#
# `asyncio` has a selector and a main loop of its own.
# You write each connection as if it were alone, in a **coroutine**: a function, begun with `async def`, that can be put aside at each `await` while others run.
# A **task** is a coroutine that the main loop works on.
#
# A connection is a `StreamReader` and a `StreamWriter`.
# Here a writer sends forty photographs to somebody who does not read.
# Which line will wait?

# %% tags=["predict"]
prediction = "write or drain?"

# %%
left, right = connected_pair()
reader, writer = await asyncio.open_connection(sock=left)
for _ in range(40):
    writer.write(bytes(PHOTO))
writer.transport.get_write_buffer_size() > 10 * PHOTO

# %%
try:
    await asyncio.wait_for(writer.drain(), 0.3)
    waited = False
except TimeoutError:
    waited = True
waited

# %% [markdown]
# `write` never waits.
# It keeps whatever you give it, however much, and `get_write_buffer_size` says how much that is.
#
# `await writer.drain()` is where back-pressure is felt: it waits until the reader has taken most of it.
# In a program with one reader that is what you want after each `write`.
# In a chat, a `drain` for each member in turn is `sendall` to each again: one person at lunch silences the room.

# %%
writer.transport.abort()  # close at once; what was kept is dropped
right.close()

# %% [markdown] slug="chat-async-contract" role="contract"
# ## Exercise 2: the chat in asyncio (4 points, extra credit)
#
# Write `chat(reader, writer, room)`, the whole life of one connection, from `/join` to `* ada left`.
# The contract is that of Exercise 1, row by row; `stop` is looked after for you.
#
# `room` is a dictionary, empty at first, and the same one for every connection of a server.
# Keep in it what you like, under whatever keys.
#
# | what happens | what `chat` does |
# |---|---|
# | each row of Exercise 1 but the last | the same as there |
# | the server would have to keep more than `LIMIT` bytes for a client | what `writer` keeps counts too: close that connection, drop what was kept, announce that it left |
# | the connection is over, for whatever reason | `chat` closes its `writer` and returns |
#
# `chat_server_async`, below it, is given: it runs the loop, calls `chat` for each connection, and cancels all of them when `stop` is set; an error that `chat` lets out ends the server.
# The reference answer is 32 lines.
#
# <details><summary>Hint 1: where do the others' writers come from?</summary>
#
# From `room`: let `room[name]` be the writer of that member.
# Put yours in when you join, and take it out in a `finally`, which runs however the connection ends.
# </details>
#
# <details><summary>Hint 2: how do I let go of a slow reader?</summary>
#
# After `write`, ask `writer.transport.get_write_buffer_size()`.
# `writer.transport.abort()` closes at once and drops what was kept; that client's own `chat` then finds the end of its stream, and announces that it left.
# Do not write to a transport that `is_closing()`.
# </details>

# %% slug="chat-async" role="solution"
async def chat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, room: dict) -> None:
    """Serve one connection of a chat; `room` is shared by all of them."""
    ### BEGIN SOLUTION
    deframer, name = Deframer(), None

    def tell(text: str, receivers: list[asyncio.StreamWriter]) -> None:
        for receiver in receivers:
            if not receiver.transport.is_closing():
                receiver.write(frame(text.encode()))
                if receiver.transport.get_write_buffer_size() > LIMIT:
                    receiver.transport.abort()

    def hear(text: str) -> None:
        nonlocal name
        if name is not None:
            tell(f"{name}: {text}", [other for other in room.values() if other is not writer])
        elif not text.startswith("/join "):
            tell("! join first", [writer])
        elif not (text[6:].isalnum() and len(text[6:]) <= 16):
            tell("! bad name", [writer])
        elif text[6:] in room:
            tell(f"! {text[6:]} is taken", [writer])
        else:
            name = text[6:]
            room[name] = writer
            tell(f"* {name} joined", list(room.values()))

    try:
        while data := await reader.read(65536):
            for message in deframer.feed(data):
                hear(message.decode())
    except (OSError, ValueError):
        pass  # reset, no UTF-8, or too long: in each case it is over
    finally:
        if name is not None:
            del room[name]
            tell(f"* {name} left", list(room.values()))
        writer.transport.abort()
    ### END SOLUTION


def chat_server_async(listener: socket.socket, stop: threading.Event) -> None:
    """Run `chat` for each connection to `listener` until `stop` is set (given)."""

    async def serve() -> None:
        room: dict = {}
        tasks: list[asyncio.Task] = []
        server = await asyncio.start_server(
            lambda reader, writer: tasks.append(asyncio.create_task(chat(reader, writer, room))), sock=listener.dup()
        )
        while not stop.is_set():
            await asyncio.sleep(0.05)
            for task in tasks:
                if task.done():
                    task.result()  # raises here what chat raised
        server.close()
        for task in tasks:
            task.cancel()
        for result in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result

    asyncio.run(serve())


# %% [markdown]
# Try it on the guests from before.
# You should see the last two of those lines; `seat` has read the others.

# %% tags=["try"]
with ServerUnderTest(chat_server_async) as server:
    bob, ada, cat = seat(server, "bob", "ada", "cat")
    bob.say("anybody here?")
    ada.say("hello, Bob")
    told = bob.until("ada: hello, Bob")
    cat.close()
    told += bob.until("* cat left")
told

# %% slug="chat-async-talk" role="tests" points=1
"""chat passes messages on, and announces who comes and goes."""
for host in loopback_hosts():
    with ServerUnderTest(chat_server_async, host=host) as server:
        ada, bob, cat = seat(server, "ada", "bob", "cat")
        ada.say("hello", "is it lunch yet?")
        heard = [bob.lines(2), cat.lines(2)]
        check(
            heard == [["ada: hello", "ada: is it lunch yet?"]] * 2,
            f"over {host} two messages from Ada reach Bob and Cat, in order",
            expected=[["ada: hello", "ada: is it lunch yet?"]] * 2,
            got=heard,
            log=server.log,
            look_at="write to the writers of all other members; a coroutine that is called and never awaited does nothing",
        )
        cat.close()
        bob.say("not yet")
        heard = sorted(ada.lines(2))
        check(
            heard == ["* cat left", "bob: not yet"],
            "Cat closes her connection and Bob answers: Ada is told both, and nothing that she said herself",
            expected=["* cat left", "bob: not yet"],
            got=heard,
            log=server.log,
            look_at="in a finally, take the member out of the room and announce that it left; a message goes to the others only",
        )

# %% slug="chat-async-broken" role="tests" points=1
"""chat keeps to the table, whatever a client sends."""
# Hidden until grading: names, frames cut anywhere, resets, half a frame, bytes that are no
# UTF-8, frames that are too long, and the end when stop is set.
### BEGIN HIDDEN TESTS
rng = seeded("chat-async-broken")
with ServerUnderTest(chat_server_async) as server:
    ada, bob = seat(server, "ada", "bob")
    stranger = server.framed_client("a stranger")
    stranger.say("hello", "/join a b", "/join bob")
    heard = stranger.lines(3)
    check(
        heard == ["! join first", "! bad name", "! bob is taken"],
        "a connection without a name is refused a message, a bad name, and a name that is taken",
        expected=["! join first", "! bad name", "! bob is taken"],
        got=heard,
        log=server.log,
        look_at="the first rows of the table in Exercise 1",
    )
    stream = b"".join(frame(text.encode()) for text in ("žluťoučký", "", str(rng.random())))
    cuts = [0, 2, *sorted(rng.sample(range(3, len(stream)), 5)), len(stream)]
    ada.send_pieces(stream[start:end] for start, end in pairwise(cuts))
    expected = [f"ada: {message.decode()}" for message in Deframer().feed(stream)]
    heard = bob.lines(3)
    check(
        heard == expected,
        "messages cut anywhere come out whole",
        expected=expected,
        got=heard,
        log=server.log,
        look_at="read returns whatever has come; feed it to this connection's Deframer",
    )
    for trouble, act in (
        ("resets the connection", lambda guest: guest.reset()),
        ("sends bytes that are no UTF-8", lambda guest: guest.send(frame(b"caf\xe9 " + rng.randbytes(4) + b"\xff"))),
        ("sends a frame that announces too much", lambda guest: guest.send(struct.pack("!I", CAP + rng.randrange(1, 99)))),
        ("closes after half a frame", lambda guest: (guest.send(frame(b"never")[:7]), guest.half_close())),
    ):
        (eve,) = seat(server, "eve", room=(ada, bob))
        act(eve)
        heard = [ada.lines(1), bob.lines(1)]
        check(
            heard == [["* eve left"]] * 2 and ("resets" in trouble or eve.ended()),
            f"Eve {trouble}: the others are told that she left, and her connection is closed",
            expected=[["* eve left"]] * 2,
            got=heard,
            log=server.log,
            look_at="catch OSError and ValueError around the loop; say that she left, and close the writer, in a finally",
        )
    stopped = server.stop()
    check(
        not stopped or server.outcome.returned(None),
        "chat lets no error out",
        expected="chat_server_async returns None",
        got=server.outcome,
        log=server.log,
        look_at="FrameTooLong and UnicodeDecodeError are both ValueErrors, and a reset is an OSError: catch both where the connection is read",
    )
    check(
        stopped and ada.ended() and stranger.ended(),
        "when stop is set, every connection is closed, that of a stranger too",
        expected="chat_server_async returns, and the connections end",
        got=server.outcome if stopped else server.got("stopped is False"),
        log=server.log,
        look_at="close the writer in a finally, which also runs when a task is cancelled; let CancelledError through",
    )
### END HIDDEN TESTS

# %% slug="chat-async-stalled" role="tests" points=2
"""A slow reader costs the others nothing, and the server no more than LIMIT bytes."""
# Hidden until grading: one that reads late gets all of it; one that never reads is let go,
# and the others go on.
### BEGIN HIDDEN TESTS
rng = seeded("chat-async-stalled")
with ServerUnderTest(chat_server_async, send_buffer=16384) as server:
    (ada,) = seat(server, "ada")
    (eve,) = seat(server, "eve", room=(ada,), receive_buffer=4096)
    (bob,) = seat(server, "bob", room=(ada, eve))
    texts = [f"{number} " + "." * rng.randrange(900, 1000) for number in range(50)]
    ada.say(*texts)
    expected = [f"ada: {text}" for text in texts]
    heard = bob.lines(50)
    check(
        heard == expected,
        "Eve does not read; 50 messages of about 1,000 bytes still reach Bob",
        expected="50 messages",
        got=f"{len(heard)} messages",
        log=server.log,
        look_at="an await of drain for each member in turn waits for the slowest: one slow reader stalls all",
    )
    heard = eve.lines(50)
    check(
        heard == expected,
        "Eve reads late, and finds all 50, whole and in order",
        expected="50 messages, as Ada sent them",
        got=f"{len(heard)} messages" + ("" if heard == expected[: len(heard)] else ", not as Ada sent them"),
        log=server.log,
        look_at="as long as no more than LIMIT bytes wait for her, she is a member like any other",
    )
    total, left, complete = 0, [], True
    while not left and total < 5 * LIMIT and complete:
        texts = [f"{total} {number} " + "." * 2000 for number in range(10)]
        ada.say(*texts)
        total += sum(len(text) + 9 for text in texts)
        lines = bob.until(f"ada: {texts[-1]}")
        left += [line for line in lines if line.startswith("*")]
        complete = [line for line in lines if not line.startswith("*")] == [f"ada: {text}" for text in texts]
    check(
        complete,
        "while Eve does not read at all, everything that Ada says reaches Bob",
        expected="every message of Ada's, once and in order",
        got=f"after {total:,} bytes, the last messages were not all there",
        log=server.log,
        look_at="an await of drain for each member in turn waits for the slowest, and one slow reader stalls all; let go of her instead, and of nobody else",
    )
    check(
        left == ["* eve left"] and total > LIMIT and eve.ended(),
        f"after more than {LIMIT:,} and before {5 * LIMIT:,} bytes Eve is let go, and Bob is told",
        expected=["* eve left"],
        got=f"{left} after {total:,} bytes",
        log=server.log,
        look_at="write keeps whatever it is given, without a bound; ask the transport how much it holds, or keep a queue with a bound and drain it in a task of its own",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## What you can say now
#
# - Readiness tells which calls would not wait; one thread that acts on it can serve any number of connections.
# - A slow reader makes its sender wait: that is back-pressure, and a server with many clients must bound what it keeps for each, and choose who pays.
# - A server outlives its clients when every way in which one can end, close, reset, bad bytes or silence, leads to one place.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | readable, writable | `recv` or `accept`, or `send`, would not wait |
# | selector | asks the kernel which of many sockets are ready, and sleeps until one is |
# | main loop | the turn after turn in which a server asks what is ready and acts on it |
# | broadcast | one message to all members |
# | queue | bytes that the server keeps because a client's kernel would not take them yet |
# | back-pressure | what makes a sender slow down when its reader is slow |
# | busy loop | a loop that keeps a processor busy with asking |
# | coroutine, task | a function that can be put aside at `await`, and one that a main loop works on |
#
# **What does this return, and why?**
#
# 1. `selector.select(0)`, when the one socket in it is registered for reading and its peer has just reset the connection.
# 2. `selector.select()`, when the one socket in it is registered for writing, and is quiet.
# 3. `sock.recv(100)`, on a non-blocking socket that `select` has just called readable, and then the same call again.
