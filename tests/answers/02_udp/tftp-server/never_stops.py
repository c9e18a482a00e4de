"""Waits for requests without looking at stop.

base: reference
score: 2
caught by: tftp-server-serves
message: returns once stop is set
hint: look at `stop` again and again
"""
# instead of
        sock.settimeout(0.05)
        while not stop.is_set():
# this
        while True:
