# %% [markdown]
# # Acknowledgements on top
#
# A slow line is replaced by one that carries a thousand times as many bytes a second.
# Each message on it waits until the one before has been **acknowledged**, that is, until the other side has said that it arrived.
# How many more messages a second get through?

# %%
from loopback.link import Link


def messages_a_second(rate):
    there, back = Link(rate=rate, delay=0.010), Link(rate=rate, delay=0.010)
    (message,) = there.carry(bytes(100), 0.0)
    (acknowledgement,) = back.carry(bytes(6), message.at)
    return round(1 / acknowledgement.at, 2)


messages_a_second(rate=1_000_000), messages_a_second(rate=1_000_000_000)

# %% [markdown]
# Hardly any more.
# The faster line could carry ten million such messages a second, and it carries fifty.
# `Link` is one direction of a line on a **virtual clock**: it computes when a datagram arrives, and nobody has to wait for it.
# Its `rate` is in bytes a second, and its `delay` in seconds.
# `carry(item, now)` sends an item at the time `now`, and returns a list of the copies that arrive, each with its `item` and its time `at`.
# Here each way takes 10 ms, however fast the bytes are put on the line, so that there and back again takes 20 ms.
#
# UDP says nothing when a datagram is lost, and a program that needs every message must have it acknowledged.
# In this notebook you measure what a line does to datagrams, build acknowledgements on top of UDP, and find out what they cost.
#
# ## What can happen to a datagram
#
# A link can lose a datagram, double it, damage it, or hold it back until later ones have overtaken it.
# This one loses the second datagram, doubles the fourth, whose copy comes half a delay after it, and makes the fifth late, so that it takes three times its delay.
# `drop`, `repeat` and `late` count the datagrams from 1, and so does `spoil`, which damages one.

# %%
link = Link(drop={2}, repeat={4}, late={5}, delay=0.010)
[[round(1000 * copy.at) for copy in link.carry(bytes(1), number / 100)] for number in range(6)]

# %% [markdown]
# The lists have the milliseconds at which copies of a datagram arrive; one was sent every 10 ms.
# The empty list is the lost one.
# The fifth, sent at 40, arrives at 70 instead of 50, and the sixth, sent after it, at 60.
#
# How would you measure such a link from one end?
# Send numbered datagrams, called **probes**, to a program that sends each one back, and keep a log.

# %% slug="given" role="setup"
import contextlib
import socket
import time
import traceback
import zlib

from loopback import try_out
from loopback.check import HANGS, batch, check, expect, seeded, when
from loopback.link import Link, LiveLink, UDPHost, VirtualNetwork
from loopback.link import check_every_pattern, patterns_of, run_over_udp


def probe(count, there, back, every=10):
    """The log of `count` probes, one every `every` milliseconds, over a link there and one back."""
    log = []
    for number in range(count):
        log.append((number * every, "sent", number))
        for copy in there.carry(bytes([number]), number * every / 1000):
            log += [(round(1000 * echo.at), "answered", number) for echo in back.carry(copy.item, copy.at)]
    return [{"at": at, "event": event, "number": number} for at, event, number in sorted(log)]


# %%
probe(3, Link(drop={2}), Link(repeat={2}))

# %% [markdown]
# `at` is in milliseconds.
# Probes are numbered from 0: probe 1, the second on the way there, was lost and never answered.
# On the way back the first datagram was the answer to probe 0 and the second the answer to probe 2, and it was doubled.
# The **round-trip time** of probe 0 is 20 ms: from sending it to its answer.

# %% [markdown] slug="link-stats-contract" role="contract"
# ## Exercise 1: measure a link (4 points)
#
# Write `link_stats(log)`, which returns a dictionary with the five keys of this table.
# Each row is a dictionary as above, and its `"event"` is `"sent"` or `"answered"`.
# The rows of the log stand in the order in which things happened; each number is sent once.
#
# | key | value |
# |---|---|
# | `"sent"` | how many probes were sent |
# | `"lost"` | how many of them have no answer in the log; a late answer is an answer |
# | `"duplicates"` | how many answers came to probes that had been answered before |
# | `"reordered"` | how many probes had their first answer after the first answer of a probe with a higher number: 2 of them if probe 2 is answered before 0 and 1 |
# | `"rtts"` | the round-trip times, a list of milliseconds in the order of the numbers: from `sent` to the first answer |
#
# An answer to a number that was never sent belongs to somebody else's probe: it counts nowhere.
# For an empty log all counts are 0 and the list is empty.
# The reference answer is 15 lines.
#
# <details><summary>Hint 1: what must I remember?</summary>
#
# When each number was sent, and when it was first answered: two dictionaries.
# </details>
#
# <details><summary>Hint 2: how do I see that one was overtaken?</summary>
#
# When its first answer comes, a higher number is already among those that have been answered.
# </details>


# %% slug="link-stats" role="solution"
def link_stats(log: list[dict]) -> dict[str, object]:
    """What a link did to probes: how many were sent, lost, doubled, reordered, and their round-trip times."""
    ### BEGIN SOLUTION
    sent: dict[int, int] = {}
    first: dict[int, int] = {}
    duplicates = reordered = 0
    for row in log:
        number = row["number"]
        if row["event"] == "sent":
            sent[number] = row["at"]
        elif number in first:
            duplicates += 1
        elif number in sent:
            reordered += any(other > number for other in first)
            first[number] = row["at"]
    counts = {"sent": len(sent), "lost": len(sent) - len(first), "duplicates": duplicates}
    rtts = [first[number] - sent[number] for number in sorted(first)]
    return {**counts, "reordered": reordered, "rtts": rtts}
    ### END SOLUTION


# %% [markdown]
# Try it on a link that loses the second probe and doubles the fourth answer.
# You should see 6 sent, 1 lost, 1 duplicate, none reordered, and five times 20.

# %% tags=["try"]
try_out(lambda: link_stats(probe(6, Link(drop={2}), Link(repeat={4}))))


# %% [markdown]
# In the tests a log is written in words: `20:answered0` says that at 20 ms probe 0 was answered.


# %% slug="given-stats" role="setup"
def log_of(text):
    """A log from words such as "0:sent0 20:answered0"."""
    rows = []
    for at, event in (word.split(":") for word in text.split()):
        name = event.rstrip("0123456789")
        rows.append({"at": int(at), "event": name, "number": int(event[len(name) :])})
    return rows


def measure(link_stats, text, counts, rtts, detail, *hints):
    """Check what link_stats says of a log; `counts` are those sent, lost, doubled and reordered."""
    wanted = dict(zip(("sent", "lost", "duplicates", "reordered"), counts, strict=True))
    measuring, right = expect(link_stats, log_of(text), shown="link_stats"), {**wanted, "rtts": rtts}
    got = measuring.value if type(measuring.value) is dict else {}
    others = [f"{key!r} is {got[key]!r} instead of {right[key]!r}" for key in right if key in got and got[key] != right[key]]
    held, claim = measuring.outcome.returned(right), f"link_stats is right {detail}: [{text}]"
    measuring.satisfies(lambda _: held, claim, *hints, of=dict, expected=str(right), got=", ".join(others))


def other(key, value, sentence):
    """A hint for a result that has this value at this key."""
    return when(lambda got: got[key] == value, sentence)


