# %% [markdown]
# # Echo
#
# A client connects, says something, and hangs up.
# Only then does the server answer the telephone.
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
# At the end you will have written a server that serves all its clients at once, and that can be stopped and started again.

# %%
server.close()
listener.close()

# %% [markdown]
# ## Five primitives
#
# A **primitive** is one thing that a service lets its user ask for.
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
# | `socket(domain, type, protocol)` | the address family, here called domain; stream, or datagrams (single messages); which protocol, where a family has several: usually 0 | `socket.socket(family, type)` |
# | `bind(sockfd, myaddr, addrlen)` | the socket's descriptor; own IP address and port; size of the address | `sock.bind((host, port))` |
# | `listen(sockfd, backlog)` | how many connections may wait to be accepted | `sock.listen(backlog)` |
# | `accept(sockfd, cliaddr, addrlen)` | room for the *client's* address; its size | `sock.accept()`, which returns a socket and the client's address |
# | `connect(sockfd, servaddr, addrlen)` | the *server's* IP address and port; size of the address | `sock.connect((host, port))` |
# | `write(sockfd, buf, nbytes)` | the data; how many bytes to try to write | `sock.send(data)` |
# | `read(sockfd, buf, nbytes)` | where to put the data; how many bytes at most | `sock.recv(nbytes)` |
# | `close(sockfd)` | | `sock.close()` |
#
# In C a socket is known by its **descriptor**, a small number that the process has for it; in Python `sock` has it inside.
#
# Let us take these calls one at a time.
# `socket` makes a **socket**, one end of a conversation that may come: here for IPv4, `AF_INET`, and a stream, `SOCK_STREAM`.
# It has no partner yet, and no address: `0.0.0.0` and port 0 stand for "none" here.

# %%
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
listener.getsockname()

# %% [markdown]
# `bind` gives it an address of your own.
# To `bind`, port 0 does not mean "none": it asks the kernel to choose a free one, so only the host is shown.

# %%
listener.bind(("127.0.0.1", 0))
listener.getsockname()[0]

# %% [markdown]
# `listen` makes it a **listener**: from now on the kernel takes connections for it, as an exchange takes telephone calls.
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
# `send` returns how many of the bytes it took, `recv` the bytes that it found, at most as many as you asked for.

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
# ## What goes over the wire
#
# TCP sends **segments**: a header, and behind it perhaps some bytes of the stream.
# The header has **flags**, which are single bits: **SYN** asks to open a connection, **FIN** says that no more will come from this side, **ACK** says that the segment acknowledges something, and **RST** breaks the connection off.
# Every byte of a stream has a number, and SYN and FIN take one number each: **seq** is the number of the first byte in this segment, and **ack** is the number that its sender expects next: every byte with a smaller number has arrived.
# Bytes need no flag: a segment that carries some is an ACK like any other, and longer.
#
# Here is a whole echo session, held between two sockets of your kernel just now.
# (Where a system does not let us look, it is a recording, and a line says so.)
# Its calls are those that you have seen, and two more: the client's `shutdown`, and a second `recv` of the server's.
# We make no call until every segment that the earlier calls set off has arrived.

# %%
from loopback import kernel

session = kernel.echo_session()
[record.call for record in session]

# %% [markdown]
# Each of these fourteen calls may make its **caller's own** kernel send something.
# Segments that only acknowledge do not count: a kernel sends those when it sees fit.
# How many of the fourteen calls send anything?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

compare(prediction, sum(record.puts != "nothing" for record in session))

# %% [markdown]
# Here they are, call by call.
# A word beside a line is a call, and an arrow is a segment, with its flags and its numbers; `len` is the number of bytes that it carries.
# Each side's numbers are counted from 0 in this picture.

# %%
kernel.ladder_of_calls(session)

# %% [markdown]
# `connect` sets off three segments, SYN, SYN,ACK and ACK: the **handshake** that opens a connection.
# The middle one comes from the server's kernel, while the server's program does nothing at all.
# `socket`, `bind`, `listen` and `accept` send nothing.
# Five of the fourteen calls send something: `connect`, the two `send`s, `shutdown`, and the server's `close`.
# The client's `close`, the last call, sends nothing: its FIN went out with `shutdown`.
# `recv` sends nothing either: it takes bytes that have arrived, and its own kernel acknowledged them when they came.
#
# Read the numbers too.
# The SYN took number 0, so the first byte of `hello` is number 1 and the last is number 5.
# The server's kernel answers `ack=6`: byte 6 is what it expects next.
# A segment that carries nothing has a `seq` too: the number that its sender's next byte will have.
#
# ## When is a connection there?
#
# Each kernel keeps a **state** for its end of a connection.
# It is ESTABLISHED once that end knows that the other has agreed; from then on it can be used.
#
# One often reads that "after the server receives the ACK, the connection is established", as if that were the moment of `accept`.
# Ask the kernels: here is the state of the client's end and of the server's after `connect`, `accept` and `send`.

# %%
[(record.call, record.client, record.server) for record in session[4:7]]

# %% [markdown]
# Both ends are ESTABLISHED before `accept`, and `accept` changes nothing.
# The sentence is right about the server's *TCP*: its end is ESTABLISHED when the last segment of the handshake has come.
# The server's *program* has no part in it.
#
# You can ask about your own sockets too.
# `kernel.tcp_state` asks Linux for the state that it keeps; on other systems it says `not on this system`, and you lose only this look.
# Nobody accepts here.

# %%
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
kernel.tcp_state(listener), kernel.tcp_state(client)

# %% [markdown]
# ## Calls that wait
#
# A **blocking** call does not return until it has something to return.
# `accept` waits until a connection is ready, `recv` until there is a byte or the end, `connect` until the other kernel has answered, `sendall` until there has been room for everything, and `send` until there has been room for a part at least.
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
# The server sends `plenty` after that; what does the client's `recv` return?

# %% tags=["predict"]
prediction = b"..."

# %%
server, _ = listener.accept()
client.settimeout(None)  # from here on it waits as long as it takes
client.send(b"any news?")
client.shutdown(socket.SHUT_WR)
heard = server.recv(100), server.recv(100)
server.send(b"plenty")
compare(prediction, client.recv(100))

# %%
heard

# %% [markdown]
# The server read the question, then `b""`, the end of the client's stream, and answered all the same.
# This is how a client tells a server that its question is complete.
# A server that hangs up at `b""` without sending what it still owes cuts the answer off.
#
# The two states have names.
# The client is in FIN-WAIT-2: its own FIN is acknowledged, and it waits for the other's.
# (Until the acknowledgement came, it was in FIN-WAIT-1.)
# The server is in CLOSE-WAIT: it waits for its own program to close.

# %%
kernel.tcp_state(client), kernel.tcp_state(server)

# %%
client.close()
server.close()
listener.close()

# %% [markdown]
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import contextlib
import os
import socket
import threading
import time

