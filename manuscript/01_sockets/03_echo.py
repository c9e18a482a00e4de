# %% [markdown]
# # Echo
#
# A client connects, says something, and hangs up.
# Only then does the server answer its telephone.
# What does it hear?

# %%
import socket

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
client.send(b"hello")
client.close()

server, address = listener.accept()
server.recv(100)

# %% [markdown]
# All of it.
# The connection was made, used and given up before the server called `accept`.
#
# So which call does make a connection?
# Which calls put something on the wire, which wait, and how does each side learn that the other has gone?
# This notebook goes through one small session call by call.
# At the end you will have written a server that serves everybody at once, and that can be stopped and started again.

# %%
server.close()
listener.close()

# %% [markdown]
# ## Five primitives
#
# A **primitive** is a thing that a service lets its user ask for.
# A connection-oriented service needs five, and a telephone has them too.
#
# | primitive | on the telephone | in Python |
# |---|---|---|
# | LISTEN | have a number, and wait for it to ring | `bind`, `listen`, then `accept` |
# | CONNECT | dial | `connect` |
# | SEND | speak | `send`, `sendall` |
# | RECEIVE | listen to what is said | `recv` |
# | DISCONNECT | say goodbye, and hang up | `shutdown`, `close` |
#
# The **server** is the side that does LISTEN, the **client** the side that does CONNECT.
# A host's address is like the telephone number of an office, and the port is the extension.
#
# ## The socket calls
#
# The five primitives became a handful of calls in Berkeley, in C, and every operating system has them.
# Python kept their names and dropped what it can work out by itself.
#
# | in C | its parameters | in Python |
# |---|---|---|
# | `socket(domain, type, protocol)` | address family; stream or datagrams; protocol in the family, usually 0 | `socket.socket(family, type)` |
# | `bind(sockfd, myaddr, addrlen)` | the socket's descriptor; own IP address and port; size of the address | `sock.bind((host, port))` |
# | `listen(sockfd, backlog)` | how many connections may wait to be accepted | `sock.listen(backlog)` |
# | `accept(sockfd, cliaddr, addrlen)` | room for the *client's* address; its size | `sock.accept()`, which returns a socket and the client's address |
# | `connect(sockfd, servaddr, addrlen)` | the *server's* IP address and port; size of the address | `sock.connect((host, port))` |
# | `write(sockfd, buf, nbytes)` | the data; how many bytes to try to write | `sock.send(data)` |
# | `read(sockfd, buf, nbytes)` | where to put the data; how many bytes at most | `sock.recv(nbytes)` |
# | `close(sockfd)` | | `sock.close()` |
#
# Now one at a time.
# `socket` makes a **socket**, one end of a conversation that may come: here for IPv4, `AF_INET`, and a stream, `SOCK_STREAM`.
# It has no address yet, and no partner.

# %%
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
listener.getsockname()

# %% [markdown]
# `bind` gives it an address of your own.
# Port 0 asks the kernel to choose a free one, so only the host is shown.

# %%
listener.bind(("127.0.0.1", 0))
listener.getsockname()[0]

# %% [markdown]
# `listen` makes it a **listener**: from now on the kernel takes calls for it.
# The **backlog** is the number of connections that may wait until you accept them; it limits the queue, not the clients.

# %%
listener.listen(5)

# %% [markdown]
# On the other side, `connect` names the server's address.
# The client needs no `bind`: the kernel gives it a port when it connects.

# %%
client = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
client.connect(listener.getsockname())

# %% [markdown]
# `accept` returns a **new** socket for this one conversation, and the client's address.
# The listener stays what it was, and can accept the next.
# You should see `True` twice: it is not the listener, and the address is the client's.

# %%
server, address = listener.accept()
server is not listener, address == client.getsockname()

# %% [markdown]
# `send` and `recv` are what C calls `write` and `read`.
# `send` returns how many bytes it took, `recv` the bytes that it found; both may be fewer than you asked for.

# %%
client.send(b"hello"), server.recv(100)

# %%
server.send(b"hello"), client.recv(100)

# %% [markdown]
# And `close` ends it.

# %%
client.close()
server.close()
listener.close()

# %% [markdown]
# The next cell brings in what the exercises need.
# Its last line holds a whole session between two sockets, which you will need in a moment.

# %% slug="given" role="setup"
import contextlib
import os
import socket
import threading
import time

from loopback import kernel, loopback_hosts, system
from loopback.check import attempt, check, seeded
from loopback.peers import Behaviour, Listener, ServerUnderTest, leave_in_time_wait

session = kernel.echo_session()  # an echo session between two sockets of your kernel, captured just now
CALLS = [record.call for record in session]


# %% [markdown] slug="who-sends-contract" role="contract"
# ## Exercise 1: who sends? (5 points)
#
# Here is an echo session, call by call.
# Each call is made when everything that the one before set off has arrived, and the client and the server run on one machine of their own, where a capture sees all that passes.
#
# Predict what each call puts on the wire, in `who_sends()`.
# Count what the **caller's own** kernel sends because of the call, and of that only what carries one of these:
#
# | word | meaning |
# |---|---|
# | `"SYN"` | a segment that asks to open a connection |
# | `"data"` | a segment with bytes of the stream |
# | `"FIN"` | a segment that says that no more will come from this side |
# | `"nothing"` | none of them |
#
# (Acknowledgements that carry nothing else do not count: a kernel sends them when it sees fit.)
#
# Copy this into your function, and replace every `...` by one of the four words:
#
# ```python
# return {
#     "server: socket": "nothing",   # listener = socket.socket(...)
#     "server: bind": ...,           # listener.bind(address)
#     "server: listen": ...,         # listener.listen()
#     "client: socket": ...,         # sock = socket.socket(...)
#     "client: connect": ...,        # sock.connect(address)
#     "server: accept": ...,         # conn, _ = listener.accept()
#     "client: send": ...,           # sock.send(b"hello")
#     "server: recv": ...,           # conn.recv(100) returns b"hello"
#     "server: send": ...,           # conn.send(b"hello")
#     "client: recv": ...,           # sock.recv(100) returns b"hello"
#     "client: shutdown": ...,       # sock.shutdown(socket.SHUT_WR)
#     "server: recv again": ...,     # conn.recv(100) returns b""
#     "server: close": ...,          # conn.close()
#     "client: close": ...,          # sock.close()
# }
# ```
#
# Each kernel also keeps a **state** for its end of the connection.
# It is ESTABLISHED once that end knows that the other has agreed, and may be used.
# Say in `when()` in the course of which of these calls three things happen:
#
# ```python
# return {
#     "client established": ...,     # the client's kernel says ESTABLISHED
#     "server established": ...,     # the server's kernel says ESTABLISHED
#     "hello acknowledged": ...,     # the server's kernel acknowledges b"hello"
# }
# ```
#
# | case | result |
# |---|---|
# | `who_sends()` | a dict with the 14 calls as keys, and one of the four words for each |
# | `when()` | a dict with the 3 things as keys, and for each the name of a call, such as `"server: bind"` |
# | a key that is missing, or another word | that part is wrong |
#
# The reference answer is 21 lines, most of them copied from here.
#
# <details><summary>Hint 1: which calls can be answered without asking anybody?</summary>
#
# Look at the opening of this notebook again: what had happened when `accept` was called?
# A call that only looks at, or changes, what its own kernel has already puts nothing on the wire.
# </details>
#
# <details><summary>Hint 2: how often can one side say that it has finished?</summary>
#
# Once.
# After `shutdown(SHUT_WR)` there is nothing more that this side could say.
# </details>

