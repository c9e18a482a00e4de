"""Sends the ERROR for a stranger to its own server.

base: reference
score: 4
caught by: tftp-get-reliably-strangers
message: two strangers
hint: goes to the port that the stranger's packet came from
"""
# instead of
                    sock.sendto(build("ERROR", 5, b"unknown transfer"), source)
# this
                    sock.sendto(build("ERROR", 5, b"unknown transfer"), to)
