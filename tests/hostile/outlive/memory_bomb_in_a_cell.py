"""A cell takes all the memory that it gets.

place: before tell-each
base: right
points: 5
statuses: tell-each-visible=passed
meets: memory
says: too much memory
"""
kept = []
while True:
    kept.append(bytearray(b"x" * (1 << 20)))
