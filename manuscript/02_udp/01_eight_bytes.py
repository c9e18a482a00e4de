# %% [markdown]
# # Eight bytes
#
# Many a text says that UDP does no error checking.
# Here is a UDP **datagram** that a Linux kernel made: eight bytes of **header**, then `hello!`.
# Send it as it is to an ordinary UDP socket.

# %%
from loopback import kernel

here, there = ("127.0.0.1", 4000), ("127.0.0.1", 5000)
datagram = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
kernel.receives(datagram, here, there)

# %% [markdown]
# It arrives.
# Now flip a single bit, so that the `!` becomes some other sign, and send it again.
# What will the program at the other end see: a damaged message, an error, or nothing?

# %% tags=["predict"]
prediction = "..."

# %%
damaged = datagram[:-1] + bytes([datagram[-1] ^ 0b1000_0000])
kernel.receives(damaged, here, there) is None

# %% [markdown]
# Nothing.
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
# The truth lies between two sayings, "UDP is not error checked" and "what arrives is error free":
# there is a check, it catches much, and it does not catch everything.
# At the end of this notebook you will know exactly what it misses, and fool it yourself.
#
# ## Why so little?
#
# The **network layer**, IP, carries packets from host to host, and may lose them, double them or let them overtake each other.
# A host runs many programs, so something must say which **process** a packet is for.
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
# A game that sends its player's position 175 times a second does not want the lost one again: the next is already better.
# A bank wants every byte, and can wait.
# A program that needs some of TCP's promises but not all builds its own on top of UDP, as TFTP does with acknowledgements, and QUIC does for HTTP/3.
#
# ## The header
#
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
# - **Checksum** is a number computed from everything else; the receiver computes it too and compares.
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
# To read a header in Python, use `struct.unpack`: `"!HHHH"` is four unsigned numbers of 16 bits each, in network byte order.

# %%
import struct

struct.unpack("!HHHH", datagram[:8])

# %% [markdown]
# UDP's header is itself carried inside something.
# Each layer wraps what it is given into a header of its own, and the other side takes them off again, outermost first: this is **encapsulation**.
# A file transfer with TFTP over Ethernet looks like this.

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
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"
import struct
from ipaddress import ip_address

from loopback import BadChecksum, Datagram, Truncated, kernel, system
from loopback.check import attempt, check, seeded

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
# | no data | `0xFFFF`, the complement of 0 |
#
# IP, ICMP, UDP and TCP all use it (RFC 1071).
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
hex(internet_checksum(b"\x80\x01\x80\x02\x00\x03"))

# %% slug="checksum-rfc" role="tests" points=1
"""internet_checksum agrees with the example of RFC 1071."""
outcome = attempt(internet_checksum, bytes.fromhex("0001f203f4f5f6f7"))
check(
    outcome.returned(0x220D),
    "the eight bytes of RFC 1071's example have the checksum 0x220d",
    expected="0x220d, which is 8717: their sum is 0x2ddf0, folded 0xddf2, complemented 0x220d",
    got=outcome,
    look_at="add 16-bit words, most significant byte first; bring the carry back in; flip the bits at the end",
)
outcome = attempt(internet_checksum, b"\x01\x02\x03")
check(
    outcome.returned(0xFBFD),
    "for an odd number of bytes, a zero byte is thought to follow: 01 02 03 has the checksum 0xfbfd",
    expected="0xfbfd, which is 64509: 0x0102 + 0x0300 = 0x0402, complemented",
    got=outcome,
    look_at="the last byte of an odd number is the more significant half of its word: the zero goes after it",
)

