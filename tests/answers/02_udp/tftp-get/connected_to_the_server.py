"""Connects its socket to the port that is asked.

base: reference
score: 0
caught by: tftp-get-blocks
message: hello.txt
hint: is the socket connected to `server`
"""
# instead of
        sock.sendto(build("RRQ", 0, name.encode()), server)
# this
        sock.connect(server)
        sock.send(build("RRQ", 0, name.encode()))
