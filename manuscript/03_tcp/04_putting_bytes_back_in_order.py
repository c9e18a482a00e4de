# %% [markdown]
# # Putting bytes back in order
#
# Five bytes arrive at a TCP connection, whole and undamaged, and there is room for them.
# How many of them are acknowledged, and how many can the program read?

# %%
from loopback import kernel

kernel.reassembles([(5, b"world")])

# %% [markdown]
# None, and none.
# `kernel.reassembles` lets pieces arrive at a connection of the Linux kernel, and says after each what the kernel acknowledges (`ack`) and how many bytes a program could read (`unread`).
# A piece has an **index**: the place of its first byte in the stream, counted from 0.
# So the bytes 5 to 9 are here, and 0 to 4 are missing.
#
# Now the bytes 0 to 4 arrive, too.
# How many bytes can be read then?

# %% tags=["predict"]
prediction = ...

# %%
from loopback import compare

compare(prediction, kernel.reassembles([(5, b"world"), (0, b"hello")])[-1].unread)

# %% [markdown]
# All ten: the kernel had kept the five that came first.
# In this notebook you write this part of TCP, in two halves.
# A **reassembler** puts bytes in order and knows nothing of TCP; a **receiver** gives it what segments carry, and says what is to be acknowledged.
#
# ## Why sorting is not enough
#
# Pieces arrive in any order.
# Why not keep them all, and sort them by their index?

# %%
pieces = {6: b"world", 0: b"hello "}
b"".join(data for index, data in sorted(pieces.items()))

# %% [markdown]
# That works as long as the pieces are always the same ones.
# A TCP sender that repeats what was lost may cut it elsewhere: its numbers count bytes, and not segments.
# Here `hello ` was lost, and comes again together with the three bytes behind it.

# %%
pieces = {6: b"world", 0: b"hello wor"}
b"".join(data for index, data in sorted(pieces.items()))

# %% [markdown]
# Three bytes are there twice: the pieces **overlap**.
# What must be kept is bytes, each at its own index.
#
# A `ReceiveBuffer` draws what a receiver holds that keeps them in this way.
# A tuple is a piece that arrives, with its index; a number is a read of so many bytes.

# %%
from loopback.draw import ReceiveBuffer

ReceiveBuffer([(9, b"ld"), (0, b"hello"), (3, b"lo w"), 2])

# %% [markdown]
# Some words for what you see in the last row.
# Bytes are **in order** if none before them is missing; only those can be read.
# What is missing is a **gap**; bytes behind a gap are **early**.
# The **next index** is that of the first byte that is missing, 7 here, whatever lies behind the gap.

# %% slug="given" role="setup"
import itertools
import random

from loopback import ACK, FIN, PSH, RST, SYN, Segment, kernel, try_out
from loopback.check import HANGS, batch, check, check_calls, expect, measure_scaling, seeded, when
from loopback.draw import ReceiveBuffer
from loopback.link import KernelDelivery


# %% [markdown]
# One tool before you begin.
# A `bytearray` is like `bytes`, and its bytes can be replaced.
# Here is room for ten bytes, into which a piece is put at its index.

# %%
room = bytearray(10)
room[6:9] = b"wor"
room

# %% [markdown]
# There must be room at that place.
# What is put behind the end of a `bytearray` lands at its end.

# %%
short = bytearray(b"he")
short[6:9] = b"wor"
short

# %% [markdown]
# And which of the zeros in `room` are bytes of the stream, and which are just room?
# A second `bytearray` with a mark for each byte that has come can tell, and `find` finds the first one that has not.

# %%
marks = bytearray(10)
marks[0:4] = b"\1\1\1\1"
marks[6:9] = b"\1\1\1"
marks.find(0, 2)  # the first 0 from place 2 on

# %% [markdown] slug="reassembler-contract" role="contract"
# ## Exercise 1: gaps and overlap (7 points)
#
# Write `ReassemblyQueue`, which takes pieces of one stream in any order, and gives its bytes out in order, each once.
#
# | case | result |
# |---|---|
# | a piece that begins at `next_index` | its bytes can be read; `next_index` is the index behind them |
# | an early piece | is kept; `next_index` stays |
# | a gap is filled | `next_index` moves behind all that follows without a gap |
# | bytes whose index has been passed | are dropped; those behind them in the same piece are not |
# | a piece without bytes | changes nothing |
# | `buffered` | how many bytes can be read now: those in order and not read |
# | `read(limit)` | takes the next bytes in order, at most `limit` of them, `b""` if there are none |
# | cost | a piece or a read costs the same, however many bytes and pieces wait |
#
# Indexes and limits are whole numbers from 0.
# Bytes with the same index are equal, whichever piece they come in.
# `@property` above `buffered` makes a method that is used like an attribute: `queue.buffered`, without brackets.
# The reference answer is 19 lines.
#
# <details><summary>Hint 1: what must the object remember?</summary>
#
# The bytes that have come and are not read, each at its place, and which of these places are filled.
# Place 0 can be the first byte that is not read: its index is `next_index - buffered`.
# </details>
#
# <details><summary>Hint 2: what makes it slow?</summary>
#
# Whatever goes through all that waits, for each piece: sorting, joining, copying.
# Making room by `self.data += bytes(n)` copies nothing old if `self.data` is a `bytearray`, and copies all if it is `bytes`; `del self.data[:n]` is quick for a `bytearray`, too.
# And `find` need not begin at place 0.
# </details>


# %% slug="reassembler" role="solution"
class ReassemblyQueue:
    """Takes the pieces of one stream in any order, and gives its bytes out in order, each once."""

    def __init__(self) -> None:
        self.next_index = 0  # the index of the first byte that is missing
        ### BEGIN SOLUTION
        self.start = 0  # the index of the first byte that is not read
        self.data = bytearray()  # from `start` on
        self.marks = bytearray()  # 1 for each byte of `data` that has come
        ### END SOLUTION

    @property
    def buffered(self) -> int:
        """How many bytes can be read now."""
        ### BEGIN SOLUTION
        return self.next_index - self.start
        ### END SOLUTION

    def accept(self, index: int, data: bytes) -> None:
        """Take a piece whose first byte has this index."""
        ### BEGIN SOLUTION
        first = max(index, self.next_index)
        new, begin = data[first - index :], first - self.start
        end = begin + len(new)
        if new:
            longer = bytes(max(0, end - len(self.data)))
            self.data += longer
            self.marks += longer
            self.data[begin:end] = new
            self.marks[begin:end] = b"\1" * len(new)
            gap = self.marks.find(0, self.buffered)
            self.next_index = self.start + (len(self.marks) if gap < 0 else gap)
        ### END SOLUTION

    def read(self, limit: int) -> bytes:
        """Take the next bytes in order, at most `limit` of them."""
        ### BEGIN SOLUTION
        taken = bytes(self.data[: min(limit, self.buffered)])
        del self.data[: len(taken)], self.marks[: len(taken)]
        self.start += len(taken)
        return taken
        ### END SOLUTION


# %% [markdown]
# Try it on the pieces of the drawing above.
# You should see `0`, then `5`, then `7`, and `b'hello w'`.

# %% tags=["try"]
@try_out
def as_drawn():
    queue, seen = ReassemblyQueue(), []
    for index, data in ((9, b"ld"), (0, b"hello"), (3, b"lo w")):
        queue.accept(index, data)
        seen.append(queue.next_index)
    return seen, queue.read(100)


as_drawn


# %% [markdown]
# The tests tell your class of one call a line.
# Behind `->` stands what it returns, and behind `|` what its attributes are then.
# If a line goes wrong, the drawing shows what a right queue holds by then.
# Wherever a cell begins with `# For the tests`, run it and read on: nothing in it has to be understood.


# %% slug="given-drawing" role="setup"
# For the tests.
def buffer_of(capacity=None):
    """A function that draws the buffer after calls of `accept` and `read`."""

    def drawn(calls):
        return ReceiveBuffer([given if name == "accept" else given[0] for name, given in calls], capacity)

    return drawn


# %% slug="reassembler-order" role="tests" points=2
"""Early pieces wait, a gap that is filled sets them free, and a read takes what is in order."""
check_calls("pieces in order can be read at once", ReassemblyQueue, """
    read(5) -> b""    | next_index=0, buffered=0  # nothing has come yet: b"" is the answer
    accept(0, b"abc") | next_index=3, buffered=3  # a piece in order moves next_index by its length
    accept(3, b"de")
    read(2) -> b"ab"  | next_index=5, buffered=3  # returns: at most `limit` bytes, the oldest first
        # next_index: what is read has come all the same: next_index counts from the beginning of the stream
        # buffered: what has been read is not there any more
    read(0) -> b""    | buffered=3
    read(9) -> b"cde" | next_index=5, buffered=0  # returns: the rest, though it is fewer than `limit`
    accept(5, b"f")   | next_index=6, buffered=1  # indexes go on after a read
    read(1) -> b"f"   | next_index=6, buffered=0
""", log=buffer_of())  # fmt: skip
check_calls("early pieces wait until the gap is filled", ReassemblyQueue, """
    accept(5, b"fg") | next_index=0, buffered=0  # next_index=7: the bytes 0 to 4 are missing, and 0 is the first of them
        # next_index=2: the bytes 0 to 4 are missing, and have their places before f: was f put at the end, or in a slice behind it?
        # buffered: early bytes cannot be read, so that they do not count
    read(9) -> b""   | next_index=0, buffered=0  # returns: the next byte of the stream is missing
    accept(2, b"c")  | next_index=0, buffered=0  # there are two gaps now
    accept(0, b"ab") | next_index=3, buffered=3  # next_index=2: c was waiting, and follows without a gap
        # next_index=7: the bytes 3 and 4 are still missing
    accept(3, b"de") | next_index=7, buffered=7  # next_index=5: f and g were waiting
""", log=buffer_of())  # fmt: skip

