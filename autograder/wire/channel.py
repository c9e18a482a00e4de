"""Calls between two processes over a Unix socket, several at once, with file descriptors beside them.

How it works
------------
Two processes hold one end each of a socket pair: the tester, in which a test runs, and a replica of the
student's process, in which the student's functions run. Both may call the other: the test calls the student's
function, and that function may call a callback that the test gave to it.

A *frame* is four bytes of length and an encoded tuple (`encoding`); descriptors travel beside its first byte.
There are three kinds: ("ask", number, what, ...) is a *request*; ("answer", number, value) answers the
request of that number; ("tell", what, ...) is a notice and has no answer. Numbers count each side's own
requests, so that several can be under way at once and be answered in any order. A side's `Side` says what its
requests mean and how values that are not plain data cross.

One thread, the *reader*, waits in `serve` for frames. An answer wakes the thread that asked (each waits on a
lock of its own, in a `_PendingRequest`). A request may block for long (a server's loop), so the reader never
works on one itself but for those that take no time (`Side.answered_by_reader`): each gets a thread.

Starting a thread costs more than most calls. So a thread that has answered stays as a *spare* and waits for
the next frame too. All that wait do so on one epoll object, armed for one frame at a time (EPOLLONESHOT), so
that just one of them wakes; it reads the frame and arms the object again. Linux wakes the thread that began
to wait last. A spare therefore lets the reader go back to waiting first (the lock `_reader_away`): then the
spare gets the next request, and no thread has to be started.

When a test gives a call up, its request is *abandoned*: the answer is not sent, and the thread that works on
it takes no other request. When the socket ends, or a frame is malformed, the channel closes: every request
that waits raises Gone, and `gone` says why. The other end may be a student's code that sends any bytes at
all: each frame is bounded before it is read (`encoding.LARGEST`), and so is the number of requests under way
(`MOST_REQUESTS`) and of descriptors in a frame.
"""

import array
import contextlib
import mmap
import select
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.wire import encoding
from autograder.wire.unchecked import Unchecked
from loopback.check import student_line
from loopback.check.abandon import Abandoned
from loopback.sockets import Descriptor

student_line.not_the_students(Path(__file__).resolve().parent.parent)  # no message names our own lines
MOST_DESCRIPTORS = 16  # in one frame
MOST_REQUESTS = 200  # of the other side's that are under way: each has a thread here
_HEADER = struct.Struct("!I")
_PIECE = 1 << 18  # bytes that one system call receives
_ONE_FRAME = select.EPOLLIN | select.EPOLLONESHOT
_ROOM, _TRUNCATED = socket.CMSG_SPACE(4 * MOST_DESCRIPTORS), int(socket.MSG_CTRUNC)


class Gone(BaseException):
    """The channel is closed. Not an Exception, so that an `except Exception` in a test lets it pass."""


class Side:
    """One end's answers to the other's requests, and its encoding of values that are not plain data."""

    spare_threads = 0  # at most so many threads that have answered wait for another request
    answered_by_reader: tuple[str, ...] = ()  # requests that take no time, and need no thread of their own

    def answer(self, what: str, *content: Unchecked) -> Any:
        """Answer one request; whatever it raises ends the channel."""
        raise NotImplementedError

    def notice(self, what: str, *content: Unchecked) -> None:
        """Act on a notice, which has no answer."""

    def request_handled(self) -> None:
        """Hook, called after a request has been handled and before its answer is sent.

        The student's side uses it to close the sockets that the call borrowed.
        """

    def frame_sent(self) -> None:
        """Hook, called when the descriptors of a frame have left this process."""

    def unsendable(self, reason: encoding.Unsendable) -> Any:
        """Return an answer to send instead of one that cannot be encoded."""
        raise reason

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """Turn a value into a kind and plain data; append a descriptor to the list, and put its index into the data."""
        raise encoding.Unsendable(f"a {type(value).__name__} cannot cross")

    def from_special(self, kind: str, data: Unchecked, descriptors: list[int]) -> object:
        """Make a value from a kind and plain data; replace a descriptor that the value takes over by -1 in the list."""
        raise encoding.Malformed(f"nothing of the kind {kind[:40]!r} may come from here")


class Passing(Side):
    """A side that passes descriptors and plain data: between the grader's own processes, and to the student's."""

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """Encode a Descriptor; the sender keeps its own."""
        if type(value) is not Descriptor:
            return super().to_special(value, descriptors)
        descriptors.append(value)
        return "descriptor", len(descriptors) - 1

    def from_special(self, kind: str, data: Any, descriptors: list[int]) -> object:
        """The number of a descriptor, which the receiver must close."""
        number, descriptors[data] = descriptors[data], -1
        return number


