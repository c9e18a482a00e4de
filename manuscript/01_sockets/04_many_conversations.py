# %% [markdown]
# # Many conversations
#
# A server talks with three clients at once.
# It has one socket for each of them, and one more that listens.
# How many ports do its four sockets use?

# %%
import socket

listener = socket.create_server(("127.0.0.1", 0))
clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
servers = [listener.accept()[0] for _ in clients]
len({sock.getsockname()[1] for sock in [listener, *servers]})

# %% [markdown]
# One.
# All four have the same local address: the same host and the same port.
#
# Now each client says its name, to that one port.
# The three server sockets read in turn: what will each of them get?

# %%
for client, name in zip(clients, (b"ada", b"bob", b"cyd"), strict=True):
    client.send(name)
[server.recv(100) for server in servers]

# %% [markdown]
# Each got its own client's name, and nobody got anybody else's.
# Yet all three segments, as TCP calls its packets, had the same destination port.
#
# You can read in many places that the transport layer "looks at the destination port" to find the right program.
# You have just seen that this cannot be the whole rule.
# In this notebook you find out what the rule is, write it down as a class, and see whether your kernel agrees.

# %%
for sock in [listener, *clients, *servers]:
    sock.close()

# %% [markdown]
# ## Down and up again
#
# Many programs on one machine share one network.
# On the way down, what they send is put into packets, each with its source and its destination written on it, and all packets leave by the same wire: that is **multiplexing**.
# On the way up, each packet must find the socket that it is meant for: that is **demultiplexing**.
#
# Take the rule of the books first, and measure it.
# Here is a plan of three sockets and three packets.
#
# - A socket's line says what the socket does: `listen`, or `establish` a connection.
#   Its own address follows, and then the address of the other end, if it has one.
# - A packet's line says its protocol, its source and its destination.
# - An address is a host, a colon and a port.
#   The names `web`, `a`, `b` and `c` stand for ports that the kernel picks.

# %%
two_clients = """
    listen     127.0.0.1:web
    establish  127.0.0.1:web  127.0.0.1:a
    establish  127.0.0.1:web  127.0.0.1:b
    tcp  127.0.0.1:a -> 127.0.0.1:web
    tcp  127.0.0.1:b -> 127.0.0.1:web
    tcp  127.0.0.1:c -> 127.0.0.1:web
"""

# %% [markdown]
# The clients `a` and `b` have a connection; `c` is new, so its packet is a SYN, the first segment of a connection.
# Count the sockets from 1, in the order of their lines: which of them gets the first packet, which the second, and which the third?
# Write a list of three numbers.

# %% tags=["predict"]
prediction = ...

# %% [markdown]
# `kernel.demultiplex` opens live sockets and sends live packets as the plan says, and watches where each packet comes out.
# In its drawing a blue line that is not dashed means TCP; later an orange one that is dashed will mean UDP.

# %%
from loopback import compare, kernel

traffic = kernel.demultiplex(two_clients)
compare(prediction, traffic.numbers)

# %%
traffic

# %% [markdown]
# And this is what the rule of the books says: the first socket that has the packet's destination port.
# `traffic.packets` holds the three packets, each as its protocol, its source and its destination.
# `traffic.keys` says what the kernel knows of each socket; `key.local` is the socket's own address, a tuple of host and port.
# `traffic.answers` holds the key of the socket to which the kernel gave each packet.
# You should see `True` where rule and kernel agree.


# %%
def by_port(keys, protocol, source, destination):
    return next((key for key in keys if key.local[1] == destination[1]), None)


guesses = [by_port(traffic.keys, *packet) for packet in traffic.packets]
[guess == answer for guess, answer in zip(guesses, traffic.answers, strict=True)]

# %% [markdown]
# One in three.
# By that rule every segment goes to the listener, and the two conversations are broken.
#
# `traffic.keys` is the **demultiplexing table**: for each socket the **key** under which the kernel finds it.
# A key is a protocol, a local address and perhaps a remote address.
# Seen from the socket, **local** is its own side and **remote** is the other side.
# An arriving packet's destination is somebody's local address, and its source is somebody's remote one.
#
# ## TCP: four values
#
# Perhaps the source port is enough to tell the clients apart?
# Here are two clients on two hosts, which happen to use the same source port `a`.
# (All of 127.0.0.0/8 is your own machine on Linux, so 127.0.0.2 can play another host. Where a system has only 127.0.0.1, a recording answers, and a line says so.)

# %%
kernel.demultiplex("""
    listen     127.0.0.1:web
    establish  127.0.0.1:web  127.0.0.1:a
    establish  127.0.0.1:web  127.0.0.2:a
    tcp  127.0.0.1:a -> 127.0.0.1:web
    tcp  127.0.0.2:a -> 127.0.0.1:web
    tcp  127.0.0.2:b -> 127.0.0.1:web
""")

# %% [markdown]
# The same two ports, and still two conversations.
# A TCP connection is found by all four values: local host, local port, remote host, remote port.
# They are called the **4-tuple**.
#
# What fits no connection goes to the listener, which has no remote address and takes a SYN from anybody.
# And what fits no listener either?

# %% tags=["raises-exception"]
with socket.create_server(("127.0.0.1", 0)) as gone:
    address = gone.getsockname()
with socket.socket() as caller:
    caller.connect(address)

# %% [markdown]
# `ConnectionRefusedError`: nobody has that key, so the kernel itself answers, with a reset.
#
# ## UDP: two values, or four
#
# A UDP socket needs no connection, so one socket can hear everybody.
# `bind_udp` opens one in a plan.
# Its key is its local address; where a datagram comes from does not matter.

# %%
kernel.demultiplex("""
    bind_udp  127.0.0.1:mail
    udp  127.0.0.1:a -> 127.0.0.1:mail
    udp  127.0.0.1:b -> 127.0.0.1:mail
    udp  127.0.0.1:a -> 127.0.0.1:nobody
""")

# %% [markdown]
# The third datagram had no socket to go to: the cross says so.
# For that the kernel sends back a message of ICMP, the protocol in which IP reports errors: "port unreachable".
# This sender's program hears nothing of it.
#
# Is it at least the destination *port* that decides here?
# Two sockets may have the same port at two local hosts.

# %%
kernel.demultiplex("""
    bind_udp  127.0.0.1:mail
    bind_udp  127.0.0.2:mail
    udp  127.0.0.1:a -> 127.0.0.1:mail
    udp  127.0.0.1:a -> 127.0.0.2:mail
""")

# %% [markdown]
# It is the local host *and* the local port.
#
# A UDP socket can be **connected** too.
# No packet leaves for that; the kernel only writes a remote address into the key.
# Socket 2 in this plan has the same local address as socket 1, and is connected to `a`.
# (By itself the kernel refuses a second socket at one address. The plan asks it, by the option `SO_REUSEADDR` on both, to let them share.)

