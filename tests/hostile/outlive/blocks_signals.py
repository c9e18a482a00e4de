"""A cell blocks every signal, and sleeps.

place: after total
base: right
points: 5
statuses: total-visible=passed tell-each-visible=passed
says: could not be stopped
"""
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
time.sleep(1000)
