# %% [markdown]
# # Waiting and resending
#
# A program sends one word over TCP.
# The other side is switched off at that moment, and never answers.
# Nobody calls `send` again, and nobody sees an error.
# How often does the word go over the wire in the first two seconds?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare, kernel

copies = kernel.resends()
compare(prediction, sum(each.segment.payload == b"hello" for each in copies))

# %% [markdown]
# Four times, and it goes on for a quarter of an hour: the kernel sends the word again and again, and tells nobody.
# `kernel.resends` has opened a connection to a socket of the Linux kernel, and then kept silent.
# With each segment it has noted how long the kernel means to wait for an answer, its `rto`.
# Here the waits are, counted in the first one, which is about 0.2 seconds:

# %%
[round(each.rto / copies[0].rto) for each in copies]

# %% [markdown]
# How does the kernel know how long to wait?
# How much may be on its way at the same time?
# And what if the other side has no room for more?
# In this notebook you write the half of TCP that sends, in five steps, each of which answers one such question.
#
# ## How long to wait

# %% slug="given" role="setup"
from loopback import FIN, Flag, Segment, kernel, try_out
from loopback.check import batch, check_steps, expect, seeded
from loopback.link import Link, Transfer
from loopback.trace import places_of

# %% [markdown]
# Who waits too short a time sends again what has arrived already.
# Who waits too long sits idle.
# From a segment to its acknowledgement, a round trip takes 0.0001 seconds to your own machine, 0.15 to another continent and 0.6 over a satellite, and it varies.
# So the time is measured, and each measured time is a **sample**.
#
# Samples are smoothed: each moves their mean by an eighth of the way.

# %%
mean, means = 0.2, []
for sample in (0.2, 0.2, 1.0, 0.2, 0.2):
    mean += (sample - mean) / 8
    means.append(round(mean, 3))
means

# %% [markdown]
# The sample of 1.0 moves it to 0.3 only.
# A sender that waited for the mean, or for twice the mean, would have sent again long before that answer came.
# So TCP also keeps a mean of how far the samples are from what was expected, and adds four times that.
# The sum is the **retransmission timeout**, `rto` for short: how long the sender waits before it sends again.

# %% [markdown] slug="rto-contract" role="contract"
# ## Exercise 1: how long to wait (4 points)
#
# Write `class RetransmissionTimer`, which computes `rto` from samples, all in seconds (RFC 6298, section 2).
# Its attributes are `rto`, `srtt`, the smoothed round-trip time, and `rttvar`, the round-trip time's variation.
#
# | what happens | result |
# |---|---|
# | the first `sample(rtt)` | `srtt` is `rtt`, and `rttvar` is half of it |
# | each further `sample(rtt)`, first | `rttvar` keeps ¾ of itself, and takes ¼ of the distance between `srtt` and `rtt` |
# | each further `sample(rtt)`, then | `srtt` keeps ⅞ of itself, and takes ⅛ of `rtt` |
# | after each sample | `rto` is `srtt` plus four times `rttvar`, but at least `least` and at most `most` |
# | `backoff()` | `rto` is twice what it was, but at most `most` |
# | `sample` after `backoff` | as ever: that it was doubled is forgotten |
#
# Before the first sample `rto` is 1.0, and `srtt` is `None`.
# The reference answer is 7 lines.
#
# <details><summary>Hint 1: why does rttvar come first?</summary>
#
# It says how far a sample is from what was expected before it came.
# So it has to be computed before `srtt` learns of the sample.
# </details>
#
# <details><summary>Hint 2: how do I keep a number between two others?</summary>
#
# `min(most, max(least, number))`.
# </details>


# %% slug="rto" role="solution"
class RetransmissionTimer:
    """How long to wait for an acknowledgement, from measured round-trip times (RFC 6298)."""

    def __init__(self, least: float = 1.0, most: float = 60.0) -> None:
        self.least, self.most = least, most  # bounds of rto, in seconds
        self.srtt: float | None = None  # until there is a sample
        self.rttvar = 0.0
        self.rto = 1.0

    def sample(self, rtt: float) -> None:
        """Learn from a round-trip time that was measured."""
        ### BEGIN SOLUTION
        if self.srtt is None:
            self.srtt, self.rttvar = rtt, rtt / 2
        else:
            self.rttvar = 0.75 * self.rttvar + 0.25 * abs(self.srtt - rtt)
            self.srtt = 0.875 * self.srtt + 0.125 * rtt
        self.rto = min(self.most, max(self.least, self.srtt + 4 * self.rttvar))
        ### END SOLUTION

    def backoff(self) -> None:
        """Nothing was heard in time: wait twice as long."""
        ### BEGIN SOLUTION
        self.rto = min(self.most, 2 * self.rto)
        ### END SOLUTION


# %% [markdown]
# Try it on round trips of 0.75, 1.5 and 3 seconds.
# You should see `rto` go to 2.25, 2.72 and 4.68.

# %% tags=["try"]
@try_out
def three_samples():
    estimate, seen = RetransmissionTimer(), []
    for rtt in (0.75, 1.5, 3.0):
        estimate.sample(rtt)
        seen.append(round(estimate.rto, 2))
    return seen


three_samples

# %% [markdown]
# In the tests each line is one event: behind `|` stand attributes that your timer must have after it.


# %% slug="given-estimates" role="setup"
# For the tests.
def tell_timer(estimate, event, now):
    """Tell a RetransmissionTimer of "sample RTT" or "backoff"."""
    name, *numbers = event.split()
    getattr(estimate, name)(*map(float, numbers))
    return ""


def by_formula(samples, least, most):
    """Lines of samples, with what RFC 6298 says of each."""
    srtt, rttvar, lines = samples[0], samples[0], []
    for count, rtt in enumerate(samples):
        rttvar += (abs(srtt - rtt) - rttvar) / 4 if count else -rttvar / 2
        srtt += (rtt - srtt) / 8
        rto = min(most, max(least, srtt + 4 * rttvar))
        lines.append(f"sample {rtt} | srtt={srtt} rttvar={rttvar} rto={rto}")
    return "\n".join(lines)


# %% slug="rto-samples" role="tests" points=2
"""rto follows the round-trip times, and how far they vary (RFC 6298, section 2)."""
FIRST = """
    sample 1.0 | srtt=1.0 rttvar=0.5 rto=3.0
        # srtt: before the first sample nothing is known: srtt is that sample itself
        # rttvar: with the first sample rttvar is half of it
        # rto: rto is srtt plus four times rttvar
    sample 2.0 | srtt=1.125 rttvar=0.625 rto=3.625
        # rttvar=0.59375: srtt was changed first: rttvar needs the srtt from before this sample
        # rttvar=0.5625: the shares are exchanged: rttvar keeps three quarters of itself, srtt seven eighths
        # rttvar=0.875: the shares are the wrong way round: rttvar keeps three quarters and takes a quarter
        # srtt=1.875: the shares are the wrong way round: srtt keeps seven eighths and takes an eighth
        # srtt=1.25: the shares are exchanged: srtt keeps seven eighths of itself, rttvar three quarters
        # rttvar=0.125: the distance between two numbers is never negative: abs(srtt - rtt)
        # rttvar: three quarters of the old rttvar, and a quarter of the distance between the old srtt and rtt
        # srtt: seven eighths of the old srtt, and an eighth of rtt
        # rto: rto is srtt plus four times rttvar, both as they are after this sample
    sample 0.125 | srtt=1.0 rttvar=0.71875 rto=3.875
        # rttvar=0.21875: the distance between two numbers is never negative: abs(srtt - rtt)
"""
VARY = """
    sample 0.75 | rto=2.25
    sample 0.75 | rto=1.875  # nothing varied, so that rttvar shrinks by a quarter each time
    sample 1.5  | rto=2.4375
    sample 3.0  | rto=4.46484375
"""
check_steps("rto follows three samples", RetransmissionTimer(), FIRST, tell_timer)
expect(lambda: RetransmissionTimer().rto).returns(1.0, "since nothing was measured yet")
check_steps("rto follows round trips of 0.75, 1.5 and 3 seconds", RetransmissionTimer(), VARY, tell_timer)

# Hidden until grading: samples by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("rto-samples")
drawn = by_formula([rng.randrange(20, 300) / 64 for _ in range(12)], 1.0, 60.0)
check_steps("rto follows other samples", RetransmissionTimer(), drawn, tell_timer)
### END HIDDEN TESTS

# %% slug="rto-bounds" role="tests" points=2
"""rto stays within its bounds; backoff doubles it, and the next sample forgets that."""
BOUNDED = """
    sample 0.0625 | srtt=0.0625 rto=1.0
        # rto=0.1875: rto is at least `least`, which is 1.0 here
    backoff       | srtt=0.0625 rto=2.0
        # rto=0.375: the bounds come first: rto was 1.0, and twice that is 2.0
        # srtt: backoff changes rto alone, since nothing was measured
    backoff       | rto=4.0
    sample 0.0625 | rttvar=0.0234375 rto=1.0
        # rto: a sample computes rto from srtt and rttvar: that it was doubled is forgotten
    sample 56.0   | rto=60.0
        # rto: srtt plus four times rttvar is 63.06 now, which is more than `most`: rto is 60.0, no more and no less
    sample 56.0   | rto=60.0
"""
NEVER_HEARD = """
    backoff | srtt=None rto=2.0   # rto is 1.0 before the first sample, and backoff doubles it
    backoff | rto=4.0
    backoff | rto=5.0
        # rto: rto is at most `most`, which is 5.0 here
    sample 0.25 | srtt=0.25 rto=0.75
        # rto=1.0: the bound is `least`, which is 0.5 here
"""
check_steps("rto stays between 1 and 60 seconds", RetransmissionTimer(), BOUNDED, tell_timer)
narrow = expect(RetransmissionTimer, 0.5, 5.0).value
check_steps("rto stays within other bounds", narrow, NEVER_HEARD, tell_timer)

# Hidden until grading: bounds and samples by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("rto-bounds")
low, high = rng.randrange(1, 8) / 4, rng.randrange(3, 9)
drawn = by_formula([rng.randrange(1, 300) / 64 for _ in range(12)], low, high)
check_steps("rto stays within bounds by the seed", RetransmissionTimer(low, high), drawn, tell_timer)
### END HIDDEN TESTS

# %% [markdown]
# Here is your timer over forty samples, one every half second, of which one is far off.
# Where do you expect `rto` to go?

# %% tags=["try"]
from loopback.draw import TimeSeries


