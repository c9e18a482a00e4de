"""Reads a name in the data as if the data were the message.

base: reference
score: 2
caught by: dns-record-data
message: of type 5
hint: read_name(message, where the data begins)
"""
# instead of
        data, after = read_name(message, begin)
# this
        data, after = read_name(message[begin:end], 0)
        after += begin
