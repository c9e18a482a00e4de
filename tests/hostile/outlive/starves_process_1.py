"""A cell takes process 1 its descriptors, processor time and priority; nothing comes of it.

place: before total
base: right
points: 5
"""
import os
import resource

for which in (resource.RLIMIT_NOFILE, resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE):
    try:
        resource.prlimit(1, which, (0, 0))
    except OSError:
        pass
try:
    os.setpriority(os.PRIO_PROCESS, 1, 19)
    os.sched_setscheduler(1, os.SCHED_IDLE, os.sched_param(0))
except OSError:
    pass
