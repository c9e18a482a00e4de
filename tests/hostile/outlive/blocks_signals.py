"""A cell blocks every signal, and sleeps.

place: after total
base: right
points: 0
says: could not be stopped
"""
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
time.sleep(1000)
