"""The test's callback is called for ever, with a megabyte each time, which the test keeps.

place: in tell-each
points: 0
statuses: total-visible=failed
"""
def tell_each(words, tell):
    while True:
        tell("x" * (1 << 20))