from loopback import TCPPeer, kernel, loopback_hosts, system, try_out
from loopback.check import HANGS, check, check_threads, expect, seeded, when
from loopback.peers import (
    Action,
    Behaviour,
    Listener,
    Pause,
    Read,
    Send,
    ServerUnderTest,
    leave_in_time_wait,
    listening_socket,
)

CALLS = kernel.SERVER_CLOSES_FIRST  # the calls of the session that exercise 1 is about


# %% [markdown] slug="who-sends-contract" role="contract"
# ## Exercise 1: who sends? (5 points)
#
# Here is another echo session, in another order: the client speaks before the server has called `accept`, the server closes first, and nobody calls `shutdown`.
# Again we make no call until every segment that the earlier calls set off has arrived.
#
# Predict in `who_sends()` what each call makes the caller's own kernel send, acknowledgements left out.
#
# | word | meaning |
# |---|---|
# | `"SYN"` | a segment that asks to open a connection |
# | `"data"` | a segment with bytes of the stream |
# | `"FIN"` | a segment that says that no more will come from this side |
# | `"nothing"` | none of them |
#
# Copy this into your function, and replace every `...` by one of the four words.
#
# ```python
# return {
#     "server: socket": "nothing",   # listener = socket.socket(...)
#     "server: bind": ...,           # listener.bind(address)
#     "server: listen": ...,         # listener.listen()
#     "client: socket": ...,         # sock = socket.socket(...)
#     "client: connect": ...,        # sock.connect(address)
#     "client: send": ...,           # sock.send(b"hello")
#     "server: accept": ...,         # conn, _ = listener.accept()
#     "server: recv": ...,           # conn.recv(100) returns b"hello"
#     "server: send": ...,           # conn.send(b"hello")
#     "server: close": ...,          # conn.close()
#     "client: recv": ...,           # sock.recv(100) returns b"hello"
#     "client: recv again": ...,     # sock.recv(100) returns b""
#     "client: close": ...,          # sock.close()
# }
# ```
#
# Then say in `when_it_happens()` during which of these calls three things happen.
# The answers are names of calls, such as `"server: bind"`.
#
# ```python
# return {
#     "client established": ...,     # the client's end becomes ESTABLISHED
#     "server established": ...,     # the server's end becomes ESTABLISHED
#     "hello acknowledged": ...,     # the server's kernel acknowledges the client's b"hello"
# }
# ```
#
# The tests hold this session between two sockets of your kernel, and compare.
# The reference answer is 20 lines, most of them copied from here.
#
# <details><summary>Hint 1: which calls can be answered without asking anybody?</summary>
#
# Nothing is sent by a call that only looks at what its own kernel has, or only changes that.
# </details>
#
# <details><summary>Hint 2: how often can one side say that it has finished?</summary>
#
# Once.
# In the first session the client had said so with `shutdown`; here nobody calls it.
# </details>


# %% slug="who-sends" role="solution"
def who_sends() -> dict[str, str]:
    """What each call makes its caller's kernel send: "SYN", "data", "FIN" or "nothing"."""
    ### BEGIN SOLUTION
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "client: send": "data",
        "server: accept": "nothing",
        "server: recv": "nothing",
        "server: send": "data",
        "server: close": "FIN",
        "client: recv": "nothing",
        "client: recv again": "nothing",
        "client: close": "FIN",
    }
    ### END SOLUTION


def when_it_happens() -> dict[str, str]:
    """The call during which each of three things happens."""
    ### BEGIN SOLUTION
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
    ### END SOLUTION


# %% [markdown]
# See whether every call has its key.
# `@try_out` runs the function below it at once and puts what it returned in its place.
# You should see an empty set: no key is missing, and none is there that should not be.
# Whether the words beside the keys are right, the tests look.


# %% tags=["try"]
@try_out
def tried():
    return set(who_sends()) ^ set(CALLS)


tried

# %% [markdown]
# A test tells you which prediction the kernel does not share, and not what would be right: think again, and predict again.

# %% slug="who-sends-opening" role="tests" points=1
"""The opening: what the calls send that make a connection."""
WORDS = ("SYN", "data", "FIN", "nothing")
LOCAL = "this call looks at, or changes, what its own kernel has: nobody else has to be told"
OPENS = "connect opens the connection: which segment asks for that?"
TAKES = (
    "the client could connect and even send before accept was called: what is there left for accept to send?"
)
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each call is a key")
puts = {record.call: record.puts for record in kernel.echo_session(CALLS)}
for each_call, hint in {
    "server: socket": LOCAL,
    "server: bind": LOCAL,
    "server: listen": LOCAL,
    "client: socket": LOCAL,
    "client: connect": OPENS,
    "server: accept": TAKES,
}.items():
    said = expect(lambda each_call=each_call: who_sends()[each_call], shown=f'who_sends()["{each_call}"]')
    said.predicts(puts[each_call], WORDS, hint, NO_KEY)

# %% slug="who-sends-talk" role="tests" points=1
"""The talk: what send and recv put on the wire."""
WORDS = ("SYN", "data", "FIN", "nothing")
SENDS = "send gives bytes to its kernel, which sends them at once, whether or not anybody has called accept"
TAKES = "recv takes what its own kernel has received already, be it bytes or the end: it asks nobody"
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each call is a key")
puts = {record.call: record.puts for record in kernel.echo_session(CALLS)}
for each_call, hint in {
    "client: send": SENDS,
    "server: recv": TAKES,
    "server: send": SENDS,
    "client: recv": TAKES,
    "client: recv again": TAKES,
}.items():
    said = expect(lambda each_call=each_call: who_sends()[each_call], shown=f'who_sends()["{each_call}"]')
    said.predicts(puts[each_call], WORDS, hint, NO_KEY)

# %% slug="who-sends-goodbye" role="tests" points=1
"""The goodbye: what the two closes send."""
WORDS = ("SYN", "data", "FIN", "nothing")
ONCE = "each side says once that it has finished: with shutdown, or with close if it has not said so before"
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each call is a key")
puts = {record.call: record.puts for record in kernel.echo_session(CALLS)}
for each_call in ("server: close", "client: close"):
    said = expect(lambda each_call=each_call: who_sends()[each_call], shown=f'who_sends()["{each_call}"]')
    said.predicts(puts[each_call], WORDS, ONCE, NO_KEY)
keys = expect(lambda: set(who_sends()), shown="set(who_sends())")
keys.satisfies(
    lambda made: made == set(CALLS),
    "who_sends() has the calls of this session as its keys, and no others",
    "copy the dict from the exercise's text",
)

