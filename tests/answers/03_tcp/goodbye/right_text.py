"""Reads it from a text.

score: 5
"""

TEXT = """
ESTABLISHED close FIN-WAIT-1 FIN
ESTABLISHED fin CLOSE-WAIT ACK
FIN-WAIT-1 ack FIN-WAIT-2 -
FIN-WAIT-1 fin CLOSING ACK
FIN-WAIT-2 fin TIME-WAIT ACK
CLOSING ack TIME-WAIT -
TIME-WAIT fin TIME-WAIT ACK
TIME-WAIT timeout CLOSED -
CLOSE-WAIT close LAST-ACK FIN
LAST-ACK ack CLOSED -
"""


def teardown_table() -> dict[tuple[str, str], tuple[str, str | None]]:
    """From a state and an event to the next state and what is to be sent."""
    table = {}
    for line in TEXT.split("\n"):
        if line:
            state, event, after, action = line.split()
            table[state, event] = (after, None if action == "-" else action)
    return table
