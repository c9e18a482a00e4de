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
# All four have the same local address and the same port.
#
# Now each client says its name, to that one port.
# The three server sockets read in turn: what will each of them get?

# %%
for client, name in zip(clients, (b"ada", b"bob", b"cyd"), strict=True):
    client.send(name)
[server.recv(100) for server in servers]

# %% [markdown]
# Each got its own client's name, and nobody got anybody else's.
# Yet all three segments had the same destination port.
#
# You can read in many places that the transport layer "looks at the destination port" to find the right program.
# You have just seen that this cannot be the whole rule.
# In this notebook you find out what the rule is, write it down as a class, and let your kernel mark it.

# %%
for sock in [listener, *clients, *servers]:
    sock.close()

# %% [markdown]
# ## Down and up again
#
# Many programs on one machine share one network.
# On the way down their messages are put into segments and datagrams, each with its source and destination written on it, and all of them leave by the same wire: that is **multiplexing**.
# On the way up each one must find the socket that it is meant for: that is **demultiplexing**.
#
# Take the rule of the books first, and measure it.
# `kernel.demultiplex` opens live sockets by a plan, sends live packets, each with a segment or a datagram in it, and draws which socket got which.
# The parameters of the plan are ports, which the kernel picks; the drawing calls them by their names.

# %%
from loopback import kernel

HERE = "127.0.0.1"

# %% [markdown]
# There is a listener on port `web`, with a connection to client `a` and another to client `b`.
# Client `c` is new, so its segment is a SYN, the first of a connection.
# Which of the three sockets will get each segment?

# %% tags=["predict"]
prediction = {"from a": "...", "from b": "...", "from c": "..."}

# %%
def two_clients(web, a, b, c):
    sockets = [
        ("listen", (HERE, web)),
        ("establish", (HERE, web), (HERE, a)),
        ("establish", (HERE, web), (HERE, b)),
    ]
    packets = [("tcp", (HERE, client), (HERE, web)) for client in (a, b, c)]
    return sockets, packets


traffic = kernel.demultiplex(two_clients)
traffic

# %% [markdown]
# And this is what the rule of the books says: the socket with that destination port.
# `traffic.answers` holds what the kernel did.

# %%
def by_port(sockets, protocol, source, destination):
    return next((key for key in sockets if key.local[1] == destination[1]), None)


guesses = [by_port(traffic.keys, *packet) for packet in traffic.packets]
[guess == answer for guess, answer in zip(guesses, traffic.answers, strict=True)]

# %% [markdown]
# One in three.
# Every segment went to the listener, which was opened first, and the two conversations are broken.
#
# `traffic.keys` is the **demultiplexing table**: for each socket the **key** under which the kernel finds it.
# A key is a protocol, a local address and perhaps a remote address, where an address is a host and a port.
# Seen from the socket, **local** is here and **remote** is the other side.
# An arriving segment's destination is somebody's local address, and its source is somebody's remote one.
#
# ## TCP: four values
#
# Perhaps the source port is enough to tell the clients apart?
# Here are two clients on two hosts, which happen to use the same source port `a`.
# (All of 127.0.0.0/8 is your own machine on Linux, so 127.0.0.2 can play another host.)

# %%
THERE = "127.0.0.2"


def two_hosts(web, a):
    sockets = [
        ("listen", (HERE, web)),
        ("establish", (HERE, web), (HERE, a)),
        ("establish", (HERE, web), (THERE, a)),
    ]
    packets = [("tcp", source, (HERE, web)) for source in ((HERE, a), (THERE, a), (THERE, web))]
    return sockets, packets


kernel.demultiplex(two_hosts)

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
# A UDP socket has no connections, so one socket hears everybody.
# Its key is its local address; where a datagram comes from does not matter.

# %%
def one_mailbox(mail, a, b, other):
    sockets = [("bind_udp", (HERE, mail))]
    packets = [
        ("udp", (HERE, a), (HERE, mail)),
        ("udp", (HERE, b), (HERE, mail)),
        ("udp", (HERE, a), (HERE, other)),
    ]
    return sockets, packets


kernel.demultiplex(one_mailbox)

# %% [markdown]
# The third datagram had no socket to go to.
# The kernel sends back a message of ICMP, the protocol in which IP's own errors are told: "port unreachable", from which the sender's kernel makes an error.
#
# Is it at least the destination *port* that decides here?
# Two sockets may have the same port at two local hosts.

# %%
def two_addresses(mail, a):
    sockets = [("bind_udp", (HERE, mail)), ("bind_udp", (THERE, mail))]
    packets = [("udp", (HERE, a), (HERE, mail)), ("udp", (HERE, a), (THERE, mail))]
    return sockets, packets


kernel.demultiplex(two_addresses)

# %% [markdown]
# It is the local host *and* the local port.
#
# A UDP socket can be **connected** too.
# No packet leaves for that; the kernel only writes a remote address into the key.
# Below, socket 2 has the same local address as socket 1, and is connected to `a`.
# Who gets a datagram from `a`, and who one from `b`?

# %% tags=["predict"]
prediction = {"from a": "...", "from b": "..."}

# %%
def a_favourite(mail, a, b):
    sockets = [("bind_udp", (HERE, mail)), ("bind_udp", (HERE, mail), (HERE, a))]
    packets = [("udp", (HERE, a), (HERE, mail)), ("udp", (HERE, b), (HERE, mail))]
    return sockets, packets


kernel.demultiplex(a_favourite)