# %%
connected_to_a = """
    bind_udp  127.0.0.1:mail
    bind_udp  127.0.0.1:mail  127.0.0.1:a
    udp  127.0.0.1:a -> 127.0.0.1:mail
    udp  127.0.0.1:b -> 127.0.0.1:mail
"""

# %% [markdown]
# Who gets the datagram from `a`, and who the one from `b`?
# Write a list of two numbers.

# %% tags=["predict"]
prediction = ...

# %%
traffic = kernel.demultiplex(connected_to_a)
compare(prediction, traffic.numbers)

# %%
traffic

# %% [markdown]
# The connected socket wins where its remote address fits, and is out of the question where it does not.
# It is the rule of TCP once more: first the key with four values, then the key with two.
# (And the program of a connected socket is told when a datagram of its own found nobody: its next call raises an error.)
#
# TCP and UDP can even use one port number side by side.

# %%
kernel.demultiplex("""
    listen    127.0.0.1:port
    bind_udp  127.0.0.1:port
    tcp  127.0.0.1:a -> 127.0.0.1:port
    udp  127.0.0.1:a -> 127.0.0.1:port
""")

# %% [markdown]
# The protocol is part of the key: UDP's port 53 and TCP's port 53 have nothing to do with each other.
#
# The next cells bring in what the exercises need; `shuffled` is for the grader, which puts your plans in another order.

# %% slug="given" role="setup"
import contextlib
import socket
import struct

from loopback import SocketKey, kernel, loopback_hosts, system, try_out, wait_until
from loopback.check import check_quietly, expect, same, seeded, when
from loopback.draw import AcceptQueueDiagram

TCP_INFO = system.TCP_INFO  # the option that asks Linux what it knows of a TCP socket


# %% slug="given-shuffled" role="setup"
def shuffled(plan, rng):
    """The same plan with its sockets, and its packets, in another order."""
    lines = plan.strip().splitlines()
    sockets = [line for line in lines if "->" not in line]
    packets = [line for line in lines if "->" in line]
    return "\n".join([*rng.sample(sockets, len(sockets)), *rng.sample(packets, len(packets))])


# %% [markdown] slug="demux-contract" role="contract"
# ## Exercise 1: the demultiplexing table (6 points)
#
# Write the class `Demux`, which keeps the keys of sockets and finds the one that gets a packet.
# An address is a tuple of host and port, such as `("127.0.0.1", 80)`.
# A key is `SocketKey(protocol, local, remote)`, where `protocol` is `"udp"` or `"tcp"`; without a remote address it is `SocketKey(protocol, local)`, which equals `SocketKey(protocol, local, None)`.
#
# | method | what it does |
# |---|---|
# | `listen(local)` | adds the key of a listener |
# | `establish(local, remote)` | adds the key of a TCP connection |
# | `bind_udp(local)` | adds the key of an unconnected UDP socket |
# | `bind_udp(local, remote)` | adds the key of a connected UDP socket |
# | `lookup(protocol, source, destination)` | returns the key of the socket that gets a packet from `source` to `destination`, or `None` |
#
# `lookup` tries the keys of the packet's protocol in this order:
#
# | | local address | remote address |
# |---|---|---|
# | 1 | the destination | the source |
# | 2 | the destination | none |
# | 3 | nobody gets it: `None` | |
#
# Two `Demux` objects are two machines, and share nothing.
# The reference answer is 8 lines.
#
# <details><summary>Hint 1: do I have to search?</summary>
#
# No.
# From a packet you can make the two keys that could match, and see which of them you have, the most specific first.
# </details>
#
# <details><summary>Hint 2: how do I keep the keys?</summary>
#
# A `SocketKey` can be put into a set, and two with the same contents are the same key.
# Make the set in `__init__`.
# </details>


# %% slug="demux" role="solution"
class Demux:
    """The demultiplexing table of one machine: it keeps keys, and finds the one that a packet goes to."""

    def __init__(self) -> None:
        ### BEGIN SOLUTION
        self._keys: set[SocketKey] = set()
        ### END SOLUTION

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        ### BEGIN SOLUTION
        self._keys.add(SocketKey("tcp", local))
        ### END SOLUTION

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        ### BEGIN SOLUTION
        self._keys.add(SocketKey("tcp", local, remote))
        ### END SOLUTION

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        ### BEGIN SOLUTION
        self._keys.add(SocketKey("udp", local, remote))
        ### END SOLUTION

    def lookup(self, protocol: str, source: tuple[str, int], destination: tuple[str, int]) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        ### BEGIN SOLUTION
        for key in (SocketKey(protocol, destination, source), SocketKey(protocol, destination)):
            if key in self._keys:
                return key
        return None
        ### END SOLUTION


# %% [markdown]
# Try it on the plan from the top.
# You should see `[True, True, True]`, where the rule of the books had one.


# %% tags=["try"]
@try_out
def tried():
    plan = """
        listen     127.0.0.1:web
        establish  127.0.0.1:web  127.0.0.1:a
        establish  127.0.0.1:web  127.0.0.1:b
        tcp  127.0.0.1:a -> 127.0.0.1:web
        tcp  127.0.0.1:b -> 127.0.0.1:web
        tcp  127.0.0.1:c -> 127.0.0.1:web
    """
    traffic = kernel.demultiplex(plan)
    return [key == answer for key, answer in zip(traffic.put_to(Demux), traffic.answers, strict=True)]


tried

# %% [markdown]
# In the tests your class and your kernel get the same plan, and must agree on every packet.

# %% slug="demux-clients" role="tests" points=1
"""Demux tells the clients of one listener apart."""

ONE_LISTENER = """
    listen     {0}:web
    establish  {0}:web  {0}:a
    establish  {0}:web  {0}:b
    tcp  {0}:a -> {0}:web
    tcp  {0}:b -> {0}:web
    tcp  {0}:c -> {0}:web
    tcp  {0}:a -> {0}:c
"""
CLAIM = "two connections, a newcomer, and a port where nobody listens: Demux says what the kernel did, over "
kernel.demultiplex(ONE_LISTENER.format("127.0.0.1")).agrees(Demux, CLAIM + "127.0.0.1")


def two_machines(local, remote):
    one, other = Demux(), Demux()
    one.listen(local)
    return one.lookup("tcp", remote, local), other.lookup("tcp", remote, local)


def share_nothing(local, remote):
    steps = ["one, other = Demux(), Demux()", f"one.listen({local})", f'packet = "tcp", {remote}, {local}']
    found = expect(two_machines, local, remote, shown="(one.lookup(*packet), other.lookup(*packet))")
    OWN = "keep the keys in the object, from __init__ on: a set at the top of the class is shared by all objects"
    found.returns((SocketKey("tcp", local), None), "since they are two machines", OWN, log=steps)


share_nothing(("127.0.0.1", 80), ("127.0.0.1", 4000))

