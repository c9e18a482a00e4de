"""Proxies for objects that live in a replica of the student's process, and the tester's end of the channel to it.

A proxy, here called handle, never runs student code in this process: equality, truth value, length and text
are the handle's own, and every call or attribute access is a request to the replica, which answers with plain
data or with another handle.
"""

import contextlib
import os
import socket
import stat
import threading
from array import array
from collections.abc import Callable
from typing import Any

from autograder.judge.hangs import Hang
from autograder.sandbox.process import Clock
from autograder.wire import encoding, records
from autograder.wire.channel import Channel, Gone, Side
from autograder.wire.unchecked import Unchecked, items_of
from loopback.check import background, remote
from loopback.check.abandon import Abandoned
from loopback.check.student_line import StudentLine
from loopback.sockets import Descriptor

LINE_TIMEOUT = 2.0  # seconds for the replica to say at which line a call stands

FEWEST_PACKED = 100  # calls of one function with whole numbers
LONGEST_DEATH = 500  # characters of a sentence on a thread that died


def _special(name: str, *args: object) -> Callable[..., Any]:
    return lambda handle, *_: handle._student.call(name, handle._number, args, {})


class Handle:
    """A proxy for a function, class or object of the student's."""

    def __init__(self, student: "Student", number: int, name: str, methods: tuple[str, ...] = ()) -> None:
        vars(self).update(_student=student, _number=number, _methods=methods, __name__=name)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call it in the replica; arguments: plain data, records, sockets, events, handles, functions."""
        return self._student.call("call", self._number, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in self._methods:
            return Method(self, name)
        return self._student.call("read", self._number, (name,), {})

    __iter__, __next__, __enter__ = map(_special, ("__iter__", "__next__", "__enter__"))

    def __exit__(self, *_: object) -> None:
        """Leave its block in the replica; a true answer would swallow a failed check, so none counts."""
        self._student.call("__exit__", self._number, (None, None, None), {})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a test cannot change the student's objects")

    def __repr__(self) -> str:
        return f"<{self.__name__}, not plain data>"


def numbers_of(calls: list[tuple[Any, ...]]) -> tuple[Handle, int, bytes] | None:
    """Many calls of one function with whole numbers as that function, how many each gets, and all of them packed.

    Packed, a number costs next to nothing, where as a value of a message it takes some microseconds. None for calls
    that differ in anything else, and for numbers of more than 64 bits.
    """
    if len(calls) < FEWEST_PACKED:
        return None
    function, *first = calls[0]
    if type(function) is not Handle or not first:
        return None
    flat: list[int] = []
    for other, *given in calls:
        if other is not function or len(given) != len(first):
            return None
        flat += given
    if any(type(number) is not int for number in flat):
        return None
    try:
        return function, len(first), array("q", flat).tobytes()
    except OverflowError:
        return None


class Method(Handle):
    """A proxy for a method, made without a request: calling it takes one request and not two."""

    def __init__(self, of: Handle, name: str) -> None:
        vars(self).update(vars(of), _methods=(), _name=name, __name__=name)

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call it in the replica."""
        return self._student.call("." + self._name, self._number, args, kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._student.call("read", self._number, (self._name,), {}), name)


