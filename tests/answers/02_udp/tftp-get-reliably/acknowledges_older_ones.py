"""Acknowledges a repetition of any block that came before.

base: reference
score: 5
caught by: tftp-get-reliably-doubled
message: silent on what does not count
hint: only a repetition of block 2 is acknowledged again
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
                sock.sendto(last, to)
# this
            elif kind == "DATA" and (expected - number) % 65536 < 100 and to != server:
                sock.sendto(build("ACK", number), to)
