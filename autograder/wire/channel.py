"""Calls between two processes over a Unix socket, several at once, with file descriptors beside them.

A frame is a length of four bytes and an encoded tuple. A request is ("ask", number, what, ...) and is answered by
("answer", number, value); ("tell", what, ...) wants no answer. Each request has a thread for itself, since a
function of either side may block.
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
from loopback.check import student_line
from loopback.check.abandon import Abandoned
from loopback.descriptor import Descriptor

student_line.not_the_students(Path(__file__).resolve().parent.parent)  # no message names our own lines
MOST_DESCRIPTORS = 16  # in one frame
MOST_AT_ONCE = 200  # requests of the other side's that are being worked on: each has a thread here
_HEADER = struct.Struct("!I")
_PIECE = 1 << 18  # bytes that are received at once
_ONE_FRAME = select.EPOLLIN | select.EPOLLONESHOT
_ROOM, _TRUNCATED = socket.CMSG_SPACE(4 * MOST_DESCRIPTORS), int(socket.MSG_CTRUNC)


class Gone(BaseException):
    """The other process is talked to no more; not an Exception, so that a test's `except Exception` lets it pass."""


class Side:
    """What one side does with the other's requests, and with values that are not plain data."""

    spare_threads = 0  # that have answered and wait for another request, also past the channel's end
    at_once: tuple[str, ...] = ()  # what to answer between two frames, since it takes no time

    def answer(self, what: str, *content: Any) -> Any:
        """Answer one request; whatever it raises ends the channel."""
        raise NotImplementedError

    def hear(self, what: str, *content: Any) -> None:
        """Take notice of what wants no answer."""

    def over(self) -> None:
        """A request has been worked on, and its answer has not been sent yet."""

    def sent(self) -> None:
        """The descriptors of a frame are on their way."""

    def unsendable(self, reason: encoding.Unsendable) -> Any:
        """What to answer instead of an answer that cannot cross."""
        raise reason

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """Turn a value into a kind and plain data; a descriptor goes into the list, its place into the data."""
        raise encoding.Unsendable(f"a {type(value).__name__} cannot cross")

    def from_special(self, kind: str, data: Any, descriptors: list[int]) -> object:
        """Make a value from a kind and plain data; a descriptor that is used is replaced by -1 in the list."""
        raise encoding.Malformed(f"nothing of the kind {kind[:40]!r} may come from here")


class Passing(Side):
    """Lets descriptors through, among the grader's own processes and to the student's."""

    def to_special(self, value: object, descriptors: list[int]) -> encoding.Special:
        """A Descriptor, which stays the sender's too."""
        if type(value) is not Descriptor:
            return super().to_special(value, descriptors)
        descriptors.append(value)
        return "descriptor", len(descriptors) - 1

    def from_special(self, kind: str, data: Any, descriptors: list[int]) -> object:
        """Its number, which is the receiver's to close."""
        number, descriptors[data] = descriptors[data], -1
        return number


class _Slot:
    """Where a request waits for its answer."""

    def __init__(self) -> None:
        self.thread, self.ready = threading.get_ident(), threading.Lock()
        self.ready.acquire()
        self.value: Any = None
        self.error: BaseException | None = None

    def settle(self, value: Any, error: BaseException | None = None) -> None:
        if self.ready.locked():
            self.value, self.error = value, error
            with contextlib.suppress(RuntimeError):  # settled twice at the same moment
                self.ready.release()


