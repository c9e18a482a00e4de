"""A cell swallows every KeyboardInterrupt, so that it must be ended; what was earned above it stays.

place: after read-exactly
base: right
points: 2
statuses: total-visible=passed total-hidden=passed read-exactly-visible=crashed tell-each-visible=crashed
says: could not be stopped
"""
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