# %% slug="checksum-edges" role="tests" points=1
"""internet_checksum folds until nothing is carried."""
# Hidden until grading: no data, all zeros, all ones, 64 KiB, and sums whose folding
# carries again.
### BEGIN HIDDEN TESTS
rng = seeded("checksum-edges")
for name, data, look_at in (
    ("no data", b"", "the sum of nothing is 0, and its complement 0xffff"),
    ("100 zero bytes", bytes(100), "the sum is 0, and its complement 0xffff"),
    ("100 bytes of ones", b"\xff" * 100, "0xffff added to itself and folded stays 0xffff; its complement is 0"),
    ("words whose folded sum carries again", b"\xff\xff\x00\x01\xff\xff\xff\xff", "fold in a loop: one fold may carry"),
    ("128 KiB of ones, and 1", b"\xff" * 131076 + b"\x00\x01", "two folds may carry once more: fold in a loop"),
    ("64 KiB of ones, and 1", b"\xff" * 65536 + b"\x00\x01", "one fold may carry once more: fold in a loop"),
    ("an odd number of bytes", rng.randbytes(2 * rng.randrange(50, 99) + 1), "pad with a zero byte after the last"),
):
    padded = data + bytes(len(data) % 2)
    words = int.from_bytes(padded, "big")  # 2**16 is 1 modulo 0xffff, so the whole number is the sum of its words
    expected = 0xFFFF - (words % 0xFFFF or (0xFFFF if words else 0))
    outcome = attempt(internet_checksum, data)
    check(
        outcome.returned(expected),
        f"{name}: the checksum is right",
        expected=f"{expected:#06x}, which is {expected}",
        got=outcome,
        look_at=look_at,
    )
### END HIDDEN TESTS

# %% slug="checksum-kernel" role="tests" points=2
"""internet_checksum gives what the kernel put on the wire."""
# Hidden until grading: datagrams from the kernel to a live socket, addresses, ports and
# payloads drawn by chance.
### BEGIN HIDDEN TESTS
rng = seeded("checksum-kernel")
for family in ("IPv4", "IPv6"):
    hosts = [f"127.{rng.randrange(255)}.{rng.randrange(255)}.{rng.randrange(1, 255)}" for _ in range(2)]
    if family == "IPv6":
        hosts = ["fd00::1", "fd00::2"]
    source, destination = [(host, rng.randrange(1024, 65536)) for host in hosts]
    payload = rng.randbytes(2 * rng.randrange(20, 60) + 1)
    size = 8 + len(payload)
    covered = b"".join(ip_address(host).packed for host in hosts) + struct.pack("!HH", 17, size)
    covered += struct.pack("!HHHH", source[1], destination[1], size, 0) + payload
    if system.has_namespaces:
        sent = kernel.sends(source, destination, payload)
        expected = int.from_bytes(sent[6:8], "big")
    else:
        words = int.from_bytes(covered + bytes(len(covered) % 2), "big")
        expected = 0xFFFF - (words % 0xFFFF or 0xFFFF) or 0xFFFF
    outcome = attempt(internet_checksum, covered)
    check(
        outcome.returned(expected) or (expected == 0xFFFF and outcome.returned(0)),
        f"an {family} datagram: internet_checksum gives what the kernel wrote into the header",
        expected=f"{expected:#06x}, which is {expected}, for the {len(covered)} bytes {covered.hex(' ', -2)}",
        got=outcome,
        look_at="add 16-bit big-endian words, a zero byte after an odd last one, fold in a loop, then flip the bits",
    )
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

# %%
from loopback.headers import IPV6_PSEUDO_HEADER

header_box(IPV6_PSEUDO_HEADER)

# %% [markdown]
# One value is taken: a checksum of 0 on the wire means "not computed".
# Over IPv4 a sender may do that, and the receiver then checks nothing.
# Over IPv6 it may not (RFC 8200, section 8.1; some tunnels are excepted, RFC 6935), since IPv6's own header has no checksum at all: the kernel throws such a datagram away.
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
build_udp(here, there, b"hello!") == datagram

