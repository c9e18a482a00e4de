"""Acknowledges every DATA with its number.

base: reference
score: 5
caught by: tftp-get-reliably-doubled
message: silent on what does not count
hint: passed over
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
                sock.sendto(last, to)
# this
            elif kind == "DATA" and to != server:
                sock.sendto(build("ACK", number), to)