@try_out
def forty_samples():
    estimate, lines = RetransmissionTimer(least=0.1), {"sample": [], "srtt": [], "rto": []}
    for place in range(40):
        rtt = 0.2 + 0.01 * (7 * place % 5) + 0.6 * (place == 20)
        estimate.sample(rtt)
        for line, seconds in zip(lines.values(), (rtt, estimate.srtt, estimate.rto), strict=True):
            line.append(1000 * seconds)
    return TimeSeries([place / 2 for place in range(40)], lines, unit="ms")


forty_samples

# %% [markdown]
# `rto` begins high, since nothing is known yet, and comes down as the samples agree.
# With the one that is far off, at 10 s, it jumps, and it needs some twenty samples to come down again.
# `srtt` hardly takes notice.
#
# ## What goes out
#
# A sender has to remember three things: what was written, how much of it has been sent, and how much has been acknowledged.
# We count in **places**: the first byte that is written has place 0, the next one place 1, without end.
# A place's number on the wire is `iss + 1 +` place, modulo 2³², since the SYN took the number `iss`.
#
# The other four steps are four classes, of which each continues the one before.
# If you leave a step out, let the next one continue the last that works: write `class ProbingSender(Sender)`, say.
#
# What the first of them continues is here, in three classes: `Outgoing` remembers, `Counted` counts, `Sending` makes segments.
# Run their cells, and read on: what you need of them is said where you need it.
# Two things in them are not of this notebook.
# A network may be crowded, and what limits a sender then is its **congestion control**, which you make in the next notebook.
# For now it is enough to tell it, by `notify`, what happens, and to heed the `limit` that it sets: `room` is the smaller of the peer's window and `limit`.
#
# `estimate` is your timer of Exercise 1, or this plain one as long as yours is not written.


# %% slug="given-plain-timer" role="setup"
class PlainTimer:
    """Stands in for Exercise 1 as long as that is not written: it learns nothing from a sample."""

    rto, least, most = 1.0, 1.0, 60.0

    def sample(self, rtt: float) -> None:
        """Forget what was doubled."""
        self.rto = self.least

    def backoff(self) -> None:
        """Wait twice as long."""
        self.rto = min(self.most, 2 * self.rto)


def timer_of(kind):
    """A RetransmissionTimer, or a plain one if that is not written or raises."""
    try:
        tried = kind()
        tried.sample(0.1), tried.backoff()
        return kind()
    except Exception:
        return PlainTimer()


# %% slug="given-outgoing" role="setup"
class Outgoing:
    """What goes out over a connection, in places: what was written, what was sent, what was acknowledged."""

    def __init__(self, local_port: int, remote_port: int, iss: int, mss: int = 536, congestion=None) -> None:
        self.local_port, self.remote_port = local_port, remote_port
        self.iss, self.mss = iss, mss  # initial sequence number; most bytes in a segment
        self.data = bytearray()  # all that was written: a byte's place is its index
        self.closed = False  # whether a FIN follows; it has a place too, which is len(data)
        self.acked = 0  # all places before this one are acknowledged
        self.sent = 0  # all places before this one have been sent
        self.window: int | None = None  # how many places from `acked` on the peer takes; None until it says so
        self.timer: float | None = None  # when on_timer is due; None: no timer runs
        self.given_up = False  # whether the peer is taken for dead
        self.estimate = timer_of(globals().get("RetransmissionTimer", PlainTimer))  # Exercise 1's, if it is there
        self.congestion, self.told = congestion, []  # the next notebook adds one; what `notify` was told
        self.limit = congestion.window if congestion else 2**32


# %% slug="given-counted" role="setup"
class Counted(Outgoing):
    """The same, and what follows from the counts."""

    @property
    def flight(self) -> int:
        """How many places are on their way: sent, and not acknowledged."""
        return self.sent - self.acked

    @property
    def room(self) -> int:
        """How many places from `acked` on may be sent: the peer's window, or `limit` if that is less."""
        return min(self.window or 0, self.limit)

    def set_limit(self, limit: int) -> None:
        """The network takes no more than this many places on their way."""
        self.limit = limit

    def notify(self, event: str, *numbers: int) -> None:
        """Tell the congestion control, if there is one, which may then set another limit."""
        self.told.append((event, *numbers))
        if self.congestion:
            getattr(self.congestion, event)(*numbers)
            self.set_limit(self.congestion.window)


# %% slug="given-sending" role="setup"
class Sending(Counted):
    """The same, and places as segments."""

    def segment(self, begin: int, end: int) -> Segment:
        """The segment with the places from begin up to end; the place behind the data is the FIN's."""
        ports = {"source_port": self.local_port, "destination_port": self.remote_port}
        flags = FIN if end > len(self.data) else Flag(0)
        payload = bytes(self.data[begin:end])
        return Segment(**ports, seq=(self.iss + 1 + begin) % 2**32, flags=flags, payload=payload)

    def set_mss(self, mss: int) -> None:
        """The peer's SYN has said how many bytes it takes in a segment."""
        self.mss = mss

    def oldest(self) -> Segment:
        """The first segment that is on its way, to be sent again."""
        end = min(self.acked + self.mss, self.sent, len(self.data))
        if end == len(self.data) and end < self.sent:  # these are the last bytes, and the FIN was sent, too
            end += 1
        return self.segment(self.acked, end)


# %% [markdown]
# `segment` makes a segment of places.
# Here twelve bytes are written, a FIN follows, and the last number of all is inside them.

# %%
words = Sending(4000, 80, iss=2**32 - 6)
words.data += b"hello, world"
words.closed = True
[str(words.segment(begin, end)) for begin, end in ((0, 5), (5, 12), (12, 13), (7, 13))]

# %% [markdown]
# The FIN has place 12, behind the twelve bytes, and may share a segment with bytes before it.
# Our segments have neither ACK nor `ack`: the whole connection, which you assemble in the last notebook, adds both before it sends them.
#
# How much may be on its way?
# With every acknowledgement the peer says how many more bytes it has room for: its **window**, which is counted from the acknowledged number on.
# How large may one segment be?
# The peer says that too, in its SYN: its **maximum segment size**, `mss` for short; if it says nothing, 536 bytes.

# %% [markdown] slug="sender-contract" role="contract"
# ## Exercise 2: the sender (6 points)
#
# Complete `class Sender`.
# The FIN has a place like a byte, but counts as none of the `mss` bytes of a segment.
#
# | call | result |
# |---|---|
# | `write(data)`, `close()` | the bytes, or the FIN, are kept for `segments`; rely on it that nobody writes after `close` |
# | `on_ack(ack, window, now)`: `ack` is the number of place `acked`, or of a later one up to `sent` | everything before that place is acknowledged, and `window` is the peer's |
# | such an `on_ack`, by which something new is acknowledged | also `self.notify("on_ack", count, self.flight)`: how many places are new, and how many are on their way still |
# | `on_ack` with any other `ack`: an old one, or one of what was never sent | nothing changes, not even `window` |
# | `segments(now)` | a list of the segments that may be sent now: what was not sent before, in order, while it is within `room` places from `acked` on |
# | the length of a segment | as many bytes as there are, `mss` at most, and as far as there is room |
# | the FIN | in the segment with the last byte if there is room for it, else in one of its own as soon as there is |
# | `finished` | whether `close` was called and everything is acknowledged, the FIN too |
#
# A window that became smaller may end before `sent`: then nothing is sent.
# The reference answer is 16 lines.
#
# <details><summary>Hint 1: how do I compare numbers that wrap?</summary>
#
# Not at all: compute how far `ack` is ahead of the number of place `acked`, modulo 2³².
# If that is at most `flight`, it is how many places are acknowledged now.
# </details>
#
# <details><summary>Hint 2: where does a segment end?</summary>
#
# At the smallest of three places: `sent + mss`, the end of the data, the end of the room.
# If that is the end of the data, a FIN follows, and there is room for one more place, then one further.
# </details>


# %% slug="sender" role="solution"
class Sender(Sending):
    """Cuts what is written into segments, and sends what the peer has room for (RFC 9293, section 3.8)."""

    def write(self, data: bytes) -> None:
        """Take bytes that are to be sent."""
        ### BEGIN SOLUTION
        self.data += data
        ### END SOLUTION

    def close(self) -> None:
        """Nothing more is written: a FIN follows the last byte."""
        ### BEGIN SOLUTION
        self.closed = True
        ### END SOLUTION

    def on_ack(self, ack: int, window: int, now: float) -> None:
        """Take an acknowledgement that arrived, and the peer's window."""
        ### BEGIN SOLUTION
        count = (ack - self.iss - 1 - self.acked) % 2**32
        if count > self.flight:
            return
        self.acked, self.window = self.acked + count, window
        if count:
            self.notify("on_ack", count, self.flight)
        ### END SOLUTION

    def segments(self, now: float) -> list[Segment]:
        """Return the segments that may be sent now for the first time."""
        ### BEGIN SOLUTION
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
        while self.sent < limit:
            end = min(self.sent + self.mss, len(self.data), limit)
            end += end == len(self.data) and end < limit
            fresh.append(self.segment(self.sent, end))
            self.sent = end
        return fresh
        ### END SOLUTION

    @property
    def finished(self) -> bool:
        """Whether everything, with the FIN, is acknowledged."""
        ### BEGIN SOLUTION
        return self.closed and self.acked > len(self.data)
        ### END SOLUTION


# %% [markdown]
# Try it on 250 bytes and a FIN, over a link that loses nothing.
# `Transfer` lets your sender send them to a receiver that is part of this course, which acknowledges each segment.
# The pictures show places: `0:100` are the bytes at places 0 to 99, as in a slice, and `+FIN` is a FIN behind them.
# You should see `0:100`, `100:200` and `200:250+FIN`, and three acknowledgements.


# %% tags=["try"]
@try_out
def nothing_is_lost():
    return Transfer(Sender(4000, 80, iss=700, mss=100), bytes(250), iss=700).run().ladder


nothing_is_lost

# %% [markdown]
# And the window?
# Here 600 bytes are written, and a peer with room for 300 reads nothing for a while.
# Move the slider: each step is one acknowledgement, and what your sender did then.

# %% tags=["try"]
from loopback.draw import SlidingWindow, slide_window


@try_out
def window_slides():
    sender, window = Sender(4000, 80, iss=700, mss=100), SlidingWindow(600)
    sender.write(bytes(600))
    for ack, room in ((0, 300), (100, 200), (300, 0), (300, 200), (400, 200), (600, 300)):
        sender.on_ack(701 + ack, room, 0.0)
        sender.segments(0.0)
        window.add(f"ack {ack} window {room}", acked=sender.acked, sent=sender.sent, edge=sender.acked + room)
    return slide_window(window)


