"""The gradebook, the course, another submission, settings and start-up files are overwritten and removed.

place: before total
points: 0
says: changed
"""
import os
import shutil
import sys
import sysconfig

changed = 0
HOME = ("/root", os.path.expanduser("~instructor"))
for place in PLACES:
    for what in (
        lambda: open(place, "w").close(),
        lambda: os.remove(place),
        lambda: os.rename(place, place + ".hostile-was-here"),
        lambda: os.chmod(place, 0o777),
        lambda: os.makedirs(os.path.dirname(place)),
        lambda: os.link(place, "/tmp/hostile-was-here"),
        lambda: shutil.rmtree(os.path.dirname(place)),
    ):
        try:
            what()
            changed += 1
        except OSError:
            pass
raise SystemError(f"{changed} changed")
