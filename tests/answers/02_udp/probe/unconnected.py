"""Sends with sendto from a socket that is not connected.

base: reference
score: 2
caught by: probe-closed
message: probe_udp(address, 1.0) returns 'closed', where nobody takes datagrams at 127.0.0.1
hint: only a connected socket hears
"""
# instead of
        sock.connect(address)
# this

# instead of
            sock.send(b"?")
            sock.recv(65535)
# this
            sock.sendto(b"?", address)
            sock.recvfrom(65535)