# Hidden until grading: the sockets and packets in another order, on IPv6 too, and other addresses.
### BEGIN HIDDEN TESTS
rng = seeded("demux-clients")
for host in loopback_hosts():
    kernel.demultiplex(shuffled(ONE_LISTENER.format(host), rng)).agrees(Demux, CLAIM + host)
share_nothing(("192.0.2.7", rng.randrange(1, 65536)), ("198.51.100.7", rng.randrange(1, 65536)))
### END HIDDEN TESTS

# %% slug="demux-four-values" role="tests" points=2
"""Demux finds a TCP connection by all four values."""
PLANS = {
    "both ends of one connection are here: each gets what the other sends": """
        establish  {0}:a  {0}:b
        establish  {0}:b  {0}:a
        tcp  {0}:a -> {0}:b
        tcp  {0}:b -> {0}:a
        tcp  {0}:c -> {0}:a
    """,
    "one client port has a connection to each of two server ports": """
        listen     {0}:web
        establish  {0}:web   {0}:a
        establish  {0}:more  {0}:a
        tcp  {0}:a -> {0}:web
        tcp  {0}:a -> {0}:more
        tcp  {0}:b -> {0}:web
    """,
    "one client port is at two hosts, and the listener at one": """
        establish  127.0.0.1:web  127.0.0.1:a
        listen     127.0.0.1:web
        establish  127.0.0.1:web  127.0.0.2:a
        tcp  127.0.0.2:a -> 127.0.0.1:web
        tcp  127.0.0.1:a -> 127.0.0.1:web
        tcp  127.0.0.2:b -> 127.0.0.1:web
        tcp  127.0.0.1:b -> 127.0.0.2:web
    """,
}
for claim, plan in PLANS.items():
    kernel.demultiplex(plan.format("127.0.0.1")).agrees(Demux, claim)

# Hidden until grading: other orders, by the seed, and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("demux-four-values")
for claim, plan in PLANS.items():
    for host in loopback_hosts():
        kernel.demultiplex(shuffled(plan.format(host), rng)).agrees(Demux, f"{claim}, over {host}")
### END HIDDEN TESTS

# %% slug="demux-datagrams" role="tests" points=2
"""Demux finds a UDP socket by its local address, and by the remote one where it is connected."""
PLANS = {
    "an unconnected UDP socket gets what anybody sends to its port": """
        bind_udp  {0}:mail
        udp  {0}:a -> {0}:mail
        udp  {0}:b -> {0}:mail
        udp  {0}:a -> {0}:nobody
    """,
    "two connected UDP sockets get what their partners send, and nobody the rest": """
        bind_udp  {0}:mail  {0}:a
        bind_udp  {0}:mail  {0}:b
        udp  {0}:b -> {0}:mail
        udp  {0}:a -> {0}:mail
        udp  {0}:c -> {0}:mail
    """,
    "one of two UDP sockets is connected, and the other gets what is left": """
        bind_udp  {0}:mail  {0}:a
        bind_udp  {0}:mail
        udp  {0}:a -> {0}:mail
        udp  {0}:b -> {0}:mail
    """,
    "two UDP sockets have one port at two hosts": """
        bind_udp  127.0.0.1:mail
        bind_udp  127.0.0.2:mail
        bind_udp  127.0.0.1:mail  127.0.0.2:a
        udp  127.0.0.2:a -> 127.0.0.1:mail
        udp  127.0.0.1:a -> 127.0.0.1:mail
        udp  127.0.0.2:a -> 127.0.0.2:mail
    """,
}
for claim, plan in PLANS.items():
    kernel.demultiplex(plan.format("127.0.0.1")).agrees(Demux, f"{claim}: Demux says what the kernel did")

# Hidden until grading: other orders, by the seed, and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("demux-datagrams")
for claim, plan in PLANS.items():
    for host in loopback_hosts():
        kernel.demultiplex(shuffled(plan.format(host), rng)).agrees(Demux, f"{claim}, over {host}")
### END HIDDEN TESTS

# %% slug="demux-two-tables" role="tests" points=1
"""UDP and TCP have a table each."""
PLANS = {
    "UDP and TCP share a port number": """
        listen     {0}:port
        bind_udp   {0}:port
        establish  {0}:port  {0}:a
        udp  {0}:a -> {0}:port
        tcp  {0}:a -> {0}:port
        tcp  {0}:b -> {0}:port
    """,
    "a port is the other protocol's only": """
        bind_udp   {0}:mail
        listen     {0}:web
        establish  {0}:web  {0}:a
        tcp  {0}:a -> {0}:mail
        udp  {0}:a -> {0}:web
        udp  {0}:a -> {0}:mail
    """,
}
for claim, plan in PLANS.items():
    kernel.demultiplex(plan.format("127.0.0.1")).agrees(Demux, f"{claim}: Demux says what the kernel did")

# Hidden until grading: other orders, by the seed, and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("demux-two-tables")
for claim, plan in PLANS.items():
    for host in loopback_hosts():
        kernel.demultiplex(shuffled(plan.format(host), rng)).agrees(Demux, f"{claim}, over {host}")
### END HIDDEN TESTS

# %% [markdown]
# ## Any address of mine
#
# A server often binds the **wildcard** address, which stands for every address of the machine.
# Each **family** of addresses has its own: `0.0.0.0` for IPv4, `::` for IPv6.
# What if somebody else has bound the same port at one specific address?

# %%
kernel.demultiplex("""
    listen    0.0.0.0:port
    listen    127.0.0.1:port
    bind_udp  0.0.0.0:port
    tcp  127.0.0.1:a -> 127.0.0.1:port
    tcp  127.0.0.1:a -> 127.0.0.2:port
    udp  127.0.0.1:a -> 127.0.0.2:port
""")

# %% [markdown]
# The more specific key wins, and the wildcard gets what is left.
# (A socket at `::` may take IPv4 as well, unless it is told not to by the option `IPV6_V6ONLY`; here it is always told.)
#
# A socket with a remote address never has a wildcard for its local one.
# When it connects, the kernel fills in the address that it will use.

# %%
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(("0.0.0.0", 0))
    before = sock.getsockname()[0]
    sock.connect(("127.0.0.1", sock.getsockname()[1]))
    after = sock.getsockname()[0]
before, after

# %% [markdown]
# And a key belongs to one socket only.
# Two listeners with one key: to which of them should a SYN go?
# The kernel refuses the second one.
# (Unless both have asked for the option `SO_REUSEPORT`: then the kernel shares the clients out between them.)
# It refuses at `bind`, before it can know whether a socket will be connected: hence the option for the two UDP sockets above.

# %% tags=["raises-exception"]
with socket.create_server(("127.0.0.1", 0)) as first_listener, socket.socket() as second:
    second.bind(first_listener.getsockname())