# %% [markdown]
# The connected socket wins where its remote address fits, and is out of the question where it does not.
#
# ## Any address of mine
#
# A server often binds the **wildcard** address, `0.0.0.0` for IPv4 or `::` for IPv6, which stands for every address of the machine.
# What if somebody else has bound the same port at one specific address?

# %%
def wildcards(port, a):
    sockets, packets = [], []
    for protocol, method in (("udp", "bind_udp"), ("tcp", "listen")):
        sockets += [(method, ("0.0.0.0", port)), (method, (HERE, port))]
        packets += [(protocol, (HERE, a), (HERE, port)), (protocol, (HERE, a), (THERE, port))]
    return sockets, packets


kernel.demultiplex(wildcards)

# %% [markdown]
# The more specific key wins, and the wildcard gets what is left.
# (A socket at `::` may take IPv4 as well, unless it is told not to by the option `IPV6_V6ONLY`; here it is always told.)
#
# You also see that UDP and TCP use the same port number side by side.
# They are two tables: UDP's port 53 and TCP's port 53 have nothing to do with each other.
#
# A conversation never has a wildcard for its local address.
# When a socket connects, the kernel fills in the address that it will use.

# %%
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind(("0.0.0.0", 0))
    before = sock.getsockname()[0]
    sock.connect(("127.0.0.1", sock.getsockname()[1]))
    after = sock.getsockname()[0]
before, after

# %% [markdown]
# The next cells bring in what the exercises need.

# %% slug="given" role="setup"
import contextlib
import socket
import struct

from loopback import SocketKey, kernel, loopback_hosts, second_loopback_host, system, wait_until
from loopback.check import attempt, batch, check, seeded
from loopback.draw import AcceptQueueDiagram

TCP_INFO = system.TCP_INFO  # the option that tells what Linux knows of a socket

HERE = "127.0.0.1"


# %% slug="given-agree" role="setup"
def agree(make, plan, claim, look_at):
    """Put a plan to the kernel and to a table of yours, and check that they agree, packet by packet."""
    traffic = kernel.demultiplex(plan)
    outcome = attempt(lambda: traffic.put_to(make))
    expected, got = traffic.differs(outcome)
    if outcome.raised(OSError):
        look_at = "these keys are all different: protocol, local address and remote address make a key together"
    check(
        outcome.returned(list(traffic.answers)), claim, expected=expected, got=got, log=traffic, look_at=look_at
    )


# %% [markdown] slug="demux-contract" role="contract"
# ## Exercise 1: the demultiplexing table (8 points)
#
# Write the class `Demux`, which keeps the keys of sockets and finds the one that gets a packet.
# An address is a tuple of host and port, such as `("127.0.0.1", 80)`.
# A key is `SocketKey(protocol, local, remote)`, where `protocol` is `"udp"` or `"tcp"`, and `remote` is `None` if there is none.
#
# | method | what it does |
# |---|---|
# | `bind_udp(local)` | adds an unconnected UDP socket |
# | `bind_udp(local, remote)` | adds a connected UDP socket |
# | `listen(local)` | adds a listener |
# | `establish(local, remote)` | adds a TCP connection |
# | `lookup(protocol, source, destination)` | the key of the socket that gets a packet from `source` to `destination`, or `None` |
#
# `lookup` tries the sockets of the packet's protocol in this order:
#
# | | local address | remote address |
# |---|---|---|
# | 1 | the destination | the source |
# | 2 | the destination | none |
# | 3 | the wildcard of the destination's family, with the destination's port | none |
# | 4 | nobody: `None` | |
#
# | case | result |
# |---|---|
# | a key is added that is there already | `OSError`, and the table stays as it was |
# | `bind_udp` with a remote address, or `establish`, on a wildcard local address | `ValueError`, and the table stays as it was |
# | `lookup` of a protocol that is neither `"udp"` nor `"tcp"` | `ValueError` |
# | two `Demux` objects | share nothing |
#
# The wildcard is `"0.0.0.0"` for a destination host without a colon and `"::"` for one with a colon.
# The first three methods return nothing.
# The reference answer is 19 lines.
#
# <details><summary>Hint 1: do I have to search?</summary>
#
# No.
# From a packet you can make the three keys that could match, and see which of them you have, the most specific first.
# </details>
#
# <details><summary>Hint 2: how do I keep the keys?</summary>
#
# A `SocketKey` can be put into a set, and two with the same contents are the same key.
# Make the set in `__init__`.
# </details>

# %% slug="demux" role="solution"
class Demux:
    """The demultiplexing table of one machine: keys in, and the key that a packet goes to out."""

    def __init__(self) -> None:
        ### BEGIN SOLUTION
        self._keys: set[SocketKey] = set()
        ### END SOLUTION

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        ### BEGIN SOLUTION
        self._add(SocketKey("udp", local, remote))
        ### END SOLUTION

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        ### BEGIN SOLUTION
        self._add(SocketKey("tcp", local))
        ### END SOLUTION

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        ### BEGIN SOLUTION
        self._add(SocketKey("tcp", local, remote))
        ### END SOLUTION

    def lookup(self, protocol: str, source: tuple[str, int], destination: tuple[str, int]) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        ### BEGIN SOLUTION
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
        for local, remote in ((destination, source), (destination, None), (wildcard, None)):
            key = SocketKey(protocol, local, remote)
            if key in self._keys:
                return key
        return None

    def _add(self, key: SocketKey) -> None:
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
            raise ValueError(f"a conversation has a local host of its own, not {key.local[0]}")
        if key in self._keys:
            raise OSError(f"the address is in use: {key}")
        self._keys.add(key)
        ### END SOLUTION


