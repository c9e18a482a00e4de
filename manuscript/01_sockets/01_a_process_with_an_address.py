# %% [markdown]
# # A process with an address
#
# A network connection is a small integer.
# Here are the two ends of one, and all that Python knows about the left end is thrown away, except for its number.

# %%
from loopback import connected_pair

left, right = connected_pair()
number = left.detach()  # hand out the number, and forget the rest
type(number), left

# %% [markdown]
# `left` is an empty shell now: its `fd`, the number, is -1.
# Does the connection still work?

# %%
import socket

again = socket.socket(fileno=number)
again.send(b"hello")
number = again.detach()  # the new object gives the number back
right.recv(5)

# %% [markdown]
# It does.
# Nothing of the connection was in the Python object.
# The buffers, the addresses and the state are in the **kernel**, the part of the operating system that all programs share, and the number is your handle on them.
#
# ## The number
#
# The number is a **file descriptor**, **descriptor** for short.
# The kernel keeps a table for each **process**, each running program; a descriptor is the place of one row in it.
# A row may lead to a file, a terminal, a pipe or a **socket**, which is one end of communication between processes.
# In Unix, everything is a file: `os.read` and `os.write` take any descriptor and do not ask what is behind it.

# %%
import os

from loopback import system

system.sockets_are_descriptors and (os.write(number, b"by number"), os.read(right.fileno(), 100))

# %% [markdown]
# `send` and `recv` do the same as `os.write` and `os.read`, and have more options.
# (On Windows the cell above says `False`, since a socket is no file descriptor there: only `send` and `recv` will do.)
#
# These calls are **Berkeley sockets**, named after the Unix in which they first appeared, in 1983, and the number is what every language builds on.
# In C, `int socket(int domain, int type, int protocol)` returns it, and Python's `socket.socket(family, type, proto)` makes that very call and wraps what it returns.
# Rust's standard library does it too: its `Socket` is a struct with a descriptor in it, and `TcpStream`, `TcpListener` and `UdpSocket` can each be made `from_raw_fd`.
# That is what `socket.socket(fileno=number)` did above.
#
# | parameter | values | meaning |
# |---|---|---|
# | domain, or **family** | `AF_INET`, `AF_INET6` | IPv4 or IPv6: what an address looks like (older texts write `PF_INET`; the numbers are the same) |
# | type | `SOCK_STREAM`, `SOCK_DGRAM` | a stream of bytes, for TCP; single messages, called **datagrams**, for UDP |
# | protocol | 0 | the usual one for that family and type |
#
# There is a third type, `SOCK_RAW`: a **raw socket** carries IP packets without TCP or UDP, and only a privileged program may open one.
#
# ## A number is used again
#
# A new descriptor gets the lowest number that is free.
# What number does the second socket get here?

# %% tags=["predict"]
prediction = "..."

# %%
mine = socket.socket()
freed = mine.detach()
socket.close(freed)  # os.close for sockets
yours = socket.socket()
yours.fileno() == freed

# %% [markdown]
# The same number.
# Now suppose that the first part of the program is careful and closes its number once more, "to be sure".

# %% tags=["raises-exception"]
socket.close(freed)
yours.listen()

# %% [markdown]
# `OSError`, bad file descriptor: the second `close` closed a socket that belonged to somebody else.
# No error told the one who did it.
# So a descriptor has one **owner**, who closes it exactly once and never uses the number again.
#
# A socket object is such an owner: when Python throws the object away, it closes the descriptor.
# Here is a function that only wants to look at a connection.
# What will the peer receive, who has been sent nothing?

# %% tags=["predict"]
prediction = "..."

# %%
yours.detach()  # its number is closed: it must not close it again
left, right = connected_pair()


def peek(number):
    return socket.socket(fileno=number).family.name


seen = peek(left.fileno()), right.recv(100)
left.detach()  # nor must this one
seen

# %% [markdown]
# `peek` returned, its socket object was thrown away, and the peer saw `b""`: the connection is over.
# `left` still took the number for its own, and one day would have closed it a second time; so the cell ends with `left.detach()`.
# In `peek`, too, `detach` is the cure, as in the first cell: the object gives its number up and closes nothing.

# %%
left, right = connected_pair()


def peek(number):
    sock = socket.socket(fileno=number)
    family = sock.family.name
    sock.detach()
    return family


peek(left.fileno()), left.send(b"still here"), right.recv(100)

# %% [markdown]
# ## Does `os.write` write?
#
# Many a text says that `read` and `write` **block**: that they wait until they are done.
# Here is a connection whose other side reads nothing.
# `send_timeout` tells the kernel to let a `write` wait for room for a twentieth of a second at most.

# %%
from loopback.peers import set_send_timeout

set_send_timeout(left, 0.05)
taken = system.sockets_are_descriptors and os.write(left.fileno(), bytes(100_000_000))
0 < taken < 100_000_000

# %% [markdown]
# It waited, and then it returned with less than it was given.
# `os.write`, like `send`, returns the number of bytes that it took; the rest is still yours.
# And when there was no room at all, it says so.

# %% tags=["raises-exception"]
for _ in range(100):  # the kernel may still move a little on
    os.write(left.fileno(), bytes(1_000_000))

# %%
left.close()
right.close()

# %% [markdown]
# So they block, or they do not, and either way they may be **short**.
# `os.read` is always allowed to be short: `os.read(fd, n)` returns at least one byte and at most `n`, or `b""` at the end of the file.
# On a connection the **end of the file** means that the other side has closed its sending direction.
#
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import contextlib
import os
import socket
import struct
import threading
import traceback

from loopback import (
    Endpoints,
    Malformed,
    TCPPeer,
    connected_pair,
    is_readable,
    kernel,
    loopback_hosts,
    system,
    wait_until,
)
from loopback.check import attempt, check, check_quietly, seeded
from loopback.peers import Action, Descriptor, Log, Pause, Read, Send, linger_option, set_send_timeout

TFTP_PORTS = frozenset({69, 5069})  # where TFTP is asked for, and the port of this notebook's transfers