window_slides

# %% [markdown]
# The right edge stays where it is while the peer reads nothing, since each acknowledgement moves the left edge and makes the window smaller by as much.
# It moves on when the peer has read.

# %% [markdown]
# In the tests each line is one event, with its time in front.
# `< ack 100 window 300` arrives: everything before place 100 is acknowledged, and the window is 300.
# Behind `>` stands what `segments` must return then, and behind `|` what the sender must show.
# The `mss` is 100 unless the test says another.


# %% slug="given-words" role="setup"
# For the tests.
def bytes_at(begin, end):
    """The bytes at these places: each has another one than its neighbours."""
    return bytes(7 * place % 251 for place in range(begin, end))


def in_places(segments, iss, written):
    """A list of segments in places; anything else as it is."""
    if type(segments) is not list or not all(type(each) is Segment for each in segments):
        return segments
    words = []
    for each in segments:
        words.append(places_of(each, iss))
        begin = int(words[-1].split(":")[0])
        if each.payload != written[max(begin, 0) :][: len(each.payload)]:
            words[-1] += ", but with other bytes"
    return " and ".join(words) or "nothing"


# %% slug="given-telling" role="setup"
# For the tests.
def teller(iss, written):
    """A function that tells a sender of an event, and returns what it sends then, in places."""

    def tell(sender, event, now):
        kind, *numbers = (int(word) if word.lstrip("-").isdigit() else word for word in event.split())
        calls = []
        if kind == "write":
            fresh = bytes_at(len(written), len(written) + numbers[0])
            written.extend(fresh)
            calls = [(sender.write, fresh)]
        elif kind == "close":
            calls = [(sender.close,)]
        elif kind == "<":
            calls = [(sender.on_ack, (iss + 1 + numbers[1]) % 2**32, numbers[3], now)]
        elif kind in ("set_mss", "set_limit"):
            getattr(sender, kind)(numbers[0])
        elif kind == "on_timer":
            return in_places(sender.on_timer(now), iss, written)
        return in_places(batch([*calls, (sender.segments, now)])[-1], iss, written)

    return tell


# %% slug="given-walk" role="setup"
# For the tests.
def look(sender, name):
    """What a sender shows under a name; of `told` the last thing, without blanks, of `timed` the place."""
    value = getattr(sender, name)
    if name == "timed":
        return value and value[0]
    if name != "told":
        return value
    return f"{value[-1][0]}({','.join(map(str, value[-1][1:]))})" if value else "nothing"


def walk(kind, claim, script, iss=100, hint=None, **given):
    """Tell a new sender of one event a line, and check what it sends and shows."""
    sender = expect(kind, 4000, 80, iss, **{"mss": 100, **given}).value
    check_steps(claim, sender, script, teller(iss, bytearray()), shows=look, hint=hint, sides=("sender", "peer"))


WRAPS = "from a smaller iss it held: take what you compare modulo 2**32, as how far `ack` is ahead of another number"


def near_wrap(rng):
    """An initial sequence number by the seed, so near to the last one that the first bytes pass it."""
    return 2**32 - rng.randrange(2, 90)


# %% slug="given-cut" role="setup"
# For the tests.
JOINED = """
    write 40   > nothing
    write 40   > nothing
    write 40   > nothing
    < ack 0 window 5000 > 0:100 and 100:120 | flight=120
        # TCP is a stream: what was written in three pieces goes out in segments as full as may be
"""
SMALLER = """
    write 250           > nothing
    set_mss 70             > nothing
    < ack 0 window 999  > 0:70 and 70:140 and 140:210 and 210:250   # read `self.mss` when you cut: it may change until then
"""

# %% slug="sender-cut" role="tests" points=2
"""The sender cuts what is written into segments, as long as may be and each once (RFC 9293, sections 3.7.1 and 3.9.1)."""
CUT = """
    0.0  write 250             > nothing    | flight=0
        # before its first acknowledgement the peer has not said how much it takes: room is 0
        # TypeError: before its first acknowledgement `self.window` is None: use `self.room`, which is 0 then
    0.1  < ack 0 window 5000   > 0:100 and 100:200 and 200:250 | flight=250
        # sent=nothing: the window is 5000 now, although nothing new is acknowledged; and place 0 has the number iss + 1
        # sent=0:100: a list of all segments for which there is room, not of the first alone
        # flight: the last segment has 50 bytes: what is sent ends where it ends
        # cut at self.mss, which is 100 here
    0.2  segments              > nothing    | flight=250        # all of this has been sent: remember how far you are
    0.3  write 30              > 250:280    | flight=280
        # sent: only what was not sent before: it begins at place 250
    0.4  < ack 280 window 5000 > nothing    | flight=0
    0.5  write 200             > 280:380 and 380:480 | flight=200    # as long as may be: two full segments
"""
PLENTY = "write 1100 > nothing\n < ack 0 window 5000 > 0:536 and 536:1072 and 1072:1100  # the default mss is 536"
iss = near_wrap(seeded("sender-cut"))
walk(Sender, "250 bytes, and then more, are cut at 100", CUT)
walk(Sender, "what was written in three pieces shares segments", JOINED)
walk(Sender, "where the peer says nothing, segments have 536 bytes at most", PLENTY, mss=536)
walk(Sender, "what is written before the peer's SYN has come is sent once it has, in segments of its mss", SMALLER)
walk(Sender, "numbers wrap inside the data", CUT, iss, hint=WRAPS)

# Hidden until grading: other sizes, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-cut")
sizes, mss = [rng.randrange(1, 700) for _ in range(4)], rng.randrange(50, 700)
total, lines = sum(sizes), [f"write {size} > nothing" for size in sizes]
cuts = [f"{begin}:{min(begin + mss, total)}" for begin in range(0, total, mss)]
lines.append(f"< ack 0 window 30000 > {' and '.join(cuts)} | flight={total}")
walk(Sender, f"{total} bytes are cut at {mss}", "\n".join(lines), near_wrap(rng), mss=mss)
### END HIDDEN TESTS

# %% slug="given-limited" role="setup"
# For the tests.
LIMITED = """
    0.0  write 500             > nothing
    0.0  set_limit 150          > nothing
    0.1  < ack 0 window 400    > 0:100 and 100:150     # `room` is the smaller of the window and `limit`, which is 150 here
    0.2  < ack 100 window 400  > 150:250
    0.3  set_limit 300          > 250:350 and 350:400
    0.4  < ack 100 window 200  > nothing               # `room` is the smaller of the two: now the window
"""

# %% slug="sender-window" role="tests" points=2
"""The sender never sends beyond the window, which is counted from the acknowledged place on (RFC 9293, section 3.8.6)."""
WINDOW = """
    0.0  write 1000            > nothing
    0.1  < ack 0 window 250    > 0:100 and 100:200 and 200:250 | flight=250
        # the window is 250 and counts from `acked`: 250 places are on their way at most, so that the last segment is shorter
    0.2  < ack 100 window 250  > 250:350    | flight=250 told=on_ack(100,150)
        # sent: the window counts from the acknowledged place on: it ends at 100 + 250 now
        # told: notify is told of the new places, here 100, and of how many are on their way then, 150
    0.3  < ack 100 window 300  > 350:400    | flight=300 told=on_ack(100,150)
        # sent: nothing new is acknowledged, but the window is wider: it ends at 100 + 300
        # told: nothing new is acknowledged: nothing to notify of
    0.4  < ack 250 window 100  > nothing    | flight=150
        # the window became smaller: it ends at 350, and 400 places were sent: send nothing
    0.5  < ack 400 window 0    > nothing    | flight=0
    0.6  < ack 400 window 40000 > 400:500 and 500:600 and 600:700 and 700:800 and 800:900 and 900:1000 | flight=600
        # sent=nothing: 40000 is a window like any other: it has no sign
"""
iss = near_wrap(seeded("sender-window"))
walk(Sender, "the sender fills the window, and survives a right edge that moves left", WINDOW)
walk(Sender, "it heeds `limit` too", LIMITED)
walk(Sender, "numbers wrap inside the window", WINDOW, iss, hint=WRAPS)

# Hidden until grading: windows by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-window")
acked, sent, lines = 0, 0, ["write 3000 > nothing"]
for _ in range(12):
    acked, window = rng.randrange(acked, sent + 1), rng.randrange(0, 500)
    end = max(sent, min(acked + window, 3000))
    cuts = [f"{begin}:{min(begin + 100, end)}" for begin in range(sent, end, 100)]
    lines.append(f"< ack {acked} window {window} > {' and '.join(cuts) or 'nothing'} | flight={end - acked}")
    sent = end
walk(Sender, "windows that widen and shrink", "\n".join(lines), near_wrap(rng))
### END HIDDEN TESTS

# %% slug="given-fin" role="setup"
# For the tests.
LATER = """
    write 100           > nothing
    < ack 0 window 500  > 0:100
    < ack 100 window 500 > nothing | finished=False
        # finished: all is acknowledged, but nobody has called close
    close               > 100:100+FIN | flight=1     # the bytes have gone already: the FIN goes alone
"""
NOTHING = "< ack 0 window 500 > nothing\n close > 0:0+FIN | flight=1\n < ack 1 window 500 > nothing | finished=True"
FULL = "write 200 > nothing\n close > nothing\n < ack 0 window 500 > 0:100 and 100:200+FIN  # the FIN is no byte: mss does not count it"

# %% slug="sender-fin" role="tests" points=1
"""The FIN follows the last byte, when there is room for it."""
TOGETHER = """
    write 250           > nothing  | finished=False
    close               > nothing  | finished=False
    < ack 0 window 500  > 0:100 and 100:200 and 200:250+FIN | flight=251 finished=False
        # flight: the FIN has a place, too
        # the FIN shares the last segment, and no other has one
    segments            > nothing  | flight=251
        # the FIN has been sent: it has a place, so that `sent` is 251
    < ack 250 window 500 > nothing | flight=1 finished=False
        # finished: all bytes are acknowledged, and the FIN is not
    < ack 251 window 500 > nothing | flight=0 finished=True
        # flight: 251 acknowledges the FIN, whose place is 250
        # finished: 251 acknowledges the FIN, whose place is 250
"""
WAITS = """
    write 150           > nothing
    close               > nothing
    < ack 0 window 150  > 0:100 and 100:150 | flight=150    # the FIN takes a place, for which there is no room
    < ack 0 window 151  > 150:150+FIN       | flight=151    # now there is room for the FIN
"""
walk(Sender, "the FIN shares the last segment", TOGETHER)
walk(Sender, "the FIN goes alone where the bytes have gone", LATER)
walk(Sender, "the FIN rides on a full segment", FULL)
walk(Sender, "the FIN waits for room", WAITS)
walk(Sender, "where nothing is written, the FIN is all", NOTHING)