# %% slug="link-stats-counts" role="tests" points=2
"""link_stats counts what was sent, lost and doubled, and takes the time of the first answer."""
CLOCK = "the round-trip time is the answer's `at` minus that of `sent`: both stand in the log"
quiet = "0:sent0 10:sent1 20:answered0 30:answered1"
measure(link_stats, quiet, (2, 0, 0, 0), [20, 20], "where nothing is lost", CLOCK)
gone = "0:sent0 10:sent1 20:sent2 20:answered0 40:answered2"
GAP = other("reordered", 1, "nothing was overtaken here: a probe that is lost has no answer that could come late")
NONE = other("lost", 0, "probe 1 has no answer: it is lost")
HOLE = when(lambda got: None in got["rtts"], "a probe without an answer has no round-trip time: leave it out of `rtts`")
measure(link_stats, gone, (3, 1, 0, 0), [20, 20], "where probe 1 is never answered", GAP, NONE, HOLE)
twice = "0:sent0 10:sent1 20:sent2 25:answered0 33:answered0 35:answered1"
FIRST = other("rtts", [33, 25], "the round trip ends at the first answer: the second comes from a copy")
MINUS = other("lost", 0, "count the numbers that have no answer: sent minus answers is wrong once an answer comes twice")
ONCE = "only the first answer to a number counts as its answer; each further one is a duplicate"
measure(link_stats, twice, (3, 1, 1, 0), [25, 25], "where probe 0 is answered twice", FIRST, MINUS, ONCE)
late = "0:sent0 10:sent1 30:answered1 950:answered0"
ANSWERED = other("lost", 1, "what was answered is not lost, however late: look whether the number has any answer")
LIST = other("rtts", [20, 950], "`rtts` is in the order of the numbers, not in that of the answers")
NEVER = other("reordered", 0, "probe 0 was overtaken by probe 1")
TWO = other("reordered", 2, "only probe 0 was overtaken: count the overtaken probes, not the places that differ")
measure(link_stats, late, (2, 0, 0, 1), [950, 20], "where one is very late", ANSWERED, LIST, NEVER, TWO)
measure(link_stats, "", (0, 0, 0, 0), [], "for an empty log")
strange = "0:answered9 1:sent0 21:answered0 22:answered9 23:answered9"
STRANGE = "an answer to a number that was never sent counts nowhere: not as a duplicate either"
measure(link_stats, strange, (1, 0, 0, 0), [20], "where a stranger is answered", when(KeyError, STRANGE), STRANGE)

# Hidden until grading: losses and copies at places by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("link-stats-counts")
count = rng.randrange(9, 15)
gone, twice = rng.sample(range(count), 3), rng.sample(range(1, 4), 2)
drawn = probe(count, Link(drop={number + 1 for number in gone}), Link(repeat=set(twice)), every=rng.randrange(30, 40))
text = " ".join(f"{row['at']}:{row['event']}{row['number']}" for row in drawn)
measure(link_stats, text, (count, 3, 2, 0), [20] * (count - 3), "with other losses and copies", ONCE)
### END HIDDEN TESTS

# %% slug="link-stats-order" role="tests" points=1
"""link_stats counts each overtaken probe once, and lists round-trip times by number."""
OVERTAKEN = "count the probes that were overtaken: one whose first answer comes after that of any higher number"
LIST = "`rtts` is in the order of the numbers, not in that of the answers"
slow = "0:sent0 10:sent1 20:sent2 30:answered1 40:answered2 50:answered0"
measure(
    link_stats, slow, (3, 0, 0, 1), [50, 20, 20], "where probe 0 was overtaken by two others",
    other("reordered", 2, "probes 1 and 2 overtook: the one that was overtaken is probe 0"),
    other("rtts", [20, 20, 50], LIST), OVERTAKEN,
)  # fmt: skip
both = "0:sent0 10:sent1 20:sent2 40:answered2 50:answered0 60:answered1"
measure(
    link_stats, both, (3, 0, 0, 2), [50, 50, 20], "where two were overtaken by the third",
    other("reordered", 1, "probe 1 comes behind 0, which is lower, and still after 2: compare with all that came before"),
    other("rtts", [20, 50, 50], LIST), OVERTAKEN,
)  # fmt: skip
copy = "0:sent0 10:sent1 20:answered0 30:answered1 40:answered0"
COPY = other("reordered", 1, "the late answer is a copy: only first answers say who was overtaken")
measure(link_stats, copy, (2, 0, 1, 0), [20, 20], "where only a copy is late", COPY, OVERTAKEN)

# Hidden until grading: an order by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("link-stats-order")
order = rng.sample(range(8), 8)
words = [f"{number}:sent{number}" for number in range(8)]
words += [f"{100 + place}:answered{number}" for place, number in enumerate(order)]
overtaken = sum(max(order[: place + 1]) > number for place, number in enumerate(order))
times = [100 + order.index(number) - number for number in range(8)]
measure(link_stats, " ".join(words), (8, 0, 0, overtaken), times, "in another order", OVERTAKEN)
### END HIDDEN TESTS


# %% [markdown]
# The last test of this exercise measures a **live link**: it loses and doubles as `Link` does, and stands between two UDP sockets, in real time.