# %% slug="who-sends" role="solution"
def who_sends() -> dict[str, str]:
    """What each call of the session puts on the wire: "SYN", "data", "FIN" or "nothing"."""
    ### BEGIN SOLUTION
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "server: accept": "nothing",
        "client: send": "data",
        "server: recv": "nothing",
        "server: send": "data",
        "client: recv": "nothing",
        "client: shutdown": "FIN",
        "server: recv again": "nothing",
        "server: close": "FIN",
        "client: close": "nothing",
    }
    ### END SOLUTION


def when() -> dict[str, str]:
    """The call in the course of which each of three things happens."""
    ### BEGIN SOLUTION
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
    ### END SOLUTION


# %% [markdown]
# See whether every call has its word.
# You should see an empty set: nothing is missing, and nothing is there that should not be.

# %% tags=["try"]
set(who_sends()) ^ set(CALLS)

# %% slug="who-sends-opening" role="tests" points=1
"""The opening: what the calls up to accept put on the wire."""
outcome = attempt(who_sends)
given = outcome.value if type(outcome.value) is dict else {}
missing = [call for call in CALLS if type(given.get(call)) is not str]
check(
    missing == [] and len(given) == len(CALLS),
    "who_sends() has a word for each of the 14 calls, and no other key",
    expected="a dict with these keys: " + ", ".join(CALLS),
    got=f"{outcome}; no word for {', '.join(missing) or 'a key that is no call'}",
    look_at="copy the dict from the exercise's text, and replace every ... by a word",
)
records = session[:6]
for record in records:
    check(
        given[record.call] == record.puts,
        f"{record.call} puts {record.puts} on the wire, says the capture",
        expected=record.puts,
        got=given[record.call],
        log=kernel.ladder_of_calls(records),
        look_at="find the call in the ladder: the arrows from its side before the next call are what it sent",
    )

# %% slug="who-sends-talk" role="tests" points=1
"""The talk: what send and recv put on the wire."""
# Hidden until grading: the four calls that send and receive, against a capture made for this grading.
### BEGIN HIDDEN TESTS
outcome = attempt(who_sends)
given = outcome.value if type(outcome.value) is dict else {}
records = session[6:10]
for record in records:
    check(
        type(given.get(record.call)) is str and given[record.call] == record.puts,
        f"{record.call} puts {record.puts} on the wire, says the capture",
        expected=record.puts,
        got=given.get(record.call),
        log=kernel.ladder_of_calls(records),
        look_at="send gives bytes to the stream; recv takes what its own kernel has already, and sends none",
    )
### END HIDDEN TESTS

# %% slug="who-sends-goodbye" role="tests" points=1
"""The goodbye: what shutdown and close put on the wire."""
# Hidden until grading: the four calls that end the session, against a capture made for this grading.
### BEGIN HIDDEN TESTS
outcome = attempt(who_sends)
given = outcome.value if type(outcome.value) is dict else {}
records = session[10:]
for record in records:
    check(
        type(given.get(record.call)) is str and given[record.call] == record.puts,
        f"{record.call} puts {record.puts} on the wire, says the capture",
        expected=record.puts,
        got=given.get(record.call),
        log=kernel.ladder_of_calls(records),
        look_at="each side says FIN once: with shutdown, or with close if it has not said it before",
    )
### END HIDDEN TESTS

# %% slug="who-sends-when" role="tests" points=2
"""The moments: when each end is established, and when the bytes are acknowledged."""
# Hidden until grading: both ends' states after each call, as the kernel keeps them, and
# the acknowledgement in the capture.
### BEGIN HIDDEN TESTS
outcome = attempt(when)
given = outcome.value if type(outcome.value) is dict else {}
records = session
hello = next(segment for record in records for segment in record.segments if segment.payload)
acknowledged = (hello.seq + len(hello.payload)) % 2**32
moments = {
    "client established": next(record.call for record in records if record.client == "ESTABLISHED"),
    "server established": next(record.call for record in records if record.server == "ESTABLISHED"),
    "hello acknowledged": next(
        record.call
        for record in records
        if any(s.source_port != hello.source_port and s.ack == acknowledged for s in record.segments)
    ),
}
clues = {
    "client established": "the client's kernel has what it needs as soon as the SYN,ACK is there",
    "server established": "the server's kernel shakes hands by itself: accept only hands over what is ready",
    "hello acknowledged": "the kernel acknowledges what it has stored, whether or not the program has read it",
}
for moment, call in moments.items():
    check(
        type(given.get(moment)) is str and given[moment] == call,
        f"{moment}: in the course of {call}",
        expected=call,
        got=given.get(moment),
        log=kernel.ladder_of_calls(records),
        look_at=clues[moment],
    )
check(
    len(given) == len(moments),
    "when() has three keys, and no other",
    expected=", ".join(moments),
    got=outcome,
    look_at="copy the dict from the exercise's text",
)
### END HIDDEN TESTS

# %% [markdown]
# ## What the kernels did
#
# This is the session, as two sockets of your kernel held it when you ran the cell with the imports (or, where the system forbids such captures, as it was once recorded).
# A word beside a line is a call; an arrow is a segment.