# Hidden until grading: the same across the wrap.
### BEGIN HIDDEN TESTS
rng = seeded("sender-fin")
for script in (TOGETHER, LATER, WAITS, NOTHING):
    walk(Sender, "a FIN whose number is near the last one", script, 2**32 - rng.choice([1, 2, 101, 151, 252]))
### END HIDDEN TESTS

# %% slug="sender-trust" role="tests" points=1
"""An old acknowledgement, and one of what was never sent, change nothing (RFC 9293, section 3.10.7.4)."""
TRUST = """
    0.0  write 400              > nothing
    0.1  < ack 0 window 200     > 0:100 and 100:200
    0.2  < ack 201 window 900   > nothing   | flight=200 told=nothing
        # place 200 was never sent: who acknowledges it is not to be believed, and its window neither
    0.3  < ack 200 window 0     > nothing   | flight=0 told=on_ack(200,0)
    0.4  < ack 100 window 900   > nothing   | flight=0 told=on_ack(200,0)
        # an old one, which was overtaken: its window is old as well
    0.5  < ack -1 window 900    > nothing   | flight=0    # older than all bytes
    0.6  < ack 300 window 900   > nothing   | flight=0    # nothing is on its way that it could acknowledge
    0.7  < ack 200 window 200   > 200:300 and 300:400 | flight=200
        # flight=400: `acked` went back to an old place
"""
iss = near_wrap(seeded("sender-trust"))
walk(Sender, "neither an old one nor one from the future is believed", TRUST)
walk(Sender, "the same where numbers wrap", TRUST, iss, hint=WRAPS)

# Hidden until grading: numbers far away, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-trust")
for iss in (near_wrap(rng), 2**31 - rng.randrange(90), rng.getrandbits(32)):
    lines = ["write 150 > nothing", "< ack 0 window 100 > 0:100"]
    lines += [f"< ack {rng.randrange(101, 2**32 - 1)} window 900 > nothing | flight=100" for _ in range(4)]
    walk(Sender, "numbers by the seed", "\n".join([*lines, "< ack 100 window 50 > 100:150"]), iss)
### END HIDDEN TESTS

# %% [markdown]
# ## What is lost
#
# Now let a link lose the second segment.


# %% tags=["try"]
@try_out
def lost_for_good():
    lossy = Link(drop={2})
    return Transfer(Sender(4000, 80, iss=700, mss=100), bytes(250), iss=700, to_right=lossy).run().ladder


lost_for_good

# %% [markdown]
# The receiver keeps what came behind the gap, and acknowledges once more what comes before place 100: an acknowledgement is **cumulative**, it speaks of everything before its number.
# Then both are silent for ever: the receiver speaks when it is sent something, and the sender of Exercise 2 sends each place once.
#
# Somebody has to act although nothing is heard.
# So the sender starts a timer when something is on its way, and sends the oldest segment again when the timer is due.
# Each wait is twice the one before, so that a crowded network is not crowded further.
#
# And what may be measured?
# Here a segment was sent at 0, and again at 1; the acknowledgement comes at 1.2.
# Was the round trip 1.2 seconds, or 0.2?
# Nobody knows: the acknowledgement does not say which of the two it answers.
# So a round trip with a repetition in it is not measured, and until the next good sample `rto` stays doubled: this is **Karn's algorithm**.

# %% [markdown] slug="sender-timer-contract" role="contract"
# ## Exercise 3: send again (7 points)
#
# Complete `class TimedSender` (RFC 6298, section 5).
# `self.estimate` is a timer of Exercise 1, or a plain one while that is not written.
#
# | event | result |
# |---|---|
# | `segments(now)` sends something, and no timer runs | `timer` is `now + self.estimate.rto` |
# | `segments(now)` sends something, and nothing is being timed | the first place that is sent is **timed** from `now` on |
# | `on_ack` acknowledges the place that is timed | `self.estimate.sample` gets its round-trip time, and nothing is timed any more |
# | `on_ack` acknowledges something new | after the sample `timer` is `now + self.estimate.rto` anew, or `None` if nothing is on its way |
# | `on_ack`: anything else | `timer` stays |
# | `on_timer(now)` before `timer`, or while it is `None` | `[]` |
# | `on_timer(now)`, due | `self.notify("on_timeout", self.flight)`, then `self.estimate.backoff()`, `timer` is `now` + the `rto` after that, and nothing is timed any more; returns a list of `self.oldest()` |
# | `on_timer(now)`, due for the sixteenth time since something new was acknowledged | gives up: `[]`, `timer` is `None`, `given_up` is True, and `segments` returns `[]` from now on |
#
# "Due" means that `now` is `timer` or later.
# Keep what is timed in `self.timed` (of which the tests show the place alone), and in `self.again` how often something was sent again since something new was acknowledged: the next steps rely on both.
# The reference answer is 25 lines.
#
# <details><summary>Hint 1: how do I know that something new was acknowledged?</summary>
#
# Keep `self.acked` in a variable, call `super().on_ack(ack, window, now)`, and compare.
# </details>
#
# <details><summary>Hint 2: what is timed?</summary>
#
# `self.timed` is a place and the time at which it was sent, or `None`.
# The place is acknowledged when `acked` has gone beyond it.
# </details>


# %% slug="sender-timer" role="solution"
class TimedSender(Sender):
    """A sender that sends again what was not acknowledged in time (RFC 6298)."""

    again = 0  # how often it has sent again since something new was acknowledged
    timed: tuple[int, float] | None = None  # the place that is timed, and when it was sent

    def segments(self, now: float) -> list[Segment]:
        """Return the segments that may be sent now for the first time."""
        ### BEGIN SOLUTION
        begin, fresh = self.sent, [] if self.given_up else super().segments(now)
        if fresh and self.timer is None:
            self.timer = now + self.estimate.rto
        if fresh and self.timed is None:
            self.timed = (begin, now)
        return fresh
        ### END SOLUTION

    def on_ack(self, ack: int, window: int, now: float) -> None:
        """Take an acknowledgement that arrived, and the peer's window."""
        ### BEGIN SOLUTION
        before = self.acked
        super().on_ack(ack, window, now)
        if self.acked == before:
            return
        if self.timed and self.acked > self.timed[0]:
            self.estimate.sample(now - self.timed[1])
            self.timed = None
        self.again = 0
        self.timer = now + self.estimate.rto if self.flight else None
        ### END SOLUTION

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again."""
        ### BEGIN SOLUTION
        if self.timer is None or now < self.timer:
            return []
        if self.again == 15:
            self.timer, self.given_up = None, True
            return []
        self.again, self.timed = self.again + 1, None
        self.notify("on_timeout", self.flight)
        self.estimate.backoff()
        self.timer = now + self.estimate.rto
        return [self.oldest()]
        ### END SOLUTION


# %% [markdown]
# Let the second segment get lost once more.
# You should see it sent again after a second, and then everything acknowledged at once.


# %% tags=["try"]
@try_out
def lost_once():
    lossy = Link(drop={2})
    return Transfer(TimedSender(4000, 80, iss=700, mss=100), bytes(250), iss=700, to_right=lossy).run().ladder


lost_once

# %% [markdown]
# Now over a satellite: each way takes 0.6 seconds, and the receiver has room for 200 bytes, its `capacity`.
# Before the first sample the timer waits one second, which is too short.


# %% tags=["try"]
@try_out
def over_a_satellite():
    far = {"to_right": Link(delay=0.6), "to_left": Link(delay=0.6)}
    sender = TimedSender(4000, 80, iss=700, mss=100)
    return Transfer(sender, bytes(600), iss=700, capacity=200, **far).run().ladder


over_a_satellite

# %% [markdown]
# One segment is sent again in vain, and no other.
# `0:100`, which is acknowledged at 1,200 ms, was sent twice, and is not measured; but the timer waits two seconds now.
# So `200:300` is not sent again, and gives the first sample at 2,400 ms: 1.2 seconds.

# %% slug="sender-timer-runs" role="tests" points=2
"""The timer runs while something is on its way, and begins anew when something new is acknowledged (RFC 6298, section 5)."""
RUNS = """
    5.0  < ack 0 window 5000   > nothing  | timer=None  # timer: nothing is on its way
    5.0  write 300             > 0:100 and 100:200 and 200:300 | timer=6.0 timed=0
        # sent=nothing: Exercise 2 would send: does on_ack hand on what it is told, by super().on_ack(ack, window, now)?
        # timer=1.0: timer is a time and not a duration: now + self.estimate.rto
        # timer: sending starts the timer, at now + self.estimate.rto, which is 1.0 before the first sample
        # timed: nothing was being timed: the first place that is sent is, from now on: self.timed = (0, now)
    5.1  write 100             > 300:400  | timer=6.0
        # timer: it runs already, for the oldest segment that is on its way
    5.2  < ack 100 window 5000 > nothing  | timer=6.2 timed=None
        # timed: place 0 is acknowledged: nothing is timed any more
        # timer: place 100 is new: the timer begins anew, at now + rto
    5.3  < ack 100 window 4000 > nothing  | timer=6.2   # nothing new is acknowledged: the timer stays
    5.4  < ack 50 window 5000  > nothing  | timer=6.2   # an old one: the timer stays
    5.4  < ack 401 window 5000 > nothing  | timer=6.2   # place 400 was never sent: the timer stays
    5.5  on_timer              > nothing  | timer=6.2   # it is not due before 6.2
    5.6  < ack 400 window 5000 > nothing  | timer=None
        # timer: nothing is on its way any more
    5.7  on_timer              > nothing  | timer=None
        # TypeError: no timer runs: timer is None, which cannot be compared with a time
    5.8  write 50              > 400:450  | timer=6.8
        # timer: the round trip of place 0 took 0.2, as the first and only sample; no other place was timed
"""
iss = near_wrap(seeded("sender-timer-runs"))
walk(TimedSender, "the timer runs while something is on its way", RUNS)
walk(TimedSender, "the same where numbers wrap", RUNS, iss, hint=WRAPS)

# Hidden until grading: other times, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-timer-runs")
begin, later = rng.randrange(1, 100), rng.randrange(1, 20) / 128
walk(TimedSender, "other times", f"""
    {begin} < ack 0 window 300     > nothing | timer=None
    {begin} write 500              > 0:100 and 100:200 and 200:300 | timer={begin + 1}
    {begin + later} < ack 100 window 300 > 300:400 | timer={begin + later + 1}
    {begin + later} < ack 400 window 90  > 400:490 | timer={begin + later + 1}
    {begin + later} < ack 490 window 0   > nothing | timer=None
""", near_wrap(rng))
### END HIDDEN TESTS

# %% slug="given-last" role="setup"
# For the tests.
LAST = """
    < ack 0 window 5000 > nothing
    write 50            > 0:50
    close               > 50:50+FIN
    1.0  on_timer       > 0:50+FIN      # `oldest` makes full segments: the FIN has been sent, and fits
    1.5  < ack 50 window 0 > nothing
    9.0  on_timer       > 50:50+FIN     # the FIN can be lost too, and the window does not matter to what was sent before
    9.1  < ack 51 window 0 > nothing    | timer=None finished=True
    99.0 on_timer       > nothing
"""

# %% slug="sender-timer-again" role="tests" points=2
"""When the timer is due the oldest segment is sent again, and nothing else; each wait is twice the one before (RFC 6298, section 5)."""
AGAIN = """
    0.0  < ack 0 window 5000   > nothing
    0.0  write 250             > 0:100 and 100:200 and 200:250 | timer=1.0
    0.9  on_timer              > nothing  | timer=1.0
    1.0  on_timer              > 0:100    | timer=3.0 told=on_timeout(250) again=1 timed=None
        # again: count in self.again how often something was sent again
        # timed: what is sent again is not measured: self.timed is None
        # sent=nothing: due means that now is `timer` or later
        # sent: only the oldest: the others may have arrived, and their acknowledgements wait for it
        # timer: backoff first, and then the timer, from now on: the next wait is twice as long
        # told: notify is told of the timeout, and of how many places are on their way
    3.5  on_timer              > 0:100    | timer=7.5
        # timer: the wait doubles each time, and counts from now (3.5), although on_timer came late
    3.6  < ack 100 window 5000 > nothing  | timer=7.6 again=0
        # again: something new is acknowledged: self.again begins at 0
        # timer=14.4: the answer to a segment that was sent twice was measured
        # timer=4.6: `rto` stays doubled until there is a good sample
        # timer: `rto` is 4 still, and counts from now
    7.6  on_timer              > 100:200  | timer=15.6
        # sent: place 100 is the oldest now
    7.7  < ack 250 window 5000 > nothing  | timer=None
"""
iss = near_wrap(seeded("sender-timer-again"))
walk(TimedSender, "the oldest segment is sent again at 1.0, late at 3.5, and the next at 7.6", AGAIN)
walk(TimedSender, "a FIN is sent again", LAST)
walk(TimedSender, "the same where numbers wrap", AGAIN, iss, hint=WRAPS)

# Hidden until grading: other sizes and times, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-timer-again")
size, begin = rng.randrange(101, 200), rng.randrange(1, 50)
walk(TimedSender, "other sizes", f"""
    {begin} < ack 0 window 700 > nothing
    {begin} write {size} > 0:100 and 100:{size} | timer={begin + 1}
    {begin + 2} on_timer > 0:100 | timer={begin + 4} told=on_timeout({size})
    {begin + 3} < ack 100 window 0 > nothing | timer={begin + 5}
    {begin + 5} on_timer > 100:{size} | timer={begin + 9}
""", near_wrap(rng))
### END HIDDEN TESTS

# %% slug="sender-timer-karn" role="tests" points=1
"""Round trips are measured, but none in which something was sent again (RFC 6298, section 3)."""
MEASURED = """
    0.0  < ack 0 window 5000   > nothing
    0.0  write 100             > 0:100    | timer=1.0
    0.5  write 100             > 100:200  | timer=1.0
    0.75 < ack 100 window 5000 > nothing  | timer=3.0
        # timer=1.75: the round trip of place 0 took 0.75: give it to self.estimate.sample, and take its rto then
        # timer=1.5: place 0 was sent at 0.0, and place 100 at 0.5: one place is timed at a time
        # timer: a first sample of 0.75 makes rto 2.25, which counts from now
    1.0  < ack 200 window 5000 > nothing  | timer=None
    1.5  write 100             > 200:300  | timer=3.75
        # timer: place 100 was not timed, since place 0 was at that time: rto is 2.25 still
    2.25 < ack 300 window 5000 > nothing  | timer=None
    3.0  write 50              > 300:350  | timer=4.875
        # timer=5.25: place 200 was timed from 1.5 on, and is acknowledged now: a second sample of 0.75
"""
KARN = """
    0.0  < ack 0 window 5000   > nothing
    0.0  write 100             > 0:100    | timer=1.0
    1.0  on_timer              > 0:100    | timer=3.0
    1.125 write 100            > 100:200  | timer=3.0
    1.25 < ack 200 window 5000 > nothing  | timer=None
    2.0  write 100             > 200:300  | timer=3.0
        # timer=7.75: place 0 was sent twice, so that nobody knows which of the two was answered: no sample
        # timer=4.0: place 100 was sent once, after the repetition, and took 0.125: a good sample, and rto is 1.0 again
    3.0  on_timer              > 200:300  | timer=5.0
    3.125 < ack 300 window 5000 > nothing | timer=None
    4.0  write 100             > 300:400  | timer=6.0
        # timer=5.0: nothing was measured, so that rto is 2.0 still
        # timer: a segment that was sent twice is not measured
"""
walk(TimedSender, "round trips are measured, one at a time", MEASURED)
walk(TimedSender, "what was sent twice is not measured", KARN)

# Hidden until grading: the same where numbers wrap.
### BEGIN HIDDEN TESTS
rng = seeded("sender-timer-karn")
for script in (MEASURED, KARN):
    walk(TimedSender, "the same where numbers wrap", script, near_wrap(rng))
### END HIDDEN TESTS


# %% slug="given-unheard" role="setup"
# For the tests.
def unheard(start, places, times, rto=1.0, most=60.0):
    """Lines of a timer that is due `times` times, the first at `start`, and sends these places again."""
    lines = []
    for count in range(1, times + 1):
        rto = min(most, 2 * rto)
        lines.append(f"{start} on_timer > {places} | timer={start + rto} given_up=False")
        lines.append(f"# sent=nothing: this is number {count} of fifteen since something new was acknowledged")
        lines.append(f"# timer: the wait doubles, and is {most:g} at most")
        start += rto
    return start, "\n".join(lines)


# %% slug="sender-timer-limit" role="tests" points=1
"""After fifteen times it gives up; what is acknowledged in between sets the count back (RFC 9293, section 3.8.3)."""
OPENING = "0.0 < ack 0 window 5000 > nothing\n0.0 write 200 > 0:100 and 100:200 | timer=1.0\n"
GIVES_UP = """
    {0} on_timer   > nothing | timer=None given_up=True
        # sent: fifteen were sent again, and nothing was heard: give up
        # given_up: fifteen were sent again, and nothing was heard: give up
        # timer: nothing is waited for any more: timer is None
    {0} write 50   > nothing | timer=None
        # who has given up sends nothing any more
