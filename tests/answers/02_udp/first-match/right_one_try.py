"""Has one try around the loop, and subtracts what has passed.

score: 5
"""


def first_match(sock, match, timeout):
    start = time.perf_counter()
    try:
        while (passed := time.perf_counter() - start) < timeout:
            sock.settimeout(timeout - passed)
            got = sock.recv(70_000)
            if match(got):
                return got
    except TimeoutError:
        pass
    return None