# %% [markdown]
# Try it on the plan from the top.
# You should see `[True, True, True]`, where the rule of the books had one.

# %% tags=["try"]
traffic = kernel.demultiplex(two_clients)
[mine == answer for mine, answer in zip(traffic.put_to(Demux), traffic.answers, strict=True)]

# %% slug="demux-clients" role="tests" points=1
"""Demux tells two clients of one listener apart."""


def two_clients(web, a, b, c):
    sockets = [("listen", (HERE, web)), *(("establish", (HERE, web), (HERE, client)) for client in (a, b))]
    packets = [("tcp", (HERE, sender), (HERE, web)) for sender in (a, b, c)]
    return sockets, [*packets, ("tcp", (HERE, a), (HERE, c))]


agree(
    Demux,
    two_clients,
    "two connections, a newcomer and a port where nobody listens: Demux says what the kernel did",
    "a segment goes to the connection whose remote address is its source; one that fits no connection goes "
    "to the listener",
)

# %% slug="demux-four-values" role="tests" points=2
"""Demux finds a TCP connection by all four values."""
# Hidden until grading: one source port from two hosts, both ends of a connection in one
# table, IPv6, connections without a listener, and a crowd.
### BEGIN HIDDEN TESTS
FOUR = (
    "a TCP connection is found by local host, local port, remote host and remote port: the packet's destination "
    "is local, its source is remote"
)
there = second_loopback_host()
for host in loopback_hosts():

    def both_ends(a, b, c, host=host):
        sockets = [("establish", (host, a), (host, b)), ("establish", (host, b), (host, a))]
        return sockets, [("tcp", (host, a), (host, b)), ("tcp", (host, b), (host, a)), ("tcp", (host, c), (host, a))]

    agree(
        Demux,
        both_ends,
        f"both ends of one connection at {host}: each gets what the other sends, and a stranger is refused",
        FOUR,
    )

    def two_servers(web, more, a, host=host):
        sockets = [("listen", (host, web)), ("establish", (host, web), (host, a)), ("establish", (host, more), (host, a))]
        return sockets, [("tcp", (host, a), (host, web)), ("tcp", (host, a), (host, more)), ("tcp", (host, more), (host, web))]

    agree(
        Demux,
        two_servers,
        f"one client port at {host} with a connection to each of two server ports: two conversations",
        FOUR,
    )

if there:

    def hosts_apart(web, a, b):
        sockets = [("establish", (HERE, web), (HERE, a)), ("listen", (HERE, web)), ("establish", (HERE, web), (there, a))]
        packets = [("tcp", (there, a), (HERE, web)), ("tcp", (HERE, a), (HERE, web)), ("tcp", (there, b), (HERE, web))]
        return sockets, [*packets, ("tcp", (HERE, b), (there, web))]

    agree(
        Demux,
        hosts_apart,
        "the same source port from two hosts: two connections, and the listener is at one address only",
        FOUR,
    )

rng = seeded("demux-four-values")
web = ("192.0.2.1", rng.randrange(1, 1024))
hosts = [f"198.51.100.{number}" for number in rng.sample(range(1, 255), 6)]
ports = rng.sample(range(1024, 65536), 6)
crowd = [(host, port) for host in hosts for port in ports]
strangers = [crowd.pop(rng.randrange(len(crowd))) for _ in range(4)]


def crowded():
    demux = Demux()
    opened = [(demux.establish, web, remote) for remote in crowd]
    batch([*opened[:16], (demux.listen, web), *opened[16:]])
    return batch((demux.lookup, "tcp", source, web) for source in crowd + strangers)


outcome = attempt(crowded)
wanted = [SocketKey("tcp", web, remote) for remote in crowd] + [SocketKey("tcp", web)] * 4
check(
    outcome.returned(wanted),
    "a crowd of 32 connections to one port, from 6 hosts with the same 6 ports, and 4 newcomers",
    expected="each of the 32 finds its own connection, the 4 find the listener",
    got=outcome,
    look_at=FOUR,
)
### END HIDDEN TESTS

# %% slug="demux-datagrams" role="tests" points=2
"""Demux finds a UDP socket by its local address, and by the remote one where it is connected."""
# Hidden until grading: connected and unconnected sockets at one address, in both orders,
# strangers, and two local hosts.
### BEGIN HIDDEN TESTS
MORE = (
    "a connected UDP socket takes datagrams from its remote address only, and there it wins; for all others it "
    "is as if it were not there"
)
there = second_loopback_host()
for host in loopback_hosts():

    def one_for_all(mail, a, b, c, host=host):
        packets = [("udp", (host, sender), (host, mail)) for sender in (a, b)]
        return [("bind_udp", (host, mail))], [*packets, ("udp", (host, mail), (host, c))]

    agree(
        Demux,
        one_for_all,
        f"one unconnected UDP socket at {host} gets what everybody sends to its port, and only that",
        "an unconnected UDP socket has no remote address: the source of a datagram does not matter to it",
    )

    def connected_first(mail, a, b, host=host):
        return [("bind_udp", (host, mail), (host, a)), ("bind_udp", (host, mail))], [
            ("udp", (host, a), (host, mail)),
            ("udp", (host, b), (host, mail)),
        ]

    def connected_last(mail, a, b, host=host):
        sockets, packets = connected_first(mail, a, b)
        return sockets[::-1], packets

    for plan in (connected_first, connected_last):
        agree(
            Demux,
            plan,
            f"at {host}, {plan.__name__.replace('_', ' ')}: its friend's datagram goes to the connected socket, "
            "a stranger's to the other",
            MORE,
        )

    def connected_only(mail, a, b, c, host=host):
        sockets = [("bind_udp", (host, mail), (host, a)), ("bind_udp", (host, mail), (host, b))]
        return sockets, [("udp", (host, sender), (host, mail)) for sender in (b, a, c)]

    agree(
        Demux,
        connected_only,
        f"at {host}, two connected sockets and no other: each has its friend, and a stranger is refused",
        MORE,
    )

if there:

    def two_places(mail, a, b):
        sockets = [("bind_udp", (HERE, mail)), ("bind_udp", (there, mail)), ("bind_udp", (HERE, mail), (there, a))]
        packets = [("udp", (there, a), (HERE, mail)), ("udp", (HERE, a), (HERE, mail)), ("udp", (there, a), (there, mail))]
        return sockets, [*packets, ("udp", (there, b), (there, mail))]

    agree(
        Demux,
        two_places,
        "one port at two local hosts: the destination's host counts, and so does the friend's",
        MORE,
    )
### END HIDDEN TESTS

# %% slug="demux-wildcards" role="tests" points=1
"""A specific address wins over the wildcard, in whatever order they were bound."""
# Hidden until grading: wildcard and specific sockets of both protocols and both families,
# in both orders.
### BEGIN HIDDEN TESTS
SPECIFIC = (
    "look for the destination's own address first and for the wildcard of its family last; the order in which "
    "they were bound does not matter"
)
for host in loopback_hosts():
    wild = "::" if ":" in host else "0.0.0.0"
    for protocol, method in (("tcp", "listen"), ("udp", "bind_udp")):

        def wildcard_first(port, a, host=host, wild=wild, protocol=protocol, method=method):
            return [(method, (wild, port)), (method, (host, port))], [(protocol, (host, a), (host, port))]

        def wildcard_last(port, a):
            sockets, packets = wildcard_first(port, a)
            return sockets[::-1], packets

        def wildcard_only(port, a, host=host, wild=wild, protocol=protocol, method=method):
            return [(method, (wild, port))], [(protocol, (host, a), (host, port)), (protocol, (host, port), (host, a))]

        for plan in (wildcard_first, wildcard_last, wildcard_only):
            agree(
                Demux,
                plan,
                f"{protocol.upper()} to {host}, {plan.__name__.replace('_', ' ')}: what the kernel says",
                SPECIFIC,
            )

there = second_loopback_host()
if there:

    def elsewhere(port, a):
        sockets = [("listen", ("0.0.0.0", port)), ("listen", (HERE, port)), ("establish", (there, port), (HERE, a))]
        return sockets, [("tcp", (there, a), (there, port)), ("tcp", (HERE, a), (there, port)), ("tcp", (HERE, a), (HERE, port))]

    agree(
        Demux,
        elsewhere,
        "the wildcard listener has the other address, except for the connection that is there already",
        SPECIFIC,
    )

if len(loopback_hosts()) == 2:

    def two_families(port, a):
        sockets = [("bind_udp", ("::", port)), ("bind_udp", ("0.0.0.0", port))]
        return sockets, [("udp", (HERE, a), (HERE, port)), ("udp", ("::1", a), ("::1", port))]

    agree(Demux, two_families, "each family has its own wildcard", SPECIFIC)

    for wild in ("::", "0.0.0.0"):

        def one_family(port, a, wild=wild):
            packets = [("udp", (HERE, a), (HERE, port)), ("udp", ("::1", a), ("::1", port))]
            return [("bind_udp", (wild, port))], packets

        agree(
            Demux,
            one_family,
            f"the wildcard {wild} is there alone: packets of the other family find nobody",
            "the wildcard is that of the destination's family: a host with a colon has ::, any other 0.0.0.0",
        )
### END HIDDEN TESTS

# %% slug="demux-two-tables" role="tests" points=1
"""UDP and TCP have a table each."""
# Hidden until grading: sockets of both protocols at one address and port.
### BEGIN HIDDEN TESTS
TABLES = "the protocol is part of the key: a UDP datagram never goes to a TCP socket, nor the other way round"
for host in loopback_hosts():

    def one_port(port, a, b, host=host):
        sockets = [("listen", (host, port)), ("bind_udp", (host, port)), ("establish", (host, port), (host, a))]
        packets = [("udp", (host, a), (host, port)), ("tcp", (host, a), (host, port)), ("tcp", (host, b), (host, port))]
        return sockets, [*packets, ("udp", (host, b), (host, port))]

    def a_table_empty(port, other, a, host=host):
        sockets = [("bind_udp", (host, port)), ("listen", (host, other)), ("establish", (host, other), (host, a))]
        packets = [("tcp", (host, a), (host, port)), ("udp", (host, a), (host, other)), ("udp", (host, a), (host, port))]
        return sockets, packets

    agree(Demux, one_port, f"at {host}, one port number for UDP and TCP", TABLES)
    agree(
        Demux,
        a_table_empty,
        f"at {host}, a port that only the other protocol uses: refused",
        TABLES,
    )
### END HIDDEN TESTS

