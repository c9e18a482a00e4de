"""Takes a closed port for a lost request.

base: reference
score: 4
caught by: ask-refuses
message: ask(server, request, match, 0.3, 2) raises ConnectionError, since nobody is at the port on
hint: do not ask again
"""
# instead of
            sock.send(request)
            answer = first_match(sock, match, timeout)
# this
            try:
                sock.send(request)
                answer = first_match(sock, match, timeout)
            except ConnectionError:
                continue