# %% [markdown] slug="demux-wildcards-contract" role="contract"
# ## Exercise 2: wildcards, and what a kernel refuses (3 points)
#
# Write `WildcardDemux`, a `Demux` that knows wildcards, and refuses what a kernel refuses.
#
# | case | result |
# |---|---|
# | `lookup` finds a key as `Demux` does | that key |
# | it finds none, and there is a key with the destination's port, the wildcard of the destination's family, and no remote address | that key |
# | there is no such key either | `None` |
# | a key is added that is there already | `OSError` |
# | `establish`, or `bind_udp` with a remote address, on a local address that is a wildcard | `ValueError` |
# | `lookup` of a protocol that is neither `"udp"` nor `"tcp"` | `ValueError` |
# | after any of these errors | the table is as it was |
#
# The wildcard is `"::"` for a destination host with a colon in it, and `"0.0.0.0"` for any other.
# The reference answer is 17 lines.
#
# <details><summary>Hint 1: must I write it all again?</summary>
#
# No: `super().listen(local)` is what your `Demux` does, and likewise for the other methods.
# So is the second search: ask `super().lookup` once more, with the wildcard as the destination's host.
# </details>
#
# <details><summary>Hint 2: where do I refuse?</summary>
#
# In one method for all three ways to add a key, which looks at the key and raises, before anything is added.
# </details>


# %% slug="demux-wildcards" role="solution"
class WildcardDemux(Demux):
    """A demultiplexing table that knows wildcards, and refuses what a kernel refuses."""

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        ### BEGIN SOLUTION
        self._refuse(SocketKey("tcp", local))
        super().listen(local)
        ### END SOLUTION

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        ### BEGIN SOLUTION
        self._refuse(SocketKey("tcp", local, remote))
        super().establish(local, remote)
        ### END SOLUTION

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        ### BEGIN SOLUTION
        self._refuse(SocketKey("udp", local, remote))
        super().bind_udp(local, remote)
        ### END SOLUTION

    def lookup(self, protocol: str, source: tuple[str, int], destination: tuple[str, int]) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        ### BEGIN SOLUTION
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
        return super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)

    def _refuse(self, key: SocketKey) -> None:
        """Raise the error for a key that cannot be added."""
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
            raise ValueError(f"a conversation has a local host of its own, not {key.local[0]}")
        if key in self._keys:
            raise OSError(f"the address is in use: {key}")
        ### END SOLUTION


# %% [markdown]
# Try it on a listener at the wildcard and one at a specific address.
# You should see `[True, True]`.


# %% tags=["try"]
@try_out
def tried():
    plan = """
        listen  0.0.0.0:port
        listen  127.0.0.1:port
        tcp  127.0.0.1:a -> 127.0.0.1:port
        tcp  127.0.0.1:a -> 127.0.0.2:port
    """
    traffic = kernel.demultiplex(plan)
    return [key == answer for key, answer in zip(traffic.put_to(WildcardDemux), traffic.answers, strict=True)]


tried

# %% slug="given-wildcard-hints" role="setup"
ITSELF = when(RecursionError, "self.lookup is the method that you are in; super().lookup is that of Demux")
ONLY_REMOTE = when(ValueError, "a wildcard is refused only together with a remote address", at="raise ")

# %% slug="demux-wildcards-order" role="tests" points=1
"""A specific address wins over the wildcard, in whatever order they were added."""
TOGETHER = when(OSError, "these keys are all different: protocol, local and remote address make a key together")
PLANS = {
    "a specific address wins, whether the wildcard was added first or last": """
        listen    {1}:port
        listen    {0}:port
        bind_udp  {0}:port
        bind_udp  {1}:port
        tcp  {0}:a -> {0}:port
        udp  {0}:a -> {0}:port
    """,
    "the wildcard takes what fits no other key": """
        listen    {1}:port
        bind_udp  {1}:mail
        bind_udp  {0}:mail  {0}:a
        tcp  {0}:a -> {0}:port
        udp  {0}:b -> {0}:mail
    """,
    "a wildcard listener has the other addresses, except for connections": """
        listen     0.0.0.0:port
        listen     127.0.0.1:port
        establish  127.0.0.1:port  127.0.0.1:a
        establish  127.0.0.2:port  127.0.0.1:a
        tcp  127.0.0.1:a -> 127.0.0.2:port
        tcp  127.0.0.1:b -> 127.0.0.2:port
        tcp  127.0.0.1:b -> 127.0.0.2:other
    """,
}
for claim, plan in PLANS.items():
    kernel.demultiplex(plan.format("127.0.0.1", "0.0.0.0")).agrees(WildcardDemux, claim, TOGETHER, ITSELF, ONLY_REMOTE)

# Hidden until grading: other orders, by the seed, and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("demux-wildcards-order")
for claim, plan in PLANS.items():
    for host in loopback_hosts():
        plan_here = shuffled(plan.format(host, "::" if ":" in host else "0.0.0.0"), rng)
        kernel.demultiplex(plan_here).agrees(WildcardDemux, f"{claim}, over {host}", TOGETHER, ITSELF, ONLY_REMOTE)
### END HIDDEN TESTS

# %% slug="demux-wildcards-families" role="tests" points=1
"""Each family has its own wildcard."""
BOTH = """
    bind_udp  {1}:port
    bind_udp  {0}:port
    udp  127.0.0.1:a -> 127.0.0.1:port
    udp  ::1:a -> ::1:port
"""
ONE = """
    listen  {0}:port
    tcp  127.0.0.1:a -> 127.0.0.1:port
    tcp  ::1:a -> ::1:port
"""
TOGETHER = when(OSError, "these keys are all different: each family has a wildcard of its own")
PLANS = {
    "both wildcards are bound: each family goes to its own": BOTH.format("0.0.0.0", "::"),
    "0.0.0.0 listens alone: a packet of the other family finds nobody": ONE.format("0.0.0.0"),
    ":: listens alone: a packet of the other family finds nobody": ONE.format("::"),
}
for claim, plan in PLANS.items():
    kernel.demultiplex(plan).agrees(WildcardDemux, claim, TOGETHER, ITSELF, ONLY_REMOTE)

# Hidden until grading: other orders, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("demux-wildcards-families")
for claim, plan in PLANS.items():
    if len(loopback_hosts()) == 2:
        kernel.demultiplex(shuffled(plan, rng)).agrees(WildcardDemux, f"{claim}, in another order", TOGETHER, ITSELF, ONLY_REMOTE)
### END HIDDEN TESTS

# %% slug="given-last-call" role="setup"
def last_of(make, calls):
    """Make a table and the calls, and return what the last one returns; errors of the others are let go."""
    table = make()
    for method, *addresses in calls[:-1]:
        with contextlib.suppress(OSError, ValueError):
            getattr(table, method)(*addresses)
    method, *addresses = calls[-1]
    return getattr(table, method)(*addresses)


def last_call(make, *calls):
    """What may be said of the last of some calls of a new table, and the steps to it."""
    steps = [f"table.{method}({', '.join(map(repr, addresses))})" for method, *addresses in calls]
    return expect(last_of, make, calls, shown=steps[-1]), [f"table = {make.__name__}()", *steps]