OWN = "read(9) -> b'' | next_index=0, buffered=0  # what a queue holds belongs into `self`: each has its own"
check_calls("another queue has bytes of its own", ReassemblyQueue, OWN)

# Hidden until grading: other pieces, in an order by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-order")
sent = rng.randbytes(40)
begin = rng.randrange(9, 14)
check_calls("other pieces wait, too", ReassemblyQueue, """
    accept(2 * begin, sent[2 * begin:])  | next_index=0, buffered=0
    accept(0, sent[:begin])              | next_index=begin, buffered=begin
    read(5) -> sent[:5]                  | next_index=begin, buffered=begin - 5
    accept(begin, sent[begin:2 * begin]) | next_index=40, buffered=35
    read(99) -> sent[5:]                 | next_index=40, buffered=0
""", log=buffer_of(), sent=sent, begin=begin)  # fmt: skip
### END HIDDEN TESTS

# %% slug="reassembler-again" role="tests" points=1
"""What comes again is given out once, and a piece without bytes changes nothing."""
check_calls("repetitions change nothing", ReassemblyQueue, """
    accept(0, b"abc") | next_index=3, buffered=3
    accept(0, b"abc") | next_index=3, buffered=3  # all of it has come already
    accept(1, b"b")   | next_index=3, buffered=3  # a part of what has come
    read(9) -> b"abc" | next_index=3, buffered=0  # returns: each byte once
    accept(0, b"ab")  | next_index=3, buffered=0  # it has come, and has been read, too
    read(9) -> b""     # returns: what has been read does not come back
    accept(5, b"f")   | next_index=3, buffered=0
    accept(5, b"f")   | next_index=3, buffered=0
    accept(3, b"de")  | next_index=6, buffered=3
    read(9) -> b"def" | next_index=6, buffered=0  # returns: f came twice, and is one byte
""", log=buffer_of())  # fmt: skip
check_calls("a piece without bytes changes nothing", ReassemblyQueue, """
    accept(0, b"")   | next_index=0, buffered=0
    accept(4, b"")   | next_index=0, buffered=0
    accept(0, b"ab") | next_index=2, buffered=2
    accept(4, b"e")
    accept(4, b"")   | next_index=2, buffered=2  # it takes nothing away from the piece with the same index
    accept(2, b"cd") | next_index=5, buffered=5  # e was waiting: has a piece without bytes taken its place?
    read(9) -> b"abcde"
""", log=buffer_of())  # fmt: skip

# Hidden until grading: other repetitions, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-again")
sent = rng.randbytes(60)
low, high = rng.randrange(5, 20), rng.randrange(30, 50)
check_calls("other repetitions", ReassemblyQueue, """
    accept(high, sent[high:])   | next_index=0, buffered=0
    accept(high, sent[high:])   | next_index=0, buffered=0
    accept(0, sent[:low])       | next_index=low, buffered=low
    accept(high, b"")           | next_index=low, buffered=low
    read(99) -> sent[:low]      | next_index=low, buffered=0
    accept(0, sent[:low])       | next_index=low, buffered=0
    accept(low, sent[low:high]) | next_index=60, buffered=60 - low
    accept(low, sent[low:high]) | next_index=60, buffered=60 - low
    read(99) -> sent[low:]      | next_index=60, buffered=0
""", log=buffer_of(), sent=sent, low=low, high=high)  # fmt: skip
### END HIDDEN TESTS

# %% slug="reassembler-overlap" role="tests" points=1
"""Pieces that overlap are joined byte by byte."""
check_calls("pieces that overlap are joined byte by byte", ReassemblyQueue, """
    accept(0, b"abc")  | next_index=3, buffered=3
    accept(1, b"bcde") | next_index=5, buffered=5    # next_index=3: b and c have come; d and e have not
    accept(7, b"hi")   | next_index=5, buffered=5
    accept(6, b"ghij") | next_index=5, buffered=5    # it begins before an early piece, and ends behind it
    accept(8, b"ijkl") | next_index=5, buffered=5    # it begins within an early piece
    accept(7, b"h")    | next_index=5, buffered=5    # a short one with the index of a longer one
    accept(4, b"efg")  | next_index=12, buffered=12  # it begins in what is in order, fills the gap, and ends in what is early
    read(99) -> b"abcdefghijkl"  # returns: each byte once, at its own index
""", log=buffer_of())  # fmt: skip
# Hidden until grading: a longer stream, and overlaps by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-overlap")
sent = rng.randbytes(300)
low, high = rng.randrange(20, 50), rng.randrange(100, 150)
check_calls("longer pieces that overlap", ReassemblyQueue, """
    accept(high, sent[high:250])            | next_index=0, buffered=0
    accept(low, sent[low:high + 9])         | next_index=0, buffered=0
    accept(low + 5, sent[low + 5:low + 20]) | next_index=0, buffered=0
    accept(0, sent[:low + 3])               | next_index=250, buffered=250
    read(200) -> sent[:200]                 | next_index=250, buffered=50
    accept(100, sent[100:])                 | next_index=300, buffered=100
    read(999) -> sent[200:]                 | next_index=300, buffered=0
""", log=buffer_of(), sent=sent, low=low, high=high)  # fmt: skip
### END HIDDEN TESTS


# %% [markdown]
# Five pieces can come in 120 orders.
# The next test plays all of them, and reads after each piece.


# %% slug="given-orders" role="setup"
# For the tests.
def every_order(make, pieces, sent, *hints):
    """Give a queue the pieces in every order, reading after each, and check all that is read."""
    orders = list(itertools.permutations(pieces))

    def play():
        queues = batch([(make,)] * len(orders))
        turns = [(queue, piece) for queue, order in zip(queues, orders, strict=True) for piece in order]
        calls = [call for queue, piece in turns for call in ((queue.accept, *piece), (queue.read, 99))]
        reads = iter(batch(calls)[1::2])
        return [[next(reads) for _ in order] for order in orders]

    playing = expect(play, shown=f"a queue for each of {len(orders)} orders of {len(pieces)} pieces", deadline=20.0)
    for order, reads in zip(orders, playing.value or [], strict=False):
        here, come = 0, set()
        for (index, data), read in zip(order, reads, strict=True):
            come |= set(range(index, index + len(data)))
            end = next(place for place in itertools.count(here) if place not in come)
            if read != sent[here:end]:
                events = [event for piece in order[: order.index((index, data)) + 1] for event in (piece, 99)]
                claim = f"after each piece what is in order can be read, in the order {', '.join(map(str, order))}"
                wanted = f"{sent[here:end]} after {(index, data)}"
                playing.states(False, claim, *hints, expected=wanted, got=f"{read}", log=ReceiveBuffer(events))
            here = end
    playing.satisfies(True, f"{len(pieces)} pieces in each of {len(orders)} orders: what is in order can be read after each")


# %% slug="reassembler-every" role="tests" points=1
"""In every order of a few pieces, all that is in order can be read after each."""
SEEN = "read the drawing from above: which bytes are in order after the piece, and were not before?"
every_order(ReassemblyQueue, [(0, b"ab"), (2, b"cd"), (4, b"ef")], b"abcdef", SEEN)
every_order(ReassemblyQueue, [(0, b"abc"), (2, b"cde"), (5, b"f"), (3, b"defg"), (7, b"")], b"abcdefg", SEEN)

# Hidden until grading: pieces by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-every")
for _ in range(3):
    sent = rng.randbytes(20)
    cuts = sorted(rng.sample(range(1, 20), 3))
    chosen = [(low, sent[low:high]) for low, high in zip((0, *cuts), (*cuts, 20), strict=True)]
    low, high = sorted(rng.sample(range(21), 2))
    every_order(ReassemblyQueue, [*chosen, (low, sent[low:high])], sent, SEEN)
### END HIDDEN TESTS


# %% slug="given-company" role="setup"
# For the tests.
QUADRATIC = (
    "each piece or each read goes through all that waits (a sort, a loop, a `find` from place 0, a `+=` or a slice that copies all bytes), "
    "so that the work grows with the square of the size"
)


# %% slug="given-crowd" role="setup"
# For the tests.
def cost_of(calls, what):
    """The processor time of these calls; CheckFailed if they do not come to their end."""
    calling = expect(lambda: len(batch(calls)), shown=what, deadline=20.0)
    outcome, slow = calling.outcome, when(HANGS, QUADRATIC)
    calling.states(outcome.returned(len(calls)), f"{what} comes to an end", slow, expected="an end", got=str(outcome), quiet=True)
    return outcome.cpu


class Crowd:
    """A queue in which many bytes wait to be read, and many early pieces wait for a gap to be filled."""

    def __init__(self, make, waiting, early):
        self.queue, self.at = make(), waiting
        far = waiting + 1_000_000  # behind a gap that no measurement fills
        calls = [(self.queue.accept, at, bytes(min(65536, waiting - at))) for at in range(0, waiting, 65536)]
        calls += [(self.queue.accept, far + 20 * place, bytes(10)) for place in range(early)]
        cost_of(calls, f"accept for {waiting:,} bytes in order and {early:,} early pieces")

    def cost(self, count=200):
        """The processor time of so many pieces, two at a time in the wrong order, with a read after each."""
        starts, accept, read = range(self.at, self.at + 10 * count, 20), self.queue.accept, (self.queue.read, 10)
        self.at += 10 * count
        turns = [((accept, at + 10, b"later half"), read, (accept, at, b"first half"), read) for at in starts]
        return cost_of([call for turn in turns for call in turn], f"a series of {count} calls of accept and of read")