"""
end, dead = unheard(1.0, "0:100", 15)
walk(TimedSender, "it sends again fifteen times, and gives up", OPENING + dead + GIVES_UP.format(end))
end, often = unheard(1.0, "0:100", 9)
heard = f"\n{end - 1} < ack 100 window 5000 > nothing | timer={end + 59}\n"
end, dead = unheard(end + 59, "100:200", 15, 60.0)
script = OPENING + often + heard + dead + GIVES_UP.format(end)
walk(TimedSender, "something new is acknowledged, and it counts from the beginning", script)

# Hidden until grading: heard from at another time.
### BEGIN HIDDEN TESTS
rng = seeded("sender-timer-limit")
end, often = unheard(1.0, "0:100", rng.randrange(10, 16))
heard = f"\n{end - 0.5} < ack 100 window 5000 > nothing | timer={end + 59.5}\n"
end, dead = unheard(end + 59.5, "100:200", 15, 60.0)
walk(TimedSender, "the count goes back", OPENING + often + heard + dead + GIVES_UP.format(end), near_wrap(rng))
### END HIDDEN TESTS


# %% slug="given-arrives" role="setup"
# For the tests.
def arrives(kind, claim, size, iss, hint, until=None, **links):
    """Check that all bytes and the FIN arrive over these links in time, and that the sender has finished."""
    made = expect(kind, 4000, 80, iss, 100).value
    transfer = Transfer(made, bytes_at(0, size), iss, **links)
    running = expect(transfer.run, until or 1e4, deadline=20.0, shown=f"a transfer of {size} bytes")
    got, ended = bytes(transfer.receiving.data), made.finished
    endless = transfer.endless if running.outcome.has_returned and until is None else ""
    running.states(
        transfer.is_complete and ended is True,
        claim,
        hint,
        seen=[endless] if endless else [],
        expected=f"{size} bytes and the FIN at the receiver, and finished is True",
        got=f"{running.outcome if running.outcome.error else ''} {len(got)} bytes arrived, "
        f"{'and' if transfer.receiving.ended else 'but not'} the FIN; finished is {ended}",
        log=transfer.ladder,
    )


# %% slug="sender-timer-arrives" role="tests" points=1
"""Over losses, copies and delays everything arrives."""
LOST = "read the drawing from below: what is still missing, and whose turn would it be to send?"
arrives(TimedSender, "where the first segment, then the third, is lost, all arrives", 450, 100, LOST, to_right=Link(drop={1, 3}))
arrives(TimedSender, "where acknowledgements are lost, all arrives", 450, 100, LOST, to_left=Link(drop={2, 5, 6}))
arrives(TimedSender, "where the FIN is lost, it is sent again", 450, 100, LOST, to_right=Link(drop={5}))

# Hidden until grading: losses, copies and delays by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-timer-arrives")
for share in (0.05, 0.1, 0.25):
    to_right = Link(loss=share, duplication=0.1, reordering=0.2, seed=f"right {rng.random()}")
    to_left = Link(loss=share, duplication=0.1, reordering=0.2, seed=f"left {rng.random()}")
    arrives(
        TimedSender, f"{share:.0%} lost each way", 2000, near_wrap(rng), LOST, to_right=to_right, to_left=to_left
    )
### END HIDDEN TESTS

# %% [markdown]
# ## No room
#
# A receiver whose program does not read still acknowledges what comes, and its window becomes smaller.
# Here the kernel is sent 500 bytes at a time, and its program reads nothing until the end.
# These are the last windows that it announced:

# %%
[window for _, window in kernel.windows()][-5:]

# %% [markdown]
# At 0 it has no room at all, and whatever it is sent it throws away.
# The last number came by itself, when the program had read everything: an acknowledgement of nothing new, with a new window.
# What if that one is lost?
# Here a receiver has room for 300 bytes, its program reads at 0.5 seconds (`reads_at`), and the fourth acknowledgement is lost on its way to the left.


# %% tags=["try"]
@try_out
def lost_window():
    lossy = Link(drop={4})
    sender = TimedSender(4000, 80, iss=700, mss=100)
    return Transfer(sender, bytes(500), iss=700, capacity=300, reads_at=0.5, to_left=lossy).run().ladder


lost_window

# %% [markdown]
# The receiver has room and waits for data; the sender has data and waits for room.
# Nothing is on its way, so that no timer runs, and both wait for ever.
#
# So the sender asks now and then whether there is room again.
# It sends one byte more than the window allows: a **probe**, which must be answered with an acknowledgement, and that has the window in it.
# A receiver without room throws the byte away; one that has room again takes it.
# The kernel's probe, which you know from the notebook before, has no data and an old number: it is answered for the same reason, that it is outside the window.
# RFC 9293 asks for the byte, and so do we.
#
# Each wait is twice the one before, as ever.
# But nothing was lost, so that `rto` has no part in this: neither is it doubled, nor is anything measured.

# %% [markdown] slug="sender-probe-contract" role="contract"
# ## Exercise 4: ask for room (6 points)
#
# Complete `class ProbingSender` (RFC 9293, section 3.8.6.1).
# The sender is **blocked** if the window is 0, nothing is on its way, and something waits to be sent, be it a FIN.
#
# | event | result |
# |---|---|
# | `segments(now)`, blocked, and no timer runs | returns `[]`, and `timer` is `now + self.estimate.rto` |
# | `on_timer(now)`, due, blocked | returns the probe: the first place that was not sent, alone; it counts as sent |
# | `on_timer(now)`, due, the probe is on its way | returns the probe again |
# | a probe was sent at `now`, the *n*-th since the sender was blocked | `timer` is `now + self.estimate.rto * 2**n`, but at most `now + self.estimate.most`; nobody is notified, and nothing is timed |
# | `on_ack` while the probe is on its way: window 0, nothing new | the probe was refused: nothing changes, and `timer` stays |
# | `on_ack` while the probe is on its way: something new is acknowledged | the probe was taken, as any other byte; the count of probes begins at 0 |
# | `on_ack`: the window is not 0, and nothing is on its way, or the probe alone | `timer` is `None`, the count begins at 0, and a probe that was not taken counts as not sent: `segments` begins with its place |
# | `on_ack` with a window of 0, while other segments are on their way | the peer is alive: `self.again` is 0 again, so that it is not given up |
#
# There is no limit to probes.
# Keep the count of probes in `self.probes`: the next step relies on it.
# The reference answer is 20 lines.
#
# <details><summary>Hint 1: what do I have to remember?</summary>
#
# How many probes were sent since the sender was blocked.
# If that is not 0, what is on its way is the probe.
# </details>
#
# <details><summary>Hint 2: what does "counts as not sent" mean?</summary>
#
# `self.sent = self.acked`.
# </details>
#
# <details><summary>How this differs from the kernel</summary>
#
# Linux probes without data, with a number that was acknowledged already.
# And it gives up if fifteen probes in a row are not answered at all.
# </details>


# %% slug="sender-probe" role="solution"
class ProbingSender(TimedSender):
    """A sender that asks a peer without room whether there is room again (RFC 9293, section 3.8.6.1)."""

    probes = 0  # how many were sent since the sender was blocked

    def segments(self, now: float) -> list[Segment]:
        """Return the segments that may be sent now for the first time."""
        ### BEGIN SOLUTION
        fresh = super().segments(now)
        waiting = self.sent < len(self.data) + self.closed
        if self.window == 0 and waiting and not self.flight and self.timer is None:
            self.timer = now + self.estimate.rto
        return fresh
        ### END SOLUTION

    def on_ack(self, ack: int, window: int, now: float) -> None:
        """Take an acknowledgement that arrived, and the peer's window."""
        ### BEGIN SOLUTION
        super().on_ack(ack, window, now)
        if self.probes and (self.window or not self.flight):
            self.probes, self.sent = 0, self.acked
        if self.window and not self.flight:
            self.timer = None
        if not self.window:
            self.again = 0
        ### END SOLUTION

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again, or a probe."""
        ### BEGIN SOLUTION
        if self.flight and not self.probes:
            return super().on_timer(now)
        if self.timer is None or now < self.timer:
            return []
        self.probes += 1
        self.sent = self.acked + 1
        self.timer = now + min(self.estimate.rto * 2**self.probes, self.estimate.most)
        return [self.segment(self.acked, self.sent)]
        ### END SOLUTION


# %% [markdown]
# Let the same acknowledgement get lost.
# You should see the probe `300:301` after a second, and then the rest of the bytes.


# %% tags=["try"]
@try_out
def asks_for_room():
    lossy = Link(drop={4})
    sender = ProbingSender(4000, 80, iss=700, mss=100)
    return Transfer(sender, bytes(500), iss=700, capacity=300, reads_at=0.5, to_left=lossy).run().ladder


asks_for_room

# %% slug="given-idle" role="setup"
# For the tests.
IDLE = """
    0.0  < ack 0 window 100    > nothing    | timer=None
    0.0  write 100             > 0:100      | timer=1.0
    0.1  < ack 100 window 0    > nothing    | timer=None
        # timer: nothing waits to be sent: the sender is not blocked, and no timer runs
    0.2  write 10              > nothing    | timer=1.2
        # timer: now something waits: the sender is blocked
    0.5  < ack 100 window 100  > 100:110    | timer=1.5
        # timer=1.2: there is room before the first probe: its timer stops, and sending starts another
    0.6  < ack 110 window 0    > nothing    | timer=None
    0.7  close                 > nothing    | timer=1.7
        # timer: a FIN waits for room, as a byte does
    1.7  on_timer              > 110:110+FIN | flight=1 timer=3.7
        # sent: the first place that was not sent is that of the FIN
    1.8  < ack 111 window 0    > nothing    | flight=0 timer=None finished=True
"""


# %% [markdown]
# And the kernel?
# Here it is told that there is no room, three times over, and then that there is.
# In each pair stand the bytes that it sent, and how often it has doubled its wait by then.

# %%
[(each.segment.payload, each.backoff) for each in kernel.probes()]

# %% [markdown]
# Its probes are empty segments with a number that was acknowledged already, which a receiver has to answer, too.

# %% slug="sender-probe-stops" role="tests" points=2
"""Where there is no room the sender probes, waits twice as long each time, and goes on when there is room (RFC 9293, section 3.8.6.1)."""
CLOSES = """
    0.0  write 300             > nothing    | timer=None        # timer: nothing is known of the window yet: it is None, not 0
    0.0  < ack 0 window 100    > 0:100      | timer=1.0
    0.1  < ack 100 window 0    > nothing    | flight=0 timer=1.1
        # sent=100:101: not yet: the first probe is sent by on_timer, when the sender has been blocked for rto
        # timer=None: the sender is blocked: the timer runs, or it would wait for ever
    1.1  on_timer              > 100:101    | flight=1 timer=3.1 told=on_ack(100,0) probes=1 timed=None
        # probes: count probes in self.probes
        # timed: a probe may be refused: nothing is timed
        # sent: a probe is one place alone, the first that was not sent
        # flight: the probe counts as sent
        # timer=2.1: after the first probe the wait is rto * 2
    1.2  < ack 100 window 0    > nothing    | flight=1 timer=3.1
        # the probe was refused, and nothing new acknowledged: the timer stays, as in exercise 3
    3.1  on_timer              > 100:101    | flight=1 timer=7.1 told=on_ack(100,0)    # sent: the same probe again
        # timer: after the second probe the wait is rto * 4
    7.5  on_timer              > 100:101    | timer=15.5    # timer: the wait doubles each time: rto * 2, * 4, * 8
    8.0  < ack 100 window 1000 > 100:200 and 200:300 | flight=200 timer=9.0
        # sent: there is room: the probe was refused, so that it counts as not sent, and its place comes first
        # timer=16.0: probes do not double rto: nothing was lost
        # timer: there is room: the probes' timer stops, and sending starts one of rto
"""
iss = near_wrap(seeded("sender-probe-stops"))
walk(ProbingSender, "a window that closes is probed until it opens", CLOSES)
walk(ProbingSender, "a sender is blocked only if something waits, be it a FIN", IDLE)
walk(ProbingSender, "the same where numbers wrap", CLOSES, iss, hint=WRAPS)

# Hidden until grading: other times, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("sender-probe-stops")
begin, size = rng.randrange(1, 100), rng.randrange(10, 100)
walk(ProbingSender, "other times", f"""
    {begin} < ack 0 window {size} > nothing
    {begin} write 200 > 0:{size} | timer={begin + 1}
    {begin} < ack {size} window 0 > nothing | timer={begin + 1}
    {begin + 1} on_timer > {size}:{size + 1} | timer={begin + 3}
    {begin + 2} < ack {size} window 9 > {size}:{size + 9} | timer={begin + 3}
