# %% [markdown]
# # Eight bytes
#
# Many texts say that UDP does no error checking.
# Here is a UDP **datagram** that a Linux kernel made: eight bytes of **header**, then `hello!`.
# Send it as it is to an ordinary UDP socket.

# %%
from loopback import compare, kernel

here, there = ("127.0.0.1", 4000), ("127.0.0.1", 5000)
datagram = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
kernel.receives(datagram, here, there)

# %% [markdown]
# It arrives.
# Now flip the top bit of the `!`, which makes another byte of it, and send it again (`^` flips the bits that are 1 on its right).
# What will the program at the other end see?
# Write the bytes, or `"an error"`, or `None` for nothing.

# %% tags=["predict"]
prediction = "..."

# %%
damaged = datagram[:-1] + bytes([datagram[-1] ^ 0b1000_0000])
compare(prediction, kernel.receives(damaged, here, there))

# %% [markdown]
# `None`: nothing came.
# The kernel checked the datagram, found it damaged and threw it away.
# Nobody was told: not the receiver, not the sender.
#
# So UDP does check for errors.
# Then can a program trust what it receives?
# Let two neighbours change places.

# %%
swapped = datagram[:8] + b"llheo!"
kernel.receives(swapped, here, there)

# %% [markdown]
# `llheo!` is not what the kernel made, and it was delivered.
# The truth lies between "UDP is not error checked" and "what arrives is error free": there is a check, it catches much, and it does not catch everything.
# At the end of this notebook you will know exactly what it misses, and fool it yourself.
#
# ## Why so little?
#
# The **network layer**, IP, carries packets from host to host, and may lose them, double them or let them overtake each other.
# A host runs many programs, so something must say which process a packet is for.
# That is the least that a **transport layer** can do, and it is nearly all that UDP does.
#
# Why not put it into the network layer?
# Routers, which stand between hosts, forward packets and need to know nothing of processes, so that they stay simple and fast.
# What a conversation needs on top depends on the conversation: the two hosts add it at the ends.
#
# | | TCP | UDP |
# |---|---|---|
# | what it carries | a stream of bytes, in order, without edges | single datagrams, each with its edges |
# | before the first byte | a connection is set up | nothing |
# | something is lost | it is sent again | it is gone, and nobody says so |
# | order | kept | as they come |
# | cost | one round trip to connect, 20 bytes or more of header | 8 bytes of header |
# | somebody who uses it | ssh, telnet, HTTP up to version 2, a bank's application | DNS, TFTP, voice and video calls, games, QUIC |
#
# A **round trip** is the way to the other host and back again.
# **DNS** finds the address of a name; **TFTP**, the trivial file transfer protocol, fetches small files, such as what a machine without a disk starts from; **QUIC** is a newer transport protocol, which carries the web's traffic in UDP datagrams.
#
# A game that sends its player's position 175 times a second does not want the lost one again: the next is already better.
# A bank wants every byte, and can wait.
# A program that needs some of TCP's promises but not all builds its own on top of UDP, as TFTP does with acknowledgements, and QUIC does for HTTP/3.
#
# ## The header
#
# You have seen that a host has many sockets, and that ports tell them apart.
# A **header** goes in front of what it carries, its **payload**.
# This one is described by a table of four fields, and the drawing comes from the table.

# %%
from loopback.draw import header_box
from loopback.headers import UDP

header_box(UDP)

# %% [markdown]
# Each row is 32 bits wide, as in the RFCs, the documents that define the internet's protocols.
# UDP's is RFC 768, three pages from 1980.
#
# - The two **ports** say which socket on each host: like the extension behind a telephone number.
# - **Length** counts header and payload together, in bytes, so it is never below 8.
# - **Checksum** is a number computed from everything else, by which the receiver can check what has arrived.
#
# Here is the datagram from above, laid into the same drawing.

# %%
header_box(UDP, data=datagram)

# %% [markdown]
# Pick a field, and see which of the header's 64 bits belong to it, and what they mean.

# %%
from loopback.draw import explore_header

explore_header(UDP, datagram)

# %% [markdown]
# To read a header in Python, use `struct.unpack`: `"!HHHH"` is four unsigned numbers of 16 bits each, in **network byte order**: the most significant byte comes first, which is also called **big-endian**.

# %%
import struct

struct.unpack("!HHHH", datagram[:8])

# %% [markdown]
# UDP's header is itself carried inside something.
# Each layer wraps what it is given into a header of its own, and the other side takes them off again, outermost first: this is **encapsulation**.
# A file transfer with TFTP over Ethernet looks like this.
# (Ethernet also pads a frame as short as this one, and puts a checksum of its own behind it; the drawing leaves both out.)

# %%
from loopback.draw import nested

layers = [("Ethernet", bytes(14)), ("IPv4", bytes(20)), ("UDP", datagram[:8])]
layers += [("TFTP", b"\x00\x03\x00\x01"), ("DATA", b"hello!")]
nested(layers)

# %% [markdown]
# ## A sum that comes round
#
# The checksum is an addition.
# Cut the bytes into **words** of 16 bits and add them all up.
# Three words are enough to see it, and the first try is wrong.

# %%
words = [0x8001, 0x8002, 0x0003]
hex(sum(words) & 0xFFFF)

# %% [markdown]
# The true sum is `0x10006`, which does not fit into 16 bits.
# The mask threw the leading 1 away, and with it everything that the top bits said: two words could each lose their top bit, and the sum would not notice.
#
# **Ones' complement** addition brings the carry back in at the right-hand end.

# %%
total = sum(words)
hex((total & 0xFFFF) + (total >> 16))

# %% [markdown]
# `0x0007`: the carry came round and was added.
# Many words make a large carry, and adding it may make a new one, so this is repeated until nothing is carried: it is called **folding**.
#
# The checksum is the **complement** of the folded sum, every bit flipped.
# The reason is at the receiver, which adds up all the words, the checksum among them.
# A number plus its complement is all ones, so for an undamaged datagram the sum must be `0xFFFF`.

# %%
folded = 0x0007
checksum = ~folded & 0xFFFF
hex(checksum), hex(folded + checksum)

# %% [markdown]
# Here is the whole sum of seven bytes: each step adds a word, or the carry.
# The last byte is alone, so it is **padded**: the sum goes on as if a zero byte followed it.
# The picture is empty at first; move the slider.

# %%
from loopback.draw import explore_sum

explore_sum(bytes.fromhex("8001 8002 0003 21"))

# %% [markdown]
# A sum of 32 bits has room for all the carries: its upper half is what the lower half could not hold.
# Put bytes of your own into the field, in hexadecimal, and press Enter.
# How often does the carry come round in `ffff 0001 ffff ffff`?
#
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import struct
from ipaddress import ip_address

from loopback import BadChecksum, Datagram, Truncated, kernel, try_out
from loopback.check import check, expect, seeded, when

Address = tuple[str, int]  # host and port, like ("127.0.0.1", 5000)

# %% [markdown] slug="checksum-contract" role="contract"
# ## Exercise 1: the internet checksum (4 points)
#
# Write `internet_checksum(data)`: the complement of the ones' complement sum of the 16-bit words of `data`.
#
# | case | result |
# |---|---|
# | words | big-endian: the first byte is the more significant |
# | an odd number of bytes | as if one zero byte stood **after** the last |
# | the sum carries | fold until nothing is carried |
# | no data, or zeros only | `0xFFFF`, the complement of 0 |
#
# IP, UDP, TCP and ICMP, in which hosts and routers tell each other of errors, all use it (RFC 1071).
# The reference answer is 6 lines.
#
# <details><summary>Hint 1: what is a word?</summary>
#
# Two bytes: the first times 256, plus the second.
# `struct.unpack` with `f"!{n}H"` gives you `n` of them at once.
# </details>
#
# <details><summary>Hint 2: how often must I fold?</summary>
#
# Python's numbers have no end, so add first and fold afterwards.
# Adding the carry may carry once more: `0x1ffff` becomes `0x10000`.
# So fold in a loop, while `total >> 16` is not 0.
# </details>

# %% slug="checksum" role="solution"
def internet_checksum(data: bytes) -> int:
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    ### BEGIN SOLUTION
    if len(data) % 2:
        data += b"\x00"
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF
    ### END SOLUTION


# %% [markdown]
# Try it on the three words from above.
# You should see `0xfff8`.

# %% tags=["try"]
try_out(lambda: hex(internet_checksum(b"\x80\x01\x80\x02\x00\x03")))

# %% slug="checksum-rfc" role="tests" points=1
"""internet_checksum agrees with the example of RFC 1071."""
ORDER = when(0x0D22, "the first byte of a word is the more significant: big-endian")
FLIP = when(0xDDF2, "that is the folded sum; flip all its bits at the end: ~total & 0xFFFF")
SIGN = when(lambda got: got < 0, "~ makes a negative number in Python: keep its 16 bits with & 0xFFFF")
CARRY = when(0x220F, "the carry was lost: bring it back in at the right-hand end before you flip the bits")
BYTES = when(0xFB33, "the words have 16 bits: two bytes each, not one")
SIGNED = when(0x2210, "a word has no sign: H in struct's format, and not h")
SHIFT = when(0xEF5E, "+ binds tighter than <<, so a << 8 + b is a << (8 + b): write (a << 8) + b")
RFC = "add 16-bit words, most significant byte first; bring the carry back in; flip the bits at the end"
example = expect(lambda: internet_checksum(bytes.fromhex("0001f203f4f5f6f7")), number=hex)
example.returns(0x220D, "as in RFC 1071", ORDER, FLIP, SIGN, CARRY, BYTES, SIGNED, SHIFT, RFC)
LEFT = when(0xFEFA, "the zero byte goes behind the last byte, not in front of it")
odd = expect(lambda: internet_checksum(b"\x01\x02\x03"), number=hex)
odd.returns(0xFBFD, "since 0x0102 + 0x0300 is 0x0402", LEFT, "a zero byte is thought to follow the last of an odd number")

# Hidden until grading: random words of an even number and an odd one.
### BEGIN HIDDEN TESTS
rng = seeded("checksum-rfc")
for size in (6, 7):
    drawn = rng.randbytes(size)
    # 2**16 is 1 modulo 0xffff, so the whole number is the sum of its words.
    right = 0xFFFF - (int.from_bytes(drawn + bytes(size % 2), "big") % 0xFFFF or 0xFFFF)
    expect(internet_checksum, drawn, number=hex).returns(right, "", RFC)
### END HIDDEN TESTS

# %% slug="checksum-edges" role="tests" points=1
"""internet_checksum folds until nothing is carried."""
FOLD = "adding the carry may carry once more: fold in a loop, while total >> 16 is not 0"
NOTHING = "the sum of nothing is 0, and its complement is 0xffff"


def of(shown, drawn, right, *hints):
    expect(internet_checksum, drawn, shown=f"internet_checksum({shown})", number=hex).returns(right, "", *hints)


of('b""', b"", 0xFFFF, NOTHING)
of("bytes(100)", bytes(100), 0xFFFF, NOTHING)
of('b"\\xff" * 100', b"\xff" * 100, 0, "0xffff added to itself and folded stays 0xffff, whose complement is 0")
of('b"\\xff\\xff\\x00\\x01\\xff\\xff\\xff\\xff"', b"\xff\xff\x00\x01\xff\xff\xff\xff", 0xFFFE, FOLD)
LOST = when(0, "a carry was lost while the words were added: Python's numbers have no end, so mask nothing before you fold")
of('b"\\xff" * 131076 + b"\\x00\\x01"', b"\xff" * 131076 + b"\x00\x01", 0xFFFE, LOST, FOLD)

# Hidden until grading: 64 KiB of ones, long data and a long odd number of bytes, by the seed.
### BEGIN HIDDEN TESTS
of('b"\\xff" * 65536 + b"\\x00\\x01"', b"\xff" * 65536 + b"\x00\x01", 0xFFFE, FOLD)
rng = seeded("checksum-edges")
for size in (65_536, 2 * rng.randrange(50, 99) + 1):
    drawn = rng.randbytes(size)
    right = 0xFFFF - (int.from_bytes(drawn + bytes(size % 2), "big") % 0xFFFF or 0xFFFF)
    of(f"{size:,} random bytes", drawn, right, "add words, not bytes; pad behind the last byte; fold in a loop")
### END HIDDEN TESTS

# %% slug="checksum-kernel" role="tests" points=2
"""internet_checksum gives what the kernel put on the wire."""
SAME = "add 16-bit big-endian words, a zero byte after an odd last one, fold in a loop, then flip the bits"