# %% slug="reassembler-cost" role="tests" points=2
"""A megabyte in random order is put in order; what waits makes a piece and a read no dearer."""


def shuffled(size, order):
    """Give a queue a megabyte in pieces of this size, in random order."""
    sent = order.randbytes(1_000_000)
    drawn = [(index, sent[index : index + size]) for index in range(0, len(sent), size)]
    order.shuffle(drawn)

    def play():
        queue = ReassemblyQueue()
        batch([(queue.accept, *piece) for piece in drawn])
        return queue.read(2_000_000)

    playing = expect(play, shown=f"a megabyte in {len(drawn):,} pieces in random order", deadline=20.0)
    playing.returns(sent, "read at once", when(HANGS, QUADRATIC))


def same_cost(waiting, early):
    alone, crowded = Crowd(ReassemblyQueue, 20, 20), Crowd(ReassemblyQueue, waiting, early)
    measured = measure_scaling(small=alone.cost, large=crowded.cost)
    claim = f"200 pieces and reads take no more processor time where {waiting:,} bytes and {early:,} early pieces wait"
    check(measured.linear, claim, expected="about the same processor time", got=str(measured), hint=QUADRATIC)


shuffled(500, random.Random(4))
same_cost(6_000_000, 0)
same_cost(20, 15_000)

# Hidden until grading: another order, by the seed.
### BEGIN HIDDEN TESTS
shuffled(seeded("reassembler-cost").randrange(400, 900), seeded("reassembler-cost"))
### END HIDDEN TESTS

# %% [markdown]
# ## Room for so much, and no more
#
# A queue without a limit is a gift to whoever wants to fill your memory: one early byte after the other, and never the first.
# So a receiver has a **capacity**, a number of bytes for all that is not read, in order or early.
# From the first byte that is not read on, so many indexes have a place; the index behind the last place is the **right edge**.
# From the next index up to the right edge reaches the **window**: what may still come.
# Here is a buffer for eight bytes.

# %%
ReceiveBuffer([(0, b"abc"), (5, b"fghijk")], capacity=8)

# %% [markdown]
# The right edge is 8: `i`, `j` and `k` have no place and are dropped.
# That loses nothing for good, since nothing of them is acknowledged, and the sender will send them again.
# When the program reads three bytes, the right edge moves on by three, and there is room for them.
# Move the slider, and watch the window: which event moves its right edge, and which only its left one?

# %%
from loopback.draw import step_through

step_through(ReceiveBuffer([(0, b"abc"), (5, b"fghijk"), (3, b"de"), 3, (8, b"ijk"), 5], capacity=8))

# %% [markdown]
# Only a read moves the right edge, and only to the right.
# What arrives in order, or fills a gap, moves the left one; what is early moves neither.

# %% [markdown]
# One thing more.
# A stream has an **end**, and in TCP the FIN says where it is: behind the last byte of the piece that carries it.
# The end can be early like any piece, and it takes no room.

# %%
ReceiveBuffer([(3, b"de", True), (0, b"abc")], capacity=8)

# %% [markdown] slug="reassembler-end-contract" role="contract"
# ## Exercise 2: capacity and the end (5 points)
#
# Complete `Reassembler(capacity)`, which continues `ReassemblyQueue`: it has room for `capacity` bytes, and knows the end.
# Its right edge is the index of the first byte that is not read, plus `capacity`.
#
# | case | result |
# |---|---|
# | bytes before the right edge | are kept as in exercise 1 |
# | bytes at the right edge or behind it | are dropped; those before it in the same piece are not |
# | a read | moves the right edge by as many bytes as were read |
# | a piece with `last=True` | the end is the index behind the last byte of the piece |
# | a piece with `last=True` and no bytes | the end is its index: the end takes no room |
# | `finished` | whether all bytes before the end have come without a gap, read or not; before the end is known, `False` |
#
# The same end may come more than once, in the same piece or in another.
# If bytes of the last piece are dropped, you may remember its end or not: both come again together.
# The reference answer is 5 lines; `super().accept(index, data)` calls the method of `ReassemblyQueue`.
#
# <details><summary>Hint 1: what is left to do?</summary>
#
# Cut off what is behind the right edge, remember the end if the piece says it, and leave the rest to `ReassemblyQueue`.
# </details>
#
# <details><summary>Hint 2: why do my slices go wrong?</summary>
#
# A piece that lies behind the right edge as a whole has less than no room, and `data[:-3]` is all but the last three bytes.
# </details>


# %% slug="reassembler-end" role="solution"
class Reassembler(ReassemblyQueue):
    """A reassembly queue with room for so many bytes, which knows where the stream ends."""

    def __init__(self, capacity: int) -> None:
        super().__init__()
        self.capacity = capacity
        self.end: int | None = None  # the index behind the last byte, once it is known

    def accept(self, index: int, data: bytes, last: bool = False) -> None:
        """Take a piece whose first byte has this index; `last` says that nothing comes behind it."""
        ### BEGIN SOLUTION
        if last:
            self.end = index + len(data)
        right_edge = self.next_index - self.buffered + self.capacity
        super().accept(index, data[: max(0, right_edge - index)])
        ### END SOLUTION

    @property
    def finished(self) -> bool:
        """Whether all bytes up to the end have come, without a gap."""
        ### BEGIN SOLUTION
        return self.next_index == self.end
        ### END SOLUTION


# %% [markdown]
# Try it on a buffer of five bytes that is given six, with the end.
# You should see `(b'abcde', False)`, then `(b'f', True)`.


# %% tags=["try"]
@try_out
def too_much():
    reassembler, seen = Reassembler(5), []
    for index, data in ((0, b"abcdef"), (5, b"f")):
        reassembler.accept(index, data, last=True)
        seen.append((reassembler.read(9), reassembler.finished))
    return seen


too_much

# %% slug="reassembler-end-capacity" role="tests" points=2
"""What has no room is dropped, and a read makes room."""
check_calls("bytes behind the right edge are dropped", lambda: Reassembler(4), """
    accept(0, b"abcdef") | next_index=4, buffered=4  # next_index=6: there is room for four: the right edge is 4
        # next_index=0: what has room is kept, though the piece is too long
    accept(4, b"ef")     | next_index=4, buffered=4  # the buffer is full until something is read
    read(1) -> b"a"      | next_index=4, buffered=3
    accept(4, b"ef")     | next_index=5, buffered=4  # next_index: one byte was read, so that there is room for one
    read(9) -> b"bcde"   | next_index=5, buffered=0
    accept(5, b"fghi")   | next_index=9, buffered=4  # all has been read: the right edge is 9
    read(9) -> b"fghi"
""", log=buffer_of(4))  # fmt: skip
check_calls("early bytes have their places, too", lambda: Reassembler(8), """
    accept(0, b"ab")   | next_index=2, buffered=2
    accept(6, b"ghij") | next_index=2, buffered=2   # g and h have room, i and j have none
    accept(9, b"jkl")  | next_index=2, buffered=2   # it lies behind the right edge as a whole: nothing of it is kept
    accept(2, b"cdef") | next_index=8, buffered=8   # next_index: behind h nothing had room when it came, and was dropped
        # next_index=6: g and h had room: the right edge counts from the first byte that is not read, not from next_index
    read(3) -> b"abc"  | next_index=8, buffered=5
    accept(8, b"i")    | next_index=9, buffered=6   # next_index: j and k had no room: data[:-1] is all but the last byte
    accept(9, b"jkl")  | next_index=11, buffered=8  # the right edge is 11: j and k have room, l has none
    read(99) -> b"defghijk"
""", log=buffer_of(8))  # fmt: skip

# Hidden until grading: another capacity, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-end-capacity")
size = rng.randrange(20, 90)
sent = rng.randbytes(4 * size)
check_calls("another capacity, filled from behind", lambda: Reassembler(size), """
    accept(size - 3, sent[size - 3:]) | next_index=0, buffered=0
    accept(size, sent[size:2 * size]) | next_index=0, buffered=0
    accept(0, sent)                   | next_index=size, buffered=size
    read(9) -> sent[:9]               | next_index=size, buffered=size - 9
    accept(size + 8, sent[size + 8:size + 12]) | next_index=size, buffered=size - 9
    accept(0, sent[:size + 8])        | next_index=size + 9, buffered=size
    read(999) -> sent[9:size + 9]     | buffered=0
""", log=buffer_of(size), size=size, sent=sent)  # fmt: skip
### END HIDDEN TESTS

