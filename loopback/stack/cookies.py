"""SYN cookies: an initial sequence number that holds what a listener would otherwise have to keep (RFC 4987, 3.6).

How it works
------------
A cookie has 32 bits, laid out as D. J. Bernstein did it in 1996: five bits of a clock that ticks every 64 seconds,
three bits for the maximum segment size that the client announced, and 24 bits of a keyed hash of the ports, the tick
and those three bits. (On a real network the addresses go into the hash, too; a `Segment` has none, and on a virtual
network a port stands for a host.) The listener's initial sequence number is the client's plus the cookie.

The third segment of the handshake brings both back: its sequence number is the client's initial number plus 1, its
acknowledgement the listener's plus 1. The difference is the cookie. It is believed if it is what the listener would
have made in this tick or in the one before.
"""

from collections.abc import Iterator

TICK = 64  # seconds
SIZES = 216, 536, 1200, 1360, 1400, 1440, 1452, 1460  # bytes: what three bits can say (those of FreeBSD)


def make_cookie(ports: tuple[int, int], mss: int, secret: bytes, now: float) -> int:
    """The cookie for a SYN to and from these ports (ours, theirs), which announced `mss`, at `now` in seconds.

    It says the largest of eight sizes that is not above `mss`, or else the smallest.
    """
    index = max((place for place, size in enumerate(SIZES) if size <= mss), default=0)
    return _cookie(ports, index, secret, int(now) // TICK)


def read_cookie(cookie: int, ports: tuple[int, int], secret: bytes, now: float) -> int | None:
    """The maximum segment size that a cookie says; None if it was not made for these ports, or is too old.

    >>> made = make_cookie((80, 4000), 1300, b"secret", now=10.0)
    >>> read_cookie(made, (80, 4000), b"secret", now=60.0), read_cookie(made, (80, 4000), b"secret", now=300.0)
    (1200, None)
    """
    index = cookie >> 24 & 7
    for tick in _ticks(now):
        # The clock's bits first: they rule out most forgeries without a hash.
        if cookie >> 27 == tick % 32 and cookie == _cookie(ports, index, secret, tick):
            return SIZES[index]
    return None


def cookies_believed(ports: tuple[int, int], secret: bytes, now: float) -> set[int]:
    """All cookies that are believed at `now` of a client at these ports."""
    return {_cookie(ports, index, secret, tick) for tick in _ticks(now) for index in range(len(SIZES))}


def _ticks(now: float) -> Iterator[int]:
    """This tick and, unless it is the first, the one before."""
    current = int(now) // TICK
    return iter(range(current, max(current - 2, -1), -1))


def _cookie(ports: tuple[int, int], index: int, secret: bytes, tick: int) -> int:
    return tick % 32 << 27 | index << 24 | keyed_hash((*ports, tick, index), secret, 3)


def keyed_hash(numbers: tuple[int, ...], secret: bytes, size: int) -> int:
    """A number of `size` bytes that looks like chance to everybody who does not have the secret."""
    import hashlib  # brings in OpenSSL, which no process that is forked for a test should have in its memory

    return int.from_bytes(hashlib.blake2s(repr(numbers).encode(), key=secret, digest_size=size).digest(), "big")
