"""Takes the first datagram from the server, whatever is in it.

base: reference
score: 3
caught by: ask-hears
message: ask(server, request, match, 5.0, 20) returns b'cat 4 legs', behind others that do not match
hint: ask match about each datagram
"""
# instead of
            answer = first_match(sock, match, timeout)
# this
            answer = first_match(sock, lambda datagram: True, timeout)