# %% slug="reassembler-end-finished" role="tests" points=1
"""The end is known by a whole last piece, early or not; finished is a stream without a gap before its end."""
check_calls("finished when all before the end has come", lambda: Reassembler(5), """
    accept(0, b"ab")      | next_index=2, finished=False  # no piece has said yet where the end is
    accept(3, b"d", True) | next_index=2, finished=False  # the end is 4, and the byte 2 is missing
    accept(2, b"c")       | next_index=4, finished=True   # finished: the early end must be remembered; read or not is all the same
    read(3) -> b"abc"     | buffered=1, finished=True
    read(3) -> b"d"       | buffered=0, finished=True     # what has been read has come all the same
    accept(3, b"d", True) | next_index=4, buffered=0, finished=True  # the same end once more
    accept(4, b"", True)  | next_index=4, buffered=0, finished=True  # the same end, in a piece without bytes
    read(3) -> b""        | next_index=4, finished=True
""", log=buffer_of(5))  # fmt: skip
check_calls("not finished while bytes before the end are dropped", lambda: Reassembler(5), """
    accept(2, b"cdefg", True) | next_index=0, finished=False  # f and g have no room
    accept(0, b"ab")          | next_index=5, finished=False  # finished=True: f and g were dropped: the end is not at 5
    read(3) -> b"abc"         | next_index=5, finished=False
    accept(5, b"fg", True)    | next_index=7, finished=True   # now both have room
""", log=buffer_of(5))  # fmt: skip
# Hidden until grading: another stream, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-end-finished")
size = rng.randrange(20, 90)
sent = rng.randbytes(size + 8)
check_calls("another stream", lambda: Reassembler(size), """
    accept(9, sent[9:], True)               | next_index=0, finished=False
    accept(0, sent[:9])                     | next_index=size, finished=False
    read(9) -> sent[:9]                     | next_index=size, finished=False
    accept(size + 3, sent[size + 3:], True) | next_index=size, finished=False
    accept(size, sent[size:size + 5])       | next_index=size + 8, finished=True
    read(999) -> sent[9:]                   | buffered=0, finished=True
""", log=buffer_of(size), size=size, sent=sent)  # fmt: skip
### END HIDDEN TESTS

# %% slug="reassembler-end-edge" role="tests" points=1
"""The end takes no room, with bytes and without."""
check_calls("an end at the right edge takes no room", lambda: Reassembler(5), """
    accept(0, b"abcde", True) | next_index=5, buffered=5, finished=True  # all five have room, and the end needs none
    accept(0, b"abcde", True) | next_index=5, buffered=5, finished=True
""", log=buffer_of(5))  # fmt: skip
check_calls("an end without bytes, behind a full buffer", lambda: Reassembler(5), """
    accept(0, b"abcde")  | next_index=5, finished=False
    accept(5, b"", True) | next_index=5, buffered=5, finished=True  # its index is the right edge, and it needs no room
""", log=buffer_of(5))  # fmt: skip
check_calls("an early end without bytes", lambda: Reassembler(5), """
    accept(2, b"", True) | next_index=0, finished=False  # the end is 2, and both bytes before it are missing
    accept(0, b"ab")     | next_index=2, finished=True   # the end is known, although it came without a byte
""", log=buffer_of(5))  # fmt: skip
check_calls("an empty stream ends at 0", lambda: Reassembler(5), """
    read(1) -> b""       | next_index=0, finished=False  # nothing is known of the end
    accept(0, b"", True) | next_index=0, finished=True   # the end is 0: ask `is None`, since `not 0` is true as well
""", log=buffer_of(5))  # fmt: skip

# Hidden until grading: the end in each of its places, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("reassembler-end-edge")
size = rng.randrange(20, 90)
sent = rng.randbytes(size + 9)
check_calls("another stream, whose end comes three times", lambda: Reassembler(size), """
    accept(9, sent[9:], True)         | next_index=0, finished=False
    accept(0, sent[:9])               | next_index=size, finished=False
    read(8) -> sent[:8]               | next_index=size, finished=False
    accept(size, sent[size:], True)   | next_index=size + 8, finished=False
    accept(size + 9, b"", True)       | next_index=size + 8, finished=False
    read(1) -> sent[8:9]              | next_index=size + 8, finished=False
    accept(size + 9, b"", True)       | next_index=size + 8, finished=False
    accept(size + 8, sent[size + 8:]) | next_index=size + 9, finished=True
    read(999) -> sent[9:]             | buffered=0, finished=True
""", log=buffer_of(size), size=size, sent=sent)  # fmt: skip
### END HIDDEN TESTS

# %% slug="reassembler-end-stream" role="tests" points=1
"""A long stream comes through a small buffer, in random order, with its end."""


def through(capacity, size, rng):
    """Send a stream in pieces of this size, those that lie in the window in random order, until all is read."""
    sent = rng.randbytes(10 * capacity + 7)

    def play():
        reassembler, taken, at = Reassembler(capacity), b"", 0
        for _ in range(500):
            cuts = list(range(at, min(at + 2 * capacity, len(sent)), size)) or [at]
            rng.shuffle(cuts)
            ends = [min(cut + size, len(sent)) for cut in cuts]
            calls = [(reassembler.accept, cut, sent[cut:end], end == len(sent)) for cut, end in zip(cuts, ends, strict=True)]
            batch(calls)
            taken += reassembler.read(rng.randrange(1, capacity))
            at = reassembler.next_index
            if reassembler.finished and len(taken) == at:
                break
        return taken

    playing = expect(play, shown=f"a stream of {len(sent):,} bytes, read through Reassembler({capacity})", deadline=20.0)
    DROPPED = "a byte that was dropped comes again, behind others: was it taken for one that had come?"
    playing.returns(sent, f"in pieces of {size} that come in random order", DROPPED)


through(100, 30, random.Random(4))

# Hidden until grading: other sizes and orders.
### BEGIN HIDDEN TESTS
through(seeded("reassembler-end-stream").randrange(60, 200), 17, seeded("reassembler-end-stream"))
### END HIDDEN TESTS

# %% [markdown]
# ## From numbers to indexes
#
# Segments carry no indexes.
# They carry **sequence numbers** of 32 bits: the SYN takes the **initial sequence number** (`irs`, as the receiver calls that of the other side), the first byte takes the next one, and after 4,294,967,295 comes 0.
# Here the SYN took the last number but one.
# Which number has the byte with index 3?

# %%
their_syn = 4_294_967_294
(their_syn + 1 + 3) % 2**32

# %% [markdown]
# 2, which is a smaller number than that of the byte with index 0.
# Comparing such numbers by `<` goes wrong just then; so turn a number into an index first, and compare indexes.
# `unwrap(seq, near)` gives, of all whole numbers that have these 32 bits, the one that is closest to `near`.
# This one and `acceptable`, which you will need later, are as in the notebook on numbers that wrap.


# %% slug="given-numbers" role="setup"
def unwrap(seq: int, near: int) -> int:
    """The whole number closest to `near` whose last 32 bits are `seq`."""
    return near + (seq - near + 2**31) % 2**32 - 2**31


def acceptable(seq: int, length: int, rcv_nxt: int, rcv_wnd: int) -> bool:
    """Whether a segment's first or last number is in the window (RFC 9293, 3.10.7.4); `length` counts bytes and FIN."""
    if rcv_wnd == 0:
        return length == 0 and seq == rcv_nxt
    numbers = (seq, seq + max(0, length - 1))
    return any((number - rcv_nxt) % 2**32 < rcv_wnd for number in numbers)


# %%
unwrap(2, near=their_syn + 1) - (their_syn + 1)

# %% [markdown]
# That is the index 3 again.
# Segments lie near the first byte that is missing, so `near` is the whole number of that one: it goes on growing where the 32 bits begin again.
#
# ## What a receiver says
#
# Each segment that a receiver sends carries two numbers about what it has received.
# `ack`, the **acknowledgement number**, is the sequence number of the first byte that is missing (RCV.NXT in the RFC).
# `window` is how many bytes from there on have room (RCV.WND).
# Together they give the right edge: the sender may send up to it, and not further.
#
# What the program has not read takes room; what is early takes none of the window, since it lies within it.
# A receiver that takes early bytes off its window moves the right edge to the left, and takes back what it has promised.

# %% [markdown] slug="receiver-contract" role="contract"
# ## Exercise 3: acknowledgement and window (5 points)
#
# Complete `DataReceiver(irs, capacity)`, which gives the data of segments to a `Reassembler(capacity)`.
# `segment.seq` is the number of a segment's first byte, `segment.payload` its data; flags other than ACK and PSH come in exercise 4.
#
# | case | result |
# |---|---|
# | `ack` | the number of the first byte that is missing, from 0 to 2³² − 1; before anything has come, `irs + 1` |
# | `window` | `capacity` less the bytes that could be read now, but 65,535 at most, since the header's field has 16 bits |
# | `on_segment(segment)`, with data | hands them over; returns `True`: an acknowledgement is due, whatever became of the data |
# | `on_segment(segment)`, without data | returns `False` |
# | `read(limit)` | takes the next bytes in order |
#
# Segments come as in exercise 1: in any order, twice, overlapping.
# `irs` can be any number of 32 bits, the last ones too.
# The reference answer is 6 lines.
#
# <details><summary>Hint 1: which index has the data?</summary>
#
# The whole number of the first byte is `irs + 1`, that of the first missing one is `irs + 1 + next_index`.
# Unwrap the segment's number near the second, and subtract the first.
# </details>
#
# <details><summary>Hint 2: why acknowledge what has come before?</summary>
#
# The sender has sent it again, so the acknowledgement was lost.
# If it hears nothing now, it goes on repeating.
# </details>


# %% slug="receiver" role="solution"
class DataReceiver:
    """Takes the data of segments; says what is to be acknowledged, and how much has room."""

    def __init__(self, irs: int, capacity: int) -> None:
        self.irs, self.capacity = irs, capacity
        self.reassembler = Reassembler(capacity)

    @property
    def ack(self) -> int:
        """The number of the first byte that is missing."""
        ### BEGIN SOLUTION
        return (self.irs + 1 + self.reassembler.next_index) % 2**32
        ### END SOLUTION

    @property
    def window(self) -> int:
        """How many bytes from `ack` on have room, as the header can say it."""
        ### BEGIN SOLUTION
        return min(self.capacity - self.reassembler.buffered, 65535)
        ### END SOLUTION

    def on_segment(self, segment: Segment) -> bool:
        """Take a segment that arrived; return whether an acknowledgement is due."""
        ### BEGIN SOLUTION
        index = unwrap(segment.seq, self.irs + 1 + self.reassembler.next_index) - (self.irs + 1)
        self.reassembler.accept(index, segment.payload)
        return len(segment.payload) > 0
        ### END SOLUTION

    def read(self, limit: int) -> bytes:
        """Take the next bytes in order, at most `limit` of them."""
        ### BEGIN SOLUTION
        return self.reassembler.read(limit)
        ### END SOLUTION


