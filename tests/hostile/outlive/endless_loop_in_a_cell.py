"""A cell never ends; what stands below it is judged all the same.

place: before total
base: right
points: 5
says: was stopped after
"""
while True:
    pass