# %% slug="given-live-probes" role="setup"
def probe_live(count, there, back):
    """The log of `count` probes between two UDP sockets, over a live link; times in whole milliseconds."""
    log = []
    near, far = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))

    def note(event, number):
        log.append({"at": time.monotonic_ns() // 1_000_000, "event": event, "number": number})
        time.sleep(0.002)  # so that no two rows have the same time

    with near, far, LiveLink(there, back) as link:
        for sock in (near, far):
            sock.bind(("127.0.0.1", 0))
            sock.settimeout(0.02)
        link.join(near.getsockname(), far.getsockname())
        for turn in range(count + 6):
            if turn < count:
                note("sent", turn)
                near.sendto(bytes([turn]), link.left)
            with contextlib.suppress(TimeoutError):
                while True:
                    far.sendto(far.recv(10), link.right)
            with contextlib.suppress(TimeoutError):
                while True:
                    note("answered", near.recv(10)[0])
    return log


# %% slug="link-stats-live" role="tests" points=1
"""link_stats measures a live link between two UDP sockets."""


def measured(count, lost, doubled):
    """Probe a live link that loses and doubles what its schedule says, and compare."""
    there = Link(delay=0.005, drop={number + 1 for number in lost}, repeat={number + 1 for number in doubled})
    log = probe_live(count, there, Link(delay=0.0))
    measuring = expect(link_stats, log, shown="link_stats of a live run")
    fates = {"sent": count, "lost": len(lost), "duplicates": len(doubled)}
    text = ", ".join(f"{key!r}: {number}" for key, number in fates.items())
    measuring.satisfies(
        lambda got: all(got[key] == number for key, number in fates.items()),
        f"link_stats counts over a live link: {text}",
        when(lambda got: got["sent"] != count, "`sent` counts the rows whose event is \"sent\""),
        when(lambda got: got["lost"] != len(lost), "`lost` counts the numbers that were sent and have no answer"),
        when(lambda got: got["duplicates"] != len(doubled), "`duplicates` counts each number's answers after the first"),
        expected=text,
    )
    starts = {row["number"]: row["at"] for row in log if row["event"] == "sent"}
    ends = {row["number"]: row["at"] for row in reversed(log) if row["event"] == "answered"}
    times = [ends[number] - starts[number] for number in sorted(ends)]
    CLOCK = "each is the `at` of the number's first answer minus that of `sent`: what the clock says now is not when it happened"
    HOLE = when(lambda got: None in got["rtts"], "a probe without an answer has no round-trip time: leave it out of `rtts`")
    right = "its round-trip times are those of the log"
    measuring.satisfies(lambda got: got["rtts"] == times, right, HOLE, CLOCK, expected=f"'rtts': {times}")


measured(6, lost={1}, doubled={3})

# Hidden until grading: other fates, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("link-stats-live")
first, second, third = rng.sample(range(7), 3)
measured(7, lost={first, second}, doubled={third})
### END HIDDEN TESTS

# %% [markdown]
# ## Send it again
#
# The cure for loss seems simple: the receiver answers each message with an **acknowledgement**, ACK for short, and the sender sends the message again if no ACK comes in time.
# How long it waits is its **retransmission timeout**.
# Here the message arrives, and the ACK is lost.

# %%
from loopback.draw import Ladder

naive = Ladder("sender", "receiver")
naive.arrow("sender", "pay 100 euros", 0.000, 0.010)
naive.arrow("receiver", "ACK", 0.010, None)
naive.arrow("sender", "pay 100 euros", 0.050, 0.060, again=True)
naive.arrow("receiver", "ACK", 0.060, 0.070, again=True)
naive

# %% [markdown]
# The sender cannot tell a lost message from a lost ACK: in both cases it hears nothing.
# The receiver cannot tell a repetition from a second payment of 100 euros, and pays twice.
#
# So each message gets a number.
# The receiver hands each message to its user once: it **delivers** it.
# If the same number comes again, the receiver acknowledges it again, since the first ACK may be lost, and does not deliver it again.
# The sender goes on to the next message when the ACK with the right number has come: this is **stop-and-wait**.
#
# Our datagrams have a kind, DATA or ACK, a number from 0 to 255, and the message.
# UDP's checksum misses some damage, so a stronger one of 32 bits stands at the end.

# %% slug="given-datagrams" role="setup"
def build(kind: str, number: int, message: bytes = b"") -> bytes:
    """A datagram: "DATA" or "ACK", its number from 0 to 255, a message, and a checksum of them all."""
    body = kind[:1].encode() + bytes([number]) + message
    return body + zlib.crc32(body).to_bytes(4, "big")


def parse(data: bytes) -> tuple[str, int, bytes] | None:
    """Kind, number and message of a datagram; None if it is damaged."""
    body, kinds = data[:-4], {b"D": "DATA", b"A": "ACK"}
    if len(body) < 2 or zlib.crc32(body).to_bytes(4, "big") != data[-4:] or body[:1] not in kinds:
        return None
    return kinds[body[:1]], body[1], body[2:]


def label(data: bytes) -> str:
    """A datagram in words, as the drawings show it."""
    kind, number, message = parse(data) or ("damaged", "", b"")
    return f"{kind} {number} {message.decode(errors='replace')}".strip()


def in_words(answer):
    """A list of datagrams as text; anything else as what it is."""
    if type(answer) is list and all(type(data) is bytes for data in answer):
        return " and ".join(map(label, answer)) or "nothing"
    return f"{label(answer) if type(answer) is bytes else repr(answer)}, which is no list of datagrams"


# %%
datagram = build("DATA", 0, b"hello")
parse(datagram), parse(b"?" + datagram[1:])

# %% [markdown]
# `parse` returns `None` for a damaged datagram.
#
# ## A protocol without sockets
#
# Our protocol neither waits nor has a socket: it is a class that is told what has happened, and returns the datagrams to send.
# The time is an argument, `now`, in seconds.
# So the same class runs on a virtual clock, where a thousand losses cost no time, and behind a real socket.

# %% [markdown] slug="stop-and-wait-receiver-contract" role="contract"
# ## Exercise 2: the receiver (4 points)
#
# Write `StopAndWaitReceiver`.
# `on_datagram(data, now)` is told of each datagram that arrives, and returns a list of the datagrams to send.
# What has been delivered stands in the list `delivered`.
#
# | `data` is | deliver | return |
# |---|---|---|
# | DATA with the number that is expected | its message, at the end of `delivered` | a list of one ACK with that number |
# | DATA with any other number | nothing | a list of one ACK with the number of that DATA |
# | an ACK | nothing | an empty list |
# | damaged | nothing | an empty list |
#
# The first number that is expected is 0; after each delivery the next one is expected, and after 255 comes 0.
# A stop-and-wait sender never runs ahead, so that any other number is taken for an old one.
# `build` makes a datagram and `parse` reads one.
# The reference answer is 8 lines.
#
# <details><summary>Hint 1: why acknowledge what is not delivered?</summary>
#
# It comes again because its ACK was lost.
# A receiver that keeps silent lets the sender repeat for ever.
# </details>
#
# <details><summary>Hint 2: how do I take `parse`'s answer apart?</summary>
#
# First ask whether it is `None`; then `kind, number, message = ...`.
# </details>


# %% slug="stop-and-wait-receiver" role="solution"
class StopAndWaitReceiver:
    """Delivers each message once and in order, and acknowledges all that arrive."""

    timer = None  # a receiver waits for nothing

    def __init__(self) -> None:
        self.expected = 0
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        """Take a datagram that arrived; return the datagrams to send."""
        ### BEGIN SOLUTION
        parsed = parse(data)
        if parsed is None or parsed[0] != "DATA":
            return []
        _, number, message = parsed
        if number == self.expected:
            self.delivered.append(message)
            self.expected = (self.expected + 1) % 256
        return [build("ACK", number)]
        ### END SOLUTION

    def on_timer(self, now: float) -> list[bytes]:
        """A receiver has no timer."""
        return []


# %% [markdown]
# Try it on a message that comes twice.
# You should see `ACK 0` two times, and one message.

# %% tags=["try"]
@try_out
def twice_the_same():
    receiver = StopAndWaitReceiver()
    answers = [receiver.on_datagram(build("DATA", 0, b"hello"), 0.0) for _ in range(2)]
    return [in_words(answer) for answer in answers], receiver.delivered


twice_the_same


# %% [markdown]
# The tests tell your class of one event a line.
# In a line stand the time, what arrives, behind `>` what must be sent, and behind `|` what has been delivered by then.
# For example, `0.1  DATA 1 b > ACK 1 | a b` says: at 0.1 seconds DATA 1 arrives with the message b, ACK 1 must be sent, and a and b have been delivered.
# Behind `#` stands what the test tells you if your class does anything else then; behind `# |`, if only what stands behind `|` is another, and behind `# >`, if only what is sent is.


# %% slug="given-words" role="setup"
WHOLE = (
    "append to `delivered` the message itself, which is bytes: whole, and nothing with it "
    "(`+=` would put its bytes there one by one, as numbers)"
)


def delivered(receiver):
    """What a receiver has delivered, as words; numbers where it has put them there."""
    if all(isinstance(each, bytes) for each in receiver.delivered):
        return b" ".join(receiver.delivered).decode() or "none delivered"
    return f"{receiver.delivered}, which are no messages"


def bound(hint, wanted):
    """A line's hint: one that begins with | is for where only what stands behind it is another, and so is one with >."""
    if hint[0] not in "|>":
        return hint, when((HANGS, Exception), hint)
    right = 0 if hint[0] == "|" else 1  # of the two parts of the line, the one that is as it should be
    return [when(lambda got: got.split("|")[right].strip() == wanted.split("|")[right].strip(), hint[1:].strip())]


# %% slug="given-walk" role="setup"
def walk(machine, look, script):
    """Tell a machine of one event a line: time, event > what it sends | what `look` shows then # a hint # another."""
    for line in script.strip().splitlines():
        line, *hints = line.split("#")
        (at, what, *rest), wanted = line.split(">")[0].split(), " ".join(line.split(">")[1].split())
        wanted += " none delivered" * wanted.endswith("|")
        words, now, damaged = [what, *rest], float(at), what == "damaged"
        kind, number, message = [*words[damaged:], "", ""][:3]
        if what == "send":
            name, given = "send", rest[0].encode()
        elif what != "timer":
            data = build(kind, int(number), message.encode())
            name, given = "on_datagram", data[:-1] + bytes([data[-1] ^ damaged])
        call = (lambda: machine.on_timer(now)) if what == "timer" else (lambda: getattr(machine, name)(given, now))
        shown = f"on_timer({now})" if what == "timer" else f"{name}({' '.join(words).removeprefix('send ')}, {now})"
        told = expect(lambda: f"{in_words(call())} | {look(machine)}", shown=shown)
        sentences = [when(lambda got: "no list" in got, "put what is to be sent into a list, or return [] for nothing")]
        sentences.append(when(lambda got: "no messages" in got, WHOLE))
        sentences += [sentence for hint in hints for sentence in bound(hint.strip(), wanted)]
        told.satisfies(lambda got: got == wanted, f"{shown} gives {wanted}", *sentences, expected=wanted)


# %% slug="stop-and-wait-receiver-delivers" role="tests" points=2
"""The receiver delivers what it expects, and acknowledges a repetition without delivering it."""
walk(StopAndWaitReceiver(), delivered, """
    0.0  DATA 0 a    > ACK 0   | a         # the first number that is expected is 0; the ACK has the number of the DATA
    0.1  DATA 1 b    > ACK 1   | a b       # after 0 the receiver expects 1
    0.2  DATA 1 b    > ACK 1   | a b       # a repetition: its ACK was lost. Acknowledge it again, and do not deliver it again
    0.3  DATA 0 a    > ACK 0   | a b       # an old one: acknowledge it with its own number, and deliver nothing
    0.4  DATA 2 c    > ACK 2   | a b c     # repetitions change nothing: 2 is still expected
    0.5  DATA 3 c    > ACK 3   | a b c c   # another number is another message, even with the same text
""")  # fmt: skip
first, second = StopAndWaitReceiver(), StopAndWaitReceiver()
walk(first, delivered, "0.0 DATA 0 x > ACK 0 | x   # each receiver has a list and a number of its own")
walk(second, delivered, "0.0 DATA 0 y > ACK 0 | y   # each receiver has a list and a number of its own")

# Hidden until grading: repetitions at places by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("stop-and-wait-receiver-delivers")
lines, so_far = [], []
for number, word in enumerate(rng.sample(["ant", "bee", "cat", "dog", "elk", "fox"], 5)):
    so_far.append(word)
    lines += [f"0.0 DATA {number} {word} > ACK {number} | {' '.join(so_far)}"] * rng.randrange(1, 4)
walk(StopAndWaitReceiver(), delivered, "\n".join(lines))
### END HIDDEN TESTS

# %% slug="stop-and-wait-receiver-ignores" role="tests" points=2
"""The receiver ignores damage and ACKs, and goes on with 0 after 255."""
walk(StopAndWaitReceiver(), delivered, """
    0.0  damaged DATA 0 a  > nothing |       # `parse` returns None for it: nothing in it can be believed, not even its number
    0.1  ACK 0             > nothing |       # an ACK is never acknowledged, or two ends would answer each other for ever
    0.2  DATA 0 a          > ACK 0   | a     # neither the damaged one nor the ACK took the number 0 # > it is delivered, and has to be acknowledged: with the number of the DATA that arrived
    0.3  damaged DATA 0 a  > nothing | a     # a damaged repetition is ignored, too
    0.4  damaged DATA 1 b  > nothing | a
    0.5  DATA 7 z          > ACK 7   | a     # any other number is acknowledged, and not delivered
""")  # fmt: skip
WRAP = "after 255 comes 0: take the number modulo 256"


def wraps(count):
    """Send more messages than there are numbers."""
    receiver = StopAndWaitReceiver()
    calls = [(receiver.on_datagram, build("DATA", number % 256, b"%d" % number), 0.0) for number in range(count)]
    going = expect(lambda: in_words(batch(calls)[-1]), shown=f"the receiver's answer to message {count - 1}")
    going.returns(f"ACK {(count - 1) % 256}", "counted from 0", WRAP)
    taken = expect(lambda: len(receiver.delivered), shown=f"len(delivered), after {count} messages,")
    taken.returns(count, "each once", WRAP)


wraps(258)

# Hidden until grading: more messages, and damage by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("stop-and-wait-receiver-ignores")
wraps(512 + rng.randrange(5, 50))
number = rng.randrange(1, 256)
walk(StopAndWaitReceiver(), delivered, f"""
    0.0  damaged DATA {number} a  > nothing |
    0.0  ACK {number}             > nothing |
    0.0  DATA {number} a          > ACK {number} |
""")  # fmt: skip
### END HIDDEN TESTS

# %% [markdown] slug="stop-and-wait-sender-contract" role="contract"
# ## Exercise 3: the sender (8 points)
#
# Write `StopAndWaitSender(rto)`, where `rto` is the retransmission timeout in seconds.
# Its attribute `timer` says when `on_timer` is due, in seconds, and is `None` while nothing is on its way.
# Each method returns the list of datagrams to send, which is empty or has one DATA.
#
# | call | sent | `timer` afterwards |
# |---|---|---|
# | `send(message, now)`, nothing on its way | the message | `now + rto` |
# | `send(message, now)`, a message on its way | nothing: this one waits its turn | as before |
# | `on_datagram`: the ACK of the message on its way, others wait | the next one | `now + rto` |
# | `on_datagram`: the ACK of the message on its way, none waits | nothing | `None` |
# | `on_datagram`: anything else, damaged ones too | nothing | as before |
# | `on_timer(now)`, `timer` is `now` or earlier | the same DATA again | `now + rto` |
# | `on_timer(now)`, `timer` is later, or `None` | nothing | as before |
#
# The first message has number 0, each further one the next; after 255 comes 0.
# The reference answer is 14 lines.
#
# <details><summary>Hint 1: what must the object remember?</summary>
#
# The messages that are not acknowledged yet, of which the first is on its way, and the number of that one.
# </details>
#
# <details><summary>Hint 2: why not answer an old ACK with the message, to be quick?</summary>
#
# An old ACK says nothing about the message on its way.
# If each old ACK brought a repetition, and each repetition an ACK, then one doubled datagram would double all that follow.
# </details>


# %% slug="stop-and-wait-sender" role="solution"
class StopAndWaitSender:
    """Sends one message at a time, again and again, until it is acknowledged."""

    def __init__(self, rto: float) -> None:
        self.rto = rto  # retransmission timeout, in seconds
        self.timer: float | None = None
        self.number = 0  # of the message on its way
        self.waiting: list[bytes] = []  # messages that are not acknowledged; the first is on its way

    def send(self, message: bytes, now: float) -> list[bytes]:
        """Take a message to be sent; return the datagrams to send."""
        ### BEGIN SOLUTION
        self.waiting.append(message)
        return self.transmit(now) if len(self.waiting) == 1 else []

    def transmit(self, now: float) -> list[bytes]:
        self.timer = now + self.rto
        return [build("DATA", self.number, self.waiting[0])]
        ### END SOLUTION

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        """Take a datagram that arrived; return the datagrams to send."""
        ### BEGIN SOLUTION
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
        self.waiting.pop(0)
        self.number = (self.number + 1) % 256
        self.timer = None
        return self.transmit(now) if self.waiting else []
        ### END SOLUTION

    def on_timer(self, now: float) -> list[bytes]:
        """The time is `now`; return the datagrams to send again."""
        ### BEGIN SOLUTION
        if self.timer is None or self.timer > now:
            return []
        return self.transmit(now)
        ### END SOLUTION


# %% slug="given-timer" role="setup"
IDLE = "is anything on its way at that moment? Once all is acknowledged `timer` is None, and neither on_timer nor an ACK sends anything"
DAMAGED = when(TypeError, "`parse` returns None for a damaged datagram: ask for that before you take its answer apart", at="parse")


def timer(sender):
    """When the sender's timer is due."""
    return sender.timer


def run(network, **limit):
    """Let time pass on a network, and say when on_timer was called if it finds nothing to send."""
    try:
        network.run(**limit)
    except IndexError as error:
        if "on_timer" not in [frame.name for frame in traceback.extract_tb(error.__traceback__)]:
            raise
        due = "on_timer has something to send again whenever `timer` is due"
        got = f"on_timer({network.now:g}) was called, since `timer` was due, and raised IndexError: {error}"
        check(False, due, expected="`timer` is None while nothing is on its way", got=got, hint=IDLE)


# %% [markdown]
# Try it with your receiver over a link that loses the sender's first and third datagram, and doubles the receiver's first and loses its second.
# You should see each message sent until its own ACK has come, and nothing after that.
# In the drawing, what is lost is dashed and ends in a cross, what is sent once more is marked `(again)`, and the second one of what the link has doubled is marked `(copy)`.

# %% tags=["try"]
@try_out
def over_loss():
    sender, receiver = StopAndWaitSender(rto=0.05), StopAndWaitReceiver()
    lossy = {"to_right": Link(drop={1, 3}), "to_left": Link(repeat={1}, drop={2})}
    network = VirtualNetwork(sender, receiver, names=("sender", "receiver"), label=label, **lossy)
    network.send("sender", sender.send(b"one", 0.0) + sender.send(b"two", 0.0))
    run(network, until=0.4)
    return network.ladder


over_loss


# %% [markdown]
# In the tests `rto` is 0.5 seconds, and behind `|` stands the timer.

# %% slug="stop-and-wait-sender-turns" role="tests" points=2
"""The sender has one message on its way; its ACK lets the next one go."""
walk(StopAndWaitSender(0.5), timer, """
    0.0   send a   > DATA 0 a | 0.5     # the first message goes at once, with number 0, and its timer is now + rto
    0.1   send b   > nothing  | 0.5     # one message at a time: b waits until a is acknowledged, and the timer stays
    0.15  send c   > nothing  | 0.5     # one message at a time: c waits, too
    0.25  ACK 0    > DATA 1 b | 0.75    # the ACK of a lets b go, with the next number and a timer of its own
    0.5   ACK 1    > DATA 2 c | 1.0     # the ACK of b lets c go: b waits no longer, and is not sent again
    0.75  ACK 2    > nothing  | None    # nothing waits any more, so that no timer runs
    1.0   send d   > DATA 3 d | 1.5     # numbers go on where they were
    1.25  ACK 3    > nothing  | None
    1.5   ACK 4    > nothing  | None    # nothing is on its way, so that there is nothing to acknowledge
    1.5   send e   > DATA 4 e | 2.0     # an ACK that came while nothing was on its way took no number
""")  # fmt: skip

# Hidden until grading: other times and messages, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("stop-and-wait-sender-turns")
words, lines = rng.sample(["ant", "bee", "cat", "dog", "elk", "fox"], 5), []
now = rng.randrange(8)
for number, word in enumerate(words):
    lines += [f"{now} send {word} > DATA {number} {word} | {now + 0.5}", f"{now + 0.25} ACK {number} > nothing | None"]
    now += rng.randrange(1, 5)
walk(StopAndWaitSender(0.5), timer, "\n".join(lines))
### END HIDDEN TESTS

# %% slug="stop-and-wait-sender-again" role="tests" points=2
"""The sender repeats when its timer is due, and for no other reason."""
walk(StopAndWaitSender(0.5), timer, """
    0.0   timer          > nothing  | None   # no timer runs: nothing has been sent
    0.0   send a         > DATA 0 a | 0.5
    0.1   send b         > nothing  | 0.5    # one message at a time: b waits until a is acknowledged, and the timer stays
    0.25  timer          > nothing  | 0.5    # the timer is not due before 0.5
    0.5   timer          > DATA 0 a | 1.0    # it is due at 0.5 already, not only after it: the same DATA once more, and the timer anew from now
    1.125 timer          > DATA 0 a | 1.625  # it was called late: count rto from now, not from when it was due
    1.25  damaged ACK 0  > nothing  | 1.625  # `parse` returns None for it: a damaged ACK acknowledges nothing
    1.25  DATA 0 a       > nothing  | 1.625  # this is DATA: only an ACK acknowledges
    1.25  ACK 1          > nothing  | 1.625  # it is not the number of the message on its way
    1.25  ACK 255        > nothing  | 1.625  # it is not the number of the message on its way
    1.5   ACK 0          > DATA 1 b | 2.0    # the ACK lets b go, with a timer of its own: now + rto
    1.75  ACK 0          > nothing  | 2.0    # an old ACK once more: no reason to send anything, and the timer stays
    2.0   timer          > DATA 1 b | 2.5    # repeat the message on its way, with its own number
    2.25  ACK 1          > nothing  | None   # nothing waits any more, so that no timer runs
    9.0   timer          > nothing  | None   # all is acknowledged: no timer runs
""")  # fmt: skip
WRAP = "after 255 comes 0: take the number modulo 256"


def wraps_around(count):
    """Send more messages than there are numbers, and see the last one."""
    sender = StopAndWaitSender(0.5)
    for_each = [((sender.send, b"x", 0.0), (sender.on_datagram, build("ACK", number % 256), 0.0)) for number in range(count)]
    calls = [call for pair in for_each for call in pair]
    going = expect(lambda: in_words(batch(calls)[-2]), shown=f"send, for message {count - 1} counted from 0,")
    going.returns(f"DATA {(count - 1) % 256} x", "when all before it are acknowledged", when(ValueError, WRAP), WRAP)


wraps_around(258)

# Hidden until grading: more messages than there are numbers, twice over.
### BEGIN HIDDEN TESTS
wraps_around(512 + seeded("stop-and-wait-sender-again").randrange(5, 50))
### END HIDDEN TESTS

# %% [markdown]
# ## Right, or lucky?
#
# A protocol may pass a hundred random losses and fail at the next.
# On a virtual clock we need no luck: we try **every** pattern.
# Each of the first four datagrams, counted from 1 over both directions together, arrives, is lost, is doubled, is late, or is damaged: five fates for each of four datagrams.

# %%
patterns = patterns_of(4)
len(patterns), patterns[:3], patterns[-1]

# %% [markdown]
# A dot arrives, `x` is lost, `2` is doubled, `~` is late and `!` is damaged.
# In the test a datagram takes 125 ms, its copy 375 ms and a late one 750 ms, so that what is late arrives when it has been sent again.
# The next test plays your two classes through all 625 patterns.
# Over every one of them, three messages must be delivered, each once and in order.

# %% slug="stop-and-wait-sender-every" role="tests" points=2
"""Over every pattern of loss, doubling, delay and damage, each message is delivered once and in order."""
STUCK = "in the drawing the rows stand in the order of sending, and the tests of each end by itself come first: which end misses what the other has said, or believes what it should not?"


def every(messages, depth, fates=".x2~!"):
    check_every_pattern(
        f"{len(messages)} messages over all {len(fates) ** depth} patterns of {depth} fates are delivered once, in order",
        lambda: (StopAndWaitSender(0.5), StopAndWaitReceiver()),
        messages,
        patterns_of(depth, fates),
        when(IndexError, IDLE),
        DAMAGED,
        STUCK,
        label=label,
    )


every([b"a", b"b", b"c"], 2)
every([b"a", b"b", b"c"], 4)

# Hidden until grading: patterns of five datagrams, and messages of which some are equal.
### BEGIN HIDDEN TESTS
every([b"x", b"x", b"", b"y"], 3)
every([b"x", b"y", b"z"], 5, seeded("stop-and-wait-sender-every").choice([".x2", ".x~", ".2~"]))
### END HIDDEN TESTS

# %% [markdown]
# The last test runs them over a live link.
# `UDPHost` puts an object at a UDP socket: `on_datagram` is told of what arrives, `on_timer` is called when `timer` is due, and what they return is sent.

# %% slug="stop-and-wait-sender-live" role="tests" points=2
"""The same two classes exchange messages between real UDP sockets, over a link that loses, doubles and damages."""
LIVE = "the test before this one plays every pattern: does it pass?"


def live(messages, *links):
    """Run the two classes at UDP sockets, over a live link, until all is delivered."""
    sender, receiver = StopAndWaitSender(0.05), StopAndWaitReceiver()
    with (
        UDPHost(sender, datagrams=True) as near,
        UDPHost(receiver, datagrams=True) as far,
        LiveLink(*links) as link,
    ):
        link.join(near.address, far.address)
        near.remote, far.remote = link.left, link.right

        def transfer():
            for message in messages:
                near.send(sender.send(message, 0.0), "send")
            run_over_udp(near, far, until=lambda: sender.timer is None, deadline=8.0)
            return receiver.delivered

        running = expect(transfer, deadline=12.0, shown="a transfer over UDP sockets")
        running.returns(messages, "although the link between them is bad", when(IndexError, IDLE), DAMAGED, LIVE)


there, back = Link(delay=0.002, drop={2}, repeat={3}, spoil={5}), Link(delay=0.002, repeat={1}, drop={3}, spoil={5})
live([b"one", b"two", b"three", b"four"], there, back)

# Hidden until grading: other messages and other losses, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("stop-and-wait-sender-live")
seed, drawn = str(rng.random()), [rng.randbytes(rng.randrange(1, 500)) for _ in range(6)]
live(drawn, *(Link(delay=0.002, seed=seed + way, loss=0.2, reordering=0.3, corruption=0.1) for way in "<>"))
### END HIDDEN TESTS

# %% [markdown]
# How many numbers does stop-and-wait need?
# On a line that keeps order, two would do, a single bit: a repetition can then only be the message just before.
# Over UDP, an old datagram may arrive after newer ones, and if its number is expected again just then, it is taken for a new message.
# With two numbers, a number is expected again two messages later; with 256 numbers, 256 messages later.
#
# ## What it costs
#
# Stop-and-wait has one message on its way, and waits a round trip for each.
# What is lost costs a timeout on top, so how long should the timeout be?
# The next cell exchanges four messages over a link whose round trip takes 20 ms, on the virtual clock.
# What it computes matters here, and its code can be skipped.


# %% slug="given-exchange" role="setup"
def exchange(sender, receiver, lost):
    """The ladder of four messages where so many percent are lost, with what it took at the end."""
    lossy = {way: Link(loss=lost / 100, seed=f"{way} 99") for way in ("to_right", "to_left")}
    network = VirtualNetwork(sender, receiver, names=("sender", "receiver"), label=label, **lossy)
    network.send("sender", [data for each in (b"a", b"b", b"c", b"d") for data in sender.send(each, 0.0)])
    for _ in range(60):
        if sender.timer is not None:  # there is something on its way
            run(network, most_events=1)
    a_second, carried = len(receiver.delivered) / max(network.now, 0.001), len(network.ladder.items)
    network.ladder.note("sender", f"{a_second:.1f} messages a second, {carried} datagrams", network.now)
    return network.ladder


# %% [markdown]
# Try it with your two classes.
# At first each datagram is lost with a chance of 20%, and the timeout is 40 ms.
# Move the sliders: each time the run is repeated from its beginning, and at its end stand its messages a second and how many datagrams were sent.
# Which timeout is too short, and what does it cost?

# %% tags=["try"]
from loopback.draw import replay_run


@try_out
def loss_and_timeout():
    def exchange_at(lost, timeout):
        return exchange(StopAndWaitSender(timeout / 1000), StopAndWaitReceiver(), lost)

    choices = {"% lost": (0, 10, 20, 30), "timeout in ms": (10, 25, 40, 80)}
    return replay_run(exchange_at, choices, begin=(20, 40), watch=try_out)


loss_and_timeout

# %% [markdown]
# The longer the timeout, the more each loss costs.
# A timeout of 10 ms, shorter than the round trip, is over before any ACK can come: even where nothing is lost, every message is sent again, and the line carries nearly twice as many datagrams.
# The messages a second do not show it, since this line is never full; on one that is, each repetition takes the place of a new message.
# So the timeout should be a little longer than the round trip, which a sender has to measure.
#
# The round trip itself remains.
# A **window** allows several: it begins with the oldest message that is not acknowledged, and all messages in it may be sent without waiting.
# The next cell computes how many messages a second a window carries, on the virtual clock: each message is sent again after the timeout, here four times the delay of one way, until its own ACK has come.
# What it computes matters here, and its code can be skipped.


# %% slug="given-throughput" role="setup"
def throughput(window, delay=0.010, loss=0.0, count=2000):
    """Messages a second with a window of so many, each sent again after a timeout of 4 * delay."""
    there, back = (Link(delay=delay, loss=loss, seed=way) for way in ("there", "back"))
    acknowledged: list[float] = []  # when each message, and all before it, were
    for number in range(count):
        at = acknowledged[number - window] if number >= window else 0.0
        while not (acks := [ack.at for copy in there.carry(b"x", at) for ack in back.carry(b"", copy.at)]):
            at += 4 * delay
        acknowledged.append(max(acks[:1] + acknowledged[-1:]))
    return round(count / acknowledged[-1], 1)


# %%
throughput(window=1)

# %% [markdown]
# That is the fifty from the beginning: one message in each round trip of 20 ms.
# How many messages a second will a window of 8 give?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

compare(prediction, throughput(window=8))

# %% [markdown]
# Eight times as many: the window is how many messages a round trip can carry, until the line is full.
# Here it never is, since these links have no `rate`.
# Without loss a formula says the same: the window divided by the round-trip time.
# Here both are drawn over the delay of each way.

# %%
from loopback.draw import Curves

delays, windows = [5, 10, 20, 40, 80], (1, 4, 8)
over_delay = {f"window {n}": [throughput(n, delay=each / 1000) for each in delays] for n in windows}
by_formula = {f"window {n}": [round(n / (2 * each / 1000), 1) for each in delays] for n in windows}
Curves(delays, over_delay, by_formula, x_label="ms each way", y_label="messages a second")

# %% [markdown]
# The points are measured, the dashed lines join what the formula says.
# The longer the way, the wider the window must be for the same rate.
#
# With loss, a message waits a timeout for each try that fails, here four times the delay.
# A try succeeds if the message and its ACK both get through, with chance (1 − loss)², and so it fails with chance *q* = 1 − (1 − loss)².
# If half of all tries fail, one fails for each that succeeds, and if nine of ten fail, nine do: on average *q* / (1 − *q*).
# So a message takes the round-trip time plus that many timeouts.


# %%
def formula(window, delay=0.010, loss=0.0):
    fails = 1 - (1 - loss) ** 2
    return round(window / (2 * delay + 4 * delay * fails / (1 - fails)), 1)


[(loss, throughput(1, loss=loss), formula(1, loss=loss)) for loss in (0.0, 0.1, 0.2)]

# %% [markdown]
# In each row stand the loss, what was measured, and what the formula says.
# For one message at a time they agree, apart from chance.
# The next cell draws both for three windows; the name of each stands at the end of its dashed line, the formula's.

# %%
losses = [0, 5, 10, 15, 20, 25, 30]
counted = {f"window {n}": [throughput(n, loss=each / 100) for each in losses] for n in windows}
computed = {f"window {n}": [formula(n, loss=each / 100) for each in losses] for n in windows}
Curves(losses, counted, computed, x_label="% of datagrams lost", y_label="messages a second")

# %% [markdown]
# With a window above 1 the measurement falls short of the formula as soon as something is lost.
# What was measured for window 8 even comes near the dashed line of window 4.
# Why is that?

# %% [markdown] slug="window-loss-contract" role="contract"
# ## In your own words: eight at a time (2 points)
#
# Choose a delay between 0.02 and 0.2, and a loss between 0.1 and 0.3.
# Measure `throughput(1, delay=…, loss=…)` and `throughput(8, delay=…, loss=…)` in a cell of your own, and write two sentences below.
#
# | sentence | what it says |
# |---|---|
# | 1 | what you chose, both figures with their unit, and how many times as much the window of 8 carried |
# | 2 | why that is less than eight times |
#
# A person reads what you write, and gives a point for each sentence; there is no test.
#
# <details><summary>Hint: what keeps a window from moving on?</summary>
#
# In `throughput`, message 8 cannot leave before message 0, and all before it, are acknowledged.
# What are the messages 1 to 7 doing while message 0 waits for its timeout?
# </details>

# %% [markdown] slug="window-loss" role="response" points=2
# <!-- BEGIN SOLUTION -->
# With 0.05 s each way and a loss of 0.2, a window of 1 carried 4.7 messages a second and a window of 8 carried 18.3, which is 3.9 times as many.
# The window begins with the oldest message that is not acknowledged, so while that one waits for its timeout the seven others have long been acknowledged and nothing new may leave.
# <!-- END SOLUTION -->

# %% [markdown]
# ## A window of your own
#
# The rest of this notebook is extra credit.
# In **selective repeat**, each message on its way has its own timer and its own ACK, and only what is lost is sent again.
# The receiver keeps what arrives early until the gap before it is filled.
#
# How many numbers does that take?
# Let the numbers be 0, 1, 2 and 3, and the window 3.
# The messages 0, 1 and 2 arrive, and all their ACKs are lost.
# The sender sends 0 again; the receiver, which expects 3, 0 and 1 now, takes it for a new message.
# With a window of 2 it expects 2 and 3, and 0 is known to be old: a window may be at most half as wide as there are numbers.
# That is enough on a line that keeps order.
# Where datagrams overtake each other it takes more numbers, as it does for stop-and-wait, so the last test of this notebook has late datagrams only where there are many numbers.

# %% [markdown] slug="selective-repeat-receiver-contract" role="contract"
# ## Exercise 4: a receiver with a window (3 points, extra credit)
#
# Write `SelectiveRepeatReceiver(window, numbers)`: numbers go from 0 to `numbers - 1` and begin again with 0, and `numbers` is at least twice `window`.
# The window begins with the number that is expected next, at first 0.
#
# | `data` is | deliver | return |
# |---|---|---|
# | DATA with the number that is expected | its message, and all kept ones that follow it without a gap | a list of its ACK |
# | DATA with another of the `window` numbers from the expected one on | nothing yet: it is kept | a list of its ACK |
# | DATA with one of the `window` numbers before the expected one | nothing | a list of its ACK |
# | DATA with a number that is in neither, an ACK, or damaged | nothing | an empty list |
#
# The reference answer is 13 lines.
#
# <details><summary>Hint: how far ahead is a number?</summary>
#
# `(number - self.expected) % self.numbers` is 0 for the expected number, and less than `window` inside the window.
# Numbers before the expected one come out as the largest: the one just before it as `numbers - 1`.
# </details>


# %% slug="selective-repeat-receiver" role="solution"
class SelectiveRepeatReceiver:
    """Delivers each message once and in order, keeps what is early, and acknowledges each by its number."""

    timer = None

    def __init__(self, window: int, numbers: int) -> None:
        self.window, self.numbers = window, numbers
        self.expected = 0
        self.early: dict[int, bytes] = {}  # messages that are kept, by number
        self.delivered: list[bytes] = []

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        """Take a datagram that arrived; return the datagrams to send."""
        ### BEGIN SOLUTION
        parsed = parse(data)
        if parsed is None or parsed[0] != "DATA":
            return []
        _, number, message = parsed
        ahead = (number - self.expected) % self.numbers
        if self.window <= ahead < self.numbers - self.window:
            return []
        if ahead < self.window:
            self.early[number] = message
        while self.expected in self.early:
            self.delivered.append(self.early.pop(self.expected))
            self.expected = (self.expected + 1) % self.numbers
        return [build("ACK", number)]
        ### END SOLUTION

    def on_timer(self, now: float) -> list[bytes]:
        """A receiver has no timer."""
        return []


# %% [markdown]
# Try it on five messages, two of which overtake the one before them; there are four numbers, so that the fifth message has number 0 again.
# You should see all five, in the order of the alphabet.

# %% tags=["try"]
@try_out
def early_one():
    receiver = SelectiveRepeatReceiver(window=2, numbers=4)
    for number, message in ((0, b"a"), (2, b"c"), (1, b"b"), (0, b"e"), (3, b"d")):
        receiver.on_datagram(build("DATA", number, message), 0.0)
    return receiver.delivered


early_one

# %% slug="selective-repeat-receiver-order" role="tests" points=2
"""The receiver keeps what is early, and delivers it once the gap is filled."""
walk(SelectiveRepeatReceiver(3, 8), delivered, """
    0.0  DATA 1 b     > ACK 1   |            # 1 is early: acknowledge it and keep it, and deliver nothing before 0
    0.1  DATA 2 c     > ACK 2   |            # 2 is early, and inside the window: 0, 1 and 2
    0.2  DATA 2 c     > ACK 2   |            # a repetition of an early one: acknowledge it again, and keep one
    0.3  DATA 0 a     > ACK 0   | a b c      # the gap is filled: deliver all that follow without a gap, each once
    0.4  DATA 1 b     > ACK 1   | a b c      # it is old, one of the three before 3: its ACK was lost
    0.5  DATA 4 e     > ACK 4   | a b c      # 3 is expected now, so that 4 is early
    0.6  DATA 3 d     > ACK 3   | a b c d e  # the gap is filled again
    0.7  DATA 6 g     > ACK 6   | a b c d e  # the window is 5, 6 and 7
    0.8  DATA 5 f     > ACK 5   | a b c d e f g
    0.9  DATA 0 i     > ACK 0   | a b c d e f g      # after 7 comes 0: the window is 7, 0 and 1, so that this 0 is new, and early: keep it
    1.0  DATA 7 h     > ACK 7   | a b c d e f g h i  # the gap is filled: after 7 comes 0, which was kept at 0.9. Take what is delivered out of what is kept
    1.1  DATA 1 j     > ACK 1   | a b c d e f g h i j
""")  # fmt: skip

# Hidden until grading: an order by the seed, where the numbers begin again with 0.
### BEGIN HIDDEN TESTS
rng = seeded("selective-repeat-receiver-order")
begin, lines = rng.randrange(6, 9), []
order = [*range(begin), *(begin + ahead for ahead in rng.sample(range(4), 4))]
for count, place in enumerate(order, 1):
    complete = next(gap for gap in range(13) if gap not in order[:count])
    words = f"{place % 9} {'abcdefghijkl'[place]} > ACK {place % 9} | {' '.join('abcdefghijkl'[:complete])}"
    lines.append(f"0.0 DATA {words}")
walk(SelectiveRepeatReceiver(4, 9), delivered, "\n".join(lines))
### END HIDDEN TESTS

# %% slug="selective-repeat-receiver-others" role="tests" points=1
"""The receiver is silent on what is outside of both windows, damaged, or an ACK."""
walk(SelectiveRepeatReceiver(2, 8), delivered, """
    0.0  DATA 2 c         > nothing |       # the window is 0 and 1, and the one before it 6 and 7: 2 is in neither
    0.1  DATA 5 x         > nothing |       # 5 is in neither window
    0.2  DATA 6 x         > ACK 6   |       # 6 and 7 are the two numbers before 0: an old one, to be acknowledged
    0.3  damaged DATA 0 a > nothing |       # `parse` returns None for it
    0.4  ACK 0            > nothing |       # an ACK is not acknowledged
    0.5  DATA 0 a         > ACK 0   | a     # nothing of all that took the number 0
    0.6  DATA 2 c         > ACK 2   | a     # the window has moved on: 1 and 2
    0.7  DATA 1 b         > ACK 1   | a b c # nothing outside of the window was kept
""")  # fmt: skip

# Hidden until grading: other windows and numbers, by the seed.
### BEGIN HIDDEN TESTS
wide = seeded("selective-repeat-receiver-others").randrange(3, 9)
walk(SelectiveRepeatReceiver(wide, 4 * wide), delivered, f"""
    0.0  DATA {wide} x         > nothing          |
    0.0  DATA {3 * wide - 1} x > nothing          |
    0.0  DATA {3 * wide} x     > ACK {3 * wide}   |
    0.0  DATA {wide - 1} x     > ACK {wide - 1}   |
""")  # fmt: skip
### END HIDDEN TESTS

# %% [markdown] slug="selective-repeat-sender-contract" role="contract"
# ## Exercise 5: a sender with a window (5 points, extra credit)
#
# Write `SelectiveRepeatSender(rto, window, numbers)`.
# Each message on its way is due `rto` after it was last sent; `timer` is the earliest of these times, or `None` if nothing is on its way.
# The window is `window` messages wide and begins with the oldest one that is not acknowledged.
# Numbers come round, so tell messages apart by their **place**, which counts from 0 without end: with 4 numbers, the message at place 5 has the number 1.
# An ACK has a number only; of the messages on their way, one at most has it.
#
# | call | sent |
# |---|---|
# | `send(message, now)`, there is room in the window | the message, with the next number |
# | `send(message, now)`, there is no room | nothing: this one waits its turn |
# | `on_datagram`: the ACK of a message on its way | those that wait and now have room in the window, in order |
# | `on_datagram`: anything else, damaged ones too | nothing |
# | `on_timer(now)` | each message on its way that is due at `now` or earlier, oldest first |
#
# The first message has number 0; after `numbers - 1` comes 0.
# The reference answer is 17 lines.
#
# <details><summary>Hint 1: what must the object remember?</summary>
#
# All messages, how many of them have been sent, and a dictionary, by place, with the time at which each message on its way is due.
# Its smallest key is the oldest one that is not acknowledged.
# </details>
#
# <details><summary>Hint 2: when is there room?</summary>
#
# An ACK of a message in the middle makes no room: the window still begins with the oldest.
# </details>


# %% slug="selective-repeat-sender" role="solution"
class SelectiveRepeatSender:
    """Has up to `window` messages on their way, and sends again only what is due."""

    def __init__(self, rto: float, window: int, numbers: int) -> None:
        self.rto, self.window, self.numbers = rto, window, numbers
        self.timer: float | None = None
        self.messages: list[bytes] = []  # all of them; their places count from 0
        self.sent = 0  # how many have been sent
        self.due: dict[int, float] = {}  # by place: when a message on its way is due

    def send(self, message: bytes, now: float) -> list[bytes]:
        """Take a message to be sent; return the datagrams to send."""
        ### BEGIN SOLUTION
        self.messages.append(message)
        return self.fill(now)

    def fill(self, now: float) -> list[bytes]:
        begin = min(self.due, default=self.sent)
        places = range(self.sent, min(len(self.messages), begin + self.window))
        self.sent += len(places)
        return self.transmit(places, now)

    def transmit(self, places, now: float) -> list[bytes]:
        self.due.update((place, now + self.rto) for place in places)
        self.timer = min(self.due.values(), default=None)
        return [build("DATA", place % self.numbers, self.messages[place]) for place in places]
        ### END SOLUTION

    def on_datagram(self, data: bytes, now: float) -> list[bytes]:
        """Take a datagram that arrived; return the datagrams to send."""
        ### BEGIN SOLUTION
        acknowledged = parse(data)
        for place in list(self.due):
            if acknowledged == ("ACK", place % self.numbers, b""):
                del self.due[place]
        return self.fill(now)
        ### END SOLUTION

    def on_timer(self, now: float) -> list[bytes]:
        """The time is `now`; return the datagrams to send again."""
        ### BEGIN SOLUTION
        return self.transmit([place for place in sorted(self.due) if self.due[place] <= now], now)
        ### END SOLUTION


# %% [markdown]
# Try it with your receiver, with a window of 2, over a link that loses the second message, b.
# You should see that only b is sent again, although c is on its way at that moment too; that d leaves when b is acknowledged; and that e, which has number 0 again, is sent once.
# Its ACK has the same bytes as that of a, and so the drawing marks it `(again)`.

# %% tags=["try"]
@try_out
def with_a_window():
    sender, receiver = SelectiveRepeatSender(0.03, 2, 4), SelectiveRepeatReceiver(2, 4)
    lossy = {"to_right": Link(drop={2}), "to_left": Link()}
    network = VirtualNetwork(sender, receiver, names=("sender", "receiver"), label=label, **lossy)
    network.send("sender", [data for each in (b"a", b"b", b"c", b"d", b"e") for data in sender.send(each, 0.0)])
    network.run(until=0.2)
    return network.ladder


with_a_window

# %% slug="selective-repeat-sender-window" role="tests" points=2
"""The sender fills its window, and each ACK counts for its own message."""
walk(SelectiveRepeatSender(0.5, 2, 4), timer, """
    0.0   send a     > DATA 0 a | 0.5    # there is room for two
    0.1   send b     > DATA 1 b | 0.5    # there is room for two # | the earliest time is still that of a
    0.2   send c     > nothing  | 0.5    # the window is full: c waits
    0.25  ACK 1      > nothing  | 0.5    # an ACK in the middle makes no room: the window begins with a, which is not acknowledged
    0.25  ACK 1      > nothing  | 0.5    # the same ACK once more says nothing new
    0.3   send d     > nothing  | 0.5    # the window is a and b, although b is acknowledged
    0.375 ACK 0      > DATA 2 c and DATA 3 d | 0.875  # both are acknowledged: the window moves by two # | a and b are acknowledged: the timer is the earliest time of those on their way now, c and d
    0.5   damaged ACK 2  > nothing | 0.875
    0.5   ACK 2      > nothing  | 0.875
    0.625 send e     > DATA 0 e | 0.875  # there is room beside d, and after 3 comes 0
    0.625 send f     > nothing  | 0.875  # the window is full. It begins with d, which is older than e although 3 is the higher number
    0.75  ACK 0      > nothing  | 0.875  # e is acknowledged and makes no room: the window still begins with d
    0.75  ACK 3      > DATA 1 f | 1.25   # d and e are acknowledged: now f may go # | e, at place 4, has number 0: its ACK has ended the timer of place 4
    1.0   ACK 1      > nothing  | None   # nothing is on its way, and no timer runs
    1.5   send g     > DATA 2 g | 2.0    # numbers go on where they were
    1.75  ACK 2      > nothing  | None
""")  # fmt: skip

# Hidden until grading: a wider window.
### BEGIN HIDDEN TESTS
wide = seeded("selective-repeat-sender-window").randrange(3, 9)
lines = [f"0.0 send w > DATA {place} w | 0.5" for place in range(wide)] + ["0.0 send w > nothing | 0.5"]
lines += [f"0.25 ACK {place} > nothing | 0.5" for place in range(1, wide)] + [f"0.25 ACK 0 > DATA {wide} w | 0.75"]
walk(SelectiveRepeatSender(0.5, wide, 2 * wide), timer, "\n".join(lines))
### END HIDDEN TESTS

# %% slug="selective-repeat-sender-due" role="tests" points=1
"""Each message has a time of its own, and only what is due is sent again."""
walk(SelectiveRepeatSender(0.5, 3, 8), timer, """
    0.0   send a     > DATA 0 a | 0.5
    0.125 send b     > DATA 1 b | 0.5    # | each message has a time of its own: the earliest is still that of a
    0.25  send c     > DATA 2 c | 0.5
    0.25  timer      > nothing  | 0.5    # nothing is due before 0.5
    0.5   timer      > DATA 0 a | 0.625  # only a is due # | a is due again at 1.0: the earliest time is now that of b
    0.5   ACK 1      > nothing  | 0.75   # b is acknowledged # | b is acknowledged: the earliest time is now that of c
    1.0   timer      > DATA 0 a and DATA 2 c | 1.5  # a was sent again at 0.5, so both are due; b is acknowledged
    1.25  ACK 0      > nothing  | 1.5    # c is still on its way
    1.5   timer      > DATA 2 c | 2.0    # c is due, and nothing else is on its way
    1.75  ACK 2      > nothing  | None
    9.0   timer      > nothing  | None   # all is acknowledged
""")  # fmt: skip
walk(SelectiveRepeatSender(0.5, 1, 2), timer, """
    0.0   send a     > DATA 0 a | 0.5
    0.125 ACK 0      > nothing  | None
    0.25  send b     > DATA 1 b | 0.75
    0.375 ACK 1      > nothing  | None
    0.5   send c     > DATA 0 c | 1.0    # there are two numbers, and after 1 comes 0
    1.0   timer      > DATA 0 c | 1.5    # c is due. It has the number that a had: find a message by its place, not by its number
""")  # fmt: skip

# Hidden until grading: other times, by the seed.
### BEGIN HIDDEN TESTS
rto = float(seeded("selective-repeat-sender-due").randrange(3, 9))
walk(SelectiveRepeatSender(rto, 2, 4), timer, f"""
    0.0  send x       > DATA 0 x | {rto}
    1.0  send y       > DATA 1 y | {rto}
    {rto} timer       > DATA 0 x | {rto + 1}
    {rto + 1} timer   > DATA 1 y | {2 * rto}
""")  # fmt: skip
### END HIDDEN TESTS

# %% slug="selective-repeat-sender-every" role="tests" points=2
"""With a window, too, each message is delivered once and in order, over every pattern."""
SEEN = "in the drawing the rows stand in the order of sending, and the tests of each end by itself come first: which end misses what the other has said, or believes what it should not?"


def every_window(messages, window, numbers, depth, fates):
    check_every_pattern(
        f"window {window} of {numbers} numbers, {len(fates) ** depth} patterns of {depth} fates: all is delivered once, in order",
        lambda: (SelectiveRepeatSender(0.5, window, numbers), SelectiveRepeatReceiver(window, numbers)),
        messages,
        patterns_of(depth, fates),
        DAMAGED,
        SEEN,
        label=label,
    )


every_window([b"a", b"b", b"c", b"d", b"e"], 2, 4, 4, ".x!")
every_window([b"a", b"b", b"c", b"d"], 3, 256, 3, ".x2~!")

# Hidden until grading: longer patterns, and messages of which some are equal.
### BEGIN HIDDEN TESTS
every_window([b"x", b"x", b"y", b"y", b"z"], 2, 4, 6, ".x")
every_window([b"x", b"x", b"y"], 2, 64, 4, seeded("selective-repeat-sender-every").choice([".x2", ".x~", ".2~"]))
### END HIDDEN TESTS

# %% [markdown]
# ## What you can say now
#
# - A sender cannot tell a lost message from a lost ACK, so messages have numbers, and repetitions are acknowledged and not delivered.
# - Only the timer makes a sender repeat; an old or damaged ACK does not.
# - Stop-and-wait carries one message in a round trip however fast the line is; a window carries as many as it is wide, until the line is full.
#
# A run on a virtual network can also be read with Wireshark, the program in which captured packets are looked at.
# Put `network.pcap("run.pcap")` in front of the `return` of a try cell that makes a `network`, as those of exercises 3 and 5 do: it writes a file for it, with the IP and UDP headers that the datagrams would have on a cable.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | acknowledgement, ACK | says that the message with a certain number has arrived |
# | round-trip time | from sending to the answer |
# | retransmission timeout, `rto` | how long a sender waits for an ACK before it sends again |
# | stop-and-wait | one message on its way; the next one goes when its ACK has come |
# | window | how many messages may be sent without waiting, counted from the oldest one that is not acknowledged |
# | selective repeat | each message in the window has its own timer and ACK; only what is lost is sent again |
# | place | which message it is, counted from 0 without end; its number comes round |
# | live link | loses and doubles datagrams between real sockets, in real time |
# | virtual clock | time that is computed, not waited for |
#
# **What does this return, and why?**
#
# 1. `StopAndWaitReceiver().on_datagram(build("DATA", 5, b"x"), 0.0)`, in words.
#
# <details><summary>Answer</summary>
#
# A list of one `ACK 5`.
# The message is not delivered, since 0 is expected; any DATA that is whole is acknowledged with its own number.
# </details>
#
# 2. `formula(1, delay=0.250)`, which is about the delay of a satellite.
#
# <details><summary>Answer</summary>
#
# 2.0: a round trip takes half a second, and each carries one message.
# </details>
#
# 3. `link_stats(probe(4, Link(), Link(drop={1})))["lost"]`, where only an answer was lost.
#
# <details><summary>Answer</summary>
#
# 1: seen from one end, a lost answer looks like a lost probe.
# </details>
