"""What an error means where a value was wanted: one sentence for each kind that students of sockets meet."""

import errno
import socket
import struct
from collections.abc import Callable

from loopback.check.student_line import StudentLine

Condition = Callable[[BaseException, StudentLine], bool]
_NOWHERE = StudentLine(0, "", "")  # for an error that has passed through no line of a student's


def _number(*numbers: int) -> Condition:
    return lambda error, line: isinstance(error, OSError) and error.errno in numbers


def _kind(*kinds: type[BaseException], text: str = "") -> Condition:
    return lambda error, line: isinstance(error, kinds) and text in str(error)


def _shut_down_late(error: BaseException, line: StudentLine) -> bool:
    ended = (errno.EBADF, errno.ENOTSOCK, errno.ENOTCONN)
    return isinstance(error, OSError) and error.errno in ended and ".shutdown(" in line.source


def _bound_again(error: BaseException, line: StudentLine) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EINVAL and ".bind(" in line.source


def _unresolved(error: BaseException, line: StudentLine) -> bool:
    # socket.create_server raises a gaierror's number in a plain OSError; on Linux these numbers are below 0.
    return isinstance(error, socket.gaierror) or (isinstance(error, OSError) and (error.errno or 0) < 0)


def _call_of_theirs(error: BaseException, line: StudentLine) -> bool:
    # Where the test itself calls with arguments that do not fit, the error has passed through no line of a student's.
    return bool(line.source) and isinstance(error, TypeError) and "positional argument" in str(error)


def _added_whole(error: BaseException, line: StudentLine) -> bool:
    return isinstance(error, TypeError) and "as an integer" in str(error) and ".append(" in line.source


