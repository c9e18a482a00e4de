"""What leaves when a program writes in several calls: how many segments, before the first acknowledgement."""

import sys

import pytest

from loopback import kernel

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")


def at_once(sizes: list[int], no_delay: bool = False) -> list[int]:
    """The bytes of each segment that left before the first acknowledgement."""
    segments = kernel.write_pattern(sizes, no_delay)
    first = next(place for place, each in enumerate(segments) if not each.payload)
    assert sum(len(each.payload) for each in segments) == sum(sizes)
    assert segments[-1].payload == b"" and segments[-1].ack == (segments[0].seq + sum(sizes)) % 2**32
    return [len(each.payload) for each in segments[:first]]


@pytest.mark.parametrize(
    ("sizes", "no_delay", "left"),
    [
        ([10], False, [10]),
        ([5, 5, 5], False, [5]),
        ([5, 5], True, [5, 5]),
        ([5, 1000], False, [5, 1000]),
        ([1000, 5], False, [1000, 5]),
        ([5, 1000, 5], False, [5, 1000]),
    ],
)
def test_a_small_segment_waits_while_another_small_one_is_unanswered(
    sizes: list[int], no_delay: bool, left: list[int]
) -> None:
    assert at_once(sizes, no_delay) == left
