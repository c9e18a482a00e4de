"""Writes an IPv6 address with AF_INET.

base: reference
score: 2
caught by: dns-record-data
message: of type 28
hint: AF_INET6 for AAAA
"""
# instead of
        data = socket.inet_ntop(socket.AF_INET if qtype == A else socket.AF_INET6, message[begin:end])
# this
        data = socket.inet_ntop(socket.AF_INET, message[begin:end])