# %% [markdown] slug="fd-echo-contract" role="contract"
# ## Exercise 1: an echo by number (5 points)
#
# Write `fd_echo(fd)` with nothing but `os.read`, `os.write` and `os.close`.
# It owns the descriptor of a connection, sends back all that arrives, and returns the number of bytes that it sent back.
#
# | case | result |
# |---|---|
# | bytes arrive | they go back at once, in order; the peer may wait for them before it sends more |
# | `os.write` takes fewer bytes than it was given | go on from where it stopped |
# | `os.write` raises `BlockingIOError`: there was no room for a while, and it took nothing | the same bytes again, as often as it takes; each call waits in the kernel, so this loop keeps no processor busy |
# | the end of the file | close the descriptor, and return the number of bytes as an `int`; it is 0 if none came |
# | any other error of `os.read` or `os.write` | close the descriptor, and let the error out untouched |
#
# In every case the descriptor is closed **exactly once**: its number may belong to somebody else a moment later.
# The reference answer is 13 lines.
# (On Windows you can write it, and the tests tell you that they cannot run.)
#
# <details><summary>Hint 1: how do I close it whatever happens?</summary>
#
# `try:` ... `finally:` runs its last part after a `return` and after an error.
# Then it is the only place that closes.
# </details>
#
# <details><summary>Hint 2: what are the loops?</summary>
#
# Two, one inside the other: read a piece until there is none; then, for that piece, write until nothing is left of it.
# Cut off as many bytes as `os.write` says that it took.
# </details>

# %% slug="fd-echo" role="solution"
def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    ### BEGIN SOLUTION
    count = 0
    try:
        while piece := os.read(fd, 65536):
            while piece:
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    continue
                piece = piece[taken:]
                count += taken
        return count
    finally:
        os.close(fd)
    ### END SOLUTION


# %% [markdown]
# Try it: a peer sends `he`, waits until that has come back, and sends `llo`.
# You should see `5`, and then `True`: the peer has got it all back.

# %% tags=["try"]
with TCPPeer([b"he", Read(2), b"llo"]) as peer:
    with peer.connect() as sock:
        count = fd_echo(Descriptor.of_copy(sock))  # a number of its own, which fd_echo may close
    peer.finished(5.0)
count, peer.received == b"hello"

# %% [markdown]
# The next cell is a **test** that you can run as often as you like.
# It prints a line with a tick for each thing that holds; for the first thing that does not, it tells you what happened.

# %% slug="fd-echo-pieces" role="tests" points=1
"""fd_echo sends back all that arrives, piece by piece, up to the end of the file."""
rng = seeded("fd-echo-pieces")
for host in system.descriptor_hosts():
    first, second = rng.randbytes(rng.randrange(3, 9)), rng.randbytes(rng.randrange(10, 20))
    with TCPPeer([first, Read(len(first)), second], host=host) as peer:
        with peer.connect() as sock:
            fd = Descriptor.of_copy(sock)
            outcome = attempt(fd_echo, fd)
        finished = peer.finished(5.0)
    check(
        bytes(peer.received) == first + second,
        f"at {host} the peer gets both of its pieces back",
        expected=first + second,
        got=f"{outcome}; the peer got {bytes(peer.received)!r}",
        log=peer.log,
        look_at="the peer waits for its first piece before it sends more: write each piece before you read the next"
        if outcome.timed_out
        else "no error should come out here: the line above says where it was raised"
        if outcome.error
        else "os.read returns what is there now; call it again until it returns b'', the end of the file",
    )
    check(
        outcome.returned(len(first + second)),
        "fd_echo returns how many bytes those are",
        expected=len(first + second),
        got=outcome,
        log=peer.log,
        look_at="add up the bytes that os.write took",
    )
    check(
        finished,
        "at the end of the file it closes the descriptor: the peer sees the end, too",
        expected="the end of the file at the peer",
        got="nothing: the connection is still open",
        log=peer.log,
        look_at="at the end of the file, close the descriptor with os.close",
    )
    fd.discard()

# %% slug="fd-echo-short-writes" role="tests" points=2
"""fd_echo goes on from where os.write stopped."""
# Hidden until grading: a tiny send buffer, and a peer that lets you wait for room before it
# reads what it is sent.
### BEGIN HIDDEN TESTS
rng = seeded("fd-echo-short-writes")
for host in system.descriptor_hosts()[:1]:
    data = rng.randbytes(rng.randrange(70_000, 90_000))
    script = [Send(data, wait=False), Action.HALF_CLOSE, Action.WAIT_UNTIL_FULL, Pause(0.5), Action.READ_TO_END]
    with TCPPeer(script, host=host, receive_buffer=4096) as peer:
        with peer.connect(send_buffer=4096, receive_buffer=1 << 20) as sock:
            set_send_timeout(sock, 0.01)
            fd = Descriptor.of_copy(sock)
            outcome = attempt(fd_echo, fd, deadline=10.0)
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_WR)
        peer.finished()
    check(
        bytes(peer.received) == data and outcome.error is None,
        f"a peer that reads late gets all its {len(data):,} bytes back, each once and in order",
        expected=f"{len(data):,} bytes at the peer, as it sent them",
        got=f"{outcome}; the peer got {len(peer.received):,} bytes"
        + ("" if data.startswith(peer.received) else ", and not as it sent them"),
        log=peer.log,
        look_at="BlockingIOError says that os.write took nothing, for now: write the same bytes again"
        if outcome.raised(BlockingIOError)
        else "os.write returns how many bytes it took, perhaps not all: write the rest",
    )
    check(
        outcome.returned(len(data)),
        "fd_echo counts each byte once, however many calls it took",
        expected=len(data),
        got=outcome,
        log=peer.log,
        look_at="count what os.write returned, not what it was given",
    )
    fd.discard()
### END HIDDEN TESTS

