"""Takes an empty answer for none.

base: reference
score: 3
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where 127.0.0.1 answers with an empty datagram
hint: an empty datagram
"""
# instead of
            sock.recv(65535)
# this
            if not sock.recv(65535):
                return "silent"
