"""Sends three times, to be sure.

base: reference
score: 3
caught by: probe-answers
message: it has sent one datagram, b'?'
hint: send b'?' once
"""
# instead of
            sock.send(b"?")
# this
            for _ in range(3):
                sock.send(b"?")