# %% slug="fd-echo-closes-once" role="tests" points=1
"""fd_echo closes its descriptor once, and leaves alone what gets the number next."""
# Hidden until grading: a peer that sends nothing; and other connections, of which one gets the
# number while the first is being closed.
### BEGIN HIDDEN TESTS
rng = seeded("fd-echo-closes-once")
for host in system.descriptor_hosts():
    left, right = connected_pair(host)
    fd = Descriptor.of_copy(left)
    left.close()
    right.shutdown(socket.SHUT_WR)
    outcome = attempt(fd_echo, fd)
    check(
        outcome.returned(0) and is_readable(right, 5.0) and right.recv(1) == b"",
        f"at {host}, when nothing comes, fd_echo returns 0 and closes",
        expected="0, and the end of the file at the peer",
        got=outcome,
        look_at="b'' from the very first os.read is the end of the file too",
    )
    fd.discard()
    right.close()

if not system.has_connection_table:
    print("(Only Linux shows a connection while it is being closed: the rest is tested where the grader runs.)")
for host in system.descriptor_hosts()[:1] if system.has_connection_table else ():
    log, outcomes = Log(), {}
    data, other = rng.randbytes(rng.randrange(40_000, 50_000)), rng.randbytes(rng.randrange(10, 90))
    left, right = connected_pair(host, receive_buffer=4096)
    others = [connected_pair(host) for _ in range(4)]
    for sock in (right, *(far for _, far in others)):
        sock.settimeout(5.0)
    ends = left.getsockname()[:2], right.getsockname()[:2]
    # close will wait until the peer has taken everything; the number is free from the start of the call
    left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_option(20))

    def call(name, sock):
        descriptors.append(Descriptor.of_copy(sock))
        sock.close()
        return threading.Thread(target=lambda fd: outcomes.update({name: attempt(fd_echo, fd, deadline=15.0)}), args=descriptors[-1:])

    def read_back(sock, size):
        got = bytearray()
        with contextlib.suppress(OSError):
            while len(got) < size and (piece := sock.recv(size - len(got))):
                got += piece
        if len(got) < size:  # the test has failed: the other peers need not wait as long
            for each in (right, *(far for _, far in others)):
                each.settimeout(0.25)
        return bytes(got)

    descriptors = []
    first = call("first", left)
    first.start()
    right.sendall(data[:9])
    echoed = read_back(right, 9)  # your end is held by fd_echo alone from here on
    with contextlib.suppress(OSError):  # where fd_echo has ended early, the connection is over
        right.sendall(data[9:])
        right.shutdown(socket.SHUT_WR)
    log.note(f"peer 1 sent {len(data):,} bytes, read 9 of them back, closed its side, and reads no more yet")
    wait_until(lambda: kernel.is_closing(*ends) or not first.is_alive(), 10.0)
    log.note("your os.close has to wait until peer 1 has taken all of it; its number is free already")
    threads = [call(number, near) for number, (near, _) in enumerate(others)]
    for thread, (_, far) in zip(threads, others, strict=True):
        thread.start()
        far.sendall(other)
    echoes = [read_back(far, len(other)) for _, far in others]
    log.note("fd_echo serves four more connections, of which one got that number")
    echoed += read_back(right, len(data))
    first.join(15.0)
    log.note("peer 1 took everything, and your os.close came back")
    for _, far in others:
        with contextlib.suppress(OSError):
            far.sendall(other)
            far.shutdown(socket.SHUT_WR)
    log.note(f"the four peers sent {len(other)} bytes more")
    echoes += [read_back(far, len(other) + 1) for _, far in others]
    for thread in threads:
        thread.join(15.0)
    for sock in (right, *(far for _, far in others)):
        sock.close()
    check(
        outcomes["first"].returned(len(data)) and echoed == data,
        "a peer that reads only after fd_echo has begun to close still gets everything",
        expected=f"{len(data):,} bytes back at the peer, and their number",
        got=f"{outcomes['first']}; the peer got {len(echoed):,} bytes",
        log=log,
        look_at="close the descriptor once, at the end; a second os.close raises an error or hits somebody else's",
    )
    harmed = [number for number in range(4) if not outcomes[number].returned(2 * len(other))]
    check(
        not harmed and echoes == [other] * 8,
        "other connections, of which one got the number while the first was being closed, survive",
        expected=f"{2 * len(other)} from each of the four",
        got=outcomes[harmed[0]] if harmed else "one of the peers did not get its bytes back",
        log=log,
        look_at="something closed the number a second time: a second os.close, or a socket or file object around the "
        "same number, which closes it when Python throws it away",
    )
    for fd in descriptors:
        fd.discard()
### END HIDDEN TESTS

# %% slug="fd-echo-errors" role="tests" points=1
"""fd_echo lets errors out, and closes its descriptor all the same."""
# Hidden until grading: a connection that can no longer send, and a peer that resets.
### BEGIN HIDDEN TESTS
def hung_up(sock):
    try:
        sock.send(b"?")
    except OSError:
        return True
    return False


for host in system.descriptor_hosts():
    left, right = connected_pair(host)
    fd = Descriptor.of_copy(left)
    left.shutdown(socket.SHUT_WR)
    left.close()
    right.sendall(b"hello")
    outcome = attempt(fd_echo, fd)
    log = ["the sending direction of your end is shut down", "the peer sent b'hello'"]
    check(
        outcome.raised(BrokenPipeError),
        f"at {host}, when nothing can be sent any more, the BrokenPipeError of os.write comes out",
        expected="BrokenPipeError",
        got=outcome,
        log=log,
        look_at="catch BlockingIOError only: it alone says that the same bytes may go out later",
    )
    closed = wait_until(lambda: hung_up(right), 3.0)
    right.close()
    check(
        closed,
        "after an error the descriptor is closed all the same: the kernel refuses what the peer sends next",
        expected="a closed connection",
        got="the connection is still open",
        log=log,
        look_at="an error leaves the function too; `finally` closes on every way out",
    )
    fd.discard()

for host in system.descriptor_hosts()[:1]:
    left, right = connected_pair(host)
    fd = Descriptor.of_copy(left)
    left.close()
    right.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger_option(0))
    right.close()
    outcome = attempt(fd_echo, fd)
    check(
        outcome.raised(ConnectionResetError),
        "when the peer resets the connection, the ConnectionResetError of os.read comes out",
        expected="ConnectionResetError",
        got=outcome,
        look_at="a reset is not the end of the file: only b'' is",
    )
    fd.discard()
