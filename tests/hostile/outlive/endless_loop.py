"""The function never returns, and never sleeps.

place: in total
points: 0
statuses: total-visible=timed out total-hidden=timed out read-exactly-visible=not written
says: while True
"""
def total(numbers):
    while True:
        pass
