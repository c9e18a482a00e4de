"""A live UDP partner that plays a conversation, one line a datagram, and says at which line it went otherwise.

**How it works**

A conversation is a script. Each line names a port of the partner's, by a word of the author's choice, and says what
happens there:

    server   < RRQ hello.txt      # ask for the file first           the partner waits for this datagram
    transfer > DATA 1 512                                            the partner sends this one, at once
    transfer < ACK 1              # acknowledge it to the port that it came from
    transfer < nothing            # an acknowledgement is not acknowledged           nothing comes before it goes on
    transfer * junk                                                  the partner sends this every 50 ms until the
    transfer < ACK 1              # junk does not begin the wait anew                    next line has come true

`build` turns the words of a line into bytes, `label` turns bytes that came into words, so that the partner itself
knows no protocol. What is sent goes to the address that was last heard from at that port, or else at any port, or
else to `to`: so the same script serves for a server and for a client.

Behind `#` stand hints for the case that the line does not come true. One that begins with words in brackets,
`[ACK 0]`, `[server]` or `[nothing]`, is for just these words, for a datagram at that port, or for silence.

What would break `nothing` is sent as soon as the other side has read what the partner sent. So the partner does not
wait for a time where it can see more: that the call is over, or that no socket that it has sent to holds anything
unread. Where a later line hears what comes too late as a surprise, it then goes on sooner.

With `repeats` a datagram that was heard before may come again at any time where another is waited for, as a timer on
a busy machine has it; without, everything that is not expected is an end. A conversation that has ended by a surprise
sends `ending` to all whom it has heard from, so that nobody waits in vain.
"""

import contextlib
import selectors
import socket
import threading
import time
from collections.abc import Callable
from typing import Self

from loopback.addresses import Address
from loopback.check.expect import Expectation, Hint
from loopback.check.observe import OWN_RAISE, When, in_order, observations
from loopback.draw.ladder.diagram import Ladder
from loopback.kernel.observe.unread import unread_at
from loopback.log import Log
from loopback.pair import ShutDown, datagram_socket, take_datagram
from loopback.peers.client import place_of_caller
from loopback.peers.conversation_line import NOTHING, Line, Surprise, at_port
from loopback.peers.server_under_test import ServerUnderTest

WAIT = 4.0  # seconds for a datagram that must come
QUIET = 0.15  # seconds in which nothing may come, where the partner does not see that all it sent has been read
SETTLED = 0.04  # seconds in which nothing may come, once all has been read, where a later line hears more
SETTLED_AT_THE_END = 0.08  # the same where no later line does
LOOK_INTERVAL = 0.01  # seconds between looks whether it has
GRACE = 1.0  # seconds for a datagram that must come once the call is over, which sent it if anything did
MOST_ENDINGS = 20  # datagrams that are answered once the conversation has ended by a surprise
REPEAT_INTERVAL = 0.05  # seconds between datagrams of a line with `*`


