"""The result is a list that contains itself.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
says: cannot be handed over
"""
def total(numbers):
    numbers = []
    numbers.append(numbers)
    return numbers
