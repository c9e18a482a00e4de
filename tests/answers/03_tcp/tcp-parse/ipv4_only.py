"""Knows IPv4 only.

base: reference
score: 0
caught by: tcp-parse-pseudo
message: pseudo_header('fd00::1', 'fd00::2', 1280) returns
hint: ip_address(host).packed gives
"""
# instead of
    return hosts[0].packed + hosts[1].packed + rest
# this
    import socket

    return socket.inet_aton(source) + socket.inet_aton(destination) + rest