""", near_wrap(rng))
### END HIDDEN TESTS

# %% slug="given-patience" role="setup"
# For the tests.
def alive():
    """Lines of thirty timeouts of 100:200, with an acknowledgement of place 100 before each."""
    lines = []
    for count in range(30):  # each wait is so long that a timer is due, whenever it was started
        lines.append(f"{100 + 90 * count} < ack 100 window 0 > nothing")
        lines.append(f"{170 + 90 * count} on_timer > 100:200 | given_up=False")
        lines.append("# a window of 0 is news from a peer that is alive: count from the beginning")
    return "\n".join(lines)


def blocked():
    """Lines of a sender that is blocked from 0.1 on, and of thirty probes."""
    lines = ["0.0 write 300 > nothing", "0.0 < ack 0 window 100 > 0:100", "0.1 < ack 100 window 0 > nothing | timer=1.1"]
    due = 1.1
    for count in range(1, 31):
        wait = min(60, 2**count)
        lines.append(f"{due} on_timer > 100:101 | timer={due + wait} given_up=False")
        lines.append("# sent=nothing: there is no limit to probes")
        lines.append("# timer: the wait doubles, and is 60 seconds at most")
        due += wait
    return "\n".join(lines)


# %% slug="sender-probe-taken" role="tests" points=2
"""A probe may be taken; however long there is no room, the sender does not give up."""
TAKEN = """
    0.0  < ack 0 window 100    > nothing
    0.0  write 300             > 0:100      | timer=1.0
    0.1  < ack 100 window 0    > nothing    | timer=1.1
    1.1  on_timer              > 100:101    | timer=3.1
    1.2  < ack 101 window 0    > nothing    | flight=0 timer=2.2
        # flight=1: the probe counts as sent, so that 101 acknowledges it
        # timer=3.1: the probe was taken: the sender is blocked anew, and waits rto
        # timer=None: the probe was taken, and something waits still: the sender is blocked anew
    2.2  on_timer              > 101:102    | timer=4.2
        # timer=6.2: the probe before was taken: the count begins at 0
    2.3  < ack 102 window 50   > 102:152    | flight=50 timer=3.3
    2.4  < ack 152 window 500  > 152:252 and 252:300 | timer=3.4
"""
IN_FLIGHT = """
    0.0  < ack 0 window 200    > nothing
    0.0  write 300             > 0:100 and 100:200 | timer=1.0
    0.1  < ack 100 window 0    > nothing    | flight=100 timer=1.1
        # timer: place 100 is on its way: this is no probe's timer
    1.1  on_timer              > 100:200    | timer=3.1 told=on_timeout(100)
        # sent: place 100 is on its way: what is due is that, and no probe
"""
walk(ProbingSender, "a probe that is taken counts like any other byte", TAKEN)
walk(ProbingSender, "what is on its way when the window closes is sent again, and not given up", IN_FLIGHT + alive())
walk(ProbingSender, "thirty probes, the last ones 60 seconds apart", blocked())

# Hidden until grading: the same where numbers wrap.
### BEGIN HIDDEN TESTS
rng = seeded("sender-probe-taken")
for script in (TAKEN, IN_FLIGHT + alive(), blocked()):
    walk(ProbingSender, "the same where numbers wrap", script, near_wrap(rng))
### END HIDDEN TESTS

# %% slug="sender-probe-arrives" role="tests" points=1
"""A receiver that pauses gets everything in the end, whatever is lost."""
LOST = "read the drawing from below: who waits for whom, and whose turn would it be to send?"
for lost in (4, 5):
    arrives(
        ProbingSender, f"the receiver pauses, its acknowledgement number {lost} is lost, and all arrives",
        700, 100, LOST, capacity=300, reads_at=2.0, to_left=Link(drop={lost}),
    )  # fmt: skip

# Hidden until grading: losses by the seed, and a longer pause.
### BEGIN HIDDEN TESTS
rng = seeded("sender-probe-arrives")
for _ in range(4):
    to_right, to_left = (Link(loss=0.2, duplication=0.1, seed=f"{rng.random()}") for _ in range(2))
    pause = {"capacity": rng.randrange(150, 500), "reads_at": rng.randrange(1, 40) / 2}
    arrives(
        ProbingSender, "20 % lost each way, and a receiver that pauses", 1500, near_wrap(rng), LOST,
        to_right=to_right, to_left=to_left, **pause,
    )  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# The last test of this exercise sends to a socket of the Linux kernel, in real time.
# Its program reads nothing at first, and the acknowledgement that opens the window is lost.
# Where your system has no kernel to ask, the test says so, and the grader asks its own.


# %% slug="given-against-the-kernel" role="setup"
# For the tests.
def reaches_kernel(kind, claim, size, iss, hint, **conditions):
    """Check that everything reaches a program on a kernel host, where there is one."""
    if not kernel.has_host():
        return
    made = expect(kind, 4000, 80, iss, 500).value
    transfer = kernel.KernelTransfer(**conditions)
    running = expect(transfer.run, made, bytes_at(0, size), iss, deadline=15.0, shown=f"a transfer of {size} bytes")
    running.states(
        transfer.received == bytes_at(0, size) and transfer.ended,
        claim,
        hint,
        expected=f"{size} bytes and the end, read by the program",
        got=f"{running.outcome if running.outcome.error else ''} {len(transfer.received)} bytes were read",
        log=transfer.ladder,
    )


# %% slug="sender-probe-kernel" role="tests" points=1
"""The kernel closes its window and opens it, and gets everything."""
LOST = "read the drawing from below: who waits for whom, and whose turn would it be to send?"
iss = near_wrap(seeded("sender-probe-kernel"))
reaches_kernel(
    ProbingSender, "8000 bytes reach a program that reads late, although the new window is lost",
    8000, iss, LOST, pause=0.2, loses_update=True,
)  # fmt: skip

# Hidden until grading: another size, and losses.
### BEGIN HIDDEN TESTS
rng = seeded("sender-probe-kernel hidden")
size, lost = rng.randrange(5000, 9000), {rng.randrange(2, 6)}
reaches_kernel(
    ProbingSender, "bytes reach a program that reads late over a link that loses",
    size, near_wrap(rng), LOST, pause=0.2, drop=lost,
)  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# ## Sooner
#
# A second is long.
# Once more the second segment is lost, of six; each way takes 10 ms, and the timer is due after a second.
# After how many milliseconds could the sender know that it is lost?

# %% tags=["predict"]
known_after = ...


# %% tags=["try"]
@try_out
def waits_for_the_timer():
    lossy = Link(drop={2})
    sender = ProbingSender(4000, 80, iss=700, mss=100)
    return Transfer(sender, bytes(600), iss=700, to_right=lossy).run().ladder


waits_for_the_timer

# %%
compare(known_after, 20)

# %% [markdown]
# After 20 ms five acknowledgements have come with the same number, 100: each but the first is a **duplicate acknowledgement**.
# They say that segments go on arriving, and that the one at place 100 is missing.
# The sender could have known, and waited for another second.
#
# What does the kernel make of duplicates?
# Here five of its segments, of 536 bytes each, are on their way, and it is told four times over that the first is missing.
# After each duplicate, these are the places that it sends:

# %%
kernel.after_duplicates()

# %% [markdown]
# Nothing after one, nothing after two, and the missing segment after the third.
# This is called **fast retransmit**.

# %% [markdown] slug="fast-retransmit-contract" role="contract"
# ## Exercise 5: do not wait for the timer (6 points)
#
# Complete `class FastSender` (RFC 5681, section 3.2, and RFC 6582).
# An acknowledgement is a **duplicate** if it has the number of place `acked`, as the one before had, the window is the same as before and not 0, and something is on its way.
#
# | event | result |
# |---|---|
# | a duplicate, the *n*-th since something new was acknowledged | `self.notify("on_duplicate", n, self.flight)` |
# | the third of them | the next `segments(now)` returns `oldest()` first, and then what it would return without it; the sender is **recovering** until all is acknowledged that was sent by now |
# | the third of them, while it is recovering | the notice, and nothing else |
# | `on_timer` sends something again, and no probe | the sender is recovering, too, until all is acknowledged that was sent by now |
# | while it is recovering, something new is acknowledged, and not all of that | one more was lost: the next `segments(now)` returns `oldest()` first, again |
# | `oldest()` is sent | what was timed until then is not timed any more (Karn), and `timer` stays as it is |
# | an acknowledgement that is none of these | as `ProbingSender` does |
#
# The reference answer is 17 lines.
#
# <details><summary>Hint 1: why three, and not one?</summary>
#
# A segment that was overtaken by one or two others makes one or two duplicates, too, and is not lost.
# </details>
#
# <details><summary>Hint 2: what do I have to remember?</summary>
#
# How many duplicates have come, whether `segments` has to begin with `oldest()`, and up to which place the sender is recovering: that is `sent` at the time of the loss.
# </details>


# %% slug="fast-retransmit" role="solution"
class FastSender(ProbingSender):
    """A sender that takes three duplicate acknowledgements for a loss (RFC 5681, section 3.2)."""

    duplicates = 0  # since something new was acknowledged
    recover = 0  # the sender is recovering until all before this place is acknowledged
    missing = False  # whether `segments` begins with the oldest segment

    def on_ack(self, ack: int, window: int, now: float) -> None:
        """Take an acknowledgement that arrived, and the peer's window."""
        ### BEGIN SOLUTION
        before, known, flight = self.acked, self.window, self.flight
        super().on_ack(ack, window, now)
        if self.acked > before:
            self.duplicates, self.missing = 0, self.acked < self.recover
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
            self.duplicates += 1
            self.notify("on_duplicate", self.duplicates, self.flight)
            if self.duplicates == 3 and self.acked >= self.recover:
                self.missing, self.recover = True, self.sent
        ### END SOLUTION

    def on_timer(self, now: float) -> list[Segment]:
        """The time is `now`; return the segments to send again, or a probe."""
        ### BEGIN SOLUTION
        again = super().on_timer(now)
        if again and not self.probes:
            self.recover, self.missing = self.sent, False
        return again
        ### END SOLUTION

    def segments(self, now: float) -> list[Segment]:
        """Return the segments that may be sent now, what is missing at the peer first."""
        ### BEGIN SOLUTION
        if not self.missing:
            return super().segments(now)
        self.missing, self.timed = False, None
        return [self.oldest(), *super().segments(now)]
        ### END SOLUTION


# %% [markdown]
# Let the second of six segments get lost once more.
# You should see `100:200` again as soon as the third duplicate has come, and no pause.


# %% tags=["try"]
@try_out
def sooner():
    lossy = Link(drop={2})
    sender = FastSender(4000, 80, iss=700, mss=100)
    return Transfer(sender, bytes(600), iss=700, to_right=lossy).run().ladder


sooner

