"""Keeps the bytes of all queues in one place.

base: right_heap
score: 3
caught by: reassembler-order
message: another queue has bytes of its own
hint: belongs into `self`
"""
# instead of
        self.ready = bytearray()
# this

# instead of
    def __init__(self):
# this
    ready = bytearray()

    def __init__(self):