# %% slug="who-sends-when" role="tests" points=2
"""The moments: when each end is established, and when the bytes are acknowledged."""
records = kernel.echo_session(CALLS)
hello = next(segment for record in records for segment in record.segments if segment.payload)
next_byte = (hello.seq + len(hello.payload)) % 2**32
answers = [
    (record.call, each.ack)
    for record in records
    for each in record.segments
    if each.source_port != hello.source_port
]
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each of the three things is a key")
for thing, happened_in, hint in (
    (
        "client established",
        next(record.call for record in records if record.client == "ESTABLISHED"),
        "the client's kernel knows all that it needs as soon as the SYN,ACK is there",
    ),
    (
        "server established",
        next(record.call for record in records if record.server == "ESTABLISHED"),
        "the handshake is the kernels' work: accept only hands over what is ready",
    ),
    (
        "hello acknowledged",
        next(call for call, ack in answers if ack == next_byte),
        "a kernel acknowledges what it has stored, whether or not its program has read it",
    ),
):
    said = expect(lambda thing=thing: when_it_happens()[thing], shown=f'when_it_happens()["{thing}"]')
    said.predicts(happened_in, CALLS, hint, NO_KEY)

# %% [markdown]
# ## The echo server that everybody copies
#
# This is the echo server of a thousand tutorials, without the lines that make its listener.
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

with ServerUnderTest(copied_server) as running:
    ann, bo = running.client("Ann"), running.client("Bo")
    ann.send(b"hello")
    bo.send(b"hello")
    ann.receive(5)
    ann.half_close()
    bo.receive(5)
running.log

# %% [markdown]
# Ann got her echo.
# Bo was connected, his kernel sent his bytes and the server's kernel acknowledged them; but the program accepted one connection, served it, and ended.
# That is its first fault.
# When it had ended, `ServerUnderTest` closed its listener, as the end of a program does, with Bo's connection still in the queue: then the kernel breaks the connection off, and a **reset**, a segment with the flag RST, told him so.
#
# In most copies the listener is made with the address `0.0.0.0`, which is the second fault.
# To `bind` it means every address that this machine has, so that anybody who can reach the machine can reach the server.
# `127.0.0.2` stands for such another address here.
# (macOS has `127.0.0.1` only of these; there you see `False` twice.)


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
# The third fault is in the client that comes with it, which sends `Hello, world` and calls `recv` once.

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
# The server's half has a trap of the same kind.
# `send` may take fewer bytes than it is given: on a socket with a timeout it takes what there is room for, and returns how much that was.
# (Without a timeout, too, `send` may return when it has taken a part. Linux waits until it has taken all, but a program that has to run elsewhere cannot count on that.)
# `sendall` goes on until everything is taken.

# %%
from loopback import connected_pair

left, right = connected_pair()
left.settimeout(5)
taken = left.send(bytes(50_000_000))
taken < 50_000_000

# %%
left.close()
right.close()

# %% [markdown]
# We mend the server in two steps: one client first, whatever it does, then many at once.

# %% [markdown] slug="echo-one-contract" role="contract"
# ## Exercise 2: one client, to its end (4 points)
#
# Write `echo(connection)`, which sends back to one client what it sends, and returns how many bytes it has sent back.
#
# | case | result |
# |---|---|
# | the client sends bytes, whatever they are | the same bytes go back in order, each piece before it waits for the next |
# | the client half-closes, and reads late | it still gets all that it is owed |
# | the client half-closes, and has its echo | `echo` closes the connection, and returns the number of bytes |
# | the client resets the connection | no error comes out: the connection is closed, and `echo` returns the number so far |
# | the connection has a timeout, and nothing comes for longer than that | no error comes out either: the connection is closed, and `echo` returns the number so far |
#
# `connection` is a connected socket.
# The reference answer is 6 lines.
#
# <details><summary>Hint 1: what does the loop look like?</summary>
#
# `recv`, then `sendall`, until `recv` returns `b""`.
# Count after `sendall` has returned.
# </details>
#
# <details><summary>Hint 2: how do a reset and a timeout come out?</summary>
#
# As `ConnectionError` and `TimeoutError`, from `recv` or from `sendall`; both are kinds of `OSError`.
# `with connection:` closes the socket on every way out.
# </details>


# %% slug="echo-one" role="solution"
def echo(connection: socket.socket) -> int:
    """Send back what one client sends, until it has finished; return how many bytes went back."""
    ### BEGIN SOLUTION
    count = 0
    with connection, contextlib.suppress(OSError):
        while data := connection.recv(65536):
            connection.sendall(data)
            count += len(data)
    return count
    ### END SOLUTION


# %% [markdown]
# Try it on a client that says two words, waits for each to come back, and half-closes, as each `TCPPeer` does at the end of its script.
# `finished(2)` waits until it has seen your end, for two seconds at most.
# You should see `(8, b'hellobye', True)`: the number of bytes, what the client received, and whether it has seen your end.


# %% tags=["try"]
@try_out
def tried():
    with TCPPeer([b"hello", Read(5), b"bye"]) as client_side:
        count = echo(client_side.connect())
        saw_the_end = client_side.finished(2)
    return count, bytes(client_side.received), saw_the_end


tried

# %% slug="echo-one-back" role="tests" points=1
"""What a client says comes back as it is, before the client says more."""
AT_ONCE = when(HANGS, "the client waits for each word before it sends the next: send back each piece before you read on")
COUNT = "the bytes that went back are counted, over all turns of the loop"
CHANGED = "send back what recv returned, as it is: bytes need not be text, nor end in a newline"


def says(words, host="127.0.0.1"):
    sent = b"".join(words)
    script = [step for word in words for step in (word, Read(len(word)))]
    with TCPPeer(script, host=host) as other, other.connect() as mine:
        echoing = expect(echo, mine)
        other.finished(2)
    if not sent.startswith(other.received):
        echoing.delivers(other, sent, "as it was sent", CHANGED, when(HANGS, CHANGED))
    echoing.returns(len(sent), f"since {len(words)} words of {len(sent)} bytes in all went back", COUNT, AT_ONCE)
    echoing.delivers(other, sent, "as it was sent", CHANGED)


says([b"hello", b"\nand\n", b"\x00\xff\xfe more"])

# Hidden until grading: a megabyte of bytes of every value, by the seed, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("echo-one-back")
for host in loopback_hosts():
    says([b"\xff" + rng.randbytes(rng.randrange(60_000, 65_000)) for _ in range(16)], host)
### END HIDDEN TESTS

# %% slug="echo-one-tail" role="tests" points=2
"""A client that half-closes before it reads gets everything that it is owed, and then the end."""
OWED = "what a client has sent before its half-close is owed to it to the last byte, as long as the timeout allows"
SHORT = "bytes are missing: send may take fewer bytes than it is given, and sendall goes on until all are taken"
CLOSE = "when recv has returned b'', close the connection: only then does the client see the end of your side"


def reads_late(payload, host="127.0.0.1", pause=0.3):
    script = [Send(payload, wait=False), Action.HALF_CLOSE, Pause(pause), Action.READ_TO_END]
    with TCPPeer(script, receive_buffer=1024, host=host) as other, other.connect(4096, most_unsent=1) as mine:
        mine.settimeout(10)  # so send is short while the client does not read, even a send of 1,024 bytes
        echoing = expect(echo, mine)
        ended = other.finished(5)
        short = when(lambda count: count in (len(payload), len(other.received)), SHORT)
        if ended or echoing.outcome.error or echoing.outcome.timed_out:
            echoing.delivers(other, payload, "though it half-closes and reads late", short, OWED)
        echoing.satisfies(ended, "then the client sees the end: the connection is closed", CLOSE, got="no end of file")
    echoing.returns(len(payload), "since all of it went back", "count what went back, on every turn of the loop")


