"""Command lines, environments, memory and open files of all processes in /proc are read.

place: before total
points: 0
says: SystemError: processes seen: 2
"""
import glob
import os
import re

WORD = b"nobody" + b"_outside"
mine = os.getpid()
for name in ("cmdline", "environ", "maps", "mem", "fd", "root", "cwd", "task", "ns/net"):
    for place in glob.glob(f"/proc/[0-9]*/{name}"):
        if f"/{mine}/" in place:
            continue
        try:
            if name == "mem":
                open(place, "r+b").close()
                total = sum
            elif name in ("fd", "task"):
                for each in os.listdir(place):
                    if name == "fd":
                        os.readlink(os.path.join(place, each))
                        total = sum
            elif name == "environ":
                if open(place, "rb").read():
                    total = sum
            elif name in ("cmdline", "maps") and WORD in open(place, "rb").read():
                total = sum
        except OSError:
            pass
seen = [each for each in os.listdir("/proc") if each.isdigit()]
raise SystemError(f"processes seen: {len(seen)}")