# %% [markdown]
# Try it on two segments of the kernel's own, in the wrong order.
# `conversation` captures a connection on which the client sends what you say; the first segment is its SYN.
# You should see how far `ack` lies behind the SYN: 1, then 1 again, then 12; and the text.


# %% tags=["try"]
@try_out
def in_the_wrong_order():
    syn, *others = kernel.conversation([("client", b"hello "), ("client", b"world")])
    first, second = (segment for segment in others if segment.payload)
    receiver = DataReceiver(syn.seq, capacity=1000)
    seen = [(receiver.ack - syn.seq) % 2**32]
    for segment in (second, first):
        receiver.on_segment(segment)
        seen.append((receiver.ack - syn.seq) % 2**32)
    return seen, receiver.read(100)


in_the_wrong_order


# %% [markdown]
# The tests write `data(3, b"de")` for a segment whose first byte has the index 3, `fin(3, b"de")` if it carries a FIN, too, and `at(3)` for the number of that byte.
# The steps of a failing test show the segments with their real numbers.


# %% slug="given-receiver" role="setup"
# For the tests.
def walk(make, claim, script, irs=99, capacity=10, **others):
    """Check a receiver call by call; in the script `data(index, payload)` is a segment, `at(index)` a sequence number."""

    def at(index):
        return (irs + 1 + index) % 2**32

    def data(index, payload=b"", flags=ACK):
        return Segment(source_port=80, destination_port=4000, seq=at(index), ack=1, flags=flags, payload=payload)

    def fin(index, payload=b""):
        return data(index, payload, FIN | ACK)

    def told(name, given):
        return f"{name}({', '.join(map(str, given))})"

    known = {"ACK": ACK, "PSH": PSH, "FIN": FIN, "SYN": SYN, "RST": RST, "bytes": bytes}
    where = f"{claim}, irs={irs}, capacity={capacity}"
    check_calls(where, lambda: make(irs, capacity), script, told=told, at=at, data=data, fin=fin, **known, **others)


# %% slug="receiver-ack" role="tests" points=2
"""The acknowledgement is the number of the first byte that is missing, also where numbers begin again."""
IN_ORDER = """
    read(5) -> b""                      | ack=at(0), window=10  # ack: the SYN took irs, so that irs + 1 is expected, modulo 2**32
    on_segment(data(0)) -> False        | ack=at(0)             # returns: an ACK alone is never acknowledged, or two ends would talk for ever
    on_segment(data(0, b"abc")) -> True | ack=at(3)             # returns: data came: an acknowledgement is due
        # ack: the number behind the three bytes, modulo 2**32
    on_segment(data(3, b"de", ACK | PSH)) -> True | ack=at(5)             # two bytes more; PSH moves none; where numbers begin again: compare indexes, not numbers
    on_segment(data(5)) -> False        | ack=at(5)             # an ACK without data takes no number
    on_segment(data(0, b"abc")) -> True | ack=at(5)             # returns: data that had come before: its ACK was lost, so send it again
        # ack: these bytes had come before: see which index the segment's seq has
    read(99) -> b"abcde"                | ack=at(5)             # returns: each byte once: what comes again is dropped
        # ack: what the program reads changes nothing of what has come
"""
walk(DataReceiver, "data in order", IN_ORDER)
walk(DataReceiver, "data in order, where numbers begin again", IN_ORDER, irs=2**32 - 4)
walk(DataReceiver, "the SYN has the last number of all", IN_ORDER, irs=2**32 - 1)

# Hidden until grading: other initial sequence numbers, near the wrap and far from it.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-ack")
for begin in (2**32 - rng.randrange(2, 9), 2**31 - rng.randrange(2, 9), rng.randrange(2**32)):
    walk(DataReceiver, "data in order", IN_ORDER, irs=begin)
### END HIDDEN TESTS

# %% slug="receiver-order" role="tests" points=1
"""Early data is acknowledged with the number of what is missing."""
OUT_OF_ORDER = """
    on_segment(data(4, b"ef")) -> True    | ack=at(0)  # returns: an early segment is acknowledged, too: it tells the sender what is missing
        # ack: the first byte that is missing is that with index 0; what lies behind a gap does not count
    on_segment(data(0, b"ab")) -> True    | ack=at(2)  # the bytes 2 and 3 are still missing
    on_segment(data(2, b"cdefg")) -> True | ack=at(7)  # it fills the gap, and goes on behind what was early
    on_segment(data(1, b"b")) -> True     | ack=at(7)
    on_segment(data(5, b"fgh")) -> True   | ack=at(8)  # f and g have come, h has not: the index of f lies before the first missing one
    read(99) -> b"abcdefgh"
"""
BACKWARDS = """
    on_segment(data(8, b"ij")) -> True | ack=at(0)
    on_segment(data(6, b"gh")) -> True | ack=at(0)
    on_segment(data(4, b"ef")) -> True | ack=at(0)
    on_segment(data(2, b"cd")) -> True | ack=at(0)
    on_segment(data(0, b"ab")) -> True | ack=at(10)  # ack: all ten bytes are in order now
    read(99) -> b"abcdefghij"          | ack=at(10)
"""
CASES = {
    "out of order and overlapping (RFC 9293, 3.10.7.4)": OUT_OF_ORDER,
    "a full window backwards (RFC 9293, 3.10.7.4)": BACKWARDS,
}
for what, script in CASES.items():
    walk(DataReceiver, what, script)
    walk(DataReceiver, f"{what}, where numbers begin again", script, irs=2**32 - 4)

# Hidden until grading: other initial sequence numbers.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-order")
for begin in (2**32 - rng.randrange(2, 9), 2**31 - rng.randrange(2, 9), rng.randrange(2**32)):
    for what, script in CASES.items():
        walk(DataReceiver, what, script, irs=begin)
### END HIDDEN TESTS

# %% slug="receiver-window" role="tests" points=2
"""The window is the room that is left, and its right edge never moves left."""
ROOM = """
    on_segment(data(0, b"abc")) -> True      | ack=at(3), window=7   # window: what has come in order and is not read takes room
    on_segment(data(6, b"gh")) -> True       | ack=at(3), window=7   # window: early bytes lie within it: the right edge must stay where it is
    on_segment(data(3, b"def")) -> True      | ack=at(8), window=2   # the right edge, ack + window, is at(10) as before
    read(4) -> b"abcd"                       | ack=at(8), window=6   # window: four bytes were read: the right edge moves by four
    on_segment(data(8, b"ijklmnop")) -> True | ack=at(14), window=0  # ack=at(16): the last two bytes have no room
        # ack=at(8): six of these bytes have room: what index did the segment's seq give? compare indexes, not numbers
        # ack: the bytes 8 to 13 have room, and the last two have none
    on_segment(data(14, b"o")) -> True       | ack=at(14), window=0  # returns: there is no room for it, and its sender must learn that
    read(1) -> b"e"                          | ack=at(14), window=1
    on_segment(data(14, b"op")) -> True      | ack=at(15), window=0
    read(99) -> b"fghijklmno"                | ack=at(15), window=10
"""
walk(DataReceiver, "the right edge never moves left (RFC 9293, 3.8.6.2)", ROOM)
walk(DataReceiver, "the right edge never moves left, where numbers begin again", ROOM, irs=2**32 - 9)
walk(DataReceiver, "more room than the header can say", """
    on_segment(data(0, bytes(1000))) -> True | window=65535  # window: the field has 16 bits: 65,535 is the most that it can say
    on_segment(data(1000, bytes(50000)))     | window=49000  # window: now the room that is left is the smaller number
    read(49000)                              | window=65535
""", capacity=100_000)  # fmt: skip
walk(DataReceiver, "a byte more than the header can say", "read(1) -> b'' | window=65535", capacity=65536)

# Hidden until grading: another capacity, and numbers by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-window")
size = rng.randrange(30, 99)
walk(DataReceiver, "another capacity", """
    on_segment(data(9, bytes(9))) -> True    | ack=at(0), window=size
    on_segment(data(0, bytes(9))) -> True    | ack=at(18), window=size - 18
    on_segment(data(18, bytes(size))) -> True | ack=at(size), window=0
    read(11)                                 | ack=at(size), window=11
    on_segment(data(size + 5, bytes(99))) -> True | ack=at(size), window=11
    on_segment(data(size, bytes(5))) -> True | ack=at(size + 11), window=0
""", irs=2**32 - rng.randrange(2, 40), capacity=size, size=size)  # fmt: skip
### END HIDDEN TESTS

# %% [markdown]
# ## What is outside the window
#
# Anybody can send a segment with any number.
# A sender may also have believed an older window, or repeat what came long ago.
# A segment is **acceptable** if its first or its last number is in the window; `acceptable(seq, length, rcv_nxt, rcv_wnd)` says so.
# A FIN has a number as a byte has, and counts in the length.
# Here 100 is expected, and there is room for ten.

# %%
{
    "the next three bytes": acceptable(100, 3, 100, 10),
    "three bytes of which one is new": acceptable(98, 3, 100, 10),
    "three old bytes": acceptable(97, 3, 100, 10),
    "a FIN behind the window": acceptable(110, 1, 100, 10),
    "an ACK that carries nothing": acceptable(100, 0, 100, 10),
}

