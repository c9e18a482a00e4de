# %% [markdown]
# # Sharing the road
#
# A **window** is how many bytes a sender may have on their way, sent and not acknowledged yet.
# The receiver says how many it has room for, and until 1986 nothing else was asked: a sender sent as much as the receiver had room for.
# But between the two there is a line, and the line carries only so many segments a second.
#
# `Bottleneck` is such a line on a virtual clock: here it carries 100 segments a second, and each takes 50 ms to the other side, as does its acknowledgement.
# Segments that come faster wait in a queue before the line.
# We call all of this, there and back, the **road**.
#
# Ann has a window of five segments.
# `FixedWindow` opens it by a segment a round trip, until it is as large as that, and from then on leaves it alone, whatever happens.
# A run records in `flows` what became of each sender: its `windows`, how many segments `arrived`, and when it had `losses`.

# %%
from loopback.link import Bottleneck, FixedWindow


def run_of(window, queue=10, seconds=20.0):
    """A run of one sender whose window has so many segments."""
    return Bottleneck({"Ann": FixedWindow(1000 * window)}, rate=100, queue=queue, delay=0.05).run(seconds)


def rate_of(window, queue=10):
    """How many segments a second arrive in the second half of a run, when the window is open."""
    run = run_of(window, queue)
    return round(run.flows["Ann"].rate(run, 10.0, 20.0))


rate_of(5)

# %% [markdown]
# A segment and its acknowledgement take 110 ms, of which 10 ms are the segment's time on the line, so that five of them make 45 a second.
# With ten on their way it would be 90.
# How many segments a second arrive with 20 on their way?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

compare(prediction, rate_of(20))

# %% [markdown]
# A hundred: the line carries no more.
# Where are the other segments?

# %%
from loopback.draw import TimeSeries

run = run_of(20, seconds=6.0)
TimeSeries(run.times, {"window": run.flows["Ann"].windows, "queue": run.queue}, unit="segments", limit=10)

# %% [markdown]
# They wait in the queue.
# The window opens step by step; once it is larger than 11, all that it adds is in the queue, which has room for ten: the dotted line.
# A segment now takes 100 ms longer than it must, and nothing is gained by it.
#
# What if the window grows further?

# %%
[(window, rate_of(window), len(run_of(window).flows["Ann"].losses)) for window in (11, 20, 21, 40)]

# %% [markdown]
# In each row stand the window, the segments a second that arrived, and how many found the queue full and were lost.
# With 21, one segment too many, some are lost.
# Each lost segment is sent again; and when the sender's timer is due, it sends again all that it had sent after the lost one, too.
# Most of what the line carries then is there already, and less than a quarter of it is new.
#
# In 1986 that happened to the Internet.
# Between two institutes in Berkeley, 400 yards apart, 32,000 bits a second became 40: all the hosts were sending what had been sent before.
# It is called **congestion collapse**, and what you write in this notebook is the cure that was found then, by Van Jacobson.

# %% [markdown]
# The next cell brings in what the exercises need.

# %% slug="given" role="setup"

from loopback import kernel, try_out
from loopback.check import check_calls, expect, seeded, when
from loopback.draw import TimeSeries
from loopback.link import Bottleneck, FixedWindow

# %% [markdown] slug="window-limits-contract" role="contract"
# ## Exercise 1: how much fits on the road? (2 points)
#
# Write `window_limits(rate, delay, queue)`, which returns two windows in whole segments, as a tuple.
# `rate` is in segments a second, `delay` in seconds each way, and the queue has room for `queue` segments.
#
# | part | value |
# |---|---|
# | the first | the smallest window with which the line is never idle: `rate` segments a second arrive |
# | the second | the largest window with which no segment is ever lost |
#
# While a segment is being put on the line it still takes its place in the queue, until its last byte has left.
# In all cases here `rate * 2 * delay` is a whole number, apart from the rounding of floats: use `round`.
# The tests run a `Bottleneck` with these windows.
# The reference answer is 2 lines.
#
# <details><summary>Hint 1: how long is the road?</summary>
#
# While one segment goes there and its acknowledgement comes back, `2 * delay` seconds go by, and the line can put `rate * 2 * delay` segments on the way.
# This is called the **bandwidth-delay product**.
# </details>
#
# <details><summary>Hint 2: why one more?</summary>
#
# Those are on the way, and one more must be on its way onto the line, or the line is idle.
# The opening of this notebook has an example: 11 for the first part, 20 for the second.
# </details>


# %% slug="window-limits" role="solution"
def window_limits(rate: float, delay: float, queue: int) -> tuple[int, int]:
    """The window that just fills a line, and the largest that loses nothing, both in segments."""
    ### BEGIN SOLUTION
    on_the_way = round(rate * 2 * delay)
    return on_the_way + 1, on_the_way + queue
    ### END SOLUTION


# %% [markdown]
# Try it on the line of the opening.
# You should see `(11, 20)`.

# %% tags=["try"]
try_out(lambda: window_limits(100, 0.05, 10))


# %% slug="given-limits" role="setup"
def seen_limits(rate, delay, queue):
    """Both windows as runs show them: the first that fills the line, and the last before one that loses."""
    on_the_way = round(rate * 2 * delay)

    def run(window):
        line = Bottleneck({"": FixedWindow(1000 * window)}, rate=rate, queue=queue, delay=delay)
        return line.run(20.0, every=1.0)

    def fills(window):
        done = run(window)
        return done.flows[""].rate(done, 10.0, 20.0) > 0.995 * rate

    around = range(max(1, on_the_way - 2), on_the_way + queue + 3)
    first = next(window for window in around if fills(window))
    most = next(window for window in around if run(window + 1).flows[""].losses)
    return first, most