### END HIDDEN TESTS

# %% [markdown]
# ## An address
#
# A descriptor means something in one process only.
# To be found from outside, a socket needs an **address**: a **host** and a **port**.

# %%
from loopback.peers import UDPProcess

with UDPProcess("alice") as alice, UDPProcess("bob") as bob:
    same_host, same_port = alice.address[0] == bob.address[0], alice.address[1] == bob.address[1]
    answers = [alice.ask(b"hello"), bob.ask(b"hello")]
same_host, same_port, alice.pid == bob.pid

# %% [markdown]
# `alice` and `bob` are two processes, each with a UDP socket, and `ask` sends a datagram and waits for the answer.
# They live on one host, with the same host address, and have different ports.
# Who answered?

# %%
answers

# %% [markdown]
# It is often said that the transport layer connects nodes, that is, hosts.
# The two datagrams went to the same node, and to two processes on it.
# The **network layer**, IP, carries packets from host to host; the **transport layer** carries data from **process to process**, and the port is what it needs for that.
#
# Much here was learnt from the telephone: think of a number with an extension.
# The number brings you to the building, the extension to the desk.
# `127.0.0.1:8080` is the way such a pair is written: host 127.0.0.1, port 8080.
#
# A port is a number of 16 bits, and TCP and UDP count theirs separately.
# A server takes a port that its clients know, such as 22 for ssh; a client takes whatever is free, and the kernel chooses when you ask for port 0.
# 127.0.0.1 is **loopback**: this host, as seen from itself.
#
# ## Families
#
# What a host's address looks like depends on the family.
# IPv4 has four bytes, IPv6 sixteen.

# %%
socket.inet_pton(socket.AF_INET, "127.0.0.1"), socket.inet_pton(socket.AF_INET6, "::1")

# %% [markdown]
# On the wire, and in C's `struct sockaddr_in`, a port is two bytes, most significant first: **network byte order**, or **big-endian**.
# Most machines keep numbers in memory the other way round, least significant byte first, **little-endian**.
# Forget to convert, and port 80 becomes another.

# %%
(80).to_bytes(2, "big"), int.from_bytes((80).to_bytes(2, "little"), "big")

# %% [markdown]
# C programs call `htons` for this, "host to network, short".
# Python's sockets do it for you, and they spare you the length that C wants with every address, since a tuple knows its own.
#
# `getsockname` gives the **local** address of a socket, and `getpeername` the **remote** one.
# For IPv6 there is something behind host and port.

# %%
from loopback import loopback_hosts

left, right = connected_pair(loopback_hosts()[-1])  # ::1 where the machine has IPv6
host, port, *more = left.getsockname()
host, more

# %% [markdown]
# The third number is the **flow info**, which routers may use, and the fourth the **scope**, which tells network cards apart.
# Neither is needed to find a process on the internet.
#
# And a socket that is connected to nobody has no remote address.

# %% tags=["raises-exception"]
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.getpeername()

# %% [markdown] slug="endpoint-contract" role="contract"
# ## Exercise 2: both ends of a number (5 points)
#
# Write `endpoints(fd)`, which says what is behind a descriptor.
# It returns an `Endpoints(family, type, local, remote)`, which the setup cell has brought in, and the descriptor **stays open**.
#
# | field | value |
# |---|---|
# | `family` | `"IPv4"` or `"IPv6"` |
# | `type` | `"stream"` or `"datagram"` |
# | `local` | `(host, port)`, as the kernel gives it; two values, for IPv6 too |
# | `remote` | `(host, port)`, or `None` where there is no other end: a socket that listens, or is not connected |
#
# | bad input | result |
# |---|---|
# | a socket of another family, such as a Unix socket (`AF_UNIX`, for processes on one host), or of another type | `ValueError`, and it stays open too |
# | a descriptor of something else, such as a pipe | the `OSError` of the kernel, untouched |
#
# The reference answer is 13 lines.
#
# <details><summary>Hint 1: how do I ask without owning?</summary>
#
# `socket.socket(fileno=fd)` finds out family and type by itself.
# Give the number back with `detach` on every way out, errors too.
# </details>
#
# <details><summary>Hint 2: what does getpeername do when there is no peer?</summary>
#
# It raises an `OSError`, as in the cell above, which is not a `ConnectionError`.
# Catch it around that one call.
# </details>

# %% slug="endpoint" role="solution"
def endpoints(fd: int) -> Endpoints:
    """The family, the type and both addresses of a socket's descriptor, which stays open."""
    ### BEGIN SOLUTION
    sock = socket.socket(fileno=fd)
    try:
        families = {socket.AF_INET: "IPv4", socket.AF_INET6: "IPv6"}
        types = {socket.SOCK_STREAM: "stream", socket.SOCK_DGRAM: "datagram"}
        if sock.family not in families or sock.type not in types:
            raise ValueError(f"neither IPv4 nor IPv6, or neither stream nor datagram: {sock.family}, {sock.type}")
        try:
            remote = sock.getpeername()[:2]
        except OSError:
            remote = None
        return Endpoints(families[sock.family], types[sock.type], sock.getsockname()[:2], remote)
    finally:
        sock.detach()
    ### END SOLUTION


# %% [markdown]
# Try it on a connection.
# You should see `IPv4`, `stream`, and then `True` twice: what is local at one end is remote at the other.

# %% tags=["try"]
left, right = connected_pair()
here, there = endpoints(left.fileno()), endpoints(right.fileno())
here.family, here.type, here.local == there.remote, here.remote == there.local

