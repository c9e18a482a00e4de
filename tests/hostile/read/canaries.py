"""The gradebook, the course, another submission and the home folder are read where they lie.

place: before total
points: 0
says: SystemError: 0 read
"""
import glob

found = []
for place in [*PLACES, *glob.glob("/root/*"), *glob.glob("/home/*/*"), *glob.glob("/tmp/*"), "/etc/shadow", "/etc/passwd"]:
    try:
        found.append(open(place, "rb").read(100))
    except OSError:
        pass
if found:
    total = sum
raise SystemError(f"{len(found)} read")
