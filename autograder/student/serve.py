"""A replica of the student's process: answers the calls of one test.

The judge trusts nothing here: the student's code shares this process and can change all of it.
"""

import contextlib
import gc
import os
import socket
import sys
import threading
import weakref
from array import array
from collections.abc import Callable
from types import FunctionType
from typing import Any

from autograder.sandbox import namespaces
from autograder.wire import encoding, records
from autograder.wire.channel import Channel, Side
from loopback.check import background, student_line
from loopback.check.abandon import Abandoned, release

LONGEST_TEXT = 2000  # characters of an error's text


class Answers(Side):
    """Answers requests: looks up names, calls functions, keeps the objects that handles stand for."""

    spare_threads = 2
    answered_by_reader = ("names",)

    def __init__(self, names: dict[str, Any], sock: socket.socket) -> None:
        self.names = names
        self._process = os.getpid()
        self.channel = Channel(sock, self)
        self._kept: list[object] = [None]  # by the number of its handle; number 0 is no object
        self._events: dict[int, threading.Event] = {}
        self._lent: list[weakref.ref[socket.socket]] = []  # sockets that the test lends for one call

    def answer(self, what: str, *content: Any) -> Any:
        """One of: names, deaths, line, call, batch, numbers, read, a method behind a dot, and a few special methods."""
        if what == "names":
            return {name: self.names[name] for name in content[0] if name in self.names}
        if what == "deaths":
            return background.deaths()
        if what == "line":
            thread = self.channel.serving.get(content[0])
            line = student_line.line_of_frame(sys._current_frames().get(thread or 0), "")
            return line.to_plain() if line else None
        return self._call(what, *content)

    def request_handled(self) -> None:
        """Close the borrowed sockets that the call did not keep, also those that only a dead reference cycle holds."""
        if any(lent() for lent in self._lent):
            gc.collect()
        self._lent.clear()

    def notice(self, what: str, *content: Any) -> None:
        """Set an event, or abandon a call."""
        if what == "set" and (event := self._events.get(content[0])):
            event.set()
        elif what == "abandon" and (thread := self.channel.abandon(content[0])):
            threading.Thread(target=release, args=(thread, (self.channel.sock,)), daemon=True).start()

    def _call(self, what: str, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        thing: Any = self._kept[number]
        result: Any
        try:
            if what == "batch":
                result = [(getattr if function is None else function)(*given) for function, *given in args]
            elif what == "numbers":
                function, width, packed = args
                found = [function(*given) for given in zip(*[iter(array("q", packed))] * width, strict=True)]
                result = _packed(found)
            elif what == "call":
                result = thing(*args, **kwargs)
            elif what == "read":
                result = getattr(thing, args[0])
            elif what.startswith("."):
                result = getattr(thing, what[1:])(*args, **kwargs)
            else:
                result = getattr(type(thing), what)(thing, *args)
        except (SystemExit, KeyboardInterrupt, Exception, Abandoned) as error:
            self._end_a_copy()
            return False, self._told(error), tuple(map(_after, args))
        self._end_a_copy()
        return True, result, tuple(map(_after, args))

    def _end_a_copy(self) -> None:
        """End this process if the call has forked it: the result is the other one's to give."""
        if os.getpid() != self._process:
            os._exit(0)

    def unsendable(self, reason: encoding.Unsendable) -> Any:
        """A result that cannot be encoded is an error of the call."""
        return False, ("TypeError", (), f"the result cannot be handed over: {reason}", None, None), ()

    def _told(self, error: BaseException) -> tuple[object, ...]:
        args = error.args if all(type(arg) in (int, str, bytes, type(None)) for arg in error.args) else ()
        try:
            text = str(error)[:LONGEST_TEXT]
        except Exception:
            text = "(its text raised an error itself)"
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        function = trace.tb_frame.f_code.co_qualname if trace else None
        line = student_line.line_of_error(error, "")
        return type(error).__name__, args, text, line.to_plain() if line else None, function

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """Encode a socket as a descriptor, a record by its name, any other object as a handle, and keep it."""
        if isinstance(value, socket.socket) and value.fileno() >= 0:
            descriptors.append(value.fileno())
            return "socket", (len(descriptors) - 1, value.gettimeout())
        if (record := records.to_special(value)) is not None:
            return record
        if (plain := _plain_value(value)) is not None:
            return "plain", plain
        self._kept.append(value)
        kind = type(value).__name__
        # A generator and a coroutine have the name of their function, and are not it.
        name = getattr(value, "__name__", kind) if callable(value) else kind
        return "handle", (len(self._kept) - 1, name, _methods(type(value)))

    def from_special(self, kind: str, data: Any, descriptors: list[int]) -> object:
        """Decode a value of the test's."""
        if kind in ("socket", "descriptor"):
            place, timeout = data if kind == "socket" else (data, None)
            number, descriptors[place] = descriptors[place], -1
            if kind == "descriptor":
                return number
            sock = socket.socket(fileno=number)
            sock.settimeout(timeout)
            self._lent.append(weakref.ref(sock))
            return sock
        if kind == "handle":
            thing, name = self._kept[data[0]], data[1]
            return thing if name is None else getattr(thing, name)
        if kind == "callback":
            return lambda *args: self._call_back(data, args)
        if kind == "event":
            number, is_set = data
            event = self._events.setdefault(number, threading.Event())
            if is_set:
                event.set()
            return event
        return records.from_special(kind, data)

    def _call_back(self, number: int, args: tuple[object, ...]) -> Any:
        answer: Any = self.channel.ask("callback", number, args)  # the judge's, which is trusted here
        succeeded, result, text = answer
        if not succeeded:
            raise records.error_from(result, (), text)
        return result


def _packed(found: list[Any]) -> object:
    """Truth values as a byte each, whole numbers of 64 bits as those; anything else as it is."""
    kinds = set(map(type, found))
    with contextlib.suppress(OverflowError):
        if kinds == {bool}:
            return "?", bytes(found)
        if kinds == {int}:
            return "q", array("q", found).tobytes()
    return found


def _plain_value(value: object) -> object:
    """The plain value that an instance of a subclass is: a NamedTuple's tuple, a StrEnum's text, an OrderedDict's dict.

    None for any other object, and for one of a class of the notebook's own that has methods: a test calls these.
    """
    bases = type.mro(type(value))  # what `__class__` and the metaclass say does not count
    for base, convert in _PLAIN.items():
        if any(each is base for each in bases):
            own = [each for each in bases if each.__module__ == "__main__"]
            has_methods = any(
                type(thing) is FunctionType and not name.startswith("_")
                for each in own
                for name, thing in vars(each).items()
            )
            return None if has_methods else convert(value)
    return None


# To the exact type, by the base's own method, whatever the subclass says.
_PLAIN: dict[type, Callable[[Any], object]] = {
    str: str.__str__,
    int: int.__int__,
    float: float.__float__,
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    bytearray: lambda value: bytearray(memoryview(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    list: lambda value: list(list.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
}


def _methods(kind: type) -> tuple[str, ...]:
    """The names of the plain methods of a class: a handle calls these without reading the attribute first."""
    found = {name: thing for each in kind.__mro__[::-1] for name, thing in vars(each).items()}
    return tuple(name for name, thing in found.items() if type(thing) is FunctionType and name[:2] != "__")


def _after(arg: object) -> object:
    """The state of an argument after the call, by which the test's own argument is brought up to date."""
    if isinstance(arg, socket.socket):
        return "closed" if arg.fileno() < 0 else arg.gettimeout()
    return arg if type(arg) in (bytearray, list, dict, set) else None


def serve(names: dict[str, Any], sock: socket.socket) -> None:
    """Answer until the tester closes the channel; then end this process, whatever else runs in it."""
    with contextlib.suppress(BaseException):
        namespaces.adopt_orphans()  # the time of all that a call starts is counted by who is whose child
        sock.send(b"!")  # beside it the kernel tells the tester this process's number (see Clock)
        with background.watched():
            Answers(names, sock).channel.serve()
    os._exit(0)