# %% slug="udp-build-fields" role="tests" points=1
"""build_udp puts ports, length and payload where they belong, and the kernel accepts the whole."""
outcome = attempt(build_udp, ("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!")
built = outcome.value if type(outcome.value) is bytes else b""
check(
    built[:6] == bytes.fromhex("0fa01388000e") and built[8:] == b"hello!",
    "ports 4000 and 5000, length 14, then the checksum, then the payload",
    expected="0fa0 1388 000e, two bytes of checksum, 6865 6c6c 6f21",
    got=f"{outcome.call} returned {built.hex(' ', -2)}" if built else outcome,
    look_at='struct.pack("!HHHH", ...) makes the four fields; the length counts the header too',
)
check(
    kernel.receives(built, ("127.0.0.1", 4000), ("127.0.0.1", 5000)) == b"hello!",
    "an ordinary socket receives b'hello!' from it",
    expected="checksum 9ab4",
    got=f"checksum {built[6:8].hex()}, and the kernel throws the datagram away",
    look_at="the checksum covers the pseudo-header, the header with checksum 0, and the payload",
)

# %% slug="udp-build-ipv4" role="tests" points=2
"""The kernel delivers what build_udp makes for IPv4."""
# Hidden until grading: sent raw on a host of the grader's, received by an ordinary
# socket; addresses drawn by chance.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-ipv4")
for size in (0, 2 * rng.randrange(10, 300), 2 * rng.randrange(10, 300) + 1):
    hosts = [f"127.{rng.randrange(255)}.{rng.randrange(255)}.{rng.randrange(1, 255)}" for _ in range(2)]
    source, destination = [(host, rng.randrange(1024, 65536)) for host in hosts]
    payload = rng.randbytes(size)
    outcome = attempt(build_udp, source, destination, payload)
    built = outcome.value if type(outcome.value) is bytes else b""
    check(
        built[6:8] != b"\x00\x00"
        and built[8:] == payload
        and kernel.receives(built, source, destination) == payload,
        f"{size} bytes: the socket at the destination receives them",
        expected=f"a datagram of {8 + size} bytes that the kernel delivers, checksum computed",
        got=f"{outcome.call} returned a header of {built[:8].hex(' ', -2)}, which the kernel does not deliver so"
        if built
        else outcome,
        look_at="pseudo-header for IPv4: both addresses, a zero byte, 17, and the length of header and payload; "
        "the zero byte after an odd payload is only thought of, for the sum: it is not sent",
    )
outcome = attempt(lambda: len(build_udp(("127.0.0.1", 4000), ("127.0.0.1", 5000), bytes(65_527))))
check(
    outcome.returned(65_535),
    "a payload of 65,527 bytes just fits",
    expected=65_535,
    got=outcome,
    look_at="65,535 less 8 is 65,527; the limit of 65,507 is IPv4's own, and not asked for here",
)
outcome = attempt(build_udp, ("127.0.0.1", 4000), ("127.0.0.1", 5000), bytes(65_528))
check(
    outcome.raised(ValueError),
    "a payload of 65,528 bytes is refused with ValueError",
    expected="ValueError",
    got=outcome,
    look_at="the length field holds at most 65,535, and the header takes 8 of it",
)
### END HIDDEN TESTS

# %% slug="udp-build-ipv6" role="tests" points=2
"""The kernel delivers what build_udp makes for IPv6."""
# Hidden until grading: the same over IPv6, where the kernel insists on a checksum.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-ipv6")
source, destination = ("fd00::1", rng.randrange(1024, 65536)), ("fd00::2", rng.randrange(1024, 65536))
payload = rng.randbytes(2 * rng.randrange(150, 300) + 1)  # odd, so that padding shows
outcome = attempt(build_udp, source, destination, payload)
built = outcome.value if type(outcome.value) is bytes else b""
check(
    built[8:] == payload and kernel.receives(built, source, destination) == payload,
    f"{len(payload)} bytes: the IPv6 socket at the destination receives them",
    expected=f"a datagram of {8 + len(payload)} bytes that the kernel delivers",
    got=f"{outcome.call} returned a header of {built[:8].hex(' ', -2)}, and the kernel throws the datagram away"
    if built
    else outcome,
    look_at="pseudo-header for IPv6: both addresses of 16 bytes, the length in 32 bits, three zero bytes, 17",
)
outcome = attempt(build_udp, ("127.0.0.1", 4000), ("::1", 5000), b"")
check(
    outcome.raised(ValueError),
    "an IPv4 source and an IPv6 destination are refused with ValueError",
    expected="ValueError",
    got=outcome,
    look_at="compare the versions of the two addresses",
)
### END HIDDEN TESTS

# %% slug="udp-build-zero" role="tests" points=1
"""A checksum that comes out as 0 is sent as 0xFFFF."""
# Hidden until grading: a payload chosen so that the sum of all words is 0xFFFF, over
# both families.
### BEGIN HIDDEN TESTS
rng = seeded("udp-build-zero")
for hosts in (("127.0.0.1", "127.0.0.1"), ("fd00::1", "fd00::2")):
    source, destination = [(host, rng.randrange(1024, 65536)) for host in hosts]
    covered = b"".join(ip_address(host).packed for host in hosts) + struct.pack("!HH", 17, 10)
    covered += struct.pack("!HHHH", source[1], destination[1], 10, 0)
    payload = struct.pack("!H", -int.from_bytes(covered, "big") % 0xFFFF)
    outcome = attempt(build_udp, source, destination, payload)
    built = outcome.value if type(outcome.value) is bytes else b""
    check(
        built[6:8] == b"\xff\xff" and kernel.receives(built, source, destination) == payload,
        f"for the payload {payload.hex()}, whose checksum comes out as 0, ffff is sent",
        expected="checksum ffff",
        got=f"checksum {built[6:8].hex()}" if built else outcome,
        look_at="0 on the wire means that no checksum was computed, so a computed 0 goes out as 0xFFFF",
    )
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
# The errors are given; raise each with a sentence that helps whoever reads it.
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
parse_udp(datagram, "127.0.0.1", "127.0.0.1")

# %% slug="udp-parse-fields" role="tests" points=1
"""parse_udp reads a datagram, and refuses a damaged one."""
datagram = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
outcome = attempt(parse_udp, datagram, "127.0.0.1", "127.0.0.1")
expected = Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!")
check(
    outcome.returned(expected),
    "the datagram from the top of the notebook is read right",
    expected=expected,
    got=outcome,
    look_at='struct.unpack("!HHHH", segment[:8]) gives the four fields; the payload begins at byte 8',
)
outcome = attempt(parse_udp, datagram[:-1] + b"?", "127.0.0.1", "127.0.0.1")
check(
    outcome.raised(BadChecksum),
    "with its last byte changed, it raises BadChecksum",
    expected="BadChecksum",
    got=outcome,
    look_at="internet_checksum over pseudo-header, header and payload, the checksum included, is 0 only if all is well",
)

# %% slug="udp-parse-kernel" role="tests" points=1
"""parse_udp reads what the kernel sends, and believes nothing that was changed on the way."""
# Hidden until grading: datagrams made by the kernel, whole, and with each single bit
# flipped in turn.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-kernel")
for hosts in ((f"127.0.{rng.randrange(255)}.{rng.randrange(1, 255)}", "127.0.0.1"), ("fd00::1", "fd00::2")):
    source, destination = [(host, rng.randrange(1024, 65536)) for host in hosts]
    payload = rng.randbytes(rng.randrange(10, 30))
    if system.has_namespaces:
        segment = kernel.sends(source, destination, payload)
    else:
        size = 8 + len(payload)
        header = struct.pack("!HHHH", source[1], destination[1], size, 0)
        covered = b"".join(ip_address(host).packed for host in hosts) + struct.pack("!HH", 17, size) + header + payload
        words = int.from_bytes(covered + bytes(len(covered) % 2), "big")
        segment = header[:6] + struct.pack("!H", 0xFFFF - words % 0xFFFF or 0xFFFF) + payload
    outcome = attempt(parse_udp, segment, *hosts)
    check(
        outcome.returned(Datagram(source, destination, payload)),
        f"a datagram of the kernel's, {'IPv6' if ':' in hosts[0] else 'IPv4'}, is read right",
        expected=Datagram(source, destination, payload),
        got=outcome,
        look_at="the pseudo-header of each family, and the zero byte after an odd last one",
    )
    for bit in range(8 * len(segment)):
        flipped = bytearray(segment)
        flipped[bit // 8] ^= 0x80 >> bit % 8
        if kernel.receives_by_rfc(bytes(flipped), *hosts) is not None:
            continue  # the one case in a while where the flipped bit turns the checksum into 0
        outcome = attempt(parse_udp, bytes(flipped), *hosts)
        if not (outcome.raised(Truncated) or outcome.raised(BadChecksum)):
            break
    check(
        outcome.raised(Truncated) or outcome.raised(BadChecksum),
        "with any one bit flipped, it is refused",
        expected="BadChecksum, or Truncated where the flipped bit belongs to the length",
        got=f"bit {bit} flipped: {outcome}",
        look_at="every bit of header and payload goes into the sum, the ports too",
    )
### END HIDDEN TESTS

# %% slug="udp-parse-lengths" role="tests" points=2
"""parse_udp trusts the length field only as far as it fits."""
# Hidden until grading: segments cut short, lengths that lie, and bytes behind the end.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-lengths")
hosts = ("127.0.0.1", "127.0.0.1")
datagram = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
for name, segment in (
    ("no bytes at all", b""),
    ("7 bytes", datagram[:7]),
    ("a length of 15 with 14 bytes there", datagram[:4] + b"\x00\x0f" + datagram[6:]),
    ("a length of 7", datagram[:4] + b"\x00\x07\x00\x00" + datagram[8:]),
    ("a length of 0", datagram[:4] + b"\x00\x00\x00\x00" + datagram[8:]),
    ("the last byte missing", datagram[:-1]),
):
    outcome = attempt(parse_udp, segment, *hosts)
    check(
        outcome.raised(Truncated),
        f"{name}: Truncated",
        expected="Truncated",
        got=outcome,
        look_at="ask for 8 bytes before you unpack them, and compare the length field with 8 and with what is there",
    )
outcome = attempt(parse_udp, bytes.fromhex("0fa013880008deb3"), *hosts)
check(
    outcome.returned(Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b"")),
    "eight bytes are a datagram whose payload is empty",
    expected=Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b""),
    got=outcome,
    look_at="8 bytes are enough, and so is a length of 8: the payload may be empty",
)
behind = rng.randbytes(rng.randrange(1, 20))
expected = Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), b"hello!")
outcome = attempt(parse_udp, datagram + behind, *hosts)
check(
    outcome.returned(expected),
    "bytes behind the end are not part of the datagram",
    expected=expected,
    got=outcome,
    look_at="cut the segment to its length field first; then check and return what is left",
)
### END HIDDEN TESTS