class UDPConversation:
    """UDP sockets, one for each port that the script names, at which it is played in a thread.

    `address` is that of the first port named. `received` holds each datagram that was heard as (port, data, sender's
    address), `log` and `ladder` tell of all. Entering the block begins the conversation.

    >>> script = '''
    ... door < hello   # say hello first
    ... desk > welcome
    ... '''
    >>> with UDPConversation(script, build=str.encode, label=bytes.decode) as other, other.new_socket() as sock:
    ...     sent = sock.sendto(b"hello", other.address)
    ...     data, source = sock.recvfrom(100)
    ...     data, source == other.address, other.finish()
    (b'welcome', False, True)
    """

    def __init__(
        self,
        script: str,
        *,
        build: Callable[[str], bytes],
        label: Callable[[bytes], str],
        host: str = "127.0.0.1",
        to: Address | None = None,
        repeats: bool = False,
        ending: bytes | None = None,
        name: str = "peer",
    ) -> None:
        self.log = Log()
        self.ladder = Ladder("you", name, unit=None)
        self.received: list[tuple[str, bytes, Address]] = []
        self._lines = [Line.read(text) for text in script.strip().splitlines() if text.split("#")[0].strip()]
        self._build, self._label, self._repeats, self._ending = build, label, repeats, ending
        self._socks = {
            port: datagram_socket(host) for port in dict.fromkeys(line.port for line in self._lines)
        }
        self._host, self._to = host, to
        self._sources: dict[str, Address] = {}  # who was heard last, by port
        self._surprise: Surprise | None = None
        self._heard: set[tuple[str, str]] = set()  # the lines that came true, as port and words
        self._over_at: float | None = None  # when the call was over
        self._ended_at: float | None = None  # when the partner told the other side that it is over
        self._done = threading.Event()
        self._woken, self._wake = socket.socketpair()
        self._events = 0
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def address(self) -> Address:
        """Where the first port of the script is."""
        return self.port(self._lines[0].port)

    def port(self, name: str) -> Address:
        """Where a port of the script is."""
        address: Address = self._socks[name].getsockname()[:2]
        return address

    def new_socket(self) -> socket.socket:
        """A UDP socket of the same address family, not connected."""
        return datagram_socket(self._host)

    def finish(self) -> bool:
        """Wait for what is left, since the call that it is about is over; return whether all went as it is written."""
        self._over_at = self._over_at or time.monotonic()
        return self._done.wait(2 * WAIT) and self._surprise is None

    def went(self, told: Expectation | ServerUnderTest, claim: str, *hints: Hint) -> None:
        """State that the conversation went as it is written, with a call that is over or with a server that runs.

        Prints the claim with a tick, or raises CheckFailed with the hints of the line that did not come true. Where
        nothing came, those of `hints` that are bound to what became of the call take their place.
        """
        place = place_of_caller()
        if isinstance(told, Expectation):
            self.finish()
        self._done.wait(2 * WAIT)
        surprise = self._surprise
        if surprise is None and self._done.is_set():
            self._held(told, claim, place)
            return
        if surprise is None:  # a machine that is too busy to play the rest
            surprise = Surprise(self._lines[-1], NOTHING)
        own, silent = surprise.hints(), surprise.words == NOTHING
        if isinstance(told, ServerUnderTest):
            told.state(False, claim, [*own, *hints], surprise.expected, surprise.got, place, log=self.ladder)
            return
        bound = [each for each in hints if silent and isinstance(each, When) and each.fits(told.outcome)]
        own = [each.sentence for each in bound] or own
        seen = own
        if silent and told.outcome.timed_out:
            seen = [*own, *observations(told.outcome, ...)]
        elif silent and told.outcome.error is not None and not self._ended_before():
            if isinstance(told.outcome.error, TimeoutError):  # says no more than that nothing came: the line knows why
                bound = bound or [When(TimeoutError, each) for each in own]
            seen = in_order(told.outcome, list(observations(told.outcome, ...)), bound)
            if seen[0].startswith(OWN_RAISE):  # who knows what this error means here need not ask
                seen = own or seen
        got = f"{surprise.got}; {told.outcome}"
        told.states(False, claim, expected=surprise.expected, got=got, seen=seen, log=self.ladder)

    def __enter__(self) -> Self:
        self.log.open()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.log.close()
        self._wake.close()  # ends the thread's select on every operating system
        self._thread.join(5.0)
        for sock in (*self._socks.values(), self._woken):
            sock.close()

    def _held(self, told: Expectation | ServerUnderTest, claim: str, place: object) -> None:
        if isinstance(told, ServerUnderTest):
            told.state(True, claim, [], "", "", place)
        else:
            told.states(True, claim, expected="", got="")

    def _ended_before(self) -> bool:
        """Whether the partner had ended the conversation before the call was over."""
        return self._ended_at is not None and (self._over_at is None or self._ended_at < self._over_at)

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector, contextlib.suppress(OSError, ShutDown, _Closed):
            for port, sock in self._socks.items():
                selector.register(sock, selectors.EVENT_READ, port)
            selector.register(self._woken, selectors.EVENT_READ)
            again: Line | None = None
            for number, line in enumerate(self._lines, 1):
                if line.words == NOTHING:
                    hears_later = any(each.sign == "<" for each in self._lines[number:])
                    self._surprise = self._hear_nothing(line, selector, hears_later)
                    if self._surprise:
                        break
                elif line.sign == "<":
                    self._surprise = self._hear(line, selector, again)
                    if self._surprise:
                        break
                else:
                    self._send(line)
                again = line if line.sign == "*" else None
            self._done.set()
            self._end(selector)

    def _send(self, line: Line, *, drawn: bool = True) -> None:
        to = self._sources.get(line.port) or next(reversed(self._sources.values()), self._to)
        if to is None:
            raise ValueError(f"nobody has been heard yet: `{line.port} > {line.words}` needs `to`")
        if drawn:
            self.log.note(f"the partner sent {at_port(line.words, line.port)}")
            often = ", again and again" if line.sign == "*" else ""
            self._draw(self.ladder.right, f"{line.words} (from {line.port}){often}")
        self._socks[line.port].sendto(self._build(line.words), to)

    def _hear(self, line: Line, selector: selectors.BaseSelector, again: Line | None) -> Surprise | None:
        began = time.monotonic()
        while True:
            limit = began + WAIT
            if self._over_at is not None:
                limit = min(limit, max(self._over_at, began) + GRACE)
            left = limit - time.monotonic()
            # A thread that slept through its limit looks once more: the datagram may be there.
            ports = self._ready(selector, max(0.0, min(left, REPEAT_INTERVAL)))
            if not ports and left <= 0:
                return Surprise(line, NOTHING)
            if again and not ports:
                self._send(again, drawn=False)
            for port in ports:
                words = self._receive(port)
                if words is None:
                    continue
                if (port, words) == (line.port, line.words):
                    self._heard.add((port, words))
                    return None
                if not self._repeats or (port, words) not in self._heard:
                    return Surprise(line, words, port)

    def _hear_nothing(
        self, line: Line, selector: selectors.BaseSelector, hears_later: bool
    ) -> Surprise | None:
        began, settling = time.monotonic(), SETTLED if hears_later else SETTLED_AT_THE_END
        read_since: float | None = None  # since when all that was sent has been read
        while True:
            over, late = self._over_at is not None, time.monotonic() >= began + QUIET
            # Who was heard and has no socket any more has read all that it ever will. Who was not heard may be to come.
            unread = [unread_at(each) for each in self._sources.values()]
            if not unread:
                unread = [self._to is None or unread_at(self._to) is not False]
            if not any(unread):
                read_since = read_since or time.monotonic()
            settled = read_since is not None and time.monotonic() >= read_since + settling
            # What was decided before this look holds only if the look finds nothing either.
            for port in self._ready(selector, LOOK_INTERVAL):
                if (words := self._receive(port)) is not None:
                    return Surprise(line, words, port)
            if over or late or settled:
                return None

    def _ready(self, selector: selectors.BaseSelector, seconds: float) -> list[str]:
        """The ports at which datagrams wait, in the script's order; _Closed once the block has been left."""
        ready = [key.data for key, _ in selector.select(seconds)]
        if None in ready:
            raise _Closed
        return [port for port in self._socks if port in ready]

    def _receive(self, port: str) -> str | None:
        """Take the datagram that waits at a port; its words, or None if it was "port unreachable"."""
        try:
            data, source = take_datagram(self._socks[port])
        except ConnectionError:
            return None
        self._sources.pop(port, None)
        self._sources[port] = source  # the last that was heard stands at the end
        self.received.append((port, data, source))
        words = self._label(data)
        self.log.note(f"{at_port(words, port)} came")
        self._draw("you", f"{words} (to {port})")
        return words

    def _end(self, selector: selectors.BaseSelector) -> None:
        """Tell all whom it has heard that a conversation which went otherwise is over; else take what still comes."""
        ending = self._ending if self._surprise else None
        if ending is not None:
            self._ended_at = time.monotonic()
            for port, source in self._sources.items():
                self._socks[port].sendto(ending, source)
        for _ in range(MOST_ENDINGS):
            for port in self._ready(selector, 60.0):
                if self._receive(port) is not None and ending is not None:
                    self._socks[port].sendto(ending, self._sources[port])

    def _draw(self, side: str, label: str) -> None:
        self._events += 1
        self.ladder.arrow(side, label, float(self._events), self._events + 0.5)


class _Closed(Exception):
    """The block of a conversation has been left."""