# %% slug="fast-retransmit-third" role="tests" points=2
"""The third duplicate brings the oldest segment again, and no other does (RFC 5681, section 3.2)."""
THIRD = """
    0.0  < ack 0 window 600    > nothing
    0.0  write 900             > 0:100 and 100:200 and 200:300 and 300:400 and 400:500 and 500:600 | timer=1.0
        # sent=nothing: Exercise 2 would send: does on_ack hand on what it is told, by super()?
    0.1  < ack 100 window 600  > 600:700    | timer=1.1 told=on_ack(100,500)
    0.11 < ack 100 window 600  > nothing    | told=on_duplicate(1,600)
        # told=on_ack(100,500): the same number, the same window, something on its way: this is a duplicate
        # told: notify is told which duplicate it is, and how many places are on their way
    0.12 < ack 100 window 600  > nothing    | told=on_duplicate(2,600)
        # sent: two duplicates may come of a segment that was overtaken: wait for the third
    0.13 < ack 100 window 600  > 100:200    | timer=1.1 told=on_duplicate(3,600)
        # sent=nothing: the third duplicate has come: `segments` begins with oldest()
        # sent: only the oldest is known to be missing
        # timer: the timer stays as it is
    0.14 < ack 100 window 600  > nothing    | timer=1.1 told=on_duplicate(4,600)
        # sent: the oldest was sent again at the third; a fourth brings nothing new
    0.3  < ack 700 window 600  > 700:800 and 800:900 | timer=1.3
    0.31 < ack 700 window 600  > nothing    | told=on_duplicate(1,200)
        # told: something new was acknowledged: the count begins at 0
    0.32 < ack 700 window 600  > nothing
    0.33 < ack 700 window 600  > 700:800
        # sent=nothing: all that was sent before the last loss is acknowledged: this is another one
"""
iss = near_wrap(seeded("fast-retransmit-third"))
walk(FastSender, "the third duplicate brings the oldest segment again", THIRD)
walk(FastSender, "the same where numbers wrap", THIRD, iss, hint=WRAPS)

# Hidden until grading: other numbers of duplicates, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("fast-retransmit-third")
lines = ["< ack 0 window 600 > nothing"]
for place in range(0, 900, 300):
    lines.append("write 300 > " + " and ".join(f"{begin}:{begin + 100}" for begin in range(place, place + 300, 100)))
    for count in range(1, rng.choice([3, 4, 6])):
        lines.append(f"< ack {place} window 600 > {f'{place}:{place + 100}' if count == 3 else 'nothing'}")
    lines.append(f"< ack {place + 300} window 600 > nothing | timer=None")
walk(FastSender, "two, three or five duplicates", "\n".join(lines), near_wrap(rng))
### END HIDDEN TESTS

# %% slug="fast-retransmit-others" role="tests" points=1
"""What is no duplicate is not taken for one, and what was sent again is not measured."""
NONE = """
    0.0  < ack 0 window 600    > nothing
    0.0  < ack 0 window 600    > nothing    | told=nothing
        # told: nothing is on its way that could be missing
    0.0  write 300             > 0:100 and 100:200 and 200:300
    0.1  < ack 100 window 600  > nothing    | told=on_ack(100,200)
    0.2  < ack 100 window 500  > nothing    | told=on_ack(100,200)
        # told: its window is another: it says that the receiver has read, or has not
    0.2  < ack 100 window 400  > nothing    | told=on_ack(100,200)
    0.2  < ack 100 window 600  > nothing    | told=on_ack(100,200)
    0.3  < ack 50 window 600   > nothing    | told=on_ack(100,200)
        # told: it has an old number: it was overtaken, and says nothing of place 100
    0.3  < ack 400 window 600  > nothing    | told=on_ack(100,200)
        # told: place 399 was never sent
    0.4  < ack 300 window 0    > nothing
    0.4  write 100             > nothing    | timer=1.4
    1.4  on_timer              > 300:301
    1.5  < ack 300 window 0    > nothing    | told=on_ack(200,0)
        # told: it refuses a probe: the window is 0, and nothing is known to be missing
"""
KARN = """
    0.0  write 400             > nothing
    0.0  < ack 0 window 600    > 0:100 and 100:200 and 200:300 and 300:400 | timer=1.0
    0.25 < ack 0 window 600    > nothing
    0.25 < ack 0 window 600    > nothing
    0.25 < ack 0 window 600    > 0:100
    0.75 < ack 400 window 600  > nothing    | timer=None
    1.0  write 100             > 400:500    | timer=2.0
        # timer=3.25: place 0 was sent twice, and 0.75 is no round-trip time: nothing is timed once oldest() is sent
"""
walk(FastSender, "a new window, an old number, a refused probe are no duplicates", NONE)
walk(FastSender, "what was sent twice is not measured", KARN)

# Hidden until grading: the same where numbers wrap.
### BEGIN HIDDEN TESTS
rng = seeded("fast-retransmit-others")
for script in (NONE, KARN):
    walk(FastSender, "the same where numbers wrap", script, near_wrap(rng))
### END HIDDEN TESTS

# %% slug="fast-retransmit-holes" role="tests" points=1
"""Where several are missing, each acknowledgement that comes short brings the next one (RFC 6582)."""
HOLES = """
    0.0  write 600             > nothing
    0.0  < ack 0 window 600    > 0:100 and 100:200 and 200:300 and 300:400 and 400:500 and 500:600
    0.1  < ack 0 window 600    > nothing
    0.1  < ack 0 window 600    > nothing
    0.1  < ack 0 window 600    > 0:100      # and the sender is recovering until place 600
    0.2  < ack 200 window 600  > 200:300    | timer=1.2
        # sent=nothing: 600 places had been sent, and 200 are acknowledged: the next one is missing as well
    0.2  < ack 200 window 600  > nothing
    0.2  < ack 200 window 600  > nothing
    0.2  < ack 200 window 600  > nothing
        # sent: while it is recovering, three duplicates bring nothing: 200:300 was sent again just now
    0.3  < ack 400 window 600  > 400:500
    0.4  < ack 600 window 600  > nothing    | timer=None    # all that had been sent by then has arrived
"""
TIMEOUT = """
    0.0  write 500             > nothing
    0.0  < ack 0 window 300    > 0:100 and 100:200 and 200:300 | timer=1.0
    1.0  on_timer              > 0:100
        # sent: the timer sends the oldest, as before
    1.1  < ack 100 window 300  > 100:200 and 300:400
        # sent=100:200: there is room for what is new as well: `segments` returns both
        # sent=300:400: after a timeout it is recovering, too: 300 places had been sent, and 100 are acknowledged
        # sent: what is missing comes first
    1.2  < ack 300 window 300  > 400:500    # all that had been sent by then has arrived: no more is missing
    1.3  < ack 400 window 300  > nothing
"""
walk(FastSender, "two more are missing, and each acknowledgement brings one", HOLES)
walk(FastSender, "after a timeout it recovers in the same way", TIMEOUT)

# Hidden until grading: the same where numbers wrap.
### BEGIN HIDDEN TESTS
rng = seeded("fast-retransmit-holes")
for script in (HOLES, TIMEOUT):
    walk(FastSender, "the same where numbers wrap", script, near_wrap(rng))
### END HIDDEN TESTS

# %% slug="fast-retransmit-sooner" role="tests" points=2
"""A single loss is mended long before the timer is due."""
DUE = "the timer was due after a second: three duplicates come much sooner, after one round trip"
ALL = "read the drawing from below: what is still missing, and whose turn would it be to send?"
for lost in (1, 4):
    arrives(
        FastSender, f"segment {lost} of ten is lost, and all has arrived within half a second",
        1000, 100, DUE, until=0.5, to_right=Link(drop={lost}),
    )  # fmt: skip
arrives(FastSender, "the last of ten is lost, and the timer mends it", 1000, 100, ALL, to_right=Link(drop={10}))

# Hidden until grading: losses by the seed, within half a second; then losses, copies and delays until the end.
### BEGIN HIDDEN TESTS
rng = seeded("fast-retransmit-sooner")
for _ in range(3):
    holes = set(rng.sample(range(1, 12), 2))
    arrives(FastSender, "two are lost", 1500, near_wrap(rng), DUE, until=0.5, to_right=Link(drop=holes))
for share in (0.025, 0.1, 0.25):
    chances = {"loss": share, "duplication": 0.1, "reordering": 0.2}
    to_right, to_left = (Link(**chances, seed=f"{rng.random()}") for _ in range(2))
    arrives(FastSender, f"{share:.1%} lost", 3000, near_wrap(rng), ALL, to_right=to_right, to_left=to_left)
### END HIDDEN TESTS

# %% [markdown]
# ## What you can say now
#
# - How long TCP waits is computed from the round trips and from how far they vary, doubled after each wait in vain, and measured only where nothing was sent twice.
# - A sender fills the window of its peer and no more; where the window is 0 it asks, since the news that it has opened can be lost.
# - Three acknowledgements with the same number tell of a loss long before the timer does.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | place | which byte it is, counted from 0 without end; its number on the wire wraps |
# | sample | a round-trip time that was measured |
# | retransmission timeout, `rto` | how long a sender waits for an acknowledgement before it sends again |
# | `srtt`, `rttvar` | the smoothed round-trip time, and how far samples are from it |
# | backoff | doubling the wait each time it was in vain |
# | Karn's algorithm | no sample from what was sent twice; the doubled wait stays until there is a good one |
# | flight | what is on its way: sent, and not acknowledged |
# | window | how much the peer has room for, counted from the acknowledged number on |
# | maximum segment size, `mss` | most bytes of data in a segment that the peer takes |
# | cumulative | said of an acknowledgement that speaks of everything before its number |
# | probe | a segment that asks for the window, since it must be answered; here it has one byte more than the window allows |
# | duplicate acknowledgement | one that says what the one before said, while something is on its way |
# | fast retransmit | sending again at the third duplicate, without waiting for the timer |
# | congestion control | limits what is on its way when the network is crowded |
#
# **What does this return, and why?**
#
# 1. `rto` of a `RetransmissionTimer()` after a hundred samples of 0.25.
#
# <details><summary>Answer</summary>
#
# 1.0.
# The samples do not vary, so that `rttvar` shrinks to almost nothing, and `srtt` is 0.25; but `rto` is at least one second.
# Linux goes down to 0.2.
# </details>
#
# 2. `segments(now)` of a sender with 1,000 bytes written, 300 of them on their way, and a window of 200.
#
# <details><summary>Answer</summary>
#
# `[]`.
# The window has become smaller than what is on its way: its right edge has moved left.
# </details>
#
# 3. `on_timer(now)`, due, of a sender with ten segments on their way, of which the second was lost, in bytes.
#
# <details><summary>Answer</summary>
#
# The bytes of the second: the first is acknowledged, so that the second is the oldest.
# The other eight have arrived, and their acknowledgement comes when the gap is filled.
# </details>
#
# 4. What does `on_ack` do with the number of a place that is not sent yet, and what with its window?
#
# <details><summary>Answer</summary>
#
# Nothing, with both.
# Who acknowledges what was never sent has mistaken this connection for another, or is a stranger who guesses.
# </details>