# %% slug="udp-parse-zero" role="tests" points=2
"""A checksum of 0 means unchecked over IPv4, and is refused over IPv6."""
# Hidden until grading: the same datagram with checksum 0 over both families, compared
# with the kernel.
### BEGIN HIDDEN TESTS
rng = seeded("udp-parse-zero")
payload = rng.randbytes(rng.randrange(5, 20))
segment = struct.pack("!HHHH", 4000, 5000, 8 + len(payload), 0) + payload
for host, family in (("127.0.0.1", "IPv4"), ("::1", "IPv6")):
    delivered = kernel.receives(segment, (host, 4000), (host, 5000))
    outcome = attempt(parse_udp, segment, host, host)
    check(
        outcome.raised(BadChecksum)
        if delivered is None
        else outcome.returned(Datagram((host, 4000), (host, 5000), payload)),
        f"checksum 0 over {family}: parse_udp does what the kernel does",
        expected="BadChecksum" if delivered is None else Datagram((host, 4000), (host, 5000), payload),
        got=outcome,
        look_at="0 means that the sender computed none: allowed by RFC 768 over IPv4, forbidden by RFC 8200, section 8.1, over IPv6",
    )
behind = rng.randbytes(rng.randrange(1, 20))
outcome = attempt(parse_udp, segment + behind, "127.0.0.1", "127.0.0.1")
expected = Datagram(("127.0.0.1", 4000), ("127.0.0.1", 5000), payload)
check(
    outcome.returned(expected),
    "bytes behind the end of an unchecked datagram are left out too",
    expected=expected,
    got=outcome,
    look_at="cut the segment to its length field before anything else",
)
for hosts, family in ((("127.0.0.1", "127.0.0.1"), "IPv4"), (("::1", "::1"), "IPv6")):
    covered = b"".join(ip_address(host).packed for host in hosts) + struct.pack("!HH", 17, 10)
    covered += struct.pack("!HHHH", 4000, 5000, 10, 0)
    payload = struct.pack("!H", -int.from_bytes(covered, "big") % 0xFFFF)  # so that the checksum comes out as 0
    ones = struct.pack("!HHHH", 4000, 5000, 10, 0xFFFF) + payload
    outcome = attempt(parse_udp, ones, *hosts)
    expected = Datagram((hosts[0], 4000), (hosts[1], 5000), payload)
    check(
        outcome.returned(expected),
        f"a checksum that came out as 0 and was sent as ffff is right, over {family}",
        expected=expected,
        got=outcome,
        look_at="sum up with the checksum in its place: the result is 0 for ffff as it would be for 0",
    )
