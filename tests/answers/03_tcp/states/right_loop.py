"""Fills a dictionary.

score: 3
"""

def both_ends():
    """The client's and the server's state after each call of two sessions."""
    half, over = ("FIN-WAIT-2", "CLOSE-WAIT"), ("TIME-WAIT", "CLOSED")
    found = {"A client: shutdown": half, "A server: send": half, "A server: close": over}
    found["B server: shutdown"] = half[::-1]
    found["B client: close"] = found["B server: close"] = over[::-1]
    return found
