"""Reads the calls of the first session off its capture, and predicts nothing.

score: 3
caught by: who-sends-talk
message: client: recv again
hint: each call is a key
"""


def who_sends():
    return {record.call: record.puts for record in kernel.echo_session()}


def when_it_happens():
    return {
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
    }