outcome = attempt(parse_udp, ones[:6] + b"\x00\x00" + ones[8:], "::1", "::1")
check(
    outcome.raised(BadChecksum),
    "over IPv6 a checksum of 0 is refused, even where the sum would fit",
    expected="BadChecksum",
    got=outcome,
    look_at="over IPv6 0 on the wire is wrong whatever the sum: forbidden by RFC 8200, section 8.1",
)
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
# The payload is at least four bytes long.
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
kernel.receives(fool(datagram), here, there)

# %% slug="blind-spot-text" role="tests" points=1
"""fool makes a different datagram that the kernel delivers."""
datagram = bytes.fromhex("0fa01388000e9ab4") + b"hello!"
outcome = attempt(fool, datagram)
fooled = outcome.value if type(outcome.value) is bytes else b""
check(
    fooled[:8] == datagram[:8] and len(fooled) == len(datagram) and fooled != datagram,
    "the header stays, the length stays, the payload is another",
    expected="0fa0 1388 000e 9ab4, then six bytes that are not hello!",
    got=f"{outcome.call} returned {fooled!r}" if fooled else outcome,
    look_at="take the payload apart into 16-bit words, change two of them, and put it together behind the old header",
)
check(
    kernel.receives(fooled, ("127.0.0.1", 4000), ("127.0.0.1", 5000)) == fooled[8:],
    "an ordinary socket receives the changed payload",
    expected="words whose sum is the same as before",
    got=f"the payload {fooled[8:].hex(' ', -2)}, which the kernel throws away",
    look_at="what one word gains, another must lose; two words may also change places",
)

