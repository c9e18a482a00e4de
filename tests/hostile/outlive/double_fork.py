"""A daemon is started: two forks, a session of its own, no signal wanted.

place: before total
base: right
points: 5
"""
import os
import signal
import time

if os.fork() == 0:
    try:
        os.setsid()
    except OSError:
        os.setpgid(0, 0)
    if os.fork() == 0:
        for number in range(1, 32):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        os.closerange(0, 256)
        while True:
            time.sleep(1)
    os._exit(0)
