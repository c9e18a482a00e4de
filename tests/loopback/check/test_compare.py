"""A prediction beside what happened: right where it says the same, however it is written."""

import pytest

from loopback import compare


@pytest.mark.parametrize(
    ("prediction", "seen"), [((2, 3, 1), [2, 3, 1]), ([2, 3], (2, 3)), ([], []), (b"he", b"he"), (3, 3)]
)
def test_a_right_prediction(prediction: object, seen: object):
    assert str(compare(prediction, seen)) == f"You wrote {prediction!r}, and so it was."


@pytest.mark.parametrize(
    ("prediction", "seen"), [((2, 1, 3), [2, 3, 1]), ((2, True), [2, 1]), ("he", b"he"), (True, 1), ((), 0)]
)
def test_a_wrong_prediction(prediction: object, seen: object):
    assert str(compare(prediction, seen)) == f"You wrote {prediction!r}. It was {seen!r}."
