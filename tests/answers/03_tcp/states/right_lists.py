"""Has lists for pairs.

score: 3
"""

def both_ends() -> dict:
    """The client's and the server's state after each call of two sessions."""
    return {
        "A client: shutdown": ["FIN-WAIT-2", "CLOSE-WAIT"],
        "A server: send": ["FIN-WAIT-2", "CLOSE-WAIT"],
        "A server: close": ["TIME-WAIT", "CLOSED"],
        "B server: shutdown": ["CLOSE-WAIT", "FIN-WAIT-2"],
        "B client: close": ["CLOSED", "TIME-WAIT"],
        "B server: close": ["CLOSED", "TIME-WAIT"],
    }