# %% [markdown]
# What do you do with one that is not acceptable?
# Not a byte of it is kept; but it is answered, with an acknowledgement that says what is expected, so that a sender who is wrong learns it.
# Here Linux is sent a byte that lies far behind its window: it answers that 5 is expected, and keeps nothing.

# %%
kernel.reassembles([(0, b"hello"), (1_000_000, b"x"), (5, b"!")])

# %% [markdown]
# The one exception is a RST, which breaks a connection off: it is never answered.
#
# And one number more: the FIN takes one, behind the last byte.
# It is acknowledged like a byte, as soon as nothing before it is missing.
# With `True` behind its data, a piece carries a FIN.

# %%
kernel.reassembles([(5, b"world", True), (0, b"hello")])

# %% [markdown]
# Ten bytes can be read, and the acknowledgement is 11.

# %% [markdown] slug="receiver-outside-contract" role="contract"
# ## Exercise 4: what is outside, and the FIN (8 points)
#
# Complete `Receiver`, which continues `DataReceiver` and judges each segment first.
# Its rows are in order: the first one that fits decides.
#
# | segment | what becomes of it | `on_segment` returns |
# |---|---|---|
# | with RST | nothing of it is taken: whether it ends the connection is decided elsewhere | `False` |
# | with SYN | nothing of it is taken | `True` |
# | not acceptable | nothing of it is taken | `True` |
# | with neither data nor FIN | there is nothing to take | `False` |
# | with data, FIN or both | goes to the reassembler, a FIN as `last` | `True` |
#
# | attribute | value |
# |---|---|
# | `ack` | as in exercise 3, and one more once it is `finished`, for the FIN |
# | `finished` | whether the FIN and all bytes before it have come, read or not |
#
# For `acceptable`, the length is the number of bytes, and one more for a FIN.
# The reference answer is 10 lines; `super().ack` is the attribute of `DataReceiver`.
#
# <details><summary>Hint 1: what does a FIN change?</summary>
#
# The reassembler knows the end, and that it needs no room.
# Here it only takes a number: in the length, and in `ack`.
# </details>
#
# <details><summary>Hint 2: why is a RST with another flag still a RST?</summary>
#
# Ask `RST in segment.flags`, since a segment can have several flags.
# `segment.flags == RST` asks whether it has no other.
# </details>


# %% slug="receiver-outside" role="solution"
class Receiver(DataReceiver):
    """Judges each segment before it takes anything, and knows the end of the stream."""

    @property
    def finished(self) -> bool:
        """Whether the FIN and all bytes before it have come."""
        ### BEGIN SOLUTION
        return self.reassembler.finished
        ### END SOLUTION

    @property
    def ack(self) -> int:
        """The number that is expected next: RCV.NXT."""
        ### BEGIN SOLUTION
        return (super().ack + self.finished) % 2**32
        ### END SOLUTION

    def on_segment(self, segment: Segment) -> bool:
        """Take a segment that arrived; return whether an acknowledgement is due."""
        ### BEGIN SOLUTION
        if RST in segment.flags:
            return False
        length = len(segment.payload) + (FIN in segment.flags)
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
        index = unwrap(segment.seq, self.irs + 1 + self.reassembler.next_index) - (self.irs + 1)
        self.reassembler.accept(index, segment.payload, FIN in segment.flags)
        return length > 0
        ### END SOLUTION


# %% [markdown]
# Try it on a whole conversation of the kernel's, from the last segment to the first.
# You should see `b'hello world'` and `True`: no order of its segments can confuse your receiver.


# %% tags=["try"]
@try_out
def backwards():
    syn, *others = kernel.conversation([("client", b"hello "), ("client", b"world")])
    receiver = Receiver(syn.seq, capacity=1000)
    for segment in reversed(others):
        if segment.source_port == syn.source_port:
            receiver.on_segment(segment)
    return receiver.read(100), receiver.finished


backwards

# %% slug="receiver-outside-dropped" role="tests" points=1
"""What is outside the window is acknowledged and dropped."""
OUTSIDE = """
    on_segment(data(0, b"abcd")) -> True  | ack=at(4), window=6
    on_segment(data(10, b"k")) -> True    | ack=at(4), window=6        # returns: outside the window: acknowledge it, and drop it
    on_segment(data(1, b"bcd")) -> True   | ack=at(4), window=6        # returns: all of it has come: its sender has not heard the ACK
    on_segment(data(-1)) -> True          | ack=at(4), window=6        # returns: it carries nothing, and its seq is not in the window: answer it
    on_segment(data(10)) -> True          | ack=at(4), window=6        # returns: at(10) is the right edge, the first one outside the window
    on_segment(data(9)) -> False          | ack=at(4), window=6        # returns: at(9) is inside, and it carries nothing: no answer
    on_segment(data(4)) -> False          | ack=at(4), window=6        # returns: an ordinary ACK: no answer
    on_segment(fin(10)) -> True           | ack=at(4), finished=False  # a FIN outside the window is dropped, too
    on_segment(fin(3)) -> True            | ack=at(4), finished=False  # finished: the FIN has an old number: nothing of it is taken
    on_segment(data(2**31, b"x")) -> True | ack=at(4), window=6        # from the other half of all numbers
    on_segment(data(3, b"defgh")) -> True | ack=at(8), window=2        # ack=at(4): the first byte is old, and the others are inside: acceptable
    on_segment(data(8, b"ijkl")) -> True  | ack=at(10), window=0       # i and j are inside, and are taken
    read(99) -> b"abcdefghij"             | ack=at(10), window=10
"""
FULL = """
    on_segment(data(0, b"abcdefghij")) -> True | ack=at(10), window=0
    on_segment(data(10, b"k")) -> True | ack=at(10), window=0        # returns: the window is 0: a byte is outside of it, and must be answered
    on_segment(data(10)) -> False      | ack=at(10), window=0        # returns: at a window of 0, only nothing at seq = ack is acceptable
    on_segment(data(9)) -> True        | ack=at(10), window=0        # returns: its number is old: it asks for the window, so answer it
    on_segment(fin(10)) -> True        | ack=at(10), finished=False  # a FIN has a number, and at a window of 0 none is inside
    read(4) -> b"abcd"                 | ack=at(10), window=4
    on_segment(data(10, b"k")) -> True | ack=at(11), window=3
"""
RULES = {"outside the window (RFC 9293, 3.10.7.4)": OUTSIDE, "a window of 0": FULL}
for what, script in RULES.items():
    walk(Receiver, what, script)
    walk(Receiver, f"{what}, where numbers begin again", script, irs=2**32 - 7)

# Hidden until grading: other initial sequence numbers.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-outside-dropped")
for begin in (2**32 - rng.randrange(2, 12), 2**31 - rng.randrange(2, 12), rng.randrange(2**32)):
    for what, script in RULES.items():
        walk(Receiver, what, script, irs=begin)
### END HIDDEN TESTS

# %% slug="receiver-outside-flags" role="tests" points=1
"""A reset is not answered, a SYN is; nothing of either is taken."""
OTHERS = """
    on_segment(data(0, b"abcd")) -> True    | ack=at(4), window=6
    on_segment(data(4, b"", RST)) -> False  | ack=at(4)            # returns: a reset is never answered
    on_segment(data(50, b"", RST)) -> False | ack=at(4)            # returns: a reset is never answered, outside the window neither
    on_segment(data(4, b"x", RST | ACK)) -> False | ack=at(4), window=6  # returns: `RST in segment.flags`: it can have other flags, too
        # ack: nothing of a reset is taken, its data neither
    on_segment(data(-1, b"", SYN | ACK)) -> True | ack=at(4)            # returns: the SYN,ACK once more: its sender has not heard the ACK
    on_segment(data(4, b"", SYN)) -> True   | ack=at(4), window=6  # returns: a SYN inside the window is acknowledged, too
    on_segment(data(4, b"x", SYN | ACK)) -> True | ack=at(4), window=6  # ack: nothing of a SYN is taken here
    on_segment(data(4, b"x", SYN | FIN)) -> True | ack=at(4), finished=False
    on_segment(data(4, b"", SYN | RST)) -> False | ack=at(4)            # returns: a reset is never answered: ask for RST before SYN
"""
walk(Receiver, "RST and SYN", OTHERS)
walk(Receiver, "RST and SYN, where numbers begin again", OTHERS, irs=2**32 - 3)

# Hidden until grading: other initial sequence numbers.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-outside-flags")
for begin in (2**32 - rng.randrange(2, 12), 2**31 - rng.randrange(2, 12), rng.randrange(2**32)):
    walk(Receiver, "RST and SYN", OTHERS, irs=begin)
### END HIDDEN TESTS