reads_late(bytes(range(256)) * 400)

# Hidden until grading: other bytes and sizes, by the seed, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("echo-one-tail")
for host in loopback_hosts():
    reads_late(rng.randbytes(rng.randrange(80_000, 110_000)), host, 0.1)
### END HIDDEN TESTS

# %% slug="echo-one-ends" role="tests" points=1
"""A client that breaks off, or says nothing for too long, ends its own conversation in order."""
BROKE = "a reset comes out of recv, or of sendall, as a ConnectionError: it ends the conversation, and is caught"
WORD = when(HANGS, "the client waits for its word before it goes on: send back each piece before you read on")
OVER = when(HANGS, "an error of the connection is the end of it: stop when it comes, and try nothing again")
QUIET = "a timeout that has run out comes as a TimeoutError: it ends the conversation as a reset does"
FOR_GOOD = when(HANGS, "a TimeoutError is the end here: do not go back to recv; and leave the connection's timeout as it is")
CAUGHT = (when(ConnectionError, BROKE), when(TimeoutError, QUIET))


def breaks_off(word, host="127.0.0.1", pause=0.2):
    size, counted = len(word), "count what went back before the end, and return it on every way out"
    with TCPPeer([], host=host) as other, other.connect() as mine:
        expect(echo, mine).returns(0, "since the client half-closes without a word", counted)
    with TCPPeer([word, Read(size), Action.RESET], host=host) as other, other.connect() as mine:
        echoing = expect(echo, mine)
        stuck = OVER if other.received else WORD
        echoing.returns(size, f"since the client resets after {size} bytes", counted, *CAUGHT, stuck)
    over = threading.Event()
    with TCPPeer([word, Read(size), lambda: over.wait(20)], host=host) as other, other.connect() as mine:
        mine.recv(1, socket.MSG_PEEK)  # the word is there: its timeout is not for a peer that a busy machine holds up
        mine.settimeout(0.1)
        late = f"since nothing comes for longer than the timeout, after {size} bytes"
        waiting = expect(echo, mine)
        over.set()
        waiting.returns(size, late, counted, *CAUGHT, FOR_GOOD)
    script = [Send(word * 20_000, wait=False), Pause(pause), Action.RESET]
    with TCPPeer(script, receive_buffer=4096, host=host) as other, other.connect(send_buffer=4096) as mine:
        echoing = expect(echo, mine)
        back = "echo returns when the client resets while its echo is due"
        echoing.satisfies(lambda count: type(count) is int, back, counted, *CAUGHT)
        gone = "close the connection on every way out, after an error too: `with connection:` does"
        echoing.satisfies(mine.fileno() < 0, "and the connection is closed then, too", gone, got="it is open")


breaks_off(b"hello")

# Hidden until grading: another word, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
breaks_off(seeded("echo-one-ends").randbytes(6), loopback_hosts()[-1], 0.1)
### END HIDDEN TESTS

# %% [markdown]
# ## Two things at once
#
# A server that calls `echo` for one client after the other keeps everybody waiting for a client that connects and says nothing.
# It has to wait for several clients at the same time.
#
# A **thread** runs a function while the rest of your program goes on.
# Here the function waits in `recv`, and the program sends it something.

# %%
import threading

from loopback import connected_pair

heard_by_thread = []


def listen_in_thread(sock):
    heard_by_thread.append(sock.recv(100))


left, right = connected_pair()
thread = threading.Thread(target=listen_in_thread, args=(left,))
thread.start()
right.send(b"news")
thread.join()
heard_by_thread

# %% [markdown]
# `Thread` takes the function and its arguments, `start` begins it and returns at once, and `join` waits until it has ended.
#
# A thread that waits in `recv` for a silent client would wait for ever.
# Can another thread end that, by closing the socket?
# Here `is_alive` says whether the thread is still at work, a tenth of a second after the `close`.
# (`daemon=True` lets the program end although a thread is still waiting.)

# %%
thread = threading.Thread(target=listen_in_thread, args=(left,), daemon=True)
thread.start()
thread.join(0.1)  # time enough to get into recv
left.close()
thread.join(0.1)
thread.is_alive()

# %% [markdown]
# On Linux the thread does not notice: it waits on, until the other end says something or closes.
# `shutdown` wakes it: `SHUT_RDWR` ends both streams, whoever is waiting for one of them.

# %%
here, there = connected_pair()
woken = threading.Thread(target=listen_in_thread, args=(here,), daemon=True)
woken.start()
woken.join(0.1)
here.shutdown(socket.SHUT_RDWR)
woken.join(2)
woken.is_alive(), heard_by_thread[-1]

# %%
for sock in (here, there, right):
    sock.close()

# %% [markdown]
# `recv` returned `b""`, as at any end, and the thread could end, too.
# On a connection that is closed already, or that the client has reset, `shutdown` raises an `OSError`.
#
# One thing more: how does a thread learn that it should stop?
# A `threading.Event` is a flag that one thread sets and others look at.
# A listener with a short timeout gives a server the chance to look.
# The timeout is the listener's alone: the sockets that `accept` returns have none.

# %%
stop_flag = threading.Event()
looks = 0
with socket.create_server(("127.0.0.1", 0)) as listener:
    listener.settimeout(0.05)
    while not stop_flag.is_set():
        try:
            listener.accept()
        except TimeoutError:
            looks += 1
            if looks == 3:
                stop_flag.set()  # as another thread would
looks

# %% [markdown] slug="echo-server-contract" role="contract"
# ## Exercise 3: an echo server (7 points)
#
# Write `echo_server(listener, stop)`, which serves all clients at once with your `echo`, until it is told to stop.
# `listener` listens already; `stop` is a `threading.Event`.
#
# | case | result |
# |---|---|
# | several clients at once, however many | none waits for another, even if the other is silent or never reads its echo |
# | a client is silent, for however long | its connection stays, and it is served when it speaks |
# | a client half-closes, and has its echo | the server closes that connection, and goes on |
# | a client resets its connection | that conversation ends; no thread dies of an error, and the server goes on |
# | `stop` is set | the server returns within a second, whatever the clients are doing |
# | when it returns | every connection has been ended: a client that reads on gets what was sent to it before, and then the end |
# | the listener | belongs to your caller: it stays open, and nobody is accepted any more; you may change its timeout |
#
# The reference answer is 14 lines.
#
# <details><summary>Hint 1: how can it serve one client without keeping the others waiting?</summary>
#
# Start one thread for each connection that `accept` returns, with `echo` as its function.
# Keep connection and thread in a list.
# </details>
#
# <details><summary>Hint 2: how does it come to its end?</summary>
#
# Give the listener a short timeout, and look at `stop.is_set()` each time round.
# Then `shutdown(socket.SHUT_RDWR)` every connection, which wakes its thread, and `join` every thread.
# `shutdown` raises an `OSError` where the connection has ended already: go on to the next one.
# </details>


