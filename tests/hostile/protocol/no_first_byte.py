"""The fork never says its first byte, by which the judge knows it.

place: before total
points: 0
statuses: total-visible=timed out
"""
import time

import autograder.judge.student

autograder.judge.student.serve = lambda names, sock: time.sleep(1000)