# %% slug="blind-spot-any" role="tests" points=2
"""fool works on every payload."""
# Hidden until grading: random payloads, odd lengths, all zeros, all ones, and one byte
# over and over.
### BEGIN HIDDEN TESTS
rng = seeded("blind-spot-any")
source, destination = ("127.0.0.1", rng.randrange(1024, 65536)), ("127.0.0.1", rng.randrange(1024, 65536))
letter = bytes([rng.randrange(1, 255)])
for name, payload in (
    ("random bytes, an odd number", rng.randbytes(2 * rng.randrange(4, 40) + 1)),
    ("four zero bytes", bytes(4)),
    ("five bytes of ones", b"\xff" * 5),
    ("one byte, over and over", letter * rng.randrange(4, 40)),
    ("words 0000 and 0001", b"\x00\x00\x00\x01"),
    ("words ffff and fffe", b"\xff\xff\xff\xfe"),
    ("words fffe and 0001", b"\xff\xfe\x00\x01"),
    ("words fffe and 0000", b"\xff\xfe\x00\x00"),
    ("words ff00 and ff00", b"\xff\x00\xff\x00"),
    ("words 00ff and 00ff", b"\x00\xff\x00\xff"),
):
    size = 8 + len(payload)
    header = struct.pack("!HHHH", source[1], destination[1], size, 0)
    covered = bytes([127, 0, 0, 1] * 2) + struct.pack("!HH", 17, size) + header + payload
    words = int.from_bytes(covered + bytes(len(covered) % 2), "big")
    segment = header[:6] + struct.pack("!H", 0xFFFF - words % 0xFFFF or 0xFFFF) + payload
    outcome = attempt(fool, segment)
    fooled = outcome.value if type(outcome.value) is bytes else b""
    check(
        fooled[:8] == segment[:8]
        and len(fooled) == size
        and fooled != segment
        and kernel.receives(fooled, source, destination) == fooled[8:],
        f"{name}: the kernel delivers another payload",
        expected=f"the header {segment[:8].hex(' ', -2)}, and {len(payload)} bytes other than {payload.hex(' ', -2)}",
        got=f"{outcome.call} returned {fooled.hex(' ', -2)}" if fooled else outcome,
        look_at="equal words can't change places usefully; words at 0x0000 or 0xffff have no room on one side",
    )
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
# 2. `kernel.receives(datagram, there, here)`, with the addresses exchanged but the bytes the same. Think of the pseudo-header, then of the port.
# 3. `len(build_udp(here, there, b""))`.
