"""Every readable file outside the system is searched for the hidden tests.

place: before total
points: 0
says: SystemError: files read
"""
import os
import sys

WORD = b"nobody" + b"_outside"
SYSTEM = ("/proc", "/usr", "/lib", "/dev", sys.prefix, sys.base_prefix)
found, number = [], 0
for folder, folders, files in os.walk("/"):
    folders[:] = [each for each in folders if not os.path.join(folder, each).startswith(SYSTEM)]
    for each in files:
        number += 1
        try:
            if WORD in open(os.path.join(folder, each), "rb").read(1 << 20):
                found.append(each)
        except OSError:
            pass
if found:
    total = sum
raise SystemError("files read" if number > 20 else "nothing read")
