"""An error has a text of fifty megabytes, in a cell and in a call.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
"""
def total(numbers):
    raise ValueError("x" * 50_000_000)


raise ValueError("y" * 50_000_000)
