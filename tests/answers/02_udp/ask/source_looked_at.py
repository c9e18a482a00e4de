"""Looks at the source of each datagram itself, so that it never hears of a closed port.

base: reference
score: 4
caught by: ask-refuses
message: ask(server, request, match, 0.3, 2) raises ConnectionError, since nobody is at the port on
hint: a connected socket raises ConnectionError
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        for _ in range(1 + retries):
            sock.send(request)
            answer = first_match(sock, match, timeout)
            if answer is not None:
                return answer
# this
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _ in range(1 + retries):
            sock.sendto(request, server)
            deadline = time.monotonic() + timeout
            while (left := deadline - time.monotonic()) > 0:
                sock.settimeout(left)
                try:
                    answer, source = sock.recvfrom(65535)
                except TimeoutError:
                    break
                if source[:2] == server and match(answer):
                    return answer
