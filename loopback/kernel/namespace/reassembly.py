"""What the kernel's TCP makes of pieces that arrive in any order."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from loopback.kernel.namespace.host import ask


class Reassembled(NamedTuple):
    """After a piece: the acknowledgement, counted from the first byte on, and how many bytes a program can read."""

    ack: int
    unread: int


def reassembles(pieces: Sequence[tuple[int, bytes] | tuple[int, bytes, bool]]) -> list[Reassembled]:
    """The kernel's answer to each piece (index, data) that arrives on one connection, in this order.

    A piece with True behind its data carries a FIN. Each must carry something, since nothing answers an empty one.
    Sequence numbers wrap after the third byte. Where the system gives no namespace the answers come from a recording;
    Unavailable if there is none.
    """
    if not all(data or any(last) for _, data, *last in pieces):
        raise ValueError("a piece has neither data nor FIN: nothing answers it")
    question = [[index, data.hex(), any(last)] for index, data, *last in pieces]
    return [Reassembled(*row) for row in cast("list[list[int]]", ask("tcp_reassembles", question))]
