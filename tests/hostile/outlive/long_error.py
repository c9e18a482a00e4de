"""An error has a text of twenty megabytes, in a cell and in a call.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
"""
def total(numbers):
    raise ValueError("x" * 20_000_000)


raise ValueError("y" * 20_000_000)