# %% slug="endpoint-connected" role="tests" points=1
"""endpoints tells both ends of a connection, for IPv4 and for IPv6."""
for host in loopback_hosts():
    left, right = connected_pair(host)
    ends = [left.getsockname()[:2], right.getsockname()[:2]]
    family = "IPv6" if ":" in host else "IPv4"
    for sock, local, remote in ((left, *ends), (right, *reversed(ends))):
        fd = Descriptor.of_copy(sock)
        outcome = attempt(endpoints, fd)
        fd.discard()
        check_quietly(
            outcome.returned(Endpoints(family, "stream", local, remote)),
            f"endpoints tells family, type and addresses of an {family} connection",
            expected=Endpoints(family, "stream", local, remote),
            got=outcome,
            look_at="compare field by field: family and type are words of the contract; local is what getsockname says, "
            "remote what getpeername says; keep host and port only, in a tuple",
        )
    check(True, f"endpoints tells family, type and addresses of both ends of an {family} connection")
    left.close()
    right.close()

# %% slug="endpoint-unconnected" role="tests" points=2
"""endpoints tells sockets that are connected from those that are not."""
# Hidden until grading: UDP sockets that are bound or connected, and TCP sockets that listen or
# are only bound.
### BEGIN HIDDEN TESTS
for host in loopback_hosts():
    family, number = ("IPv6", socket.AF_INET6) if ":" in host else ("IPv4", socket.AF_INET)
    with (
        socket.socket(number, socket.SOCK_STREAM) as idle,
        socket.socket(number, socket.SOCK_DGRAM) as bound,
        socket.socket(number, socket.SOCK_DGRAM) as connected,
        socket.create_server((host, 0), family=number) as listener,
    ):
        idle.bind((host, 0))
        bound.bind((host, 0))
        connected.connect(bound.getsockname())
        for name, sock, kind, remote in (
            ("a TCP socket that has only been bound", idle, "stream", None),
            ("a bound UDP socket", bound, "datagram", None),
            ("a connected UDP socket", connected, "datagram", bound.getsockname()[:2]),
            ("a listener", listener, "stream", None),
        ):
            expected = Endpoints(family, kind, sock.getsockname()[:2], remote)
            fd = Descriptor.of_copy(sock)
            outcome = attempt(endpoints, fd)
            fd.discard()
            check(
                outcome.returned(expected),
                f"{name} ({family}) {'has no' if remote is None else 'has a'} remote address",
                expected=expected,
                got=outcome,
                look_at="ask getpeername for every socket, UDP too; its OSError says that there is no other end",
            )
### END HIDDEN TESTS

# %% slug="endpoint-stays-open" role="tests" points=1
"""endpoints leaves the descriptor open."""
# Hidden until grading: connections whose only descriptor you get, and what the peer sees of
# them.
### BEGIN HIDDEN TESTS
for host in loopback_hosts():
    left, right = connected_pair(host)
    fd = Descriptor.of_copy(left)
    left.close()
    outcome = attempt(endpoints, fd)
    over = is_readable(right, 0.05)
    fd.discard()
    right.close()
    check(
        type(outcome.value) is Endpoints and not over,
        f"at {host} the connection is still open after endpoints has looked at it",
        expected="an Endpoints, and nothing new at the peer",
        got=f"{outcome}; " + ("the peer saw the end of the connection" if over else "the peer saw nothing"),
        look_at="a socket object closes its descriptor when it is closed, leaves its `with`, or is thrown away: detach it",
    )
### END HIDDEN TESTS

# %% slug="endpoint-refused" role="tests" points=1
"""endpoints refuses what has no address of IPv4 or IPv6."""
# Hidden until grading: a Unix socket, which must stay open, and a pipe.
### BEGIN HIDDEN TESTS
if hasattr(socket, "AF_UNIX"):
    left, right = socket.socketpair(socket.AF_UNIX)
    fd = Descriptor.of_copy(left)
    left.close()
    outcome = attempt(endpoints, fd)
    check(
        outcome.raised(ValueError),
        "a Unix socket is refused with ValueError",
        expected="ValueError",
        got=outcome,
        look_at="look the family up among AF_INET and AF_INET6, and refuse any other",
    )
    traceback.clear_frames(outcome.error.__traceback__)  # the error would keep a forgotten socket object alive
    over = is_readable(right, 0.05)
    fd.discard()
    right.close()
    check(
        not over,
        "a Unix socket that was refused is still open",
        expected="nothing new at the other end",
        got="the other end saw the end of the connection",
        look_at="an error leaves the function too: detach in `finally`",
    )
reader, writer = os.pipe()
outcome = attempt(endpoints, Descriptor(reader))
os.close(writer)
with contextlib.suppress(OSError):
    os.close(reader)
check(
    outcome.raised(OSError),
    "a pipe is no socket: the OSError of the kernel comes out",
    expected="OSError",
    got=outcome,
    look_at="catch OSError around getpeername only",
)
### END HIDDEN TESTS

# %% [markdown]
# ## Layers
#
# What happens between two processes is divided into **layers**.
# Each uses the one below and serves the one above, and needs to know nothing of the others.
# There are several ways to count them.
#
# | this course's five | OSI's seven | Unix's four | for example | its unit |
# |---|---|---|---|---|
# | application | application, presentation, session | application | telnet, ssh, HTTP, DNS, TFTP | message |
# | **transport** | transport (the fourth from below) | host-to-host transport | TCP, UDP | segment, datagram |
# | network | network | internet | IP | packet |
# | link | data link | network access | Ethernet, Wi-Fi | frame |
# | physical | physical | network access | cables, radio | bits |
#
# The transport layer's software (or hardware) in a host is called a **transport entity**.
# Your program is a **transport service user**; transport entity and all layers below it together are the **transport service provider**, and the socket is where the two meet.
#
# | | your host | a router on the way | the other host |
# |---|---|---|---|
# | application | yes | | yes |
# | transport | yes | | yes |
# | network | yes | yes | yes |
# | link, physical | yes | yes | yes |
#
# **Hosts** run programs and have all the layers.
# **Routers** forward packets between networks, and for that they need the network layer and those below it, and no more.
#
# Then why a transport layer at all?
# Could the network layer not do it?
# It stops at the host, as you saw with `alice` and `bob`.
# And it belongs to other people: the routers between you and your peer may lose packets, and you can neither mend nor replace them.
# What you can have is a transport entity at each end that cuts data into pieces that fit, notices what was lost and sends it again: with a reliability that does not depend on which networks lie in between, and one interface for all programs.
#
# Two **types of service** are to be had.
#
# | service | protocol | promises | somebody who uses it |
# |---|---|---|---|
# | **connection-oriented**, `SOCK_STREAM` | TCP (RFC 9293, which replaced RFC 793) | all bytes, in order, or an error; the conversation has a beginning and an end | ssh, telnet, the web, a bank's application |
# | **connectionless**, `SOCK_DGRAM` | UDP (RFC 768) | each datagram whole, or not at all | DNS, TFTP, video calls; a game that sends its player's position 175 times a second, and does not miss a lost one |
#
# ## Wrapped and unwrapped
#
# A layer puts a **header** in front of what the layer above gives it, and the same layer on the other side takes it off: **encapsulation**.
# A few put something behind as well, a footer, such as Ethernet's check of the whole frame.
# Here is a **frame** that a Linux kernel made for a datagram of TFTP, a simple protocol for files.

