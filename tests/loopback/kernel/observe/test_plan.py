"""Plans of sockets and packets, read from text."""

import pytest

from loopback.kernel.observe.plan import read_plan

PORTS = {"web": 80, "a": 4000}


def test_a_plan_is_read_line_by_line() -> None:
    plan = read_plan("""
        listen     127.0.0.1:web
        establish  127.0.0.1:web  127.0.0.2:a

        bind_udp   0.0.0.0:web
        bind_udp   [::1]:53  ::1:a
        tcp  127.0.0.2:a -> 127.0.0.1:web
        udp  [::1]:a -> [::1]:53
    """)
    assert plan.names == ("web", "a")
    assert plan.steps_at(PORTS) == (
        ("listen", ("127.0.0.1", 80)),
        ("establish", ("127.0.0.1", 80), ("127.0.0.2", 4000)),
        ("bind_udp", ("0.0.0.0", 80)),
        ("bind_udp", ("::1", 53), ("::1", 4000)),
    )
    assert plan.packets_at(PORTS) == (
        ("tcp", ("127.0.0.2", 4000), ("127.0.0.1", 80)),
        ("udp", ("::1", 4000), ("::1", 53)),
    )


def test_the_wildcard_of_ipv6_is_an_address() -> None:
    assert read_plan("listen :::web\nlisten [::]:web").steps_at(PORTS) == (("listen", ("::", 80)),) * 2


@pytest.mark.parametrize(
    "line",
    [
        "connect 127.0.0.1:web",
        "listen",
        "listen 127.0.0.1:web 127.0.0.1:a",
        "establish 127.0.0.1:web",
        "bind_udp 127.0.0.1:a 127.0.0.1:b 127.0.0.1:c",
        "tcp 127.0.0.1:a 127.0.0.1:web",
        "tcp 127.0.0.1:a -> 127.0.0.1:web ->",
    ],
)
def test_a_line_that_is_none_is_refused_with_the_lines_that_there_are(line: str) -> None:
    with pytest.raises(ValueError, match="no socket and no packet") as refused:
        read_plan(line)
    assert line in str(refused.value) and "establish  127.0.0.1:web  127.0.0.1:a" in str(refused.value)


@pytest.mark.parametrize("address", ["127.0.0.1", ":web", "127.0.0.1:"])
def test_an_address_needs_a_host_and_a_port(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        read_plan(f"listen {address}")
