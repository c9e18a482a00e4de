"""Believes that reading the end of file sends something back.

score: 4
caught by: who-sends-goodbye
message: server: recv again puts nothing
"""


def who_sends() -> dict[str, str]:
    return {
        "server: socket": "nothing",
        "server: bind": "nothing",
        "server: listen": "nothing",
        "client: socket": "nothing",
        "client: connect": "SYN",
        "server: accept": "nothing",
        "client: send": "data",
        "server: recv": "nothing",
        "server: send": "data",
        "client: recv": "nothing",
        "client: shutdown": "FIN",
        "server: recv again": "FIN",
        "server: close": "nothing",
        "client: close": "nothing",
    }


def when() -> dict[str, str]:
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
