"""Builds it state by state.

score: 5
"""

def teardown_table():
    """From a state and an event to the next state and what is to be sent."""
    states = {
        "ESTABLISHED": {"close": "FIN-WAIT-1", "fin": "CLOSE-WAIT"},
        "FIN-WAIT-1": {"fin": "CLOSING", "ack": "FIN-WAIT-2"},
        "FIN-WAIT-2": {"fin": "TIME-WAIT"},
        "CLOSING": {"ack": "TIME-WAIT"},
        "TIME-WAIT": {"fin": "TIME-WAIT", "timeout": "CLOSED"},
        "CLOSE-WAIT": {"close": "LAST-ACK"},
        "LAST-ACK": {"ack": "CLOSED"},
    }
    sends = {"close": "FIN", "fin": "ACK"}
    return {(state, event): (after, sends.get(event)) for state, row in states.items() for event, after in row.items()}
