"""Sends an empty datagram.

base: reference
score: 3
caught by: probe-answers
message: it has sent one datagram, b'?'
hint: send b'?' once
"""
# instead of
            sock.send(b"?")
# this
            sock.send(b"")