# The first that fits speaks: a condition, or a class where the kind of the error says it all. Windows has numbers of
# its own for some of these; errno knows both.
MEANINGS: tuple[tuple[Condition | type[BaseException], str], ...] = (
    (
        # By its name: in the grader it has come from another process, where it was of another type.
        lambda error, line: type(error).__name__ == "MissingPart",
        "a part of another notebook is not there: mend that one first, as the sentence says, and run this one again",
    ),
    (
        _kind(RuntimeError, text="changed size during iteration"),
        "a set or a dictionary may not change while a loop walks over it: note what is to go, and take it out "
        "afterwards",
    ),
    (_bound_again, "a socket can be bound once: make a new socket for each address"),
    (
        _shut_down_late,
        "the connection has ended already, by either side, and shutdown raises an OSError then: catch it, and go on",
    ),
    (
        lambda error, line: isinstance(error, OSError) and "wait_closed(" in line.source,
        "wait_closed raises what the connection ended with, a reset for example: leave it out, or catch that",
    ),
    (
        _number(errno.EBADF, errno.ENOTSOCK),
        "the descriptor or socket that it uses has been closed already (a socket that is thrown away is closed, too), "
        "or given up by detach; close in one place only, when nothing needs it any more",
    ),
    (
        _number(errno.EADDRINUSE),
        "the address is taken, by a listener or by a connection in TIME-WAIT",
    ),
    (
        _number(errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT),
        "the address and the family of the socket do not fit: a host with a colon needs AF_INET6",
    ),
    (
        lambda error, line: _unresolved(error, line) and ".bind(" in line.source,
        "the host does not fit the family of the socket: a host with a colon needs AF_INET6",
    ),
    (
        _unresolved,
        "the host does not fit the family of the socket: a host with a colon needs AF_INET6, one without needs AF_INET",
    ),
    (
        _number(errno.ENOTCONN),
        "the socket is not connected: not yet, or no longer",
    ),
    (_number(errno.EISCONN), "the socket is connected already"),
    (_number(errno.EMSGSIZE), "the datagram is larger than UDP or the socket can carry"),
    (_number(errno.EMFILE), "the process has no descriptor left: close each one that is no longer needed"),
    (
        _number(errno.EINPROGRESS, errno.EALREADY),
        "connect has only begun, and did not wait: the socket is non-blocking, as a timeout of 0 makes it",
    ),
    (
        lambda error, line: isinstance(error, BlockingIOError) and "sendall(" in line.source,
        'this means "not now": sendall would have had to wait for room. '
        "It may have sent a part by then, and does not say how much: send does",
    ),
    (
        BlockingIOError,
        'this means "not now": the call has done nothing, since it would have had to wait, or to wait longer',
    ),
    (TimeoutError, "a timeout, yours or the test's, ran out before anything came or there was room"),
    (
        lambda error, line: isinstance(error, ConnectionRefusedError) and line.datagrams,
        'a datagram that was sent before came back as "port unreachable": nobody is at that port',
    ),
    (ConnectionRefusedError, "nobody listens at the address that was called"),
    (ConnectionResetError, "the other end reset the connection"),
    (BrokenPipeError, "the connection is closed for sending"),
    (
        RecursionError,
        "a function can call itself about a thousand times deep: is a loop wanted, "
        "or another function of that name?",
    ),
    (
        struct.error,
        "the format and the bytes, or the number and its field, do not fit in size",
    ),
    (UnicodeDecodeError, "the bytes are not text in this encoding"),
    (
        _kind(TypeError, AttributeError, text="'NoneType'"),
        "what it uses is None: a name that was never set, or what a call gave that returned nothing",
    ),
    (
        _kind(TypeError, AttributeError, text="'ellipsis'"),
        "what it uses is still the `...` that stood there to be replaced",
    ),
    (
        _kind(TypeError, text="bytes-like object is required, not 'str'"),
        "text stands where bytes are wanted: b'…', or .encode()",
    ),
    (
        _added_whole,
        "append adds one byte, given as a number: += or extend adds all bytes of another bytes object",
    ),
    (
        lambda error, line: type(error).__name__ == "IncompleteReadError",
        "the stream ended before all that readexactly was asked for had come; it is a kind of EOFError, and so neither "
        "an OSError nor a ValueError: an `except` must name it",
    ),
    (
        _call_of_theirs,
        "what is called there takes other arguments: compare the call with the `def`, "
        "or for a class with the `def` of its __init__",
    ),
    (
        _kind(TypeError, text="positional argument"),
        "the function is called with other arguments than it takes: keep the signature that was given",
    ),
    (
        AttributeError,
        "the object has nothing of that name: is it the object that was meant, and does __init__ make the name?",
    ),
    (IndexError, "there are fewer items than the index asks for: look at the length first"),
    (
        _kind(KeyError, text="is already registered"),
        "the selector still has a socket of that number: unregister a socket before you close it",
    ),
    (_kind(KeyError, text="is not registered"), "the selector does not have the socket, or no longer"),
    (
        _kind(ValueError, text="values to unpack"),
        "there are more or fewer values on the right than names on the left: look how many, before you unpack them",
    ),
    (KeyError, "the dictionary has no such key: look with `in` or .get first"),
    (UnboundLocalError, "the name has no value on this way through the function"),
    (NameError, "the name is not defined: is it spelt as it was made, and did its cell run?"),
    (OverflowError, "the number is too large for where it goes"),
    (MemoryError, "more memory was asked for than there is"),
)


def meaning_of(error: BaseException, line: StudentLine | None = None) -> str:
    """What this kind of error means, as the end of a sentence; empty for one that says enough itself.

    `line` is the student's that it came from.

    >>> meaning_of(IndexError("list index out of range"))
    'there are fewer items than the index asks for: look at the length first'
    >>> meaning_of(ValueError("not enough values to unpack (expected 2, got 1)"))[:57]
    'there are more or fewer values on the right than names on'
    """
    return _found(error, line)[1]


def kind_that_says_it(error: BaseException, line: StudentLine | None = None) -> type[BaseException] | None:
    """The class that alone decides what an error means; None where its number, its text or its line does too.

    >>> kind_that_says_it(IndexError("list index out of range"))
    <class 'IndexError'>
    >>> kind_that_says_it(OSError(errno.EBADF, "Bad file descriptor"))
    """
    kind = _found(error, line)[0]
    return kind if isinstance(kind, type) else None


def _found(
    error: BaseException, line: StudentLine | None
) -> tuple[Condition | type[BaseException] | None, str]:
    for condition, meaning in MEANINGS:
        if isinstance(condition, type):
            if isinstance(error, condition):
                return condition, meaning
        elif condition(error, line or _NOWHERE):
            return condition, meaning
    return None, ""
