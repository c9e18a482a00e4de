"""A test's call takes all the memory that it gets, page by page.

place: in total
points: 0
statuses: total-visible=out of memory or timed out total-hidden=out of memory or timed out tell-each-visible=not written
"""
def total(numbers):
    kept = []
    while True:
        kept.append(bytearray(b"x" * (1 << 20)))
