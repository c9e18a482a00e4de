"""Takes an answer from anybody, since its socket is not connected.

base: reference
score: 2
caught by: dns-ask-strangers
message: from a stranger
hint: connect it to the server
"""
# instead of
        sock.connect(server)
# this

# instead of
            sock.send(message)
# this
            sock.sendto(message, server)