# %% slug="demux-wildcards-refuses" role="tests" points=1
"""WildcardDemux refuses a key that is there, a remote address on a wildcard, and an unknown protocol."""
TWICE = "look whether the key is there, before you add it; the protocol and a missing remote address belong to it, too"
WILD = "look at the local host before you add the key: with a remote address it may not be 0.0.0.0, nor ::"
FIRST = "the refused call has changed the table: look first, and add only what is not refused"
TWO = 'there are two protocols, "udp" and "tcp", written so'


def refuses(kind, detail, hint, *calls, left=None):
    asked, steps = last_call(WildcardDemux, *calls)
    asked.raises(kind, detail, hint, log=steps)
    method, local, *remote = calls[-1]
    protocol, source = "udp" if method == "bind_udp" else "tcp", (*remote, ("198.51.100.9", 9))[0]
    kept, steps = last_call(WildcardDemux, *calls, ("lookup", protocol, source, local))
    claim = f"the table is as it was before {method} raised an error"
    kept.states(kept.outcome.returned(left), claim, FIRST, expected=str(left), got=str(kept.outcome), log=steps, quiet=True)


def refusals(local, remote):
    for call in (("listen", local), ("establish", local, remote), ("bind_udp", local), ("bind_udp", local, remote)):
        left = SocketKey("udp" if call[0] == "bind_udp" else "tcp", *call[1:])
        refuses(OSError, "the second time", TWICE, call, call, left=left)
    for host in ("0.0.0.0", "::"):
        for method in ("establish", "bind_udp"):
            refuses(ValueError, "since the local host is a wildcard", WILD, (method, (host, local[1]), remote))
    for protocol in ("icmp", "TCP"):
        asked, steps = last_call(WildcardDemux, ("listen", local), ("lookup", protocol, remote, local))
        asked.raises(ValueError, "since there is no such table", TWO, log=steps)


refusals(("192.0.2.7", 80), ("198.51.100.7", 4000))

# Hidden until grading: other ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("demux-wildcards-refuses")
refusals(("192.0.2.8", rng.randrange(1, 65536)), ("198.51.100.8", rng.randrange(1, 65536)))
### END HIDDEN TESTS

# %% [markdown]
# ## Waiting to be accepted
#
# A SYN that fits no connection goes to the listener.
# What becomes of it there?
# In *Echo* a client connected, spoke and hung up before the server's program called `accept`, and nothing was lost.
# The two kernels shake hands by themselves, and the connection is there before any program has it.
#
# Until a program takes it, it waits in the listener's **accept queue**.
# So `accept` makes no connection; it takes one out of that queue, or waits until there is one.
#
# The **backlog**, `listen`'s argument, bounds the queue.
# The next cell listens with a backlog of 1, and three clients connect while nobody accepts.
# Whoever is not let in gives up before the next event.
# Then one connection is accepted, and a fourth client tries.
# How many of the four clients will be let in?
#
# `kernel.accept_queue_trace` plays such a story, and tells two numbers after each event: how many connects have succeeded so far, and how many connections wait.

# %% tags=["predict"]
prediction = ...

# %%
from loopback.draw import AcceptQueueDiagram

story = ["connect", "connect", "connect", "accept", "connect"]
counts = kernel.accept_queue_trace(1, story)
compare(prediction, counts[-1][0])

# %%
AcceptQueueDiagram(story, counts)

# %% [markdown]
# Three of four: the first two, and the fourth.
# (A tick is a connection that waits, a dashed box a free place.)
# So two connections waited at the same time: Linux lets a queue grow to one *more* than the backlog.
# (Other systems count otherwise: the number is a wish, and the kernel also has an upper limit of its own.)
#
# The third client was not refused.
# Its SYN was dropped without an answer, so that its kernel would have tried again a second later, and again, until there was room.
# This client gave up before that; a patient one would have been let in after the `accept`.
#
# And the backlog is no limit on clients: the connection that was accepted left the queue, and made room.

# %% [markdown] slug="accept-queue-contract" role="contract"
# ## Exercise 3: the accept queue (6 points)
#
# Write two functions: one that looks, and one that foresees.
#
# **`accept_queue(listener)`** returns how many connections wait in a listener's accept queue, and its backlog.
#
# | case | result |
# |---|---|
# | a TCP listener, IPv4 or IPv6 | `(waiting, backlog)`, a tuple of two ints; nothing is taken out of the queue, and the listener stays open |
# | any other socket: connected, not connected, UDP | `ValueError` |
#
# Linux tells both: `listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32)` gives 32 bytes.
# On a listener, bytes 24 to 27 are the number that wait and bytes 28 to 31 the backlog, each an unsigned number in the machine's own byte order.
# On another system the tests give you a recorded listener, which answers `getsockopt` as Linux does; the grader runs on Linux.
#
# **`foresee(backlog, events)`** predicts what Linux will do with a listener of that backlog.
# It returns a list with a tuple of two ints for each event: the number of `"connect"`s that have succeeded so far, and the number of connections in the queue after the event.
#
# | event | what happens |
# |---|---|
# | `"connect"` | a new client connects; if it is not let in, it gives up before the next event |
# | `"accept"` | the program calls `accept`; with an empty queue nothing happens |
# | `"hang up"` | the client that has waited longest, of those still there, closes its socket; if there is none, nothing happens |
# | `"reset"` | the same, but it resets its connection |
# | any other, or a `backlog` below 0 | `ValueError` |
#
# What hanging up does to the queue is for you to find out: `kernel.accept_queue_trace(1, ["connect", "hang up"])` asks the kernel.
# The reference answer is 17 lines for both.
#
# <details><summary>Hint 1: which socket listens?</summary>
#
# `sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)` is 1 for a listener and 0 for any other.
# Ask that first: a UDP socket has no `TCP_INFO`.
# `struct.unpack_from("=II", data, 24)` reads two numbers of four bytes, from byte 24 on; `=` means the machine's own byte order.
# </details>
#
# <details><summary>Hint 2: what takes a connection out of the queue?</summary>
#
# Only one of the four events.
# A connection that its client has ended must still be handed to the program, which then reads its end.
# </details>

# %% slug="accept-queue" role="solution"
def accept_queue(listener: socket.socket) -> tuple[int, int]:
    """How many connections wait at a TCP listener, and its backlog; ValueError for a socket that does not listen."""
    ### BEGIN SOLUTION
    if not listener.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        raise ValueError("this socket does not listen")
    info = listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32)
    waiting, backlog = struct.unpack_from("=II", info, 24)
    return waiting, backlog
    ### END SOLUTION


