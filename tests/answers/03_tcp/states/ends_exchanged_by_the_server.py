"""Writes the end that calls first: in the second session the server's.

base: reference
score: 1
caught by: states-second
message: predicts what happens
hint: in each pair the client's state comes first
"""
# instead of
        "B server: shutdown": ("CLOSE-WAIT", "FIN-WAIT-2"),
        "B client: close": ("CLOSED", "TIME-WAIT"),
        "B server: close": ("CLOSED", "TIME-WAIT"),
# this
        "B server: shutdown": ("FIN-WAIT-2", "CLOSE-WAIT"),
        "B client: close": ("TIME-WAIT", "CLOSED"),
        "B server: close": ("TIME-WAIT", "CLOSED"),
