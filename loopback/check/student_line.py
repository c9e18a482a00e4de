"""Which line of the student's was it? Frames of Python's library, of the lab bench and of the test are skipped."""

import contextlib
import linecache
import os
import re
import select
import site
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType, FrameType

_LONGEST_NAME, _LONGEST_SOURCE = 200, 500  # characters of a line that another process told
_USES = re.compile(r"([A-Za-z_][\w.]*)\.(?:recv|send)\w*\(")  # a socket, by its name, that a line uses
_RECEIVES = re.compile(r"([A-Za-z_][\w.]*)\.recv\w*\(")
_BENCH = str(Path(__file__).resolve().parent.parent)
# Not by sysconfig: what it imports would be in the memory of every process that is forked for a test.
_not_theirs = {os.path.dirname(os.__file__), *site.getsitepackages(), site.getusersitepackages(), _BENCH}


@dataclass(frozen=True)
class StudentLine:
    """A line of a student's cell: its number in the cell from 1, the function around it, and its text.

    `datagrams` says whether the socket that the line receives from or sends by is one of UDP, `quiet` whether it has
    no timeout, is connected if it is one of TCP, and nothing has arrived: where the line is a `recv`, that has not
    returned. `connected` says that the socket is one of UDP with a partner, and takes nothing from anybody else.
    """

    number: int
    function: str
    source: str
    datagrams: bool = field(default=False, kw_only=True)
    quiet: bool = field(default=False, kw_only=True)
    connected: bool = field(default=False, kw_only=True)

    def __str__(self) -> str:
        return f"line {self.number} of its cell, in {self.function}: {self.source}"

    def to_plain(self) -> tuple[object, ...]:
        """The line as plain data, for another process."""
        return self.number, self.function, self.source, self.datagrams, self.quiet, self.connected

    @staticmethod
    def from_plain(value: object) -> "StudentLine | None":
        """The line of which `to_plain` made this, each part as long as anybody reads; None for anything else."""
        match value:
            case (int(number), str(function), str(source), bool(udp), bool(quiet), bool(partner), *rest) if (
                type(number) is int
            ):
                text = function[:_LONGEST_NAME], source[:_LONGEST_SOURCE]
                line = StudentLine(number, *text, datagrams=udp, quiet=quiet, connected=partner)
                if not rest:
                    return line
                if len(rest) == 1 and isinstance(rest[0], tuple) and len(rest[0]) == 6:
                    caller = StudentLine.from_plain(rest[0])
                    return caller and _called(line, caller)
        return None


@dataclass(frozen=True)
class CalledLine(StudentLine):
    """A line of a function that another function of the student's has called, and the line that called it.

    `caller` is the outermost: in a call of `serve`, the line of `serve`, however many functions stand between.
    """

    caller: StudentLine

    def __str__(self) -> str:
        return f"{super().__str__()}\n     called from {self.caller}"

    def to_plain(self) -> tuple[object, ...]:
        """The line and the one that called it as plain data."""
        return *super().to_plain(), self.caller.to_plain()


def not_the_students(folder: Path) -> None:
    """Say that code in this folder is not the student's either: a grader's, say."""
    _not_theirs.add(str(folder))


def test_of(frame: FrameType | None) -> str:
    """The file of the test code that called into the lab bench; its lines are not the student's."""
    while frame and frame.f_code.co_filename.startswith(_BENCH):
        frame = frame.f_back
    return frame.f_code.co_filename if frame else ""


def line_of_frame(frame: FrameType | None, test: str) -> StudentLine | None:
    """The innermost line of a running call that is the student's, with the outermost one; None if none is."""
    theirs = []
    while frame:
        if _theirs(frame.f_code.co_filename, test):
            theirs.append(frame)
        frame = frame.f_back
    if not theirs:
        return None
    inner, outer = (_line(each, each.f_lineno) for each in (theirs[0], theirs[-1]))
    receiving = _socket_used(theirs[0], inner.source, _RECEIVES)
    inner = replace(inner, quiet=_is_quiet(receiving), connected=_has_partner(receiving))
    if theirs[0].f_code is theirs[-1].f_code or theirs[-1].f_code.co_name == "<module>":
        return inner
    return _called(inner, outer)


def _called(line: StudentLine, caller: StudentLine) -> CalledLine:
    told = line.number, line.function, line.source, caller
    return CalledLine(*told, datagrams=line.datagrams, quiet=line.quiet, connected=line.connected)


def code_of_frame(frame: FrameType | None, test: str) -> CodeType | None:
    """The code of the innermost running function that is the student's; None if none is."""
    while frame:
        if _theirs(frame.f_code.co_filename, test):
            return frame.f_code
        frame = frame.f_back
    return None


def line_of_error(error: BaseException, test: str) -> StudentLine | None:
    """The innermost line of the student's that the error passed through; None if none is."""
    found = None
    for frame, number in _trace(error):
        if _theirs(frame.f_code.co_filename, test):
            found = _line(frame, number)
    return found


def _trace(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _theirs(filename: str, test: str) -> bool:
    # A dataclass makes its methods from text, in a file that is called "<string>".
    return filename != test and not filename.startswith(("<frozen", "<string>", *_not_theirs))


def _line(frame: FrameType, number: int) -> StudentLine:
    source = linecache.getline(frame.f_code.co_filename, number).strip()
    used = _socket_used(frame, source)
    udp = used is not None and used.type == socket.SOCK_DGRAM
    return StudentLine(number, frame.f_code.co_qualname, source or "(source not to be had)", datagrams=udp)


def _socket_used(
    frame: FrameType, source: str, uses: re.Pattern[str] = _USES
) -> socket.socket | None:
    """The socket that a line names, such as `sock` or `self.sock`; None if it names none."""
    found = uses.search(source)
    if found is None:
        return None
    first, *rest = found[1].split(".")
    value = frame.f_locals.get(first, frame.f_globals.get(first))
    for name in rest:
        value = getattr(value, "__dict__", {}).get(name)
    return value if isinstance(value, socket.socket) else None


def _is_quiet(sock: socket.socket | None) -> bool:
    """Whether a socket without a timeout, UDP's or a connection, has received nothing, neither bytes nor an end."""
    with contextlib.suppress(OSError, ValueError):  # closed, or one of more sockets than select can ask about
        if sock and sock.gettimeout() is None:
            if sock.type != socket.SOCK_DGRAM:
                sock.getpeername()
            return not select.select([sock], [], [], 0)[0]
    return False


def _has_partner(sock: socket.socket | None) -> bool:
    """Whether a socket is one of UDP that is connected."""
    with contextlib.suppress(OSError):  # closed, or not connected
        if sock and sock.type == socket.SOCK_DGRAM:
            sock.getpeername()
            return True
    return False