# %% slug="echo-server" role="solution"
def echo_server(listener: socket.socket, stop: threading.Event) -> None:
    """Serve all clients at once with `echo`, until `stop` is set; then close every connection and return."""
    ### BEGIN SOLUTION
    conversations = []
    listener.settimeout(0.05)
    while not stop.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        thread = threading.Thread(target=echo, args=(connection,), daemon=True)
        thread.start()
        conversations.append((connection, thread))
    for connection, thread in conversations:
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        thread.join()
    ### END SOLUTION


# %% [markdown]
# Try it with Ann and Bo, who talk at the same time.
# You should see both get what they sent, and as the last line that the server returned.


# %% tags=["try"]
@try_out
def tried():
    with ServerUnderTest(echo_server) as running:
        ann, bo = running.client("Ann"), running.client("Bo")
        ann.send(b"hello")
        bo.send(b"good day")
        bo.receive(8)
        ann.receive(5)
        running.stop()
    return running.log


tried

# %% slug="echo-server-three" role="tests" points=1
"""Three clients talk at once, end one by one, and then a fourth comes."""
ALONE = when(HANGS, "one recv waits for one client: serve each in a thread of its own, and go on accepting")
AS_SENT = "send back to each client what that client sent"
GOES_ON = when(HANGS, "only stop ends the server: go on accepting when conversations have ended")
CLOSES = when(HANGS, "recv returns b'' when the client has half-closed: close that connection then")


def three_at_once(words, host="127.0.0.1"):
    with ServerUnderTest(echo_server, host=host) as serving:
        clients = [serving.client(name) for name in ("Ada", "Ben", "Cy")]
        for word in words:
            for each in clients:
                each.send(word + each.name.encode())
            for each in reversed(clients):
                each.hears(word + each.name.encode(), "while the others are connected too", ALONE, AS_SENT)
        for each in clients:
            each.half_close()
            each.hears_the_end("after the half-close", CLOSES)
        dee = serving.client("Dee")
        dee.send(words[0])
        dee.hears(words[0], "who comes when the others have gone", GOES_ON, AS_SENT)


three_at_once([b"first of ", b"second of "])

# Hidden until grading: other words, by the seed, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-three")
for host in loopback_hosts():
    three_at_once([b"\xff" + rng.randbytes(rng.randrange(5, 20)) for _ in range(3)], host)
### END HIDDEN TESTS

# %% slug="echo-server-others" role="tests" points=2
"""Nobody waits for a client that is silent, or that does not read."""
SILENT = when(HANGS, "a recv that waits for one client must not keep the server from the others")
UNREAD = when(HANGS, "a sendall that waits for one client must not keep the server from the others")
MANY = when(
    HANGS, "each client is served at once: a pool with a fixed number of threads keeps the next one waiting"
)
STILL = "to be silent for a while is no reason to lose a connection"


def nobody_waits(word, host="127.0.0.1", crowd=40, silence=1.3):
    with ServerUnderTest(echo_server, host=host, send_buffer=4096) as serving:
        sid, came = serving.client("Sid, who says nothing,"), time.monotonic()
        ada = serving.client("Ada")
        ada.send(word)
        ada.hears(word, "although Sid came first and says nothing", SILENT)
        dot = serving.client("Dot, who reads nothing,", send_buffer=1_000_000, receive_buffer=4096)
        dot.send(bytes(200_000))
        for name in ("Ben", "Cy"):
            each = serving.client(name)
            each.send(word)
            each.hears(word, "although Dot does not read her 200,000 bytes of echo", UNREAD)
        for _ in range(crowd):
            serving.connect()
        serving.log.note(f"{crowd} more connected, and say nothing")
        eve = serving.client("Eve")
        eve.send(word)
        eve.hears(word, f"although {crowd} came before her and say nothing", MANY)
        sid.stays_connected(came + silence - time.monotonic(), "while all this goes on, and he says nothing", STILL)
        sid.send(word)
        sid.hears(word, "now that he speaks at last", STILL, when(HANGS, STILL))


nobody_waits(b"hello")

# Hidden until grading: another word, by the seed, on IPv6 where the machine has it, and a larger crowd.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-others")
nobody_waits(b"\xff" + rng.randbytes(rng.randrange(5, 20)), loopback_hosts()[-1], rng.randrange(41, 60), 0.2)
### END HIDDEN TESTS

# %% slug="echo-server-reset" role="tests" points=1
"""A client that breaks off takes nobody else down."""
GOES_ON = "a reset ends one conversation: catch the error there, and go on serving and accepting"
ALONE = when(HANGS, "one recv waits for one client: serve each in a thread of its own, and go on accepting")


def goes_on(word, host="127.0.0.1"):
    with ServerUnderTest(echo_server, host=host, send_buffer=4096) as serving:
        ada, ben = serving.client("Ada"), serving.client("Ben")
        cy = serving.client("Cy", send_buffer=1_000_000, receive_buffer=4096)
        for each in (ada, ben):
            each.send(word)
            each.hears(word, "before anybody resets", "send back what came", ALONE)
        cy.send(bytes(200_000))
        ben.reset()
        cy.reset()
        ada.send(word)
        ada.hears(word, "who was there before Ben and Cy reset", GOES_ON, when((OSError, HANGS), GOES_ON))
        dee = serving.client("Dee")
        dee.send(word)
        dee.hears(word, "who comes after the two resets", GOES_ON, when((OSError, HANGS), GOES_ON))
        serving.stop()  # whether it returns is the next cell's question
        check_threads(serving.log)


goes_on(b"hello")