# %% slug="demux-refuses" role="tests" points=1
"""Demux refuses what the contract says, and two tables share nothing."""
# Hidden until grading: keys that are there already, wildcards in conversations, unknown
# protocols, two tables.
### BEGIN HIDDEN TESTS
rng = seeded("demux-refuses")
local, remote = ("192.0.2.7", rng.randrange(1, 65536)), ("198.51.100.7", rng.randrange(1, 65536))


def two_machines():
    first, second = Demux(), Demux()
    first.listen(local)
    second.bind_udp(local)
    return first.lookup("tcp", remote, local), first.lookup("udp", remote, local), second.lookup("tcp", remote, local)


outcome = attempt(two_machines)
check(
    outcome.returned((SocketKey("tcp", local), None, None)),
    "two Demux objects are two machines: they share nothing",
    expected=(SocketKey("tcp", local), None, None),
    got=outcome,
    look_at="lookup returns the SocketKey of the machine that it is asked of: keep the keys in the object, from "
    "__init__ on; a set at the top of the class is shared by all objects",
)


def twice(method, *addresses):
    demux = Demux()
    getattr(demux, method)(*addresses)
    getattr(demux, method)(*addresses)


def once_more():
    demux = Demux()
    demux.listen(local)
    with contextlib.suppress(OSError):
        demux.listen(local)
    return demux.lookup("tcp", remote, local), demux.lookup("udp", remote, local)


for call in (("bind_udp", local), ("bind_udp", local, remote), ("listen", local), ("establish", local, remote)):
    outcome = attempt(twice, *call)
    check(
        outcome.raised(OSError),
        f"{call[0]} with {len(call) - 1} address{'es' * (len(call) > 2)}, a second time: OSError",
        expected="OSError",
        got=outcome,
        look_at="the case table: see whether the key is there before you add it, as the kernel does",
    )
outcome = attempt(once_more)
check(
    outcome.returned((SocketKey("tcp", local), None)),
    "after the OSError the table is as it was",
    expected=(SocketKey("tcp", local), None),
    got=outcome,
    look_at="the case table: refuse before you change anything",
)


def wild(method, host):
    getattr(Demux(), method)((host, local[1]), remote)


def refused(method, host):
    demux = Demux()
    with contextlib.suppress(ValueError):
        getattr(demux, method)((host, local[1]), remote)
    return [demux.lookup(protocol, remote, (host, local[1])) for protocol in ("udp", "tcp")]


for call in (("bind_udp", "0.0.0.0"), ("establish", "0.0.0.0"), ("bind_udp", "::"), ("establish", "::")):
    outcome = attempt(wild, *call)
    check(
        outcome.raised(ValueError),
        f"{call[0]} with a remote address on {call[1]} raises ValueError",
        expected="ValueError",
        got=outcome,
        look_at="the case table: once it has a remote address, a socket has a local host of its own",
    )
    outcome = attempt(refused, *call)
    check(
        outcome.returned([None, None]),
        f"after the ValueError of {call[0]} on {call[1]} the table is as it was",
        expected=[None, None],
        got=outcome,
        look_at="the case table: refuse before you change anything",
    )

for protocol in ("icmp", "TCP", ""):
    outcome = attempt(lambda protocol=protocol: Demux().lookup(protocol, remote, local))
    check(
        outcome.raised(ValueError),
        f"lookup({protocol!r}, ...) raises ValueError",
        expected="ValueError",
        got=outcome,
        look_at='the case table: there are two protocols, "udp" and "tcp"',
    )

### END HIDDEN TESTS

# %% [markdown]
# ## Waiting to be accepted
#
# A SYN that fits no connection goes to the listener.
# What becomes of it there?
# Here is a listener whose program never calls `accept`, and a client that connects and speaks.

# %%
listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
client.send(b"is anybody there?")

# %% [markdown]
# `connect` returned, and the bytes went out.
# The two kernels have shaken hands by themselves: once the server's kernel has the client's ACK, the connection is established there too, with no program's help.
# What the client said waits in the receive buffer of a socket that no program has ever seen.

# %%
connection, _ = listener.accept()
words = connection.recv(100)
words

# %%
for sock in (connection, client, listener):
    sock.close()

# %% [markdown]
# So `accept` makes no connection.
# It takes one out of the **accept queue**, in which the kernel keeps the connections of a listener that nobody has taken yet.
#
# The **backlog**, `listen`'s argument, bounds that queue.
# The next cell listens with a backlog of 1, and three clients connect while nobody accepts; then one is accepted, and a fourth tries.
# How many of the four will be let in?

# %% tags=["predict"]
prediction = "... of 4"

# %%
from loopback import kernel
from loopback.draw import AcceptQueueDiagram

events = ["connect", "connect", "connect", "accept", "connect"]
AcceptQueueDiagram(events, kernel.accept_queue_trace(1, events))

# %% [markdown]
# Three of four, two of which waited at once.
# Linux lets a queue grow to one *more* than the backlog, before it is full.
# (Other systems count otherwise: the number is a wish, and the kernel also has an upper limit of its own.)
#
# The third client was not refused.
# Its SYN was dropped without an answer, so that its kernel tries again a second later, and again, until there is room or the client gives up.
#
# And the backlog is no limit on clients: the connection that was accepted left the queue, and made room.