def as_the_kernel(hosts, ports, payload):
    """Let the kernel send a datagram, and compare the checksum that it wrote into the header."""
    size = 8 + len(payload)
    covered = b"".join(ip_address(host).packed for host in hosts) + struct.pack("!HH", 17, size)
    covered += struct.pack("!HHHH", *ports, size, 0) + payload
    right = int.from_bytes(kernel.sends((hosts[0], ports[0]), (hosts[1], ports[1]), payload)[6:8], "big")
    asked = expect(internet_checksum, covered, shown=f"internet_checksum, given {covered.hex(' ', -2)},", number=hex)
    if right == 0xFFFF and asked.outcome.returned(0):  # which goes out as ffff
        right = 0
    detail = f"which the kernel wrote for {hosts[0]} to {hosts[1]}: it sums {len(covered) - size} bytes more in front, of which you read next"
    asked.returns(right, detail, SAME)


as_the_kernel(["127.0.0.1", "127.0.0.2"], [4000, 5000], b"hello")
as_the_kernel(["fd00::1", "fd00::2"], [4000, 5000], b"hello")

# Hidden until grading: addresses, ports and payloads by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("checksum-kernel")
ports = [rng.randrange(1024, 65536) for _ in range(2)]
loopbacks = [f"127.{rng.randrange(255)}.{rng.randrange(255)}.{rng.randrange(1, 255)}" for _ in range(2)]
for hosts in (loopbacks, ["fd00::1", "fd00::2"]):
    as_the_kernel(hosts, ports, rng.randbytes(2 * rng.randrange(20, 60) + 1))
### END HIDDEN TESTS

# %% [markdown]
# ## What the checksum covers
#
# A UDP checksum covers the payload and the UDP header, with zero in the place of the checksum itself.
# It covers something more, which is not in the datagram at all.

# %%
elsewhere = ("127.0.0.2", 5000)
kernel.receives(datagram, here, elsewhere) is None

# %% [markdown]
# The same fourteen bytes, undamaged, sent to the same port at another address, are thrown away.
# The checksum also covers a **pseudo-header**: the two IP addresses, the protocol number of UDP, which is 17, and the length again.
# It is built by both sides, added into the sum, and never sent.
# A packet whose address was damaged on the way is caught by it.

# %%
from loopback.headers import IPV4_PSEUDO_HEADER

header_box(IPV4_PSEUDO_HEADER)

# %% [markdown]
# IPv6 has addresses of 128 bits, a length of 32 bits, and the protocol number at the end.
# Its RFC has names of its own: "Upper-Layer Packet Length" is UDP's length, and "Next Header" the protocol number, 17.

# %%
from loopback.headers import IPV6_PSEUDO_HEADER

header_box(IPV6_PSEUDO_HEADER)

# %% [markdown]
# One value is taken: a checksum of 0 on the wire means "not computed".
# Over IPv4 a sender may do that, and the receiver then checks nothing.
# Over IPv6 it may not (RFC 8200, section 8.1), since IPv6's own header has no checksum at all: the kernel throws such a datagram away.
# (One exception is for **tunnels**, which carry whole packets, each with a checksum of its own, inside other packets: RFC 6935.)
#
# What if the computed checksum happens to be 0?
# Then `0xFFFF` is sent in its place: in ones' complement both are zero.

# %%
unchecked = damaged[:6] + b"\x00\x00" + damaged[8:]
kernel.receives(unchecked, here, there)

# %% [markdown]
# That is the damaged datagram from the beginning, with its checksum set to 0.
# Nothing was checked, so the damage was delivered.

# %% [markdown] slug="udp-build-contract" role="contract"
# ## Exercise 2: build a datagram (6 points)
#
# Write `build_udp(source, destination, payload)`, which returns the eight bytes of header and the payload.
# Each address is a pair of host and port; both hosts are IPv4 or both are IPv6.
#
# | case | result |
# |---|---|
# | length | header and payload, in bytes |
# | checksum | over pseudo-header, header and payload, for both families |
# | the checksum comes out as 0 | send `0xFFFF` |
# | `payload` of more than 65,527 bytes | `ValueError`: the length does not fit into 16 bits (IPv4 packets end sooner, at 65,507; that is not this function's business) |
# | one host is IPv4, the other IPv6 | `ValueError` |
#
# `ip_address(host)` gives you `.packed`, the bytes of an address, and `.version`, 4 or 6.
# The reference answer is 11 lines, and calls `internet_checksum`.
#
# <details><summary>Hint 1: where do I begin?</summary>
#
# With a header whose checksum is 0.
# Compute the checksum over pseudo-header, that header and the payload, then build the header again with it.
# </details>
#
# <details><summary>Hint 2: how do I write the pseudo-headers?</summary>
#
# Both begin with the two packed addresses.
# For IPv4 go on with `"!BBH"`: a zero byte, 17, the length.
# For IPv6 with `"!I3xB"`: the length in 32 bits, three zero bytes, 17.
# </details>

# %% slug="udp-build" role="solution"
def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the right checksum (RFC 768, RFC 8200)."""
    ### BEGIN SOLUTION
    hosts = ip_address(source[0]), ip_address(destination[0])
    if hosts[0].version != hosts[1].version:
        raise ValueError(f"{hosts[0]} and {hosts[1]} are of different families")
    size = 8 + len(payload)
    if size > 0xFFFF:
        raise ValueError(f"{len(payload)} bytes do not fit; the most is {0xFFFF - 8}")
    rest = struct.pack("!BBH", 0, 17, size) if hosts[0].version == 4 else struct.pack("!I3xB", size, 17)
    pseudo = hosts[0].packed + hosts[1].packed + rest
    header = struct.pack("!HHHH", source[1], destination[1], size, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
    ### END SOLUTION


# %% [markdown]
# Try it: build the datagram from the top of this notebook.
# You should see `True`.

# %% tags=["try"]
try_out(lambda: build_udp(here, there, b"hello!") == datagram)

# %% slug="udp-build-fields" role="tests" points=1
"""build_udp puts ports, length and payload where they belong, and the kernel accepts the whole."""
LENGTH = when(lambda got: got[4:6] == b"\x00\x06", "the length counts the eight bytes of the header, too")
ORDER = when(lambda got: got[:2] == b"\xa0\x0f", 'the most significant byte goes first: "!" in the format says so')
TURNED = when(lambda got: got[:4] == b"\x13\x88\x0f\xa0", "the port of the source goes first")
SENT = when(lambda got: got[:4] == b"\x7f\x00\x00\x01", "the pseudo-header is added into the sum, and never sent")
FIELDS = 'struct.pack("!HHHH", ...) makes the four fields: source port, destination port, length, checksum'
whole = expect(build_udp, ("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!", octets=2)
whole.satisfies(
    lambda got: got[:6] == bytes.fromhex("0fa01388000e") and got[8:] == b"hello!",
    "build_udp makes ports 4000 and 5000, length 14, two bytes of checksum, and the payload behind them",
    LENGTH,
    ORDER,
    TURNED,
    SENT,
    FIELDS,
    of=bytes,
    expected="0fa0 1388 000e ···· 6865 6c6c 6f21, where ···· is the checksum",
)
whole.satisfies(
    lambda got: kernel.receives(got, ("127.0.0.1", 4000), ("127.0.0.1", 5000)) == b"hello!",
    "an ordinary socket receives b'hello!' from it",
    when(lambda got: got[6:8] == b"\x9a\xbc", "the length in the pseudo-header is that of the length field: header and payload"),
    when(lambda got: got[6:8] == b"\x98\xd6", "the pseudo-header is missing: the checksum covers it, too"),
    when(lambda got: got[6:8] == b"\x65\x4b", "the checksum is the complement of the sum: flip its bits"),
    when(lambda got: got[6:8] == b"\xb4\x9a", "the bytes of the checksum have changed places: the most significant goes first"),
    "the checksum covers the pseudo-header, the header with checksum 0, and the payload",
    expected="checksum 9ab4, or the kernel throws the datagram away",
)

# Hidden until grading: other ports and another payload.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-fields")
ports, drawn = [rng.randrange(1024, 65536) for _ in range(2)], rng.randbytes(2 * rng.randrange(3, 9))
front = struct.pack("!HHH", *ports, 8 + len(drawn))
expect(build_udp, ("127.0.0.1", ports[0]), ("127.0.0.1", ports[1]), drawn).satisfies(
    lambda got: got[:6] == front and got[8:] == drawn,
    f"build_udp makes ports {ports[0]} and {ports[1]} and the length {8 + len(drawn)}",
    FIELDS,
)
### END HIDDEN TESTS

# %% slug="udp-build-ipv4" role="tests" points=2
"""The kernel delivers what build_udp makes for IPv4, and what does not fit is refused."""
PSEUDO = "pseudo-header for IPv4: both addresses, a zero byte, 17, and the length of header and payload"
PADDED = "the zero byte after an odd payload is only thought of, for the sum: it is not sent"
NONE = "a checksum of 0 means that none was computed: compute it"
AROUND = "the checksum is not what keeps it back: the header has ports and length, and the payload follows"


def delivers(source, destination, payload):
    front = struct.pack("!HHH", source[1], destination[1], 8 + len(payload))
    expect(build_udp, source, destination, payload).satisfies(
        lambda got: got[6:8] != bytes(2) and got[8:] == payload and kernel.receives(got, source, destination) == payload,
        f"the socket at {destination[0]} receives the {len(payload)} bytes that build_udp has wrapped",
        when(lambda got: got[:6] == front and got[6:8] == bytes(2), NONE),
        when(lambda got: got[8:] == payload + bytes(1), PADDED),
        when(lambda got: got[8:] != payload + bytes(1) and (got[:6] != front or got[8:] != payload), AROUND),
        PSEUDO,
        of=bytes,
        expected=f"a datagram of {8 + len(payload)} bytes, with a checksum for which the kernel delivers it",
    )


delivers(("127.0.0.1", 4000), ("127.0.0.2", 5000), b"")
delivers(("127.0.0.1", 4000), ("127.0.0.2", 5000), b"odd")
MOST = "65,535 less 8 is 65,527; the limit of 65,507 is IPv4's own, and not asked for here"
largest = expect(lambda: len(build_udp(("127.0.0.1", 4000), ("127.0.0.1", 5000), bytes(65_527))))
largest.returns(65_535, "since 65,527 bytes just fit", when(Exception, MOST))
TOO_LONG = "the length field holds at most 65,535, and the header takes 8 of it"
too_long = expect(lambda: len(build_udp(("127.0.0.1", 4000), ("127.0.0.1", 5000), bytes(65_528))))
too_long.raises(ValueError, "since 65,528 bytes do not", when(Exception, TOO_LONG), TOO_LONG)

# Hidden until grading: sent raw on a host of the grader's, addresses and payloads by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-ipv4")
for size in (2 * rng.randrange(10, 300), 2 * rng.randrange(10, 300) + 1):
    hosts = [f"127.{rng.randrange(255)}.{rng.randrange(255)}.{rng.randrange(1, 255)}" for _ in range(2)]
    near, far = [(host, rng.randrange(1024, 65536)) for host in hosts]
    delivers(near, far, rng.randbytes(size))
### END HIDDEN TESTS

# %% slug="udp-build-ipv6" role="tests" points=2
"""The kernel delivers what build_udp makes for IPv6."""
PSEUDO = "pseudo-header for IPv6: both addresses of 16 bytes, the length in 32 bits, three zero bytes, 17"
NONE = "a checksum of 0 means that none was computed, and over IPv6 one must be"
AROUND = "the checksum is not what keeps it back: ports, length and payload go where they go over IPv4"


def delivers_ipv6(source, destination, payload):
    front = struct.pack("!HHH", source[1], destination[1], 8 + len(payload))
    expect(build_udp, source, destination, payload).satisfies(
        lambda got: got[8:] == payload and kernel.receives(got, source, destination) == payload,
        f"the IPv6 socket at {destination[0]} receives the {len(payload)} bytes that build_udp has wrapped",
        when(lambda got: got[:6] != front or got[8:] != payload, AROUND),
        when(lambda got: got[:6] == front and got[6:8] == bytes(2), NONE),
        PSEUDO,
        when(OSError, "ip_address(host).packed gives the bytes of an address of either family"),
        expected=f"a datagram of {8 + len(payload)} bytes that the kernel delivers",
    )


delivers_ipv6(("fd00::1", 4000), ("fd00::2", 5000), b"hello")
VERSIONS = "compare the versions of the two addresses"
expect(build_udp, ("127.0.0.1", 4000), ("::1", 5000), b"").raises(
    ValueError, "since one host is IPv4 and the other IPv6", when(Exception, VERSIONS), VERSIONS
)

# Hidden until grading: ports and a longer payload by the seed; the families the other way round.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-ipv6")
drawn = rng.randbytes(2 * rng.randrange(150, 300) + 1)  # odd, so that padding shows
delivers_ipv6(("fd00::1", rng.randrange(1024, 65536)), ("fd00::2", rng.randrange(1024, 65536)), drawn)
expect(build_udp, ("::1", 4000), ("127.0.0.1", 5000), b"").raises(ValueError, "", when(Exception, VERSIONS), VERSIONS)
### END HIDDEN TESTS

# %% slug="udp-build-zero" role="tests" points=1
"""A checksum that comes out as 0 is sent as 0xFFFF."""
ZERO = when(
    lambda got: got[6:8] == bytes(2), "0 on the wire means that no checksum was computed, so a computed 0 goes out as 0xFFFF"
)
OTHER = when(
    lambda got: got[6:8] not in (bytes(2), b"\xff\xff"),
    "here the sum is another, whatever is done about 0: the tests above say what a checksum covers",
)


def sends_ones(source, destination):
    """Build a datagram around a payload that is chosen so that the checksum comes out as 0."""
    covered = b"".join(ip_address(host).packed for host, _ in (source, destination)) + struct.pack("!HH", 17, 10)
    covered += struct.pack("!HHHH", source[1], destination[1], 10, 0)
    payload = struct.pack("!H", -int.from_bytes(covered, "big") % 0xFFFF)
    expect(build_udp, source, destination, payload).satisfies(
        lambda got: got[6:8] == b"\xff\xff" and kernel.receives(got, source, destination) == payload,
        f"for {payload!r}, whose checksum comes out as 0, build_udp writes ffff into the header",
        ZERO,
        OTHER,
        expected="checksum ffff",
    )


sends_ones(("127.0.0.1", 4000), ("127.0.0.1", 5000))
sends_ones(("fd00::1", 4000), ("fd00::2", 5000))

# Hidden until grading: other ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-zero")
for hosts in (("127.0.0.1", "127.0.0.1"), ("fd00::1", "fd00::2")):
    near, far = [(host, rng.randrange(1024, 65536)) for host in hosts]
    sends_ones(near, far)
### END HIDDEN TESTS

# %% [markdown]
# ## On the receiving side
#
# A receiver gets bytes from a stranger.
# Each field may lie, and the order in which you ask matters: is there a header at all, does the length make sense, does the checksum fit?

# %% [markdown] slug="udp-parse-contract" role="contract"
# ## Exercise 3: take a datagram apart (6 points)
#
# Write `parse_udp(segment, source_host, destination_host)`, which returns a `Datagram(source, destination, payload)` whose addresses are pairs of host and port.
#
# | case | result |
# |---|---|
# | fewer than 8 bytes | `Truncated` |
# | the length field says less than 8, or more than there is | `Truncated` |
# | more bytes than the length field says | the rest is not part of the datagram: leave it out, of the checksum too |
# | the checksum does not fit | `BadChecksum` |
# | checksum 0 over IPv4 | not checked: return the datagram |
# | checksum 0 over IPv6 | `BadChecksum` |
#
# `Datagram` and the two errors, which are exceptions, have come with the cell above Exercise 1; raise each error with a sentence that helps whoever reads it.
# Both hosts are of the same family.
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: how do I check a checksum?</summary>
#
# Sum up pseudo-header, header and payload with the checksum left where it is.
# If nothing is damaged, `internet_checksum` of all that is 0.
# </details>
#
# <details><summary>Hint 2: which bytes do I check?</summary>
#
# `segment[:length]`, after you know that `length` is from 8 to `len(segment)`.
# The same `length` goes into the pseudo-header.
# </details>

# %% slug="udp-parse" role="solution"
def parse_udp(segment: bytes, source_host: str, destination_host: str) -> Datagram:
    """The datagram in `segment`; raise Truncated or BadChecksum if it must not be delivered."""
    ### BEGIN SOLUTION
    if len(segment) < 8:
        raise Truncated(f"{len(segment)} bytes, and the header alone has 8")
    source_port, destination_port, length, checksum = struct.unpack("!HHHH", segment[:8])
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}; there are {len(segment)} bytes")
    hosts = ip_address(source_host), ip_address(destination_host)
    segment = segment[:length]
    if hosts[0].version == 4:
        rest = struct.pack("!BBH", 0, 17, length)
    else:
        rest = struct.pack("!I3xB", length, 17)
    unchecked = checksum == 0 and hosts[0].version == 4
    if not unchecked:
        if checksum == 0 or internet_checksum(hosts[0].packed + hosts[1].packed + rest + segment):
            raise BadChecksum(f"checksum {checksum:#06x} does not fit the {length} bytes")
    return Datagram((source_host, source_port), (destination_host, destination_port), segment[8:])
    ### END SOLUTION


# %% [markdown]
# Try it on the datagram from the top.
# You should see both addresses and `b'hello!'`.

# %% tags=["try"]
try_out(lambda: parse_udp(datagram, "127.0.0.1", "127.0.0.1"))

# %% slug="udp-parse-fields" role="tests" points=1
"""parse_udp reads a datagram, and refuses a damaged one."""
hello = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
FIELDS = 'struct.unpack("!HHHH", segment[:8]) gives the four fields; the payload begins at byte 8'
TURNED = when(
    Datagram(("127.0.0.1", 5000), ("127.0.0.1", 4000), b"hello!"), "the first port is the source's, the second the destination's"
)
read = expect(parse_udp, hello, "127.0.0.1", "127.0.0.1")
SUMMED = when(BadChecksum, "sum up the pseudo-header (addresses, 0, 17, length) and the segment as it came: that gives 0")
COUNTS = when(Truncated, "the length field counts header and payload: compare it with len(segment)")
read.returns(Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!"), "", TURNED, SUMMED, COUNTS, FIELDS)
DAMAGED = "internet_checksum over pseudo-header, header and payload, the checksum included, is 0 only if all is well"
WHOSE = when(Truncated, "nothing is missing here: what does not fit is the checksum, and its error is BadChecksum")
damaged_one = expect(parse_udp, hello[:-1] + b"?", "127.0.0.1", "127.0.0.1")
damaged_one.raises(BadChecksum, "since its last byte was changed", WHOSE, DAMAGED)

# Hidden until grading: other ports, and another byte that was changed.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-fields")
ports, at = [rng.randrange(1024, 65536) for _ in range(2)], rng.randrange(8, 14)
covered = bytes([127, 0, 0, 1] * 2) + struct.pack("!HHHHHH", 17, 14, *ports, 14, 0) + b"hello!"
right = struct.pack("!H", 0xFFFF - int.from_bytes(covered, "big") % 0xFFFF or 0xFFFF)
drawn = struct.pack("!HHH", *ports, 14) + right + b"hello!"
fields = Datagram(("127.0.0.1", ports[0]), ("127.0.0.1", ports[1]), b"hello!")
expect(parse_udp, drawn, "127.0.0.1", "127.0.0.1").returns(fields, "", SUMMED, COUNTS, FIELDS)
drawn = drawn[:at] + bytes([drawn[at] ^ 1 << rng.randrange(8)]) + drawn[at + 1 :]
expect(parse_udp, drawn, "127.0.0.1", "127.0.0.1").raises(BadChecksum, f"since a bit of byte {at} was flipped", WHOSE, DAMAGED)
### END HIDDEN TESTS

# %% slug="udp-parse-kernel" role="tests" points=1
"""parse_udp reads what the kernel sends, and believes nothing that was changed on the way."""
ALL = "every bit of header and payload goes into the sum, the checksum itself too"
PACKED = when(OSError, "ip_address(host).packed gives the bytes of an address of either family")


def read_and_flipped(segment, source, destination, payload):
    """Read a datagram of the kernel's, then the same with each single bit flipped in turn."""
    hosts = source[0], destination[0]
    family = "both addresses, the length in 32 bits, three zero bytes, 17" if ":" in hosts[0] else "both addresses, 0, 17, length"
    PSEUDO = when(BadChecksum, f"the pseudo-header here: {family}; the two hosts are two addresses, in this order")
    fields = "source and destination are (host, port) as they were given and read; the payload is bytes, from byte 8 on"
    expect(parse_udp, segment, *hosts).returns(Datagram(source, destination, payload), "", PSEUDO, PACKED, fields)
    for bit in range(8 * len(segment)):
        flipped = bytearray(segment)
        flipped[bit // 8] ^= 0x80 >> bit % 8
        if kernel.receives_by_rfc(bytes(flipped), *hosts) is not None:
            continue  # the one case in a while where the flipped bit turns the checksum into 0
        asked = expect(parse_udp, bytes(flipped), *hosts)
        if not asked.outcome.raised((BadChecksum, Truncated)):
            parts = ("source port", "destination port", "length", "checksum")
            part = parts[bit // 16] if bit < 64 else "payload"
            asked.raises((BadChecksum, Truncated), f"since bit {bit} was flipped, which is in the {part}", ALL)
    check(True, f"with any one of its {8 * len(segment)} bits flipped, parse_udp refuses the datagram")


# Two datagrams that Linux made, from 127.0.0.1 and from fd00::1.
read_and_flipped(bytes.fromhex("0fa01388000e9ab4") + b"hello!", ("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!")
odd_one = bytes.fromhex("0fa01388000d9ed5") + b"hello"
read_and_flipped(odd_one, ("fd00::1", 4000), ("fd00::2", 5000), b"hello")

# Hidden until grading: datagrams that the kernel makes for this test, addresses and payloads by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-kernel")
for hosts in ((f"127.0.{rng.randrange(255)}.{rng.randrange(1, 255)}", "127.0.0.1"), ("fd00::1", "fd00::2")):
    near, far = [(host, rng.randrange(1024, 65536)) for host in hosts]
    drawn = rng.randbytes(rng.randrange(10, 30))
    read_and_flipped(kernel.sends(near, far, drawn), near, far, drawn)
### END HIDDEN TESTS

# %% slug="udp-parse-lengths" role="tests" points=2
"""parse_udp trusts the length field only as far as it fits."""
SHORT = "ask for 8 bytes before you unpack them, and compare the length field with 8 and with what is there"
CUT = "cut the segment to its length field first; then check and return what is left"
LONGER = when(Truncated, "more bytes than the length field says are no error: leave the rest out")
EMPTY = "8 bytes are enough, and so is a length of 8: the payload may be empty"


def lengths(payload, behind):
    """Cut a right datagram short, change its length, and put bytes behind it."""
    covered = bytes([127, 0, 0, 1] * 2) + struct.pack("!HH", 17, 8 + len(payload))
    header = struct.pack("!HHH", 4000, 5000, 8 + len(payload))
    number = int.from_bytes(covered + header + bytes(2) + payload + bytes(len(payload) % 2), "big")
    whole = header + struct.pack("!H", 0xFFFF - number % 0xFFFF or 0xFFFF) + payload
    for name, segment in (
        ("there are no bytes at all", b""),
        ("7 bytes are no header", whole[:7]),
        ("the length field says one more than there is", whole[:4] + struct.pack("!H", len(whole) + 1) + whole[6:]),
        ("the length field says 7", whole[:4] + b"\x00\x07\x00\x00" + whole[8:]),
        ("the length field says 0", whole[:4] + b"\x00\x00\x00\x00" + whole[8:]),
        ("the last byte is missing", whole[:-1]),
    ):
        expect(parse_udp, segment, "127.0.0.1", "127.0.0.1").raises(Truncated, f"since {name}", when(Exception, SHORT), SHORT)
    right = Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), payload)
    expect(parse_udp, whole, "127.0.0.1", "127.0.0.1").returns(right, "with nothing behind it")
    CHECKED = when(BadChecksum, CUT)
    behind_it = expect(parse_udp, whole + behind, "127.0.0.1", "127.0.0.1")
    behind_it.returns(right, "without the bytes behind its end", LONGER, CHECKED, CUT)


lengths(b"hello!", behind=b"??")
none = expect(parse_udp, bytes.fromhex("0fa013880008deb3"), "127.0.0.1", "127.0.0.1")
none.returns(Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b""), "with an empty payload", when(Exception, EMPTY))