def foresee(backlog: int, events: list[str]) -> list[tuple[int, int]]:
    """After each event: how many connects have succeeded so far, and how many connections wait."""
    ### BEGIN SOLUTION
    if backlog < 0:
        raise ValueError(f"a backlog of {backlog}")
    connected, waiting, counts = 0, 0, []
    for event in events:
        if event not in ("connect", "accept", "hang up", "reset"):
            raise ValueError(f"unknown event {event!r}")
        if event == "connect" and waiting <= backlog:
            connected, waiting = connected + 1, waiting + 1
        if event == "accept" and waiting:
            waiting -= 1
        counts.append((connected, waiting))
    return counts
    ### END SOLUTION


# %% [markdown]
# Try it on the events from before.
# You should see the same picture as above.

# %% tags=["try"]
@try_out
def tried():
    story = ["connect", "connect", "connect", "accept", "connect"]
    return AcceptQueueDiagram(story, foresee(1, story))


tried

# %% slug="accept-queue-waiting" role="tests" points=2
"""accept_queue counts the connections that wait, and takes none of them out."""
ORDER = 'the numbers never left this machine: they are in its own byte order, "=II" or sys.byteorder, not in the network\'s'
FOUR = "each of the two numbers has four bytes: a single one is enough for small numbers only"
OUT = "a connection is missing: take nothing out of the queue to count it, TCP_INFO has the number"
STALE = "ask the kernel anew with each call"
OPEN = "the listener belongs to whoever calls: `with listener:` closes it at the end of the block"
PLACE = "bytes 24 to 27 are the number that wait, and bytes 28 to 31 the backlog"


def tells(listening, count, backlog, detail):
    if system.has_tcp_info:
        wait_until(lambda: kernel.accept_queue(listening).waiting == count, 2.0)
    asked = expect(accept_queue, listening if system.has_tcp_info else kernel.RecordedListener(count, backlog))
    swapped, one_byte = (lambda got: got[1] > 2**16), (lambda got: got[1] == backlog % 256)
    fewer, more = (lambda got: got[0] < count), (lambda got: got == (count + 1, backlog))
    hints = when(swapped, ORDER), when(one_byte, FOUR), when(fewer, OUT), when(more, STALE), PLACE
    asked.returns((count, backlog), detail, *hints, log=[f"listen({backlog})", detail.removeprefix("with ")])
    check_quietly(listening.fileno() >= 0, "accept_queue leaves the listener open", hint=OPEN)


def counts_waiting(host, backlog, most):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.create_server((host, 0), family=family, backlog=backlog))
        for count in range(most + 1):
            tells(listening, count, backlog, f"with {count} connected and none accepted, over {host}")
            stack.enter_context(socket.create_connection(listening.getsockname()[:2]))
        stack.enter_context(listening.accept()[0])
        tells(listening, most, backlog, f"with {most + 1} connected and one accepted, over {host}")


counts_waiting("127.0.0.1", 300, 2)

# Hidden until grading: other backlogs and numbers, by the seed, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("accept-queue-waiting")
for host in loopback_hosts():
    counts_waiting(host, rng.randrange(300, 900), rng.randrange(3, 8))
### END HIDDEN TESTS

# %% slug="accept-queue-sockets" role="tests" points=1
"""accept_queue refuses a socket that does not listen."""
LISTENS = "bytes 24 to 31 mean something else on a socket that does not listen: ask SO_ACCEPTCONN first"
NO_INFO = when(OSError, "a UDP socket has no TCP_INFO: ask whether the socket listens before you ask for that")


def refuses_others(host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.create_server((host, 0), family=family))
        calling = stack.enter_context(socket.create_connection(listening.getsockname()[:2]))
        others = {
            "it is the client's end of a connection": calling,
            "it is an accepted connection": stack.enter_context(listening.accept()[0]),
            "it is not connected": stack.enter_context(socket.socket(family, socket.SOCK_STREAM)),
            "it is a UDP socket": stack.enter_context(socket.socket(family, socket.SOCK_DGRAM)),
        }
        for reason, other in others.items():
            expect(accept_queue, other).raises(ValueError, f"since {reason}, over {host}", LISTENS, NO_INFO)


refuses_others("127.0.0.1")

# Hidden until grading: the same over IPv6, where the machine has it.
### BEGIN HIDDEN TESTS
refuses_others(loopback_hosts()[-1])
### END HIDDEN TESTS


# %% slug="given-foreseen" role="setup"
def why_not(event, backlog, before, right, told):
    """What a wrong prediction of one event says of the rule behind it."""
    if event == "connect" and told[0] > right[0]:
        return "the queue is full when one more than the backlog wait in it; a client that finds it full is not let in"
    if event == "connect" and told[1] == right[1]:
        return "a connect has succeeded as soon as its connection is in the queue, before anybody accepts it"
    if event == "connect" and before[0] == before[1] == backlog:
        return "on Linux there is room for one more than the backlog"
    if event == "connect":
        return "accept has made room: the backlog bounds those that wait, not those that have been served"
    if event == "accept" and told[0] > right[0]:
        return "accept lets nobody in: a client that found the queue full gave up before the next event"
    if told[0] < right[0]:
        return "the first number counts the connects that have succeeded so far: nothing makes it smaller"
    if event == "accept" and told[1] < 0:
        return "with an empty queue nothing happens"
    if event == "accept":
        return "accept takes one connection out of the queue"
    return "a connection that its client has ended stays in the queue until accept takes it out"


# %% slug="given-foresees" role="setup"
def foresees(foresee, backlog, events, detail, host="127.0.0.1"):
    """Check that foresee says what the kernel does, and tell of the first event of which it says something else."""
    truth = kernel.accept_queue_trace(backlog, events, host=host)
    asked, log = expect(foresee, backlog, events), AcceptQueueDiagram(events, truth)
    rows = asked.value if type(asked.value) is list and len(asked.value) == len(truth) else []
    wrong = next((place for place, row in enumerate(rows) if not same(row, truth[place])), None)
    claim = f"foresee({backlog}, {events}) is what the kernel does, {detail}"
    if asked.outcome.returned(truth):
        asked.states(True, claim, expected="", got="")
    elif wrong is None or type(rows[wrong]) is not tuple or len(rows[wrong]) != 2:
        asked.returns(truth, detail, "there is one tuple for each event", log=log)
    else:
        hint = why_not(events[wrong], backlog, [(0, 0), *truth][wrong], truth[wrong], rows[wrong])
        after = f"after event {wrong + 1}, {events[wrong]!r}"
        asked.states(False, claim, hint, expected=f"{truth[wrong]} {after}", got=f"{rows[wrong]} {after}", log=log)


# %% slug="accept-queue-foreseen" role="tests" points=2
"""foresee predicts an accept queue that fills and empties."""
foresees(foresee, 1, ["connect", "connect", "connect", "accept", "connect"], "as in the picture above")
foresees(foresee, 0, ["accept", "connect", "connect", "accept", "accept", "connect"], "with a backlog of 0")
foresees(foresee, 2, ["connect", "accept"] * 4, "with one client after the other")

