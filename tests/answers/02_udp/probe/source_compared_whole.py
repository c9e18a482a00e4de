"""Compares the source as recvfrom gives it, with four parts over IPv6.

base: reference
score: 3
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where ::1 answers
hint: four parts
"""
# instead of
            sock.recv(65535)
# this
            if sock.recvfrom(65535)[1] != address:
                return "silent"
