"""Takes everything behind the first 20 bytes for data.

base: reference
score: 1
caught by: tcp-header-fields
message: Linux's SYN
hint: the data begins where the data offset says
"""
# instead of
        payload=segment[size:],
# this
        payload=segment[20:],
