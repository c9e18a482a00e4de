"""Does the waiting itself, with one deadline a request.

score: 5
"""


def ask(server, request, match, timeout, retries):
    if not timeout > 0 or retries < 0:
        raise ValueError("bad timeout or retries")
    sock = socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM)
    try:
        sock.connect(server)
        tries = 0
        while tries <= retries:
            sock.send(request)
            tries += 1
            until = time.monotonic() + timeout
            while time.monotonic() < until:
                sock.settimeout(max(until - time.monotonic(), 1e-6))
                try:
                    got = sock.recv(65535)
                except TimeoutError:
                    break
                if match(got):
                    return got
        raise TimeoutError
    finally:
        sock.close()