BELOW = "a backlog below 0 is no backlog: look at it before anything else"
UNKNOWN = "an event that is none of the four must not pass in silence"
expect(foresee, -1, ["connect"]).raises(ValueError, "since a backlog is not negative", BELOW)
expect(foresee, 3, ["connect", "listen"]).raises(ValueError, "since 'listen' is no event", UNKNOWN)

# Hidden until grading: backlogs and events drawn by the seed, put to the kernel, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("accept-queue-foreseen")
for host in loopback_hosts() if system.has_tcp_info else ():
    depth = rng.randrange(2, 5)
    foresees(foresee, depth, ["connect"] * (depth + 3) + ["accept", "connect", "connect"], f"over {host}", host)
    foresees(foresee, depth, ["connect", "accept"] * (depth + 3) + ["connect"], f"over {host}", host)
    foresees(foresee, 1, [rng.choice(["connect", "connect", "accept"]) for _ in range(12)], f"over {host}", host)
expect(foresee, -rng.randrange(2, 99), []).raises(ValueError, "", BELOW)
expect(foresee, 0, ["accept", "close"]).raises(ValueError, "since 'close' is no event", UNKNOWN)
### END HIDDEN TESTS

# %% slug="accept-queue-ended" role="tests" points=1
"""foresee predicts what becomes of a connection that its client ends while it waits."""
foresees(foresee, 1, ["connect", "hang up", "connect", "connect", "accept", "connect"], "where one hangs up")
foresees(foresee, 0, ["connect", "reset", "connect", "accept", "connect"], "where one resets")
foresees(foresee, 1, ["hang up", "reset", "connect"], "where nobody is there to end anything")

# Hidden until grading: backlogs and events drawn by the seed, put to the kernel, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("accept-queue-ended")
for host in loopback_hosts() if system.has_tcp_info else ():
    depth = rng.randrange(2, 4)
    drawn = [rng.choice(["connect", "connect", "accept", "hang up", "reset"]) for _ in range(15)]
    foresees(foresee, depth, ["connect"] * depth + ["hang up", "connect", "reset", "connect"], f"over {host}", host)
    foresees(foresee, depth, ["connect", *drawn], f"over {host}", host)
### END HIDDEN TESTS

# %% [markdown]
# ## Where the other port comes from
#
# A server binds a port that its clients know.
# A client seldom binds one: it needs *some* port, so that its 4-tuple is unlike every other, and it does not matter which.
# Its kernel picks one when the first packet must leave.

# %%
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.sendto(b"hello", receiver.getsockname())
sender.getsockname()[1] > 0, receiver.recvfrom(100)[1][1] == sender.getsockname()[1]

# %% [markdown]
# The sender never called `bind`, and has a port; the receiver can answer to it.
# That is the sender's half of multiplexing: every datagram leaves with a source address on it.
# Binding port 0, as this course does all the time, asks for the same service.
# A port that the kernel picks, and takes back soon, is an **ephemeral port**.

# %%
receiver.close()
sender.close()

# %% [markdown]
# The 65,536 ports are divided into three classes (RFC 6335, section 6).
#
# | class | ports | who uses them |
# |---|---|---|
# | `"system"` | 0 to 1023 | well-known services; many systems let only the administrator bind them |
# | `"user"` | 1024 to 49151 | services that have registered a number |
# | `"dynamic"` | 49152 to 65535 | anybody, for a while; never registered |
#
# Ephemeral ports ought to be dynamic ones, then.
# Does the range of your kernel begin among them?
# Linux tells; on another system you see `None`.

# %% tags=["nbval-ignore-output"]
from pathlib import Path

port_range = Path("/proc/sys/net/ipv4/ip_local_port_range")
int(port_range.read_text().split()[0]) >= 49152 if port_range.exists() else None

# %% [markdown]
# Linux begins at 32768 unless somebody has set it otherwise, well inside the user ports.
# A service that has registered a port up there may find it taken by somebody's client.

# %% [markdown] slug="ports-contract" role="contract"
# ## Exercise 4: classes and samples of ports (4 points)
#
# **`classify(port)`** returns the class of a port, as in the table above.
#
# **`ephemeral_range(samples, host)`** has the kernel pick a port of `host`, by binding a new socket to port 0, `samples` times; it returns the lowest and the highest port that came.
#
# | case | result |
# |---|---|
# | `classify(port)` for 0 to 65535 | `"system"`, `"user"` or `"dynamic"` |
# | `classify` of any other number | `ValueError` |
# | `ephemeral_range(samples, host)` | a tuple, `(lowest, highest)`; for one sample the same port twice |
# | `samples` below 1 | `ValueError` |
# | a `host` that is no address of this machine | the `OSError` of `bind` |
# | when `ephemeral_range` returns | the ports are free again |
#
# `host` is an IPv4 or an IPv6 address, and `"127.0.0.1"` if it is not given.
# UDP and TCP sockets are both fine.
# The reference answer is 14 lines for both.
#
# <details><summary>Hint 1: how do I learn which port I got?</summary>
#
# `sock.getsockname()[1]`, after `bind`.
# </details>
#
# <details><summary>Hint 2: which family?</summary>
#
# A host with a colon in it is an IPv6 address, and needs a socket of `AF_INET6`.
# A `with` block closes the socket, whatever happens.
# </details>

# %% slug="ports" role="solution"
def classify(port: int) -> str:
    """The class of a port, "system", "user" or "dynamic" (RFC 6335, section 6); ValueError for what is no port."""
    ### BEGIN SOLUTION
    if not 0 <= port <= 65535:
        raise ValueError(f"{port} is no port")
    if port < 1024:
        return "system"
    return "user" if port < 49152 else "dynamic"
    ### END SOLUTION


def ephemeral_range(samples: int, host: str = "127.0.0.1") -> tuple[int, int]:
    """The lowest and the highest of `samples` ports that the kernel picks for port 0 at `host`."""
    ### BEGIN SOLUTION
    if samples < 1:
        raise ValueError(f"{samples} samples show nothing")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ports = []
    for _ in range(samples):
        with socket.socket(family, socket.SOCK_DGRAM) as sock:
            sock.bind((host, 0))
            ports.append(sock.getsockname()[1])
    return min(ports), max(ports)
    ### END SOLUTION


# %% [markdown]
# Try them together: which classes do your kernel's ephemeral ports belong to?
# On Linux you should see that they begin among the user ports and end among the dynamic ones.

# %% tags=["try", "nbval-ignore-output"]
@try_out
def tried():
    return [classify(port) for port in ephemeral_range(300)]


tried

# %% slug="ports-classes" role="tests" points=1
"""classify knows the three classes of ports."""
TABLE = "the table above the exercise has the names of the three classes, and where each begins and ends"


def classes(*ports):
    for port, named in ports:
        expect(classify, port).returns(named, "", TABLE)


