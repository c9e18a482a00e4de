"""Puts the name into the packet as text.

base: reference
score: 0
caught by: tftp-get-blocks
message: hello.txt
hint: name.encode()
"""
# instead of
        sock.sendto(build("RRQ", 0, name.encode()), server)
# this
        sock.sendto(build("RRQ", 0, name), server)
