# %% [markdown]
# # A file over UDP
#
# A program has asked for a file of five bytes, `hello`.
# Here is the **frame** in which a Linux kernel sent it: all the bytes that one network card hands to another at a time.
# (This one went from 127.0.0.1 to 127.0.0.2, two addresses of one machine, and so over no cable.)
# How many bytes does it take to bring five?

# %%
frame = bytes.fromhex(
    "00000000000000000000000008004500"
    "0025f54a40004011477a7f0000017f00"
    "000213cd0fa000119a85000300016865"
    "6c6c6f"
)
len(frame), frame[-5:]

# %% [markdown]
# Five bytes of the 51 are the file.
# The rest are headers: 14 bytes of Ethernet, 20 of IPv4, 8 of UDP, and 4 of **TFTP**, the trivial file transfer protocol, which brings a file in numbered blocks.

# %%
from loopback.draw import nested

edges, names = [0, 14, 34, 42, 46, 51], ["Ethernet", "IPv4", "UDP", "TFTP", "DATA"]
nested([(name, frame[edges[at] : edges[at + 1]]) for at, name in enumerate(names)])

# %% [markdown]
# Each header says what it wraps.
# The bytes are counted from the header's own first one, which is byte 0; all numbers are big-endian.
#
# | header | bytes | what they say |
# |---|---|---|
# | Ethernet | 0 to 5, 6 to 11 | the addresses of the network cards at which it arrives and from which it comes; all zero here, where no card is |
# | Ethernet | 12 and 13 | the **EtherType**: `0x0800` for IPv4 |
# | IPv4 | 0, its lower four bits | the header's length (**IHL**), in words of **four** bytes; the upper four bits are the version, 4 |
# | IPv4 | 2 and 3 | the length of the whole packet (**Total Length**): the header and all that it carries |
# | IPv4 | 9 | the **protocol**: 6 for TCP, 17 for UDP |

# %%
from loopback.draw import header_box
from loopback.headers import IPV4

header_box(IPV4, data=frame[14:34])

# %% [markdown]
# An IHL of 5 says that this header has 5 times 4 bytes.
# The Total Length of 37, behind the 14 bytes of Ethernet, makes the frame's 51.
# (The numbers above the box, 0 to 31, count the bits of a row. The other fields are for hosts and routers on the way: DSCP and ECN speak of priority and of crowded networks, Identification, DF, MF and Fragment Offset of packets that are cut up, Time to Live of packets that go in circles, and the checksum of damage; Zero is a bit that is always 0.)
#
# ## Where does the data begin?
#
# What UDP carries begins at 42 in the frame above.
# Nearly everybody writes that number into the first version.
# Let the kernel send the same message again, this time with **options**, which IPv4 may put behind the twenty bytes of its header.
# `kernel.Packet` says from where, to where and what; `kernel.frames` has a Linux kernel send it for real, and returns its frame.
# (The four options here are bytes of 1: an option that does nothing, and fills space.)

# %%
from loopback import kernel

ends = ("127.0.0.1", 5069), ("127.0.0.2", 4000)
with_options = kernel.frames(kernel.Packet(*ends, b"\x00\x03\x00\x01hello", options=bytes([1, 1, 1, 1])))[0]
frame[42:], with_options[42:]

# %% [markdown]
# With four bytes of options, byte 42 is in the middle of UDP's header: its second half was taken for what it carries.
# See what has changed in IPv4's first byte, version and IHL, and what stands behind its twenty bytes.

# %%
hex(frame[14]), hex(with_options[14]), with_options[34:38]

# %% [markdown]
# An IHL of 6 says that this header has 24 bytes.
# The beginning must come from the IPv4 header's own length.
#
# The end is no safer.
# On a cable, an Ethernet frame has at least 60 bytes, not counting the checksum of four bytes at its end, and a shorter one, as ours with its 51, is filled up with **padding**.

# %%
padded = frame + bytes(60 - len(frame))
padded[42:]

# %% [markdown]
# The padding is no data.
# In 2003 many network drivers turned out to fill it with whatever lay in memory, pieces of earlier packets included (CVE-2003-0001).
# Where the packet ends, only the packet's own length can say.
#
# The next cell brings in what the first two exercises need, among it `Malformed`, an error for bytes that do not fit together.
# The two functions in it belong to the tests: you need not read them.

# %% slug="frames-given" role="setup"
import contextlib
import struct

from loopback import Malformed, kernel
from loopback.check import expect, seeded, try_out, when
from loopback.check.observe import observations
from loopback.draw import nested

TFTP_PORTS = frozenset({69, 5069})  # where TFTP is asked for, and the server's port in these frames


def in_words(layers):
    """Layers by their names and sizes, as a test tells of them."""
    return ", ".join(f"{name} ({len(own)} bytes)" for name, own in layers)


def comes_apart(function, taken, layers, detail, *hints):
    """State that the function takes a frame apart into these layers, told by their names and sizes."""
    apart = expect(function, taken, shown=f"{function.__name__}(frame)")
    got, held, wanted = str(apart.outcome), apart.outcome.returned(layers), in_words(layers)
    with contextlib.suppress(TypeError, ValueError):  # no list of pairs of a name and bytes
        got = in_words(apart.value) + (" with other bytes, or types" if in_words(apart.value) == wanted else "")
    claim = f"{function.__name__}(frame) returns {wanted}, {detail}"
    seen = list(observations(apart.outcome, layers))
    apart.states(held, claim, *hints, expected=wanted, got=got, seen=seen)


# %% [markdown] slug="unwrap-contract" role="contract"
# ## Exercise 1: two layers off (3 points)
#
# Write `unwrap(frame)`, which takes the two outermost layers off.
# It returns a list of `(name, bytes)`, the outermost layer first, each with **its own bytes** only: the header, or for `"DATA"` what is left inside.
#
# | case | result |
# |---|---|
# | EtherType `0x0800` | three layers: `"Ethernet"`, `"IPv4"` and `"DATA"` |
# | another EtherType | two layers: `"Ethernet"`, and all the rest as `"DATA"` |
# | IPv4's header has more than twenty bytes, since it has options | all of them are the layer `"IPv4"` |
# | bytes behind what IPv4's Total Length announces | they belong to no layer: leave them out |
# | nothing left inside | the layer is there: `("DATA", b"")` |
# | fewer bytes are there than a header has, or than a length in it says | raise `Malformed` |
# | IPv4's header or Total Length below 20, or Total Length below the header's | raise `Malformed` |
#
# Checksums are not your concern here, and no packet is cut into fragments.
# The reference answer is 11 lines.
#
# <details><summary>Hint 1: what can I read when?</summary>
#
# Fourteen bytes must be there before you read the EtherType, and twenty more before you read IPv4's lengths.
# A slice of missing bytes raises nothing: it is silently shorter.
# </details>
#
# <details><summary>Hint 2: how long is IPv4's header?</summary>
#
# `4 * (packet[0] & 0x0F)` bytes.
# One chained comparison holds all four lengths in order: 20, the header's, the total, and what is there.
# </details>

# %% slug="unwrap" role="solution"
def unwrap(frame: bytes) -> list[tuple[str, bytes]]:
    """An Ethernet frame's header, an IPv4 packet's header if it carries one, and the data in it, by their names."""
    ### BEGIN SOLUTION
    if len(frame) < 14:
        raise Malformed(f"an Ethernet header has 14 bytes, and there are {len(frame)}")
    ethernet, packet = frame[:14], frame[14:]
    if ethernet[12:] != b"\x08\x00":
        return [("Ethernet", ethernet), ("DATA", packet)]
    if len(packet) < 20:
        raise Malformed(f"an IPv4 header has 20 bytes, and there are {len(packet)}")
    size, total = 4 * (packet[0] & 0x0F), int.from_bytes(packet[2:4], "big")
    if not 20 <= size <= total <= len(packet):
        raise Malformed(f"a header of {size} bytes, a packet of {total}, in {len(packet)} bytes")
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:total])]
    ### END SOLUTION


# %% [markdown]
# Try it on a frame with nine bytes of padding.
# You should see three layers, 51 bytes.


# %% tags=["try"]
@try_out
def tried():
    sent = kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", 4000), b"\x00\x03\x00\x01hello")
    return nested(unwrap(kernel.frames(sent)[0] + bytes(9)))


tried

# %% slug="unwrap-lengths" role="tests" points=1
"""unwrap believes the headers about where each layer begins and ends."""
PADDING = "the frame's end is not the packet's end: take the end from IPv4's Total Length, bytes 2 and 3, big-endian"
HEADER = "the lower four bits of IPv4's first byte say how long its header is, in words of 4 bytes"
TOTAL = "Total Length counts from IPv4's first byte, byte 14 of the frame, and covers IPv4's header too: data is missing"

NONE = "no IPv4 was seen here: frame[12:14] are two bytes, so compare them with b'\\x08\\x00', or make a number of them first"
OWN = when(lambda got: len(got[0][1]) != 14, "each layer has its own bytes only, and Ethernet's header has 14")
FITS = when(Malformed, "these lengths fit: words of 4 bytes for the header, a big-endian total, and <= where it fits exactly")


def lengths(made, options, padding):
    def is_header_right(got):
        return [len(own) for _, own in got[:2]] == [14, 20 + options]

    start = 34 + options
    layers = [("Ethernet", made[:14]), ("IPv4", made[14:start]), ("DATA", made[start:])]
    detail = f"with {options} bytes of options" if options else "as a kernel sent it"
    unseen = when(lambda got: len(got) == 2 and len(got[0][1]) == 14, NONE)
    begins = when(lambda got: len(got) > 2 and len(got[0][1]) == 14 and not is_header_right(got), HEADER)
    longer = when(lambda got: is_header_right(got) and len(got[2][1]) > len(made) - start, PADDING)
    shorter = when(lambda got: is_header_right(got) and sum(len(own) for _, own in got[2:]) < len(made) - start, TOTAL)
    hints = OWN, FITS, unseen, begins, longer, shorter
    comes_apart(unwrap, made, layers, detail, *hints)
    comes_apart(unwrap, made + padding, layers, f"with {len(padding)} bytes of padding behind it", *hints)


