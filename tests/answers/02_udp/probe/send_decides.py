"""Takes a send that does not fail for an answer.

base: reference
score: 2
caught by: probe-closed
message: probe_udp(address, 1.0) returns 'closed', where nobody takes datagrams at 127.0.0.1
hint: send never fails
"""
# instead of
            sock.recv(65535)
# this