class Channel:
    """One end. `serve` reads until the other end closes; `ask` may be called from any thread."""

    def __init__(self, sock: socket.socket, side: Side) -> None:
        self.sock, self.side = sock, side
        self.gone: str | None = None  # why nothing more can be asked
        self.serving: dict[int, int] = {}  # by request of the other side's that runs here: its thread
        self._dropped: set[int] = set()  # those of them whose answer nobody waits for any more
        self._slots: dict[int, _Slot] = {}
        self._count = self._working = self._spare = 0
        self._sending, self._counting = threading.Lock(), threading.Lock()
        self._away = threading.Lock()  # held while the reader hands a request on
        self._frames = select.epoll()  # wakes one of the threads that wait; armed again, the next one
        self._frames.register(sock, _ONE_FRAME)

    def ask(self, what: str, *content: object) -> Any:
        """Ask and wait for the answer; raises Gone, or what `settle` was told for this request."""
        slot = _Slot()
        with self._counting:
            self._count += 1
            number = self._count
            self._slots[number] = slot
        try:
            if self.gone is None:
                self._send(["ask", number, what, *content])
            else:
                slot.settle(None, Gone(self.gone))
            slot.ready.acquire()
        finally:
            self._slots.pop(number, None)
        if slot.error is not None:
            raise slot.error
        return slot.value

    def asked(self, thread: int | None = None) -> int | None:
        """The request that has waited longest for its answer: of one thread's, or of all."""
        return next(
            (number for number, slot in list(self._slots.items()) if thread in (None, slot.thread)), None
        )

    def settle(self, number: int, error: BaseException) -> None:
        """Answer one of our own requests with an error, without the other side."""
        if slot := self._slots.get(number):
            slot.settle(None, error)

    def tell(self, what: str, *content: object) -> None:
        """Say something that wants no answer; nothing happens if nobody is there any more."""
        with contextlib.suppress(Gone):
            self._send(["tell", what, *content])

    def serve(self) -> None:
        """Read frames to the end; then every request that waits raises Gone."""
        while True:
            if self._away.locked():
                self._away.release()
            if self.gone is not None:
                return
            request = self._next()
            if request and self.side.at_once and request[1] in self.side.at_once:
                self._answer(request)
            elif request is not None:
                self._away.acquire()  # until this thread is back at its waiting for frames
                threading.Thread(target=self._answer_all, args=(request,), daemon=True).start()
            del request

    def close(self, reason: str = "the channel was closed") -> None:
        """End the conversation."""
        self.gone = self.gone or reason
        with contextlib.suppress(OSError):
            self.sock.shutdown(socket.SHUT_RDWR)
        for slot in list(self._slots.values()):
            slot.settle(None, Gone(self.gone))

    def drop(self, number: int) -> threading.Thread | None:
        """Answer a request of the other side's no more; the thread that works on it, which will take no other."""
        with self._counting:
            if (ident := self.serving.get(number)) is not None:
                self._dropped.add(number)
        return next((thread for thread in threading.enumerate() if thread.ident == ident), None)

    def dispose(self) -> None:
        """Close what this end has open, when nobody works with it any more."""
        self.sock.close()
        self._frames.close()

    def _next(self) -> list[Any] | None:
        """Wait for a frame and take note of it; a request is the caller's to answer."""
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

    def _dispatch(self, kind: object, *content: Any) -> list[Any] | None:
        if kind == "ask":
            with self._counting:
                self._working += 1
            if self._working > MOST_AT_ONCE:
                raise encoding.Malformed(f"more than {MOST_AT_ONCE} requests at once")
            return list(content)
        if kind == "answer":
            number, value = content
            if type(number) is int and (slot := self._slots.get(number)):
                slot.settle(value)
        elif kind == "tell":
            self.side.hear(*content)
        else:
            raise encoding.Malformed("a frame that is neither question nor answer")
        return None

    def _answer_all(self, request: list[Any] | None) -> None:
        """Answer a request and, as long as a thread to spare is wanted, those that come while this one waits."""
        while self.gone is None and (request is None or self._answer(request)):
            with self._counting:
                if self._spare >= self.side.spare_threads:
                    return
                self._spare += 1
            with self._away:  # who waits last is woken first: mostly this thread, and no new one is needed
                pass
            request = self._next()
            with self._counting:
                self._spare -= 1

    def _answer(self, request: list[Any]) -> bool:
        """Answer a request; say whether this thread may take another one."""
        number, what = request.pop(0), request.pop(0)
        self.serving[number] = threading.get_ident()
        try:
            # Nothing here holds on to the arguments: a socket among them is to be closed as soon as the call
            # that it was lent to is over, or the other end would wait for its end of file.
            message: list[Any] = ["answer", number]
            message.append(self.side.answer(what, *(request.pop(0) for _ in range(len(request)))))
            self.side.over()
            if number in self._dropped:
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
        return number not in self._dropped

    def _send(self, message: list[Any]) -> None:
        try:
            with self._sending:
                send(self.sock, message, self.side)
        except OSError:
            self.close("the student's process ended")  # before the reader has seen it
            raise Gone(self.gone) from None


def send(sock: socket.socket, message: list[Any], side: Side) -> None:
    """Send one frame; raises OSError when the other end is closed, Unsendable before anything is sent.

    Empties the list between the descriptors and the rest, so that a socket that is handed over, and kept by nobody
    here, is closed here before the other side works with it.
    """
    descriptors: list[int] = []
    parts = encoding.encode(tuple(message), lambda value: side.to_special(value, descriptors))
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
    header = _HEADER.pack(sum(map(len, parts)))
    sent = sock.sendmsg([header] if rights else [header, parts[0]], rights)
    side.sent()
    message.clear()
    if sent < len(header) + len(parts[0]):
        sock.sendall(memoryview(parts[0])[sent - len(header) :])
    for part in parts[1:]:
        sock.sendall(part)


def receive(
    sock: socket.socket, side: Side, largest: int = encoding.LARGEST, ends: float | None = None
) -> Any:
    """Receive one frame; None at the end. Raises Malformed, EOFError for half a frame, OSError.

    `ends` is the time.monotonic() by which all of it must be there, however slowly it drips; past it, TimeoutError.
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
    """The descriptors that came with a frame; those that nothing took over are closed at the end."""
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
    """So many bytes, one at least. Memory is taken as they come, not as they are announced."""
    _wait_until(sock, ends)
    if len(piece := sock.recv(min(size, _PIECE))) == size:  # as most frames come
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