# Hidden until grading: another word, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-reset")
goes_on(b"\xff" + rng.randbytes(rng.randrange(5, 20)), loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="echo-server-stop" role="tests" points=2
"""Asked to stop, the server returns, and every connection is closed."""
SOON = when(HANGS, "the listener's timeout is how long stop may go unseen: give it one, a fraction of a second")
WAKE = when(HANGS, "do not wait for the clients: shut their connections down, which wakes who waits in them")
EACH = when(
    (HANGS, OSError),
    "keep every connection that you accepted in a list, and shut each down before you return: close does not end a "
    "connection while a thread waits in its recv",
)
ALONE = when(HANGS, "one recv waits for one client: serve each in a thread of its own, and go on accepting")


def stops(word, host="127.0.0.1"):
    with ServerUnderTest(echo_server, host=host) as serving:
        with serving.client("Dee") as dee:
            dee.repeat(word, 30)  # by the end of which the server waits for the next client
        serving.returns("although nobody calls any more", SOON)

    with ServerUnderTest(echo_server, host=host, send_buffer=4096) as serving:
        ada, ben = serving.client("Ada"), serving.client("Ben")
        cy = serving.client("Cy", send_buffer=1_000_000, receive_buffer=4096)
        for each in (ben, cy):
            each.send(word)
            each.hears(word, "before stop is set", "send back what came", ALONE)
        cy.send(bytes(200_000))
        cy.receive(1)  # so the server is busy with her; she reads no more
        serving.returns("while Ada is silent, Ben in conversation, and Cy does not read", WAKE)
        for each in (ada, ben):
            each.hears_the_end("when the server has returned", EACH)
        cy.drain()
        cy.hears_the_end("when she has read what was on its way", EACH)


stops(b"hello")

# Hidden until grading: another word, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("echo-server-stop")
stops(b"\xff" + rng.randbytes(rng.randrange(5, 20)), loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="echo-server-listener" role="tests" points=1
"""The listener is left to its owner, open, with nobody waiting in its accept."""
LEAVE = "the listener is your caller's: leave it open, and leave no thread of yours in its accept"


def one_client(address, word, stop):
    with contextlib.suppress(OSError), socket.create_connection(address, timeout=5) as served:
        served.sendall(word)
        served.recv(100)
    stop.set()


def next_client(listening, word, patience):
    with contextlib.suppress(OSError):
        listening.settimeout(3)
        with socket.create_connection(listening.getsockname()[:2], timeout=patience) as client_side:
            client_side.sendall(word)
            with contextlib.suppress(TimeoutError):
                return f"it received {client_side.recv(1)!r}"
            listening.accept()[0].close()
            return "it waits until the owner accepts it"
    return "the listener is closed, or somebody has accepted the client already"


def stays_open(word, host="127.0.0.1", patience=0.3):
    stop = threading.Event()
    with listening_socket(host) as mine:
        threading.Thread(target=one_client, args=(mine.getsockname()[:2], word, stop), daemon=True).start()
        serving = expect(echo_server, mine, stop)
        serving.satisfies(lambda _: True, "echo_server returns once stop is set, when its client has gone")
        seen = next_client(mine, word, patience)
        claim = "a client that connects then waits for the listener's owner to accept it"
        serving.satisfies(seen == "it waits until the owner accepts it", claim, LEAVE, got=seen)


stays_open(b"hello")

# Hidden until grading: another word, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
stays_open(seeded("echo-server-listener").randbytes(9), loopback_hosts()[-1], 0.1)
### END HIDDEN TESTS

# %% [markdown]
# Your server is an ordinary one.
# Any client can call it, for example netcat, a program that sends what you type and prints what comes back.
# If you have it, start your server from a cell of your own:
#
# ```python
# my_listener, stop = socket.create_server(("127.0.0.1", 0)), threading.Event()
# threading.Thread(target=echo_server, args=(my_listener, stop)).start()
# my_listener.getsockname()
# ```
#
# Then type `nc -N 127.0.0.1` and the port in a terminal.
# `-N` makes netcat half-close when its own input ends, which Ctrl-D does.
# `stop.set()` in another cell stops your server, and `my_listener.close()` gives up its port.
#
# ## Starting again
#
# Stop a server, start it again at once, and it may say that its address is in use, though nobody is there.
#
# In the picture of the first session the last acknowledgement went to the server, which closed last.
# The end that closes **first** has to stay: if its last acknowledgement were lost, the other end would send its FIN again, and somebody must answer.
# So the kernel keeps that end for a while, without any socket, in the state TIME-WAIT: about a minute on Linux.
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
from loopback import wait_until

wait_until(lambda: kernel.connection_states(address) == ["TIME-WAIT"], 1)
kernel.connection_states(address)

# %% [markdown]
# Every socket is closed, and the address is still taken.
# (On other systems than Linux the list is empty, and on Windows the next cell does not fail: there a port with nothing but TIME-WAIT on it can be bound.)

# %% tags=["raises-exception"]
again = socket.socket()
again.bind(address)

# %% [markdown]
# `OSError`, and its text says that the address is already in use.
#
# The socket option `SO_REUSEADDR` says: let me have it if there is only something in TIME-WAIT there.
# An **option** is set with `setsockopt`, which takes its layer, its name and its value.
# The layer `SOL_SOCKET` has the options of sockets of every kind, TCP or not.
# On Linux both listeners have to set it, the old one and the new one, so a server always does, before it binds.
# (`create_server` did so for the old one.)

# %%
again.close()
again = socket.socket()
again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
again.bind(address)
again.getsockname() == address

# %% [markdown]
# Beside a *live* listener the option does not help: the second one is refused.
# (Not on Windows, see below.)

# %% tags=["raises-exception"]
again.listen()
second = socket.socket()
second.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
second.bind(address)

# %% [markdown]
# That is what one wants, and other options are less careful.
# `SO_REUSEPORT` means "share the address with whoever is there", and the kernel deals the clients out among the listeners.
# On Windows `SO_REUSEADDR` itself means something like that, and a plain `bind` does what we want.

# %%
second.close()
again.close()

# %% [markdown] slug="restart-contract" role="contract"
# ## Exercise 4: a listener that can be restarted (5 points)
#
# Write `restartable_listener(address)`, which returns a new listening socket.
#
# | case | result |
# |---|---|
# | `address` is `(host, port)`; the host is an IPv4 address, or an IPv6 address, which has a colon in it and needs `AF_INET6` | a blocking socket of that family, which listens on that address and on no other |
# | the port is 0 | the kernel chooses one |
# | connections of an earlier listener, which had `SO_REUSEADDR`, are in TIME-WAIT on that address | no obstacle |
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
# Let the error through: the caller decides what to do about it.
# (The reference closes its socket first, and does not wait until Python does so for a socket that nobody has any more.)
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
# You should see `('127.0.0.1', True)`: the host that your listener is at, and whether the second is where the first was.


# %% tags=["try"]
@try_out
def tried():
    taken = leave_in_time_wait(restartable_listener(("127.0.0.1", 0)))
    with restartable_listener(taken) as again:
        return taken[0], again.getsockname() == taken


tried

# %% slug="restart-again" role="tests" points=1
"""A listener opens again on an address that is in TIME-WAIT."""
BEFORE = "SO_REUSEADDR has to be set on both listeners, and before bind: that is where the kernel decides"


def opens_again(host):
    opening = expect(restartable_listener, (host, 0))
    opening.satisfies(
        lambda made: made.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1,
        f"the first listener on {host} opens",
        "it does not listen: bind, then listen, then return the socket",
        when(lambda made: made.fileno() < 0, "`with` closes the socket when its block ends: whoever called needs it open"),
        when(socket.gaierror, "a host with a colon needs AF_INET6: look for the colon in the host, address[0] (address itself is a pair)"),
    )
    where = leave_in_time_wait(opening.value)
    reopening = expect(
        restartable_listener, where, shown="restartable_listener, called again with the same address,"
    )
    reopening.satisfies(
        lambda made: made.getsockname()[:2] == where,
        "it served a client, closed first, and ended; a new one opens on the same address at once",
        "bind to the host and the port that were given",
        when(OSError, BEFORE),
        log=[
            f"restartable_listener(({host!r}, 0)) returned a listener",
            "a client connected, and was accepted",
            "the server's end closed first, then the client's, then the listener: the port is in TIME-WAIT",
            "restartable_listener was called with the same address",
        ],
    )
    reopening.value.close()


for each_host in loopback_hosts():
    opens_again(each_host)

# %% slug="restart-address" role="tests" points=2
"""The listener is a blocking socket on the address that was asked for, and on no other."""
BOUND = "bind to the host and the port that were given: '' and 0.0.0.0 mean every address that the machine has"
FAMILY = "a host with a colon needs AF_INET6: look for the colon in the host, address[0] (address itself is a pair)"
AGAIN = "a connection of an earlier listener is in TIME-WAIT there: SO_REUSEADDR, before bind, makes that no obstacle"


def opens_at(host, port=0):
    opening = expect(restartable_listener, (host, port), shown=f"restartable_listener(({host!r}, {'port' if port else 0}))")
    opening.satisfies(
        lambda made: made.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1,
        "it returns a socket that listens",
        "it does not listen: bind, then listen, then return the socket",
        when(lambda made: made.fileno() < 0, "`with` closes the socket when its block ends: whoever called needs it open"),
        when(OSError, AGAIN) if port else when(socket.gaierror, FAMILY),
    )
    with opening.value as mine:
        where = mine.getsockname()[:2]
        at = f"it is at {host}, on " + ("the port that was asked for" if port else "a port that the kernel chose")
        opening.satisfies(where[0] == host and port in (0, where[1]), at, BOUND, got=f"it is at {where}")
        opening.satisfies(
            os.name == "nt" or os.get_blocking(mine.fileno()),
            "it is a blocking socket, whose accept waits as long as it takes",
            "leave out settimeout and setblocking: how long to wait is for the caller to say",
        )
        mine.settimeout(5)
        with socket.create_connection(where, timeout=5), mine.accept()[0]:
            opening.satisfies(True, f"a client is accepted at {host}")
    return where


for each_host in loopback_hosts():
    opens_at(each_host)

# Hidden until grading: a port that was free a moment ago, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
for each_host in loopback_hosts():
    opens_at(*leave_in_time_wait(listening_socket(each_host)))
### END HIDDEN TESTS

# %% slug="restart-live" role="tests" points=2
"""A second listener beside a live one is refused, at once, and the first goes on."""
SHARES = "SO_REUSEPORT shares an address among live listeners, and SO_REUSEADDR does not"
THROUGH = "whether to try again, or another port, is for the caller to decide: let bind's first error through"


def refuses_a_second(host="127.0.0.1"):
    opening = expect(restartable_listener, (host, 0))
    opening.satisfies(
        lambda made: made.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN) == 1,
        f"the first listener on {host} opens",
        "it does not listen: bind, then listen, then return the socket",
        when(lambda made: made.fileno() < 0, "`with` closes the socket when its block ends: whoever called needs it open"),
        when(socket.gaierror, "a host with a colon needs AF_INET6: look for the colon in the host, address[0] (address itself is a pair)"),
    )
    with opening.value as mine:
        where = mine.getsockname()[:2]
        for _ in range(2):  # that one call takes long may be the doing of a busy machine
            began = time.monotonic()
            second = expect(restartable_listener, where, shown="restartable_listener, with the address of a live one,")
            took = time.monotonic() - began
            if took < 3:
                break
        made = second.value if type(second.value) is socket.socket else None
        same_address = when(lambda _: made is not None and made.getsockname()[:2] == where, SHARES)
        second.raises(OSError, f"since it listens on {host}", same_address, THROUGH, when(HANGS, THROUGH))
        check(took < 3, "and the OSError comes at once", got=f"after {took:.1f} seconds", hint=THROUGH)
        mine.settimeout(5)
        with socket.create_connection(where, timeout=5) as caller:
            caller.sendall(b"still there?")
            with mine.accept()[0] as served:
                heard_there = served.recv(100)
        check(heard_there == b"still there?", "and the first still gets its clients", got=heard_there)


refuses_a_second()

# Hidden until grading: the same on IPv6, where the machine has it.
### BEGIN HIDDEN TESTS
refuses_a_second(loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# `socket.create_server(address, family=...)` does just this, if you tell it the family; now you know what is in it.
#
# ## When there is no answer
#
# A client whose call comes to nothing wants to know why.
# It can fail in three ways, in `connect` or soon after it, and each has its own trace.
# A `Listener` here is an address that treats each client in one way, its **behaviour**.
#
# **Refused**: nobody listens on that port.
# The kernel answers the SYN with a reset.

# %% tags=["raises-exception"]
from loopback.peers import Behaviour, Listener

with Listener(Behaviour.REFUSES) as refusing, socket.socket() as sock:
    sock.connect(refusing.address)

# %% [markdown]
# **Reset**: the connection was made, and then broken off.
# A server's kernel does that when its program ends without having read all that you sent, or when its machine has started anew and knows nothing of you.
# Note where the error comes up: `connect` was content.

# %% tags=["raises-exception"]
with Listener(Behaviour.RESETS) as resetting, socket.create_connection(resetting.address) as sock:
    sock.recv(100)

# %% [markdown]
# **Silent**: nothing comes back at all.
# The machine is off, or a firewall drops your SYN, or, as here, the listener's queue is full and its kernel drops the SYN in the hope that there is room when you ask again.
# Without a timeout Linux would go on asking for two minutes.
#
# Only Linux treats a full queue like that.
# Elsewhere the cell says so, and the tests leave this case out; the grader, which runs on Linux, has it.

# %%
from loopback import system


def connect_unanswered(timeout):
    with Listener(Behaviour.DROPS_SYN) as silent, socket.socket() as sock:
        sock.settimeout(timeout)
        try:
            sock.connect(silent.address)
        except TimeoutError as error:
            return repr(error), kernel.tcp_state(sock)


connect_unanswered(0.1) if system.drops_syn else "every SYN is answered on this system"

# %% [markdown]
# SYN-SENT: the SYN is out, and nothing has come back.
#
# From the outside, then, a reset during a conversation is `ConnectionResetError`, an orderly end is `b""`, and silence is nothing but time passing.

# %% [markdown] slug="refused-contract" role="contract"
# ## Exercise 5: why? (5 points)
#
# Write `why(address, timeout)`, which tries to connect and says what came of it.
#
# | case | result |
# |---|---|
# | the connection is made; within `timeout` seconds after that a byte comes, or the stream ends, or nothing happens | `"open"` |
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
@try_out
def tried():
    answers = []
    for behaviour in (Behaviour.ACCEPTS, Behaviour.REFUSES, Behaviour.RESETS):
        with Listener(behaviour) as asked:
            answers.append(why(asked.address, 3.0 if behaviour is not Behaviour.ACCEPTS else 0.1))
    return answers


tried

# %% slug="refused-or-open" role="tests" points=1
"""why tells an open port from one where nobody listens."""
OPEN = "when connect has succeeded and nothing comes within the timeout, it is open"
REFUSED = "connect raises ConnectionRefusedError where nobody listens: that, and nothing else, is refused"
FAMILY = when(socket.gaierror, "a host with a colon needs AF_INET6: look for the colon in the host, address[0] (address itself is a pair)")


def refused_or_open(host):
    with Listener(Behaviour.ACCEPTS, host) as asked:
        expect(why, asked.address, 0.1, shown="why(address, 0.1)").returns(
            "open", f"where {host} accepts and sends nothing", OPEN, FAMILY
        )
    with Listener(Behaviour.REFUSES, host) as asked:
        expect(why, asked.address, 5.0, shown="why(address, 5.0)").returns("refused", f"where nobody listens on {host}", REFUSED, FAMILY)


for each_host in loopback_hosts():
    refused_or_open(each_host)

# %% slug="refused-reset" role="tests" points=1
"""why sees that a connection is reset after it was made."""
LATER = "connect succeeds before the reset comes: only a recv that waits for the timeout sees ConnectionResetError"


def resets(host="127.0.0.1", timeout=5.0):
    with Listener(Behaviour.RESETS, host) as asked:
        resetting = expect(why, asked.address, timeout, deadline=15.0, shown=f"why(address, {timeout})")
        resetting.returns("reset", f"where {host} accepts, and resets a moment later", LATER)


resets()

# Hidden until grading: another timeout, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
resets(loopback_hosts()[-1], seeded("refused-reset").randrange(3, 6))
### END HIDDEN TESTS

# %% slug="refused-orderly" role="tests" points=1
"""why calls a server open that speaks first or closes in order, and closes the connection."""
HINTS = {
    Behaviour.GREETS: "a byte that comes settles it: the connection is made, and nobody has broken it off",
    Behaviour.CLOSES: "b'' from recv is an orderly end, not a reset",
    Behaviour.ACCEPTS: "nothing within the timeout is no error, once the connection is made",
}


def orderly(behaviour, host="127.0.0.1"):
    timeout = 0.1 if behaviour is Behaviour.ACCEPTS else 5.0  # nothing comes, or something does
    with Listener(behaviour, host) as asked:
        asking = expect(why, asked.address, timeout, shown=f"why(address, {timeout})")
        asking.returns("open", f"where {host} {behaviour.value}", HINTS[behaviour])
        closed = "close the socket, whatever the answer: `with` does it on every way out"
        asking.satisfies(
            asked.wait_until_closed(), "and the connection is closed afterwards", closed, got="it is open"
        )


for each_behaviour in HINTS:
    orderly(each_behaviour)

# Hidden until grading: the same in another order, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
for each_behaviour in seeded("refused-orderly").sample(list(HINTS), 3):
    orderly(each_behaviour, loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="refused-silent" role="tests" points=2
"""why gives up on a port that never answers, and refuses a timeout that is no time."""
LOOK = "look at the timeout before you connect: 0 would make the socket non-blocking"
BOTH = "connect needs the timeout too: set it before you connect; its TimeoutError means that no answer came"


def no_time(*timeouts):
    with Listener(Behaviour.REFUSES) as asked:
        for timeout in timeouts:
            expect(why, asked.address, timeout, shown=f"why(address, {timeout})").raises(ValueError, "", LOOK, when(Exception, LOOK))


def never_answers(host="127.0.0.1", timeout=0.15):
    if not system.drops_syn:
        print("(A port that never answers is not on this system; the grader has one.)")
        return
    with Listener(Behaviour.DROPS_SYN, host) as asked:
        asking = expect(why, asked.address, timeout, shown=f"why(address, {timeout})")
        asking.returns("silent", f"where {host} never answers a SYN", BOTH, when((HANGS, TimeoutError), BOTH))


no_time(0, -1.5)
never_answers()

# Hidden until grading: other timeouts, by the seed, on IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("refused-silent")
no_time(0.0, -rng.randrange(1, 9))
never_answers(loopback_hosts()[-1], rng.choice([0.1, 0.12, 0.18]))
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# A client asks whether a server is there, a server starts, serves, is stopped, and starts again on the same address.
# Everything in it is yours.
# You should see `refused`, `open`, `refused`, `open`, `refused`.


# %% tags=["try"]
@try_out
def story():
    with restartable_listener(("127.0.0.1", 0)) as chosen:
        address = chosen.getsockname()
    answers = [why(address, 3.0)]
    for _ in range(2):
        stop = threading.Event()
        with restartable_listener(address) as chosen:
            thread = threading.Thread(target=echo_server, args=(chosen, stop))
            thread.start()
            answers.append(why(address, 0.1))
            stop.set()
            thread.join()
        answers.append(why(address, 3.0))
    return answers


story

# %% [markdown]
# ## What you can say now
#
# - `connect`, `send`, `shutdown` and `close` put segments on the wire; `accept` and `recv` take what the kernel has made ready.
# - A connection is two streams: each side ends its own, and a server owes the rest of its answer to a client that has half-closed.
# - Refused, reset and silent are three different answers, and TIME-WAIT belongs to the end that closes first.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | primitive | one thing that a service lets its user ask for: LISTEN, CONNECT, SEND, RECEIVE, DISCONNECT |
# | server, client | the side that waits to be called, the side that calls |
# | listener | a socket for which the kernel takes connections |
# | backlog | how many connections may wait to be accepted |
# | SYN, FIN, ACK, RST | the flags of a segment: open, no more from this side, acknowledged, broken off |
# | seq, ack | the number of a segment's first byte, and the number that its sender expects next |
# | handshake | SYN, SYN,ACK, ACK: the exchange that opens a connection, done by the kernels |
# | ESTABLISHED | the state of an end once it knows that the other has agreed |
# | blocking call | one that returns only when it has something to return |
# | half-close | the end of one of the two streams, by `shutdown(SHUT_WR)` |
# | FIN-WAIT-2, CLOSE-WAIT | after a half-close, the states of the end that has closed, and of the one that may still send |
# | thread | a function that runs while the rest of the program goes on |
# | reset | a segment with RST, which refuses or breaks off a connection |
# | TIME-WAIT | the state in which the end that closed first stays for a while |
# | SYN-SENT | the state of a client whose SYN has not been answered |
#
# **What does this return, and why?**
#
# 1. `sock.recv(100)` after your own `sock.shutdown(socket.SHUT_WR)`, when the other side has sent `b"ok"` and closed.
#
# <details><summary>Answer</summary>
#
# `b"ok"`: you have ended the stream that you send, not the one that you receive.
# The next call returns `b""`.
# </details>
#
# 2. `listener.accept()[0].recv(100)`, when the client has connected and closed without a word.
#
# <details><summary>Answer</summary>
#
# `b""`: the connection was made without `accept`, and it has ended in order.
# </details>
#
# 3. `why(("127.0.0.1", port), 1.0)` for a listener that never calls `accept`, and whose queue is empty.
#
# <details><summary>Answer</summary>
#
# `"open"`, after a second: the kernel makes the connection without the program, and nothing comes.
# </details>