class Student(Side):
    """A replica as a test sees it; `attempt` asks it at which line a call stands (loopback.check.remote)."""

    def __init__(self, sock: socket.socket, clock: Clock, hang: Hang) -> None:
        self.channel = Channel(sock, self)
        self.timed_out = False
        self.out_of_memory = False
        self._hang = hang  # of the exercise
        self._clock = clock  # of the replica, measured from outside it
        self._counted = 0.0  # of the children's seconds, those that a call had already
        self._used: dict[int, float] = {}  # by thread: processor seconds of its requests
        self._callbacks: list[Callable[..., object]] = []
        self._given_away: list[int] = []  # descriptors to close here once they are sent
        self._events: dict[int, threading.Event] = {}
        self._reader = threading.Thread(target=self.channel.serve, daemon=True)
        self._reader.start()

    def end(self) -> None:
        """Close the channel, by which the replica ends."""
        self.channel.close()
        self._reader.join(LINE_TIMEOUT)
        self.channel.dispose()
        self._clock.close()

    def names(self, wanted: list[str]) -> dict[str, Any]:
        """The values of those of the names that the replica has."""
        found = self.channel.ask("names", wanted)
        if type(found) is not dict or not set(found) <= set(wanted):
            self.channel.close("the student's process gave names that nobody asked for")
            raise Gone(self.channel.gone)
        for name, value in found.items():
            if type(value) is Handle:
                vars(value)["__name__"] = name
        return found

    def call(self, what: str, number: int, args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
        """Have the replica carry out a call; return its result or raise its error."""
        thread, before = threading.get_ident(), self._clock.seconds()
        try:
            answer = self.channel.ask(what, number, args, kwargs)
        finally:
            self._used[thread] = self._used.get(thread, 0.0) + self._clock.seconds() - before
        try:
            succeeded, result, after = items_of(answer, 3)
            self._take_back(args, after)
            if succeeded is True:
                return result  # as the test's own value, whatever it is: judging it is what the test is for
            name, own, text, line, function = items_of(result, 5)
            if type(name) is not str or type(own) is not tuple or type(text) is not str:
                raise TypeError("an error of another shape")
            error = records.error_from(name, own, text)
        except (TypeError, ValueError):
            self.channel.close("the student's process gave an answer that is none")
            raise Gone(self.channel.gone) from None
        self.out_of_memory |= isinstance(error, MemoryError)
        with contextlib.suppress(AttributeError):
            setattr(error, remote.LINE, StudentLine.from_plain(line))
            setattr(error, remote.NAME, function if type(function) is str else None)
        raise error

    def _take_back(self, args: tuple[object, ...], after: Unchecked) -> None:
        """Bring our arguments up to date with the call's copies: a socket's timeout, a closed socket, filled bytes."""
        if type(after) is not tuple:
            raise TypeError("arguments of another shape")
        for ours, theirs in zip(args, after, strict=False):
            if type(ours) is type(theirs) and type(ours) in (bytearray, list):
                ours[:] = theirs  # type: ignore[index]
            elif type(ours) is type(theirs) and type(ours) in (dict, set):
                ours.clear()  # type: ignore[attr-defined]
                ours.update(theirs)  # type: ignore[attr-defined]
            elif isinstance(ours, socket.socket) and ours.fileno() >= 0:
                if theirs == "closed":
                    ours.close()
                elif theirs is None or (type(theirs) is float and theirs >= 0):
                    ours.settimeout(theirs)

    # What `attempt` and `batch` ask (loopback.check.remote).

    def batch(self, calls: list[tuple[Any, ...]]) -> Any:
        """Have the replica make calls, one after the other; return their results or raise the first error.

        Reading an attribute, (getattr, handle, name), is a call like the others; its function does not cross. Calls
        that concern objects of ours alone are made here.
        """
        if not any(isinstance(each, Handle) for call in calls for each in call):
            return [function(*given) for function, *given in calls]
        if packed := numbers_of(calls):
            found = self.call("numbers", 0, packed, {})
            return self._unpacked(found, len(calls)) if type(found) is tuple else found
        listed = ((None, *given) if function is getattr else (function, *given) for function, *given in calls)
        return self.call("batch", 0, tuple(listed), {})

    def _unpacked(self, found: tuple[Any, ...], count: int) -> list[Any]:
        """The results that the replica has packed: truth values in a byte each, or numbers of 64 bits."""
        match found:
            case ("?", bytes(packed)) if len(packed) == count:
                return [byte != 0 for byte in packed]
            case ("q", bytes(packed)) if len(packed) == 8 * count:
                return list(array("q", packed))
        self.channel.close("the student's process gave numbers that are none")
        raise Gone(self.channel.gone)

    def line(self, thread: int | None = None) -> StudentLine | None:
        """The student's line at which the thread's call stands; without a thread, that of the oldest call."""
        self.timed_out = True
        if (request := self.channel.asked(thread)) is None:
            return None
        return StudentLine.from_plain(self._ask_in_time("line", request))

    def deaths(self) -> list[str]:
        """A sentence for each thread that died in the replica, which alone can know of it."""
        told = self._ask_in_time("deaths")
        if type(told) is not list or not all(type(each) is str for each in told):
            return []
        return [each[:LONGEST_DEATH] for each in told[: background.MOST]]

    def _ask_in_time(self, what: str, *content: object) -> Unchecked:
        """Ask the student's process, which may be too busy to answer; None then."""
        found: list[Unchecked] = []

        def ask() -> None:
            with contextlib.suppress(Gone):
                found.append(self.channel.ask(what, *content))

        asker = threading.Thread(target=ask, daemon=True)
        asker.start()
        asker.join(LINE_TIMEOUT)
        return found[0] if found else None

    def cpu(self, thread: int) -> float | None:
        """Processor seconds of the thread's calls, as the kernel counts them; asked once, at the thread's end.

        What children have used since somebody asked last is this thread's: whose they were, the kernel does not tell.
        """
        used = self._used.pop(thread, None)  # the next thread may have the same number
        if used is None:
            return None
        before, self._counted = self._counted, self._clock.of_children()
        return used + self._counted - before

    def processor_time(self) -> float:
        """Processor seconds of the student's process so far, as the kernel counts them."""
        return self._clock.seconds() + self._clock.of_children()

    def has_hung(self) -> bool:
        """Whether a test of this exercise has seen a hang."""
        return self._hang.is_known

    def note_hang(self) -> None:
        """Tell all tests of this exercise."""
        self._hang.note()

    def release(self, thread: int) -> bool:
        """Abandon the thread's call; return whether it had one in the replica."""
        if (request := self.channel.asked(thread)) is not None:
            self.channel.tell("abandon", request)
            self.channel.settle(request, Abandoned())
        return request is not None

    # Requests of the replica, and values that are not plain data.

    def answer(self, what: str, *content: Unchecked) -> Any:
        """Run a callback that a test gave to the student's function, the only request that a replica may make."""
        number, args = content
        if type(args) is not tuple:
            raise encoding.Malformed("a callback without arguments")
        if what != "callback" or type(number) is not int or not 0 <= number < len(self._callbacks):
            raise encoding.Malformed(f"{what[:40]!r} may not be asked here")
        try:
            return True, self._callbacks[number](*args), ""
        except Exception as error:
            return False, type(error).__name__, str(error)

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """Encode a socket as a descriptor, a function as a callback, a handle as the number of its object."""
        if isinstance(value, socket.socket):
            descriptors.append(value.fileno())
            return "socket", (len(descriptors) - 1, value.gettimeout())
        if type(value) is Descriptor:
            descriptors.append(value)
            if value.owned:
                self._given_away.append(value)
            return "descriptor", len(descriptors) - 1
        if isinstance(value, Handle):
            return "handle", (vars(value)["_number"], vars(value).get("_name"))
        if isinstance(value, threading.Event):
            return "event", (self._follow(value), value.is_set())
        if (record := records.to_special(value)) is not None:
            return record
        if callable(value):
            self._callbacks.append(value)
            return "callback", len(self._callbacks) - 1
        return super().to_special(value, descriptors)

    def frame_sent(self) -> None:
        """Close the descriptors given away; else the peer would not see it when the student's code closes its own."""
        while self._given_away:
            os.close(self._given_away.pop())

    def from_special(self, kind: str, data: Unchecked, descriptors: list[int]) -> object:
        """Decode a handle, a socket, a record or a plain value; nothing else may come from a student's process."""
        if kind == "plain":
            return data
        if kind == "handle":
            number, name, methods = items_of(data, 3)
            texts = methods if type(methods) is tuple else (None,)
            if type(number) is int and type(name) is str and all(type(each) is str for each in texts):
                return Handle(self, number, name[:80] if name.isidentifier() else "an object", texts)
        elif kind == "socket":
            place, timeout = items_of(data, 2)
            if type(place) is not int or place < 0 or (held := descriptors[place]) < 0:
                raise encoding.Malformed("a socket without a descriptor")
            if stat.S_ISSOCK(os.fstat(held).st_mode):
                descriptors[place] = -1
                sock = socket.socket(fileno=held)
                sock.settimeout(timeout if timeout is None or type(timeout) is float else 0.0)
                return sock
        elif kind in ("record", "member"):
            return records.from_special(kind, data)
        raise encoding.Malformed(f"a {kind[:40]!r} that is none")

    def _follow(self, event: threading.Event) -> int:
        """The number by which the replica knows an event of ours; a notice tells it when the event is set."""
        number = id(event)
        if number not in self._events:
            self._events[number] = event
            threading.Thread(target=self._tell_when_set, args=(number, event), daemon=True).start()
        return number

    def _tell_when_set(self, number: int, event: threading.Event) -> None:
        event.wait()
        self.channel.tell("set", number)
