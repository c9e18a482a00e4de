"""What a peer saw and did, in plain sentences."""

import threading
from collections.abc import Iterator

from loopback.checks.check import number


class Log:
    """A list of sentences that several threads may add to; its text numbers them."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._lock = threading.Lock()

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
