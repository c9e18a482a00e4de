"""Takes an answer from anybody, since its socket is not connected.

base: reference
score: 2
caught by: ask-hears
message: ask(server, request, match, 5.0, 20) returns b'cat 4 legs', although a stranger was faster
hint: connect it to the server
"""
# instead of
        sock.connect(server)
# this

# instead of
            sock.send(request)
# this
            sock.sendto(request, server)