# %% slug="receiver-outside-fin" role="tests" points=2
"""The FIN takes a number, behind all data and once."""
CLOSES = """
    on_segment(data(0, b"abc")) -> True | ack=at(3), finished=False
    on_segment(fin(3)) -> True          | ack=at(4), finished=True  # ack=at(3): the FIN takes a number, and is acknowledged
        # returns: a FIN must be acknowledged
    on_segment(fin(3)) -> True          | ack=at(4), finished=True  # ack: the same FIN again: its number has been taken already
    on_segment(fin(2, b"c")) -> True    | ack=at(4), finished=True  # ack: the same FIN, with a byte before it
    on_segment(data(4)) -> False        | ack=at(4), finished=True  # returns: an ordinary ACK behind the FIN: no answer
    read(9) -> b"abc"                   | ack=at(4), window=10, finished=True  # window: a FIN takes no room
"""
EARLY = """
    on_segment(fin(4, b"ef")) -> True  | ack=at(0), finished=False  # four bytes before the FIN are missing: nothing behind a gap is acknowledged
    on_segment(data(2, b"cd")) -> True | ack=at(0), finished=False
    on_segment(data(0, b"ab")) -> True | ack=at(7), finished=True   # ack=at(6): the FIN was early, and must be remembered
    read(99) -> b"abcdef"              | ack=at(7), window=10
"""
EDGE = """
    on_segment(fin(0, b"abcdefghij")) -> True | ack=at(11), window=0, finished=True  # ack=at(10): all ten bytes have room, and the FIN needs none
    read(99) -> b"abcdefghij" | ack=at(11), window=10
"""
TOO_MUCH = """
    on_segment(fin(0, b"abcdefghijk")) -> True | ack=at(10), window=0, finished=False  # finished: k had no room: the FIN comes again, with it
    read(3) -> b"abc"                 | ack=at(10), window=3
    on_segment(fin(10, b"k")) -> True | ack=at(12), window=2, finished=True
"""
EMPTY = "on_segment(fin(0)) -> True | ack=at(1), window=10, finished=True  # a stream without a byte has an end, too"
FINS = {"a FIN": CLOSES, "an early FIN": EARLY, "a FIN at the right edge": EDGE, "only a FIN": EMPTY}
FINS["a FIN behind too much"] = TOO_MUCH
for what, script in FINS.items():
    walk(Receiver, what, script)
    walk(Receiver, f"{what}, where numbers begin again", script, irs=2**32 - 4)
walk(Receiver, "a FIN with the last number of all", CLOSES, irs=2**32 - 5)

# Hidden until grading: other initial sequence numbers.
### BEGIN HIDDEN TESTS
for begin in (-seeded("receiver-outside-fin").randrange(2, 9) % 2**32, 2**31 - 4, seeded("a FIN").randrange(2**32)):
    for what, script in FINS.items():
        walk(Receiver, what, script, irs=begin)
### END HIDDEN TESTS

# %% slug="given-any-segments" role="setup"
# For the tests.
def draw_segments(rng, irs, capacity, count):
    """Segments and reads by chance, of one stream, and what a receiver says after each: (due, ack, window)."""
    sent, come, read, end, events, wanted = rng.randbytes(80), set(), 0, None, [], []
    for _ in range(count):
        following = next(index for index in itertools.count() if index not in come)
        if rng.random() < 0.3:
            events.append(rng.randrange(1, 9))
            read, due = min(following, read + events[-1]), None
        else:
            begin = min(80, max(0, following + rng.choice((0, rng.randrange(-9, capacity + 4)))))
            stop = min(80, begin + rng.choice((0, 1, 3, 6)))
            odd = rng.choice((RST, SYN, SYN | ACK, RST | ACK)) if rng.random() < 0.1 else ACK
            flags = odd | FIN if stop == 80 <= read + capacity and rng.random() < 0.7 else odd
            events.append(Segment(source_port=80, destination_port=4000, seq=(irs + 1 + begin) % 2**32, ack=1, flags=flags, payload=sent[begin:stop]))
            numbers, window = stop - begin + (FIN in flags), capacity - (following - read)
            inside = acceptable(begin, numbers, following + (following == end), window) and not flags & (SYN | RST)
            due = RST not in flags and (numbers > 0 or not inside)
            come |= set(range(begin, min(stop, read + capacity))) if inside else set()
            end = 80 if inside and FIN in flags else end
        following = next(index for index in itertools.count() if index not in come)
        wanted.append((due, (irs + 1 + following + (following == end)) % 2**32, capacity - (following - read)))
    return events, wanted


# %% slug="given-any-kind" role="setup"
# For the tests.
def any_kind(make, rng, irs, *hints, capacity=12, count=150):
    """Give a receiver segments and reads by chance, and check what it says after each."""
    events, wanted = draw_segments(rng, irs, capacity, count)

    def play():
        receiver, seen = make(irs, capacity), []
        for event in events:
            if isinstance(event, int):
                receiver.read(event)
            due = None if isinstance(event, int) else receiver.on_segment(event)
            seen.append((due, receiver.ack, receiver.window))
        return seen

    claim = f"{count} segments and reads by chance, irs={irs}, capacity={capacity}"
    playing = expect(play, shown=f"what a receiver says after {claim}")
    for place, (seen, right) in enumerate(zip(playing.value or [], wanted, strict=False), 1):
        if seen != right:
            steps = [f"read({each})" if isinstance(each, int) else f"on_segment({each})" for each in events[:place]]
            told = [f"{step}: (due, ack, window) = {each}" for step, each in zip(steps, wanted, strict=False)]
            claim = f"(due, ack, window) after {steps[-1]}, irs={irs}, capacity={capacity}"
            playing.states(False, claim, *hints, expected=str(right), got=str(seen), log=told[-12:])
    playing.satisfies(True, claim)


# %% slug="receiver-outside-any" role="tests" points=1
"""Any segments in any order: what is due, acknowledged and free is right after each."""
SEEN = "the last step says what is right; which row of the table fits its segment first?"
any_kind(Receiver, random.Random(4), 99, SEEN)
any_kind(Receiver, random.Random(5), 2**32 - 30, SEEN)

# Hidden until grading: other segments, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-outside-any")
for _ in range(3):
    any_kind(Receiver, rng, -rng.randrange(2, 80) % 2**32, SEEN, capacity=rng.randrange(6, 30))
### END HIDDEN TESTS

# %% slug="given-answers" role="setup"
# For the tests.
def answers(make, pieces, irs):
    """What a receiver acknowledges after each piece, counted from the first byte, and how much can be read."""
    receiver, seen = make(irs, 30_000), []
    for index, payload, *last in pieces:
        flags, seq = (FIN | ACK) if any(last) else ACK, (irs + 1 + index) % 2**32
        arrived = Segment(source_port=80, destination_port=4000, seq=seq, ack=1, flags=flags, payload=payload)
        if receiver.on_segment(arrived) is not True:
            return f"no acknowledgement for {payload!r} at {index}"
        seen.append(((receiver.ack - irs - 1) % 2**32, 30_000 - receiver.window))
    return seen


def compare_with(seen, make, pieces, irs, detail):
    """Check a receiver's answers against those of another, after each piece."""
    answering = expect(answers, make, pieces, irs, shown=f"(ack, unread) after each of {len(pieces)} pieces, irs={irs},")
    steps = [f"the piece {index}: {payload!r}{' with FIN' * any(last)}" for index, payload, *last in pieces]
    answering.returns(seen, detail, "which item is the first that differs? Compare it with the piece of that number", log=steps)


# %% slug="receiver-outside-kernel" role="tests" points=2
"""Your receiver answers as the Linux kernel does, piece by piece."""


def as_linux(pieces, irs):
    seen = [tuple(each) for each in kernel.reassembles(pieces)]
    compare_with(seen, Receiver, pieces, irs, "as the Linux kernel answers")


OVERLAPPING = [(5, b"fgh"), (0, b"abc"), (0, b"abc"), (2, b"cdef"), (12, b"mno"), (100_000, b"x")]
OVERLAPPING += [(6, b"ghijklmnop"), (-1, b"!"), (16, b"q")]
CLOSING = [(6, b"ghi", True), (3, b"def"), (9, b"", True), (0, b"abcdefg"), (6, b"ghi", True), (9, b"", True), (4, b"e")]
as_linux(OVERLAPPING, 99)
as_linux(CLOSING, 2**32 - 4)

# Hidden until grading: every order of three pieces with a FIN, against what the kernel would say.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-outside-kernel")
sent = rng.randbytes(9)
for order in itertools.permutations([(0, sent[:4], False), (2, sent[2:7], False), (7, sent[7:], True)]):
    here, come = [], set()
    for index, payload, _ in order:
        come |= set(range(index, index + len(payload)))
        end = next(place for place in itertools.count() if place not in come)
        here.append((end + (end == 9), end))
    compare_with(here, Receiver, order, 2**32 - rng.randrange(1, 9), "in another order")
### END HIDDEN TESTS

# %% [markdown]
# Now let the kernel speak to your receiver.
# In the next cell an ordinary program, on a host whose TCP is the Linux kernel's, sends 20,000 bytes to a `Receiver` with room for 4,000.
# `KernelDelivery` stands between the two: it acknowledges what your receiver says, and of the kernel's segments it loses the second, doubles the fourth and holds the sixth back.
# You should see `20000` and `True`; return `delivery.ladder` instead, and you see each segment.


# %% tags=["try"]
@try_out
def from_the_kernel():
    if not kernel.has_host():
        return "this system has no host of its own"
    delivery = KernelDelivery(drop={2}, repeat={4}, late={6})
    delivery.run(Receiver, bytes(20_000), capacity=4_000)
    return len(delivery.received), delivery.finished


from_the_kernel


# %% slug="given-delivery" role="setup"
# For the tests.
def delivers(make, size, capacity, detail, hint, **conditions):
    """Check that all bytes come from a program on a kernel host through a receiver, where there is such a host."""
    if not kernel.has_host():
        return
    sent, delivery = random.Random(size).randbytes(size), KernelDelivery(**conditions)
    running = expect(delivery.run, make, sent, capacity, deadline=15.0, shown=f"a delivery of {size:,} bytes")
    outcome = running.outcome
    ended = f"finished is {delivery.finished}, and the FIN is {'' if delivery.acknowledged else 'not '}acknowledged"
    came = f"{len(delivery.received):,} bytes, {'' if sent.startswith(delivery.received) else 'not '}those that were sent"
    running.states(
        delivery.received == sent and delivery.acknowledged,
        f"{size:,} bytes come from the Linux kernel through Receiver(irs, {capacity:,}), {detail}",
        hint,
        expected=f"{size:,} bytes, and a FIN that is acknowledged",
        got=f"{outcome if outcome.error or outcome.timed_out else ''} {came}; {ended}".strip(),
        log=delivery.ladder,
    )


