"""Answers with booleans instead of words.

score: 2
caught by: who-sends-opening
message: server: socket
hint: none of the words that were asked for
"""


def who_sends() -> dict[str, str]:
    return {call: call.split(": ")[1] in ("connect", "send", "shutdown", "close") for call in CALLS}


def when_it_happens() -> dict[str, str]:
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
