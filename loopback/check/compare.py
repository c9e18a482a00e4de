"""A reader's prediction beside what happened."""

from loopback.check.format import kind_behind, show
from loopback.check.outcome import same
from loopback.check.try_out import Sentence


def is_unwritten(prediction: object) -> bool:
    """Whether a prediction is still the `...` that stands in its place.

    >>> is_unwritten(...), is_unwritten("..."), is_unwritten("nothing")
    (True, True, False)
    """
    if prediction is ... or kind_behind(prediction) == type(...).__name__:  # a grader's test has a handle of it
        return True
    return any(same(prediction, dots) for dots in ("...", b"..."))


def compare(prediction: object, seen: object) -> Sentence:
    """Put what the reader wrote beside what happened; `...` stands for nothing written.

    A tuple and a list of the same items are the same prediction.

    >>> compare(b"hello", b"he")
    You wrote b'hello'. It was b'he'.
    >>> compare(3, 3)
    You wrote 3, and so it was.
    >>> compare((2, 3, 1), [2, 3, 1])
    You wrote (2, 3, 1), and so it was.
    >>> compare(..., 3)
    You wrote nothing yet. It was 3.
    """
    if is_unwritten(prediction):
        return Sentence(f"You wrote nothing yet. It was {show(seen)}.")
    in_a_row = isinstance(prediction, (list, tuple)) and isinstance(seen, (list, tuple))
    if same(prediction, seen) or (in_a_row and same(list(prediction), list(seen))):  # type: ignore[call-overload]
        return Sentence(f"You wrote {show(prediction)}, and so it was.")
    return Sentence(f"You wrote {show(prediction)}. It was {show(seen)}.")
