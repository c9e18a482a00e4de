"""A cell ignores every signal that can be ignored, and sleeps.

place: after total
base: right
points: 5
statuses: total-visible=passed tell-each-visible=passed
says: could not be stopped
"""
import signal
import time

for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    time.sleep(100)
