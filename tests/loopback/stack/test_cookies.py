"""A SYN cookie says a size to whoever made it, for two ticks of a slow clock, and nothing to anybody else."""

import random

import pytest

from loopback.stack.cookies import SIZES, TICK, cookies_believed, make_cookie, read_cookie

PORTS, SECRET = (80, 4000), b"a secret"


@pytest.mark.parametrize(
    ("announced", "said"), [(1, 216), (216, 216), (535, 216), (536, 536), (1300, 1200), (1460, 1460), (8960, 1460)]
)
def test_a_cookie_says_the_largest_size_that_is_not_above_the_announced_one(announced: int, said: int) -> None:
    cookie = make_cookie(PORTS, announced, SECRET, 1000.0)
    assert 0 <= cookie < 2**32
    assert read_cookie(cookie, PORTS, SECRET, 1000.0) == said


@pytest.mark.parametrize("made", [0.0, 63.9, 64.0, 64.0 * 31, 64.0 * 32, 1e9])
def test_a_cookie_is_believed_in_its_own_tick_and_in_the_next(made: float) -> None:
    cookie = make_cookie(PORTS, 1460, SECRET, made)
    begin = made // TICK * TICK
    assert read_cookie(cookie, PORTS, SECRET, begin + 2 * TICK - 0.1) == 1460
    assert read_cookie(cookie, PORTS, SECRET, begin + 2 * TICK) is None
    assert read_cookie(cookie, PORTS, SECRET, begin - 0.1) is None or begin == 0.0
    assert read_cookie(cookie, PORTS, SECRET, begin + 32 * TICK) is None, "the clock's five bits are the same again"


@pytest.mark.parametrize(
    ("ports", "secret"), [((80, 4001), SECRET), ((81, 4000), SECRET), ((4000, 80), SECRET), (PORTS, b"another")]
)
def test_a_cookie_is_for_its_ports_and_of_its_secret(ports: tuple[int, int], secret: bytes) -> None:
    assert read_cookie(make_cookie(PORTS, 1460, SECRET, 0.0), ports, secret, 0.0) is None


def test_of_all_numbers_eight_sizes_in_two_ticks_are_believed() -> None:
    believed = cookies_believed(PORTS, SECRET, 1000.0)
    assert len(believed) == 16
    assert sorted(read_cookie(each, PORTS, SECRET, 1000.0) or 0 for each in believed) == sorted(2 * SIZES)
    assert len(cookies_believed(PORTS, SECRET, 1.0)) == 8, "there is no tick before the first"
    near = {(each ^ 1 << bit) for each in believed for bit in range(32)} - believed
    drawn = {random.Random("cookies").getrandbits(32) for _ in range(10_000)}
    assert all(read_cookie(each, PORTS, SECRET, 1000.0) is None for each in near | drawn)
