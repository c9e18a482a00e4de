"""Sends again to see the error, and takes a send that does not fail for an answer.

base: reference
score: 2
caught by: probe-answers
message: it has sent one datagram, b'?'
hint: send b'?' once
"""
# instead of
            sock.recv(65535)
# this
            time.sleep(min(timeout, 0.1))
            sock.send(b"?")
