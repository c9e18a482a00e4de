"""A cell swallows every KeyboardInterrupt, so that it must be ended; what was earned above it stays.

place: after read-exactly
base: right
points: 5
statuses: total-visible=passed read-exactly-visible=passed tell-each-visible=passed
says: could not be stopped
"""
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