# %% [markdown] slug="accept-queue-contract" role="contract"
# ## Exercise 2: the accept queue (6 points)
#
# Two functions: one that looks, and one that foresees.
#
# **`accept_queue(listener)`** returns how many connections wait in a listener's accept queue, and its backlog.
#
# | case | result |
# |---|---|
# | a TCP listener, IPv4 or IPv6 | `(waiting, backlog)`, two ints; nothing is taken out of the queue |
# | any other socket: connected, not connected, UDP | `ValueError` |
#
# The kernel tells it on Linux only: `listener.getsockopt(socket.IPPROTO_TCP, TCP_INFO, 32)` gives 32 bytes.
# Byte 0 is the state, 10 for LISTEN.
# Bytes 24 to 27 and 28 to 31 are two unsigned numbers in the machine's own byte order; on a listener they are the queue and the backlog.
# On another system the visible test gives you a recorded listener, which answers `getsockopt` as Linux does; the grader runs on Linux.
#
# **`foresee(backlog, events)`** predicts what Linux will do: for each event, a tuple of two ints, the number of `connect`s that have succeeded so far, and the number of connections in the queue after the event.
#
# | event | what happens |
# |---|---|
# | `"connect"` | a new client connects; if it is not let in, it gives up before the next event |
# | `"accept"` | the program calls `accept`; with an empty queue nothing happens |
# | `"hang up"` | the client that has waited longest, of those still there, closes its socket; if there is none, nothing happens |
# | `"reset"` | the same, but it resets its connection |
#
# The tuples come in a list, in the order of the events.
# A `backlog` below 0, or an unknown event: `ValueError`.
# What hanging up does to the queue is for you to find out: `kernel.accept_queue_trace(1, ["connect", "hang up"])` asks the kernel, or a recording where the kernel does not tell.
# The reference answer is 17 lines for both.
#
# <details><summary>Hint 1: which socket listens?</summary>
#
# `sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)` is 1 for a listener and 0 for any other.
# Ask that first: a UDP socket has no `TCP_INFO`.
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
events = ["connect", "connect", "connect", "accept", "connect"]
AcceptQueueDiagram(events, foresee(1, events))

# %% slug="accept-queue-waiting" role="tests" points=1
"""accept_queue counts the connections that wait."""
if not system.has_tcp_info:
    print("Only Linux shows its accept queues: a recorded listener stands in here, and the grader asks Linux.")
with contextlib.ExitStack() as stack:
    listener = stack.enter_context(socket.create_server((HERE, 0), backlog=5))
    for count in (0, 1, 2):
        if system.has_tcp_info:
            wait_until(lambda: kernel.accept_queue(listener).waiting == count, 5.0)
        outcome = attempt(accept_queue, listener if system.has_tcp_info else kernel.RecordedListener(count, 5))
        check(
            outcome.returned((count, 5)),
            f"a listener with a backlog of 5, and {count} connected while nobody accepts: ({count}, 5)",
            expected=(count, 5),
            got=outcome,
            log=["listen with a backlog of 5", *["a client connects"] * count],
            look_at='struct.unpack_from("=II", info, 24) reads both numbers; take nothing out of the queue to count it',
        )
        stack.enter_context(socket.create_connection(listener.getsockname()))

# %% slug="accept-queue-foreseen" role="tests" points=1
"""foresee predicts an accept queue that fills and empties."""
events = ["connect", "connect", "connect", "accept", "connect"]
truth = kernel.accept_queue_trace(1, events)
outcome = attempt(foresee, 1, events)
rows = outcome.value if type(outcome.value) is list else [None]
if not outcome.error:
    check(
        all(type(row) is tuple and len(row) == 2 for row in rows),
        "foresee returns a list of tuples of two",
        expected="a list with a tuple for each event, as in [(1, 1), (2, 2)]",
        got=outcome,
        look_at="append (connected, waiting) for each event to a list, and return the list",
    )
check(
    outcome.returned(truth),
    "backlog 1; three clients connect, one is accepted, a fourth connects: as the kernel does it",
    expected=truth,
    got=outcome,
    log=AcceptQueueDiagram(events, truth),
    look_at="a connect succeeds when the kernel puts it into the queue, before anybody accepts; on Linux there is "
    "room for one more than the backlog, and accept makes room",
)

# %% slug="accept-queue-live" role="tests" points=2
"""accept_queue tells what it sees, and changes nothing."""
# Hidden until grading: backlogs and numbers of clients drawn by chance, IPv4 and IPv6,
# before and after accept, and sockets that do not listen.
### BEGIN HIDDEN TESTS
rng = seeded("accept-queue-live")
hosts = loopback_hosts() if system.has_tcp_info else ()
if not hosts:
    print("Not on this system: only Linux shows its accept queues. The grader runs this test there.")