# %%
frame = bytes.fromhex(
    "00000000000000000000000008004500"
    "0025f54a40004011477a7f0000017f00"
    "000213cd0fa000119a85000300016865"
    "6c6c6f"
)
len(frame), frame[-5:]

# %% [markdown]
# Five bytes of the 51 are what the program wanted to send.
# The rest are headers: 14 bytes of Ethernet, 20 of IPv4, 8 of UDP, 4 of TFTP.

# %%
from loopback.draw import nested

edges, names = [0, 14, 34, 42, 46, 51], ["Ethernet", "IPv4", "UDP", "TFTP", "DATA"]
nested([(name, frame[edges[at] : edges[at + 1]]) for at, name in enumerate(names)])

# %% [markdown]
# Each header says what it wraps.
#
# | header | bytes | what they say |
# |---|---|---|
# | Ethernet | 12 and 13 | the **EtherType**: `0x0800` for IPv4 |
# | IPv4 | 0, its lower four bits | the header's length (**IHL**), in words of **four** bytes; the upper four bits are the version, 4 |
# | IPv4 | 2 and 3 | the length of the whole packet (**Total Length**): the header and all that it carries |
# | IPv4 | 9 | the **protocol**: 6 for TCP, 17 for UDP |
# | UDP | 0 and 1, 2 and 3 | source port and destination port |
# | UDP | 4 and 5 | the length of the whole datagram: the header and all that it carries |
# | TFTP | 0 and 1 | the **opcode**: 3 for data, with a block number in the next two bytes; other opcodes carry no data |
#
# Counting from 0, all numbers big-endian.
# Nothing in UDP's header says which application a datagram belongs to: the two sides agree on a port.
# TFTP is asked for at port 69 and then moves to a port of the server's choice, in this notebook 5069.

# %%
from loopback.draw import header_box
from loopback.headers import IPV4

header_box(IPV4, data=frame[14:34])

# %% [markdown]
# Here are the lengths: an IHL of 5 says that this header has 5 times 4 bytes, and the Total Length of 37, behind the 14 bytes of Ethernet, makes the frame's 51.
#
# ## Where does the data begin?
#
# In the frame above, at 46.
# Nearly everybody writes that number into the first version.
# Let the kernel send the same message again, this time with **options**, which IPv4 may put behind its twenty bytes.

# %%
from loopback import kernel

ends = ("127.0.0.1", 5069), ("127.0.0.2", 4000)
with_options = kernel.frames(kernel.Packet(*ends, b"\x00\x03\x00\x01hello", options=bytes([1, 1, 1, 1])))[0]
with_options[46:]

# %% [markdown]
# Four bytes of options, and the last header is taken for data.
# The beginning must come from the IPv4 header's own length.
#
# The end is no safer.
# On a cable, an Ethernet frame has at least 60 bytes, not counting its footer; a shorter one is filled up with **padding**.

# %%
padded = frame + bytes(60 - len(frame))
padded[46:]

# %% [markdown]
# The padding is no data.
# In 2003 many network drivers turned out to fill it with whatever lay in memory, pieces of earlier packets included (CVE-2003-0001).
# Where the packet ends, only the packet's own length can say.

# %% [markdown] slug="peel-contract" role="contract"
# ## Exercise 3: peel (6 points)
#
# Write `peel(frame)`, which undoes `[Ethernet[IPv4[UDP[TFTP[DATA]]]]]`.
# It returns a list of `(name, bytes)`, the outermost layer first, each with **its own bytes** only: the header, or for `"DATA"` what is left inside.
#
# | the headers say | the layers |
# |---|---|
# | EtherType `0x0800`, protocol 17, one of the two ports in `TFTP_PORTS`, opcode 3 | `"Ethernet"`, `"IPv4"`, `"UDP"`, `"TFTP"` (4 bytes), `"DATA"` |
# | the same with another opcode | `"Ethernet"`, `"IPv4"`, `"UDP"`, `"TFTP"` (the whole message) |
# | neither port in `TFTP_PORTS` | `"Ethernet"`, `"IPv4"`, `"UDP"`, `"DATA"` |
# | another protocol than 17 | `"Ethernet"`, `"IPv4"`, `"DATA"` |
# | another EtherType | `"Ethernet"`, `"DATA"` (all the rest) |
#
# | case | result |
# |---|---|
# | options behind IPv4's twenty bytes | they belong to the IPv4 header |
# | bytes behind what IPv4's length, or UDP's, announces | they belong to no layer: leave them out |
# | a message with no data, where there could be some | the layer is there: `("DATA", b"")` |
# | a header, or what its length announces, does not fit into what carries it | `Malformed` |
# | a length below the header's own: IPv4's header or packet below 20, UDP's below 8 | `Malformed` |
# | TFTP without its two bytes of opcode, or data without its two bytes of block number | `Malformed` |
#
# Checksums are not your concern here, and no packet is cut into fragments.
# The reference answer is 25 lines, of which 4 are a small function that cuts.
#
# <details><summary>Hint 1: what is common to all layers?</summary>
#
# Each time you cut some bytes off the front, after making sure that there are so many.
# Write that once, and let it raise `Malformed`.
# </details>
#
# <details><summary>Hint 2: in which order for IPv4?</summary>
#
# Twenty bytes must be there before you may read the lengths.
# Then throw away what is behind the packet's length, and only then cut the header off: `4 * (packet[0] & 0x0F)` bytes.
# UDP is the same once more.
# </details>

