"""A cell takes all the memory that it gets.

place: before tell-each
base: right
points: 4
statuses: tell-each-visible=crashed
meets: memory
says: too much memory
"""
kept = []
while True:
    kept.append(bytearray(b"x" * (1 << 20)))
