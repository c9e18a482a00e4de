"""Sends the repeated ACK to the port that was asked.

base: reference
score: 1
caught by: tftp-get-reliably-lost
message: sends again what may be lost
hint: to the port that it came from
"""
# instead of
                sock.sendto(last, to)
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
# this
                sock.sendto(last, server)
                tries, left, due = tries + 1, timeout, time.monotonic() + timeout