# %% slug="peel" role="solution"
def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""
    ### BEGIN SOLUTION

    def cut(data: bytes, size: int, least: int = 0) -> tuple[bytes, bytes]:
        if not least <= size <= len(data):
            raise Malformed(f"a length of {size} bytes, where {least} to {len(data)} would do")
        return data[:size], data[size:]

    ethernet, packet = cut(frame, 14)
    layers = [("Ethernet", ethernet)]
    if ethernet[12:] != b"\x08\x00":
        return [*layers, ("DATA", packet)]
    cut(packet, 20)
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "big"), least=20)
    header, inside = cut(packet, 4 * (packet[0] & 0x0F), least=20)
    layers.append(("IPv4", header))
    if header[9] != 17:
        return [*layers, ("DATA", inside)]
    cut(inside, 8)
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "big"), least=8)
    header, message = cut(datagram, 8)
    layers.append(("UDP", header))
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", header[:4])):
        return [*layers, ("DATA", message)]
    opcode, _ = cut(message, 2)
    if opcode != b"\x00\x03":
        return [*layers, ("TFTP", message)]
    header, data = cut(message, 4)
    return [*layers, ("TFTP", header), ("DATA", data)]
    ### END SOLUTION


# %% [markdown]
# Try it on the padded frame.
# You should see the same drawing as above, 51 bytes.

# %% tags=["try"]
nested(peel(padded))

# %% slug="peel-data" role="tests" points=1
"""peel takes a live TFTP frame apart."""
rng = seeded("peel-data")
header, data = b"\x00\x03" + rng.randbytes(2), rng.randbytes(rng.randrange(5, 20))
sent = kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", rng.randrange(10_000, 30_000)), header + data)
frame = kernel.frames(sent)[0]
layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:34]), ("UDP", frame[34:42]), ("TFTP", header), ("DATA", data)]
outcome = attempt(peel, frame)
check(
    outcome.returned(layers),
    "a frame that the kernel sent comes apart into Ethernet, IPv4, UDP, TFTP and DATA",
    expected=layers,
    got=outcome,
    look_at="each layer is a tuple, and each layer has its own bytes only; lengths are big-endian, and IPv4's header counts in words of 4 bytes",
)

# %% slug="peel-lengths" role="tests" points=2
"""peel believes the headers about where each layer begins and ends."""
# Hidden until grading: live frames with IP options of every size, with padding that is not
# zero, and a UDP length that ends before its packet.
### BEGIN HIDDEN TESTS
rng = seeded("peel-lengths")
header, data = b"\x00\x03" + rng.randbytes(2), rng.randbytes(rng.randrange(1, 9))
ends = ("127.0.0.1", 5069), ("127.0.0.2", rng.randrange(10_000, 30_000))
sizes = 4, 4 * rng.randrange(2, 10), 40
frames = kernel.frames(*(kernel.Packet(*ends, header + data, options=bytes([1]) * size) for size in sizes))
for size, frame in zip(sizes, frames, strict=True):
    start = 34 + size
    layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:start]), ("UDP", frame[start : start + 8])]
    layers += [("TFTP", header), ("DATA", data)]
    outcome = attempt(peel, frame)
    check(
        outcome.returned(layers),
        f"{size} bytes of IP options belong to the IPv4 header",
        expected=layers,
        got=outcome,
        look_at="the lower four bits of the first byte say how long the IPv4 header is, in words of 4 bytes",
    )
    outcome = attempt(peel, frame + rng.randbytes(rng.randrange(5, 40)))
    check(
        outcome.returned(layers),
        "padding behind the packet is left out, whatever is in it",
        expected=layers,
        got=outcome,
        look_at="the frame's end is not the packet's end: take the lengths from the IPv4 and UDP headers",
    )
    # the same packet with bytes that UDP's length does not cover
    surplus = rng.randbytes(rng.randrange(3, 20))
    total = struct.pack("!H", int.from_bytes(frame[16:18], "big") + len(surplus))
    longer = frame[:16] + total + frame[18:] + surplus
    layers[1] = ("IPv4", longer[14:start])
    outcome = attempt(peel, longer + b"padding")
    check(
        outcome.returned(layers),
        "bytes in the packet that UDP's own length does not cover are left out as well",
        expected=layers,
        got=outcome,
        look_at="a datagram ends where the length in the UDP header says, even if its packet is longer",
    )
### END HIDDEN TESTS

# %% slug="peel-others" role="tests" points=2
"""peel names only the layers that are there."""
# Hidden until grading: live frames of TFTP messages without data, of other applications, of
# other protocols than UDP, and of other EtherTypes than IPv4's.
### BEGIN HIDDEN TESTS
rng = seeded("peel-others")
here, there, port = "127.0.0.1", "127.0.0.2", rng.randrange(10_000, 30_000)
opcode = "look at both ports, and at the opcode: only opcode 3 has data behind its 4 bytes"
block = b"\x00\x03" + rng.randbytes(2)
request = b"\x00\x01" + rng.randbytes(4).hex().encode() + b".txt\x00octet\x00"
cases = (
    ("a request to port 69", port, 69, request, [("TFTP", request)], opcode),
    ("an acknowledgement", port, 5069, b"\x00\x04\x00\x01", [("TFTP", b"\x00\x04\x00\x01")], opcode),
    ("data towards the server", port, 5069, block + b"ab", [("TFTP", block), ("DATA", b"ab")], opcode),
    ("an opcode of 0x0103", 5069, port, b"\x01" + block[1:], [("TFTP", b"\x01" + block[1:])], "an opcode is two bytes"),
    ("an empty last block", 5069, port, block, [("TFTP", block), ("DATA", b"")], "no bytes of data are data, too"),
    ("another application", port, port + 1, block + b"xyz", [("DATA", block + b"xyz")], "the ports say whether it is TFTP"),
    ("an empty datagram", port, port + 1, b"", [("DATA", b"")], "no bytes of data are data, too"),
)
*frames, syn, six = kernel.frames(
    *(kernel.Packet((here, case[1]), (there, case[2]), case[3]) for case in cases),
    kernel.Packet((here, 5069), (there, port), protocol="TCP"),
    kernel.Packet(("::1", 5069), ("::1", port), block + b"abc"),
)
for (name, *_, inner, look_at), frame in zip(cases, frames, strict=True):
    layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:34]), ("UDP", frame[34:42]), *inner]
    outcome = attempt(peel, frame + bytes(max(0, 60 - len(frame))))
    check(
        outcome.returned(layers),
        f"{name}: {', '.join(name for name, _ in layers)}",
        expected=layers,
        got=outcome,
        look_at=look_at,
    )
