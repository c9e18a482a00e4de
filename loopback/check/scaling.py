"""What work costs: whether it is linear, and whether whoever has nothing to do sleeps.

The same work, alone and in the company of much other work, must cost the same; waiting must cost next to nothing.

How it works
------------
Linear work has a price for each unit (a piece, a frame, a visitor) that does not depend on how many there are. So
two measurements are compared that do the same number of units: `small` does them where little else is, `large`
where there is very much: behind megabytes, before megabytes, after hundreds who have gone. For a linear answer the
two cost the same, whatever one unit costs it; for a quadratic one the second is dearer by as much as there is more.
The test chooses sizes for which that is thirty times and more, and all constant costs (the call, the messages
between two processes) stand on both sides.

What is compared is processor time, which other processes disturb: they empty caches, the kernel books its work for
others on whoever runs, a hypervisor takes a processor away without saying so. Such things add time, and never take
any away. So a disturbance can do two wrongs, and each has its remedy.

- It makes `large` dear: a right answer would lose. Therefore one cheap measurement acquits, and a wrong verdict
  needs ROUNDS of them to agree, with longer and longer pauses between them, so that one burst of other work does
  not meet all. (On a machine so busy that this takes LONG, AT_LEAST of them do: they are far apart without pauses.)
  TOLERANCE leaves room for what load does to all of them alike: caches that are shared slow down copies of
  megabytes two or three times.
- It makes `small` dear: a quadratic answer would be acquitted. Therefore the least of LEAST_OF measurements is
  taken.

A right answer costs LEAST_OF small measurements and one large one, a few milliseconds each. A wrong one costs ROUNDS
large ones, seconds each on a slow machine: in a notebook a line says what goes on meanwhile.

Whether a server sleeps while nothing happens is asked in the same way: against a witness, and with more than one
measurement for a wrong verdict. The witness is this thread, which uses up a fixed amount of processor time while it
waits. A busy loop beside it gets about as much, on a machine with any load, since both ask for all that there is; a
server that sleeps gets a hundredth. The witness computes without Python's interpreter lock: with it, a busy loop
in the same process would wait for the lock nearly all the time, and look like a server that sleeps.
"""

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from loopback.check import remote

LEAST_OF = 8  # small measurements
ROUNDS, AT_LEAST = 6, 3  # large measurements that must agree; the second number once LONG has passed
LONG = 10.0  # seconds
TOLERANCE = 6.0  # times the small cost; on a quiet machine right answers need 1 to 2, quadratic ones 30 and more
AGAIN = "… {so_far} so far: measured again, a few times, since other programs may have disturbed it"
_LEAST = 0.001  # seconds; a small cost below this counts as this, since clocks and kernels tell no less apart
IDLE_ROUNDS = 3  # measurements that must agree that a server is busy
BUSY = 0.2  # of the witness's processor time; a busy loop uses about as much as the witness, a server asleep 0.01
_BYTES = bytes(1 << 18)  # a tenth of a millisecond's work
_FIRST_PAUSE = 0.02  # seconds before the second large measurement; doubled before each further one


@dataclass(frozen=True)
class Scaling:
    """What was measured: `linear`, and how many `times` as dear the work is in the company of much other work."""

    linear: bool
    times: float

    def __str__(self) -> str:
        return f"{self.times:.0f} times the processor time" if self.times >= 2 else "the same processor time"


def measure_scaling(small: Callable[[], float], large: Callable[[], float]) -> Scaling:
    """Say whether the work of `large` costs no more than the same work of `small`.

    Each is called again and again, and returns the processor time of one measurement, in seconds. Both do the same
    number of units of work, `large` in the company of much more. In a notebook a line is printed before `large` is
    measured again.

    >>> measure_scaling(lambda: 0.001, lambda: 0.002)
    Scaling(linear=True, times=2.0)
    """
    unit = max(_LEAST, min(small() for _ in range(LEAST_OF)))
    began, least, pause = time.monotonic(), large(), _FIRST_PAUSE
    for number in range(1, ROUNDS):
        if least <= TOLERANCE * unit or (number >= AT_LEAST and time.monotonic() > began + LONG):
            break
        if number == 1 and not remote.current:
            print(AGAIN.format(so_far=Scaling(False, least / unit)), flush=True)
        time.sleep(pause)
        pause *= 2
        least = min(least, large())
    return Scaling(least <= TOLERANCE * unit, least / unit)


def processor_time() -> float:
    """Seconds of processor time that the process of the student's functions has used so far.

    In a notebook that is this process; in a grader, the student's.
    """
    return remote.current.processor_time() if remote.current else time.process_time()


@dataclass(frozen=True)
class Idling:
    """What was measured: `asleep`, and the `share` of the witness's processor time that was used beside it."""

    asleep: bool
    share: float

    def __str__(self) -> str:
        return f"{self.share:.0%} of a processor"


def measure_idling(seconds: float = 0.15) -> Idling:
    """Say whether the student's functions sleep while this thread uses up `seconds` of processor time.

    One measurement that finds them asleep is enough; that they are busy takes IDLE_ROUNDS of them.

    >>> measure_idling(0.02).asleep
    True
    """
    shares = []
    for _ in range(IDLE_ROUNDS):
        before, own = processor_time(), time.thread_time()
        spin(seconds)
        spun = time.thread_time() - own
        here = 0.0 if remote.current else spun  # in a notebook it is in the process's time, too
        shares.append(max(0.0, processor_time() - before - here) / spun)
        if shares[-1] < BUSY:
            break
    return Idling(shares[-1] < BUSY, min(shares))


def spin(seconds: float) -> None:
    """Use up so many seconds of processor time in this thread: what a busy loop beside it would use up meanwhile.

    A peer that spins before it goes on tells a call that sleeps from one that asks again and again, on a machine
    with any load: both get their share of the processors. Python's other threads can run beside it.
    """
    ends = time.thread_time() + seconds
    while time.thread_time() < ends:
        zlib.crc32(_BYTES)  # lets go of the interpreter lock