for host in hosts:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    backlog, count = rng.randrange(300, 900), rng.randrange(5, 12)
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.create_server((host, 0), family=family, backlog=backlog))
        clients = [socket.create_connection(listener.getsockname()[:2]) for _ in range(count)]
        for client in clients:
            stack.enter_context(client)
        wait_until(lambda: kernel.accept_queue(listener).waiting == count, 5.0)
        for look in ("first", "second"):
            outcome = attempt(accept_queue, listener)
            check(
                outcome.returned((count, backlog)),
                f"{count} connections wait at {host}, with a backlog of {backlog}: the {look} look says so",
                expected=(count, backlog),
                got=outcome,
                log=[f"listen with a backlog of {backlog}", f"{count} clients connect", f"the {look} look"],
                look_at="read the two numbers of TCP_INFO at bytes 24 and 28, four bytes each, in the machine's own "
                "byte order, and take nothing out of the queue",
            )
        clients[0].close()
        taken, _ = listener.accept()
        with taken:
            outcome = attempt(accept_queue, listener)
            check(
                outcome.returned((count - 1, backlog)),
                f"one hangs up and one is accepted: {count - 1} wait",
                expected=(count - 1, backlog),
                got=outcome,
                log=[f"{count} clients connect", "the first closes its socket", "accept takes out one connection"],
                look_at="ask the kernel anew with each call",
            )
            for named, other in (
                ("the client's end of a connection", clients[1]),
                ("an accepted connection", taken),
                ("a TCP socket that is not connected", stack.enter_context(socket.socket(family, socket.SOCK_STREAM))),
                ("a UDP socket", stack.enter_context(socket.socket(family, socket.SOCK_DGRAM))),
            ):
                outcome = attempt(accept_queue, other)
                check(
                    outcome.raised(ValueError),
                    f"{named} does not listen: ValueError",
                    expected="ValueError",
                    got=outcome,
                    look_at="the second row of the contract: ask SO_ACCEPTCONN first, or look at the state in byte 0",
                )
### END HIDDEN TESTS

# %% slug="accept-queue-surprises" role="tests" points=2
"""foresee predicts what the kernel does, whatever the clients do."""
# Hidden until grading: backlogs and events drawn by chance, put to the kernel; clients
# that hang up or reset while they wait; bad input.
### BEGIN HIDDEN TESTS
rng = seeded("accept-queue-surprises")
look = {
    "overflow": "a queue is full on Linux when it holds one more than the backlog; a client that finds it full has "
    "not connected",
    "many": "the backlog bounds those that wait, not those that have been served: accept makes room",
    "hang up": "a connection that its client has closed or reset stays in the queue until accept takes it out",
    "empty": "with an empty queue, accept, hang up and reset change nothing",
}
backlog = rng.randrange(2, 5)
waiting = rng.randrange(2, 4)
random_walk = [rng.choice(["connect", "connect", "accept", "hang up", "reset"]) for _ in range(20)]
for named, depth, events in (
    ("overflow", 0, ["connect", "connect", "accept", "connect", "connect"]),
    ("overflow", backlog, ["connect"] * (backlog + 3) + ["accept", "connect", "connect"]),
    ("many", backlog, ["connect", "accept"] * (backlog + 3) + ["connect"]),
    ("empty", 1, ["accept", "hang up", "reset", "connect", "accept", "accept", "connect"]),
    ("hang up", waiting, ["connect"] * waiting + ["hang up", "connect", "reset", "connect", "accept", "connect"]),
    ("hang up", 0, ["connect", "reset", "connect", "accept", "connect", "hang up", "hang up", "connect"]),
    ("hang up", backlog, ["connect", *random_walk]),
):
    host = rng.choice(loopback_hosts())
    if not system.has_tcp_info:
        print("Not on this system: only Linux shows its accept queues. The grader runs this test there.")
        break
    truth = kernel.accept_queue_trace(depth, events, host=host)
    outcome = attempt(foresee, depth, events)
    check(
        outcome.returned(truth),
        f"backlog {depth}, {len(events)} events at {host}: foreseen as the kernel does it",
        expected=truth,
        got=outcome,
        log=AcceptQueueDiagram(events, truth),
        look_at=look[named],
    )

for depth, events in ((-1, ["connect"]), (3, ["connect", "listen"])):
    outcome = attempt(foresee, depth, events)
    check(
        outcome.raised(ValueError),
        f"foresee({depth}, {events}) raises ValueError",
        expected="ValueError",
        got=outcome,
        look_at="the sentence below the table of events: a backlog below 0, or an unknown event",
    )
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

# %%
# NBVAL_IGNORE_OUTPUT
from pathlib import Path

told = Path("/proc/sys/net/ipv4/ip_local_port_range")
int(told.read_text().split()[0]) >= 49152 if told.exists() else None

# %% [markdown]
# Linux begins at 32768 unless somebody has set it otherwise, well inside the user ports.
# A service that has registered a port up there may find it taken by somebody's client.

# %% [markdown] slug="ports-contract" role="contract"
# ## Exercise 3: classes and samples of ports (4 points)
#
# **`classify(port)`** returns the class of a port, as in the table above.
#
# **`ephemeral_range(samples, host)`** binds a socket to port 0 of `host`, `samples` times, and returns the lowest and the highest port that the kernel picked.
#
# | case | result |
# |---|---|
# | `classify(port)` for 0 to 65535 | `"system"`, `"user"` or `"dynamic"` |
# | `classify` of any other number | `ValueError` |
# | `ephemeral_range(samples, host)` | a tuple, `(lowest, highest)`; for one sample the same port twice |
# | `samples` below 1 | `ValueError` |
# | a `host` that is no address of this machine | the `OSError` of `bind` |
# | when `ephemeral_range` returns | all its sockets are closed, and its ports are free again |
#
# `host` is an IPv4 or an IPv6 address.
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

# %% tags=["try"]
# NBVAL_IGNORE_OUTPUT
[classify(port) for port in ephemeral_range(300)]

# %% slug="ports-classes" role="tests" points=1
"""classify knows the three classes of ports."""
for port, wanted in ((22, "system"), (53, "system"), (443, "system"), (5432, "user"), (8080, "user"), (60000, "dynamic")):
    outcome = attempt(classify, port)
    check(
        outcome.returned(wanted),
        f"port {port} is a {wanted} port",
        expected=wanted,
        got=outcome,
        look_at="the table above the exercise, from RFC 6335",
    )

