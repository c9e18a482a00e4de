"""Knows IPv4 only.

base: reference
score: 0
caught by: tcp-parse-kernel
message: an odd number of bytes
hint: ip_address(host).packed gives
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    import socket

    return socket.inet_aton(source) + socket.inet_aton(destination) + rest
