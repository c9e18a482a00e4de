"""How the kernel sends again, late and early, how it asks for room, and how its own window closes and opens.

Each question is put to a kernel host: this end of its wire shakes hands, and then keeps silent, or says that it has no
room. Where the system gives no namespace, a recording answers.
"""

from collections.abc import Callable

from loopback.headers.segments import bytes_of, segment_in
from loopback.kernel.host.connection import KernelSent, kernel_connection
from loopback.kernel.namespace.host import answer_to
from loopback.trace import places_of

RECEIVE_BUFFER = 4000  # bytes asked for by the program that does not read
PIECE = 500  # bytes that it is sent at a time
_MOST_PIECES = 40
_SEGMENTS, _MSS = (
    5,
    536,
)  # that are on their way while duplicates come; 536 bytes, since this end's SYN says nothing
_SILENCE_INTERVAL = 0.005  # seconds after which nothing more comes of an acknowledgement
_BEFORE_TIMER = 0.15  # seconds; the kernel's own timer is due after 0.2
_MOST_TRIES = 20


def resends(copies: int = 4) -> list[KernelSent]:
    """The first `copies` of a segment of five bytes that the kernel sends to an end that never acknowledges it.

    Takes as long as the kernel waits: 0.2 seconds, then 0.4, then 0.8. Unavailable if there is no recording.
    """
    return _answered("kernel_resends", copies, _resends)


def probes(count: int = 3) -> list[KernelSent]:
    """What the kernel sends to an end without room: `count` probes, and the data once there is room.

    Each probe is answered by an acknowledgement with window 0. Unavailable if there is no recording.
    """
    return _answered("kernel_probes", count, _probes)


def windows() -> list[tuple[int, int]]:
    """What the kernel acknowledges while its program reads nothing: bytes acknowledged, and window, until that is 0.

    The last pair is what it says of itself when the program has read everything. Unavailable if there is no recording.
    """
    return [(acknowledged, window) for acknowledged, window in answer_to("kernel_windows", PIECE, _windows)]


def after_duplicates(count: int = 4) -> list[list[str]]:
    """What the kernel sends after each of so many duplicate acknowledgements, in places, before its timer is due.

    Five segments of 536 bytes are on their way, and the first of them is said to be missing. Unavailable if there is no
    recording.
    """

    def asked() -> list[list[str]]:
        found = next(filter(None, (_after_duplicates(count) for _ in range(_MOST_TRIES))), None)
        if found is None:
            raise RuntimeError(
                "this machine is so busy that the kernel's timer is always due before the duplicates come"
            )
        return found

    return [list(sent) for sent in answer_to("kernel_duplicates", count, asked)]


def _after_duplicates(count: int) -> list[list[str]] | None:
    """The same, once; None if it took so long that the timer may have been due."""
    with kernel_connection() as connection:
        base = connection.following - 1
        begun = connection.host.now
        connection.socket.sendall(bytes(_SEGMENTS * _MSS))
        for _ in range(_SEGMENTS):
            connection.receive()
        found: list[list[str]] = []
        for _ in range(count):
            connection.send(0)
            found.append([])
            while (segment := connection.host.receive(_SILENCE_INTERVAL)) is not None:
                found[-1].append(places_of(segment, base))
        return found if connection.host.now < begun + _BEFORE_TIMER else None


def _answered(kind: str, count: int, ask: Callable[[int], list[KernelSent]]) -> list[KernelSent]:
    def asked() -> list[list[object]]:
        return [[bytes_of(sent.segment).hex(), sent.rto, sent.backoff] for sent in ask(count)]

    rows = answer_to(kind, count, asked)
    return [KernelSent(segment_in(bytes.fromhex(data)), rto, backoff) for data, rto, backoff in rows]


def _resends(copies: int) -> list[KernelSent]:
    with kernel_connection() as connection:
        connection.socket.sendall(b"hello")
        return [connection.sent() for _ in range(copies)]


def _probes(count: int) -> list[KernelSent]:
    with kernel_connection(window=0) as connection:
        connection.socket.sendall(b"hello")
        found = []
        for _ in range(count):
            found.append(connection.sent())
            connection.send(0)
        connection.window = 1000
        connection.send(0)
        return [*found, connection.sent()]


def _windows() -> list[tuple[int, int]]:
    with kernel_connection(receive_buffer=RECEIVE_BUFFER) as connection:
        found: list[tuple[int, int]] = [(0, RECEIVE_BUFFER)]
        while found[-1][1] > 0 and len(found) < _MOST_PIECES:
            connection.send(found[-1][0], bytes(PIECE))
            answer = connection.receive()
            found.append((connection.place(answer), answer.window))
        connection.socket.recv(1 << 20)
        answer = connection.receive()
        return [*found[1:], (connection.place(answer), answer.window)]