# %% slug="ports-edges" role="tests" points=1
"""classify knows where each class begins and ends."""
# Hidden until grading: the first and the last port of each class, ports drawn by chance,
# and numbers that are no ports.
### BEGIN HIDDEN TESTS
rng = seeded("ports-edges")
classes = {"system": range(1024), "user": range(1024, 49152), "dynamic": range(49152, 65536)}
for wanted, ports in classes.items():
    for port in (ports[0], ports[-1], rng.choice(ports)):
        outcome = attempt(classify, port)
        check(
            outcome.returned(wanted),
            f"port {port} is a {wanted} port",
            expected=wanted,
            got=outcome,
            look_at="the classes begin at 0, 1024 and 49152; the last port of all is 65535",
        )
for port in (-1, 65536, rng.randrange(65537, 2**20), -rng.randrange(2, 1000)):
    outcome = attempt(classify, port)
    check(
        outcome.raised(ValueError),
        f"{port} is no port: ValueError",
        expected="ValueError",
        got=outcome,
        look_at="a port is a number of 16 bits: refuse what is below 0 or above 65535",
    )
### END HIDDEN TESTS

# %% slug="ports-sampled" role="tests" points=2
"""ephemeral_range asks the kernel, and leaves nothing behind."""
# Hidden until grading: one sample and many, IPv4 and IPv6, whether the ports are free
# again, how far they spread, and a host that is not this machine's.
### BEGIN HIDDEN TESTS
def free(host, port):
    """Whether UDP and TCP can both bind the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
            with socket.socket(family, kind) as sock:
                sock.bind((host, port))
    except OSError:
        return False
    return True


def kernel_range():
    """The kernel's own range, where it tells."""
    try:
        with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
            low, high = map(int, file.read().split())
    except OSError:
        return 1024, 65535
    return low, high


low, high = kernel_range()
for host in loopback_hosts():
    outcomes = [attempt(ephemeral_range, 1, host) for _ in range(3)]
    told = [each.value[0] if type(each.value) is tuple and each.value else None for each in outcomes]
    wrong = [
        each
        for each, port in zip(outcomes, told, strict=True)
        if type(port) is not int or not low <= port <= high or not each.returned((port, port))
    ]
    check(
        not wrong,
        f"ephemeral_range(1, {host!r}): one port of the kernel's, as the lowest and as the highest",
        expected=f"a tuple of the same port twice, between {low} and {high}",
        got=(wrong or outcomes)[0],
        look_at="a host with a colon in it needs a socket of AF_INET6"
        if ":" in host and (wrong or outcomes)[0].error
        else "(min, max) of the ports that getsockname told, of as many as there are samples",
    )
    check(
        any(free(host, port) for port in told),  # somebody else may take a port at once; hardly all three
        f"at {host} the port is free again",
        expected="a port that can be bound",
        got=f"ports {told}, none of which can be bound",
        look_at="close every socket before you return; a with block does it",
    )
    outcome = attempt(ephemeral_range, 200, host)
    found = outcome.value if type(outcome.value) is tuple and len(outcome.value) == 2 else (0, 0)
    check(
        all(type(port) is int for port in found) and low <= found[0] < found[1] <= high and outcome.returned(found),
        f"ephemeral_range(200, {host!r}): two ports of the kernel's, the lowest first",
        expected=f"(lowest, highest), between {low} and {high}",
        got=outcome,
        look_at="bind to port 0, so that the kernel picks, and ask getsockname for the port",
    )
    check(
        found[1] - found[0] >= (high - low) // 4 or not system.has_tcp_info,
        "200 samples spread over the kernel's range",
        expected=f"ports that are far apart, from a range of {high - low}",
        got=outcome,
        look_at="take a new socket for each sample; a socket keeps its port",
    )

for samples in (0, -1):
    outcome = attempt(ephemeral_range, samples, HERE)
    check(
        outcome.raised(ValueError),
        f"ephemeral_range({samples}) raises ValueError",
        expected="ValueError",
        got=outcome,
        look_at="the case table: what could be the lowest of no ports?",
    )
outcome = attempt(ephemeral_range, 3, "192.0.2.1")  # an address for examples, which no machine has
check(
    outcome.raised(OSError),
    "ephemeral_range(3, '192.0.2.1') raises the OSError of bind: that address is not this machine's",
    expected="OSError",
    got=outcome,
    look_at="only the kernel knows which ports it picks, and at which hosts: bind a socket to port 0 of the host, and "
    "let bind's error through",
)
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
# | key | protocol, local address and perhaps remote address, by which the kernel finds a socket |
# | 4-tuple | local host and port, remote host and port |
# | listener | a TCP socket without a remote address, which takes what fits no connection |
# | connected UDP socket | one that has a remote address, and hears nobody else |
# | wildcard | `0.0.0.0` or `::`: every address of this machine |
# | accept queue | established connections that no program has accepted yet |
# | backlog | the bound on the accept queue that `listen` asks for |
# | ephemeral port | a port that the kernel picks, for a while |
#
# **What does this return, and why?**
#
# 1. `lookup("udp", a, b)` where the only socket is a UDP socket at `b`, connected to somebody who is not `a`.
# 2. `accept()` for a client that connected, said nothing, and has closed its socket since; and then `recv(1)` on what it returned.
# 3. `len({sock.getsockname()[1] for sock in clients})` for three clients of one server on your machine. Could it be 1?