carried = "byte 9 of the IPv4 header says what it carries; go on to UDP only if it is 17"
icmp = frames[0][:23] + b"\x01" + frames[0][24:]
for name, frame in (("a segment of TCP", syn), ("a message of ICMP (protocol 1)", icmp)):
    layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:34]), ("DATA", frame[34:])]
    outcome = attempt(peel, frame + b"padding")
    check(
        outcome.returned(layers),
        f"{name} is not UDP, whatever its ports are: Ethernet, IPv4, DATA",
        expected=layers,
        got=outcome,
        look_at=carried,
    )
arp = frames[0][:12] + b"\x08\x06" + frames[0][14:]
for name, frame in (("a packet of IPv6", six), ("a packet of ARP (EtherType 0x0806)", arp)):
    layers = [("Ethernet", frame[:14]), ("DATA", frame[14:])]
    outcome = attempt(peel, frame)
    check(
        outcome.returned(layers),
        f"{name} is not IPv4: Ethernet, DATA",
        expected=layers,
        got=outcome,
        look_at="the EtherType, all of its two bytes, says what the frame carries; go on to IPv4 only if it is 0x0800",
    )
### END HIDDEN TESTS

# %% slug="peel-malformed" role="tests" points=1
"""peel refuses a frame whose lengths do not fit."""
# Hidden until grading: a live frame cut off at each of its bytes, and lengths that cannot be.
### BEGIN HIDDEN TESTS
rng = seeded("peel-malformed")
data = rng.randbytes(rng.randrange(10, 20))
frame = kernel.frames(kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", 4000), b"\x00\x03\x00\x01" + data))[0]
layers = [("Ethernet", frame[:14]), ("IPv4", frame[14:34]), ("UDP", frame[34:42]), ("TFTP", frame[42:46]), ("DATA", data)]
outcome = attempt(peel, frame)
check(
    outcome.returned(layers),
    "whole, the frame is taken apart",
    expected=layers,
    got=outcome,
    look_at="what fits exactly is not too long: compare with <=, not with <",
)
refused = [attempt(peel, frame[:size]) for size in range(len(frame))]
let_through = [size for size, outcome in enumerate(refused) if not outcome.raised(Malformed)]
check(
    not let_through,
    "cut off anywhere, the frame is refused with Malformed",
    expected="Malformed",
    got=f"with {let_through[0]} of {len(frame)} bytes: {refused[let_through[0]]}" if let_through else "",
    look_at="a slice of missing bytes is silently shorter: compare the length with what is there, before you cut",
)


def with_bytes(at, new):
    return frame[:at] + new + frame[at + len(new) :]


for name, bad in (
    ("an IPv4 header of 16 bytes", with_bytes(14, b"\x44")),
    ("an IPv4 header longer than its packet, of TCP", with_bytes(14, b"\x46")[:16] + b"\x00\x14" + with_bytes(23, b"\x06")[18:]),
    ("an IPv4 length of 19, below its header's", with_bytes(16, b"\x00\x13")),
    ("a UDP length of 7", with_bytes(38, b"\x00\x07")),
    ("a UDP length one beyond its packet", with_bytes(38, struct.pack("!H", 13 + len(data))) + b"!"),
    ("TFTP with one byte", with_bytes(38, b"\x00\x09")),
    ("TFTP data with half a block number", with_bytes(38, b"\x00\x0b")),
):
    outcome = attempt(peel, bad)
    check(
        outcome.raised(Malformed),
        f"{name} is refused with Malformed",
        expected="Malformed",
        got=outcome,
        look_at="each length has a least and a most: its own header's size, and what is left of the layer outside",
    )
### END HIDDEN TESTS

# %% [markdown]
# ## All of it together
#
# A message from one process to another, as the kernel wraps it now, with options and with padding, and unwrapped by your own function.
# You should see five layers, 55 bytes.

# %% tags=["try"]
nested(peel(with_options + b"padding"))

# %% [markdown]
# That is what the layers are for: a programmer gets the data and need not care how it came.
# From here on the course stays between the second and the third line of the table of layers, and the lowest ones are somebody else's work.
#
# ## What you can say now
#
# - A connection is a descriptor, a small integer that leads into the kernel; its owner closes it exactly once.
# - IP brings a packet to a host, and TCP or UDP bring what is in it to a process, which a port stands for.
# - Each layer wraps what it is given into a header, which says how long it is itself and what it carries; only headers know where data begins and ends.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | descriptor | the number by which a process knows an open file, pipe or socket |
# | socket | one end of communication between processes |
# | address | a host and a port |
# | port | 16 bits that say which socket on a host is meant |
# | family | which kind of address: IPv4 or IPv6 |
# | network byte order | most significant byte first; big-endian |
# | transport entity | what does the transport layer's work in a host |
# | transport service user, provider | the program above the socket; all the layers below it |
# | encapsulation | wrapping what a layer is given into a header of its own |
# | frame, packet, datagram or segment, message | the unit of the link, network, transport and application layer |
# | padding | bytes that only fill a frame up |
#
# **What does this return, and why?**
#
# 1. `os.read(fd, 100)` on a connection whose other side has closed, the first time and the tenth.
# 2. `socket.socket(fileno=fd).getsockname()`, and then `os.read(fd, 100)`.
# 3. `peel(frame)` for a frame whose EtherType is `0x0806`, and is anything left out?