# %% slug="receiver-outside-live" role="tests" points=1
"""The Linux kernel sends to your receiver, over a link that loses, doubles and delays."""
READ = "read the drawing from above: what does your receiver acknowledge after the segment that is missing, and before it?"
delivers(Receiver, 12_000, 4_000, "in order", READ)
delivers(Receiver, 12_000, 4_000, "of whose segments some are lost, doubled and late", READ, drop={2, 9}, repeat={4}, late={6})
delivers(Receiver, 9_000, 5 * 536, "although the window is closed for a while", READ, pause=0.2, drop={3})

# Hidden until grading: other losses, by the seed.
### BEGIN HIDDEN TESTS
rng = seeded("receiver-outside-live")
first, second, third, fourth = rng.sample(range(2, 12), 4)
faults = {"drop": {first, second}, "repeat": {third}, "late": {fourth}}
delivers(Receiver, rng.randrange(9_000, 15_000), rng.randrange(3_000, 6_000), "with other losses", READ, **faults)
### END HIDDEN TESTS

# %% [markdown]
# ## When the window is closed
#
# A program reads nothing, and its receiver's buffer becomes full.
# Here a kernel has room for 2,048 bytes, and its peer has 6,000 to send.
# This is the last segment before the program reads.

# %%
full = kernel.zero_window().before[-1]
full.window

# %% [markdown]
# The receiver acknowledges what has come, and says that there is no room for more: a **zero window**.
# The sender stops.
# Some time later the program reads, and there is room again.
# Somebody must say so, and what is said can be lost: an acknowledgement without data is not acknowledged itself.
# A sender can ask by a **probe**, a segment that must be answered.

# %% [markdown] slug="zero-window-contract" role="contract"
# ## Exercise 5: who speaks first? (4 points)
#
# The window is closed, and the sender has more to send.
# The receiver's buffer is 2,048 bytes, all full.
# Predict in `who_speaks_first()` whose segment is the next one on the wire after the program has read so much.
# Copy this, and replace each `...` by `"sender"` or `"receiver"`.
#
# ```python
# return {
#     "all": ...,         # the program reads all 2,048 bytes
#     "a little": ...,    # the program reads 100 bytes
#     "nothing": ...,     # the program reads nothing
# }
# ```
#
# Then say in `what_is_said()` what the segments carry, in numbers.
#
# ```python
# return {
#     "probe": ...,       # how many bytes of data has the kernel's probe: 0, 1 or 1024?
#     "answer": ...,      # which window is in the answer to a probe, if 100 bytes have been read: 0, 100 or 2048?
#     "new": ...,         # how many new bytes does the ACK acknowledge that opens the window: 0, 1 or 2048?
# }
# ```
#
# The tests let two sockets of the kernel do it, and compare.
# Your own `Receiver` tells of each byte of room; the kernel's need not.
# The reference answer is 10 lines, most of them copied from here.
#
# <details><summary>Hint 1: what would a receiver gain by saying that it has room for 100 bytes?</summary>
#
# The sender would send a segment with 40 bytes of headers for 100 bytes of data, and the next one like it.
# RFC 9293, 3.8.6.2.2 lets a receiver wait until there is room worth the journey, and say 0 until then.
# </details>
#
# <details><summary>Hint 2: which segment must be answered, and costs nothing if there is no room?</summary>
#
# Exercise 4 has one: it carries no data, and its number is old.
# </details>


# %% slug="zero-window" role="solution"
def who_speaks_first() -> dict[str, str]:
    """Who sends the next segment after the program has read so much: "sender" or "receiver"."""
    ### BEGIN SOLUTION
    return {
        "all": "receiver",
        "a little": "sender",
        "nothing": "sender",
    }
    ### END SOLUTION


def what_is_said() -> dict[str, int]:
    """What the probe, its answer and the opening of the window carry."""
    ### BEGIN SOLUTION
    return {
        "probe": 0,
        "answer": 0,
        "new": 0,
    }
    ### END SOLUTION


# %% [markdown]
# See whether every case has its word.
# You should see two empty sets.


# %% tags=["try"]
@try_out
def tried():
    return set(who_speaks_first()) ^ {"all", "a little", "nothing"}, set(what_is_said()) ^ {"probe", "answer", "new"}


tried

# %% [markdown]
# A test tells you which prediction the kernel does not share, and not what would be right.

# %% slug="zero-window-first" role="tests" points=2
"""Who speaks first: it depends on how much has been read."""
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each case is a key")
for case, read, hint in (
    ("all", 2048, "a sender that has been told 0 waits a while before it asks: does the receiver wait, too?"),
    ("a little", 100, "is room for 100 bytes worth a segment?"),
    ("nothing", 0, "who of the two has something to gain by asking?"),
):
    said = expect(lambda case=case: who_speaks_first()[case], shown=f'who_speaks_first()["{case}"]')
    said.predicts(kernel.zero_window(read=read).speaks_first, ("sender", "receiver"), hint, NO_KEY)

# %% slug="zero-window-said" role="tests" points=2
"""What is said: by the probe, by its answer, and by the ACK that opens the window."""
NO_KEY = when(KeyError, "copy the dict from the exercise's text: each case is a key")
asked, opened = kernel.zero_window(read=100), kernel.zero_window()
probe, answer = asked.after
for case, happened, words, hint in (
    ("probe", len(probe.payload), (0, 1, 1024), "what must be answered, since it is not acceptable, and loses nothing?"),
    ("answer", answer.window, (0, 100, 2048), "is room for 100 bytes worth a segment?"),
    ("new", opened.after[0].ack - opened.before[-1].ack, (0, 1, 2048), "which bytes have come since the last ACK?"),
):
    said = expect(lambda case=case: what_is_said()[case], shown=f'what_is_said()["{case}"]')
    said.predicts(happened, words, hint, NO_KEY)

# %% [markdown]
# When you have predicted, look at all of it, drawn from the wire: the window closes, the sender asks once, the program reads, and the window opens.


# %% tags=["try"]
@try_out
def all_of_it():
    who_speaks_first(), what_is_said()
    return kernel.zero_window(probes=1).ladder


all_of_it

# %% [markdown]
# <details><summary>What the drawing shows (when your predictions hold)</summary>
#
# The probe in row 5 has the number of a byte that has been acknowledged, and no data.
# Your `Receiver` returns `True` for it, and any other TCP answers it, too.
# Row 8 repeats an old acknowledgement with a new window: a **window update**.
# If it were lost, the answer to the next probe would say the same; this is why both ends speak.
# </details>
#
# How much must be read before Linux speaks first?


# %% tags=["try"]
@try_out
def how_much():
    who_speaks_first(), what_is_said()
    return {read: kernel.zero_window(read=read).speaks_first for read in (100, 1023, 1024)}


how_much

# %% [markdown]
# <details><summary>What the answer means (when your predictions hold)</summary>
#
# Half of its buffer.
# A receiver that tells of each byte of room, as yours does, is sent many small segments, each with 40 bytes of headers: the **silly window syndrome** (RFC 9293, 3.8.6.2.2).
# </details>
#
# When and how often a sender asks is its own matter, and the next notebook's.
#
# ## What you can say now
#
# - A receiver keeps bytes, each at its index, and not segments: so repetitions, overlaps and any order are the same to it.
# - It acknowledges the first byte that is missing, whatever it has behind the gap; a FIN takes a number, and no room.
# - What is outside the window is dropped and answered, a reset excepted; and what it has promised, the right edge, it never takes back.
#
# **Glossary**
#
# | term | meaning |
# |---|---|
# | index | the place of a byte in the stream, counted from 0 |
# | in order, early | none before it is missing; behind a gap |
# | gap | bytes that are missing, behind which others have come |
# | overlap | the same bytes in two pieces |
# | reassembly | putting the pieces of a stream in order, each byte once |
# | capacity | room for bytes that are not read, in order or early |
# | window | how many bytes from the acknowledgement number on have room |
# | right edge | the first number for which there is no room: acknowledgement number plus window |
# | acceptable | has its first or its last number in the window |
# | zero window | a window of 0: the sender stops |
# | probe | a segment that asks for the window, since it must be answered |
# | window update | an acknowledgement that says nothing new but the window |
# | silly window syndrome | room is told of in small bits, so that segments are small |
#
# **What does this return, and why?**
#
# 1. `Reassembler(4).accept(4, b"e")`, and then `buffered` and `next_index`.
#    <details><summary>Answer</summary>
#
#    `None`, and then 0 and 0.
#    The right edge is 4, so that the byte with index 4 has no room.
#    </details>
# 2. `Receiver(2**32 - 1, 100).ack`.
#    <details><summary>Answer</summary>
#
#    0: the SYN took the last number of all, and after it comes 0.
#    </details>
# 3. `receiver.on_segment(segment)` for a segment that the receiver has had before, all of it.
#    <details><summary>Answer</summary>
#
#    `True`, although nothing changes: its sender has not heard the acknowledgement, and must hear it now.
#    </details>
# 4. `(seq - irs - 1) % 2**32`, for the byte with index 2**32 + 5.
#    <details><summary>Answer</summary>
#
#    5: after four gigabytes, each new byte would look like one that came long ago, and nothing would arrive any more.
#    `unwrap` with the first missing byte as `near` gives 2**32 + 5.
#    </details>
