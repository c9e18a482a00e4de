"""Sleeps until the time is over, and then looks what has come.

base: reference
score: 3
caught by: first-match-chooses
message: timed out: ✗ first_match(sock, match, 30.0) returns b'cat', the only datagram, at once
hint: as soon as a datagram matches
"""
# instead of
    deadline = time.monotonic() + timeout
# this
    time.sleep(timeout)
    sock.setblocking(False)

# instead of
    while (left := deadline - time.monotonic()) > 0:
        sock.settimeout(left)
# this
    while True:

# instead of
        except TimeoutError:
# this
        except BlockingIOError:
