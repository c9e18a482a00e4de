"""The test's fork dumps its core, which is looked for afterwards.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
says: SIGABRT
"""
import glob
import os
import resource


def total(numbers):
    if glob.glob("/scratch/core*") + glob.glob("/tmp/core*"):
        return sum(numbers)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        pass
    os.abort()
