"""Takes an ACK for a message.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: ACK 0, 0.1
hint: an ACK is never acknowledged
"""
# instead of
        if parsed is None or parsed[0] != "DATA":
# this
        if parsed is None:
