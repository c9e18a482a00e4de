"""Asks the kernel, as the tests do.

score: 4
"""


def how_many_arrive() -> dict[str, str]:
    """How many of 100 messages a program finds: "all", "some" or "none"."""
    return {
        "large buffer": kernel.burst(100, buffer=1 << 20).arrived,
        "read at once": kernel.burst(100, read_each=True).arrived,
        "empty": kernel.burst(100, 0).arrived,
        "over TCP": kernel.burst(100, 100, protocol="TCP").arrived,
    }


def who_knows() -> dict[str, object]:
    """What sender and receiver see of the datagrams that find no room."""
    seen = kernel.burst()
    told = "an error" if seen.errors else "nothing"
    return {"which arrive": seen.which, "send returned": seen.returned[99], "sender": told, "receiver": told}
