"""A value of the other side's is taken apart only if it has the parts that were asked for."""

import pytest

from autograder.wire.encoding import Malformed
from autograder.wire.unchecked import items_of


class Tuple(tuple[object, ...]):
    """Says whatever it likes of its own length."""

    def __len__(self) -> int:
        return 2


def test_a_tuple_and_a_list_of_the_right_length_have_items() -> None:
    assert items_of((1, "two"), 2) == items_of([1, "two"], 2) == (1, "two")


@pytest.mark.parametrize("value", [None, "ab", b"ab", {1: 2, 3: 4}, {1, 2}, (1,), [1, 2, 3], 2, Tuple()])
def test_anything_else_is_no_message(value: object) -> None:
    with pytest.raises(Malformed, match="2 values were expected"):
        items_of(value, 2)