classes((22, "system"), (53, "system"), (443, "system"), (5432, "user"), (8080, "user"), (60000, "dynamic"))

# Hidden until grading: other ports of each class, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("ports-classes")
classes((rng.randrange(1, 1023), "system"), (rng.randrange(1025, 49151), "user"), (rng.randrange(49153, 65535), "dynamic"))
### END HIDDEN TESTS

# %% slug="ports-edges" role="tests" points=1
"""classify knows where each class begins and ends, and what is no port."""
EDGE = "the first and the last port of each class belong to it: is `<` exchanged with `<=`, or a range(a, b), which ends before b?"
BITS = "a port is a number of 16 bits: refuse what is below 0 or above 65535"
edges = {0: "system", 1023: "system", 1024: "user", 49151: "user", 49152: "dynamic", 65535: "dynamic"}
for port, named in edges.items():
    expect(classify, port).returns(named, "at the edge of its class", EDGE, when(ValueError, EDGE))
for port in (-1, 65536):
    expect(classify, port).raises(ValueError, "since it is no port", BITS)

# Hidden until grading: other numbers that are no ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("ports-edges")
for port in (rng.randrange(65537, 2**20), -rng.randrange(2, 1000)):
    expect(classify, port).raises(ValueError, "since it is no port", BITS)
### END HIDDEN TESTS


# %% slug="given-range" role="setup"
def kernel_range():
    """The lowest and the highest port that this kernel picks, where it tells; else those that any kernel may pick."""
    try:
        with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
            low, high = map(int, file.read().split())
    except OSError:
        return 1024, 65535
    return low, high


def are_ports(got):
    """Whether these are two of the ports that the kernel picks."""
    low, high = kernel_range()
    return len(got) == 2 and all(type(port) is int and low <= port <= high for port in got)


# %% slug="given-free" role="setup"
def is_free(host, port):
    """Whether UDP and TCP can both bind the port; a connection of somebody's that has just ended does not count."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as udp, socket.socket(family, socket.SOCK_STREAM) as tcp:
            tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            udp.bind((host, port))
            tcp.bind((host, port))
    except OSError:
        return False
    return True


# %% slug="ports-sampled" role="tests" points=2
"""ephemeral_range asks the kernel, and leaves no port taken."""
ONE = "for one sample the lowest and the highest port are the same: the one that getsockname told after bind"
SORTED = when(lambda got: got[0] > got[1], "the lowest port comes first")
NEW_EACH = "take a new socket for each sample: a socket keeps the port that it has"
NEW = when(lambda got: got[0] == got[1], NEW_EACH)
ASK = "bind to port 0, so that the kernel picks, and ask getsockname which port it was"
FREE = "close every socket before you return; a `with` block does it"
NONE = "look at `samples` first: no ports have no lowest one"
MADE_UP = "only the kernel knows which ports it picks, and at which hosts: bind, and let its error through"


def samples_at(host, samples):
    low, high = kernel_range()
    between = f"ports from {low} to {high}"
    singles = [expect(ephemeral_range, 1, host) for _ in range(3)]
    for one in singles:
        claim, wanted = f"ephemeral_range(1, {host!r}) returns one of the kernel's ports twice", f"(port, port), {between}"
        one.satisfies(lambda got: are_ports(got) and got[0] == got[1], claim, ONE, of=tuple, expected=wanted)
    free = any(is_free(host, one.value[0]) for one in singles)  # somebody else may take one of them, not all
    singles[0].satisfies(free, f"at {host} the port is free again", FREE, got="the port is taken")
    many = expect(ephemeral_range, samples, host)
    claim = f"ephemeral_range({samples}, {host!r}) returns two of the kernel's ports, the lowest first"
    wanted = f"(lowest, highest), {between}"
    many.satisfies(lambda got: are_ports(got) and got[0] < got[1], claim, SORTED, NEW, ASK, of=tuple, expected=wanted)
    apart = many.value[1] - many.value[0] >= (high - low) // 4 or not system.has_tcp_info
    many.satisfies(apart, f"the two are far apart, since {samples} ports were picked", NEW_EACH)
    expect(ephemeral_range, 0, host).raises(ValueError, "since no sample has no lowest port", NONE)


for host in loopback_hosts():
    samples_at(host, 200)
expect(ephemeral_range, 3, "192.0.2.1").raises(OSError, "since that is no address of this machine", MADE_UP)

# Hidden until grading: other numbers of samples, by the seed.
### BEGIN HIDDEN TESTS
for host in loopback_hosts():
    samples_at(host, seeded("ports-sampled").randrange(150, 250))
expect(ephemeral_range, -3, "127.0.0.1").raises(ValueError, "", NONE)
### END HIDDEN TESTS

# %% [markdown]
# ## What you can say now
#
# - A TCP segment goes to the connection with its 4-tuple, else to the listener; a UDP datagram goes to the socket with its local address, and a connected one comes first where the remote address fits. The most specific key wins.
# - The kernel shakes hands; `accept` takes a finished connection out of a queue, and the backlog bounds how many wait there, not how many clients there are.
# - A client's port is picked by its kernel, so that no two conversations have the same key.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | multiplexing | letting many sockets share one network, by writing addresses on what leaves |
# | demultiplexing | finding the socket that an arriving packet is meant for |
# | local, remote | a socket's own side, and the other side |
# | key | protocol, local address and perhaps remote address, by which the kernel finds a socket |
# | 4-tuple | local host and port, remote host and port |
# | listener | a TCP socket without a remote address, which takes what fits no connection |
# | connected UDP socket | one that has a remote address, and hears nobody else |
# | ICMP | the protocol in which IP reports errors, such as "port unreachable" |
# | wildcard | `0.0.0.0` or `::`: every address of this machine |
# | accept queue | established connections that no program has accepted yet |
# | backlog | the bound on the accept queue that `listen` asks for |
# | ephemeral port | a port that the kernel picks, for a while |
#
# **What does this return, and why?**
#
# 1. `lookup("udp", a, b)` where the only socket is a UDP socket at `b`, connected to somebody who is not `a`.
#
# <details><summary>Answer</summary>
#
# `None`: a connected socket takes packets from its remote address only, and there is no other key.
# </details>
#
# 2. `accept()`, for a client that has connected, said nothing, and closed its socket; and then `recv(1)` on the connection that it returned.
#
# <details><summary>Answer</summary>
#
# `accept` returns a connection as usual, since the one that its client has closed stays in the queue.
# `recv(1)` returns `b""`, the end of the client's stream.
# </details>
#
# 3. `len({sock.getsockname()[1] for sock in clients})` for three clients of one server, all on your machine. Could it be 1?
#
# <details><summary>Answer</summary>
#
# 3, if all of them are at 127.0.0.1: with the same port they would have the same 4-tuple.
# It could be 1 if they were bound to three local hosts, such as 127.0.0.1, 127.0.0.2 and 127.0.0.3: then the 4-tuples differ in the host.
# </details>