class _PendingRequest:
    """A request of ours that has no answer yet; the thread that asked waits for `ready`."""

    def __init__(self) -> None:
        self.thread, self.ready = threading.get_ident(), threading.Lock()
        self.ready.acquire()
        self.value: Unchecked = None
        self.error: BaseException | None = None

    def settle(self, value: Unchecked, error: BaseException | None = None) -> None:
        if self.ready.locked():
            self.value, self.error = value, error
            with contextlib.suppress(RuntimeError):  # settled twice at the same moment
                self.ready.release()


class Channel:
    """One end. `serve` reads until the other end closes; `ask` may be called from any thread."""

    def __init__(self, sock: socket.socket, side: Side) -> None:
        self.sock, self.side = sock, side
        self.gone: str | None = None  # why nothing more can be asked
        self.serving: dict[int, int] = {}  # the thread of each request of the other side's that is under way
        self._abandoned: set[int] = (
            set()
        )  # requests of the other side's whose answer nobody waits for any more
        self._pending: dict[int, _PendingRequest] = {}
        self._count = self._working = self._spare = 0
        self._sending, self._counting = threading.Lock(), threading.Lock()
        self._reader_away = threading.Lock()  # held while the reader hands a request on
        self._frames = select.epoll()  # wakes one of the threads that wait for a frame
        self._frames.register(sock, _ONE_FRAME)

    def ask(self, what: str, *content: object) -> Unchecked:
        """Send a request and wait for its answer; raises Gone, or the error that `settle` was given for it."""
        pending = _PendingRequest()
        with self._counting:
            self._count += 1
            number = self._count
            self._pending[number] = pending
        try:
            if self.gone is None:
                self._send(["ask", number, what, *content])
            else:
                pending.settle(None, Gone(self.gone))
            pending.ready.acquire()
        finally:
            self._pending.pop(number, None)
        if pending.error is not None:
            raise pending.error
        return pending.value

    def asked(self, thread: int | None = None) -> int | None:
        """The number of our request that has waited longest for its answer: of one thread's requests, or of all."""
        return next(
            (number for number, pending in list(self._pending.items()) if thread in (None, pending.thread)),
            None,
        )

    def settle(self, number: int, error: BaseException) -> None:
        """End one of our own requests with an error, without an answer of the other side."""
        if pending := self._pending.get(number):
            pending.settle(None, error)

    def tell(self, what: str, *content: object) -> None:
        """Send a notice, which has no answer; a channel that is closed sends nothing."""
        with contextlib.suppress(Gone):
            self._send(["tell", what, *content])

    def serve(self) -> None:
        """Be the reader: read frames until the channel closes."""
        while True:
            if self._reader_away.locked():
                self._reader_away.release()
            if self.gone is not None:
                return
            request = self._next()
            if request and self.side.answered_by_reader and request[1] in self.side.answered_by_reader:
                self._answer(request)
            elif request is not None:
                self._reader_away.acquire()  # until this thread waits for frames again
                threading.Thread(target=self._answer_all, args=(request,), daemon=True).start()
            del request

    def close(self, reason: str = "the channel was closed") -> None:
        """Close the channel: every request that waits raises Gone with this reason."""
        self.gone = self.gone or reason
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        for pending in list(self._pending.values()):
            pending.settle(None, Gone(self.gone))

    def abandon(self, number: int) -> threading.Thread | None:
        """Never answer a request of the other side's; return the thread that works on it, which will take no other."""
        with self._counting:
            if (ident := self.serving.get(number)) is not None:
                self._abandoned.add(number)
        return next((thread for thread in threading.enumerate() if thread.ident == ident), None)

    def dispose(self) -> None:
        """Close this end's descriptors, once no thread uses the channel any more."""
        self.sock.close()
        self._frames.close()

    def _next(self) -> list[Any] | None:
        """Wait for a frame; act on an answer or a notice, and return a request, for the caller to answer."""
        self._frames.poll()
        reason = "the student's process ended"
        try:
            if (message := receive(self.sock, self.side)) is not None:
                return self._dispatch(*message)
        except (OSError, EOFError):
            pass
        except (encoding.Malformed, TypeError, ValueError, RuntimeError, MemoryError) as error:
            reason = f"the student's process sent what is no message: {error}"
        finally:
            self._frames.modify(self.sock, _ONE_FRAME)
        self.close(reason)
        return None

    def _dispatch(self, kind: object, *content: Unchecked) -> list[Any] | None:
        """Settle an answer, act on a notice, or return a request: its number, its name and its content."""
        if kind == "ask":
            with self._counting:
                self._working += 1
            if self._working > MOST_REQUESTS:
                raise encoding.Malformed(f"more than {MOST_REQUESTS} requests at once")
            return _named(content, 1)
        if kind == "answer":
            number, value = content
            if type(number) is int and (pending := self._pending.get(number)):
                pending.settle(value)
        elif kind == "tell":
            what, *rest = _named(content, 0)
            self.side.notice(what, *rest)
        else:
            raise encoding.Malformed("a frame that is neither question nor answer")
        return None

    def _answer_all(self, request: list[Any] | None) -> None:
        """Answer a request; then, as a spare, wait for others and answer those."""
        while self.gone is None and (request is None or self._answer(request)):
            with self._counting:
                if self._spare >= self.side.spare_threads:
                    return
                self._spare += 1
            with (
                self._reader_away
            ):  # the reader waits already: this thread, which begins to wait later, is woken first
                pass
            request = self._next()
            with self._counting:
                self._spare -= 1

    def _answer(self, request: list[Any]) -> bool:
        """Answer a request; return whether this thread may take another one."""
        number, what = request.pop(0), request.pop(0)
        self.serving[number] = threading.get_ident()
        try:
            # No name here refers to an argument any longer than the call needs it: a socket among them must be closed
            # as soon as the call has ended, or its peer would wait for the end of file.
            message: list[Any] = ["answer", number]
            message.append(self.side.answer(what, *(request.pop(0) for _ in range(len(request)))))
            self.side.request_handled()
            if number in self._abandoned:
                return False
            try:
                self._send(message)
            except encoding.Unsendable as error:
                self._send(["answer", number, self.side.unsendable(error)])
        except (Gone, Abandoned):
            pass
        except BaseException as error:
            self.close(f"{type(error).__name__}: {error}")
        finally:
            with self._counting:
                self._working -= 1
                self.serving.pop(number, None)
        return number not in self._abandoned

    def _send(self, message: list[Any]) -> None:
        try:
            with self._sending:
                send(self.sock, message, self.side)
        except OSError:
            self.close("the student's process ended")  # before the reader has seen it
            raise Gone(self.gone) from None