# Hidden until grading: other payloads, and more bytes behind the end.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-lengths")
lengths(rng.randbytes(rng.randrange(3, 20)), rng.randbytes(rng.randrange(1, 20)))
### END HIDDEN TESTS

# %% slug="udp-parse-zero" role="tests" points=2
"""A checksum of 0 means unchecked over IPv4, and is refused over IPv6."""
ZERO = "0 means that the sender computed none: allowed by RFC 768 over IPv4, forbidden by RFC 8200, section 8.1, over IPv6"
ORDINARY = "here the checksum is an ordinary one, and the tests above come first: what covers it, over this family?"
ONES = "sum up with the checksum in its place: the result is 0 for ffff as it would be for 0"


def unchecked_is(payload, behind):
    segment = struct.pack("!HHHH", 4000, 5000, 8 + len(payload), 0) + payload
    taken = Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), payload)
    expect(parse_udp, segment, "127.0.0.1", "127.0.0.1").returns(taken, "unchecked", when(BadChecksum, ZERO))
    CUT = "more bytes than the length field says are no error: cut the segment to it first, also where nothing is checked"
    behind_it = when(Truncated, CUT), when(lambda got: got.payload == payload + behind, CUT)
    expect(parse_udp, segment + behind, "127.0.0.1", "127.0.0.1").returns(taken, "without the bytes behind its end", *behind_it)
    expect(parse_udp, segment, "::1", "::1").raises(BadChecksum, "over IPv6", ZERO)


def ones_are_right(host):
    """A checksum that came out as 0 and was sent as ffff, and over IPv6 the same with 0 in its place."""
    covered = 2 * ip_address(host).packed + struct.pack("!HHHHHH", 17, 10, 4000, 5000, 10, 0)
    number = 0xFFFF - int.from_bytes(covered + b"ok", "big") % 0xFFFF
    ordinary = expect(parse_udp, covered[-8:-2] + struct.pack("!H", number) + b"ok", host, host)
    ordinary.returns(Datagram((host, 4000), (host, 5000), b"ok"), "with an ordinary checksum", when(BadChecksum, ORDINARY))
    payload = struct.pack("!H", -int.from_bytes(covered, "big") % 0xFFFF)
    ones = covered[-8:-2] + b"\xff\xff" + payload
    expect(parse_udp, ones[:-1] + bytes([ones[-1] ^ 1]), host, host).raises(BadChecksum, "since its last bit was flipped", "ffff is a checksum like any other")
    expect(parse_udp, ones, host, host).returns(Datagram((host, 4000), (host, 5000), payload), "whose checksum came out as 0 and was sent as ffff", when(BadChecksum, ONES))
    if ":" in host:
        expect(parse_udp, ones[:6] + bytes(2) + ones[8:], host, host).raises(BadChecksum, "over IPv6, even where the sum would fit", ZERO)


unchecked_is(b"hello", behind=b"??")
ones_are_right("127.0.0.1")
ones_are_right("::1")

# Hidden until grading: other payloads and addresses.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-zero")
unchecked_is(rng.randbytes(rng.randrange(5, 20)), rng.randbytes(rng.randrange(1, 20)))
ones_are_right(f"127.0.{rng.randrange(255)}.{rng.randrange(1, 255)}")
### END HIDDEN TESTS

# %% [markdown]
# ## What the checksum does not see
#
# You saw it at the start: two words that change places leave the sum as it was, because addition does not mind the order.
# (Two bytes that change places inside one word are noticed.)
# That is one way among many.
# A checksum of 16 bits has 65,536 values, and there are far more datagrams than that, so each value is shared by a great many.
#
# How good is it against blind chance?
# Begin the payload with `good`, and try every possible last word.
# (`kernel.receives_by_rfc` decides by the same rules as the kernel, and faster than 65,536 sockets.)

# %%
head = datagram[:8] + b"good"
ends = (head + word.to_bytes(2, "big") for word in range(65536))
sum(kernel.receives_by_rfc(segment, "127.0.0.1", "127.0.0.1") is not None for segment in ends)

# %% [markdown]
# One in 65,536: random noise passes about that often.
# Real damage is seldom random: faulty hardware swaps, repeats or clears whole words.
# An attacker leaves nothing to chance.
# Whoever needs to be sure adds a stronger check on top, as TLS does over TCP and QUIC over UDP.

# %% [markdown] slug="blind-spot-contract" role="contract"
# ## Exercise 4: fool the checksum (3 points)
#
# Write `fool(segment)`: it takes a right datagram and returns a different one that the kernel will deliver all the same.
# The eight bytes of header, checksum included, stay as they are, and so does the length of the payload; only bytes of the payload may differ.
#
# The payload is at least four bytes long, and their number may be odd.
# It may be anything: text, random bytes, or the same byte over and over.
# The reference answer is 8 lines.
#
# <details><summary>Hint 1: what if all the words are equal?</summary>
#
# Then changing places changes nothing.
# Add 1 to one word and take 1 from another: the sum stays the same.
# </details>
#
# <details><summary>Hint 2: what if there is no room to add or to take?</summary>
#
# A word of `0x0000` and a word of `0xFFFF` are both zero in ones' complement.
# </details>

# %% slug="blind-spot" role="solution"
def fool(segment: bytes) -> bytes:
    """A datagram with the header of `segment`, whose checksum fits, and another payload."""
    ### BEGIN SOLUTION
    first, second = struct.unpack("!HH", segment[8:12])
    if first in (0, 0xFFFF):
        first ^= 0xFFFF  # the two zeros of ones' complement
    elif second in (0, 0xFFFF):
        second ^= 0xFFFF
    else:
        first, second = first + 1, second - 1
    return segment[:8] + struct.pack("!HH", first, second) + segment[12:]
    ### END SOLUTION


# %% [markdown]
# Try it.
# You should see some text of six bytes that is not `hello!`.

# %% tags=["try"]
try_out(lambda: kernel.receives(fool(datagram), here, there))

# %% slug="blind-spot-text" role="tests" points=1
"""fool makes a different datagram that the kernel delivers."""
HEADER = "take the payload apart into 16-bit words, change two of them, and put it together behind the old header"
SUM = "what one word gains, another must lose; two words may also change places"


def fools(segment, source, destination, name, *hints):
    payload = segment[8:]
    fooled = expect(fool, segment, octets=2)
    fooled.satisfies(
        lambda got: got[:8] == segment[:8] and len(got) == len(segment),
        f"{name}: the header stays, and so does the length of the payload",
        HEADER,
        expected=f"{segment[:8].hex(' ', -2)}, then {len(payload)} bytes",
    )
    fooled.satisfies(
        lambda got: got[8:] != payload and kernel.receives(got, source, destination) == got[8:],
        f"{name}: an ordinary socket receives another payload",
        when(lambda got: got == segment, "this is the datagram that was given: the payload must differ"),
        *hints,
        SUM,
        expected="words whose sum is the same as before",
    )


hello = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
fools(hello, ("127.0.0.1", 4000), ("127.0.0.1", 5000), "b'hello!'")

# Hidden until grading: another text, between other ports.
### BEGIN HIDDEN TESTS
rng = seeded("blind-spot-text")
ports, text = [rng.randrange(1024, 65536) for _ in range(2)], rng.choice([b"sunday", b"monday", b"friday"])
covered = bytes([127, 0, 0, 1] * 2) + struct.pack("!HHHHHH", 17, 14, *ports, 14, 0) + text
right = struct.pack("!H", 0xFFFF - int.from_bytes(covered, "big") % 0xFFFF or 0xFFFF)
drawn = struct.pack("!HHH", *ports, 14) + right + text
fools(drawn, ("127.0.0.1", ports[0]), ("127.0.0.1", ports[1]), str(text))
### END HIDDEN TESTS

# %% slug="given-gained" role="setup"
# For the tests.
ROOM = "a word at 0x0000 or 0xffff has no room on one side: its other zero is 0xffff or 0x0000"
WRAPS = "0x0000 - 1 is not 0xffff here, nor is 0xffff + 1 zero: in this sum 0x0000 and 0xffff are the same number"


def gained(given, got):
    """By how much the sum of the words has grown, before anything is folded."""
    sums = [sum(each[0::2]) * 256 + sum(each[1::2]) for each in (given, got)]
    return sums[1] - sums[0] if len(got) == len(given) else 0


# %% slug="blind-spot-any" role="tests" points=2
"""fool works on every payload."""
EQUAL = "this is the datagram that was given: equal words gain nothing by changing places, so add to one and take from another"
SUM = "the sum is another now: what one word gains another must lose, and an odd last byte is the first byte of its word"
ODD = "an odd payload ends in half a word: change two words, and leave the last byte as it is"
OUTSIDE = "only bytes of the payload may differ: the header stays, and so does the length"


def fools_with(payload, name, ports=(4000, 5000)):
    size = 8 + len(payload)
    header = struct.pack("!HHHH", *ports, size, 0)
    covered = bytes([127, 0, 0, 1] * 2) + struct.pack("!HH", 17, size) + header + payload
    number = int.from_bytes(covered + bytes(size % 2), "big")
    segment = header[:6] + struct.pack("!H", 0xFFFF - number % 0xFFFF or 0xFFFF) + payload
    source, destination = (("127.0.0.1", port) for port in ports)
    expect(fool, segment, octets=2).satisfies(
        lambda got: got[:8] == segment[:8] and len(got) == size and got != segment
        and kernel.receives(got, source, destination) == got[8:],
        f"{name}: the kernel delivers another payload",
        when(segment, ROOM if payload[:4] in (bytes(4), b"\xff" * 4) else EQUAL),
        when((struct.error, OverflowError, ValueError), ODD if size % 2 else ROOM),
        when(lambda got: gained(segment, got) in (0x10000, -0x10000), WRAPS),
        when(lambda got: got[:8] != segment[:8] or len(got) != size, OUTSIDE),
        SUM,
        of=bytes,
        expected=f"the header {segment[:8].hex(' ', -2)}, and {len(payload)} bytes other than {payload.hex(' ', -2)}",
    )


for given, name in ((b"odd number", "ten letters"), (b"!!!!!", "one byte, over and over"), (bytes(4), "four zero bytes")):
    fools_with(given, name)
for pair in ("ffff ffff", "0000 0001", "ffff fffe", "fffe 0001", "fffe 0000", "1234 ffff", "ff00 ff00", "00ff 00ff"):
    fools_with(bytes.fromhex(pair), f"the words {pair}")

# Hidden until grading: random payloads and ports, and another byte over and over.
### BEGIN HIDDEN TESTS
rng = seeded("blind-spot-any")
ports = rng.randrange(1024, 65536), rng.randrange(1024, 65536)
fools_with(rng.randbytes(2 * rng.randrange(4, 40) + 1), "random bytes, an odd number", ports)
fools_with(bytes([rng.randrange(1, 255)]) * rng.randrange(4, 40), "one byte, over and over", ports)
### END HIDDEN TESTS

# %% [markdown]
# ## What you can say now
#
# - UDP adds two ports, a length and a checksum to what IP does; eight bytes in all.
# - A damaged datagram is dropped in silence, and some damage passes: the checksum is a sum, so it cannot see the order of its words, nor changes that cancel out.
# - The checksum covers the addresses too, and it may be left out over IPv4 but not over IPv6.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | datagram | one message of UDP, with its edges |
# | header, payload | what a protocol puts in front, and what it carries |
# | encapsulation | each layer wraps what it is given into a header of its own |
# | port | which socket on a host, a number of 16 bits |
# | checksum | a number computed from the bytes, sent along and compared |
# | ones' complement | addition that brings the carry back in at the right-hand end |
# | pseudo-header | addresses, protocol and length: summed, never sent |
# | RFC | a document that defines a protocol of the internet |
#
# **What does this return, and why?**
#
# 1. `internet_checksum(data + internet_checksum(data).to_bytes(2, "big"))`, when `data` has an even length. And when it has an odd one?
#
# <details><summary>Answer</summary>
#
# 0 for an even length: the sum of the words and their complement is all ones, and its complement is 0.
# With an odd length the checksum is cut across two words, so its bytes change places and the result is another.
# </details>
#
# 2. `kernel.receives(datagram, there, here)`, with the addresses exchanged but the bytes the same. Think of the pseudo-header, then of the port.
#
# <details><summary>Answer</summary>
#
# `None`.
# The hosts are equal, so the pseudo-header has the same sum, and the checksum fits.
# But the header still says port 5000, and nobody waits there: the socket of this call is at port 4000.
# </details>
#
# 3. `len(build_udp(here, there, b""))`.
#
# <details><summary>Answer</summary>
#
# 8: a datagram without a payload is a header, and it is sent and received like any other.
# </details>