# %% slug="window-limits-runs" role="tests" points=2
"""window_limits says what runs over a bottleneck show."""
ON = "on the way there and back are rate * 2 * delay segments: the delay counts twice"
FILL = "besides those on the way, one segment must always be on its way onto the line"
MOST = "the queue holds `queue` segments, that on its way onto the line among them; all others are on the way"
KIND = when(lambda got: any(type(part) is not int for part in got), "both are whole numbers of segments: use round")


def limits_are(rate, delay, queue):
    first, most = seen_limits(rate, delay, queue)
    asking = expect(window_limits, rate, delay, queue)
    way = when(lambda got: first - got[0] > 1 and most - got[1] > 1, ON)
    fill = when(lambda got: type(got[0]) is int and got[0] != first, FILL)
    full = when(lambda got: type(got[1]) is int and got[1] != most, MOST)
    asking.returns((first, most), "as runs with these windows show", KIND, way, fill, full)


limits_are(100, 0.05, 10)
limits_are(50, 0.1, 4)
limits_are(20, 0.05, 3)

# Hidden until grading: other lines, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("window-limits-runs")
limits_are(rng.choice([60, 80, 120]), 0.05, rng.randrange(3, 9))
limits_are(rng.choice([30, 40]), 0.1, rng.randrange(2, 7))
### END HIDDEN TESTS

# %% [markdown]
# ## Nobody tells you
#
# If a sender knew rate, delay and queue, it would choose its window between those two numbers.
# It knows none of them.
# The line is somewhere in the middle, and its rate is shared with others who come and go.
#
# So the sender keeps a second window of its own, the **congestion window**, and sends no more than both windows allow.
# It begins small and feels its way: each acknowledgement is a sign that there is room, each loss a sign that there is none.
#
# There are two ways to grow.
# In **slow start** the window grows by a segment for each segment that is acknowledged.
# That is slow only beside a full window at once: after each round trip the window is twice as large.
# In **congestion avoidance** it grows by one segment for a whole window of acknowledged bytes, that is, by about one segment a round trip.
#
# A **threshold** says which of the two it is: slow start below it, congestion avoidance from there on.
# At first the threshold is as good as infinite; each loss sets it.

# %% [markdown] slug="reno-growth-contract" role="contract"
# ## Exercise 2: growing (3 points)
#
# Write `class Growth`, which is made by `Growth(mss, threshold)`.
# `mss` is the size of a full segment, `window` and `threshold` are attributes, and all are whole numbers of bytes.
#
# | when | what |
# |---|---|
# | at first | `window` is four segments, but no more than 4,380 bytes, and two segments at least: `min(4 * mss, max(2 * mss, 4380))` |
# | at first | `threshold` is the one that was given, or `2**30` |
# | `on_ack(acked, flight)`, `window` below `threshold` | `window` grows by `acked`, but by no more than `mss` |
# | `on_ack(acked, flight)` otherwise | `acked` is added to `counted`, a sum of acknowledged bytes that is 0 at first |
# | `counted` has reached `window` | `window` is taken off `counted`, and then `window` grows by `mss` |
#
# `acked` is how many bytes were acknowledged for the first time, and `flight` how many are on their way; it plays no part yet.
# In one call `window` grows once at most.
# `counted` is an attribute, too: the next steps rely on it.
# The reference answer is 9 lines.
#
# <details><summary>Hint: in which order?</summary>
#
# Ask first whether the window is below the threshold, before anything grows.
# </details>