def _named(content: tuple[Unchecked, ...], place: int) -> list[Any]:
    """The content of a request or a notice; raises Malformed where no name stands at its place."""
    if len(content) <= place or type(content[place]) is not str:
        raise encoding.Malformed("a request without a name")
    return list(content)


def send(sock: socket.socket, message: list[Any], side: Side) -> None:
    """Send one frame; raises OSError when the other end is closed, Unsendable before anything is sent.

    Empties the list once the descriptors are sent and before the rest is: a socket that only the list referred to is
    then closed here before the other process works with it.
    """
    descriptors: list[int] = []
    parts = encoding.encode(tuple(message), lambda value: side.to_special(value, descriptors))
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
    header = _HEADER.pack(sum(map(len, parts)))
    sent = sock.sendmsg([header] if rights else [header, parts[0]], rights)
    side.frame_sent()
    message.clear()
    if sent < len(header) + len(parts[0]):
        sock.sendall(memoryview(parts[0])[sent - len(header) :])
    for part in parts[1:]:
        sock.sendall(part)


def receive(
    sock: socket.socket, side: Side, largest: int = encoding.LARGEST, ends: float | None = None
) -> Any:
    """Receive one frame; None at the end of the stream. Raises Malformed, EOFError for half a frame, OSError.

    `ends` is the time.monotonic() by which the whole frame must have arrived, or TimeoutError is raised: a sender that
    drips its bytes one by one gains nothing.
    """
    _wait_until(sock, ends)
    header, ancillary, flags, _ = sock.recvmsg(_HEADER.size, _ROOM)
    with _owned(ancillary) as descriptors:
        if not header:
            return None
        if len(header) < _HEADER.size:
            header += _exactly(sock, _HEADER.size - len(header), ends)
        (size,) = _HEADER.unpack(header)
        if size > largest or flags & _TRUNCATED:
            raise encoding.Malformed(f"a frame that announces {size:,} bytes, or too many descriptors")
        body = _exactly(sock, size, ends)
        return encoding.decode(body, lambda kind, data: side.from_special(kind, data, descriptors))


@contextlib.contextmanager
def _owned(ancillary: list[tuple[int, int, bytes]]) -> Iterator[list[int]]:
    """The descriptors that came with a frame; those that no value has taken over are closed at the end."""
    numbers = array.array("i")
    for level, kind, data in ancillary:
        if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
            numbers.frombytes(data[: len(data) - len(data) % numbers.itemsize])
    descriptors = list(numbers)
    try:
        yield descriptors
    finally:
        for number in descriptors:
            if number >= 0:
                socket.close(number)


def _exactly(sock: socket.socket, size: int, ends: float | None) -> bytes | memoryview:
    """Receive exactly `size` bytes, one at least. Memory is touched as bytes arrive, not as they are announced."""
    _wait_until(sock, ends)
    if len(piece := sock.recv(min(size, _PIECE))) == size:  # most frames arrive in one piece
        return piece
    room, there, more = memoryview(mmap.mmap(-1, size, mmap.MAP_PRIVATE)), 0, len(piece)
    room[:more] = piece
    while more and (there := there + more) < size:
        _wait_until(sock, ends)
        more = sock.recv_into(room[there:])
    if not more:
        raise EOFError
    return room


def _wait_until(sock: socket.socket, ends: float | None) -> None:
    if ends is not None:
        if (left := ends - time.monotonic()) <= 0:
            raise TimeoutError("the deadline has passed")
        sock.settimeout(left)