def all_lengths(*cases):
    sent = [kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", 4000), each[0], options=bytes([1]) * each[1]) for each in cases]
    for made, (_, options, padding) in zip(kernel.frames(*sent), cases, strict=True):
        lengths(made, options, padding)


all_lengths((b"hello", 0, bytes(9)), (b"hello", 4, b"is it data?"), (b"", 40, b"!!"))

# Hidden until grading: options of other sizes, other data and padding, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("unwrap-lengths")
sizes = rng.randrange(2, 6), rng.randrange(6, 10)
all_lengths(*((rng.randbytes(rng.randrange(1, 40)), 4 * each, rng.randbytes(rng.randrange(5, 40))) for each in sizes))
### END HIDDEN TESTS

# %% slug="unwrap-others" role="tests" points=1
"""unwrap looks for IPv4 only where the EtherType says so."""
BOTH = "the EtherType, both of its bytes, says what the frame carries; go on to IPv4 only if it is 0x0800"
EMPTY = when(lambda got: len(got) == 1, "no bytes of data are data, too: the layer is there, and empty")
WHOLE = "14 bytes are a whole frame where no IPv4 is in it: ask for IPv4's 20 bytes only once the EtherType has said that it is"


def others(drawn):
    six, made = kernel.frames(
        kernel.Packet(("::1", 5069), ("::1", 4000), drawn), kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", 4000), drawn)
    )
    arp = made[:12] + b"\x08\x06" + made[14:]
    for name, each in (("an IPv6 packet", six), ("an ARP message (EtherType 0x0806)", arp), ("nothing", arp[:14])):
        layers, refused = [("Ethernet", each[:14]), ("DATA", each[14:])], WHOLE if len(each) < 34 else BOTH
        comes_apart(unwrap, each, layers, f"since it carries {name}", EMPTY, BOTH, when(Malformed, refused))


others(b"hello")

# Hidden until grading: other data, by the seed.
### BEGIN HIDDEN TESTS
others(seeded("unwrap-others").randbytes(30))
### END HIDDEN TESTS

# %% slug="unwrap-malformed" role="tests" points=1
"""unwrap refuses a frame whose lengths do not fit."""
CUT = "where each layer begins and ends is wrong already: mend what the first test of unwrap shows"
FITS = "what fits exactly is not too long: compare with <=, not with <, and take the lengths as the first test of unwrap has them"
THERE = "a slice of missing bytes is silently shorter: compare the length with what is there before you cut"
LEAST = "IPv4's header has 20 bytes at least, its Total Length is no less than its header, and no more than what is there"


def malformed(drawn):
    made = kernel.frames(kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", 4000), drawn))[0]
    layers = [("Ethernet", made[:14]), ("IPv4", made[14:34]), ("DATA", made[34:])]
    comes_apart(unwrap, made, layers, "whole", CUT, when(Malformed, FITS))
    for size in (0, 13, 14, 33, 34, len(made) - 1):
        cutting = expect(unwrap, made[:size], shown=f"unwrap(frame[:{size}])")
        cutting.raises(Malformed, f"since the frame had {len(made)} bytes", THERE, when(IndexError, THERE))
    for name, at, new in (
        ("an IPv4 header of 16 bytes", 14, b"\x44"),
        ("an IPv4 header longer than its packet", 14, b"\x4f"),
        ("a Total Length of 19", 16, b"\x00\x13"),
        ("a Total Length one beyond the frame", 16, (len(made) - 13).to_bytes(2, "big")),
    ):
        changing = expect(unwrap, made[:at] + new + made[at + len(new) :], shown="unwrap(frame)")
        changing.raises(Malformed, f"since it announces {name}", LEAST)


malformed(b"hello")

# Hidden until grading: other data, by the seed.
### BEGIN HIDDEN TESTS
malformed(seeded("unwrap-malformed").randbytes(20))
### END HIDDEN TESTS

# %% [markdown]
# ## Two more
#
# What is left inside is UDP's, whose header you know from the first notebook of this chapter.
#
# | header | bytes | what they say |
# |---|---|---|
# | UDP | 0 and 1, 2 and 3 | source port and destination port |
# | UDP | 4 and 5 | the length of the whole datagram: the header, 8 bytes, and all that it carries |
# | TFTP | 0 and 1 | the **opcode**, which kind of message it is: 3 for data, with a block number in the next two bytes, and the data behind it; a message with another opcode is taken as a whole here |
#
# Nothing in UDP's header says which application a datagram belongs to: the two sides agree on a port.
# TFTP is asked for at port 69 and then moves to a port of the server's choice, in these frames 5069.
# `TFTP_PORTS` holds both.
#
# `struct.unpack` takes numbers out of bytes: `!` is network byte order, `H` a number of two bytes.

# %%
import struct

struct.unpack("!HH", frame[34:38])

# %% [markdown] slug="peel-contract" role="contract"
# ## Exercise 2: peel (3 points)
#
# Write `peel(frame)`, which undoes `[Ethernet[IPv4[UDP[TFTP[DATA]]]]]`.
# Begin with your `unwrap`, and go on with what it leaves inside.
#
# | case | the layers behind `"Ethernet"` and `"IPv4"`, or what to raise |
# |---|---|
# | protocol 17; one of its two ports, or both, in `TFTP_PORTS`; opcode 3 | `"UDP"`, `"TFTP"` (4 bytes), `"DATA"` |
# | the same with another opcode | `"UDP"`, `"TFTP"` (the whole message) |
# | the same with neither port in `TFTP_PORTS` | `"UDP"`, `"DATA"` |
# | another protocol, or another EtherType | as `unwrap` has it |
# | bytes behind what UDP's length announces | left out |
# | no bytes of data, where there could be some | the layer is there: `("DATA", b"")` |
# | UDP's header, or what its length announces, does not fit; a length below 8 | raise `Malformed` |
# | TFTP without its two bytes of opcode, or data without its two bytes of block number | raise `Malformed` |
#
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: how do I go on from unwrap?</summary>
#
# If the second layer is IPv4, and byte 9 of it is 17, take the last layer off, `layers.pop()`, and append smaller ones.
# </details>
#
# <details><summary>Hint 2: which lengths have to be compared?</summary>
#
# UDP's: 8 at the least, and at the most what is there; the datagram ends there.
# Then TFTP's: 2 bytes for an opcode, 4 for an opcode of 3.
# </details>

# %% slug="peel" role="solution"
def peel(frame: bytes) -> list[tuple[str, bytes]]:
    """The layers of an Ethernet frame, outermost first: each one's name and its own bytes."""
    ### BEGIN SOLUTION
    layers = unwrap(frame)
    if layers[1][0] != "IPv4" or layers[1][1][9] != 17:
        return layers
    _, inside = layers.pop()
    length = int.from_bytes(inside[4:6], "big")
    if not 8 <= length <= len(inside):
        raise Malformed(f"a datagram of {length} bytes, in {len(inside)} bytes")
    layers.append(("UDP", inside[:8]))
    message = inside[8:length]
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", inside[:4])):
        return [*layers, ("DATA", message)]
    if len(message) < 2 or (message[:2] == b"\x00\x03" and len(message) < 4):
        raise Malformed(f"a TFTP message of {len(message)} bytes")
    if message[:2] != b"\x00\x03":
        return [*layers, ("TFTP", message)]
    return [*layers, ("TFTP", message[:4]), ("DATA", message[4:])]
    ### END SOLUTION


# %% [markdown]
# Try it on a frame with options, and with padding behind it.
# You should see five layers, 55 bytes.


# %% tags=["try"]
@try_out
def tried():
    ends = ("127.0.0.1", 5069), ("127.0.0.2", 4000)
    sent = kernel.Packet(*ends, b"\x00\x03\x00\x01hello", options=bytes([1, 1, 1, 1]))
    return nested(peel(kernel.frames(sent)[0] + b"padding"))


tried

# %% slug="peel-layers" role="tests" points=1
"""peel takes a TFTP frame apart, and believes UDP about where it ends."""
ENDS = "a datagram ends where the length in UDP's header says, even if its packet is longer"
COUNTED = "the length in UDP's header counts its own 8 bytes: the message has 8 fewer"
PORTS = "TFTP is there if one of the two ports is in TFTP_PORTS: look at the source and at the destination, high byte first"


def layered(made, size, *inner):
    start = 14 + size
    return [("Ethernet", made[:14]), ("IPv4", made[14:start]), ("UDP", made[start : start + 8]), *inner]


def tftp(block, drawn, port, surplus):
    here, there = ("127.0.0.1", 5069), ("127.0.0.2", port)
    made, back = kernel.frames(kernel.Packet(here, there, block + drawn), kernel.Packet(there, here, block + drawn))
    inner = ("TFTP", block), ("DATA", drawn)
    eight = when(lambda got: len(got) == 5 and len(got[4][1]) == len(drawn) + 8, COUNTED)
    ends = when(lambda got: len(got) == 5 and len(got[4][1]) != len(drawn) + 8, ENDS)
    hints = when(lambda got: len(got) == 4, PORTS), eight, ends
    comes_apart(peel, made, layered(made, 20, *inner), "from the server's port, 5069", *hints)
    comes_apart(peel, back, layered(back, 20, *inner), "to the server's port, 5069", *hints)
    total = (int.from_bytes(made[16:18], "big") + len(surplus)).to_bytes(2, "big")
    longer = made[:16] + total + made[18:] + surplus
    detail = f"with {len(surplus)} bytes in the packet that UDP's length does not cover"
    comes_apart(peel, longer + b"padding", layered(longer, 20, *inner), detail, *hints, when(Malformed, ENDS))


tftp(b"\x00\x03\x00\x01", b"hello", 4000, b"a surplus")

# Hidden until grading: other blocks, data and ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("peel-layers")
tftp(b"\x00\x03" + rng.randbytes(2), rng.randbytes(rng.randrange(1, 20)), rng.randrange(10_000, 30_000), rng.randbytes(9))
### END HIDDEN TESTS

# %% slug="peel-others" role="tests" points=1
"""peel names only the layers that are there."""
PORT = "TFTP is there if one of the two ports is in TFTP_PORTS, 69 or 5069, and only then"
OPCODE = "only opcode 3, both of its bytes, has data behind its 4 bytes; what has another opcode is one layer"
TWO = "only opcode 3 needs two bytes more than its own two: a message of another opcode is one layer, however short"
EMPTY = "no bytes of data are data, too: the layer is there, and empty"
UNSEEN = when(lambda got: len(got) == 4 and got[3][0] == "DATA", PORT)
CARRIED = "byte 9 of an IPv4 header says what it carries; go on to UDP only if there is one, and it is 17"


def absent_layers(block, port):
    here, there = "127.0.0.1", "127.0.0.2"
    cases = (
        ("a request, to port 69", (port, 69), b"\x00\x01a\x00octet\x00", [("TFTP", b"\x00\x01a\x00octet\x00")], OPCODE),
        ("an acknowledgement", (port, 5069), b"\x00\x04\x00\x01", [("TFTP", b"\x00\x04\x00\x01")], OPCODE),
        ("an opcode of 4 with nothing behind it", (port, 5069), b"\x00\x04", [("TFTP", b"\x00\x04")], TWO),
        ("an opcode of 0x0103", (5069, port), b"\x01" + block[1:], [("TFTP", b"\x01" + block[1:])], OPCODE),
        ("an empty last block", (5069, port), block, [("TFTP", block), ("DATA", b"")], EMPTY),
        ("another application", (port, port + 1), block + b"xyz", [("DATA", block + b"xyz")], PORT),
        ("an empty datagram", (port, port + 1), b"", [("DATA", b"")], EMPTY),
    )
    frames = kernel.frames(*(kernel.Packet((here, ends[0]), (there, ends[1]), sent) for _, ends, sent, *_ in cases))
    for (name, *_, inner, hint), made in zip(cases, frames, strict=True):
        layers = [("Ethernet", made[:14]), ("IPv4", made[14:34]), ("UDP", made[34:42]), *inner]
        missed = [UNSEEN] * (inner[0][0] == "TFTP")
        comes_apart(peel, made + bytes(9), layers, f"for {name}", *missed, hint, when(Malformed, hint))
    icmp, arp = made[:23] + b"\x01" + made[24:], made[:12] + b"\x08\x06" + made[14:]
    layers = [("Ethernet", icmp[:14]), ("IPv4", icmp[14:34]), ("DATA", icmp[34:])]
    hints = CARRIED, when((Malformed, IndexError), CARRIED)
    comes_apart(peel, icmp, layers, "for a message of ICMP (protocol 1)", *hints)
    comes_apart(peel, arp, [("Ethernet", arp[:14]), ("DATA", arp[14:])], "for a message of ARP, which has no IPv4", *hints)


absent_layers(b"\x00\x03\x00\x01", 4000)

# Hidden until grading: other blocks and ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("peel-others")
absent_layers(b"\x00\x03" + rng.randbytes(2), rng.randrange(10_000, 30_000))
### END HIDDEN TESTS

# %% slug="peel-malformed" role="tests" points=1
"""peel refuses a datagram or a message that is too short."""
FIT = "UDP's length is 8 at the least, and at the most what is left of the packet: look before you cut"
SHORT = "an opcode takes two bytes, and opcode 3 a block number of two more: look before you cut"


LONG = "the datagram ends where UDP's length says, which counts its own 8 bytes: more was taken"


def too_short(drawn, port):
    made, other = kernel.frames(
        kernel.Packet(("127.0.0.1", 5069), ("127.0.0.2", port), b"\x00\x03\x00\x01" + drawn),
        kernel.Packet(("127.0.0.1", port + 1), ("127.0.0.2", port), drawn),
    )
    for name, each, length, hint in (
        ("a UDP length of 7", made, 7, FIT),
        ("a UDP length of 5, of another application", other, 5, FIT),
        ("a UDP length one beyond its packet", made, 13 + len(drawn), FIT),
        ("no opcode, only one byte of it", made, 9, SHORT),
        ("half a block number", made, 11, SHORT),
    ):
        changed = each[:38] + length.to_bytes(2, "big") + each[40:] + b"padding"
        long = when(lambda got, length=length: 8 < length < sum(len(own) for _, own in got[2:]), LONG)
        expect(peel, changed, shown="peel(frame)").raises(Malformed, f"since it has {name}", long, hint, when(Exception, hint))
    short = made[:16] + (27).to_bytes(2, "big") + made[18:41]
    expect(peel, short, shown="peel(frame)").raises(Malformed, "since UDP's header has 7 of 8 bytes", FIT, when(Exception, FIT))


too_short(b"hello", 4000)

# Hidden until grading: other data and ports, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("peel-malformed")
too_short(rng.randbytes(rng.randrange(10, 20)), rng.randrange(10_000, 30_000))
### END HIDDEN TESTS

# %% [markdown]
# That is what layers are for: once they are taken off, a program has its data, and need not care what was around it.
# (This is a good place for a pause.)
#
# The rest of this notebook is about the two innermost layers: a file, and the protocol that carries it.
#
# ## A file in blocks
#
# TFTP is RFC 1350, eleven pages.
# It has five kinds of packet, told apart by their opcode.
#
# | opcode | packet | what stands behind the opcode |
# |---|---|---|
# | 1 | RRQ, read request | the file's name, a zero byte, the mode, a zero byte; the mode `octet` asks for the bytes as they are |
# | 2 | WRQ, write request | the same; nobody here takes files |
# | 3 | DATA | a block number of two bytes, then up to 512 bytes of the file |
# | 4 | ACK | the number of the block that it acknowledges |
# | 5 | ERROR | a code of two bytes, a text, a zero byte |
#
# The next cells bring in what the exercises need, and four functions.
# `build` makes a packet, `parse` takes one apart, `label` puts one into words, and `new_socket` makes a UDP socket of the family that an address needs.

# %% slug="given-tftp" role="setup"
import atexit
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

from loopback import is_readable, loopback_hosts
from loopback.check import HANGS
from loopback.link import Link, ServerLink, VirtualNetwork
from loopback.peers import ClosedPort, ServerUnderTest, TFTPServer, UDPConversation

Address = tuple[str, int]  # host and port, like ("127.0.0.1", 5000)
BLOCK = 512  # bytes of the file in each DATA but the last
LARGEST = 65_535  # enough for any datagram
TRIES = 5  # how often a packet is sent before the other side is given up
KINDS = {1: "RRQ", 2: "WRQ", 3: "DATA", 4: "ACK", 5: "ERROR"}


def new_socket(server: Address) -> socket.socket:
    """A UDP socket of the family of an address, on a port of its own."""
    return socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM)


# %% slug="given-packets" role="setup"
def build(kind: str, number: int = 0, payload: bytes = b"") -> bytes:
    """A packet: "RRQ" of a name, "DATA" of a number and bytes, "ACK" of a number, "ERROR" of a code and a text."""
    opcode = next(code for code, each in KINDS.items() if each == kind)
    if kind in ("RRQ", "WRQ"):
        return struct.pack("!H", opcode) + payload + b"\0octet\0"
    return struct.pack("!HH", opcode, number) + payload + b"\0" * (kind == "ERROR")


def parse(packet: bytes) -> tuple[str, int, bytes]:
    """Kind, number and payload of a packet, as `build` takes them; the kind is "junk" for all that is none."""
    kind, parts = KINDS.get(int.from_bytes(packet[:2], "big")), packet[2:].split(b"\0")
    if kind in ("RRQ", "WRQ") and parts[1:2] == [b"octet"]:
        return kind, 0, parts[0]
    if kind not in ("DATA", "ACK", "ERROR") or len(packet) < 4:
        return "junk", 0, b""
    payload = packet[4:].rstrip(b"\0") if kind == "ERROR" else packet[4:]
    return kind, int.from_bytes(packet[2:4], "big"), payload


# %% slug="given-label" role="setup"
def label(packet: bytes) -> str:
    """A packet in words, as the drawings show it: a request with its name, DATA with its size."""
    kind, number, payload = parse(packet)
    if kind in ("RRQ", "WRQ"):
        return f"{kind} {payload.decode(errors='replace')}"
    size = f" ({len(payload)} bytes)" if kind == "DATA" else ""
    return kind if kind == "junk" else f"{kind} {number}{size}"


# %%
packet = build("DATA", 1, b"hello")
packet, parse(packet), label(packet)

# %% [markdown]
# A server waits for requests at one port, by agreement 69.
# Ports below 1024 are for the system's own services on many machines, so ours has another.
# `TFTPServer` is a small server that stands in for a real one.
# (A real one, such as Debian's `in.tftpd`, has to be started by an administrator. The course's authors let the client of this notebook fetch files from that one, too.)
#
# Ask it for a file, by hand.

# %%
from loopback.peers import TFTPServer

with TFTPServer({"hello.txt": b"hello"}) as server, new_socket(server.address) as sock:
    sock.sendto(build("RRQ", 0, b"hello.txt"), server.address)
    packet, source = sock.recvfrom(LARGEST)
    sock.sendto(build("ACK", 1), source)
parse(packet)

# %% [markdown]
# There is the file, in one DATA.
# Its ACK went to `source`, where it came from.
# Is that the port that was asked?

# %%
source == server.address

# %% [markdown]
# No: the server has opened a new socket for this transfer alone.
# Its port and the client's together tell the transfer from all others; RFC 1350 calls them the **transfer identifiers**.
# An ACK that goes to the port that was asked belongs to no transfer.
#
# The file `page` has 512 bytes.
# The client asks for it, DATA 1 brings 512 bytes, and the client acknowledges them.
# What comes next?
# Write how many bytes of the file it carries, or `None` if nothing comes.

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

with TFTPServer({"page": bytes(512)}) as server, new_socket(server.address) as sock:
    sock.sendto(build("RRQ", 0, b"page"), server.address)
    packet, source = sock.recvfrom(LARGEST)
    sock.sendto(build("ACK", 1), source)
    packet = sock.recv(LARGEST)
    sock.sendto(build("ACK", 2), source)
compare(prediction, len(parse(packet)[2]))

# %%
label(packet)

# %% [markdown]
# A DATA of fewer than 512 bytes is the last one.
# One of 512 bytes does not say that it is the last, so a file whose size is a multiple of 512 ends with a block without bytes.
#
# Each block waits until the one before has been acknowledged: this is stop-and-wait, as in the notebook before this one.
#
# A file that is not there is answered with an ERROR; its code 1 means "file not found".

# %%
with TFTPServer({}) as server, new_socket(server.address) as sock:
    sock.sendto(build("RRQ", 0, b"nowhere.txt"), server.address)
    packet = sock.recv(LARGEST)
parse(packet)

# %% [markdown] slug="tftp-get-contract" role="contract"
# ## Exercise 3: fetch a file (4 points)
#
# Write `tftp_get(server, name)`, which fetches a file and returns its bytes.
# Nothing is lost yet, and nobody else sends anything.
#
# | case | what to do |
# |---|---|
# | at first | send an RRQ for `name` to `server`, an address of IPv4 or IPv6 |
# | DATA comes | keep its bytes, and send an ACK with its number to the port that it came from |
# | it has 512 bytes | wait for the next one |
# | it has fewer, perhaps none | that was the last one: acknowledge it too, and return all bytes |
# | ERROR comes, with code 1 | raise `FileNotFoundError` with the server's text |
# | ERROR comes, with any other code | raise `ConnectionAbortedError` with the server's text |
#
# `name` is a `str`; in packets stand bytes: `name.encode()`, and `payload.decode()` for the server's text.
# The reference answer is 13 lines.
#
# <details><summary>Hint 1: what does a turn of the loop do?</summary>
#
# `recvfrom` gives a packet and its sender's address, and `parse` the packet's kind, number and payload.
# An ERROR raises; a DATA is kept and acknowledged, and may be the last.
# </details>
#
# <details><summary>Hint 2: how do I raise an error with a text?</summary>
#
# `raise FileNotFoundError(text)`.
# </details>


# %% slug="tftp-get" role="solution"
def tftp_get(server: Address, name: str) -> bytes:
    """Fetch the file `name` from the TFTP server at an address, over a line that loses nothing."""
    ### BEGIN SOLUTION
    content = bytearray()
    with new_socket(server) as sock:
        sock.sendto(build("RRQ", 0, name.encode()), server)
        while True:
            packet, source = sock.recvfrom(LARGEST)
            kind, number, payload = parse(packet)
            if kind == "ERROR":
                error = FileNotFoundError if number == 1 else ConnectionAbortedError
                raise error(payload.decode())
            content += payload
            sock.sendto(build("ACK", number), source)
            if len(payload) < BLOCK:
                return bytes(content)
    ### END SOLUTION


# %% [markdown]
# Try it on a file of 1,300 bytes, through a `ServerLink`: a live link, as in the notebook before, that stands in front of a server and draws what it carries.
# Here it loses nothing.
# You should see a ladder of three blocks and their ACKs; if you see bytes, they are what came in place of the file.


# %% tags=["try"]
@try_out
def tried():
    story = b"Once upon a time " * 76 + b"The end."
    with TFTPServer({"story": story}) as server, ServerLink(server.address, label=label) as line:
        fetched = tftp_get(line.address, "story")
    return line.ladder if fetched == story else fetched


tried

# %% [markdown]
# The tests talk to your function line by line.
# Each line names a port of theirs: `server`, which is asked, or `transfer`, from which the file comes.
# `server < RRQ file` says that an RRQ must come at `server`, `transfer > DATA 1` that the test sends DATA 1 from `transfer`, and behind `#` stands a hint.
# A hint that begins with a word in brackets is for just one case: `[server]` is for what comes to that port, `[nothing]` for silence.
# Where something else comes, the test sends an ERROR, `the test has ended this transfer`, so that your function does not wait for the rest.
#
# The next three cells are what the tests are made of: you need not read them.


# %% slug="given-talk" role="setup"
BACK = "[server] send the ACK to where the block came from, the address that recvfrom gives, and not to `server`"
UNANSWERED = "all of the file was returned, and the last block was not acknowledged: send its ACK before you return"
FIFTH = "the fifth has its `timeout` seconds, too: give up when that wait is over, and not when it begins"
CLOCK = "[nothing] what does not count must not begin the wait anew: send again `timeout` seconds after the last sending"
CUT_OFF = "a DATA of 512 bytes has 516 with its header: ask recvfrom for LARGEST, or it cuts off the rest"


def in_packets(content: bytes, first: int = 1):
    """A function that turns words such as "DATA 2 (88 bytes)" into a packet with these bytes of the content."""

    def packet(words: str) -> bytes:
        kind, number, *rest = [*words.split(), ""]
        if kind in ("RRQ", "WRQ"):
            return build(kind, 0, words.partition(" ")[2].encode("latin-1"))  # "\xff" is one byte, and no UTF-8
        if kind not in KINDS.values():
            return words.encode()
        start, text = (int(number) - first) % 65536 * BLOCK, " ".join(rest).strip()
        if kind == "DATA":
            return build(kind, int(number), b"forged!" if text == "forged" else content[start : start + BLOCK])
        return build(kind, int(number), text.encode())

    return packet


# %% slug="given-conversation" role="setup"
def conversation(script, content=b"", first=1, **options):
    """A live partner in a transfer of the content, which plays a script; see the lines of the tests."""
    over = build("ERROR", 0, b"the test has ended this transfer")
    return UDPConversation(script, build=in_packets(content, first), label=label, ending=over, **options)


def in_order(content, name, ask, *hints):
    """The script of a transfer in which nothing goes wrong, with hints for the RRQ and for each ACK."""
    lines = [f"server < RRQ {name} # {ask}"]
    for number in range(1, len(content) // BLOCK + 2):
        size = min(BLOCK, len(content) - (number - 1) * BLOCK)
        lines += [f"transfer > DATA {number} ({size} bytes)", f"transfer < ACK {number} # {' # '.join([BACK, *hints])}"]
    return "\n".join(lines)


def returns_file(getting, content, detail, *hints):
    """State that a call has returned this content; a block that is missing or doubled is told by its number."""
    pieces = [content[at : at + BLOCK] for at in range(0, len(content), BLOCK)]
    missing = next((n for n, each in enumerate(pieces, 1) if type(getting.value) is bytes and each not in getting.value), 0)
    lost = f"block {missing} is not in what was returned" if missing else ""
    whole = content[BLOCK * (missing - 1) : BLOCK * missing]
    if len(whole) > BLOCK - 4 and missing and whole[: BLOCK - 4] in getting.value:
        lost = f"of block {missing} only the beginning was returned: {CUT_OFF}"
    getting.returns(content, detail, *[when(lambda _: bool(missing), lost)] * bool(missing), *hints)


# %% slug="given-unheard" role="setup"
def unheard(content):
    """Hints for a block that was not acknowledged, by what the call has returned."""
    text = "a packet is made of bytes: name.encode()"
    each = "each block is acknowledged, the last one too, before anything is returned"
    early = "a block of 512 bytes is not the last one: take and acknowledge the next"
    lost = "did the block reach your function? If so, acknowledge it before you wait for the next. "
    lost += "If not, is the socket connected to `server`? Then it takes nothing from any other port"

    def why(got):
        if len(got) % BLOCK == BLOCK - 4 != len(content) % BLOCK:
            return CUT_OFF
        if not content.startswith(got):
            return lost
        return each if len(got) == len(content) else early if len(got) % BLOCK == 0 else lost

    by_value = [when(lambda got, hint=hint: why(got) == hint, hint) for hint in (each, early, CUT_OFF, lost)]
    return when(TypeError, text), when(ConnectionAbortedError, lost), *by_value


# %% slug="tftp-get-blocks" role="tests" points=2
"""tftp_get acknowledges each block to the port that it came from, and returns the file."""
ASK = 'begin with build("RRQ", 0, name.encode()), sent to `server`'
ACK_IT = "[nothing] this block was not acknowledged"
NUMBER = "the ACK has the number of the block that came"
END = "a block of fewer than 512 bytes is the last one: return all that came"
ALL = "put the payloads of all DATA together, in order, and return them as bytes"


def gets(content, name, host="127.0.0.1"):
    with conversation(in_order(content, name, ASK, ACK_IT, NUMBER), content, host=host) as other:
        getting = expect(tftp_get, other.address, name, shown=f"tftp_get(server, {name!r})")
        size = f"a file of {len(content):,} bytes, over {host}"
        other.went(getting, f"tftp_get asks for {name} and acknowledges each block of {size}", *unheard(content))
        returns_file(getting, content, "all of the file", when(HANGS, END), ALL)


gets(b"hello", "hello.txt")
drawn = bytes(range(256)) * 6
gets(drawn[:600], "two.bin")
gets(drawn[:1025], "three.bin", loopback_hosts()[-1])

# Hidden until grading: other names, sizes and bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-blocks")
for each_host in loopback_hosts():
    for blocks in (0, rng.randrange(3, 6)):
        gets(rng.randbytes(BLOCK * blocks + rng.randrange(1, BLOCK)), f"file-{rng.randrange(1000)}", each_host)
### END HIDDEN TESTS

# %% slug="tftp-get-last" role="tests" points=1
"""tftp_get knows the last block: it has fewer than 512 bytes, perhaps none."""
SIZES = "only a block of fewer than 512 bytes, without its header, is the last one; after one of 512 comes another, perhaps empty"
ACK_IT = "[nothing] this block was not acknowledged"


def ends_at(size, drawn):
    content = (drawn * (size // len(drawn) + 1))[:size]
    with conversation(in_order(content, "file", "ask for the file first", ACK_IT), content) as other:
        getting = expect(tftp_get, other.address, "file", shown="tftp_get(server, 'file')")
        last = f"number {size // BLOCK + 1} as the last"
        other.went(getting, f"tftp_get acknowledges each block of a file of {size:,} bytes, {last}", *unheard(content))
        returns_file(getting, content, "all of the file", when(HANGS, SIZES), SIZES)


for each_size in (0, 511, 512, 513, 1536):
    ends_at(each_size, b"abcdefghijk")

# Hidden until grading: other bytes, and another multiple of 512.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-last")
for each_size in (0, 511, 512, 513, 512 * rng.randrange(2, 6)):
    ends_at(each_size, rng.randbytes(97))
### END HIDDEN TESTS

# %% slug="tftp-get-errors" role="tests" points=1
"""tftp_get raises what the server says went wrong."""
KIND = "look at the kind before you take a packet for DATA: an ERROR has a code as its number and a text as its payload"
CODE = "code 1 is file not found; every other code is a ConnectionAbortedError"
DEAF = "its socket is connected, and so takes nothing from any other port than the one that it is connected to: do not connect it"
UNCODED = when(TypeError, "a packet is made of bytes: name.encode()", at="struct.pack")
TEXT = "the payload is bytes, and an error's text is text: payload.decode()"


def fails(code, text, error, name, before=""):
    script = f"server < RRQ {name}\n{before}transfer > ERROR {code} {text}\n" + f"transfer < nothing # {KIND}" * (code == 1)
    with conversation(script, bytes(BLOCK)) as other:
        getting = expect(tftp_get, other.address, name, shown=f"tftp_get(server, {name!r})")
        other_error = ConnectionAbortedError if error is FileNotFoundError else FileNotFoundError
        short = when(lambda got: before != "" and len(got) == BLOCK - 4, CUT_OFF)
        line = getting.outcome.line  # at a connected socket it has not even heard the ERROR
        deaf = getting.outcome.timed_out and line is not None and line.connected
        hints = when(other_error, CODE), when(HANGS, DEAF if deaf else KIND), short, UNCODED, KIND
        if before:
            other.went(getting, f"after an RRQ for {name} it acknowledges block 1")
        getting.raises(error, f"for ERROR {code}, {text}", *hints, saying=text)
        said, decoded = str(getting.outcome.error), "and its text is the server's, decoded"
        getting.states(f"b'{text}" not in said, decoded, when(error, TEXT), expected=text, got=said, quiet=True)
        if not before:
            other.went(getting, f"and sends nothing more after ERROR {code}" if code == 1 else f"after an RRQ for {name}")


fails(1, "File not found", FileNotFoundError, "nowhere.txt")
fails(2, "Access violation", ConnectionAbortedError, "secret.txt")
FIRST_BLOCK = f"transfer > DATA 1 (512 bytes)\ntransfer < ACK 1 # {BACK} # acknowledge a block before you wait for the next\n"
fails(3, "Disk full", ConnectionAbortedError, "large.bin", FIRST_BLOCK)

# Hidden until grading: other codes, texts and names.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-errors")
fails(1, f"no file {rng.randrange(100, 999)}", FileNotFoundError, f"file-{rng.randrange(1000)}")
fails(rng.choice([0, 4, 5, 8]), f"trouble {rng.randrange(100, 999)}", ConnectionAbortedError, "file", FIRST_BLOCK)
### END HIDDEN TESTS

# %% [markdown]
# ## What a line does to it
#
# Now the line loses the first datagram that the client sends, the request: `Link(drop={1})`, on the way to the server.
# `is_readable` waits up to 0.1 seconds for an answer, and says whether one is there.

# %%
from loopback import is_readable
from loopback.link import Link, ServerLink

server = TFTPServer({"hello.txt": b"hello"})
line = ServerLink(server.address, Link(drop={1}), label=label)
with server, line, new_socket(server.address) as sock:
    sock.sendto(build("RRQ", 0, b"hello.txt"), line.address)
    answered = is_readable(sock, 0.1)
answered

# %% [markdown]
# Nothing came.

# %%
line.ladder

# %% [markdown]
# The server has heard nothing, so it cannot mend this: the client must ask again.
#
# Next the line loses the second datagram that the client sends, the ACK of block 1.
# This server sends its last packet again when nothing has come for 0.15 seconds, its `timeout`.
# This client acknowledges whatever comes.

# %%
server = TFTPServer({"page": bytes(600)}, timeout=0.15)
line = ServerLink(server.address, Link(drop={2}), label=label)
with server, line, new_socket(server.address) as sock:
    sock.sendto(build("RRQ", 0, b"page"), line.address)
    for _ in range(3):
        packet, source = sock.recvfrom(LARGEST)
        sock.sendto(build("ACK", parse(packet)[1]), source)

# %%
line.ladder

# %% [markdown]
# When no ACK came for a while, the server sent DATA 1 again.
# The client acknowledged that once more, and the transfer went on.
# A client can mend this as well: it has heard nothing since its ACK, so it sends the ACK again.
# So in TFTP each side has a timer, and sends its last packet again when nothing has come for a while.
#
# DATA 1 came twice here.
# A client that takes it twice into its file has damaged the file.
# One that does not acknowledge the second leaves the server waiting, since the first ACK was lost.
#
# Somebody else can speak, too.
# A socket that is not connected takes datagrams from everywhere.
# Here the socket `third` plays a program that has nothing to do with the transfer and has learnt the client's port.

# %%
with new_socket(server.address) as sock, new_socket(server.address) as third:
    sock.bind(("127.0.0.1", 0))
    third.sendto(build("DATA", 2, b"forged!"), sock.getsockname())
    packet, source = sock.recvfrom(LARGEST)
parse(packet)

# %% [markdown]
# A client that waits for block 2 could take this for it: nothing in the packet says who sent it.
# Only `source` tells that it does not come from the transfer's port.
# It is often no enemy: if a request was sent twice, the server may have begun two transfers, each from a port of its own.
# So the client tells such a **stranger** that it is wrong here, by an ERROR with code 5, "unknown transfer", and goes on with its own transfer.
#
# Could the client not connect its socket, so that the kernel keeps strangers away?
# It does not know the transfer's port before the first DATA, and the stranger would never hear of its mistake.
#
# Last, the block number has two bytes.
# RFC 1350 does not say what follows block 65,535, which ends at 32 megabytes.
# Most servers of today go on with 0.

# %% [markdown] slug="tftp-get-reliably-contract" role="contract"
# ## Exercise 4: fetch it over a bad line (6 points)
#
# Write `tftp_get_reliably(server, name, timeout, first)`, which does what `tftp_get` does, over a line that loses and doubles packets, and where strangers send.
# `timeout` is in seconds.
# `first` is the number of the first block: 1, except in tests that would not wait for 65,535 blocks.
#
# | case | what to do |
# |---|---|
# | nothing that counts has come for `timeout` seconds | send again, to the same address, the RRQ, or the last ACK once a block has come |
# | `TRIES` sendings of the same packet, and the waits after each of them, were in vain | raise `TimeoutError` |
# | the first DATA has come, with number `first` | the port that it came from is the transfer's |
# | DATA with the expected number, from that port | keep it, acknowledge it, and expect the next number; after 65,535 comes 0 |
# | DATA with the number before, from that port | acknowledge it again at once, and do not keep it; the wait may go on or begin anew, as you like |
# | anything else that is no ERROR, from that port or before it is known: DATA with another number, an ACK, junk | it does not count: answer nothing, and send again at the time at which you would have without it |
# | anything from another port, once the transfer's is known | answer it with ERROR 5, unless it is an ERROR itself; it does not count |
# | an ERROR that is no stranger's | as in `tftp_get` |
#
# `TRIES` is 5.
# The reference answer is 29 lines.
#
# <details><summary>Hint 1: what must I remember?</summary>
#
# What was sent last and to whom, how often, and when it is due again; the number that is expected; the bytes so far.
# Before the first DATA "to whom" is the server's address, and from then on the transfer's port.
# </details>
#
# <details><summary>Hint 2: how does what does not count leave the wait as it is?</summary>
#
# As in your `first_match`, in the second notebook of this chapter: a deadline is a moment, and a packet that does not count leaves it where it is.
# `settimeout` gets what is left of it, each time; where nothing is left, it is time to send again.
# </details>
#
# <details><summary>Hint 3: what does the loop look like?</summary>
#
# ```python
# while True:
#     left = due - time.monotonic()  # `due` is 0.0 at first
#     if left <= 0:
#         ...  # the fifth try is over: raise; else send `last` to `to`, count it, and set `due` and `left`
#     sock.settimeout(left)
#     try:
#         packet, source = sock.recvfrom(LARGEST)
#     except TimeoutError:
#         continue
#     ...  # from a stranger? an ERROR? the DATA that is expected? the one before? all else is passed over
# ```
#
# A new block makes an ACK the new `last`, its port the new `to`, and sets the count and `due` to 0: the next turn sends it.
# After the last block there is no next turn: send its ACK before you return.
# </details>


# %% slug="tftp-get-reliably" role="solution"
def tftp_get_reliably(server: Address, name: str, timeout: float = 1.0, first: int = 1) -> bytes:
    """Fetch the file `name` from a TFTP server, over a line that loses and doubles packets."""
    ### BEGIN SOLUTION
    content, expected = bytearray(), first
    last, to, tries, due = build("RRQ", 0, name.encode()), server, 0, 0.0
    with new_socket(server) as sock:
        while True:
            if (left := due - time.monotonic()) <= 0:
                if tries == TRIES:
                    raise TimeoutError(f"no answer to {label(last)}, sent {TRIES} times")
                sock.sendto(last, to)
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
            sock.settimeout(left)
            try:
                packet, source = sock.recvfrom(LARGEST)
            except TimeoutError:
                continue
            kind, number, payload = parse(packet)
            if to != server and source[:2] != to[:2]:
                if kind != "ERROR":
                    sock.sendto(build("ERROR", 5, b"unknown transfer"), source)
            elif kind == "ERROR":
                raise (FileNotFoundError if number == 1 else ConnectionAbortedError)(payload.decode())
            elif kind == "DATA" and number == expected:
                content += payload
                last, to, tries, due = build("ACK", number), source, 0, 0.0
                expected = (expected + 1) % 65536
                if len(payload) < BLOCK:
                    sock.sendto(last, to)
                    return bytes(content)
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
                sock.sendto(last, to)
    ### END SOLUTION


# %% [markdown]
# Try it over a line that loses the request and DATA 2, and doubles DATA 3.
# You should see a ladder in which what is lost is dashed and ends in a cross, what its sender sends once more is marked `(again)`, and what the line has doubled `(copy)`.


# %% tags=["try"]
@try_out
def tried():
    story = b"Once upon a time " * 76 + b"The end."
    server = TFTPServer({"story": story}, timeout=0.15)
    line = ServerLink(server.address, Link(drop={1}), Link(drop={2}, repeat={4}), label=label)
    with server, line:
        fetched = tftp_get_reliably(line.address, "story", timeout=0.3)
    return line.ladder if fetched == story else fetched


tried

# %% [markdown]
# The request was sent again by the client, after its timeout, and DATA 2 by the server, after its own.
# DATA 3 was the last block: your function acknowledged it once, and had returned when the copy came.
# Count the ACKs: there is one for each block.
#
# In the tests a third port is the `stranger`'s, and a fourth, `second`, another stranger's.
# A line with `*` in place of `>` sends its packet again and again, until the next line has come true.
# Where a test loses something, its timeout is short; where your function does not manage with that, the test is held again with a longer one, since the machine may have been busy.
# Where a test loses nothing, its timeout is longer than the test: then only a packet can make your function send.
# The next cell is what these tests are made of: you need not read it.


# %% slug="given-reliably" role="setup"
SCRIPTED = (20.0,)  # seconds of timeout where nothing is lost
LOSSY = (0.03, 0.15)  # where something is: a machine that is too busy for the first has the second
PATIENT = (0.05, 0.5)  # the same, where the answer must come within one wait
PACES = ((0.05, 0.08), (0.2, 0.3))  # the same for both ends of a live line: the client's timeout and the server's


def over_script(get, script, content, *, name="file", timeouts=SCRIPTED, first=1, **options):
    """Let a reliable get talk to a script; the conversation, and the call that is over."""
    words = ", timeout" + f", first={first}" * (first != 1)
    for timeout in timeouts:
        with conversation(script, content, first, **options) as other:
            getting = expect(get, other.address, name, timeout, first, shown=f"tftp_get_reliably(server, {name!r}{words})")
            if other.finish():
                break
    return other, getting


def fetch_over_line(get, server, name, there, back, timeout):
    """Let a reliable get fetch a file over a live link that does what `there` and `back` say; the call, the link."""
    links = (Link(delay=0.001, **fates) for fates in (there, back))
    with ServerLink(server, *links, label=label) as line:
        getting = expect(get, line.address, name, timeout, deadline=10.0, shown="tftp_get_reliably over a bad line")
        return getting, line


# %% slug="tftp-get-reliably-lost" role="tests" points=1
"""tftp_get_reliably sends its last packet again when nothing comes, and to the same address."""
AGAIN = "[nothing] nothing came for `timeout` seconds: send again what was sent last"
WHERE = "[server] what was lost is the ACK: send it to the transfer's port once more, and not to `server`"
RRQ_AGAIN = "[nothing] when the wait for block 1 is over, send the RRQ again"


def sends_again(content, name, host="127.0.0.1"):
    size = len(content) - BLOCK
    script = f"""
        server   < RRQ {name}               # begin with the RRQ
        server   < RRQ {name}               # {RRQ_AGAIN}
        transfer > DATA 1 (512 bytes)
        transfer < ACK 1                    # acknowledge the block to the port that it came from
        transfer < ACK 1                    # {AGAIN}, the ACK of block 1 # {WHERE} # [RRQ {name}] what was sent last is ACK 1, and not the RRQ
        transfer > DATA 2 ({size} bytes)
        transfer < ACK 2                    # acknowledge the last block, too
    """
    options = {"name": name, "timeouts": LOSSY, "repeats": True, "host": host}
    other, getting = over_script(tftp_get_reliably, script, content, **options)
    other.went(getting, f"tftp_get_reliably sends again what may be lost, over {host}")
    returns_file(getting, content, "although the request and block 2 were lost at first")


sends_again(b"abcdefgh" * 75, "story.txt")

# Hidden until grading: other bytes and another name, over IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-reliably-lost")
sends_again(rng.randbytes(BLOCK + rng.randrange(1, BLOCK)), f"file-{rng.randrange(1000)}", loopback_hosts()[-1])
### END HIDDEN TESTS

# %% slug="tftp-get-reliably-gives-up" role="tests" points=1
"""tftp_get_reliably gives up after five tries, and counts anew with each block."""
FIVE = "send it five times in all, the first time included, and raise TimeoutError when the fifth wait is over"
ANEW = "[nothing] each new block begins a new count: the tries for the RRQ do not count for an ACK"
MORE = "five are enough: raise TimeoutError when the fifth wait is over"


def gives_up(timeout, name):
    times = f"server < RRQ {name} # [nothing] {FIVE}\n"
    other, getting = over_script(tftp_get_reliably, times * 5 + f"server < nothing # {MORE}", b"", name=name, timeouts=(timeout,))
    other.went(getting, f"tftp_get_reliably sends an RRQ that nobody answers {TRIES} times in all")
    getting.raises(TimeoutError, f"since nothing came in {TRIES} waits", FIVE, when(HANGS, MORE))


gives_up(0.03, "story.txt")
fifth = f"server < RRQ file # [nothing] {FIVE}\n" * 5 + f"transfer > DATA 1 (5 bytes)\ntransfer < ACK 1 # {FIFTH}"
other, getting = over_script(tftp_get_reliably, fifth, b"hello", timeouts=PATIENT, repeats=True)
other.went(getting, "where only the fifth RRQ is answered, it takes the answer", when(TimeoutError, FIFTH), when(b"hello", UNANSWERED))
begin = f"server < RRQ file # [nothing] {FIVE}\n" * 2 + "transfer > DATA 1 (512 bytes)\n"
last_lines = f"transfer < ACK 1 # {ANEW}\n" * 5 + f"transfer < nothing # {MORE}"
other, getting = over_script(tftp_get_reliably, begin + last_lines, bytes(BLOCK), timeouts=LOSSY, repeats=True)
other.went(getting, f"where the second RRQ was answered, it sends ACK 1 {TRIES} times in all")
getting.raises(TimeoutError, "since the server fell silent", ANEW)

# Hidden until grading: another timeout and name.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-reliably-gives-up")
gives_up(rng.choice([0.02, 0.04]), f"file-{rng.randrange(1000)}")
### END HIDDEN TESTS

# %% slug="tftp-get-reliably-doubled" role="tests" points=1
"""tftp_get_reliably acknowledges a repeated block again, keeps it once, and passes over what does not count."""
TWICE = "[nothing] the number before the expected one: its ACK was lost, so acknowledge it again, at once"
OTHERS = "only the expected number and the one before are answered; everything else from the transfer's port is passed over"


def keeps_once(content, size):
    script = f"""
        server   < RRQ file                 # begin with the RRQ
        transfer > DATA 1 (512 bytes)
        transfer < ACK 1                    # acknowledge the block to the port that it came from
        transfer > DATA 1 (512 bytes)
        transfer < ACK 1                    # {TWICE}
        transfer > DATA 3 (512 bytes)
        transfer > ACK 1
        transfer > junk
        transfer < nothing                  # {OTHERS}
        transfer > DATA 2 (512 bytes)
        transfer < ACK 2                    # the expected number goes on, whatever came in between
        transfer > DATA 1 (512 bytes)
        transfer < nothing                  # only a repetition of block 2 is acknowledged again: block 1 was acknowledged for good
        transfer > DATA 2 (512 bytes)
        transfer < ACK 2                    # {TWICE}
        transfer > DATA 3 ({size} bytes)
        transfer < ACK 3                    # acknowledge the last block, too
    """
    other, getting = over_script(tftp_get_reliably, script, content)
    other.went(getting, "tftp_get_reliably acknowledges what comes twice, and is silent on what does not count")
    returns_file(getting, content, "each block once", "keep a block only if its number is the expected one")


keeps_once(b"abcdefghijkl" * 100, 176)
script = f"server < RRQ file\ntransfer > DATA 1 (512 bytes)\ntransfer < ACK 1\ntransfer * ACK 0\ntransfer < ACK 1 # {CLOCK}"
script += "\ntransfer < ACK 1 # [nothing] nothing comes any more: send again\ntransfer > DATA 2 (88 bytes)\ntransfer < ACK 2"
other, getting = over_script(tftp_get_reliably, script, bytes(600), timeouts=(0.3,), repeats=True)
other.went(getting, "and what does not count, coming again and again, does not keep it from sending again")

# Hidden until grading: other bytes in the blocks.
### BEGIN HIDDEN TESTS
keeps_once(seeded("tftp-get-reliably-doubled").randbytes(2 * BLOCK + 97), 97)
### END HIDDEN TESTS

# %% slug="tftp-get-reliably-strangers" role="tests" points=1
"""tftp_get_reliably tells strangers that they are wrong, believes nothing of theirs, and goes on."""
FIVE = "[nothing] what comes from another port is answered with an ERROR of code 5, to that port"
WRONG = "[ACK 2] look at where a packet comes from before you look at what it says: this one is no part of the transfer"
THERE = "the ERROR has code 5, and goes to the port that the stranger's packet came from"
NO_ANSWER = "an ERROR is never answered with an ERROR: two programs would go on for ever"
ON = "a stranger changes nothing in the transfer: it goes on"


def strangers(content, size, host="127.0.0.1"):
    script = f"""
        server   < RRQ file                 # begin with the RRQ
        transfer > DATA 1 (512 bytes)
        transfer < ACK 1                    # acknowledge the block to the port that it came from
        stranger > DATA 2 forged
        stranger < ERROR 5                  # {FIVE} # {WRONG} # {THERE}
        second   > DATA 1 (512 bytes)
        second   < ERROR 5                  # {FIVE} # {THERE} # [ACK 1] another port is another transfer, even if it says the same
        stranger > ERROR 3 not for you
        stranger < nothing                  # {NO_ANSWER}
        transfer > DATA 2 ({size} bytes)
        transfer < ACK 2                    # {ON}
    """
    other, getting = over_script(tftp_get_reliably, script, content, host=host)
    other.went(getting, f"tftp_get_reliably answers two strangers with ERROR 5, and its transfer lives, over {host}", when(content, UNANSWERED))
    returns_file(getting, content, "and nothing that a stranger sent", "keep only what comes from the transfer's port")


for each_host in loopback_hosts():
    strangers(b"abcdefg" * 100, 188, each_host)

# Hidden until grading: other bytes and sizes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-reliably-strangers")
for each_host in loopback_hosts():
    size = rng.randrange(8, BLOCK)
    strangers(rng.randbytes(BLOCK + size), size, each_host)
### END HIDDEN TESTS

# %% slug="tftp-get-reliably-wraps" role="tests" points=1
"""tftp_get_reliably goes on with block 0 after block 65,535, and hears what the server says went wrong."""
WRAP = "after 65,535 comes 0: take the expected number modulo 65,536"
EARLY = "before the first block has come, with the number `first`, nothing is acknowledged: pass over what else comes"
ASKED = "[server] before the first block nothing counts but that block, also not the number before it: the RRQ goes again by time only"
BEFORE = "[nothing] after 65,535 comes 0, and the number before 0 is 65,535: modulo 65,536, both ways"


def wraps(first, content, size):
    numbers = [(first + place) % 65536 for place in range(len(content) // BLOCK + 1)]
    lines = ["server < RRQ file # begin with the RRQ", "transfer > DATA 7 (0 bytes)", "transfer > ACK 7"]
    lines += [f"transfer > DATA {(first - 1) % 65536} (0 bytes)", "transfer > junk", f"transfer < nothing # {EARLY} # {ASKED}"]
    for number in numbers[:-1]:
        lines += [f"transfer > DATA {number} (512 bytes)", f"transfer < ACK {number} # {WRAP}"] * (2 if number == 65535 else 1)
    lines[-1] += f" # {BEFORE}"
    lines += [f"transfer > DATA {numbers[-1]} ({size} bytes)", f"transfer < ACK {numbers[-1]} # {WRAP}"]
    other, getting = over_script(tftp_get_reliably, "\n".join(lines), content, first=first)
    other.went(getting, f"tftp_get_reliably, which begins with block {first:,}, goes on with 0 after 65,535", when(content, UNANSWERED))
    returns_file(getting, content, "", WRAP)


wraps(65_535, b"abcde" * 120, 88)
wraps(65_534, b"vwxyz" * 230, 126)
for each_code, each_error in ((1, FileNotFoundError), (8, ConnectionAbortedError)):
    other, getting = over_script(tftp_get_reliably, f"server < RRQ file\ntransfer > ERROR {each_code} no such luck", b"")
    getting.raises(each_error, f"for ERROR {each_code}", "an ERROR is raised as in tftp_get", saying="no such luck")

# Hidden until grading: another first number, and other bytes.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-reliably-wraps")
size, ahead = rng.randrange(1, BLOCK), rng.randrange(2, 5)
wraps(65_536 - ahead, rng.randbytes((ahead + 2) * BLOCK + size), size)
### END HIDDEN TESTS

# %% slug="tftp-get-reliably-live" role="tests" points=1
"""tftp_get_reliably fetches files from a server over a live link that loses and doubles."""
LIVE = "read the drawing from above: what was lost, and who should have sent it again?"


def over_line(content, there, back, host="127.0.0.1"):
    for timeout, servers in PACES:
        with TFTPServer({"file": content}, timeout=servers, host=host) as server:
            getting, line = fetch_over_line(tftp_get_reliably, server.address, "file", there, back, timeout)
        if getting.outcome.returned(content):
            break
    same = f"tftp_get_reliably returns a file of {len(content):,} bytes over a line that loses and doubles, over {host}"
    hints, whole = (LIVE, when((ConnectionError, TimeoutError, FileNotFoundError, HANGS), LIVE)), f"the {len(content):,} bytes of the file"
    getting.satisfies(lambda got: got == content, same, *hints, expected=whole, log=line.ladder)


over_line(b"abcdefgh" * 200, {"drop": {1, 4}}, {"drop": {2}, "repeat": {3}})
over_line(bytes(1024), {"drop": {2}, "repeat": {1}}, {"repeat": {1, 2}})

# Hidden until grading: another file, and other losses by the seed, over IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-get-reliably-live")
there, back = ({"drop": set(rng.sample(range(1, 6), 2)), "repeat": {rng.randrange(1, 6)}} for _ in range(2))
over_line(rng.randbytes(rng.randrange(1000, 3000)), there, back, loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## The sorcerer's apprentice
#
# Now the other side: a server that sends a file.
# The first version nearly everybody writes answers each ACK with the block that follows, also an ACK that comes a second time.
# It works until one datagram is doubled.
#
# Here such a sender and a client stand on a virtual clock, and the line doubles DATA 1, once.
# Each way takes 10 ms, and the copy arrives 5 ms later.
# How many DATA does the sender send for a file of six blocks?
# (Both have what the virtual clock asks for, as in the notebook before: `on_datagram` is given what arrives and returns what is to be sent, and `timer` is `None`, since neither has one.)

# %% slug="given-apprentice" role="setup"
class EagerSender:
    """Answers each ACK with the block that follows it, of `count` blocks."""

    timer = None

    def __init__(self, count):
        self.count, self.sent = count, 0

    def block(self, number):
        self.sent += 1
        return [build("DATA", number, bytes(BLOCK * (number < self.count)))]

    def on_datagram(self, packet, now):
        _, number, _ = parse(packet)
        return self.block(number + 1) if number < self.count else []


class Acknowledger:
    """Acknowledges each DATA, as TFTP's clients do."""

    timer = None

    def on_datagram(self, packet, now):
        return [build("ACK", parse(packet)[1])]


# %% tags=["predict"]
prediction = ...

# %%
from loopback.link import VirtualNetwork

sender = EagerSender(6)
network = VirtualNetwork(sender, Acknowledger(), names=("server", "client"), to_right=Link(repeat={1}), label=label)
network.send("server", sender.block(1))
network.run()
compare(prediction, sender.sent)

# %%
network.ladder

# %% [markdown]
# Eleven: the first block is sent once, and each one after it twice.
# Each arrow is a datagram: it begins when it is sent, and ends when it arrives.
# Only DATA 1 has a `(copy)`, which the line has made; all that is marked `(again)` client and server have sent twice themselves.
# The doubled DATA brought two ACKs, each ACK brought a DATA, and so on to the end of the file; with a second doubling there would be four of each.
# This is the **sorcerer's apprentice syndrome**, after the apprentice whose broom goes on fetching water, and becomes two when he splits it.
# RFC 1350's predecessor had it, and RFC 1123 forbids it: an ACK of an old block is passed over, and only the timer makes a sender send again.

# %% [markdown] slug="tftp-send-contract" role="contract"
# ## Exercise 5: send a file (4 points)
#
# Write `tftp_send(sock, content, timeout)`, which sends a file to the client that `sock`, a UDP socket, is connected to.
# It returns `True` when all has been acknowledged, and `False` when it gives up.
#
# | case | what to do |
# |---|---|
# | at first | send DATA 1, the first 512 bytes, or all if there are fewer |
# | the ACK of the block on its way | send the next block; one of fewer than 512 bytes, perhaps of none, is the last |
# | the ACK of the last block | return `True` |
# | nothing that counts has come for `timeout` seconds | send the block on its way again |
# | `TRIES` sendings of the same block, and the waits after each of them, were in vain | return `False` |
# | an ACK of another block, DATA, junk | it does not count: answer nothing, and send again at the time at which you would have without it |
# | an ERROR, or a `ConnectionError` from the socket | return `False` at once |
#
# No file here has more than 65,535 blocks.
# The reference answer is 22 lines.
#
# <details><summary>Hint 1: how many blocks are there?</summary>
#
# One more than whole blocks: `len(content) // BLOCK + 1`, of which the last may be empty.
# </details>
#
# <details><summary>Hint 2: how do the loops lie in each other?</summary>
#
# For each block, for each try: send it, and receive until its ACK has come or the time is over.
# A function of your own for the innermost part keeps it readable.
# </details>


# %% slug="tftp-send" role="solution"
def tftp_send(sock: socket.socket, content: bytes, timeout: float = 1.0) -> bool:
    """Send a file to the client that the socket is connected to; whether all of it has been acknowledged."""
    ### BEGIN SOLUTION
    for number in range(1, len(content) // BLOCK + 2):
        packet = build("DATA", number, content[(number - 1) * BLOCK : number * BLOCK])
        try:
            if not any(is_acknowledged(sock, packet, number, timeout) for _ in range(TRIES)):
                return False
        except ConnectionError:
            return False
    return True


def is_acknowledged(sock: socket.socket, packet: bytes, number: int, timeout: float) -> bool:
    sock.send(packet)
    due = time.monotonic() + timeout
    while (left := due - time.monotonic()) > 0:
        sock.settimeout(left)
        try:
            kind, answered, _ = parse(sock.recv(LARGEST))
        except TimeoutError:
            return False
        if kind == "ERROR":
            raise ConnectionAbortedError("the client has ended the transfer")
        if (kind, answered) == ("ACK", number):
            return True
    return False
    ### END SOLUTION


# %% [markdown]
# Try it with a client that is written down line by line, as in the tests.
# You should see a ladder of two blocks and their ACKs.


# %% tags=["try"]
@try_out
def tried():
    client = "client < DATA 1 (512 bytes)\nclient > ACK 1\nclient < DATA 2 (88 bytes)\nclient > ACK 2"
    with conversation(client) as other, other.new_socket() as mine:
        mine.connect(other.address)
        sending = expect(tftp_send, mine, bytes(600), deadline=4.0, shown="tftp_send(sock, bytes(600))")
        other.went(sending, "tftp_send sends both blocks")
    return other.ladder


tried


# %% slug="given-sending" role="setup"
def over_client(send, script, content, timeouts=SCRIPTED, host="127.0.0.1", **options):
    """Let a sender send to a client that plays a script; the conversation, and the call that is over."""
    for timeout in timeouts:
        with conversation(script, content, host=host, **options) as other, other.new_socket() as mine:
            mine.connect(other.address)
            sending = expect(send, mine, content, timeout, shown="tftp_send(sock, content, timeout)")
            if other.finish():
                break
    return other, sending


def content_of(other):
    """The bytes in all DATA that a conversation has heard, each number once."""
    blocks = {parse(packet)[1]: parse(packet)[2] for _, packet, _ in other.received if parse(packet)[0] == "DATA"}
    return b"".join(blocks[number] for number in sorted(blocks))


# %% slug="tftp-send-blocks" role="tests" points=1
"""tftp_send sends a file block by block, to the last one, which has fewer than 512 bytes."""
LAST = "after a block of 512 bytes comes another one, which may be empty; one of fewer is the last"
NEXT = "[nothing] the ACK of a block asks for the next one"
FIRST = "the first block has number 1, and begins with the first byte"
EMPTY = "[nothing] a file without bytes is one block without bytes: send DATA 1, and wait for its ACK"
WAIT = "one block at a time: the next one goes when the ACK of this one has come"


def sends(content, host="127.0.0.1"):
    sizes = [len(content[at : at + BLOCK]) for at in range(0, len(content) + 1, BLOCK)]
    lines = []
    for number, size in enumerate(sizes, 1):
        hint = f"{EMPTY} # {FIRST}" if not content else FIRST if number == 1 else NEXT if number < len(sizes) else LAST
        waits = [f"client < nothing # {WAIT}"] * (number == 1 and len(sizes) == 2)
        lines += [f"client < DATA {number} ({size} bytes) # {hint}", *waits, f"client > ACK {number}"]
    end = "[nothing] the last block has been acknowledged: return True, and send nothing more"
    lines += [f"client < nothing # {end}"] * (len(content) <= BLOCK)
    other, sending = over_client(tftp_send, "\n".join(lines), content, host=host)
    other.went(sending, f"tftp_send sends {len(content):,} bytes, with block {len(sizes)} as the last, over {host}")
    sending.returns(True, "since the last block was acknowledged", "True when all has been acknowledged")
    cut = "the block with number n begins at (n - 1) * 512"
    sending.satisfies(content_of(other) == content, "and the blocks together are the file", cut, got="other bytes")


for each_size in (0, 511, 512, 513, 1536):
    sends(b"abcdefgh" * (each_size // 8) + b"!" * (each_size % 8))

# Hidden until grading: other sizes and bytes, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-send-blocks")
for each_host in loopback_hosts():
    for each_size in (BLOCK * rng.randrange(1, 4), rng.randrange(1, 3000)):
        sends(rng.randbytes(each_size), each_host)
### END HIDDEN TESTS

# %% slug="tftp-send-old" role="tests" points=1
"""tftp_send passes over old ACKs and whatever else does not count."""
APPRENTICE = "an ACK of an old block asks for nothing: if each brought a DATA, one doubled datagram would double all that follow"
COUNTS = "only the ACK of the block on its way counts: look at the kind and at the number"


def passes_over(content, size):
    script = f"""
        client < DATA 1 (512 bytes)   # begin with block 1
        client > ACK 1
        client < DATA 2 (512 bytes)   # the ACK of a block asks for the next one
        client > ACK 1
        client < nothing              # {APPRENTICE}
        client > ACK 3
        client > DATA 2 (512 bytes)
        client > junk
        client < nothing              # {COUNTS}
        client > ACK 2
        client < DATA 3 ({size} bytes) # after what does not count, the ACK of block 2 still asks for block 3
        client > ACK 2
        client < nothing              # {APPRENTICE}
        client > ACK 3
        client < nothing              # all has been acknowledged: return True, and send nothing more
    """
    other, sending = over_client(tftp_send, script, content)
    other.went(sending, "tftp_send sends nothing for an old ACK, an ACK to come, DATA or junk")
    sending.returns(True, "since all three blocks were acknowledged")


passes_over(b"abcdefghijkl" * 100, 176)

# Hidden until grading: other bytes and sizes.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-send-old")
size = rng.randrange(1, BLOCK)
passes_over(rng.randbytes(2 * BLOCK + size), size)
### END HIDDEN TESTS

# %% slug="tftp-send-again" role="tests" points=1
"""tftp_send sends a block again when nothing comes, and gives up after five tries."""
AGAIN = "[nothing] no ACK came for `timeout` seconds: send the block on its way again"
MORE = "five are enough: return False when the fifth wait is over"
OTHER = "ACK 0 is not the ACK of block 1: look at the number, too"


def sends_until(content):
    size = len(content) - BLOCK
    script = f"""
        client < DATA 1 (512 bytes)     # begin with block 1
        client < DATA 1 (512 bytes)     # {AGAIN}
        client > ACK 1
        client < DATA 2 ({size} bytes)  # [nothing] the ACK of a block asks for the next one
        client < DATA 2 ({size} bytes)  # {AGAIN}
        client > ACK 2
    """
    other, sending = over_client(tftp_send, script, content, timeouts=LOSSY, repeats=True)
    other.went(sending, "tftp_send sends again what may be lost")
    sending.returns(True, "since all was acknowledged in the end")


sends_until(b"abcdefgh" * 75)
times = f"client < DATA 1 (512 bytes) # {AGAIN}\n" * 5
other, sending = over_client(tftp_send, times + f"client < nothing # {MORE}", bytes(600), timeouts=(0.03,))
other.went(sending, f"it sends a block that nobody acknowledges {TRIES} times")
sending.returns(False, "since nothing came", MORE, when(HANGS, MORE), when(TimeoutError, "return False instead"))
fifth = times + f"client > ACK 1\nclient < DATA 2 (88 bytes) # {FIFTH}\nclient > ACK 2"
other, sending = over_client(tftp_send, fifth, bytes(600), timeouts=PATIENT, repeats=True)
other.went(sending, "where only the fifth sending is acknowledged, it goes on", when(False, FIFTH))
script = "client < DATA 1 (5 bytes) # begin with block 1\nclient * ACK 0\n"
script += f"client < DATA 1 (5 bytes) # {CLOCK}\nclient > ACK 1"
other, sending = over_client(tftp_send, script, b"hello", timeouts=(0.3,), repeats=True)
claim = "and what does not count, coming again and again, does not keep it from sending again"
other.went(sending, claim, when(True, OTHER))

# Hidden until grading: other bytes and sizes.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-send-again")
sends_until(rng.randbytes(rng.randrange(513, 1000)))
### END HIDDEN TESTS

# %% slug="tftp-send-ends" role="tests" points=1
"""tftp_send ends at once when the client says so, or is gone."""
ERROR = "an ERROR ends the transfer: return False at once, and send nothing more"
GONE = "a ConnectionError says that nobody is at the client's port any more: catch it, and return False"


def stops(content, code):
    script = f"client < DATA 1 (512 bytes) # begin with block 1\nclient > ERROR {code} enough\nclient < nothing # {ERROR}"
    other, sending = over_client(tftp_send, script, content)
    other.went(sending, f"tftp_send sends nothing after ERROR {code}")
    sending.returns(False, "since the client has ended the transfer", ERROR, when((HANGS, Exception), ERROR))
    with ClosedPort() as nobody, new_socket(nobody.address) as mine:
        mine.connect(nobody.address)
        gone = expect(tftp_send, mine, content, 20.0, shown="tftp_send to a closed port")
        gone.returns(False, "since nobody is there", GONE, when((HANGS, Exception), GONE))
    with ClosedPort() as nobody, new_socket(nobody.address) as mine:
        mine.connect(nobody.address)
        mine.send(build("DATA", 0))
        is_readable(mine, 2.0)  # until "port unreachable" is back: the next call on the socket raises, and that is a send
        gone = expect(tftp_send, mine, content, 20.0, shown="tftp_send to a port that is known to be closed")
        gone.returns(False, "since send raises a ConnectionError, too", GONE, when((HANGS, Exception), GONE))


stops(bytes(600), 0)

# Hidden until grading: other bytes, and another code.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-send-ends")
stops(rng.randbytes(rng.randrange(600, 900)), rng.randrange(1, 8))
### END HIDDEN TESTS

# %% [markdown]
# ## A server
#
# A server has a socket at which requests come, and opens a new one for each transfer.
# A thread for each transfer keeps a slow client from making the others wait.
# `threading.Thread(target=f, args=(a, b), daemon=True).start()` calls `f(a, b)` in a thread of its own, and goes on at once.
#
# And it has a folder.
# What does a program on a server get that joins the folder and the name that a client has sent?

# %%
from pathlib import Path

folder = Path("/srv/tftp")
[str(folder / name) for name in ("hello.txt", "../../etc/passwd", "/etc/passwd")]

# %% [markdown]
# The second leads up out of the folder, and the third has thrown the folder away.
# Servers have given away their passwords by such names for as long as there have been servers.
# `resolve` computes where a path leads in the end, and follows links on the way; then ask whether that is in the folder.

# %%
inside = [(folder / name).resolve().is_relative_to(folder.resolve()) for name in ("hello.txt", "../../etc/passwd")]
inside

# %% [markdown] slug="tftp-server-contract" role="contract"
# ## Exercise 6: a server (4 points, extra credit)
#
# Write `TftpServer(folder, timeout)`, which serves the files of a folder with your `tftp_send`.
# (`TFTPServer`, in capitals, is the lab bench's; `TftpServer` is yours.)
# `serve(sock, stop)` takes requests at `sock`, a UDP socket, until `stop`, a `threading.Event`, is set: `stop.is_set()` says whether it is.
#
# | case | what to do |
# |---|---|
# | an RRQ for a file in the folder, or in one below it | send it by `tftp_send`, with the server's `timeout`, from a new socket that is connected to the client |
# | others ask while a transfer goes on, or hangs | serve them at the same time |
# | the name leads out of the folder, also through a **symbolic link**, a name that stands for another path | ERROR 2 to the client, whether anything is there or not |
# | it stays in the folder, and there is no such file, or it is a folder, or the name is no UTF-8 | ERROR 1 to the client |
# | a WRQ, DATA, an ACK or junk arrives at `sock` | ERROR 4 to its sender |
# | an ERROR arrives at `sock` | pass over it |
# | `stop` is set | return within a second; `sock` is not yours to close |
#
# ERRORs may go out by `sock` or by a new socket.
# A transfer that is not over when `serve` returns may go on: make its thread with `daemon=True`.
# `new_folder`, which stands in your cell, makes a folder for the tests: leave it as it is.
# The reference answer is 26 lines.
#
# <details><summary>Hint 1: how do I notice `stop`?</summary>
#
# Give `sock` a short timeout, and look at `stop` each time that it is over.
# </details>
#
# <details><summary>Hint 2: what does the thread of a transfer do?</summary>
#
# It makes a socket, connects it to the client, and calls `tftp_send`, or sends one ERROR.
# `name.decode()` raises `UnicodeDecodeError`, a `ValueError`, for bytes that are no UTF-8, and reading a file may raise `OSError`: then there is no such file.
# </details>


# %% slug="tftp-server" role="solution"
def new_folder(files: dict[str, bytes]) -> str:
    """A new folder with these files, beside a file `secret.txt` that nobody may have; `link` leads to it."""
    place = tempfile.TemporaryDirectory()
    atexit.register(place.cleanup)
    (Path(place.name) / "secret.txt").write_bytes(b"nobody may have this")
    folder = Path(place.name) / "public"
    for name, content in {"below/deep.txt": b"deep", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with contextlib.suppress(OSError):  # Windows lets few users make one
        (folder / "link").symlink_to(Path(place.name) / "secret.txt")
    return str(folder)


class TftpServer:
    """Serves the files of a folder, each transfer from a socket of its own (RFC 1350)."""

    def __init__(self, folder: str, timeout: float = 1.0) -> None:
        self.folder, self.timeout = Path(folder).resolve(), timeout

    def serve(self, sock: socket.socket, stop: threading.Event) -> None:
        """Take requests at a UDP socket until `stop` is set."""
        ### BEGIN SOLUTION
        sock.settimeout(0.05)
        while not stop.is_set():
            try:
                request, client = sock.recvfrom(LARGEST)
            except (TimeoutError, ConnectionError):
                continue
            threading.Thread(target=self.answer, args=(request, client), daemon=True).start()

    def answer(self, request: bytes, client: Address) -> None:
        kind, _, name = parse(request)
        if kind == "ERROR":
            return
        with new_socket(client) as sock:
            sock.connect(client)
            if kind != "RRQ":
                sock.send(build("ERROR", 4, b"only requests to read, in octet mode"))
                return
            try:
                path = (self.folder / name.decode()).resolve()
                if not path.is_relative_to(self.folder):
                    sock.send(build("ERROR", 2, b"access violation"))
                    return
                content = path.read_bytes()
            except (OSError, ValueError):
                sock.send(build("ERROR", 1, b"file not found"))
            else:
                tftp_send(sock, content, self.timeout)
        ### END SOLUTION


# %% [markdown]
# Try it: your client fetches a file from your server, over a line that loses the request and doubles DATA 1.
# You should see `(True, 4)`, for the doubled DATA 1, DATA 2 and DATA 3, and nothing else: a line above it says that your server had not returned in time.
# An apprentice's server would have sent 6.

# %% slug="given-serving" role="setup"
def serving(server, host="127.0.0.1"):
    """A server at work at a UDP socket of its own; see `ServerUnderTest`."""
    return ServerUnderTest(server.serve, host=host, datagrams=True)


# %% tags=["try"]
@try_out
def tried():
    story = b"Once upon a time " * 76 + b"The end."
    server = TftpServer(new_folder({"story": story}), timeout=10.0)
    there, back = Link(drop={1}), Link(repeat={1})
    with serving(server) as running, ServerLink(running.address, there, back, label=label) as line:
        fetched = tftp_get_reliably(line.address, "story", timeout=0.3)
    return fetched == story, sum("DATA" in sentence for sentence in line.ladder.sentences())


tried

# %% slug="tftp-server-serves" role="tests" points=2
"""TftpServer serves files from sockets of their own, to many at once, and returns when it is told to."""
FILE = "an RRQ for a file is answered by tftp_send, from a new socket that is connected to the client"
OWN = "each transfer has a new socket of its own, so that its port is not the one that was asked"
BUSY = "one client that is silent must not hold up another: give each transfer a thread"
STOP = when(HANGS, "look at `stop` again and again: a recvfrom without a timeout waits for ever")


def asks(server, name, content, claim, *, last=True):
    script = f"client > RRQ {name}\nclient < DATA 1 ({len(content[:BLOCK])} bytes) # {FILE} # [nothing] {BUSY if last else FILE}\n"
    if last:
        script += f"client > ACK 1\nclient < DATA 2 ({len(content) - BLOCK} bytes) # {FILE}\nclient > ACK 2\nclient < nothing"
    with conversation(script, host=server.address[0], to=server.address) as other:
        other.went(server, claim)
    if last:
        got, same = content_of(other), f"and {name} arrives whole"
        server.state(got == content, same, [FILE], f"{len(content)} bytes", f"{len(got)} bytes that differ", "content")
    ports = {source for _, _, source in other.received}
    own = len(ports) == 1 and server.address not in ports
    got = "the port that was asked" if server.address in ports else f"{len(ports)} ports"
    server.state(own, "from a port of its own", [OWN], "one new port", got, "own")


def serves(content, name, host="127.0.0.1"):
    server = TftpServer(new_folder({name: content}), 20.0)
    with serving(server, host) as running:
        asks(running, "below/deep.txt", b"deep", f"a client over {host} gets its first block, and falls silent", last=False)
        asks(running, name, content, "meanwhile another client is served")
        running.returns("although a client has not acknowledged its block", STOP)


for each_host in loopback_hosts():
    serves(b"abcdefgh" * 80, "story.txt", each_host)

# Hidden until grading: other names and files, on IPv4 and IPv6.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-server-serves")
for each_host in loopback_hosts():
    serves(rng.randbytes(rng.randrange(513, 1000)), f"file-{rng.randrange(1000)}", each_host)
### END HIDDEN TESTS

# %% slug="tftp-server-refuses" role="tests" points=1
"""TftpServer answers what it does not serve with an ERROR, and lets nobody out of its folder."""
NOT_FOUND = "no such file in the folder, or a folder: ERROR 1"
OUT = "resolve the path, and serve it only if that is in the folder, also resolved: is_relative_to; else ERROR 2"
FIRST = "[ERROR 1] look where a name leads before you look what is there: one that leads out is ERROR 2 also where nothing is"
ALIKE = "public-too is beside the folder public, and not in it, though its name begins alike: compare by is_relative_to"
BYTES = "bytes that are no UTF-8 make decode() raise UnicodeDecodeError: catch it, answer with ERROR 1, and serve on"
ILLEGAL = "only an RRQ is served: anything else that arrives at `sock` is answered with ERROR 4"


def refuses(server, words, wanted, hint, shown=""):
    with conversation(f"client > {words}\nclient < {wanted} # {hint}", to=server.address) as other:
        other.went(server, f"{shown or words} is answered with {wanted}")


def refuses_all(name):
    folder = Path(new_folder({"hello.txt": b"hello", "../public-too/file": b"not in the folder"}))
    with serving(TftpServer(str(folder), 20.0)) as running:
        refuses(running, f"RRQ {name}", "ERROR 1", NOT_FOUND)
        refuses(running, "RRQ below", "ERROR 1", NOT_FOUND)
        links = ["link"] * (sys.platform != "win32")
        for way in ("../secret.txt", "below/../../secret.txt", str(folder.with_name("secret.txt")), *links):
            refuses(running, f"RRQ {way}", "ERROR 2", OUT)
        refuses(running, "RRQ ../public-too/file", "ERROR 2", ALIKE)
        for way in (f"../{name}", str(folder.with_name(name))):
            refuses(running, f"RRQ {way}", "ERROR 2", f"{FIRST} # {OUT}", f"RRQ {way}, where nothing is,")
        refuses(running, "RRQ \xff\xfe", "ERROR 1", BYTES, "an RRQ whose name is b'\\xff\\xfe', no UTF-8,")
        for words in (f"WRQ {name}", "DATA 1 forged", "ACK 1", "junk"):
            refuses(running, words, "ERROR 4", ILLEGAL)
        refuses(running, "ERROR 5 who are you", "nothing", "an ERROR is never answered")
        asks_after = "client > RRQ hello.txt\nclient < DATA 1 (5 bytes) # after all that, a file is still served\nclient > ACK 1"
        with conversation(asks_after, to=running.address) as other:
            other.went(running, "and after all that hello.txt is still served")


refuses_all("nowhere.txt")

# Hidden until grading: another name that no file has.
### BEGIN HIDDEN TESTS
refuses_all(f"nothing-{seeded('tftp-server-refuses').randrange(1000)}")
### END HIDDEN TESTS

# %% slug="tftp-server-own-client" role="tests" points=1
"""Your own client fetches files from your own server, over a live link that loses and doubles."""
BOTH = "read the drawing from above: what was lost, and who should have sent it again?"


def exchange(name, content, there, back, host="127.0.0.1"):
    for timeout, servers in PACES:
        with serving(TftpServer(new_folder({name: content}), servers), host) as running:
            getting, line = fetch_over_line(tftp_get_reliably, running.address, name, there, back, timeout)
        if getting.outcome.returned(content):
            break
    same = f"your client gets {name}, {len(content):,} bytes, from your server over a bad line"
    getting.satisfies(lambda got: got == content, same, BOTH, expected=f"{len(content):,} bytes", log=line.ladder)


exchange("story.txt", b"abcdefgh" * 200, {"drop": {1, 4}}, {"drop": {2}, "repeat": {3}})

# Hidden until grading: other files, other losses, over IPv6 where the machine has it.
### BEGIN HIDDEN TESTS
rng = seeded("tftp-server-own-client")
there, back = ({"drop": set(rng.sample(range(1, 6), 2)), "repeat": {rng.randrange(1, 6)}} for _ in range(2))
exchange("file", rng.randbytes(rng.randrange(1000, 3000)), there, back, loopback_hosts()[-1])
### END HIDDEN TESTS

# %% [markdown]
# ## A client that nobody here wrote
#
# If your machine has `tftp`, the program of Debian's package tftp-hpa, then that is who asks your server now.
# Otherwise a client of the lab bench does; the first word below says which.
# You should see `b'hello'` behind it.


# %% tags=["try"]
# NBVAL_IGNORE_OUTPUT
from loopback.peers import fetch_by_program


@try_out
def tried():
    with serving(TftpServer(new_folder({"hello.txt": b"hello"}))) as running:
        return fetch_by_program(running.address, "hello.txt")


tried

# %% [markdown]
# ## What you can say now
#
# - Each layer finds the next one, and where it ends, in its own header; what does not fit is refused.
# - TFTP is stop-and-wait: DATA and ACK in turn, each transfer between two ports of its own, and a block of fewer than 512 bytes at the end.
# - Both sides send again when nothing comes; nothing else makes a sender repeat, or one doubled datagram doubles all that follow.
#
# TFTP asks for no password and hides nothing: it is for networks in which everybody is trusted.
# Your client asks for nothing that others could not have asked for, and your server gives away its folder and no more.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | frame | all the bytes, headers included, that one network card hands to another at a time |
# | EtherType, protocol, port | what a frame, a packet, a datagram carries |
# | options | what may follow the first twenty bytes of an IPv4 header, and belongs to the header |
# | padding | bytes behind a packet that belong to no layer |
# | TFTP | the trivial file transfer protocol, which brings a file in numbered blocks |
# | opcode | the first two bytes of a TFTP packet: which kind it is |
# | block | 512 bytes of a file; the last one has fewer |
# | transfer identifier | the port of either side in one transfer |
# | stranger | whoever sends from another port than the transfer's |
# | sorcerer's apprentice syndrome | doubled datagrams that double all that follow |
# | symbolic link | a name in a folder that stands for another path |
#
# **What does this return, and why?**
#
# 1. `parse(build("DATA", 7))`, and what does a client do with it?
#
# <details><summary>Answer</summary>
#
# `("DATA", 7, b"")`: a last block without bytes, of a file of 3,072 bytes.
# The client acknowledges it and is done.
# </details>
#
# 2. The client's last ACK is lost. What does `tftp_get_reliably` return, and `tftp_send`?
#
# <details><summary>Answer</summary>
#
# The client has all bytes, returns them and closes its socket.
# The sender sends its last block again, and nobody takes it: `ConnectionError`, "port unreachable", so that `tftp_send` returns `False`, although the file has arrived.
# No protocol mends that entirely: whoever speaks last cannot know that it was heard.
# </details>
#
# 3. `Path("/srv/tftp") / "/etc/passwd"`.
#
# <details><summary>Answer</summary>
#
# `/etc/passwd`: joining an absolute path throws away what stands before it.
# </details>
