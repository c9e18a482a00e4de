"""What a peer saw and did, in plain sentences."""

import threading
from collections.abc import Iterator, Sequence


def number(sentences: Sequence[str], most: int = 24) -> str:
    """Sentences as numbered lines, the middle left out when there are more than `most`."""
    lines = [f"{step}. {sentence}" for step, sentence in enumerate(sentences, 1)]
    if len(lines) > most:
        left_out = len(lines) - most
        lines[most // 2 : -most // 2] = [f"… {left_out} more steps …"]
    return "\n".join(lines)


_lock = threading.Lock()
_open: "list[Log]" = []


def open_logs() -> "list[Log]":
    """The logs of the peers that are open now, in the order in which they were opened."""
    with _lock:
        return list(_open)


def close_logs_of(thread: int | None) -> None:
    """Close the logs that a thread has opened which was told to end: it may take a while until it does so itself."""
    with _lock:
        _open[:] = [log for log in _open if thread is None or log._opened_by != thread]


def give_up_calls_of(thread: int) -> None:
    """Tell the logs that a thread has opened that its call is given up: what peers see from now on is our doing."""
    for log in open_logs():
        if log._opened_by == thread:
            log.given_up = True


class Log:
    """A list of sentences that several threads may add to; its text numbers them.

    `given_up` says that a call past its deadline was cut loose, which shuts its sockets down.
    """

    def __init__(self) -> None:
        self.given_up = False
        self._opened_by: int | None = None  # a thread
        self._sentences: list[str] = []
        self._lock = threading.Lock()

    def open(self) -> None:
        """Begin to be one of the open logs: those of the peers that a test talks to at this moment."""
        self._opened_by = threading.get_ident()
        with _lock:
            _open.append(self)

    def close(self) -> None:
        """Be no open log any more."""
        with _lock:
            _open[:] = [log for log in _open if log is not self]

    def note(self, sentence: str) -> None:
        """Add a sentence."""
        with self._lock:
            self._sentences.append(sentence)

    def __iter__(self) -> Iterator[str]:
        with self._lock:
            return iter(list(self._sentences))

    def __len__(self) -> int:
        return len(self._sentences)

    def text(self) -> str:
        """The sentences as numbered lines."""
        return number(list(self))

    __str__ = text
    __repr__ = text
