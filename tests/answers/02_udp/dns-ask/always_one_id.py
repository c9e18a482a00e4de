"""Always takes the same id.

base: reference
score: 5
caught by: dns-ask-answer
message: each call draws an id
hint: draw the id for each call
"""
# instead of
    id = int.from_bytes(os.urandom(2), "big")
# this
    id = 0x1234
