"""Adds the carry and forgets to take it away, so that there is always one more.

base: reference
score: 0
caught by: checksum-rfc
message: had not returned
hangs: yes
hint: the loop goes round and round
"""
# instead of
        total = (total & 0xFFFF) + (total >> 16)
# this
        total += total >> 16