# %%
kernel.ladder_of_calls(session)

# %% [markdown]
# `connect` is the only call that sets off three segments: SYN, SYN,ACK, ACK, the **handshake** that opens a connection.
# The middle one comes from the server's kernel while the server's program does nothing at all.
# `socket`, `bind`, `listen` and `accept` send nothing; `recv` takes what has arrived and been acknowledged before.
#
# One often reads that "after the server receives the ACK, the connection is established", as if that were the moment of `accept`.
# Ask the kernels themselves: here is the state of both ends after each call from `connect` on.

# %%
[(record.call, record.client, record.server) for record in session[4:7]]

# %% [markdown]
# It is right for the server's *TCP*: it is ESTABLISHED when the last segment of the handshake has come.
# The server's *program* has no part in it: `accept` finds the connection ready, and neither end's state changes.
#
# You can ask about your own sockets too.
# `kernel.tcp_state` asks Linux for the state that it keeps; on other systems it says `not on this system`, and you lose only this look.
# Nobody accepts here.

# %%
from loopback import kernel

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
kernel.tcp_state(listener), kernel.tcp_state(client)

# %% [markdown]
# ## Calls that wait
#
# A **blocking** call does not return until it has something to return.
# `accept` waits until a connection is ready, `recv` until there is a byte or the end, `connect` until the other kernel has answered, and `send` until there is room.
# The others never wait.
#
# A **timeout** puts a limit to the waiting.
# Our client is connected, and nobody has sent it anything.

# %% tags=["raises-exception"]
client.settimeout(0.1)  # seconds
client.recv(100)

# %% [markdown]
# `TimeoutError` says that nothing came; it does not say that nothing will.
# The connection is as good as before.
#
# ## Half a goodbye
#
# A connection is two streams, one each way, and each can be ended by itself.
# `shutdown(SHUT_WR)` ends the one that you send: that is a **half-close**, and a FIN goes out.
# Can the other side still send to you?

# %% tags=["predict"]
prediction = "..."

# %%
server, _ = listener.accept()
client.send(b"any news?")
client.shutdown(socket.SHUT_WR)

heard = server.recv(100), server.recv(100)
server.send(b"plenty")
heard, client.recv(100)

# %% [markdown]
# It can.
# The server reads the question, then `b""`, the end of the client's stream, and answers all the same.
# This is how `nc` tells a server that the question is complete, and a server that hangs up at `b""` without sending what it still owes cuts the answer off.
#
# The two states have names.
# The client is in FIN-WAIT-2: its own FIN is acknowledged, and it waits for the other's.
# The server is in CLOSE-WAIT: it waits for its own program to close.

# %%
kernel.tcp_state(client), kernel.tcp_state(server)

# %%
client.close()
server.close()
listener.close()

# %% [markdown]
# ## The echo server that everybody copies
#
# This is the echo server of a thousand tutorials, from its `accept` on.
# It is short and it works, once.
# Ann and Bo call at the same time.
# `ServerUnderTest` runs a server, makes clients for it, and writes down what they saw.

# %%
def copied_server(listener, stop):
    conn, _ = listener.accept()
    with conn:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data)


# %%
from loopback.peers import ServerUnderTest

with ServerUnderTest(copied_server) as server:
    ann, bo = server.client("Ann"), server.client("Bo")
    ann.send(b"hello")
    bo.send(b"hello")
    ann.receive(5)
    ann.half_close()
    bo.receive(5)
server.log

# %% [markdown]
# Ann got her echo.
# Bo was connected, his kernel sent his bytes and the server's kernel acknowledged them; but the program accepted one connection, served it, and ended.
# It serves one client, once, and the next one finds that out by a reset.
#
# The second fault is its address: it binds to `0.0.0.0`, which means every address that this machine has, so that anybody who can reach the machine can reach the server.
# `127.0.0.2` stands for such another address here.
# (macOS gives its loopback interface one address only; there you see `False` twice.)

# %%
def reached_from_elsewhere(bound):
    with socket.create_server((bound, 0)) as listener, socket.socket() as caller:
        caller.settimeout(1)
        return caller.connect_ex(("127.0.0.2", listener.getsockname()[1])) == 0


reached_from_elsewhere("0.0.0.0"), reached_from_elsewhere("127.0.0.1")

# %% [markdown]
# A server that is bound to `127.0.0.1` is there for its own machine only.
# For practice that is what you want.
#
# The third fault is in the client that comes with it.
# It sends `Hello, world` and calls `recv` once.

# %%
from loopback import TCPPeer
from loopback.peers import Read

with TCPPeer([Read(12), b"Hello,", b" world"]) as peer, peer.connect() as sock:
    sock.sendall(b"Hello, world")
    data = sock.recv(1024)
data

# %% [markdown]
# An echo of twelve bytes may come in pieces, as everything may.
# A client must read until it has all twelve; you have written `recv_exactly` for that.
#
# Now mend the server.
# Accepting again and again in a loop, one client after the other, is not enough: a client who connects and says nothing would keep everybody else waiting.

# %% [markdown] slug="echo-server-contract" role="contract"
# ## Exercise 2: an echo server (9 points)
#
# Write `echo_server(listener, stop)`, which sends back to each client what it sent, until it is told to stop.
# `listener` listens already; `stop` is a `threading.Event`.
#
# | case | result |
# |---|---|
# | a client sends bytes, whatever they are | the same bytes come back, in order, as soon as they can |
# | a client half-closes | it still gets the rest of its echo, then the end of file: the server closes that connection |
# | several clients at once, however many | none waits for another, be the other busy, silent, or one that never reads its echo |
# | a client resets its connection, or is gone when its echo is due | that conversation ends; the server goes on, and accepts new clients |
# | `stop` is set | the server returns within a second, with every connection closed, whatever the clients were doing; from then on it accepts nobody |
# | the listener | belongs to your caller, who closes it |
#
# The reference answer is 19 lines.
#
# <details><summary>Hint 1: how can it serve one client without keeping the others waiting?</summary>
#
# One thread for each conversation (or one thread, `selectors`, and a buffer for each client who is slow to read).
# The conversation itself is the loop that you know: `recv`, then `sendall`, until `b""`.
# A reset comes out of either call as a `ConnectionError`, and must not escape.
# </details>
#
# <details><summary>Hint 2: how does it notice stop, and what wakes a thread that waits in recv?</summary>
#
# Give the listener a short timeout, so that `accept` returns now and then with a `TimeoutError`, and look at `stop.is_set()`.
# `connection.shutdown(socket.SHUT_RDWR)` makes a `recv` or a `sendall` that waits in another thread return.
# (It raises an `OSError` where the connection is gone already.)
# </details>

# %% slug="echo-server" role="solution"
def echo_server(listener: socket.socket, stop: threading.Event) -> None:
    """Send back to each client what it sends, all clients at once, until `stop` is set."""
    ### BEGIN SOLUTION

    def converse(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(65536):
                connection.sendall(data)

    conversations = []
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        thread = threading.Thread(target=converse, args=(connection,), daemon=True)
        thread.start()
        conversations.append((connection, thread))
    for connection, _ in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
    for _, thread in conversations:
        thread.join()
    ### END SOLUTION


# %% [markdown]
# Try it with Ann and Bo, who talk at the same time.
# You should see both get what they sent, and the server return.

# %% tags=["try"]
with ServerUnderTest(echo_server) as server:
    ann, bo = server.client("Ann"), server.client("Bo")
    ann.send(b"hello")
    bo.send(b"good day")
    bo.receive(8)
    ann.receive(5)
    server.stop()
server.log

# %% slug="echo-server-one" role="tests" points=1
"""One client gets its bytes back, half-closes, and sees the end of file."""
with ServerUnderTest(echo_server) as server:
    ann = server.client("Ann")
    ann.send(b"hello")
    got = ann.receive(5)
    check(
        got == b"hello",
        "Ann sends b'hello' and receives it back",
        expected=b"hello",
        got=server.got(got),
        log=server.log,
        look_at="accept, then recv and sendall in a loop",
    )
    ann.send(b"and\n\x00more")
    got = ann.receive(9)
    check(
        got == b"and\n\x00more",
        "a newline and a zero byte come back like any others",
        expected=b"and\n\x00more",
        got=server.got(got),
        log=server.log,
        look_at="send back what recv returned, as it is",
    )
    ann.half_close()
    rest, ended = ann.drain()
    check(
        rest == b"" and ended,
        "when Ann half-closes, the server closes the connection too",
        expected="nothing more, then the end of file",
        got=server.got("the end" if ended else "no end of file"),
        log=server.log,
        look_at="recv returns b'' when Ann has closed her side: leave the loop, and close the connection",
    )

# %% slug="echo-server-three" role="tests" points=1
"""Three clients talk at once, and then a fourth."""
with ServerUnderTest(echo_server) as server:
    callers = [server.client(name) for name in ("Ann", "Bo", "Cy")]
    for turn in (b"first", b"second"):
        for caller in callers:
            caller.send(turn + b" of " + caller.name.encode())
        for caller in reversed(callers):
            wanted = turn + b" of " + caller.name.encode()
            got = caller.receive(len(wanted))
            check(
                got == wanted,
                f"{caller.name} receives {wanted!r}, while the others are connected too",
                expected=wanted,
                got=server.got(got),
                log=server.log,
                look_at="go on accepting while earlier clients are still there, and serve each by itself",
            )
    for caller in callers:
        caller.close()
    dee = server.client("Dee")
    dee.send(b"late")
    got = dee.receive(4)
    check(
        got == b"late",
        "Dee, who comes when the others have gone, is served too",
        expected=b"late",
        got=server.got(got),
        log=server.log,
        look_at="only stop ends the server, not the end of a conversation",
    )

# %% slug="echo-server-tail" role="tests" points=2
"""Large and binary data come back whole, to a client who half-closes before it reads, too."""
# Hidden until grading: a megabyte of any bytes while the client reads, and 200 KB to a
# client who reads only after its half-close, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-tail")
host = rng.choice(loopback_hosts())
data = b"\xff\xfe\r\n" + rng.randbytes(rng.randrange(1_000_000, 1_100_000))
with ServerUnderTest(echo_server, host=host) as server:
    ann = server.client("Ann")
    sender = threading.Thread(target=ann.send, args=(data,))
    sender.start()
    got = ann.receive(len(data))
    sender.join()
    check(
        got == data,
        f"{len(data):,} bytes of every value come back as they were, on {host}",
        expected=data,
        got=server.got(got),
        log=server.log,
        look_at="bytes need not be text; and send may take fewer than it is given",
    )

data = rng.randbytes(rng.randrange(150_000, 200_000))
for host in loopback_hosts():
    with ServerUnderTest(echo_server, host=host, send_buffer=4096) as server:
        ann = server.client("Ann", send_buffer=1_000_000, receive_buffer=4096)
        ann.send(data)
        ann.half_close()
        threading.Event().wait(0.2)  # Ann is slow: nothing is read in the meantime
        got, ended = ann.drain()
        check(
            got == data,
            f"Ann sends {len(data):,} bytes, half-closes, and only then reads: all of it comes, on {host}",
            expected=data,
            got=server.got(got),
            log=server.log,
            look_at="b'' from recv says that Ann will send no more; what she sent before is still owed to her "
            "(the proxy Envoy had this wrong once: its issue 17160)",
        )
        check(
            ended,
            "then comes the end of file",
            expected="the end of file",
            got=server.got("nothing"),
            log=server.log,
            look_at="close the connection when the last byte has been sent",
        )
### END HIDDEN TESTS

# %% slug="echo-server-reset" role="tests" points=1
"""A client who breaks off takes nobody else down."""
# Hidden until grading: clients who reset, in the middle of a conversation and while
# their echo is due, with others connected before and after.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-reset")
word = b"\xff" + rng.randbytes(rng.randrange(5, 20))
with ServerUnderTest(echo_server, send_buffer=4096) as server:
    ann, bo = server.client("Ann"), server.client("Bo")
    cy = server.client("Cy", send_buffer=1_000_000, receive_buffer=4096)
    ann.send(word)
    ann.receive(len(word))
    bo.send(word)
    bo.receive(len(word))
    cy.send(bytes(200_000))
    bo.reset()
    cy.reset()
    ann.send(word)
    got = ann.receive(len(word))
    check(
        got == word,
        "after two resets Ann, who was there before, is still served",
        expected=word,
        got=server.got(got),
        log=server.log,
        look_at="recv and sendall raise a ConnectionError after a reset: it must end that conversation only",
    )
    dee = server.client("Dee")
    dee.send(word)
    got = dee.receive(len(word))
    check(
        got == word,
        "and so is Dee, who comes afterwards",
        expected=word,
        got=server.got(got),
        log=server.log,
        look_at="whatever becomes of one conversation, go on accepting",
    )
### END HIDDEN TESTS

# %% slug="echo-server-others" role="tests" points=2
"""Nobody waits for a client who is silent, or who does not read."""
# Hidden until grading: clients who say nothing, one and then forty, and one who never
# reads 200 KB of echo, before others come.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-others")
word = b"\xff" + rng.randbytes(rng.randrange(5, 20))
with ServerUnderTest(echo_server, send_buffer=4096) as server:
    silent = server.client("Sid, who says nothing,")
    ann = server.client("Ann")
    ann.send(word)
    got = ann.receive(len(word))
    check(
        got == word,
        "Sid connects and says nothing; Ann, who comes after him, is served",
        expected=word,
        got=server.got(got),
        log=server.log,
        look_at="a recv that waits for one client must not keep the loop from the others",
    )
    deaf = server.client("Dot, who reads nothing,", send_buffer=1_000_000, receive_buffer=4096)
    deaf.send(bytes(200_000))
    for name in ("Bo", "Cy"):
        caller = server.client(name)
        caller.send(word)
        got = caller.receive(len(word))
        check(
            got == word,
            f"Dot does not read her 200,000 bytes of echo; {name}, who comes after her, is served",
            expected=word,
            got=server.got(got),
            log=server.log,
            look_at="a sendall that waits for one client must not keep the loop from the others",
        )
    with contextlib.ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(socket.create_connection(server.address, timeout=5))
        server.log.note("40 more connected, and say nothing")
        eve = server.client("Eve")
        eve.send(word)
        got = eve.receive(len(word))
    check(
        got == word,
        "forty more connect and say nothing; Eve, who comes after them, is served",
        expected=word,
        got=server.got(got),
        log=server.log,
        look_at="whoever connects is served, however many are there: a pool with a fixed number of threads keeps the "
        "next one waiting",
    )
    silent.send(word)
    got = silent.receive(len(word))
    check(
        got == word,
        "Sid speaks at last, and gets his echo",
        expected=word,
        got=server.got(got),
        log=server.log,
        look_at="being silent for a while is no reason to lose a connection",
    )
### END HIDDEN TESTS

# %% slug="echo-server-stop" role="tests" points=2
"""Asked to stop, the server returns and closes every connection."""
# Hidden until grading: stop when the only client has gone; while one client is silent, one
# in conversation, and one does not read; and who is accepted afterwards.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-stop")
word = b"\xff" + rng.randbytes(rng.randrange(5, 20))
with ServerUnderTest(echo_server) as server:
    with server.client("Dee") as dee:
        dee.repeat(word, 30)  # by the end of which the server waits for the next client
    stopped = server.stop()
    check(
        stopped,
        "stop is set when Dee has come and gone: the server returns",
        expected="echo_server returns within a second",
        got=server.got("it did not return in order"),
        log=server.log,
        look_at="the listener's timeout is how long stop may go unseen: give it one, a fraction of a second",
    )

with ServerUnderTest(echo_server, host=rng.choice(loopback_hosts()), send_buffer=4096) as server:
    ann, bo = server.client("Ann"), server.client("Bo")
    cy = server.client("Cy", send_buffer=1_000_000, receive_buffer=4096)
    for caller in (bo, cy):
        caller.send(word)
        got = caller.receive(len(word))
        check(
            got == word,
            f"{caller.name} is served before stop is set",
            expected=word,
            got=server.got(got),
            log=server.log,
            look_at="first the conversation has to work",
        )
    cy.send(bytes(200_000))
    cy.receive(1)  # so the server is busy with her; she reads no more
    stopped = server.stop()
    check(
        stopped,
        "stop is set while Ann is silent, Bo in conversation, and Cy does not read: the server returns",
        expected="echo_server returns",
        got=server.got("it did not return in order"),
        log=server.log,
        look_at="do not wait for the clients to finish: shut their connections down, which wakes who waits in them",
    )
    for caller in (ann, bo, cy):
        rest, ended = caller.drain()
        check(
            ended,
            f"{caller.name}'s connection is closed when the server has returned",
            expected="the end of file, or a reset",
            got="the connection is still open, and nobody is at the other end",
            log=server.log,
            look_at="keep every connection that you accepted in a list, and close each before you return",
        )

stop, over = threading.Event(), threading.Event()
with socket.create_server(("127.0.0.1", 0)) as listener:

    def serve_until_stopped():
        attempt(echo_server, listener, stop)
        over.set()

    threading.Thread(target=serve_until_stopped, daemon=True).start()
    with socket.create_connection(listener.getsockname(), timeout=5) as caller:
        caller.sendall(word)
        caller.recv(1)
    stop.set()
    over.wait(20)
    got = "the listener is closed"
    with contextlib.suppress(OSError):
        listener.settimeout(3)
        with socket.create_connection(listener.getsockname(), timeout=0.3) as caller:
            caller.sendall(word)
            got = "somebody has accepted him already"
            with contextlib.suppress(TimeoutError):
                caller.recv(1)  # nobody answers, unless the server is still there
            listener.accept()[0].close()
            got = "he waits at the listener"
check(
    got == "he waits at the listener",
    "who connects when the server has returned waits for the listener's owner to accept him",
    expected="he waits at the listener",
    got=got,
    log=["echo_server served a client", "stop was set, and echo_server returned", "another client connected"],
    look_at="the last row of the contract, and the one before: leave the listener open, and no thread of yours in "
    "its accept",
)
### END HIDDEN TESTS

# %% [markdown]
# Your server is an ordinary one.
# If you have netcat, run your server in this notebook and `nc -N 127.0.0.1` with its port in a terminal: `-N` makes netcat half-close when its own input ends.
#
# ## Starting again
#
# Stop a server, start it again at once, and it may say that its address is in use, though nobody is there.
#
# In the ladder above, the last acknowledgement went to the server, which closed last.
# Whoever closes **first** has to stay: if its last acknowledgement were lost, the other side would send its FIN again, and somebody must answer.
# So the kernel keeps the connection for a while, in the state TIME-WAIT, without any socket: about a minute on Linux.
#
# Here the server closes first.

# %%
listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
client = socket.create_connection(address)
server, _ = listener.accept()
for sock in (server, client, listener):
    sock.close()

# %%
from loopback import kernel, wait_until

wait_until(lambda: kernel.connection_states(address) == ["TIME-WAIT"], 1)
kernel.connection_states(address)

# %% [markdown]
# Every socket is closed, and the address is still taken.
# (On other systems than Linux the list is empty, and on Windows the next cell does not fail: it minds such ports less.)

# %% tags=["raises-exception"]
again = socket.socket()
again.bind(address)

# %% [markdown]
# `OSError`, and its text says that the address is already in use.
#
# The socket option `SO_REUSEADDR` says: let me have it if there is only something in TIME-WAIT there.
# On Linux both sides have to say it, the old listener and the new one, so a server says it always, before it binds.
# Two *live* listeners on one address are refused with it as without.
#
# That is not so everywhere.
# `SO_REUSEPORT` means "share the address with whoever is there", and the kernel deals the clients out among the listeners.
# On Windows `SO_REUSEADDR` itself means something like that, and a plain `bind` does what we want.

# %%
again.close()

# %% [markdown] slug="restart-contract" role="contract"
# ## Exercise 3: a listener that can be restarted (5 points)
#
# Write `restartable_listener(address)`, which returns a new listening socket.
#
# | case | result |
# |---|---|
# | `address` is `(host, port)`, with an IPv4 or an IPv6 address as host | a blocking socket of that family, which listens on that address and on no other |
# | the port is 0 | the kernel chooses one |
# | connections of an earlier listener, which your function made, are in TIME-WAIT on that address | no obstacle |
# | somebody listens there now, be it a listener of yours | the `OSError` of `bind`, at once |
#
# The reference answer is 10 lines.
#
# <details><summary>Hint 1: which option, and when?</summary>
#
# `listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)`, before `bind`, which is where the kernel decides.
# On Windows (`os.name == "nt"`) leave it out.
# </details>
#
# <details><summary>Hint 2: what if bind fails?</summary>
#
# Close the socket that you made, and let the error through.
# The caller decides what to do about it.
# </details>

# %% slug="restart" role="solution"
def restartable_listener(address: tuple[str, int]) -> socket.socket:
    """A listening socket on `address`, TIME-WAIT or not; OSError if somebody listens there."""
    ### BEGIN SOLUTION
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
    try:
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
    ### END SOLUTION


# %% [markdown]
# Try it: start, serve a client, close first, start again on the same address.
# `leave_in_time_wait` does the middle part.
# You should see `True`.

# %% tags=["try"]
address = leave_in_time_wait(restartable_listener(("127.0.0.1", 0)))
with restartable_listener(address) as again:
    same_address = again.getsockname() == address
same_address

# %% slug="restart-again" role="tests" points=1
"""A listener opens again on an address that is in TIME-WAIT."""
outcome = attempt(restartable_listener, ("127.0.0.1", 0))
first = outcome.value
listens = type(first) is socket.socket and first.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
check(
    listens,
    "restartable_listener(('127.0.0.1', 0)) returns a socket that listens",
    expected="a listening socket",
    got=outcome,
    look_at="bind, then listen, then return the socket",
)
check(
    first.getsockname()[0] == "127.0.0.1",
    "and its address is 127.0.0.1",
    expected="127.0.0.1",
    got=first.getsockname()[0],
    look_at="bind to the host that was given: '' and 0.0.0.0 mean every address that the machine has",
)
address = leave_in_time_wait(first)
outcome = attempt(restartable_listener, address)
second = outcome.value
check(
    type(second) is socket.socket and second.getsockname() == address,
    "it served a client, closed first, and ended; a new one opens on the same address at once",
    expected="a listening socket on the address of the first",
    got=outcome,
    log=[
        "restartable_listener(('127.0.0.1', 0)) returned a listener",
        "a client connected, and was accepted",
        "the server's end closed first, then the client's, then the listener: the port is in TIME-WAIT",
        "restartable_listener was called with the same address",
    ],
    look_at="SO_REUSEADDR has to be set on both listeners, and before bind: that is where the kernel decides",
)
second.close()

# %% slug="restart-live" role="tests" points=2
"""A second listener beside a live one is refused."""
# Hidden until grading: a second call while the first listener is open, on IPv4 and
# IPv6, and a client who must reach the first.
### BEGIN HIDDEN TESTS
IPV6 = "an address with a colon in it is IPv6: its socket is made with AF_INET6"
for host in loopback_hosts():
    outcome = attempt(restartable_listener, (host, 0))
    first = outcome.value
    listens = type(first) is socket.socket and first.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
    check(
        listens,
        f"the first listener on {host} opens",
        expected="a listening socket",
        got=outcome,
        look_at=IPV6 if ":" in host else "bind, then listen, then return the socket",
    )
    with first:
        began = time.monotonic()
        outcome = attempt(restartable_listener, first.getsockname()[:2])
        took = time.monotonic() - began
        if type(outcome.value) is socket.socket:
            outcome.value.close()
        check(
            outcome.raised(OSError),
            f"while it listens on {host}, a second one on its address is refused",
            expected="OSError: the address is in use",
            got=outcome,
            look_at="SO_REUSEPORT shares an address among live listeners; SO_REUSEADDR does not. Let bind's error through",
        )
        check(
            took < 3,  # a busy machine gets more than "at once"
            "and the OSError comes at once",
            expected="OSError as soon as bind raises it",
            got=f"OSError after {took:.1f} seconds",
            look_at="to try again is for the caller to decide: let bind's first error through",
        )
        first.settimeout(5)
        with socket.create_connection(first.getsockname()[:2], timeout=5) as caller:
            caller.sendall(b"still there?")
            served, _ = first.accept()
            with served:
                got = served.recv(100)
        check(
            got == b"still there?",
            "and the first still gets its callers",
            expected=b"still there?",
            got=got,
            look_at="the second call must leave the first listener alone",
        )
### END HIDDEN TESTS

# %% slug="restart-address" role="tests" points=2
"""The listener is on the address that was asked for, and on no other."""
# Hidden until grading: what the socket itself says, on IPv4 and IPv6, with the port in
# TIME-WAIT behind a listener of somebody else's.
### BEGIN HIDDEN TESTS
for host in loopback_hosts():
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    address = leave_in_time_wait(socket.create_server((host, 0), family=family))
    outcome = attempt(restartable_listener, address)
    listener = outcome.value
    bound = "bind to the host and the port that were given: '' and 0.0.0.0 mean every address there is"
    opens = "SO_REUSEADDR, before bind; and an address with a colon in it is IPv6, whose socket is made with AF_INET6"
    check(
        type(listener) is socket.socket and listener.getsockname()[:2] == address,
        f"after a server of somebody else's, the listener opens at {host}, on the same port",
        expected="a socket whose own address is the one that was asked for",
        got=outcome if type(listener) is not socket.socket else f"a socket at {listener.getsockname()[:2]}",
        look_at=opens if outcome.error else bound,
    )
    with listener:
        listens = listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1
        check(
            listener.family == family and listens,
            f"on {host} it is of the right family, and listens",
            expected=f"a listening socket, {family.name}",
            got=f"a socket that {'listens' if listens else 'does not listen'}, {listener.family.name}",
            look_at="call listen before you return the socket",
        )
        check(
            os.name == "nt" or os.get_blocking(listener.fileno()),
            f"the listener on {host} is a blocking socket",
            expected="a socket whose accept waits as long as it takes",
            got="a socket with a timeout, or one that never waits",
            look_at="leave out settimeout and setblocking: how long to wait is for the caller to say",
        )
        with socket.create_connection(address, timeout=5) as caller:
            listener.settimeout(5)
            served, _ = listener.accept()
            served.close()
            ended = caller.recv(1)
        check(
            ended == b"",
            f"a client is accepted at {host}",
            expected="a connection that the server can close",
            got=ended,
            look_at="the socket must listen, in the family of the address",
        )
### END HIDDEN TESTS

# %% [markdown]
# `socket.create_server(address)` does just this; now you know what is in it.
#
# ## When there is no answer
#
# A client that cannot connect wants to know why.
# There are three ways to fail, and each has its own trace.
# A `Listener` here is an address that treats each client in one way, its **behaviour**.
#
# **Refused**: nobody listens on that port.
# The kernel answers the SYN with a **reset**, a segment with the flag RST, which breaks off whatever it belongs to.

# %% tags=["raises-exception"]
from loopback.peers import Behaviour, Listener

with Listener(Behaviour.REFUSES) as listener, socket.socket() as sock:
    sock.connect(listener.address)

# %% [markdown]
# **Reset**: the connection was made, and then broken off.
# A server's kernel does that when its program ends without having read all that you sent, or when its machine has started anew and knows nothing of you.
# Note where the error comes up: `connect` was content.

# %% tags=["raises-exception"]
with Listener(Behaviour.RESETS) as listener, socket.create_connection(listener.address) as sock:
    sock.recv(100)

# %% [markdown]
# **Silent**: nothing comes back at all.
# The machine is off, or a firewall drops your SYN, or, as here, the listener's queue is full and its kernel drops the SYN in the hope that there is room when you ask again.
# Without a timeout Linux would go on asking for two minutes.
#
# Only Linux treats a full queue like that: Windows refuses the caller, and macOS makes the queue longer than it was asked to.
# There the cell says so, and the tests leave this case out; the grader, which runs on Linux, has it.

# %%
def connect_unanswered(timeout):
    with Listener(Behaviour.DROPS_SYN) as listener, socket.socket() as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(listener.address)
        except TimeoutError as error:
            return repr(error), kernel.tcp_state(sock)


connect_unanswered(0.1) if system.drops_syn else "every SYN is answered on this system"

# %% [markdown]
# SYN-SENT: the SYN is out, and nothing has come back.
#
# From the outside, then, a reset during a conversation is `ConnectionResetError`, an orderly end is `b""`, and silence is nothing but time passing.

# %% [markdown] slug="refused-contract" role="contract"
# ## Exercise 4: why? (5 points)
#
# Write `why(address, timeout)`, which tries to connect and says what came of it.
#
# | case | result |
# |---|---|
# | the connection is made, and within `timeout` seconds there comes a byte, or an orderly end, or nothing | `"open"` |
# | the other side's kernel refuses | `"refused"` |
# | the connection is broken off by a reset, at once or within `timeout` seconds, and no byte came before | `"reset"` |
# | no answer to the SYN comes within `timeout` seconds | `"silent"` |
# | `timeout` is 0 or negative | `ValueError` |
# | afterwards | the connection, if there was one, is closed |
#
# `address` is `(host, port)`, with an IPv4 or an IPv6 address; `timeout` is in seconds, for each of the two waits.
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: how can I tell a reset from an open connection?</summary>
#
# Not by `connect`, which is content with both.
# After it, wait for a byte with `recv`, for `timeout` seconds at most: a reset comes out of it as an error.
# </details>
#
# <details><summary>Hint 2: which errors are there?</summary>
#
# `ConnectionRefusedError`, `ConnectionResetError` and `TimeoutError`.
# A reset that is very quick can come out of `connect` already.
# A `TimeoutError` means one thing from `connect`, and another from `recv`.
# </details>

# %% slug="refused" role="solution"
def why(address: tuple[str, int], timeout: float) -> str:
    """What comes of connecting to `address`: "open", "refused", "reset" or "silent"; `timeout` in seconds."""
    ### BEGIN SOLUTION
    if timeout <= 0:
        raise ValueError(f"the timeout must be positive, and it is {timeout}")
    connected = False
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(address)
            connected = True
            sock.recv(1)
        except ConnectionRefusedError:
            return "refused"
        except ConnectionResetError:
            return "reset"
        except TimeoutError:
            return "open" if connected else "silent"
    return "open"
    ### END SOLUTION


# %% [markdown]
# Try it on three listeners.
# You should see `open`, `refused`, `reset`.

# %% tags=["try"]
answers = []
for behaviour in (Behaviour.ACCEPTS, Behaviour.REFUSES, Behaviour.RESETS):
    with Listener(behaviour) as listener:
        answers.append(why(listener.address, 3.0 if behaviour is not Behaviour.ACCEPTS else 0.3))
answers

# %% slug="refused-or-open" role="tests" points=1
"""why tells an open port from one where nobody listens."""
with Listener(Behaviour.ACCEPTS) as listener:
    outcome = attempt(why, listener.address, 0.5)
    check(
        outcome.returned("open"),
        "a listener that accepts and says nothing is open",
        expected="open",
        got=outcome,
        log=listener.log,
        look_at="when connect has succeeded and nothing comes within the timeout, it is open",
    )
with Listener(Behaviour.REFUSES) as listener:
    outcome = attempt(why, listener.address, 5.0)
    check(
        outcome.returned("refused"),
        "a port where nobody listens refuses",
        expected="refused",
        got=outcome,
        log=listener.log,
        look_at="connect raises ConnectionRefusedError",
    )

# %% slug="refused-reset" role="tests" points=1
"""why sees that a connection is reset after it was made."""
# Hidden until grading: a listener that accepts and resets a moment later, and a port
# that refuses, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
RESET_CLUE = "connect succeeds before the reset comes: only a recv with the timeout sees ConnectionResetError"
for host in loopback_hosts():
    for behaviour, word in ((Behaviour.REFUSES, "refused"), (Behaviour.RESETS, "reset")):
        with Listener(behaviour, host) as listener:
            outcome = attempt(why, listener.address, 5.0, deadline=15.0)
        family = "an address with a colon in it is IPv6: its socket is made with AF_INET6"
        clue = family if outcome.error else RESET_CLUE if behaviour is Behaviour.RESETS else "connect raises ConnectionRefusedError"
        check(
            outcome.returned(word),
            f"on {host}, an address that {behaviour.value}: {word}",
            expected=word,
            got=outcome,
            log=listener.log,
            look_at=clue,
        )
### END HIDDEN TESTS

# %% slug="refused-orderly" role="tests" points=1
"""why calls a server open that speaks first or hangs up in order, and closes the connection."""
# Hidden until grading: a server with a greeting, one that closes at once, one that
# watches whether you leave.
### BEGIN HIDDEN TESTS
rng = seeded("refused-orderly")
clues = {
    Behaviour.GREETS: "a byte that comes settles it: the connection is made, and nobody has broken it off",
    Behaviour.CLOSES: "b'' from recv is an orderly end, not a reset",
    Behaviour.ACCEPTS: "nothing within the timeout is no error, once the connection is made",
}
for behaviour in rng.sample([Behaviour.GREETS, Behaviour.CLOSES, Behaviour.ACCEPTS], 3):
    with Listener(behaviour) as listener:
        outcome = attempt(why, listener.address, 0.5)
        left = listener.wait_until_closed()
    check(
        outcome.returned("open"),
        f"an address that {behaviour.value}: open",
        expected="open",
        got=outcome,
        log=listener.log,
        look_at=clues[behaviour],
    )
    check(
        left,
        "and the connection is closed afterwards",
        expected="the end of file at the listener's side",
        got="a connection that is still open",
        log=listener.log,
        look_at="close the socket, whatever the answer: `with` does it on every way out",
    )
### END HIDDEN TESTS

# %% slug="refused-silent" role="tests" points=2
"""why gives up on a port that never answers, and refuses a timeout that is no time."""
# Hidden until grading: on Linux, a listener whose queue is full, so that the SYN is
# dropped; and timeouts of 0 and below.
### BEGIN HIDDEN TESTS
with Listener(Behaviour.REFUSES) as listener:
    for timeout in (0, 0.0, -1.5):
        outcome = attempt(why, listener.address, timeout)
        check(
            outcome.raised(ValueError),
            f"why(address, {timeout}) raises ValueError",
            expected="ValueError",
            got=outcome,
            look_at="look at the timeout before you connect: 0 would make the socket non-blocking",
        )
for host in loopback_hosts() if system.drops_syn else ():
    with Listener(Behaviour.DROPS_SYN, host) as listener:
        outcome = attempt(why, listener.address, 0.3)
    check(
        outcome.returned("silent"),
        f"a SYN that nobody answers, on {host}: silent",
        expected="silent",
        got=outcome,
        log=listener.log,
        look_at="connect must have the timeout too; its TimeoutError means that no answer came",
    )
if not system.drops_syn:
    print("(A port that never answers is not on this system; the grader has one.)")
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# A client asks whether a server is there, a server starts, serves, is stopped, and starts again on the same address.
# Everything in it is yours.
# You should see `refused`, `open`, `refused`, `open`.

# %% tags=["try"]
with restartable_listener(("127.0.0.1", 0)) as listener:
    address = listener.getsockname()
story = [why(address, 3.0)]
for _ in range(2):
    stop = threading.Event()
    with restartable_listener(address) as listener:
        thread = threading.Thread(target=echo_server, args=(listener, stop))
        thread.start()
        story.append(why(address, 0.2))
        stop.set()
        thread.join()
    story.append(why(address, 3.0))
story[:4]

# %% [markdown]
# ## What you can say now
#
# - `connect`, `send`, `shutdown` and `close` put segments on the wire; `accept` and `recv` take what the kernel has made ready.
# - A connection is two streams: each side ends its own, and a server owes the rest of its answer to a client who has half-closed.
# - Refused, reset and silent are three different answers, and TIME-WAIT belongs to whoever closes first.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | primitive | a thing that a service lets its user ask for: LISTEN, CONNECT, SEND, RECEIVE, DISCONNECT |
# | server, client | the side that waits to be called, the side that calls |
# | listener | a socket for which the kernel takes calls |
# | backlog | how many connections may wait to be accepted |
# | handshake | SYN, SYN,ACK, ACK: the exchange that opens a connection, done by the kernels |
# | blocking call | one that returns only when it has something to return |
# | half-close | the end of one of the two streams, by `shutdown(SHUT_WR)` |
# | reset | a segment with RST, which refuses or breaks off a connection |
# | TIME-WAIT | the state in which the side that closed first stays for a while |
#
# **What does this return, and why?**
#
# 1. `sock.recv(100)` after your own `sock.shutdown(socket.SHUT_WR)`, when the other side has sent `b"ok"` and closed.
# 2. `listener.accept()[0].recv(100)`, when the client has connected and closed without a word.
# 3. `why(("127.0.0.1", port), 1.0)` for a listener that never calls `accept`, and whose queue is empty.