# %% slug="reno-growth" role="solution"
class Growth:
    """A congestion window that grows: slow start below the threshold, then congestion avoidance."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        """Begin with a window of a few segments of `mss` bytes."""
        self.mss, self.threshold = mss, threshold
        ### BEGIN SOLUTION
        self.window = min(4 * mss, max(2 * mss, 4380))
        self.counted = 0  # bytes acknowledged since the window last grew
        ### END SOLUTION

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        ### BEGIN SOLUTION
        if self.window < self.threshold:
            self.window += min(acked, self.mss)
            return
        self.counted += acked
        if self.counted >= self.window:
            self.counted -= self.window
            self.window += self.mss
        ### END SOLUTION


# %% [markdown]
# Try it on the line of the opening, with a larger queue.
# You should see a window that reaches 40 segments in less than 0.6 seconds, and a queue that fills behind it.
# At first the window doubles in each round trip; as soon as the line is busy all the time, its acknowledgements come at the line's rate, and the window grows in a straight line, by 100 segments a second.

# %% tags=["try"]
@try_out
def tried():
    run = Bottleneck({"Ann": Growth(1000)}, rate=100, queue=40, delay=0.05).run(0.6, every=0.02)
    return TimeSeries(run.times, {"window": run.flows["Ann"].windows, "queue": run.queue}, unit="segments")


tried

# %% slug="reno-growth-slow-start" role="tests" points=1
"""Growth begins with a few segments, and adds one for each that is acknowledged."""


def begins(growth, mss, first, drawn):
    check_calls(f"with segments of {mss:,} bytes it begins with {first:,} and grows by a segment an ACK", lambda: growth(mss), """
        on_ack(mss, first)          | window=first + mss, threshold=2**30
            # window: below the threshold each ACK adds what it acknowledges, a whole segment here
            # threshold: it stays as good as infinite, 2**30, until something is lost
        on_ack(mss, first + mss)    | window=first + 2 * mss
        on_ack(drawn, first)        | window=first + 2 * mss + drawn      # window: an ACK of less than a segment adds just that
        on_ack(5 * mss, 9 * mss)    | window=first + 3 * mss + drawn
            # window: an ACK of five segments adds one: at most mss
    """, mss=mss, first=first, drawn=drawn)  # fmt: skip


for each_mss, each_first in ((1000, 4000), (1460, 4380), (536, 2144), (3000, 6000)):
    asking = expect(lambda: Growth(each_mss).window, shown=f"Growth({each_mss}).window")
    asking.returns(each_first, "before anything was sent", "take the row for the first window as it stands")
    begins(Growth, each_mss, each_first, 300)

# Hidden until grading: other sizes, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reno-growth-slow-start")
drawn = rng.randrange(600, 1000)
begins(Growth, drawn, 4 * drawn, rng.randrange(1, 500))
begins(Growth, 1460, 4380, rng.randrange(1, 1400))
### END HIDDEN TESTS

# %% slug="reno-growth-avoidance" role="tests" points=2
"""From the threshold on, Growth adds a segment for each whole window that is acknowledged."""


def avoids(growth, mss, drawn):
    claim = f"from the threshold on a whole window of ACKs adds {mss:,} bytes"
    check_calls(claim, lambda: growth(mss, 6 * mss), """
        on_ack(mss, 9 * mss)       | window=5 * mss, threshold=6 * mss
            # window: the window, 4 segments, is below the threshold of 6: it is the window that is compared, not the flight
            # threshold: the one that was given
        on_ack(mss, 5 * mss)       | window=6 * mss
        on_ack(2 * mss, mss)       | window=6 * mss
            # window: 6 segments are not below the threshold of 6, however few are on their way: from here on count what is acknowledged
        on_ack(3 * mss, 6 * mss)   | window=6 * mss
            # window=7 * mss: the sum is 2 and 3 segments, five of six: the ACK that took the window to the threshold adds nothing to it
            # window: the sum is 2 and 3 segments, five of six: one is missing
        on_ack(mss, 6 * mss)       | window=7 * mss     # window: now they are a whole window: it grows by mss
        on_ack(6 * mss, 7 * mss)   | window=7 * mss     # window: 7 segments are needed now, and the sum began anew with 0
        on_ack(2 * mss, 7 * mss)   | window=8 * mss     # window: 6 and 2 are 8, one more than the window
        on_ack(7 * mss, 8 * mss)   | window=9 * mss     # window: one was left over before; take the window off the sum, and keep the rest
    """, mss=mss)  # fmt: skip
    check_calls("many small ACKs count as one large one", lambda: growth(mss, 2 * mss), """
        on_ack(drawn, 4 * mss)              | window=4 * mss     # window: it is above the threshold from the beginning
        on_ack(4 * mss - drawn - 1, mss)    | window=4 * mss     # window: one byte is missing
        on_ack(1, mss)                      | window=5 * mss     # window: with this byte it is a whole window
    """, mss=mss, drawn=drawn)  # fmt: skip
    check_calls("one call adds a segment at most", lambda: growth(mss, 2 * mss), """
        on_ack(9 * mss, 9 * mss)            | window=5 * mss     # window: one segment a call, however much was acknowledged
        on_ack(1, mss)                      | window=6 * mss     # window: 9 - 4 = 5 segments were left over in the sum, and this byte
    """, mss=mss)  # fmt: skip


avoids(Growth, 1000, 700)

# Hidden until grading: another size of segments, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reno-growth-avoidance")
avoids(Growth, rng.randrange(500, 1000), rng.randrange(1, 400))
### END HIDDEN TESTS

# %% [markdown]
# ## Something was lost
#
# A sender learns of a loss in one of two ways.
# The first is its timer: nothing has been acknowledged for so long that all that was on its way must be gone, or the road is jammed.
# Then it begins as it did at the very beginning, with one segment, and goes back to slow start.
#
# But not without having learnt something.
# So many bytes were on their way when the loss came, the **flight**, and half of them did fit: a round trip before, the window was half as large, and nothing was lost.
# So the threshold becomes half the flight: slow start will go that far and no further, and the window feels its way from there on.

# %%
class NeverLearns(FixedWindow):
    """Doubles up to what the receiver has room for, and begins with one segment after each timeout."""

    def on_ack(self, acked, flight):
        self.window = min(self.window + acked, self.most)

    def on_timeout(self, flight):
        self.window = 1000


run = Bottleneck({"Ann": NeverLearns(40_000)}, rate=100, queue=20, delay=0.05).run(10.0)
TimeSeries(run.times, {"window": run.flows["Ann"].windows, "queue": run.queue}, unit="segments", limit=20)

# %% [markdown]
# This sender has no threshold.
# Each time its window grows into the full queue in less than a second, and much is lost.
# Then the queue is empty, the window stays as it is for a second and more, and when at last the timer is due, all begins again.

# %% [markdown] slug="reno-timeout-contract" role="contract"
# ## Exercise 3: the timer (3 points)
#
# Write `class Backoff`, which continues `Growth`.
# All numbers are whole bytes; a half is rounded down.
#
# | `on_timeout(flight)` | what |
# |---|---|
# | the first of all, or the first since something was acknowledged | `threshold` is half the flight, and two segments at least |
# | another, with nothing acknowledged in between | `threshold` stays as it is |
# | each | `window` is one segment |
# | each | `counted` is 0 |
#
# `on_ack` does what it did in `Growth`, and takes note that something was acknowledged.
# The reference answer is 7 lines.
#
# <details><summary>Hint 1: why must the second one change nothing?</summary>
#
# After the first one only a segment is on its way.
# Half of that says nothing about the road.
# </details>
#
# <details><summary>Hint 2: how do I continue a method?</summary>
#
# `super().on_ack(acked, flight)` does what `Growth` does.
# </details>


# %% slug="reno-timeout" role="solution"
class Backoff(Growth):
    """Growth that begins again with one segment when the timer is due."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        """Begin as Growth does."""
        super().__init__(mss, threshold)
        ### BEGIN SOLUTION
        self.waited = False  # whether the timer was due since something was acknowledged
        ### END SOLUTION

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        ### BEGIN SOLUTION
        self.waited = False
        super().on_ack(acked, flight)
        ### END SOLUTION

    def on_timeout(self, flight: int) -> None:
        """The timer was due, with so many bytes on their way."""
        ### BEGIN SOLUTION
        if not self.waited:
            self.threshold = max(flight // 2, 2 * self.mss)
        self.waited = True
        self.window, self.counted = self.mss, 0
        ### END SOLUTION


# %% [markdown]
# Try it on the same line, with a threshold of 28 segments to begin with.
# `Bottleneck` tells your class of duplicate acknowledgements, too, of which it takes no notice yet.
#
# You should see the window leap to 28, the threshold, and creep on to 33, where segments are lost.
# It stays there until the timer is due, and falls to one.
# From then on it leaps to 17 only, about half of 33, and creeps on from there, again and again.
# (If it leaps to 28 each time, no timeout has set the threshold.)

# %% tags=["try"]
@try_out
def tried_backoff():
    class WithoutDuplicates(Backoff):
        def on_duplicate(self, count, flight):
            pass

    run = Bottleneck({"Ann": WithoutDuplicates(1000, 28_000)}, rate=100, queue=20, delay=0.05).run(20.0)
    return TimeSeries(run.times, {"window": run.flows["Ann"].windows}, unit="segments")


tried_backoff

# %% slug="reno-timeout-first" role="tests" points=2
"""A timeout halves the flight into the threshold, and begins with one segment."""


def falls(backoff, mss, odd):
    check_calls("a timeout sets the threshold to half the flight", lambda: backoff(mss), """
        on_ack(mss, 4 * mss)            | window=5 * mss, threshold=2**30     # window: on_ack does what Growth does
        on_timeout(20 * mss + odd)      | window=mss, threshold=10 * mss + odd // 2
            # threshold: half of the flight, which is given, rounded down; the window plays no part in it
            # window: the loss of all that was on its way: begin with one segment
        on_ack(mss, mss)                | window=2 * mss, threshold=10 * mss + odd // 2
            # window: one segment is below the threshold: slow start
    """, mss=mss, odd=odd)  # fmt: skip
    check_calls("the threshold is two segments at least", lambda: backoff(mss), """
        on_ack(mss, 4 * mss)            | window=5 * mss
        on_timeout(3 * mss)             | window=mss, threshold=2 * mss     # threshold: two segments, however little was on its way
    """, mss=mss)  # fmt: skip
    check_calls("slow start ends at the new threshold", lambda: backoff(mss), """
        on_timeout(6 * mss)             | window=mss, threshold=3 * mss
            # threshold=2**30: this timeout is the first of all: it sets the threshold, although nothing was acknowledged before it
        on_ack(mss, mss)                | window=2 * mss
        on_ack(mss, 2 * mss)            | window=3 * mss
        on_ack(mss, 3 * mss)            | window=3 * mss     # window: the threshold is reached: a whole window is needed now
        on_ack(2 * mss, 3 * mss)        | window=4 * mss
    """, mss=mss)  # fmt: skip
    check_calls("what was counted before a timeout does not count after it", lambda: backoff(mss, 4 * mss), """
        on_ack(3 * mss, 4 * mss)        | window=4 * mss
        on_timeout(4 * mss)             | window=mss, threshold=2 * mss
        on_ack(mss, mss)                | window=2 * mss
        on_ack(mss, 2 * mss)            | window=2 * mss     # window: the sum begins anew with 0 at a timeout
    """, mss=mss)  # fmt: skip


falls(Backoff, 1000, 7)

# Hidden until grading: another size of segments, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reno-timeout-first")
falls(Backoff, rng.randrange(500, 1000), rng.randrange(1, 400))
### END HIDDEN TESTS

# %% slug="reno-timeout-again" role="tests" points=1
"""A second timeout in a row leaves the threshold alone; one after an acknowledgement does not."""


def falls_again(backoff, mss):
    check_calls("two timeouts in a row halve once", lambda: backoff(mss), """
        on_timeout(20 * mss)            | window=mss, threshold=10 * mss
            # threshold=2**30: this timeout is the first of all: it sets the threshold, although nothing was acknowledged before it
        on_timeout(mss)                 | window=mss, threshold=10 * mss
            # threshold: nothing was acknowledged since the last timeout: it stays
        on_timeout(8 * mss)             | window=mss, threshold=10 * mss
        on_ack(mss, mss)                | window=2 * mss, threshold=10 * mss
        on_timeout(12 * mss)            | window=mss, threshold=6 * mss
            # threshold: something was acknowledged since the last timeout: this one counts
    """, mss=mss)  # fmt: skip


falls_again(Backoff, 1000)

# Hidden until grading: another size of segments, by the seed.
### BEGIN HIDDEN TESTS
falls_again(Backoff, seeded("reno-timeout-again").randrange(500, 1000))
### END HIDDEN TESTS

# %% [markdown]
# ## One of many
#
# The second way to learn of a loss is faster.
# If one segment is lost and those behind it arrive, the receiver acknowledges each of them, always with the same number: that of the lost one, which it still waits for.
# These are **duplicate acknowledgements**.
# One or two may come since segments have overtaken each other; after the third the segment counts as lost, and is sent again without waiting for the timer: **fast retransmit**.
#
# What does that say about the road?
# Something was lost, but the others arrived, and each duplicate says that one more has left the road.
# So there is no need to begin with one segment.
# **Fast recovery** halves the window, and adds a segment for each duplicate, since what has arrived makes room for another.
# When the gap is filled, an acknowledgement of something new comes, and the window is the threshold: half of what it was.
#
# Slow start, congestion avoidance, fast retransmit and fast recovery together are called **Reno**, after the release of Unix in which they came.

# %% [markdown] slug="reno-recovery-contract" role="contract"
# ## Exercise 4: Reno (4 points)
#
# Write `class Reno`, which continues `Backoff`.
# `on_duplicate(count, flight)` is called for each duplicate acknowledgement; `count` is 1 for the first of the same number, then 2, and so on.
#
# | call | what |
# |---|---|
# | `on_duplicate`, `count` is 1 or 2 | nothing |
# | `on_duplicate`, `count` is 3 | recovery begins: `threshold` is half the flight, two segments at least, and `window` is the threshold and three segments |
# | `on_duplicate`, `count` is more than 3, in recovery | `window` grows by a segment |
# | `on_duplicate`, `count` is more than 3, not in recovery | nothing |
# | `on_ack` in recovery | recovery ends: `window` is `threshold`, and `counted` is 0; this ACK adds nothing |
# | `on_ack` otherwise | as in `Backoff` |
# | `on_timeout` | as in `Backoff`; recovery ends |
#
# The reference answer is 15 lines.
#
# <details><summary>Hint 1: why three segments more?</summary>
#
# Three duplicates say that three segments have left the road.
# </details>
#
# <details><summary>Hint 2: what must I remember?</summary>
#
# Whether recovery goes on: an attribute that is `True` or `False`.
#
# And `Backoff` remembers whether something was acknowledged: the ACK that ends recovery is such a one.
# `super().on_ack(0, flight)` tells it, and adds nothing.
# </details>


# %% slug="reno-recovery" role="solution"
class Reno(Backoff):
    """TCP Reno's congestion control (RFC 5681)."""

    def __init__(self, mss: int, threshold: int = 2**30) -> None:
        """Begin as Backoff does."""
        super().__init__(mss, threshold)
        ### BEGIN SOLUTION
        self.recovers = False
        ### END SOLUTION

    def on_duplicate(self, count: int, flight: int) -> None:
        """The same number was acknowledged again, for the count-th time, with so many bytes on their way."""
        ### BEGIN SOLUTION
        if count == 3:
            self.recovers = True
            self.threshold = max(flight // 2, 2 * self.mss)
            self.window = self.threshold + 3 * self.mss
        elif count > 3 and self.recovers:
            self.window += self.mss
        ### END SOLUTION

    def on_ack(self, acked: int, flight: int) -> None:
        """So many bytes were acknowledged for the first time."""
        ### BEGIN SOLUTION
        if self.recovers:
            super().on_ack(0, flight)  # something was acknowledged
            self.recovers = False
            self.window, self.counted = self.threshold, 0
        else:
            super().on_ack(acked, flight)
        ### END SOLUTION

    def on_timeout(self, flight: int) -> None:
        """The timer was due, with so many bytes on their way."""
        ### BEGIN SOLUTION
        self.recovers = False
        super().on_timeout(flight)
        ### END SOLUTION


# %% [markdown]
# Try it on the line of the opening, with a threshold of 16 segments to begin with.
# You should see the teeth of a saw: the window creeps up to 21 or 22, something is lost, and it falls by half.
# Where it falls it leaps up for a moment, above 22: that is fast recovery, with a segment more for each duplicate.

# %% tags=["try"]
@try_out
def tried_reno():
    run = Bottleneck({"Ann": Reno(1000, 16_000)}, rate=100, queue=10, delay=0.05).run(20.0)
    return TimeSeries(run.times, {"window": run.flows["Ann"].windows, "queue": run.queue}, unit="segments", limit=10)


tried_reno

# %% slug="reno-recovery-begins" role="tests" points=2
"""Three duplicates begin recovery, each further one adds a segment, and an acknowledgement ends it."""


def recovers(reno, mss, odd):
    check_calls("three duplicates halve the window, and what has arrived makes room", lambda: reno(mss), """
        on_duplicate(1, 20 * mss + odd)  | window=4 * mss, threshold=2**30     # window: one duplicate may come of overtaking
        on_duplicate(2, 20 * mss + odd)  | window=4 * mss, threshold=2**30     # window: two may come of overtaking, too
        on_duplicate(3, 20 * mss + odd)  | threshold=10 * mss + odd // 2, window=13 * mss + odd // 2
            # threshold: half the flight, rounded down; the window plays no part in it
            # window: the threshold, and three segments for the three that have left the road
        on_duplicate(4, 20 * mss + odd)  | threshold=10 * mss + odd // 2, window=14 * mss + odd // 2
            # threshold: a loss halves once: only the third duplicate sets the threshold
            # window: each further duplicate says that a segment has left the road: one more may go
        on_duplicate(5, 20 * mss + odd)  | window=15 * mss + odd // 2
        on_ack(20 * mss, 21 * mss)       | window=10 * mss + odd // 2, threshold=10 * mss + odd // 2
            # window: the gap is filled: the window is the threshold now, and this ACK adds nothing
        on_ack(mss, 10 * mss)            | window=10 * mss + odd // 2     # window: the threshold is reached: a whole window is needed
    """, mss=mss, odd=odd)  # fmt: skip
    check_calls("the threshold is two segments at least", lambda: reno(mss), """
        on_duplicate(3, 3 * mss)         | threshold=2 * mss, window=5 * mss     # threshold: two segments at least
    """, mss=mss)  # fmt: skip
    check_calls("what was counted before a recovery does not count after it", lambda: reno(mss, 4 * mss), """
        on_ack(3 * mss, 4 * mss)         | window=4 * mss
        on_duplicate(3, 8 * mss)         | threshold=4 * mss, window=7 * mss
        on_ack(8 * mss, 8 * mss)         | window=4 * mss
        on_ack(3 * mss, 4 * mss)         | window=4 * mss     # window: the sum begins anew with 0 when recovery ends
        on_ack(mss, 4 * mss)             | window=5 * mss
    """, mss=mss)  # fmt: skip


recovers(Reno, 1000, 7)

# Hidden until grading: another size of segments, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reno-recovery-begins")
recovers(Reno, rng.randrange(500, 1000), rng.randrange(1, 400))
### END HIDDEN TESTS

# %% slug="reno-recovery-timeout" role="tests" points=1
"""A timeout ends recovery, and duplicates that come later change nothing."""


def ends(reno, mss):
    check_calls("a timeout in recovery ends it", lambda: reno(mss), """
        on_duplicate(3, 20 * mss)        | threshold=10 * mss
        on_timeout(16 * mss)             | threshold=8 * mss, window=mss     # window: as after every timeout, one segment
            # threshold: half of this flight: nothing says that a timeout in recovery is another case
        on_duplicate(4, 16 * mss)        | window=mss, threshold=8 * mss
            # window: recovery is over, and only a third duplicate begins it
        on_ack(mss, mss)                 | window=2 * mss
            # window: recovery is over: this ACK is one as any other
    """, mss=mss)  # fmt: skip
    check_calls("after a recovery the next timeout counts", lambda: reno(mss), """
        on_timeout(20 * mss)             | threshold=10 * mss
        on_duplicate(3, 12 * mss)        | threshold=6 * mss
        on_ack(12 * mss, 12 * mss)       | window=6 * mss
        on_timeout(8 * mss)              | threshold=4 * mss, window=mss
            # threshold: the ACK that ended recovery acknowledged something, so that this timeout is the first since
    """, mss=mss)  # fmt: skip


ends(Reno, 1000)

# Hidden until grading: another size of segments, by the seed.
### BEGIN HIDDEN TESTS
ends(Reno, seeded("reno-recovery-timeout").randrange(500, 1000))
### END HIDDEN TESTS

# %% [markdown]
# ## The kernel's own
#
# Linux has Reno, too, among others.
# `kernel.reno_windows` has an ordinary socket send from a host of its own on your machine, whose TCP is the Linux kernel's.
# The function plays the receiver: it acknowledges segment after segment, here six, and then sends three duplicates.
# After each acknowledgement it asks the kernel for its window and its threshold, in segments.
# Here are the windows up to the second duplicate, and the threshold after the third.

# %%
seen = kernel.reno_windows(acks=6, duplicates=3)
[window for window, _ in seen[:-1]], seen[-1][1]

# %% [markdown]
# The kernel begins with ten segments, as it may since 2013 (RFC 6928), and grows by one an acknowledgement, as your class does.
# After two duplicates nothing has changed, and the third sets the threshold to half of what was on its way.
# From there on it differs: Linux does not fall by half and add three, but comes down to the threshold in small steps while duplicates arrive (RFC 6937).
# When recovery ends, both have the same window.

# %% slug="reno-recovery-kernel" role="tests" points=1
"""From the same window, Reno and the kernel grow alike and set the same threshold."""


def agrees(reno, acks):
    """Compare what both do: a kernel that begins with ten segments, and an object that has grown to ten."""
    theirs = kernel.reno_windows(acks, 3)
    grown = reno(1000)
    for _ in range(6):
        grown.on_ack(1000, 4000)
    for turn in range(acks):
        growing = expect(lambda: (grown.on_ack(1000, 10_000), grown.window // 1000)[1], shown=f"Reno's window after ACK {turn + 1}")
        alike = "in segments, as the kernel's"
        growing.returns(theirs[turn][0], alike, "an ACK of a segment adds a segment, below the threshold")
    flight = 1000 * (10 + acks)
    expect(grown.on_duplicate, 3, flight)
    halving = expect(lambda: grown.threshold // 1000, shown=f"Reno's threshold after {acks} ACKs and three duplicates")
    halving.returns(theirs[-1][1], "in segments, as the kernel's", "half the flight, two segments at least")


agrees(Reno, 4)

# Hidden until grading: another window, by the seed.
### BEGIN HIDDEN TESTS
agrees(Reno, 2 * seeded("reno-recovery-kernel").randrange(3, 7))
### END HIDDEN TESTS

# %% [markdown]
# ## Two on the road
#
# Ann has been sending for ten seconds when Bob begins.
# Nobody tells them of each other.
# How many of a hundred segments a second will each have in the end?
# The next cell shows it for your own class.

# %% tags=["try"]
@try_out
def both():
    flows = {"Ann": Reno(1000), "Bob": Reno(1000)}
    run = Bottleneck(flows, rate=100, queue=10, delay=0.05, starts={"Bob": 10.0}).run(40.0, every=0.2)
    return TimeSeries(run.times, {name: flow.windows for name, flow in run.flows.items()}, unit="segments")


both

# %% [markdown]
# Both come to about half.
# While they grow, each gets a segment more a round trip, so that the difference between them stays; when they lose, each loses half, and half of the difference goes with it.
#
# And somebody who never backs off?
# Eve keeps fourteen segments on their way, whatever happens to them.

# %% tags=["try"]
@try_out
def greedy():
    flows = {"Ann": Reno(1000), "Eve": FixedWindow(14_000)}
    run = Bottleneck(flows, rate=100, queue=10, delay=0.05).run(40.0, every=0.2)
    print({name: round(flow.rate(run, 20.0, 40.0)) for name, flow in run.flows.items()})
    return TimeSeries(run.times, {name: flow.windows for name, flow in run.flows.items()}, unit="segments")


greedy

# %% [markdown]
# Eve has three quarters of the road, and hardly loses anything: each time it is full, it is Ann who makes room.
# Nothing in the network stops Eve; what keeps the Internet going is that nearly all of its senders back off of their own accord.
#
# One number says how fair a road is shared: **Jain's fairness index**, the square of the sum of all rates, divided by the number of senders times the sum of the squares of their rates.
# It is 1 if all are equal, and 1 / n if one of n has everything.

# %% [markdown] slug="fairness-contract" role="contract"
# ## Exercise 5: how fair is it? (3 points)
#
# Write `fairness(rates)`, which returns Jain's fairness index of a list of rates.
#
# | `rates` | result |
# |---|---|
# | n numbers, at least one of them above 0 | `sum(rates)² / (n · sum of each rate²)` |
# | all are 0 | `1.0`: they are equal |
# | an empty list, or one with a negative number | `ValueError` |
#
# The last test has two senders with your `Reno` share a road.
# The reference answer is 5 lines.


# %% slug="fairness" role="solution"
def fairness(rates: list[float]) -> float:
    """Jain's fairness index of rates: from 1/n, if one has everything, to 1, if all are equal."""
    ### BEGIN SOLUTION
    if not rates or min(rates) < 0:
        raise ValueError("fairness needs rates, none of them negative")
    if not any(rates):
        return 1.0
    return sum(rates) ** 2 / (len(rates) * sum(rate**2 for rate in rates))
    ### END SOLUTION


# %% [markdown]
# Try it on three roads.
# You should see `1.0`, `0.5` and `0.9`.

# %% tags=["try"]
try_out(lambda: [round(fairness(rates), 2) for rates in ([50, 50], [100, 0], [10, 20])])

# %% slug="fairness-index" role="tests" points=1
"""fairness is 1 for equals, 1/n if one has everything, and an error for what are no rates."""


def is_fair(rates, index, detail, *hints):
    asking = expect(fairness, rates)
    near = f"fairness({rates}) is {index:.4f}, {detail}"
    asking.satisfies(lambda got: abs(got - index) < 1e-9, near, *hints, expected=f"{index:.4f}")


SQUARE = "the square of the sum, and not the sum of the squares, stands above the line"
COUNT = "the number of senders is a factor below the line"
ZERO = when(ZeroDivisionError, "rates that are all 0 are equal: 1.0")
is_fair([50, 50], 1.0, "since both have the same", COUNT)
is_fair([7], 1.0, "since there is nobody else", COUNT)
is_fair([100, 0, 0, 0], 0.25, "since one of four has everything", SQUARE)
is_fair([10, 20], 0.9, "since one has twice as much", SQUARE)
is_fair([0, 0, 0], 1.0, "since they are equal", ZERO)
EMPTY = "look at the list first, before anything is divided"
expect(fairness, []).raises(ValueError, "", EMPTY, when(Exception, EMPTY))
expect(fairness, [3, -1]).raises(ValueError, "", "a rate is not negative", when(Exception, EMPTY))

# Hidden until grading: rates by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("fairness-index")
drawn = [rng.randrange(1, 99) for _ in range(rng.randrange(3, 8))]
is_fair(drawn, sum(drawn) ** 2 / len(drawn) / sum(each * each for each in drawn), "by the formula", SQUARE)
is_fair([drawn[0]] * 6, 1.0, "since all have the same", COUNT)
expect(fairness, [*drawn, -drawn[0]]).raises(ValueError, "", "a rate is not negative", when(Exception, EMPTY))
### END HIDDEN TESTS

# %% slug="given-shared" role="setup"
def rates_of_two(reno, queue, late):
    """The segments a second of two senders from the 12th to the 30th second; the second of them begins late."""
    flows = {"Ann": reno(1000), "Bob": reno(1000)}
    line = Bottleneck(flows, rate=50, queue=queue, delay=0.1, starts={"Bob": late})
    run = line.run(30.0, every=1.0)
    return [round(flow.rate(run, 12.0, 30.0), 1) for flow in run.flows.values()]


# %% slug="fairness-shared" role="tests" points=2
"""Two senders with your Reno use the road, and your fairness says that they share it."""
IDLE = "look at the try cell of Exercise 4: after a loss the window should be half of what it was, and not one segment"
UNEQUAL = "each must lose half of its window where it loses, and gain one segment a round trip"


def shared(fairness, reno, queue, late):
    running = expect(rates_of_two, reno, queue, late, shown="a run of two senders", deadline=30.0)
    claim = f"with a queue of {queue} segments both together have 42 of 50 segments a second at least"
    running.satisfies(lambda rates: sum(rates) >= 42, claim, IDLE)
    rates = running.outcome.value
    right = sum(rates) ** 2 / (2 * sum(rate**2 for rate in rates))
    asking = expect(fairness, rates)
    asking.satisfies(lambda got: abs(got - right) < 1e-9, f"fairness({rates}) is {right:.4f}", expected=f"{right:.4f}")
    asking.satisfies(lambda got: got >= 0.9, "that is 0.9 at least", UNEQUAL)


shared(fairness, Reno, 12, 4.0)

# Hidden until grading: another queue, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("fairness-shared")
shared(fairness, Reno, rng.randrange(10, 16), rng.choice([1.0, 2.0, 4.0]))
### END HIDDEN TESTS

# %% [markdown]
# ## Small things
#
# A road can be wasted in another way, too.
# A segment with one byte of data has forty bytes of headers.
# So a sender should not send a small segment while another one is unanswered: it waits, and collects what is written meanwhile, until all is acknowledged or a full segment is there.
# This is **Nagle's algorithm** (RFC 9293, section 3.7.4).
#
# The receiver waits as well.
# It delays its acknowledgement a little, 40 ms and more in Linux, in the hope that the program will answer and the acknowledgement can ride along: a **delayed acknowledgement**.
#
# `kernel.write_pattern` has a program write, and shows what its kernel sent, and what came back.
# This one writes five bytes twice.

# %%
[("ACK" if not segment.payload else f"{len(segment.payload)} bytes") for segment in kernel.write_pattern([5, 5])]

# %% [markdown]
# The first five bytes left at once; the second five waited for the acknowledgement, and that was delayed.
# Each of the two is sensible alone, and together they wait for each other: a program that writes its request in two pieces waits 40 ms for nothing.

# %% [markdown] slug="nagle-contract" role="contract"
# ## Exercise 6: who waits? (2 points, extra credit)
#
# Predict, in `leave_at_once()`, how many segments with data leave before the first acknowledgement comes.
# A full segment has 1,000 bytes here, and each number in a list is one call of `send`.
# Copy this, and replace each `...` by a number.
#
# ```python
# return {
#     "[10]": ...,               # ten bytes in one call
#     "[5, 5, 5]": ...,          # five bytes, three times
#     "[5, 5], no delay": ...,   # the option TCP_NODELAY switches Nagle's algorithm off
#     "[5, 1000]": ...,          # a small piece, then a full segment
#     "[1000, 5]": ...,          # a full segment, then a small piece
# }
# ```
#
# The tests make these calls on a host of its own, and compare.
# One of the five may surprise you: Linux has refined the rule, so that only a small segment on its way makes another small one wait.


# %% slug="nagle" role="solution"
def leave_at_once() -> dict[str, int]:
    """How many segments with data leave before the first acknowledgement comes, for five ways to write."""
    ### BEGIN SOLUTION
    return {
        "[10]": 1,
        "[5, 5, 5]": 1,
        "[5, 5], no delay": 2,
        "[5, 1000]": 2,
        "[1000, 5]": 2,
    }
    ### END SOLUTION


# %% [markdown]
# See whether every case has its number.
# You should see an empty set.

# %% tags=["try"]
try_out(lambda: set(leave_at_once()) ^ {"[10]", "[5, 5, 5]", "[5, 5], no delay", "[5, 1000]", "[1000, 5]"})

# %% [markdown]
# A test tells you which prediction the kernel does not share; think again, before you try another number.

# %% slug="nagle-kernel" role="tests" points=2
"""How many segments leave at once: it depends on what is on its way, and on the size of what is written."""
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each case is a key")
BYTES = when(lambda got: type(got) is int and got > 3, "segments are counted here, not bytes")
for case, sizes, no_delay, hint in (
    ("[10]", [10], False, "nothing is on its way: is there anything to wait for?"),
    ("[5, 5, 5]", [5, 5, 5], False, "what is on its way when the second five bytes are written, and when the third?"),
    ("[5, 5], no delay", [5, 5], True, "without the rule, what keeps the second five bytes back?"),
    ("[5, 1000]", [5, 1000], False, "which segments does the rule hold back: small ones, or all?"),
    ("[1000, 5]", [1000, 5], False, "is a small segment on its way?"),
):
    segments = kernel.write_pattern(sizes, no_delay)
    first = next(place for place, segment in enumerate(segments) if not segment.payload)
    said = expect(lambda case=case: leave_at_once()[case], shown=f'leave_at_once()["{case}"]')
    said.predicts(first, (1, 2, 3), hint, NO_KEY, BYTES)

# %% [markdown]
# A program that knows better than the rule, since it writes each request in one call, sets `TCP_NODELAY`.
# Most web servers and all games do.
#
# ## What you can say now
#
# - A window larger than the road holds makes a queue, then losses, and no more speed.
# - A sender finds its share by growing until something is lost, and then halving; that makes shares come together.
# - A timeout means that nothing arrives, three duplicates that one thing is missing: the answers differ.
# - Nobody enforces it. The road is shared because senders back off.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | bottleneck | the line on a way that carries least |
# | bandwidth-delay product | what fits on the way: rate times round-trip time |
# | congestion window | how much a sender dares to have on its way |
# | flight | what is on its way, sent and not acknowledged |
# | slow start | the window grows by what is acknowledged: it doubles in a round trip |
# | congestion avoidance | the window grows by a segment in a round trip |
# | threshold | where the one ends and the other begins |
# | duplicate acknowledgement | one with the same number as before, since something is missing |
# | fast retransmit, fast recovery | sending again after three of them; going on with half the window |
# | Nagle's algorithm | no small segment while another small one is unanswered |
# | delayed acknowledgement | one that waits for something to ride on |
#
# **What does this return, and why?**
#
# 1. `rate_of(20, queue=100)`, beside `rate_of(20)`.
#    <details><summary>Answer</summary>
#
#    The same, 100: the line carries no more, and a longer queue only makes room for more waiting.
#    </details>
# 2. `fairness([33, 33, 33, 1])`.
#    <details><summary>Answer</summary>
#
#    About 0.76, since one of four has next to nothing: three equals and one without would give 0.75.
#    </details>
# 3. `Reno(1000).window` after three duplicates with a flight of 3,000 bytes.
#    <details><summary>Answer</summary>
#
#    5000: half the flight would be 1,500, but the threshold is two segments at least, and three more have left the road.
#    </details>
