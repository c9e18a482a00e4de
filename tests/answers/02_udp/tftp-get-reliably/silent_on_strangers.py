"""Passes over what strangers send.

base: reference
score: 5
caught by: tftp-get-reliably-strangers
message: two strangers
hint: answered with an ERROR of code 5
"""
# instead of
                    sock.sendto(build("ERROR", 5, b"unknown transfer"), source)
# this
                    pass
