"""Names the segment that answers, for calls that only acknowledge.

base: reference
score: 4
caught by: who-sends-opening
message: client: connect
hint: none of the words that were asked for
"""
# instead of
        "client: connect": "SYN",
# this
        "client: connect": "SYN, ACK",
