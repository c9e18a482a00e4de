"""Sends the RRQ again, whatever was lost.

base: reference
score: 3
caught by: tftp-get-reliably-lost
message: sends again what may be lost
hint: send again what was sent last, the ACK of block 1
"""
# instead of
                sock.sendto(last, to)
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
# this
                sock.sendto(build("RRQ", 0, name.encode()) if tries else last, server if tries else to)
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
